"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import msgspec

from adapters import validation
from adapters.sources.xml_feeds import MOST_ENTRIES, TOO_MANY, NotAFeed, RawEntry, RawFeed, iso_time


class _Author(msgspec.Struct):
    name: str | None = None


class _Item(msgspec.Struct):
    id: str | int | float | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    authors: list[_Author] | None = None
    author: _Author | None = None


class _Feed(msgspec.Struct):
    version: str
    items: list[msgspec.Raw]
    title: str | None = None
    home_page_url: str | None = None


def json_feed(text: str) -> RawFeed:
    """The feed in a JSON text; items that are no items are named. Raises NotAFeed when it is other JSON, or broken."""
    try:
        feed = msgspec.json.decode(text.encode("utf-8", "replace"), type=_Feed)
    except msgspec.ValidationError as error:
        raise NotAFeed("is JSON of another kind, not a feed") from error
    except msgspec.DecodeError as error:
        raise NotAFeed(f"is broken JSON ({error})") from error
    except RecursionError as error:
        raise NotAFeed("is JSON too deep to be a feed") from error
    if len(feed.items) > MOST_ENTRIES:
        raise NotAFeed(TOO_MANY)
    entries: list[RawEntry] = []
    problems: list[str] = []
    for number, raw in enumerate(feed.items, 1):
        try:
            entries.append(_entry(msgspec.json.decode(raw, type=_Item)))
        except msgspec.ValidationError as error:
            problems.append(f"entry {number}: {validation.problem_of(error)}")
    return RawFeed(feed.title, feed.home_page_url, tuple(entries), tuple(problems))


def _entry(item: _Item) -> RawEntry:
    authors = [*(item.authors or ()), *((item.author,) if item.author else ())]
    names = dict.fromkeys(author.name for author in authors if author.name)
    return RawEntry(
        guid=None if item.id is None else str(item.id),
        title=item.title,
        link=item.url or item.external_url,
        author=", ".join(names) or None,
        published=iso_time(item.date_published) or iso_time(item.date_modified),
        content=item.content_html or _paragraphs(item.content_text),
        description=item.summary,
        updated=item.date_modified,
    )


def _paragraphs(text: str | None) -> str | None:
    """A plain text in the form of the others: its lines as HTML paragraphs."""
    if text is None:
        return None
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"<p>{line}</p>" for line in escaped.splitlines())
