from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answers.conftest import NOW, Newsstand, answer_from, newsstand_of, printed
from tests.answers.test_responding import texts

TIDE = """HARROWMOUTH - The morning tide carried the wreck of the ferry Maren Dahl onto the rocks, the coastguard said.

Sign up to our newsletter, The Evening Tide, for the news of the coast in your inbox.

The rocks below the lighthouse have been closed to walkers, and the divers wait for calmer water.

Photograph: Huw Maddox/Harrowmouth Post"""


@pytest.fixture(scope="module")
def coast() -> Iterator[Newsstand]:
    made = newsstand_of([printed("tide", TIDE, "Harrowmouth Post", "Ferry wreck is carried onto the rocks", NOW)])
    yield made
    made.history.close()


@pytest.mark.parametrize("asked", ["which newsletter can i sign up to?", "what is huw maddox?", "who is huw maddox"])
def test_page_furniture_is_no_answer_nor_shown_beside_one(coast: Newsstand, asked: str) -> None:
    said = texts(coast.say(asked))

    assert "I have no answer to that" in said
    assert "Sign up" not in said
    assert "Photograph" not in said


def test_page_furniture_reports_what_nobody_said() -> None:
    text = """HARROWMOUTH - The pier was shut on Monday, and walkers were told to wait for calmer water.

Sign up to our newsletter, in which Ada Lund said that the tide had turned."""
    made = newsstand_of([printed("pier", text, "Harrowmouth Post", "Pier is shut", NOW)])
    said = texts(made.say("what did Ada Lund say about the tide?"))
    made.history.close()

    assert "Sign up" not in said


def test_news_answers_beside_page_furniture(coast: Newsstand) -> None:
    assert coast.ask("what did the morning tide carry?").text.startswith("The morning tide carried the wreck")


def test_a_link_to_another_article_does_not_lead_though_it_has_all_words() -> None:
    text = """HARROWMOUTH - The harbour master quit on Monday under the weight of a quarrel over the tide.

More:Harbour master Ada Lund to quit amid quarrel; Huw Maddox is to be harbour master

Ada Lund, 63, had long resisted calls to quit, which came after she closed the pier."""
    answer = answer_from(
        [printed("quit", text, "Harrowmouth Post", "Harbour master leaves", NOW)], "why did ada lund quit"
    )

    assert answer.text.startswith("Ada Lund, 63,")
