"""Where every platform brings what people say: one door for questions, commands and pressed buttons."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.answers.respond import turn
from bot.briefing.spoken import Unsettled
from bot.briefing.wishes import wish
from bot.commands import (
    AddSource,
    Ask,
    Call,
    Completion,
    Copy,
    Export,
    FindFigures,
    FindQuotes,
    Help,
    ImportSources,
    NewsRequest,
    PreviewBriefing,
    Report,
    Request,
    ShowStory,
    call_in,
    called,
    line_of,
)
from bot.desk import Desk
from bot.errors import UsageError, VerbatimError
from bot.message import Block, Choices, Message, Paragraph, Run
from bot.model import passage_id
from bot.people import Reply, Suggestion, Visitor
from bot.ports import Books
from bot.service.dependencies import Dependencies
from bot.service.handler import RequestHandler
from bot.service.limits import HOUR, QuestionLimits
from bot.service.request_context import LONGEST_LINE, RequestContext, said
from bot.service.suggestions import suggestions
from bot.settings import USUAL_RULES, Rules
from bot.shelves.people import Asked

logger = logging.getLogger(__name__)

LONGEST_SAID = 4_000
"""Characters of a line: as many as Discord's longest message has. Lists of sources may be longer."""

LOOKED_BACK = 50
"""Turns of a conversation, and changes in a space, among which one that was answered is looked for."""


class FrontDesk:
    """Answers visitors from the history, changes what they may change, and counts what they ask.

    `now` gives the time in UTC. All calls come from one event loop.
    """

    def __init__(
        self,
        desk: Desk,
        dependencies: Dependencies,
        now: Callable[[], datetime],
        rules: Rules = USUAL_RULES,
    ) -> None:
        self._history = dependencies.history
        self._dependencies = dependencies
        self._now = now
        self._rules = rules
        self._handler = RequestHandler(desk, dependencies)
        with desk.history.reading() as books:  # so that a restart gives nobody more questions
            self._limits = QuestionLimits(rules.limits, books.questions.since(now() - HOUR))
        self._remembering: dict[str, asyncio.Future[None]] = {}

    async def answer(self, line: str, visitor: Visitor, attachment: str | None = None) -> Reply:
        """The reply to a line: a command when it begins with "/", else a question or a wish. Errors are replies too.

        `attachment` is the text of a file that came with the line.
        """
        try:
            return await self.attend(line, visitor, attachment)
        except VerbatimError as error:
            return Reply(said(str(error)), refused=True)

    async def attend(self, line: str, visitor: Visitor, attachment: str | None = None) -> Reply:
        """The same, for those who show errors in their own way; raises VerbatimError."""
        try:
            with self._dependencies.answering():
                return await self._attend(line.strip(), visitor, attachment)
        except Unsettled as doubt:
            return Reply(_asked_back(doubt, line.strip()))

    async def is_private(self, line: str, visitor: Visitor) -> bool:
        """Whether what is replied to this line will be for the visitor alone: to be known before it is worked out.

        An error may be private all the same.
        """
        try:
            call = called(line)
            wished = wish(line) if call is None else None
        except VerbatimError:
            return True
        if call is None:
            return wished is not None
        return await self._is_private(call, visitor)

    async def was_answered(self, line: str, visitor: Visitor, since: datetime) -> bool:
        """Whether since then the line was answered in the visitor's thread, or the visitor has changed something by it:
        a platform may bring it once more.
        """
        await self._remembered(visitor.thread)
        return await self._history.read(_was_answered, line.strip(), visitor, since)

    async def suggest(self, kind: Completion, prefix: str, visitor: Visitor) -> list[Suggestion]:
        """Completions of an option's value, best first, at most 25."""
        return await self._history.in_reader(self._suggest, kind, prefix, visitor)

    async def _attend(self, line: str, visitor: Visitor, attachment: str | None) -> Reply:
        call = called(line)
        request = call.request if call else Ask(line)
        if len(line) > LONGEST_SAID and not isinstance(request, ImportSources):
            raise UsageError("What you said", f"it is longer than {LONGEST_SAID:,} characters", "say it in fewer words")
        space = await self._history.read(lambda books: books.spaces.get(visitor.space))
        context = RequestContext(line, visitor, space, self._now(), self._rules, attachment, self._dependencies.belongs)
        question = self._limits.take(visitor, context.now) if _counts(request) else None
        if call is None and (wished := wish(line)) is not None:
            if wished not in ("next", "preview"):
                context.check_manages("briefing schedule")
            return await self._handler.proposed(wished, context)
        if call and call.command.who == "managers":
            context.check_manages(call.command.name)
        private = call is not None and await self._is_private(call, visitor)
        await self._remembered(visitor.thread)
        reply = await self._handler.serve(request, context)
        if isinstance(request, NewsRequest) and not isinstance(request, Help | Copy):
            self._remember(request.question if isinstance(request, Ask) else line, reply, context, question)
        return replace(reply, private=private)

    def _remember(self, asked: str, reply: Reply, context: RequestContext, question: Asked | None) -> None:
        """Let the writing desk keep it; the reply does not wait for that, only the thread's next question does."""

        def done(future: asyncio.Future[None]) -> None:
            if self._remembering.get(context.visitor.thread) is future:
                del self._remembering[context.visitor.thread]
            if error := future.exception():
                logger.error("a question could not be kept: %s", error)

        future = self._history.write(_keep, asked, reply, context, question)
        self._remembering[context.visitor.thread] = future
        future.add_done_callback(done)

    async def _remembered(self, thread: str) -> None:
        """Wait until what was said before in this thread is kept."""
        if (future := self._remembering.get(thread)) is not None:
            await asyncio.wait([future])

    async def _is_private(self, call: Call, visitor: Visitor) -> bool:
        """Whether the reply is for the visitor alone: an answer is for all where the channel, or else the space, wants
        it so.
        """
        command = call.command
        return command.private and not (command.answer and await self._history.read(_are_public, visitor))

    def _suggest(self, kind: Completion, prefix: str, visitor: Visitor) -> list[Suggestion]:
        with self._history.sync.reading() as books:
            space = books.spaces.get(visitor.space)
        context = RequestContext("", visitor, space, self._now(), self._rules)
        briefing = self._handler.briefing(context) if kind == "stories" else None
        with self._history.sync.reading() as books:
            return suggestions(kind, prefix, books, context, briefing)


