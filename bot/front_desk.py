"""Where every platform brings what people say: one door for questions, commands and pressed buttons."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime

from bot.answers.respond import Asking, respond, turn
from bot.commands import Completion, NewsRequest, called, parse
from bot.errors import UsageError, VerbatimError
from bot.message import Message, Paragraph, Run
from bot.people import Reply, Suggestion, Visitor
from bot.ports import History
from bot.reading.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Staff:
    """The threads that answer: `writing` alone writes the history, `reading` is a small pool that only reads."""

    reading: Executor
    writing: Executor


class FrontDesk:
    """Answers visitors from the history. `now` gives the time in UTC."""

    def __init__(self, history: History, lexicon: Lexicon, staff: Staff, now: Callable[[], datetime]) -> None:
        self._history = history
        self._lexicon = lexicon
        self._staff = staff
        self._now = now

    async def answer(self, line: str, visitor: Visitor, attachment: str | None = None) -> Reply:
        """The reply to a line: a command when it begins with "/", else a question. Errors are replies too.

        `attachment` is the text of a file that came with the line.
        """
        loop = asyncio.get_running_loop()
        try:
            reply = await loop.run_in_executor(self._staff.reading, self._reply, line, visitor)
            await loop.run_in_executor(self._staff.writing, self._remember, line, reply.message, visitor)
        except VerbatimError as error:
            return Reply(Message((Paragraph((Run(str(error)),)),)))
        return reply

    async def is_private(self, line: str, visitor: Visitor) -> bool:
        """Whether what is replied to this line will be for the visitor alone: to be known before it is worked out.

        An error may be private all the same.
        """
        return self._is_private(line)

    async def suggest(self, kind: Completion, prefix: str, visitor: Visitor) -> list[Suggestion]:
        """Completions of an option's value, best first, at most 25."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._staff.reading, self._suggest, kind, prefix, visitor)

    def _is_private(self, line: str) -> bool:
        try:
            call = called(line)
        except UsageError:
            return True
        return call is not None and call.command.private

    def _reply(self, line: str, visitor: Visitor) -> Reply:
        request = parse(line)
        if not isinstance(request, NewsRequest):
            raise UsageError(line.partition(" ")[0], "nobody is there to do it", "try again later")
        asking = Asking(visitor.thread, self._now(), visitor.zone or "UTC", visitor.space)
        with self._history.reading() as books:
            return Reply(respond(request, books, asking, self._lexicon), self._is_private(line))

    def _remember(self, line: str, message: Message, visitor: Visitor) -> None:
        with self._history.writing() as books:
            books.conversations.add(visitor.thread, turn(line, message, self._now()))

    def _suggest(self, kind: Completion, prefix: str, visitor: Visitor) -> list[Suggestion]:
        with self._history.reading() as books:
            if kind == "speakers":
                return [Suggestion(name[:100], name[:100]) for name in books.search.speakers(prefix, visitor.space)]
        return []
