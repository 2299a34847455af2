"""Whom the source of a quote means beyond its own words: names in apposition, issuers of documents, groups."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.quotes.clauses import clause_subject
from bot.reading.quotes.leads import reporting
from bot.reading.quotes.persons import Cast, Referent
from bot.reading.quotes.phrases import Phrase, phrase
from bot.reading.quotes.reference import referent
from bot.reading.quotes.speaking import of_one, speaks
from bot.reading.quotes.subjects import reporting_subject
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.verbs import DASHES, verb_beside
from bot.reading.quotes.words import BODIES, GIVEN, GROUPS, MAN, ONE_PERSON, PRONOUN, WOMAN

_ISSUED_BACK = 300
_VOICE = "statement"
"""It speaks for the body that makes it; a letter, a website or a petition is a source of its own."""
_NEW = frozenset(("a", "an", "separate", "joint", "written", "brief"))
_ANYBODY = [["the", noun] for noun in ("individual", "insider", "man", "person", "source", "woman")]
_NEW_PERSON = frozenset(("a", "an", "another", "one"))
_NAMINGS = frozenset(("name", "identified"))
_CALLED = frozenset(("called", "named"))
_LONGEST_NAMING = 12
_OTHER_GENDER = {"he": WOMAN, "she": MAN}
_AFTER_NAME = DASHES | {",", ".", ":", "("}


def who(cast: Cast, source: Phrase, last: Referent | None) -> Referent | None:
    """Whom the source of a quote means, when `last` spoke before; None where that stays open."""
    tokens = cast.tokens
    if tokens.low[source.head] in ("they", "it") and source.core - source.start == 1:
        return _group(cast, source, last) or _they(cast, source, last) or referent(cast, source, last)
    if tokens.low[source.head] in ("he", "she") and source.core - source.start == 1:
        described = _unnamed(cast, source, last)
        if described is not None:
            return described
    if tokens.low[source.start : source.end] == ["the", _VOICE]:
        issuer = _issuer(cast, source, last)
        if issuer is not None:
            return issuer
    found = referent(cast, source, last)
    if found is None or found.how not in ("description", "role"):
        return found
    return _in_apposition(cast, source, last) or _introduced(cast, source, last) or found


def plausible(tokens: Tokens, speaker: Referent, source: Phrase) -> bool:
    """Whether a mere description is of something that speaks."""
    return speaker.how != "description" or speaks(tokens, source)


def _issuer(cast: Cast, source: Phrase, last: Referent | None) -> Referent | None:
    """Which body made "the statement": the subject of the sentence that first tells of "a statement"."""
    tokens = cast.tokens
    for i in range(source.start - 1, max(0, source.start - _ISSUED_BACK), -1):
        if tokens.low[i] == _VOICE and tokens.low[i - 1] in _NEW:
            first = tokens.sentences[tokens.sentence_of[i]][0]
            subject = reporting_subject(tokens, first, i)
            found = referent(cast, subject, last) if subject is not None else None
            if subject is None or found is None or found.kind != "group" or not plausible(tokens, found, subject):
                return None
            return replace(found, how="issuer")
    return None


def _group(cast: Cast, source: Phrase, last: Referent | None) -> Referent | None:
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
    if subject is None or tokens.bits[subject.head] & PRONOUN:
        return None
    found = referent(cast, replace(subject, end=subject.core), last)
    if found is not None and tokens.low[source.head] == "it":
        named = _in_apposition(cast, subject, last) if found.how == "description" else None
        if named is not None:
            return replace(named, how="issuer") if _VOICE in tokens.low[first:stop] else None
        found = _as_body(cast, found, subject)
    if found is None or found.person is not None or not plausible(tokens, found, subject):
        return None
    return replace(found, how="pronoun")


def _they(cast: Cast, source: Phrase, last: Referent | None) -> Referent | None:
    """The person whom the sentence before calls "they": "Ana Ruiz said they had trained. “…,” they said."."""
    tokens = cast.tokens
    sentence = tokens.sentence_of[source.start]
    if sentence == 0 or tokens.low[source.head] != "they":
        return None
    first, stop = tokens.sentences[sentence - 1]
    subject = clause_subject(tokens, first, stop)
    if subject is None or tokens.paragraph_of[first] != tokens.paragraph_of[source.start]:
        return None
    verb = verb_beside(tokens, subject, stop)
    if verb is None or tokens.low[verb + 1 : verb + 2] != ["they"]:
        return None
    found = referent(cast, replace(subject, end=subject.core), last)
    return replace(found, how="pronoun") if found is not None and found.person is not None else None


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


def _unnamed(cast: Cast, source: Phrase, last: Referent | None) -> Referent | None:
    """The unnamed person whom the sentence before is about, for "he" and "she" where it names nobody."""
    tokens = cast.tokens
    at = source.start
    sentence = tokens.sentence_of[at]
    if sentence == 0:
        return None
    first, stop = tokens.sentences[sentence - 1]
    if tokens.paragraph_of[first] != tokens.paragraph_of[at]:
        return None
    subject = clause_subject(tokens, first, stop)
    called = _self_named(cast, subject, last) if subject is not None else None
    if called is not None:
        return replace(called, how="pronoun")
    if any(i in cast.person_at for i in range(first, stop)) and not _says_so(cast, sentence - 1, subject, last):
        return None
    if subject is None or not _of_one(tokens, subject) or tokens.bits[subject.head] & _OTHER_GENDER[tokens.low[at]]:
        return None
    found = referent(cast, subject, last)
    if found is None or found.how not in ("description", "role"):
        return None
    if found.person is not None and cast.persons[found.person].gender not in ("", tokens.low[at]):
        return None
    return replace(found, how="pronoun")


def _says_so(cast: Cast, sentence: int, subject: Phrase | None, last: Referent | None) -> bool:
    """Whether the subject of a sentence, which names others, is who speaks in it and has no name."""
    tag = reporting(cast.tokens, sentence)
    if tag is None or subject is None or tag.source.head != subject.head:
        return False
    return _in_apposition(cast, subject, last) is None


def _introduced(cast: Cast, source: Phrase, last: Referent | None) -> Referent | None:
    """The unnamed person whom the sentence before introduces, for "the person" and the like."""
    tokens = cast.tokens
    sentence = tokens.sentence_of[source.start]
    anybody = tokens.low[source.start : source.end] in _ANYBODY
    if (
        not anybody
        or sentence == 0
        or tokens.paragraph_of[tokens.sentences[sentence][0] - 1] != tokens.paragraph_of[source.start]
    ):
        return None
    tag = reporting(tokens, sentence - 1)
    if tag is None or tokens.low[tag.source.start] not in _NEW_PERSON:
        return None
    if not any(tokens.bits[i] & ONE_PERSON for i in range(tag.source.start, tag.source.core)):
        return None
    found = referent(cast, tag.source, last)
    return replace(found, how="pronoun") if found is not None and found.how == "description" else None


def _self_named(cast: Cast, source: Phrase, last: Referent | None) -> Referent | None:
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
            if i + 1 in cast.person_at and (as_name or tokens.low[i] in _CALLED):
                return referent(cast, Phrase(i + 1, i + 2, i + 2, i + 1), last)
    return None


def _of_one(tokens: Tokens, subject: Phrase) -> bool:
    """Whether a description is of one person: "a fund manager", "one of the two men"."""
    return bool(tokens.bits[subject.head] & ONE_PERSON) or (
        tokens.low[subject.start] == "one" and tokens.low[subject.core : subject.core + 1] == ["of"]
    )


def _in_apposition(cast: Cast, source: Phrase, last: Referent | None) -> Referent | None:
    """The name set behind a description: "Carlineo's attorney, Sonya Zoghlin,"."""
    tokens = cast.tokens
    called = _self_named(cast, source, last)
    if called is not None:
        return called
    first, stop = tokens.sentences[tokens.sentence_of[source.start]]
    name = source.start - 2
    if name > first and name in cast.person_at and tokens.low[source.start - 1] == ",":
        if not of_one(tokens, source, cast.mention_at[name].start):
            return None
        # A comma behind, too: "X, the mayor, said", and not "with X, the mayor said".
        if source.end < stop and tokens.low[source.end] == ",":
            return referent(cast, Phrase(name, name + 1, name + 1, name), last)
        return None
    for end in (source.core, source.end):
        if end + 1 < stop and (tokens.low[end] == "," or tokens.low[end] in DASHES):
            named = phrase(tokens, end + 1, stop)
            if named is None:
                continue
            if _body_of(cast, source, named) and tokens.low[named.core : named.core + 1] == [","]:
                return referent(cast, replace(named, end=named.core), last)
            if named.head not in cast.person_at:
                continue
            if not of_one(tokens, source, cast.mention_at[named.head].start):
                continue
            if named.core >= stop or tokens.low[named.core] in _AFTER_NAME or tokens.low[named.core] in ("of", "from"):
                return referent(cast, replace(named, end=named.core), last)
    return None


def _body_of(cast: Cast, source: Phrase, named: Phrase) -> bool:
    """Whether a group or body is called by the name set behind it: "another group, Save the Valley,"."""
    mention = cast.mention_at.get(named.head)
    kind = cast.tokens.bits[source.head]
    if mention is None or not kind & (GROUPS | BODIES) or kind & ONE_PERSON:
        return False
    plain = mention.kind == "person" and mention.title == mention.start and not cast.tokens.bits[mention.start] & GIVEN
    return mention.kind == "body" or plain
