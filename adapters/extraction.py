"""A page's HTML to its article: the text by trafilatura, title, author, outlet and date by what the page declares.

Only for worker processes: trafilatura has crashed in threads (its issues 840 and 925), and its own search for metadata
takes up to seconds, so only what schema.org, Open Graph and the usual meta tags declare is read.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import lxml.html
import trafilatura

LONGEST_PAGE = 5_000_000
"""Characters of HTML; a longer page is cut."""

LONGEST_DECLARATION = 200_000
"""Characters of one JSON-LD block."""

_UNFIT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and lone surrogates, which JSON can spell and no history can keep."""

MARK = "> "
DASH = "— "
_DASHES = "—–―- "

ARTICLE_TYPES = frozenset(
    ("Article", "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "BlogPosting", "LiveBlogPosting")
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page's article is; None where the page does not say."""

    text: str
    title: str | None
    author: str | None
    outlet: str | None
    published: datetime | None


def extracted(html: str) -> Page:
    """The article of a page; its text has paragraphs set apart by blank lines, and is empty where there is none.

    Paragraphs of block quotes begin with "> ", and who is named below one stands behind a dash.
    """
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it says of a page, its caller says in our words
    html = html[:LONGEST_PAGE]
    tree = _tree(html)
    declared = {} if tree is None else _declared(tree)
    titles = {declared.get("title"), *([] if tree is None else _headings(tree))}
    page = html if tree is None or not _set_off(tree) else tree
    text = trafilatura.extract(page, fast=True, include_comments=False, include_tables=False, with_metadata=False)
    lines = [line.strip() for line in (text or "").split("\n") if line.strip()]
    if lines and lines[0] in titles:
        lines.pop(0)  # the headline is the title, and no sentence of the text
    return Page(
        "\n\n".join(lines),
        declared.get("title"),
        declared.get("author"),
        declared.get("outlet"),
        _time(declared.get("published")),
    )


def _set_off(tree: Any) -> bool:
    """Whether the page has block quotes; their paragraphs get a mark, and their sources a dash and a line of their own.

    Changes the tree.
    """
    quoted = tree.xpath("//blockquote")
    for block in quoted:
        sources = [_taken_out(source) for source in block.xpath(".//cite | .//footer")]
        paragraphs = block.xpath(".//p")
        if (block.text or "").strip() or not paragraphs:
            block.text = MARK + (block.text or "").lstrip()
        for paragraph in paragraphs:
            paragraph.text = MARK + (paragraph.text or "").removeprefix(MARK).lstrip()
        for name in filter(None, sources):
            line = block.makeelement("p")
            line.text = DASH + name
            block.addnext(line)
    return bool(quoted)


def _taken_out(source: Any) -> str:
    """The words of an element that is removed from the page, without the dash before them; what follows it stays."""
    words = " ".join(source.text_content().split()).lstrip(_DASHES)
    if source.getparent() is not None:
        source.drop_tree()
    return words


def _headings(tree: Any) -> list[str]:
    return [" ".join(heading.text_content().split()) for heading in tree.xpath("//h1")]


def _tree(html: str) -> Any:
    try:
        return lxml.html.fromstring(html.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (lxml.etree.ParserError, ValueError):
        return None


def _declared(tree: Any) -> dict[str, str]:
    """What the page declares, schema.org before meta tags before the first heading."""
    found: dict[str, str] = {}
    for name, value in (*_linked_data(tree), *_meta(tree), *_marked(tree)):
        words = " ".join(_UNFIT.sub("", value).split()) if isinstance(value, str) else ""
        if words and not (name == "author" and words.startswith(("http:", "https:"))):
            found.setdefault(name, words[:500])
    return found


def _linked_data(tree: Any) -> Iterator[tuple[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        source = (script.text or "")[:LONGEST_DECLARATION]
        try:
            declared = json.loads(source)
        except (ValueError, RecursionError):
            continue
        for thing in _things(declared):
            yield "title", thing.get("headline")
            yield "author", ", ".join(_names(thing.get("author")))
            yield "outlet", next(iter(_names(thing.get("publisher"))), None)
            yield "published", thing.get("datePublished")


def _things(declared: Any) -> Iterator[dict[str, Any]]:
    """The articles among what is declared, two levels deep (lists and @graph)."""
    listed = declared if isinstance(declared, list) else [declared]
    for thing in listed:
        if not isinstance(thing, dict):
            continue
        graph = thing.get("@graph")
        for one in [thing, *(graph if isinstance(graph, list) else ())]:
            kinds = one.get("@type") if isinstance(one, dict) else None
            if not ARTICLE_TYPES.isdisjoint(map(str, kinds if isinstance(kinds, list) else [kinds])):
                yield one


def _names(people: Any) -> Iterator[str]:
    for person in people if isinstance(people, list) else [people]:
        name = person.get("name") if isinstance(person, dict) else person
        if isinstance(name, str) and name.strip():
            yield name.strip()


_META = {
    "og:title": "title",
    "author": "author",
    "article:author": "author",
    "byl": "author",
    "og:site_name": "outlet",
    "article:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "dc.date": "published",
}


def _meta(tree: Any) -> Iterator[tuple[str, Any]]:
    for tag in tree.xpath("//meta[@content]"):
        name = str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        if name in _META:
            yield _META[name], tag.get("content")


def _marked(tree: Any) -> Iterator[tuple[str, Any]]:
    for heading in _headings(tree)[:1]:
        yield "title", heading
    for title in tree.xpath("//head/title")[:1]:
        yield "title", title.text_content()
    for time in tree.xpath("//article//time[@datetime]")[:1]:
        yield "published", time.get("datetime")


def _time(written: str | None) -> datetime | None:
    """An ISO 8601 time in UTC; None for anything else, and for a time without a zone, which cannot be trusted."""
    if written is None or not re.match(r"\d{4}-\d\d-\d\d[T ]", written):
        return None
    try:
        time = datetime.fromisoformat(written)
        return time.astimezone(UTC) if time.tzinfo else None
    except (ValueError, OverflowError):
        return None
