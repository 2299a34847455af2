"""Queries as statements: any word is safe, rare ones lead, so that few rows are ranked, and the rest is sifted."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, get_args

from adapters.sqlite.rows import written_or_none
from bot.shelves.news import Query

Index = Literal["passages", "quotes", "figures"]
Rows = tuple[int, int]
"""The first and the last id of the rows looked at."""

BUDGET = 2_000
"""Rows that one query may rank: that takes 1.7 microseconds for each, against 0.07 for finding it."""

WEIGHED = 20_000
"""Rows that common words may have together: BM25 counts them all, which takes 0.1 microseconds for each."""

WORDS = 64
"""Words looked at in one query."""

LONGEST_WORD = 60
"""Letters of one: the index looks for each piece of a longer one, as of an address with hundreds of dots, in order."""

EVERYWHERE: Rows = (0, 2**63 - 1)

NEWEST: dict[Index, str] = {
    index: f"""
        SELECT rowid FROM {index}_fts WHERE {index}_fts MATCH ? AND rowid BETWEEN ? AND ?
        ORDER BY rowid DESC LIMIT 1 OFFSET ?
    """  # noqa: S608 - a table's name
    for index in get_args(Index)
}

LAST: dict[Index, str] = {
    "passages": "SELECT max(id) FROM passages",
    "quotes": "SELECT max(number) FROM quotes",
    "figures": "SELECT max(number) FROM figures",
}

COUNT: dict[Index, str] = {
    index: f"""
        SELECT count(*), max(rowid) FROM (
            SELECT rowid FROM {index}_fts WHERE {index}_fts MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?
        )
    """  # noqa: S608 - a table's name
    for index in get_args(Index)
}

MOST_HITS = 200
"""Hits that one query may have."""

SIFT = """
    AND articles.dated >= coalesce(:since, '') AND articles.dated < coalesce(:until, '~')
    AND (:outlets IS NULL OR articles.outlet COLLATE NOCASE IN (SELECT value FROM json_each(:outlets)))
    AND (:space = 'local' OR EXISTS (
        SELECT 1 FROM visible WHERE visible.space = :space AND visible.article = articles.number
    ))
"""


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Quoted words that occur, rarest first: `rare` ones find rows, `common` ones make those better.

    `rest` are all that are not rare, for when those find too little. `many` is true when the rare ones may have more
    than BUDGET rows, `too_many` when the rest cannot be weighed.
    """

    rare: tuple[str, ...]
    common: tuple[str, ...]
    rest: tuple[str, ...]
    many: bool
    too_many: bool


def rare_first(
    connection: sqlite3.Connection, index: Index, words: Iterable[str], rows: Rows = EVERYWHERE
) -> SearchWords | None:
    """The words that occur in these rows; None when none does.

    Rare are the rarest for as long as they have no more than BUDGET rows together, and always the rarest of all;
    common are the next, for as long as they have no more than WEIGHED in the whole index, which BM25 counts whatever
    rows are wanted.
    """
    (last,) = connection.execute(LAST[index]).fetchone()
    counted = sorted(
        (*_count(connection, index, word, rows, last or 0), position, word)
        for position, word in enumerate(quoted(words))
    )
    present = [each for each in counted if each[0]]
    if not present:
        return None
    rare = max(1, _fitting((here for here, *_ in present), BUDGET))
    common = _fitting((anywhere for _, anywhere, *_ in present[rare:]), WEIGHED)
    listed = tuple(word for *_, word in present)
    return SearchWords(
        listed[:rare],
        listed[rare : rare + common],
        listed[rare:],
        many=present[0][0] > BUDGET,
        too_many=rare + common < len(listed),
    )


def _count(connection: sqlite3.Connection, index: Index, word: str, rows: Rows, last: int) -> tuple[int, int]:
    """How many of these rows have the word, and of all; where not all are looked at, as if everywhere as dense."""
    found: int
    reached: int | None
    found, reached = connection.execute(COUNT[index], (word, *rows, BUDGET + 1)).fetchone()
    whole = min(last, rows[1]) - rows[0] + 1
    seen = whole if found <= BUDGET or reached is None else reached - rows[0] + 1
    return max(found, found * whole // max(1, seen)), max(found, found * last // max(1, seen))


def _fitting(counts: Iterable[int], limit: int) -> int:
    """How many of the first words have no more rows together than the limit."""
    return sum(total <= limit for total in accumulate(counts))


def newest(connection: sqlite3.Connection, index: Index, expression: str, rows: Rows) -> Rows:
    """The rows narrowed to the BUDGET newest that match."""
    excess = connection.execute(NEWEST[index], (expression, *rows, BUDGET)).fetchone()
    return rows if excess is None else (excess[0] + 1, rows[1])


def any_of(words: Iterable[str]) -> str:
    """A full-text expression for any of these quoted words."""
    return " OR ".join(words)


def quoted(words: Iterable[str]) -> list[str]:
    """Each word once, as a string of the query language, in which nothing is an operator; those without letters go, and
    those too long.
    """
    cleaned = dict.fromkeys(word.replace("\0", " ").encode(errors="ignore").decode().casefold() for word in words)
    short = (word for word in cleaned if len(word) <= LONGEST_WORD)
    kept = [word for word in short if any(letter.isalnum() for letter in word)][:WORDS]
    return ['"' + word.replace('"', '""') + '"' for word in kept]


def as_json(values: Iterable[str]) -> str | None:
    """The values for `json_each`; None when there are none."""
    listed = list(values)
    return json.dumps(listed) if listed else None


def sifted(selection: str, order: str) -> str:
    """The statement that selects rows of `articles` by some condition, and of them those that the query is about."""
    return f"{selection} {SIFT} ORDER BY {order} LIMIT :limit"


def bound(query: Query) -> dict[str, str | int | None]:
    """What is bound to it."""
    return {
        "since": written_or_none(query.since),
        "until": written_or_none(query.until),
        "outlets": as_json(query.outlets),
        "space": query.space,
        "limit": min(query.limit, MOST_HITS),
    }
