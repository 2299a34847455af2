"""Noun phrases: a shallow grammar over tokens, each look bounded to a phrase's size."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    AUXILIARY,
    BASE,
    BODIES,
    CONJUNCTION,
    DATE,
    DETERMINER,
    FINITE,
    GIVEN,
    NEGATION,
    NUMBERS,
    ONE_PERSON,
    ORGANISATION,
    OTHER_PAST,
    POSSESSIVE,
    POSSESSIVE_ENDINGS,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
    THIRD,
    TITLE,
    VERB,
)

_LONGEST = 16
_MOST_ATTACHED = 7
_STOPS = PREPOSITION | AUXILIARY | SUBORDINATOR | CONJUNCTION | RELATIVE | PRONOUN | NEGATION
REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves"))
_OTHER_VERBS = REFLEXIVES | {"goes", "does"}
_AFTER_PARTICIPLE = PREPOSITION | DETERMINER | DATE
STATES = frozenset("member swing battleground red blue gulf baltic arab western eastern southern northern".split())
"""Before "states" they make it a noun."""
_DEMONSTRATIVES = frozenset(("that", "this", "these", "those"))
_PUNCTUATION = frozenset(".,;:!?()[]…—–―-’'")
_AFTER_NOUNS = frozenset("of for at in from with on to by about behind near under against representing".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start:end`; without what follows its head it is `start:core`; `head` is the head's token."""

    start: int
    core: int
    end: int
    head: int

    @property
    def size(self) -> int:
        """How many tokens it has without what follows its head."""
        return self.core - self.start


def one_word(at: int) -> Phrase:
    """The phrase that is one token."""
    return Phrase(at, at + 1, at + 1, at)


def phrase(tokens: Tokens, start: int, stop: int) -> Phrase | None:
    """The noun phrase that begins at `start` and ends at `stop` or before, prepositional phrases included."""
    core = core_end(tokens, start, stop)
    if core is None:
        return None
    head = core - 1
    end = second_role(tokens, core, stop)
    while head > start and tokens.low[head] in POSSESSIVE_ENDINGS:
        head -= 1
    for _ in range(0 if tokens.bits[head] & PRONOUN and core == start + 1 else _MOST_ATTACHED):
        if tokens.capital[head] and end < stop and tokens.low[end].endswith("ed"):
            break
        longer = _attachment(tokens, end, stop) or second_role(tokens, end, stop)
        if longer == end:
            break
        if end == core and tokens.bits[head] & ORGANISATION and _owns(tokens, core + 1, longer):
            core, head = longer, longer - 1  # "the University of Larkfield's Ana Ruiz"
        end = longer
    return Phrase(start, core, end, head)


def whole_phrase(tokens: Tokens, start: int, stop: int) -> Phrase | None:
    """The noun phrase that all the tokens `start:stop` are."""
    found = phrase(tokens, start, stop) if start < stop else None
    return found if found is not None and found.end == stop else None


def is_role(tokens: Tokens, at: int) -> bool:
    """Whether a noun tells what one person is."""
    return bool(tokens.bits[at] & ROLE) and (not tokens.capital[at] or tokens.word[at].isupper())


def second_role(tokens: Tokens, core: int, stop: int) -> int:
    """Where a phrase ends that tells two things of one person: "the investor (of art) and former head of the bank"."""
    of_role = tokens.low[core - 2] in ("for", "of") and is_role(tokens, core - 3)
    if core + 1 >= stop or tokens.low[core] != "and" or not (is_role(tokens, core - 1) or of_role):
        return core
    end = None if tokens.bits[core + 1] & DETERMINER else core_end(tokens, core + 1, stop)
    return end if end is not None and is_role(tokens, end - 1) else core


