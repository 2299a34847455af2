"""What the sample news look like on Discord, as pages for a browser: `python -m tests.discord_wire.pictures FOLDER`."""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from adapters.discord.answering import is_answer
from adapters.discord.buttons import Belonging, share
from adapters.discord.courier import ASK
from adapters.discord.format import Payload, payload
from adapters.discord.parts import parts
from adapters.discord.preview.page import page
from adapters.lexicon import load
from adapters.reading import reading_of
from adapters.sources import Reporters, seed_sources
from adapters.sqlite import SQLiteHistory, open_history
from bot.briefing.layout import briefing_message
from bot.desk import Desk
from bot.front_desk import FrontDesk, Staff
from bot.message import Message
from bot.model import Health, Schedule
from bot.people import Visitor
from bot.ports import Reading

SEEDS = Path(__file__).parents[2] / "seeds"
NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)
SPACE = "discord:3000"
VISITOR = Visitor(SPACE, "discord:@2000", "discord:42", "discord:42/discord:@2000")
LINES = {
    "answer": "/ask How many people died on the ferry?",
    "quotes": "/quote strand",
    "figures": "/figures ferry",
    "error": "/figure ferry",
    "help": "/help",
}


async def main(folder: Path) -> None:
    """Write one page for the briefing, and one for each line."""
    history = open_history(None)
    with history.writing() as books:
        for source in seed_sources(SEEDS):
            books.sources.put(source, SPACE)
    Desk(history, load()).file(await _read())
    briefing = Desk(history, load()).compose(Schedule("morning", "discord:42", (), "UTC", NOW, space=SPACE), NOW, None)
    posts = [
        payload(part, Belonging(f"morning.{n}"), {}, ASK)
        for n, part in enumerate(parts(briefing_message(briefing, "UTC")))
    ]
    pages = {"briefing": [(posts[0], False)], "thread": [(post, False) for post in posts[1:]]}
    pages |= await _answers(history)
    for name, shown in pages.items():
        (folder / f"{name}.html").write_text(page(shown), encoding="utf-8")
    history.close()


async def _read() -> list[Reading]:
    reporters = Reporters(clock=lambda: NOW)
    made = []
    for source in seed_sources(SEEDS):
        catch = await reporters.visit(source, Health(source.id), ())
        made += [reading_of(clipping, source, NOW) for clipping in catch.clippings]
    await reporters.close()
    return [each for each in made if isinstance(each, Reading)]


async def _answers(history: SQLiteHistory) -> dict[str, list[tuple[Payload, bool]]]:
    made = {}
    with ThreadPoolExecutor(1) as reading, ThreadPoolExecutor(1) as writing:
        desk = FrontDesk(history, load(), Staff(reading, writing), lambda: NOW)
        for name, line in LINES.items():
            reply = await desk.answer(line, VISITOR)
            made[name] = [(_payload(part, line), reply.private) for part in parts(reply.message)]
    return made


def _payload(part: Message, line: str) -> Payload:
    extra = share(line) if is_answer(line) else None
    blocks = (*part.blocks, *((extra,) if extra else ()))
    return payload(part, Belonging(), dict.fromkeys(Belonging().too_long(blocks), "token"), extra)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
