"""What becomes of what somebody said or pressed: a form where words are missing, else the front desk's reply."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.errors import SlackFailure, is_unavailable
from adapters.slack.format import Json
from adapters.slack.home import Homes
from adapters.slack.modals import Form, answer_view, filled_in, form_view, problems, refusal
from adapters.slack.naming import apology, as_typed, named, spoken
from adapters.slack.origins import Once, Origin
from adapters.slack.people import People
from adapters.slack.replying import GOOD, Replying
from adapters.slack.suggestions import completed
from bot.commands import Call, call_in, command_named, line_of
from bot.errors import VerbatimError
from bot.front_desk import FrontDesk
from bot.message import Message, Paragraph, Run, sentence
from bot.people import Reply, Visitor

logger = logging.getLogger(__name__)

STATUS_SECONDS = 1.0
"""How long an answer waits for Slack to show that it is being looked for."""

CHECK_SECONDS = SUBMIT_SECONDS = 1.2
"""How long a form may be looked over, and stay open to hear what the front desk says: Slack waits three seconds."""

PROMPTS = (
    ("What is new?", "What is new today?"),
    ("The latest briefing", "briefing show"),
    ("Who said what?", "Who said what today?"),
    ("What can I ask?", "help"),
)


LOOKING = sentence("Looking it up …")

QUESTION = "What happened?"
"""Any question: who sees the answer does not depend on it."""


class Conversation:
    """Passes what people say to the front desk, and says the replies where they belong."""

    def __init__(self, desk: FrontDesk, client: AsyncWebClient, people: People, homes: Homes, command: str) -> None:
        self._desk = desk
        self._command = command
        self._client = client
        self._people = people
        self._replying = Replying(client)
        self._homes = homes
        self._engaged = Once()
        self._agent = True
        self._opened_at = time.time()

    async def hear(self, line: str, at: Origin, trigger: str | None = None) -> None:
        """Answer the line; with a trigger, a command that lacks words is asked for in a form."""
        if 0 < at.sent < self._opened_at and await self._was_answered(line, at):
            logger.info("Slack brought again what was answered before the restart")
            return
        call = call_in(line)
        if trigger and call and call.command.missing(call.values) and await self._opened(trigger, form_view(call, at)):
            return
        working = asyncio.create_task(self._show_working(at)) if at.direct and at.thread and self._agent else None
        reply = asyncio.create_task(self.attended(line, at))
        if working:
            await working
        await self.say(reply, at, line)

    async def attended(self, line: str, at: Origin) -> Reply:
        """The front desk's reply; raises VerbatimError.

        What is asked behind the slash command without one of our commands nobody else saw: it is answered as /ask is.
        """
        visitor = await self._visitor(at)
        reply = await self._desk.attend(line, visitor)
        if at.command and call_in(line) is None and not reply.private:
            return replace(reply, private=await self._desk.is_private(f"/ask {QUESTION}", visitor))
        return reply

    async def refused(self, reply: asyncio.Task[Reply], command: str, fields: Mapping[str, Any]) -> dict[str, str]:
        """Why a form is refused, by field, where that is known within the time; empty where it is not refused."""
        done, _ = await asyncio.wait((reply,), timeout=SUBMIT_SECONDS)
        error = reply.exception() if done else None
        if not isinstance(error, VerbatimError):
            return {}
        told = VerbatimError(error.subject, await spoken(error.reason, self._people))
        return refusal(told, command_named(command), fields)

    async def say(self, reply: asyncio.Task[Reply], at: Origin, line: str) -> None:
        """Say the reply where it belongs, once it is there."""
        call = call_in(line)
        told = await self._told(reply, call)
        await self._replying.say(told, at, line)
        if at.thread and not at.direct and not told.private:
            self._engaged.first(f"{at.channel} {at.thread}")
        await self._changed(call)

    def is_engaged(self, channel: str, thread: str) -> bool:
        """Whether the bot has talked in this thread (since it was started)."""
        return self._engaged.seen(f"{channel} {thread}")

    async def share(self, line: str, at: Origin) -> None:
        """Say once more what was said to the asker alone, for all."""
        reply = await self._told(asyncio.create_task(self.attended(line, at)), call_in(line))
        asked = Paragraph((Run(f"Asked: {line}", faint=True),))
        await self._replying.share(Message((asked, *reply.message.blocks)), at)

    async def feedback(self, value: str, at: Origin) -> None:
        """Thank for a thumb up; after a thumb down ask what is wrong, which goes to the managers."""
        thumb, _, id = value.partition(" ")
        if thumb == GOOD or not id:
            await self._replying.tell(at, "Thank you.")
            return
        await self.hear(line_of("report", {"id": id}), at)

    async def press_in_view(self, line: str, user: str, trigger: str) -> None:
        """A button of the App Home or of an answer in a modal: the answer comes in a modal."""
        call = call_in(line)
        if call and call.command.missing(call.values):
            await self._opened(trigger, form_view(call))
            return
        view = await self._opened(trigger, answer_view("Verbatim", LOOKING))
        if view:
            await self.fill(view, asyncio.create_task(self.attended(line, Origin(user, user))), line)

    async def fill(self, view: str, reply: asyncio.Task[Reply], line: str) -> None:
        """Put the reply to a line into an open modal, once it is there."""
        call = call_in(line)
        told = await self._told(reply, call)
        made = answer_view(call.command.name.capitalize() if call else "Answer", told.message)
        for _ in range(2):  # a view that changed meanwhile is updated by the second try
            try:
                await self._client.views_update(view_id=view, view=made)
                break
            except SlackFailure as error:
                logger.info("the modal %s could not be updated: %s", view, error)
        await self._changed(call)

    async def checked(self, form: Form, state: Mapping[str, Any], team: str) -> tuple[str, dict[str, str]]:
        """The line that a form says, and what is wrong with its fields."""
        command = command_named(form.command)
        values = {**form.given, **filled_in(command, state, team)}
        try:
            # Names of places take seconds to be looked up for the first time.
            async with asyncio.timeout(CHECK_SECONDS):
                wrong = await asyncio.to_thread(problems, command, values, state)
        except TimeoutError:  # the front desk will say what is wrong
            wrong = {}
        return ("" if wrong else line_of(command.name, values)), wrong

    async def suggestions(self, action: str, typed: str, user: str) -> list[Json]:
        """The options of an external select; none when they would come too late."""
        return await completed(self._desk, self._people, action, typed, user)

    async def open_form(self, line: str, trigger: str, at: Origin | None = None) -> None:
        """Open the form of a command."""
        call = call_in(line)
        if call and not await self._opened(trigger, form_view(call, at)) and at:
            await self._replying.tell(at, "That took too long for Slack to open a form. Please try again.")

    async def tell(self, at: Origin, text: str) -> None:
        """Say a sentence to somebody alone."""
        await self._replying.tell(at, text)

    async def show_home(self, user: str) -> None:
        """Somebody opened the App Home."""
        await self._homes.opened(user)

    async def offer_prompts(self, channel: str) -> None:
        """Somebody opened the conversation with the bot: what could be asked. Plain workspaces have no such thing."""
        prompts = [{"title": title, "message": message} for title, message in PROMPTS]
        try:
            await self._client.assistant_threads_setSuggestedPrompts(
                channel_id=channel, title="Ask the news", prompts=prompts
            )
        except SlackFailure as error:
            logger.info("no prompts could be suggested: %s", error)

    async def _visitor(self, at: Origin) -> Visitor:
        talk = at.thread if at.direct or at.inside else None
        return await self._people.visitor(at.user, at.channel, talk, replied_to=talk or at.pressed)

    async def _was_answered(self, line: str, at: Origin) -> bool:
        since = datetime.fromtimestamp(at.sent, UTC)
        return await self._desk.was_answered(line, await self._visitor(at), since)

    async def _told(self, reply: asyncio.Task[Reply], call: Call | None) -> Reply:
        """The reply with its commands as they are typed here; an error is a reply, too."""
        try:
            made = await reply
            typed = as_typed(made.message, call, self._command)
        except VerbatimError as error:
            made, typed = Reply(Message(()), refused=True), apology(error, self._command)
        return replace(made, message=await named(typed, self._people))

    async def _opened(self, trigger: str, view: Json) -> str | None:
        """The id of the modal; None when Slack does not open it: a trigger lives for three seconds."""
        try:
            return str((await self._client.views_open(trigger_id=trigger, view=view))["view"]["id"])
        except SlackFailure as error:
            logger.info("a modal could not be opened: %s", error)
            return None

    async def _show_working(self, at: Origin) -> None:
        try:
            async with asyncio.timeout(STATUS_SECONDS):
                await self._client.assistant_threads_setStatus(
                    channel_id=at.channel,
                    thread_ts=str(at.thread),
                    status="is looking it up …",
                    loading_messages=["Looking through what was printed …", "Finding the exact words …"],
                )
        except SlackFailure as error:
            self._agent = not is_unavailable(error)
            logger.info("no status can be shown: %s", error)

    async def _changed(self, call: Call | None) -> None:
        if call and not call.command.answer:
            await self._homes.refresh()
