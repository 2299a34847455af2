"""Creates and changes the schedules of briefings, completely or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.briefing.places import zone_of
from bot.briefing.spoken import Times, times
from bot.briefing.timetable import following, next_slot
from bot.briefing.wishes import ScheduleWish, place_of
from bot.commands import ScheduleBriefing, line_of
from bot.delivery.policy import check_schedule, clock_time
from bot.errors import UsageError
from bot.message import Block, Choices, Facts, Line, Message, Moment, Paragraph, Run, addressed
from bot.ports import Books
from bot.service.choosing import LONGEST_NAME, named_source
from bot.service.request_context import RequestContext
from bot.slots import Schedule

NAME = "briefing"
"""The name of a briefing to which nobody gave one."""

TERMINAL = "terminal"
"""The channel of whoever runs the bot."""

MOST_BRIEFINGS = 50
"""Maximum number of briefings of a space."""

TIMES_SHOWN = 3
"""How many of the next times are shown."""


def schedule(request: ScheduleBriefing, books: Books, context: RequestContext) -> Message:
    """Create or change a briefing, and show it. Raises UsageError, and Unsettled if something is missing."""
    said = times(request.when)
    made, known = _made(request, said, books, context)
    _check(made, said.said, context)
    books.schedules.put(made)
    opening = "Changed" if known else "Done"
    next_steps = [("Preview", line_of("briefing preview", {"name": made.name}))]
    if said.other:
        next_steps.insert(0, (f"No, {said.other}", _line(said.other, made)))
    next_steps.append(("Remove it", line_of("briefing remove", {"name": made.name})))
    return _shown(Run(f"{opening}: "), made, said.said, context, next_steps)


def proposed(wished: ScheduleWish, books: Books, context: RequestContext) -> Message:
    """The schedule that plain words mean, with its next times, to be confirmed; stores nothing."""
    zone = zone_of(wished.place) if wished.place else None
    request = ScheduleBriefing(wished.times.said, zone)
    made, known = _made(request, wished.times, books, context)
    _check(made, wished.times.said, context)
    verb = f"Change “{made.name}”" if known else "Start it"
    options = [(verb, _line(wished.times.said, made))]
    if other := wished.times.other:
        options.append((f"Rather {other}", _line(other, made)))
    return _shown(Run("This would be a briefing "), made, wished.times.said, context, options)


def line_for(made: Schedule) -> str:
    """The line that makes the same briefing again."""
    values = {
        "when": "; ".join(made.cron),
        "zone": made.zone,
        "channel": made.channel,
        "name": made.name,
        "stories": str(made.stories),
        "length": made.length,
        "sources": ",".join(made.sources),
        "late": f"{made.late_hours}h" if made.late == "catch up" else made.late,
        "quiet": "-".join(made.quiet or ()),
        "silent": "yes" if made.silent_when_empty else "",
        "mention": made.mention or "",
    }
    return line_of("briefing schedule", {name: value for name, value in values.items() if value})


def briefings_of(books: Books, space: str) -> list[Schedule]:
    """The space's own briefings, by next slot; those of other spaces are none of the terminal's."""
    return [each for each in books.schedules.all(space) if each.space == space]


def upcoming(made: Schedule, now: datetime, count: int) -> list[datetime]:
    """Its next times."""
    slots = [following(made, now)]
    while len(slots) < count:
        slots.append(next_slot(made.cron, made.zone, slots[-1]))
    return slots


def where(made: Schedule, context: RequestContext) -> str:
    """The channel, as the visitor sees it."""
    if made.channel == TERMINAL:
        return "printed by verbatim run"
    return "here" if made.channel == context.visitor.channel else f"in {made.channel}"


def _made(
    request: ScheduleBriefing, said: Times, books: Books, context: RequestContext
) -> tuple[Schedule, Schedule | None]:
    """The schedule as it will be, and as it was."""
    known = _known(request, books, context)
    if known and known.origin == "file":
        problem = "it is declared in the configuration file"
        raise UsageError(f"briefing “{known.name}”", problem, "change it there; here it can be paused and resumed")
    zone = _zone(request, said, known, context)
    slot = next_slot(said.cron, zone, context.now)
    if known is None:
        name = _new_name(request.name, books, context)
        base = Schedule(name, context.visitor.channel, said.cron, zone, slot, space=context.visitor.space)
    else:
        base = replace(known, cron=said.cron, zone=zone, next_slot=slot)
    base = replace(base, made_by=context.visitor.person)
    return _with_policies(base, request, books, context), known


def _check(made: Schedule, said: str, context: RequestContext) -> None:
    """Raise UsageError for an invalid schedule, in the words that the visitor used."""
    try:
        check_schedule(made, context.now, timedelta(minutes=context.rules.delivery.shortest_minutes))
    except UsageError as error:
        raise UsageError(f"“{said}”", error.problem, error.way_out) from error


def _known(request: ScheduleBriefing, books: Books, context: RequestContext) -> Schedule | None:
    """The briefing that is to be changed: the one with the name, or the channel's only one."""
    mine = briefings_of(books, context.visitor.space)
    if request.name:
        return next((each for each in mine if each.name.casefold() == request.name.casefold()), None)
    channel = request.channel or context.visitor.channel
    there = [each for each in mine if each.channel == channel]
    if len(there) > 1:
        names = ", ".join(each.name for each in there)
        raise UsageError(
            "/briefing schedule", "several briefings come here", f"say which with name: {names}; a new name adds one"
        )
    return there[0] if there and there[0].origin == "chat" else None


