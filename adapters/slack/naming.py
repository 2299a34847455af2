"""What the bot says of itself, as it is read in Slack: commands as they are typed there ("/quote ferry" is
"/verbatim quote ferry"), people by their names, pages as short links.

Nobody is mentioned by it: a name is text. Channels are shown by their names by `adapters.slack.rich_text`.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from adapters.safe_text import shortened
from adapters.slack.addresses import address
from adapters.slack.people import People
from bot.commands import COMMANDS, SHORT_FORMS, Call
from bot.errors import VerbatimError
from bot.message import (
    Block,
    Facts,
    Footer,
    Heading,
    Line,
    Message,
    Moment,
    Paragraph,
    Pullquote,
    Run,
    addressed,
    relined,
    web_address,
)

LINK = 60
"""Characters of an address that are shown as a link."""

SOMEBODY, GROUP, DIRECT, ELSEWHERE = "somebody", "a user group", "direct messages", "another workspace"

_WEB = re.compile(r"(https?://[^\s“”]*[^\s“”.,;:!?)\]])")
_ROOTS = "|".join(sorted({*(command.root for command in COMMANDS), *SHORT_FORMS}))
_COMMAND = re.compile(rf"(?<![\w/])/(?=(?:{_ROOTS})\b)")


def as_typed(message: Message, call: Call | None, command: str) -> Message:
    """The message with our commands spelled so that Slack takes them; news is left as it is.

    Only what the bot says of itself is touched: replies to commands that show no news, and what is one line.
    """
    alone = len(message.blocks) == 1 and isinstance(message.blocks[0], Paragraph) and len(message.blocks[0].line) == 1
    if not alone and (call is None or call.command.answer):
        return message
    return replace(message, blocks=tuple(_spelled(block, command) for block in message.blocks))


def spelled(text: str, command: str) -> str:
    """A text of ours with our commands so spelled."""
    return _COMMAND.sub(f"/{command} ", text)


def apology(error: VerbatimError, command: str) -> Message:
    """What went wrong, in one paragraph: its web addresses are links, as short as can be read."""
    told = addressed(spelled(str(error), command))
    return Message((Paragraph(tuple(part for run in told for part in _linked(run))),))


async def named(message: Message, people: People) -> Message:
    """The message, in which people are called by their names."""
    runs = [run for block in message.blocks for run in _addresses(block)]
    names = await _names(runs, people)
    return replace(message, blocks=tuple(relined(block, lambda line: _named(line, names)) for block in message.blocks))


async def spoken(text: str, people: People) -> str:
    """A text of ours without addresses, for where there is nothing but letters."""
    line = addressed(text)
    names = await _names([run for run in line if run.address], people)
    return "".join(names.get(run.text, "that channel") if run.address else run.text for run in line)


def _spelled(block: Block, command: str) -> Block:
    if isinstance(block, Pullquote):
        return block
    made = relined(block, lambda line: _typed(line, command))
    return replace(made, title=spelled(made.title, command)) if isinstance(made, Facts) and made.title else made


def _typed(line: Line, command: str) -> Line:
    return tuple(replace(each, text=spelled(each.text, command)) if isinstance(each, Run) else each for each in line)


def _linked(run: Run) -> Iterator[Run]:
    for place, text in enumerate(_WEB.split(run.text) if not run.address else [run.text]):
        if place % 2 and web_address(text):
            yield Run(shortened(text.partition("://")[2], LINK), link=text)
        elif text:
            yield replace(run, text=text)


async def _names(runs: list[Run], people: People) -> dict[str, str]:
    """By address, for those that Slack does not show by their names of itself."""
    asked = list(dict.fromkeys(run.text for run in runs))
    found = await asyncio.gather(*(_name(text, people) for text in asked))
    return {text: name for text, name in zip(asked, found, strict=True) if name is not None}


async def _name(text: str, people: People) -> str | None:
    """None for a channel."""
    place = address(text)
    if place is None or place.team != people.team:
        return ELSEWHERE
    if place.is_person:
        return await people.name(place.id) or SOMEBODY
    return {"S": GROUP, "D": DIRECT}.get(place.id[0])


def _addresses(block: Block) -> Iterator[Run]:
    match block:
        case Paragraph(line) | Heading(line) | Footer(line):
            lines: tuple[Line, ...] = (line,)
        case Facts(several):
            lines = several
        case _:
            lines = ()
    yield from (part for line in lines for part in line if isinstance(part, Run) and part.address)


def _named(line: Line, names: Mapping[str, str]) -> Line:
    def part_of(part: Run | Moment) -> Run | Moment:
        name = names.get(part.text) if isinstance(part, Run) and part.address else None
        return part if name is None or isinstance(part, Moment) else replace(part, text=name, address=False)

    return tuple(map(part_of, line))
