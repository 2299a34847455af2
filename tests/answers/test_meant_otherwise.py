"""What a careful reader hears in a question: whose view, what for, who did it, and whose name is short for what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.answers.evidence.telling.causes import gives_reason
from bot.answers.evidence.telling.names import is_spelled_out
from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.predicates import done_to, predicate_of
from bot.answers.understanding.sorts import sort_of
from bot.answers.words.stems import stem
from tests.answers.conftest import Newsstand, newsstand_of, printed

DAY = datetime(2025, 3, 13, 9, tzinfo=UTC)

GUILD = """The Rowers’ Guild condemned the singer Bo Stenner on Monday over his remarks about the Guild.

“The Guild condemns what Mr. Stenner said,” the Guild said in a statement.

“I am leaving the Guild for good,” Stenner said. He had joined the Guild in 2019."""

PRINCESS = """Princess Ada of Norland flew to Skerrin to apologise for the floods of last year.

She will stay in Skerrin until Friday, her office said."""

BAND = """The singer Femke Lund, from Aldous, has died at 41. Her family asked for quiet.

Femke Lund was 12 when her mother left the band. The drummer Oona Marsh died of a fever in 1999."""

BOARD = (
    """Tern Bank of Kell cut its rates on Monday. A Tern Bank of Kell spokesman, Ole Vik, called the cut “a relief”."""
)

SOAP = """Two batches of Marrow soap have been taken back by their maker, Hollin Goods, its spokeswoman said.

A test found lye in one of them."""


CELL = """Brandt Tollan was sent back to prison a week ago. He was found dead in the Kell jail on Thursday.

Sten Ure, 21, appeared in court yesterday charged with murder. Tollan had served half of his time."""

STORM = """Gro Halvor, who leads the rescue, said the storm in Norland brought an emergency without parallel.

The premier, Ida Korr, declared a state of emergency on Wednesday to get more boats."""

AIRLINE = """Tern Air settled with the singer Jon Marsh, whom it had dragged off a flight. Eva Rusk, its chief, \
apologised.

Among other things, the airline will raise the limit for people who give up their seats to $10,000."""


STAR = """Vessel 9 is a star that sits 90 million light-years from Norland.

Tern Air and the lawyers of Ole Hask said little. The lawyer of Hask, Maud Ferrier, spoke to nobody."""


@pytest.fixture(scope="module")
def stand() -> Iterator[Newsstand]:
    told = {
        "guild": (GUILD, "Rowers’ Guild condemns singer"),
        "princess": (PRINCESS, "Princess in Skerrin"),
        "band": (BAND, "Singer dies"),
        "board": (BOARD, "Bank cuts rates"),
        "soap": (SOAP, "Marrow soap recalled due to lye"),
        "cell": (CELL, "Man charged over death in jail"),
        "storm": (STORM, "Norland calls for boats"),
        "star": (STAR, "A star and a suit"),
        "airline": (AIRLINE, "Airline settles with singer"),
    }
    made = newsstand_of([printed(id, text, "Meridian Wire", title, DAY) for id, (text, title) in told.items()])
    yield made
    made.history.close()


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("whats ida korrs view on the ferry", "said", "ida korr"),
        ("What is the mayor's advice to rowers?", "said", "the mayor"),
        ("Has Ida Korr said whether she will run again?", "said", "Ida Korr"),
        ("Did Ida Korr say the ferry was safe?", "really", "Ida Korr"),
    ],
)
def test_a_view_is_asked_for_as_words_are(text: str, kind: str, speaker: str) -> None:
    assert kind_of(text) == (kind, speaker)


def test_a_body_speaks_by_its_name_and_not_by_whoever_is_named_beside_it(stand: Newsstand) -> None:
    assert stand.ask("what did the guild say about bo stenner").text.startswith("The Guild condemns")


@pytest.mark.parametrize(
    ("question", "leads"),
    [
        ("why is the princess in skerrin", "Princess Ada of Norland flew to Skerrin"),
        ("why was the marrow soap recalled", "Marrow soap recalled due to lye"),
        ("how far away is vessel 9", "Vessel 9 is a star"),
        ("Who is Hask's lawyer?", "The lawyer of Hask, Maud Ferrier"),
        ("who was charged with killing brandt tollan", "Sten Ure, 21, appeared in court"),
        ("who declared a state of emergency in norland", "The premier, Ida Korr, declared"),
        ("what did the TBK spokesman call the cut of its rates?", "A Tern Bank of Kell spokesman"),
    ],
)
def test_it_is_answered_with_the_sentence_or_headline_that_says_so(stand: Newsstand, question: str, leads: str) -> None:
    answer = stand.ask(question)

    assert answer.answered
    assert answer.passages[0].lead.text.startswith(leads)


@pytest.mark.parametrize(
    "question", ["what did femke lund die of", "who killed femke lund", "What did Eva Rusk pay Jon Marsh?"]
)
def test_what_became_of_somebody_else_is_no_answer(stand: Newsstand, question: str) -> None:
    assert not stand.ask(question).answered


def test_a_purpose_stands_behind_what_is_asked_about() -> None:
    asked = frozenset(("princess", "skerrin", "currency"))

    assert gives_reason("She flew to Skerrin to mend the dam.", asked)
    assert not gives_reason("She flew to Skerrin to the east.", asked)
    assert not gives_reason("They let nobody allow the currency to fall.", asked)


@pytest.mark.parametrize(
    "told",
    [
        "The coaches were dismissed for “engaging in a feud” with rowers.",
        "The dean sued the paper on Tuesday, claiming that it had made her a villain.",
        "The town taxed the ferries as part of a plan to clean the sound.",
    ],
)
def test_what_somebody_claims_or_plans_is_a_reason(told: str) -> None:
    assert gives_reason(told)


def test_why_somebody_is_somewhere_asks_for_no_word_of_it() -> None:
    assert predicate_of("why is the mayor in Skerrin?", "why") is None
    assert predicate_of("why is the mayor angry?", "why") == "angry"


def test_letters_are_short_for_what_begins_with_them() -> None:
    assert is_spelled_out("tbk", "The Tern Bank of Kell")
    assert not is_spelled_out("tbk", "The Tern Board")
    assert not is_spelled_out("iv", "Rusham")


def test_to_what_somebody_wants_to_do_it_is_known() -> None:
    assert done_to("who wants to buy the ferry") == "ferry"


@pytest.mark.parametrize(("form", "verb"), [("sued", "sue"), ("freed", "free"), ("withdrew", "withdraw")])
def test_short_and_irregular_verbs_have_one_stem(form: str, verb: str) -> None:
    assert stem(form) == stem(verb)


def test_several_ages_are_ages() -> None:
    assert sort_of("at what ages did vik admit cheating") == "age"
