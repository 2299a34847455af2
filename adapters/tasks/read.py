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
from functools import partial
from queue import Queue
from threading import Thread

from adapters.contract import answer_line, digest_row
from adapters.declaring import source_at
from adapters.lexicon import load
from adapters.reading import article_of
from adapters.terminal.format import console, safe, show
from adapters.wiring import settings_of, utc_now
from adapters.workers import sheltered
from bot.briefing.layout import ALL, Shown, story_blocks
from bot.errors import TextError, UsageError
from bot.message import Message
from bot.model import Article, Digest, Health, Passage, Source, Telling
from bot.ports import Catch, Clipping, Reader, Reporter, nothing_known
from bot.reading.digest import read
from bot.reading.lexicon import Lexicon
from bot.reading.outline import Outline
from bot.reading.summaries.summary import DEFAULT, Budget
from bot.settings import ReadingSettings
from bot.stories.telling import tell

AHEAD = 8
"""Lines read ahead for each process."""

SENTENCES = 3

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
    answer = partial(_answer, algorithm=arguments.summary, budget=_budget(arguments))
    lines = _numbered(sys.stdin)
    answers = (answer(line) for line in lines) if arguments.jobs == 1 else _in_processes(answer, arguments.jobs)
    for answered in answers:
        print(answered, flush=True)
    return 0


def _budget(arguments: argparse.Namespace) -> Budget:
    """What is asked for, or what a briefing shows of one article."""
    return Budget(arguments.sentences, arguments.words) if arguments.sentences or arguments.words else DEFAULT


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _answer(line: tuple[int, str], algorithm: str | None, budget: Budget) -> str:
    number, text = line
    reading = partial(_read_by, algorithm) if algorithm else read
    return answer_line(text, number, partial(digest_row, reading=reading, lexicon=load(), budget=budget))


def _read_by(algorithm: str, article: Article, lexicon: Lexicon, budget: Budget) -> tuple[Digest, Outline]:
    """The digest with a summary by one of sumy's algorithms."""
    digest, outline = read(article, lexicon, budget)
    return replace(digest, summary=_summary_by(algorithm, article, outline, budget)), outline


def _summary_by(algorithm: str, article: Article, outline: Outline, budget: Budget) -> tuple[Passage, ...]:
    from bot.reading.summaries.sumy_algorithms import summary_by  # sumy takes over a second

    return summary_by(algorithm, article, outline, budget)


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
    articles, problems = asyncio.run(_articles(arguments.address, settings.reading))
    for problem in problems:
        print(f"verbatim: {safe(problem)}", file=sys.stderr)
    screen = console(sys.stdout)
    for article in articles:
        telling = _told(article, arguments, settings.reading.speaker_confidence)
        shown = Shown(max(SENTENCES, len(telling.summary)), ALL, ALL)
        show(Message(story_blocks(telling, settings.zone, shown)), screen)
    return 1 if problems else 0


def _told(article: Article, arguments: argparse.Namespace, threshold: float) -> Telling:
    """The article as a story of its own, with the summary that is asked for."""
    budget = _budget(arguments)
    digest, outline = read(article, load(), budget, threshold)
    telling = tell(0, [article], [digest], [outline], frozenset(), article.fetched)
    if arguments.summary:
        return replace(telling, summary=_summary_by(arguments.summary, article, outline, budget))
    return replace(telling, summary=digest.summary) if arguments.sentences or arguments.words else telling


async def _articles(address: str, settings: ReadingSettings) -> tuple[list[Article], list[str]]:
    """The articles of a file, page or feed, and what is wrong with others; raises SourceError."""
    from adapters.sources import Reporters  # with the gathering, it brings the parsers of feeds
    from adapters.workers import Readers

    reporter, readers = Reporters(settings.allow_hosts), Readers(settings.jobs)
    try:
        source, catch = await _caught(reporter, source_at(address))
        tasks = [_article(clipping, source, readers) for clipping in catch.clippings]
        found = await asyncio.gather(*tasks)
    finally:
        await readers.close()
        await reporter.close()
    articles = [each for each in found if isinstance(each, Article)]
    return articles, [*catch.problems, *(str(each) for each in found if isinstance(each, TextError))]


async def _caught(reporter: Reporter, source: Source) -> tuple[Source, Catch]:
    """What the source has; a page is read even when it names a feed."""
    from adapters.sources import WebPage

    try:
        return source, await reporter.visit(source, Health(source.id), nothing_known)
    except WebPage:
        page = replace(source, kind="page")
        return page, await reporter.visit(page, Health(page.id), nothing_known)


async def _article(clipping: Clipping, source: Source, readers: Reader) -> Article | TextError:
    """The clipping's article, that of a page by way of a process of its own: its parser may crash or never end."""
    now = utc_now()
    try:
        article = (await readers.read(clipping, source, now)).article if clipping.html else None
    except TextError as error:
        return error
    made = article or article_of(clipping, source, now)
    return TextError(clipping.url or clipping.id, made) if isinstance(made, str) else made
