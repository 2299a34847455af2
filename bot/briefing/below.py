"""What stands below a story's summary: the quotes and figures that it has not told already."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from bot.briefing.idle_figures import MONEY, hangs_in_air, is_of_link, says_little
from bot.briefing.lines import quote_tag
from bot.briefing.quoting import is_cut_off, printed, pullquote, turned_by
from bot.message import Pullquote, plain
from bot.model import Article, Figure, Passage, Quote
from bot.stories.kinds import TIMES, measures, outcome, same_unit
from bot.stories.statements import same_speaker
from bot.stories.wording import wording
from bot.told import Quantity, Telling

LEAST_SAID = 3
"""Words of a quote that can stand alone."""

LEAST_TOLD = 5
"""Words of a quote that a figure's sentence does not show once more."""

MANY_WORDS, SHARED_WORDS, OWN_WORDS = 6, 0.85, 0.4
"""Content words from which words that share so many of them with others are told by those, and with others of the same
speaker.
"""

SPELLED = 10
"""Up to here a number that is spelled out counts one thing of a story, whatever it is called ("five states"), and over
it one in digits ("50 migrants", "50 people")."""

DATED = 31
"""Up to here a number in a text may be that of a day."""

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?(?:\s(?:thousand|million|billion|trillion))?")
_AROUND = "“”,. "
_Amount = tuple[str, Decimal, Decimal, str, str | None]


def quotes_below(telling: Telling, summary: Sequence[Passage], most: int) -> list[Pullquote]:
    """The best statements, but for those that the summary or another of them shows already, and what a feed cut off.

    One whose words another one's sentence shows too makes room for that.
    """
    articles = {article.id: article for article in telling.articles}
    said = [statement.shown for statement in telling.statements]
    turns: set[str] = set()
    made: dict[str, Pullquote] = {}
    told, spoken = [passage.text for passage in summary], list[Quote]()
    for statement in telling.statements:
        shown = statement.shown
        article = articles[shown.passage.article]
        words = shown.passage.text.strip().rstrip(",.")
        if printed(shown) == shown.passage and len(words.split()) < LEAST_SAID:
            continue
        again = any(_says(each, words) for each in told) or any(_repeats(shown, each) for each in spoken)
        if shown.passage.id in turns or again or is_cut_off(shown, article):
            continue
        if len(made) == most:
            break
        turn = turned_by(shown, article, said)
        if turn is not None:
            turns.add(turn.passage.id)
            made.pop(turn.passage.id, None)
        block = pullquote(shown, article, quote_tag(statement, telling), said)
        text = plain(block.words)
        made = {id: each for id, each in made.items() if plain(each.words).strip(_AROUND) not in text}
        made[shown.passage.id] = block
        told.append(text)
        spoken.append(shown)
    return list(made.values())


def _says(text: str, words: str, share: float = SHARED_WORDS) -> bool:
    """Whether a text has the words, or most of them where they are many: another outlet spells or cuts some."""
    stems = wording(words).stems
    return words in text or (len(stems) >= MANY_WORDS and len(stems & wording(text).stems) >= share * len(stems))


def _repeats(quote: Quote, other: Quote) -> bool:
    """Whether it has the words of the other, or tells in other words what the same speaker says there."""
    mine, theirs = (each.passage.text.strip().rstrip(",.") for each in (quote, other))
    if _says(mine, theirs):
        return True
    is_one = quote.speaker is not None and other.speaker is not None and same_speaker(quote.speaker, other.speaker)
    return is_one and (_says(mine, theirs, OWN_WORDS) or _says(theirs, mine, OWN_WORDS))


