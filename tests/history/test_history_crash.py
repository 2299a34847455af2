"""Nothing that was acknowledged is lost, and nothing is half there, however a process or the disk ends it."""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from adapters.sqlite import backup, check, open_history, run_lock
from bot.errors import HistoryError
from bot.shelves.news import Query
from tests.history.filing_process import file_both, sample
from tests.history.newsroom_samples import article, digest, filed

HERE = Path(__file__).parents[2]


def filing(path: Path, start: int, *limit: int) -> "subprocess.Popen[str]":
    """A process that files articles from this number on."""
    command = [sys.executable, "-m", "tests.history.filing_process", str(path), str(start), *map(str, limit)]
    return subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def killed(path: Path, start: int, delay: float) -> int:
    """File from this number on, kill it at a random moment; how many articles are acknowledged by then."""
    process = filing(path, start)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(delay)
    process.kill()
    rest = process.stdout.read().splitlines()  # communicate() passes over what has been read ahead with the first line
    process.communicate()
    return 1 + int([line for line in [first, *rest] if line][-1])


def whole(path: Path, acknowledged: int) -> int:
    """Look for loss and halves; how many articles are there."""
    assert check(path) == []
    history = open_history(path)
    with history.reading() as books:
        stored = books.search.coverage().articles
        ids = [f"a{number}" for number in range(stored)]
        articles, digests = books.articles.get(ids), books.articles.digests(ids)
        stories = books.stories.of(ids)
        last = books.search.passages(Query((f"number {stored - 1}",), limit=1))
    history.close()
    assert acknowledged <= stored <= acknowledged + 1
    assert [one.id for one in articles] == ids
    assert [one.text for one in articles[:-1]] == [sample(number, revised=True).text for number in range(stored - 1)]
    assert articles[-1].text == sample(stored - 1).text
    assert digests == [digest(one) for one in articles]
    assert sorted(stories.values()) == list(range(1, stored + 1))
    assert last[0].passage.article == ids[-1]
    return stored


def kill_often(path: Path, rounds: int, longest: float) -> None:
    """Kill a filing process at random moments and look at what it left, the next one going on from there."""
    stored = 0
    for number in range(rounds):
        acknowledged = killed(path, stored, random.Random(number).uniform(0, longest))
        stored = whole(path, acknowledged)
    history = open_history(path)
    with history.writing() as books:
        again = [filed(books, sample(number, revised=number < stored - 1)) for number in range(stored)]
    history.close()
    assert set(again) == {"known"}
    assert whole(path, stored) == stored


def test_a_killed_process_loses_doubles_and_halves_nothing(tmp_path: Path) -> None:
    kill_often(tmp_path / "history.db", 6, 0.15)


@pytest.mark.soak
def test_two_hundred_killed_processes_lose_double_and_halve_nothing(tmp_path: Path) -> None:
    for number in range(10):
        kill_often(tmp_path / f"history-{number}.db", 20, 0.4)


def test_a_full_disk_is_one_clear_error_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    process = filing(path, 0, 1_000_000)
    printed, said = process.communicate()
    acknowledged = 1 + int(printed.split()[-1])

    assert process.returncode == 1
    assert said.startswith(f"{path}: the disk ")
    assert said.strip().endswith("nothing that was stored is lost")
    assert said.count("\n") == 1
    stored = whole(path, acknowledged)
    history = open_history(path)
    with history.writing() as books:
        file_both(books, stored)
    history.close()
    assert whole(path, stored + 1) == stored + 1


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a history that others than root may look into."""
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        made.chmod(0o755)
        history = open_history(made / "history.db")
        with history.writing() as books:
            filed(books, article())
        history.close()
        yield made
        made.chmod(0o755)


@contextmanager
def unprivileged() -> Iterator[None]:
    """Root may write anything: be nobody for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_history_in_a_folder_that_cannot_be_written_is_refused(folder: Path) -> None:
    folder.chmod(0o555)
    refused = rf"the folder {folder} cannot be written \(.+\); give write permission for it, or "

    with unprivileged(), pytest.raises(HistoryError, match=f"{refused}copy the history to another folder"):
        open_history(folder / "history.db")
    with unprivileged(), pytest.raises(HistoryError, match=f"{refused}another path"), run_lock(folder / "h.db"):
        pass
    with unprivileged(), pytest.raises(HistoryError, match="no copy can be made beside it"):
        check(folder / "history.db")
    with unprivileged(), pytest.raises(HistoryError):
        backup(folder / "history.db", folder / "backup.db")


def test_a_history_that_cannot_be_written_can_be_read_and_stays_as_it_is(folder: Path) -> None:
    before = (folder / "history.db").read_bytes()
    (folder / "history.db").chmod(0o444)
    folder.chmod(0o777)

    with unprivileged():
        history = open_history(folder / "history.db")
        with history.reading() as books:
            assert books.articles.get(["a1"]) == [article()]
        with pytest.raises(HistoryError, match=r"history\.db: it cannot be written"), history.writing() as books:
            filed(books, article("a2"))
        history.close()

    assert (folder / "history.db").read_bytes() == before


def test_what_was_left_beside_a_history_from_when_it_could_not_be_written_is_named(folder: Path) -> None:
    held = open_history(folder / "history.db")
    with held.reading() as books:
        assert books.articles.get(["a1"])
    for ending, mode in (("", 0o666), ("-shm", 0o444), ("-wal", 0o444)):
        (folder / f"history.db{ending}").chmod(mode)
    folder.chmod(0o777)
    named = pytest.raises(
        HistoryError, match=r"cannot be written .*; give write permission for .*history\.db-(shm|wal), too"
    )

    with unprivileged(), named, open_history(folder / "history.db").writing() as books:
        filed(books, article("a2"))

    held.close()
