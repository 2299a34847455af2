"""Who among an article's speakers is meant by "the mayor", "Carlineo's lawyer" or "Ushakov"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.answers.matching import Matcher
from bot.answers.stems import WORD, folded
from bot.answers.wish import Term, terms
from bot.model import Article, Quote

_SAYING = """
said says told tells added adds wrote writes tweeted argued argues warned insisted announced explained claimed stated
promised noted according joked called asked denied replied attributed expects believes thinks continued described
concluded predicted admitted suggested testified
"""

NEAR = 3
"""Words between a name and the verb of saying at most."""

SAYING = frozenset(_SAYING.split())

INVERTED = frozenset(("said", "says", "added", "according"))

AROUND = 70
"""Characters around a name that may say who somebody is."""


class Meant:
    """How far each speaker of an article is the one that a question means, 0 to 1."""

    def __init__(self, phrase: str | None, names: Sequence[str], asked: Iterable[Term] = ()) -> None:
        """`asked` are the question's terms, which may have more spellings."""
        known = {term.stem: term for term in asked}
        self._terms = [known.get(term.stem, term) for term in terms(phrase, names)] if phrase else []
        head = len(terms(phrase.partition(" of ")[0], names)) if phrase else 0
        by_name = head > 0 and self._terms[head - 1].name  # "NASA chief Jim Bridenstine", not "Bridenstine's deputy"
        self._roles = [] if by_name else [place for place, term in enumerate(self._terms[:head]) if not term.name]
        self._matcher = Matcher(self._terms)

    def speakers(self, article: Article, quotes: Sequence[Quote]) -> dict[str, float]:
        """By speaker's name."""
        if not self._terms:
            return {}
        roles: dict[str, list[str]] = {}
        for quote in quotes:
            if quote.speaker:
                roles.setdefault(quote.speaker.name, []).extend([quote.role.text] if quote.role else [])
        return {name: self._likeness(article.text, name, " ".join(found)) for name, found in roles.items()}

    def reported(self, text: str) -> float:
        """How far the text reports, in the writer's words, what the one that is meant says: "Cook said that …"."""
        if not self._terms:
            return 0.0
        wanted = self._roles or [len(self._terms) - 1]
        found = self._matcher.tokens(text)
        low = WORD.findall(folded(text))
        at = [(place, worth) for place, token in enumerate(found) for term, worth in token if term in wanted]
        return max((worth for place, worth in at if _says(low, place)), default=0.0)

    def _likeness(self, text: str, name: str, role: str) -> float:
        own = self._matcher.cover(name)
        if not self._roles:
            last = [place for place, term in enumerate(self._terms)][-1]
            return max(own[last], 0.5 * max(own))
        around = [role, *(text[max(0, at - AROUND) : at + len(name) + AROUND] for at in _places(text, name))]
        best = max(_share(self._matcher.cover(each), self._roles) for each in [name, *around])
        by_name = any(own[place] for place in range(len(own)) if place not in self._roles)
        return best * (0.3 if by_name and not any(own[place] for place in self._roles) else 1.0)


def _says(low: Sequence[str], place: int) -> bool:
    """Whether the word there is followed by a verb of saying, or stands behind "said"."""
    before = low[max(0, place - 2) : place]
    if INVERTED & set(before):
        return True
    return not SAYING & set(before[-1:]) and any(word in SAYING for word in low[place + 1 : place + 1 + NEAR])


def _share(cover: Sequence[float], roles: Sequence[int]) -> float:
    return max((cover[place] for place in roles), default=0.0)


def _places(text: str, name: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(name), text)][:3]
