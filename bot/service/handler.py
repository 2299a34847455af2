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
from bot.service import briefings, schedules, sources
from bot.service.dependencies import CareRequest, Dependencies, Poster
from bot.service.request_context import RequestContext, said
from bot.service.subject import BriefingCache, articles_of_post, planned, quoted
from bot.service.transactions import ChangeRequest, LookRequest, changed, looked
from bot.slots import Receipt
from bot.told import Briefing


class RequestHandler:
    """Serves requests. The front desk has checked permission and limits."""

    def __init__(self, desk: Desk, dependencies: Dependencies) -> None:
        self._history = dependencies.history
        self._lexicon = desk.lexicon
        self._dependencies = dependencies
        self._briefings = BriefingCache(desk)

    async def serve(self, request: Request, context: RequestContext) -> Reply:
        """The reply to a request; raises UsageError, SourceError and HistoryError."""
        if isinstance(request, NewsRequest):
            found = await self._history.in_reader(self._news, request, context)
            return Reply(found.message, showed=found.showed)
        if isinstance(request, LookRequest):
            return Reply(await self._looked(request, context))
        if isinstance(request, PreviewBriefing):
            return Reply(await self._history.in_reader(self._preview, request.name, context))
        try:
            return await self._done(request, context)
        finally:
            self._briefings.forget()

    async def _done(
        self,
        request: ChangeRequest | PostBriefing | PostAgain | AddSource | ImportSources | CareRequest,
        context: RequestContext,
    ) -> Reply:
        """The reply to a request that changes something."""
        if isinstance(request, ChangeRequest):
            return Reply(await self._history.write(lambda books: changed(request, books, context)))
        match request:
            case PostBriefing(name):
                return await self._post(name, context)
            case PostAgain(key):
                return await self._post_again(key, context)
            case AddSource(address):
                return Reply(await self._add(address, context))
            case ImportSources(text):
                return Reply(await self._import(text or context.attachment, context))
            case _:
                return await self._dependencies.care(request, context)

    async def proposed(self, wished: ScheduleWish | Order, context: RequestContext) -> Reply:
        """What plain words about briefings would change, to be confirmed by a button; or the answer they ask for."""
        match wished:
            case "next":
                return Reply(await self._looked(ShowNext(), context))
            case "preview":
                return Reply(await self._history.in_reader(self._preview, None, context))
            case _:
                return Reply(await self._history.read(lambda books: _proposal(wished, books, context)))

    def briefing(self, context: RequestContext) -> Briefing:
        """The briefing that the visitor talks about; for a thread that reads."""
        posted = self._briefings.posted(context.visitor, context.now)
        if posted is not None:
            return posted
        with self._history.sync.reading() as books:
            schedule = planned(books, context.visitor, context.zone, context.now)
        return self._briefings.next(schedule, context.now)

    def _news(self, request: NewsRequest, context: RequestContext) -> Told:
        briefing = self._talked_about(request, context)
        visitor = context.visitor
        channel = briefing.channel if briefing else visitor.channel
        with self._history.sync.reading() as books:
            topics = tuple(books.topics.of(channel, visitor.space))
            about, story = quoted(books, visitor), articles_of_post(books, visitor)
            asking = Asking(visitor.thread, context.now, context.zone, visitor.space, briefing, about, story, topics)
            return answered(request, books, asking, self._lexicon)

    def _talked_about(self, request: NewsRequest, context: RequestContext) -> Briefing | None:
        """The briefing that the request may refer to; None for other requests."""
        match request:
            case ShowStory(words) | Why(words):
                return self.briefing(context) if not words or words.isdecimal() else None
            case ShowBriefing():
                return self.briefing(context)
            case Ask():
                posted = self._briefings.posted(context.visitor, context.now)
                return self.briefing(context) if context.visitor.space == LOCAL else posted
            case FindQuotes() | FindFigures() | Copy() | Help() | ShowSources():
                return None

    def _looked(self, request: LookRequest, context: RequestContext) -> Awaitable[Message]:
        return self._history.read(lambda books: looked(request, books, context, self._dependencies.link))

    def _preview(self, name: str | None, context: RequestContext) -> Message:
        with self._history.sync.reading() as books:
            known = bool(name) or bool(schedules.briefings_of(books, context.visitor.space))
            schedule = (
                briefings.chosen(name, books, context)
                if known
                else planned(books, context.visitor, context.zone, context.now)
            )
        return briefing_message(self._briefings.next(schedule, context.now), schedule.zone, schedule.length)

    async def _post(self, name: str | None, context: RequestContext) -> Reply:
        schedule = await self._history.read(lambda books: briefings.chosen(name, books, context))
        if schedule.paused is not None:
            return Reply(briefings.is_paused(schedule))
        receipt = await self._poster(context).post_now(schedule)
        await self._history.write(lambda books: books.audit.add(context.audit_entry))
        return Reply(_posted(receipt))

    async def _post_again(self, key: str, context: RequestContext) -> Reply:
        doubtful = await self._history.read(lambda books: briefings.doubtful(key, books, context))
        receipt = await self._poster(context).again(key)
        entry = replace(context.audit_entry, space=doubtful.space)
        await self._history.write(lambda books: books.audit.add(entry))
        return Reply(_posted(receipt), replaces=True)

    def _poster(self, context: RequestContext) -> Poster:
        if self._dependencies.poster is None:
            command = " ".join(context.line.split()[:2])
            raise UsageError(command, "only verbatim run posts", "see it here with /briefing preview")
        return self._dependencies.poster

    async def _add(self, address: str, context: RequestContext) -> Message:
        found = await self._dependencies.scout.find(address)
        if len(found) > 1:
            return sources.offered(found, address)
        return await self._history.write(lambda books: _added(found, books, context))

    async def _import(self, text: str | None, context: RequestContext) -> Message:
        if not text:
            way_out = "give the text of the OPML file, or attach it where that can be done"
            raise UsageError("/source import", "there is no list", way_out)
        found = await asyncio.to_thread(self._dependencies.scout.listed, text)  # thousands of addresses take a second
        return await self._history.write(lambda books: _added(found, books, context))


def _proposal(wished: ScheduleWish | Order, books: Books, context: RequestContext) -> Message:
    match wished:
        case ScheduleWish():
            return schedules.proposed(wished, books, context)
        case "resume":
            return briefings.resuming(books, context)
        case _:
            return briefings.stopping(books, context)


def _added(found: list[Source], books: Books, context: RequestContext) -> Message:
    books.audit.add(context.audit_entry)
    return sources.add(found, books, context)


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
