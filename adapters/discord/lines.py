"""What people say on Discord as lines: options of commands, forms that ask for what a line lacks, files and links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import aiohttp
import discord

from adapters.discord.addresses import channel_at, person_at, role_at
from adapters.discord.slash import ATTACHMENT
from bot.commands import Option, call_in, called, command_named, line_of
from bot.errors import UsageError

TITLE = 45
"""Characters of a form's title and of its labels (components/reference)."""

INPUTS = 5
"""Inputs of a form."""

LONGEST_ANSWER = 1_000
"""Characters that an input takes."""

LONGEST_FILE = 1_000_000
"""Bytes of a file that is read."""

Json = Mapping[str, Any]

_LINK = re.compile(r"https?://[^\s<>()\[\]]+")


def line_from(data: Json) -> str:
    """The line of a slash command as Discord sends it. Raises UsageError for one that there is no more."""
    name, given = call_of(data)
    command = command_named(name)
    values = {}
    for each in given:
        if each["type"] == ATTACHMENT:
            continue
        option = command.option(each["name"])
        if option is None:
            raise UsageError(f"/{name} {each['name']}", "no such option any more", "type the command anew")
        values[option.name] = _value(option, each["value"])
    return line_of(name, values)


def call_of(data: Json) -> tuple[str, Sequence[Json]]:
    """The command's name, with its subcommand, and the options given."""
    options: Sequence[Json] = data.get("options") or ()
    if options and options[0]["type"] == 1:
        return f"{data['name']} {options[0]['name']}", options[0].get("options") or ()
    return data["name"], options


def asked_for(line: str) -> tuple[Option, ...]:
    """What the line's command needs and does not say; empty for questions and for lines that are wrong."""
    call = call_in(line)
    return call.command.missing(call.values)[:INPUTS] if call else ()


def form(line: str, custom_id: str, wanted: Sequence[Option]) -> discord.ui.Modal:
    """The form that asks for these options of a line. It is stopped: the library need not remember it."""
    call = called(line)
    title = f"/{call.command.name}" if call else "Verbatim"
    made = discord.ui.Modal(title=title[:TITLE], custom_id=custom_id)
    for option in wanted:
        style = discord.TextStyle.paragraph if option.free else discord.TextStyle.short
        field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
            custom_id=option.name, style=style, max_length=LONGEST_ANSWER, required=True
        )
        made.add_item(discord.ui.Label(text=option.help[:1].upper() + option.help[1:TITLE], component=field))
    made.stop()
    return made


def filled(line: str, data: Json) -> str:
    """The line with what was filled in. Raises UsageError when the line is none any more."""
    call = called(line)
    if call is None:
        raise UsageError(line[:40], "it takes no form", "ask anew")
    return line_of(call.command.name, {**call.values, **dict(_inputs(data.get("components") or ()))})


def sent_with(data: Json, client: discord.Client) -> list[discord.Attachment]:
    """The files that were given as options of a slash command."""
    files = (data.get("resolved") or {}).get("attachments") or {}
    return [discord.Attachment(data=each, state=client._connection) for each in files.values()]


async def text_in(sent: Sequence[discord.Attachment]) -> str | None:
    """The text of the first file; None where there is none, or it is too large to be a list.

    Raises UsageError for one that is gone, or does not come.
    """
    for attachment in sent[:1]:
        if attachment.size <= LONGEST_FILE:
            try:
                return (await attachment.read()).decode("utf-8", "replace")
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                raise UsageError("The file", "it cannot be fetched from Discord", "send it anew") from error
    return None


def links_in(message: Json) -> list[str]:
    """The addresses in a message's text, and of what it shows of them, each once."""
    found = [link.rstrip(".,:;!?'\"") for link in _LINK.findall(message.get("content") or "")]
    found += [embed["url"] for embed in message.get("embeds") or () if embed.get("url")]
    return list(dict.fromkeys(found))


def _value(option: Option, value: Any) -> str:
    match option.type:
        case "channel":
            return channel_at(value)
        case "role":
            return role_at(value)
        case "person":
            return person_at(value)
        case "flag":
            return "yes" if value else "no"
        case "text" | "day" | "zone" | "number":
            return str(value)


def _inputs(rows: Sequence[Json]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for each in (row["component"],) if "component" in row else row.get("components") or ():
            yield each["custom_id"], each.get("value") or ""
