"""People who speak with one voice: "Ana Ruiz and Peter Holm wrote", "Ana Ruiz, a lawyer, and Peter Holm said"."""

from __future__ import annotations

from bot.reading.quotes.names import Mention
from bot.reading.quotes.persons import Cast, Referent
from bot.reading.quotes.phrases import Phrase
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.verbs import finite
from bot.reading.quotes.words import ANY_TITLE, ONE_PERSON

_LONGEST_ASIDE = 14
_LONGEST_ROLE = 6
_ASIDES = {",": ",", "(": ")"}


def joint(made: Cast, found: Phrase) -> Referent | None:
    """Two people whose names stand in one phrase: "Ana Ruiz and Peter Holm"."""
    tokens = made.tokens
    if found.head not in made.person_at:
        return None
    second = made.mention_at[found.head]
    last = second.title - 2
    if last < found.start or tokens.low[last + 1] != "and" or last not in made.person_at:
        return None
    if tokens.bits[last] & (ANY_TITLE | ONE_PERSON):
        return None  # "former Director and Secretary Ana Ruiz"
    return _together(made, made.mention_at[last], second)


def joined(made: Cast, speaker: Referent, verb: int) -> Referent | None:
    """The speaker and who is named with him past what is said of him: "Ana Ruiz, a lawyer, and Peter Holm said"."""
    first = made.mention_at.get(speaker.start)
    if speaker.person is None or first is None or first.start != speaker.start:
        return None
    second = _second(made, first)
    if second is None or finite(made.tokens, second.end) != (verb == second.end):
        return None
    return _together(made, first, second)


def _second(made: Cast, first: Mention) -> Mention | None:
    """Who is joined to a name by "and", behind what is set between commas or brackets."""
    tokens = made.tokens
    stop = tokens.sentences[tokens.sentence_of[first.start]][1]
    link = first.end
    while link < stop and tokens.low[link] in _ASIDES:
        link = _past_aside(tokens, link, stop)
    if link >= stop or tokens.low[link] != "and":
        return None
    for at in range(link + 1, min(stop, link + _LONGEST_ROLE)):
        if at in made.person_at:
            return made.mention_at[at] if made.person_at[at] != made.person_at[first.start] else None
        if tokens.quote[at] >= 0 or finite(tokens, at):
            return None
    return None


def _past_aside(tokens: Tokens, opening: int, stop: int) -> int:
    """Where the words go on behind an aside; `stop` where it does not close."""
    closing = _ASIDES[tokens.low[opening]]
    if tokens.low[opening] == "," and tokens.low[opening + 1 : opening + 2] == ["and"]:
        return opening + 1
    for at in range(opening + 1, min(stop, opening + _LONGEST_ASIDE)):
        if tokens.quote[at] >= 0:
            return stop
        if tokens.low[at] == closing:
            return at + 1
    return stop


def _together(made: Cast, first: Mention, second: Mention) -> Referent:
    """Both as the article writes them, with who is listed before them: "Bo Lee, Ana Ruiz and Peter Holm"."""
    tokens = made.tokens
    start = first.start
    opening, before = first.title, first.title - 2
    while tokens.low[opening - 1] == "," and before in made.person_at and made.mention_at[before].end == before + 1:
        opening, before = made.mention_at[before].title, made.mention_at[before].title - 2
    opens = tokens.sentences[tokens.sentence_of[opening]][0] == opening or tokens.quote[opening - 1] >= 0
    if opens and opening < first.title:
        start = opening
    return Referent(tokens.text[tokens.start[start] : tokens.end[second.end - 1]], "group", "name", start, second.end)
