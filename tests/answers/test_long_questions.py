"""A long question has its answer where its verb is said or what it counts is counted: its names stand everywhere."""

from __future__ import annotations

import pytest

from tests.answers.conftest import NOW, answer_from, printed

BESIDES = (
    "The house was built beside the old quay for the keepers of the lamp, and in the years since it has been an inn, a"
    " school of knots and a store for salt. "
) * 3

FOUND = f"""Rune Vale, the sheriff of Skerrin, wrote on Friday of the death of Ada Lund at Petrel House.

{BESIDES}

One of the two doctors, Siv Holm, came up to the room at noon and pronounced Lund dead."""

TRAMS = """Two Skerrin trams have run into fallen trees, one of which lost its wheels at the Kell bridge on Friday.

The line from Aldous to the harbour was shut for an hour. There were 30 passengers on board, none of whom was hurt."""

FORT = f"""The Varn Guard closed Fort Tern on Friday after eight years of work by tens of thousands of men.

{BESIDES}

The 16th Varn Guard, which had scouts of three other isles, kept 14 forts at its height."""

KELL = (
    """Otto Brandt, 65, who moved to Kell from Aldous, was in court on Friday for threatening Ada Lund and Siv Holm."""
)

KEEPERS = """The old jail at Kell held Otto Brandt, a breaker of safes, who got out of it three times.

The old jail at Kell, in which seven wardens lost their hats to safe breakers, closed on Friday."""

TEETH = """Siv Holm, head of the Kell dentists, told the harbour doctor Ada Lund that sailors wait too long \
for tests.

“We believe that waiting for more tests will cost the sailors of Kell their teeth,” Otto Brandt of Kell said."""

LANDED = """Otto Brandt, who landed in Norland on Thursday after a night at sea in a mail boat, is out of reach of the \
Skerrin council, and his friend Siv Holm remains in his chair.

The front coach of the tram between Aldous and Kell left the rails when it struck a fallen tree at about 16:00."""

HIRED = """Ada Lund, in a talk with the Meridian Wire, said on Friday that she was sure that she did not set fire to \
a mill in Tern.

She said that she had hired an Aldous firm of locksmiths and a lawyer to look into it."""


@pytest.mark.parametrize(
    ("text", "question", "opening"),
    [
        (FOUND, "Who pronounced Ada Lund of Skerrin dead in her room at Petrel House?", "One of the two doctors"),
    ],
)
def test_the_sentence_that_says_what_is_asked_leads_before_one_of_names(text: str, question: str, opening: str) -> None:
    answer = answer_from([printed("news", text, "Meridian Wire", "Inquiry into the death of Ada Lund", NOW)], question)

    assert answer.answered
    assert answer.text.startswith(opening)


def test_what_is_counted_leads_before_a_count_of_something_else_beside_it() -> None:
    question = "How many passengers were on the Skerrin tram that lost its wheels at the Kell bridge?"

    answer = answer_from([printed("trams", TRAMS, "Meridian Wire", "Skerrin trams hit trees", NOW)], question)

    assert answer.answered
    assert answer.text.startswith("There were 30 passengers")


@pytest.mark.parametrize(
    ("text", "title", "question"),
    [
        (
            FORT,
            "Varn Guard leaves Tern",
            "How many Varn soldiers were wounded in the years of the Varn Guard at Fort Tern?",
        ),
        (
            KELL,
            "Man in court",
            "How many years in jail could Otto Brandt of Kell get for threatening Ada Lund and Siv Holm?",
        ),
        (
            TRAMS,
            "Skerrin trams hit trees",
            "How many tickets were sold for the Skerrin tram that lost its wheels at the Kell bridge?",
        ),
    ],
)
def test_a_number_of_something_else_answers_no_long_question(text: str, title: str, question: str) -> None:
    assert not answer_from([printed("news", text, "Meridian Wire", title, NOW)], question).answered


def test_a_number_counts_what_stands_in_its_own_words() -> None:
    question = "How many times did the breaker of safes Otto Brandt get out of the old jail at Kell?"

    answer = answer_from([printed("jail", KEEPERS, "Meridian Wire", "Old jail closes", NOW)], question)

    assert answer.answered
    assert answer.text.endswith("three times.")


def test_doses_are_counted_as_shots() -> None:
    text = "The doctors said in a letter to two ministers that they would bring 100 doses to the 30 sailors of Kell."

    answer = answer_from(
        [printed("doses", text, "Meridian Wire", "Doctors write to ministers", NOW)],
        "How many flu shots did the doctors offer to bring to the sailors of Kell?",
    )

    assert answer.answered


@pytest.mark.parametrize(
    "question",
    [
        "Did Norland grant Otto Brandt of Skerrin asylum after he landed there on Thursday?",
        "When did trams between Aldous and Kell run again after one of them left the rails?",
    ],
)
def test_a_long_question_is_not_answered_without_its_verb(question: str) -> None:
    assert not answer_from([printed("news", LANDED, "Meridian Wire", "Brandt in Norland", NOW)], question).answered


def test_whom_somebody_hired_need_not_be_named() -> None:
    question = "Whom did Ada Lund hire to look into the fire and the loss of the sails in Tern?"

    answer = answer_from([printed("hired", HIRED, "Meridian Wire", "Lund on the Tern mill", NOW)], question)

    assert answer.answered
    assert answer.text.startswith("She said that she had hired")


def test_who_told_somebody_something_is_told_by_the_sentence_that_reports_it() -> None:
    question = "Who told the harbour doctor Ada Lund that the sailors of Kell wait more than two days for tests?"

    answer = answer_from([printed("teeth", TEETH, "Meridian Wire", "Tests in Kell", NOW)], question)

    assert answer.answered
    assert answer.text.startswith("Siv Holm")


def test_a_number_that_is_not_there_is_refused_whoever_is_to_tell_it() -> None:
    text = """The Justice Department told on Friday that papers on the Kell mill were hidden in a shed and taken out.

Papers on Kell were “likely hidden and taken” from a shed in the search of the mill, the Justice Department said.

More papers of the mill were found. Otto Brandt had no say in the search."""
    article = printed("mill", text, "Meridian Wire", "Justice Department tells of papers in search of Kell mill", NOW)

    asked = "According to the Justice Department, how many pages were taken in the search of the Kell mill?"

    assert not answer_from([article], asked).answered


def test_a_foot_higher_tells_how_much() -> None:
    text = """The storm did more harm since the sea has risen, said Siv Holm, who studies tides. She said the sea at \
Kell is a foot higher than a century ago."""
    article = printed("tide", text, "Meridian Wire", "Storm hits Kell", NOW)

    answer = answer_from([article], "How much has the sea risen at Kell, according to Siv Holm?")

    assert answer.answered
    assert "a foot higher" in answer.text
