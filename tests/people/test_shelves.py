"""What the service keeps of spaces and people is kept as it was put."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sqlite import SQLiteHistory, open_history
from bot.people import Space, Topic
from bot.shelves.people import Asked, Change

NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)


@pytest.fixture
def history() -> Iterator[SQLiteHistory]:
    opened = open_history(None)
    yield opened
    opened.close()


def test_a_space_that_decided_nothing_has_the_usual_settings(history: SQLiteHistory) -> None:
    with history.reading() as books:
        assert books.spaces.get("discord:1") == Space("discord:1")
        assert books.spaces.all() == []


def test_what_a_space_decided_is_kept(tmp_path: Path) -> None:
    space = Space("slack:T1", "Europe/Kyiv", "de_DE", ("slack:T1/U2", "discord:&7"), "slack:T1/C3", "public", NOW)
    with closing(open_history(tmp_path / "h.db")) as made, made.writing() as books:
        books.spaces.put(Space("slack:T1"))
        books.spaces.put(space)

    with closing(open_history(tmp_path / "h.db")) as made, made.reading() as books:
        assert books.spaces.get("slack:T1") == space
        assert books.spaces.all() == [space]


def test_a_channel_may_decide_who_sees_answers_and_take_it_back(history: SQLiteHistory) -> None:
    with history.writing() as books:
        books.spaces.put_answers("discord:1", "discord:9", "public")
        assert books.spaces.answers("discord:1") == "public"
        books.spaces.put_answers("discord:1", "discord:9", None)
        assert books.spaces.answers("discord:1") is None


def test_topics_belong_to_a_channel_of_a_space(history: SQLiteHistory) -> None:
    with history.writing() as books:
        books.topics.put(Topic("talks", ("ceasefire", "talks")), "c1", "s1")
        books.topics.put(Topic("ball", ("football",), muted=True), "c1", "s1")
        books.topics.put(Topic("talks", ("truce",)), "c1", "s1")
        books.topics.put(Topic("other"), "c1", "s2")

        assert books.topics.of("c1", "s1") == [Topic("ball", ("football",), True), Topic("talks", ("truce",))]
        books.topics.remove("ball", "c1", "s1")
        assert books.topics.of("c1", "s1") == [Topic("talks", ("truce",))]
        assert books.topics.of("c2", "s1") == []


def test_the_audit_log_tells_a_spaces_latest_changes_first(history: SQLiteHistory) -> None:
    with history.writing() as books:
        for minute, space in enumerate(("s1", "s2", "s1")):
            books.audit.add(Change(space, "p", NOW + timedelta(minutes=minute), f"/line {minute}"))

        assert [change.line for change in books.audit.last("s1", 5)] == ["/line 2", "/line 0"]
        assert [change.line for change in books.audit.last("s1", 1)] == ["/line 2"]


def test_questions_are_counted_as_far_back_as_asked_and_then_forgotten(history: SQLiteHistory) -> None:
    old, new = Asked("s", "p", NOW - timedelta(hours=2)), Asked("s", "p", NOW)
    with history.writing() as books:
        books.questions.add(old, NOW - timedelta(hours=3))
        books.questions.add(new, NOW - timedelta(hours=1))

        assert books.questions.since(NOW - timedelta(hours=3)) == [new]


@given(st.text())
def test_a_line_is_kept_under_a_short_token(line: str) -> None:
    with closing(open_history(None)) as history, history.writing() as books:
        token = books.lines.keep(line, NOW)

        assert (token, 16) == (books.lines.keep(line, NOW), len(token))
        assert books.lines.get(token) == line
        assert books.lines.get("nothing") is None
