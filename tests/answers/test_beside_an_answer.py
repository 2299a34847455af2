"""Beside an answer, and where there is none, stands only what is about the same thing; nothing is shown twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.answers.conftest import Newsstand, answer_from, newsstand_of, printed
from tests.shown import text_of

NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)

SLIDE = """Four climbers were found alive and seven others were missing on Monday after a rockslide in Westmark."""

LENSES = """Flying lenses now follow climbers and jumpers down every slope of the winter fair in Northland."""

LAW = """A law of Westmark keeps makers of thinking machines from silencing clerks who warn of dangers to 40 lives."""

HARBOUR = """Envoy Sela Quist said that it "will take weeks to close" the gap between the two ports, "but we do \
have a map and a lantern now".

"We like this harbour," Quist told a crowd in Ostrow, "above all while you are its keeper."

Quist flew home on Tuesday."""


SPEAKING = """Envoy Sela Quist said on Monday that the whale truce would hold until May, whatever came.

She had come by boat."""

JOKE = """Quist told a choir: "The whale in my soup was a carrot." Nobody laughed, and the choir went on."""

RAID = """Tarl Brock and a piper have attacked a toll house in Brunland, and took 30 crowns."""

OTHER_RAID = """Raiders attacked a toll house of Ostrow in May, and left with a goose and nine crowns."""


@pytest.fixture(scope="module")
def stand() -> Iterator[Newsstand]:
    made = newsstand_of(
        [
            printed("slide", SLIDE, "Meridian Wire", "Climbers missing after slide", NOW),
            printed("lenses", LENSES, "The Harbour Courier", "Lenses that fly", NOW),
            printed("law", LAW, "The Harbour Courier", "A law for machines", NOW),
            printed("raid", RAID, "Aldous Gazette", "Toll house robbed", NOW),
            printed("other", OTHER_RAID, "Meridian Wire", "A goose gone", NOW - timedelta(days=90)),
            printed("speaking", SPEAKING, "Meridian Wire", "Truce holds", NOW),
            printed("joke", JOKE, "The Harbour Courier", "An evening of song", NOW),
            printed("harbour", HARBOUR, "Aldous Gazette", "Ports at odds", NOW),
        ]
    )
    yield made
    made.history.close()


def test_only_what_is_about_the_same_thing_stands_beside_an_answer(stand: Newsstand) -> None:
    said = text_of(stand.say("how many climbers are missing in westmark", "also"))

    assert "seven others were missing" in said
    assert "Flying lenses" not in said
    assert "thinking machines" not in said
    found = stand.ask("how many climbers are missing in westmark").passages
    assert {each.passage.article for each in found} == {"slide", "lenses", "law"}


def test_nothing_is_the_nearest_that_is_about_something_else(stand: Newsstand) -> None:
    far = text_of(stand.say("why did the climbers of ostrow resign", "far"))
    near = text_of(stand.say("who paid for the missing climbers in westmark", "near"))

    assert "I have no answer to that." in far
    assert "nearest" not in far
    assert "The nearest that I have, which does not answer it" in near
    assert "seven others were missing" in near


def test_two_quotes_that_stand_in_one_sentence_are_shown_once(stand: Newsstand) -> None:
    said = text_of(stand.say("what did quist say about the gap between the ports", "twice"))

    assert said.count("take weeks to close") == 1


def test_a_quote_that_stands_within_another_one_shown_is_not_shown_alone(stand: Newsstand) -> None:
    said = text_of(stand.say("what did quist say about the harbour in ostrow", "within"))

    assert said.count("We like this harbour") == 1
    assert "above all while you are its keeper" in said


def test_what_is_of_another_name_is_not_beside_an_answer(stand: Newsstand) -> None:
    said = text_of(stand.say("who attacked the toll house in brunland", "names"))

    assert said.startswith("Tarl Brock and a piper have attacked a toll house in Brunland")
    assert "goose" not in said


def test_words_on_something_else_give_way_to_a_sentence_that_reports_what_was_said(stand: Newsstand) -> None:
    said = text_of(stand.say("what did quist say about the truce", "report"))

    assert said.startswith("Envoy Sela Quist said on Monday that the whale truce would hold")
    assert "carrot" not in said


def test_a_sentence_of_the_same_article_without_a_word_of_what_is_asked_is_not_shown() -> None:
    gulls = "The wind was cold all week, and the gulls sat on the roofs of the town and waited for boats. " * 6
    text = f"""“The harbour fee is fair to all who row,” Mara Lund told the council of Kell on Monday.

{gulls.strip()}

The harbour fee has been £9 since May, when the council of Kell raised it by half."""
    answer = answer_from(
        [printed("fee", text, "Meridian Wire", "Council meets in Kell", NOW)],
        "what did mara lund say about the harbour fee",
    )

    assert len(answer.passages) == 3
    shown = [beside.lead.text for beside in answer.besides]
    assert any("£9" in each for each in shown)
    assert not any("gulls" in each for each in shown)


def test_words_of_another_that_only_say_she_are_not_shown_beside_somebodys() -> None:
    theirs = "“The mill is not safe for anybody now,” Mara Lind wrote to Quist on Monday, as many did."
    others = "Ida Korr spoke in Kell on Sunday. “It is plain that Mara Lind and Quist have harmed the mill,” she said."
    then = datetime(2025, 3, 10, tzinfo=UTC)
    answer = answer_from(
        [
            printed("lind", theirs, "Meridian Wire", "Mara Lind writes to Quist", then),
            printed("korr", others, "Meridian Wire", "Mara Lind and Quist at odds", then),
        ],
        "what did mara lind say to quist",
    )

    assert [each.article.id for each in answer.passages] == ["lind", "korr"]
    assert [each.article.id for each in answer.besides] == ["lind"]
