"""`verbatim read`: what an article says, for people or (--jsonl) for programs."""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from queue import Queue
from threading import Thread

from adapters.contract import answer_line, digest_row
from adapters.lexicon import load
from adapters.terminal.format import console, safe, show
from adapters.wiring import House, house, settings_of, source_at
from adapters.workers import sheltered
from bot.briefing.layout import ALL, Shown, story_blocks
from bot.errors import TextError, UsageError
from bot.message import Message
from bot.model import Article, Digest
from bot.newsroom import Visit
from bot.reading.digest import read
from bot.reading.lexicon import Lexicon
from bot.reading.outline import Outline
from bot.reading.summary import Budget
from bot.reading.text import outline as outline_of
from bot.stories.telling import tell

AHEAD = 8
"""Lines read ahead for each process."""

SENTENCES = 3

USUAL = "verbatim"
"""Our own way among the algorithms of `--summary`."""

COLLECT_AFTER = 50_000
"""New objects after which the collector looks for cycles: articles make many objects and none, and it took a tenth."""


def run(arguments: argparse.Namespace) -> int:
    """Print a digest for each line of stdin, or what one file, page or feed says."""
    if not arguments.jsonl:
        if not arguments.address:
            raise UsageError("read", "there is nothing to read", "give a file or URL, or --jsonl")
        return _show(arguments)
    gc.set_threshold(COLLECT_AFTER)
    answer = partial(_answer, algorithm=arguments.summary, budget=_budget(arguments))
    lines = _numbered(sys.stdin)
    answers = (answer(line) for line in lines) if arguments.jobs == 1 else _in_processes(answer, arguments.jobs)
    for answered in answers:
        print(answered, flush=True)
    return 0


def _budget(arguments: argparse.Namespace) -> Budget:
    return Budget(arguments.sentences or (None if arguments.words else SENTENCES), arguments.words)


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _answer(line: tuple[int, str], algorithm: str | None, budget: Budget) -> str:
    number, text = line
    reading = partial(_read_by, algorithm) if algorithm else read
    return answer_line(text, number, partial(digest_row, reading=reading, lexicon=load(), budget=budget))


def _read_by(algorithm: str, article: Article, lexicon: Lexicon, budget: Budget) -> tuple[Digest, Outline]:
    """The digest with a summary by one of sumy's algorithms."""
    from bot.reading.sumy_summaries import summary_by  # sumy takes over a second

    digest, outline = read(article, lexicon, budget)
    return replace(digest, summary=summary_by(algorithm, article, outline, budget)), outline


def _in_processes(answer: Callable[[tuple[int, str]], str], jobs: int) -> Iterator[str]:
    """The answers in the order of the lines, each as soon as it is there; a thread reads the lines meanwhile."""
    waiting: Queue[Future[str] | None] = Queue(jobs * AHEAD)
    start = partial(gc.set_threshold, COLLECT_AFTER)
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), start) as pool:

        def feed() -> None:
            # Its own file: the interpreter, ending, must not wait for a lock that a read of sys.stdin holds.
            with (
                open(sys.stdin.fileno(), encoding="utf-8", errors="surrogateescape", closefd=False) as lines,
                suppress(RuntimeError),  # the pool was shut down: nobody waits for answers any more
            ):
                for line in _numbered(lines):
                    with sheltered():
                        future = pool.submit(answer, line)
                    waiting.put(future)
            waiting.put(None)

        Thread(target=feed, daemon=True).start()
        try:
            while (future := waiting.get()) is not None:
                yield future.result()
        except BrokenProcessPool as error:
            raise TextError("read", "a reading process has died", "give it more memory or fewer --jobs") from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _show(arguments: argparse.Namespace) -> int:
    settings, _ = settings_of(arguments)
    with (
        tempfile.TemporaryDirectory(prefix="verbatim-read-") as folder,
        house(Path(folder) / "read.db", settings) as made,
    ):
        done = _visited(made, arguments.address)
        if done.failure:
            raise done.failure
        for problem in done.problems:
            print(f"verbatim: {safe(problem)}", file=sys.stderr)
        with made.history.reading() as books:
            ids = books.articles.arrived(made.now() - timedelta(days=1), made.now() + timedelta(days=1))
            articles, digests = books.articles.get(ids), books.articles.digests(ids)
        screen = console(sys.stdout)
        for article, digest in zip(articles, digests, strict=True):
            outline = outline_of(article.text, made.lexicon.text)
            telling = tell(0, [article], [digest], [outline], frozenset(), made.now())
            if arguments.sentences or arguments.words or arguments.summary:
                summary = _read_by(arguments.summary or USUAL, article, made.lexicon, _budget(arguments))[0].summary
                telling = replace(telling, summary=summary)
            shown = Shown(max(SENTENCES, len(telling.summary)), ALL, ALL)
            show(Message(story_blocks(telling, settings.zone, shown)), screen)
    return 1 if done.problems else 0


def _visited(made: House, address: str) -> Visit:
    """The visit to a file, a feed, or a page, which is read even when it names a feed."""
    from adapters.sources import WebPage  # with the gathering, it brings the parsers of feeds
    from adapters.tasks.gather import visit

    source = source_at(address)
    [done] = visit(made, [source])
    if isinstance(done.failure, WebPage):
        [done] = visit(made, [replace(source, kind="page")])
    return done
