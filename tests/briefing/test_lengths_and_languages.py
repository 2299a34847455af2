"""A briefing shows as much as its length says, and dates and numbers of ours are in the space's language."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.briefing.layout import briefing_message, story_message
from bot.localising import localised, written
from bot.message import (
    Block,
    Choices,
    Code,
    Document,
    Facts,
    Footer,
    Heading,
    Message,
    Moment,
    Paragraph,
    Pullquote,
    Run,
)
from bot.slots import Length
from bot.told import Briefing, Coverage, Telling
from tests.shown import text_of
from tests.stories.pieces import MORNING, Counted, Piece, Said, piece, told_by

AT = datetime(2026, 5, 4, 11, 5, tzinfo=UTC)


def town() -> Telling:
    """A story with four quotes and some figures that its summary does not tell."""
    names = ("Mara Lind", "Otto Brandt", "Ada Holm", "Ivo Karst")
    said = [
        f"The {place} quay of this town is far too old for such ships," for place in ("north", "south", "east", "west")
    ]
    counts = [f"{30 + place} cranes stood on quay {word} in spring" for place, word in enumerate(("one", "two"))]
    text = (
        "The council of Easthaven voted on Monday to close the harbour for a week.\n"
        "Ships will be sent to the next port, the harbour board said in the afternoon.\n"
        "Traders asked the council to think again before the summer begins.\n"
        + "\n".join(f"“{words}” {name} said." for words, name in zip(said, names, strict=True))
        + "\n"
        + "\n".join(f"In all {count}." for count in counts)
    )
    made: Piece = piece(
        "a",
        text,
        title="Easthaven closes its harbour",
        said=[Said(words, name) for words, name in zip(said, names, strict=True)],
        counted=[Counted(count.split(" stood")[0], 30 + place, "crane", "stood") for place, count in enumerate(counts)],
    )
    return told_by(made)


def blocks(length: Length) -> list[Block]:
    telling = replace(town(), reasons=("3 quotes",))
    briefing = Briefing("c", AT, MORNING, (telling,), Coverage(1, 1))
    return list(briefing_message(briefing, "UTC", length).blocks)


@pytest.mark.parametrize(("length", "quotes"), [("short", 1), ("medium", 3), ("detailed", 4)])
def test_each_length_shows_so_many_quotes(length: Length, quotes: int) -> None:
    assert sum(isinstance(block, Pullquote) for block in blocks(length)) == quotes


def test_a_short_briefing_has_one_sentence_and_no_figures() -> None:
    short, medium = blocks("short"), blocks("medium")

    def sentences(found: list[Block]) -> int:
        return sum(
            run.text.strip() == "[1]"
            for block in found
            if isinstance(block, Paragraph)
            for run in block.line
            if isinstance(run, Run)
        )

    assert (sentences(short), sentences(medium)) == (1, 2)
    assert not any(isinstance(block, Facts) and block.title == "Figures" for block in short)


def test_a_detailed_briefing_says_why_a_story_matters() -> None:
    assert [block for block in blocks("detailed") if block == Paragraph((Run("3 quotes", faint=True),))]
    assert not [block for block in blocks("medium") if block == Paragraph((Run("3 quotes", faint=True),))]


def test_a_story_has_a_button_to_report_it() -> None:
    telling = town()

    assert Choices((("Report", f"/report {telling.story}"),)) in story_message(telling, "UTC").blocks


@pytest.mark.parametrize(
    ("locale", "day", "time"),
    [
        ("en_GB", "4 May 2026", "4 May 14:05"),
        ("en-US", "May 4, 2026", "May 4 2:05\u202fPM"),
        ("de_DE", "4. Mai 2026", "4. Mai 14:05"),
        ("uk", "4 травня 2026\u202fр.", "4 трав. 14:05"),
        ("xx_nowhere", "4 May 2026", "4 May 14:05"),
    ],
)
def test_times_are_written_in_the_language_and_zone(locale: str, day: str, time: str) -> None:
    assert written(Moment(AT, "Europe/Kyiv", "date", locale)) == day
    assert written(Moment(AT, "Europe/Kyiv", "time", locale)) == time


def everywhere(run: Run) -> Message:
    line = (run, Moment(AT, "UTC"))
    return Message(
        (
            Heading(line, 1),
            Paragraph(line),
            Pullquote(line, line, "abc"),
            Facts((line,), "Figures"),
            Choices((("a", "/b"),)),
            Code("1,234"),
            Document("a.csv", "1,234"),
            Footer(line),
        ),
        mention="discord:&7",
    )


def test_our_own_numbers_and_times_are_written_in_the_language() -> None:
    shown = localised(everywhere(Run("1,234", count=1_234)), "de_DE")

    assert text_of(shown, 80).count("1.234") == 6
    assert text_of(shown, 80).count("4. Mai 2026") == 6
    assert shown.mention == "discord:&7"


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["de_DE", "fr", "en_US", "ar_EG"]))
def test_words_of_the_news_are_never_changed(text: str, locale: str) -> None:
    shown = localised(Message((Paragraph((Run(text),)), Pullquote((Run(text),), (), "a"))), locale)

    assert shown == Message((Paragraph((Run(text),)), Pullquote((Run(text),), (), "a")))


def test_the_usual_language_changes_nothing() -> None:
    message = everywhere(Run("1,234", count=1_234))

    assert localised(message, "en_GB") is message
