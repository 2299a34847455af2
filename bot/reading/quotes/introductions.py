"""Whom the first paragraph speaks of by a role before the next one names him: "A baker has … Ana Ruiz, 43, …"."""

from __future__ import annotations

from bisect import bisect_left

from bot.reading.quotes.clauses import clause_subject
from bot.reading.quotes.name_edges import narrows, possessive
from bot.reading.quotes.persons import Cast, Person
from bot.reading.quotes.phrases import Phrase
from bot.reading.quotes.roles import hold
from bot.reading.quotes.words import ONE_PERSON, SAY, TELL

_OPENING = 3
"""Tokens that may stand before the name, as in "Mum-of-two Ana Ruiz"."""


def introduce(made: Cast) -> None:
    """Give the person who opens the second paragraph, and has no role yet, that of the first one's subject."""
    tokens = made.tokens
    if len(tokens.paragraphs) < 2:
        return
    first, stop = tokens.paragraphs[0]
    subject = clause_subject(tokens, first, tokens.sentences[tokens.sentence_of[first]][1])
    person = _named_next(made, stop)
    if subject is None or person is None or not tokens.bits[subject.head] & ONE_PERSON:
        return
    if any(made.persons[one.person].full for one in made.appearances[: bisect_left(made.places, stop)]):
        return
    if person.roles or tokens.capital[subject.head] or any(at in made.person_at for at in range(*_span(subject))):
        return
    hold(made, person.number, tokens.low[subject.head], _span(subject))


def _span(subject: Phrase) -> tuple[int, int]:
    return subject.start, subject.core


def _named_next(made: Cast, begin: int) -> Person | None:
    """Who is named in full, for the first time, where a paragraph opens."""
    for at in range(begin, min(len(made.tokens), begin + _OPENING)):
        if at in made.person_at:
            person, end = made.persons[made.person_at[at]], made.mention_at[at].end
            says = end < len(made.tokens) and made.tokens.bits[end] & (SAY | TELL)
            new = person.full and person.first >= begin and not says
            return person if new and not possessive(made.tokens, end) and not narrows(made.tokens, end) else None
    return None
