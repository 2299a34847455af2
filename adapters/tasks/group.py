"""`verbatim group --jsonl`: which articles tell one story, each decided when its line is read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.reading.digest import read

from adapters.contract import Json, article_of, parsed, written
from adapters.lexicon import load
from bot.errors import TextError
from bot.ports import Vector
from bot.stories.grouping import Grouping


def run(arguments: argparse.Namespace) -> int:
    """A line out for each line in, flushed."""
    for row in _grouped(sys.stdin):
        print(written(row), flush=True)
    return 0


def _grouped(lines: Iterable[str]) -> Iterator[Json]:
    grouping, stories = Grouping(()), 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = parsed(line, number)
            article = article_of(row)
        except TextError as error:
            yield {"line": number, "error": error.problem}
            continue
        article = replace(article, id=f"{number}")  # an id may stand twice, a line may not
        digest, _ = read(article, load())
        story = grouping.place(article, digest)
        if story is None:
            stories += 1
            story = stories
        grouping.add(Vector(article.id, story, article.dated, digest.terms))
        yield {"id": row.get("id"), "story": story}
