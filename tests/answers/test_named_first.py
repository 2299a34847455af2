"""What a line names before its question, somebody who said anything, and the one whom the question before asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.answers.conversation.rewriting import standing_alone
from bot.answers.conversation.tidying import tidied
from bot.turns import NOTHING, REFUSED, Turn
from tests.answers.conftest import NOW, newsstand_of, printed
from tests.shown import text_of

if TYPE_CHECKING:
    from tests.answers.conftest import Newsstand

STUDY = """\
ALDOUS - A spray against orchard blight halved the loss of pears in its first year, a study found on Thursday.

"We had hoped for a third," said Odile Brandt of Aldous University, whose team led the study of 310 orchards.

Mara Quill, who runs the growers' market in Tern, said that she had sold out by noon."""


@pytest.fixture(scope="module")
def orchard() -> Iterator[Newsstand]:
    published = datetime(2025, 3, 13, 8, tzinfo=UTC)
    made = newsstand_of([printed("pears", STUDY, "Aldous Gazette", "Blight spray saves half the pears", published)])
    yield made
    made.history.close()


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("and Renn, what did he say?", "what did Renn say?"),
        ("and his family, what did they say?", "what did his family say?"),
        ("ok and the harbour master, was she angry?", "was the harbour master angry?"),
        ("what about Lund & Hale, how much did it earn?", "how much did Lund & Hale earn?"),
        ("the trial, when is it?", "when is the trial?"),
        ("Brandt, what is his plan?", "what is Brandt's plan?"),
        ("the first barge, how many died there?", "how many died, about the first barge?"),
        ("ok and the barges, how many people died", "how many people died, about the barges?"),
        ("the fire in Aldous, what caused it?", "what caused the fire in Aldous?"),
        ("Norland, what's new", "what's new, about Norland?"),
        ("guys, who won?", "guys, who won?"),
        (
            "the vote, what did Brandt say about pears and plums?",
            "the vote, what did Brandt say about pears and plums?",
        ),
        ("On Monday, what did he say?", "On Monday, what did he say?"),
        ("Sorry, what did he say?", "what did he say?"),
        ("When asked, what did he say?", "When asked, what did he say?"),
        ("the council voted, why?", "the council voted, why?"),
    ],
)
def test_what_is_named_before_a_question_stands_in_it(line: str, asked: str) -> None:
    assert tidied(line) == asked


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("did she say anything?", "what did she say?"),
        ("quote her", "what did she say?"),
        ("quote Ada Lund on rents", "what did Ada Lund say on rents?"),
        ("@verbatim whats new on the mill", "whats new on the mill"),
        ("hey verbatim, who is Lund?", "who is Lund?"),
        ("Verbatim: and Lund?", "and Lund?"),
        ("has the mayor said anything about the wall yet?", "what did the mayor say about the wall?"),
        ("and Marsh, did she comment on it?", "what did Marsh say on it?"),
        ("did Brandt say so?", "what did Brandt say about it?"),
        ("has the envoy actually said that", "what did the envoy say about it?"),
        ("does Marsh really think so too?", "what did Marsh say about it?"),
        ("did she really say that?", "did she really say that?"),
        ("did Brandt say anything else?", "what else did Brandt say?"),
        ("did Brandt say anything", "what did Brandt say about it?"),
        ("has the envoy said something yet?", "what did the envoy say about it?"),
        ("did the council say no?", "did the council say no?"),
        ("did Marsh really say something", "did Marsh really say something"),
    ],
)
def test_whether_somebody_said_anything_asks_for_their_words(line: str, asked: str) -> None:
    assert tidied(line) == asked


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("back to the ferry", "tell me about the ferry"),
        ("ok let's go back to Lena Marsh", "tell me about Lena Marsh"),
        ("back to what he said", "back to what he said"),
        ("news about the strike", "any news on the strike"),
        ("what else is new on the strike?", "any news on the strike?"),
        ("the latest from Aldous", "any news on Aldous"),
    ],
)
def test_whoever_goes_back_to_something_or_wants_news_of_it_is_told_of_it(line: str, asked: str) -> None:
    assert tidied(line) == asked


