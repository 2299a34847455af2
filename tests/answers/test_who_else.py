""" "Who else?" asks for others than those who were told of, of whom the question before asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.answers.conftest import NOW, newsstand_of, printed, told

if TYPE_CHECKING:
    from tests.answers.conftest import Newsstand

LEAVING = """Ida Korr is resigning from the Board of Bells of Kell, its secretary said on Tuesday.

Holt, who kept the ropes, also announced his resignation on Tuesday.

The bells of Kell are the third heaviest of the coast, as a report of 2016 has it."""

ALONE = """Ole Vint has quit the Tern choir, he said on Friday. The Tern choir sang for Ole Vint at the quay."""


@pytest.fixture(scope="module")
def kell() -> Iterator[Newsstand]:
    made = newsstand_of(
        [
            printed("bells", LEAVING, "Meridian Wire", "Board of Bells loses its head", NOW),
            printed("choir", ALONE, "Meridian Wire", "Vint quits Tern choir", NOW),
        ]
    )
    yield made
    made.history.close()


def test_who_else_did_it_is_not_answered_by_the_one_who_was_told_of(kell: Newsstand) -> None:
    told(kell, "who resigned from the board of bells", "bells")

    said = told(kell, "who else resigned", "bells")

    assert "Holt, who kept the ropes, also announced his resignation" in said.partition(" Also ")[0]
    assert "Ida Korr is resigning" not in said.partition(" Also ")[0]


def test_where_nobody_else_did_it_there_is_no_answer(kell: Newsstand) -> None:
    told(kell, "who quit the tern choir", "choir")

    assert "I have no answer to that." in told(kell, "who else quit", "choir")


def test_who_else_is_among_those_of_whom_somebody_is_one(kell: Newsstand) -> None:
    told(kell, "who is in the choir of tern", "crew")

    assert "Who else is in the choir" in told(kell, "who else", "crew")
