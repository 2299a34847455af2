"""The story from end to end, in Slack."""

from __future__ import annotations

import html
from typing import Any

from adapters.slack.service import Access, serving
from adapters.sqlite import open_history
from bot.ports import Reading
from tests.slack_wire import payloads
from tests.slack_wire.conftest import Bot, lobby_of
from tests.slack_wire.server import APP_TOKEN, BOT_TOKEN, SlackServer
from tests.story_contract import Stage, subscribe, told

Json = dict[str, Any]


async def test_the_story_is_told_in_slack(slack: SlackServer, sample_news: list[Reading]) -> None:
    history = open_history(None)
    subscribe(history, "slack:T1")
    with lobby_of(history) as lobby:
        async with serving(Access(BOT_TOKEN, APP_TOKEN, base_url=slack.api), *lobby) as made:
            await slack.until(lambda: slack.sockets)
            bot = Bot(slack, history, made.courier)
            talk = Talk(bot)
            stage = Stage(history, made.courier, "slack:T1/C1", "slack:T1", talk.say, talk.press, talk.read)
            await told(stage, sample_news)
    history.close()


class Talk:
    """Somebody who writes to the bot directly, in one thread, and presses buttons in its channel."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._thread: str | None = None

    async def say(self, line: str) -> str:
        slack = self._bot.slack
        before = len(slack.said("DU1"))
        event = payloads.direct(slack, line, thread=self._thread)
        self._thread = self._thread or event["event"]["ts"]
        await self._bot.deliver("events_api", event)
        await slack.until(lambda: len(slack.said("DU1")) > before)
        return html.unescape(slack.said("DU1")[-1].body["text"])

    async def press(self, label: str) -> str:
        slack = self._bot.slack
        posted, button = next(
            (posted, button)
            for posted in slack.said("C1")
            for button in _buttons(posted.body["blocks"])
            if button["text"]["text"] == label
        )
        body = payloads.press(slack, button, posted)
        await self._bot.deliver("interactive", body)
        await slack.until(lambda: slack.over(body["response_url"]))
        return str(slack.over(body["response_url"])[-1]["text"])

    def read(self) -> str:
        posted = self._bot.slack.said("C1")
        labels = [button["text"]["text"] for each in posted for button in _buttons(each.body["blocks"])]
        return html.unescape("\n".join([*(each.body["text"] for each in posted), *labels]))


def _buttons(blocks: list[Json]) -> list[Json]:
    return [each for block in blocks if block["type"] == "actions" for each in block["elements"]]
