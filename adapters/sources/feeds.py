"""A feed's text to clippings: plain titles, judged dates, absolute links, stable ids."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import MINYEAR, datetime

from yarl import URL

from adapters.dates import believed
from adapters.processes import TooSlow, within
from adapters.sources.changes import marked
from adapters.sources.json_feeds import json_feed
from adapters.sources.markup import absolute, feeds_in, one_line, paragraphs_in, plain_line
from adapters.sources.outlets import outlet_name
from adapters.sources.parser import PARSER
from adapters.sources.teasers import full_or_teaser
from adapters.sources.xml_feeds import Laborious, NotAFeed, RawEntry, RawFeed, xml_feed
from bot.errors import SourceError
from bot.model import Source
from bot.ports import Clipping

HARMLESS = 300_000
"""Characters that are parsed in this process: the worst of so many (attributes, name spaces) take some seconds, and of
ten million take an hour.
"""

HARMLESS_BROKEN = 4_000
"""The same of broken XML: the worst of so many take a tenth of a second, and of a hundred times as many take hours."""

MOST_FORGIVEN = 3_000_000
"""Characters of broken XML that are mended at all; an honest feed of so many takes some seconds."""

SECONDS = 20.0
"""How long a feed may take to be parsed in a process of its own."""

ADD_A_PAGE = "add it as a page"
"""What to do about a web page where a feed was looked for."""

LONGEST_TITLE = 1_000
LONGEST_GUID = 300
"""Characters; a longer title is cut, a longer id replaced by its hash."""

FEED_STARTS = ("<rss", "<feed", "<rdf", "<atom:feed")
PREFIXES = ("www.", "feeds.", "feed.", "rss.", "news.", "m.")


class WebPage(SourceError):
    """A web page stands where a feed was looked for; `feeds` are the addresses that it names as its feeds.

    `paragraphs` is how many of running text it has.
    """

    # A process that made it sends it with three arguments, as every SourceError, and what it holds.
    def __init__(self, name: str, feeds: Sequence[str], paragraphs: int, way_out: str = ADD_A_PAGE) -> None:
        problem = "is a web page, not a feed"
        if feeds:
            problem, way_out = f"{problem}; its feed is at {feeds[0]}", "use that address"
        super().__init__(name, problem, way_out)
        self.feeds = tuple(feeds)
        self.paragraphs = paragraphs


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds, in its order, and which single entries could not be read."""

    title: str | None
    clippings: tuple[Clipping, ...]
    problems: tuple[str, ...] = ()


def parsed(text: str, source: Source, address: str | None, now: datetime) -> Feed:
    """The feed in a text that came from `address` (None: from a file, so links stand on the feed's own home page).

    Raises SourceError when it is no feed: a web page is told from the rest, and its feeds are named.
    """
    try:
        return PARSER.submit(parsed_here, text, source, address, now).result()
    except Laborious:
        return parsed_apart(text, source, address, now)


def parsed_here(text: str, source: Source, address: str | None, now: datetime) -> Feed:
    """As `parsed`, for the thread that parses; raises Laborious for a text that could stall it."""
    if len(text) > HARMLESS:
        raise Laborious
    return _parsed(text, source, address, now, HARMLESS_BROKEN)


def parsed_apart(text: str, source: Source, address: str | None, now: datetime) -> Feed:
    """As `parsed`, in a process of its own, which is ended when it takes too long."""
    try:
        return within(SECONDS, _parsed, text, source, address, now, MOST_FORGIVEN)
    except Laborious as error:
        raise SourceError(source.address, "is broken XML and too long to mend", "check the address") from error
    except TooSlow as error:
        raise SourceError(source.address, "takes too long to be read as a feed", "check the address") from error
    except OSError as error:
        raise SourceError(source.address, f"no process could be started that reads it ({error.strerror})") from error


def _parsed(text: str, source: Source, address: str | None, now: datetime, most_forgiven: int) -> Feed:
    raw = _raw(text, source, address, most_forgiven)
    base = absolute(address or raw.home, "") or ""
    outlet = source.outlet or _outlet(raw, base)
    bare = [_clipping(entry, outlet, base, now) for entry in raw.entries]
    kept = [clipping for clipping in _news(bare, raw.entries) if clipping is not None]
    empty = [
        f"entry {n}: has neither title nor text nor link" for n, clipping in enumerate(bare, 1) if clipping is None
    ]
    return Feed(outlet, _identified(kept, source, base), (*raw.problems, *empty))


