"""When two names are one person's, and when they are not."""

from __future__ import annotations

import pytest

from bot.reading.quotes.people.namesakes import may_be_one
from tests.reading_quotes.conftest import Read


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("smith", "ana smith", True),
        ("josh smith", "joshua smith", True),
        ("william smith", "bill smith", True),
        ("kristin smith", "kristen smith", True),
        ("j smith", "josh smith", True),
        ("ana smith", "ada smith", False),
        ("maria smith", "marie smith", False),
        ("sam smith", "samantha smith", False),
    ],
)
def test_short_forms_initials_and_slips_are_one_name(one: str, other: str, same: bool) -> None:
    first, second = tuple(one.split()), tuple(other.split())

    assert may_be_one(first, second) is same
    assert may_be_one(second, first) is same


def test_a_son_is_not_his_father(read: Read) -> None:
    text = (
        "Peter Holm spoke late. His son, Peter Holm Jr., was there.\n\n“It was a long night for us,” Holm Jr. said.\n\n"
        "“It is over now for all of us,” Peter Holm said."
    )

    assert [quote.speaker.name for quote in read(text) if quote.speaker] == ["Peter Holm Jr.", "Peter Holm"]


def test_a_surname_that_comes_first_is_of_whom_the_paragraph_before_names(read: Read) -> None:
    text = (
        "Kim Min Su closed the yard on Monday. Kim was calm.\n\nKim Sok-ri, a spokesman for the harbour, said that two"
        " ships had left.\n\n“The harbour knew of both of the ships,” Kim said at noon."
    )

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == ["Kim Sok-ri"]


def test_nobody_speaks_of_herself_by_name_behind_a_pronoun(read: Read) -> None:
    text = (
        "Ana Ruiz smiled. “I never gave up on the town,” she said. “Ruiz could have gone away at any time,” she said."
    )

    assert [quote.speaker.name if quote.speaker else None for quote in read(text)] == ["Ana Ruiz", None]


@pytest.mark.parametrize("name", ["Jan Ruiz", "Ronnie Ruiz"])
def test_a_name_of_men_and_women_tells_no_gender(read: Read, name: str) -> None:
    text = f"{name} said the bill would “do harm to every single shop.”\n\n“I have heard no reason for it,” she said."

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == [name, name]


def test_a_man_of_a_name_that_women_have_too_is_not_the_man_whom_he_beat(read: Read) -> None:
    text = (
        "Frances Ruiz beat Peter Holm on Monday, and threw his racket into the air.\n\n"
        "“I feel at home in this hall,” he said."
    )

    assert "Peter Holm" not in [quote.speaker and quote.speaker.name for quote in read(text)]
