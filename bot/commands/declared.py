"""The declaration of a command: its name, one line of help, typed options, who may use it, and examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from bot.commands.requests import Request

Completion = Literal[
    "speakers",
    "outlets",
    "commands",
    "stories",
    "quotes",
    "sources",
    "briefings",
    "topics",
    "watches",
    "managers",
    "zones",
    "locales",
    "times",
]
Kind = Literal["text", "number", "channel", "role", "day", "zone", "person", "flag"]
Who = Literal["everybody", "managers"]
Values = Mapping[str, str]
"""The text given for each option, by option name."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command: `name:value`, or the line's free text where it is `free`.

    `choices` are the only values allowed. `least` and `most` bound a number. A flag is "yes" or "no". A day is named
    as in a question. `mistaken` are names that people type for the option.
    """

    name: str
    help: str
    completion: Completion | None = None
    type: Kind = "text"
    required: bool = False
    free: bool = False
    choices: tuple[str, ...] = ()
    least: int = 1
    most: int = 1_000
    mistaken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """A command, named "root" or "root sub" without the slash; its examples can be typed as they are.

    `private` is false if everybody may see the reply. An `answer` is private too, unless the space or the channel makes
    answers public. `any_option` requires at least one option, no matter which. `file` describes the file that may be
    attached; None if the command takes none.
    """

    name: str
    help: str
    build: Callable[[Values], Request]
    options: tuple[Option, ...] = ()
    who: Who = "everybody"
    private: bool = True
    answer: bool = False
    any_option: bool = False
    file: str | None = None
    examples: tuple[str, ...] = ()

    @property
    def root(self) -> str:
        """The first word of the name."""
        return self.name.partition(" ")[0]

    @property
    def sub(self) -> str | None:
        """The second word of the name; None where it has none."""
        return self.name.partition(" ")[2] or None

    @property
    def free(self) -> Option | None:
        """The option that takes the line's free text."""
        return next((option for option in self.options if option.free), None)

    @property
    def usage(self) -> str:
        """The usage line: "/quote [FIND] [by:… since:…]"."""
        words = self.free
        taken = "" if words is None else words.name.upper() if words.required else f"[{words.name.upper()}]"
        needed = " ".join(f"{option.name}:…" for option in self.options if option.required and not option.free)
        filters = " ".join(f"{option.name}:…" for option in self.options if not (option.free or option.required))
        return " ".join(part for part in (f"/{self.name}", taken, needed, filters and f"[{filters}]") if part)

    def option(self, name: str) -> Option | None:
        """The option with this name."""
        return next((option for option in self.options if option.name == name), None)

    def missing(self, values: Values) -> tuple[Option, ...]:
        """The required options that are not given, to be asked for."""
        given = {name for name, value in values.items() if value.strip()}
        if self.any_option and not given and self.free:
            return (self.free,)
        return tuple(option for option in self.options if option.required and option.name not in given)
