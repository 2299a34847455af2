"""A line to serve, with its visitor, space and time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.errors import UsageError
from bot.message import Message, Moment, Paragraph, Run, addressed
from bot.model import LOCAL
from bot.people import Space, Visitor
from bot.settings import USUAL_RULES, Rules
from bot.shelves.people import Change

LONGEST_ADDRESS = 100
"""Characters of an address."""

LONGEST_LINE = 1_000
"""Characters of a line that the audit log keeps."""

_SLACK_CHANNEL = re.compile(r"/[CG][A-Z0-9]+(/[0-9.]+)?\Z")


@dataclass(frozen=True, slots=True)
class RequestContext:
    """A line, who said it and where, what their space decided, and when (UTC). `attachment` came with the line.

    `belongs` tells whether a channel belongs to a space, where the addresses alone do not.
    """

    line: str
    visitor: Visitor
    space: Space
    now: datetime
    rules: Rules = USUAL_RULES
    attachment: str | None = None
    belongs: Callable[[str, str], bool] = lambda channel, space: True

    @property
    def zone(self) -> str:
        """The zone that times are told in: the visitor's own where it is known."""
        return self.visitor.zone or self.space.zone

    @property
    def briefing_zone(self) -> str:
        """The zone of a briefing that names none: what the space decided, else the visitor's own."""
        return self.space.zone if self.space.zone != "UTC" else self.zone

    @property
    def audit_entry(self) -> Change:
        """The request as an entry of the audit log."""
        return Change(self.visitor.space, self.visitor.person, self.now, self.line[:LONGEST_LINE])

    def address(self, option: str, typed: str) -> str:
        """An address of the visitor's own platform and, in Slack, workspace; raises UsageError for any other."""
        person = self.visitor.person
        platform = person.partition(":")[0]
        mark = f"{person.partition('/')[0]}/" if platform == "slack" else f"{platform}:"
        if (
            not (typed == platform or typed.startswith(mark))
            or len(typed) > LONGEST_ADDRESS
            or typed != "".join(typed.split())
        ):
            raise UsageError(f"{option}:{typed[:LONGEST_ADDRESS]}", "unknown here", "choose it from the list")
        return typed

    def channel(self, option: str, typed: str) -> str:
        """A channel of the visitor's own space, or their own direct messages; raises UsageError for any other."""
        place = self.address(option, typed)
        own = place in (self.visitor.channel, self.visitor.person)
        private = place.startswith("discord:@") or (place.startswith("slack:") and not _SLACK_CHANNEL.search(place))
        if not own and (private or not self.belongs(place, self.visitor.space)):
            raise UsageError(f"{option}:{place}", "not a channel here", "choose it from the list")
        return place

    def check_manages(self, command: str) -> None:
        """Raise UsageError if the visitor may not change things."""
        if not manages(self.visitor, self.space):
            named = f": {', '.join(self.space.managers)}" if self.space.managers else ""
            way_out = f"ask somebody who manages this server or workspace{named}"
            raise UsageError(f"/{command}", "this is for managers", way_out)


def manages(visitor: Visitor, space: Space) -> bool:
    """Whether a visitor may manage the space: by the platform, by its settings, or because it is theirs alone."""
    own = visitor.space in (LOCAL, visitor.person)
    return own or visitor.manages or not {visitor.person, *visitor.roles}.isdisjoint(space.managers)


def said(*parts: Run | Moment | str) -> Message:
    """One paragraph."""
    line: list[Run | Moment] = []
    for part in parts:
        line += addressed(part) if isinstance(part, str) else (part,)
    return Message((Paragraph(tuple(line)),))
