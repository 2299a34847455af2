"""What one doubt alone refuses, or sets behind another sentence, in one small article."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.answers.conftest import answer_from, printed

BRIDGE = """Ida Vik opened a bridge in Skerrin on Tuesday.

The harbour of Skerrin paid £3 million for it, its master said. It is for lorries."""

COST = "Ida Vik opened a bridge in Skerrin on Tuesday. It cost the harbour £3 million."

RACE = """Ida Vik could win the race for mayor of Skerrin, Ole Strand said on Tuesday.

The race is close."""

BARGE = "A crowded barge sank on Lake Orrin on Tuesday because it was overloaded, and nine traders drowned."


@pytest.mark.parametrize(
    ("text", "refused", "answered"),
    [
        pytest.param(BARGE, "why lake orrin?", "why did the barge sink?", id="asks nothing but a name"),
        pytest.param(
            BRIDGE,
            "which bridge did Ida Vik of Skerrin open in 2019?",
            "which bridge did Ida Vik open?",
            id="another year",
        ),
        pytest.param(BRIDGE, "what is Ida Vik's job?", "what did Ida Vik open?", id="no word for what is asked"),
        pytest.param(
            BRIDGE, "when did Ida Vik of Skerrin drown?", "when did Ida Vik open the bridge?", id="nothing but names"
        ),
        pytest.param(
            COST, "how much did the bridge's railing cost?", "how much did the bridge cost?", id="another sum"
        ),
        pytest.param(RACE, "did Ida Vik win?", "could Ida Vik win?", id="only thought"),
    ],
)
def test_a_doubt_refuses_what_the_article_does_not_tell(text: str, refused: str, answered: str) -> None:
    articles = (printed("one", text, "Meridian Wire", "News of the north", datetime(2025, 3, 12, tzinfo=UTC)),)

    assert [answer_from(articles, question).answered for question in (refused, answered)] == [False, True]


@pytest.mark.parametrize(
    ("text", "question", "led"),
    [
        pytest.param(
            "Ida Vik endorsed Tomas Holm for mayor. Holm endorsed Ole Strand for the council.",
            "whom did Holm endorse?",
            "Holm endorsed Ole Strand for the council.",
            id="done to whom is named",
        ),
        pytest.param(
            "The owner of the mill in Kell said on Tuesday that it closes. The mill closes in May, he told Kell.",
            "when does the mill in Kell close?",
            "The mill closes in May, he told Kell.",
            id="a time of something else",
        ),
        pytest.param(
            "Vik ran for mayor of Kell and lost. She thanked the town. Vik said that she would run for mayor.",
            "will Vik run for mayor of Kell?",
            "Vik said that she would run for mayor.",
            id="past alone",
        ),
    ],
)
def test_a_sentence_leads_before_one_that_is_doubted(text: str, question: str, led: str) -> None:
    articles = (printed("one", text, "Meridian Wire", "News of the north", datetime(2025, 3, 12, tzinfo=UTC)),)

    assert answer_from(articles, question).text == led