@pytest.mark.parametrize(
    "line", ["the ," * 50_000, "and " * 50_000 + "a, what", "did a " * 40_000, "back to " * 30_000]
)
def test_long_lines_are_read_once(line: str) -> None:
    assert tidied(line)


def test_what_somebody_else_named_first_said_is_asked_on_the_same(newsstand: Newsstand) -> None:
    newsstand.say("what did Tomas Brandt say about the bridge?", "named first")

    assert "We cannot pay for it" in text_of(newsstand.say("and Solberg, what did she say?", "named first"))


@pytest.mark.parametrize(
    ("before", "answer", "line", "read_as"),
    [
        ("who owns the boat", "It sank, the police said.", "was he arrested", "was the one who owns the boat arrested"),
        ("who broke the chain", "Nobody knows.", "why did she do it", "why did the one who broke the chain do it"),
        ("when did ada lund die", "Per Lund said that Ada Lund died.", "how old was she", "how old was Ada Lund"),
        ("how many died, about mill fire?", "Three died.", "who started it", "who started it, about mill fire"),
        ("who owns the boat", "", "was he fined", "was the one who owns the boat fined"),
        ("who replaces Otto Brandt", "", "how old was he", "how old was Otto Brandt"),
        (
            "harbour strike over?",
            "It ended in Aldous.",
            "how long did it last",
            "how long did it last, about harbour strike",
        ),
        (
            "tell me about the spray",
            "Skater Takes Her First Grand Trophy\nAda Lund won. [1]",
            "is she old",
            "is Ada Lund old",
        ),
        (
            "why was the envoy to Norland called",
            "",
            "what's his name",
            "what's the envoy to Norland's name",
        ),
        ("what's the envoy's name", "The N.A.B. sent an envoy. [1]", "what did he say", "what did the envoy say"),
        ("why did the old harbour master go", "Nobody told.", "when did she go", "when did the old harbour master go"),
        ("who scored", "It ended at Fish Dock Lane.", "what did she say", "what did the one who scored say"),
    ],
)
def test_a_pronoun_is_whom_or_what_the_question_before_had(before: str, answer: str, line: str, read_as: str) -> None:
    assert standing_alone(line, None, [Turn(before, answer, NOW, NOTHING if answer else REFUSED)]) == read_as


def test_whoever_was_asked_for_in_vain_is_meant_next() -> None:
    turns = [
        Turn("did the ferry sink?", "It sank, Ruth Askew said. [1]", NOW),
        Turn("who owns the boat?", "I have no answer to that. Searched 4 articles.", NOW, REFUSED),
    ]

    assert standing_alone("was he arrested?", None, turns) == "was the one who owns the boat arrested?"
    assert standing_alone("why did it sink?", None, turns) == "why did the ferry sink?"


def test_those_whose_words_were_asked_for_in_vain_are_meant_next() -> None:
    turns = [
        Turn("when was Otto Brandt sworn in", "Brandt was sworn in on Tuesday. [1]", NOW),
        Turn("what does the opposition say?", "I have no answer to that. Searched 4 articles.", NOW, REFUSED),
    ]

    assert standing_alone("how many seats did they win?", None, turns) == "how many seats did the opposition win?"


def test_the_time_of_something_else_is_not_that_of_what_is_asked(orchard: Newsstand) -> None:
    orchard.say("tell me about the pears", "time")

    assert "I have no answer" in text_of(orchard.say("when is the harvest?", "time"))
    assert "Thursday" in text_of(orchard.say("when did the study find it?", "time")).partition("Also")[0]


def test_who_did_so_to_something_else_did_not_do_what_is_asked(orchard: Newsstand) -> None:
    orchard.say("tell me about the pears", "study")

    asked = text_of(orchard.say("who ran the study?", "study"))
    led = text_of(orchard.say("who led the study?", "study"))

    assert asked.startswith("I have no answer")
    assert "Odile Brandt" in led.partition("Also")[0]


@pytest.mark.parametrize("line", ["what did he say?", "what did she tell reporters", "how old is he?"])
def test_nobody_speaks_for_whoever_was_asked_for_in_vain(orchard: Newsstand, line: str) -> None:
    orchard.say("who runs the mill?", line)

    said = text_of(orchard.say(line, line))

    assert "I have no answer" in said
    assert "Brandt" not in said.partition("nearest")[0]
