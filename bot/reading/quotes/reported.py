"""Who is reported to speak, or to ask, right before a quote that a pronoun tags."""

from __future__ import annotations

from bot.reading.quotes.leads import reporting
from bot.reading.quotes.persons import Cast, Referent
from bot.reading.quotes.tags import Tag
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.verbs import REACH
from bot.reading.quotes.words import SAY, TELL

_SENTENCE_BACK = 2 * REACH
_ASKING = frozenset("ask asks asked asking question questions questioned query queried press pressed".split())
"""What they report is answered by somebody else."""


def reported_by(made: Cast, at: int, low: str) -> Referent | None:
    """Who is reported, by name, to speak in the sentence before a quote's: "X said that it rained. “…,” he said."."""
    tag = _report_before(made.tokens, at)
    if tag is None or made.tokens.low[tag.verb] in _ASKING:
        return None
    if not made.tokens.bits[tag.verb] & (SAY | TELL) and made.tokens.low[tag.verb] != "according":
        return None
    number = made.person_at.get(tag.source.head)
    if number is None or made.persons[number].gender not in ("", low):
        return None
    return Referent(made.name(number), "person", "surname", tag.source.head, tag.source.core, number)


def asker(made: Cast, at: int) -> int | None:
    """Who asks somebody named, in the sentence before a quote's, and is answered by the quote: "X asked Y why"."""
    tag = _report_before(made.tokens, at)
    if tag is None or made.tokens.low[tag.verb] not in ("asked", "asks"):
        return None
    hearer = made.person_at.get(tag.verb + 1, made.person_at.get(tag.verb + 2))
    return made.person_at.get(tag.source.head) if hearer is not None else None


def _report_before(tokens: Tokens, at: int) -> Tag | None:
    """The report in the sentence before that of a quote and its tag, where it has no quote of its own."""
    sentence = tokens.sentence_of[at]
    if sentence == 0:
        return None
    first, stop = tokens.sentences[sentence - 1]
    leads = tokens.quote[tokens.sentences[sentence][0]] < 0
    if leads and tokens.paragraph_of[first] != tokens.paragraph_of[at]:
        return None
    plain = max(tokens.quote[max(first, stop - _SENTENCE_BACK) : stop]) < 0
    return reporting(tokens, sentence - 1) if plain else None
