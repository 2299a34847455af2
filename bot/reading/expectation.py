"""How often each word is to be expected in a good summary, so that sentences can be chosen for the words they bring.

A summary is chosen for the share of its words that a good one is expected to have too: the F1 of ROUGE-1 (Lin 2004) in
expectation. The log-odds that a good summary has a content word add up what an editor goes by: how often and how early
it occurs, in how many articles of the story and in how many headlines, and whether it is a name or a number. Function
words are expected as often as the articles have them. Further occurrences follow a Poisson distribution.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import exp, log

from bot.reading.candidates import FUNCTION_STEMS, Candidate, content

CERTAIN = -1.0
"""Log-odds of a word that stands once, in the first sentence, where a summary of `USUAL` words is wanted."""

FREQUENT, EARLY = 0.9, 0.6
"""How much the logarithms of a word's count and of its earliness add."""

SHARED, TITLED, NAMED, NUMBER = 0.6, 0.8, 0.2, 0.6
"""What is added for each further article and each headline with the word, for a capital, and for a number."""

LATE = 0.05
"""Earliness of a word far down, as a share of that of the first sentence."""

FUNCTION = 0.7
"""Share of a summary's words that are drawn as the articles' words are."""

USUAL = 50
"""Words."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """For each stem, the chances that a good summary has it at least once, twice and three times."""

    chances: dict[str, tuple[float, float, float]]

    def value(self, stems: Mapping[str, int]) -> float:
        """How many of these words a good summary is expected to share."""
        chances = self.chances
        return sum([chances[word][0] if count == 1 else sum(chances[word][:count]) for word, count in stems.items()])


def expectation(sentences: Sequence[Candidate], titles: Iterable[str], length: float) -> Expectation:
    """What the sentences of a story's articles and their headlines let expect of a summary of `length` words."""
    counts = Counter(chain.from_iterable(sentence.stems.elements() for sentence in sentences))
    articles = _holders(sentences)
    early, named = _earliness(sentences), _named(sentences)
    holders = Counter(chain.from_iterable(articles))
    titled = Counter(chain.from_iterable(map(content, titles)))
    drawn = FUNCTION * length / max(1, counts.total())
    base = exp(CERTAIN) * length / USUAL
    chances = {}
    for word, count in counts.items():
        if word in FUNCTION_STEMS:
            none = exp(-drawn * count)
        else:
            odds = base * count**FREQUENT * (LATE + early[word] / len(articles)) ** EARLY
            more = SHARED * (holders[word] - 1) + TITLED * titled.get(word, 0)
            if word in named:
                more += NAMED
            if word[0].isdigit():
                more += NUMBER
            none = 1 / (1 + odds * exp(more))
        rate = -log(none)
        chances[word] = 1 - none, 1 - none * (1 + rate), 1 - none * (1 + rate + rate * rate / 2)
    return Expectation(chances)


def _holders(sentences: Iterable[Candidate]) -> list[set[str]]:
    """The content words of each article."""
    held: defaultdict[int, set[str]] = defaultdict(set)
    for sentence in sentences:
        held[sentence.article] |= sentence.content
    return list(held.values())


def _earliness(sentences: Iterable[Candidate]) -> dict[str, float]:
    """For each content word the sum over its sentences of 1 / (1 + sentences before it in its article)."""
    early: defaultdict[str, float] = defaultdict(float)
    for sentence in sentences:
        weight = 1 / (1 + sentence.place)
        for word in sentence.content:
            early[word] += weight
    return early


def _named(sentences: Iterable[Candidate]) -> set[str]:
    return set(chain.from_iterable(sentence.named for sentence in sentences))
