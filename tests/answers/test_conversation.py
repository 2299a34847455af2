"""Follow-up questions are made to stand alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.answers.conversation.pronouns import leans
from bot.answers.conversation.references import Pointed, Unclear, pointed_from, reference
from bot.answers.conversation.rewriting import parted, standing_alone
from bot.answers.understanding.subjects import names_in
from bot.turns import REFUSED, Referent, Showed, Turn

NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)
ASKEW = Turn("What did Ruth Askew say about the ferry?", "“Nobody had checked” — Ruth Askew", NOW)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("and what did she say about the lorry?", "and what did Ruth Askew say about the lorry?"),
        ("What was her answer?", "What was Ruth Askew's answer?"),
        ("Who blames her?", "Who blames Ruth Askew?"),
        ("why?", "Why did Ruth Askew say so about the ferry?"),
        ("and on sanctions?", "What did Ruth Askew say on sanctions?"),
        ("what about the lorry?", "What did Ruth Askew say about the lorry?"),
        ("What else did Askew say?", "What else did Ruth Askew say?"),
        ("Which company built the bridge?", "Which company built the bridge?"),
    ],
)
def test_a_follow_up_is_filled_in_from_the_turn_before(text: str, read_as: str) -> None:
    assert standing_alone(text, None, [ASKEW]) == read_as


def test_a_pronoun_is_followed_through_several_turns() -> None:
    turns = [ASKEW, Turn("Where does she work?", "In Harrowmouth.", NOW)]

    assert standing_alone("When did she begin?", None, turns) == "When did Ruth Askew begin?"


def test_who_else_leaves_out_who_was_named() -> None:
    read_as = standing_alone("Who else?", None, [ASKEW])

    assert parted(read_as) == ("Who else said something about the ferry?", "Ruth Askew")


def test_the_headline_talked_about_gives_the_subject_and_the_topic() -> None:
    about = "Maren Dahl (ferry): the inquiry"

    assert standing_alone("When did it begin?", about, []) == "When did Maren Dahl begin?"
    assert standing_alone("Any survivors?", about, []) == "Any survivors, about Maren Dahl?"
    assert standing_alone("What else is interesting?", about, []).endswith("the inquiry?")


def test_a_short_answer_is_what_that_means() -> None:
    turns = [Turn("What broke loose on the Maren Dahl?", "a lorry", NOW)]

    assert standing_alone("Who loaded that?", None, turns) == "Who loaded that, a lorry?"


@pytest.mark.parametrize(
    "text",
    [
        "Why did he leave?",
        "How many fires have there been in Skerrin?",
        "Did Ida Korr ask for asylum when she landed there?",
    ],
)
def test_a_question_with_nothing_before_it_stays_as_it_is(text: str) -> None:
    assert standing_alone(text, None, []) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the second one", Pointed(2, named=False)),
        ("the third quote", Pointed(3, named=False)),
        ("Tell me more about the last story", Pointed(-1, named=True)),
        ("story 3", Pointed(3, named=True)),
        ("in full please", "whole"),
        ("2", Pointed(2)),
        ("lol ok and the other one?", Pointed(2)),
        ("the second one in full", Pointed(2, whole=True)),
        ("next", Pointed(2, next=True)),
        ("thanks, and the next one?", Pointed(2, next=True)),
        ("the first one again please", Pointed(1)),
        ("thx! who said that", "voices"),
        ("more", "whole"),
        ("anything else on it", "story"),
        ("is that all?", "whole"),
        ("link?", "source"),
        ("proof?", "source"),
        ("and its sources?", "source"),
        ("gimme the link", "source"),
        ("can i get a source for that", "source"),
        ("who said that?", "voices"),
        ("who says", "voices"),
        ("who else", None),
        ("what else happened", "news"),
        ("anything big today?", "news"),
        ("hi, what's the news this morning?", "news"),
        ("headlines please", "news"),
        ("show me the top stories", "news"),
        ("what did i miss", "news"),
        ("what happened yesterday?", "news"),
        ("what's going on in the world", "news"),
        ("what happened?", None),
        ("what happened today in Aldous", None),
        ("the news agency", None),
        ("big fire in Aldous", None),
        ("show me the briefing", "briefing"),
        ("what was in the latest briefing?", "briefing"),
        ("the briefing room", None),
        ("ok show me something else", "news"),
        ("in one sentence please", "shorter"),
        ("the gist of this story?", "shorter"),
        ("link to this story", "source"),
        ("summarise", "summary"),
        ("give me a short summary of this", "summary"),
        ("ok sum it up please", "summary"),
        ("summarise the harbour report", None),
        ("give me the numbers", "numbers"),
        ("any figures on that?", "numbers"),
        ("what are the key stats", "numbers"),
        ("the number of sailors", None),
        ("timeline please", "timeline"),
        ("what happened when?", "timeline"),
        ("how did this unfold", "timeline"),
        ("timeline of the flood", None),
        ("any other outlets on this?", "outlets"),
        ("who else reported it", "outlets"),
        ("the Aldous papers", None),
        ("is she right?", "doubt"),
        ("is she home?", None),
        ("no i meant the other senator", Unclear("senator")),
        ("12 people", None),
        ("the first lady", None),
        ("what's the third story about?", Pointed(3, named=True)),
        ("what is the third rail", None),
        ("any more on this?", "story"),
        ("in full", "whole"),
        ("shorter", "shorter"),
        ("Who was second?", None),
    ],
)
def test_short_lines_refer_back(text: str, found: object) -> None:
    assert reference(text, [ASKEW]) == found


def test_of_the_names_before_dates_and_nations_mean_nobody() -> None:
    turns = [Turn("Did Kell sink in March?", "In March a Norwegian diver, Ada Lund, found it with Per Holt.", NOW)]

    read_as = standing_alone("Who else was there?", "Maren Dahl", turns)

    assert read_as == "Who else was there, about Maren Dahl, besides Ada Lund, Per Holt; Kell?"


def test_whose_words_were_asked_for_is_meant_in_full_and_no_dateline_is() -> None:
    asked = Turn("what did askew say about the ferry", "HARROWMOUTH - “Nobody had checked” — Ruth Askew", NOW)

    assert standing_alone("and what did she say about the lorry?", None, [asked]) == (
        "and what did Ruth Askew say about the lorry?"
    )


@pytest.mark.parametrize(
    ("before", "line", "number"),
    [(["2"], "next", 3), (["story 2", "next"], "next one", 4), (["the second one"], "the other one", 1)],
)
def test_the_next_and_the_other_are_counted_from_the_one_that_was_looked_at(
    before: list[str], line: str, number: int
) -> None:
    turns = [Turn(text, "…", NOW, Showed(looked_at=Referent("a"))) for text in before]

    pointed = reference(line, turns)

    assert isinstance(pointed, Pointed)
    assert pointed.number == number


def test_what_is_pointed_at_was_shown_before_all_that_pointed() -> None:
    first, second = (Turn(text, "…", NOW) for text in ("the second one", "the third one"))

    assert pointed_from([ASKEW, first, second]) == 0
    assert pointed_from([first]) is None


def test_what_is_new_since_a_day_is_not_about_who_was_talked_of() -> None:
    assert standing_alone("what's new since Tuesday", None, [ASKEW]) == "what's new since Tuesday"


ENVOY = "Lena Marsh, the envoy of President Otto Brandt, landed in Port Aldous on Thursday. [1]"


@pytest.mark.parametrize(
    ("before", "answer", "text", "read_as"),
    [
        ("when did marsh arrive", ENVOY, "why did she come", "why did Lena Marsh come"),
        ("when did marsh arrive", ENVOY, "where is she now", "where is Lena Marsh now"),
        ("who is lena marsh", ENVOY, "what does brandt want from her?", "what does brandt want from Lena Marsh?"),
        ("how much will the bakery cost?", "About £2 million. [1]", "when does it open", "when does the bakery open"),
        ("what did marsh say about the truce", "“No” — Lena Marsh", "when does it begin", "when does the truce begin"),
        ("how many boats does Aldous hold", ENVOY, "when was that", "When does Port Aldous hold boats?"),
        ("When did Marsh arrive?", ENVOY, "and why?", "Why did Lena Marsh arrive?"),
        ("what did marsh say about the truce", ENVOY, "and brandt?", "what did Otto Brandt say about the truce?"),
        ("what did marsh say", ENVOY, "what about the harbour master", "what did the harbour master say?"),
        ("how many goals did rovers score", "Three. [1]", "and pelham?", "how many goals did pelham score?"),
        ("what did marsh say", ENVOY, "and sanctions?", "what did marsh say about sanctions?"),
        ("by how much was the rate cut", "By a quarter. [1]", "why", "Why was the rate cut?"),
        ("what is the interest rate now", "2.75% [1]", "when was it cut", "when was the interest rate cut"),
        ("did the workers know", "Workers heard it at noon. [1]", "was it fair", "was it fair, about workers"),
        (
            "when will the troops go?",
            "Norland sends troops in June. [1]",
            "who asked for them",
            "who asked for the troops",
        ),
        ("who visited the harbour?", ENVOY, "who else?", "Who else visited the harbour, besides Lena Marsh?"),
    ],
)
def test_whoever_was_asked_about_is_meant_however_it_was_typed(
    before: str, answer: str, text: str, read_as: str
) -> None:
    assert standing_alone(text, None, [Turn(before, answer, NOW)]) == read_as


def test_after_a_why_the_next_topic_goes_on_from_what_was_asked_first() -> None:
    turns = [ASKEW, Turn("and why?", "“Nobody had checked” — Ruth Askew", NOW)]

    assert standing_alone("what about the lorry", None, turns) == "What did Ruth Askew say about the lorry?"


def test_a_pronoun_within_a_claim_is_left_as_it_was_said() -> None:
    assert standing_alone("did marsh really say it is over?", None, [ASKEW]) == "did marsh really say it is over?"


def test_that_means_what_the_first_line_of_the_answer_tells() -> None:
    turns = [Turn("What broke loose?", "a lorry\nPort Aldous, Lena Marsh and Otto Brandt [2]", NOW)]

    assert standing_alone("Who loaded that?", None, turns) == "Who loaded that, a lorry?"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("why?", True),
        ("what did she say about the lorry", True),
        ("when was that", True),
        ("who won the cup match", False),
        ("when did marsh arrive", False),
        ("did marsh say it is over", False),
    ],
)
def test_a_question_leans_on_what_was_told_where_it_names_nothing(text: str, found: bool) -> None:
    assert leans(text) is found


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("waht did Marsh say", "what did Marsh say"),
        ("wat hapened in Aldous", "what happened in Aldous"),
        ("wehn did the ferry sink", "when did the ferry sink"),
        ("did Marsh realy say no", "did Marsh really say no"),
        ("what did Watt say", "what did Watt say"),
        ("what did Marsh say at the rally", "what did Marsh say at the rally"),
        ("Ada Lund, who sold her mill, bought which inn", "Ada Lund, who sold her mill, bought which inn"),
        ("Whan Lin resigned", "Whan Lin resigned"),
        ("wheat prices rose", "wheat prices rose"),
        ("then what did Marsh say", "then what did Marsh say"),
        ("hat trick for Rovers", "hat trick for Rovers"),
        ("what did the premeir say", "what did the premier say"),
        ("who runs the choir", "who runs the choir"),
        ("how many ppl died in Aldous tho", "how many people died in Aldous"),
        ("what did Marsh say abt tolls pls", "what did Marsh say about tolls"),
        ("what did Norland's pm say, thx", "what did Norland's prime minister say"),
        ("who sank at 3 pm", "who sank at 3 pm"),
        ("what does the PPL want", "what does the PPL want"),
        ("what did the ag say", "what did the attorney general say"),
        ('did Marsh say "ppl"', 'did Marsh say "ppl"'),
    ],
)
def test_what_is_typed_in_a_hurry_is_read_as_it_is_meant(typed: str, read_as: str) -> None:
    assert standing_alone(typed, None, []) == read_as


def test_whom_nothing_is_known_of_is_still_meant_by_the_next_question() -> None:
    turns = [Turn("who is odd nilsen", "I have no answer to that. Searched 76 articles.", NOW, REFUSED)]

    assert standing_alone("what did he say", None, turns) == "what did odd nilsen say"


COUNT = Turn("How many sailors will lose work in Harrowmouth?", "Some 300 sailors will, the port said.", NOW)
MATE = Turn("Where is the mate held?", "The mate of the Lady Ysolde is also in custody.", NOW)
WINNER = Turn("Who won the regatta for the Terns?", "Jule Marten steered the last mile to beat Port Norrow.", NOW)


@pytest.mark.parametrize(
    ("turn", "text", "read_as"),
    [
        (COUNT, "when", "When will sailors lose work in Harrowmouth?"),
        (COUNT, "where from?", "Where from will sailors lose work in Harrowmouth?"),
        (Turn("is the pier safe?", "No.", NOW), "who built it?", "who built the pier?"),
        (MATE, "who is the mate?", "who is the mate, about Lady Ysolde?"),
        (WINNER, "who else won?", "Who else won the regatta for the Terns, besides Jule Marten?"),
        (WINNER, "when was she born?", "when was Jule Marten born?"),
        (ASKEW, "who is the captain?", "who is the captain, about ruth askew ferry?"),
    ],
)
def test_a_short_question_goes_on_from_what_was_asked_and_answered(turn: Turn, text: str, read_as: str) -> None:
    assert standing_alone(text, None, [turn]) == read_as


def test_a_number_that_a_headline_begins_with_means_nobody() -> None:
    assert names_in("Fifteen dead off Kell Rock, and Liberty Holm is safe") == ["Kell Rock", "Liberty Holm"]
    assert (
        standing_alone("what is new?", None, [Turn("/story 1", "Fifteen dead in the harbour", NOW)]) == "what is new?"
    )


@pytest.mark.parametrize("line", ["what is the weather?", "what's the weather"])
def test_what_there_is_one_of_is_asked_for_by_itself_and_is_no_topic(line: str) -> None:
    turns = [Turn("sawmill fire", "A sawmill burned down in Ellerby.", NOW)]

    assert standing_alone(line, None, turns) == line
    assert standing_alone("how many died?", None, [*turns, Turn(line, "Rain.", NOW)]) == "how many died?"


def test_a_topic_that_was_filled_in_is_not_joined_with_another() -> None:
    turns = [Turn("sawmill fire", "A sawmill burned down in Ellerby.", NOW), Turn("who is the owner?", "Nobody.", NOW)]

    assert standing_alone("how many died?", None, turns) == "how many died, about sawmill fire?"
