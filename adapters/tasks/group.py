"""`verbatim group --jsonl`: which articles tell one story, each decided when its line is read."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from adapters.json_lines import answer_line, article_of
from adapters.json_rows import Json
from adapters.lexicon import load
from bot.reading.digest import read
from bot.shelves.news import Vector
from bot.stories.grouping import Grouping


def run(arguments: argparse.Namespace) -> int:
    """A line out for each line in, flushed."""
    groups = Groups()
    for number, line in enumerate(sys.stdin, 1):
        if line.strip():
            print(answer_line(line, number, groups.placed), flush=True)
    return 0


class Groups:
    """The stories so far; they are numbered from 1."""

    def __init__(self) -> None:
        self._grouping = Grouping(())
        self._articles = 0
        self._stories = 0

    def placed(self, row: Json) -> Json:
        """The story that the article of an object joins or opens; raises TextError."""
        self._articles += 1
        article = replace(article_of(row), id=str(self._articles))  # an id may stand twice, an article may not
        digest, _ = read(article, load())
        story, *others = sorted(self._grouping.place(article, digest)) or [self._stories + 1]
        self._stories = max(self._stories, story)
        for other in others:
            self._grouping.merge(other, story)
        self._grouping.add(Vector(article.id, story, article.dated, digest.terms))
        return {"id": row.get("id"), "story": story}
