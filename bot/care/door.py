"""What is done about complaints, watches and forgetting: one door for the front desk, and the rounds of the service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.care.incidents import Incidents
from bot.care.reporting import Reporting
from bot.care.watching import Watching
from bot.commands import AddWatch, Decide, Forget, ListWatches, RemoveWatch, Report
from bot.counting import counted
from bot.delivery.amending import Amended
from bot.message import Choices, Line, Message, Paragraph, Run
from bot.people import Reply, Visitor
from bot.ports import History
from bot.reading.lexicon import Lexicon
from bot.service.errand import Errand, manages
from bot.service.staff import CareRequest
from bot.slots import Stories
from bot.threads import Threads


class MessagePoster(Protocol):
    """Posts single messages, as `bot.delivery.publishing.Publisher` does."""

    async def post_once(self, channel: str, message: Message, key: str, space: str, stories: Stories = ()) -> bool:
        """Post it once for this channel and key; `stories` are those that it tells."""

    async def notify(self, space: str, message: Message, key: str, made_by: str | None = None) -> bool:
        """Tell a space's managers once for this key."""

    async def amend(self, space: str) -> Amended:
        """Edit the space's posts that are to say something else, as far as they can be now."""


class Care:
    """Answers requests, and makes rounds. `now` gives the time in UTC."""

    def __init__(
        self,
        history: History,
        lexicon: Lexicon,
        threads: Threads,
        poster: MessagePoster,
        now: Callable[[], datetime],
    ) -> None:
        self._history = history
        self._threads = threads
        self._reporting = Reporting(history, threads, poster.notify, poster.amend, now)
        self._watching = Watching(history, lexicon, threads, poster.post_once, now)
        self._incidents = Incidents(history, threads, poster.notify, now)

    async def answer(self, request: CareRequest, errand: Errand) -> Reply:
        """Do what is asked; what changes something for all is in the audit log. Raises UsageError, and HistoryError."""
        visitor = errand.visitor
        match request:
            case Report():
                return await self._reporting.report(request, visitor)
            case Decide():
                reply = await self._reporting.decide(request, visitor)
                await self._threads.write(self._audit, errand)
                return reply
            case AddWatch():
                return await self._add_watch(request, errand)
            case ListWatches():
                return await self._watching.show(request, visitor)
            case RemoveWatch():
                return await self._watching.remove(request, replace(visitor, manages=manages(visitor, errand.space)))
            case Forget():
                return await self._forget(request, errand)

    async def look(self) -> datetime | None:
        """Tell who watches what came in; when to look again for what is still to be told, None where nothing is.

        Raises HistoryError.
        """
        return await self._watching.look()

    async def report_failures(self) -> None:
        """Tell managers of sources that have failed for a day. Raises HistoryError."""
        await self._incidents.report()

    async def _add_watch(self, request: AddWatch, errand: Errand) -> Reply:
        if request.here:
            errand.check_manages("watch add here:yes")
        reply = await self._watching.add(request, errand.visitor)
        if request.here:
            await self._threads.write(self._audit, errand)
        return reply

    async def _forget(self, request: Forget, errand: Errand) -> Reply:
        if request.what == "space":
            errand.check_manages("forget space")
        if not request.sure:
            return (_asking_person if request.what == "me" else _asking_space)(errand.visitor)
        forget = self._forget_person if request.what == "me" else self._forget_space
        return await self._threads.write(forget, errand)

    def _audit(self, errand: Errand) -> None:
        with self._history.writing() as books:
            books.audit.add(errand.made)

    def _forget_person(self, errand: Errand) -> Reply:
        visitor = errand.visitor
        with self._history.writing() as books:
            count = books.retention.forget_person(visitor.space, visitor.person)
        self._history.wipe()
        said = f"Forgotten: {counted(count, 'question')} of yours, your watches, and what you reported "
        return _said(Run(said), _where(visitor), Run("."))

    def _forget_space(self, errand: Errand) -> Reply:
        visitor = errand.visitor
        with self._history.writing() as books:
            count = books.retention.forget_space(visitor.space)
            books.audit.add(errand.made)
        self._history.wipe()
        said = f"Forgotten: {counted(count, 'question')} that {'was' if count == 1 else 'were'} asked "
        return _said(Run(said), _where(visitor), Run("."))


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


def _said(*words: Run) -> Reply:
    return Reply(Message((Paragraph(words),)), replaces=True)
