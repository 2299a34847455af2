"""Shows and changes a space's settings."""

from __future__ import annotations

from dataclasses import replace

from babel import Locale, UnknownLocaleError

from bot.briefing.places import zone_of
from bot.commands import ChangeSettings
from bot.errors import UsageError
from bot.message import Block, Facts, Line, Message, Moment, Run, addressed
from bot.model import LOCAL
from bot.ports import Books
from bot.service.request_context import RequestContext
from bot.shelves.people import Change

CHANGES = 5
"""Latest changes that the settings show."""


def change(request: ChangeSettings, books: Books, context: RequestContext) -> Message:
    """Change what is given, all of it or nothing, and show the settings; raises UsageError."""
    space = books.spaces.get(context.visitor.space)  # the context's was read before this transaction
    if request.channel and not request.answers:
        raise UsageError("/settings channel", "answers is missing", "add answers:private or answers:public")
    if request.zone:
        space = replace(space, zone=zone_of(request.zone))
    if request.locale:
        space = replace(space, locale=_locale(request.locale))
    if request.notices:
        space = replace(space, notices=context.channel("notices", request.notices))
    managers = dict.fromkeys(space.managers)
    managers |= {_named(each, context): None for each in (request.manager, request.role) if each}
    if request.dismiss:
        if request.dismiss not in managers:
            known = ", ".join(managers) or "nobody"
            raise UsageError(f"dismiss:{request.dismiss}", "not a manager added here", f"added are {known}")
        del managers[request.dismiss]
    space = replace(space, managers=tuple(managers))
    if request.answers and request.channel:
        books.spaces.put_answers(context.channel("channel", request.channel), space.id, request.answers)
    elif request.answers:
        space = replace(space, answers=request.answers)
    books.spaces.put(space)
    return shown(books, replace(context, space=space))


def shown(books: Books, context: RequestContext) -> Message:
    """The settings, and who changed what lately."""
    space = context.space
    here = books.spaces.answers(context.visitor.channel)
    seen = {"private": "the asker alone", "public": "everybody"}
    lines: list[Line] = [
        (Run("zone", bold=True), Run(f"  {context.briefing_zone}")),
        (Run("locale", bold=True), Run(f"  {space.locale}")),
    ]
    if space.id not in (LOCAL, context.visitor.person):  # who is alone there
        lines += [
            (Run("answers", bold=True), Run(f"  seen by {seen[space.answers]}")),
            (Run("notices", bold=True), *addressed(f"  {space.notices or 'to whoever made the briefing'}")),
            (Run("managers", bold=True), *addressed(f"  {_managers(space.managers)}")),
        ]
        if here is not None:
            lines.insert(3, (Run("answers in this channel", bold=True), Run(f"  seen by {seen[here]}")))
    blocks: list[Block] = [Facts(tuple(lines), "Settings; change one by naming it: /settings zone:Kyiv")]
    changes = books.audit.last(space.id, CHANGES)
    if changes:
        blocks.append(Facts(tuple(_change(each, context) for each in changes), "The latest changes"))
    return Message(tuple(blocks))


def _managers(named: tuple[str, ...]) -> str:
    usual = "whoever manages the server or workspace"
    return f"{usual}, and {', '.join(named)}" if named else usual


def _change(change: Change, context: RequestContext) -> Line:
    return (Moment(change.at, context.briefing_zone, "time"), *addressed(f" · {change.person} · {change.line}"))


def _named(typed: str, context: RequestContext) -> str:
    """A person or role of the visitor's platform; raises UsageError for a channel, which cannot manage."""
    address = context.address("manager", typed)
    if address.startswith("discord:") and address[len("discord:") :][:1] not in ("@", "&"):
        raise UsageError(f"manager:{address}", "neither a person nor a role", "choose it from the list")
    return address


def _locale(typed: str) -> str:
    try:
        return str(Locale.parse(typed.replace("-", "_")))
    except (UnknownLocaleError, ValueError) as error:
        raise UsageError(f"locale:{typed}", "no such locale", "write it as en_GB, de_DE or uk") from error
