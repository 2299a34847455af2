"""`make bench`: speed and memory, each figure the median of several runs beside its target.

The articles are made of the sample news's own paragraphs, so that every run reads the same text.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from adapters.json_lines import answer_line, digest_row
from adapters.lexicon import load
from adapters.reading import ready
from adapters.sources import seed_sources
from adapters.sqlite import open_history
from bot.answers.ask import ask
from bot.answers.question import Question
from bot.desk import Desk
from bot.model import Article
from bot.ports import Reading, nothing_known
from bot.reading.digest import read
from bot.reading.summaries.summary import Budget
from bot.reading.text import outline
from tests import bench_delivery as delivery
from tests import bench_questions as questions
from tests import bench_stories as stories

ROOT = Path(__file__).parents[1]
NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)
RUNS = 5
QUESTIONS = (
    "What did Ushakov say about the ceasefire?",
    "How many people died on the ferry?",
    "Who is Helena Strand?",
    "What did the bank do to its main rate on Wednesday?",
    "Why did the company close the bakery in Larkfield?",
)


def main() -> int:
    """Measure and print the table; 1 when a target is missed."""
    asked = [*_asking(), *questions.asking_rows()]
    rows = [*_reading(), *_long(), *asked, *_gathering(), *_stories(), *delivery.rows(articles(50, 600))]
    table = Table("what", "measured", "target", "")
    for what, measured, target, met in rows:
        table.add_row(what, measured, target, "" if met else "MISSED")
    Console().print(table)
    return 0 if all(met for *_, met in rows) else 1


Row = tuple[str, str, str, bool]


def _reading() -> Iterator[Row]:
    texts = articles(200, 600)
    lines = [json.dumps({"id": number, "text": text}) for number, text in enumerate(texts)]
    digest = partial(digest_row, reading=read, lexicon=load(), budget=Budget(3, None))
    ours = 200 / _cpu(lambda: [answer_line(line, 1, digest) for line in lines])
    stock = 200 / _cpu(lambda: [lex_rank(text) for text in texts])
    yield "articles of 600 words read, per second of CPU", f"{ours:.0f}", "as stock LexRank", ours >= stock
    yield "the same for stock sumy LexRank alone", f"{stock:.0f}", "", True
    yield "ratio", f"{ours / stock:.2f}", "1 (goal 2)", ours >= stock


def lex_rank(text: str) -> object:
    """Three sentences by sumy as it ships, with our sentence splitter in place of the one that downloads its data."""
    from nltk.tokenize import NLTKWordTokenizer
    from sumy.nlp.stemmers import Stemmer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.utils import get_stop_words

    class Tokenizer:
        def to_sentences(self, paragraph: str) -> tuple[str, ...]:
            found = outline(paragraph, load().text).paragraphs
            return tuple(paragraph[s.start : s.end] for each in found for s in each.sentences)

        def to_words(self, sentence: str) -> tuple[str, ...]:
            return tuple(word for word in NLTKWordTokenizer().tokenize(sentence) if word.isalpha())

    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    return summarizer(PlaintextParser.from_string(text, Tokenizer()).document, 3)


def _long() -> Iterator[Row]:
    for what, text in (
        ("an article of 50,000 words", articles(1, 50_000)[0]),
        ("one paragraph of 1 MB", articles(1, 180_000)[0].replace("\n", " ")[:1_000_000]),
        ("one of half the length", articles(1, 180_000)[0].replace("\n", " ")[:500_000]),
    ):
        seconds = _cpu(partial(read, Article("a", text, NOW), load()), runs=3)
        yield f"{what}, seconds", f"{seconds:.2f}", "2", seconds < 2


def _asking() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        fill(path, 10_000)
        history = open_history(path)
        times = []
        for turn in range(8):
            for question in QUESTIONS:
                started = time.perf_counter()
                with history.reading() as books:
                    ask(Question(question, NOW), books)
                if turn:
                    times.append(time.perf_counter() - started)
        history.close()
        middle, most = statistics.median(times) * 1000, max(times) * 1000
        yield "a question at 10,000 articles, warm, ms (median)", f"{middle:.0f}", "50", middle < 50
        yield "the slowest of them, ms", f"{most:.0f}", "", True
        cold = statistics.median(_wall(["ask", QUESTIONS[0], "--db", str(path)]) for _ in range(RUNS))
        yield "verbatim ask, cold, seconds", f"{cold:.2f}", "1", cold < 1


def _gathering() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        rows = ({"id": str(n), "text": text, "title": text[:60]} for n, text in enumerate(articles(1_000, 600)))
        source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        started = time.perf_counter()
        command = [sys.executable, "-m", "adapters", "gather", "--jsonl", str(source), "--db", f"{folder}/gather.db"]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        peak = 0
        while process.poll() is None:
            peak = max(peak, _tree(process.pid))
            time.sleep(0.02)
        seconds = time.perf_counter() - started
        yield "gathering 1,000 articles, peak MB of all processes", f"{peak / 1e6:.0f}", "400", 0 < peak < 400e6
        yield "the same, seconds", f"{seconds:.1f}", "", process.returncode == 0


def _stories() -> Iterator[Row]:
    yield from stories.summaries(articles(200, 600), articles(1, 35_000)[0])
    yield from stories.grouping()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stories.db"
        fill(path, 5_000, timedelta(seconds=17))
        yield from stories.briefings(path, 5_000)


def articles(count: int, words: int) -> list[str]:
    """Texts of at least so many words, made of paragraphs of the sample news in an order drawn with a fixed seed."""
    paragraphs = _paragraphs()
    draw = random.Random(7)
    texts = []
    for _ in range(count):
        chosen: list[str] = []
        length = 0
        while length < words:
            chosen.append(draw.choice(paragraphs))
            length += chosen[-1].count(" ") + 1
        texts.append("\n\n".join(chosen))
    return texts


def fill(path: Path, count: int, apart: timedelta = timedelta(minutes=1)) -> None:
    """A history of so many articles, the newest of now and each older by so much than the one before; in a minute."""
    history = open_history(path)
    desk = Desk(history, load())
    batch: list[Reading] = []
    for number, text in enumerate(articles(count, 150)):
        at = NOW - number * apart
        article = Article(f"a{number}", text, at, outlet=f"Outlet {number % 20}", title=text[:60], published=at)
        batch.append(ready(article, *read(article, load())))
        if len(batch) == 100:
            desk.file(batch)
            batch = []
    history.close()


def _paragraphs() -> list[str]:
    import asyncio

    from adapters.sources import SourceReporter
    from bot.model import Health

    async def texts() -> list[str]:
        reporters = SourceReporter()
        found = []
        for source in seed_sources(ROOT / "seeds"):
            catch = await reporters.visit(source, Health(source.id), nothing_known)
            found += [clipping.text for clipping in catch.clippings if clipping.text and not clipping.teaser]
        await reporters.close()
        return found

    lines = [line.strip() for text in asyncio.run(texts()) for line in text.split("\n")]
    return sorted({line for line in lines if line.count(" ") > 12 and line.isprintable()})


def _cpu(call: Callable[[], object], runs: int = RUNS) -> float:
    """Seconds of CPU, the median; the first run, which loads and caches, is left out."""
    call()
    times = []
    for _ in range(runs):
        started = time.process_time()
        call()
        times.append(time.process_time() - started)
    return statistics.median(times)


def _wall(arguments: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "adapters", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def _tree(pid: int) -> int:
    """Resident bytes of a process and its children (proportional shares, so that shared pages count once)."""
    total = 0
    for each in [pid, *_children(pid)]:
        try:
            rollup = Path(f"/proc/{each}/smaps_rollup").read_text(encoding="ascii")
        except OSError:
            continue
        total += next((int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)
    return total


def _children(pid: int) -> list[int]:
    try:
        direct = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return direct + [below for child in direct for below in _children(child)]


if __name__ == "__main__":
    sys.exit(main())
