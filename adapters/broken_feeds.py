"""Feeds of broken XML through feedparser, whose regular expressions are not linear: the long ones in another process.

This module imports little, since that process loads it each time.
"""

from __future__ import annotations

import io
import multiprocessing
from collections.abc import Mapping
from multiprocessing.connection import Connection
from typing import Any

import feedparser

from adapters.sheltering import sheltered

HARMLESS = 4_000
"""Characters that are parsed in this process, over which everything else waits: the worst of so many take a tenth of a
second, and the worst of a hundred times as many take hours."""

SECONDS = 20.0
SECONDS_TO_START = 60.0

KEPT = ("id", "title", "link", "links", "author", "published_parsed", "updated_parsed", "content", "summary", "updated")
"""Keys of an entry that are of use."""


class TooSlow(Exception):
    """Parsing took too long, or ended its process."""


def forgiven(body: str, seconds: float = SECONDS) -> Mapping[str, Any]:
    """What feedparser finds, by "version", "title", "link" and "entries"; raises TooSlow, and what it breaks over."""
    if len(body) <= HARMLESS:
        return _parsed(body)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_answer, args=(theirs,), daemon=True)
    with sheltered():
        process.start()
    theirs.close()
    try:
        answer = _asked(ours, body, seconds)
    finally:
        process.kill()
        process.join()
        ours.close()
    if isinstance(answer, Exception):
        raise answer
    return answer


def _asked(pipe: Connection, body: str, seconds: float) -> Mapping[str, Any] | Exception:
    try:
        if not pipe.poll(SECONDS_TO_START):
            raise TooSlow
        pipe.recv()
        pipe.send(body)
        if not pipe.poll(seconds):
            raise TooSlow
        answer: Mapping[str, Any] | Exception = pipe.recv()
        return answer
    except (EOFError, OSError) as error:
        raise TooSlow from error


def _answer(pipe: Connection) -> None:
    pipe.send(None)  # it has started
    answer: Mapping[str, Any] | Exception
    try:
        answer = _parsed(pipe.recv())
    except Exception as error:  # noqa: BLE001 - it is raised where the feed came from
        answer = error
    pipe.send(answer)


def _parsed(body: str) -> Mapping[str, Any]:
    parsed = feedparser.parse(
        io.BytesIO(body.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    # `in` asks for what the entry has itself: `get` gives "published" for "updated".
    entries = [{key: entry[key] for key in KEPT if key in entry} for entry in parsed.entries]
    feed = parsed.feed
    return {"version": parsed.version, "title": feed.get("title"), "link": feed.get("link"), "entries": entries}
