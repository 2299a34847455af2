"""How a briefing and a story look: headline, summary, quotes, figures and sources, as blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.briefing.below import figures_below, quotes_below
from bot.briefing.idle_figures import says_little
from bot.briefing.lines import COUNTED, UPDATE, cited, figure_lines, headlined, joined, source, titled
from bot.briefing.quoting import ENDED, GAP, marked
from bot.counting import counted, of_number
from bot.message import (
    SOURCES,
    Block,
    Choices,
    Facts,
    Footer,
    Heading,
    Line,
    Message,
    Moment,
    Paragraph,
    Run,
)
from bot.model import Article, Genre, Passage
from bot.slots import Length
from bot.stories.headlines import is_cut
from bot.stories.wording import wording
from bot.told import Briefing, Coverage, Quantity, Telling

QUOTES = 3
FIGURES = 4
LISTED = 8
FOREIGN = 5
"""How many of each a briefing shows of one story (foreign: of one briefing)."""

MINOR = 2
"""How far behind the last one that has room a figure of one outlet may stand in its article."""

_QUOTES = ("“", '"', "‘", "'")
HEADLINE_WORDS = 24
"""Words of a sentence that can stand for a title."""

TOLD = 0.6
"""Share of the words of a title that was cut which the sentence in its place must have."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How many sentences, quotes and figures of one story are shown at most, and whether it says why it matters."""

    sentences: int = 3
    quotes: int = QUOTES
    figures: int = FIGURES
    reasons: bool = False


LENGTHS: dict[Length, Shown] = {"short": Shown(1, 1, 0), "medium": Shown(), "detailed": Shown(3, 8, 8, reasons=True)}
"""What a briefing of each length shows of one story."""

ALL = 12
"""How many quotes and figures a story shows when it is asked for alone."""


def briefing_message(briefing: Briefing, zone: str, length: Length = "medium") -> Message:
    """The briefing as it is posted; one line when there is nothing new. Times are shown in the zone."""
    foreign = _foreign(briefing.coverage.foreign, zone)
    if not briefing.tellings and not foreign:
        return Message((Paragraph((Moment(briefing.slot, zone), Run(" · Nothing new. "), *_closing(briefing, zone))),))
    blocks: list[Block] = [Heading((Moment(briefing.slot, zone), Run(f" · {_count(briefing.tellings)}")), 1)]
    if briefing.first:
        blocks.append(Paragraph((Run("The first briefing here: it covers the last 24 hours.", faint=True),)))
    for telling in briefing.tellings:
        blocks += story_blocks(telling, zone, LENGTHS[length])
    blocks += foreign
    if briefing.tellings:
        blocks.append(Choices((("The whole story", "/story 1"), ("Why this story", "/why 1"), ("Sources", "/sources"))))
    return Message((*blocks, Footer(_closing(briefing, zone))))


def story_message(telling: Telling, zone: str) -> Message:
    """One story alone, with more of its quotes and figures, and why it matters."""
    why = (Footer((Run(" · ".join(telling.reasons)),)),) if telling.reasons else ()
    report = Choices((("Report", f"/report {telling.story}"),))
    return Message((*story_blocks(telling, zone, Shown(quotes=ALL, figures=ALL)), report, *why))


def story_blocks(telling: Telling, zone: str, shown: Shown = Shown()) -> tuple[Block, ...]:
    """Headline, summary with [n], quotes and figures, and the sources."""
    summary = telling.summary[: shown.sentences]
    head = summary[:1] if _is_headed_by_summary(telling) else ()
    blocks: list[Block] = [Heading(_headline(telling, head))]
    if len(summary) > len(head):
        blocks.append(Paragraph(_told(telling, summary[len(head) :])))
    pulled = quotes_below(telling, summary, shown.quotes)
    blocks += pulled
    counted = [each for each in figures_below(telling, pulled) if not _is_minor(each, shown.figures)]
    lines = figure_lines(counted[: shown.figures], telling)
    if lines:
        blocks.append(Facts(lines, COUNTED))
    if shown.reasons and telling.reasons:
        blocks.append(Paragraph((Run(" · ".join(telling.reasons), faint=True),)))
    return (*blocks, Facts(_sources(telling, zone), SOURCES))


def _is_minor(quantity: Quantity, most: int) -> bool:
    """Whether one outlet alone tells it, and has so many more telling ones that it would only fill the room."""
    is_alone = len({claim.outlet or claim.figure.passage.article for claim in quantity.claims}) == 1
    return is_alone and quantity.shown.standing > most + MINOR and not quantity.differs


