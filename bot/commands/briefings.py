"""The commands about briefings: when they come, what came, and what would."""

from __future__ import annotations

from bot.commands.briefing_requests import (
    ListBriefings,
    PauseBriefing,
    PostAgain,
    PostBriefing,
    PreviewBriefing,
    RemoveBriefing,
    ResumeBriefing,
    ShowLog,
    ShowNext,
)
from bot.commands.declared import Command, Option
from bot.commands.news_requests import ShowBriefing
from bot.commands.schedule_options import SCHEDULE, schedule
from bot.commands.values import text

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
