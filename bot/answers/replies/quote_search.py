"""Quotes found by words, speaker, outlet and time: those with the words first, then those from articles about them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from rapidfuzz import fuzz

from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.texts import sentences
from bot.answers.understanding.wish import terms
from bot.answers.words.stems import folded, stem, stems
from bot.answers.words.stems import words as split
from bot.commands import FindQuotes
from bot.model import Article, Quote
from bot.ports import Books
from bot.shelves.news import Query
from bot.told import Statement

INSIDE, BESIDE, TOPICAL = 1.5, 0.5, 0.25
"""What a word is worth that stands in the quote, in its paragraph, or all over its article."""

ABOUT = 40
"""Articles on the words asked for whose quotes are looked at."""

MOST_LOOKED_AT = 200
"""Quotes and passages looked at."""

SHARP = 4
"""How much more words that are nearly the same count than those that are only somewhat alike."""

LONG, LOOSE = 4, 0.7
"""From so many words on a quote is meant by its words, and one worth less than this share of the best is another."""

OPENING = 400
"""Characters that an article opens with: it is about what stands there."""

MENTIONS = 2
"""Paragraphs that have all words in an article that is about them, where neither its title nor its opening has them."""


def find_quotes(request: FindQuotes, books: Books, space: str) -> list[Quote]:
    """Quotes by words and filters (`since` as 2025-03-13), best first: words that name a speaker find what that speaker
    said.

    Those with the words come before those that were only printed where the words are what it is about. Where nobody's
    have them all, whatever the one who is named said is nearer than what others did.
    """
    if any(typed.strip() and not any(map(str.isalnum, typed)) for typed in (request.words, request.by or "")):
        return []  # signs alone find nothing
    telling = [term.word for term in terms(request.words)]
    wanted = telling or [word.low for word in split(request.words)]
    if request.by is not None:
        by = request.by if " " in request.by.strip() else _speaker(request.by, books, space)
        return _said_on(wanted, by, request, books, space)
    alone = {word for word in telling if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", request.words, re.I)}
    named = [word for word in telling if word in alone and books.search.speakers(word, space, 1)]
    for word in named:
        rest = [other for other in wanted if other != word]
        if found := _said_on(rest, _speaker(word, books, space), _without(request, word), books, space):
            return found
    found = _said_on(wanted, None, request, books, space)
    stems = {stem(folded(word)) for word in wanted}
    if not any(stems <= {stem(word.low) for word in split(quote.context.text)} for quote in found):
        for word in named:
            speaker = _speaker(word, books, space)
            if folded(word) in folded(speaker).split() and (own := _own(speaker, word, request, books, space)):
                return own
    return found


def have_words(articles: Sequence[Article], typed: str) -> bool:
    """Whether each of the articles has all of these words."""
    wanted = Matcher(terms(typed))
    return all(all(wanted.cover(f"{article.title or ''} {article.text}")) for article in articles)


def sought(text: str, typed: str) -> int:
    """Where the sentence of a quote begins that has most of the words looked for."""
    wanted = {term.stem for term in terms(typed)}
    return max(sentences(text, 0, len(text)), key=lambda place: len(wanted & stems(text[slice(*place)])))[0]


def by_story(said: Sequence[Statement], books: Books) -> list[Statement]:
    """Those of one story together, the stories in the order of their first."""
    stories = books.stories.of([each.shown.passage.article for each in said])
    told = [stories.get(each.shown.passage.article) for each in said]
    return [each for _, each in sorted(zip(told, said, strict=True), key=lambda pair: told.index(pair[0]))]


def _own(speaker: str, word: str, request: FindQuotes, books: Books, space: str) -> list[Quote]:
    """What a speaker said, that first which is most like the words; `word` names the speaker."""
    return _said_on((), speaker, _without(request, word), books, space)


def _without(request: FindQuotes, word: str) -> FindQuotes:
    return replace(request, words=re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", request.words, flags=re.I))


def _speaker(word: str, books: Books, space: str) -> str:
    """The word, where it is anybody's last name or nobody's; else whoever of such a first name is quoted most."""
    names = books.search.speakers(word, space)
    return word if not names or any(folded(name).split()[-1] == folded(word) for name in names) else names[0]


def _said_on(wanted: Sequence[str], by: str | None, request: FindQuotes, books: Books, space: str) -> list[Quote]:
    """Quotes with any of the words and, of these or of anybody's, those from articles about all of them."""
    since = datetime.fromisoformat(request.since).replace(tzinfo=UTC) if request.since else None
    query = Query(tuple(wanted), space, since, None, (), MOST_LOOKED_AT)
    if request.outlet:
        query = replace(query, outlets=_outlets(request.outlet, query, by, books))
    found = {quote.passage: quote for quote in books.search.quotes(query, by)}
    topical = _about(query, books, MENTIONS if by is None else 1) if wanted else []
    if topical and by is not None:
        anything = books.search.quotes(replace(query, words=()), by)
        found |= {quote.passage: quote for quote in anything if quote.passage.article in topical}
    elif topical:
        said = (quote for digest in books.articles.digests(topical, space) for quote in digest.quotes)
        found |= {quote.passage: quote for quote in said}
    return rated(list(found.values()), wanted, request.words, topical, LOOSE if len(wanted) >= LONG else 0.0)


