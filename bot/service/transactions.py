"""The commands that take one transaction: those that look something up, and those that change something."""

from __future__ import annotations

from bot.commands import (
    ChangeSettings,
    Export,
    ExportSources,
    FollowTopic,
    ListBriefings,
    ListTopics,
    MuteTopic,
    PauseBriefing,
    RemoveBriefing,
    RemoveSource,
    ResumeBriefing,
    ScheduleBriefing,
    ShowHealth,
    ShowLog,
    ShowNext,
    UnfollowTopic,
)
from bot.message import Message
from bot.ports import Books
from bot.service import briefings, exports, schedules, settings, sources, topics
from bot.service.briefings import Link
from bot.service.request_context import RequestContext

LookRequest = ListBriefings | ShowLog | ShowNext | ShowHealth | ExportSources | ListTopics | Export
"""Requests that change nothing."""

ChangeRequest = (
    ScheduleBriefing
    | PauseBriefing
    | ResumeBriefing
    | RemoveBriefing
    | RemoveSource
    | FollowTopic
    | MuteTopic
    | UnfollowTopic
    | ChangeSettings
)
"""Requests that change the history alone."""


def looked(request: LookRequest, books: Books, context: RequestContext, link: Link) -> Message:
    """The answer to a request that changes nothing; raises UsageError."""
    match request:
        case ListBriefings():
            return briefings.listed(books, context)
        case ShowLog(name):
            return briefings.log(name, books, context, link)
        case ShowNext(name):
            return briefings.next_times(name, books, context)
        case ShowHealth():
            return sources.health(books, context)
        case ExportSources():
            return sources.export(books, context)
        case ListTopics(channel):
            return topics.listed(channel, books, context)
        case Export():
            return exports.export(request, books, context)


def changed(request: ChangeRequest, books: Books, context: RequestContext) -> Message:
    """Make a change, and add it to the audit log; raises UsageError, and then nothing is changed."""
    if request == ChangeSettings():
        return settings.shown(books, context)
    books.audit.add(context.audit_entry)
    match request:
        case ScheduleBriefing():
            return schedules.schedule(request, books, context)
        case PauseBriefing(name):
            return briefings.pause(name, books, context)
        case ResumeBriefing(name):
            return briefings.resume(name, books, context)
        case RemoveBriefing(name):
            return briefings.remove(name, books, context)
        case RemoveSource(source):
            return sources.remove(source, books, context)
        case FollowTopic() | MuteTopic():
            return topics.put(request, books, context)
        case UnfollowTopic(name, channel):
            return topics.unfollow(name, channel, books, context)
        case ChangeSettings():
            return settings.change(request, books, context)
