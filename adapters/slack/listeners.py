"""The listeners of slack_bolt: what comes in is acknowledged at once, and then passed to the conversation."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from typing import Any

from slack_bolt.app.async_app import AsyncApp

from adapters.chat.pending import PendingTasks
from adapters.slack.conversation import LOOKING, Conversation
from adapters.slack.format import SAY
from adapters.slack.lines import line_from, links_in
from adapters.slack.modals import FORM, Form, answer_view
from adapters.slack.origins import Once, Origin, origin_of, origin_of_event
from adapters.slack.replying import FEEDBACK, SHARE
from adapters.slack.suggestions import COMPLETE
from adapters.slack.workspace import Workspace
from bot.commands import line_of

logger = logging.getLogger(__name__)

QUOTES_IN, ASK_ABOUT, ASK_NEWS = "quotes_in", "ask_about", "ask_news"
"""The callback_ids of the shortcuts."""

SHORT = ("quote", "ask")
"""Commands that may have a slash of their own."""

MOST_LINKS = 5
"""Links of a message whose quotes are looked for."""

ANSWERING = "answering what was said in Slack"
"""The name of the tasks that do."""

SAID = frozenset((None, "file_share", "thread_broadcast"))
"""Subtypes of messages that a person wrote."""

Ack = Callable[..., Awaitable[Any]]
Body = Mapping[str, Any]


class Listeners:
    """The listeners. `left` is called when the app was taken out of the workspace."""

    def __init__(
        self, conversation: Conversation, workspace: Workspace, left: Callable[[], Coroutine[Any, Any, None]]
    ) -> None:
        self._conversation = conversation
        self._workspace = workspace
        self._left = left
        self._once = Once()
        self._pending = PendingTasks()

    @asynccontextmanager
    async def finishing(self) -> AsyncIterator[None]:
        """Finish the answers in progress when the block is left."""
        try:
            yield
        finally:
            await self._pending.finish()

    def register(self, app: AsyncApp) -> None:
        """Register all of them."""
        app.command(re.compile("^/"))(self._command)
        app.event("app_mention")(self._mentioned)
        app.event("message")(self._written)
        app.event("app_home_opened")(self._home_opened)
        app.event("app_uninstalled")(self._uninstalled)
        app.event("tokens_revoked")(self._uninstalled)
        app.event(re.compile(""))(_ignored)
        app.action(re.compile(f"^{SAY}:"))(self._pressed)
        app.action(SHARE)(self._shared)
        app.action(FEEDBACK)(self._rated)
        app.action(re.compile(""))(_acknowledged)
        app.shortcut(QUOTES_IN)(self._quotes_in)
        app.shortcut(ASK_ABOUT)(self._ask_about)
        app.shortcut(ASK_NEWS)(self._ask_news)
        app.view(FORM)(self._submitted)
        app.options(re.compile(f"^{COMPLETE}:"))(self._completed)

    async def _command(self, ack: Ack, body: Body) -> None:
        await ack()
        if not self._once.first(body.get("trigger_id")):
            return
        text, name = str(body.get("text") or ""), str(body["command"]).lstrip("/")
        line = self._line(f"/{name} {text}" if name in SHORT else text.strip() or "help")
        at = Origin(body["user_id"], body["channel_id"], response_url=body["response_url"], command=True)
        self._start(self._conversation.hear(line, at, body["trigger_id"]), at)

    async def _mentioned(self, event: Body, body: Body) -> None:
        if _is_from_a_person(event) and self._is_new(event, body):
            at = origin_of_event(event, body)
            self._start(self._conversation.hear(self._line(event["text"]), at), at)

    async def _written(self, event: Body, body: Body) -> None:
        """A direct message; or a reply in a thread that the bot has part in, where it may read those."""
        if not _is_from_a_person(event):
            return
        channel, thread, direct = event["channel"], event.get("thread_ts"), event.get("channel_type") == "im"
        if not direct and (thread is None or not self._has_part(event, channel, thread)):
            return
        if self._is_new(event, body):
            at = origin_of_event(event, body)
            self._start(self._conversation.hear(self._line(event["text"]), at), at)

    async def _home_opened(self, event: Body, body: Body) -> None:
        if not self._once.first(body.get("event_id")):
            return
        if event.get("tab") == "messages":
            self._start(self._conversation.offer_prompts(event["channel"]))
        else:
            self._start(self._conversation.show_home(event["user"]))

    async def _uninstalled(self, event: Body, body: Body) -> None:
        """The app is out; or a token was revoked, which is nothing of the bot's where it is a person's own."""
        out = event["type"] == "app_uninstalled" or event["tokens"].get("bot")
        if out and self._once.first(body.get("event_id")):
            logger.warning("the app was taken out of the workspace %s", self._workspace.name)
            self._start(self._left())

    async def _pressed(self, ack: Ack, body: Body, action: Body) -> None:
        await ack()
        if not self._once.first(body.get("trigger_id")):
            return
        line = str(action.get("value") or (action.get("selected_option") or {}).get("value") or "")
        if body.get("container", {}).get("type") == "view":
            self._start(self._conversation.press_in_view(line, body["user"]["id"], body["trigger_id"]))
        else:
            at = origin_of(body)
            self._start(self._conversation.hear(line, at, body["trigger_id"]), at)

    async def _shared(self, ack: Ack, body: Body, action: Body) -> None:
        await ack()
        if self._once.first(body.get("trigger_id")):
            at = origin_of(body)
            self._start(self._conversation.share(str(action.get("value")), at), at)

    async def _rated(self, ack: Ack, body: Body, action: Body) -> None:
        await ack()
        if self._once.first(body.get("trigger_id")):
            at = origin_of(body)
            self._start(self._conversation.feedback(str(action.get("value")), at), at)

    async def _quotes_in(self, ack: Ack, body: Body) -> None:
        await ack()
        links, at = links_in(body["message"])[:MOST_LINKS], origin_of(body)
        if links:
            self._start(self._conversation.hear(line_of("quote", {"in": " ".join(links)}), at), at)
        else:
            self._start(self._conversation.tell(at, "There is no link in this message."), at)

    async def _ask_about(self, ack: Ack, body: Body) -> None:
        await ack()
        links = links_in(body["message"])
        line = line_of("ask", {"about": links[0]}) if links else "/ask"
        at = origin_of(body)
        self._start(self._conversation.open_form(line, body["trigger_id"], at), at)

    async def _ask_news(self, ack: Ack, body: Body) -> None:
        await ack()
        self._start(self._conversation.open_form("/ask", body["trigger_id"]))

    async def _submitted(self, ack: Ack, body: Body, view: Body) -> None:
        """A form was sent off: what is wrong with it stands at its fields, as far as that is known within the time."""
        form, user = Form.read(view["private_metadata"]), body["user"]["id"]
        fields = view["state"]["values"]
        line, wrong = await self._conversation.checked(form, fields, self._workspace.team)
        at = form.at or Origin(user, user)
        reply = None if wrong else asyncio.create_task(self._conversation.attended(line, at))
        if reply:
            wrong = await self._conversation.refused(reply, form.command, fields)
        if wrong or reply is None:
            await ack(response_action="errors", errors=wrong)
        elif form.at:
            await ack()
            self._start(self._conversation.say(reply, at, line), at)
        else:
            await ack(response_action="update", view=answer_view("Verbatim", LOOKING))
            self._start(self._conversation.fill(view["id"], reply, line))

    async def _completed(self, ack: Ack, body: Body) -> None:
        found = await self._conversation.suggestions(body["action_id"], body.get("value") or "", body["user"]["id"])
        await ack(options=found)

    def _start(self, work: Coroutine[Any, Any, None], at: Origin | None = None) -> None:
        """Do it beside the acknowledgement, which slack_bolt forgets when its listener fails before it is sent."""
        self._pending.add(asyncio.create_task(self._done(work, at), name=ANSWERING))

    async def _done(self, work: Coroutine[Any, Any, None], at: Origin | None) -> None:
        """The one place that catches all: the log gets the traceback, the person a sentence."""
        try:
            await work
        except Exception:
            logger.exception("something that was said in Slack was not answered")
            if at:
                await self._conversation.tell(at, "Something went wrong here. It is in the log; please try again.")

    def _line(self, text: str) -> str:
        return line_from(text, self._workspace.team, self._workspace.bot_user)

    def _has_part(self, event: Body, channel: str, thread: str) -> bool:
        if f"<@{self._workspace.bot_user}>" in str(event.get("text")):
            return False  # comes as a mention, too
        begun = event.get("parent_user_id") == self._workspace.bot_user
        return begun or self._conversation.is_engaged(channel, thread)

    def _is_new(self, event: Body, body: Body) -> bool:
        """Slack delivers an event again when it saw no answer; and one message may make several events."""
        return self._once.first(body.get("event_id"), f"{event['channel']} {event['ts']}")


def _is_from_a_person(event: Body) -> bool:
    """Two bots that answer each other would not stop; workflows have no user."""
    by_bot = event.get("bot_id") or event.get("user") in (None, "USLACKBOT")
    return event.get("subtype") in SAID and not by_bot


async def _ignored(body: Body) -> None:
    """An event that is of no use here; without a listener Slack would be told that there is none."""


async def _acknowledged(ack: Ack) -> None:
    await ack()
