"""A process that files articles until it is killed or refused: each transaction files one and revises the one before.

Usage: python -m tests.history.filing_process HISTORY START [BYTES]. Prints the number of each article once it is
committed. With BYTES, no file may grow beyond that, as on a full disk.
"""

from __future__ import annotations

import resource
import sys
from itertools import count
from pathlib import Path

from adapters.sqlite import open_history
from bot.errors import HistoryError
from bot.model import Article
from bot.ports import Books
from tests.history.newsroom_samples import NOON, PARAGRAPHS, article, digest, filed


def sample(number: int, revised: bool = False) -> Article:
    """The article of this number, of about 2,000 characters."""
    first = f"Number {number} {'again ' if revised else ''}at the harbour."
    return article(f"a{number}", paragraphs=(first, *PARAGRAPHS * 12), source=f"feed{number % 3}")


def file_both(books: Books, number: int) -> None:
    """File an article with its story and revise the one before."""
    made = sample(number)
    if filed(books, made) == "new":
        books.stories.open(made.id, NOON, digest(made).terms)
    if number:
        filed(books, sample(number - 1, revised=True))


def main() -> None:
    """File from START on."""
    history = open_history(Path(sys.argv[1]))
    if sys.argv[3:]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
    for number in count(int(sys.argv[2])):
        try:
            with history.writing() as books:
                file_both(books, number)
        except HistoryError as error:
            print(error, file=sys.stderr)
            sys.exit(1)
        print(number, flush=True)


if __name__ == "__main__":
    main()
