"""How well each stretch of an article answers a wish, by its words, what stands around it, and what it holds."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from operator import mul

from bot.answers.evidence.looking_up.retrieval import Candidate
from bot.answers.evidence.matching import ROOT, Matcher, Token, covered, joined
from bot.answers.evidence.telling.speakers import meant_by
from bot.answers.evidence.texts import news_spans, sentences, spans, undated
from bot.answers.evidence.weighing.findings import Stretch, starting_in
from bot.answers.evidence.weighing.fit import fit
from bot.answers.evidence.weighing.marks import Marks
from bot.answers.understanding.wish import Wish
from bot.model import Article, Digest, Figure, Quote

SHORTEST = 4
"""Words that a stretch must have."""

REPORTED = 0.7
"""What it is worth when somebody's words are reported and not quoted."""

NAMED = 0.5
"""What a name counts within an article: it says what the article is about more than what is wanted of it."""

HEAD = 6
"""Paragraphs at the top of an article that say what it is about."""

BULK = 3
"""Paragraphs of an article whose BM25 counts together."""

SETTING = 0.6
"""What a word counts that only sets the scene of the question."""

_Tokens = Sequence[tuple[int, Token]]
"""Words of a stretch that stand for terms: behind how many spaces, and the token."""


@dataclass(frozen=True, slots=True)
class _Weights:
    """What each term counts, and all together."""

    each: Sequence[float]
    total: float

    def share(self, cover: Sequence[float]) -> float:
        """How much is met, 0 to 1."""
        met: float = sum(map(mul, cover, self.each))
        return met / self.total


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all stretches of one article are weighed against."""

    lengths: list[int]
    covers: list[list[float]]
    title: list[float]
    rare: _Weights
    titled: float
    cover: float
    exact: float
    head: float
    best: float
    bulk: float
    whole: float
    close: list[frozenset[int]]
    pairs: float
    likely: dict[str, float]


class Scales:
    """Weighs the stretches of articles for one wish."""

    def __init__(self, wish: Wish, matcher: Matcher, weights: Sequence[float]) -> None:
        self._wish = wish
        self._matcher = matcher
        self._weights = _weights(weights)
        self._meant = meant_by(wish)
        self._rare_in: dict[str, _Weights] = {}

    def weigh(
        self,
        article: Article,
        digest: Digest | None,
        candidate: Candidate,
        furniture: Set[tuple[int, int]],
    ) -> list[Stretch]:
        """The stretches of the article that are long enough and have any word of the wish, in text order; the first one
        where only the title has.
        """
        quotes = [quote for quote in digest.quotes if quote.passage.part == "text"] if digest else []
        figures = digest.figures if digest else ()
        places = spans(article.text)
        tokens = [self._matcher.places(article.text[start:end]) for start, end in places]
        sheet = self._sheet(article, candidate, tokens, quotes)
        self._rare_in[article.id] = sheet.rare
        found = []
        titled_alone = any(sheet.title) and not any(tokens)
        for number, (start, end) in enumerate(places):
            told = self._wish.speaker or tokens[number] or (titled_alone and not number)
            if told and sheet.lengths[number] >= SHORTEST:
                said = tuple(quote for quote in quotes if quote.passage.start < end and quote.passage.end > start)
                counted = starting_in(figures, (start, end))
                marks = self._marks(sheet, number, article.text[start:end], said, counted)
                found.append(Stretch(article, start, end, marks, counted, furniture))
        return found

    def _sheet(
        self, article: Article, candidate: Candidate, tokens: Sequence[_Tokens], quotes: Sequence[Quote]
    ) -> _Sheet:
        """`tokens` are those of each stretch."""
        size, own_title = self._matcher.size, article.title or ""
        lengths = [len(article.text[start:end].split()) for start, end in spans(article.text)]
        covers = [covered((token for _, token in each), size) for each in tokens]
        title = self._matcher.cover(own_title)
        met = joined([title, *covers])
        close = [_close(each, size) for each in tokens]
        scores = sorted(candidate.scores.values(), reverse=True)
        return _Sheet(
            lengths=lengths,
            covers=covers,
            title=title,
            rare=_weights(self._rare(covers)),
            titled=self._weights.share(title),
            cover=self._weights.share(met),
            exact=self._weights.share([float(each >= 1.0) for each in met]),
            head=self._weights.share(joined([title, *covers[:HEAD]])),
            best=scores[0] if scores else 0.0,
            bulk=sum(scores[:BULK]) / BULK,
            whole=self._whole(tokens, sum(lengths)),
            close=close,
            pairs=self._paired(_close(self._matcher.places(own_title), size).union(*close)),
            likely=self._meant.speakers(article, quotes),
        )

    def lead(self, stretch: Stretch, span: tuple[int, int]) -> tuple[int, int]:
        """Where the first sentence of the stretch is that meets most of the wish, rare words counting most; of page
        furniture, where that of the news in the span around it is.
        """
        text, figures, rare = stretch.article.text, stretch.figures, self._rare_in[stretch.article.id]

        def worth(place: tuple[int, int]) -> float:
            words = text[slice(*place)]
            met = rare.share(self._matcher.cover(words))
            return met + fit(self._wish, words, starting_in(figures, place))

        places = sentences(text, stretch.start, stretch.end)
        if stretch.is_furniture:
            around = news_spans(text, span, stretch.furniture)
            news = [each for place in around for each in sentences(text, *place)]
            places = [each for each in news if worth(each)] or places
        return undated(text, *max(places, key=worth))

    def _marks(
        self,
        sheet: _Sheet,
        number: int,
        text: str,
        quotes: Sequence[Quote],
        figures: Sequence[Figure],
    ) -> Marks:
        covers, own = sheet.covers, sheet.covers[number]
        around = (*covers[max(0, number - 2) : number], *covers[number + 1 : number + 2])
        near = joined([own, *(cover for cover in around if any(cover))])
        met = sheet.rare.share(own)
        return Marks(
            own=self._best_sentence(text, own, met, sheet.rare),
            near=sheet.rare.share(near) - met,
            all=self._weights.share(joined([near, sheet.title])),
            title=sheet.titled,
            cover=sheet.cover,
            exact=sheet.exact,
            head=sheet.head,
            best=sheet.best,
            bulk=sheet.bulk,
            whole=sheet.whole,
            pair=self._paired(sheet.close[number]),
            pairs=sheet.pairs,
            fit=fit(self._wish, text, figures),
            speaker=self._speaker(text, quotes, sheet.likely),
            quoted=float(bool(quotes) and self._wish.kind in ("said", "really")),
            early=1 / (1 + number),
            length=min(1.0, sheet.lengths[number] / 20),
        )

    def _rare(self, covers: Sequence[Sequence[float]]) -> list[float]:
        """The terms' weights within one article: what stands everywhere in it chooses no stretch of it."""
        size = len(covers)
        scale = math.log(2 * size + 2)
        rare = []
        for place, (term, weight) in enumerate(zip(self._wish.terms, self._weights.each, strict=True)):
            count = sum(cover[place] > 0.0 for cover in covers)
            scarce = 0.15 + 0.85 * math.log((size + 1) / (count + 0.5)) / scale if count else 1.0
            rare.append(weight * scarce * (SETTING if term.setting else 1.0) * (NAMED if term.name else 1.0))
        return rare

    def _best_sentence(self, text: str, own: Sequence[float], met: float, rare: _Weights) -> float:
        """What the sentence meets that meets most; neighbouring sentences make no answer together."""
        places = sentences(text, 0, len(text)) if sum(map(bool, own)) > 1 else []
        if len(places) < 2:
            return met
        return max(rare.share(self._matcher.cover(text[start:end])) for start, end in places)

    def _whole(self, tokens: Sequence[_Tokens], length: int) -> float:
        """BM25 over the whole article, 0 to 1 (k1 = 0.5, b = 0.6, a usual length of 450 words)."""
        counts = Counter(term for each in tokens for _, token in each for term, worth in token if worth >= ROOT)
        long = 0.5 * (0.4 + 0.6 * length / 450)
        return self._weights.share([counts[place] / (counts[place] + long) for place in range(self._matcher.size)])

    def _paired(self, close: Set[int]) -> float:
        return len(close) / max(1, self._matcher.size - 1)

    def _speaker(self, text: str, quotes: Sequence[Quote], likely: dict[str, float]) -> float:
        if self._wish.speaker is None:
            return 0.0
        quoted = max((likely.get(quote.speaker.name, 0.0) for quote in quotes if quote.speaker), default=0.0)
        return quoted if quoted >= REPORTED else max(quoted, REPORTED * self._meant.reported(text))


def _weights(each: Sequence[float]) -> _Weights:
    return _Weights(each, sum(each) or 1.0)


def _close(tokens: _Tokens, size: int) -> frozenset[int]:
    """Terms of the question that stand within three words before the term that follows them there."""
    at: defaultdict[int, set[int]] = defaultdict(set)
    for place, token in tokens:
        for term, _ in token:
            at[term].add(place)
    return frozenset(
        term
        for term in range(size - 1)
        if term in at and term + 1 in at and any(place + gap in at[term + 1] for place in at[term] for gap in (1, 2, 3))
    )
