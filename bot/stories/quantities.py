"""Which figures measure one quantity, what is claimed of it, and whether the claims disagree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from bot.model import Article, Digest, Figure, Passage, Range
from bot.reading.content_words import stem
from bot.stories.claims import agree, bounds, current, far_apart
from bot.stories.copies import independent
from bot.stories.importance import counts
from bot.stories.kinds import outcome, same_unit
from bot.stories.rivals import are_two_sides, could_differ, of_others, rivals
from bot.stories.wording import wording
from bot.told import Claim, Quantity

FEWER = 2
"""A later toll of one part in so many is one of another place, unless two sides count."""

COMPARED = 300
"""Quantities with one word that a figure is compared with; only what a hostile page sends has more."""

LATER = timedelta(hours=1)
"""How much later a higher count must be printed to be an update of a lower one."""

PER_OUTLET, WITH_SENSE, DISPUTED = 1.2, 0.3, 0.8
"""What each further outlet adds to the worth of a quantity, words that say what it measures, and a dispute; by hand."""

FIRST, SLOPE = 4.0, 2
"""What rank adds: `FIRST / (rank + SLOPE)`."""

_COUNTS = frozenset(("", "people"))
_PERIOD = re.compile(
    r"\b(?:(?:1[5-9]|20|21)\d\d|in\s(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December))\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\s*of\s+(?:the\s+|all\s+)?([^\W\d_]+(?:[’'-][^\W\d_]+)*)")
_CHANGING = frozenset(("kilometre per hour", "celsius", "fahrenheit"))
"""Units of what is another by the hour, as a storm's wind."""

_TOLLS = frozenset(("dead", "hurt", "missing", "moved"))
"""Outcomes of which a story has one count; of those saved or held it may have several."""

_FALLING = frozenset(("missing",))
"""Outcomes whose counts fall as more is known."""

_GENERIC = frozenset(
    map(stem, ("people", "number", "total", "least", "nearly", "about", "year", "day", "rate", "level"))
)


@dataclass(frozen=True, slots=True)
class _Entry:
    figure: Figure
    outlet: str | None
    url: str | None
    dated: datetime
    sense: frozenset[str]
    setting: frozenset[str]
    outcome: str | None
    whole: frozenset[str]
    unit: str
    time: frozenset[str]
    period: str | None
    """The year, or else the month, when it is not that of the article."""
    root: Passage
    """The figure that it is set against within its article, or itself."""
    beside: frozenset[Decimal | Range]
    """All values of its sentence: one that has another's too tells the same, and counts something else here."""


def quantities(articles: Sequence[Article], digests: Sequence[Digest]) -> tuple[Quantity, ...]:
    """What is counted and measured, best first, by news (or what is nearest to it); copies of one text count once.

    Figures of several articles are one quantity when they have one unit, the same words of sense and a shared setting.
    """
    entries = _entries(articles, digests)
    common = _common(articles, digests)
    groups: list[list[_Entry]] = []
    by_sense: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for entry in entries:
        places = {place for word in _keys(entry) for place in by_sense[entry.unit, word]}
        found = next(
            (place for place in sorted(places) if all(_same(entry, other, common) for other in groups[place])), None
        )
        if found is None:
            found = len(groups)
            groups.append([])
        groups[found].append(entry)
        for word in _keys(entry):
            if len(by_sense[entry.unit, word]) < COMPARED:
                by_sense[entry.unit, word].add(found)
    made = [(_worth(group), place, _quantity(group)) for place, group in enumerate(groups)]
    return tuple(quantity for _, _, quantity in sorted(made, key=lambda each: (-each[0], each[1])))


def _keys(entry: _Entry) -> frozenset[str]:
    """The words under which figures of the same quantity are looked for."""
    return entry.sense | entry.whole | ({entry.outcome} if entry.outcome else frozenset())


def _entries(articles: Sequence[Article], digests: Sequence[Digest]) -> list[_Entry]:
    by_id = {article.id: article for article in articles}
    kinds = [digest.genre.genre for digest in digests]
    first = dict(zip(by_id, independent(articles), strict=True))
    seen: set[tuple[int, str]] = set()
    entries: list[_Entry] = []
    for digest in sorted(digests, key=lambda digest: by_id[digest.article].dated):
        article = by_id[digest.article]
        if not counts(digest.genre.genre, kinds):
            continue  # a live blog or round-up counts what is of other stories
        against = rivals(digest.figures)
        values: defaultdict[Passage, set[Decimal | Range]] = defaultdict(set)
        for figure in digest.figures:
            values[figure.sentence].add(figure.value)
        for figure in sorted(digest.figures, key=lambda figure: (figure.standing, figure.passage.start)):
            copy = (first[article.id], f"{figure.passage.text}\0{figure.sentence.text}")
            if copy not in seen:
                seen.add(copy)
                set_against = against.get(figure.passage, figure)
                entries.append(_entry(figure, set_against, article, frozenset(values[figure.sentence])))
    return entries


def _entry(figure: Figure, first: Figure, article: Article, beside: frozenset[Decimal | Range]) -> _Entry:
    """The figure with its sense, which is that of the `first` figure where it is set against it."""
    setting = wording(first.sentence.text).stems
    sense = (wording(first.measures.text).stems if first.measures else frozenset()) - _GENERIC
    time = figure.when.text if figure.when else ""
    period = _PERIOD.search(time)
    own = f"{article.dated:%Y in %B}"
    return _Entry(
        figure=figure,
        outlet=article.outlet,
        url=article.url,
        dated=article.dated,
        sense=sense or setting,
        setting=setting,
        outcome=outcome(first),
        whole=_whole(first),
        unit=same_unit(first)[0],
        time=wording(time).stems,
        period=period.group() if period and period.group().casefold() not in own.casefold() else None,
        root=first.passage,
        beside=beside,
    )


