"""`verbatim setup discord|slack`: an interactive setup up to the first post, without editing files by hand."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import importlib
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import adapters
from adapters.safe_text import safe
from adapters.setup_dialogue import Dialogue, Given, Plan, greeting
from adapters.sources import opml_file
from adapters.tokens import FILE, tokens, write_tokens
from adapters.wiring import App, history_path, open_app, settings_of
from bot.briefing.timetable import zone_named
from bot.errors import SourceError, UsageError
from bot.installer import Installer
from bot.model import Source

STARTER = Path(adapters.__file__).parents[1] / "config" / "starter.opml"


def run(arguments: argparse.Namespace) -> int:
    """Ask for the settings, test and store them, and post a test message.

    Raises UsageError at the end of input, and the platform's DeliveryError.
    """
    platform = importlib.import_module(f"adapters.{arguments.platform}.setup")
    settings, folder = settings_of(arguments)
    base_url = getattr(settings, arguments.platform).base_url
    speaker = Terminal()
    with open_app(history_path(arguments), settings) as app, asyncio.Runner() as runner:
        shortest = timedelta(minutes=settings.rules.delivery.shortest_minutes)
        given = Given(tokens(folder), _starter(), _zone(settings.zone), app.now(), shortest)
        dialogue = Dialogue(arguments.platform, speaker, given, runner.run)

        def opener(chosen: Mapping[str, str]) -> Installer:
            installer: Installer = platform.installer(chosen, base_url)
            return installer

        fresh, installer, identity = dialogue.tokens(platform.SECRETS, opener)
        try:
            _keep(folder, fresh, given.tokens)
            speaker.say(f"Connected as {identity.name}{f' of {identity.home}' if identity.home else ''}.")
            plan = dialogue.plan(installer)
            _store(app, plan)
            link = runner.run(installer.post(plan.place.channel, greeting(plan)))
        finally:
            runner.run(installer.close())
    speaker.say(f"Posted a test message in {plan.place.name}{f': {link}' if link else ''}")
    zone = zone_named(plan.schedule.zone)
    first = f"{plan.schedule.next_slot.astimezone(zone):%Y-%m-%d %H:%M} {zone.key} time"
    speaker.say(f"First briefing: {first}. Now start the bot:\n\n  verbatim run\n")
    return 0


class Terminal:
    """Asks on the terminal; foreign text is printed without control characters."""

    def say(self, text: str) -> None:
        """Print one or more lines."""
        print("\n".join(safe(line) for line in text.split("\n")), flush=True)

    def ask(self, question: str) -> str:
        """Ask a question; the answer without surrounding white space."""
        try:
            return input(safe(question)).strip()
        except EOFError as error:
            raise _unanswered() from error

    def ask_hidden(self, question: str) -> str:
        """Ask without showing what is typed; from a pipe, read the next line."""
        try:
            if sys.stdin.isatty():
                return getpass.getpass(safe(question)).strip()
            return self.ask(question)
        except EOFError as error:
            raise _unanswered() from error


def _unanswered() -> UsageError:
    return UsageError("setup", "interrupted before the end", "run it again; tokens that were tested are kept")


def _keep(folder: Path, fresh: Mapping[str, str], known: Mapping[str, str]) -> None:
    """Store the tokens that are new."""
    new = {name: value for name, value in fresh.items() if known.get(name) != value}
    if new:
        write_tokens(folder / FILE, new)


def _store(app: App, plan: Plan) -> None:
    """Store sources, time zone and schedule of the space in one transaction."""
    space = plan.place.space
    with app.history.writing() as books:
        for source in plan.sources:
            books.sources.put(source, space)
        books.spaces.put(replace(books.spaces.get(space), zone=plan.schedule.zone, left=None))
        books.schedules.put(plan.schedule)


def _starter() -> tuple[Source, ...]:
    """The feeds to offer; none if the program was installed without the config folder."""
    try:
        return opml_file(STARTER)
    except SourceError:
        return ()


def _zone(configured: str) -> str:
    """The configured time zone, else this computer's."""
    if configured != "UTC":
        return configured
    link = Path("/etc/localtime")
    name = os.environ.get("TZ") or str(link.resolve()).partition("zoneinfo/")[2]
    try:
        return zone_named(name).key if name else "UTC"
    except UsageError:
        return "UTC"
