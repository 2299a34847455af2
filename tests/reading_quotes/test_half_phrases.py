"""Words that were read as a subject and its verb, and are half a phrase, two, or a clause."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "far too late to rebuild the bridge"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Omar Reyes said the mayor was “{WORDS}” his original remarks.", "Omar Reyes"),
        (f"The divers used a rope “{WORDS}” that officials deemed worn.", None),
        (f"Omar Reyes said it was “{WORDS},” and implied that Congress shouldn't pay.", "Omar Reyes"),
        (f"The mayor’s remarks disparaging the mill caused “{WORDS}” among its owners.", None),
        (f"On Tuesday, Mr. Reyes deflected numerous questions before saying, “{WORDS}.”", "Reyes"),
        (f"In May, Holm rallied supporters by warning that the town was “{WORDS}.”", "Holm"),
        (f"The authorities banned 11 old boats, saying it was “{WORDS}”.", None),
        (f"Multiple reports describe the flood as “{WORDS}”.", None),
        (f"The State Department less than two weeks ago said it was “{WORDS}.”", None),
    ],
)
def test_half_a_phrase_or_a_clause_says_nothing(read: Read, text: str, name: str | None) -> None:
    shown = {quote.speaker.name for quote in read(text) if quote.speaker}

    assert shown <= {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"The Mill Committee put out a statement saying it was “{WORDS}.”", "Mill Committee"),
        (f"His office put out a note saying the town was “{WORDS}.”", "His office"),
        (f"Three judges, including two of the old court, ruled that it was “{WORDS}.”", "Three judges"),
        (f"The former first lady of the club said it was “{WORDS}.”", "The former first lady of the club"),
        (f"The two states proclaimed that it was “{WORDS}.”", "The two states"),
        (f"A few officials warned that it was “{WORDS}.”", "A few officials"),
        (f"An unnamed minister told the paper that it was “{WORDS}.”", "An unnamed minister"),
        (f"The company's lawsuit claims that it was “{WORDS}.”", "The company's lawsuit"),
        (f"“They were {WORDS},” McDonald's said.", "McDonald's"),
    ],
)
def test_a_whole_phrase_with_its_verb_does(read: Read, text: str, name: str) -> None:
    found = read(text)[-1]

    assert found.speaker is not None
    assert found.speaker.name == name


def test_two_roles_are_one_person_though_the_first_is_of_something(read: Read) -> None:
    text = (
        "The former secretary of state and current candidate said she wanted “to speak plainly to everybody in town.”"
    )

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == [
        "The former secretary of state and current candidate"
    ]


def test_a_number_with_a_comma_ends_no_phrase(read: Read) -> None:
    quotes = read("“They want to build it without asking us,” reads one post with 22,000 shares.")

    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["one post with 22,000 shares"]
