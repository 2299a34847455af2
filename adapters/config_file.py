"""The configuration file: TOML to checked settings; an error names file, key, problem and the nearest valid name."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import IPv6Address
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from adapters.config_keys import refuse_unknown_keys
from adapters.safe_text import shown_address
from adapters.validation import misfit
from bot.briefing.timetable import zone_named
from bot.delivery.policy import check_schedule
from bot.errors import ConfigError, UsageError
from bot.message import web_address
from bot.model import LOCAL
from bot.settings import (
    MOST_DAYS,
    MOST_JOBS,
    MOST_LIMIT,
    BriefingSettings,
    Settings,
    SourceSettings,
)
from bot.slots import MOST_LATE_HOURS, MOST_STORIES, Schedule

ANY_TIME = datetime(2026, 1, 1, tzinfo=UTC)
"""A time from which to look for slots; which one makes no difference to what is wrong in a file."""

SPACES = "write local, discord:SERVER_ID or slack:TEAM_ID"

CHANNELS = "write terminal, discord:CHANNEL_ID, slack:TEAM/CHANNEL or an address of [[webhooks]]"

UNLISTED = "invalid enum value "
"""How msgspec tells of a word that is none of a few."""

_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-z:.%]+\])(?::(?P<port>\d{1,5}))?", re.IGNORECASE)
_ROLE = re.compile(r"discord:&[0-9]{1,20}|slack:[A-Z0-9]+/S[A-Z0-9]+")
_SPACE = re.compile(r"local|discord:@?[0-9]{1,20}|slack:[A-Z0-9]{1,20}")
_CHANNEL = re.compile(r"terminal|discord:@?[0-9]{1,20}|slack:[A-Z0-9]+/[A-Z0-9]+(?:/\d+\.\d+)?|https?://.*", re.DOTALL)


def read_settings(path: Path) -> Settings:
    """The settings in the file; raises ConfigError when it cannot be read or something in it is wrong."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        problem = (error.strerror or "cannot be read").lower()
        missing = isinstance(error, FileNotFoundError)
        way_out = "copy config/verbatim.toml to start with" if missing else "give the path of a file that you may read"
        raise ConfigError(str(path), problem, way_out) from error
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), "is not UTF-8 text", "save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(path), f"is not valid TOML: {error}") from error
    refuse_unknown_keys(str(path), table)
    _hand_down_the_zone(table)
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise _translated(error, path) from error
    _check(settings, str(path))
    return settings


def _hand_down_the_zone(table: Mapping[str, Any]) -> None:
    """A briefing that names no zone has the file's."""
    rows = table.get("briefings")
    for row in rows if isinstance(rows, list) and "zone" in table else ():
        if isinstance(row, dict):
            row.setdefault("zone", table["zone"])


def _translated(error: msgspec.ValidationError, path: Path) -> ConfigError:
    place, problem = misfit(error)
    subject = f"{path}: {place or 'the file'}"
    if not problem.startswith(UNLISTED):
        return ConfigError(subject, problem)
    *most, last = _choices(place)
    return ConfigError(subject, f"there is no {problem.removeprefix(UNLISTED)}", f"write {', '.join(most)} or {last}")


def _choices(place: str) -> list[str]:
    """The words of which one may stand at this place in the file."""
    hint: Any = Settings
    for key in re.findall(r"[a-z_]+", place):
        shape = next(part for part in (hint, *get_args(hint)) if dataclasses.is_dataclass(part))
        hint = get_type_hints(shape)[key]
    listed = next(part for part in (hint, *get_args(hint)) if get_origin(part) is Literal)
    return list(get_args(listed))


def _check(settings: Settings, file: str) -> None:
    """Raises ConfigError where the values, each of the right type, make no sense."""
    _check_numbers(settings, file)
    _check_words(settings, file)
    for place, host in enumerate(settings.reading.allow_hosts):
        _check_host(f"{file}: reading.allow_hosts[{place}]", host.strip())
    for place, hook in enumerate(settings.webhooks):
        if web_address(hook.address) is None:
            way_out = "give an http or https address"
            raise ConfigError(f"{file}: webhooks[{place}].address", "is not an address", way_out)
    for place, source in enumerate(settings.sources):
        _check_source(f"{file}: sources[{place}]", source)
    names: set[tuple[str, str]] = set()
    for place, briefing in enumerate(settings.briefings):
        _check_briefing(f"{file}: briefings[{place}]", briefing, settings)
        if (briefing.space, briefing.name) in names:
            problem = f"{briefing.name!r} stands twice"
            raise ConfigError(f"{file}: briefings[{place}].name", problem, "give each briefing a name of its own")
        names.add((briefing.space, briefing.name))


def _check_numbers(settings: Settings, file: str) -> None:
    _check_within(f"{file}: reading.jobs", settings.reading.jobs, MOST_JOBS)
    _check_within(f"{file}: reading.every_minutes", settings.reading.every_minutes, 7 * 24 * 60)
    if not 0 <= settings.reading.speaker_confidence <= 1:
        problem = f"{settings.reading.speaker_confidence:g} is out of range"
        raise ConfigError(f"{file}: reading.speaker_confidence", problem, "give 0 to 1")
    if settings.service.port is not None:
        _check_within(f"{file}: service.port", settings.service.port, 65_535)
    _check_within(f"{file}: slack.port", settings.slack.port, 65_535)
    for field in dataclasses.fields(settings.retention):
        days = getattr(settings.retention, field.name)
        if days is not None:
            _check_within(f"{file}: retention.{field.name}", days, MOST_DAYS)
    for field in dataclasses.fields(settings.limits):
        _check_within(f"{file}: limits.{field.name}", getattr(settings.limits, field.name), MOST_LIMIT)
    _check_within(f"{file}: delivery.shortest_minutes", settings.delivery.shortest_minutes, 24 * 60)


