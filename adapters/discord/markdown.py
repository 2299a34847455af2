"""Lines as Discord's markdown: web text shows as its own letters, and the only links are ours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from adapters.safe_text import safe
from bot.message import Line, Moment, Run, web_address

_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"[\\*_~`|\[\]<>@]|:(?=//|[\w+-]+:)")
# Only at the start of a line: headings, small print, lists.
_OPENING = re.compile(r"(?:#|-|\+)|\d+(?=[.)])")
_CLOSES_LINK = re.compile(r"[()\[\]<>|`\"'\\*]")
_ADDRESS = re.compile(r"discord:([@&]?)(\d{1,20})")

STAMPS = {"date": "D", "time": "f"}
"""Discord's styles of time stamps: a long date; date and time (developers/reference, timestamp styles)."""

LONGEST_LINK = 1000
"""Characters of an address that is linked; longer ones would leave no room for words."""


def clean(text: str) -> str:
    """The text as it may be shown, with single spaces."""
    return _SPACES.sub(" ", safe(text))


def escaped(text: str) -> str:
    """Text from outside that shows as it is: no markup, mention, emoji code or link of its own.

    Discord's markdown shows any ASCII punctuation mark behind a backslash as itself.
    """
    return _MARKS.sub(r"\\\g<0>", clean(text))


def markdown(line: Line) -> str:
    """A line with its bold parts, links and time stamps, on one line of text, without white space around it."""
    shown = [part for part in line if isinstance(part, Moment) or clean(part.text)]
    parts = (_within("~~" if struck else "", _bolded(runs)) for struck, runs in groupby(shown, _is_struck))
    text = _SPACES.sub(" ", "".join(parts)).strip()
    opening = _OPENING.match(text)
    if opening is None:
        return text
    at = opening.end() if opening[0].isdigit() else 0
    return f"{text[:at]}\\{text[at:]}"


def _is_bold(part: Run | Moment) -> bool:
    return isinstance(part, Run) and part.bold


def _is_struck(part: Run | Moment) -> bool:
    return isinstance(part, Run) and part.struck


def _bolded(runs: Iterable[Run | Moment]) -> str:
    return "".join(_within("**" if bold else "", "".join(map(_part, same))) for bold, same in groupby(runs, _is_bold))


def _within(mark: str, text: str) -> str:
    """Text in one pair of marks (two pairs side by side would not close); white space stays outside."""
    words = text.strip()
    if not words:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{words}{mark}{after}"


def _part(part: Run | Moment) -> str:
    if isinstance(part, Moment):
        return f"<t:{int(part.at.timestamp())}:{STAMPS[part.form]}>"
    if part.address and (found := _ADDRESS.fullmatch(part.text)):
        return f"<{found[1] or '#'}{found[2]}>".replace("<&", "<@&")
    link = web_address(part.link)
    text = escaped(part.text)
    label = text.strip()
    scheme, _, rest = (link or "").partition(":")
    address = _CLOSES_LINK.sub(lambda mark: f"%{ord(mark[0]):02X}", f"{scheme.lower()}:{rest}") if link else ""
    if not label or not 0 < len(address) <= LONGEST_LINK:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}[{label}]({address}){after}"
