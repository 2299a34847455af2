"""Lists, pauses, resumes and removes a space's briefings, and shows their past and next times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.briefing.spoken import in_words
from bot.briefing.timetable import following, next_slot
from bot.commands import call_in, line_of
from bot.errors import UsageError
from bot.message import Choices, Facts, Heading, Line, Message, Moment, Paragraph, Run, addressed
from bot.ports import Books
from bot.service.choosing import named
from bot.service.request_context import RequestContext, said
from bot.service.schedules import briefings_of, line_for, upcoming, where
from bot.slots import Receipt, Schedule

LOGGED = 10
"""Slots that the log shows."""

MOST_NAMED = 10
"""Briefings that are named where one is to be chosen."""

NONE_YET = "There is no briefing here yet. Say when it shall come: /briefing schedule weekdays at 8:30 zone:Kyiv"

Link = Callable[[str, str], str | None]
"""The URL of a post, by channel and the platform's id; None if it has none."""


def chosen(name: str | None, books: Books, context: RequestContext) -> Schedule:
    """The briefing with the name, else the channel's only one, else the space's; raises UsageError."""
    known = briefings_of(books, context.visitor.space)
    if name:
        return named(name, known, lambda schedule: [schedule.name], "briefing")
    here = [each for each in known if each.channel == context.visitor.channel] or known
    if len(here) == 1:
        return here[0]
    if not here:
        raise UsageError("briefing", "there is none here yet", "make one: /briefing schedule weekdays at 8:30")
    names = [each.name for each in here[:MOST_NAMED]]
    if call := call_in(context.line):
        choices = (line_of(call.command.name, {**call.values, "name": name}) for name in names)
        raise UsageError(f"/{call.command.name}", "there are several briefings", f"say which: {', '.join(choices)}")
    raise UsageError("briefing", "there are several", f"say which: {', '.join(names)}")


def listed(books: Books, context: RequestContext) -> Message:
    """Each briefing with its channel, its times in words and its next slot."""
    known = briefings_of(books, context.visitor.space)
    if not known:
        return said(NONE_YET)
    return Message((Facts(tuple(_line(each, context) for each in known), "Briefings"),))


def next_times(name: str | None, books: Books, context: RequestContext) -> Message:
    """When the next briefings come: three times of the one that is meant, or one of each."""
    known = briefings_of(books, context.visitor.space)
    if not known and not name:
        return said(NONE_YET)
    if name or len(known) == 1:
        one = chosen(name, books, context)
        if one.paused is not None:
            return is_paused(one)
        lines: list[Line] = [(Moment(slot, one.zone, "time"),) for slot in upcoming(one, context.now, 3)]
        return Message((Facts(tuple(lines), f"“{one.name}” comes, in the zone {one.zone}"),))
    return Message((Facts(tuple(_line(each, context) for each in known), "The next times"),))


def log(name: str | None, books: Books, context: RequestContext, link: Link) -> Message:
    """The last slots of a briefing: posted, with a link, or why not."""
    one = chosen(name, books, context)
    rows = books.outbox.last(one.channel, LOGGED, one.name)
    if not rows:
        return said(f"“{one.name}” has had no slot yet; the first comes ", _next(one, context))
    lines = tuple(_row(row, one.zone, link) for row in rows)
    return Message((Heading((Run(f"The last times of “{one.name}”"),)), Facts(lines)))


def pause(name: str | None, books: Books, context: RequestContext) -> Message:
    """Pause a briefing until it is resumed."""
    one = chosen(name, books, context)
    if one.paused is not None:
        return is_paused(one)
    books.schedules.put(replace(one, paused=f"by {context.visitor.person}"))
    return _done(f"“{one.name}” is paused.", ("Resume it", line_of("briefing resume", {"name": one.name})))


def resume(name: str | None, books: Books, context: RequestContext) -> Message:
    """Resume a paused briefing from its next slot on."""
    one = chosen(name, books, context)
    if one.paused is None:
        return said(f"“{one.name}” is not paused; it comes ", _next(one, context))
    again = replace(one, paused=None, next_slot=next_slot(one.cron, one.zone, context.now))
    books.schedules.put(again)
    return said(f"“{one.name}” comes again: ", Moment(again.next_slot, again.zone, "time"))


def remove(name: str | None, books: Books, context: RequestContext) -> Message:
    """Remove a briefing; raises UsageError for one that the configuration file declares."""
    one = chosen(name, books, context)
    if one.origin == "file":
        problem = "it is declared in the configuration file"
        raise UsageError(f"briefing “{one.name}”", problem, "remove it there, or /briefing pause it")
    books.schedules.remove(one.name, one.space)
    return _done(f"“{one.name}” is removed.", ("Bring it back", line_for(one)))


def doubtful(key: str, books: Books, context: RequestContext) -> Receipt:
    """The slot of unknown fate with this key, of the visitor's space; raises UsageError."""
    row = books.outbox.get(key)
    if row is None or row.space != context.visitor.space:
        raise UsageError(f"/briefing again {key[:40]}", "there is no such slot here", "see /briefing log")
    if row.state != "unknown":
        raise UsageError("/briefing again", f"nothing of it is open: it is {_STATES[row.state]}", "see /briefing log")
    return row


def stopping(books: Books, context: RequestContext) -> Message:
    """What "stop the briefing" may mean: paused or removed, to be chosen."""
    one = chosen(None, books, context)
    return _done(
        f"Shall “{one.name}” be paused, or removed?",
        ("Pause it", line_of("briefing pause", {"name": one.name})),
        ("Remove it", line_of("briefing remove", {"name": one.name})),
    )


def resuming(books: Books, context: RequestContext) -> Message:
    """What "resume the briefing" would do, to be confirmed."""
    one = chosen(None, books, context)
    if one.paused is None:
        return said(f"“{one.name}” is not paused; it comes ", _next(one, context))
    return is_paused(one)


def is_paused(one: Schedule) -> Message:
    """The message that a briefing is paused, and why; a button resumes it."""
    return _done(
        f"“{one.name}” is paused ({one.paused}).", ("Resume it", line_of("briefing resume", {"name": one.name}))
    )


def _done(text: str, *options: tuple[str, str]) -> Message:
    return Message((Paragraph(addressed(text)), Choices(options)))


def _line(one: Schedule, context: RequestContext) -> Line:
    rule = f" {where(one, context)} · {in_words(one.cron)}"
    parts: list[Run | Moment] = [Run(one.name, bold=True), *addressed(rule)]
    if one.origin == "file":
        parts.append(Run(" · from file", faint=True))
    if one.paused is not None:
        return (*parts, *addressed(f" · paused ({one.paused})"))
    return (*parts, Run(" · next "), _next(one, context), Run(f" · zone {one.zone}", faint=True))


def _next(one: Schedule, context: RequestContext) -> Moment:
    return Moment(following(one, context.now), one.zone, "time")


_STATES = {
    "planned": "about to be posted",
    "posting": "being posted",
    "posted": "posted",
    "failed": "not posted",
    "unknown": "perhaps posted",
    "skipped": "skipped",
    "folded": "told with the next one",
}


def _row(row: Receipt, zone: str, link: Link) -> Line:
    address = link(row.channel, row.messages[0]) if row.messages else None
    reason = (Run(f": {row.reason}", faint=True),) if row.reason else ()
    return (Moment(row.slot, zone, "time"), Run(" · "), Run(_STATES[row.state], link=address), *reason)
