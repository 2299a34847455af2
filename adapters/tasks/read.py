"""`verbatim read`: what an article says, for people or (--jsonl) for programs."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from bot.reading.digest import read

from adapters.contract import answer_line
from adapters.lexicon import load
from adapters.tasks.gather import visit
from adapters.terminal.format import console, show
from adapters.wiring import house, source_at
from bot.briefing.layout import story_message
from bot.errors import SourceError, UsageError
from bot.model import Article, Digest
from bot.reading.lexicon import Lexicon
from bot.reading.outline import Outline
from bot.reading.summary import Budget
from bot.reading.text import outline as outline_of
from bot.settings import Settings
from bot.stories.telling import tell

AHEAD = 8
"""Lines read ahead for each process."""


def run(arguments: argparse.Namespace) -> int:
    """Print a digest for each line of stdin, or what one file, page or feed says."""
    if arguments.jsonl:
        for answer in _answers(sys.stdin, arguments):
            print(answer, flush=True)
        return 0
    if not arguments.address:
        raise UsageError("read", "there is nothing to read", "give a file or URL, or --jsonl")
    return _show(arguments.address)


def _answers(lines: Iterable[str], arguments: argparse.Namespace) -> Iterator[str]:
    budget = Budget(arguments.sentences or (None if arguments.words else 3), arguments.words)
    numbered = ((line, number) for number, line in enumerate(lines, 1) if line.strip())
    answer = partial(_answer, algorithm=arguments.summary, budget=budget)
    if arguments.jobs == 1:
        yield from (answer(line, number) for line, number in numbered)
        return
    with ProcessPoolExecutor(arguments.jobs, multiprocessing.get_context("spawn")) as pool:
        waiting: deque[Future[str]] = deque()
        for line, number in islice(numbered, arguments.jobs * AHEAD):
            waiting.append(pool.submit(answer, line, number))
        while waiting:
            yield waiting.popleft().result()
            for line, number in islice(numbered, 1):
                waiting.append(pool.submit(answer, line, number))


def _answer(line: str, number: int, algorithm: str | None, budget: Budget) -> str:
    reading = partial(_read_by, algorithm) if algorithm else read
    return answer_line(line, number, reading, load(), budget)


def _read_by(algorithm: str, article: Article, lexicon: Lexicon, budget: Budget) -> tuple[Digest, Outline]:
    """The digest with a summary by one of sumy's algorithms."""
    from bot.reading.sumy_summaries import summary_by  # sumy takes over a second

    digest, outline = read(article, lexicon, budget)
    return replace(digest, summary=summary_by(algorithm, article, outline, budget)), outline


def _show(address: str) -> int:
    with (
        tempfile.TemporaryDirectory(prefix="verbatim-read-") as folder,
        house(Path(folder) / "read.db", Settings()) as made,
    ):
        [done] = visit(made, [source_at(address)])
        if done.failure:
            raise SourceError(address, done.failure)
        for problem in done.problems:
            print(f"verbatim: {problem}", file=sys.stderr)
        screen = console(sys.stdout)
        for reading in done.readings:
            outline = outline_of(reading.article.text, made.lexicon.text)
            telling = tell(0, [reading.article], [reading.digest], [outline], frozenset(), made.now())
            show(story_message(telling, made.settings.zone), screen)
    return 1 if done.problems else 0
