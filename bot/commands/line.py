"""Parsing of chat lines into commands with values, and the way back.

A line that begins with "/" names a command; any other line is a question. Options are written `name:value` or
`name:"several words"` and can go anywhere; the rest is the free text. Within straight quotes, a backslash escapes a
quote and a backslash, and backslash n is a new line. Curly quotes, as phones type them, work as well, and an unclosed
quote extends to the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bot.commands.declared import Command, Values
from bot.commands.news_requests import Ask
from bot.commands.registry import COMMANDS, SHORT_FORMS
from bot.commands.requests import Request
from bot.commands.values import checked
from bot.errors import UsageError


@dataclass(frozen=True, slots=True)
class Call:
    """A command with the values given in a line."""

    command: Command
    values: Values

    @property
    def request(self) -> Request:
        """The request; raises UsageError for an invalid or missing value."""
        if missing := self.command.missing(self.values):
            if self.command.any_option:
                example = f"for example {self.command.examples[0]}"
                raise UsageError(f"/{self.command.name}", "none of its options is given", example)
            names = " and ".join(f"{option.name} ({option.help})" for option in missing)
            raise UsageError(f"/{self.command.name}", f"missing {names}", f"write {self.command.usage}")
        values = {
            option.name: checked(option, self.values[option.name])
            for option in self.command.options
            if option.name in self.values
        }
        return self.command.build(values)


def parse(line: str) -> Request:
    """Parse a line of chat into a request.

    Raises UsageError for an unknown command (suggesting the nearest), an unknown option or an invalid value.
    """
    call = called(line)
    return Ask(line.strip()) if call is None else call.request


def called(line: str) -> Call | None:
    """The command and its unchecked values; None for a question. Raises UsageError for an unknown command."""
    line = line.strip()
    if not line.startswith("/"):
        return None
    command, rest = _command(line[1:].lstrip())
    words, values = _split(rest, command)
    free = command.free
    if words and free is None:
        raise UsageError(f"/{command.name}", f"unexpected text “{words[:40]}”", f"write {command.usage}")
    if words and free is not None:
        if free.name in values:
            raise UsageError(f"/{command.name} {free.name}", f"“{words[:40]}” is outside of its quotes", WITHIN)
        values[free.name] = words
    return Call(command, values)


def call_in(line: str) -> Call | None:
    """The command and its unchecked values; None for a question, and for a line that is wrong."""
    try:
        return called(line)
    except UsageError:
        return None


def line_of(name: str, values: Mapping[str, str] | None = None) -> str:
    """Write the line that calls the command with these values; `called` parses it back to the same values.

    Raises UsageError for an unknown command or option.
    """
    command = command_named(name)
    given = dict(values or {})
    for option in given:
        if command.option(option) is None:
            raise UsageError(f"/{name} {option}", "no such option", f"write {command.usage}")
    options = [f"{option.name}:{_written(given[option.name])}" for option in command.options if option.name in given]
    if (free := command.free) and free.name in given:
        others = [part for part in options if not part.startswith(f"{free.name}:")]
        bare = " ".join((f"/{name}", given[free.name], *others))
        if call_in(bare) == Call(command, given):
            return bare
    return " ".join((f"/{name}", *options))


def command_named(name: str) -> Command:
    """The command with exactly this name; raises UsageError that suggests the nearest."""
    for command in COMMANDS:
        if command.name == name:
            return command
    raise _unknown(name)


MEANT = {
    typed: meant
    for line, meant in (
        ("add create follow new set", ("add", "schedule", "follow")),
        ("clear delete drop remove rm unsubscribe", ("remove", "unfollow")),
        ("cancel disable off stop", ("pause", "mute", "remove")),
        ("enable on start", ("resume", "add", "follow")),
    )
    for typed in line.split()
}
"""What is often typed for a subcommand, and what it may mean there, the likeliest first."""

WITHIN = "put all of its words between quotes"

LOOKUP_OPTIONS = frozenset(
    name
    for command in COMMANDS
    if command.answer
    for option in command.options
    for name in (option.name, *option.mistaken)
)
"""What is meant as an option in any lookup, also where it has none of this name."""

_OPTION = re.compile(r'(?<!\S)([A-Za-z]{2,12}):(?:"((?:[^"\\]|\\.)*)"|[“”]([^“”]*)[“”]|["“”](.*)|(\S+))', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_BARE = re.compile(r'[^\s"“”]\S*')


def _command(rest: str) -> tuple[Command, str]:
    """The command that the line begins with, and the text after its name."""
    first, second = [*rest.split(maxsplit=2), "", ""][:2]
    root, sub = first.lower(), second.lower()
    names = {command.name: command for command in COMMANDS}
    if found := names.get(f"{_root(root)} {sub}"):
        return found, rest[len(first) :].lstrip()[len(second) :]
    if found := names.get(root):
        return found, rest[len(first) :]
    short = SHORT_FORMS.get(root)
    if short and (not second or _OPTION.match(second)):
        return names[short], rest[len(first) :]
    raise _unknown(" ".join(part for part in (first, second if _subs(_root(root)) else "") if part))


def _unknown(name: str) -> UsageError:
    """An error that suggests the nearest command: among the root's subcommands if the root exists."""
    root, _, sub = name.lower()[:60].partition(" ")
    subject = f"/{name[:60]}"
    root = _root(root)
    if subs := _subs(root):
        near = [each for each in MEANT.get(sub, ()) if each in subs] or get_close_matches(sub, subs, 1, 0.5)
        known = ", ".join(f"/{root} {each}" for each in subs)
        return UsageError(
            subject, "no such command", f"did you mean /{root} {near[0]}?" if near else f"there is {known}"
        )
    roots = list(dict.fromkeys((*(command.root for command in COMMANDS), *SHORT_FORMS)))
    near = get_close_matches(root, roots, 1, 0.75)
    return UsageError(subject, "no such command", f"did you mean /{near[0]}?" if near else "see /help")


