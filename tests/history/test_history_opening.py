"""Opening, making and migrating a history, and who may run on it."""

import os
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from adapters.sqlite import backup, open_history, remove_unused, repair, run_lock
from adapters.sqlite.connections import writer
from adapters.sqlite.locks import opening_lock
from adapters.sqlite.migrations import migrate, shipped
from bot.errors import HistoryBusy, HistoryError, HistoryTooNew
from tests.history.newsroom_samples import article, filed

NEXT = (*shipped(), ("colours", ("CREATE TABLE colours (name TEXT)", "INSERT INTO colours VALUES ('red')")))
BROKEN = (*shipped(), ("broken", ("CREATE TABLE colours (name TEXT)", "CREATE TABLE colours (name TEXT)")))


@pytest.fixture(scope="module", autouse=True)
def new_histories_are_copies() -> None:
    """Here the migrations make them."""


def test_a_history_and_its_backup_are_read_by_nobody_else(tmp_path: Path) -> None:
    made = [tmp_path / "history.db", tmp_path / "backup.db"]

    with closing(open_history(made[0])):
        backup(*made)
        made.append(tmp_path / "history.db-wal")

        assert [each.stat().st_mode & 0o007 for each in made] == [0, 0, 0]


def test_a_history_behind_a_link_to_no_file_yet_is_read_by_nobody_else(tmp_path: Path) -> None:
    link = tmp_path / "history.db"
    link.symlink_to("disk.db")

    open_history(link).close()

    assert (tmp_path / "disk.db").stat().st_mode & 0o007 == 0


def test_a_history_that_others_could_read_is_closed_to_them_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    files = [path, tmp_path / "history.db-wal", tmp_path / "history.db-shm"]
    with closing(open_history(path)):  # or the last to close it would take the two away
        for file in files:
            file.chmod(0o644)

        open_history(path).close()

        assert [file.stat().st_mode & 0o777 for file in files] == [0o640, 0o640, 0o640]


def test_another_programs_database_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE colours (name TEXT)")
    path.chmod(0o644)

    with pytest.raises(HistoryError):
        open_history(path)

    assert path.stat().st_mode & 0o777 == 0o644


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A history with one article."""
    made = tmp_path / "history.db"
    history = open_history(made)
    with history.writing() as books:
        filed(books, article())
    history.close()
    return made


def child(program: str, *arguments: object) -> "subprocess.Popen[str]":
    """A process of its own."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_history_that_is_opened_again_has_what_was_filed(path: Path) -> None:
    history = open_history(path)

    with history.reading() as books:
        assert books.articles.get(["a1"]) == [article()]
    history.close()


def test_nothing_is_left_beside_a_closed_history(path: Path) -> None:
    assert [file.name for file in path.parent.iterdir()] == ["history.db"]


def test_opening_a_history_that_is_up_to_date_does_without_sqlite_utils(path: Path) -> None:
    program = """
import sys
from pathlib import Path
from adapters.sqlite import open_history
open_history(Path(sys.argv[1])).close()
print("sqlite_utils" in sys.modules)
"""
    process = child(program, path)

    assert process.communicate()[0] == "False\n"


def test_a_history_of_a_newer_version_is_refused_with_what_to_do(path: Path) -> None:
    with closing(writer(path)) as connection:
        migrate(connection, path, NEXT)

    with pytest.raises(HistoryTooNew, match=r"a newer version wrote it \(it has colours\); upgrade verbatim"):
        open_history(path)


def test_a_migration_saves_a_copy_first(path: Path) -> None:
    with closing(writer(path)) as connection:
        migrate(connection, path, NEXT)
        assert connection.execute("SELECT name FROM colours").fetchall()[0][0] == "red"

    copy = open_history(path.with_name("history.db.before-colours.db"))
    with copy.reading() as books:
        assert books.articles.get(["a1"]) == [article()]
    copy.close()


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    with pytest.raises(sqlite3.Error), closing(writer(path)) as connection:
        migrate(connection, path, BROKEN)

    history = open_history(path)
    with history.reading() as books:
        assert books.articles.get(["a1"]) == [article()]
    history.close()


