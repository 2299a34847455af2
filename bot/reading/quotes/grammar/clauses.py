"""Where clauses begin and what their subjects are; each look is bounded to a sentence's size."""

from __future__ import annotations

from collections.abc import Iterator

from bot.reading.quotes.grammar.phrases import Phrase, inner_comma, names_body, phrase, second_role
from bot.reading.quotes.grammar.predicates import verb_beside, verb_of
from bot.reading.quotes.grammar.speaking import can_speak
from bot.reading.quotes.grammar.verbs import BREAKS, COMMAS, LIGHT_VERBS, REACH, RECEIVED, dates, finite, reports, says
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DATE,
    DETERMINER,
    DOCUMENTS,
    NEGATION,
    OFFICE,
    ONE_PERSON,
    OTHER_PAST,
    POSSESSIVE_ENDINGS,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    SPEECH,
    SUBORDINATOR,
    THINK,
    VERB,
)

_BEFORE_NOUNS = PREPOSITION | VERB | CONJUNCTION | SUBORDINATOR | AUXILIARY
_LINKING = SUBORDINATOR | CONJUNCTION | SPEECH | THINK | OTHER_PAST
_NEAR = 6
_BEFORE_TEXTS = RECEIVED | frozenset("by from including like of to under".split())
_BEFORE_ANTECEDENTS = RECEIVED | {","}
_LED = frozenset(("asked", "told", "pressed", "questioned", "reminded", "informed", "shown", "quizzed", "challenged"))
_SPANS = frozenset("minutes hours days weeks months years".split())
_PLACING = frozenset(("in", "near", "at"))
_FROM = frozenset(("of", "from"))
_TIMES = frozenset(("after", "at", "before", "during", "on", "with"))
"""Before "which" these tell when or how something else happened."""


def clause_starts(tokens: Tokens, first: int, at: int) -> Iterator[int]:
    """Where a subject of the verb at `at` may begin, nearest first, `first` or later."""
    for i in range(at - 1, max(first, at - REACH) - 1, -1):
        if i == first or (_may_begin(tokens, i, first) and not _object(tokens, i)):
            yield i


