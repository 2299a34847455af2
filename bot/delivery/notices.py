"""What the managers of a space are told about a briefing that needs them."""

from __future__ import annotations

from bot.commands import line_of
from bot.message import Choices, Message, Moment, Paragraph, Run
from bot.slots import Receipt, Schedule


def channel_gone(schedule: Schedule, reason: str) -> Message:
    """The briefing was paused, since its channel cannot be posted to; a button resumes it."""
    words = (
        f"The briefing “{schedule.name}” is paused, since its channel cannot be posted to: {reason}. When it can be "
        "again, resume the briefing."
    )
    resume = line_of("briefing resume", {"name": schedule.name})
    return Message((Paragraph((Run(words),)), Choices((("Resume", resume),))))


def fate_unknown(schedule: Schedule, receipt: Receipt) -> Message:
    """Nobody knows whether a part was posted; a button posts it again."""
    line = (
        Run(f"A part of the briefing “{schedule.name}” of "),
        Moment(receipt.slot, schedule.zone),
        Run(" "),
        Moment(receipt.slot, schedule.zone, "time"),
        Run(" may have been posted or not: the connection broke, and I may not look. Is it missing in its channel?"),
    )
    return Message((Paragraph(line), Choices((("Post again", f"/briefing again {receipt.key}"),))))
