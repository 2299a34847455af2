"""HTML fragments, as feeds carry them, to plain text; what a page says of feeds; pages without what is not read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from adapters.address_guard import url_of

# fmt: off
BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
        "tr", "ul"
    )
)
# fmt: on
# fmt: off
SILENT = frozenset(
    (
        "script", "style", "template", "iframe", "object", "noscript", "svg", "math", "head", "select",
        "button", "textarea"
    )
)
# fmt: on

TAG = re.compile(r"</?[A-Za-z][^<>]*>")
SPACE = re.compile(r"[ \t\r\n\f\v\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")

LONGEST_ADDRESS = 2_000
"""Characters; longer ones are a mistake or an attack."""

FEED_TYPES = frozenset(("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"))

_OPENING = re.compile(r"<!--|<(script|style|svg)\b", re.IGNORECASE)
_CLOSING = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "svg")}
_DECLARES = re.compile(r"<script\b[^>]{0,500}?ld\+json", re.IGNORECASE)


def plain_line(markup: str) -> str:
    """A title or name: tags stripped, entities decoded, on one line."""
    text = TAG.sub("", markup) if "<" in markup else markup
    return one_line(html.unescape(text) if "&" in text else text)


def one_line(text: str) -> str:
    """Text without control characters, white space as single spaces."""
    return SPACE.sub(" ", CONTROL.sub("", text)).strip()


def plain_text(markup: str) -> str:
    """The words of a fragment, a line for each block; scripts, forms and comments are left out."""
    if "<" not in markup and "&" not in markup:
        return plain_lines(BLANK_LINE.sub("\v", markup).replace("\n", " ").replace("\v", "\n"))
    tree = _tree(markup)
    if tree is None:
        return ""
    spoken = "".join(_spoken(tree))
    return plain_lines(spoken)


def plain_lines(text: str) -> str:
    """Text with one line feed between its lines, single spaces within them, and no control characters."""
    lines = (one_line(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


PARAGRAPH = 20
"""Words of a paragraph of running text at least."""


def feeds_in(page: str, base: str) -> tuple[str, ...]:
    """Addresses of the feeds that a page names (<link rel=alternate>), in its order, each once."""
    tree = _tree(page)
    if tree is None:
        return ()
    found = []
    for link in tree.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        if "alternate" in relations and (link.get("type") or "").strip().lower() in FEED_TYPES and link.get("href"):
            found.append(_joined(base, link.get("href").strip()))
    return tuple(dict.fromkeys(address for address in found if address))


def paragraphs_in(page: str) -> int:
    """How many paragraphs of running text a page has: of twenty words or more, outside of links."""
    tree = _tree(page)
    return 0 if tree is None else sum(len(_own_text(each).split()) >= PARAGRAPH for each in tree.iter("p"))


def _own_text(paragraph: Any) -> str:
    linked = sum(len("".join(link.itertext())) for link in paragraph.iter("a"))
    text = "".join(paragraph.itertext())
    return text if 2 * linked < len(text) else ""


def absolute(address: str | None, base: str) -> str | None:
    """The absolute http(s) address that a link means where it stands; None when it means none."""
    if not address or not address.strip():
        return None
    return _joined(base, "".join(address.strip().splitlines()).replace("\t", "").replace(" ", "%20"))


def _joined(base: str, address: str) -> str | None:
    try:
        joined = urljoin(base, address)
        url = url_of(joined)
        host = url.host  # raises for an "xn--" that spells no name
    except ValueError:
        return None
    if url.scheme not in ("http", "https") or not host or len(joined) > LONGEST_ADDRESS:
        return None
    return joined if CONTROL.search(joined) is None else None


def _tree(markup: str) -> Any:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(CONTROL.sub("", markup).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _spoken(tree: Any) -> Iterator[str]:
    """Text in document order; white space of the markup is a space, the edge of a block a line feed."""
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            silent += tag in SILENT
            if tag == "br" or tag in BLOCKS:
                yield "\n"
            if not silent and element.text:
                yield SPACE.sub(" ", element.text)
        else:
            silent -= tag in SILENT
            if tag in BLOCKS:
                yield "\n"
            if not silent and element.tail:
                yield SPACE.sub(" ", element.tail)


def slimmed(page: str) -> str:
    """The HTML without comments, scripts, styles and drawings, which only take memory until the page is read; JSON-LD,
    which names author and date, stays.
    """
    return "".join(_kept(page))


def _kept(page: str) -> Iterator[str]:
    place = 0
    while opening := _OPENING.search(page, place):
        start, end = opening.start(), _end(page, opening)
        if end is None:
            break  # it is never closed, so where it was meant to end is anybody's guess
        yield page[place : end if _DECLARES.match(page, start) else start]
        place = end
    yield page[place:]


def _end(page: str, opening: re.Match[str]) -> int | None:
    name = opening.group(1)
    if name is None:
        found = page.find("-->", opening.end())
        return None if found < 0 else found + len("-->")
    closing = _CLOSING[name.lower()].search(page, opening.end())
    return closing.end() if closing else None