def _outlets(typed: str, query: Query, by: str | None, books: Books) -> tuple[str, ...]:
    """Those that a filter names, with or without "the" and in part, of the sources or of the latest quotes; what was
    typed where none has such a name.
    """
    wanted = _bare(typed)
    known = books.sources.outlets(query.space)
    articles = {quote.passage.article for quote in books.search.quotes(replace(query, words=()), by)}
    printed = {article.outlet for article in books.articles.get([*articles]) if article.outlet}
    for outlets in (known, sorted(printed)):
        if equal := [outlet for outlet in outlets if _bare(outlet) == wanted]:
            return tuple(equal)
        if parts := [outlet for outlet in outlets if f" {wanted} " in f" {_bare(outlet)} "]:
            return tuple(parts)
    return (typed,)


def _bare(outlet: str) -> str:
    return " ".join(folded(outlet).removeprefix("the ").split())


def _about(query: Query, books: Books, mentions: int) -> list[str]:
    """Articles that have all the words in their title or opening, or in so many paragraphs."""
    wanted = {stem(word) for word in query.words}
    having: Counter[str] = Counter()
    for hit in books.search.passages(query):
        if wanted <= {stem(word.low) for word in split(hit.passage.text)}:
            having[hit.passage.article] += MENTIONS if hit.passage.part == "title" or hit.passage.start < OPENING else 1
    return [article for article, count in having.items() if count >= mentions][:ABOUT]


def rated(
    found: Sequence[Quote], wanted: Sequence[str], text: str, topical: Collection[str] = (), least: float = 0.0
) -> list[Quote]:
    """The quotes, those first that have most of the words and are most alike; none of less than `least` of the best."""
    stems = {stem(folded(word)) for word in wanted}
    sought = folded(text)

    def worth(quote: Quote) -> float:
        said = {stem(word.low) for word in split(quote.passage.text)}
        around = {stem(word.low) for word in split(quote.context.text)}
        words = INSIDE * len(stems & said) + BESIDE * len(stems & (around - said))
        about = TOPICAL if quote.passage.article in topical else 0.0
        alike = fuzz.partial_ratio(sought, folded(quote.passage.text)) / 100
        return words + about + alike**SHARP + (0.2 if quote.kind == "direct" else 0.0)

    worths = {quote.passage: worth(quote) for quote in found}
    enough = least * max(worths.values(), default=0.0)
    kept = [quote for quote in found if worths[quote.passage] >= enough]
    return sorted(kept, key=lambda quote: -worths[quote.passage])
