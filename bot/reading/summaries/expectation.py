"""How often each word is to be expected in a good summary, so that sentences can be chosen for the words they bring.

A summary is chosen for the share of its words that a good one is expected to have too: the F1 of ROUGE-1 (Lin 2004) in
expectation. The log-odds that a good summary has a content word add up what an editor goes by: how often and how early
it occurs, in how many articles of the story and in how many headlines, and whether it is a name. Function words are
expected as often as the articles have them. Further occurrences follow a Poisson distribution.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from math import exp, log

from bot.reading.content_words import stemmed
from bot.reading.summaries.candidates import FUNCTION_STEMS, Candidate, content

CERTAIN = -1.0
"""Log-odds of a word that stands once, in the first sentence, where a summary of `USUAL` words is wanted."""

FREQUENT, EARLY = 0.9, 0.6
"""How much the logarithms of a word's count and of its earliness add."""

SHARED, TITLED, NAMED = 1.0, 0.9, 0.2
"""What is added for each further article and each headline with the word, and for a capital."""

_OF_NAME = exp(NAMED)

LATE = 0.05
"""Earliness of a word far down, as a share of that of the first sentence."""

FUNCTION = 0.7
"""Share of a summary's words that are drawn as the articles' words are."""

USUAL = 50
"""Words."""


EXACT = 1 << 30
"""Chances are whole numbers of this fraction: sums of them are the same in any order."""

MOST_OCCURRENCES = 3
"""Occurrences of a word that are expected at most."""

Chances = dict[str, tuple[int, ...]]
"""For each stem, the chances that a good summary has it once, twice and three times or more, and last 0."""


def expectation(sentences: Sequence[Candidate], titles: Iterable[str], length: float) -> Chances:
    """What the sentences of a story's articles, in their order, let expect of a summary of `length` words.

    `titles` are their headlines.
    """
    counts = Counter(chain.from_iterable([sentence.stems for sentence in sentences]))
    holders, articles = _holders(sentences)
    more = _more(_named(sentences), holders, Counter(chain.from_iterable(map(content, titles))))
    drawn = FUNCTION * length / max(1, counts.total())
    base = exp(CERTAIN) * length / USUAL
    early: defaultdict[str, float] = defaultdict(float)
    chances: Chances = {}
    for sentence in sentences:
        earliness = 1 / (1 + sentence.place)
        odds = base * (LATE + earliness / articles) ** EARLY
        alike = {1.0: _single(odds)}
        for word in sentence.content:
            if counts[word] > 1:
                early[word] += earliness
            else:
                factor = more.get(word, 1.0)
                if factor not in alike:
                    alike[factor] = _single(odds * factor)
                chances[word] = alike[factor]
    function = {count: _poisson(exp(-drawn * count), drawn * count) for count in set(counts.values())}
    chances |= {word: function[counts[word]] for word in FUNCTION_STEMS.intersection(counts)}
    frequent = {count: base * count**FREQUENT for count in function}
    for word, earliness in early.items():
        none = 1 / (1 + frequent[counts[word]] * (LATE + earliness / articles) ** EARLY * more.get(word, 1.0))
        chances[word] = _poisson(none, -log(none))
    return chances


def _more(names: Iterable[str], holders: Counter[str], titled: Counter[str]) -> dict[str, float]:
    """How much likelier a word is for what it is and for where else it stands, where that makes a difference."""
    more = dict.fromkeys(names, _OF_NAME)
    for word in titled.keys() | {word for word, count in holders.items() if count > 1}:
        shared = exp(SHARED * max(0, holders[word] - 1) + TITLED * titled[word])
        more[word] = more.get(word, 1.0) * shared
    return more


def _single(odds: float) -> tuple[int, ...]:
    """The chances of a word that the articles have once."""
    return int(EXACT * odds * (1 / (1 + odds))), 0, 0, 0


def _poisson(none: float, rate: float) -> tuple[int, ...]:
    """The chances of one, two and three occurrences where that of `none` is known."""
    once = none * (1 + rate)
    return int(EXACT * (1 - none)), int(EXACT * (1 - once)), int(EXACT * (1 - once - none * rate * rate / 2)), 0


def _holders(sentences: Sequence[Candidate]) -> tuple[Counter[str], int]:
    """How many articles have each content word, where there are several, and how many articles there are."""
    if not sentences or sentences[0].article == sentences[-1].article:
        return Counter(), 1
    held: defaultdict[int, set[str]] = defaultdict(set)
    for sentence in sentences:
        held[sentence.article] |= sentence.content
    return Counter(chain.from_iterable(held.values())), len(held)


def _named(sentences: Iterable[Candidate]) -> set[str]:
    """The stems of the words that stand somewhere with a capital."""
    return {stemmed(word) for sentence in sentences for word in sentence.written if "[" > word >= "A"}
