"""Who does the reporting: the subjects of verbs, each look bounded to a sentence's size."""

from __future__ import annotations

from collections.abc import Iterator

from bot.reading.quotes.phrases import Phrase, able, phrase
from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS, Tokens
from bot.reading.quotes.verbs import COMMAS, DASHES, LIGHT_VERBS, REACH, reports, verb_beside, verb_of
from bot.reading.quotes.words import (
    ADVERB,
    AUXILIARY,
    BE,
    CONJUNCTION,
    DATE,
    DETERMINER,
    DOCUMENTS,
    FINITE,
    ING,
    LABEL,
    NEGATION,
    ONE_PERSON,
    OTHER_PAST,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SAY,
    SUBORDINATOR,
    TELL,
    VERB,
)

_BEFORE_NOUNS = PREPOSITION | VERB | CONJUNCTION | SUBORDINATOR | AUXILIARY
_BREAKS = DASHES | {",", ";", ":", "(", ")", "…"}


def clause_starts(tokens: Tokens, first: int, at: int) -> Iterator[int]:
    """Where a subject of the verb at `at` may begin, nearest first, `first` or later."""
    low, bits = tokens.low, tokens.bits
    for i in range(at - 1, max(first, at - REACH) - 1, -1):
        before = bits[i - 1] if i > first else 0
        if _object(tokens, i, first):
            continue
        if (
            i == first
            or tokens.quote[i - 1] >= 0
            or low[i - 1] in _BREAKS
            or before & DATE
            or (bits[i] & PRONOUN and not bits[i] & (DETERMINER | RELATIVE))
            or (
                (not tokens.capital[i - 1] or tokens.sentences[tokens.sentence_of[i]][0] == i - 1)
                and low[i - 1] not in POSSESSIVE_ENDINGS
                and before & (SUBORDINATOR | CONJUNCTION | VERB | OTHER_PAST)
                and not (low[i - 1] == "and" and tokens.capital[i] and i - 2 >= first and tokens.capital[i - 2])
            )
        ):
            yield i


def _object(tokens: Tokens, at: int, first: int) -> bool:
    """Whether "it" or "you" stands behind its verb: who drew it."""
    return tokens.low[at] in ("it", "you") and at > first and bool(tokens.bits[at - 1] & (VERB | OTHER_PAST))


def subject_before(tokens: Tokens, verb: int, first: int) -> Phrase | None:
    """The subject of a reporting verb, looked for to its left within its sentence, which begins at `first`."""
    before = verb - 1
    while before >= first and (
        tokens.bits[before] & (AUXILIARY | ADVERB | NEGATION) or tokens.low[before] in LIGHT_VERBS
    ):
        before -= 1
    if before >= first and tokens.bits[before] & RELATIVE and tokens.low[before] != "that":
        return antecedent(tokens, before, first)
    aside: Phrase | None = None
    for start in clause_starts(tokens, first, verb):
        if aside is not None and not _heads_clause(tokens, start, first):
            continue
        found = phrase(tokens, start, verb)
        if found is None or not able(tokens, found):
            continue
        if aside is None and verb_beside(tokens, found, verb + 1) == verb:
            return _described(tokens, found, first) or found
        if verb_of(tokens, found, verb + 1) == verb:
            aside = found
    return (_described(tokens, aside, first) or aside) if aside is not None else None


def _described(tokens: Tokens, found: Phrase, first: int) -> Phrase | None:
    """The name that a description behind its comma belongs to: "J. J. Goldberg, editor at large"."""
    comma = found.start - 1
    if comma <= first or tokens.low[comma] != "," or not tokens.bits[found.head] & ONE_PERSON:
        return None
    for start in clause_starts(tokens, max(first, comma - 12), comma):
        named = phrase(tokens, start, comma)
        if named is not None and comma in (named.core, named.end):
            return named if tokens.capital[named.head] and named.core == comma else None
    return None


def _heads_clause(tokens: Tokens, start: int, first: int) -> bool:
    """Whether a subject with an aside behind it may begin here though one nearer to the verb was found."""
    if start == first:
        return True
    return tokens.quote[start - 1] >= 0 or tokens.low[start - 1] in ("that", "and", "but", ";", ":")


