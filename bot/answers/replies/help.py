"""Help, made from the registry of commands."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from bot.commands import COMMANDS, SHORT_FORMS, Command, Option
from bot.errors import UsageError
from bot.message import Facts, Line, Message, Paragraph, Run


def help_message(name: str | None) -> Message:
    """All commands, or one with its filters and examples; raises UsageError for an unknown one, naming the nearest."""
    if name is None:
        opening = Run("Ask anything about what was read, in plain words, or:")
        return Message((Paragraph((opening,)), _listed(COMMANDS)))
    wanted = [command for command in COMMANDS if name in (command.name, command.root)]
    exact = [command for command in wanted if command.name == name]
    if len(exact or wanted) == 1:
        return _one((exact or wanted)[0])
    if wanted:
        return Message((_listed(wanted),))
    near = get_close_matches(name, [*SHORT_FORMS, *(command.name for command in COMMANDS)], 1, 0.5)
    raise UsageError(f"/help {name}", "no such command", f"did you mean /help {near[0]}?" if near else "see /help")


def _listed(commands: Sequence[Command]) -> Facts:
    lines: list[Line] = [(Run(command.usage, bold=True), Run(f"  {command.help}")) for command in commands]
    return Facts(tuple(lines))


def _explained(option: Option) -> str:
    choices = f": {', '.join(option.choices)}" if option.choices else ""
    return f"{option.help}{choices}"


def _one(command: Command) -> Message:
    blocks: list[Paragraph | Facts] = [Paragraph((Run(command.usage, bold=True), Run(f"  {command.help}")))]
    if command.options:
        options = ((Run(f"{option.name}:…", bold=True), Run(f"  {_explained(option)}")) for option in command.options)
        blocks.append(Facts(tuple(options), "Options"))
    if command.examples:
        blocks.append(Facts(tuple((Run(example),) for example in command.examples), "Examples"))
    return Message(tuple(blocks))
