"""Whether somebody did something: told of them, as done, and not of another or as what may be."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.answers.conftest import answer_from, printed

THEN = datetime(2025, 3, 10, tzinfo=UTC)


def test_what_somebody_may_not_do_is_not_done() -> None:
    text = "Ida Quist and Bo Lund said that Pia Marsh couldn't win the Tern cup."

    answer = answer_from(
        [printed("cup", text, "Meridian Wire", "The Tern cup", THEN)], "did ida quist win the tern cup"
    )

    assert not answer.answered
