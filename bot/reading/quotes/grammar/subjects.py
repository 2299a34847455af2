"""Who does the reporting: the subjects of verbs, each look bounded to a sentence's size."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from bot.reading.quotes.grammar.clauses import antecedent, clause_starts, clause_subject, opens_low, subject_before
from bot.reading.quotes.grammar.phrases import Phrase, phrase, whole_phrase
from bot.reading.quotes.grammar.speaking import can_speak, names_speaker, past_roles
from bot.reading.quotes.grammar.verbs import COMMAS, REACH, caused, finite, follows_be, reports
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    AUXILIARY,
    BASE,
    BE,
    DOCUMENTS,
    FINITE,
    ING,
    LABEL,
    OTHER_PAST,
    PARTICIPLE,
    PAST,
    PRONOUN,
    RELATIVE,
    SAY,
    SPEECH,
    TELL,
    THIRD,
    VERB,
)

_WITH_HEARER = frozenset("told tells thanked thanks informed assured reminded notified greeted congratulated".split())
"""Never followed by their subject, but by whom they are said to."""
_WITHOUT_OBJECT = frozenset("says writes reads asks adds replies quips jokes insists argues".split())
_RECORDINGS = frozenset("audio clip clips footage recording recordings tape tapes video videos".split())
_WORDS = frozenset("comment comments letter message note post quote quotes statement tweet".split())
_LONGEST_HEARD = 8
_LONGEST_WITH = 12
_NEAR_QUOTE = 3
_VERBS_BEFORE = 3
"""Verbs before another one whose subject is looked for; a sentence made of verbs would be slow to read."""


def inverted_subject(tokens: Tokens, verb: int, stop: int) -> Phrase | None:
    """The subject behind its verb: said X."""
    bits = tokens.bits[verb]
    if not (bits & VERB and bits & FINITE and not tokens.capital[verb]):
        return None
    if (bits & LABEL and not bits & SPEECH) or tokens.low[verb] in _WITH_HEARER:
        return None
    source = phrase(tokens, past_roles(tokens, verb + 1, stop), stop)
    if source is None or not can_speak(tokens, source):
        return None
    if not tokens.capital[source.head] and opens_low(tokens, source.end):
        return None  # "says the plan “is late”"
    if bits & TELL and tokens.low[source.end] == "to":
        return None  # "“nobody” asked X to do it"
    objects = bits & THIRD and not bits & PAST and tokens.low[verb] not in _WITHOUT_OBJECT
    if objects and not (tokens.capital[source.head] or names_speaker(tokens, source)):
        return None  # "reflects an improvement"
    if tokens.bits[source.start] & PRONOUN and tokens.low[source.start] not in ("he", "she", "they", "it"):
        return None
    return source


def source_of(tokens: Tokens, verb: int, first: int) -> Phrase | None:
    """Who does the reporting of the verb at `verb`, somewhere in the sentence that begins at `first`."""
    begin = verb
    while begin > max(first, verb - REACH) and tokens.quote[begin - 1] < 0:
        begin -= 1
    bits = tokens.bits[verb]
    if bits & BASE and tokens.low[verb - 1] == "to":
        doing = caused(tokens, verb - 1) or _with_subject(tokens, verb, begin)
        if doing is not None:
            return doing
    if bits & (PAST | PARTICIPLE) and follows_be(tokens, verb, first):
        return _agent(tokens, verb)
    behind = _behind_verb(tokens, verb, begin, first) if bits & FINITE else None
    if behind is not None:
        return behind
    if bits & ING and not (verb > first and (tokens.bits[verb - 1] & BE or tokens.low[verb - 1] == "as")):
        found = _of_participle(tokens, verb, begin)
        if found is None and begin > first and (tokens.low[verb - 1] == "," or _behind_comma(tokens, verb)):
            found = _earlier(tokens, verb, max(first, verb - REACH), first)
        return _for_who(tokens, found, first)
    if bits & PARTICIPLE and bits & LABEL and not bits & SPEECH and tokens.low[verb + 1] == "by":
        return None  # "the plan embraced by Holm"
    found = subject_before(tokens, verb, begin)
    if found is not None:
        return found
    if bits & PARTICIPLE and verb > first and _reduced(tokens, verb):
        return None
    found = _earlier(tokens, verb, begin, first)
    joined = tokens.low[begin] in ("and", "but", ",") or tokens.low[verb - 1] in ("and", "but")
    joined = joined or (tokens.low[verb - 1] == "," and bool(bits & SAY))
    if begin > first and joined:
        found = _earlier(tokens, verb, max(first, verb - REACH), first) or found
    return _for_who(tokens, found, first)


def _behind_verb(tokens: Tokens, verb: int, begin: int, first: int) -> Phrase | None:
    """The subject behind a verb that a comma or a quote leads: "…, says X, …"; "“…” said X "."""
    bits, stop = tokens.bits[verb], tokens.sentence(verb)[1]
    if verb > first and tokens.low[verb - 1] == "," and (bits & SAY or not bits & TELL):
        found = inverted_subject(tokens, verb, stop)
        if found is not None and tokens.low[found.end] == "," and tokens.capital[found.head]:
            return found
    if begin == first or verb - begin > _NEAR_QUOTE:
        return None
    near = all(tokens.low[i] in COMMAS or tokens.bits[i] & ADVERB for i in range(begin, verb))
    return inverted_subject(tokens, verb, stop) if near else None


def _agent(tokens: Tokens, verb: int) -> Phrase | None:
    """Who does what a passive verb tells: accused by X."""
    if tokens.low[verb + 1] != "by":
        return None
    by = phrase(tokens, verb + 2, tokens.sentence(verb)[1])
    return by if by is not None and can_speak(tokens, by) else None


def _behind_comma(tokens: Tokens, at: int) -> bool:
    """Whether the quote right before ends with a comma: X called it a “shame,” saying."""
    number = tokens.quote[at - 1]
    return number >= 0 and tokens.quoted(number).endswith(",")


def _for_who(tokens: Tokens, found: Phrase | None, first: int) -> Phrase | None:
    """Whom "who" stands for, where it is all that was found: X, who had left, returned and said."""
    if found is None or tokens.low[found.head] != "who":
        return found
    return antecedent(tokens, found.start, first)


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
    if low in ("for", "of") and tokens.bits[verb] & (SPEECH | LABEL):
        accused = _ending_at(tokens, verb - 1, begin)
        if accused is not None:
            return accused
    if verb > begin and tokens.bits[verb - 1] & DOCUMENTS:
        written = _ending_at(tokens, verb, begin)
        if written is not None and not finite(tokens, written.start - 1, AUXILIARY):
            return written
    return _with_subject(tokens, verb, begin) or _heard(tokens, verb, begin) or _earlier(tokens, verb, begin, begin)


def _heard(tokens: Tokens, verb: int, begin: int) -> Phrase | None:
    """Whom a recording shows, or whose words were quoted: a clip of X saying, a quote from X saying."""
    for start in range(verb - 1, max(begin + 1, verb - _LONGEST_HEARD), -1):
        link, heard = tokens.low[start - 1], tokens.low[start - 2]
        if (link == "of" and heard in _RECORDINGS) or (link == "from" and heard in _WORDS):
            return whole_phrase(tokens, start, verb)
    return None


def _with_subject(tokens: Tokens, verb: int, begin: int) -> Phrase | None:
    """with one poster writing; with one poster going so far as to write"""
    for start in range(verb - 1, max(begin, verb - _LONGEST_WITH), -1):
        if tokens.low[start - 1] == "with":
            acting = next((i for i in range(start + 1, verb) if tokens.low[i].endswith("ing")), verb)
            found = _up_to(tokens, start, verb)
            return found or (_up_to(tokens, start, acting) if "," not in tokens.low[acting:verb] else None)
    return None


def _up_to(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """The noun phrase between two tokens, but for adverbs behind it."""
    while end > start and tokens.bits[end - 1] & ADVERB:
        end -= 1
    return whole_phrase(tokens, start, end)


def _ending_at(tokens: Tokens, end: int, begin: int) -> Phrase | None:
    """The noun phrase that ends at `end`: accused X of saying."""
    for start in range(end - 1, max(begin, end - 10) - 1, -1):
        if start == begin or tokens.bits[start - 1] & (VERB | OTHER_PAST) or tokens.low[start - 1] in (",", "and"):
            found = whole_phrase(tokens, start, end)
            if found is not None and can_speak(tokens, found):
                return found
    return None


def _earlier(tokens: Tokens, verb: int, begin: int, first: int) -> Phrase | None:
    """The subject of the verb before, or of the sentence: X left and said; it rained, said X, adding."""
    for previous in islice(_verbs_before(tokens, verb, begin), _VERBS_BEFORE):
        found = _behind_verb(tokens, previous, begin, first) or subject_before(tokens, previous, begin)
        if found is not None and not _dependent(tokens, found.start, begin):
            return found
    for start in clause_starts(tokens, begin, verb):
        found = phrase(tokens, start, verb) if not _dependent(tokens, start, begin) else None
        if found is not None and found.end < verb and finite(tokens, found.end) and can_speak(tokens, found):
            return found
    return clause_subject(tokens, begin, verb)


def _verbs_before(tokens: Tokens, verb: int, begin: int) -> Iterator[int]:
    """The verbs that report something before another one, nearest first."""
    for at in range(verb - 1, max(begin, verb - REACH) - 1, -1):
        bits = tokens.bits[at]
        if bits & VERB and bits & FINITE and reports(tokens, at):
            yield at


def _dependent(tokens: Tokens, start: int, begin: int) -> bool:
    """Whether a clause that depends on another begins here: that he, because they."""
    if tokens.low[start] == "that" and tokens.capital[start + 1]:
        return True
    return start > begin and tokens.low[start - 1] in ("that", "because", "if", "whether", "how", "why", "which")
