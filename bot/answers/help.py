"""Help, made from the registry of commands."""

from __future__ import annotations

from difflib import get_close_matches

from bot.commands import COMMANDS, Command
from bot.errors import UsageError
from bot.message import Facts, Line, Message, Paragraph, Run


def help_message(name: str | None) -> Message:
    """All commands, or one with its filters and examples; raises UsageError for an unknown one, naming the nearest."""
    if name is None:
        lines: list[Line] = [(Run(command.usage, bold=True), Run(f"  {command.help}")) for command in COMMANDS]
        opening = Run("Ask anything about what was read, in plain words, or:")
        return Message((Paragraph((opening,)), Facts(tuple(lines))))
    for command in COMMANDS:
        if command.name == name:
            return _one(command)
    near = get_close_matches(name, [command.name for command in COMMANDS], 1, 0.5)
    raise UsageError(f"/help {name}", "no such command", f"did you mean /help {near[0]}?" if near else "see /help")


def _one(command: Command) -> Message:
    blocks: list[Paragraph | Facts] = [Paragraph((Run(command.usage, bold=True), Run(f"  {command.help}")))]
    if command.options:
        blocks.append(
            Facts(
                tuple((Run(f"{option.name}:…", bold=True), Run(f"  {option.help}")) for option in command.options),
                "Filters",
            )
        )
    if command.examples:
        blocks.append(Facts(tuple((Run(example),) for example in command.examples), "Examples"))
    return Message(tuple(blocks))
