"""Notices to a space's managers about briefings that need their attention."""

from __future__ import annotations

from bot.commands import line_of
from bot.message import Choices, Message, Moment, Paragraph, Run
from bot.slots import Receipt, Schedule


def channel_gone(schedule: Schedule, reason: str) -> Message:
    """The notice that a briefing was paused because its channel cannot be posted to; a button resumes it."""
    words = (
        f"The briefing “{schedule.name}” is paused because I cannot post in its channel: {reason}. When this is fixed, "
        "resume the briefing."
    )
    resume = line_of("briefing resume", {"name": schedule.name})
    return Message((Paragraph((Run(words),)), Choices((("Resume", resume),))))


def fate_unknown(schedule: Schedule, receipt: Receipt) -> Message:
    """The notice that the delivery of a part is uncertain; a button posts it again."""
    line = (
        Run(f"A part of the briefing “{schedule.name}” of "),
        Moment(receipt.slot, schedule.zone),
        Run(" "),
        Moment(receipt.slot, schedule.zone, "time"),
        Run(" may not have been posted: the connection broke, and I cannot check. Is it missing in its channel?"),
    )
    return Message((Paragraph(line), Choices((("Post again", f"/briefing again {receipt.key}"),))))
