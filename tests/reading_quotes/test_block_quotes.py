"""Block quotes are somebody's words only where the text says whose."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read


def told(read: Read, text: str) -> list[tuple[str, str | None]]:
    return [(quote.passage.text, quote.speaker.name if quote.speaker else None) for quote in read(text)]


def test_a_block_behind_a_colon_is_the_words_of_whoever_leads_in(read: Read) -> None:
    text = (
        "Ana Ruiz put it simply in her letter:\n\n> We never wanted this road.\n\n> It will cost us our quiet.\n\n"
        "She then left the hall."
    )

    assert told(read, text) == [
        ("We never wanted this road.", "Ana Ruiz"),
        ("It will cost us our quiet.", "Ana Ruiz"),
    ]


@pytest.mark.parametrize("opening", ["> ", "> > ", "“"])
def test_a_block_above_a_signature_is_the_words_of_whoever_signs(read: Read, opening: str) -> None:
    closing = "”" if opening == "“" else ""
    text = f"It rained.\n\n{opening}A road is a promise that none can keep.{closing}\n\n— Ben Holm\n\nHe was right."

    assert told(read, text) == [("A road is a promise that none can keep.", "Ben Holm")]


def test_a_block_that_nobody_is_told_to_say_is_no_quotation(read: Read) -> None:
    text = "Ana Ruiz left the hall.\n\n> No road shall be built in the valley.\n\nIt rained for weeks in the valley."

    assert told(read, text) == []
    assert told(read, text.replace("left the hall.", "left at noon, and it was so:")) != []
    assert told(read, "> No road shall be built in the valley.") == []


def test_marks_within_a_block_count_more(read: Read) -> None:
    text = (
        "Ana Ruiz wrote in a letter:\n\n> “We never wanted this road.”\n\n> “It is too loud,” she added.\n\nIt rained."
    )

    assert told(read, text) == [("We never wanted this road.", "Ana Ruiz"), ("It is too loud,", "Ana Ruiz")]
