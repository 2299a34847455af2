"""Whom he and she mean by whom the words before them are about: where a paragraph's subject stands."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "“We will rebuild the bridge before winter,”"


def who(read: Read, text: str) -> str | None:
    last = read(text)[-1]
    return last.speaker.name if last.speaker else None


@pytest.mark.parametrize(
    "opening",
    [
        "To harbour economist Ivan Sand, Larkfield's hopes show that many do not read.",
        "New Larkfield resident Ivan Sand, who sold his car, is upset about the harbour.",
    ],
)
def test_he_is_whose_view_or_lot_the_paragraph_before_tells(read: Read, opening: str) -> None:
    assert who(read, f"“It is late,” said Peter Holm.\n\n{opening}\n\n{WORDS} he said.") == "Ivan Sand"
