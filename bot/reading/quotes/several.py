"""Whom "it" and "they" mean by the sentence before: the group or body that it reports on, the person called so."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.quotes.clauses import clause_subject
from bot.reading.quotes.leads import reporting
from bot.reading.quotes.persons import Cast, Referent
from bot.reading.quotes.phrases import Phrase
from bot.reading.quotes.reference import referent
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.vouching import plausible
from bot.reading.quotes.words import BODIES, ORGANISATION, PRONOUN

VOICE = "statement"
"""It speaks for the body that makes it; a letter, a website or a petition is a source of its own."""


def reported_group(cast: Cast, source: Phrase, last: Referent | None) -> Referent | None:
    """The group or body that the sentence before reports on, for "they" and "it"."""
    tokens = cast.tokens
    sentence = tokens.sentence_of[source.start]
    if sentence == 0:
        return None
    first, stop = tokens.sentences[sentence - 1]
    if tokens.paragraph_of[first] == tokens.paragraph_of[source.start]:
        subject = clause_subject(tokens, first, stop)
    else:
        subject = _reporter(tokens, sentence)
    if subject is None:
        return _told_of(cast, source, first, stop)
    if tokens.bits[subject.head] & PRONOUN:
        return None
    found = referent(cast, replace(subject, end=subject.core), last)
    if found is not None and tokens.low[source.head] == "it":
        found = _as_body(cast, found, subject)
    if found is None or found.person is not None or not plausible(tokens, found, subject):
        return None
    return replace(found, how="pronoun")


def _told_of(cast: Cast, source: Phrase, first: int, stop: int) -> Referent | None:
    """The body ("it") or the two people ("they") whom the last sentence before a paragraph with a quote is about."""
    tokens = cast.tokens
    opening = tokens.paragraphs[tokens.paragraph_of[source.start]][0]
    subject = clause_subject(tokens, first, stop) if tokens.quote[opening] >= 0 else None
    found = referent(cast, subject, None) if subject is not None else None
    if subject is None or found is None or found.kind != "group":
        return None
    if tokens.low[source.head] == "it":
        fits = found.how == "body" and bool(tokens.bits[subject.head] & (ORGANISATION | BODIES))
    else:
        fits = found.how == "name"
    return replace(found, how="pronoun") if fits else None


def _reporter(tokens: Tokens, sentence: int) -> Phrase | None:
    """Who is reported to speak at the end of the paragraph before a sentence that opens its own with a quote."""
    first, stop = tokens.sentences[sentence - 1]
    opens = tokens.quote[tokens.sentences[sentence][0]] >= 0
    tag = reporting(tokens, sentence - 1) if opens and max(tokens.quote[first:stop]) < 0 else None
    return tag.source if tag is not None else None


def _as_body(cast: Cast, found: Referent, subject: Phrase) -> Referent:
    """The body that "it" makes of a name which nothing else tells to be a person's: "Lumeno said … it said"."""
    if found.person is None or cast.persons[found.person].full or cast.persons[found.person].gender:
        return found
    tokens = cast.tokens
    name = tokens.text[tokens.start[subject.start] : tokens.end[subject.core - 1]]
    return Referent(name, "group", "body", subject.start, subject.core)
