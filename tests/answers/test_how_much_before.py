""" "How much was it before?" is answered from what was talked about, by the sentence that tells it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answers.conftest import NOW, Newsstand, newsstand_of, printed
from tests.shown import text_of

MILL = """Marlow Mills made a loss of £33 million in the third quarter, it said on Wednesday.

The firm blamed the price of oats and a wet summer.

The loss compares with a profit of £21 million in the same period last year. Sales fell from 90 to 84 tonnes of flour.

It sold 4,100 ovens. Otto Renn, who has led the firm from 2019, will stay. Its mill stands in Aldous."""


@pytest.fixture(scope="module")
def mill() -> Iterator[Newsstand]:
    made = newsstand_of([printed("mill", MILL, "Meridian Wire", "Marlow Mills makes a loss", NOW)])
    yield made
    made.history.close()


@pytest.mark.parametrize(
    "line",
    [
        "how much was it before",
        "what was it a year ago?",
        "and what was it last year",
        "how much before?",
        "and before that",
    ],
)
def test_what_it_was_before_stands_shortly_behind_what_was_shown(mill: Newsstand, line: str) -> None:
    mill.say("how much was the loss of Marlow Mills", line)

    assert text_of(mill.say(line, line)).startswith("The loss compares with a profit of £21 million")


def test_from_what_is_asked_of_what_was_counted(mill: Newsstand) -> None:
    mill.say("how many tonnes of flour were sold", "flour")

    assert text_of(mill.say("from what?", "flour")).startswith("Sales fell from 90 to 84 tonnes")


def test_who_was_it_before_is_no_number(mill: Newsstand) -> None:
    mill.say("who leads Marlow Mills", "who")

    assert "£21 million" not in text_of(mill.say("what was it before", "who")).partition("nearest")[0]


def test_behind_it_the_talk_goes_on_from_what_was_asked_first(mill: Newsstand) -> None:
    for line in ("how many ovens did Marlow Mills sell", "what was it before"):
        mill.say(line, "on")

    assert "Why did Marlow Mills sell ovens?" in text_of(mill.say("why?", "on"))


def test_what_a_number_was_before_is_not_told_by_what_it_is(mill: Newsstand) -> None:
    mill.say("how many ovens did Marlow Mills sell", "now")

    assert text_of(mill.say("how many before?", "now")).startswith("I have no answer")
