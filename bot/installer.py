"""What `verbatim setup` asks of a platform: prove the tokens, say where to click, list channels, post a test.

And what `verbatim check` finds there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from bot.message import Message


@dataclass(frozen=True, slots=True)
class Secret:
    """A token that a platform needs: its environment variable, what it is called there, and where to get it.

    `prefix` is how it begins ("xoxb-"), "" where that says nothing: a token pasted into the wrong place is found so.
    """

    variable: str
    name: str
    where: str
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the tokens belong to: the bot's name, and the name of its server or workspace where that is known."""

    name: str
    home: str | None = None


@dataclass(frozen=True, slots=True)
class PostingPlace:
    """A channel where the bot could post: its address ("discord:42…"), its space, and what people call it.

    `problem` says what to click first, where the bot may not post there yet.
    """

    channel: str
    space: str
    name: str
    problem: str | None = None


class Finding(NamedTuple):
    """One thing that was looked at, and whether it is as it should be; where it is not, it says what to do."""

    fine: bool
    says: str


class Installer(Protocol):
    """Sets the bot up on one platform. Every method may raise DeliveryError (a token refused: say which, where to get
    another; the platform is down: TryLater).

    An adapter has a module `setup` with `SECRETS: tuple[Secret, ...]` and
    `installer(tokens: Mapping[str, str], base_url: str | None) -> Installer`, where `tokens` are by variable and
    `base_url` stands in for the platform's own address (for tests on loopback).
    """

    async def identify(self) -> Identity:
        """Whom the tokens belong to, after asking the platform with each of them."""

    def invitation(self) -> str:
        """The link that brings the bot into a server or workspace; call `identify` before."""

    async def places(self) -> Sequence[PostingPlace]:
        """The channels that the bot sees, in the platform's order; empty until it was invited."""

    async def post(self, channel: str, message: Message) -> str | None:
        """Post a message and give the link to it, None where it has none. Raises ChannelGone."""

    async def close(self) -> None:
        """Let go of the connections."""
