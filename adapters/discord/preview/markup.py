"""Discord's markdown as HTML: what its clients make of a text display, as far as a bot's message can use or abuse it.

Everything that Discord would treat as markup becomes an element, so that a test sees what slipped through an escape.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape

_BLOCKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"### +(.+)"), "h3"),
    (re.compile(r"## +(.+)"), "h2"),
    (re.compile(r"# +(.+)"), "h1"),
    (re.compile(r"-# +(.+)"), "small"),
    (re.compile(r" *[-*+] +(.+)"), "li"),
    (re.compile(r" *\d+[.)] +(.+)"), "li"),
)
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\\([^0-9A-Za-z\s])"), "escape"),
    (re.compile(r"`+([^`]+)`+"), "code"),
    (re.compile(r"<t:(-?\d+)(?::([tTdDfFR]))?>"), "time"),
    (re.compile(r"<(?:@[!&]?|#)\d+>|</[^:>]+:\d+>|<id:\w+>|@(?:everyone|here)"), "mark"),
    (re.compile(r"<a?:\w+:\d+>|:[\w+-]+:"), "b-emoji"),
    (re.compile(r"<?(https?://[^\s<]*[^<.,:;\"'\]\s])>?"), "url"),
    (re.compile(r"\*\*(?=\S)((?:\\.|[^\\])+?)\*\*(?!\*)"), "strong"),
    (re.compile(r"__((?:\\.|[^\\])+?)__(?!_)"), "u"),
    (re.compile(r"~~((?:\\.|[^\\])+?)~~"), "s"),
    (re.compile(r"\|\|((?:\\.|[^\\])+?)\|\|"), "details"),
    (re.compile(r"\*(?=\S)((?:\\.|[^\\*])+?)\*(?!\*)"), "em"),
    (re.compile(r"_((?:\\.|[^\\_])+?)_(?!\w)"), "em"),
)
_LINK = re.compile(r"\[((?:\\.|[^\\\[\]])*)\]\((https?://[^\s()]*)\)")
_PLAIN = re.compile(r"[^\\`<@:*_~|\[h]+|.", re.DOTALL)

FORMS = {"D": "%-d %B %Y", "f": "%-d %B %Y %H:%M", "t": "%H:%M", "d": "%d/%m/%Y"}
"""How stamps look to a British reader in UTC."""


def html_of(text: str) -> str:
    """The text of one text display as HTML."""
    made: list[str] = []
    lines = text.split("\n")
    while lines:
        line = lines.pop(0)
        if line.startswith("```"):
            code = []
            while lines and not lines[0].endswith("```"):
                code.append(lines.pop(0))
            code += [lines.pop(0).removesuffix("```")] if lines else []
            made.append(f"<pre>{escape(chr(10).join(code).rstrip())}</pre>")
        elif line.startswith("> "):
            quoted = [line[2:]]
            while lines and lines[0].startswith("> "):
                quoted.append(lines.pop(0)[2:])
            made.append(f"<blockquote>{html_of(chr(10).join(quoted))}</blockquote>")
        else:
            made.append(_line(line))
    return "".join(made)


def _line(line: str) -> str:
    for pattern, element in _BLOCKS:
        found = pattern.fullmatch(line)
        if found:
            return f"<{element}>{inline(found[1])}</{element}>"
    return f"<p>{inline(line)}</p>"


def inline(text: str) -> str:
    """A stretch of one line."""
    made: list[str] = []
    at = 0
    while at < len(text):
        link = _LINK.match(text, at)
        if link:
            made.append(f'<a href="{escape(link[2])}">{inline(link[1])}</a>')
            at = link.end()
            continue
        for pattern, element in _RULES:
            found = pattern.match(text, at)
            if found:
                made.append(_ELEMENTS.get(element, _nested)(found, element))
                at = found.end()
                break
        else:
            plain = _PLAIN.match(text, at)
            assert plain is not None
            made.append(escape(plain[0], quote=False))
            at = plain.end()
    return "".join(made)


def _nested(found: re.Match[str], element: str) -> str:
    return f"<{element}>{inline(found[1])}</{element}>"


def _literal(found: re.Match[str], element: str) -> str:
    return f"<{element}>{escape(found[0], quote=False)}</{element}>"


def _stamp(found: re.Match[str], element: str) -> str:
    at = datetime.fromtimestamp(int(found[1]), UTC)
    return f"<{element}>{at.strftime(FORMS.get(found[2] or 'f', FORMS['f']))}</{element}>"


_ELEMENTS: dict[str, Callable[[re.Match[str], str], str]] = {
    "escape": lambda found, _: escape(found[1], quote=False),
    "code": lambda found, element: f"<{element}>{escape(found[1], quote=False)}</{element}>",
    "time": _stamp,
    "mark": _literal,
    "b-emoji": _literal,
    "url": lambda found, _: f'<a class="bare" href="{escape(found[1])}">{escape(found[1])}</a>',
}
