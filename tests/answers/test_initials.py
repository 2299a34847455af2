"""Initials are read as what the articles spell out."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.answers.conftest import newsstand_of, printed

FEVER = """Norland has reported a 4th death from Northern Marsh Fever.

The county of Skerrin says the fever has spread since Northern Marsh Fever was first seen in May."""


def test_initials_that_no_article_prints_are_read_as_the_name_that_has_them() -> None:
    stand = newsstand_of((printed("fever", FEVER, "Meridian Wire", "Fever", datetime(2025, 3, 12, tzinfo=UTC)),))

    answer = stand.ask("how many have died of NMF in norland")

    assert answer.text == "Norland has reported a 4th death from Northern Marsh Fever."
    assert answer.notes == ("Read “nmf” as “Northern Marsh Fever”.",)
    stand.history.close()