def _is_headed_by_summary(telling: Telling) -> bool:
    """Whether the first sentence stands for a title: it says more than a list of names or than a title that was cut.

    One that opens with a quotation does not, since it claims what somebody says.
    """
    headline, first = telling.headline, telling.summary[:1]
    if not first or len(first[0].text.split()) > HEADLINE_WORDS or first[0].text.startswith(_QUOTES):
        return False
    if headline is None:
        return len(telling.summary) > 1
    wanted = wording(headline.text).stems
    return is_cut(headline.text) and len(wanted & wording(first[0].text).stems) >= TOLD * len(wanted)


def _headline(telling: Telling, head: Sequence[Passage]) -> Line:
    update = (Run(UPDATE),) if telling.update else ()
    if head:
        return (*update, Run.of(head[0]), *cited(telling, [head[0].article]))
    return (*update, headlined(telling))


def _told(telling: Telling, summary: Sequence[Passage]) -> Line:
    """The sentences with their sources; the numbers that count are bold in them, and […] stands where one was cut."""
    parts: list[Run | Moment] = []
    for passage in summary:
        inside = [q.shown for q in telling.quantities if not q.differs and q.shown.sentence == passage]
        parts += [Run(" ")] if parts else []
        parts += marked(passage, [figure.passage for figure in inside if not says_little(figure)])
        parts += [] if passage.text.endswith((*ENDED, ":")) else [Run(f" {GAP}", faint=True)]
        parts += cited(telling, [passage.article])
    return tuple(parts)


def _sources(telling: Telling, zone: str) -> tuple[Line, ...]:
    """News on one line, then one line for each other genre, which it names."""
    numbered = [*zip(telling.articles, telling.genres, range(1, len(telling.articles) + 1), strict=True)]
    lines: list[Line] = []
    for genres, label in _LABELS:
        found = [source(article, genre, number, zone) for article, genre, number in numbered if genre in genres]
        if found:
            more = (Run(f" · and {len(found) - LISTED} more", faint=True),) if len(found) > LISTED else ()
            lines.append((*((Run(label),) if label else ()), *joined(found[:LISTED]), *more))
    return tuple(lines)


_LABELS: tuple[tuple[frozenset[Genre], str], ...] = (
    (frozenset(("news", "unknown")), ""),
    (frozenset(("live",)), "Live: "),
    (frozenset(("release",)), "Press release: "),
    (frozenset(("opinion",)), "Opinion: "),
)


def _foreign(articles: Sequence[Article], zone: str) -> list[Block]:
    if not articles:
        return []
    lines: list[Line] = [
        (titled(article), Run(" · "), *source(article, "news", None, zone)[1:]) for article in articles[:FOREIGN]
    ]
    if len(articles) > FOREIGN:
        lines.append((Run(f"and {len(articles) - FOREIGN} more", faint=True),))
    return [Facts(tuple(lines), "In other languages, which are not read: headline and link only")]


def _count(tellings: Sequence[Telling]) -> str:
    updates = sum(telling.update for telling in tellings)
    new = len(tellings) - updates
    parts = []
    if new or not updates:
        parts.append(counted(new, "new story"))
    if updates:
        parts.append(counted(updates, "update"))
    return " · ".join(parts)


def _closing(briefing: Briefing, zone: str) -> Line:
    """Articles read and used, feeds fine or not, newest and oldest, and when the next briefing comes."""
    coverage = briefing.coverage
    articles = [article for telling in briefing.tellings for article in telling.articles]
    used = len({article.id for article in articles if article.fetched >= briefing.since})
    read: Line = (_number(coverage.articles), Run(f" {of_number(coverage.articles, 'article')} read"))
    parts: list[Line] = [(*read, Run(", "), _number(used), Run(" used")) if used else read, _feeds(coverage)]
    if coverage.newest is not None and coverage.oldest is not None and coverage.articles > 1:
        newest, oldest = Moment(coverage.newest, zone, "time"), Moment(coverage.oldest, zone, "time")
        parts.append((Run("newest "), newest, Run(", oldest "), oldest))
    if briefing.next_slot is not None:
        parts.append((Run("next briefing "), Moment(briefing.next_slot, zone, "time")))
    return joined([part for part in parts if part])


def _feeds(coverage: Coverage) -> Line:
    total = coverage.fine + coverage.failing
    if not total:
        return ()
    stale: Line = (Run(", "), _number(coverage.stale), Run(" stale")) if coverage.stale else ()
    if coverage.failing:
        feeds = Run(f" {of_number(total, 'feed')} failing")
        return (_number(coverage.failing), Run(" of "), _number(total), feeds, *stale)
    if total == 1:
        return (Run("1 feed, fine"), *stale)
    return (Run("all "), _number(total), Run(" feeds fine"), *stale)


def _number(count: int) -> Run:
    return Run(f"{count:,}", count=count)
