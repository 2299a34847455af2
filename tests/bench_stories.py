"""What `make bench` measures of stories: summaries, grouping within a full window, and briefings."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from adapters.lexicon import load
from adapters.sqlite import open_history
from bot.desk import Desk
from bot.model import Article, Digest, GenreEvidence
from bot.reading.summaries.summary import Budget, summary
from bot.reading.text import outline
from bot.shelves.news import Vector
from bot.slots import Schedule
from bot.stories.grouping import WINDOW, Grouping

NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)
Row = tuple[str, str, str, bool]


def summaries(texts: Sequence[str], long: str) -> list[Row]:
    """Three sentences and 60 words of each text, whose outline is there, as all stages of reading share it."""
    read = [(Article("a", text, NOW), outline(text, load().text)) for text in texts]
    rate = len(read) / _cpu(lambda: [summary(*each, Budget(3, 60)) for each in read])
    made = Article("a", long, NOW), outline(long, load().text)
    sentences = sum(len(paragraph.sentences) for paragraph in made[1].clean)
    seconds = _cpu(lambda: summary(*made, Budget(200, None)))
    return [
        ("summaries of 600 words, outlines given, per second of CPU", f"{rate:.0f}", "1000", rate >= 1000),
        (f"200 of {sentences} sentences, seconds", f"{seconds:.2f}", "1", seconds < 1),
    ]


def grouping() -> list[Row]:
    """Articles of 60 words drawn from 30,000, into a full window."""
    draw = random.Random(7)
    words = [f"{letter}{number:05}" for number, letter in enumerate("bcdfghjklmnprst" * 2_000)]
    weights = [1 / (place + 10) for place in range(len(words))]
    texts = [tuple((word, 1.0) for word in dict.fromkeys(draw.choices(words, weights, k=60))) for _ in range(2_000)]
    window = Grouping(
        Vector(str(n), n // 3 + 1, NOW + timedelta(seconds=6 * n), texts[n % 2_000]) for n in range(WINDOW)
    )
    arriving = [
        (
            Article(f"n{n}", "x", NOW + timedelta(seconds=6 * (WINDOW + n))),
            Digest(f"n{n}", 1, 1, "en", NEWS, terms=text),
        )
        for n, text in enumerate(texts[:1_000])
    ]
    started = time.process_time()
    for number, (article, digest) in enumerate(arriving):
        story, *_ = window.place(article, digest) or (WINDOW + number,)
        window.add(Vector(article.id, story, article.dated, digest.terms))
    rate = len(arriving) / (time.process_time() - started)
    return [(f"articles grouped, window of {WINDOW}, per second of CPU", f"{rate:.0f}", "1000", rate >= 1000)]


def briefings(path: Path, articles: int) -> list[Row]:
    """A first briefing from a history of so many new articles, and more of them for other channels of that moment."""
    history = open_history(path)
    desk = Desk(history, load())
    times = []
    for channel in range(11):
        schedule = Schedule("morning", f"channel {channel}", ("0 8 * * *",), "UTC", NOW)
        started = time.perf_counter()
        desk.compose(schedule, NOW, None)
        times.append(time.perf_counter() - started)
    history.close()
    return [
        (f"a briefing from {articles} new articles, seconds", f"{times[0]:.2f}", "1", times[0] < 1),
        ("the same stories for one more channel, seconds", f"{statistics.median(times[1:]):.3f}", "", True),
    ]


NEWS = GenreEvidence("news")


def _cpu(call: Callable[[], object]) -> float:
    """Seconds of CPU, the median of five; the first run, which loads and caches, is left out."""
    call()
    times = []
    for _ in range(5):
        started = time.process_time()
        call()
        times.append(time.process_time() - started)
    return statistics.median(times)
