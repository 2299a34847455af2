"""How soon a question is answered and a name completed, in histories that are built directly, while another writes.

The news is made of words that nobody ever wrote, as frequent as words are (Zipf), with quotes, figures and sources.
VERBATIM_BENCH_LARGE=1 measures 100,000 articles besides 10,000, which takes a few minutes to build; 2 also a million,
which takes up to an hour and 7 GB.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from itertools import accumulate
from pathlib import Path

from adapters.sqlite import open_history
from bot.answers.ask import ask
from bot.answers.question import Question
from bot.answers.replies.suggestions import suggest
from bot.model import Article, Digest, Figure, GenreEvidence, Quote, Source, Speaker
from bot.ports import History

ROOT = Path(__file__).parents[1]
NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)
LARGE = "VERBATIM_BENCH_LARGE"
SPACES = 50
SOURCES = 40
ASKED = 120
"""Questions and completions timed in each round."""

TARGETS = {10_000: (15, 60), 100_000: (30, 100), 1_000_000: (80, 250)}
"""Milliseconds by articles: median, 99th percentile."""

COMPLETED = 100
"""Milliseconds that a completion may take."""

Row = tuple[str, str, str, bool]


def asking_rows() -> Iterator[Row]:
    """What is measured, the figure, its target and whether it is met."""
    for count in [*TARGETS][: 1 + int(os.environ.get(LARGE) or 0)]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "asked.db"
            build(path, count)
            yield from _measured(path, count)


def build(path: Path, count: int, first: int = 0) -> None:
    """File so many articles, numbered from `first`, of 40 sources in 50 spaces."""
    press = Press(first)
    history = open_history(path)
    if not first:
        with history.writing() as books:
            for space in range(SPACES):
                for number in range(space % 4, SOURCES, 2 + space % 3):
                    source = Source(f"s{number}", f"https://s{number}.example/feed", "feed", f"Outlet {number}")
                    books.sources.put(source, f"space{space}")
    for start in range(first, first + count, 500):
        with history.writing() as books:
            for number in range(start, min(start + 500, first + count)):
                books.articles.file(*press.article(number))
    history.close()


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    quoted: tuple[int, int]
    counted: tuple[int, int]
    name: str


class Press:
    """Prints articles, the same ones whenever it starts from the same number."""

    def __init__(self, seed: int = 0) -> None:
        self._words = _vocabulary(30_000)
        self._shares = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))
        names = random.Random(1)
        self._names = [f"{_name(names)} {_name(names)}" for _ in range(40_000)]
        self._draw = random.Random(seed)

    def article(self, number: int) -> tuple[Article, Digest, list[tuple[int, int]]]:
        """An article with its digest and paragraphs; each is one minute older than the one before."""
        made = [self._paragraph() for _ in range(5)]
        at = NOW - timedelta(minutes=number)
        title = " ".join(self._some(7)).capitalize()
        text = "\n\n".join(paragraph.text for paragraph in made)
        source = f"s{number % SOURCES}"
        article = Article(f"a{number}", text, at, source=source, outlet=source, title=title, published=at)
        starts = [0, *accumulate(len(paragraph.text) + 2 for paragraph in made)]
        places = [(start, start + len(each.text)) for start, each in zip(starts, made, strict=False)]
        quotes = tuple(self._quote(article, *each) for each in zip(made, places, strict=True))
        figures = tuple(self._figure(article, *each) for each in zip(made, places, strict=True))
        return article, Digest(article.id, 1, 1, "en", GenreEvidence("news"), (), quotes, figures, (), ()), places

    def question(self, number: int) -> str:
        """What somebody may ask about one of the articles, in turn by speaker, figure, reason and time."""
        draw = random.Random(number)
        name = self._names[min(int(draw.paretovariate(0.6)), len(self._names)) - 1]
        one, other, third = draw.choices(self._words, cum_weights=self._shares, k=3)
        rare = draw.choice(self._words[2_000:])
        forms = (
            f"What did {name} say about the {one} {rare}?",
            f"How many {one} were {rare} in {name.split()[1]}?",
            f"Why did {name} {one} the {other} {third} {rare}?",
            f"What did {name} say about {rare} since Tuesday?",
            f"What is new on {one} {rare} in the last 7 days?",
        )
        return forms[number % len(forms)]

    def prefix(self, number: int) -> str:
        """The beginning of a name, every other time with a letter wrong."""
        name = self._names[(number * 37) % 2_000].split()[1]
        return name[: 2 + number % 4] if number % 2 else name[:2] + name[3:]

    def _paragraph(self) -> _Paragraph:
        name = self._names[min(int(self._draw.paretovariate(0.6)), len(self._names)) - 1]
        count = self._draw.randint(2, 9_000)
        words = " ".join(self._some(14)).capitalize()
        said = " ".join(self._some(12)).capitalize()
        opening = f"{words} in {name.split()[1]}. “"
        counted = f"{said},” {name} told {self._some(1)[0]}. About "
        text = f"{opening}{counted}{count} {' '.join(self._some(9))}."
        number = len(opening) + len(counted)
        return _Paragraph(text, (len(opening), len(opening) + len(said)), (number, number + len(str(count))), name)

    def _some(self, count: int) -> list[str]:
        return self._draw.choices(self._words, cum_weights=self._shares, k=count)

    def _quote(self, article: Article, made: _Paragraph, place: tuple[int, int]) -> Quote:
        start, end = (place[0] + at for at in made.quoted)
        return Quote(
            article.passage(start, end), Speaker(made.name, "person"), "direct", article.passage(*place), confidence=0.9
        )

    def _figure(self, article: Article, made: _Paragraph, place: tuple[int, int]) -> Figure:
        start, end = (place[0] + at for at in made.counted)
        passage = article.passage(start, end)
        return Figure(passage, Decimal(passage.text), "person", "=", article.passage(start, place[1]))


def _vocabulary(count: int) -> list[str]:
    draw = random.Random(0)
    found: dict[str, None] = {}
    while len(found) < count:
        found[_name(draw).lower()] = None
    return list(found)


def _name(draw: random.Random) -> str:
    syllables = draw.randint(2, 4)
    return "".join(draw.choice("bdfghklmnprstvz") + draw.choice("aeiou") for _ in range(syllables)).capitalize()


def _measured(path: Path, count: int) -> Iterator[Row]:
    middle, most = TARGETS[count]
    writer = subprocess.Popen([sys.executable, "-m", "tests.bench_questions", str(path), str(10 * count)], cwd=ROOT)
    history, press = open_history(path), Press()
    questions, prefixes = [press.question(n) for n in range(ASKED)], [press.prefix(n) for n in range(ASKED)]
    try:
        for space in ("local", "space7"):
            for turn in (0, 1):
                times = _timed(partial(_ask, history, space), questions)
                if turn:
                    yield _row(f"a question at {count:,} articles, {space}, ms (median)", times[0], middle)
                    yield _row("the 99th percentile of them, ms", times[1], most)
        times = _timed(partial(_complete, history), prefixes)
        yield _row(f"completing a speaker at {count:,} articles, ms (99th percentile)", times[1], COMPLETED)
    finally:
        writer.kill()
        writer.wait()
        history.close()


def _row(what: str, seconds: float, target: int) -> Row:
    return what, f"{seconds * 1000:.0f}", str(target), seconds * 1000 < target


def _timed(call: Callable[[str], object], typed: Sequence[str]) -> tuple[float, float]:
    """Seconds: the median and the 99th percentile."""
    times: list[float] = []
    for each in typed:
        started = time.perf_counter()
        call(each)
        times.append(time.perf_counter() - started)
    return statistics.median(times), sorted(times)[int(0.99 * len(times))]


def _ask(history: History, space: str, text: str) -> object:
    with history.reading() as books:
        return ask(Question(text, NOW, space=space), books)


def _complete(history: History, prefix: str) -> object:
    with history.reading() as books:
        return suggest("speakers", prefix, books, "space7")


def main(arguments: Sequence[str]) -> None:
    """Write articles until it is ended, as a gather does: a hundred, a pause, a hundred."""
    path, first = Path(arguments[0]), int(arguments[1])
    while True:
        build(path, 100, first)
        first += 100
        time.sleep(0.2)


if __name__ == "__main__":
    main(sys.argv[1:])
