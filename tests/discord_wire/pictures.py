"""Draws what the sample news look like on Discord: a page each, and a picture of it where Chromium is there.

python -m tests.discord_wire.pictures docs/discord
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from adapters.chat.buttons import ASK, is_answer
from adapters.discord.custom_ids import ButtonMarks, share
from adapters.discord.format import Payload, payload
from adapters.discord.parts import parts
from adapters.discord.preview import page
from adapters.lexicon import load
from adapters.sources import seed_sources
from adapters.sqlite import SQLiteHistory, open_history
from bot.async_history import on_threads
from bot.briefing.layout import briefing_message
from bot.desk import Desk
from bot.front_desk import FrontDesk
from bot.message import Message
from bot.people import Visitor
from bot.slots import Schedule
from tests.dependencies import dependencies
from tests.story_contract import NOW, SEEDS, read_sample

SPACE = "discord:3000"
VISITOR = Visitor(SPACE, "discord:@2000", "discord:42", "discord:42/discord:@2000")
LINES = {
    "answer": "/ask How many people died on the ferry?",
    "quotes": "/quote strand",
    "quote": "/quote t7umvah",
    "copy": "/copy t7umvah",
    "error": "/figure ferry",
}
HEIGHTS = {"briefing": 1070, "answer": 570, "quotes": 310, "quote": 400, "copy": 200, "error": 170}
QUIETLY = (
    *(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--hide-scrollbars",
        "--force-device-scale-factor=0.9",
    ),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


async def main(folder: Path) -> None:
    """Write one page for the briefing, and one for each line."""
    history = open_history(None)
    with history.writing() as books:
        for source in seed_sources(SEEDS):
            books.sources.put(source, SPACE)
    Desk(history, load()).file(await read_sample())
    briefing = Desk(history, load()).compose(Schedule("morning", "discord:42", (), "UTC", NOW, space=SPACE), NOW, None)
    posts = [
        payload(part, ButtonMarks(f"morning.{n}"), {}, ASK)
        for n, part in enumerate(parts(briefing_message(briefing, "UTC")))
    ]
    pages = {"briefing": [(posts[0], False)]}
    pages |= await _answers(history)
    history.close()
    for name, shown in pages.items():
        draw(page(shown), folder / f"{name}.png", HEIGHTS[name])


def draw(html: str, target: Path, height: int) -> None:
    """A picture of the page; the page itself where there is no Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        target.with_suffix(".html").write_text(html, encoding="utf-8")
        return
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "page.html"
        file.write_text(html, encoding="utf-8")
        shot = [f"--user-data-dir={place}/profile", f"--window-size=720,{height}", f"--screenshot={target}", str(file)]
        subprocess.run([chromium, *QUIETLY, *shot], check=True, capture_output=True, timeout=120)


async def _answers(history: SQLiteHistory) -> dict[str, list[tuple[Payload, bool]]]:
    made = {}
    with on_threads(history) as async_history:
        desk = FrontDesk(Desk(history, load()), dependencies(async_history), lambda: NOW)
        for name, line in LINES.items():
            reply = await desk.answer(line, VISITOR)
            made[name] = [(_payload(part, line), reply.private) for part in parts(reply.message)]
    return made


def _payload(part: Message, line: str) -> Payload:
    extra = share(line) if is_answer(line) else None
    blocks = (*part.blocks, *((extra,) if extra else ()))
    return payload(part, ButtonMarks(), dict.fromkeys(ButtonMarks().too_long(blocks), "token"), extra)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
