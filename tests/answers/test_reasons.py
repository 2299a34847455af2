"""Why somebody said so is told by them, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.answers.conftest import Newsstand, newsstand_of, printed
from tests.shown import text_of

FEES = """Lena Brandt, the mayor of Aldous, spoke against a cut of the harbour fees on Monday.

"A cut gives the town nothing," Brandt said of the fees. "Our aim is a quay that pays for itself."

Otto Maro, who sells nets, spoke against them. "The fees are a bad joke," Maro said."""


@pytest.fixture(scope="module")
def stand() -> Iterator[Newsstand]:
    made = newsstand_of(
        (printed("fees", FEES, "Meridian Wire", "Mayor against fee cut", datetime(2025, 3, 12, tzinfo=UTC)),)
    )
    yield made
    made.history.close()


def test_why_brings_the_words_that_state_a_purpose(stand: Newsstand) -> None:
    stand.say("what did brandt say about a cut?", "fees")

    told = text_of(stand.say("and why?", "fees"))

    assert "“Our aim is a quay that pays for itself.”" in told.split("Also")[0]


def test_words_that_state_no_reason_are_none(stand: Newsstand) -> None:
    stand.say("what did maro say about the fees?", "joke")

    assert "I have no answer" in text_of(stand.say("why?", "joke"))


def test_who_else_is_asked_without_whoever_spoke(stand: Newsstand) -> None:
    stand.say("what did maro say", "else")

    assert "Otto Maro" not in text_of(stand.say("who else?", "else"))


def test_whoever_is_reported_to_say_something_is_somebody_else(stand: Newsstand) -> None:
    stand.say("what did brandt say about the fees?", "another")

    assert "Otto Maro" in text_of(stand.say("who else?", "another"))
