"""What people type and pages print in earnest or in malice is read, and soon."""

from __future__ import annotations

from datetime import UTC, datetime
from time import process_time

import pytest

from bot.answers.evidence.matching import Matcher
from bot.answers.understanding.kinds import said_of
from bot.answers.understanding.times import asked_time
from bot.answers.understanding.wish import terms
from bot.answers.words.stems import folded, stem
from tests.answers.conftest import NOW, Newsstand, answer_from, newsstand_of, printed

SOON = 5.0
"""Seconds of work, of which each of these took ten or more before; now it is less than one."""


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Ida Korr is the mayor of Kell. " + "A" * 20_000, "what did the mayor of Kell say?"),
        ("Ida Korr’s book is out. " + "A" * 20_000, "who wrote the book?"),
        ("The mayor of Kell spoke" + "." * 40_000, "what did the mayor of Kell say?"),
        ("Ada Trump went\n" * 6_000, "what about Trump?"),
        ("kell-cup-" * 20_000, "who won the kell cup?"),
    ],
    ids=["office", "title", "stops", "name", "word"],
)
def test_a_long_piece_of_a_page_is_read_soon(text: str, question: str) -> None:
    article = printed("long", f"{text}\n\n“We wait,” said Ida Korr.", "Meridian Wire", "The mayor of Kell", NOW)
    stand = newsstand_of([article])
    try:
        stand.say("what did Ida Korr say about Kell?")
        began = process_time()
        stand.say(question)
        assert process_time() - began < SOON
    finally:
        stand.history.close()


@pytest.mark.parametrize(
    "line", ["What did the mayor'( say?", "who is the mayor[?", "what did the mayor of Kell\\ say?"]
)
def test_signs_of_patterns_are_signs(line: str) -> None:
    article = printed("kell", "Ida Korr is the mayor of Kell.", "Meridian Wire", "A mayor", NOW)

    assert answer_from([article], line).read_as


@pytest.mark.parametrize("first", ["2025", "1", "?!", "no, I meant \u0308?"])
def test_a_line_without_letters_leaves_its_talk_whole(newsstand: Newsstand, first: str) -> None:
    newsstand.say(first, f"signs {first}")

    assert newsstand.say("what did Ruth Askew say?", f"signs {first}").blocks


@pytest.mark.parametrize(
    ("typed", "one"),
    [
        ("l'oreal", "l'oreal"),
        ("n'djamena", "n'djamena"),
        ("o'brien's", "o'brien"),
        ("teachers'", "teacher"),
        ("isn't", "isn"),
    ],
)
def test_an_apostrophe_within_a_name_is_part_of_it(typed: str, one: str) -> None:
    assert stem(typed) == stem(one)


def test_a_trade_mark_is_no_letter() -> None:
    assert folded("Corvane™ and 𝐇ello").split() == ["corvane", "and", "hello"]
    assert Matcher(terms("does Corvane work")).cover("Corvane™ cuts it")[0] == 1.0


@pytest.mark.parametrize(
    ("typed", "day"),
    [("on February 29", datetime(2024, 2, 29, tzinfo=UTC)), ("on 28 February", datetime(2026, 2, 28, tzinfo=UTC))],
)
def test_a_day_without_a_year_is_the_latest_that_there_was(typed: str, day: datetime) -> None:
    found = asked_time(f"what happened {typed}?", datetime(2026, 3, 3, 12, tzinfo=UTC), "UTC")

    assert found is not None
    assert found.since == day


def test_31_april_is_no_time() -> None:
    assert asked_time("what happened on 31 April?", NOW, "UTC") is None


def test_where_a_claim_begins_is_told_in_what_was_typed() -> None:
    line = "Did the ½ ton ½ price man really say he would go?"

    assert line[said_of(line) :].startswith("he would go")
