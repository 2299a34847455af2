"""The command line at work: real processes, a news site on loopback, and a history of a few articles."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.cli import main
from tests.cli.places import FERRY, RATES, Inside, NewsSite, Outcome, Verbatim, line


@pytest.fixture
def site() -> Iterator[NewsSite]:
    """A news site at 127.0.0.1, served by a thread."""
    served = NewsSite()
    served.start()
    yield served
    served.stop()


@pytest.fixture
def verbatim(tmp_path: Path) -> Verbatim:
    """Runs the command in a process of its own, in the test's folder."""

    def run(*arguments: str, stdin: str | bytes = b"", seconds: float = 180) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "adapters", *arguments],
            cwd=tmp_path,
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], logging_as_it_was: None
) -> Inside:
    """Runs the command within the test's process, in the test's folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Outcome:
        capsys.readouterr()
        status = main(arguments)
        said = capsys.readouterr()
        return Outcome(status, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def made_history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A history of two stories in three articles, gathered once for all tests."""
    folder = tmp_path_factory.mktemp("history")
    articles = folder / "articles.jsonl"
    articles.write_text(
        line("ferry-1", FERRY, "Ferry sinks off Port Hale", "The Courier")
        + line("ferry-2", FERRY.replace("until dawn", "all night"), "Ferry sinks, 12 dead", "The Ledger")
        + line("rates-1", RATES, "=Central bank cuts its rate", "The Courier"),
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "adapters", "gather", "--jsonl", str(articles), "--db", str(folder / "made.db")],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return folder / "made.db"


@pytest.fixture
def history(made_history: Path, tmp_path: Path) -> Path:
    """A copy of that history, called verbatim.db in the test's folder."""
    return Path(shutil.copy(made_history, tmp_path / "verbatim.db"))
