"""Discord's commands, made from the registry of all platforms, and given to Discord only when they have changed."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

import discord

from adapters.safe_text import shortened
from bot.commands import COMMANDS, Command, Option

Json = dict[str, Any]

logger = logging.getLogger(__name__)

QUOTES_IN_THIS = "Quotes in this"
ASK_ABOUT_THIS = "Ask about this"
"""The commands in the menu of a message."""

MANAGE_SERVER = 1 << 5
"""The permission that managing commands ask for; servers may choose another (topics/permissions)."""

EVERYWHERE = {"contexts": [0, 1, 2], "integration_types": [0, 1]}
"""In servers, with the bot, and between people; installed by a server or by a person."""

WHERE_POSTED = {"contexts": [0, 1], "integration_types": [0, 1]}
"""Where the bot itself can post: not between other people."""

DESCRIPTION = 100
"""Characters of a description (application-commands)."""

CHANNELS = [0, 5, 10, 11, 12, 13, 15]
"""Text, announcement, threads, stage and forum channels."""

ATTACHMENT = 11
"""The type of an option that takes a file."""

FILE = "file"
"""What the option is called."""

_TYPES = {"text": 3, "day": 3, "zone": 3, "number": 4, "flag": 5, "person": 6, "channel": 7, "role": 8}


def commands_of() -> list[Json]:
    """The registry as Discord's commands: each root with its subcommands, and the two of a message's menu."""
    roots = [_root(root, list(commands)) for root, commands in groupby(COMMANDS, lambda command: command.root)]
    menus = [{"type": 3, "name": name, **EVERYWHERE} for name in (QUOTES_IN_THIS, ASK_ABOUT_THIS)]
    return [*roots, *menus]


def _root(root: str, commands: list[Command]) -> Json:
    managing = all(command.who == "managers" for command in commands)
    made: Json = {"type": 1, "name": root, **(WHERE_POSTED if managing else EVERYWHERE)}
    if managing:
        made["default_member_permissions"] = MANAGE_SERVER
    if commands[0].sub is None:
        return made | {"description": shortened(commands[0].help, DESCRIPTION), "options": _options(commands[0])}
    subs = [
        {
            "type": 1,
            "name": command.sub,
            "description": shortened(command.help, DESCRIPTION),
            "options": _options(command),
        }
        for command in commands
    ]
    return made | {
        "description": shortened(", ".join(str(command.sub) for command in commands), DESCRIPTION),
        "options": subs,
    }


def _options(command: Command) -> list[Json]:
    """Those that are required first, as Discord wants them."""
    made = [_option(option) for option in sorted(command.options, key=lambda option: not option.required)]
    file = {"type": ATTACHMENT, "name": FILE, "description": command.file}
    return [*made, file] if command.file else made


def _option(option: Option) -> Json:
    made: Json = {"type": _TYPES[option.type], "name": option.name, "description": shortened(option.help, DESCRIPTION)}
    if option.required:
        made["required"] = True
    if option.type == "number":
        made |= {"min_value": option.least, "max_value": option.most}
    elif option.type == "channel":
        made["channel_types"] = CHANNELS
    elif option.choices:
        made["choices"] = [{"name": choice, "value": choice} for choice in option.choices]
    elif option.completion and made["type"] == 3:
        made["autocomplete"] = True
    return made


async def synchronise(client: discord.Client) -> bool:
    """Give Discord the commands, where it has others; whether they were given."""
    application = client.application_id or 0
    ours = commands_of()
    theirs = await client.http.get_global_commands(application)
    if _plain_list(ours) == _plain_list(theirs):
        return False
    await client.http.bulk_upsert_global_commands(application, ours)
    logger.info("Discord was given %s commands", len(ours))
    return True


_OURS = frozenset(
    "type name description options required choices autocomplete min_value max_value channel_types contexts"
    " integration_types default_member_permissions value".split()
)


def _plain_list(commands: Iterable[Mapping[str, Any]]) -> list[Any]:
    return sorted((_plain(command) for command in commands), key=lambda command: (command["type"], command["name"]))


def _plain(thing: Any) -> Any:
    """What we say of a command, in the same form also where Discord gives it back with ids and defaults."""
    if isinstance(thing, Mapping):
        kept = {key: _plain(value) for key, value in thing.items() if key in _OURS}
        kept = {key: value for key, value in kept.items() if value not in (None, False, [], "")}
        if "default_member_permissions" in kept:
            kept["default_member_permissions"] = int(kept["default_member_permissions"])
        return kept
    if isinstance(thing, list):
        return (
            sorted(map(_plain, thing), key=str)
            if all(isinstance(each, int) for each in thing)
            else [*map(_plain, thing)]
        )
    return thing
