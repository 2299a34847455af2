"""Which time a question asks about, in the asker's zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.errors import UsageError

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORT = "jan feb mar apr may jun jul aug sep sept oct nov dec"
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "ten": 10,
    "couple of": 2,
    "few": 3,
}

_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|{'|'.join(_SHORT.split())})\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
_DATE = re.compile(
    rf"(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}|{_MONTH.replace('month', 'month2')}\s+{_DAY.replace('day', 'day2')}\b(?![.,]\d){_YEAR.replace('year', 'year2')}|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)",
    re.I,
)
_LEAD = r"(?P<lead>\b(?:since|from|after|until|till|before|by|on|in|during|over)\s+)?(?P<the>the\s+)?"
_RELATIVE = re.compile(
    _LEAD
    + r"\b(?P<what>today|tonight|yesterday|this morning|this week|this month|this year|last week|last month|last year|"
    r"(?:last|past|previous) (?P<count>\d{1,3}|a|an|one|two|three|four|five|six|seven|ten|few|couple of) (?P<unit>hour|day|week|month|year)s?|"
    r"(?P<ago>\d{1,3}|a|an|one|two|three|four|five|six|seven|ten|few|couple of) (?P<agounit>hour|day|week|month|year)s? ago|"
    r"(?P<which>last\s+|this\s+|past\s+)?(?P<weekday>" + "|".join(_DAYS) + r"))\b",
    re.I,
)
_SPANS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(days=30),
    "year": timedelta(days=365),
}
_OPEN = {"since", "from", "after"}
_CLOSED = {"until", "till", "before"}


@dataclass(frozen=True, slots=True)
class Span:
    """From `since` on and before `until` (UTC; None: open), and where the question says so.

    `firm` when articles of other times are not wanted; else it is the time of what is asked about.
    """

    since: datetime | None
    until: datetime | None
    start: int
    end: int
    words: str
    firm: bool = False


def asked_time(text: str, now: datetime, zone: str) -> Span | None:
    """The time that a question names, None when it names none; raises UsageError for an unknown zone.

    A weekday is the latest one that is not after today; a day without a year is the latest that is not after tomorrow.
    """
    here = now.astimezone(_zone(zone))
    for match in _RELATIVE.finditer(text):
        found = _relative(match, here)
        if found:
            return _bounded(match, *found)
    for match in _DATE.finditer(text):
        day = _date(match, here.date())
        if day:
            return _led(text, match, *_whole_day(day, here))
    return None


def _zone(zone: str) -> ZoneInfo:
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UsageError(zone, "no such time zone", "write it as Europe/London") from error


def _relative(match: re.Match[str], here: datetime) -> tuple[datetime, datetime] | None:
    what = match["what"].lower()
    today = here.date()
    if match["weekday"]:
        back = (today.weekday() - _DAYS.index(match["weekday"].lower())) % 7
        if (match["which"] or "").strip().lower() == "last" and back == 0:
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
        month = [full[:3] for full in _MONTHS].index(name) + 1
        day, year = int(match["day"] or match["day2"]), match["year"] or match["year2"]
        found = date(int(year) if year else today.year, month, day)
        if not year and found > today + timedelta(days=1):
            found = found.replace(year=today.year - 1)
    except ValueError:
        return None
    return found


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _whole_day(day: date, here: datetime) -> tuple[datetime, datetime]:
    return _midnight(day, here), _midnight(day + timedelta(days=1), here)


def _midnight(day: date, here: datetime) -> datetime:
    return datetime.combine(day, time(), here.tzinfo)


def _led(text: str, match: re.Match[str], since: datetime, until: datetime) -> Span:
    lead = re.search(
        r"\b(since|from|after|until|till|before|by|on|in)\s+$", text[max(0, match.start() - 10) : match.start()], re.I
    )
    start = match.start() - (len(lead[0]) if lead else 0)
    return _span(lead[1].lower() if lead else "", since, until, start, match.end(), match[0])


def _bounded(match: re.Match[str], since: datetime, until: datetime) -> Span:
    return _span((match["lead"] or "").strip().lower(), since, until, match.start(), match.end(), match["what"])


def _span(lead: str, since: datetime, until: datetime, start: int, end: int, words: str) -> Span:
    if lead in _OPEN:
        return Span((until if lead == "after" else since).astimezone(UTC), None, start, end, words)
    if lead in _CLOSED:
        return Span(None, (since if lead == "before" else until).astimezone(UTC), start, end, words)
    return Span(since.astimezone(UTC), until.astimezone(UTC), start, end, words)