def _owns(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the first capitals of these tokens are whose the rest is."""
    at = start
    while at < end and tokens.capital[at]:
        at += 1
    return start < at < end - 1 and tokens.low[at] in POSSESSIVE_ENDINGS


def core_end(tokens: Tokens, start: int, stop: int) -> int | None:
    """Where the phrase ends without its attachments, or None when no noun is there."""
    bits, low, capital = tokens.bits, tokens.low, tokens.capital
    stop = min(stop, start + _LONGEST)
    if start >= stop or tokens.quote[start] >= 0:
        return None
    if bits[start] & PRONOUN and not bits[start] & DETERMINER:
        return start + 1
    if low[start] in _DEMONSTRATIVES and start + 1 < stop and _stands_alone(tokens, start):
        return start + 1
    at = start
    while at < stop and bits[at] & DETERMINER and not (capital[at] and at > start):
        at += 1
    at = first = _past_adverbs(tokens, start, _past_date(tokens, start, at, stop), stop)
    while at < stop and tokens.quote[at] < 0:
        word = low[at]
        if word in POSSESSIVE_ENDINGS:
            if at == first:
                break
        elif word == "," and inner_comma(tokens, at):
            pass
        elif (word in _PUNCTUATION or word == "--") and at not in tokens.inside_names:
            if word not in ("’", "'", "-") or at + 1 >= stop or low[at + 1] in _PUNCTUATION:
                break
        elif capital[at] and not (at == start and _opens(tokens, at)):
            if (bits[at] & DATE and not bits[at] & GIVEN) or (word == "the" and at > first and not capital[at - 1]):
                break
        elif word == "and" and at > first and capital[at - 1] and at + 1 < stop and capital[at + 1]:
            pass
        elif _closes(tokens, at, first, stop):
            break
        at += 1
    while at > first and low[at - 1] in ("’", "'", "-"):
        at -= 1
    alone = at > start and bits[start] & DETERMINER and not bits[start] & POSSESSIVE
    return at if at > first or alone else None


def names_body(tokens: Tokens, at: int) -> bool:
    """Whether a plural tells which body is meant whose verb follows: "the rules | committee has"."""
    if not (tokens.bits[at] & THIRD and tokens.bits[at + 1] & BODIES) or tokens.low[at + 1].endswith("s"):
        return False
    behind = tokens.bits[at + 2]
    return bool(behind & AUXILIARY or (behind & VERB and behind & FINITE))


def inner_comma(tokens: Tokens, at: int) -> bool:
    """Whether a comma stands within a phrase: "the Larkfield, Ohio-based firm", "the 40-year-old, two-time winner"."""
    behind = tokens.low[at + 1]
    if behind.endswith("-time"):
        return tokens.low[at - 1].endswith("-old")
    return behind.endswith("-based") and tokens.capital[at - 1]


def _stands_alone(tokens: Tokens, at: int) -> bool:
    """Whether a demonstrative has no noun of its own: "that the mill closed", "this led the town"."""
    after = tokens.bits[at + 1]
    verb = (after & VERB and after & FINITE) or after & OTHER_PAST or tokens.low[at + 1].endswith("ed")
    return bool(after & DETERMINER or (verb and tokens.bits[at + 2] & DETERMINER))


def _past_adverbs(tokens: Tokens, start: int, at: int, stop: int) -> int:
    """Where the nouns begin behind "the newly" and the like."""
    bits, low = tokens.bits, tokens.low
    while start < at < stop - 1 and low[at].endswith("ly") and bits[at] & ADVERB and not tokens.capital[at]:
        at += 1
    return at


def _past_date(tokens: Tokens, start: int, at: int, stop: int) -> int:
    """Where the nouns begin behind a date that tells which is meant: "a Wednesday editorial", "a May 1 letter"."""
    noun = at
    while (
        noun < stop
        and at > start
        and (tokens.bits[noun] & DATE or (noun > at and (tokens.low[noun].isdigit() or tokens.low[noun] == ".")))
    ):
        noun += 1
    bits = tokens.bits[noun] if noun < stop else _STOPS
    named = noun < stop and tokens.low[noun].isalpha() and not (bits & _STOPS or (bits & VERB and bits & FINITE))
    return noun if named and tokens.capital[at] else at


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether a small word has its capital only because it opens the sentence."""
    bits = tokens.bits[at]
    if not bits & (_STOPS | ADVERB | DATE) or bits & (GIVEN | TITLE) or len(tokens.word[at]) < 2:
        return False
    if bits == ADVERB and tokens.low[at].endswith("ly") and tokens.capital[at + 1]:
        return False  # "Tarvly chief Ana Ruiz"
    return tokens.opens_sentence(at) or tokens.quote[at - 1] >= 0


def _closes(tokens: Tokens, at: int, first: int, stop: int) -> bool:
    """Whether a lower-case word cannot go on with a phrase whose nouns began at `first`."""
    bits = tokens.bits[at]
    if at in tokens.inside_names or (tokens.low[at] == "states" and tokens.low[at - 1] in STATES):
        return False
    if tokens.low[at] == "first" and at + 1 < stop and tokens.bits[at + 1] & ONE_PERSON:
        return False  # "the former first lady"
    if bits & (_STOPS | DATE) or (tokens.low[at] in _OTHER_VERBS and tokens.low[at - 1] != "calling"):
        return True
    if at == first:
        several = tokens.low[at - 1] in NUMBERS and tokens.low[at - 1] != "one"
        return bool(bits & ADVERB or (several and bits & VERB and bits & FINITE and not bits & THIRD))  # "three judges"
    if bits & (DETERMINER | ADVERB):
        return tokens.low[at - 1] not in POSSESSIVE_ENDINGS
    if tokens.low[at] == "put":
        return True
    if (bits & VERB and bits & FINITE) or bits & OTHER_PAST:
        fielder = tokens.low[at] == "left" and at + 1 < stop and tokens.bits[at + 1] & ROLE
        return not (fielder or names_body(tokens, at))  # "left fielder"
    may_be_verb = not bits and tokens.capital[at - 1] and tokens.low[at].endswith("s")
    if may_be_verb and at + 1 < stop and tokens.capital[at + 1]:
        return tokens.text[tokens.start[at] - 1].isspace()  # "Ruiz supports Holm"
    if may_be_verb and tokens.low[at + 1] == "to":
        return True  # "Ruiz likes to say"
    plural = tokens.low[at - 1].endswith("s") and len(tokens.low[at - 1]) > 2
    if bits & VERB and bits & BASE and plural and (not tokens.capital[at - 1] or tokens.low[first - 1] == "the"):
        return at + 1 >= stop or not (tokens.bits[at + 1] & VERB and tokens.bits[at + 1] & FINITE)
    if at + 1 >= stop:
        return False
    if tokens.low[at].endswith("ed") and tokens.low[at - 1] not in POSSESSIVE_ENDINGS:
        return (
            tokens.capital[at + 1]
            or tokens.low[at + 1] in REFLEXIVES
            or bool(tokens.bits[at + 1] & (_AFTER_PARTICIPLE | POSSESSIVE | PRONOUN | ADVERB))
        )
    return tokens.low[at].endswith("ing") and bool(tokens.bits[at + 1] & _AFTER_PARTICIPLE)


def _attachment(tokens: Tokens, at: int, stop: int) -> int | None:
    """The end of what follows a noun: "of the party", "accused of fraud"."""
    low, bits = tokens.low, tokens.bits
    if at < stop and low[at].endswith(("ed", "ing")) and at + 1 < stop and not (bits[at] & VERB and bits[at] & FINITE):
        if low[at + 1] == "to" and at + 2 < stop and not (bits[at + 2] & DETERMINER or tokens.capital[at + 2]):
            return None  # "declined to say"
        dated = at + 1 + (low[at + 1] in ("early", "late"))
        if dated + 1 < stop and bits[dated] & DATE and low[at].endswith("ed"):
            return dated + 1 + (low[dated + 1].isdigit())  # "the order released late Friday", "the post shared May 12"
        if bits[at + 1] & PREPOSITION:
            at += 1
        elif bits[at + 1] & DETERMINER:
            return core_end(tokens, at + 1, stop) if low[at].endswith("ing") else None
    if at >= stop or low[at] not in _AFTER_NOUNS or (at + 1 < stop and low[at + 1] in ("which", "whom")):
        return None
    if at + 1 < stop and bits[at + 1] & DATE:
        return at + 2
    return core_end(tokens, at + 1, stop)
