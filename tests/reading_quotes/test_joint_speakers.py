"""People who speak with one voice, past what is said of each of them."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "We will rebuild the bridge before winter"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"“{WORDS},” Mayor Omar Reyes and Gov. Dana Whitfield said.", "Omar Reyes and Gov. Dana Whitfield"),
        (f"“{WORDS},” Omar Reyes, Dana Whitfield and Peter Holm said.", "Omar Reyes, Dana Whitfield and Peter Holm"),
        (f"“{WORDS},” said Omar Reyes, Dana Whitfield and Peter Holm.", "Omar Reyes, Dana Whitfield and Peter Holm"),
        (f"“{WORDS},” France, Italy and Canada said.", "France, Italy and Canada"),
        (f"“{WORDS},” said the Grain and Water Supply Commission.", "Grain and Water Supply Commission"),
        (
            f"After talks with Omar Reyes, Dana Whitfield and Peter Holm said: “{WORDS}.”",
            "Dana Whitfield and Peter Holm",
        ),
    ],
)
def test_all_who_speak_are_named(read: Read, text: str, name: str) -> None:
    (found,) = read(text)

    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.kind) == (name, "group")


@pytest.mark.parametrize(
    "text",
    [
        f"“{WORDS},” said Omar Reyes, a lawyer for the town, and Dana Whitfield agreed.",
        f"“{WORDS},” said Omar Reyes, a lawyer, and left with Dana Whitfield.",
        f"In a letter to Dana Whitfield, Omar Reyes wrote “{WORDS}.”",
    ],
)
def test_who_is_named_further_on_does_not_speak_as_well(read: Read, text: str) -> None:
    (found,) = read(text)

    assert found.speaker is not None
    assert found.speaker.name == "Omar Reyes"


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Sens. Ana Ruiz and Peter Holm", "Ana Ruiz and Peter Holm"),
        ("Mayor Ana Ruiz and harbour master Peter Holm", "Ana Ruiz and harbour master Peter Holm"),
        ("Ana Ruiz's helper Peter Holm", None),
    ],
)
def test_they_are_the_two_whom_the_sentence_before_is_about(read: Read, subject: str, name: str | None) -> None:
    found = read(f"{subject} sent a letter to the council.\n\n“{WORDS},” they wrote.")

    assert [quote.speaker and quote.speaker.name for quote in found] == [name]
