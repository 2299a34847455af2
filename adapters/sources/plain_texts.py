"""Articles in plain text: where the headline, the author's line and the text begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.errors import SourceError

LONGEST_HEADLINE, MOST_WORDS, LONGEST_BYLINE = 150, 25, 100
"""Characters and words of a first line that may be a headline, and characters of a second that may be a byline."""

BYLINE = re.compile(r"(?:By|BY|Par|Von|Por|Di|Door)\s+([^.:;!?]*(?:\b[^\W\d_]\.[^.:;!?]*){0,5})")
FULL_STOP = re.compile(r"\.[”’\"')\]]*$")


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text without its headline and author, None where there are none; `text` is a slice of what was read."""

    text: str
    title: str | None = None
    author: str | None = None


def plain_text_article(text: str) -> PlainText:
    """The headline (a short first line that is no sentence), the author ("By …" below it), and the rest."""
    first, rest = _first_line(text)
    second, after = _first_line(rest)
    author = _author(second)
    blank = rest[1:].lstrip(" \t\r").startswith("\n")
    if not second or not _is_headline(first, second, blank, author is not None):
        return PlainText(text.strip())
    title = first.lstrip("# ").rstrip() or None
    if author is not None and after.strip():
        return PlainText(after.strip(), title, author)
    return PlainText(rest.strip(), title)


def utf8(body: bytes, name: str) -> str:
    """The text in these bytes: UTF-8, or UTF-16 with its mark. Raises SourceError naming the first byte that is not."""
    try:
        if body.startswith((b"\xff\xfe", b"\xfe\xff")):
            return body.decode("utf-16")
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        problem = f"is not UTF-8: byte 0x{body[error.start]:02X} at {error.start} (line {line})"
        raise SourceError(name, problem, "save it as UTF-8") from error


def _first_line(text: str) -> tuple[str, str]:
    """The first line that is not blank, stripped, and what follows it with its line feed."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return (text[start:].strip(), "") if end < 0 else (text[start:end].strip(), text[end:])


def _is_headline(line: str, following: str, blank: bool, signed: bool) -> bool:
    if len(line) > LONGEST_HEADLINE or len(line.split()) > MOST_WORDS:
        return False
    if signed or line.startswith("# "):
        return True
    stands_apart = blank or len(following) > 1.5 * len(line)  # else it is the first of lines of one width
    return stands_apart and not FULL_STOP.search(line)


def _author(line: str) -> str | None:
    """Who signs in this line; initials may have their full stop ("By J. R. Hale, Reuters")."""
    matched = BYLINE.fullmatch(line) if len(line) <= LONGEST_BYLINE else None
    name = matched.group(1).strip() if matched else ""
    return name if name[:1].isupper() else None
