"""Which quotes are one statement in several wordings, and which wording is shown."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TypeGuard

from rapidfuzz import fuzz

from bot.model import Article, Digest, Genre, Quote, Speaker
from bot.reading.content_words import written
from bot.reading.summaries.leaning import leans
from bot.stories.copies import independent
from bot.stories.wording import Wording, holds_whole, opposed, wording
from bot.told import Statement, Variant

SHARED = 4
"""Content words that two wordings must share, when neither contains the other."""

OVERLAP = 0.5
"""Share of the shorter wording's content words that the longer one must have."""

CONTAINED = 4
"""Words that a cut must have to be recognised by containment alone."""

COMPARED = 300
"""Wordings with one word that others are compared with; only what a hostile page sends has more."""

PER_OUTLET, OPINION, HEARD = 1.5, 1.0, 0.4
"""What each further outlet adds to the worth of a statement, what standing in an opinion piece takes from it, and what
each one does that its speaker has before it; by hand.
"""

FIRST, SLOPE = 4.0, 3
"""What rank adds: `FIRST / (rank + SLOPE)`."""

FACELESS, HANGING, BARE = 0.25, 0.4, 0.4
"""What a statement is worth less where it is nobody's own ("the statement", "an aide", a paper), where the words or
the writer's sentence around them point at what is before ("But he said that “…”"), and where hardly a word tells of
anything ("Is this justice?")."""

TELLING = 2
"""Content words that tell of something."""

_PRESS = re.compile(
    r".*\b(?:paper|newspaper|magazine|tabloid|broadcaster|outlet|site|news|times|post|guardian|telegraph|sun|bbc|cnn|reuters)",
    re.IGNORECASE,
)
"""What an outlet is called that another one quotes: it reports, and is no party to the story."""

_POINTING = re.compile(r"(?:He|She|They|That|These|Those)\b")


def numbered(quotes: Sequence[Quote]) -> list[int]:
    """The number of the statement that each quote belongs to, from 1 in the order of first appearance.

    Wordings are one statement when the same speaker (or, for one of them, nobody) says the same words, a part of them,
    or mostly the same content words, and nothing is turned round: see `bot.stories.wording.opposed`.
    What an author puts into somebody's mouth is a wording of what another outlet quotes only word for word.
    """
    wordings = [wording(quote.passage.text) for quote in quotes]
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    numbers: list[int] = []
    speakers: defaultdict[int, set[Speaker | None]] = defaultdict(set)
    known: dict[tuple[tuple[str, ...], Speaker | None, str, str], int] = {}
    for place, (quote, words) in enumerate(zip(quotes, wordings, strict=True)):
        again = (words.words, quote.speaker, quote.kind, quote.passage.article)
        if again in known:
            numbers.append(known[again])
            continue
        shared = Counter(other for key in _keys(words) for other in by_word[key])
        candidates = sorted(shared, key=lambda other: (-shared[other], other))
        same = (
            numbers[other]
            for other in candidates
            if _same(quotes[other], quote, wordings[other], words)
            and not any(_of_two(quote.speaker, member) for member in speakers[numbers[other]])
        )
        known[again] = next(same, len(speakers) + 1)
        numbers.append(known[again])
        speakers[known[again]].add(quote.speaker)
        for key in _keys(words):
            if len(by_word[key]) < COMPARED:
                by_word[key].append(place)
    return numbers


def statements(articles: Sequence[Article], digests: Sequence[Digest]) -> tuple[Statement, ...]:
    """What was said, best first: statements with at least one direct quote of a named speaker.

    Copies of one text count once. The shown wording is that of most independent outlets, then of news before opinion,
    then the earliest.
    """
    genres = {digest.article: digest.genre.genre for digest in digests}
    order = {article.id: (article.dated, place) for place, article in enumerate(articles)}
    outlets = {article.id: article.outlet for article in articles}
    originals = {article.id: articles[first].id for article, first in zip(articles, independent(articles), strict=True)}
    quotes = [quote for digest in digests for quote in digest.quotes if digest.article in order]
    grouped: defaultdict[int, list[Quote]] = defaultdict(list)
    for number, quote in zip(numbered(quotes), quotes, strict=True):
        grouped[number].append(quote)
    made: list[tuple[float, Statement]] = []
    for group in grouped.values():
        group.sort(key=lambda quote: (*order[quote.passage.article], quote.passage.start))
        voices = _once(group, originals)
        key = [quote for quote in voices if quote.kind == "direct" and quote.speaker is not None]
        if key:
            shown = _shown(key, voices, genres, outlets)
            rest = [quote for quote in voices if quote is not shown]
            statement = Statement(
                shown, tuple(Variant(quote, outlets[quote.passage.article]) for quote in (shown, *rest))
            )
            made.append((_worth(statement, genres), statement))
    return _spread(made)


def wordings(statement: Statement) -> tuple[tuple[Variant, ...], ...]:
    """The variants by wording, the shown one first; a cut of a wording is that wording."""
    groups: list[list[Variant]] = []
    for variant in statement.variants:
        words = wording(variant.quote.passage.text).words
        for group in groups:
            if _one_in_other(words, wording(group[0].quote.passage.text).words):
                group.append(variant)
                break
        else:
            groups.append([variant])
    return tuple(tuple(group) for group in groups)


