"""What is told of one of a pair or a series is no answer on another: North Vardin, South Vardin, the 5c, the 5s."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.answers.conftest import answer_from, printed

DARK = "In South Vardin some 7,000 people had no light after the floods, and trees were toppled, the keeper said."

STORM = """The floods came to the two Vardins in the night, and South Vardin was dark until Monday, its keeper said.

The mill of Oxby stood in the water for a week, and so did the old quay, which is to be mended in May.

Nobody in the town had seen such a wind since the mill was built, and the bakers had sold all their bread by noon.

Four people died in North Vardin, Gov. Rolf Ask said on Saturday in the town of Oxby."""

LAMPS = """Larko 5c: This is the firm's “lamp for all,” with a starting price of £99 and a shade of glass.

Larko 5s: The lamp was shown at the fair of Tern, where it stood on the quay for a week."""

PRICED = f"""{LAMPS}

The Larko 5s starts at £199 and will be sold from May on, the owner of the yard said."""

CUPS = """Ida Korr won the Herring Cup on Monday, and her friends in Tern were glad of it. She will row for Tern in the
Eel Cup in May."""

THEN = datetime(2025, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("texts", "question"),
    [
        ((DARK, STORM), "how many people died in the south vardin floods?"),
        ((LAMPS,), "how much does the larko 5s cost?"),
        ((CUPS,), "who won the eel cup?"),
    ],
)
def test_another_of_a_kind_is_no_answer(texts: tuple[str, ...], question: str) -> None:
    told = [printed(f"a{n}", text, "Meridian Wire", f"Week {n} in short", THEN) for n, text in enumerate(texts)]
    assert not answer_from(told, question).answered


@pytest.mark.parametrize(
    ("text", "question", "lead"),
    [
        (STORM, "how many people died in north vardin?", "Four people died"),
        (PRICED, "how much does the larko 5s cost?", "The Larko 5s starts at £199"),
        (PRICED, "how much does the larko 5c cost?", "Larko 5c:"),
        (CUPS, "who won the herring cup?", "Ida Korr won"),
    ],
)
def test_the_one_that_is_asked_about_answers(text: str, question: str, lead: str) -> None:
    answer = answer_from([printed("told", text, "Meridian Wire", "Week in short", THEN)], question)
    assert answer.answered
    assert answer.text.startswith(lead)
