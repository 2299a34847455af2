"""Which articles a query is about: of its time, of its outlets, and seen in its space."""

from __future__ import annotations

from adapters.sqlite.matching import as_json
from adapters.sqlite.times import written_or_none
from bot.shelves.news import Query

MOST = 200
"""Hits that one query may have."""

SIFT = """
    AND articles.dated >= coalesce(:since, '') AND articles.dated < coalesce(:until, '~')
    AND (:outlets IS NULL OR articles.outlet COLLATE NOCASE IN (SELECT value FROM json_each(:outlets)))
    AND (:space = 'local' OR EXISTS (
        SELECT 1 FROM visible WHERE visible.space = :space AND visible.article = articles.number
    ))
"""


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
        "limit": min(query.limit, MOST),
    }
