"""Articles are cut into stretches, and stretches fit what is wanted."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.evidence.texts import MOST_WORDS, sentences, spans, undated, widened
from bot.answers.evidence.weighing.confidence import THRESHOLD, confidence
from bot.answers.evidence.weighing.fit import fit
from bot.answers.evidence.weighing.marks import Marks
from bot.answers.understanding.wish import wish
from bot.model import Article, Figure

NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)
SENTENCE = "The council met again on Tuesday and put the vote off until the spring session begins."


def figure(text: str, unit: str, sentence: str) -> Figure:
    article = Article("a", sentence, NOW)
    start = sentence.index(text)
    return Figure(article.passage(start, start + len(text)), Decimal(1), unit, "=", article.passage(0, len(sentence)))


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = " ".join([SENTENCE] * 20)

    found = spans(text)

    assert len(found) == 3
    assert all(text[start:end].endswith("begins.") and text[start:end].startswith("The") for start, end in found)


def test_a_sentence_without_an_end_is_cut_after_120_words() -> None:
    text = " ".join(["word"] * 250)

    assert [len(text[start:end].split()) for start, end in spans(text)] == [120, 120, 10]


@given(st.lists(st.sampled_from(["word ", "Mr. ", "end. The ", "“Yes.” ", "\n", "é "]), max_size=400).map("".join))
def test_stretches_are_in_order_apart_and_short(text: str) -> None:
    found = spans(text)

    assert all(a < b for a, b in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    assert all(len(text[a:b].split()) <= MOST_WORDS for a, b in found)
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())


def test_a_shortened_word_ends_no_sentence() -> None:
    text = "Gov. Ada Lund met Mr. Brandt over Fisher v. Holm. She left."

    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == [
        "Gov. Ada Lund met Mr. Brandt over Fisher v. Holm.",
        "She left.",
    ]


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("When was it built?", "It was built in 1972.", "It was built of oak."),
        ("Where did it sink?", "It sank in Kell Sound.", "It sank slowly."),
        ("Where was the key?", "They found it in a drawer.", "They found it at last."),
        ("Why did it sink?", "It sank because of a lorry.", "It sank slowly."),
        ("Who built it?", "It was built by Nora Lind.", "It was built by somebody."),
        ("Which yard built the ferry?", "The ferry was built at the Nordhaven yard.", "The ferry was built well."),
        ("How many times did it sink?", "It was its third accident.", "It was an accident."),
        ("How often did it sink?", "It was the fourth time.", "It sank in a 36-second squall."),
        ("When was the yard founded?", "In 1462 the yard was founded.", "The yard was founded."),
        ("When was the yard founded?", "It is from the year 1313.", "It is from 1313 boards."),
        ("When did the siege end?", "It was over after the Tern war (1568–1609).", "It was over after the Tern war."),
        ("When did it sink?", "It sank three days ago.", "It sank fast."),
        ("How long has it been shut?", "It has been shut for decades.", "It has been shut."),
    ],
)
def test_what_is_wanted_fits_better_than_what_is_not(question: str, right: str, wrong: str) -> None:
    wanted = wish(question, NOW)

    assert fit(wanted, right, ()) > fit(wanted, wrong, ())


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("How much did the bridge cost?", ("$4.5 million", "dollar"), ("12", "")),
        ("What share of voters agreed?", ("51%", "percentage"), ("12", "")),
        ("How long did the jury need?", ("15 minutes", "minute"), ("$12", "dollar")),
        ("How many ferries sank?", ("three ferries", "ferry"), ("10%", "percentage")),
        ("How many people came?", ("300 teachers", "teacher"), ("40 tonnes", "tonne")),
        ("How much snow fell?", ("$3", "dollar"), ("40", "centimetre")),
        ("How deep?", ("40 metres", "metre"), ("2 days", "day")),
        ("How many paid days do most yards require?", ("28 days", "day"), ("4 weeks", "week")),
        ("How much was she allowed to claim?", ("6 million lira", ""), ("12", "")),
    ],
)
def test_a_figure_of_the_sort_that_is_wanted_fits_better(
    question: str, right: tuple[str, str], wrong: tuple[str, str]
) -> None:
    wanted = wish(question, NOW)

    def worth(text: str, unit: str) -> float:
        return fit(wanted, text, [figure(text, unit, f"It was {text} in all.")])

    assert worth(*right) > worth(*wrong)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("MOSCOW, March 13 (Wire) - The envoy arrived.", "The envoy arrived."),
        ("PORT ALDOUS — The envoy arrived.", "The envoy arrived."),
        ("NATO-led troops left.", "NATO-led troops left."),
        ("The envoy arrived - at last.", "The envoy arrived - at last."),
    ],
)
def test_a_dateline_is_not_shown(text: str, shown: str) -> None:
    assert text[slice(*undated(text, 0, len(text)))] == shown


def test_a_pictures_credit_is_no_sentence() -> None:
    text = "The ferry lies at the pier. (Larkfield Daily/Teo Marsh)"

    assert [text[slice(*place)] for place in sentences(text, 0, len(text))] == ["The ferry lies at the pier."]


def test_a_short_paragraph_is_shown_with_those_around_it_up_to_120_words() -> None:
    text = "\n\n".join([SENTENCE] * 20)
    start, end = spans(text)[10]

    first, last = widened(text, start, end)

    assert first < start < end < last
    assert 90 < len(text[first:last].split()) <= MOST_WORDS


def marks(**given: float) -> Marks:
    return Marks(**{field.name: given.get(field.name, 0.0) for field in fields(Marks)})


@pytest.mark.parametrize("mark", ["exact", "own", "fit"])
def test_more_of_the_question_or_of_what_it_wants_makes_an_answer_surer(mark: str) -> None:
    wanted = wish("how long does the ferry take", NOW)
    found = {"exact": 0.6, "own": 0.3, "fit": 0.6}

    assert confidence(wanted, marks(**{**found, mark: 0.9})) > confidence(wanted, marks(**found))


def test_a_headline_on_the_same_with_nothing_of_it_in_a_sentence_is_no_answer() -> None:
    wanted = wish("how long does the ferry take", NOW)

    assert confidence(wanted, marks(title=1.0, head=1.0, all=1.0, exact=0.7)) < THRESHOLD
    assert confidence(wanted, marks(exact=0.7, own=0.4, fit=1.0)) > THRESHOLD


def test_only_what_stands_beside_a_number_is_counted() -> None:
    sentence = "Most people who live along the northern shore of the great lake say that it now has 70 boats for hire."
    wanted = wish("how many people live at the lake", NOW)

    assert fit(wanted, "", [figure("70", "boat", sentence)]) == 0.5


@pytest.mark.parametrize(
    ("question", "text", "unit", "fits"),
    [
        ("how many oars has the boat", "12-foot", "foot", 0.3),
        ("how many feet of rope are there", "12 feet", "foot", 1.0),
        ("how much money did the port lose", "2 million crates", "crate", 0.3),
        ("how much money did the port lose", "2 million", "", 0.85),
    ],
)
def test_a_measure_is_no_count_and_counted_millions_are_no_money(
    question: str, text: str, unit: str, fits: float
) -> None:
    said = figure(text, unit, f"The port has {text} now, as last year.")

    assert fit(wish(question, NOW), "", [said]) == pytest.approx(fits)


def test_a_number_that_another_is_compared_with_fits_less() -> None:
    wanted = wish("How much aid did Quist ask for?", NOW)
    said = figure("£13m", "pound", "It is more than twice as much as the £13m of May.")
    meant = figure("£33m", "pound", "It is more than the rest: £33m.")

    assert fit(wanted, "", [said]) < fit(wanted, "", [meant])
