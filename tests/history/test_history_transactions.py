"""Transactions, threads and what a history does when it is refused: over the fake and the real history."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from adapters.sqlite import SQLiteHistory, open_history
from bot.errors import HistoryBusy, HistoryError
from bot.shelves.news import Query
from tests.history.newsroom_samples import NOON, article, filed


def test_an_exception_drops_all_of_its_transaction(history: SQLiteHistory) -> None:
    with pytest.raises(KeyError), history.writing() as books:
        {filed(books, article()): "and then something else goes wrong"}["revised"]

    with history.reading() as books:
        assert books.articles.get(["a1"]) == []
        assert books.search.passages(Query(("rain",))) == []
        assert books.articles.counts() == {}


def test_reading_cannot_write(history: SQLiteHistory) -> None:
    with pytest.raises(HistoryError), history.reading() as books:
        filed(books, article())

    with history.writing() as books:
        assert filed(books, article()) == "new"


def test_a_transaction_within_another_is_refused_and_leaves_the_outer_one_whole(history: SQLiteHistory) -> None:
    with history.writing() as books:
        filed(books, article())
        with pytest.raises(HistoryError, match="a transaction is open"), history.writing():
            pass

    with history.reading() as books:
        assert len(books.articles.get(["a1"])) == 1


def test_a_text_with_half_a_character_is_refused_and_nothing_is_stored(history: SQLiteHistory) -> None:
    with pytest.raises(HistoryError, match="surrogate"), history.writing() as books:
        filed(books, article(paragraphs=("\ud83d",)))

    with history.reading() as books:
        assert books.articles.get(["a1"]) == []


def test_threads_that_write_and_read_at_once_lose_nothing(history: SQLiteHistory) -> None:
    def write(number: int) -> None:
        with history.writing() as books:
            filed(books, article(f"a{number}"))

    def read(number: int) -> bool:
        with history.reading() as books:
            articles = books.search.coverage().articles
            return articles == sum(books.articles.counts().values()) and articles == books.search.coverage().articles

    with ThreadPoolExecutor(8) as pool:
        writing = [pool.submit(write, number) for number in range(30)]
        whole = [future.result() for future in [pool.submit(read, number) for number in range(60)]]
        for future in writing:
            future.result()

    with history.reading() as books:
        assert all(whole)
        assert books.search.coverage().articles == 30


def test_a_reader_sees_one_moment_while_another_thread_writes(tmp_path: Path) -> None:
    history = open_history(tmp_path / "history.db")

    def write() -> None:
        with history.writing() as books:
            filed(books, article())

    with history.reading() as books:
        writer = threading.Thread(target=write)
        writer.start()
        writer.join()
        assert books.articles.get(["a1"]) == []

    with history.reading() as books:
        assert len(books.articles.get(["a1"])) == 1
    history.close()


def test_another_process_that_writes_too_long_is_named_as_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.sqlite.connections.unchanging.__defaults__", (0.05,))
    path = tmp_path / "history.db"
    first, second = open_history(path), open_history(path)

    with first.writing(), pytest.raises(HistoryBusy, match="another process is writing"), second.writing():
        pass

    first.close()
    second.close()


def test_a_closed_history_says_so(history: SQLiteHistory) -> None:
    history.close()

    with pytest.raises(HistoryError, match="closed"), history.writing():
        pass


def test_a_history_can_be_read_by_a_plain_sqlite_program(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    history = open_history(path)
    with history.writing() as books:
        filed(books, article())
    history.close()

    program = "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT * FROM quotes_view').fetchall())"
    printed = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True).stdout

    assert "'The harbour stays open.', 'Ana Ortiz', 'direct', 'The Gazette'" in printed


def test_times_without_a_zone_are_refused(history: SQLiteHistory) -> None:
    with pytest.raises(ValueError, match="has no zone"), history.writing() as books:
        filed(books, article(published=NOON.replace(tzinfo=None)))