def same_speaker(one: Speaker, other: Speaker) -> bool:
    """Whether both names can be one: the same last name, or one's words within the other's."""
    mine, theirs = (_name_words(speaker.name) for speaker in (one, other))
    if not mine or not theirs:
        return False
    if one.kind == other.kind == "person":
        first = len(mine) < 2 or len(theirs) < 2 or mine[0][0] == theirs[0][0]
        return mine[-1] == theirs[-1] and first
    return set(mine) <= set(theirs) or set(theirs) <= set(mine)


def _same(one: Quote, other: Quote, mine: Wording, theirs: Wording) -> bool:
    if _of_two(one.speaker, other.speaker):
        return False
    if mine.words == theirs.words:
        return True
    short, long = sorted((mine, theirs), key=lambda each: len(each.words))
    if len(short.words) >= CONTAINED and _one_in_other(short.words, long.words):
        return holds_whole(long, short) or not opposed(mine, theirs)
    if one.passage.article == other.passage.article or (one.kind == "relayed") != (other.kind == "relayed"):
        return False
    return _alike(short, long) and not opposed(mine, theirs)


def _of_two(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether two different speakers are named."""
    return _named(one) and _named(other) and not same_speaker(one, other)


def _named(speaker: Speaker | None) -> TypeGuard[Speaker]:
    return speaker is not None and speaker.kind != "unnamed"


def _alike(short: Wording, long: Wording) -> bool:
    least = min(len(short.stems), len(long.stems))
    shared = len(short.stems & long.stems)
    if shared >= SHARED and shared >= OVERLAP * least:
        return True
    return len(short.words) >= CONTAINED + 2 and fuzz.partial_ratio(" ".join(short.words), " ".join(long.words)) >= 90


def _one_in_other(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    short, long = sorted((" ".join(mine), " ".join(theirs)), key=len)
    return f" {short} " in f" {long} "


def _keys(words: Wording) -> frozenset[str]:
    return words.stems or frozenset(words.words)


def _name_words(name: str) -> list[str]:
    return [word for word in wording(name).words if word not in ("a", "an", "the", "of", "for", "jr", "sr")]


def _once(group: Sequence[Quote], originals: dict[str, str]) -> list[Quote]:
    """One quote of each independent text, the earliest direct one, in the order given."""
    kept: dict[str, Quote] = {}
    for quote in group:
        text = originals[quote.passage.article]
        held = kept.get(text)
        if held is None or (held.kind != "direct" and quote.kind == "direct"):
            kept[text] = quote
    return list(kept.values())


def _shown(
    key: Sequence[Quote], voices: Sequence[Quote], genres: dict[str, Genre], outlets: dict[str, str | None]
) -> Quote:
    def standing(quote: Quote) -> tuple[int, bool]:
        words = wording(quote.passage.text).words
        carriers = {
            outlets[voice.passage.article]
            for voice in voices
            if _one_in_other(words, wording(voice.passage.text).words) and genres[voice.passage.article] != "opinion"
        }
        return len(carriers), genres[quote.passage.article] != "opinion"

    return max(key, key=standing)  # the first of equals, and the quotes stand in order of time


def _worth(statement: Statement, genres: dict[str, Genre]) -> float:
    """How much an editor would like it: carried by many, ranked high, surely attributed, in news."""
    shown = statement.shown
    best = min(variant.quote.standing for variant in statement.variants)
    worth = PER_OUTLET * (statement.outlets - 1) + FIRST / (best + SLOPE) + shown.confidence
    worth -= FACELESS if shown.speaker and _is_faceless(shown.speaker) else 0.0
    worth -= HANGING if _hangs(shown) else 0.0
    worth -= BARE if len(wording(shown.passage.text).stems) < TELLING else 0.0
    return worth - (OPINION if genres[shown.passage.article] == "opinion" else 0.0)


def _is_faceless(speaker: Speaker) -> bool:
    is_press = speaker.kind == "group" and _PRESS.fullmatch(speaker.name) is not None
    return is_press or speaker.kind in ("document", "unnamed")


def _hangs(quote: Quote) -> bool:
    """Whether it points at what is said before, or begins inside a sentence of the writer's that does."""
    text = quote.context.text
    if _POINTING.match(quote.passage.text):
        return True
    return quote.passage.text[:1].islower() and leans(text, written(text), text.split(maxsplit=1)[:1])


def _spread(made: Sequence[tuple[float, Statement]]) -> tuple[Statement, ...]:
    """Best first, each further statement of a speaker counting less, so that several people are heard."""
    heard: Counter[str] = Counter()
    weighed: list[tuple[float, int, Statement]] = []
    for place, (worth, statement) in sorted(enumerate(made), key=lambda each: (-each[1][0], each[0])):
        speaker = statement.shown.speaker
        name = (_name_words(speaker.name) or [""])[-1] if speaker else ""
        weighed.append((worth - HEARD * heard[name], place, statement))
        heard[name] += 1
    return tuple(statement for _, _, statement in sorted(weighed, key=lambda each: (-each[0], each[1])))