def _whole(figure: Figure) -> frozenset[str]:
    """What a share is a share of: the first words after "20% of"."""
    after = figure.sentence.text[figure.passage.end - figure.sentence.start :]
    match = _OF.match(after) if same_unit(figure)[0] == "percentage" else None
    return wording(match[1]).stems if match else frozenset()


def _common(articles: Sequence[Article], digests: Sequence[Digest]) -> frozenset[str]:
    """Words that all of the story is about, its names and headlines: they tell no quantity from another."""
    texts = [*(article.title or "" for article in articles), *(name for digest in digests for name in digest.names)]
    return frozenset(stem for text in texts for stem in wording(text).stems)


def _same(one: _Entry, other: _Entry, common: frozenset[str]) -> bool:
    mine, theirs = one.figure, other.figure
    if one.root == other.root:
        return True
    if one.unit != other.unit or (one.period and other.period and one.period != other.period):
        return False
    if (mine.change in ("up", "down")) != (theirs.change in ("up", "down")):
        return False
    shared = len(one.sense & other.sense)
    equal = mine.value == theirs.value and mine.unit == theirs.unit
    if mine.passage.article == theirs.passage.article and not (equal and mine.change == theirs.change and shared):
        return False
    if equal or (mine.unit != theirs.unit and agree(mine, theirs)):
        close = shared >= 0.5 * min(len(one.sense), len(other.sense)) and shared >= 1
        return close and len(_roots(one.setting) & _roots(other.setting)) >= 2
    if one.period != other.period or not could_differ(mine, theirs):
        return False
    if one.unit in _COUNTS and (one.outcome or other.outcome):
        return one.outcome == other.outcome and one.outcome in _TOLLS and not _is_part(one, other)
    if of_others(mine, theirs, common) or mine.value in other.beside or theirs.value in one.beside:
        return False
    if one.time and other.time and not (one.time <= other.time or other.time <= one.time):
        return False
    if far_apart(mine, theirs):
        return False
    if one.whole and one.whole == other.whole:
        return len(_roots(one.setting) & _roots(other.setting)) >= 2
    mine_only, theirs_only = one.sense - common, other.sense - common
    own = mine_only & theirs_only
    return mine_only == theirs_only != frozenset() or (
        len(own) >= 2 and len(own) >= 0.6 * min(len(mine_only), len(theirs_only))
    )


def _roots(stems: frozenset[str]) -> frozenset[str]:
    """Stems cut so that "Russia" meets "Russian"."""
    return frozenset(stem[:5] for stem in stems)


def _is_part(one: _Entry, other: _Entry) -> bool:
    """Whether the later toll, or either of two of one hour, is so much lower that it counts another place or group."""
    at_once = abs(one.dated - other.dated) < LATER
    earlier, later = sorted(
        (one, other), key=lambda each: -bounds(each.figure)[0] if at_once else each.dated.timestamp()
    )
    if later.outcome in _FALLING or are_two_sides(one.figure, other.figure):
        return False
    return bounds(later.figure)[1] * FEWER <= bounds(earlier.figure)[0]


def _quantity(group: Sequence[_Entry]) -> Quantity:
    ordered = sorted(group, key=lambda entry: entry.dated)
    newest = max(ordered, key=lambda entry: (entry.dated, -entry.figure.standing))
    claims = tuple(Claim(entry.figure, entry.outlet, entry.url, entry.dated) for entry in ordered)
    return Quantity(newest.figure, claims, _differ(ordered))


def _differ(ordered: Sequence[_Entry]) -> bool:
    """Whether claims of the last day do."""
    last = current(ordered)
    return any(
        not (agree(earlier.figure, later.figure) or _of_one_voice(earlier, later) or _updates(earlier, later))
        for place, earlier in enumerate(last)
        for later in last[place + 1 :]
    )


def _of_one_voice(one: _Entry, other: _Entry) -> bool:
    """Whether one outlet gives both, or one body at two times: that is no contradiction, but tells of other things."""
    mine, theirs = one.figure, other.figure
    if are_two_sides(mine, theirs):
        return False
    claimed = mine.claimed_by is not None and theirs.claimed_by is not None
    return one.outlet == other.outlet is not None or (claimed and abs(one.dated - other.dated) >= LATER)


def _updates(earlier: _Entry, later: _Entry) -> bool:
    """A count that has moved on since: a toll that has risen, fewer who are missing; and not two sides' claims."""
    mine, theirs = earlier.figure, later.figure
    if earlier.unit in _CHANGING:
        return True
    if earlier.unit not in _COUNTS or later.dated - earlier.dated < LATER:
        return False
    return later.outcome in _FALLING or (not are_two_sides(mine, theirs) and bounds(theirs)[0] > bounds(mine)[1])


def _worth(group: Sequence[_Entry]) -> float:
    """How much an editor would like it: by many outlets, high in its article, disputed, with its sense beside it."""
    outlets = len({entry.outlet for entry in group})
    best = min(entry.figure.standing for entry in group)
    sense = any(entry.figure.measures for entry in group)
    worth = PER_OUTLET * (outlets - 1) + FIRST / (best + SLOPE)
    return worth + (WITH_SENSE if sense else 0.0) + (DISPUTED if _differ(group) else 0.0)
