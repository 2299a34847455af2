"""Feeds of broken XML through feedparser, whose regular expressions are not linear: the long ones in another process.

This module imports little, since that process loads it each time.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import feedparser

from adapters.in_time import within

HARMLESS = 4_000
"""Characters that are parsed in this process, over which everything else waits: the worst of so many take a tenth of a
second, and the worst of a hundred times as many take hours."""

SECONDS = 20.0

KEPT = ("id", "title", "link", "links", "author", "published_parsed", "updated_parsed", "content", "summary", "updated")
"""Keys of an entry that are of use."""


def forgiven(body: str, seconds: float = SECONDS) -> Mapping[str, Any]:
    """What feedparser finds, by "version", "title", "link" and "entries"; raises TooSlow, and what it breaks over."""
    return _parsed(body) if len(body) <= HARMLESS else within(seconds, _parsed, body)


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
