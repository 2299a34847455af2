"""What the words beside a name say that a person is: "former president X", "X, a lawyer for Y,"."""

from __future__ import annotations

from bot.reading.quotes.names import Mention
from bot.reading.quotes.persons import Cast, Person
from bot.reading.quotes.phrases import Phrase, phrase
from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS, Tokens
from bot.reading.quotes.words import (
    CONJUNCTION,
    MAN,
    ONE_PERSON,
    PREPOSITION,
    SUBORDINATOR,
    TITLE,
    VERB,
    WOMAN,
)

_BEFORE_NAME = 12
_AFTER_ROLE = frozenset((",", ".", ")", ";", "—", "–", "and"))


def note_roles(made: Cast, mention: Mention) -> None:
    """Remember what the words beside a name say that the person is."""
    tokens = made.tokens
    number = made.person_at[mention.start]
    nouns = _roles_before(tokens, mention)
    for noun in nouns:
        _hold(made, number, tokens.low[noun], (nouns[-1], mention.start))
    if nouns and nouns[0] == mention.start - 1:
        _learn_gender(made.persons[number], tokens.bits[nouns[0]])
    role = _role_behind(made, mention)
    if role is not None:
        _hold(made, number, tokens.low[role.head], (role.start, role.end))
        _learn_gender(made.persons[number], tokens.bits[role.head])


def _hold(made: Cast, number: int, noun: str, span: tuple[int, int]) -> None:
    roles = made.persons[number].roles
    if noun not in roles:
        roles[noun] = span
        made.holders[noun].append(number)


def _roles_before(tokens: Tokens, mention: Mention) -> list[int]:
    """The tokens of the roles and titles before a name, nearest first."""
    first = tokens.sentences[tokens.sentence_of[mention.start]][0]
    nouns: list[int] = []
    for i in range(mention.start - 1, max(first, mention.start - _BEFORE_NAME) - 1, -1):
        low, bits = tokens.low[i], tokens.bits[i]
        if not (low[0].isalpha() or low in POSSESSIVE_ENDINGS or low == "-"):
            break
        if bits & VERB and not tokens.capital[i] and not bits & ONE_PERSON:
            break
        if bits & (SUBORDINATOR | CONJUNCTION) & ~PREPOSITION or (bits & PREPOSITION and not (nouns or mention.led)):
            break
        if bits & (ONE_PERSON | TITLE) and low[0].isalpha():
            nouns.append(i)
    return nouns


def _role_behind(made: Cast, mention: Mention) -> Phrase | None:
    """The description behind a name, between its commas: "X, a lawyer for Y,"."""
    tokens = made.tokens
    last = tokens.sentences[tokens.sentence_of[mention.start]][1]
    if mention.end + 1 >= last or tokens.low[mention.end] != ",":
        return None
    role = phrase(tokens, mention.end + 1, last)
    if (
        role is None
        or not tokens.bits[role.head] & ONE_PERSON
        or tokens.capital[role.start]
        or role.head in made.person_at
    ):
        return None
    ends = role.end >= last or tokens.low[role.end] in _AFTER_ROLE or tokens.quote[role.end] >= 0
    return role if ends else None


def _learn_gender(person: Person, bits: int) -> None:
    if not person.gender and bits & (MAN | WOMAN):
        person.gender = "he" if bits & MAN else "she"
