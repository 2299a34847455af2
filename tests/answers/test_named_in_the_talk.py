"""Whoever is named in what is talked about is meant before others, and whoever spoke there has reacted to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.answers.conftest import NOW, newsstand_of, printed, told

if TYPE_CHECKING:
    from tests.answers.conftest import Newsstand

LOCKS = """The county of Orrin will close the canal locks on Monday, the harbour master said.

"The gates are rotten," said Lena Marsh, the harbour master. Nobody was told of it before.

"We shall miss the bell," Boatmen said.

Boatmen called the plan a disgrace, and the county's treasurer, Carla Tolliver, would not defend it.

"I have never liked those gates," said Piet Maro, who owns two barges.

"I was not asked," said Tolliver. "I would have said no."

The president of the boatmen, Otto Brandt, wants a public hearing. Alan Gates, a boatman, wept."""

MATCH = """Rovers won a close match at the Canal End on Saturday.

"We never gave up," said Dusty Tolliver, the Rovers coach. "I am proud of them," Tolliver added.

"They were better," said Uwe Brandt, who trains the visitors."""

BATS = """Forty bats have left the old mill of Aldous, and nobody knows where they went.

"They were good neighbours," said Piet Holm, who keeps the mill."""


@pytest.fixture(scope="module")
def county() -> Iterator[Newsstand]:
    made = newsstand_of(
        [
            printed("locks", LOCKS, "Meridian Wire", "Orrin to close canal locks", NOW - timedelta(days=2)),
            printed("bats", BATS, "Aldous Gazette", "Bats leave the old mill", NOW - timedelta(days=90)),
            printed("match", MATCH, "Harbour Courier", "Rovers win at Canal End", NOW - timedelta(days=1)),
        ]
    )
    yield made
    made.history.close()


def test_whoever_the_story_names_is_meant_before_a_speaker_of_another_story(county: Newsstand) -> None:
    told(county, "what did the harbour master say about the locks", "tolliver")

    said = told(county, "what about tolliver", "tolliver")

    assert "I was not asked" in said
    assert "gave up" not in said


def test_whoever_the_story_names_and_does_not_quote_is_asked_for_words_too(county: Newsstand) -> None:
    told(county, "what did the harbour master say about the locks", "brandt")

    said = told(county, "and brandt?", "brandt")

    assert "what did Otto Brandt say" in said
    assert "They were better" not in said


def test_what_the_story_has_as_a_word_is_no_name_there(county: Newsstand) -> None:
    told(county, "what did lena marsh say", "gates")

    assert "marsh say about gates" in told(county, "and gates?", "gates")


def test_a_reaction_is_what_anybody_says_in_the_story_whatever_was_asked_of_it_last(county: Newsstand) -> None:
    told(county, "who wants a public hearing on the canal locks", "reaction")
    told(county, "who was not asked?", "reaction")

    assert "The gates are rotten" in told(county, "any reaction?", "reaction")


def test_whoever_else_spoke_on_the_matter_comes_before_others_of_the_story(county: Newsstand) -> None:
    told(county, "what did lena marsh say about the gates", "else")

    said = told(county, "who else?", "else")

    assert 0 < said.index("never liked those gates") < said.index("I was not asked")
    assert "gave up" not in said


def test_a_reaction_to_what_was_asked_in_vain_is_one_to_what_was_near(county: Newsstand) -> None:
    told(county, "what did the rovers coach say", "vain")
    assert told(county, "how much will the canal locks cost orrin", "vain").startswith("I have no answer")

    said = told(county, "any reaction?", "vain")

    assert "The gates are rotten" in said
    assert "gave up" not in said


def test_somebody_of_the_same_office_elsewhere_is_not_whose_words_are_asked_for(county: Newsstand) -> None:
    assert told(county, "what did the harbour master of aldous say", "of aldous").startswith("I have no answer")
    assert told(county, "what did norway's harbour master say", "of norway").startswith("I have no answer")

    assert "The gates are rotten" in told(county, "what did the harbour master of orrin say", "of orrin")


def test_a_single_word_goes_on_from_the_talk_or_to_what_is_news(county: Newsstand) -> None:
    told(county, "what did the rovers coach say", "matter")

    assert "I have no answer" in told(county, "what about the bats", "matter")
    assert "close the canal locks" in told(county, "and the locks?", "matter")
    assert "old mill of Aldous" in told(county, "tell me about the bats", "matter")


def test_those_who_are_named_by_what_they_are_are_meant_where_the_story_quotes_them(county: Newsstand) -> None:
    for thread, line in (("boatmen", "what did lena marsh say about the bell"), ("coach", "what did the coach say")):
        told(county, line, thread)

    assert "what did the boatmen say about the bell" in told(county, "and the boatmen?", "boatmen")
    assert "boatmen say" not in told(county, "and the boatmen?", "coach").lower()


def test_who_else_spoke_is_asked_of_the_story_also_behind_a_question_in_vain(county: Newsstand) -> None:
    told(county, "what did lena marsh say about the gates", "in between")
    told(county, "how old is the zeppelin", "in between")

    assert "never liked those gates" in told(county, "and who else?", "in between")


def test_how_what_does_not_speak_reacted_is_no_question_for_its_words(county: Newsstand) -> None:
    told(county, "what did lena marsh say about the gates", "prices")

    assert "what did prices say" not in told(county, "how did prices react", "prices")


def test_words_of_another_story_are_not_those_of_whom_the_story_names(county: Newsstand) -> None:
    told(county, "what did lena marsh say about the gates", "namesake")

    assert "They were better" not in told(county, "what did brandt say", "namesake").partition("nearest")[0]


ORDER = """The reeve of Orrin, Lena Marsh, signed an order on Monday that lets debtors vote again.

"They have paid," Marsh said of her order. It restores the votes of 2,000 debtors."""

LAW = """A court in Kell blocked the voting law of the council on Friday, and gave an order to print new ballots.

The court said that the law kept women from their votes. It blocked an older order, too."""


def test_what_was_done_to_it_is_not_told_of_another_story() -> None:
    made = newsstand_of(
        [
            printed("order", ORDER, "Meridian Wire", "Reeve lets debtors vote", NOW - timedelta(days=2)),
            printed("law", LAW, "Aldous Gazette", "Court blocks voting law", NOW - timedelta(days=5)),
        ]
    )
    told(made, "does the reeve's order free debtors", "order")
    told(made, "what did marsh say about the order", "order")

    said = told(made, "did a court block it", "order")

    assert "I have no answer" in said
    made.history.close()
