"""A story told as one space may see it: headline, summary, what was said, what is counted, and from where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from bot.model import Article, Digest, Genre, Passage
from bot.reading.outline import Outline
from bot.reading.summaries.summary import Budget, story_summary
from bot.stories.claims import agree
from bot.stories.copies import independent
from bot.stories.developments import new_outcomes, new_parties
from bot.stories.headlines import headline, tells_what_happened, topic
from bot.stories.importance import Weight, counts, importance, reasons
from bot.stories.quantities import quantities
from bot.stories.statements import statements
from bot.told import Quantity, Statement, Telling

SENTENCES = 3
"""Sentences of a story's summary."""

FAIR_WORDS = 60
"""Words of summary at most from one article."""

STORY_WORDS = 85
"""Words of summary at most from all of a story's articles."""

PULLED = 3
"""Statements that are shown below a summary, whose sentences it therefore leaves out."""

RECENT, LATEST = timedelta(days=1), timedelta(hours=18)
"""How much older than the newest an article may be for a summary to take its sentences: later ones know better. The
second holds where most of the articles are as new as that. The headline is no older either."""

_STANDING: dict[Genre, int] = {"news": 0, "unknown": 1, "live": 2, "release": 3, "opinion": 4}


Told = TypeVar("Told", Statement, Quantity)


@dataclass(frozen=True, slots=True)
class Copy:
    """An article with what was read in it."""

    article: Article
    digest: Digest
    outline: Outline

    @property
    def genre(self) -> Genre:
        return self.digest.genre.genre


def tell(
    story: int,
    copies: Iterable[Copy],
    told: frozenset[str],
    now: datetime,
    listed: Sequence[tuple[Article, Genre]] = (),
) -> Telling:
    """The story from these articles, which the space may see.

    `listed` are further articles of a large story, which are only listed and counted. Headline and summary come from
    news (from what is nearest to it, where there is no news, but never from opinion). When some of the articles were
    told before and others not, it is an update: only what is new is told and matters, and an update without a new
    quote, figure, party or outcome, or without a sentence of these, has no importance.
    """
    copies = _ordered(copies)
    fresh = [copy for copy in copies if copy.article.id not in told] or copies
    update = len(fresh) < len(copies)
    leading = _leading(fresh)
    before = [copy for copy in copies if copy.article.id in told] if update else []
    found = quantities([copy.article for copy in copies], [copy.digest for copy in copies])
    said, counted = _said(copies, told if update else frozenset()), _counted(found, told if update else frozenset())
    unread = [each for each in listed if each[0].id not in told]
    weight = _weight(fresh, unread, said, counted, len(fresh) if update else None)
    latest = _latest([copy for copy in leading if tells_what_happened(copy.article)] or leading)
    since = latest[0].article.dated if latest else now
    headed = headline([copy.article for copy in leading], [copy.digest for copy in leading], since)
    summary = _summary(latest, said, [*_outdated(found), *_sentences(before)], headed)
    worth_telling = not update or bool(said or counted or (summary and _developed(fresh, summary, before)))
    sources = _numbered([*fresh, *before], summary, said, counted) + sorted(listed, key=lambda each: each[0].id in told)
    return Telling(
        story=story,
        headline=headed,
        topic=topic([copy.digest for copy in copies]),
        articles=tuple(article for article, _ in sources),
        genres=tuple(genre for _, genre in sources),
        summary=summary,
        statements=said,
        quantities=counted,
        reasons=reasons(weight, now),
        importance=importance(weight, now) if worth_telling else 0.0,
        update=update,
    )


def _numbered(
    copies: Sequence[Copy],
    summary: Sequence[Passage],
    said: Sequence[Statement],
    counted: Sequence[Quantity],
) -> list[tuple[Article, Genre]]:
    """The sources as a reader meets them, in the summary, the quotes and the figures; those not met as they come."""
    met = [passage.article for passage in summary]
    met += [variant.quote.passage.article for statement in said[:PULLED] for variant in statement.variants]
    met += [claim.figure.passage.article for quantity in counted[:PULLED] for claim in quantity.claims]
    place = {article: place for place, article in reversed([*enumerate(met)])}
    return sorted(((copy.article, copy.genre) for copy in copies), key=lambda each: place.get(each[0].id, len(met)))


def _ordered(copies: Iterable[Copy]) -> list[Copy]:
    """News first, each kind in the order of time."""
    return sorted(copies, key=lambda copy: (_STANDING[copy.genre], copy.article.dated, copy.article.id))


def _leading(copies: Sequence[Copy]) -> list[Copy]:
    """The articles that headline and summary come from: the news that is read, or what is nearest to it."""
    read = [copy for copy in copies if copy.digest.language == "en"]
    best = min((_STANDING[copy.genre] for copy in read), default=_STANDING["opinion"])
    return [copy for copy in read if _STANDING[copy.genre] == best < _STANDING["opinion"]]


