"""Commands as they are typed in Slack: "/quote ferry" is "/verbatim quote ferry" there."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.commands import COMMANDS, SHORT_FORMS, Call
from bot.message import Block, Facts, Footer, Heading, Line, Message, Paragraph, Run

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


def _spelled(block: Block, command: str) -> Block:
    match block:
        case Paragraph(line) | Heading(line) | Footer(line):
            return replace(block, line=_line(line, command))
        case Facts(lines, title):
            return Facts(tuple(_line(line, command) for line in lines), spelled(title, command) if title else None)
        case _:
            return block


def _line(line: Line, command: str) -> Line:
    return tuple(replace(each, text=spelled(each.text, command)) if isinstance(each, Run) else each for each in line)
