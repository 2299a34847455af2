"""Which time a question asks about, in the asker's zone."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.answers.words.dates import YEAR_NUMBER
from bot.errors import UsageError

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "couple of": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6}

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_COUNT = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
_UNIT = "hour|day|week|month|year"
_LEAD = r"(?:\b(?P<lead>since|from|after|until|till|before|by|on|in|during|over)\s)?(?:the\s)?\b"
_DATE = re.compile(
    rf"""{_LEAD}(?:
        (?P<iso>{YEAR_NUMBER}-\d\d-\d\d)
        | (?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})\b\.?(?:,?\s(?P<year>{YEAR_NUMBER}))?
        | (?P<month2>{_MONTH})\.?\s(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?\b(?![.,]\d)(?:,?\s(?P<year2>{YEAR_NUMBER}))?
    )\b""",
    re.I | re.X,
)
_RELATIVE = re.compile(
    rf"""{_LEAD}(?P<what>
        today | tonight | yesterday | this\s(?:morning|week|month|year) | last\s(?:week|month|year)
        | (?:last|past|previous)\s(?P<count>{_COUNT.replace(" ", chr(92) + "s")})\s(?P<unit>{_UNIT})s?
        | (?P<ago>{_COUNT.replace(" ", chr(92) + "s")})\s(?P<agounit>{_UNIT})s?\sago
        | (?:(?P<which>last|this|past)\s)?(?P<weekday>{"|".join(_DAYS)})
    )\b""",
    re.I | re.X,
)
_SPANS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(days=30),
    "year": timedelta(days=365),
}
LEAP = 9
"""Years within which 29 February comes, at the longest."""

_OPEN = {"since", "from", "after"}
_CLOSED = {"until", "till", "before"}


@dataclass(frozen=True, slots=True)
class Span:
    """From `since` on and before `until` (UTC; None: open), and where the question says so.

    `firm` when articles of other times are not wanted; else it is the time of what is asked about. `by_day` when a day
    is named by its date, which articles may name as well.
    """

    since: datetime | None
    until: datetime | None
    start: int
    end: int
    firm: bool = False
    by_day: bool = False


def asked_time(text: str, now: datetime, zone: str) -> Span | None:
    """The time that a question names, None when it names none; raises UsageError for an unknown zone.

    A weekday is the latest one that is not after today; a day without a year is the latest that is not after tomorrow.
    """
    here = now.astimezone(_zone(zone))
    if match := _RELATIVE.search(text):
        return _span(match, *_relative(match, here))
    for match in _DATE.finditer(text):
        if day := _date(match, here.date()):
            return replace(_span(match, *_whole_day(day, here)), by_day=True)
    return None


def _zone(zone: str) -> ZoneInfo:
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UsageError(zone, "no such time zone", "write it as Europe/London") from error


def _relative(match: re.Match[str], here: datetime) -> tuple[datetime, datetime]:
    what = match["what"].lower()
    today = here.date()
    if match["weekday"]:
        back = (today.weekday() - _DAYS.index(match["weekday"].lower())) % 7
        if (match["which"] or "").lower() == "last" and back == 0:
            back = 7
        return _whole_day(today - timedelta(days=back), here)
    if match["count"]:
        return here - _number(match["count"]) * _SPANS[match["unit"].lower()], here + timedelta(days=1)
    if match["ago"]:
        at = here - _number(match["ago"]) * _SPANS[match["agounit"].lower()]
        return (at, here) if match["agounit"].lower() == "hour" else _whole_day(at.date(), here)
    if what in ("today", "tonight", "this morning"):
        return _whole_day(today, here)
    if what == "yesterday":
        return _whole_day(today - timedelta(days=1), here)
    return _calendar(what, today, here)


def _calendar(what: str, today: date, here: datetime) -> tuple[datetime, datetime]:
    last, unit = what.split()
    if unit == "week":
        first = today - timedelta(days=today.weekday())
        begin, end = (first - timedelta(days=7), first) if last == "last" else (first, first + timedelta(days=7))
    elif unit == "month":
        first = today.replace(day=1)
        following = (first + timedelta(days=32)).replace(day=1)
        begin, end = ((first - timedelta(days=1)).replace(day=1), first) if last == "last" else (first, following)
    else:
        year = today.year - (last == "last")
        begin, end = date(year, 1, 1), date(year + 1, 1, 1)
    return _midnight(begin, here), _midnight(end, here)


def _date(match: re.Match[str], today: date) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        name = (match["month"] or match["month2"]).lower()[:3]
        month = _MONTHS.index(name) + 1
        day, year = int(match["day"] or match["day2"]), match["year"] or match["year2"]
        return date(int(year), month, day) if year else _latest(month, day, today)
    except ValueError:
        return None


def _latest(month: int, day: int, today: date) -> date | None:
    """The latest such day that is not after tomorrow; None of 31 April."""
    for year in range(today.year, today.year - LEAP, -1):
        with suppress(ValueError):
            if (found := date(year, month, day)) <= today + timedelta(days=1):
                return found
    return None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _whole_day(day: date, here: datetime) -> tuple[datetime, datetime]:
    return _midnight(day, here), _midnight(day + timedelta(days=1), here)


def _midnight(day: date, here: datetime) -> datetime:
    return datetime.combine(day, time(), here.tzinfo)


def _span(match: re.Match[str], since: datetime, until: datetime) -> Span:
    """The time, open where a word leads to it: "since Monday"."""
    lead = (match["lead"] or "").lower()
    first, last = since.astimezone(UTC), until.astimezone(UTC)
    if lead in _OPEN:
        return Span(last if lead == "after" else first, None, match.start(), match.end())
    if lead in _CLOSED:
        return Span(None, first if lead == "before" else last, match.start(), match.end())
    return Span(first, last, match.start(), match.end())
