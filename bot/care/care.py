"""Serves reports, watches and forgetting for the front desk, and makes the service's regular checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.async_history import AsyncHistory
from bot.care.incidents import report_failures
from bot.care.reporting import Reporting
from bot.care.watching import MayRead, Watching, everybody
from bot.commands import AddWatch, Decide, Forget, ListWatches, RemoveWatch, Report
from bot.counting import counted
from bot.delivery.editing import Edited
from bot.message import Choices, Line, Message, Paragraph, Run
from bot.people import Reply, Visitor
from bot.ports import Books
from bot.reading.lexicon import Lexicon
from bot.service.dependencies import CareRequest
from bot.service.request_context import RequestContext, manages
from bot.slots import Stories


class MessagePoster(Protocol):
    """Posts single messages, as `bot.delivery.publishing.Publisher` does."""

    async def post_once(self, channel: str, message: Message, key: str, space: str, stories: Stories = ()) -> bool:
        """Post it once for this channel and key; `stories` are those that it tells."""

    async def notify(self, space: str, message: Message, key: str, made_by: str | None = None) -> bool:
        """Tell a space's managers once for this key."""

    async def edit(self, space: str) -> Edited:
        """Make the edits in the space's posts that are due now."""


class Care:
    """Answers requests, and makes regular checks. `now` gives the time in UTC; `may_read` is that of `Watching`."""

    def __init__(
        self,
        history: AsyncHistory,
        lexicon: Lexicon,
        poster: MessagePoster,
        now: Callable[[], datetime],
        may_read: MayRead = everybody,
    ) -> None:
        self._history = history
        self._now = now
        self._notify = poster.notify
        self._reporting = Reporting(history, poster.notify, poster.edit, now)
        self._watching = Watching(history, lexicon, poster.post_once, now, may_read)

    async def answer(self, request: CareRequest, context: RequestContext) -> Reply:
        """Do what is asked; what changes something for all is in the audit log. Raises UsageError, and HistoryError."""
        visitor = replace(context.visitor, manages=manages(context.visitor, context.space))
        match request:
            case Report():
                return await self._reporting.report(request, visitor)
            case Decide():
                reply = await self._reporting.decide(request, visitor)
                await self._history.write(lambda books: books.audit.add(context.audit_entry))
                return reply
            case AddWatch():
                return await self._add_watch(request, context)
            case ListWatches():
                return await self._watching.show(visitor)
            case RemoveWatch():
                return await self._watching.remove(request, visitor)
            case Forget():
                return await self._forget(request, context)

    async def look(self) -> datetime | None:
        """Tell who watches what came in; when to look again for what is still to be told, None where nothing is.

        Raises HistoryError.
        """
        return await self._watching.look()

    async def report_failures(self) -> None:
        """Tell managers of sources that have failed for a day. Raises HistoryError."""
        await report_failures(self._history, self._notify, self._now())

    async def _add_watch(self, request: AddWatch, context: RequestContext) -> Reply:
        if request.here:
            context.check_manages("watch add here:yes")
        reply = await self._watching.add(request, context.visitor)
        if request.here:
            await self._history.write(lambda books: books.audit.add(context.audit_entry))
        return reply

    async def _forget(self, request: Forget, context: RequestContext) -> Reply:
        if request.what == "space":
            context.check_manages("forget space")
        if not request.sure:
            return (_asking_person if request.what == "me" else _asking_space)(context.visitor)
        forget = _forget_person if request.what == "me" else _forget_space
        forgotten = await self._history.write(forget, context)
        await self._history.in_writer(self._history.sync.wipe)
        words = (Run(f"Forgotten: {forgotten} "), _where(context.visitor), Run("."))
        return Reply(Message((Paragraph(words),)), replaces=True)


def _forget_person(books: Books, context: RequestContext) -> str:
    count = books.retention.forget_person(context.visitor.space, context.visitor.person)
    return f"{counted(count, 'question')} of yours, your watches, and what you reported"


def _forget_space(books: Books, context: RequestContext) -> str:
    count = books.retention.forget_space(context.visitor.space)
    books.audit.add(context.audit_entry)
    return f"{counted(count, 'question')} that {'was' if count == 1 else 'were'} asked"


def _asking_person(visitor: Visitor) -> Reply:
    rest = Run(", ends your watches and withdraws your reports. It cannot be undone.")
    return _confirmed((Run("This forgets what you asked "), _where(visitor), rest), "/forget me sure:yes")


def _asking_space(visitor: Visitor) -> Reply:
    rest = Run(", by anybody. It cannot be undone.")
    return _confirmed((Run("This forgets all that was asked "), _where(visitor), rest), "/forget space sure:yes")


def _where(visitor: Visitor) -> Run:
    """In what the visitor speaks about, by name for those who speak from elsewhere."""
    return Run("here") if visitor.named is None else Run(f"in {visitor.named}")


def _confirmed(words: Line, line: str) -> Reply:
    return Reply(Message((Paragraph(words), Choices((("Forget it", line),)))))
