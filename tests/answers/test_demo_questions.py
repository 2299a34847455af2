"""What people ask of the sample news first, and what a person who has read it would call right.

The questions and answers were written from the articles, before any reply was seen. Each answer is a text of which one
must stand in what leads the reply; what must not stand there is wrong, however near.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

import pytest

from adapters.lexicon import load
from adapters.sources import seed_sources
from adapters.sqlite import open_history
from bot.desk import Desk
from tests.answers.conftest import Newsstand
from tests.shown import text_of
from tests.story_contract import SEEDS, read_sample

BELOW = re.compile(r" (?:Also •|Counted before|If another story is meant|Sources •|The nearest that I have)")
"""Where what leads a reply ends."""

NO_ANSWER = "I have no answer to that."


@pytest.fixture(scope="module")
def sample() -> Iterator[Newsstand]:
    history = open_history(None)
    with history.writing() as books:
        for source in seed_sources(SEEDS):
            books.sources.put(source)
    Desk(history, load()).file(asyncio.run(read_sample()))
    yield Newsstand(history, load())
    history.close()


def leading(sample: Newsstand, *lines: str) -> str:
    """What leads the reply to the last of these lines of one conversation."""
    said = [text_of(sample.say(line, thread=" | ".join(lines))) for line in lines]
    return BELOW.split(" ".join(said[-1].replace("▌", " ").split()))[0]


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("how many people died on the Harrowmouth ferry?", "15", None),
        ("what caused the Maren Dahl to capsize?", "truck|lorry|not known", "squall"),
        ("how cold was the water?", "6 degrees", None),
        ("who is leading the ferry inquiry?", "Henrik Aalto", None),
        ("how many people are still missing from the Maren Dahl?", "Four|Six", "19 |Seventeen"),
        ("when did the Maren Dahl capsize?", "Wednesday", "1974|2021"),
        ("when did the ferry sink?", "Wednesday|Thursday", "2021"),
        ("how many tickets were sold for the Lady Amisa?", "140|80 tickets", None),
        ("What did Putin say?", "supported the thought|idea itself is correct|imitate peace", "respite"),
        ("what did Ushakov say about the ceasefire?", "respite|breathing space|gives us nothing", None),
        ("does Ukraine accept the ceasefire?", "Ukraine accepted|said yes", None),
        ("what did Zelensky say?", "world has yet to hear|prolong the war", None),
        ("how much of Ukraine does Russia hold?", "20%|18 per cent|a fifth", "Kursk"),
        ("who won the match between Rovers and Pelham?", "beat Pelham|3-2|Rovers 3", None),
        ("how high was the river?", "4.2 metres", "3.5 metres"),
        ("how fast was the wind?", "128 km/h", "50 km/h"),
        ("how many homes are without power?", "36,500|41,000", None),
        ("did anybody die in the storm?", "Nobody was killed", None),
        ("what is the interest rate in Canada?", "2.75", None),
        ("who is the governor of the Bank of Canada?", "Macklem", None),
        ("how effective is the tick fever vaccine?", "81", None),
        ("how much did the Corn Exchange sell for?", "£4.6m", "£6.1m"),
        ("what did the mayor tell Margaret Hill?", "reading room by Christmas", None),
        ("how many jobs are lost in Larkfield?", "240", None),
        ("what tariff did Trump threaten on champagne?", "200", None),
        ("how much is the tariff on champagne?", "200", None),
        ("what time did the ferry roll over?", "6:15", None),
        ("how long does the crossing take?", "35-minute", None),
        ("who escaped through a window?", "Amara Lindgren", None),
        ("how much rain fell?", "74 mm", None),
        ("how many people were in the study?", "48,300", None),
        ("how effective is the vaccine?", "81", None),
        ("what is Ferrow & Hale's profit?", "£96.4m", "138 years"),
        ("how many people were evacuated in Lower Tern?", "320", None),
        ("how many homes lost power?", "36,500|41,000", None),
        ("when does the red warning end?", "21:00", None),
        ("who is Harold Pym?", "81, was carried out", None),
        ("who is flying to moscow?", "envoy", "64 Ukrainian"),
        ("who was arrested over the Lake Ombara ferry?", "the owner of a ferry", None),
        ("what caused the ferry to capsize?", "not known|too early", None),
    ],
)
def test_a_question_leads_to_what_a_reader_would_say(
    sample: Newsstand, question: str, right: str, wrong: str | None
) -> None:
    told = leading(sample, question)

    assert not told.startswith(NO_ANSWER)
    assert re.search(right, told)
    assert wrong is None or not re.search(wrong, told)


@pytest.mark.parametrize(
    "question",
    [
        "who is the mayor of Tokyo?",
        "what is the price of bitcoin?",
        "when is the next election?",
        "is the captain of the Maren Dahl alive?",
        pytest.param(
            "who won the cup?",
            marks=pytest.mark.xfail(reason="it answers with the winner of a quarter-final of that cup", strict=True),
        ),
    ],
)
def test_what_no_article_says_is_not_answered(sample: Newsstand, question: str) -> None:
    assert leading(sample, question).startswith(NO_ANSWER)


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        (("how many died?", "and why?"), "truck|lorry|squall|rolled over|not known"),
        (("what happened to the ferry?", "what is the weather?"), "Storm Wystan|weather service|wind"),
        (("who is Ruth Askew?", "what did she say?"), "58 people|fifty-ninth|worst news|glad to be wrong|in minutes"),
        (("who is Ruth Askew?", "what did she say?", "and Renn?"), "owes the families|in our bones"),
        (("tell me about storm wystan", "and how strong were the gusts?"), "128 km/h"),
    ],
)
def test_a_follow_up_goes_on_from_what_was_asked(sample: Newsstand, lines: tuple[str, ...], right: str) -> None:
    told = leading(sample, *lines)

    assert re.search(right, told)
    assert "about Meridian" not in told
    assert NO_ANSWER not in told


def missed(why: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(reason=why, strict=True)


@pytest.mark.parametrize(
    ("question", "right"),
    [
        pytest.param(
            "who owns the Lake Ombara ferry?", "Peter Sangala", marks=missed("the owner is named a sentence later")
        ),
        pytest.param("who scored for Pelham?", "Duarte", marks=missed("that sentence calls Pelham “the visitors”")),
        pytest.param(
            "how many people watched the match?",
            "11,206",
            marks=missed("printed as “a crowd of 11,206”; no word for watching"),
        ),
        pytest.param(
            "who bought the Corn Exchange?",
            "Stephen Hill",
            marks=missed("printed as “sold”, and the buyer is named later"),
        ),
    ],
)
def test_what_is_said_in_other_words_is_found(sample: Newsstand, question: str, right: str) -> None:
    assert re.search(right, leading(sample, question))