def is_web_page(text: str) -> bool:
    """True when a text begins like an HTML page; a feed may have the DOCTYPE of one."""
    head = text[:2_000].lstrip("\ufeff \t\r\n").lower()
    page = False
    while head.startswith(("<!", "<?")):
        page = page or head.startswith("<!doctype html")
        head = head.partition("-->" if head.startswith("<!--") else ">")[2].lstrip()
    return not head.startswith(FEED_STARTS) if page else head.startswith(("<html", "<head", "<body"))


def _raw(text: str, source: Source, address: str | None, most_forgiven: int) -> RawFeed:
    start = text[:2_000].lstrip("\ufeff \t\r\n")[:1]
    if is_web_page(text):
        way_out = 'add kind = "page" where it is declared' if source.origin == "file" else ADD_A_PAGE
        raise WebPage(source.address, feeds_in(text, address or ""), paragraphs_in(text), way_out)
    try:
        return json_feed(text) if start in ("{", "[") else xml_feed(text, most_forgiven)
    except NotAFeed as error:
        raise SourceError(source.address, str(error), error.way_out) from error


def _outlet(raw: RawFeed, base: str) -> str | None:
    links = (absolute(entry.link, base) for entry in raw.entries)
    return outlet_name(plain_line(raw.title) if raw.title else None, filter(None, links))


def _news(clippings: Sequence[Clipping | None], entries: Sequence[RawEntry]) -> list[Clipping | None]:
    """All but standing pages ("About", "Contact"), which Hugo lists beside dated entries under the year 1."""
    years = [entry.published.year if entry.published else None for entry in entries]
    dated = any(year and year > MINYEAR for year in years)
    return [clipping for clipping, year in zip(clippings, years, strict=True) if not (dated and year == MINYEAR)]


def _clipping(entry: RawEntry, outlet: str | None, base: str, now: datetime) -> Clipping | None:
    """The entry without its final id (`id` is what the feed itself calls it), or None when there is nothing in it."""
    title = plain_line(entry.title)[:LONGEST_TITLE] if entry.title else ""
    guid = one_line(entry.guid) if entry.guid else ""
    url = absolute(entry.link, base) or (absolute(guid, "") if "://" in guid else None)
    text, teaser = full_or_teaser(entry.content, entry.description)
    if not (title or text or url):
        return None
    clipping = Clipping(
        id=guid,
        url=url,
        title=title or None,
        outlet=outlet,
        author=(plain_line(entry.author) if entry.author else None) or None,
        published=believed(entry.published, now),
        text=text or title or None,
        teaser=teaser,
    )
    return marked(clipping, entry.updated)


def _identified(clippings: Sequence[Clipping], source: Source, base: str) -> tuple[Clipping, ...]:
    """The clippings under ids that hold: the feed's own, else the link, else a hash; what is given twice, once.

    An id that the whole world shares (a URL) is taken only from the site that it belongs to; the others count within
    the source.
    """
    guids = Counter(clipping.id for clipping in dict.fromkeys(clippings))
    links = Counter(clipping.url for clipping in dict.fromkeys(clippings))
    found: dict[str, Clipping] = {}
    for clipping in clippings:
        if clipping.id and guids[clipping.id] == 1:
            name = clipping.id
        elif clipping.url and links[clipping.url] == 1:
            name = clipping.url
        else:
            name = _hash(f"{clipping.title}\0{clipping.text}\0{clipping.url}")
        if not (absolute(name, "") and _site(name) == _site(base)):
            name = f"{source.id}#{name if len(name) <= LONGEST_GUID else _hash(name)}"
        found.setdefault(name, replace(clipping, id=name))
    return tuple(found.values())


def _site(address: str) -> str:
    """The host without the part that tells a site's front page, feeds and mobile pages apart."""
    host = (URL(address).host or "").rstrip(".")
    rest = next((host.removeprefix(prefix) for prefix in PREFIXES if host.startswith(prefix)), host)
    return rest if "." in rest else host  # news.com and m.com are two sites


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]
