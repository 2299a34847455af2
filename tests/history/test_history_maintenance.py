"""Backup, restore, check, repair."""

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.sqlite import SQLiteHistory, backup, check, open_history, repair, restore, run_lock
from adapters.sqlite.locks import beside
from adapters.sqlite.retention import OF_ARTICLE, PAST, UNUSED
from bot.errors import HistoryBusy, HistoryError
from bot.model import Article
from bot.shelves.news import Query
from tests.history.newsroom_samples import NOON, article, digest, filed, paragraphs

ROOT = Path(__file__).parents[2]


@pytest.fixture
def history(tmp_path: Path) -> Iterator[SQLiteHistory]:
    """A history in a file with two articles, one of them revised."""
    made = open_history(tmp_path / "history.db")
    with made.writing() as books:
        filed(books, article("a1"))
        filed(books, article("a2"))
        filed(books, article("a2", paragraphs=("It is over.", "Ships sail again."), source="herald-feed"))
    yield made
    made.close()


def ids(path: Path) -> list[str]:
    """The articles in a history."""
    history = open_history(path)
    with history.reading() as books:
        found = [one.id for one in books.articles.get(["a1", "a2", "a3"])]
    history.close()
    return found


def execute(path: Path, *statements: str) -> None:
    """Change a history behind its back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_backup_has_what_is_committed_while_others_write(history: SQLiteHistory, tmp_path: Path) -> None:
    with history.writing() as books:
        filed(books, article("a3"))
        backup(history.path, tmp_path / "backup.db")

    assert ids(tmp_path / "backup.db") == ["a1", "a2"]
    assert check(tmp_path / "backup.db") == []
    assert not (tmp_path / "backup.db.partial").exists()


def test_a_backup_replaces_an_older_one_and_nothing_else(history: SQLiteHistory, tmp_path: Path) -> None:
    target, foreign, text = (tmp_path / name for name in ("backup.db", "recipes.db", "notes.txt"))
    execute(foreign, "CREATE TABLE recipes (name TEXT)")
    text.write_text("buy bread")
    open_history(target).close()
    backup(history.path, target)

    for kept in (foreign, text):
        before = kept.read_bytes()
        with pytest.raises(HistoryError, match="a backup cannot go there"):
            backup(history.path, kept)
        assert kept.read_bytes() == before
    with pytest.raises(HistoryError, match="a backup cannot go there"):
        backup(history.path, history.path)
    with pytest.raises(HistoryError, match="a backup cannot go there"):
        backup(history.path, tmp_path)
    with pytest.raises(HistoryError, match=r"/nowhere/backup\.db: there is no folder"):
        backup(history.path, tmp_path / "nowhere" / "backup.db")
    with pytest.raises(HistoryError, match="there is no such file"):
        backup(tmp_path / "nothing.db", target)

    assert ids(target) == ["a1", "a2"]
    assert not (tmp_path / "nothing.db").exists()


def test_a_restored_backup_takes_the_place_of_the_history_which_is_kept(history: SQLiteHistory, tmp_path: Path) -> None:
    backup(history.path, tmp_path / "backup.db")
    with history.writing() as books:
        filed(books, article("a3"))
    history.close()

    aside = restore(tmp_path / "backup.db", history.path)
    again = restore(tmp_path / "backup.db", history.path)

    assert ids(history.path) == ["a1", "a2"]
    assert aside is not None
    assert ids(aside) == ["a1", "a2", "a3"]
    assert again not in (None, aside)


def test_a_backup_is_restored_where_nothing_is(history: SQLiteHistory, tmp_path: Path) -> None:
    backup(history.path, tmp_path / "backup.db")

    assert restore(tmp_path / "backup.db", tmp_path / "fresh.db") is None
    assert ids(tmp_path / "fresh.db") == ["a1", "a2"]


def test_a_history_that_is_in_use_is_not_restored(history: SQLiteHistory, tmp_path: Path) -> None:
    backup(history.path, tmp_path / "backup.db")

    with pytest.raises(HistoryBusy, match="has it open"):
        restore(tmp_path / "backup.db", history.path)
    with run_lock(history.path), pytest.raises(HistoryBusy, match="runs on it"):
        restore(tmp_path / "backup.db", history.path)

    with history.reading() as books:
        assert len(books.articles.get(["a1", "a2"])) == 2
    assert sorted(file.name for file in tmp_path.glob("*restor*")) == []


def test_a_backup_that_is_not_there_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="there is no such file"):
        restore(tmp_path / "backup.db", tmp_path / "history.db")

    assert list(tmp_path.iterdir()) == []


def test_what_is_no_backup_is_not_restored(history: SQLiteHistory, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no backup" * 1000)
    history.close()

    with pytest.raises(HistoryError, match="this is not a history"):
        restore(tmp_path / "text.db", history.path)
    with pytest.raises(HistoryError, match="this is the history itself"):
        restore(history.path, history.path)

    assert ids(history.path) == ["a1", "a2"]


@pytest.mark.parametrize("damage", [0, 18, 100], ids=["no header", "half a header", "no schema"])
def test_a_backup_takes_the_place_of_a_damaged_history(history: SQLiteHistory, tmp_path: Path, damage: int) -> None:
    backup(history.path, tmp_path / "backup.db")
    damaged = tmp_path / "damaged.db"
    content = history.path.read_bytes()
    damaged.write_bytes(content[:damage] + b"\xff" * 4000 + content[damage + 4000 :])
    beside(damaged, "-wal").write_bytes(beside(history.path, "-wal").read_bytes())

    aside = restore(tmp_path / "backup.db", damaged)

    assert ids(damaged) == ["a1", "a2"]
    assert check(damaged) == []
    assert aside is not None
    assert aside.exists()
    assert beside(aside, "-wal").exists() == (damage == 0)


def test_a_sound_history_has_no_problems_while_it_is_written(history: SQLiteHistory) -> None:
    with history.writing():
        assert check(history.path) == []

    assert [file.name for file in history.path.parent.glob(".*")] == []


HOLD = """
import sys
from pathlib import Path
from adapters.sqlite.copy_folders import COPY, copy_folder
with copy_folder(Path(sys.argv[1])) as folder:
    (folder / COPY).write_text("all that was stored")
    print(folder, flush=True)
    sys.stdin.read()
