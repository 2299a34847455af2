"""Whoever chats in the terminal manages the bot: reports, decisions and watches are looked after at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.lexicon import load
from adapters.reading import ready
from adapters.terminal_desk import TerminalDesk, terminal_desk
from adapters.wiring import App, open_app
from bot.errors import SourceError, UsageError
from bot.model import LOCAL, Article, Source
from bot.reading.digest import read
from bot.settings import ReadingSettings, Settings
from tests.shown import text_of

NOW = datetime(2025, 3, 14, 9, tzinfo=UTC)
TEXT = """HARROWMOUTH - At least 12 people died when the ferry Maren Dahl capsized on Wednesday, the coastguard said.

"Nobody had chained it, and nobody had checked," Ruth Askew, the harbour master, told reporters."""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[App]:
    article = Article("ferry", TEXT, NOW, source="wire", outlet="Wire", title="Ferry capsizes", published=NOW)
    with open_app(tmp_path / "history.db", Settings(), lambda: NOW) as app:
        app.desk.file([ready(article, *read(article, load()))])
        yield app


@pytest.fixture
def chat(place: App) -> Iterator[TerminalDesk]:
    with terminal_desk(place) as desk:
        yield desk


def _said(chat: TerminalDesk, line: str) -> str:
    return " ".join(text_of(chat.answer(line).message).split())


def _id(chat: TerminalDesk) -> str:
    return _said(chat, "/quote chained").rpartition(" · ")[2].split()[0]


def test_a_report_is_shown_to_whoever_sits_there_to_be_decided(chat: TerminalDesk) -> None:
    id = _id(chat)

    said = _said(chat, f"/report {id} fault:words")

    assert said.startswith("Somebody reported: wrong words.")
    assert f"Hide: /decide {id} repair:hide" in said
    assert _said(chat, f"/decide {id} repair:hide") == (
        f"It is not shown here any more. Keep it after all: /decide {id} repair:keep"
    )
    assert _said(chat, "/quote chained") == "There is no quote on that."


def test_a_watch_is_kept_and_said_to_be_told_by_the_service(chat: TerminalDesk) -> None:
    said = _said(chat, "/watch add by:Askew")

    assert "I shall tell you when Askew is quoted." in said
    assert "It is told by verbatim run, while that is running." in said
    assert "Askew is quoted" in _said(chat, "/watch list")


def test_what_only_the_service_does_is_refused_with_the_way_out(chat: TerminalDesk) -> None:
    assert "printed by verbatim run" in _said(chat, "/briefing schedule weekdays at 8:30 zone:Kyiv")

    with pytest.raises(UsageError, match="only verbatim run posts; see it here with /briefing preview"):
        chat.answer("/briefing now")


def test_the_settings_show_the_zone_that_briefings_get_and_their_times_in_it(tmp_path: Path) -> None:
    settings = Settings(zone="Europe/Kyiv")
    with open_app(tmp_path / "history.db", settings, lambda: NOW) as app, terminal_desk(app) as desk:
        declared = _said(desk, "/settings")
        briefed = _said(desk, "/briefing schedule weekdays at 8:30")
        decided = _said(desk, "/settings zone:London")
        later = _said(desk, "/settings")

    assert "zone Europe/Kyiv" in declared
    assert "Europe/Kyiv time" in briefed
    assert "zone Europe/London" in decided
    assert "14 Mar 09:00 · terminal · /settings zone:London" in later
    assert "11:00" not in later


def test_what_a_refused_source_opened_is_closed(tmp_path: Path) -> None:
    settings = Settings(reading=ReadingSettings(allow_hosts=("127.0.0.1",)))
    with open_app(tmp_path / "history.db", settings) as app, pytest.raises(SourceError), terminal_desk(app) as desk:
        desk.answer("/source add http://127.0.0.1:1/feed")

    gc.collect()  # a session that is still open warns when it is collected, and warnings are errors


def test_the_terminal_keeps_the_articles_of_a_source_that_it_removes(place: App, chat: TerminalDesk) -> None:
    with place.history.writing() as books:
        books.sources.put(Source("wire", "https://wire.example/feed", "feed", "The Wire"))

    said = _said(chat, "/source remove The Wire")

    assert said.startswith("The Wire is not read here any more; what it brought stays.")
    assert "Askew" in _said(chat, "/quote chained")


def test_the_terminal_cannot_remove_what_a_server_reads(place: App, chat: TerminalDesk) -> None:
    with place.history.writing() as books:
        for space in (LOCAL, "discord:1"):
            books.sources.put(Source("wire", "https://wire.example/feed", "feed", "The Wire"), space)

    with pytest.raises(UsageError, match="source “The Wire”: another space reads it; remove it there"):
        _said(chat, "/source remove The Wire")