def _root(typed: str) -> str:
    """The root that is typed, also in the plural."""
    return SHORT_FORMS.get(typed, typed).partition(" ")[0]


def _subs(root: str) -> list[str]:
    return [command.sub for command in COMMANDS if command.root == root and command.sub]


def _split(rest: str, command: Command) -> tuple[str, dict[str, str]]:
    """The free text, and the values by option name; raises UsageError for an unknown option of a command that stores
    its text.
    """
    values: dict[str, str] = {}
    strict = not command.answer  # a search may contain colons; stored text would be stored wrong

    def take(match: re.Match[str]) -> str:
        name = match[1].lower()
        if command.option(name) is None:
            if not match[0].partition(":")[2].startswith("//"):
                _refuse(name, command, strict)
            return match[0]
        if match[5] is not None and command.option(name) is command.free:
            return match[5]  # the words that go on behind it are its own
        if match[2] is not None:
            values[name] = _ESCAPED.sub(lambda escape: "\n" if escape[1] == "n" else escape[1], match[2])
        else:
            values[name] = next(text for text in match.groups()[2:] if text is not None)
        return " "

    words = " ".join(_OPTION.sub(take, rest).split())
    return words, values


def _refuse(name: str, command: Command, strict: bool) -> None:
    """Raise UsageError for an option that the command does not have: any if `strict`, else one meant as an option."""
    filters = {option.name: f"{option.name}:" for option in command.options if not option.free}
    meant = [f"{option.name}:" for option in command.options if name in option.mistaken]
    near = meant or [filters[each] for each in get_close_matches(name, filters, 1, 0.75)]
    if filters and (near or strict or name in LOOKUP_OPTIONS):
        way_out = f"did you mean {near[0]}?" if near else f"there {_listed([*filters.values()])}"
        raise UsageError(f"/{command.name} {name}", "no such option", way_out)


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return f"are {', '.join(others)} and {last}" if others else f"is {last}"


def _written(value: str) -> str:
    if _BARE.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
