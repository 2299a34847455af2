"""The App Home: what comes next, where it comes from and how that does, what may be done; kept as it should be."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.records import Records
from adapters.latest import Latest
from adapters.safe_text import shortened
from adapters.slack.addresses import Address, address, space_of
from adapters.slack.errors import SlackFailure, code_of
from adapters.slack.format import SAY, Json, button, plain, rich_text, section
from adapters.slack.people import People
from adapters.slack.rich_text import rich
from bot.briefing.spoken import in_words
from bot.commands import line_of
from bot.message import Line, Moment, Run
from bot.model import Health, Source
from bot.ports import Books
from bot.slots import Schedule
from bot.source_names import source_names
from bot.told import Coverage

logger = logging.getLogger(__name__)

OPENED = 200
"""Homes that are kept up to date: those opened last."""

ENTRIES_SHOWN = 10
"""Briefings and sources shown at most."""

REASON = 300
"""Characters of why a source fails."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What a workspace has: its briefings by next slot, its sources with their health, and what was read."""

    briefings: tuple[Schedule, ...]
    sources: tuple[tuple[Source, Health], ...]
    coverage: Coverage
    zone: str


def overview(books: Books, space: str) -> Overview:
    """The workspace's overview."""
    health = books.sources.health(space)
    return Overview(
        tuple(books.schedules.all(space)),
        tuple((source, health.get(source.id, Health(source.id))) for source in books.sources.all(space)),
        books.search.coverage(space),
        books.spaces.get(space).zone,
    )


class Homes:
    """The Homes that people have opened."""

    def __init__(self, client: AsyncWebClient, people: People, team: str, records: Records) -> None:
        self._client = client
        self._people = people
        self._team = team
        self._records = records
        self._shown: Latest[str, Json] = Latest(OPENED)

    async def opened(self, user: str) -> None:
        """Show somebody their Home, and keep it up to date from now on."""
        self._shown.pop(user, None)
        await self._publish(user, await self._seen())

    async def refresh(self) -> None:
        """Publish the Homes that would show something else by now."""
        if self._shown:
            seen = await self._seen()
            for user in list(self._shown):
                await self._publish(user, seen)

    async def _seen(self) -> Overview:
        return await self._records.history.read(overview, space_of(self._team))

    async def _publish(self, user: str, seen: Overview) -> None:
        visitor = await self._people.visitor(user, user)
        view = home_view(seen, Address(self._team, user), visitor.manages, visitor.zone)
        if self._shown.get(user) == view:
            return
        for more in (True, False):
            try:
                await self._client.views_publish(user_id=user, view=view)
                break
            except SlackFailure as error:
                quicker = isinstance(error, SlackApiError) and code_of(error) == "hash_conflict"
                if not (quicker and more):
                    logger.warning("the Home of %s could not be shown: %s", user, error)
                    return
        self._shown[user] = view


def home_view(seen: Overview, person: Address, manages: bool, zone: str | None) -> Json:
    """The Home of one person; managers get the buttons that change something."""
    zone = zone or seen.zone
    blocks = [
        *_header("What comes next"),
        *_briefings(seen.briefings, person, manages, zone),
        *_actions(manages, bool(seen.briefings)),
        {"type": "divider"},
        *_header("Where it comes from"),
        *_sources(seen, zone),
    ]
    if manages:
        blocks += _buttons("sources", [("Add a source", "/source add"), ("Which sources fail", "/source health")])
    blocks += [{"type": "divider"}, *_help()]
    return {"type": "home", "blocks": blocks}


def _briefings(briefings: Sequence[Schedule], person: Address, manages: bool, zone: str) -> list[Json]:
    if not briefings:
        way = "Schedule the first one below." if manages else "An administrator of the workspace can schedule one."
        return rich_text(section(rich((Run("No briefing is scheduled yet. "), Run(way)))))
    blocks: list[Json] = []
    for place, schedule in enumerate(briefings[:ENTRIES_SHOWN]):
        blocks += rich_text(_entry(schedule, person, zone))
        if manages:
            again = ("Resume", "briefing resume") if schedule.paused else ("Pause", "briefing pause")
            lines = [("Preview", "briefing preview"), again, ("Log", "briefing log")]
            named = [(label, line_of(name, {"name": schedule.name})) for label, name in lines]
            blocks += _buttons(f"briefing-{place}", named)
    return [*blocks, *_more(len(briefings), "/briefing list")]


