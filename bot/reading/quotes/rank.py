"""Which quotes an editor would pull: by a principal, self-contained, newsworthy, and not the third of one speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.model import Quote
from bot.reading.quotes.stretches.stretch import WORD

_LEANING = frozenset(
    "it this that these those he she they and but so also or them his her their because which then".split()
)
_STRONG = frozenset(
    "will must never not no cannot need should want wrong right war peace dead death kill killed fight threat "
    "danger crisis first worst best failed failure shame guilty innocent justice truth lie lies proud angry "
    "sorry hope fear believe demand refuse reject support oppose ever always nothing nobody everyone change "
    "future history million billion percent".split()
)
_BEST_LENGTH = (10, 40)
_LATER = 0.35


def ranked(quotes: Sequence[Quote], mentions: Counter[str]) -> tuple[Quote, ...]:
    """The same quotes in the same order with ranks from 1: direct ones first, then fragments, then relayed ones."""
    worth = [_worth(quote, place / len(quotes), mentions) for place, quote in enumerate(quotes)]
    spoken: Counter[str] = Counter()
    left = set(range(len(quotes)))
    by_worth = sorted(left, key=lambda i: (_KIND[quotes[i].kind], -worth[i], i))
    for i in by_worth:
        speaker = quotes[i].speaker
        name = speaker.name if speaker is not None else ""
        worth[i] -= _LATER * min(spoken[name], 4)
        spoken[name] += 1
    order = sorted(left, key=lambda i: (_KIND[quotes[i].kind], -worth[i], i))
    ranks = {i: rank for rank, i in enumerate(order, 1)}
    return tuple(replace(quote, rank=ranks[i], statement=i + 1) for i, quote in enumerate(quotes))


_KIND = {"direct": 0, "fragment": 1, "relayed": 2}


def _worth(quote: Quote, place: float, mentions: Counter[str]) -> float:
    """How much an editor would like it; higher is better."""
    words = [word.lower() for word in WORD.findall(quote.passage.text)]
    shortest, longest = _BEST_LENGTH
    count = len(words)
    worth = 1.0 if shortest <= count <= longest else 0.5 if count >= 6 and count <= 70 else 0.0
    worth += 1.2 * quote.confidence
    if quote.speaker is not None and quote.speaker.kind == "person":
        worth += 0.3 + 0.5 * min(1.0, mentions[quote.speaker.name] / 6)
    worth -= 0.4 if words and words[0] in _LEANING else 0.0
    worth += 0.12 * min(4, len(_STRONG.intersection(words)))
    worth += 0.2 if any(word in ("i", "we", "our", "my") for word in words) else 0.0
    return worth - 0.5 * place - (0.3 if quote.passage.text.rstrip().endswith("?") else 0.0)
