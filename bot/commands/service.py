"""The commands about the service: sources, topics, watches and settings."""

from __future__ import annotations

from typing import cast

from bot.commands.declared import Command, Option, Values
from bot.commands.news_requests import ShowSources
from bot.commands.requests import (
    AddSource,
    AddWatch,
    Answers,
    ChangeSettings,
    Decide,
    Export,
    Exported,
    ExportSources,
    FollowTopic,
    Forget,
    Forgotten,
    ImportSources,
    ListTopics,
    ListWatches,
    MuteTopic,
    RemoveSource,
    RemoveWatch,
    Repair,
    ShowHealth,
    UnfollowTopic,
)
from bot.commands.values import flag, number, text
from bot.watches import Watched

CHANNEL = Option("channel", "the channel (default: this one)", type="channel")


def _settings(values: Values) -> ChangeSettings:
    return ChangeSettings(
        zone=text(values, "zone"),
        locale=text(values, "locale"),
        notices=text(values, "notices"),
        answers=cast("Answers | None", text(values, "answers")),
        channel=text(values, "channel"),
        manager=text(values, "manager"),
        role=text(values, "role"),
        dismiss=text(values, "dismiss"),
    )


def _watch(values: Values) -> AddWatch:
    kind = cast("Watched", values.get("kind") or "quotes")
    here, outlets, minutes = flag(values, "here") or False, number(values, "outlets"), number(values, "minutes")
    return AddWatch(values.get("about", ""), text(values, "by"), kind, here, outlets or 3, minutes or 60)


def _forget(values: Values) -> Forget:
    return Forget(cast("Forgotten", values.get("what") or "me"), flag(values, "sure") or False)


SOURCES: tuple[Command, ...] = (
    Command(
        "source list",
        "list the sources and their health",
        lambda values: ShowSources(),
        answer=True,
        examples=("/source list",),
    ),
    Command(
        "source health",
        "list failing sources: what is wrong, and since when",
        lambda values: ShowHealth(),
        examples=("/source health",),
    ),
    Command(
        "source add",
        "add a feed, page or site; the feeds of a site are found automatically",
        lambda values: AddSource(values["address"]),
        (Option("address", "the URL of a feed, page or site", required=True, free=True),),
        "managers",
        examples=("/source add https://harbour-courier.example",),
    ),
    Command(
        "source remove",
        "stop reading a source here",
        lambda values: RemoveSource(values["source"]),
        (Option("source", "which source", "sources", required=True, free=True),),
        "managers",
        examples=("/source remove The Harbour Courier",),
    ),
    Command(
        "source import",
        "add the feeds of an OPML list",
        lambda values: ImportSources(text(values, "text")),
        (Option("text", "the list itself, if no file is attached", free=True),),
        "managers",
        file="the OPML file",
        examples=("/source import",),
    ),
    Command(
        "source export",
        "export the sources as an OPML list",
        lambda values: ExportSources(),
        examples=("/source export",),
    ),
)

TOPICS: tuple[Command, ...] = (
    Command(
        "topic list",
        "list the topics that this channel follows or has muted",
        lambda values: ListTopics(text(values, "channel")),
        (CHANNEL,),
        examples=("/topic list",),
    ),
    Command(
        "topic follow",
        "prefer stories with these words or names in this channel's briefings",
        lambda values: FollowTopic(values["words"], text(values, "name"), text(values, "channel")),
        (
            Option("words", "the words and names of one topic", required=True, free=True),
            Option("name", "a name for the topic"),
            CHANNEL,
        ),
        "managers",
        examples=("/topic follow ceasefire talks", "/topic follow ferry Kell Sound name:ferry"),
    ),
    Command(
        "topic unfollow",
        "stop following or muting a topic",
        lambda values: UnfollowTopic(values["topic"], text(values, "channel")),
        (Option("topic", "which topic", "topics", required=True, free=True), CHANNEL),
        "managers",
        examples=("/topic unfollow ferry",),
    ),
    Command(
        "topic mute",
        "leave stories with these words or names out of this channel's briefings",
        lambda values: MuteTopic(values["words"], text(values, "name"), text(values, "channel")),
        (
            Option("words", "the words and names of one topic", required=True, free=True),
            Option("name", "a name for the topic"),
            CHANNEL,
        ),
        "managers",
        examples=("/topic mute football",),
    ),
)

WATCHES: tuple[Command, ...] = (
    Command("watch list", "list your watches and this channel's", lambda _: ListWatches(), examples=("/watch list",)),
    Command(
        "watch add",
        "get notified when somebody is quoted, a figure changes, or news breaks",
        _watch,
        (
            Option("about", "words to match", free=True),
            Option("by", "the speaker to watch", "speakers"),
            Option("kind", "what to watch for", choices=("quotes", "figures", "breaking")),
            Option("outlets", "breaking news: minimum number of outlets (default: 3)", type="number", least=2, most=20),
            Option(
                "minutes", "breaking news: within this many minutes (default: 60)", type="number", least=5, most=1_440
            ),
            Option("here", "notify this channel instead of you; for managers", type="flag"),
        ),
        any_option=True,
        examples=(
            "/watch add by:Ushakov ceasefire",
            "/watch add ferry dead kind:figures",
            "/watch add kind:breaking outlets:4 here:yes",
        ),
    ),
    Command(
        "watch remove",
        "delete a watch",
        lambda values: RemoveWatch(values["watch"]),
        (Option("watch", "which watch", "watches", required=True, free=True),),
        examples=("/watch remove 3",),
    ),
)

HOUSE: tuple[Command, ...] = (
    Command(
        "settings",
        "show the settings, or change those you name",
        _settings,
        (
            Option("zone", "the time zone, or a city in it", "zones", type="zone"),
            Option("locale", "the locale of dates and numbers, such as en_GB", "locales"),
            Option("notices", "the channel for notices to managers", type="channel"),
            Option("answers", "who sees answers", choices=("private", "public")),
            Option("channel", "set `answers` for this channel only", type="channel"),
            Option("manager", "a person to add as a manager", type="person"),
            Option("role", "a role whose members become managers", type="role"),
            Option("dismiss", "a person or role to remove as a manager", "managers"),
        ),
        "managers",
        examples=("/settings", "/settings zone:Kyiv answers:public"),
    ),
    Command(
        "export",
        "export quotes, figures, sources or briefings to a file",
        lambda values: Export(cast("Exported", values.get("what") or "quotes")),
        (
            Option(
                "what",
                "what to export (default: quotes)",
                free=True,
                choices=("quotes", "figures", "sources", "briefings"),
            ),
        ),
        examples=("/export quotes",),
    ),
    Command(
        "forget",
        "delete what you asked here; managers can delete everything that was asked here",
        _forget,
        (
            Option("what", "whose questions to delete (default: me)", free=True, choices=("me", "space")),
            Option("sure", "skip the confirmation", type="flag"),
        ),
        examples=("/forget me",),
    ),
    Command(
        "decide",
        "decide about a reported quote, figure or story",
        lambda values: Decide(values["id"], cast("Repair", values["repair"])),
        (
            Option("id", "the id shown in the report", required=True, free=True),
            Option(
                "repair",
                "what to do about it",
                required=True,
                choices=("keep", "unattribute", "hide", "mute"),
            ),
        ),
        "managers",
        examples=("/decide k3v7q2a repair:unattribute",),
    ),
)

SERVICE: tuple[Command, ...] = (*SOURCES, *TOPICS, *WATCHES, *HOUSE)
