"""Whom a paper means when it calls somebody it has named by an age, a trade or a family: "the mother of three"."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read


def speakers(read: Read, text: str) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in read(text)]


@pytest.mark.parametrize(
    "called",
    [
        "the mother of three",
        "the mum-of-three",
        "the great-grandmother of nine",
        "the retired nurse",
        "the former goalkeeper",
        "the singer",
        "the 74-year-old",
    ],
)
def test_somebody_named_in_the_paragraph_before_is_called_otherwise(read: Read, called: str) -> None:
    text = f"Ana Ruiz found the purse on the bus to Larkfield.\n\n“I thought it was a joke,” {called} told the paper."

    assert speakers(read, text) == ["Ana Ruiz"]


def test_a_word_for_a_woman_means_no_man(read: Read) -> None:
    text = "Mr Peter Holm found the purse on the bus.\n\n“I thought it was a joke,” said the actress on Monday."

    assert speakers(read, text) == ["the actress"]


@pytest.mark.parametrize("introduced", ["A singer", "A former Larkfield Opera House singer"])
def test_somebody_else_who_was_introduced_by_that_word_stays_without_a_name(read: Read, introduced: str) -> None:
    text = (
        f"{introduced} was waiting at the door.\n\nAna Ruiz told her to leave.\n\n"
        "“I thought it was a joke,” said the singer."
    )

    assert speakers(read, text) == ["the singer"]


def test_somebody_else_beside_the_singer_is_no_other_singer(read: Read) -> None:
    text = "Ana Ruiz sang. A friend close to the singer wept. “I thought it was a joke,” said the singer."

    assert speakers(read, text) == ["Ana Ruiz"]


def test_of_two_people_in_view_neither_is_taken(read: Read) -> None:
    text = "Ana Ruiz opened the door. Berta Holm held it. “I thought it was a joke,” said the striker."

    assert speakers(read, text) == ["the striker"]


def test_a_title_before_the_name_is_spelled_out_later(read: Read) -> None:
    text = (
        "Father Peter Holm kept a list. It has 112 names.\n\n“I count those who do not come any more,” the priest said."
    )

    assert speakers(read, text) == ["Peter Holm"]


def test_a_pronoun_means_whom_the_office_before_it_means(read: Read) -> None:
    text = (
        "The archdeacon of Larkfield, the Ven. Peter Holm, stopped the bells. A ringer, Mr Ivan Sand, wrote to him.\n\n"
        "The archdeacon defended his decision. “I would do the same again,” he said."
    )

    assert speakers(read, text) == ["Peter Holm"]


@pytest.mark.parametrize("called", ["the 36-year-old hooker", "the South African", "the Welshman"])
def test_an_age_may_narrow_a_trade_and_a_home_have_two_words(read: Read, called: str) -> None:
    text = f"Larkfield head coach Peter Holm rolled his eyes.\n\n“I thought it was a joke,” {called} said."

    assert speakers(read, text) == ["Peter Holm"]


def test_the_paragraphs_own_person_is_meant_before_whoever_spoke_last(read: Read) -> None:
    text = (
        "“I sent it to the doorman on Monday,” said Ana Ruiz.\n\n"
        "The film pairs her with Peter Holm. “I forgot where the door was,” the Night Boat star says."
    )

    assert speakers(read, text) == ["Ana Ruiz", "Peter Holm"]


def test_what_stays_open_is_less_sure_than_a_description(read: Read) -> None:
    renamed = read("The crowd left at nine.\n\n“I thought it was a joke,” said the striker.")
    described = read("The crowd left at nine.\n\n“I thought it was a joke,” said a steward at the gate.")

    assert renamed[0].confidence < 0.7 < described[0].confidence


def test_the_striker_of_a_town_is_the_one_and_the_town_is_not(read: Read) -> None:
    text = (
        "It is over. Its organiser, Wexley Town striker Jo Holm, wept.\n\n“I only put in fifty,” the 27-year-old said."
    )

    assert speakers(read, text) == ["Jo Holm"]


def test_he_is_whom_an_age_means_in_the_paragraph_before(read: Read) -> None:
    text = (
        "Arjun Holm hit the ball for six.\n\nThe 22-year-old lifted Kemar Boothe over the stand.\n\n"
        "“I did not see it land,” he said."
    )

    assert speakers(read, text) == ["Arjun Holm"]


def test_a_former_captain_is_not_the_captain(read: Read) -> None:
    text = (
        "Lions captain Ed Holm wept.\n\nCoach Stella Ruiz took a longer view. "
        "“There will be kids in the park tomorrow,” said the former Norland captain."
    )

    assert speakers(read, text) == ["Stella Ruiz"]


def test_the_founder_of_a_firm_is_whom_the_profile_is_about(read: Read) -> None:
    text = "Ana Ruiz is in the water by six.\n\n“I show them the slugs,” says the founder of Holm & Daughters."

    assert speakers(read, text) == ["Ana Ruiz"]


@pytest.mark.parametrize("naming", ["gave her name only as Berit", "asked to be identified only as Berit"])
def test_a_name_that_somebody_gives_is_his(read: Read, naming: str) -> None:
    text = f"Another passenger, who {naming}, said the crew was calm. “They were younger than me,” she said."

    assert speakers(read, text) == ["Berit"]


@pytest.mark.parametrize("called", ["The 40-year-old, 23-time cup winner", "The 40-year-old, two-time champion"])
def test_an_age_and_a_count_with_a_comma_between_are_one_description(read: Read, called: str) -> None:
    (quote,) = read(f"Lena Quist is to leave tennis. {called} said “it is the hardest thing that I could do.”")

    assert quote.speaker is not None
    assert quote.speaker.name == "Lena Quist"