"""


def test_a_check_removes_the_copy_of_one_that_was_killed_and_no_other(history: SQLiteHistory, tmp_path: Path) -> None:
    notes, others = tmp_path / ".history.db-my_notes", tmp_path / ".another.db-abcd1234"
    for folder in (notes, others):
        folder.mkdir()
    (notes / "notes.txt").write_text("buy bread")
    command = [sys.executable, "-c", HOLD, str(history.path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        left = Path(process.stdout.readline().strip())
        assert check(history.path) == []
        assert [file.name for file in left.iterdir()] == ["copy.db"]
        process.kill()

    assert check(history.path) == []

    assert not left.exists()
    assert sorted(tmp_path.glob(".*")) == [others, notes]


LIMITED = """
import resource, sys
from adapters.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
sys.exit(main(["check", "--history", "--db", sys.argv[1]]))
"""


def test_a_copy_that_does_not_fit_is_said_to_be_the_copy(history: SQLiteHistory) -> None:
    command = [sys.executable, "-c", LIMITED, str(history.path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 1
    assert "history.db: the copy to be checked, which is made beside it, does not fit on the disk (" in done.stderr
    assert list(history.path.parent.glob(".*")) == []


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        (
            "INSERT INTO passages_fts (rowid, title, text) VALUES (77, 'a', 'b')",
            "the search index of passages does not",
        ),
        ("INSERT INTO quotes_fts (rowid, words) VALUES (77, 'a')", "the search index of quotes does not fit"),
        ("INSERT INTO figures_fts (rowid, words) VALUES (77, 'a')", "the search index of figures does not fit"),
        ("UPDATE articles SET text = 'Changed by hand.'", "the search index of passages does not fit"),
        ("DELETE FROM digests", "2 articles without a digest of their newest text"),
        ("DELETE FROM article_sources", "2 articles without a source"),
        ("DELETE FROM passages WHERE part = 'title'", "2 titles that cannot be searched"),
        ("UPDATE passages SET \"end\" = 9999 WHERE part = 'text'", "passages outside of their text"),
        ("INSERT INTO health (source) VALUES (99)", "of health refers to a row of sources that is not there"),
    ],
)
def test_check_says_what_is_wrong(history: SQLiteHistory, statement: str, problem: str) -> None:
    execute(history.path, statement)

    problems = check(history.path)

    assert any(problem in found for found in problems), problems
    assert all(found.startswith(str(history.path)) for found in problems)


def test_repair_makes_the_search_indexes_anew(history: SQLiteHistory) -> None:
    execute(
        history.path,
        "INSERT INTO passages_fts (passages_fts) VALUES ('delete-all')",
        "INSERT INTO quotes_fts (quotes_fts) VALUES ('delete-all')",
        "INSERT INTO figures_fts (figures_fts) VALUES ('delete-all')",
    )
    assert len(check(history.path)) == 3

    repair(history.path)

    assert check(history.path) == []
    with history.reading() as books:
        assert [hit.passage.article for hit in books.search.passages(Query(("sail", "rain")))] == ["a1", "a2"]


def test_a_damaged_file_is_said_to_be_damaged(history: SQLiteHistory, tmp_path: Path) -> None:
    history.close()
    with history.path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 8)

    problems = check(history.path)

    assert problems
    assert "damaged" in problems[0]
    assert "restore a backup" in problems[0]
    with pytest.raises(HistoryError, match="it is damaged"):
        backup(history.path, tmp_path / "backup.db")
    assert not (tmp_path / "backup.db").exists()


def test_check_and_repair_refuse_what_is_no_history(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no history" * 1000)

    for work in (check, repair):
        with pytest.raises(HistoryError, match="there is no such file"):
            work(tmp_path / "nothing.db")
        with pytest.raises(HistoryError, match="this is not a history"):
            work(tmp_path / "text.db")
    with pytest.raises(HistoryError, match="there is no such file"):
        check(tmp_path / "nowhere" / "history.db")


def test_check_names_a_history_of_an_older_version(tmp_path: Path) -> None:
    execute(tmp_path / "empty.db", "PRAGMA user_version = 1")

    assert "of an older version" in check(tmp_path / "empty.db")[0]


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@settings(max_examples=25)
@given(text=ANY_TEXT, title=st.none() | ANY_TEXT)
def test_any_text_comes_back_and_leaves_the_indexes_whole(text: str, title: str | None) -> None:
    made = Article("a1", text, NOON, title=title)
    changed = replace(made, text=text + "\n\nmore")
    with tempfile.TemporaryDirectory() as folder:
        history = open_history(Path(folder) / "history.db")
        with history.writing() as books:
            books.articles.file(made, digest(made), [(0, len(text)), (0, 0), (0, len(text) + 1)])
            books.articles.file(changed, digest(changed), paragraphs(changed))
        with history.reading() as books:
            found = books.articles.get(["a1"])
        problems = check(history.path)
        history.close()

    assert found == [replace(changed, revision=2)]
    assert problems == []


def test_what_is_purged_or_found_by_its_link_is_found_without_a_look_at_all_others(history: SQLiteHistory) -> None:
    unused = [statement for _, statements in UNUSED[:2] for statement in statements]  # of sources there are few
    found = ("SELECT number FROM articles WHERE url = ?", "SELECT token FROM lines WHERE kept < ?")
    statements = (*OF_ARTICLE, *unused, *found, PAST)
    with closing(sqlite3.connect(history.path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")  # what refers to a row that goes is looked for, too
        plans = [
            step[3]
            for each in statements
            for step in connection.execute(f"EXPLAIN QUERY PLAN {each}", (1,) * each.count("?"))
        ]

    assert [step for step in plans if step.startswith("SCAN ")] == []
