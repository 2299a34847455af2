"""The story from end to end, on Discord."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.chat.records import Records
from adapters.lexicon import load
from adapters.sqlite import open_history
from bot.async_history import on_threads
from bot.commands import called
from bot.desk import Desk
from bot.front_desk import FrontDesk
from bot.ports import Reading
from tests.dependencies import dependencies
from tests.discord_wire.conftest import NOW, served
from tests.discord_wire.server import LoopbackDiscord
from tests.discord_wire.test_discord_conversation import answers, buttons, text
from tests.discord_wire.world import BOT, Json
from tests.story_contract import Stage, subscribe, told

SPACE = "discord:3000"


async def test_the_story_is_told_on_discord(wire: LoopbackDiscord, sample_news: list[Reading]) -> None:
    history = open_history(None)
    subscribe(history, SPACE)
    with on_threads(history) as async_history:
        desk = FrontDesk(Desk(history, load()), dependencies(async_history), lambda: NOW)
        async with served(wire, desk, Records(async_history, lambda: NOW)) as discord:
            talk = Talk(wire)
            stage = Stage(history, discord.courier, "discord:42", SPACE, talk.say, talk.press, talk.read)
            await told(stage, sample_news)
    history.close()


@dataclass
class Talk:
    """Somebody who mentions the bot in a thread, uses commands there, and presses buttons in the channel."""

    wire: LoopbackDiscord

    async def say(self, line: str) -> str:
        call = called(line)
        if call is not None:
            return text(
                await (await self.wire.interactions.command(call.command.name, call.values, channel=45)).answer()
            )
        before = len(self._said("45"))
        await self.wire.say(f"<@{BOT}> {line}", "45", mentions=True)
        return "\n".join(map(text, (await answers(self.wire, "45", before + 1))[before:]))

    async def press(self, label: str) -> str:
        post = next(each for each in self._said("42") if label in buttons(each))
        return text(await (await self.wire.interactions.press(post, buttons(post)[label])).answer())

    def read(self) -> str:
        channels = [id for id, channel in self.wire.world.channels.items() if channel["type"] != 1]
        said = [each for channel in channels for each in self._said(channel)]
        return "\n".join(words for each in said for words in (text(each), *buttons(each)))

    def _said(self, channel: str) -> list[Json]:
        return [each for each in self.wire.world.messages[channel] if each["author"]["id"] == str(BOT)]
