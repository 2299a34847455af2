"""`verbatim brief`: the next briefing, shown and not posted."""

from __future__ import annotations

import argparse
import sys

from adapters.terminal.format import console, show
from adapters.wiring import House, opened
from bot.briefing.layout import briefing_message
from bot.model import Briefing, Schedule

CHANNEL = "terminal"


def run(arguments: argparse.Namespace) -> int:
    """Print the briefing that the terminal's channel would get now."""
    with opened(arguments) as house:
        briefing, zone = next_briefing(house, arguments.stories)
    show(briefing_message(briefing, zone), console(sys.stdout))
    return 0


def next_briefing(house: House, stories: int | None = None) -> tuple[Briefing, str]:
    """The terminal channel's briefing as it would be posted now, and the zone that it is told in."""
    now = house.now()
    with house.history.reading() as books:
        planned = next((schedule for schedule in books.schedules.all() if schedule.channel == CHANNEL), None)
    schedule = planned or Schedule("now", CHANNEL, "", house.settings.zone, now)
    if stories is not None:
        schedule = Schedule(schedule.name, CHANNEL, schedule.cron, schedule.zone, schedule.next_slot, stories)
    return house.desk.compose(schedule, now, planned.next_slot if planned else None), schedule.zone
