"""Addresses of Slack's places and people: "slack:TEAM/ID", and "slack:TEAM/CHANNEL/THREAD" for a thread."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDRESS = re.compile(r"slack:(?P<team>[A-Z0-9]+)/(?P<id>[A-Z0-9]+)(?:/(?P<thread>\d+\.\d+))?")


@dataclass(frozen=True, slots=True)
class Address:
    """A channel (C, G, D), a person (U, W) or a user group (S) of a workspace; `thread` is a message's ts."""

    team: str
    id: str
    thread: str | None = None

    def __str__(self) -> str:
        return f"slack:{self.team}/{self.id}" + (f"/{self.thread}" if self.thread else "")

    @property
    def is_person(self) -> bool:
        """Whether a message there is a direct message to a person."""
        return self.id.startswith(("U", "W"))


def address(text: str) -> Address | None:
    """The address that the text is; None when it is none of Slack's."""
    found = _ADDRESS.fullmatch(text)
    return Address(found["team"], found["id"], found["thread"]) if found else None


def space_of(team: str) -> str:
    """A workspace as a space."""
    return f"slack:{team}"
