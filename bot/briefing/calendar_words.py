"""The words of a schedule, read one by one: days, times of the day, how often, and what is none of these."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.briefing.calendar_reading import (
    AND,
    APART,
    DAILY,
    DAYS,
    EVERY_SO_OFTEN,
    EXCEPTIONS,
    FIXED,
    MONTHS,
    NO_EXCEPTIONS,
    NOISE,
    NUMBERS,
    ORDINALS,
    PARTS,
    PAST_MIDNIGHT,
    RARE,
    REPEATED,
    SINGLE,
    SPANS,
    WEEKDAYS,
    WEEKENDS,
    CalendarReading,
    Days,
    SpokenTime,
)


def read_words(text: str) -> CalendarReading:
    """What the words say, in one pass over them."""
    tokens = [match[0] for match in _TOKEN.finditer(_DOTTED.sub(r"\1m", text.replace("’", "'")))]
    words = _Words(tokens)
    while words.left:
        words.take()
    return words.reading()


_TOKEN = re.compile(r"\d{1,2}[:.h]\d{2}(?!\d)|\d+|[^\W\d_]+(?:[/_'-][^\W\d_]+)*(?:[+-]\d{1,2})?|[,&–-]")
_DOTTED = re.compile(r"(?<![^\W\d_])([ap])\.\s?m\b\.?", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})")


@dataclass(slots=True)
class _Words:
    """The words still to be read, and what those before said."""

    left: list[str]
    before: str = ""
    part: str | None = None
    week: list[int] = field(default_factory=list)
    month: list[str] = field(default_factory=list)
    nths: list[tuple[int, int]] = field(default_factory=list)
    times: list[SpokenTime] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    said: dict[str, int] = field(default_factory=dict)
    order: str = ""  # days (D) and times (T) as they come
    unsupported: str | None = None

    def take(self) -> None:
        """Read the next word, with those that belong to it."""
        token = self.left.pop(0)
        word = token.lower().removesuffix("'s")
        count = len(self.times)
        if clock := _CLOCK.fullmatch(word):
            self._time(int(clock[1]), int(clock[2]), bare=False)
        elif word.isdecimal():
            self._number(word)
        elif "-" in word and all(day in DAYS for day in word.split("-")):
            self.left[:0] = word.replace("-", " - ").split()
        elif self._calendar(word):
            self._comes("D")
        elif self._frequency(word):
            self._comes("D" if self.said.get("daily") else "")
        elif not self._clock_word(word):
            self._other_word(word, token)
        self._comes("T" if len(self.times) > count else "")
        self.before = word

    def _comes(self, what: str) -> None:
        """Note that a day or a time comes next; days with times, and then others with others, are two schedules."""
        self.order += what if not self.order.endswith(what) else ""
        if "DTDT" in self.order or "TDTD" in self.order:
            self.unsupported = APART

    def reading(self) -> CalendarReading:
        """What all the words said together."""
        half = None
        for time in reversed(self.times):  # "9 and 10am": both are in the morning
            half = time.half if time.half in ("am", "pm") else half
            if time.bare and time.half is None and time.hour <= 12:
                time.half = half
        if "hours" in self.said and len(self.times) == 2:
            self._end_behind_beginning(*self.times)
        clocks = tuple(sorted({time.clock for time in self.times}))
        plain = [time for time in self.times if time.half is None]
        doubtful = {time.clock for time in plain if time.bare and 1 <= time.hour <= 11}
        if any(time.hour > 12 for time in plain):  # they count to 24
            doubtful = set()
        days = Days(tuple(dict.fromkeys(self.week)), tuple(dict.fromkeys(self.month)), tuple(dict.fromkeys(self.nths)))
        return CalendarReading(
            days=days,
            times=clocks,
            doubtful=frozenset(doubtful),
            parts=tuple(self.parts),
            hours=self.said.get("hours", 0),
            minutes=self.said.get("minutes", 0),
            weekly="weekly" in self.said,
            monthly="monthly" in self.said,
            recurring=bool(days or self.said),
            unsupported=self.unsupported,
            rest=tuple(self.rest),
            named=tuple(self.named),
        )

    def _end_behind_beginning(self, first: SpokenTime, last: SpokenTime) -> None:
        """Take the 5 of "every hour from 9 to 5" for that of the afternoon."""
        if last.clock < first.clock and last.half is None and last.hour < 12:
            last.half = "pm"
        if last.clock < first.clock:
            self.unsupported = PAST_MIDNIGHT

    def _other_word(self, word: str, token: str) -> None:
        if word in EXCEPTIONS:
            self.unsupported = NO_EXCEPTIONS
        elif word in SINGLE or (word in MONTHS and (self._next().isdecimal() or self.before.isdecimal())):
            self.unsupported = REPEATED
        elif word in RARE:
            self.unsupported = EVERY_SO_OFTEN
        elif word not in NOISE and word.endswith(("day", "days")):
            self.unsupported = f"there is no day “{token[:20]}”"
        elif word not in NOISE:
            self.rest.append(token)
            if (self.before and token[:1].isupper()) or self.before == "in" or self._next() == "time":
                self.named.append(token)

    def _next(self, place: int = 0) -> str:
        return self.left[place].lower() if place < len(self.left) else ""

    def _time(self, hour: int, minute: int, bare: bool, half: str | None = None) -> None:
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            self.unsupported = f"there is no time {hour}:{minute:02}"
            return
        if half is None and self._next() in ("am", "pm"):
            half = self.left.pop(0).lower()
        self.times.append(SpokenTime(hour, minute, bare, half or self.part))

    def _number(self, word: str) -> None:
        number, following = int(word[:6]), self._next()
        if following in ("st", "nd", "rd", "th"):
            self.left.pop(0)
            self._nth(number)
        elif following == "of" and self.before == "the":
            self._nth(number)
        elif following == "times":
            self.left.pop(0)
        elif len(word) == 4:
            self._time(number // 100, number % 100, bare=False)
        elif len(following) == 2 and following.isdecimal() and int(following) % 5 == 0 and len(word) <= 2:
            self._time(number, int(self.left.pop(0)), bare=False)
        elif following in ("h", "uhr"):
            self.left.pop(0)
            self._time(number, 0, bare=False)
        elif following in ("hour", "hours", "minute", "minutes"):
            self.unsupported = REPEATED
        else:
            self._time(number, 0, bare=True)

    def _calendar(self, word: str) -> bool:
        """Days of the week and of the month."""
        if word in DAYS:
            first, last = DAYS[word], DAYS[word]
            if self._next() in SPANS and self._next(1) in DAYS:
                last = DAYS[self.left.pop(1).lower()]
                self.left.pop(0)
            self.week += [day % 7 for day in range(first, last + (7 if last < first else 0) + 1)]
        elif word in WEEKDAYS or (word in ("working", "business", "week") and self._next() in DAILY):
            self.left[:1] = self.left[:1] if word in WEEKDAYS else []
            self.week += range(5)
        elif word in WEEKENDS:
            self.week += (5, 6)
        elif word in ORDINALS:
            self._nth(ORDINALS[word])
        elif word == "last" and self._next() in DAYS:
            self.nths.append((DAYS[self.left.pop(0).lower()], 0))
        elif word == "last" and self._next() == "day":
            self.left.pop(0)
            self.month.append("L")
        else:
            return False
        return True

    def _nth(self, number: int) -> None:
        """The first, or the first and third: of the month, or of its Mondays."""
        numbers = [number]
        while self._next() in AND and (following := self._ordinal_at(1)):
            numbers.append(following[0])
            del self.left[: 1 + following[1]]
        if self._next() in DAYS:
            day = DAYS[self.left.pop(0).lower()]
            self.nths += [(day, each) for each in numbers]
            most = 5
        else:
            self.month += [str(each) for each in numbers]
            most = 31
        if not all(1 <= each <= most for each in numbers):
            self.unsupported = "there is no such day of the month"

    def _ordinal_at(self, place: int) -> tuple[int, int] | None:
        """An ordinal's number and how many words it takes."""
        word = self._next(place)
        if word in ORDINALS:
            return ORDINALS[word], 1
        if word.isdecimal() and self._next(place + 1) in ("st", "nd", "rd", "th"):
            return int(word[:6]), 2
        return None

    def _frequency(self, word: str) -> bool:
        if word in ("every", "each"):
            self.said["every"] = 1
            self._every()
        elif word in DAILY or word in ("twice", "thrice"):
            self.said["daily"] = 1
        elif word == "hourly" or (word == "hour" and self.before in ("every", "each", "an", "per")):
            self.said["hours"] = 1
        elif word in ("weekly", "week"):
            self.said["weekly"] = 1
        elif word in ("monthly", "month"):
            if word == "monthly" or not (self.month or self.nths):
                self.said["monthly"] = 1
        else:
            return False
        return True

    def _every(self) -> None:
        """Every so many hours, and whatever else is counted."""
        counted, unit = self._next(), self._next(1)
        number = (
            int(counted[:6])
            if counted.isdecimal()
            else NUMBERS.get(counted, 2 if counted in ("other", "second") else 0)
        )
        if not number or unit.rstrip("s") not in ("hour", "minute", "min", "day", "week", "month"):
            if number and counted in ("other", "second") and unit in DAYS:
                self.unsupported = EVERY_SO_OFTEN
            return
        del self.left[:2]
        match unit.rstrip("s"):
            case "hour":
                self.said["hours"] = number
            case "minute" | "min":
                self.said["minutes"] = number
            case "day" | "week" | "month" if number > 1:
                self.unsupported = EVERY_SO_OFTEN
            case span:
                self.said["daily" if span == "day" else f"{span}ly"] = 1

    def _clock_word(self, word: str) -> bool:
        if word in FIXED:
            self._time(*FIXED[word], bare=False, half="said")
        elif word in PARTS:
            part = PARTS[word]
            self.parts.append(part)
            if word != part or self.before in ("every", "each"):
                self.said["daily"] = 1
            open_ = [time for time in self.times if time.half is None and time.hour <= 12]
            for time in open_:
                time.half = part
            self.part = None if open_ else part
        elif word in ("am", "pm"):
            for time in self.times:
                time.half = time.half or word
        else:
            return False
        return True
