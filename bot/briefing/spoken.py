"""Schedules in plain words: "weekdays at 8:30", "Mondays 9am and 5pm", "the first of the month at noon"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.briefing.calendar_reading import CalendarReading, Days
from bot.briefing.calendar_words import read_words
from bot.errors import UsageError

_EVERY = re.compile(r"\*/(?P<minutes>\d+) \* \* \* \*|0 \*(?:/(?P<hours>\d+))? \* \* \*")
_AT = re.compile(r"(?P<minute>\d+) (?P<hours>[\d,]+) (?P<month>\S+) \* (?P<week>\S+)")
_NTH = re.compile(r"(?P<name>[A-Z]{3})#(?P<nth>[1-5])|(?P<last>[1-7])L")
"""How `times` writes what it has read: times of the day, and the first or last Monday of a month."""

_NUMBERED = re.compile(r"[0-7](?:-[0-7])?(?:,[0-7](?:-[0-7])?)*")
"""Days of the week as cron numbers them, Sunday being 0 or 7."""

LONGEST_SPOKEN = 300
"""Characters that are read."""


@dataclass(frozen=True, slots=True)
class Times:
    """When a briefing comes: cron expressions, and the same in words that are understood again.

    `other` is the other half of the day, where "at 8" could be meant for either. `rest` are words that were no times,
    `named` those of them that are meant to be a place.
    """

    cron: tuple[str, ...]
    said: str
    other: str | None = None
    rest: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Unsettled(UsageError):
    """Something is missing that only the asker knows: a question; `choices` are wordings that would settle it."""

    def __init__(self, subject: str, question: str, example: str, choices: Sequence[str]) -> None:
        super().__init__(subject, question, f"for example {example}")
        self.choices = tuple(choices)

    def at(self, place: str) -> Unsettled:
        """The same question for somebody who named a place."""
        return Unsettled(self.subject, self.problem, "", [f"{choice} {place} time" for choice in self.choices])

    def __str__(self) -> str:
        return f"{self.problem} For example {self.choices[0]}."


def times(text: str) -> Times:
    """The times that the words mean; cron expressions, parted by semicolons, stand for themselves.

    Raises UsageError, or Unsettled.
    """
    text = text.strip().strip('"“”').strip()
    expressions = tuple(part.strip() for part in text[:LONGEST_SPOKEN].split(";"))
    if all(map(_is_cron, expressions)):
        expressions = tuple(map(str.upper, expressions))
        return Times(expressions, "; ".join(expressions))
    if "*" in text:
        problem = "a cron expression has five fields: minute, hour, day, month, weekday"
        raise UsageError(f"“{text[:60]}”", problem, "write 30 8 * * MON-FRI, or words: weekdays at 8:30")
    read = read_words(text[:LONGEST_SPOKEN])
    if read.unsupported:
        raise UsageError(f"“{text[:60]}”", read.unsupported, "write days and times, as weekdays at 8:30 and 17:00")
    if read.hours or read.minutes:
        return replace(_repeated(read), rest=read.rest, named=read.named)
    _check_settled(text, read)
    return Times(_cron(read, read.times), _said(read, read.times), _other(read), read.rest, read.named)


def in_words(cron: Sequence[str]) -> str:
    """Words that mean just these cron expressions, as `times` understands them; else the expressions."""
    expressions = tuple(map(_with_named_days, cron))
    said = _read_back(expressions)
    try:
        means = times(said).cron
    except UsageError:
        means = ()
    return said if sorted(means) == sorted(expressions) else "; ".join(cron)


def _with_named_days(expression: str) -> str:
    """The expression with days of the week by name: "30 8 * * 1-5" as "30 8 * * MON-FRI"."""
    *others, week = expression.upper().split()
    if _NUMBERED.fullmatch(week) is None:
        return expression.upper()
    spans = [part.partition("-") for part in week.split(",")]
    days = {(day - 1) % 7 for first, _, last in spans for day in range(int(first), int(last or first) + 1)}
    return " ".join((*others, _week_field(sorted(days))))


def _read_back(expressions: Sequence[str]) -> str:
    """The words that these were likely made of."""
    if len(expressions) == 1 and (repeated := _EVERY.fullmatch(expressions[0])):
        minutes, hours = repeated["minutes"], repeated["hours"]
        return f"every {minutes} minutes" if minutes else f"every {hours} hours" if hours else "every hour"
    clocks: list[tuple[int, int]] = []
    days = Days()
    for found in map(_AT.fullmatch, expressions):
        if found is None:
            return ""
        clocks += [(int(hour), int(found["minute"])) for hour in found["hours"].split(",")]
        days = _with_days(days, found["month"], found["week"])
    return f"{_days_said(days)} at {_clocks(clocks)}"


def _with_days(days: Days, month: str, week: str) -> Days:
    """These days with those of two more fields."""
    if month != "*":
        return replace(days, month=tuple(dict.fromkeys((*days.month, *month.split(",")))))
    if week == "MON-FRI":
        return replace(days, week=_WEEKDAYS)
    short = [name[:3].upper() for name in _NAMES]
    if nth := _NTH.fullmatch(week):
        day = short.index(nth["name"]) if nth["name"] in short else int(nth["last"] or 8) - 1
        return replace(days, nths=tuple(dict.fromkeys((*days.nths, (day, int(nth["nth"] or 0))))))
    named = [short.index(name) for name in week.split(",") if name in short]
    return replace(days, week=tuple(dict.fromkeys((*days.week, *named))))


def _is_cron(text: str) -> bool:
    fields = text.upper().split()
    if len(fields) != 5 or not set(fields[0]) <= set("0123456789*/,-"):
        return False
    return all(set(field) <= set("0123456789*/,-#LADEFHIJMNORSTUVWY") for field in fields)


def _check_settled(text: str, read: CalendarReading) -> None:
    days = read.days
    subject = f"“{text[:60]}”"
    if read.weekly and not (days.week or days.nths):
        raise Unsettled(subject, "On which day of the week?", "Monday", _with(read, ("Monday", "Friday")))
    if read.monthly and not (days.month or days.nths):
        choices = ("the 1st of the month", "the last day of the month")
        raise Unsettled(subject, "On which day of the month?", "the 1st", _with(read, choices))
    if not read.times:
        raise Unsettled(subject, "At what time?", "8:30 or 5pm", _at(read))


def _with(read: CalendarReading, days: Sequence[str]) -> list[str]:
    at = _clocks(read.times) if read.times else "08:00"
    return [f"{day} at {at}" for day in days]


_USUAL = {"morning": (7, 8, 9), "afternoon": (13, 15, 17), "evening": (18, 19, 20), "night": (21, 22, 23)}


def _at(read: CalendarReading) -> list[str]:
    hours = _USUAL[read.parts[0]] if read.parts else (7, 8, 18)
    return [f"{_days_said(read.days)} at {hour:02}:00" for hour in hours]


def _repeated(read: CalendarReading) -> Times:
    if read.minutes:
        return _by_minutes(read)
    hours = read.hours
    if hours > 24:
        raise UsageError(
            f"every {hours} hours", "it does not divide a day evenly", "write days and times, as daily at 8:30"
        )
    days = read.days
    if len(read.times) == 2:
        (first, _), (last, _) = read.times
        clocks = [(hour, 0) for hour in range(first, last + 1, hours)]
    elif len(read.times) == 1:
        (first, minute) = read.times[0]
        clocks = sorted(((first + step) % 24, minute) for step in range(0, 24, hours))
    else:
        clocks = [(hour, 0) for hour in range(0, 24, hours)]
    if not (days or read.times) and 24 % hours == 0 and hours < 24:
        return Times(
            (f"0 {f'*/{hours}' if hours > 1 else '*'} * * *",), f"every {hours} hours" if hours > 1 else "every hour"
        )
    return Times(_cron(read, clocks), _said(read, clocks))


def _by_minutes(read: CalendarReading) -> Times:
    if 60 % read.minutes or read.times or read.days:
        raise UsageError(f"every {read.minutes} minutes", "it does not divide an hour evenly", "write every hour")
    return Times((f"*/{read.minutes} * * * *",), f"every {read.minutes} minutes")


def _other(read: CalendarReading) -> str | None:
    """The same with the doubtful hours in the other half of the day."""
    if not read.doubtful:
        return None
    turned = tuple(
        (hour + 12, minute) if (hour, minute) in read.doubtful else (hour, minute) for hour, minute in read.times
    )
    return _said(read, turned)


def _cron(read: CalendarReading, clocks: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """An expression for each minute of the hour and kind of day."""
    by_minute: dict[int, list[int]] = {}
    for hour, minute in sorted(set(clocks)):
        by_minute.setdefault(minute, []).append(hour)
    fields = _day_fields(read.days)
    return tuple(
        f"{minute} {','.join(map(str, hours))} {field}" for minute, hours in by_minute.items() for field in fields
    )


def _day_fields(days: Days) -> list[str]:
    """Day of month, month, day of week; one for each kind, since cron would want both to be true or either."""
    fields = []
    if days.month:
        fields.append(f"{','.join(_month_order(days.month))} * *")
    if days.week:
        fields.append(f"* * {_week_field(days.week)}")
    fields += [
        f"* * {_NAMES[day][:3].upper() if nth else str(day + 1)}{f'#{nth}' if nth else 'L'}" for day, nth in days.nths
    ]
    return fields or ["* * *"]


def _month_order(days: Sequence[str]) -> list[str]:
    return sorted(days, key=lambda day: (day == "L", int(day) if day != "L" else 0))


_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NTHS = {0: "last", 1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}
_WEEKDAYS, _WEEKEND = (0, 1, 2, 3, 4), (5, 6)


def _week_field(days: Sequence[int]) -> str:
    if tuple(sorted(days)) == _WEEKDAYS:
        return "MON-FRI"
    return ",".join(_NAMES[day][:3].upper() for day in sorted(days))


def _said(read: CalendarReading, clocks: Sequence[tuple[int, int]]) -> str:
    return f"{_days_said(read.days)} at {_clocks(clocks)}"


def _days_said(days: Days) -> str:
    parts: list[str] = []
    week = tuple(sorted(days.week))
    if week == _WEEKDAYS:
        parts.append("weekdays")
    elif week == _WEEKEND:
        parts.append("weekends")
    elif week:
        parts.append(_joined([_NAMES[day] for day in week]))
    parts += [f"the {_NTHS[nth]} {_NAMES[day]} of the month" for day, nth in days.nths]
    if days.month:
        named = [f"the {_ordinal(day)}" if day != "L" else "the last day" for day in _month_order(days.month)]
        parts.append(f"{_joined(named)} of the month")
    return " and ".join(parts) or "every day"


def _ordinal(day: str) -> str:
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(day[-1], "th")
    return f"{day}{'th' if day in ('11', '12', '13') else ending}"


def _clocks(clocks: Sequence[tuple[int, int]]) -> str:
    return _joined([f"{hour:02}:{minute:02}" for hour, minute in sorted(set(clocks))])


def _joined(parts: Sequence[str]) -> str:
    return " and ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])} and {parts[-1]}"
