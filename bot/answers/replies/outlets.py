"""Which outlets a question names, and whether it asks how they tell something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bot.answers.understanding.wish import Term
from bot.answers.words.common import COMPARING, LINK
from bot.answers.words.stems import folded, words

SHORTEST, ABBREVIATED = 4, 3
"""Letters of a part of an outlet's name that may stand for it, and of one in capitals."""

SEVERAL = 2
"""Outlets that a question names which sets them side by side."""

_LISTED = (
    r"(?:^\W*|\b(?:compare|and|or|vs\.?|versus|with|between|do|does|did|has|have|from|how|is|are)\s+|,\s*)(?:the\s+)?"
)
_BETWEEN = frozenset(("vs", "versus"))
_SITE = re.compile(r"(?P<name>[\w-]{3,}?)(?:news)?(?:\.[a-z]{2,4}){0,2}", re.I)
_ON = re.compile(r"^\W*compare\s+(?P<sides>.+?)\s+(?:on|about)\s", re.I)
_BESIDE = re.compile(r"\W+(?:and|with|to|vs|versus|or)\W+|\s*,\s*", re.I)
_HOW_TOLD = re.compile(
    rf"^\W*{LINK}how\s(?:did|do|does|has|have|is|was)\s.+\b"
    r"(?:report|cover|tell|told|frame|present|write|put|treat|see)(?:s|ed|ing)?\b",
    re.I,
)


def outlets_named(text: str, outlets: Sequence[str]) -> dict[str, str]:
    """Those whose name the text has, each with how it has it: in full, or by a word that no other outlet has ("the
    Ledger", "compare ledger and …"), or as a site's address says it: "aldous post" for "aldouspost.com".
    """
    low = folded(text)
    together = low.replace(" ", "")
    sharing = Counter(word for outlet in outlets for word in {*outlet.split()})
    found: dict[str, str] = {}
    for outlet in outlets:
        parts = outlet.removeprefix("The ").split()
        own = [word for word in parts if sharing[word] == 1 and _may_stand(word) and folded(word) in low]
        names = [" ".join(parts), *own] if folded(" ".join(parts)) in low else own
        site = _SITE.fullmatch(outlet)
        address = site["name"].lower() if site and site["name"].lower() in together else None
        if (names or address) and (typed := _typed(text, names, address)) is not None:
            found[outlet] = typed
    return found


def asks_how_told(text: str, outlets: Sequence[str]) -> bool:
    """Whether it names two outlets, or asks how one has reported something."""
    named = outlets_named(text, outlets)
    return len(named) >= SEVERAL or (bool(named) and _HOW_TOLD.match(text) is not None)


def unknown_sides(text: str, named: Mapping[str, str]) -> dict[str, str]:
    """What stands beside an outlet in "compare … and … on the strike", and is none that is known, as it is typed."""
    found = _ON.match(text)
    sides = _BESIDE.split(found["sides"]) if found and named else []
    known = {word for each in (*named, *named.values()) for word in folded(each).split()}
    return {side: side for side in sides if known.isdisjoint(folded(side).split())}


def asked_of_them(terms: Iterable[Term], named: Mapping[str, str]) -> list[Term]:
    """The words that say what the outlets tell."""
    typed = {word.low for name in named.values() for word in words(name)} | _BETWEEN
    return [term for term in terms if term.stem not in COMPARING and folded(term.word) not in typed]


def _typed(text: str, names: Sequence[str], address: str | None) -> str | None:
    """How the text has any of the names: as they are written, or in small letters where outlets are listed."""
    patterns = [re.escape(name) for name in names]
    spaced = [r"\s?".join(map(re.escape, address))] if address else []
    exact = (re.search(rf"(?<!\w)({name})(?!\w)", text) for name in patterns)
    listed = (re.search(rf"{_LISTED}({name})(?!\w)", text, re.I) for name in (*patterns, *spaced))
    return next((match[1] for match in (*exact, *listed) if match), None)


def _may_stand(word: str) -> bool:
    return len(word) >= SHORTEST or (word.isupper() and len(word) >= ABBREVIATED)
