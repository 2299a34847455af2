"""The names of days and months and the years as news prints them."""

from __future__ import annotations

import re

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
SHORT_MONTH = r"(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
"""Those that news shortens before a day: "Sept. 3"."""

YEAR_NUMBER = r"(?:19|20)\d\d"
YEAR = re.compile(rf"\b{YEAR_NUMBER}\b")

DATES_FROM = r"built|founded|dat(?:es?|ing) (?:from|back)|opened"
"""Alternatives of what stands before the year from which something is."""

CLOCK = r"(?:\d{1,2}:\d\d|\d{1,2} ?[ap]\.?m\b|noon|midday|midnight)"
"""Pattern of a time of day."""

TIME = re.compile(
    rf"\b(?:{WEEKDAY}|{MONTH}|{SHORT_MONTH}|{YEAR_NUMBER}(?!\d)"
    r"|(?:(?<=[Ii]n )|(?<=[Bb]y )|(?<=[Ss]ince )|(?<=[Uu]ntil )|(?<=[Aa]fter )|(?<=[Bb]efore )|(?<=from )|(?<=year ))"
    r"1[0-8]\d\d\b(?! [a-z]+s\b)"
    r"|1[0-8]\d\d(?=[–-]1\d)|1[0-8]\d0s\b|\d\dth[ -](?:and \d\dth )?centur(?:y|ies)|today|tonight|yesterday|tomorrow"
    r"|(?:second|minute|hour|day|week|month|year|decade)s? (?:ago|later|earlier|before|after)|last night"
    r"|(?<!time )(?<!first )(?<!more )in (?:\d+|two|three|four|five|six|ten)"
    r" (?:hour|day|week|month|year)s\b(?! of )"
    r"|(?:next|last|this) (?:week|weekend|month|year|spring|summer|autumn|fall|winter|morning|afternoon|evening)"
    rf"|{CLOCK}|[ap]\.m\.)"
)
"""A day, month, year or time of day, or how long ago."""
