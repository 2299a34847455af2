"""Says replies in Slack: to the asker alone or to all, over the ways that are open there, until one of them works."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.chat.buttons import SHARE as SHARE_HERE
from adapters.chat.buttons import is_answer
from adapters.slack.errors import SlackFailure, post_failure, wait_asked
from adapters.slack.format import VALUE, Json, Payload, payload, plain, unique
from adapters.slack.origins import Origin
from adapters.slack.pacing import PATIENCE, PostPace
from adapters.slack.parts import parts
from bot.errors import DeliveryError, FateUnknown
from bot.message import Document, Message, Pullquote, sentence
from bot.people import Reply

logger = logging.getLogger(__name__)

RESPONSES = 5
"""Uses of a response_url."""

SHARE, FEEDBACK = "share", "feedback"
"""The action_ids of the buttons beneath a reply: to share it, and whether it was of use."""

GOOD, BAD = "good", "bad"


class _UsedUp(Exception):
    """A response_url takes nothing more."""


class Replying:
    """Says replies. An answer waits for nothing but Slack's 429."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._pace = PostPace(spacing=0)

    async def say(self, reply: Reply, at: Origin, line: str) -> None:
        """Say it where it belongs, or else to the asker directly."""
        told = [payload(part) for part in parts(reply.message)]
        last = told[-1]
        if at.direct and is_answer(line):
            last = Payload(last.text, [*last.blocks, *feedback(reply.message)])
        elif reply.private and not reply.refused and shareable(line):
            last = Payload(last.text, [*last.blocks, *sharing(line)])
        thread = at.thread
        for place, made in enumerate((*told[:-1], last)):
            said = await self._said(made, reply, at, place, thread)
            if place == 0:
                thread = at.thread or said
        for block in reply.message.blocks:
            if isinstance(block, Document):
                await self._hand_over(block, at)

    async def tell(self, at: Origin, text: str) -> None:
        """Say a sentence of the bot's own to the asker alone."""
        await self.say(Reply(sentence(text)), at, "/help")

    async def share(self, message: Message, at: Origin) -> None:
        """Say it for all, and take the asker's own copy away."""
        await self.say(Reply(message, private=False), at, "")
        if at.response_url:
            try:
                await self._over(at.response_url, {"delete_original": True})
            except (_UsedUp, *SlackFailure) as error:
                logger.info("the asker's own copy stays: %s", error)

    async def _direct_channel(self, user: str) -> str:
        """The channel of a person's direct messages; raises what slack_sdk raises."""
        return str((await self._client.conversations_open(users=user))["channel"]["id"])

    async def _said(self, made: Payload, reply: Reply, at: Origin, place: int, thread: str | None) -> str | None:
        """The first way that works; a way that may have worked is the last one tried."""
        for way in self._ways(made, reply, at, place, thread):
            try:
                return await way()
            except _UsedUp as error:
                logger.info("a reply went another way: %s", error)
            except SlackFailure as error:
                failure = post_failure(at.channel, error)
                logger.info("a reply went another way: %s", failure)
                if isinstance(failure, FateUnknown):
                    return None
        logger.warning("a reply to %s in %s could not be said", at.user, at.channel)
        return None

    def _ways(
        self, made: Payload, reply: Reply, at: Origin, place: int, thread: str | None
    ) -> Iterator[Callable[[], Awaitable[str | None]]]:
        body: Json = {"text": made.text, "blocks": made.blocks}
        replaces = reply.replaces and place == 0
        if replaces and at.pressed and not at.fleeting and (at.direct or not reply.private):
            yield lambda: self._updated(at, body)
        if at.direct:
            yield lambda: self._posted(at.channel, thread, body)
        elif reply.private:
            if at.response_url and place < RESPONSES:
                to_them = {**body, "response_type": "ephemeral", "replace_original": replaces and at.fleeting}
                in_thread = {"thread_ts": at.thread} if at.inside else {}
                yield lambda: self._over(at.response_url, {**to_them, **in_thread})
            yield lambda: self._whispered(at, body)
        else:
            if at.response_url and at.command and place < RESPONSES:
                yield lambda: self._over(at.response_url, {**body, "response_type": "in_channel"})
            yield lambda: self._posted(at.channel, thread, body)
            if at.response_url and place < RESPONSES:
                for_all = {**body, "response_type": "in_channel", "replace_original": False}
                yield lambda: self._over(at.response_url, for_all)
        if not at.direct:
            yield lambda: self._directly(at.user, body)

    async def _over(self, url: str | None, body: Json) -> None:
        sent = await AsyncWebhookClient(str(url), retry_handlers=[]).send_dict(body)
        if sent.status_code == 429:
            wait = wait_asked(sent.headers)
            if wait > PATIENCE:
                raise _UsedUp(f"the response_url asks to wait {wait:g} seconds")
            await asyncio.sleep(wait)
            sent = await AsyncWebhookClient(str(url), retry_handlers=[]).send_dict(body)
        if sent.status_code != 200:
            raise _UsedUp(f"the response_url is used up ({sent.status_code})")

    async def _posted(self, channel: str, thread: str | None, body: Json) -> str:
        call: Json = {"channel": channel, "unfurl_links": False, "unfurl_media": False, **body}
        if thread:
            call["thread_ts"] = thread
        told = await self._pace.post(channel, lambda: self._client.chat_postMessage(**call))
        return str(told["ts"])

    async def _updated(self, at: Origin, body: Json) -> str:
        call: Json = {"channel": at.channel, "ts": at.pressed, **body}
        told = await self._pace.post(at.channel, lambda: self._client.chat_update(**call))
        return str(told["ts"])

    async def _whispered(self, at: Origin, body: Json) -> None:
        call: Json = {"channel": at.channel, "user": at.user, **body}
        if at.inside:
            call["thread_ts"] = at.thread
        await self._pace.post(at.channel, lambda: self._client.chat_postEphemeral(**call))

    async def _directly(self, user: str, body: Json) -> str:
        return await self._posted(await self._direct_channel(user), None, body)

    async def _hand_over(self, document: Document, at: Origin) -> None:
        """A file goes to the asker's direct messages: nobody else may be meant to see it."""
        try:
            channel = at.channel if at.direct else await self._direct_channel(at.user)
            thread = at.thread if at.direct else None
            await self._client.files_upload_v2(
                channel=channel, filename=document.name, content=document.text or "\n", thread_ts=thread
            )
        except SlackFailure as error:
            failure: DeliveryError = post_failure(at.channel, error)
            logger.warning("%s could not be handed over: %s", document.name, failure)
            await self.tell(at, f"{document.name} could not be sent to you: {failure.reason}")


def shareable(line: str) -> bool:
    """Whether others may be shown what is replied to this line, and a button can say it."""
    return len(line) <= VALUE and is_answer(line)


def sharing(line: str) -> list[Json]:
    """The button that says the line again, for all to see."""
    share = {"type": "button", "text": plain(SHARE_HERE), "value": line, "action_id": SHARE}
    return [{"type": "actions", "block_id": unique(0, SHARE, line), "elements": [share]}]


def feedback(message: Message) -> list[Json]:
    """Thumbs up and down for an answer with quotes, of which the first is what a report would be about."""
    id = next((block.id for block in message.blocks if isinstance(block, Pullquote) and block.id), None)
    if id is None:
        return []
    buttons = {
        "type": "feedback_buttons",
        "action_id": FEEDBACK,
        "positive_button": {"text": plain("Good answer"), "value": f"{GOOD} {id}"},
        "negative_button": {"text": plain("Bad answer"), "value": f"{BAD} {id}"},
    }
    return [{"type": "context_actions", "block_id": unique(0, FEEDBACK, id), "elements": [buttons]}]
