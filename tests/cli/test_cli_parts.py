"""Parts of the command line that need a terminal, tried without one."""

from __future__ import annotations

import io
import signal
import sys
from pathlib import Path
from typing import TextIO

import pytest
from rich.console import Console

from adapters.cli import main
from adapters.tasks import chat as chat_task
from adapters.terminal.chat import Answering, Suggesting
from adapters.terminal.progress import progress
from adapters.wiring import App, open_app
from bot.commands import Completion
from bot.model import Source
from bot.settings import Settings
from tests.cli.places import Inside
from tests.cli.test_cli_lines import ARTICLE, given, lines, rows


class Terminal(io.StringIO):
    """A file that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_work_that_is_soon_done_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)

    with progress("reading", 3) as advance:
        advance()

    assert "reading" not in screen.getvalue()


def test_work_that_takes_its_time_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr("adapters.terminal.progress.PATIENCE_SECONDS", -1.0)
    monkeypatch.setattr(
        "adapters.terminal.progress.Console", lambda stderr: Console(file=screen, force_terminal=True, width=90)
    )

    with progress("reading", 3) as advance:
        advance()
        advance()

    assert "reading" in screen.getvalue()
    assert "2/3" in screen.getvalue()


@pytest.mark.parametrize(
    ("kind", "prefix", "values"),
    [
        ("commands", "QU", ["quote"]),
        ("stories", "", ["1", "2"]),
        ("stories", "2", ["2"]),
        ("speakers", "lu", ["Ada Lund"]),
        ("outlets", "the", ["The Courier"]),
    ],
)
def test_the_chat_suggests_what_is_there(
    history: Path, monkeypatch: pytest.MonkeyPatch, kind: Completion, prefix: str, values: list[str]
) -> None:
    suggested: list[str] = []

    def chat(answer: Answering, suggest: Suggesting, out: TextIO, typed: TextIO) -> None:
        suggested.extend(each.value for each in suggest(kind, prefix))

    monkeypatch.setattr(chat_task, "chat", chat)
    with open_app(history, Settings()) as app:
        name_source(app)

        chat_task.converse(app)

    assert suggested == values


def name_source(app: App) -> None:
    with app.history.writing() as books:
        books.sources.put(Source("courier", "https://courier.example/feed", "feed", "The Courier"))


def test_a_summary_may_be_made_by_an_algorithm_of_sumy(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, lines(ARTICLE))

    done = inside("read", "--jsonl", "--summary", "lex-rank", "--sentences", "1")

    [row] = rows(done.out)
    assert [ARTICLE["text"][said["start"] : said["end"]] for said in row["summary"]] == [row["summary"][0]["text"]]


def test_an_algorithm_that_there_is_not_is_a_mistake_of_use(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, lines(ARTICLE))

    done = inside("read", "--jsonl", "--summary", "lexrank")

    assert (done.status, done.err) == (2, "verbatim: summary: no algorithm 'lexrank'; did you mean lex-rank?\n")


def test_ctrl_c_stays_ignored_where_it_was(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(history.parent)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)

    main(["brief"])

    assert signal.signal(signal.SIGINT, before) is signal.SIG_IGN
