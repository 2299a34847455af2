"""Whose adviser or spokesman is meant before the article names him: "the minister's chief trade adviser said"."""

from __future__ import annotations

from bot.reading.quotes.persons import Cast
from bot.reading.quotes.phrases import Phrase
from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS

STAFF = frozenset(
    """
    adviser advisor aide assistant counsel counsellor deputy envoy representative secretary spokesman spokesperson
    spokeswoman
    """.split()
)
"""Those who work for somebody; one person is often called by two of these names."""

SHARED = 2
"""Words of the office that both descriptions must have, as "foreign policy"."""

_MOST = 30
_LEAST_LETTERS = 4


def of_staff(made: Cast, found: Phrase) -> int | None:
    """The only person who is said to work for the same somebody in the same matter, under another name of the office.

    None where the article has nobody, or several, of whom that could be said.
    """
    tokens = made.tokens
    noun = tokens.low[found.head]
    ending = max((at for at in range(found.start, found.head) if tokens.low[at] in POSSESSIVE_ENDINGS), default=-1)
    owner = made.person_at.get(ending - 1)
    if noun not in STAFF or owner is None:
        return None
    matter = {low for low in tokens.low[ending + 1 : found.head] if len(low) >= _LEAST_LETTERS}
    if any(
        _rivals(made, made.persons[number].roles[noun], owner, matter) for number in made.holders.get(noun, [])[:_MOST]
    ):
        return None
    fitting = {
        number
        for other in sorted(STAFF)
        for number in made.holders.get(other, [])[:_MOST]
        if number != owner and _works_for(made, made.persons[number].roles[other], owner, matter)
    }
    return fitting.pop() if len(fitting) == 1 else None


def _works_for(made: Cast, role: tuple[int, int], owner: int, matter: set[str]) -> bool:
    """Whether a role names the owner and at least `SHARED` words of the matter."""
    named = any(made.person_at.get(at) == owner for at in range(*role))
    return named and len(matter.intersection(made.tokens.low[role[0] : role[1]])) >= SHARED


def _rivals(made: Cast, role: tuple[int, int], owner: int, matter: set[str]) -> bool:
    """Whether whoever holds an office of this name may be meant as well."""
    return any(made.person_at.get(at) == owner or made.tokens.low[at] in matter for at in range(*role))
