"""The short lines of a message: who said it and where, what is counted and by whom, which source it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.briefing.clauses import clause
from bot.message import Line, Moment, Run
from bot.model import Article, Claim, Genre, Quantity, Quote, Statement, Telling
from bot.stories.statements import wordings

NO_OUTLET = "outlet not given"
NO_DATE = "date not given"
NO_LINK = "no link"
NO_TITLE = "no title"
UNATTRIBUTED = "unattributed"


def cited(telling: Telling, articles: Sequence[str]) -> Line:
    """The numbers of these articles, each linked: " [1] [3]"."""
    numbers = sorted({telling.number(article) for article in articles})
    return tuple(Run(f" [{number}]", faint=True, link=telling.articles[number - 1].url) for number in numbers)


def quote_tag(statement: Statement, telling: Telling) -> Line:
    """ "— Speaker · occasion or role · same words in 2 outlets [1] [2]"."""
    shown = statement.shown
    carriers = [variant.quote.passage.article for variant in statement.variants]
    return (*speaker(shown), Run(f" · {spread(statement)}", faint=True), *cited(telling, carriers))


def speaker(quote: Quote) -> Line:
    """ "— Speaker · occasion or role", or "— unattributed"; who relays it, where somebody does."""
    parts = [Run("— "), Run(quote.speaker.name if quote.speaker else UNATTRIBUTED, bold=quote.speaker is not None)]
    if quote.kind == "relayed":
        parts.append(Run(f" · as relayed by {quote.via or 'the author'}", faint=True))
    beside = quote.occasion or quote.role
    if beside is not None:
        parts.append(Run(f" · {beside.text}", faint=True))
    return tuple(parts)


def spread(statement: Statement) -> str:
    """Who else prints it: "1 outlet", "same words in 3 outlets", "2 wordings"."""
    groups = wordings(statement)
    outlets = len({variant.outlet for variant in groups[0]})
    said = f"same words in {outlets} outlets" if outlets > 1 else "1 outlet"
    if len(groups) == 1:
        return said
    return f"{said} · {len(groups)} wordings" if outlets > 1 else f"{len(groups)} wordings"


def figure_line(quantity: Quantity, telling: Telling) -> Line:
    """The figure in its own words, who claims it, and its sources; claims that disagree stand side by side."""
    if not quantity.differs:
        return _claimed(_shown_claim(quantity), _agreeing(quantity), telling)
    parts: list[Run | Moment] = []
    for claim in _opposite_claims(quantity):
        parts += [Run("  ≠  ", bold=True)] if parts else []
        parts += _claimed(claim, [claim], telling)
    return tuple(parts)


def source(article: Article, genre: Genre, number: int | None, zone: str) -> Line:
    """ "[1] Outlet, date", linked; an opinion with its author; what is missing is said to be missing."""
    label = f"[{number}] " if number is not None else ""
    name = article.outlet or NO_OUTLET
    if genre == "opinion":
        name = f"{article.author}, {name}" if article.author else name
    parts: list[Run | Moment] = [
        Run(label, faint=True),
        Run(name, link=article.url),
        Run(", "),
        date(article.published, zone),
    ]
    return (*parts, *(() if article.url else (Run(f" ({NO_LINK})", faint=True),)))


def date(at: datetime | None, zone: str) -> Run | Moment:
    """The day, or that it is missing."""
    return Run(NO_DATE) if at is None else Moment(at, zone)


def joined(lines: Sequence[Line]) -> Line:
    """Lines on one line, with " · " between them."""
    parts: list[Run | Moment] = []
    for line in lines:
        parts += [Run(" · ", faint=True)] if parts else []
        parts += line
    return tuple(parts)


def _claimed(claim: Claim, carriers: Sequence[Claim], telling: Telling) -> Line:
    claimant = claim.figure.claimed_by
    said = (Run(f" — {claimant}", faint=True),) if claimant else ()
    return (*clause(claim.figure), *said, *cited(telling, [carrier.figure.passage.article for carrier in carriers]))


def _shown_claim(quantity: Quantity) -> Claim:
    return next(claim for claim in quantity.claims if claim.figure == quantity.shown)


def _agreeing(quantity: Quantity) -> list[Claim]:
    """The claims of the value shown: an older toll is no source for the newer one."""
    return [claim for claim in quantity.claims if claim.figure.value == quantity.shown.value]


def _opposite_claims(quantity: Quantity) -> list[Claim]:
    """One claim for each value, the one shown first, then the newest."""
    newest_first = [_shown_claim(quantity), *reversed(quantity.claims)]
    by_value: dict[object, Claim] = {}
    for claim in newest_first:
        by_value.setdefault(claim.figure.value, claim)
    return list(by_value.values())[:3]