def antecedent(tokens: Tokens, relative: int, first: int) -> Phrase | None:
    """The noun phrase that "who" stands for."""
    end = relative - 1 if relative > first and tokens.low[relative - 1] == "," else relative
    for start in range(end - 1, max(first - 1, end - 16), -1):
        before = tokens.bits[start - 1] if start > first else PREPOSITION
        if tokens.low[start - 1] != "," and not before & _BEFORE_NOUNS:
            continue
        found = phrase(tokens, start, end)
        if found is not None and end in (found.core, found.end) and able(tokens, found):
            return _described(tokens, found, first) or found
    return None


def clause_subject(tokens: Tokens, first: int, verb: int) -> Phrase | None:
    """The subject of the sentence's first clause, past an opening such as "In a statement,"."""
    at = first
    low, bits = tokens.low, tokens.bits
    while at < verb and (bits[at] & (ADVERB | CONJUNCTION) or low[at] in COMMAS):
        at += 1
    if at < verb and (bits[at] & (PREPOSITION | SUBORDINATOR | DATE) or low[at].endswith("ing")):
        at = _past_opening(tokens, at, verb)
    found = phrase(tokens, at, verb)
    if found is None or bits[found.start] & PREPOSITION or not able(tokens, found):
        return None
    return found


def _past_opening(tokens: Tokens, at: int, verb: int) -> int:
    """Where the main clause begins behind an opening with commas: at the first comma with a subject behind it."""
    commas = [i for i in range(at, min(verb, at + REACH)) if tokens.low[i] == ","]
    starts = [comma + 1 + (1 if tokens.bits[comma + 1] & ADVERB else 0) for comma in commas if comma + 1 < verb]
    for start in starts:
        found = phrase(tokens, start, verb)
        if found is not None and able(tokens, found) and (found.core >= verb or _finite(tokens, found.core)):
            return start
    return starts[0] if starts else at


def inverted_subject(tokens: Tokens, verb: int, stop: int) -> Phrase | None:
    """The subject behind its verb: said X."""
    bits = tokens.bits[verb]
    if not (bits & VERB and bits & FINITE and not tokens.capital[verb]):
        return None
    if bits & LABEL and not bits & (SAY | TELL):
        return None
    source = phrase(tokens, verb + 1, stop)
    if source is None or not able(tokens, source):
        return None
    if tokens.bits[source.start] & PRONOUN and tokens.low[source.start] not in ("he", "she", "they", "it"):
        return None
    return source


def source_of(tokens: Tokens, verb: int, first: int) -> Phrase | None:
    """Who does the reporting of the verb at `verb`, somewhere in the sentence that begins at `first`."""
    begin = verb
    while begin > max(first, verb - REACH) and tokens.quote[begin - 1] < 0:
        begin -= 1
    bits = tokens.bits[verb]
    if bits & (PAST | PARTICIPLE) and _passive(tokens, verb, first):
        agent = verb + 2 if tokens.low[verb + 1 : verb + 2] == ["by"] else None
        by = phrase(tokens, agent, tokens.sentences[tokens.sentence_of[verb]][1]) if agent is not None else None
        return by if by is not None and able(tokens, by) else None
    if verb > first and tokens.low[verb - 1] == "," and bits & FINITE:
        inverted = inverted_subject(tokens, verb, tokens.sentences[tokens.sentence_of[verb]][1])
        if (
            inverted is not None
            and tokens.low[inverted.end : inverted.end + 1] == [","]
            and tokens.capital[inverted.head]
        ):
            return inverted
    if begin > first and verb - begin <= 3 and bits & FINITE:
        found = inverted_subject(tokens, verb, tokens.sentences[tokens.sentence_of[verb]][1])
        between = all(tokens.low[i] in COMMAS or tokens.bits[i] & ADVERB for i in range(begin, verb))
        if found is not None and between:
            return found
    if bits & ING and not (verb > first and (tokens.bits[verb - 1] & BE or tokens.low[verb - 1] == "as")):
        return _of_participle(tokens, verb, begin)
    found = subject_before(tokens, verb, begin)
    if found is not None:
        return found
    if bits & PARTICIPLE and verb > first and _reduced(tokens, verb):
        return None
    found = _earlier(tokens, verb, begin, first)
    if found is None and begin > first and tokens.low[begin] in ("and", "but", ","):
        return _earlier(tokens, verb, max(first, verb - REACH), first)
    return found