def _entry(schedule: Schedule, person: Address, zone: str) -> Json | None:
    place = address(schedule.channel)
    to: list[Json]
    if place and place.is_person:
        to = rich((Run("to you" if place.id == person.id else "to a person"),))
    elif place and not place.thread:
        to = [{"type": "channel", "channel_id": place.id}]
    else:
        to = rich((Run("in a thread" if place else schedule.channel),))
    when: Line = (Run(" · next "), Moment(schedule.next_slot, zone, "time"))
    if schedule.paused:
        when = (Run(f" · paused: {shortened(schedule.paused, REASON)}"),)
    rule: Line = (Run(f" · {in_words(schedule.cron)}"),)
    return section([*rich((Run(schedule.name, bold=True), Run(" · "))), *to, *rich((*rule, *when))])


def _sources(seen: Overview, zone: str) -> list[Json]:
    if not seen.sources:
        return rich_text(section(rich((Run("No source yet: nothing is read, and nothing can be answered."),))))
    failing = [each for each in seen.sources if each[1].failing_since]
    well = [each for each in seen.sources if not each[1].failing_since]
    waiting = sum(not health.checked for _, health in well)
    names = source_names([source for source, _ in seen.sources])
    told = [*(_failing(names[source], health, zone) for source, health in failing), *_fine(well, zone)]
    items = [section(rich(line)) for line in told[:ENTRIES_SHOWN]]
    fine = f"{len(well) - waiting} of {len(seen.sources)} sources fine"
    read = f"{f'{waiting} not visited yet · ' if waiting else ''}{seen.coverage.articles:,} articles read"
    newest: Line = (Run(", the newest of "), Moment(seen.coverage.newest, zone, "time")) if seen.coverage.newest else ()
    listed = {"type": "rich_text_list", "style": "bullet", "elements": [item for item in items if item]}
    return [
        *rich_text(section(rich((Run(f"{fine} · {read}"), *newest))), listed),
        *(_more(len(seen.sources), "/source list") if len(told) > ENTRIES_SHOWN else []),
    ]


def _failing(name: str, health: Health, zone: str) -> Line:
    since = Moment(health.failing_since, zone, "time") if health.failing_since else Run("its first visit")
    return (
        Run(name, bold=True),
        Run(" · fails since "),
        since,
        Run(f": {shortened(health.reason or 'no reason given', REASON)}"),
    )


def _fine(sources: Sequence[tuple[Source, Health]], zone: str) -> Iterator[Line]:
    """Each outlet once, with the number of its feeds where they are several, and when it was read last."""
    outlets: dict[str, list[datetime | None]] = {}
    for source, health in sources:
        outlets.setdefault(source.outlet or source.address, []).append(health.succeeded)
    for name, read in outlets.items():
        feeds = f" · {len(read)} feeds" if len(read) > 1 else ""
        latest = max((at for at in read if at), default=None)
        when: Line = (Run(" · read "), Moment(latest, zone, "time")) if latest else (Run(" · not read yet"),)
        yield (Run(f"{name}{feeds}"), *when)


def _actions(manages: bool, briefed: bool) -> list[Json]:
    lines = [("Ask the news", "/ask"), ("Find a quote", "/quote")]
    if briefed:
        lines.append(("Test run", "/briefing preview"))
    if manages:
        lines += [("Schedule a briefing", "/briefing schedule"), ("Settings", "/settings")]
    return _buttons("actions", lines)


def _help() -> list[Json]:
    told = (
        "Write to me here in Messages, mention me in a channel, or open “Quotes in this” at a message with a link. "
        "Everything in quotation marks is a slice of an article, with its outlet beside it."
    )
    return [{"type": "context", "elements": [plain(told)]}]


def _more(count: int, line: str) -> list[Json]:
    return _buttons(f"more{line}", [(f"All {count}", line)]) if count > ENTRIES_SHOWN else []


def _header(text: str) -> list[Json]:
    return [{"type": "header", "text": plain(text)}]


def _buttons(block: str, lines: Sequence[tuple[str, str]]) -> list[Json]:
    elements: list[Any] = [button(label, line, f"{SAY}:{place}") for place, (label, line) in enumerate(lines)]
    return [{"type": "actions", "block_id": block, "elements": elements}]
