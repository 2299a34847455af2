"""Summaries by sumy's algorithms, fed with our sentences. Imported only when asked for.

Importing sumy takes over a second. It needs none of the data that it would download: sentences and words are ours.
"""

from __future__ import annotations

import random
import warnings
import zlib
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from sumy.models.dom import ObjectDocumentModel
from sumy.models.dom import Paragraph as SumyParagraph
from sumy.models.dom import Sentence as SumySentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.edmundson import EdmundsonSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.random import RandomSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

from bot.errors import UsageError
from bot.model import Article, Passage
from bot.reading.content_words import FUNCTION_WORDS, words
from bot.reading.outline import Outline, Sentence
from bot.reading.summaries.summary import DEFAULT, Budget, summary

MOST_SENTENCES = 300
"""Sentences given to sumy: most of its algorithms are quadratic or worse (LexRank takes 28 s for 2,000 sentences)."""

MOST_OF = {"kl": 80}
"""The same for single algorithms: KL is cubic and takes 11 s for 200 sentences."""

SHORTEST = 3
"""Words; a shorter sentence is not given."""

STIGMA = ("hardly", "impossible", "perhaps", "maybe", "seemingly", "supposedly", "incidentally", "anyway")
"""Words that speak against a sentence in Edmundson's method (1969)."""

_FINAL = tuple('.!?…"”’)')


class SteadyRandomSummarizer(RandomSummarizer):  # type: ignore[misc] # sumy has no types
    """Random sentences, but for one text always the same."""

    def _get_random_ratings(self, sentences: Sequence[Any]) -> dict[Any, int]:
        chance = random.Random(zlib.crc32("\n".join(map(str, sentences)).encode()))
        ratings = list(range(len(sentences)))
        chance.shuffle(ratings)
        return dict(zip(sentences, ratings, strict=True))


_MAKERS: dict[str, type[Any]] = {
    "edmundson": EdmundsonSummarizer,
    "kl": KLSummarizer,
    "lex-rank": LexRankSummarizer,
    "lsa": LsaSummarizer,
    "luhn": LuhnSummarizer,
    "random": SteadyRandomSummarizer,
    "reduction": ReductionSummarizer,
    "sum-basic": SumBasicSummarizer,
    "text-rank": TextRankSummarizer,
}

OWN = "verbatim"
"""The name of our own summary, which is none of sumy's."""

ALGORITHMS = (*_MAKERS, OWN)
"""The names that can be asked for."""


def summary_by(name: str, article: Article, outline: Outline, budget: Budget = DEFAULT) -> tuple[Passage, ...]:
    """The best sentences by that algorithm, as slices, in reading order; raises UsageError for an unknown name.

    A sentence that stands there twice is only given once, as sumy rates sentences by their text. Where the budget has
    words, the best sentences that fit are taken.
    """
    if name == OWN:
        return summary(article, outline, budget)
    if name not in _MAKERS:
        near = get_close_matches(name, ALGORITHMS, 1)
        known = f"did you mean {near[0]}?" if near else f"known are {', '.join(ALGORITHMS)}"
        raise UsageError("summary", f"no algorithm {name!r}", known)
    document, places = _document(article, outline, MOST_OF.get(name, MOST_SENTENCES))
    if not places:
        return ()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # LSA warns of texts with fewer words than sentences
        chosen = _summarizer(name, article, document)(document, _fitting(budget))
    spans = [places[str(sentence)] for sentence in chosen]  # in the order of the document
    return tuple(article.passage(span.start, span.end) for span in spans)


def _summarizer(name: str, article: Article, document: Any) -> Any:
    made = _MAKERS[name](_stemmed)
    if name == "edmundson":
        titled = [word for word in words(article.title or "") if word not in FUNCTION_WORDS]
        made.bonus_words = titled or [word for word in document.words if word not in FUNCTION_WORDS] or ["news"]
        made.stigma_words = STIGMA
        made.null_words = FUNCTION_WORDS
    else:
        made.stop_words = get_stop_words("english")
    return made


@lru_cache(maxsize=65_536)
def _stemmed(word: str) -> str:
    """sumy's own stem; cached, as it takes half of sumy's time."""
    return str(_stemmer()(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    return Stemmer("english")


class _Words:
    """What sumy asks of a tokenizer."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(words(sentence))


def _document(article: Article, outline: Outline, most: int) -> tuple[Any, dict[str, Sentence]]:
    """sumy's document of the first sentences, with the title as its heading, and where each sentence stands."""
    places: dict[str, Sentence] = {}
    paragraphs = [SumyParagraph([SumySentence(article.title, _Words(), is_heading=True)])] if article.title else []
    for paragraph in outline.clean:
        made = []
        for sentence in paragraph.sentences:
            text = outline.text[sentence.start : sentence.end]
            if not text.endswith(_FINAL):
                made.append(SumySentence(text, _Words(), is_heading=True))
            elif len(text.split()) >= SHORTEST and text not in places and len(places) < most:
                places[text] = sentence
                made.append(SumySentence(text, _Words()))
        paragraphs.append(SumyParagraph(made))
    return ObjectDocumentModel(paragraphs), places


def _fitting(budget: Budget) -> Callable[[Sequence[Any]], list[Any]]:
    """Takes from rated sentences, best first, those that fit the budget."""
    most = budget.sentences or (DEFAULT.sentences if budget.words is None else None)

    def take(rated: Sequence[Any]) -> list[Any]:
        taken: list[Any] = []
        used = 0
        for each in rated:
            size = len(str(each.sentence).split())
            if len(taken) != most and (budget.words is None or used + size <= budget.words):
                used += size
                taken.append(each)
        return taken

    return take
