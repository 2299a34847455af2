"""The commands about briefings: when they come, what came, and what would."""

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


BRIEFING = Option("name", "which briefing, where there are several", "briefings", free=True)

BRIEFINGS: tuple[Command, ...] = (
    Command(
        "briefing show",
        "the latest briefing once more",
        lambda values: ShowBriefing(),
        answer=True,
        examples=("/briefing show",),
    ),
    Command(
        "briefing preview",
        "exactly what would be posted now, to you alone",
        lambda values: PreviewBriefing(text(values, "name")),
        (BRIEFING,),
        examples=("/briefing preview",),
    ),
    Command(
        "briefing next",
        "when the next briefings come",
        lambda values: ShowNext(text(values, "name")),
        (BRIEFING,),
        examples=("/briefing next",),
    ),
    Command(
        "briefing list",
        "the briefings here and when they come",
        lambda values: ListBriefings(),
        examples=("/briefing list",),
    ),
    Command(
        "briefing log",
        "the last ten slots: posted with link, or why not",
        lambda values: ShowLog(text(values, "name")),
        (BRIEFING,),
        examples=("/briefing log",),
    ),
    Command(
        "briefing now",
        "post a briefing here and now",
        lambda values: PostBriefing(text(values, "name")),
        (BRIEFING,),
        "managers",
        examples=("/briefing now",),
    ),
    Command(
        "briefing again",
        "post again what was perhaps not posted",
        lambda values: PostAgain(text(values, "key") or ""),
        (Option("key", "the slot's key, which the notice about it knows", free=True, required=True),),
        "managers",
        examples=("/briefing again 0f5c2a7be3d94c18",),
    ),
    Command(
        "briefing schedule",
        "make a briefing, or change one by its name",
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
        "post nothing until it is resumed",
        lambda values: PauseBriefing(text(values, "name")),
        (BRIEFING,),
        "managers",
        examples=("/briefing pause",),
    ),
    Command(
        "briefing resume",
        "post again from the next time on",
        lambda values: ResumeBriefing(text(values, "name")),
        (BRIEFING,),
        "managers",
        examples=("/briefing resume",),
    ),
    Command(
        "briefing remove",
        "take a briefing away",
        lambda values: RemoveBriefing(text(values, "name")),
        (BRIEFING,),
        "managers",
        examples=("/briefing remove desk",),
    ),
)
