"""Whom the source of a quote means beyond its own words: names in apposition, issuers of documents, groups."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.quotes.grammar.clauses import clause_subject
from bot.reading.quotes.grammar.leads import reporting
from bot.reading.quotes.grammar.phrases import Phrase, one_word, phrase
from bot.reading.quotes.grammar.speaking import of_one
from bot.reading.quotes.grammar.subjects import reporting_subject
from bot.reading.quotes.grammar.verbs import DASHES
from bot.reading.quotes.people.cast import Cast, Voice
from bot.reading.quotes.speakers.reference import voice_of
from bot.reading.quotes.speakers.traits import renames
from bot.reading.quotes.speakers.vouching import plausible
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import MAN, ONE_PERSON, PRONOUN, SPEECH, WOMAN

_ISSUED_BACK = 300
_NEW = frozenset(("a", "an", "separate", "joint", "written", "brief"))
_MOST_SINCE = 30
_DEFINITE = frozenset(("the", "his", "her", "their"))
_OTHER_GENDER = {"he": WOMAN, "she": MAN}
_STATEMENT = "statement"
"""It speaks for the body that makes it; a letter, a website or a petition is a source of its own."""
_NAMINGS = frozenset(("name", "identified"))
_LONGEST_NAMING = 12
_LINKS = frozenset(("of", "from", "("))
_AFTER_NAME = DASHES | {",", ".", ":", "("}


def who(cast: Cast, source: Phrase, last: Voice | None) -> Voice | None:
    """Whom the source of a quote means, when `last` spoke before; None where that stays open."""
    tokens = cast.tokens
    if tokens.low[source.head] in ("they", "it") and source.size == 1:
        return _reported_group(cast, source, last) or voice_of(cast, source, last)
    if tokens.low[source.head] in ("he", "she") and source.size == 1:
        described = _unnamed(cast, source, last) or _still_unnamed(cast, source.start, last)
        if described is not None:
            return described
    if tokens.low[source.start : source.end] == ["the", _STATEMENT]:
        issuer = _issuer(cast, source, last)
        if issuer is not None:
            return issuer
    found = voice_of(cast, source, last)
    if found is None or found.how not in ("description", "role"):
        return found
    named = _in_apposition(cast, source, last)
    if named is not None or found.person is not None:
        return named or found
    if renames(cast, source):
        return replace(found, how="renaming")
    definite = tokens.low[source.start] in _DEFINITE and tokens.bits[source.head] & ONE_PERSON
    return replace(found, how="definite") if definite else found


def _issuer(cast: Cast, source: Phrase, last: Voice | None) -> Voice | None:
    """Which body made "the statement": the subject of the sentence that first tells of "a statement"."""
    tokens = cast.tokens
    for i in range(source.start - 1, max(0, source.start - _ISSUED_BACK), -1):
        if tokens.low[i] == _STATEMENT and tokens.low[i - 1] in _NEW:
            first = tokens.sentence(i)[0]
            subject = reporting_subject(tokens, first, i)
            found = voice_of(cast, subject, last) if subject is not None else None
            if subject is None or found is None or found.kind != "group":
                return None
            if found.how == "description" and tokens.capital[subject.head] and subject.size == 2:
                return None  # a paper tells of it
            return replace(found, how="issuer")
    return None


def _unnamed(cast: Cast, source: Phrase, last: Voice | None) -> Voice | None:
    """The unnamed person whom the sentence before is about, for "he" and "she" where it names nobody."""
    tokens = cast.tokens
    at = source.start
    sentence = tokens.sentence_of[at]
    if sentence == 0:
        return None
    first, stop = tokens.sentences[sentence - 1]
    subject = clause_subject(tokens, first, stop)
    if subject is not None and renames(cast, subject):
        renamed = voice_of(cast, subject, last)
        if renamed is not None and renamed.person is not None:
            return replace(renamed, how="pronoun")
    here = tokens.paragraph_of[first] == tokens.paragraph_of[at]
    if not (here or _reports_alone(tokens, sentence, subject)):
        return None
    called = _self_named(cast, subject, last) if subject is not None else None
    if called is not None:
        return replace(called, how="pronoun")
    if any(i in cast.person_at for i in range(first, stop)) and not _says_so(cast, sentence - 1, subject, last):
        return None
    if subject is None or not _of_one(tokens, subject) or tokens.bits[subject.head] & _OTHER_GENDER[tokens.low[at]]:
        return None
    found = voice_of(cast, subject, last)
    if found is None or found.how not in ("description", "role"):
        return None
    return replace(found, how="renaming" if found.person is None and renames(cast, subject) else "pronoun")


def _reports_alone(tokens: Tokens, sentence: int, subject: Phrase | None) -> bool:
    """Whether a paragraph that opens with a quote, or "he", follows the report of this subject's words."""
    first, stop = tokens.sentences[sentence - 1]
    opening = tokens.sentences[sentence][0]
    leads = tokens.quote[opening] < 0
    if subject is None or max(tokens.quote[first:stop]) >= 0:
        return False
    if leads and tokens.low[opening] not in ("he", "she"):
        return False
    tag = reporting(tokens, sentence - 1)
    if tag is None or tag.source.head != subject.head or tokens.low[tag.verb].startswith("ask"):
        return False
    return bool(tokens.bits[tag.verb] & SPEECH)