def _passive(tokens: Tokens, verb: int, first: int) -> bool:
    """Whether the verb's subject is spoken to or of: was asked, is simply portrayed."""
    before = verb - 1
    while before > first and tokens.bits[before] & ADVERB:
        before -= 1
    return before >= first and bool(tokens.bits[before] & BE)


def reporting_subject(tokens: Tokens, first: int, at: int) -> Phrase | None:
    """The subject of the last finite verb before `at` in its sentence: X issued a statement."""
    return _earlier(tokens, at, max(first, at - REACH), first)


def _reduced(tokens: Tokens, verb: int) -> bool:
    """Whether a participle stands behind its noun: "comments made", "the plan called"."""
    before = tokens.bits[verb - 1]
    return not before & (AUXILIARY | ADVERB | RELATIVE) and tokens.low[verb - 1] not in (",", "and", "but")


def _of_participle(tokens: Tokens, verb: int, begin: int) -> Phrase | None:
    """The source of "saying": the noun right before it where that can speak, else the subject of the clause."""
    low = tokens.low[verb - 1] if verb > begin else ""
    if low in ("for", "of") and tokens.bits[verb] & (SAY | TELL):
        accused = _ending_at(tokens, verb - 1, begin)
        if accused is not None:
            return accused
    if low == "with":
        return None
    if verb > begin and tokens.bits[verb - 1] & DOCUMENTS:
        written = _ending_at(tokens, verb, begin)
        if written is not None and not _finite(tokens, written.start - 1, AUXILIARY):
            return written
    return _with_subject(tokens, verb, begin) or _earlier(tokens, verb, begin, begin)


def _with_subject(tokens: Tokens, verb: int, begin: int) -> Phrase | None:
    """with one poster writing"""
    end = verb
    while end > begin and tokens.bits[end - 1] & ADVERB:
        end -= 1
    for start in range(end - 1, max(begin, end - 8), -1):
        if tokens.low[start - 1] == "with":
            found = phrase(tokens, start, end)
            return found if found is not None and found.end == end else None
    return None


def _ending_at(tokens: Tokens, end: int, begin: int) -> Phrase | None:
    """The noun phrase that ends at `end`: accused X of saying."""
    for start in range(end - 1, max(begin, end - 10) - 1, -1):
        if start == begin or tokens.bits[start - 1] & (VERB | OTHER_PAST) or tokens.low[start - 1] in (",", "and"):
            found = phrase(tokens, start, end)
            if found is not None and found.end == end and able(tokens, found):
                return found
    return None


def _earlier(tokens: Tokens, verb: int, begin: int, first: int) -> Phrase | None:
    """The subject of the verb before, or of the sentence: X left and said; X spoke, adding."""
    for previous in range(verb - 1, max(begin, verb - REACH) - 1, -1):
        bits = tokens.bits[previous]
        if bits & VERB and bits & FINITE and reports(tokens, previous):
            found = subject_before(tokens, previous, begin)
            if found is None and previous - begin <= 3 and begin > first:
                found = inverted_subject(tokens, previous, verb)
            if found is not None and not _dependent(tokens, found.start, begin):
                return found
    for start in clause_starts(tokens, begin, verb):
        found = phrase(tokens, start, verb) if not _dependent(tokens, start, begin) else None
        if found is not None and found.end < verb and _finite(tokens, found.end) and able(tokens, found):
            return found
    return clause_subject(tokens, begin, verb)


def _dependent(tokens: Tokens, start: int, begin: int) -> bool:
    """Whether a clause that depends on another begins here: that he, because they."""
    return start > begin and tokens.low[start - 1] in ("that", "because", "if", "whether", "how", "why", "which")


def _finite(tokens: Tokens, at: int, besides: int = 0) -> bool:
    """Whether the token looks like the verb of a clause, and is none of the kinds `besides`."""
    bits = tokens.bits[at]
    if bits & besides:
        return False
    return bool(bits & (AUXILIARY | OTHER_PAST) or (bits & VERB and bits & FINITE)) or tokens.low[at].endswith("ed")
