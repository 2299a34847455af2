"""Help, made from the registry of commands; a greeting with a few questions to try, on what is in the news."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from bot.answers.understanding.subjects import is_person
from bot.commands import COMMANDS, SHORT_FORMS, Command, Option
from bot.errors import UsageError
from bot.message import Choices, Facts, Line, Message, Paragraph, Run
from bot.model import Quote
from bot.told import Telling

SHORT = range(4, 15)
"""Words of a quote that somebody would type."""

OPENING = "Ask me about the news in plain words, for example:"

GOING_ON = "Then go on with “who else?”, “source?”, “shorter” or “in full”. The whole list of what I can do:"


def help_message(name: str | None) -> Message:
    """All commands, or one with its options and examples; raises UsageError for an unknown one."""
    if name is None:
        opening = Run("Ask anything about what was read, in plain words, or:")
        return Message((Paragraph((opening,)), _listed(COMMANDS)))
    wanted = [command for command in COMMANDS if name in (command.name, command.root, command.sub)]
    exact = [command for command in wanted if command.name == name]
    if len(exact or wanted) == 1:
        return _one((exact or wanted)[0])
    if wanted:
        return Message((_listed(wanted),))
    near = get_close_matches(name, [*SHORT_FORMS, *(command.name for command in COMMANDS)], 1, 0.75)
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


def greeting(stories: Sequence[Telling]) -> Message:
    """One question of each kind, on the people and names of these stories; with gaps, where they name none."""
    quotes = [statement.shown for story in stories for statement in story.statements]
    said = [quote for quote in quotes if quote.speaker and is_person(quote.speaker.name)]
    topics = _topics(stories)
    tries = (
        f"what's new on {topics[0]}?" if topics else "what's new?",
        f"what did {_name(said[:1])} say?",
        _really([quote for quote in said if len(quote.passage.text.split()) in SHORT]),
        "how many …? when …? why …? who …?",
        f"tell me about {topics[:2][-1] if topics else '…'}",
    )
    examples = Facts(tuple((Run(each),) for each in tries))
    return Message(
        (Paragraph((Run(OPENING),)), examples, Paragraph((Run(GOING_ON),)), Choices((("All commands", "/help"),)))
    )


def _topics(stories: Sequence[Telling]) -> list[str]:
    """What each story is about, by a name that none before it has."""
    named: set[str] = set()
    found = []
    for story in stories:
        names = [name for name in story.topic.split(", ") if name]
        found += [name for name in names[:1] if name not in named]
        named |= set(names)
    return found


def _really(short: Sequence[Quote]) -> str:
    words = next((quote.passage.text.strip(' .,;“”"') for quote in short), "…")
    return f"did {_name(short[:1])} really say “{words}”?"


def _name(said: Sequence[Quote]) -> str:
    return next((quote.speaker.name for quote in said if quote.speaker), "…")
