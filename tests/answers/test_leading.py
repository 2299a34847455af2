"""The passage leads whose sentence says most closely what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from adapters.terminal.format import text_of
from bot.answers.persons import introduces
from tests.answers.conftest import Newsstand, newsstand_of, printed

TALKS = """Otto Brandt met the harbour council yesterday, which Lena Marsh, who was then on her way, had asked \
for, and the port heard that a second ship had arrived with salt on the same tide as the mail.

About the author. Piet Holm, journalist, laureate of the Aldous Prize."""

LANDED = """Lena Marsh, envoy of Norland, arrived in Port Aldous on Thursday.

Marsh is wanted there for the price of herring alone, Brandt believes."""


@pytest.fixture(scope="module")
def stand() -> Iterator[Newsstand]:
    day = datetime(2025, 3, 13, tzinfo=UTC)
    made = newsstand_of(
        (
            printed("talks", TALKS, "Meridian Wire", "Herring talks", day),
            printed("landed", LANDED, "The Harbour Courier", "Envoy in town", day),
        )
    )
    yield made
    made.history.close()


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("when did marsh arrive", "Lena Marsh, envoy of Norland, arrived in Port Aldous on Thursday."),
        ("who is marsh", "Lena Marsh, envoy of Norland, arrived in Port Aldous on Thursday."),
        ("who is holm", "Piet Holm, journalist, laureate of the Aldous Prize."),
    ],
)
def test_the_sentence_that_says_it_leads(stand: Newsstand, question: str, lead: str) -> None:
    assert text_of(stand.say(question, question)).strip().startswith(lead)


@pytest.mark.parametrize(
    ("sentence", "worth"),
    [
        ("Piet Holm, journalist, laureate of the prize.", 1.0),
        ("Lena Holm, former harbour master, left.", 1.0),
        ("The council's spokesman, Piet Holm, left.", 0.8),
        ("He wrote to Holm, however, at once.", 0.0),
        ("They met Otto Brandt, Piet Holm and the reporter.", 0.0),
        ("The plan is just a way of hiding the inability to pressure Holm", 0.0),
        ("Piet Holm, landed by a Norwegian trawler, slept.", 0.0),
    ],
)
def test_who_somebody_is_is_said_by_a_noun_beside_the_name(sentence: str, worth: float) -> None:
    assert introduces(sentence, "holm") == worth
