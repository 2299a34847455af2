"""RSS 0.9 to 2.0 and Atom: a strict look first, then the fast parser, and the forgiving one for what is broken."""

from __future__ import annotations

import re
import time
from calendar import timegm
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html.entities import html5
from itertools import islice
from typing import Any

import fastfeedparser
from lxml import etree

from adapters.sources.broken_feeds import forgiven

FEED_ROOTS = frozenset(("rss", "feed", "rdf", "channel"))

MOST_ENTRIES = 20_000
"""Entries of a feed; each becomes several objects, of which those of a feed of nothing but "<item/>" take gigabytes."""

TOO_MANY = f"has more than {MOST_ENTRIES:,} entries"

DECLARATION = re.compile(r"\A[\s\ufeff]*(?:<\?xml\b[^>]*>)?\s*", re.IGNORECASE)
ENTRY = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)\b", re.IGNORECASE)
OPENING = re.compile(r"[<:](?:item|entry)\b", re.IGNORECASE)
LITERAL = re.compile(r"<!--|<!\[CDATA\[")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REFERENCE = re.compile(
    r"&(?:(#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};|amp;|lt;|gt;|quot;|apos;)|([A-Za-z][A-Za-z0-9]{1,31};)|)"
)


class NotAFeed(ValueError):
    """The text is no RSS or Atom feed; the message says what it is."""

    way_out = "check the address"


class ListOfFeeds(NotAFeed):
    """It is a list, which is read from a file only."""

    way_out = "save it and gather the file, or give its text to /source import"


class Laborious(Exception):
    """The text may take longer to be parsed than its caller wants to wait."""


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as the feed has it: texts may be HTML, links relative, `published` and `updated` are not judged."""

    guid: str | None = None
    title: str | None = None
    link: str | None = None
    author: str | None = None
    published: datetime | None = None
    content: str | None = None
    description: str | None = None
    updated: str | None = None


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A feed's own title, its home page, its entries in its order, and what was wrong with single ones."""

    title: str | None
    home: str | None
    entries: tuple[RawEntry, ...]
    problems: tuple[str, ...] = ()


def xml_feed(text: str, most_forgiven: int) -> RawFeed:
    """The feed in an XML text. Raises NotAFeed when it is something else, or declares entities, and Laborious when it
    is broken and longer than so many characters.
    """
    body = without_declaration(text)
    if _declares_entities(body):
        raise NotAFeed("declares XML entities, which we do not read")
    if any(True for _ in islice(OPENING.finditer(body), MOST_ENTRIES, None)):
        raise NotAFeed(TOO_MANY)
    root = _strict(body)
    if root is None:
        body = _mended(body)
        root = _strict(body)
    if root is not None:
        name = etree.QName(root).localname
        if name.lower() == "opml":
            raise ListOfFeeds("is an OPML list of feeds, not a feed")
        if name.lower() not in FEED_ROOTS:
            raise NotAFeed(f"is XML of another kind (<{name}>), not a feed")
        feed = _fast(body)
        if feed is not None:
            return feed
    elif not re.search(r"<(?:\w{1,20}:)?(?:rss|feed|rdf|channel|item|entry)\b", body, re.IGNORECASE):
        raise NotAFeed("is not a feed")
    if len(body) > most_forgiven:
        raise Laborious
    return _forgiven(body)


def without_declaration(text: str) -> str:
    """XML without its declaration, whose encoding no longer holds for what is decoded."""
    return DECLARATION.sub("", text, count=1)


def _strict(body: str) -> Any:
    """The root of a well-formed document without a DOCTYPE, else None."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    return None if root.getroottree().docinfo.doctype else root


def _declares_entities(body: str) -> bool:
    """True when <!ENTITY stands anywhere outside of comments and CDATA, where no honest feed has it."""
    return any("<!entity" in stretch.lower() for stretch, literal in _stretches(body) if not literal)


def _mended(body: str) -> str:
    """The document without its commonest faults: HTML's entities, bare ampersands, control characters, DOCTYPE."""
    stretches = _stretches(CONTROL.sub("", body))
    mended = "".join(part if literal else REFERENCE.sub(_reference, part) for part, literal in stretches)
    return re.sub(r"<!DOCTYPE\b[^<>\[\]]*>", "", mended, count=1, flags=re.IGNORECASE).strip()


