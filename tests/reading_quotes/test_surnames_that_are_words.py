"""Surnames that are verbs, nouns or small words elsewhere."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "We will rebuild the bridge before winter"


@pytest.mark.parametrize(("given", "surname"), [("Nathan", "Deal"), ("Ziyad", "Al-Aly"), ("Peter", "Cook")])
def test_a_surname_is_known_where_it_speaks_at_the_head_of_a_sentence(read: Read, given: str, surname: str) -> None:
    (quote,) = read(f"The mayor met {given} {surname}.\n\n{surname} said the mill “{WORDS}.”")

    assert quote.speaker is not None
    assert quote.speaker.name == f"{given} {surname}"


@pytest.mark.parametrize("opening", ["He said the mill", "Once said, they knew:"])
def test_a_small_word_behind_a_capital_of_a_headline_is_no_surname(read: Read, opening: str) -> None:
    (quote,) = read(f"Ana Ruiz Once Held That He Was Late\n\nAna Ruiz came.\n\n{opening} “{WORDS}.”")

    assert quote.speaker is None or quote.speaker.name == "Ana Ruiz"


def test_a_pronoun_means_whom_such_a_surname_named(read: Read) -> None:
    found = read(f"The mayor met Aaron Cook. Cook thanked the Holm family, too.\n\n“{WORDS},” he said.")

    assert [quote.speaker and quote.speaker.name for quote in found] == ["Aaron Cook"]


@pytest.mark.parametrize("surname", ["Hall", "Lake", "Church"])
def test_a_place_that_is_a_surname_is_a_person_wherever_it_stands(read: Read, surname: str) -> None:
    found = read(
        f"Kari {surname} lost.\n\n{surname} did not wait, instead tweeting, “{WORDS}.” It hung in City {surname}."
    )

    assert [quote.speaker and quote.speaker.name for quote in found] == [f"Kari {surname}"]
