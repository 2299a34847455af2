"""Whose clause a verb belongs to where it opens with a preposition and no comma parts the subject from it."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "We will rebuild the bridge before winter"


def test_a_participle_belongs_to_the_last_clause_and_not_to_the_first(read: Read) -> None:
    text = f"Oscar Lind resigned, and in a letter Dana Whitfield thanked him for it, adding that “{WORDS}.”"

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == ["Dana Whitfield"]


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("In a statement the company", "the company"),
        ("In a letter the Larkfield Farm Union", "Larkfield Farm Union"),
        ("In court the prosecutor", "the prosecutor"),
        ("At the trial of Oscar Lind the judge", "the judge"),
    ],
)
def test_a_description_speaks_behind_an_opening_without_comma(read: Read, opening: str, speaker: str) -> None:
    (found,) = read(f"Ten trains were cut.\n\n{opening} said: “{WORDS}.”")

    assert found.speaker is not None
    assert found.speaker.name == speaker


def test_what_a_survey_asked_about_is_not_what_it_says(read: Read) -> None:
    assert not read("Of seven rulings the survey asked about, the best liked was the one in “Renn v. Lind”.")


def test_a_possessor_is_no_subject(read: Read) -> None:
    text = f"In a talk, Dana Whitfield called it “too early” to back Lind's plan while adding of the ford, “{WORDS}.”"

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == ["Dana Whitfield"] * 2


@pytest.mark.parametrize(
    "supposed",
    ["if his daughter even thought of leaving,", "unless the mayor knew of it,", "when his brother thinks of home,"],
)
def test_who_is_only_supposed_to_think_says_nothing(read: Read, supposed: str) -> None:
    text = f"A father writes a letter to the Star saying {supposed} “{WORDS}.”"

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == ["A father"]


@pytest.mark.parametrize(
    "blamed", ["criticized the mayor for calling", "praised the mayor for calling", "accused the mayor of calling"]
)
def test_who_is_blamed_for_calling_something_so_says_it(read: Read, blamed: str) -> None:
    (found,) = read(f"Dana Whitfield {blamed} the rowers “vagrants of the worst kind”.")

    assert found.speaker is not None
    assert found.speaker.name == "the mayor"


@pytest.mark.parametrize("clause", ["where the show is filmed", "which he had left", "while others slept"])
def test_a_clause_behind_a_quote_is_no_tag_that_cannot_be_read(read: Read, clause: str) -> None:
    (found,) = read(f"Dana Whitfield agreed.\n\n“{WORDS},” {clause}.")

    assert found.speaker is not None
    assert found.speaker.name == "Dana Whitfield"
