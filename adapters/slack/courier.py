"""Carries messages into a Slack workspace: channels, threads and direct messages, each part once for its key."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.latest import Latest
from adapters.slack import parts
from adapters.slack.addresses import Address, address
from adapters.slack.errors import POST_ANEW, SlackFailure, code_of, post_failure, read_failure
from adapters.slack.format import Json, payload
from adapters.slack.pacing import PostPace
from adapters.slack.workspace import Workspace, identified
from bot.errors import ChannelGone, DeliveryError, FateUnknown, MessageGone
from bot.message import Message

EVENT = "verbatim_part"
"""The type of the metadata that carries a part's key."""

REMEMBERED = 5_000
PAGE, PAGES = 200, 10
"""Messages on a page of a channel's history, and pages looked through for a key."""

SKEW = timedelta(minutes=1)
"""How far Slack's clock may be behind ours."""


class SlackCourier:
    """Posts into the workspace of the client's token."""

    def __init__(self, client: AsyncWebClient, pace: PostPace | None = None) -> None:
        self._client = client
        self._pace = pace or PostPace()
        self._workspace: Workspace | None = None
        self._posted: Latest[str, str] = Latest(REMEMBERED)
        self._direct: dict[str, str] = {}

    async def workspace(self) -> Workspace:
        """The workspace, asked for once; raises DeliveryError."""
        if self._workspace is None:
            self._workspace = await identified(self._client)
        return self._workspace

    def parts(self, message: Message) -> list[Message]:
        """A briefing's top story, and each further one for its thread; each within Slack's limits."""
        return parts.parts(message)

    async def post(self, channel: str, message: Message, key: str, under: str | None = None) -> str:
        """Post a part once for its key; its ts. Raises what the port says."""
        if key in self._posted:
            return self._posted[key]
        place = await self._place(channel)
        # Slack has threads of one level: what stands under a reply stands beside it.
        target, thread = await self._target(channel, place), place.thread or under
        if thread and thread not in self._posted.values():
            await self._check_thread(place, channel, target, thread)
        made = payload(message)
        body: Json = {
            "channel": target,
            "text": made.text,
            "blocks": made.blocks,
            "unfurl_links": False,
            "unfurl_media": False,
            "metadata": {"event_type": EVENT, "event_payload": {"key": key}},
            **({"thread_ts": thread} if thread else {}),
        }
        try:
            told = await self._pace.post(target, lambda: self._client.chat_postMessage(**body))
        except SlackFailure as error:
            raise post_failure(channel, error) from error
        if thread and told["message"].get("thread_ts") != thread:
            await self._take_back(place, channel, target, told["ts"])
        self._posted[key] = told["ts"]
        return str(told["ts"])

    async def find(self, channel: str, key: str, since: datetime, under: str | None = None) -> str | None:
        """The ts of the part with this key since then; raises FateUnknown without a history scope for the channel."""
        if key in self._posted:
            return self._posted[key]
        place = await self._place(channel)
        target, thread = await self._target(channel, place), place.thread or under
        bot = (await self.workspace()).bot_id
        cursor: str | None = None
        for _ in range(PAGES):
            page = await self._page(channel, target, thread, since - SKEW, cursor)
            for message in page["messages"]:
                if message.get("bot_id") == bot and _key(message) == key:
                    self._posted[key] = message["ts"]
                    return str(message["ts"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return None
        raise FateUnknown(channel, f"it is not among the latest {PAGE * PAGES} messages")

    async def edit(self, channel: str, posted: str, message: Message) -> None:
        """Replace what a part says; raises DeliveryError."""
        target = await self._target(channel, await self._place(channel))
        made = payload(message)
        try:
            await self._pace.post(
                target,
                lambda: self._client.chat_update(channel=target, ts=posted, text=made.text, blocks=made.blocks),
            )
        except SlackFailure as error:
            raise read_failure(channel, error) from error

    def link(self, channel: str, posted: str) -> str | None:
        """The message's address, once the workspace is known."""
        place = address(channel)
        if place is None or self._workspace is None:
            return None
        target = self._direct.get(place.id, place.id)
        if place.is_person and target == place.id:
            return None
        return f"{self._workspace.url}archives/{target}/p{posted.replace('.', '')}"

    async def _place(self, channel: str) -> Address:
        place = address(channel)
        workspace = await self.workspace()
        if place is None or place.team != workspace.team:
            raise ChannelGone(channel, f"is not a channel of {workspace.name}", "choose one of the bot's workspace")
        return place

    async def _target(self, channel: str, place: Address) -> str:
        """The channel's id; a person's direct messages are opened first."""
        if not place.is_person:
            return place.id
        if place.id not in self._direct:
            try:
                opened = await self._client.conversations_open(users=place.id)
            except SlackFailure as error:
                raise read_failure(channel, error) from error
            self._direct[place.id] = opened["channel"]["id"]
        return self._direct[place.id]

    async def _check_thread(self, place: Address, channel: str, target: str, thread: str) -> None:
        # Slack takes an unknown thread_ts without an error and posts at channel level; this method needs no scope.
        try:
            await self._client.chat_getPermalink(channel=target, message_ts=thread)
        except SlackFailure as error:
            if isinstance(error, SlackApiError) and code_of(error) == "message_not_found":
                raise _thread_gone(place, channel) from error
            raise read_failure(channel, error) from error

    async def _take_back(self, place: Address, channel: str, target: str, ts: str) -> None:
        """The thread's first message went away in between, and this one stands in the channel for all to see."""
        try:
            await self._client.chat_delete(channel=target, ts=ts)
        except SlackFailure as error:
            raise FateUnknown(channel, "it was posted outside of its thread") from error
        raise _thread_gone(place, channel)

    async def _page(
        self, channel: str, target: str, thread: str | None, since: datetime, cursor: str | None
    ) -> dict[str, Any]:
        asked: Json = {
            "channel": target,
            "oldest": f"{since.timestamp():.6f}",
            "include_all_metadata": True,
            "limit": PAGE,
            **({"cursor": cursor} if cursor else {}),
        }
        try:
            if thread:
                told = await self._client.conversations_replies(ts=thread, **asked)
            else:
                told = await self._client.conversations_history(**asked)
        except SlackFailure as error:
            if isinstance(error, SlackApiError) and code_of(error) == "missing_scope":
                raise FateUnknown(channel, "it may have been posted, and the bot may not look") from error
            raise read_failure(channel, error) from error
        return dict(told.data) if isinstance(told.data, dict) else {"messages": []}


def _key(message: Json) -> str | None:
    """The key that a message's app has marked it with, as any app can."""
    metadata = message.get("metadata") or {}
    return metadata["event_payload"].get("key") if metadata.get("event_type") == EVENT else None


def _thread_gone(place: Address, channel: str) -> DeliveryError:
    """A thread that is the channel itself cannot be posted to any more; else only this briefing has lost its place."""
    if place.thread:
        return ChannelGone(channel, "the thread's first message was deleted", "choose another channel")
    return MessageGone(channel, "the message that this stands under was deleted", POST_ANEW)
