"""How a question was read is said where something was read into it, in few words."""

from __future__ import annotations

import pytest

from bot.answers.replies.answer_message import LONGEST_READING, reading


@pytest.mark.parametrize(
    ("asked", "read_as", "told"),
    [
        ("whats up with the ferry", "what's up with the ferry", None),
        ("Why did it sink ?", "Why did it sink?", None),
        ("when", "When: people killed on the ferry?", "When (people killed on the ferry)?"),
        ("and what did she say?", "and what did Ruth Askew say?", "and what did Ruth Askew say?"),
        ("is it so?", "is the toll [1] so?", "is the toll so?"),
    ],
)
def test_a_reading_is_said_where_it_says_more_than_was_typed(asked: str, read_as: str, told: str | None) -> None:
    assert reading(read_as, asked) == told


def test_a_long_reading_is_cut_between_words() -> None:
    told = reading(f"why, about {'the harbour ' * 40}", "why")

    assert told is not None
    assert len(told) <= LONGEST_READING + 2
    assert told.endswith(" …")
