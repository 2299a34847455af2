"""Words to a full-text query: any input is safe, and a common word is left out where rarer ones say enough."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from typing import Literal

Index = Literal["passages", "quotes", "figures"]

BUDGET = 20_000
"""Rows that one query may rank: ranking takes time for each of them, and half of a second for a million."""

WORDS = 64
"""Words looked at in one query."""

COUNTS: dict[Index, str] = {
    "passages": """
        SELECT count(*) FROM (
            SELECT 1 FROM passages_fts WHERE passages_fts MATCH ?1 AND rowid BETWEEN ?2 AND ?3 LIMIT ?4
        )
    """,
    "quotes": """
        SELECT count(*) FROM (
            SELECT 1 FROM quotes_fts WHERE quotes_fts MATCH ?1 AND rowid BETWEEN ?2 AND ?3 LIMIT ?4
        )
    """,
    "figures": """
        SELECT count(*) FROM (
            SELECT 1 FROM figures_fts WHERE figures_fts MATCH ?1 AND rowid BETWEEN ?2 AND ?3 LIMIT ?4
        )
    """,
}

EVERYWHERE = (0, 2**63 - 1)


def rare_first(
    connection: sqlite3.Connection,
    index: Index,
    words: Iterable[str],
    rows: tuple[int, int] = EVERYWHERE,
    budget: int = BUDGET,
) -> str | None:
    """A full-text expression for rows (first, last) with any of the words, rare ones first; None when none matches.

    Words are taken from the rarest on for as long as they match `budget` rows together. Where all are commoner than
    that, rows with all of them are looked for, and if there are none, those with the rarest.
    """

    def count(expression: str) -> int:
        found: int = connection.execute(COUNTS[index], (expression, *rows, budget + 1)).fetchone()[0]
        return found

    counted = sorted((count(word), position, word) for position, word in enumerate(quoted(words)))
    present = [(times, word) for times, _, word in counted if times]
    if not present:
        return None
    kept = _within(budget, present)
    if kept:
        return " OR ".join(kept)
    return _together(count, [word for _, word in present])


def quoted(words: Iterable[str]) -> list[str]:
    """Each word as a string of the query language, once: no word is an operator; marks within one part it."""
    cleaned = dict.fromkeys(word.replace("\0", " ").encode(errors="ignore").decode().casefold() for word in words)
    kept = [word for word in cleaned if any(letter.isalnum() for letter in word)][:WORDS]
    return ['"' + word.replace('"', '""') + '"' for word in kept]


def _within(budget: int, counted: Iterable[tuple[int, str]]) -> list[str]:
    kept = []
    for times, word in counted:
        budget -= times
        if budget < 0:
            break
        kept.append(word)
    return kept


def _together(count: Callable[[str], int], words: list[str]) -> str:
    every = " AND ".join(words)
    return every if count(every) else words[0]


def as_json(values: Iterable[str]) -> str | None:
    """The values for `json_each`, None when there are none."""
    listed = list(values)
    return json.dumps(listed) if listed else None
