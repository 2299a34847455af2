"""Puts the parts together: the settings that hold, the history they name, and a newsroom over it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from adapters.config_file import read_settings
from adapters.declaring import declare
from adapters.lexicon import load
from adapters.sqlite import SQLiteHistory, open_history, remove_unused
from bot.async_history import AsyncHistory
from bot.delivery.publishing import Publisher
from bot.desk import Desk
from bot.errors import ConfigError, HistoryError, SourceError, Unserved
from bot.newsroom import Newsroom
from bot.ports import Courier, Reader, Reporter
from bot.reading.lexicon import Lexicon
from bot.settings import Settings, WebhookSettings
from bot.slots import Receipt

if TYPE_CHECKING:
    from adapters.metrics import Metrics

CONFIG = "verbatim.toml"

GRACE_SECONDS = 7.0
"""How long a post in hand may take to be finished when the bot is stopped; the whole ending takes at most ten."""

UNCONFIGURED = Settings()
"""What holds where there is no configuration file; it declares nothing, and takes nothing back."""


def utc_now() -> datetime:
    """The time, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class House:
    """An open history with the settings that hold for it and the desk over it. `now` gives the time in UTC."""

    settings: Settings
    history: SQLiteHistory
    lexicon: Lexicon
    desk: Desk
    now: Callable[[], datetime] = utc_now


def opened(arguments: argparse.Namespace) -> AbstractContextManager[House]:
    """The house that --db and --config name; what the configuration file declares is in its history.

    Raises ConfigError and HistoryError.
    """
    settings, folder = settings_of(arguments)
    return _declared(_path(arguments, settings, folder), settings, folder)


def consulted(arguments: argparse.Namespace) -> AbstractContextManager[House]:
    """The house over a history that is there already, for those who only look things up in it.

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
    """Where the history is that --db and --config name."""
    return _path(arguments, *settings_of(arguments))


@contextmanager
def house(path: Path, settings: Settings, now: Callable[[], datetime] = utc_now) -> Iterator[House]:
    """A house over the history at this path, made where there is none, and gone again when nothing was put into it."""
    fresh = not path.exists()
    history, lexicon = open_history(path), load()
    try:
        yield House(settings, history, lexicon, Desk(history, lexicon), now)
    finally:
        history.close()
        if fresh:
            remove_unused(path)


def _path(arguments: argparse.Namespace, settings: Settings, folder: Path) -> Path:
    return Path(arguments.db) if arguments.db else folder / settings.history.path


@contextmanager
def _declared(path: Path, settings: Settings, folder: Path) -> Iterator[House]:
    with house(path, settings) as made:
        if settings is not UNCONFIGURED:
            declare(made.history, settings, folder, made.now())
        yield made


@asynccontextmanager
async def open_newsroom(
    made: House, history: AsyncHistory, stdin: BinaryIO | None = None, metrics: Metrics | None = None
) -> AsyncIterator[Newsroom]:
    """A newsroom with its reporters and readers, until the block is left; `stdin` is the source "-".

    What they do is counted in `metrics`, where it is given.
    """
    from adapters.sources import Reporters  # aiohttp and the feed parsers take half a second
    from adapters.workers import Readers

    reading = made.settings.reading
    reporters = Reporters(reading.allow_hosts, made.now, stdin=stdin)
    readers = Readers(reading.jobs, threshold=reading.speaker_confidence)
    reporter: Reporter = metrics.measured_reporter(reporters) if metrics else reporters
    reader: Reader = metrics.measured_reader(readers) if metrics else readers
    try:
        yield Newsroom(history, made.desk, reporter, reader, made.now)
    finally:
        await readers.close()
        await reporters.close()


class Couriers:
    """Couriers by the beginnings of the channels that they serve: "discord:", "slack:", "http://" …"""

    def __init__(self, by_beginning: Mapping[str, Courier]) -> None:
        self._by_beginning = dict(by_beginning)

    def __call__(self, channel: str) -> Courier:
        """The channel's courier; raises Unserved for a channel that none serves."""
        for beginning, courier in self._by_beginning.items():
            if channel.startswith(beginning):
                return courier
        raise Unserved(channel, "nothing is set up that posts there", "set up its platform, or choose another channel")


@asynccontextmanager
async def publishing(
    made: House,
    history: AsyncHistory,
    platforms: Mapping[str, Courier],
    settled: Callable[[Receipt], None],
    secrets: Mapping[str, str],
    metrics: Metrics | None = None,
    freed: Callable[[], None] = lambda: None,
) -> AsyncIterator[Publisher]:
    """A publisher to these platforms and to what the settings set up; leaving finishes the post in hand.

    `platforms` are by the beginnings of the channels that they serve; `settled` is told each row whose fate was
    decided; `secrets` are by the variables that the settings name; `freed` is called when a channel has nothing in hand
    any more.
    """
    async with AsyncExitStack() as stack:
        couriers = dict(platforms)
        if made.settings.webhooks:
            from adapters.webhook import Hook, WebhookCourier  # brings aiohttp

            hooks = [Hook(hook.address, hook_secret(hook, secrets), hook.unsure) for hook in made.settings.webhooks]
            webhook = WebhookCourier(hooks, made.settings.reading.allow_hosts)
            stack.push_async_callback(webhook.close)
            couriers |= {"https://": webhook, "http://": webhook}
        if metrics:
            couriers = {beginning: metrics.measured_courier(courier) for beginning, courier in couriers.items()}
        publisher = Publisher(history, made.desk, Couriers(couriers), made.now, settled, freed)
        try:
            yield publisher
        finally:
            await publisher.finish(GRACE_SECONDS)


def hook_secret(hook: WebhookSettings, secrets: Mapping[str, str]) -> str | None:
    """What posts to the web hook are signed with; raises ConfigError when it is not set."""
    if hook.secret is not None and hook.secret not in secrets:
        raise ConfigError(f"webhook {hook.address}", f"{hook.secret} is not set", "set it in the environment")
    return secrets[hook.secret] if hook.secret else None


@contextmanager
def lines_of(address: str) -> Iterator[TextIO]:
    """The lines of a file, or of stdin for "-"; raises SourceError when it cannot be opened.

    What is no UTF-8 comes as lone surrogates, for the line's reader to refuse.
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
