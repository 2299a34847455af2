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
from bot.service.errand import Errand

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


def looked(request: LookRequest, books: Books, errand: Errand, link: Link) -> Message:
    """The answer to a request that changes nothing; raises UsageError."""
    match request:
        case ListBriefings():
            return briefings.listed(books, errand)
        case ShowLog(name):
            return briefings.log(name, books, errand, link)
        case ShowNext(name):
            return briefings.next_times(name, books, errand)
        case ShowHealth():
            return sources.health(books, errand)
        case ExportSources():
            return sources.export(books, errand)
        case ListTopics(channel):
            return topics.listed(channel, books, errand)
        case Export():
            return exports.export(request, books, errand)


def changed(request: ChangeRequest, books: Books, errand: Errand) -> Message:
    """Make a change, and add it to the audit log; raises UsageError, and then nothing is changed."""
    if request == ChangeSettings():
        return settings.shown(books, errand)
    books.audit.add(errand.audit_entry)
    match request:
        case ScheduleBriefing():
            return schedules.schedule(request, books, errand)
        case PauseBriefing(name):
            return briefings.pause(name, books, errand)
        case ResumeBriefing(name):
            return briefings.resume(name, books, errand)
        case RemoveBriefing(name):
            return briefings.remove(name, books, errand)
        case RemoveSource(source):
            return sources.remove(source, books, errand)
        case FollowTopic() | MuteTopic():
            return topics.put(request, books, errand)
        case UnfollowTopic(name, channel):
            return topics.unfollow(name, channel, books, errand)
        case ChangeSettings():
            return settings.change(request, books, errand)