def _reference(match: re.Match[str]) -> str:
    known, named = match.groups()
    if known:
        return match.group() if _is_character(known) else "\ufffd"
    character = html5.get(named) if named else None
    if character is not None and character not in "&<":
        return character
    return "&amp;" + (named or "")


def _is_character(reference: str) -> bool:
    """Whether what stands between & and ; names a character that XML knows; the forgiving parser breaks on others."""
    if not reference.startswith("#"):
        return True
    number = int(reference[2:-1], 16) if reference[1] in "xX" else int(reference[1:-1])
    return number <= 0x10FFFF and not CONTROL.match(chr(number))


def _stretches(body: str) -> Iterable[tuple[str, bool]]:
    """The document cut into markup (False) and comments and CDATA sections (True)."""
    place = 0
    while opening := LITERAL.search(body, place):
        yield body[place : opening.start()], False
        closing = "-->" if opening.group() == "<!--" else "]]>"
        end = body.find(closing, opening.end())
        place = len(body) if end < 0 else end + len(closing)
        yield body[opening.start() : place], True
    yield body[place:], False


def _fast(body: str) -> RawFeed | None:
    """What the fast parser finds; None where it knows the dialect not, which it says by an error or by no entries."""
    try:
        feed = _from_fast(fastfeedparser.parse(body))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return feed if feed.entries or not ENTRY.search(body) else None


def _from_fast(parsed: Mapping[str, Any]) -> RawFeed:
    entries = []
    for entry in parsed["entries"]:
        raw = _entry(entry, iso_time(entry.get("published")), entry.get("description") or None)
        entries.append(replace(raw, content=None) if raw.content == raw.description else raw)
    return RawFeed(parsed["feed"].get("title"), parsed["feed"].get("link"), tuple(entries))


def _forgiven(body: str) -> RawFeed:
    try:
        parsed = forgiven(body)
    except (LookupError, ValueError) as error:  # feedparser breaks over &#99999999;, and <textInput> in an entry
        raise NotAFeed("is broken XML that cannot be mended") from error
    if not parsed["version"] and not parsed["entries"]:
        raise NotAFeed("is not a feed")
    entries = [
        _entry(entry, _at(entry.get("published_parsed") or entry.get("updated_parsed")), entry.get("summary"))
        for entry in parsed["entries"]
    ]
    return RawFeed(parsed["title"], parsed["link"], tuple(entries))


def _entry(entry: Mapping[str, Any], published: datetime | None, description: str | None) -> RawEntry:
    """The entry of either parser, which name these two differently."""
    return RawEntry(
        guid=entry.get("id"),
        title=entry.get("title"),
        link=_link(entry),
        author=entry.get("author"),
        published=published,
        content=_content(entry),
        description=description,
        updated=entry.get("updated"),
    )


def _at(moment: time.struct_time | None) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(moment), UTC) if moment else None
    except (ValueError, OverflowError):  # another zone may lead to before the first year, or after the last
        return None


def _content(entry: Mapping[str, Any]) -> str | None:
    """The longest of an entry's contents that is text."""
    values = [
        part["value"]
        for part in entry.get("content") or ()
        if part.get("value")
        and (part.get("type") or "text/html")
        in ("text/html", "text/plain", "html", "text", "xhtml", "application/xhtml+xml")
    ]
    return max(values, key=len, default=None)


def _link(entry: Mapping[str, Any]) -> str | None:
    """The link to the article itself: Atom's alternate one, not "self" or "replies"."""
    for link in entry.get("links") or ():
        if (link.get("rel") or "alternate") == "alternate" and link.get("href"):
            return str(link["href"])
    return entry.get("link")


def iso_time(stated: str | None) -> datetime | None:
    """Parse an ISO 8601 time, without judging it; one without a zone is UTC."""
    try:
        at = datetime.fromisoformat(stated.strip()) if stated else None
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at and at.tzinfo is None else at
