"""Speakers of quotes claim the figures in their words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.model import Article, Figure, Quote, Speaker, SpeakerKind
from bot.reading.figures.claims import with_speakers
from tests.reading_figures.sentences import FETCHED


def claimant(
    text: str,
    number: str,
    claimed_by: str | None,
    *said: tuple[str, str | None],
    kind: SpeakerKind = "person",
) -> str | None:
    """Who claims the number of a text of one sentence, given its quotes and their speakers."""
    article = Article("a1", text, FETCHED)
    whole = article.passage(0, len(text))
    start = text.index(number)
    figure = Figure(
        article.passage(start, start + len(number)), Decimal(1), "", "=", whole, claimed_by=claimed_by
    )  # fmt: skip
    quotes = [
        Quote(
            article.passage(text.index(words), text.index(words) + len(words)),
            Speaker(name, kind) if name else None,
            "direct",
            whole,
            0.9,
        )
        for words, name in said
    ]
    return with_speakers([figure], quotes)[0].claimed_by


STONE = ("We lost 30 men", "Ada Stone")
LEFT = ("left", "Ada Stone")


@pytest.mark.parametrize(
    ("text", "claimed_by", "said", "expected"),
    [
        ("“We lost 30 men,” she said.", None, [STONE], "Ada Stone"),
        ("“We lost 30 men,” said Stone.", "Stone", [STONE], "Ada Stone"),
        ("“We lost 30 men,” it says.", None, [("We lost 30 men", None)], None),
        ("Of 30 men “many are lost”.", None, [("many are lost", "Ada Stone")], None),
        ("Of 30 men nobody said a word.", None, [], None),
        ("The guard said 30 men “left”.", "The guard", [LEFT], "The guard"),
        ("The aide of Ada Stone said 30 “left”.", "The aide of Ada Stone", [LEFT], "The aide of Ada Stone"),
        ("Stone said 30 men “left” “late”.", "Stone", [LEFT, ("late", "Ben Stone")], "Stone"),
    ],
)  # fmt: skip
def test_the_speaker_of_a_quote_claims_its_figures(
    text: str, claimed_by: str | None, said: list[tuple[str, str | None]], expected: str | None
) -> None:
    assert claimant(text, "30", claimed_by, *said) == expected


def test_only_a_person_goes_by_a_part_of_the_name() -> None:
    assert claimant("Stone said 30 men “left”.", "30", "Stone", ("left", "Ada Stone"), kind="group") == "Stone"