def figures_below(telling: Telling, pulled: Sequence[Pullquote]) -> list[Quantity]:
    """The quantities whose amount neither headline nor summary nor the quotes nor another of them tells.

    Outlets word one count differently, and a reader who has it needs no second wording of it. What became of people
    (six missing) is not told where a later report of it is (four missing), nor what a sentence tells that points at
    the one before it: "It will cost £3 million." Disputed ones stay, but for those that share a claim with another.
    """
    articles = {article.id: article for article in telling.articles}
    claims = [claim.figure for quantity in telling.quantities for claim in quantity.claims]
    together: defaultdict[Passage, list[Figure]] = defaultdict(list)
    for figure in claims:
        together[figure.sentence].append(figure)
    above = [*([telling.headline] if telling.headline else []), *telling.summary]
    told = {_amount(figure) for figure in claims if any(_is_in(figure, each.text.casefold()) for each in above)}
    summed_up = [figure for passage in telling.summary for figure in claims if _within(figure, passage)]
    told |= {_amount(figure) for figure in summed_up}
    outcomes = _Outcomes(articles)
    outcomes.report(summed_up)
    spoken = _spoken(telling, pulled)
    lines: dict[_Amount, Passage] = {}
    disputed: set[_Amount] = set()
    kept: list[Quantity] = []
    heading = telling.headline.text if telling.headline else telling.topic
    for quantity in telling.quantities:
        shown = quantity.shown
        if quantity.differs:
            claimed = {_amount(claim.figure) for claim in quantity.claims}
            if not disputed.isdisjoint(claimed):
                continue
            disputed |= claimed
        has_line = lines.get(_amount(shown), shown.sentence) != shown.sentence
        article = articles[shown.passage.article]
        little = says_little(shown) or is_of_link(shown, article) or hangs_in_air(shown, article, heading)
        again = _is_spoken(shown, spoken) or has_line or _amount(shown) in told
        if quantity.differs or not (again or little or outcomes.overtake(together[shown.sentence])):
            kept.append(quantity)
            told.add(_amount(shown))
            outcomes.report(together[shown.sentence])
            lines |= dict.fromkeys(map(_amount, together[shown.sentence]), shown.sentence)
    return kept


class _Outcomes:
    """When it was last reported what became of people: how many died, are missing, were saved."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._latest: dict[str, datetime] = {}

    def report(self, figures: Iterable[Figure]) -> None:
        """Take these as told."""
        for became, dated in self._dated(figures):
            self._latest[became] = max(dated, self._latest.get(became, dated))

    def overtake(self, figures: Iterable[Figure]) -> bool:
        """Whether a later report of what any of these tell is told."""
        return any(dated < self._latest.get(became, dated) for became, dated in self._dated(figures))

    def _dated(self, figures: Iterable[Figure]) -> list[tuple[str, datetime]]:
        return [
            (became, self._articles[figure.passage.article].dated)
            for figure in figures
            if (became := outcome(figure)) is not None
        ]


def _spoken(telling: Telling, pulled: Sequence[Pullquote]) -> list[tuple[Passage, str]]:
    """Where the quotes that are shown stand in each article that has them, and the words shown."""
    quotes = {each.id: plain(each.words).casefold() for each in pulled}
    return [
        (variant.quote.context, quotes[statement.shown.passage.id])
        for statement in telling.statements
        if statement.shown.passage.id in quotes
        for variant in statement.variants
    ]


def _is_spoken(figure: Figure, spoken: Sequence[tuple[Passage, str]]) -> bool:
    """Whether the quotes that are shown tell it, or say enough of its sentence."""
    amount, line = figure.passage.text.casefold(), figure.sentence.text.casefold()
    return any(
        (_within(figure, context) and amount in words)
        or (len(words.split()) >= LEAST_TOLD and _says(line, words.strip(_AROUND)))
        for context, words in spoken
    )


def _is_in(figure: Figure, text: str) -> bool:
    """Whether a text in small letters has the figure's words, whole; of a count over `DATED`, its number."""
    words = figure.passage.text.casefold()
    number = _NUMBER.match(words)
    if number and figure.ends[0] > DATED and not measures(same_unit(figure)[0]):
        words = number.group()
    return words in text and re.search(rf"(?<![\w.,]){re.escape(words)}(?![\w]|[.,]\d)", text) is not None


def _within(figure: Figure, passage: Passage) -> bool:
    here = figure.passage
    return here.article == passage.article and passage.start <= here.start and here.end <= passage.end


def _amount(figure: Figure) -> _Amount:
    """What is told of it: how much, of what unit, and of people what became of them.

    Within one story a small number in words says by itself what it counts, and so does a count that is not small,
    whether an outlet calls it jobs or workers. A sum is the same by the year ("$9,000 a year").
    """
    unit, factor = same_unit(figure)
    unit = bare if (bare := unit.partition(" per ")[0]) in MONEY else unit
    low, high = figure.ends
    if low == high <= SPELLED and unit not in (*TIMES, "percentage") and figure.passage.text[:1].isalpha():
        return "", low, high, "", outcome(figure)
    if low > SPELLED and not measures(unit):
        return "", low, high, "", outcome(figure)
    return unit, low * factor, high * factor, figure.change if figure.change in ("up", "down") else "", outcome(figure)
