"""What the words of a schedule say: days, times of the day, and how often; and the vocabulary of schedules."""

from __future__ import annotations

from dataclasses import dataclass

Clock = tuple[int, int]
"""Hour and minute."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days of the week (Monday is 0), of the month ("1" to "31", "L": the last), and nth days ((day, n), 0: last)."""

    week: tuple[int, ...] = ()
    month: tuple[str, ...] = ()
    nths: tuple[tuple[int, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.week or self.month or self.nths)


@dataclass(frozen=True, slots=True)
class CalendarReading:
    """What the words say. `doubtful` are times that may be meant for the other half of the day. `rest` are the words
    that say nothing of time, as they were typed, `named` those of them that mean a place, by a capital letter or what
    stands beside them; `recurring` is whether anything says how often.
    """

    days: Days = Days()
    times: tuple[Clock, ...] = ()
    doubtful: frozenset[Clock] = frozenset()
    parts: tuple[str, ...] = ()
    hours: int = 0
    minutes: int = 0
    weekly: bool = False
    monthly: bool = False
    recurring: bool = False
    unsupported: str | None = None
    rest: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(slots=True)
class SpokenTime:
    """A time of the day as it was said; `half` is am, pm or a part of the day, `bare` an hour without minutes."""

    hour: int
    minute: int
    bare: bool
    half: str | None = None

    @property
    def clock(self) -> Clock:
        """The hour, counted to 24, and the minute."""
        hour = self.hour
        match self.half:
            case "am":
                hour %= 12
            case "pm" | "afternoon" | "evening" if hour < 12:
                hour += 12
            case "night" if 6 <= hour <= 12:
                hour += 12
            case _:
                pass
        return hour % 24, self.minute


def _places(*names: str) -> dict[str, int]:
    return {name: place for place, each in enumerate(names) for name in each.split()}


DAYS = _places(
    "monday mon mondays",
    "tuesday tue tues tuesdays",
    "wednesday wed weds wednesdays",
    "thursday thu thur thurs thursdays",
    "friday fri fridays",
    "saturday sat saturdays",
    "sunday sun sundays",
)
ORDINALS = _places("zeroth", "first", "second", "third", "fourth", "fifth")
NUMBERS = _places(
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
)
PARTS = {
    "morning": "morning",
    "mornings": "morning",
    "afternoon": "afternoon",
    "afternoons": "afternoon",
    "evening": "evening",
    "evenings": "evening",
    "night": "night",
    "nights": "night",
    "nightly": "night",
}
FIXED = {"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0)}
SPANS = frozenset("to through thru till until - –".split())
AND = frozenset("and & ,".split())
NOISE = SPANS | AND | frozenset("at on in of the a an from between by around sharp time times".split())
NOISE |= frozenset("o'clock oclock per hrs once starting always".split())
DAILY = frozenset("day days daily everyday".split())
WEEKDAYS = frozenset("weekday weekdays workday workdays".split())
WEEKENDS = frozenset("weekend weekends".split())
MONTHS = frozenset("january february march april june july august september october november december".split())
SINGLE = frozenset("tomorrow today tonight yesterday now".split())
RARE = frozenset("fortnightly fortnight biweekly yearly annually year years quarterly quarter alternate".split())
EXCEPTIONS = frozenset("except excepting excluding but not never without besides apart minus".split())

REPEATED = "a briefing is repeated, and not for a single day; for one now, there is /briefing now"
EVERY_SO_OFTEN = "days of the week and of the month are understood, and not every second or third of them"
NO_EXCEPTIONS = "days are named, and not left out"
APART = "other days with other times are a briefing of their own"
PAST_MIDNIGHT = "it ends before it begins; two briefings can be before midnight and after it"