def _said(copies: Sequence[Copy], told: frozenset[str]) -> tuple[Statement, ...]:
    """All that was said, the latest first; only what no told article carries, where some were told."""
    found = statements([copy.article for copy in copies], [copy.digest for copy in copies])
    new = [each for each in found if told.isdisjoint(v.quote.passage.article for v in each.variants)]
    dated = {copy.article.id: copy.article.dated for copy in copies}
    return _latest_first(new, [max(dated[v.quote.passage.article] for v in each.variants) for each in new])


def _counted(found: Sequence[Quantity], told: frozenset[str]) -> tuple[Quantity, ...]:
    """All that is counted, the latest first; only what is new or has another value than the told articles gave it."""
    new = [each for each in found if _is_new(each, told)]
    return _latest_first(new, [max(claim.dated for claim in each.claims) for each in new])


def _latest_first(found: Sequence[Told], dates: Sequence[datetime]) -> tuple[Told, ...]:
    """The same in their order, but what nobody has told since the day before the latest of them behind the others."""
    is_old = [max(dates) - date > RECENT for date in dates]
    return tuple(each for old in (False, True) for each, behind in zip(found, is_old, strict=True) if behind == old)


def _is_new(quantity: Quantity, told: frozenset[str]) -> bool:
    before = {claim.figure.value for claim in quantity.claims if claim.figure.passage.article in told}
    return quantity.shown.passage.article not in told and quantity.shown.value not in before


def _outdated(found: Iterable[Quantity]) -> list[Passage]:
    """The sentences that give a count as it was before it rose or fell."""
    settled = (each for each in found if not each.differs)
    claims = ((claim, each.shown) for each in settled for claim in each.claims)
    return [claim.figure.sentence for claim, shown in claims if not agree(claim.figure, shown)]


def _sentences(copies: Iterable[Copy]) -> list[Passage]:
    return [
        copy.article.passage(sentence.start, sentence.end)
        for copy in copies
        for paragraph in copy.outline.clean
        for sentence in paragraph.sentences
    ]


def _developed(fresh: Sequence[Copy], summary: Sequence[Passage], before: Sequence[Copy]) -> bool:
    """Whether a party enters the story, or the new headlines and sentences say how it turned out."""
    told = [copy.article for copy in before]
    texts = [*(copy.article.title or "" for copy in fresh), *(passage.text for passage in summary)]
    return bool(new_parties([copy.digest for copy in fresh], told) or new_outcomes(texts, told))


def _summary(
    latest: Sequence[Copy], said: Sequence[Statement], told: Sequence[Passage], headed: Passage | None
) -> tuple[Passage, ...]:
    """Sentences of the latest articles, which neither the statements below nor those `told` say.

    Of the same text only the newest counts: words are not the likelier for being copied.
    """
    newest_first = latest[::-1]
    places = sorted(set(independent([copy.article for copy in newest_first])), reverse=True)
    latest = [newest_first[place] for place in places]
    if not latest:
        return ()
    pulled = [statement.shown.passage for statement in said[:PULLED]]
    budget = Budget(SENTENCES, FAIR_WORDS if len(latest) == 1 else STORY_WORDS)
    outlines = [copy.outline for copy in latest]
    names = [name for copy in latest for name in copy.digest.names]
    return _fair(story_summary([copy.article for copy in latest], outlines, budget, pulled, names, told, headed))


def _latest(copies: Sequence[Copy]) -> list[Copy]:
    """Those of the latest news, in the order of time, as these are."""
    recent = [copy for copy in copies if copies[-1].article.dated - copy.article.dated <= RECENT]
    latest = [copy for copy in recent if copies[-1].article.dated - copy.article.dated <= LATEST]
    return latest if 2 * len(latest) > len(recent) else recent


def _fair(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """As many of the sentences, in order, as keep each article within its fair share of words."""
    used: dict[str, int] = {}
    kept: list[Passage] = []
    for passage in passages:
        words = used.get(passage.article, 0) + len(passage.text.split())
        if words <= FAIR_WORDS:
            used[passage.article] = words
            kept.append(passage)
    return tuple(kept)


def _weight(
    copies: Sequence[Copy],
    listed: Sequence[tuple[Article, Genre]],
    said: Sequence[Statement],
    counted: Sequence[Quantity],
    fresh: int | None,
) -> Weight:
    kinds = [copy.genre for copy in copies] + [genre for _, genre in listed]
    news = [copy.article for copy in copies if counts(copy.genre, kinds)]
    voices = {news[first].outlet or news[first].id for first in independent(news)}
    voices |= {article.outlet or article.id for article, genre in listed if counts(genre, kinds)}
    newest = max(copy.article.dated for copy in copies)
    return Weight(len(voices), len(said), len(counted), newest, fresh)
