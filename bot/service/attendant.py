"""Serves requests: looks up news, changes the service, finds sources, posts briefings."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import replace

from bot.answers.replies.asking import Asking, Told
from bot.answers.respond import answered
from bot.briefing.layout import briefing_message
from bot.briefing.wishes import Order, ScheduleWish
from bot.commands import (
    AddSource,
    Ask,
    Copy,
    FindFigures,
    FindQuotes,
    Help,
    ImportSources,
    NewsRequest,
    PostAgain,
    PostBriefing,
    PreviewBriefing,
    Request,
    ShowBriefing,
    ShowNext,
    ShowSources,
    ShowStory,
    Why,
)
from bot.desk import Desk
from bot.errors import UsageError
from bot.message import Message
from bot.model import LOCAL, Source
from bot.people import Reply
from bot.ports import Books
from bot.service import briefings, schedules, sources, talked
from bot.service.errand import Errand, said
from bot.service.staff import CareRequest, Poster, Staff
from bot.service.talked import Briefed, planned, quoted
from bot.service.transactions import ChangeRequest, LookRequest, changed, looked
from bot.slots import Receipt
from bot.told import Briefing


class Attendant:
    """Serves errands. The front desk has checked permission and limits."""

    def __init__(self, desk: Desk, staff: Staff) -> None:
        self._history = staff.history
        self._lexicon = desk.lexicon
        self._staff = staff
        self._briefed = Briefed(desk)

    async def serve(self, request: Request, errand: Errand) -> Reply:
        """The reply to a request; raises UsageError, SourceError and HistoryError."""
        if isinstance(request, NewsRequest):
            found = await self._history.in_reader(self._news, request, errand)
            return Reply(found.message, showed=found.showed)
        if isinstance(request, LookRequest):
            return Reply(await self._looked(request, errand))
        if isinstance(request, PreviewBriefing):
            return Reply(await self._history.in_reader(self._preview, request.name, errand))
        try:
            return await self._done(request, errand)
        finally:
            self._briefed.forget()

    async def _done(
        self,
        request: ChangeRequest | PostBriefing | PostAgain | AddSource | ImportSources | CareRequest,
        errand: Errand,
    ) -> Reply:
        """The reply to a request that changes something."""
        if isinstance(request, ChangeRequest):
            return Reply(await self._history.write(lambda books: changed(request, books, errand)))
        match request:
            case PostBriefing(name):
                return await self._post(name, errand)
            case PostAgain(key):
                return await self._post_again(key, errand)
            case AddSource(address):
                return Reply(await self._add(address, errand))
            case ImportSources(text):
                return Reply(await self._import(text or errand.attachment, errand))
            case _:
                return await self._cared_for(request, errand)

    async def proposed(self, wished: ScheduleWish | Order, errand: Errand) -> Reply:
        """What plain words about briefings would change, to be confirmed by a button; or the answer they ask for."""
        match wished:
            case "next":
                return Reply(await self._looked(ShowNext(), errand))
            case "preview":
                return Reply(await self._history.in_reader(self._preview, None, errand))
            case _:
                return Reply(await self._history.read(lambda books: _proposal(wished, books, errand)))

    def briefing(self, errand: Errand) -> Briefing:
        """The briefing that the visitor talks about; for a thread that reads."""
        posted = self._briefed.posted(errand.visitor, errand.now)
        if posted is not None:
            return posted
        with self._history.sync.reading() as books:
            schedule = planned(books, errand.visitor, errand.zone, errand.now)
        return self._briefed.next(schedule, errand.now)

    def _news(self, request: NewsRequest, errand: Errand) -> Told:
        briefing = self._talked_about(request, errand)
        visitor = errand.visitor
        channel = briefing.channel if briefing else visitor.channel
        with self._history.sync.reading() as books:
            topics = tuple(books.topics.of(channel, visitor.space))
            about, story = quoted(books, visitor), talked.articles_of_post(books, visitor)
            asking = Asking(visitor.thread, errand.now, errand.zone, visitor.space, briefing, about, story, topics)
            return answered(request, books, asking, self._lexicon)

    def _talked_about(self, request: NewsRequest, errand: Errand) -> Briefing | None:
        """The briefing that the request may refer to; None for other requests."""
        match request:
            case ShowStory(words) | Why(words):
                return self.briefing(errand) if not words or words.isdecimal() else None
            case ShowBriefing():
                return self.briefing(errand)
            case Ask():
                posted = self._briefed.posted(errand.visitor, errand.now)
                return self.briefing(errand) if errand.visitor.space == LOCAL else posted
            case FindQuotes() | FindFigures() | Copy() | Help() | ShowSources():
                return None

    def _looked(self, request: LookRequest, errand: Errand) -> Awaitable[Message]:
        return self._history.read(lambda books: looked(request, books, errand, self._staff.link))

    def _preview(self, name: str | None, errand: Errand) -> Message:
        with self._history.sync.reading() as books:
            known = bool(name) or bool(briefings.briefings(books, errand))
            schedule = (
                briefings.chosen(name, books, errand)
                if known
                else planned(books, errand.visitor, errand.zone, errand.now)
            )
        return briefing_message(self._briefed.next(schedule, errand.now), schedule.zone, schedule.length)

    async def _post(self, name: str | None, errand: Errand) -> Reply:
        schedule = await self._history.read(lambda books: briefings.chosen(name, books, errand))
        if schedule.paused is not None:
            return Reply(briefings.is_paused(schedule))
        receipt = await self._poster(errand).post_now(schedule)
        await self._history.write(lambda books: books.audit.add(errand.audit_entry))
        return Reply(_posted(receipt))

    async def _post_again(self, key: str, errand: Errand) -> Reply:
        doubtful = await self._history.read(lambda books: briefings.doubtful(key, books, errand))
        receipt = await self._poster(errand).again(key)
        entry = replace(errand.audit_entry, space=doubtful.space)
        await self._history.write(lambda books: books.audit.add(entry))
        return Reply(_posted(receipt), replaces=True)

    def _poster(self, errand: Errand) -> Poster:
        if self._staff.poster is None:
            command = " ".join(errand.line.split()[:2])
            raise UsageError(command, "only verbatim run posts", "see it here with /briefing preview")
        return self._staff.poster

    async def _add(self, address: str, errand: Errand) -> Message:
        if self._staff.scout is None:
            raise UsageError("/source add", "sources cannot be visited from here", "verbatim gather ADDRESS adds one")
        found = await self._staff.scout.find(address)
        if len(found) > 1:
            return sources.offered(found, address)
        return await self._history.write(lambda books: _added(found, books, errand))

    async def _import(self, text: str | None, errand: Errand) -> Message:
        if not text:
            raise UsageError("/source import", "there is no list", "attach the OPML file, or give the list as text")
        if self._staff.scout is None:
            raise UsageError("/source import", "lists cannot be read from here", "it needs verbatim run")
        found = await asyncio.to_thread(self._staff.scout.listed, text)  # thousands of addresses take a second
        return await self._history.write(lambda books: _added(found, books, errand))

    async def _cared_for(self, request: CareRequest, errand: Errand) -> Reply:
        if self._staff.care is None:
            raise UsageError(errand.line.split(maxsplit=1)[0], "not available here", "it needs verbatim run")
        return await self._staff.care(request, errand)


def _proposal(wished: ScheduleWish | Order, books: Books, errand: Errand) -> Message:
    match wished:
        case ScheduleWish():
            return schedules.proposed(wished, books, errand)
        case "resume":
            return briefings.resuming(books, errand)
        case _:
            return briefings.stopping(books, errand)


def _added(found: list[Source], books: Books, errand: Errand) -> Message:
    books.audit.add(errand.audit_entry)
    return sources.add(found, books, errand)


def _posted(receipt: Receipt | None) -> Message:
    if receipt is None:
        return said("It is being posted already.")
    why = f": {receipt.reason}" if receipt.reason else ""
    match receipt.state:
        case "posted":
            return said("It is posted.")
        case "planned" | "posting":
            return said(f"It is not posted yet, and will be when it can be{why}.")
        case "failed" | "unknown" | "skipped" | "folded":
            return said(f"It was not posted{why}.")
