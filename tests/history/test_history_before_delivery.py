"""A history from before briefings had parts: what it knew of slots, posts and schedules is carried over whole."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.sqlite import SQLiteHistory, open_history
from adapters.sqlite.connections import writer
from adapters.sqlite.migrations import migrate, shipped
from adapters.sqlite.rows import written
from bot.slots import Schedule

BEFORE = tuple(migration for migration in shipped() if migration[0] == "origin")


def day(number: int) -> datetime:
    return datetime(2025, 3, number, 8, tzinfo=UTC)


OUTBOX = (
    ("news", day(10), "posted", '["m1", "m2"]', None),
    ("news", day(11), "posted", '["m3"]', "30 minutes late"),
    ("news", day(12), "failed", "[]", "the channel is gone"),
    ("news", day(13), "posting", "[]", None),
    ("sport", day(12), "posted", "[]", None),
    ("sport", day(13), "planned", "[]", None),
)
TOLD = (("news", day(10), 1), ("news", day(10), 2), ("news", day(11), 3), ("sport", day(12), 3))
SCHEDULES = (
    ("daily", "news", "0 8 * * *", "Europe/Kyiv", day(14), 5, "file"),
    ("weekly", "news", "0 9 * * 1", "UTC", day(17), 8, "chat"),
)


@pytest.fixture
def history(tmp_path: Path) -> SQLiteHistory:
    """It was written by the first version, and is opened by this one."""
    path = tmp_path / "history.db"
    with closing(writer(path)) as connection:
        migrate(connection, path, BEFORE)
        connection.execute("BEGIN")
        articles = [(n, f"a{n}", written(day(9)), written(day(9)), written(day(9)), "A text.") for n in (1, 2, 3)]
        connection.executemany(
            "INSERT INTO articles (number, id, revision, arrived, dated, source, fetched, teaser, text) "
            "VALUES (?, ?, 1, ?, ?, 's', ?, 0, ?)",
            articles,
        )
        connection.executemany(
            "INSERT INTO outbox (channel, slot, state, messages, reason) VALUES (?, ?, ?, ?, ?)",
            [(channel, written(slot), *rest) for channel, slot, *rest in OUTBOX],
        )
        connection.executemany(
            "INSERT INTO told VALUES (?, ?, ?)", [(channel, written(slot), number) for channel, slot, number in TOLD]
        )
        connection.executemany(
            "INSERT INTO schedules VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (*start, written(slot), *rest)
                for *start, slot, stories, origin in SCHEDULES
                for rest in [(stories, origin)]
            ],
        )
        connection.commit()
    return open_history(path)


def test_every_slot_and_its_posts_are_there_and_what_was_cut_off_has_failed(history: SQLiteHistory) -> None:
    with history.reading() as books:
        rows = [(row.slot, row.state, row.messages, row.reason) for row in books.outbox.last("news", 10)]
        others = [(row.slot, row.state, row.messages) for row in books.outbox.last("sport", 10)]
        waiting = books.outbox.waiting(day(13))
    history.close()

    assert rows == [
        (day(13), "failed", (), None),
        (day(12), "failed", (), "the channel is gone"),
        (day(11), "posted", ("m3",), "30 minutes late"),
        (day(10), "posted", ("m1", "m2"), None),
    ]
    assert others == [(day(13), "failed", ()), (day(12), "posted", ())]
    assert waiting is None


def test_what_was_told_and_posted_is_still_known(history: SQLiteHistory) -> None:
    with history.reading() as books:
        told = [books.outbox.told_articles(channel, ["a1", "a2", "a3", "a4"]) for channel in ("news", "sport", "none")]
        posted = books.outbox.slot_of("news", "m2")
        covered = [books.outbox.covered("news", "daily", day(14)), books.outbox.covered("news", "daily", day(11))]
    history.close()

    assert told == [{"a1", "a2", "a3"}, {"a3"}, set()]
    assert posted is not None
    assert posted.slot == day(10)
    assert covered == [day(11), day(10)]


def test_every_schedule_comes_as_it_came_with_the_usual_policy(history: SQLiteHistory) -> None:
    with history.reading() as books:
        schedules = books.schedules.all()
    history.close()

    assert schedules == [
        Schedule("daily", "news", ("0 8 * * *",), "Europe/Kyiv", day(14), stories=5, origin="file"),
        Schedule("weekly", "news", ("0 9 * * 1",), "UTC", day(17), stories=8, origin="chat"),
    ]


def test_its_articles_are_counted(history: SQLiteHistory) -> None:
    with history.reading() as books:
        assert books.search.coverage().articles == 3
    history.close()


def test_it_is_sound_and_a_copy_of_the_old_one_lies_beside_it(history: SQLiteHistory, tmp_path: Path) -> None:
    history.close()

    with closing(writer(tmp_path / "history.db")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert [tuple(row) for row in connection.execute("PRAGMA integrity_check")] == [("ok",)]
    assert (tmp_path / "history.db.before-delivery.db").exists()
