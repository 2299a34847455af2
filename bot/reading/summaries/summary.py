"""Summaries made of an article's own sentences, or of those of all articles of a story, in reading order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Article, Passage
from bot.reading.outline import Outline
from bot.reading.summaries.candidates import Candidate, candidates, content
from bot.reading.summaries.expectation import expectation
from bot.reading.summaries.leaning import introduces
from bot.reading.summaries.repeats import OPENING, repeats
from bot.reading.summaries.selection import LengthLimits, select
from bot.reading.summaries.standing import Introductions

WORDS_PER_SENTENCE = 20
UNLIMITED = 1_000_000
REFERENCE = 0.85
"""Words that a good summary is thought to have, as a share of the budget."""

OFFERED = 10
"""Sentences of an article that are considered for each that is wanted: what comes further down is background."""

LEADS, LEAST_TOLD = 4, 0.3
"""Sentences of an article among which its lead is looked for, and the share of the headline's words it must have."""

LATER, OWN = 0.1, 0.2
"""What a lead loses for each sentence before it, and what it gains that the headline's own article opens with."""

_SPOKEN = re.compile(
    r"""[\"“][^\"“”]*[,.!?][\"”]
        |(?:[A-Z][\w’'.-]*\s){1,6}?[A-Z][\w’'.-]*\s?(?:,[^,]{3,90},)?\s(?:also\s|has\s|have\s)?(?:said|says|told|added|argued
         |warned|insisted|stressed|noted|believes?|thinks?|hopes?|hoped|urged|praised|thanked|described|called|vowed
         |declined|refused)\b[^\d]*$""",
    re.VERBOSE,
)
"""What quotes, or tells without a number what somebody says, and is no news, unless its article opens with it: the best
quotes stand below."""

TITLE_AGAIN = 0.9
"""Share of a sentence's content words in the title, from which it only says the title again."""

TOLD = 0.8
"""Share of a sentence's content words in one that was told before, from which it tells nothing new."""


@dataclass(frozen=True, slots=True)
class Budget:
    """At most so many sentences and so many words; None is no limit, and with neither there are three sentences."""

    sentences: int | None
    words: int | None


DEFAULT = Budget(3, 60)
"""What a briefing may show of one article."""


def summary(
    article: Article, outline: Outline, budget: Budget, avoid: Sequence[Passage] = (), names: Sequence[str] = ()
) -> tuple[Passage, ...]:
    """The sentences that tell the article best, in reading order; empty when none fits the budget.

    None is noise, repeats another one, the title or one of the passages to `avoid`, opens with a "he" or "meanwhile"
    that hangs in the air, or cuts a quotation in two (unless there are no others); nor does it begin with the last of
    the full `names` alone, unless the title or a sentence before has said who that is. About 1 ms for 600 words.
    """
    return story_summary([article], [outline], budget, avoid, names)


def story_summary(
    articles: Sequence[Article],
    outlines: Sequence[Outline],
    budget: Budget,
    avoid: Sequence[Passage] = (),
    names: Sequence[str] = (),
    told: Sequence[Passage] = (),
    headline: Passage | None = None,
) -> tuple[Passage, ...]:
    """The same for several articles that tell one story; each passage knows its article.

    Of `told`, which was shown before, only what it says in full is left out: a sentence with more in it is news. The
    `headline` is the title that stands above; where sentences are counted, one that tells it leads, if it can that with
    which its own article opens; where none tells it, one that tells another title.
    """
    limits = _limits(budget)
    near = OFFERED * max(3, min(limits.sentences, limits.words // WORDS_PER_SENTENCE))
    offered = [each for number, outline in enumerate(outlines) for each in candidates(outline, number, near)]
    titles = [article.title for article in articles if article.title]
    expected = expectation(offered, titles, limits.reference)
    headlines = [content(title) for title in titles]
    free = offered
    for words in headlines:
        free = [each for each in free if not _says(each, words)]
    own_words = [each for each in free if each.place == 0 or not _SPOKEN.match(each.text)]
    leads = _leads(own_words, articles, headline) if limits.counted else []
    free = own_words if leads else free
    for passage in avoid:
        words = content(passage.text)
        free = [
            each
            for each in free
            if each in leads or not (repeats(each.content, words) or _overlap(each, articles, passage))
        ]
    for passage in told:
        words = content(passage.text)
        free = [each for each in free if len(each.content & words) < TOLD * max(1, len(each.content))]
    shown = [headline.text] if headline else titles
    chosen = select(free, expected, limits, Introductions(free, names, shown), leads)
    return tuple(
        articles[each.article].passage(each.sentence.start, each.sentence.end)
        for each in _in_reading_order(chosen, articles, leads)
    )


def _limits(budget: Budget) -> LengthLimits:
    sentences = budget.sentences
    if sentences is None:
        sentences = 3 if budget.words is None else UNLIMITED
    words = UNLIMITED if budget.words is None else budget.words
    reference = REFERENCE * min(words, sentences * WORDS_PER_SENTENCE)
    counted = budget.sentences is not None
    return LengthLimits(sentences, words, reference, counted, fill=budget.words is None)


def _leads(offered: Sequence[Candidate], articles: Sequence[Article], headline: Passage | None) -> list[Candidate]:
    """The first sentences that stand alone and tell what the headline says, or else another title, best first.

    Those that say most of it, the sooner the better, above all the one with which its own article opens; of equals the
    newest.
    """
    early = [each for each in offered if each.place < LEADS and each.is_usable() and not _hangs(each)]
    for title in (headline, *(each.headline for each in articles)):
        wanted = content(title.text) if title else frozenset()
        worth: dict[Candidate, float] = {}
        for each in early:
            share = len(each.content & wanted) / max(1, len(wanted))
            if title and share >= LEAST_TOLD:
                opens = each.place == 0 and articles[each.article].id == title.article
                worth[each] = share - LATER * each.place + (OWN if opens else 0.0)
        if worth:
            return sorted(worth, key=lambda each: (-round(worth[each], 1), -articles[each.article].dated.timestamp()))
    return []


def _hangs(candidate: Candidate) -> bool:
    """Whether it leans, and does not even open its article with somebody whom it introduces."""
    return candidate.leans(()) and not (candidate.place == 0 and introduces(candidate.text, candidate.written))


def _overlap(candidate: Candidate, articles: Sequence[Article], passage: Passage) -> bool:
    article, sentence = articles[candidate.article], candidate.sentence
    here = passage.article == article.id and passage.part == "text"
    return here and passage.start < sentence.end and sentence.start < passage.end


def _says(candidate: Candidate, headline: frozenset[str]) -> bool:
    return len(candidate.content & headline) >= TITLE_AGAIN * max(1, len(candidate.content))


def _in_reading_order(
    chosen: Sequence[Candidate], articles: Sequence[Article], leads: Sequence[Candidate]
) -> list[Candidate]:
    """Sentences of one article together and in their order, first those of the article that leads.

    Then the article whose sentence comes earliest in it; of those whose opening is told, the newest: the latest news
    leads.
    """
    rank = {each: number for number, each in enumerate(leads)}
    first: dict[int, tuple[int, int, float, int]] = {}
    for each in chosen:
        place = 0 if each.place < OPENING else each.place
        key = (rank.get(each, len(leads)), place, -articles[each.article].dated.timestamp(), each.article)
        first[each.article] = min(key, first.get(each.article, key))
    return sorted(chosen, key=lambda each: (first[each.article], each.place))
