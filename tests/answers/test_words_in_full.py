"""What is shown of somebody's words is shown in full when that is asked for: all that they say of it there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.answers.conftest import NOW, newsstand_of, printed, told

if TYPE_CHECKING:
    from tests.answers.conftest import Newsstand

FINAL = """Jule Marten won the harbour race on Sunday after four hours against the wind.

The crowd on the quay sang until midnight.

"It was the hardest day of my life," Marten told reporters on the quay.

"I could not see the buoys, and my hands were bleeding. My father steered by the sound of the bell.

"Nobody should race in such a wind, and I will say so to the club," she added.

The club's chairman, Owen Tarrant, said the course was safe. "We watched every boat," Tarrant said."""


@pytest.fixture(scope="module")
def race() -> Iterator[Newsstand]:
    made = newsstand_of([printed("race", FINAL, "Meridian Wire", "Marten wins harbour race", NOW - timedelta(days=1))])
    yield made
    made.history.close()


@pytest.mark.parametrize("line", ["in full", "the whole quote", "more"])
def test_words_in_full_are_all_that_the_speaker_says_there_and_nothing_else(race: Newsstand, line: str) -> None:
    told(race, "what did marten say about the day", line)

    said = told(race, line, line)

    assert "told reporters on the quay" in said
    assert "My father steered by the sound of the bell." in said
    assert "Nobody should race in such a wind" in said
    assert "Tarrant" not in said
    assert "sang until midnight" not in said


def test_the_whole_story_of_words_is_its_story(race: Newsstand) -> None:
    told(race, "what did marten say about the day", "story")

    assert "after four hours against the wind" in told(race, "the full story", "story")


def test_more_behind_words_in_full_is_their_story(race: Newsstand) -> None:
    told(race, "what did marten say about the day", "more")
    told(race, "in full", "more")

    assert "after four hours against the wind" in told(race, "more", "more")


def test_the_one_that_was_pointed_at_in_full_is_that_ones_words(race: Newsstand) -> None:
    told(race, "what did marten say", "second")

    assert "Nobody should race in such a wind" in told(race, "the first one in full", "second")


def test_who_said_that_in_full_is_all_that_they_say_there(race: Newsstand) -> None:
    told(race, "whose hands were bleeding in the race", "who")
    assert "Jule Marten" in told(race, "who said that?", "who")

    said = told(race, "in full", "who")

    assert "told reporters on the quay" in said
    assert "Tarrant" not in said
