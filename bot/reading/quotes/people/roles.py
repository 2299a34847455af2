"""What the words beside a name say that a person is: "former president X", "X, a lawyer for Y,"."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.quotes.grammar.phrases import Phrase, phrase, whole_phrase
from bot.reading.quotes.grammar.speaking import of_one
from bot.reading.quotes.people.cast import Cast, Person
from bot.reading.quotes.people.names import Mention
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DATE,
    DETERMINER,
    FINITE,
    GIVEN,
    MAN,
    ONE_PERSON,
    ORGANISATION,
    OTHER_PAST,
    POSSESSIVE_ENDINGS,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TITLE,
    VERB,
    WOMAN,
)

_BEFORE_NAME = 12
_APART = (SUBORDINATOR | CONJUNCTION | RELATIVE | AUXILIARY | OTHER_PAST | PRONOUN) & ~PREPOSITION
_LONGEST_BEFORE = 8
_NO_NARROWING = _APART | PREPOSITION | ADVERB | VERB | DATE | DETERMINER
_OPENING = frozenset("a an the one another two three".split())
_BEFORE_CAPITALS = frozenset("acting ex-chief former longtime onetime presumptive retired then veteran".split())
_ADJECTIVES = frozenset(
    """
    acclaimed acting aspiring celebrated elected enrolled farming founding incoming leading managing outgoing planning
    presiding ranking reigning renowned retired returning sitting surviving visiting
    """.split()
)
"""Words with the ending of a verb that tell which role is meant."""

_NOUNS = frozenset(("campaign", "first", "state"))
"""Other kinds of words elsewhere; before a role they tell which is meant."""
_FIELDS = ("ations", "ics", "ities", "ments")
_LONGEST_BRACKET = 7
_AFTER_NAME = frozenset((",", ".", "(", ")", ";", "—", "–", "'s", "’s"))
_AFTER_ROLE = frozenset((",", ".", ")", ";", "—", "–"))


def note_roles(cast: Cast, mention: Mention) -> None:
    """Remember what the words beside a name say that the person is."""
    tokens = cast.tokens
    number = cast.person_at[mention.start]
    nouns = _roles_before(tokens, mention)
    if nouns:
        start = _start_before(tokens, nouns[-1], mention)
        for noun in nouns:
            _hold(cast, number, tokens.low[noun], (start, mention.start))
    if nouns and nouns[0] == mention.start - 1:
        _learn_gender(cast.persons[number], tokens.bits[nouns[0]])
    for role in (_role_behind(cast, mention), _role_ahead(tokens, mention)):
        if role is None:
            continue
        _hold(cast, number, tokens.low[role.head], (role.start, role.end))
        _learn_gender(cast.persons[number], tokens.bits[role.head])
        cast.persons[number].sure = True


def _hold(cast: Cast, number: int, noun: str, span: tuple[int, int]) -> None:
    """Remember that a person is called by a noun, in the tokens `span`."""
    roles = cast.persons[number].roles
    if noun not in roles:
        roles[noun] = span
        cast.holders[noun].append(number)


def _roles_before(tokens: Tokens, mention: Mention) -> list[int]:
    """The tokens of the roles and titles before a name, nearest first."""
    first = tokens.sentence(mention.start)[0]
    nouns: list[int] = []
    for i in range(mention.start - 1, max(first, mention.start - _BEFORE_NAME) - 1, -1):
        low, bits = tokens.low[i], tokens.bits[i]
        if not (low[0].isalpha() or low in POSSESSIVE_ENDINGS or low == "-"):
            break
        if (
            low in POSSESSIVE_ENDINGS
            or bits & _APART
            or _parts(tokens, i)
            or (bits & VERB and not bits & ONE_PERSON and (bits & FINITE or not tokens.capital[i]))
        ):
            break
        if bits & PREPOSITION and not _within_office(tokens, i, nouns, mention):
            break
        if low == "accused" and not tokens.bits[i - 1] & DETERMINER:
            break  # "she accused X of it"
        if bits & (ONE_PERSON | TITLE):
            nouns.append(i)
    return nouns


def _start_before(tokens: Tokens, noun: int, mention: Mention) -> int:
    """Where the noun phrase begins that ends with a name and has a role at `noun`: "the Larkfield club's coach X"."""
    first = tokens.sentence(noun)[0]
    leftmost = noun
    while leftmost > max(first, noun - _LONGEST_BEFORE) and (
        _narrows(tokens, leftmost - 1) or _within_body(tokens, leftmost - 1, noun)
    ):
        leftmost -= 1
    if leftmost > first and tokens.low[leftmost - 1] in _OPENING:
        leftmost -= 1
    for start in range(leftmost, noun):
        if tokens.low[start] not in POSSESSIVE_ENDINGS and _opens(tokens, start, noun):
            found = phrase(tokens, start, mention.end)
            whole = found is not None and (found.core if not tokens.bits[found.head] & ORGANISATION else found.end)
            if whole == mention.end:
                return start
    link: tuple[str, ...] = ("and",)
    while noun - 2 >= first and tokens.low[noun - 1] in link and tokens.bits[noun - 2] & ONE_PERSON:
        noun, link = noun - 2, (",", "and")  # "chairman, owner and president X"
    return noun


def _narrows(tokens: Tokens, at: int) -> bool:
    """Whether a word can tell which role is meant: a name, a noun, an adjective, a number, an ending."""
    bits, low = tokens.bits[at], tokens.low[at]
    if low in POSSESSIVE_ENDINGS:
        return True
    if not low[0].isalnum() or (bits & _NO_NARROWING and low not in _NOUNS) or _parts(tokens, at):
        return False
    if _plain(tokens, at) and (tokens.low[at + 1] in _BEFORE_CAPITALS or _is_verb_form(tokens, at)):
        return False  # "agents searched | former president X", "a row involving | actress X"
    return not (low.endswith("s") and tokens.word[at + 1].endswith("."))  # "candidates Sen. X"


def _is_verb_form(tokens: Tokens, at: int) -> bool:
    """Whether a plain word behind a noun says what that does, or what is done to it."""
    low = tokens.low[at]
    return low.endswith(("ed", "ing")) and low not in _ADJECTIVES and not tokens.bits[at - 1] & DETERMINER


def _within_body(tokens: Tokens, at: int, noun: int) -> bool:
    """Whether a small word stands in the name of a body whose officer is meant: "Grain and Seed Board | chief"."""
    if not (tokens.capital[at - 1] and tokens.capital[at + 1]) or (tokens.bits[at - 1] | tokens.bits[at - 2]) & GIVEN:
        return False
    if tokens.low[at] == "of":
        return bool(tokens.bits[at - 1] & ORGANISATION)
    return tokens.low[at] == "and" and any(bits & ORGANISATION for bits in tokens.bits[at + 1 : noun])


def _parts(tokens: Tokens, at: int) -> bool:
    """Whether a plain word before a capital may be a verb: "lawmakers grilled | Lt Col", no "head of mills Ana"."""
    if not (tokens.capital[at + 1] and _plain(tokens, at)) or tokens.low[at] in _BEFORE_CAPITALS:
        return False
    before = at - 1
    while before > at - _BEFORE_NAME and _plain(tokens, before):
        before -= 1
    return tokens.low[before] != "of"


def _plain(tokens: Tokens, at: int) -> bool:
    """Whether a small word without a hyphen is in none of our lists."""
    return tokens.low[at].isalpha() and not tokens.capital[at] and not tokens.bits[at]


def _opens(tokens: Tokens, start: int, noun: int) -> bool:
    """Whether the first word is no number or verb: not "Holm joined actress"."""
    if tokens.low[start][0].isdigit():
        return False
    plain = [i for i in range(start, noun) if not tokens.capital[i] and not tokens.bits[i]]
    verbs = (i for i in plain if tokens.capital[i - 1] and not tokens.low[i].endswith(_FIELDS))
    return not any(tokens.low[i].endswith(("ed", "ing", "s")) for i in verbs)


def _within_office(tokens: Tokens, at: int, nouns: list[int], mention: Mention) -> bool:
    """Whether a preposition joins the words of an office: "Secretary of State X"; no "wife of President X"."""
    if tokens.low[at] not in ("of", "for") or at + 1 >= mention.start:
        return False
    if any(tokens.bits[noun] & ONE_PERSON or tokens.word[noun][-1] == "." for noun in nouns):
        return False
    if tokens.word[at + 1].endswith("."):
        return False
    return bool(tokens.bits[at - 1] & (ONE_PERSON | TITLE)) and not tokens.bits[at + 1] & DETERMINER


def _role_ahead(tokens: Tokens, mention: Mention) -> Phrase | None:
    """The description whose name follows behind a comma: "the mayor, X,"."""
    comma = mention.title - 1
    if comma > 0 and tokens.low[comma] == "the" and mention.title < mention.start:
        comma -= 1  # "the dean, the Rev. X,"
    first, last = tokens.sentence(mention.start)
    if comma <= first or tokens.low[comma] != "," or mention.end >= last:
        return None
    if tokens.low[mention.end] not in _AFTER_NAME:
        return None
    for start in range(comma - 1, max(first, comma - _BEFORE_NAME) - 1, -1):
        bits = tokens.bits[start]
        if not (tokens.low[start][0].isalpha() or tokens.low[start] in POSSESSIVE_ENDINGS):
            return None
        owned = tokens.low[start] in POSSESSIVE_ENDINGS and tokens.capital[start - 1]
        if owned or (bits & DETERMINER and tokens.low[start - 1] != "of"):
            role = phrase(tokens, _owner(tokens, start, first) if owned else start, comma)
            inner = (
                tokens.bits[start - 1] & PREPOSITION and role is not None and not tokens.bits[role.head] & ONE_PERSON
            )
            if inner:
                return None  # "a member for the diocese, X,"
            found = role is not None and comma in (role.core, role.end) and of_one(tokens, role, mention.start)
            return role if found else None
    if tokens.bits[first] & ONE_PERSON and comma - first <= _BEFORE_NAME:
        role = whole_phrase(tokens, first, comma)  # "Leader of the council, X,"
        return role if role is not None and role.size == 1 else None
    return None


def _owner(tokens: Tokens, ending: int, first: int) -> int:
    """Where the name starts whose possessive ending stands at a token: "Lena Park's assistant"."""
    start = ending
    while start > max(first, ending - _BEFORE_NAME) and tokens.capital[start - 1]:
        start -= 1
    return start


def _role_behind(cast: Cast, mention: Mention) -> Phrase | None:
    """The description behind a name, between its commas: "X, a lawyer for Y,"."""
    tokens = cast.tokens
    last = tokens.sentence(mention.start)[1]
    comma = _past_bracket(tokens, mention.end, last)
    if comma + 1 >= last or tokens.low[comma] != ",":
        return None
    role = phrase(tokens, comma + 1, last)
    if role is None or not of_one(tokens, role, mention.start) or role.head in cast.person_at:
        return None
    for end in (role.end, role.core):
        if _closes_role(tokens, end, last):
            return replace(role, end=end)
        if tokens.low[end] == "and":
            more = phrase(tokens, end + 1, last)
            if more is not None and _closes_role(tokens, more.end, last):
                return replace(role, end=end if tokens.bits[more.start] & DETERMINER else more.end)
            if not tokens.bits[mention.title - 1] & PREPOSITION:  # "in a talk with X, the mayor and others say"
                return replace(role, end=end)
    return None


def _closes_role(tokens: Tokens, end: int, last: int) -> bool:
    """Whether what is said of somebody ends here."""
    return end >= last or tokens.low[end] in _AFTER_ROLE or bool(tokens.bits[end] & RELATIVE) or tokens.quote[end] >= 0


def _past_bracket(tokens: Tokens, at: int, last: int) -> int:
    """Where the words go on behind the party or place in brackets: "X (R-Ohio), a member"."""
    if at >= last or tokens.low[at] != "(":
        return at
    return next((i + 1 for i in range(at + 1, min(last - 1, at + _LONGEST_BRACKET)) if tokens.low[i] == ")"), at)


def _learn_gender(person: Person, bits: int) -> None:
    if not person.gender and bits & (MAN | WOMAN):
        person.gender = "he" if bits & MAN else "she"
