"""What a briefing's schedule may say, as options."""

from __future__ import annotations

import re
from typing import cast

from bot.commands.briefing_requests import ScheduleBriefing
from bot.commands.declared import Option, Values
from bot.commands.values import flag, listed, number, text
from bot.errors import UsageError
from bot.slots import MOST_LATE_HOURS, MOST_STORIES, Late, Length

SCHEDULE: tuple[Option, ...] = (
    Option("when", "when it comes, in words or cron", "times", required=True, free=True),
    Option("zone", "the time zone, or a city in it", "zones", type="zone"),
    Option("channel", "where it is posted; here when left out", type="channel"),
    Option("name", "what the briefing is called", "briefings"),
    Option("stories", "how many stories at most", type="number", most=MOST_STORIES),
    Option("length", "how much of each story", choices=("short", "medium", "detailed")),
    Option("sources", "only these sources, with commas between; none for all", "sources"),
    Option("late", "when it was missed: 3h to catch up within three hours, fold or skip"),
    Option("quiet", "hours without a post, as 22:00-07:00; or none"),
    Option("silent", "no post when nothing is new", type="flag"),
    Option("mention", "the role to mention; or none", type="role"),
)

_HOURS = re.compile(r"(\d{1,2}) ?h(?:ours?)?")


def schedule(values: Values) -> ScheduleBriefing:
    """The request; raises UsageError for a policy that there is not."""
    late, hours = _late(text(values, "late"))
    return ScheduleBriefing(
        when=values["when"],
        zone=text(values, "zone"),
        channel=text(values, "channel"),
        name=text(values, "name"),
        stories=number(values, "stories"),
        length=cast("Length | None", text(values, "length")),
        sources=listed(values, "sources"),
        late=late,
        late_hours=hours,
        quiet=text(values, "quiet"),
        silent=flag(values, "silent"),
        mention=text(values, "mention"),
    )


def _late(text: str | None) -> tuple[Late | None, int | None]:
    if text is None:
        return None, None
    wanted = text.lower()
    if wanted in ("fold", "skip"):
        return cast("Late", wanted), None
    hours = _HOURS.fullmatch(wanted)
    if hours and 1 <= int(hours[1]) <= MOST_LATE_HOURS:
        return "catch up", int(hours[1])
    raise UsageError(f"late:{text}", "it is no way to be late", f"write 1h to {MOST_LATE_HOURS}h, fold or skip")
