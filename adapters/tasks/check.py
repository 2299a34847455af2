"""`verbatim check`: is everything as it should be, and if not, what is wrong and since when."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterator, Mapping, Sequence

from adapters.logs import redacted
from adapters.platforms import any_platform, check_secrets
from adapters.safe_text import safe
from adapters.sqlite import check, repair
from adapters.tasks.gather import visit
from adapters.tokens import tokens
from adapters.wiring import CONFIG, UNCONFIGURED, App, consulted, history_path, opened, settings_of
from bot.counting import counted
from bot.errors import ConfigError, HistoryError
from bot.installer import Finding
from bot.model import Health, Source
from bot.settings import DISCORD_TOKEN, SLACK_BOT_TOKEN, Settings
from bot.source_names import open_address


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each thing verified; 1 when something is wrong."""
    path = history_path(arguments)
    if arguments.repair:
        unread = repair(path)
        print(f"{path}: search index rebuilt")
        if unread:
            print(f"{path}: {counted(unread, 'damaged article')} to be read anew by the next `gather` or `run`")
    problems = _the_history(arguments) if arguments.history else _everything(arguments)
    for problem in problems:
        print(f"verbatim: {safe(problem)}", file=sys.stderr)
    return 1 if problems else 0


def _the_history(arguments: argparse.Namespace) -> list[str]:
    with consulted(arguments) as app:
        return _history(app)


def _everything(arguments: argparse.Namespace) -> list[str]:
    """What is wrong with the configuration, the history, the sources and the platforms; prints what is fine."""
    settings, folder = settings_of(arguments)
    secrets = tokens(folder)
    problems = _configuration(settings, secrets)
    begun = settings.sources or any_platform(secrets)
    try:
        with (opened if begun else consulted)(arguments) as app:
            if not arguments.offline:
                with app.history.reading() as books:
                    sources = books.sources.all()
                visit(app, sources)
            problems += [*_history(app), *_sources(app)]
            if not arguments.offline:
                problems += _platforms(app, secrets)
    except HistoryError as error:
        problems.append(str(error))
    return problems


def _configuration(settings: Settings, secrets: Mapping[str, str]) -> list[str]:
    """What the configuration lacks; prints what it declares when that is nothing."""
    try:
        check_secrets(settings, secrets)
    except ConfigError as error:
        return [str(error)]
    if settings is UNCONFIGURED:
        print(f"configuration: there is no {CONFIG}, so the defaults hold")
        return []
    declared = (settings.sources, "source"), (settings.briefings, "briefing")
    print(f"configuration: fine, {', '.join(counted(len(each), name) for each, name in declared)}")
    return []


def _history(app: App) -> list[str]:
    """What is wrong with the history; prints how much it holds when it is fine."""
    problems = check(app.history.path)
    if not problems:
        with app.history.reading() as books:
            articles = counted(books.search.coverage().articles, "article")
            print(f"history: fine, {articles} in {app.history.path}")
    return problems


def _sources(app: App) -> Iterator[str]:
    with app.history.reading() as books:
        sources, health, counts = books.sources.all(), books.sources.health(), books.articles.counts()
    for source in sources:
        state = health.get(source.id, Health(source.id))
        if state.failing_since:
            reason = redacted(state.reason or "no reason given")
            yield f"{_name(source)}: fails since {state.failing_since:%Y-%m-%d %H:%M} UTC: {reason}"
        elif state.checked:
            print(f"{safe(_name(source))}: fine, {counted(counts.get(source.id, 0), 'article')}")
        else:
            print(f"{safe(_name(source))}: not visited yet")


def _platforms(app: App, secrets: Mapping[str, str]) -> list[str]:
    """What is wrong with the chat platforms that are set up; prints what is fine."""
    with app.history.reading() as books:
        channels = [schedule.channel for schedule in books.schedules.all()]
    found = asyncio.run(_findings(app.settings, secrets, channels))
    for fine, says in found:
        if fine:
            print(safe(says))
    return [says for fine, says in found if not fine]


async def _findings(settings: Settings, secrets: Mapping[str, str], channels: Sequence[str]) -> list[Finding]:
    found: list[Finding] = []
    if token := secrets.get(DISCORD_TOKEN):
        from adapters.discord.checking import discord_findings  # discord.py takes 0.4 s

        found += await discord_findings(settings.discord, token, channels)
    if secrets.get(SLACK_BOT_TOKEN):
        from adapters.slack.checking import slack_findings  # slack_sdk takes a third of a second

        found += await slack_findings(secrets, settings.slack.base_url, channels)
    return found


def _name(source: Source) -> str:
    address = open_address(source.address)
    named = f"{source.outlet} ({address})" if source.outlet else address
    return f"{named}, from file" if source.origin == "file" else named
