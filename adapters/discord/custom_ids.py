"""What a button remembers: the line that it stands for, in its custom_id, so that it works after any restart.

    verb [mark] [dots] ["@" about] ":" rest

`verb` is a (answer the line), k (answer a line kept in the history under a token), s and t (the same, posted for all
to see). `mark` is that of the post that the button belongs to; dots make an id unique that would stand twice in its
message; `about` is the post that is talked about, where the button is not on it.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from adapters.chat.buttons import SHARE
from bot.message import Block, Choices

LONGEST_ID = 100
"""Characters of a custom_id (discord-api-docs, components/reference)."""

MARK = 10
"""Letters of a slot's mark: 50 bits, for the few hundred posts that are looked through."""

Verb = Literal["a", "k", "s", "t"]

DOTS = 8
"""Dots that are provided for: the same line so often in one message."""

_ID = re.compile(r"([akst])([a-z2-7]*)\.*(?:@([\d/]{1,62}))?:(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ButtonPress:
    """What a pressed button asks for: a line, or the token of a kept one; shared when all are to see the answer.

    `about` is the id of the post that is talked about, None where it is the one with the button.
    """

    rest: str
    kept: bool
    shared: bool
    about: str | None


def mark(key: str) -> str:
    """The mark of a post's key, empty for none; and the nonce of the post."""
    return b32encode(hashlib.sha256(key.encode()).digest())[:MARK].decode().lower() if key else ""


def pressed(custom_id: str) -> ButtonPress | None:
    """What the button stands for; None when it is none of ours."""
    found = _ID.fullmatch(custom_id)
    return ButtonPress(found[4], found[1] in "kt", found[1] in "st", found[3]) if found else None


def belongs(custom_id: str, key: str) -> bool:
    """Whether the button was posted for this key."""
    found = _ID.fullmatch(custom_id)
    return bool(found and found[2] == mark(key))


def custom_ids(components: Iterable[Any]) -> Iterator[str]:
    """Of the buttons and the options of selects among discord.py's components and within them."""
    for each in components:
        yield from (option.value for option in getattr(each, "options", ()))
        if id := getattr(each, "custom_id", None):
            yield id
        inner = getattr(each, "accessory", None)
        yield from custom_ids((*getattr(each, "children", ()), *((inner,) if inner else ())))


@dataclass(frozen=True, slots=True)
class ButtonMarks:
    """What the buttons of a message belong to: the key of its post, and the post that is talked about."""

    key: str = ""
    about: str = ""

    @property
    def room(self) -> int:
        """Characters of a line that fit into a button; longer ones are kept in the history."""
        return LONGEST_ID - len(f"a{mark(self.key)}@{self.about}:") - DOTS

    def too_long(self, blocks: Iterable[Block]) -> list[str]:
        """The lines of choices that do not fit into a button, each once."""
        lines = [line.removeprefix(SHARE_MARK) for b in blocks if isinstance(b, Choices) for _, line in b.options]
        return [line for line in dict.fromkeys(lines) if len(line) > self.room]

    def identified(self, kept: Mapping[str, str]) -> Callable[[str], str]:
        """Gives each line of one message its custom_id, by its token where it is kept."""
        taken: set[str] = set()

        def identify(line: str) -> str:
            shared = line.startswith(SHARE_MARK)
            line = line.removeprefix(SHARE_MARK)
            verb: Verb = "s" if shared else "a"
            if len(line) > self.room:
                line, verb = kept[line], "t" if shared else "k"
            about = f"@{self.about}" if self.about else ""
            dots = ""
            while (made := f"{verb}{mark(self.key)}{dots}{about}:{line}") in taken:
                dots += "."
            taken.add(made)
            return made

        return identify


SHARE_MARK = "\N{INFORMATION SEPARATOR ONE}"
"""Opens the line of a choice whose answer all are to see; no line that a person typed holds it."""


def share(line: str) -> Choices:
    """The button that posts the answer to this line for all to see."""
    return Choices(((SHARE, SHARE_MARK + line),))
