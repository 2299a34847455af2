"""People who speak with one voice: "Ana Ruiz and Peter Holm wrote", "Ana Ruiz, a lawyer, and Peter Holm said"."""

from __future__ import annotations

from bot.reading.quotes.names import Mention
from bot.reading.quotes.persons import Cast, Referent
from bot.reading.quotes.phrases import Phrase
from bot.reading.quotes.words import ANY_TITLE, ONE_PERSON


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


def _together(made: Cast, first: Mention, second: Mention) -> Referent:
    """Both as the article writes them."""
    tokens = made.tokens
    text = tokens.text[tokens.start[first.start] : tokens.end[second.end - 1]]
    return Referent(text, "group", "name", first.start, second.end)
