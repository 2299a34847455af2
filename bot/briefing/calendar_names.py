"""The vocabulary of schedules: names of days, parts of the day, and the small words around them."""

from __future__ import annotations


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

REPEATED = "a briefing is repeated, and not for a single day; for one now, there is /briefing now"
EVERY_SO_OFTEN = "days of the week and of the month are understood, and not every second or third of them"
