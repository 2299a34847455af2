"""Quotes of an article: what was said, word for word, and by whom, with the evidence.

`stretches` finds what is quoted; `tokenizer` reads the writer's own words, in which each stretch is one token;
`grammar` finds who does the reporting in a sentence, `people` who is named in the article, and `speakers` brings the
two together. `kinds` leaves out what nobody said, `occasions` adds where it was said, `rank` tells the best ones.
"""

from __future__ import annotations

import re
from collections import Counter

from bot.model import Article, Genre, Passage, Quote, Speaker
from bot.reading.outline import Outline
from bot.reading.quotes.grammar.phrases import Phrase
from bot.reading.quotes.kinds import kind
from bot.reading.quotes.occasions import occasion, role
from bot.reading.quotes.people.cast import Cast
from bot.reading.quotes.people.casting import cast_of
from bot.reading.quotes.rank import ranked
from bot.reading.quotes.speakers.attribution import attributions
from bot.reading.quotes.speakers.evidence import NOBODY, THRESHOLD, Attribution, EvidenceKind, confidence
from bot.reading.quotes.stretches.marks import stretches
from bot.reading.quotes.stretches.stretch import QuotedStretch
from bot.reading.quotes.stretches.unmarked import TURN, with_unmarked
from bot.reading.quotes.tokenizer import tokens
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import SpeechWords

__all__ = ["THRESHOLD", "SpeechWords", "said"]

_FARTHEST = 120
_LONGEST_QUOTE, _LONGEST_NAME = 10_000, 200
"""Characters; what is longer between marks is no quotation, and no longer name or description is anybody's."""

_ABOUT = re.compile(r"^About the author[.:]?\s+([^\n,.]{3,60})[,.]", re.MULTILINE)
_UNKNOWN = "the author"
_OPINION_CHAINS: frozenset[EvidenceKind] = frozenset(("same paragraph", "goes on", "paragraph"))


def said(
    article: Article, outline: Outline, genre: Genre, words: SpeechWords, threshold: float = THRESHOLD
) -> tuple[tuple[Quote, ...], tuple[str, ...]]:
    """The quotes of an article and its names; takes time linear in the text.

    Quotes are in text order, ranked from 1; each statement is its own until a story joins them. A speaker whose
    confidence is below the threshold (0 to 1) is left out. In opinion a quote is direct only where the article names
    the occasion on which it was said; else its author relays it. Names are of people, bodies and places, most mentioned
    first, each in its fullest form.
    """
    cast = cast_of(tokens(outline, with_unmarked(outline, stretches(outline)), words))
    return _quotes(article, cast, genre, threshold), _names(cast)


def _quotes(article: Article, cast: Cast, genre: Genre, threshold: float) -> tuple[Quote, ...]:
    found: list[Quote] = []
    for number, attribution in enumerate(attributions(cast)):
        if cast.tokens.token_of[number] >= 0:
            speaker = attribution.speaker
            if speaker is not None and (confidence(attribution) < threshold or len(speaker.name) > _LONGEST_NAME):
                attribution = NOBODY
            quote = _quote(article, cast, number, attribution, genre)
            if quote is not None and len(quote.passage.text) <= _LONGEST_QUOTE:
                found.append(quote)
    return ranked(found, Counter({cast.name(person.number): person.count for person in cast.persons}))


def _names(cast: Cast) -> tuple[str, ...]:
    counts: Counter[str] = Counter(cast.others)
    met = dict(cast.met)
    for person in cast.persons:
        if person.full or person.count > 1:
            name = cast.name(person.number)
            counts[name] += person.count
            met[name] = min(person.first, met.get(name, person.first))
    return tuple(sorted(counts, key=lambda name: (-counts[name], met[name])))


def _quote(article: Article, cast: Cast, number: int, attribution: Attribution, genre: Genre) -> Quote | None:
    tokens, opinion = cast.tokens, genre == "opinion"
    if opinion and attribution.kind == "author":
        return None
    if opinion and not _is_told(tokens, number, attribution):
        attribution = NOBODY
    speaker, tag = attribution.speaker, attribution.tag
    what = kind(tokens, number, attribution)
    stretch = tokens.stretches[number]
    if what == "none" or ((stretch.block or stretch.answer) and speaker is None):
        return None
    first, stop = _around(tokens, number, attribution)
    said_from = _sentence_before(tokens, first) if attribution.kind == "same paragraph" else first
    said_at = occasion(cast, said_from, stop) if speaker is not None else None
    via = attribution.via.name if attribution.via is not None else None
    if opinion and said_at is None and via is None and attribution.kind != "turn":
        via = _author(article)
    return Quote(
        passage=_words(article, stretch, attribution),
        speaker=Speaker(speaker.name, speaker.kind) if speaker is not None else None,
        kind="relayed" if via is not None else what,
        context=article.passage(tokens.start[first], tokens.end[stop - 1]),
        confidence=confidence(attribution),
        via=via,
        role=_passage(article, role(cast, speaker) if speaker is not None else None),
        occasion=_passage(article, said_at),
        mention=_mention(article, tokens, tag.source) if speaker is not None and tag is not None else None,
    )


def _is_told(tokens: Tokens, number: int, attribution: Attribution) -> bool:
    """Whether an opinion tells who said this; else it may as well be its author's own rhetoric."""
    if attribution.tag is not None or attribution.kind == "turn":
        return True
    return attribution.kind in _OPINION_CHAINS and not tokens.quoted(number).endswith("?")


def _author(article: Article) -> str:
    """The author's name from the article's data or its closing line; "the author" where neither names one."""
    if article.author:
        return article.author
    about = _ABOUT.search(article.text)
    return about.group(1).strip() if about else _UNKNOWN


def _words(article: Article, stretch: QuotedStretch, attribution: Attribution) -> Passage:
    """The words of a stretch without white space around, and without the name that a turn of a transcript begins with.

    "HOLM: It is late."
    """
    turn = TURN.match(article.text, stretch.start, stretch.end) if attribution.kind == "turn" else None
    start = turn.end() if turn else stretch.start
    words = article.text[start : stretch.end]
    return article.passage(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _around(tokens: Tokens, number: int, attribution: Attribution) -> tuple[int, int]:
    """The tokens of the writer's sentences around a quote and its tag; of an endless sentence what is near."""
    at = tokens.token_of[number]
    first, stop = tokens.sentence(at)
    if attribution.tag is not None:
        tagged = tokens.sentence(attribution.tag.source.start)
        first, stop = min(first, tagged[0]), max(stop, tagged[1])
    return max(first, at - _FARTHEST), min(stop, at + _FARTHEST)


def _sentence_before(tokens: Tokens, first: int) -> int:
    """Where the sentence before begins, which tells when and where a speech that goes on was held."""
    return max(tokens.sentence(max(0, first - 1))[0], first - _FARTHEST)


def _passage(article: Article, span: tuple[int, int] | None) -> Passage | None:
    return article.passage(*span) if span is not None else None


def _mention(article: Article, tokens: Tokens, source: Phrase) -> Passage:
    return article.passage(tokens.start[source.start], tokens.end[source.core - 1])
