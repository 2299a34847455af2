"""The short lines of a message: who said it and where, what is counted and by whom, which source it was."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.message import Line, Moment, Run, plain
from bot.model import Article, Figure, Genre, Passage, Quote
from bot.stories.claims import agree, current, reach
from bot.stories.statements import wordings
from bot.told import Claim, Quantity, Statement, Telling

NO_OUTLET = "outlet not given"
NO_DATE = "date not given"
NO_LINK = "no link"
NO_TITLE = "no title"
UNATTRIBUTED = "unattributed"
COUNTED = "Figures"
UNEQUAL, FROM, TO = "  ≠  ", "from ", " to "
UPDATE = "Update: "


def cited(telling: Telling, articles: Collection[str]) -> Line:
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


def figure_lines(quantities: Sequence[Quantity], telling: Telling) -> tuple[Line, ...]:
    """Each figure in its own words, who claims it, and its sources.

    Figures of one sentence stand together; claims that disagree stand side by side, many of them as their range. What
    the words of such a claim tell already is not told again.
    """
    disputed = {claim.figure.sentence for each in quantities if each.differs for claim in _opposite_claims(each)}
    together: dict[Passage, list[Quantity]] = {}
    for quantity in quantities:
        if not quantity.differs and quantity.shown.sentence in disputed:
            continue
        key = quantity.shown.passage if quantity.differs else quantity.shown.sentence
        together.setdefault(key, []).append(quantity)
    return tuple(
        _disputed(each[0], telling) if each[0].differs else _agreed(each, telling) for each in together.values()
    )


def whole_sentence(figures: Sequence[Figure]) -> Line:
    """The figures' one sentence with the numbers in bold, and the mark that it lacks where a quotation goes on."""
    sentence = figures[0].sentence
    parts: list[Run] = []
    place = 0
    for passage in sorted({figure.passage for figure in figures}, key=lambda passage: passage.start):
        begin = passage.start - sentence.start
        parts += [Run.of(sentence.cut(place, begin))] if place < begin else []
        parts.append(Run.of(passage, bold=True))
        place = passage.end - sentence.start
    parts += [Run.of(sentence.cut(place, len(sentence.text)))] if place < len(sentence.text) else []
    before, behind = _lacking(sentence.text)
    return (*([Run(before, faint=True)] if before else []), *parts, *([Run(behind, faint=True)] if behind else []))


def with_claimants(told: Line, figures: Sequence[Figure]) -> Line:
    """What is told of figures, then "— Police — rebels": each body that claims one, where it is not told already."""
    words = plain(told).casefold()
    names = dict.fromkeys(figure.claimed_by for figure in figures if figure.claimed_by)
    return (*told, *(Run(f" — {name}", faint=True) for name in names if name.casefold() not in words))


def by_sentence(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims that one sentence tells together, in the order of the first of each."""
    together: dict[tuple[Passage, str | None], list[Claim]] = {}
    for claim in claims:
        together.setdefault((claim.figure.sentence, claim.outlet), []).append(claim)
    return list(together.values())


def dispute(quantity: Quantity) -> str:
    """That the claims differ and, where there are several, from which to which they reach, as printed."""
    several = len({claim.outlet or claim.figure.passage.article for claim in quantity.claims}) > 1
    said = "The sources disagree" if several else "The claims differ"
    extremes = reach(quantity)
    if extremes is None:
        return said
    lowest, highest = (claim.figure.passage.text for claim in extremes)
    return f"{said}: from {lowest} to {highest}"


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


def headlined(telling: Telling) -> Run:
    """Its headline, or what it is about where no article has one that can stand alone."""
    return Run.of(telling.headline) if telling.headline else Run(telling.topic or NO_TITLE)


def titled(article: Article) -> Run:
    """Its title, linked; what is missing is said to be missing."""
    return Run.of(article.headline, link=article.url) if article.headline else Run(NO_TITLE, link=article.url)


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


def _lacking(text: str) -> tuple[str, str]:
    """The quote marks that the text lacks at its beginning and at its end."""
    if text.count("“") != text.count("”"):
        return ("", "”") if text.rfind("“") > text.rfind("”") else ("“", "")
    if text.count('"') % 2:
        before = text[: text.index('"')]
        return ('"', "") if before and before[-1] not in " (—–-" else ("", '"')
    return "", ""


def _agreed(quantities: Sequence[Quantity], telling: Telling) -> Line:
    figures = [quantity.shown for quantity in quantities]
    carriers = {claim.figure.passage.article for quantity in quantities for claim in _agreeing(quantity)}
    return (*with_claimants(whole_sentence(figures), figures), *cited(telling, carriers))


def _disputed(quantity: Quantity, telling: Telling) -> Line:
    """The newest claim and the others: one other beside it, of several the lowest and the highest that it rules out."""
    ends = [_end(claim, telling) for claim in reach(quantity) or () if not agree(claim.figure, quantity.shown)]
    if ends:
        newest = next(claim for claim in quantity.claims if claim.figure == quantity.shown)
        apart = (Run(FROM), *ends[0], Run(TO), *ends[1]) if len(ends) > 1 else ends[0]
        return (*_claimed([newest], telling), Run(UNEQUAL, bold=True), *apart)
    parts: list[Run | Moment] = []
    for claims in by_sentence(_opposite_claims(quantity)):
        parts += [Run(UNEQUAL, bold=True)] if parts else []
        parts += _claimed(claims, telling)
    return tuple(parts)


def _claimed(claims: Sequence[Claim], telling: Telling) -> Line:
    figures = [claim.figure for claim in claims]
    return (*with_claimants(whole_sentence(figures), figures), *cited(telling, [figures[0].passage.article]))


def _end(claim: Claim, telling: Telling) -> Line:
    figure = claim.figure
    return (
        *with_claimants((Run.of(figure.passage, bold=True),), [figure]),
        *cited(telling, [figure.passage.article]),
    )


def _agreeing(quantity: Quantity) -> list[Claim]:
    """The claims of the value shown: an older toll is no source for the newer one."""
    return [claim for claim in quantity.claims if claim.figure.value == quantity.shown.value]


def _opposite_claims(quantity: Quantity) -> list[Claim]:
    """Claims of the last day of which no two can both be true, the one shown first, then the newest."""
    shown = [claim for claim in quantity.claims if claim.figure == quantity.shown]
    opposite: list[Claim] = []
    for claim in (*shown, *reversed(current(quantity.claims))):
        if not any(agree(claim.figure, other.figure) for other in opposite):
            opposite.append(claim)
    return opposite[:3]
