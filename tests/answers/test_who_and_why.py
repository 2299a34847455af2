"""Who did it, for whom, who somebody is, and why: what a sentence must have to be the answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.answers.evidence.telling.causes import gives_reason
from bot.answers.understanding.persons import (
    describes_somebody,
    introduces,
    names_somebody,
    side_of,
    somebody_asked,
)
from bot.answers.understanding.wish import wish
from tests.answers.conftest import answer_from, newsstand_of, printed

if TYPE_CHECKING:
    from tests.answers.conftest import Newsstand

NOW = datetime(2025, 3, 14, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("who is Ruth Askew?", "askew"),
        ("Who's tomas brandt", "brandt"),
        ("and who was Müller?", "muller"),
        ("Who is the mayor?", None),
        ("Who is in charge?", None),
        ("Who is that?", None),
        ("Who is going to pay for all of it?", None),
        ("who is flying to aldous", None),
        ("who is leading", None),
        ("who was disqualified", None),
        ("who was shot", None),
        ("who was mohammed", "mohammed"),
    ],
)
def test_who_is_somebody_asks_for_one_with_a_name(text: str, last: str | None) -> None:
    assert somebody_asked(text).person == last


def test_for_whom_it_was_done_is_known_by_words_that_no_other_side_shares() -> None:
    assert side_of("Who scored for Pelham City?") == "Pelham City"
    assert side_of("What did she do for Pelham City?") is None
    assert wish("Who scored for Pelham City?", NOW).who.side == {"pelham"}
    assert wish("Who scored?", NOW).who.side == frozenset()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The man was stabbed by John Orrin on Friday.", True),
        ("Police arrested him in Bay Street.", True),
        ("A California official says a man was stabbed in San Rafael on Monday.", False),
        ("The man was stabbed on a San Rafael train in March.", False),
        ("Divers found the man.", True),
        ("the man was stabbed by a Canadian", False),
    ],
)
def test_places_days_and_nations_are_nobody(text: str, named: bool) -> None:
    assert names_somebody(text, frozenset(("man", "stabbed"))) is named


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Tomas Brandt, a former teacher, said so.", 1.0),
        ("Brandt is the mayor.", 0.9),
        ("Brandt, who leads the town, said so.", 0.5),
        ("Brandt's deputy, Inga Solberg, voted against.", 0.0),
        ("The town's mayor, Tomas Brandt, said so.", 0.8),
        ("“No,” said Brandt.", 0.0),
    ],
)
def test_a_sentence_that_says_who_somebody_is_has_an_apposition(text: str, worth: float) -> None:
    assert introduces(text, "brandt") == worth


def test_who_somebody_is_leads_with_the_sentence_that_says_so(newsstand: Newsstand) -> None:
    answer = newsstand.ask("who is Tomas Brandt?")

    assert answer.answered
    assert "said the mayor, Tomas Brandt" in answer.text


def test_a_reason_that_nobody_gives_is_no_answer(newsstand: Newsstand) -> None:
    assert newsstand.ask("Why did the ferry Maren Dahl capsize?").answered
    assert not newsstand.ask("Why will the Weir Bridge be rebuilt?").answered


def test_who_did_it_is_no_answer_where_nobody_is_named(newsstand: Newsstand) -> None:
    assert newsstand.ask("Who voted against the plan?").answered
    assert not newsstand.ask("Who loaded the lorry of the ferry for Meridian Lines?").answered


def test_a_name_in_small_letters_is_no_role(newsstand: Newsstand) -> None:
    answer = newsstand.ask("what did askew say about the lorry")

    assert {quote.speaker.name for quote in answer.quotes if quote.speaker} == {"Ruth Askew"}


def test_words_of_the_right_speaker_on_something_else_are_no_answer(newsstand: Newsstand) -> None:
    assert newsstand.ask("What did Tomas Brandt say about the hospital?").answered
    assert not newsstand.ask("What did Tomas Brandt say about the orchestra?").answered


def test_two_words_that_are_printed_as_one_are_found(newsstand: Newsstand) -> None:
    answer = newsstand.ask("what did the coast guard say about the ferry")

    assert answer.notes == ("Read “coast guard” as “coastguard”.",)


def test_a_speakers_name_is_not_read_as_a_common_word(newsstand: Newsstand) -> None:
    assert newsstand.ask("what did ferra wood say about the lorry?").notes == ()


def test_whom_it_was_done_to_may_be_told_by_what_they_are() -> None:
    assert wish("Who was arrested over the fire?", NOW).who.suffered
    assert not wish("Who was in the yard?", NOW).who.suffered
    assert describes_somebody("Police arrested a 19-year-old man.")
    assert describes_somebody("Police arrested the owner of the yard.")
    assert not describes_somebody("Police arrested nobody after the fire.")


def test_that_no_cause_is_known_is_an_answer_to_why() -> None:
    assert gives_reason("What had caused the barge to roll was not known.")
    assert gives_reason("It is too early to say that the lorry did it.")
    assert not gives_reason("Why the barge rolled, a diver said.")


def test_the_first_word_of_a_headline_is_nobody() -> None:
    title, text = "Barge toll climbs; eight found alive in raft", "Rain fell on the mole at Kell all day."
    stand = newsstand_of([printed("raft", text, "Meridian Wire", title, NOW)])

    assert not stand.ask("who found the raft?").answered
    stand.history.close()


def test_a_headline_that_tells_what_followed_gives_no_reason() -> None:
    title, text = "What is next for the mill after the police searched it", "Rain fell on the mole at Kell all day."
    stand = newsstand_of([printed("mill", text, "Meridian Wire", title, NOW)])

    assert not stand.ask("why did the police search the mill?").answered
    stand.history.close()


def test_how_effective_something_is_is_told_by_what_it_prevents() -> None:
    text = "Of those who had the Kell jab 12% came back.\n\nThe Kell jab prevents 81% of fevers, a study says."
    answer = answer_from([printed("jab", text, "Meridian Wire", "Kell jab", NOW)], "how effective is the Kell jab?")

    assert answer.text.startswith("The Kell jab prevents 81%")


LIVES = """Ida Korr, the founder of the Kell mill, died at home on Tuesday. The death of Ida Korr was announced by the \
Norland Guild of Mills.

While no cause of death was given, Korr had told friends in January that she had cancer of the lung.

Otto Brandt, who kept the lamp, died on Friday after he fell into the harbour at Aldous.

Ole Vint died on Monday. The reeve of Kell announced the death of Vint on the quay."""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how did ida korr die", "While no cause of death was given"),
        ("how did otto brandt die", "Otto Brandt, who kept the lamp, died on Friday after he fell"),
        ("what did otto brandt die of", "Otto Brandt, who kept the lamp, died on Friday after he fell"),
        ("how did ole vint die", None),
    ],
)
def test_how_somebody_died_is_told_by_the_cause(question: str, told: str | None) -> None:
    answer = answer_from([printed("lives", LIVES, "Meridian Wire", "Three who died", NOW)], question)

    assert answer.answered == (told is not None)
    assert told is None or answer.text.startswith(told)
