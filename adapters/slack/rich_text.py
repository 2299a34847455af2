"""Lines as Slack's rich text and mrkdwn: texts from the web mark nothing up, mention nobody and link nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from adapters.safe_text import safe
from adapters.slack.addresses import Address, address
from bot.localising import written
from bot.message import Line, Moment, Run, web_address

Json = dict[str, Any]

# What mrkdwn would take for markup; it knows no escape for these, so that such a line is set as rich text.
_MARKUP = re.compile(r"[*_~`]|^\s*>|:[\w+'-]+:")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_IN_LINKS = str.maketrans({"|": "%7C", "&": "&amp;", "<": "%3C", ">": "%3E"})

LINK = 3_000
"""Characters of a link at most (the limit of a button's, which holds for those in texts too)."""

_FORMS = {"date": "{date_short}", "time": "{date_short_pretty} {time}"}


def escaped(text: str) -> str:
    """Text as mrkdwn's letters (docs.slack.dev, formatting message text: & < > are control characters)."""
    return re.sub("[&<>]", lambda mark: _ESCAPES[mark[0]], safe(text))


def plain_text(line: Line) -> str:
    """The line's letters; times in their own zone."""
    return "".join(safe(each.text) if isinstance(each, Run) else stamp(each) for each in line)


def rich(line: Line, bold: bool = False) -> list[Json]:
    """The line as rich text elements, in which letters are letters; none for an empty line."""
    return [_element(each, bold) for each in _parted(line)]


def mrkdwn(line: Line) -> str | None:
    """The line as mrkdwn; None when its texts have what mrkdwn would take for markup, or are struck: as with stars, its
    marks for that are letters inside of words.
    """
    if any(isinstance(each, Run) and (each.struck or _MARKUP.search(safe(each.text))) for each in line):
        return None
    return "".join(_marked(tuple(_parted(line))))


def link_of(run: Run) -> str | None:
    """Where the run may lead to."""
    link = web_address(run.link)
    if not link or len(link) > LINK:
        return None
    scheme, rest = link.split("://", 1)
    return f"{scheme.lower()}://{rest}"


def stamp(moment: Moment) -> str:
    """The time as text, in its zone and language; a time of day with the zone, since nobody's own clock shows it."""
    zone = "" if moment.form == "date" else f" {moment.at.astimezone(ZoneInfo(moment.zone)):%Z}"
    return f"{written(moment)}{zone}"


def _parted(line: Line) -> Iterator[Run | Moment]:
    """The line without empty texts, and with the white space around links outside of them."""
    for each in line:
        if isinstance(each, Moment) or _place(each):
            yield each
            continue
        text = safe(each.text)
        core = text.strip() if link_of(each) else ""
        if not core:
            parts = [Run(text, each.bold, struck=each.struck)]
        else:
            start = text.index(core)
            parts = [Run(text[:start]), replace(each, text=core), Run(text[start + len(core) :])]
        yield from (part for part in parts if part.text)


def _element(each: Run | Moment, bold: bool) -> Json:
    if isinstance(each, Moment):
        made: Json = {"type": "date", "timestamp": _seconds(each.at), "format": _form(each), "fallback": stamp(each)}
    elif place := _place(each):
        made = {"type": "channel", "channel_id": place.id}
    elif link := link_of(each):
        made = {"type": "link", "url": link, "text": safe(each.text)}
    else:
        made = {"type": "text", "text": safe(each.text)}
    struck = isinstance(each, Run) and each.struck
    style = ({"bold": True} if bold or (isinstance(each, Run) and each.bold) else {}) | (
        {"strike": True} if struck else {}
    )
    return {**made, "style": style} if style else made


def _marked(line: Line) -> Iterator[str]:
    for place, each in enumerate(line):
        if isinstance(each, Moment):
            yield f"<!date^{_seconds(each.at)}^{_form(each)}|{stamp(each)}>"
        elif named := _place(each):
            yield f"<#{named.id}>"
        elif link := link_of(each):
            yield f"<{link.translate(_IN_LINKS)}|{escaped(each.text).replace('|', '¦')}>"
        elif each.bold and each.text == each.text.strip() and _stands_alone(line, place):
            yield f"*{escaped(each.text)}*"
        else:
            yield escaped(each.text)


def _place(run: Run) -> Address | None:
    """The channel that we name; to name a person or a group would notify them."""
    place = address(run.text) if run.address else None
    return place if place and place.id.startswith(("C", "G")) else None


def _stands_alone(line: Line, place: int) -> bool:
    """Whether white space is on both sides: mrkdwn's stars are stars elsewhere."""
    before, after = line[place - 1] if place else None, line[place + 1] if place + 1 < len(line) else None
    return (
        (before is None or _ends(before, -1))
        and (after is None or _ends(after, 0))
        and bool(plain_text((line[place],)))
    )


def _ends(each: Run | Moment, place: int) -> bool:
    return isinstance(each, Run) and not each.link and each.text[place:][:1].isspace()


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def _form(moment: Moment) -> str:
    return _FORMS[moment.form]
