"""Thanks, greetings and "source?" are answered as a person would answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.conversation.courtesy import courtesy
from bot.answers.conversation.rewriting import standing_alone
from bot.answers.conversation.short_lines import refers_back
from bot.answers.conversation.tidying import tidied
from bot.turns import Turn
from tests.answers.conftest import NOW
from tests.shown import text_of

if TYPE_CHECKING:
    from tests.answers.conftest import Newsstand


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("thanks", "thanks"),
        ("ok thank you!", "thanks"),
        ("great, thanks a lot", "thanks"),
        ("Hello", "help"),
        ("help", "help"),
        ("what can you do?", "help"),
        ("hi there!", "help"),
        ("Good morning, how does this work?", "help"),
        ("what can I ask you", "help"),
        ("ok thx", "thanks"),
        ("hi-tech exports", None),
        ("what can you do about rents?", None),
        ("good job bot", "thanks"),
        ("that's helpful", "thanks"),
        ("thanks for the help mate", "thanks"),
        ("great answer, thanks", "thanks"),
        ("many thanks, bye", "thanks"),
        ("no thanks", "nod"),
        ("ok cool", "nod"),
        ("haha", "nod"),
        ("good to know", "nod"),
        ("nope", "nod"),
        ("hmm ok", "nod"),
        ("👍", "nod"),
        (":+1: :heart:", "nod"),
        ("you're wrong", "wrong"),
        ("no, that's not what i asked", "wrong"),
        ("this makes no sense", "wrong"),
        ("huh?", "help"),
        ("wait what", "help"),
        ("is it false", None),
        ("wrong turn in Aldous", None),
        ("?!", None),
        ("thanksgiving", None),
        ("good work permits", None),
        ("which one is best", None),
        ("great Tern floods", None),
        ("help for Ukraine", None),
        ("who helped", None),
    ],
)
def test_courtesy_is_told_from_questions(line: str, found: str | None) -> None:
    assert courtesy(line) == found


@pytest.mark.parametrize(
    "line", ["source?", "what's the source", "says who?", "who said that?", "where did you get that"]
)
def test_whoever_asks_for_the_source_refers_back(line: str) -> None:
    assert refers_back(line)


@pytest.mark.parametrize(
    "line", ["and?", "explain", "is that still true?", "did she really say that?", "which one is right?"]
)
def test_whoever_wants_it_explained_or_asks_whether_it_is_so_refers_back(line: str) -> None:
    assert refers_back(line)


def test_whoever_says_that_it_is_wrong_is_told_what_to_do(newsstand: Newsstand) -> None:
    newsstand.say("What did Askew say?", "wrong")

    assert "/report" in text_of(newsstand.say("that's not what i asked", "wrong"))
    assert "Ruth Askew" in text_of(newsstand.say("source?", "wrong"))


@pytest.mark.parametrize("line", ["did she really say that?", "did she say so"])
def test_whether_somebody_said_what_was_shown_is_told_by_their_words_and_their_source(
    newsstand: Newsstand, line: str
) -> None:
    newsstand.say("What did Ruth Askew say?", line)

    said = text_of(newsstand.say(line, line))

    assert "— Ruth Askew" in said
    assert "Source" in said
    assert "word for word" not in said


def test_a_word_that_only_points_is_looked_for_in_nobodys_words(newsstand: Newsstand) -> None:
    newsstand.say("How much will the Weir Bridge cost?", "points")

    assert "word for word" not in text_of(newsstand.say("did Solberg say that?", "points"))


def test_the_source_of_an_answer_is_its_paragraph_with_outlet_and_date(newsstand: Newsstand) -> None:
    newsstand.say("What did the ferry toll rise to?", "source")

    told = text_of(newsstand.say("source?", "source"))

    assert "The death toll of the ferry Maren Dahl rose to 15" in told
    assert "The Harbour Courier, 13 March 2025" in told


def test_thanks_are_returned_and_change_nothing_of_what_is_talked_about(newsstand: Newsstand) -> None:
    newsstand.say("What did Askew say?", "thanks")

    assert "welcome" in text_of(newsstand.say("thanks", "thanks"))
    assert "Read as: and what did Ruth Askew say about the lorry?" in text_of(
        newsstand.say("and what did she say about the lorry?", "thanks")
    )


def test_a_line_of_nothing_but_marks_is_told_at_once_from_courtesy() -> None:
    assert not refers_back("(" * 200_000)


@pytest.mark.parametrize("filling", ["and ", "please ", "no, "])
def test_words_that_fill_a_line_are_read_once(filling: str) -> None:
    assert not refers_back(filling * 50_000 + "?")
    assert refers_back(f"{filling * 3}the second one")


def test_lines_that_refer_back_are_no_questions_to_go_on_from() -> None:
    turns = [Turn("Who blames Ruth Askew?", "Divers do.", NOW), Turn("thanks", "You are welcome.", NOW)]

    assert standing_alone("why?", None, turns) == "Why: somebody blames Ruth Askew?"


def test_a_greeting_gets_a_few_questions_and_the_way_to_the_commands(newsstand: Newsstand) -> None:
    told = text_of(newsstand.say("hello", "hello"))

    assert "what did Ruth Askew say?" in told
    assert told.count("•") == 5
    assert told.split()[-1] == "/help"
    assert "/quote" not in told


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("hi, what's new?", "what's new?"),
        ("hello what did Askew say", "what did Askew say"),
        ("Hey there! the ferry", "the ferry"),
        ("thanks, and Brandt?", "and Brandt?"),
        ("interesting, why?", "why?"),
        ("no wait, the bakery", "the bakery"),
        ("sorry, what about Brandt?", "what about Brandt?"),
        ("Great Tern floods", "Great Tern floods"),
        ("Hi-tech exports", "Hi-tech exports"),
        ("hello kitty", "hello kitty"),
    ],
)
def test_a_greeting_or_kind_word_before_a_question_is_left_out(line: str, asked: str) -> None:
    assert tidied(line) == asked


def test_words_that_were_compared_are_shown_with_their_source_alone(newsstand: Newsstand) -> None:
    told = text_of(newsstand.say('Did Askew really say "Nobody had checked it"?', "really"))

    assert told.count("March 2025") == 2, "the source and what was searched"
    assert "[1] Meridian Wire" in told


@pytest.mark.parametrize("line", ["source?", "shorter", "who said that?", "in full"])
def test_words_that_came_nearest_to_a_claim_are_what_is_looked_at_next(newsstand: Newsstand, line: str) -> None:
    newsstand.say("How much will the Weir Bridge cost?", line)
    newsstand.say('Did Solberg really say "The herring is excellent this spring"?', line)

    assert "We cannot pay for it" in text_of(newsstand.say(line, line))


def test_somebody_elses_words_that_came_nearest_are_not_what_is_looked_at(newsstand: Newsstand) -> None:
    newsstand.say("How much will the Weir Bridge cost?", "theirs")
    newsstand.say('Did the coastguard really say "Nobody had chained it"?', "theirs")

    assert "Weir Bridge" in text_of(newsstand.say("in full", "theirs"))


def test_where_nobody_said_so_it_is_told_what_was_searched(newsstand: Newsstand) -> None:
    told = text_of(newsstand.say('Did Brandt really say "The herring is excellent this spring"?', "never"))

    assert "no such words" in told
    assert "Searched 4 articles" in told


def test_what_somebody_else_has_said_is_the_nearest_and_no_yes(newsstand: Newsstand) -> None:
    told = text_of(newsstand.say('Did the coastguard really say "Nobody had chained it"?', "another"))

    assert "no such words of theirs; somebody else's are printed:" in told
    assert "— Ruth Askew" in told
