"""Draws what the terminal shows of the sample news, for the README.

python -m tests.terminal.picture docs/briefing.svg
"""

from __future__ import annotations

import asyncio
import re
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console

from adapters.lexicon import load
from adapters.sources import seed_sources
from adapters.sqlite import open_history
from adapters.terminal.format import WIDTH, show
from bot.briefing.layout import briefing_message
from bot.desk import Desk
from bot.slots import Schedule
from tests.story_contract import NOW, SEEDS, read_sample

STORIES = 2
FONTS = "ui-monospace, DejaVu Sans Mono, Menlo, Consolas, monospace"
"""Those of the reader's machine: a picture fetches nothing."""


def main(target: Path) -> None:
    """Write the picture of a briefing."""
    history = open_history(None)
    with history.writing() as books:
        for source in seed_sources(SEEDS):
            books.sources.put(source)
    desk = Desk(history, load())
    desk.file(asyncio.run(read_sample()))
    briefing = desk.compose(Schedule("demo", "terminal", (), "UTC", NOW, stories=STORIES), NOW, None)
    history.close()
    screen = Console(
        file=StringIO(), width=WIDTH, record=True, force_terminal=True, color_system="truecolor", highlight=False
    )
    show(briefing_message(briefing, "UTC"), screen)
    drawn = screen.export_svg(title=f"verbatim brief --stories {STORIES}")
    drawn = re.sub(r"    @font-face \{.*?\}\n|<!-- Generated.*?-->", "", drawn, flags=re.DOTALL)
    target.write_text(drawn.replace("Fira Code, monospace", FONTS), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
