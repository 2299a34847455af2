"""What docs/history.md says of the tables is so, and its queries find something."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from adapters.sqlite import open_history
from tests.history.newsroom_samples import NOON, article, filed

TEXT = (Path(__file__).parents[2] / "docs" / "history.md").read_text(encoding="utf-8")


def names(path: Path, kind: str) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,)).fetchall()
    return {name for (name,) in rows if "_fts" not in name and not name.startswith("_")}


def test_each_table_and_view_is_described_and_no_other(tmp_path: Path) -> None:
    open_history(tmp_path / "history.db").close()

    rows = [line.split("|")[1] for line in TEXT.splitlines() if line.startswith("| `")]
    assert sorted(re.findall(r"`(\w+)`", " ".join(rows))) == sorted(names(tmp_path / "history.db", "table"))
    assert [view for view in names(tmp_path / "history.db", "view") if f"`{view}`" not in TEXT] == []


def test_each_query_that_is_shown_finds_something(tmp_path: Path) -> None:
    history = open_history(tmp_path / "history.db")
    with history.writing() as books:
        filed(books, article())
        books.stories.open("a1", NOON, ())
    history.close()

    queries = [query for block in re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL) for query in block.split(";")[:-1]]
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        found = [connection.execute(query).fetchall() for query in queries]
    assert found[0] == [("Ana Ortiz", 1)]
    assert len(found) == 3
    assert all(found)
