"""Dates, times and numbers that we write ourselves, in the reader's language; words of the news stay as they are."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal

from bot.message import Line, Message, Moment, Run, relined

USUAL = "en_GB"


def written(moment: Moment) -> str:
    """The day ("4 May 2026") or the time with its day ("4 May 14:00") in the moment's zone and language."""
    local, locale = moment.at.astimezone(ZoneInfo(moment.zone)), _locale(moment.locale)
    if moment.form == "date":
        return format_date(local, "long", locale)
    day = format_skeleton("MMMd", local, locale=locale)
    return f"{day} {format_time(local, 'short', tzinfo=local.tzinfo, locale=locale)}"


def localised(message: Message, locale: str) -> Message:
    """The message with its times and counts in this language; an unknown one leaves them as they are."""
    if locale == USUAL:
        return message
    found = _locale(locale)

    def line_of(line: Line) -> Line:
        return tuple(_part(part, found) for part in line)

    return replace(message, blocks=tuple(relined(block, line_of) for block in message.blocks))


def _part(part: Run | Moment, locale: Locale) -> Run | Moment:
    if isinstance(part, Moment):
        return replace(part, locale=str(locale))
    if part.count is None:
        return part
    return replace(part, text=format_decimal(part.count, locale=locale))


def _locale(name: str) -> Locale:
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(USUAL)
