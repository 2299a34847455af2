"""The commands about briefings: scheduling, previews, and the log."""

from __future__ import annotations

import re
from typing import cast

from bot.commands.briefing_requests import (
    ListBriefings,
    PauseBriefing,
    PostAgain,
    PostBriefing,
    PreviewBriefing,
    RemoveBriefing,
    ResumeBriefing,
    ScheduleBriefing,
    ShowLog,
    ShowNext,
)
from bot.commands.declared import Command, Option, Values
from bot.commands.news_requests import ShowBriefing
from bot.commands.values import flag, listed, number, text
from bot.errors import UsageError
from bot.slots import MOST_LATE_HOURS, MOST_STORIES, Late, Length

SCHEDULE: tuple[Option, ...] = (
    Option("when", "the times, in words or cron", "times", required=True, free=True),
    Option("zone", "the time zone, or a city in it", "zones", type="zone"),
    Option("channel", "where to post it (default: this channel)", type="channel"),
    Option("name", "the name of the briefing", "briefings"),
    Option("stories", "maximum number of stories", type="number", most=MOST_STORIES),
    Option("length", "how much of each story to show", choices=("short", "medium", "detailed")),
    Option("sources", "only these sources, separated by commas; none for all", "sources"),
    Option("late", "if it was missed: 3h to catch up within three hours, fold or skip"),
    Option("quiet", "quiet hours, such as 22:00-07:00; or none"),
    Option("silent", "post nothing if there is no news", type="flag"),
    Option("mention", "the role to mention, or none", type="role"),
)

_HOURS = re.compile(r"(\d{1,2}) ?h(?:ours?)?")


def schedule(values: Values) -> ScheduleBriefing:
    """The request; raises UsageError for an unknown `late` policy."""
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
    raise UsageError(f"late:{text}", "no such policy", f"write 1h to {MOST_LATE_HOURS}h, fold or skip")


BRIEFING = Option("name", "which briefing, if there are several", "briefings", free=True)

BRIEFINGS: tuple[Command, ...] = (
    Command(
        "briefing show",
        "show the latest briefing again",
        lambda values: ShowBriefing(),
        answer=True,
        examples=("/briefing show",),
    ),
    Command(
        "briefing preview",
        "show exactly what would be posted now, visible only to you",
        lambda values: PreviewBriefing(text(values, "name")),
        (BRIEFING,),
        examples=("/briefing preview",),
    ),
    Command(
        "briefing next",
        "show when the next briefings are due",
        lambda values: ShowNext(text(values, "name")),
        (BRIEFING,),
        examples=("/briefing next",),
    ),
    Command(
        "briefing list",
        "list the briefings here and their schedules",
        lambda values: ListBriefings(),
        examples=("/briefing list",),
    ),
    Command(
        "briefing log",
        "show the last ten slots: a link to the post, or why there is none",
        lambda values: ShowLog(text(values, "name")),
        (BRIEFING,),
        examples=("/briefing log",),
    ),
    Command(
        "briefing now",
        "post a briefing here now",
        lambda values: PostBriefing(text(values, "name")),
        (BRIEFING,),
        "managers",
        examples=("/briefing now",),
    ),
    Command(
        "briefing again",
        "retry a post whose delivery is uncertain",
        lambda values: PostAgain(text(values, "key") or ""),
        (Option("key", "the key in the notice; its button fills it in", free=True, required=True),),
        "managers",
        examples=("/briefing again 0f5c2a7be3d94c18",),
    ),
    Command(
        "briefing schedule",
        "create a briefing, or change an existing one by name",
        schedule,
        SCHEDULE,
        "managers",
        examples=(
            "/briefing schedule weekdays at 8:30 zone:Europe/Kyiv",
            '/briefing schedule when:"Monday and Thursday 9am and 5pm" zone:London name:desk',
        ),
    ),
    Command(
        "briefing pause",
        "pause a briefing until it is resumed",
        lambda values: PauseBriefing(text(values, "name")),
        (BRIEFING,),
        "managers",
        examples=("/briefing pause",),
    ),
    Command(
        "briefing resume",
        "resume a briefing from its next slot",
        lambda values: ResumeBriefing(text(values, "name")),
        (BRIEFING,),
        "managers",
        examples=("/briefing resume",),
    ),
    Command(
        "briefing remove",
        "delete a briefing",
        lambda values: RemoveBriefing(text(values, "name")),
        (BRIEFING,),
        "managers",
        examples=("/briefing remove desk",),
    ),
)
