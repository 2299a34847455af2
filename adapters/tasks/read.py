"""`verbatim read`: what an article says, for people or (--jsonl) for programs."""

from __future__ import annotations

import argparse
import asyncio
import gc
import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from queue import Queue
from threading import Thread

from adapters.declaring import source_at
from adapters.json_lines import answer_line, digest_row
from adapters.lexicon import load
from adapters.processes import sheltered
from adapters.reading import read_by, telling_of
from adapters.safe_text import safe
from adapters.terminal.format import console, show
from adapters.wiring import settings_of, utc_now
from adapters.workers import WorkerPool
from bot.briefing.layout import ALL, Shown, story_blocks
from bot.errors import TextError, UsageError
from bot.message import Message
from bot.model import Health, Source
from bot.ports import Catch, Clipping, Reporter, nothing_known
from bot.reading.summaries.summary import DEFAULT, Budget
from bot.settings import ReadingSettings
from bot.told import Telling

AHEAD = 8
"""Lines read ahead for each process."""

SENTENCES = 3
"""Sentences of a summary that are shown at most, where no more were asked for."""

COLLECT_AFTER = 50_000
"""New objects after which the collector looks for cycles: articles make many objects and none, and it took a tenth."""


def run(arguments: argparse.Namespace) -> int:
    """Print a digest for each line of stdin, or what one file, page or feed says."""
    gc.set_threshold(COLLECT_AFTER)
    if not arguments.jsonl:
        if not arguments.address:
            raise UsageError("read", "there is nothing to read", "give a file or URL, or --jsonl")
        return _show(arguments)
    if arguments.address not in (None, "-"):
        way_out = f"write: read --jsonl < {arguments.address}"
        raise UsageError(arguments.address, "--jsonl reads standard input", way_out)
    answer = partial(_answer, algorithm=arguments.summary, budget=_budget(arguments) or DEFAULT)
    lines = _numbered(sys.stdin)
    answers = (answer(line) for line in lines) if arguments.jobs == 1 else _in_processes(answer, arguments.jobs)
    for answered in answers:
        print(answered, flush=True)
    return 0


def _budget(arguments: argparse.Namespace) -> Budget | None:
    """How long a summary is asked for; None where none is."""
    return Budget(arguments.sentences, arguments.words) if arguments.sentences or arguments.words else None


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _answer(line: tuple[int, str], algorithm: str | None, budget: Budget) -> str:
    number, text = line
    reading = partial(read_by, algorithm)
    return answer_line(text, number, partial(digest_row, reading=reading, lexicon=load(), budget=budget))


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
            pool.shutdown(cancel_futures=True)  # and waits: an interpreter ending beside it tells of a closed pipe


def _show(arguments: argparse.Namespace) -> int:
    settings, _ = settings_of(arguments)
    work = partial(
        telling_of,
        threshold=settings.reading.speaker_confidence,
        budget=_budget(arguments),
        algorithm=arguments.summary,
    )
    tellings, problems = asyncio.run(_tellings(arguments.address, settings.reading, work))
    for problem in problems:
        print(f"verbatim: {safe(problem)}", file=sys.stderr)
    screen = console(sys.stdout)
    for telling in tellings:
        shown = Shown(max(SENTENCES, len(telling.summary)), ALL, ALL)
        show(Message(story_blocks(telling, settings.zone, shown)), screen)
    return 1 if problems else 0


async def _tellings(
    address: str, settings: ReadingSettings, work: Callable[[Clipping, Source, datetime], Telling]
) -> tuple[list[Telling], list[str]]:
    """What the articles of a file, page or feed tell, and what is wrong with others; raises SourceError."""
    from adapters.sources import SourceReporter  # with the gathering, it brings the parsers of feeds

    reporter, workers = SourceReporter(settings.allow_hosts), WorkerPool(work, settings.jobs)
    try:
        source, catch = await _caught(reporter, source_at(address))
        now = utc_now()
        reading = (workers.read(clipping, source, now) for clipping in catch.clippings)
        found = await asyncio.gather(*reading, return_exceptions=True)
    finally:
        await workers.close()
        await reporter.close()
    for each in found:
        if isinstance(each, BaseException) and not isinstance(each, TextError):
            raise each
    tellings = [each for each in found if isinstance(each, Telling)]
    return tellings, [*catch.problems, *(str(each) for each in found if isinstance(each, TextError))]


async def _caught(reporter: Reporter, source: Source) -> tuple[Source, Catch]:
    """What the source has; a page is read even when it names a feed."""
    from adapters.sources import WebPage

    try:
        return source, await reporter.visit(source, Health(source.id), nothing_known)
    except WebPage:
        page = replace(source, kind="page")
        return page, await reporter.visit(page, Health(page.id), nothing_known)