def _still_unnamed(cast: Cast, at: int, last: Voice | None) -> Voice | None:
    """Who spoke last without a name, where nobody is named since whom the pronoun could mean."""
    tokens, low = cast.tokens, cast.tokens.low[at]
    if last is None or last.person is not None or last.kind != "unnamed":
        return None
    if tokens.paragraph_of[at] - tokens.paragraph_of[last.start] > 1:
        return None
    words = range(last.start, last.end)
    other = "he" if low == "she" else "she"
    if any(tokens.bits[i] & _OTHER_GENDER[low] or tokens.low[i] == other for i in words):
        return None
    if not any(tokens.bits[i] & ONE_PERSON or tokens.low[i] == low for i in words):
        return None
    since = [one for one in cast.appearances_before(at, _MOST_SINCE) if one.at >= last.end]
    if len(since) == _MOST_SINCE or any(cast.persons[one.person].gender in ("", low) for one in since):
        return None
    return replace(last, how="renaming" if last.how == "renaming" else "pronoun", start=at, end=at + 1)


def _says_so(cast: Cast, sentence: int, subject: Phrase | None, last: Voice | None) -> bool:
    """Whether the subject of a sentence, which names others, is who speaks in it and has no name."""
    tag = reporting(cast.tokens, sentence)
    if tag is None or subject is None or tag.source.head != subject.head:
        return False
    return _in_apposition(cast, subject, last) is None


def _of_one(tokens: Tokens, subject: Phrase) -> bool:
    """Whether a description is of one person: "a fund manager", "one of the two men"."""
    one = tokens.low[subject.start] == "one" or tokens.low[subject.head][0] == "@"
    return one or bool(tokens.bits[subject.head] & ONE_PERSON)


def _reported_group(cast: Cast, source: Phrase, last: Voice | None) -> Voice | None:
    """The group or body that the sentence before reports on, for "they" and "it"."""
    tokens = cast.tokens
    sentence = tokens.sentence_of[source.start]
    if sentence == 0:
        return None
    first, stop = tokens.sentences[sentence - 1]
    subject = clause_subject(tokens, first, stop)
    both = _both(cast, subject) if subject is not None and tokens.low[source.head] == "they" else None
    if both is not None:
        return both
    if tokens.paragraph_of[first] != tokens.paragraph_of[source.start]:
        subject = _reporter(tokens, sentence)
    if subject is None or tokens.bits[subject.head] & PRONOUN:
        return None
    found = voice_of(cast, replace(subject, end=subject.core), last)
    if found is not None and tokens.low[source.head] == "it":
        found = _as_body(cast, found, subject)
    if found is None or found.person is not None or not plausible(tokens, found, subject):
        return None
    return replace(found, how="pronoun")


def _both(cast: Cast, subject: Phrase) -> Voice | None:
    """The two people whose names are joined as a subject: "Ana Ruiz and the baker Peter Holm"."""
    tokens, last = cast.tokens, subject
    if subject.head not in cast.person_at:
        return None
    if tokens.low[subject.core] == "and":
        last = phrase(tokens, subject.core + 1, tokens.sentence(subject.start)[1]) or subject
    names = [cast.mention_at[i] for i in range(subject.start, last.core) if i in cast.person_at]
    if last.core - 1 not in cast.person_at or "and" not in tokens.low[names[0].end : names[-1].start]:
        return None
    return replace(cast.body(names[0].start, names[-1].end), how="pronoun")


def _reporter(tokens: Tokens, sentence: int) -> Phrase | None:
    """Who is reported to speak at the end of the paragraph before a sentence that opens its own with a quote."""
    first, stop = tokens.sentences[sentence - 1]
    opens = tokens.quote[tokens.sentences[sentence][0]] >= 0
    tag = reporting(tokens, sentence - 1) if opens and max(tokens.quote[first:stop]) < 0 else None
    return tag.source if tag is not None else None


def _as_body(cast: Cast, found: Voice, subject: Phrase) -> Voice:
    """The body that "it" makes of a name which nothing else tells to be a person's: "Lumeno said … it said"."""
    if found.person is None or cast.persons[found.person].full or cast.persons[found.person].gender:
        return found
    return cast.body(subject.start, subject.core)


def _in_apposition(cast: Cast, source: Phrase, last: Voice | None) -> Voice | None:
    """The name set behind a description: "Carlineo's attorney, Sonya Zoghlin,"."""
    tokens = cast.tokens
    called = _self_named(cast, source, last)
    if called is not None:
        return called
    first, stop = tokens.sentence(source.start)
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
            return voice_of(cast, one_word(name), last)
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
                return voice_of(cast, replace(named, end=named.core), last)
    return None


def _self_named(cast: Cast, source: Phrase, last: Voice | None) -> Voice | None:
    """The name that somebody gives: "another man, who gave his name as X,", "a woman who asked to be called X"."""
    tokens = cast.tokens
    if tokens.capital[source.head] or not tokens.bits[source.head] & ONE_PERSON:
        return None
    stop = min(tokens.sentence(source.start)[1], source.end + _LONGEST_NAMING)
    for end in dict.fromkeys((source.core, source.end)):
        who_at = end + (tokens.low[end] == ",")
        if tokens.low[who_at] != "who":
            continue
        for i in range(who_at + 1, stop - 1):
            as_name = tokens.low[i] == "as" and not _NAMINGS.isdisjoint(tokens.low[who_at:i])
            if i + 1 in cast.person_at and as_name:
                return voice_of(cast, one_word(i + 1), last)
    return None
