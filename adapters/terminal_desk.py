"""The front desk for somebody at a terminal: questions and commands, asked and answered one after the other."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from adapters.wiring import App
from bot.async_history import on_threads
from bot.care import Care
from bot.commands import AddWatch, Completion
from bot.delivery.editing import Edited
from bot.front_desk import FrontDesk
from bot.message import Message, Paragraph, Run
from bot.model import LOCAL, Source
from bot.people import Reply, Suggestion, Visitor
from bot.service.dependencies import CareRequest, Dependencies
from bot.service.request_context import RequestContext
from bot.slots import Stories

if TYPE_CHECKING:
    from adapters.sources import WebScout

Result = TypeVar("Result")

TERMINAL = "terminal"


class TerminalDesk:
    """Answers a terminal's lines by an event loop of its own thread, so that a prompt may ask from within its own."""

    def __init__(self, desk: FrontDesk, visitor: Visitor, loop: asyncio.AbstractEventLoop) -> None:
        self._desk = desk
        self._visitor = visitor
        self._loop = loop

    def answer(self, line: str) -> Reply:
        """The reply to a line; raises VerbatimError."""
        return self._run(self._desk.attend(line, self._visitor))

    def suggest(self, kind: Completion, prefix: str) -> list[Suggestion]:
        """Completions, the likeliest first."""
        return self._run(self._desk.suggest(kind, prefix, self._visitor))

    def _run(self, coroutine: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()


class LazyScout:
    """A Scout whose libraries are loaded when it is first asked: they take half a second."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def find(self, address: str) -> list[Source]:
        """As `WebScout.find`."""
        return await self._scout.find(address)

    def listed(self, text: str) -> list[Source]:
        """As `WebScout.listed`."""
        return self._scout.listed(text)

    async def close(self) -> None:
        """Close what was opened."""
        if "_scout" in vars(self):
            await self._scout.close()

    @cached_property
    def _scout(self) -> WebScout:
        from adapters.sources import WebScout

        return WebScout(self._app.settings.reading.allow_hosts, self._app.now)


class NoPoster:
    """Posts nothing, since `verbatim run` posts. A notice to managers becomes the reply: they sit at the terminal."""

    def __init__(self) -> None:
        self.notice: Message | None = None

    async def post_once(self, channel: str, message: Message, key: str, space: str, stories: Stories = ()) -> bool:
        """Post nothing."""
        return False

    async def notify(self, space: str, message: Message, key: str, made_by: str | None = None) -> bool:
        """Keep it for the reply."""
        self.notice = message
        return True

    async def edit(self, space: str) -> Edited:
        """Edit nothing: `verbatim run` makes the edits."""
        return Edited()


async def _cared(care: Care, poster: NoPoster, request: CareRequest, context: RequestContext) -> Reply:
    """What care replies, or what it tells managers; what only the service does is said to be so."""
    reply = await care.answer(request, context)
    notice, poster.notice = poster.notice, None
    if notice is not None:
        return Reply(notice)
    if not isinstance(request, AddWatch):
        return reply
    by_whom = Paragraph((Run("It is told by verbatim run, while that is running.", faint=True),))
    return replace(reply, message=Message((*reply.message.blocks, by_whom)))


@contextmanager
def terminal_desk(app: App) -> Iterator[TerminalDesk]:
    """The front desk for the terminal, who manages the space `local`; what was said is kept on leaving."""
    scout = LazyScout(app)
    thread = f"terminal {app.now().isoformat()}"
    zone = app.settings.zone if app.settings.zone != "UTC" else None  # else what the space decided holds
    visitor = Visitor(LOCAL, TERMINAL, TERMINAL, thread, manages=True, zone=zone)
    with _looping() as loop, on_threads(app.history) as history:
        poster = NoPoster()
        care = Care(history, app.lexicon, poster, app.now)
        dependencies = Dependencies(history, scout, partial(_cared, care, poster))
        desk = FrontDesk(app.desk, dependencies, app.now, app.settings.rules)
        try:
            yield TerminalDesk(desk, visitor, loop)
        finally:
            asyncio.run_coroutine_threadsafe(scout.close(), loop).result()


@contextmanager
def _looping() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop that runs in a thread of its own until the block is left."""
    loop = asyncio.new_event_loop()
    runner = threading.Thread(target=loop.run_forever, name="terminal desk")
    runner.start()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        runner.join()
        loop.close()
