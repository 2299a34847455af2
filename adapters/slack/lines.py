"""What people write in Slack as lines: mentions and links become addresses, and a first word may be a command."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from adapters.slack.addresses import Address
from bot.commands import COMMANDS, SHORT_FORMS
from bot.message import web_address

Json = Mapping[str, Any]

_MARKED = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_MESSAGE = re.compile(r"https://[\w.-]+\.slack\.com/archives/([CDG][A-Z0-9]+)/p(\d{10})(\d{6})(?:\?|\Z)")
_ROOTS = frozenset((*(command.root for command in COMMANDS), *SHORT_FORMS))


def line_from(text: str, team: str, bot_user: str) -> str:
    """The line that a message to the bot is: the bot's own name is left out, "quote ferry" is the command /quote.

    What ends with a question mark is a question, though it begins like a command ("why did the ferry sink?").
    """
    line = " ".join(written(text.replace(f"<@{bot_user}>", " "), team).split(" ")).strip()
    if line.startswith("/"):
        return line
    if not line:
        return "hello"
    first = line.split(maxsplit=1)[0].lower()
    asks = line.endswith("?") and first != "ask"
    return f"/{line}" if first in _ROOTS and not asks else line


def written(text: str, team: str) -> str:
    """The text as somebody typed it, but for channels, people, groups and links to messages (the threads under them),
    which become addresses.
    """

    def read(mark: re.Match[str]) -> str:
        target, label = mark[1], mark[2]
        if target.startswith(("#C", "#G", "@U", "@W")):
            return str(Address(team, target[1:]))
        if target.startswith("!subteam^"):
            return str(Address(team, target.removeprefix("!subteam^")))
        if target.startswith("!"):
            return label or ""
        message = _MESSAGE.match(target)
        if message:
            return str(Address(team, message[1], f"{message[2]}.{message[3]}"))
        return target.removeprefix("mailto:")

    return html.unescape(_MARKED.sub(read, text))


def links_in(message: Json) -> list[str]:
    """The addresses that a message links to, each once: in its text, its blocks and what it unfurls."""
    found = [html.unescape(mark[1]) for mark in _MARKED.finditer(str(message.get("text") or ""))]
    found += [url for part in ("blocks", "attachments") for url in _urls(message.get(part))]
    return list(dict.fromkeys(link for each in found if (link := web_address(each))))


def _urls(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key in ("url", "from_url", "title_link", "original_url") and isinstance(each, str):
                yield each
            elif key == "text" and isinstance(each, str):
                yield from (html.unescape(mark[1]) for mark in _MARKED.finditer(each))
            else:
                yield from _urls(each)
    elif isinstance(value, list):
        for each in value:
            yield from _urls(each)
