"""What the words of a schedule say: days, times of the day, and how often."""

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
class Reading:
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