def _keep(books: Books, asked: str, reply: Reply, context: RequestContext, question: Asked | None) -> None:
    visitor = context.visitor
    kept = turn(asked, reply.message, context.now, reply.showed)
    books.conversations.add(visitor.thread, kept, visitor.space, visitor.person)
    if question is not None:
        books.questions.add(question, context.now - HOUR)


def _was_answered(books: Books, line: str, visitor: Visitor, since: datetime) -> bool:
    asked, made = (line, line.removeprefix("/ask ")), (visitor.person, line[:LONGEST_LINE])
    turns = books.conversations.turns(visitor.thread, LOOKED_BACK)
    changes = books.audit.last(visitor.space, LOOKED_BACK)
    answered = any(turn.question in asked and turn.asked >= since for turn in turns)
    return answered or any((each.person, each.line) == made and each.at >= since for each in changes)


def _are_public(books: Books, visitor: Visitor) -> bool:
    return (books.spaces.answers(visitor.channel) or books.spaces.get(visitor.space).answers) == "public"


def _counts(request: Request) -> bool:
    """Whether it is work that people may ask for so often only: not buttons that turn a page or open what is shown."""
    match request:
        case Ask() | PreviewBriefing() | Export() | AddSource() | ImportSources():
            return True
        case FindQuotes() | FindFigures():
            return request.page == 1 and passage_id(request.words) is None
        case ShowStory(words):
            return not words.isdecimal()
        case Report(fault=fault):
            return fault is not None
        case _:
            return False


def _asked_back(doubt: Unsettled, line: str) -> Message:
    """The one question that is open, with answers to choose from."""
    blocks: list[Block] = [Paragraph((Run(str(doubt)),))]
    call = call_in(line)
    values = dict(call.values) if call else {}
    options = tuple((choice, line_of("briefing schedule", values | {"when": choice})) for choice in doubt.choices)
    return Message((*blocks, Choices(options)) if options else tuple(blocks))
