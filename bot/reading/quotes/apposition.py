"""The name set beside a description: "the mayor, X,", "another man, who gave his name as X"."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.quotes.persons import Cast, Referent
from bot.reading.quotes.phrases import Phrase, phrase
from bot.reading.quotes.reference import referent
from bot.reading.quotes.speaking import of_one
from bot.reading.quotes.verbs import DASHES
from bot.reading.quotes.words import ONE_PERSON

_NAMINGS = frozenset(("name", "identified"))
_LONGEST_NAMING = 12
_LINKS = frozenset(("of", "from", "("))
_AFTER_NAME = DASHES | {",", ".", ":", "("}


def in_apposition(cast: Cast, source: Phrase, last: Referent | None) -> Referent | None:
    """The name set behind a description: "Carlineo's attorney, Sonya Zoghlin,"."""
    tokens = cast.tokens
    called = self_named(cast, source, last)
    if called is not None:
        return called
    first, stop = tokens.sentences[tokens.sentence_of[source.start]]
    name = source.start - 2
    if name not in cast.person_at:  # "Rep. X of Elm, the head of the board", "Rep. X (Elm), the head"
        opening = next((i for i in range(name - 1, max(first, name - 4), -1) if tokens.low[i] in _LINKS), first)
        name = opening - 1
    if name > first and name in cast.person_at and tokens.low[source.start - 1] == ",":
        if not of_one(tokens, source, cast.mention_at[name].start):
            return None
        # A comma behind, too: "X, the mayor, said", and not "with X, the mayor said".
        before = cast.mention_at[name].title - 1
        opens = tokens.quote[before] >= 0 or tokens.low[before] == ","  # "“…,” X, head of Y said"
        if opens or (source.end < stop and tokens.low[source.end] == ","):
            return referent(cast, Phrase(name, name + 1, name + 1, name), last)
        return None
    for end in (source.core, source.end):
        if end + 1 < stop and (tokens.low[end] == "," or tokens.low[end] in DASHES):
            named = phrase(tokens, end + 1, stop)
            if named is None:
                continue
            if named.head not in cast.person_at:
                continue
            if not of_one(tokens, source, cast.mention_at[named.head].start):
                continue
            if named.core >= stop or tokens.low[named.core] in _AFTER_NAME or tokens.low[named.core] in ("of", "from"):
                return referent(cast, replace(named, end=named.core), last)
    return None


def self_named(cast: Cast, source: Phrase, last: Referent | None) -> Referent | None:
    """The name that somebody gives: "another man, who gave his name as X,", "a woman who asked to be called X"."""
    tokens = cast.tokens
    if tokens.capital[source.head] or not tokens.bits[source.head] & ONE_PERSON:
        return None
    stop = min(tokens.sentences[tokens.sentence_of[source.start]][1], source.end + _LONGEST_NAMING)
    for end in dict.fromkeys((source.core, source.end)):
        who_at = end + (tokens.low[end : end + 1] == [","])
        if tokens.low[who_at : who_at + 1] != ["who"]:
            continue
        for i in range(who_at + 1, stop - 1):
            as_name = tokens.low[i] == "as" and not _NAMINGS.isdisjoint(tokens.low[who_at:i])
            if i + 1 in cast.person_at and as_name:
                return referent(cast, Phrase(i + 1, i + 2, i + 2, i + 1), last)
    return None
