"""Whether a time or a place in a sentence is that of what is asked, and not of something else that it tells."""

from __future__ import annotations

import re

from bot.answers.evidence.fit import AT_SPOT, TIME, places_named
from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.naming import asked_in
from bot.answers.evidence.tenses import names_event, places_of
from bot.answers.understanding.wish import Wish

_OTHER_VERB = re.compile(
    r"\b(?:made|who|which|that|whose|when|while|after|before|until|since|said)\b"
    r"|\b(?!(?:scheduled|expected|planned|slated|fixed|delayed|postponed)\b)[a-z]{3,}ed\b"
)
FAR = 80
"""Characters between a time and what it is the time of at most."""


def is_timed(text: str, wish: Wish, matcher: Matcher) -> bool:
    """Whether a time stands before what is asked of the subject, or behind it with no other verb between."""
    places = places_of(text, wish, matcher)
    times = [found.start() for found in TIME.finditer(text) if not names_event(text, found.start())]
    return not places or any(
        first - time < FAR if time < first else not _OTHER_VERB.search(text, end, time)
        for time in times
        for first, end in places
    )


def is_placed(text: str, wish: Wish, matcher: Matcher) -> bool:
    """The same of a place."""
    places = places_of(text, wish, matcher)
    named = [*places_named(text, asked_in(wish)), *(found.start() for found in AT_SPOT.finditer(text))]
    return not places or any(not _OTHER_VERB.search(text, end, place) for place in named for _, end in places)
