"""Two sides' counts within one article are one quantity, and a dispute knows how far it reaches and what leads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.lexicon import load
from bot.briefing.cards import figures_message
from bot.briefing.lines import figure_lines
from bot.message import plain
from bot.model import Article, Digest
from bot.reading.digest import read
from bot.stories.claims import leading_first, reach
from bot.stories.quantities import quantities
from bot.stories.telling import Copy, tell
from bot.told import Quantity
from tests.stories.pieces import MORNING, Counted, Piece, piece, told_by

WORDS = load()


def told(*texts: str) -> tuple[Quantity, ...]:
    articles = [
        Article(f"a{place}", text, MORNING + timedelta(minutes=place), outlet=f"Outlet {place}")
        for place, text in enumerate(texts)
    ]
    return quantities(articles, [_digest(article) for article in articles])


def _digest(article: Article) -> Digest:
    return read(article, WORDS)[0]


def values(quantity: Quantity) -> list[tuple[str, str | None]]:
    return [(claim.figure.passage.text, claim.figure.claimed_by) for claim in quantity.claims]


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Police said 12 people died in Harun; rebels claim 40.", [("12 people", "Police"), ("40", "rebels")]),
        (
            "Police said 12 people were killed, while rebels claimed that 40 had died in the town.",
            [("12 people", "Police"), ("40", "rebels")],
        ),
        (
            "The government said 500 civilians died in the siege. The opposition said the number was 1,200.",
            [("500 civilians", "The government"), ("1,200", "The opposition")],
        ),
        (
            "Organisers said 20,000 people marched; police put the number at 5,000.",
            [("20,000 people", "Organisers"), ("5,000", "police")],
        ),
        (
            "Organisers said 20,000 people marched in Harun. Police said 5,000 people marched.",
            [("20,000 people", "Organisers"), ("5,000 people", "Police")],
        ),
    ],
)
def test_two_sides_counts_in_one_article_are_one_quantity_that_differs(
    text: str, claimed: list[tuple[str, str]]
) -> None:
    (quantity,) = told(text)

    assert values(quantity) == claimed
    assert quantity.differs


@pytest.mark.parametrize(
    "text",
    [
        "Arstan said 12 people were killed in Harun. Belmark said 3 people were killed in Tarnow.",
        "The army said 12 soldiers died. The rebels said 40 of their fighters died.",
        "Police said 12 people were killed. The hospital said 40 people were hurt.",
        "Police said 12 people died in Harun. The mayor said the bridge cost 40 dollars.",
        "Police said 12 people died. Police said 40 people died.",
        "Police said prices rose 12 percent. Traders said prices rose 40 percent.",
        "The board said 12 boats sank off the pier. The mayor said 40 boats were new.",
    ],
)
def test_what_counts_another_thing_is_no_rival(text: str) -> None:
    assert not any(quantity.differs for quantity in told(text))


def test_a_claim_that_others_print_joins_those_set_against_each_other() -> None:
    (quantity,) = told(
        "Police said 12 people died in the fighting in Harun; rebels claim 40.",
        "The fighting in Harun killed 40 people, the rebels said.",
        "Doctors said 25 people died in the fighting in Harun.",
    )

    assert [text for text, _ in values(quantity)] == ["12 people", "40", "40 people", "25 people"]
    assert [claim.figure.passage.text for claim in reach(quantity) or ()] == ["12 people", "40 people"]
    assert quantity.shown.passage.text == "25 people"
    assert [claim.figure.passage.text for claim in leading_first(quantity)] == ["40 people", "25 people", "12 people"]


def test_of_values_that_as_many_outlets_print_that_of_officials_leads() -> None:
    (quantity,) = told("Organisers said 20,000 people marched; police put the number at 5,000.")

    assert [claim.figure.claimed_by for claim in leading_first(quantity)] == ["police", "Organisers"]
    assert reach(quantity) is None


def test_an_outlets_older_count_is_no_end_of_the_range() -> None:
    (quantity,) = told(*DISPUTE)
    first, *others = quantity.claims
    older = replace(first, outlet=others[0].outlet, figure=replace(first.figure, claimed_by="the rebels"))

    assert reach(quantity) is not None
    assert reach(replace(quantity, claims=(older, *others))) is None


DISPUTE = (
    "Police said 12 people died in the fighting in Harun.",
    "The fighting in Harun killed 40 people, the rebels said.",
    "Doctors said 25 people died in the fighting in Harun.",
)


def test_a_dispute_is_told_by_the_newest_claim_and_the_range() -> None:
    articles = [
        Article(f"a{n}", text, MORNING + timedelta(minutes=n), outlet=f"Outlet {n}") for n, text in enumerate(DISPUTE)
    ]
    copies = [Copy(article, *read(article, WORDS)) for article in articles]
    telling = tell(1, copies, frozenset(), MORNING)

    assert [plain(line) for line in figure_lines(telling.quantities, telling)] == [
        "Doctors said 25 people died in the fighting in Harun. [3]"
        "  ≠  from 12 people — Police [1] to 40 people — the rebels [2]"
    ]
    (facts,) = figures_message(telling.quantities, telling.articles, "UTC").blocks
    assert getattr(facts, "title", None) == "The sources disagree: from 12 people to 40 people"


def test_two_claims_of_one_sentence_are_told_in_it() -> None:
    telling = told_by(_both())

    assert [plain(line) for line in figure_lines(telling.quantities, telling)] == [
        "Police said 12 people died; rebels claim 40 people died. [1]"
    ]
    (facts,) = figures_message(telling.quantities, telling.articles, "UTC").blocks
    assert getattr(facts, "title", None) == "The claims differ"
    assert len(getattr(facts, "lines", ())) == 1


def _both() -> Piece:
    return piece(
        "a",
        "Police said 12 people died; rebels claim 40 people died.",
        counted=[
            Counted("12 people", 12, "people", "died", claimed_by="Police"),
            Counted("40 people", 40, "people", "died", claimed_by="rebels"),
        ],
    )
