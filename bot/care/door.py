"""What is done about complaints, watches and forgetting: one door for the front desk, and the rounds of the service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.care.incidents import Incidents
from bot.care.reporting import Reporting
from bot.care.watching import Watching
from bot.commands import AddWatch, Decide, Forget, ListWatches, RemoveWatch, Report, line_of
from bot.delivery.amending import Amended
from bot.errors import UsageError
from bot.message import Choices, Line, Message, Paragraph, Run
from bot.people import Reply, Visitor
from bot.ports import History
from bot.reading.lexicon import Lexicon
from bot.service.errand import manages
from bot.service.staff import CareRequest
from bot.shelves.people import Change
from bot.slots import Stories
from bot.threads import Threads


class Poster(Protocol):
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
        poster: Poster,
        now: Callable[[], datetime],
    ) -> None:
        self._history = history
        self._threads = threads
        self._now = now
        self._reporting = Reporting(history, threads, poster.notify, poster.amend, now)
        self._watching = Watching(history, lexicon, threads, poster.post_once, now)
        self._incidents = Incidents(history, threads, poster.notify, now)

    async def answer(self, request: CareRequest, visitor: Visitor) -> Reply:
        """Do what is asked; what changes something for all is in the audit log (decisions: by the front desk).

        Raises UsageError, and HistoryError.
        """
        match request:
            case Report():
                return await self._reporting.report(request, visitor)
            case Decide():
                await self._check_manages("/decide", visitor)
                return await self._reporting.decide(request, visitor)
            case AddWatch():
                return await self._add_watch(request, visitor)
            case ListWatches():
                return await self._watching.show(request, visitor)
            case RemoveWatch():
                manager = await self._threads.read(self._manages, visitor)
                return await self._watching.remove(request, replace(visitor, manages=manager))
            case Forget():
                return await self._forget(request, visitor)

    async def look(self) -> datetime | None:
        """Tell who watches what came in; when to look again for what is still to be told, None where nothing is.

        Raises HistoryError.
        """
        return await self._watching.look()

    async def report_failures(self) -> None:
        """Tell managers of sources that have failed for a day. Raises HistoryError."""
        await self._incidents.report()

    async def _add_watch(self, request: AddWatch, visitor: Visitor) -> Reply:
        if not request.here:
            return await self._watching.add(request, visitor)
        await self._check_manages("/watch add here:yes", visitor)
        reply = await self._watching.add(request, visitor)
        values = {"about": request.about, "by": request.by or "", "kind": request.kind, "here": "yes"}
        line = line_of("watch add", {name: text for name, text in values.items() if text})
        await self._threads.write(self._audit, line, visitor)
        return reply

    async def _forget(self, request: Forget, visitor: Visitor) -> Reply:
        if request.what == "me":
            return await self._threads.write(self._forget_person, visitor) if request.sure else _asking_person(visitor)
        await self._check_manages("/forget space", visitor)
        return await self._threads.write(self._forget_space, visitor) if request.sure else _asking_space(visitor)

    async def _check_manages(self, line: str, visitor: Visitor) -> None:
        if not await self._threads.read(self._manages, visitor):
            raise UsageError(line, "only those who manage the bot here may do that", "ask one of them")

    def _manages(self, visitor: Visitor) -> bool:
        with self._history.reading() as books:
            return manages(visitor, books.spaces.get(visitor.space))

    def _audit(self, line: str, visitor: Visitor) -> None:
        with self._history.writing() as books:
            books.audit.add(Change(visitor.space, visitor.person, self._now(), line))

    def _forget_person(self, visitor: Visitor) -> Reply:
        with self._history.writing() as books:
            count = books.retention.forget_person(visitor.space, visitor.person)
        said = f"Forgotten: {_questions(count)} of yours, your watches, and what you reported "
        return _said(Run(said), _where(visitor), Run("."))

    def _forget_space(self, visitor: Visitor) -> Reply:
        with self._history.writing() as books:
            count = books.retention.forget_space(visitor.space)
            books.audit.add(Change(visitor.space, visitor.person, self._now(), "/forget space sure:yes"))
        said = f"Forgotten: {_questions(count)} that {'was' if count == 1 else 'were'} asked "
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


def _questions(count: int) -> str:
    return f"{count} question{'' if count == 1 else 's'}"
