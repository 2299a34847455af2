"""Feeds of broken XML through feedparser, whose regular expressions are not linear."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import feedparser

KEPT = ("id", "title", "link", "links", "author", "published_parsed", "updated_parsed", "content", "summary", "updated")
"""Keys of an entry that are of use."""


def forgiven(body: str) -> Mapping[str, Any]:
    """What feedparser finds, by "version", "title", "link" and "entries"; raises what it breaks over."""
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
