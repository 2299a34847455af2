"""Where words were said, and what the speaker is: slices beside the quote."""

from __future__ import annotations

from bot.reading.quotes.grammar.phrases import Phrase, phrase
from bot.reading.quotes.grammar.verbs import reports
from bot.reading.quotes.people.cast import Cast, Voice
from bot.reading.quotes.tokens import QUOTE, Tokens
from bot.reading.quotes.words import (
    ANY_TITLE,
    BODIES,
    GROUPS,
    HEARERS,
    NUMBERS,
    OCCASIONS,
    ONE_PERSON,
    POSSESSIVE,
    POSSESSIVE_ENDINGS,
    TELL,
)

_COURTESY = frozenset(
    "dr dr. prof prof. hon hon. rev rev. mr mr. mrs mrs. ms ms. miss sir dame lord special acting".split()
)
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_EDITIONS = frozenset("edition issue podcast program programme show".split())
_GREETING = frozenset("congratulated congratulates greeted greets reminded thanked thanks".split())
_PLACING = frozenset("in on at during from via".split())


def occasion(cast: Cast, first: int, stop: int) -> tuple[int, int] | None:
    """Characters of "in an interview on …" or "told reporters" among the tokens `first:stop`."""
    tokens = cast.tokens
    for i in range(first, stop - 1):
        if tokens.low[i] in _PLACING:
            found = phrase(tokens, i + 1, stop)
            if found is None or (tokens.low[i] == "at" and tokens.capital[found.head]):
                continue  # "a director at Twitter"
            if tokens.bits[found.head] & OCCASIONS:
                return tokens.start[i], _end(tokens, found.end)
        elif tokens.bits[i] & TELL and tokens.low[i] not in _GREETING and reports(tokens, i):
            found = phrase(tokens, i + 1, stop)
            if found is not None and (tokens.bits[found.head] & (HEARERS | OCCASIONS) or _is_outlet(cast, found)):
                return tokens.start[i], _end(tokens, found.core)
    return None


def _end(tokens: Tokens, stop: int) -> int:
    """Where the words before the token `stop` end, without the full stop that a lone letter took: on X.

    A name in capitals is whole ("told the CITY TODAY"), and so are a date ("on X on May 3") and what is X's.
    """
    last = tokens.sentence(stop - 1)[1]
    if tokens.low[stop - 1] in POSSESSIVE_ENDINGS:
        stop = _end_of_owned(tokens, stop, last)
    if tokens.low[stop - 1] in _MONTHS and stop < last and tokens.word[stop].strip(".").isdigit():
        stop += 1
    while stop < last and all(
        len(word) > 1 and word.isalpha() and word.isupper() for word in tokens.word[stop - 1 : stop + 1]
    ):
        stop += 1
    word = tokens.word[stop - 1]
    return tokens.end[stop - 1] - (1 if len(word) == 2 and word[1] == "." else 0)


def _end_of_owned(tokens: Tokens, start: int, last: int) -> int:
    """Where the name ends of what belongs to an outlet: told NBC's | "Today", told NBC's | Today show."""
    stop = start
    while stop < last and (tokens.capital[stop] or tokens.word[stop] == QUOTE):
        stop += 1
    return stop + (start < stop < last and tokens.low[stop] in _EDITIONS)


def _is_outlet(cast: Cast, found: Phrase) -> bool:
    """Whether somebody tells something to a body, or to what is the body's: "told NBC's "Today"."""
    owners = (i - 1 for i in range(found.start + 1, found.core) if cast.tokens.low[i] in POSSESSIVE_ENDINGS)
    return _is_body(cast, found.head) or any(_is_body(cast, owner) for owner in owners)


def _is_body(cast: Cast, head: int) -> bool:
    mention = cast.mention_at.get(head)
    return (
        mention is not None and mention.kind == "body" and not cast.tokens.bits[head] & (GROUPS | BODIES) & ~OCCASIONS
    )


def role(cast: Cast, speaker: Voice) -> tuple[int, int] | None:
    """Characters of the longest words that say what the speaker is.

    A mere courtesy title says nothing, and "her husband" nothing without the sentence before it.
    """
    if speaker.person is None:
        return None
    roles = cast.persons[speaker.person].roles.items()
    tokens = cast.tokens
    spans = [
        (tokens.start[first], tokens.end[_without_title(tokens, first, stop) - 1])
        for noun, (first, stop) in roles
        if not tokens.bits[first] & POSSESSIVE
        and noun not in _COURTESY
        and _is_of_one(tokens, first, stop, cast.persons[speaker.person].words[-1])
    ]
    return max(spans, key=lambda span: (span[1] - span[0], -span[0]), default=None)


def _is_of_one(tokens: Tokens, first: int, stop: int, name: str) -> bool:
    """Whether it can be what somebody is: not "three of his sons", not the name again, no words cut short."""
    counted = tokens.low[first] in NUMBERS and tokens.low[first + 1] == "of"
    text = tokens.written(first, stop)
    cut = text.count('"') % 2 == 1 or text.count("“") != text.count("”")
    cut = cut or tokens.low[stop - 1] == "former"  # "Former | Ruiz advisers"
    return not (counted or cut or name in tokens.word[first:stop])


def _without_title(tokens: Tokens, first: int, stop: int) -> int:
    """Where a role ends before the title of the name: "the club's physician | Dr."."""
    if tokens.low[stop - 1] in ("named", "called") and stop - 1 > first:
        stop -= 1
    written_out = tokens.capital[stop - 1] and not tokens.capital[stop - 2]
    short = tokens.word[stop - 1].endswith(".") or tokens.low[stop - 1] in _COURTESY
    titled = (short or written_out) and tokens.bits[stop - 1] & ANY_TITLE
    return stop - 1 if stop - 1 > first and titled and tokens.bits[stop - 2] & ONE_PERSON else stop
