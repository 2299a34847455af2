"""A follow-up means whom the lines before name, typed small or not, and neither their kin nor a place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.answers.conversation.pronouns import fitting
from bot.turns import Turn
from tests.answers.conftest import NOW, newsstand_of, printed, told

if TYPE_CHECKING:
    from tests.answers.conftest import Newsstand

QUAY = """A school at Kell will pay £900,000 to the family of a boy who drowned off its quay.

Holm, 19, was found dead on the morning after a party of the Tern Oar club in February.

“Adam was a beloved son,” the Holm family said. “I need some answers,” his father, Eric Holm, told the Wire in March."""

MILL = """The Kell mill is letting 200 of its 900 workers go, it said on Tuesday.

“I was wrong about the flour,” Marten Zelling, who runs the mill, said. “And I am sorry for it.”

Zelling had hoped that people would bake at home for ever. “Many said that the winter of baking would last,” he said, \
“and I did too.”"""

THREAT = """A man of Aldous who threatened the reeve Sunniva Orr by telephone in May is to be sentenced.

“We are not afraid,” Orr said of it."""

GAMES = """Otto Brandt Jr. won the Fort Kell race on Sunday. Sailors cheered the whole way round the bay.

“I never saw the mark,” Brandt said."""


@pytest.fixture(scope="module")
def kell() -> Iterator[Newsstand]:
    made = newsstand_of(
        [
            printed("quay", QUAY, "Meridian Wire", "School to pay family of drowned boy", NOW - timedelta(days=2)),
            printed("mill", MILL, "Meridian Wire", "Mill lets 200 workers go", NOW - timedelta(days=1)),
            printed("threat", THREAT, "Harbour Courier", "Man who threatened reeve awaits sentence", NOW),
            printed("games", GAMES, "Harbour Courier", "Sailors cheer at Fort Kell", NOW),
        ]
    )
    yield made
    made.history.close()


def test_a_given_name_that_is_typed_keeps_kin_apart(kell: Newsstand) -> None:
    told(kell, "what happened to adam holm", "kin")

    said = told(kell, "how old was he", "kin")

    assert "how old was Adam Holm" in said
    assert "Holm, 19, was found dead" in said
    assert "Eric Holm" in told(kell, "what did his father say", "kin")


def test_whom_the_shown_article_names_in_full_is_known_by_a_last_name(kell: Newsstand) -> None:
    told(kell, "what did zelling say", "small")
    told(kell, "how many workers go at the mill", "small")

    said = told(kell, "what did he say about baking", "small")

    assert "what did Marten Zelling say about baking" in said
    assert "winter of baking would last" in said


def test_a_junior_is_known_by_his_last_name(kell: Newsstand) -> None:
    told(kell, "what did brandt say", "junior")

    assert "what did Otto Brandt" in told(kell, "and what did he say about the mark", "junior")


def test_a_fort_is_nobody(kell: Newsstand) -> None:
    told(kell, "when was the fort kell race", "fort")

    said = told(kell, "how old is he", "fort")

    assert "how old is Fort Kell" not in said


def test_whoever_did_it_and_was_not_found_is_not_whom_they_did_it_to(kell: Newsstand) -> None:
    told(kell, "who sued Sunniva Orr", "vain")

    said = told(kell, "how old is he", "vain")

    assert "It is not clear who “the one who sued Sunniva Orr” is." in said
    assert "the one who sued Sunniva Orr" in told(kell, "what did he say", "vain")


def test_whoever_was_asked_about_is_meant_before_whoever_was_only_told_of() -> None:
    turn = Turn("Did Ada Korr sue Sauntore Vale?", "Ada Korr did. Tom Lund spoke for the mill.", NOW)

    assert fitting("Ada Korr", "he", [turn]) == "Sauntore Vale"