def _new_name(wanted: str | None, books: Books, context: RequestContext) -> str:
    """Raises UsageError where there are too many already."""
    taken = {each.name for each in briefings_of(books, context.visitor.space)}
    if len(taken) >= MOST_BRIEFINGS:
        raise UsageError("briefings", f"there are {len(taken)} here", "remove one first: /briefing list")
    if wanted:
        return " ".join(wanted.split())[:LONGEST_NAME]
    numbered = (NAME if number == 1 else f"{NAME} {number}" for number in range(1, len(taken) + 2))
    return next(name for name in numbered if name not in taken)


def _zone(request: ScheduleBriefing, said: Times, known: Schedule | None, context: RequestContext) -> str:
    if request.zone:
        return zone_of(request.zone)
    if place := place_of(said):
        return zone_of(place)
    if known:
        return known.zone
    return context.briefing_zone


def _with_policies(base: Schedule, request: ScheduleBriefing, books: Books, context: RequestContext) -> Schedule:
    quiet = base.quiet if request.quiet is None else _quiet(request.quiet)
    sources = base.sources if request.sources is None else _sources(request.sources, books, context)
    mention = base.mention if request.mention is None else _mention(request.mention, context)
    return replace(
        base,
        channel=context.channel("channel", request.channel) if request.channel else base.channel,
        stories=request.stories or base.stories,
        length=request.length or base.length,
        late=request.late or base.late,
        late_hours=request.late_hours or base.late_hours,
        silent_when_empty=base.silent_when_empty if request.silent is None else request.silent,
        quiet=quiet,
        sources=sources,
        mention=mention,
    )


def _quiet(text: str) -> tuple[str, str] | None:
    if text.lower() == "none":
        return None
    first, _, last = text.replace("–", "-").partition("-")
    start, end = clock_time(first.strip()), clock_time(last.strip())
    return f"{start:%H:%M}", f"{end:%H:%M}"


def _mention(text: str, context: RequestContext) -> str | None:
    return None if text.lower() == "none" else context.address("mention", text)


def _sources(wanted: tuple[str, ...], books: Books, context: RequestContext) -> tuple[str, ...]:
    known = books.sources.all(context.visitor.space)
    return tuple(named_source(each, known).id for each in wanted)


def _line(when: str, made: Schedule) -> str:
    return line_of("briefing schedule", {"when": when, "zone": made.zone, "name": made.name})


def _shown(opening: Run, made: Schedule, said: str, context: RequestContext, options: list[tuple[str, str]]) -> Message:
    times_: tuple[Line, ...] = tuple(
        (Moment(slot, made.zone, "time"),) for slot in upcoming(made, context.now, TIMES_SHOWN)
    )
    line: Line = (
        opening,
        Run(said, bold=True),
        *addressed(f", {made.zone} time, {where(made, context)}, as “{made.name}”."),
    )
    blocks: list[Block] = [Paragraph(line), Facts(times_, "The next times"), Choices(tuple(options))]
    return Message(tuple(blocks))
