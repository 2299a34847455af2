"""Puts the parts together: settings, history, desk and newsroom."""

from __future__ import annotations

import argparse
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from adapters.config_file import read_settings
from adapters.declaring import declare
from adapters.lexicon import load
from adapters.sqlite import SQLiteHistory, open_history, remove_unused
from bot.async_history import AsyncHistory
from bot.desk import Desk
from bot.errors import HistoryError, SourceError
from bot.newsroom import Newsroom
from bot.ports import Reader, Reporter
from bot.reading.lexicon import Lexicon
from bot.settings import Settings

if TYPE_CHECKING:
    from adapters.metrics import Metrics

CONFIG = "verbatim.toml"

UNCONFIGURED = Settings()
"""The settings without a configuration file; they declare nothing, and remove nothing that was declared."""


def utc_now() -> datetime:
    """The time, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class App:
    """An open history with its settings and desk. `now` gives the time in UTC."""

    settings: Settings
    history: SQLiteHistory
    lexicon: Lexicon
    desk: Desk
    now: Callable[[], datetime] = utc_now


def opened(arguments: argparse.Namespace) -> AbstractContextManager[App]:
    """Open the history of --db and --config, and store there what the configuration file declares.

    Raises ConfigError and HistoryError.
    """
    settings, folder = settings_of(arguments)
    return _declared(_path(arguments, settings, folder), settings, folder)


def consulted(arguments: argparse.Namespace) -> AbstractContextManager[App]:
    """The same for a history that exists already, for commands that only look things up.

    Raises ConfigError and HistoryError.
    """
    settings, folder = settings_of(arguments)
    path = _path(arguments, settings, folder)
    if not path.exists():
        raise HistoryError(str(path), "there is no history yet", "read something first: verbatim gather ADDRESS")
    return _declared(path, settings, folder)


def settings_of(arguments: argparse.Namespace) -> tuple[Settings, Path]:
    """The settings that --config names, and the folder that their paths are relative to; raises ConfigError."""
    file = Path(arguments.config or CONFIG)
    if arguments.config or file.exists():
        return read_settings(file), file.resolve().parent
    return UNCONFIGURED, Path()


def history_path(arguments: argparse.Namespace) -> Path:
    """The path of the history that --db and --config name."""
    return _path(arguments, *settings_of(arguments))


@contextmanager
def open_app(path: Path, settings: Settings, now: Callable[[], datetime] = utc_now) -> Iterator[App]:
    """Open or create the history at this path; a new one in which nothing was stored is removed again."""
    fresh = not path.exists()
    history, lexicon = open_history(path), load()
    try:
        yield App(settings, history, lexicon, Desk(history, lexicon), now)
    finally:
        history.close()
        if fresh:
            remove_unused(path)


def _path(arguments: argparse.Namespace, settings: Settings, folder: Path) -> Path:
    return Path(arguments.db) if arguments.db else folder / settings.history.path


@contextmanager
def _declared(path: Path, settings: Settings, folder: Path) -> Iterator[App]:
    with open_app(path, settings) as app:
        if settings is not UNCONFIGURED:
            declare(app.history, settings, folder, app.now())
        yield app


@asynccontextmanager
async def open_newsroom(
    app: App, history: AsyncHistory, stdin: BinaryIO | None = None, metrics: Metrics | None = None
) -> AsyncIterator[Newsroom]:
    """A newsroom with its reporter and reader, until the block is left; `stdin` is the source "-".

    `metrics`, if given, counts what they do.
    """
    from adapters.sources import SourceReporter  # aiohttp and the feed parsers take half a second
    from adapters.workers import ProcessReader

    reading = app.settings.reading
    source_reporter = SourceReporter(reading.allow_hosts, app.now, stdin=stdin)
    process_reader = ProcessReader(reading.jobs, threshold=reading.speaker_confidence)
    reporter: Reporter = metrics.measured_reporter(source_reporter) if metrics else source_reporter
    reader: Reader = metrics.measured_reader(process_reader) if metrics else process_reader
    try:
        yield Newsroom(history, app.desk, reporter, reader, app.now)
    finally:
        await process_reader.close()
        await source_reporter.close()


@contextmanager
def lines_of(address: str) -> Iterator[TextIO]:
    """The lines of a file, or of stdin for "-"; raises SourceError when it cannot be opened.

    Bytes that are not UTF-8 come as lone surrogates, which the reader of a line refuses.
    """
    if address == "-":
        yield sys.stdin
        return
    try:
        file = Path(address).open(encoding="utf-8", errors="surrogateescape")  # noqa: SIM115 - entered below
    except OSError as error:
        raise SourceError(address, (error.strerror or "cannot be opened").lower(), "check the path") from error
    with file:
        yield file