def _may_begin(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a clause may begin at a token, by the one before it or as a pronoun."""
    low, before, bits = tokens.low[at - 1], tokens.bits[at - 1], tokens.bits[at]
    inside = at - 1 in tokens.inside_names or inner_comma(tokens, at - 1)
    set_off = tokens.quote[at - 1] >= 0 or (low in BREAKS and not inside)
    dated = before & DATE and not (tokens.low[at][0].isdigit() and tokens.bits[at - 2] & DETERMINER)
    if set_off or dated or (bits & PRONOUN and not bits & (DETERMINER | RELATIVE)):
        return True
    if low == "what" or (low == "." and tokens.capital[at]) or (at == first + 1 and before & ADVERB):
        return True
    if low == "which":
        return at - 2 < first or tokens.low[at - 2] not in _TIMES
    if not before & _LINKING or low in POSSESSIVE_ENDINGS or names_body(tokens, at - 1):
        return False
    if low == "than" and tokens.low[at - 3] == "of":
        return False  # "a study of more than 10,000 patients found"
    if low == "state" and not reports(tokens, at - 1):
        return False  # "the state attorney"
    if tokens.capital[at - 1] and not tokens.opens_sentence(at - 1):
        return False
    return low != "and" or at - 2 < first or not _joins_names(tokens, at)


def _joins_names(tokens: Tokens, at: int) -> bool:
    """Whether "and" before a token joins names or a pronoun to it: "he and X", "from Elm, Oak, and the Ash"."""
    if (tokens.capital[at] and tokens.capital[at - 2]) or tokens.bits[at - 2] & PRONOUN:
        return True
    if second_role(tokens, at - 1, len(tokens)) > at:
        return True
    listed = tokens.low[at - 2] == "," and tokens.capital[at - 3]
    commas = (i for i in range(max(0, at - _NEAR), at - 3) if tokens.low[i] == ",")
    return listed and any(all(tokens.capital[i + 1 : at - 2]) for i in commas)


def _object(tokens: Tokens, at: int) -> bool:
    """Whether "it" or "you" stands behind its verb: who drew it."""
    return tokens.low[at] in ("it", "you") and bool(tokens.bits[at - 1] & (VERB | OTHER_PAST))


def subject_before(tokens: Tokens, verb: int, first: int) -> Phrase | None:
    """The subject of a reporting verb, looked for to its left within its sentence, which begins at `first`."""
    before = verb - 1
    while before >= first and (
        (tokens.bits[before] & (AUXILIARY | ADVERB | NEGATION) and not tokens.capital[before])
        or tokens.low[before] in LIGHT_VERBS
        or dates(tokens, before)
    ):
        before -= 1
    if before >= first and tokens.bits[before] & RELATIVE and tokens.low[before] != "that":
        return antecedent(tokens, before, first)
    text = _text_before(tokens, before, first) if before == verb - 1 and says(tokens, verb) else None
    if text is not None:
        return text
    aside: Phrase | None = None
    for start in clause_starts(tokens, first, verb):
        if aside is not None and not _heads_clause(tokens, start, first):
            continue
        found = phrase(tokens, start, verb)
        if found is None or not can_speak(tokens, found) or _sent(tokens, found, verb):
            continue
        if found.end == before and _of_whose(tokens, found, first):
            return found
        if aside is None and verb_beside(tokens, found, verb + 1) == verb:
            return found if _set_off(tokens, verb) else _described(tokens, found, first) or found
        if verb_of(tokens, found, verb + 1) == verb:
            aside = found
            if tokens.low[start - 1] == "what":
                break
    if aside is None:
        return _name_before(tokens, before + 1, first) or _description_before(tokens, before + 1, first)
    return _described(tokens, aside, first) or aside


def _sent(tokens: Tokens, found: Phrase, verb: int) -> bool:
    """Whether it is the message in which somebody else says something: "posted | a video | to say"."""
    return found.end == verb - 1 and tokens.low[verb - 1] == "to" and bool(tokens.bits[found.head] & DOCUMENTS)


def _text_before(tokens: Tokens, that: int, first: int) -> Phrase | None:
    """The text that "that says" follows, where it is none of the subject's own: "replied to a letter that asked"."""
    text = antecedent(tokens, that, first) if tokens.low[that] == "that" and tokens.low[that - 1] != "," else None
    if text is None or not tokens.bits[text.head] & DOCUMENTS or tokens.low[text.start - 1] not in _BEFORE_TEXTS:
        return None
    return text


def _set_off(tokens: Tokens, verb: int) -> bool:
    """Whether a comma and words that go on with the clause follow: "Ruiz, an aide said, “is late”"."""
    return tokens.low[verb + 1] == "," and opens_low(tokens, verb + 2)


def opens_low(tokens: Tokens, at: int) -> bool:
    """Whether a quote stands at a token whose words go on with the writer's sentence: no capital opens them."""
    number = tokens.quote[at]
    return number >= 0 and tokens.text[tokens.stretches[number].start].islower()


def _of_whose(tokens: Tokens, name: Phrase, first: int) -> bool:
    """Whether a name is the one of "whose": "the party, whose leader, X, called …"."""
    begin = max(first, name.start - _NEAR)
    return tokens.low[name.start - 1] == tokens.low[name.end] == "," and "whose" in tokens.low[begin : name.start]


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
        name = tokens.capital[end - 1] and tokens.capital[start] and not (tokens.capital[start - 1] or before & ROLE)
        if not (name or before & _BEFORE_NOUNS or tokens.low[start - 1] in _BEFORE_ANTECEDENTS):
            continue
        if tokens.low[relative] == "who" and _places(tokens, start, end):
            continue  # "a baker in Larkfield, who"
        found = phrase(tokens, start, end)
        if found is not None and end in (found.core, found.end) and can_speak(tokens, found):
            return found
    return None


def _places(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words from `start` tell where somebody is or is from: "a baker in Larkfield", "Sen. X of Ohio"."""
    if tokens.low[start - 1] in _PLACING:
        return start + 1 == end
    return tokens.low[start - 1] in _FROM and tokens.capital[start - 2] and all(tokens.capital[start:end])


def _described(tokens: Tokens, found: Phrase, first: int) -> Phrase | None:
    """The name that a description behind its comma belongs to: "J. J. Goldberg, editor at large"."""
    comma = found.start - 1
    if comma <= first or tokens.low[comma] != "," or not tokens.bits[found.head] & ONE_PERSON:
        return None
    if tokens.low[found.end] == ",":
        return None  # "On the app Zimmo, the leader of the council, Ana Ruiz, said"
    for start in clause_starts(tokens, max(first, comma - 12), comma):
        named = phrase(tokens, start, comma)
        if named is not None and comma in (named.core, named.end):
            return named if tokens.capital[named.head] and named.core == comma and can_speak(tokens, named) else None
    return None


def clause_subject(tokens: Tokens, first: int, verb: int) -> Phrase | None:
    """The subject of the sentence's first clause, past an opening such as "In a statement,"."""
    low, bits = tokens.low, tokens.bits
    at = first
    while at < verb and (bits[at] & (ADVERB | CONJUNCTION) or low[at] in COMMAS):
        at += 1
    led = at < verb and low[at] in _LED and bits[at + 1] & (PREPOSITION | SUBORDINATOR)
    counted = at + 1 < verb and low[at + 1] in _SPANS  # "Two days later, X"
    if at < verb and (led or counted or bits[at] & (PREPOSITION | SUBORDINATOR | DATE) or low[at].endswith("ing")):
        at = _past_opening(tokens, at, verb)
    found = phrase(tokens, at, verb)
    return found if found is not None and can_speak(tokens, found) else None


def _past_opening(tokens: Tokens, at: int, verb: int) -> int:
    """Where the main clause begins behind an opening with commas: at the first comma with a subject behind it."""
    commas = [i for i in range(at, min(verb, at + REACH)) if tokens.low[i] == ","]
    starts = [comma + 1 + (1 if tokens.bits[comma + 1] & ADVERB else 0) for comma in commas if comma + 1 < verb]
    for start in starts:
        found = phrase(tokens, start, verb)
        if found is None or not can_speak(tokens, found):
            continue
        end = found.core
        while end < verb and tokens.bits[end] & ADVERB and not tokens.low[end].endswith("ly"):
            end += 1
        if end >= verb or finite(tokens, end):
            return start
    return starts[0] if starts else at


def _name_before(tokens: Tokens, end: int, first: int) -> Phrase | None:
    """The name right before its verb where no comma parts it from an opening: "In an interview Ruiz declared"."""
    start = end
    while start > first and tokens.capital[start - 1]:
        start -= 1
    if start in (end, first) or not tokens.low[start - 1].isalpha():
        return None
    if tokens.bits[start - 1] & PREPOSITION and tokens.bits[first] & PREPOSITION:
        titles = (i for i in range(start + 1, end) if tokens.bits[i] & OFFICE)
        start = next(titles, end)  # "In Larkfield Mayor Ruiz declared"
    elif tokens.bits[start - 1] & (PREPOSITION | DETERMINER | CONJUNCTION):
        return None
    return phrase(tokens, start, end)


def _description_before(tokens: Tokens, end: int, first: int) -> Phrase | None:
    """The description right before its verb where no comma parts it from an opening: "In a letter the council said"."""
    if not tokens.bits[first] & PREPOSITION:
        return None
    for start in range(end - 2, max(first, end - _NEAR), -1):
        if tokens.low[start] == "the" and not tokens.bits[start - 1] & _BEFORE_NOUNS:
            found = phrase(tokens, start, end)
            if found is None or found.core != end or tokens.bits[found.head] & DOCUMENTS:
                return None
            return found if can_speak(tokens, found) else None
    return None
