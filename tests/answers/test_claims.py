"""What somebody is asked to have said is compared with what was printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answers.conftest import NOW, Newsstand, newsstand_of, printed
from tests.answers.test_responding import texts

LED_INTO = """PORT ALDOUS - The harbour master, Ruth Lind, said the new pier is "far too short for \
the ships we are promised".

"Nobody asked us," Lind said on Monday."""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("did lind really say the pier was “far too short for the ships”?", "Yes, word for word:"),
        ("did lind really say the new pier is far too short for the ships we are promised?", "Yes, word for word:"),
        ("did lind say ships we are promised never come", "Not in these words"),
    ],
)
def test_a_claim_is_what_stands_in_marks_or_goes_on_from_the_writers_words(question: str, told: str) -> None:
    made = newsstand_of([printed("pier", LED_INTO, "Meridian Wire", "Pier", NOW)])
    try:
        said = texts(made.say(question, question))
    finally:
        made.history.close()

    assert said.startswith(told)
    assert "promised," not in said


ELECTION = """Ada Lund, the reeve of Aldous, opened the pier on Monday. "We shall see," Lund said.

"Nobody has won a pier by talking of the election," said a person close to Lund. "Everybody was enriching themselves."

"The election is no race of mine," said Lund. "Ferries are safe," Lund said."""


@pytest.fixture(scope="module")
def reeve() -> Iterator[Newsstand]:
    made = newsstand_of([printed("reeve", ELECTION, "Meridian Wire", "Pier", NOW)])
    yield made
    made.history.close()


def test_what_is_like_a_claim_by_its_letters_alone_is_not_nearly_the_same(reeve: Newsstand) -> None:
    said = texts(reeve.say("did Lund really say she won the election?"))

    assert said.startswith(
        "I have found no such words. The nearest that were printed:\n“The election is no race of mine"
    )


def test_a_few_words_that_came_nearest_stand_in_their_sentence() -> None:
    text = 'On eels Ada Lund, the reeve of Aldous, said there is "no limit" for the guild.'
    made = newsstand_of([printed("eels", text, "Meridian Wire", "Eels", NOW)])
    try:
        said = texts(made.say("did Lund really say the guild may catch eels at night?"))
    finally:
        made.history.close()

    assert "\nOn eels Ada Lund" in said


def test_whoever_is_close_to_somebody_does_not_speak_for_them(reeve: Newsstand) -> None:
    said = texts(reeve.say("did Lund really say nobody has won a pier by talking of the election?"))

    assert said.startswith("I have found no such words of theirs; somebody else's are printed:")


def test_a_claim_is_read_alone_whatever_was_said_before(newsstand: Newsstand) -> None:
    newsstand.say("Did Ruth Askew really say “nobody had checked”?", "claims")

    again = texts(newsstand.say("did askew say that nobody had checked the lorry?", "claims"))

    assert "word for word" not in again


def test_a_sentence_that_two_outlets_print_nearly_alike_is_shown_once() -> None:
    words = "“We have sold more rope to more ports than in any year before,” said Ada Holm, the {} of the rope works."
    made = newsstand_of(
        [
            printed("a", words.format("chief"), "Meridian Wire", "Rope", NOW),
            printed("b", words.format("Chief"), "The Harbour Courier", "Rope", NOW),
        ]
    )
    try:
        said = texts(made.say("how much rope has holm burned?"))
    finally:
        made.history.close()

    assert said.count("more rope to more ports") == 1
    assert "[1] [2]" in said