def test_processes_that_open_a_new_history_at_once_make_it_once(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from adapters.sqlite import open_history
import sqlite_utils
print("ready", flush=True)
input()
open_history(Path(sys.argv[1])).close()
"""
    processes = [child(program, tmp_path / "new.db") for _ in range(4)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"

    results = [(process.communicate("\n")[1], process.returncode) for process in processes]

    assert results == [("", 0)] * 4
    assert sorted(file.name for file in tmp_path.iterdir()) == ["new.db"]


def test_a_migration_that_another_process_has_done_is_not_done_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [["colours"], []]
    monkeypatch.setattr("adapters.sqlite.migrations.pending", lambda *_: answers.pop(0))

    with closing(writer(path)) as connection:
        migrate(connection, path, NEXT)
        assert connection.execute("SELECT * FROM sqlite_schema WHERE name = 'colours'").fetchall() == []


def test_what_is_no_history_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("This is a text and no database at all." * 100)
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = foreign.read_bytes()

    with pytest.raises(HistoryError, match=r"text\.db: this is not a history"):
        open_history(text)
    with pytest.raises(HistoryError, match=r"foreign\.db: this is another program's database"):
        open_history(foreign)
    with pytest.raises(HistoryError, match="it is a folder; give the path of a file"):
        open_history(tmp_path)
    with pytest.raises(HistoryError, match=r"there is no folder .*nowhere; make that folder"):
        open_history(tmp_path / "nowhere" / "history.db")
    with pytest.raises(HistoryError, match=r"foreign\.db: this is another program's database"):
        repair(foreign)
    assert text.read_text().startswith("This is a text")
    assert foreign.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["foreign.db", "text.db"]


def test_a_history_with_its_own_name_in_its_folder_may_have_any_name(tmp_path: Path) -> None:
    history = open_history(tmp_path / "what? 100% #1.db")

    with history.reading() as books:
        assert books.search.coverage().articles == 0
    history.close()


def test_a_second_run_is_refused_and_names_the_first(path: Path) -> None:
    refusal = pytest.raises(HistoryBusy, match=rf"process {os.getpid()} \(.+\) runs on it; stop that one first")

    with run_lock(path), refusal, run_lock(path):
        pass

    with run_lock(path):
        pass
    assert not list(path.parent.glob("*.lock"))


def test_a_run_that_was_killed_leaves_no_hindrance(path: Path) -> None:
    program = """
import sys
from pathlib import Path
from adapters.sqlite import run_lock
with run_lock(Path(sys.argv[1])):
    print("running", flush=True)
    input()
"""
    process = child(program, path)
    assert process.stdout is not None
    assert process.stdout.readline() == "running\n"
    with pytest.raises(HistoryBusy, match=f"process {process.pid} "), run_lock(path):
        pass

    process.kill()
    process.communicate()

    with run_lock(path):
        pass


def test_a_run_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match=r"there is no folder .*no; make"), run_lock(tmp_path / "no" / "history.db"):
        pass


def test_a_run_on_a_disk_that_takes_nothing_more_is_refused_in_a_line(path: Path) -> None:
    path.with_name("history.db.lock").symlink_to("/dev/full")

    with pytest.raises(HistoryError, match=r"the folder .+ cannot be written"), run_lock(path):
        pass


def test_a_connection_that_fails_to_open_is_closed(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database" * 1000)

    with pytest.raises(sqlite3.DatabaseError):
        writer(tmp_path / "text.db")


def test_one_after_another_opens_a_history_however_many_wait(tmp_path: Path) -> None:
    inside, most, let_go = 0, 0, [threading.Event() for _ in range(3)]

    def opened(place: int) -> None:
        nonlocal inside, most
        with opening_lock(tmp_path / "history.db"):
            inside += 1
            most = max(most, inside)
            let_go[place].wait(5)
            inside -= 1

    with ThreadPoolExecutor(3) as threads:
        for place in range(2):  # the second waits for the first
            threads.submit(opened, place)
            time.sleep(0.05)
        let_go[0].set()
        time.sleep(0.05)
        threads.submit(opened, 2)
        time.sleep(0.05)
        let_go[1].set()
        let_go[2].set()

    assert most == 1
    assert not list(tmp_path.iterdir())


def test_a_history_is_removed_only_while_nothing_is_in_it_and_nobody_has_it_open(path: Path, tmp_path: Path) -> None:
    remove_unused(path)
    fresh = tmp_path / "fresh.db"
    other = open_history(fresh)
    remove_unused(fresh)
    assert sorted(file.name for file in tmp_path.glob("*.db")) == ["fresh.db", "history.db"]

    other.close()
    remove_unused(fresh)

    assert [file.name for file in tmp_path.iterdir()] == ["history.db"]


def test_a_history_has_one_lock_whatever_links_lead_to_it(tmp_path: Path) -> None:
    path, link = tmp_path / "history.db", tmp_path / "elsewhere" / "link.db"
    open_history(path).close()
    link.parent.mkdir()
    link.symlink_to(path)

    with run_lock(path), pytest.raises(HistoryBusy, match="runs on it"), run_lock(link):
        pass
