"""Spaces and people: where somebody asks, what they may do there, and what a space follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.message import Message
from bot.turns import NOTHING, Showed


@dataclass(frozen=True, slots=True)
class Space:
    """One Discord server, one Slack workspace, or one person; `local` is the terminal's.

    `managers` are people or roles that may change things beside the platform's own managers. `notices` is the channel
    where managers are told what needs them, None = whoever made the briefing. `answers` says who sees an answer.
    `locale` (as "en_GB") is the language of dates and numbers. `left` is when the bot was sent away (UTC).
    """

    id: str
    zone: str = "UTC"
    locale: str = "en_GB"
    managers: tuple[str, ...] = ()
    notices: str | None = None
    answers: Literal["private", "public"] = "private"
    left: datetime | None = None


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who speaks to the bot, and where.

    `person`, `roles` and `channel` are the platform's addresses ("discord:@81…", "discord:&77…", "discord:42…",
    "slack:T1/U2", "slack:T1/C3", "terminal"); `thread` names the conversation. `manages` says that the platform itself
    lets them manage the space. `zone` is None where the platform does not tell it: then the space's holds.
    `replied_to` is the platform's id of the message that is answered; `quoted` are the ids of the quotes and figures in
    it, in order, where the platform shows them. `named` is what the platform calls the space, for whoever speaks from
    elsewhere (a text from outside); None for those who are in it.
    """

    space: str
    person: str
    channel: str
    thread: str
    manages: bool = False
    roles: tuple[str, ...] = ()
    zone: str | None = None
    replied_to: str | None = None
    quoted: tuple[str, ...] = ()
    named: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot says to a visitor: to them alone, or to all; in place of the message whose button was pressed.

    `refused`: it is why there is no answer, which nobody would share. `showed` is remembered of it.
    """

    message: Message
    private: bool = True
    replaces: bool = False
    refused: bool = False
    showed: Showed = NOTHING


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A completion: what is shown (100 characters at most) and what is taken (100 characters at most)."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A saved set of words and names that a channel follows, or has muted."""

    name: str
    words: tuple[str, ...] = ()
    muted: bool = False
