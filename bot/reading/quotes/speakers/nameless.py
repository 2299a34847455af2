"""Whom "he" or "she" means where somebody without a name is nearer than whoever has one."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.quotes.grammar.clauses import clause_subject
from bot.reading.quotes.grammar.verbs import finite
from bot.reading.quotes.people.cast import Cast, Voice
from bot.reading.quotes.speakers.descriptions import described
from bot.reading.quotes.words import BE, MAN, ONE_PERSON, WOMAN


def nearer(cast: Cast, at: int, low: str, last: Voice | None, named: Voice | None) -> Voice | None:
    """Who is meant rather than who is `named`: who spoke last in the paragraph by a role ("the engineer"), or whom the
    sentence before is about where that only speaks of somebody: "The engineer praised X. “…,” he said.".
    """
    tokens = cast.tokens
    here = last is not None and last.person is None and tokens.paragraph_of[last.start] == tokens.paragraph_of[at]
    found = last if here else _subject_before(cast, at, named)
    if found is None or (found.person is None and found.kind != "unnamed") or not _fits(cast, found, low):
        return named
    since = (one for one in cast.appearances_before(at) if one.at >= found.start)
    subject = any(one.subject and cast.persons[one.person].gender in ("", low) for one in since)
    return named if subject else replace(found, how="pronoun", start=at, end=at + 1)


def _subject_before(cast: Cast, at: int, named: Voice | None) -> Voice | None:
    """Whom the sentence before that of a pronoun is about, where it has no quote and only speaks of who is `named`."""
    tokens = cast.tokens
    sentence = tokens.sentence_of[at]
    if sentence == 0 or named is None or named.person is None:
        return None
    first, stop = tokens.sentences[sentence - 1]
    subject = clause_subject(tokens, first, stop) if max(tokens.quote[first:stop]) < 0 else None
    if subject is None or subject.head in cast.person_at or not tokens.bits[subject.head] & ONE_PERSON:
        return None
    near = (one for one in cast.appearances_before(at) if one.at >= subject.start)
    spoken_of = [one.at for one in near if one.person == named.person]
    verb = next((i for i in range(subject.core, stop) if finite(tokens, i)), stop)
    # "The engineer and critic X left", "The director is X"
    same = not spoken_of or spoken_of[0] < verb or tokens.low[verb] == "named" or bool(tokens.bits[verb] & BE)
    found = None if same or tokens.low[subject.start] == "no" else described(cast, subject)
    return found if found is not None and found.end == subject.core else None


def _fits(cast: Cast, found: Voice, low: str) -> bool:
    """Whether the role is one person's, and may be a man's or a woman's, as the pronoun is."""
    bits = cast.tokens.bits[found.start : found.end]
    other = WOMAN if low == "he" else MAN
    return any(each & ONE_PERSON for each in bits) and not any(each & other for each in bits)
