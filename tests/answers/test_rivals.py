"""Two alike events: one leads, and the other is told as what may be meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.answers.replies.answer_message import OTHER_STORY
from tests.answers.conftest import Newsstand, newsstand_of, printed
from tests.shown import text_of

LAKE = """A crowded barge sank on Lake Orrin at dawn on Tuesday, and nine traders drowned.

Ole Strand, a fisherman, picked up 40 of them."""

SEA = """A barge with 14 sailors sank in Aldous Bay on Monday night, the coastguard of Norland said.

Rain kept the helicopters of the coastguard away."""

OLD_BAKERY = """A bakery of Skerrin sank £3 million into new ovens, Ida Vik said."""


@pytest.fixture(scope="module")
def quays() -> Iterator[Newsstand]:
    day = datetime(2025, 3, 12, tzinfo=UTC)
    made = newsstand_of(
        (
            printed("lake", LAKE, "Meridian Wire", "Nine traders drown on the lake", day),
            printed("sea", SEA, "The Harbour Courier", "Coastguard searches the bay for sailors", day),
            printed("bakery", OLD_BAKERY, "Kestrel Daily", "Ovens for Skerrin", day),
        )
    )
    yield made
    made.history.close()


def test_an_event_that_answers_as_well_is_shown_as_another_story(quays: Newsstand) -> None:
    said = " ".join(text_of(quays.say("where did the barge sink?", "both")).split())

    assert [part in said for part in ("Lake Orrin", OTHER_STORY, "Aldous Bay", "ovens")] == [True, True, True, False]
    assert said.index(OTHER_STORY) > min(said.index("Lake Orrin"), said.index("Aldous Bay"))


def test_the_other_story_can_be_pointed_at(quays: Newsstand) -> None:
    first = quays.ask("where did the barge sink?")
    quays.say("where did the barge sink?", "second")

    assert first.rivals[0].lead.text in " ".join(text_of(quays.say("the second one", "second")).split())


def test_a_question_that_names_its_event_has_no_other(quays: Newsstand) -> None:
    assert quays.ask("where did the barge of the traders sink?").rivals == ()
