"""`verbatim demo`: the sample news, briefed and talked about; no token, no network, nothing kept."""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from datetime import datetime
from pathlib import Path

import adapters
from adapters.declaring import source_at
from adapters.safe_text import safe
from adapters.sources import seed_sources
from adapters.tasks.brief import next_briefing
from adapters.tasks.chat import converse
from adapters.tasks.gather import add
from adapters.terminal.format import console, show
from adapters.wiring import App, open_app
from bot.briefing.layout import briefing_message
from bot.errors import SourceError
from bot.message import Message, Paragraph, Run
from bot.settings import Settings


def run(arguments: argparse.Namespace) -> int:
    """Brief the sample news; chat where there is a terminal to chat on."""
    seeds = Path(arguments.seeds) if arguments.seeds else Path(adapters.__file__).parents[1] / "seeds"
    now = _now(seeds)
    with (
        tempfile.TemporaryDirectory(prefix="verbatim-demo-") as folder,
        open_app(Path(folder) / "demo.db", Settings(), lambda: now) as app,
    ):
        _read(app, seeds)
        briefing, zone = next_briefing(app)
        screen = console(sys.stdout)
        show(_opening(now), screen)
        show(briefing_message(briefing, zone), screen)
        if sys.stdin.isatty() and sys.stdout.isatty():
            converse(app)
    return 0


def _read(app: App, seeds: Path) -> None:
    """Read the sources that the folder lists, or the folder as one; raises SourceError when nothing could be read."""
    visits = add(app, seed_sources(seeds) or (source_at(str(seeds)),))
    failures = [done.failure for done in visits if done.failure]
    if len(failures) == len(visits):
        raise failures[0]
    for problem in (*map(str, failures), *(problem for done in visits for problem in done.problems)):
        print(f"verbatim: {safe(problem)}", file=sys.stderr)


def _opening(now: datetime) -> Message:
    """What it is that is shown, so that nobody takes it for today's news."""
    told = f"Sample news, told as on {now.day} {now:%B %Y} at {now:%H:%M}."
    today = " For today's: verbatim gather config/starter.opml"
    return Message((Paragraph((Run(told + today, faint=True),)),))


def _now(seeds: Path) -> datetime:
    """The fixed time that the seeds are news at."""
    file = seeds / "seeds.toml"
    try:
        now = tomllib.loads(file.read_text(encoding="utf-8")).get("now")
    except OSError as error:
        raise SourceError(str(seeds), "no sample news here", "run from a clone, or give --seeds") from error
    except ValueError as error:
        raise SourceError(str(file), f"is not valid TOML: {error}") from error
    if not isinstance(now, datetime) or now.tzinfo is None:
        raise SourceError(str(file), "now is not a time with a zone")
    return now
