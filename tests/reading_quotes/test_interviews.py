"""Interviews in prose: questions as paragraphs of their own, answers without marks."""

from __future__ import annotations

import pytest

from bot.model import Genre
from tests.reading_quotes.conftest import Read

INTERVIEW = """\
Glaciologist Ana Ruiz has spent 22 winters under the ice. She spoke to Peter Holm about sleep and soup.

What do you hear down there?

Mostly ticking, like a car that cools down. I never get tired of it.

Do your children ever come along?

Once. My son wrote “too wet” into the visitors' book.

I have framed the page.

What will you do next year?

I want to sleep.

The exhibition is open until May."""

ANSWERS = [
    "Mostly ticking, like a car that cools down. I never get tired of it.",
    "Once. My son wrote “too wet” into the visitors' book.",
    "I have framed the page.",
    "I want to sleep.",
]


@pytest.mark.parametrize("genre", ["news", "opinion"])
def test_answers_are_the_words_of_whom_the_introduction_names(read: Read, genre: Genre) -> None:
    found = read(INTERVIEW, genre)

    assert [quote.passage.text for quote in found] == ANSWERS
    assert {quote.speaker.name if quote.speaker else None for quote in found} == {"Ana Ruiz"}
    assert {quote.kind for quote in found} == {"direct"}


def test_questions_in_bold_are_questions_too(read: Read) -> None:
    text = "\n\n".join(f"**{line}**" if line.endswith("?") else line for line in INTERVIEW.split("\n\n"))

    assert [quote.passage.text for quote in read(text)] == ANSWERS


@pytest.mark.parametrize(
    "broken",
    [
        INTERVIEW.replace("She spoke to Peter Holm about", "She has written of"),
        INTERVIEW.replace(" you ", " one ").replace("your", "the"),
        INTERVIEW.replace("Glaciologist Ana Ruiz", "A glaciologist").replace("to Peter Holm ", "to us "),
        INTERVIEW.replace("I ", "one ").replace("My ", "The "),
    ],
    ids=["no conversation", "nobody asked", "nobody named", "nobody says I"],
)
def test_questions_of_the_writers_own_are_no_interview(read: Read, broken: str) -> None:
    assert [quote for quote in read(broken) if quote.passage.text in ANSWERS] == []


def test_a_sign_behind_a_dropped_opening_is_nobody(read: Read) -> None:
    text = f"Ruiz &amp; co: on what a ruiz is.\n\n{INTERVIEW}"

    assert {quote.speaker.name if quote.speaker else None for quote in read(text)} == {"Ana Ruiz"}