def _check_within(key: str, value: int, most: int) -> None:
    if not 1 <= value <= most:
        raise ConfigError(key, f"{value} is out of range", f"give 1 to {most}")


def _check_words(settings: Settings, file: str) -> None:
    with _placed(f"{file}: zone"):
        zone_named(settings.zone)
    for key in ("service.ping", "discord.base_url", "slack.base_url"):
        address = attrgetter(key)(settings)
        if address is not None and web_address(address) is None:
            raise ConfigError(f"{file}: {key}", f"{address!r} is not a web address", "write it as https://host.example")
    if not re.fullmatch(r"[a-z0-9_-]{1,31}", settings.slack.command):
        problem = f"{settings.slack.command!r} is not a name for a slash command"
        raise ConfigError(f"{file}: slack.command", problem, "give at most 31 small letters, digits, - and _")


def _check_host(key: str, host: str) -> None:
    """Hosts are matched as they are written: no address, pattern or network opens anything."""
    found = _HOST.fullmatch(host)
    if found and 1 <= int(found["port"] or 1) <= 65_535:
        return
    try:
        IPv6Address(host)
    except ValueError as error:
        way_out = "write a host, or a host and port such as intranet.example:8080"
        raise ConfigError(key, f"{host!r} is not a host", way_out) from error


def _check_source(key: str, source: SourceSettings) -> None:
    address = f"{key}.address"
    if not source.address.strip():
        raise ConfigError(address, "is empty", "give a feed, page, file or folder")
    if re.match(r"(?!https?:)[\w+.-]+://", source.address, re.IGNORECASE):
        raise ConfigError(address, "is not an address on the web", "give an http or https address, or a path")
    if re.match(r"https?://[^/?#]*@", source.address, re.IGNORECASE):
        raise ConfigError(address, "carries a user name", "leave out what stands before the @")
    if not source.spaces:
        raise ConfigError(f"{key}.space", "names nobody who reads it", SPACES)
    for space in source.spaces:
        _check_space(f"{key}.space", space)


def _check_briefing(key: str, briefing: BriefingSettings, settings: Settings) -> None:
    if not briefing.name.strip():
        raise ConfigError(f"{key}.name", "is empty", "give each briefing a name of its own")
    if briefing.mention is not None and not _ROLE.fullmatch(briefing.mention):
        problem = f"{briefing.mention!r} is not a role"
        raise ConfigError(
            f"{key}.mention", problem, "write discord:&ROLE_ID or slack:TEAM/GROUP_ID; nobody pings everyone"
        )
    _check_within(f"{key}.stories", briefing.stories, MOST_STORIES)
    _check_within(f"{key}.late_hours", briefing.late_hours, MOST_LATE_HOURS)
    if not _CHANNEL.fullmatch(briefing.channel):
        raise ConfigError(f"{key}.channel", f"{briefing.channel!r} is not a channel", CHANNELS)
    hooks = {hook.address for hook in settings.webhooks}
    if briefing.channel.startswith(("http://", "https://")) and briefing.channel not in hooks:
        problem = f"no [[webhooks]] has the address {shown_address(briefing.channel)!r}"
        raise ConfigError(f"{key}.channel", problem, "declare it with what it needs to be posted to")
    _check_space(f"{key}.space", briefing.space)
    if not _is_in(briefing.channel, briefing.space):
        problem = f"{shown_address(briefing.channel)!r} is not a channel of {briefing.space!r}"
        raise ConfigError(f"{key}.channel", problem, f"write {_channels_of(briefing.space)}")
    _check_sources(f"{key}.sources", briefing, settings)
    with _placed(key):
        check_schedule(_schedule(briefing), ANY_TIME, timedelta(minutes=1))


def _check_space(key: str, space: str) -> None:
    if not _SPACE.fullmatch(space):
        raise ConfigError(key, f"{space!r} is not a space", SPACES)


def _is_in(channel: str, space: str) -> bool:
    """Whether the channel may be one of the space's, as far as the addresses tell."""
    if space.startswith("slack:"):
        return channel.startswith(f"{space}/")
    if space.startswith("discord:@"):
        return channel == space
    return space == LOCAL or re.fullmatch(r"discord:[0-9]{1,20}", channel) is not None


def _channels_of(space: str) -> str:
    if space.startswith("slack:"):
        return f"{space}/CHANNEL_ID"
    return space if space.startswith("discord:@") else "discord:CHANNEL_ID"


def _check_sources(key: str, briefing: BriefingSettings, settings: Settings) -> None:
    """A briefing tells what its space reads; `local` reads everything."""
    for address in briefing.sources:
        spaces = [space for source in settings.sources if source.address == address for space in source.spaces]
        if not spaces:
            raise ConfigError(key, f"no [[sources]] has the address {address!r}")
        if briefing.space not in (LOCAL, *spaces):
            problem = f"{briefing.space!r} does not read {address!r}"
            raise ConfigError(key, problem, "add it to that source's space")


def _schedule(briefing: BriefingSettings) -> Schedule:
    cron, quiet = briefing.expressions, briefing.quiet
    return Schedule(briefing.name, briefing.channel, cron, briefing.zone, ANY_TIME, quiet=quiet)


@contextmanager
def _placed(subject: str) -> Iterator[None]:
    """Says of what is wrong where in the file it stands."""
    try:
        yield
    except UsageError as error:
        said = error.subject.removeprefix("zone ") if subject.endswith(": zone") else error.subject
        raise ConfigError(subject, f"{said}: {error.problem}", error.way_out) from error
