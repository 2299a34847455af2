"""The names of days and months and the years as news prints them."""

from __future__ import annotations

import re

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
SHORT_MONTH = r"(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
"""Those that news shortens before a day: "Sept. 3"."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
