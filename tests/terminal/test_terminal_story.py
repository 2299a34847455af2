"""The story from end to end, on the terminal."""

from __future__ import annotations

import io

from adapters.lexicon import load
from adapters.sqlite import open_history
from adapters.terminal.courier import TerminalCourier
from bot.async_history import on_threads
from bot.desk import Desk
from bot.front_desk import FrontDesk
from bot.people import Visitor
from bot.ports import Reading
from tests.dependencies import dependencies
from tests.shown import text_of
from tests.story_contract import NOW, Stage, subscribe, told


async def test_the_story_is_told_on_the_terminal(sample_news: list[Reading]) -> None:
    history, screen = open_history(None), io.StringIO()
    subscribe(history, "local")
    visitor = Visitor("local", "terminal", "terminal", "story", manages=True)
    with on_threads(history) as async_history:
        desk = FrontDesk(Desk(history, load()), dependencies(async_history), lambda: NOW)

        async def say(line: str) -> str:
            return squeezed(text_of((await desk.answer(line, visitor)).message))

        stage = Stage(
            history,
            TerminalCourier(screen),
            "terminal",
            "local",
            say,
            say,  # a button is the line that it stands for, printed
            lambda: squeezed(screen.getvalue()),
            "/why 1",
        )
        await told(stage, sample_news)
        by_name, other = await say("/why ferry"), await say("/why ceasefire")
    assert "about the ferry, which this channel follows" in by_name
    assert "this channel follows" not in other
    history.close()


def squeezed(text: str) -> str:
    return " ".join(text.replace("▌", " ").split())
