"""The commands about the service: sources, topics, watches, and what a space decides."""

from __future__ import annotations

from typing import cast

from bot.commands.declared import Command, Option, Values
from bot.commands.news_requests import ShowSources
from bot.commands.requests import (
    AddSource,
    AddWatch,
    Answers,
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
    Settings,
    ShowHealth,
    UnfollowTopic,
)
from bot.commands.values import flag, number, text
from bot.watches import Watched

CHANNEL = Option("channel", "another channel than this one", type="channel")


def _settings(values: Values) -> Settings:
    return Settings(
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
        "where the articles come from, and how the sources are doing",
        lambda values: ShowSources(),
        answer=True,
        examples=("/source list",),
    ),
    Command(
        "source health",
        "only the sources that fail: what is wrong, and since when",
        lambda values: ShowHealth(),
        examples=("/source health",),
    ),
    Command(
        "source add",
        "read a feed, page or site; a site's feeds are found",
        lambda values: AddSource(values["address"]),
        (Option("address", "the address of a feed, page or site", required=True, free=True),),
        "managers",
        examples=("/source add https://harbour-courier.example",),
    ),
    Command(
        "source remove",
        "read a source no more here",
        lambda values: RemoveSource(values["source"]),
        (Option("source", "which source", "sources", required=True, free=True),),
        "managers",
        examples=("/source remove The Harbour Courier",),
    ),
    Command(
        "source import",
        "read the feeds of an OPML list",
        lambda values: ImportSources(text(values, "text")),
        (Option("text", "the list itself, where no file comes with the command", free=True),),
        "managers",
        file="the OPML file",
        examples=("/source import",),
    ),
    Command(
        "source export",
        "the sources as an OPML list",
        lambda values: ExportSources(),
        examples=("/source export",),
    ),
)

TOPICS: tuple[Command, ...] = (
    Command(
        "topic list",
        "what this channel follows and has muted",
        lambda values: ListTopics(text(values, "channel")),
        (CHANNEL,),
        examples=("/topic list",),
    ),
    Command(
        "topic follow",
        "prefer, in this channel's briefings, what has these words or names",
        lambda values: FollowTopic(values["words"], text(values, "name"), text(values, "channel")),
        (
            Option("words", "words and names, several topics are several commands", required=True, free=True),
            Option("name", "what the topic is called"),
            CHANNEL,
        ),
        "managers",
        examples=("/topic follow ceasefire talks", "/topic follow ferry Kell Sound name:ferry"),
    ),
    Command(
        "topic unfollow",
        "follow or mute a topic no more",
        lambda values: UnfollowTopic(values["topic"], text(values, "channel")),
        (Option("topic", "which topic", "topics", required=True, free=True), CHANNEL),
        "managers",
        examples=("/topic unfollow ferry",),
    ),
    Command(
        "topic mute",
        "leave out of this channel's briefings what has these words or names",
        lambda values: MuteTopic(values["words"], text(values, "name"), text(values, "channel")),
        (
            Option("words", "words and names", required=True, free=True),
            Option("name", "what the topic is called"),
            CHANNEL,
        ),
        "managers",
        examples=("/topic mute football",),
    ),
)

WATCHES: tuple[Command, ...] = (
    Command("watch list", "your watches and this channel's", lambda values: ListWatches(), examples=("/watch list",)),
    Command(
        "watch add",
        "be told when somebody is quoted, a figure changes, or news breaks",
        _watch,
        (
            Option("about", "words that it is about", free=True),
            Option("by", "who is to be quoted", "speakers"),
            Option("kind", "what to watch for", choices=("quotes", "figures", "breaking")),
            Option("outlets", "breaking news: told by so many outlets (3)", type="number", least=2, most=20),
            Option("minutes", "breaking news: within so many minutes (60)", type="number", least=5, most=1_440),
            Option("here", "tell this channel instead of you; for managers", type="flag"),
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
        "watch no more",
        lambda values: RemoveWatch(values["watch"]),
        (Option("watch", "which watch", "watches", required=True, free=True),),
        examples=("/watch remove 3",),
    ),
)

HOUSE: tuple[Command, ...] = (
    Command(
        "settings",
        "the settings here; what you name is changed",
        _settings,
        (
            Option("zone", "the time zone, or a city in it", "zones", type="zone"),
            Option("locale", "the language of dates and numbers, as en_GB", "locales"),
            Option("notices", "the channel where managers are told what needs them", type="channel"),
            Option("answers", "who sees an answer", choices=("private", "public")),
            Option("channel", "where answers are so; everywhere when left out", type="channel"),
            Option("manager", "a person who may manage from now on", type="person"),
            Option("role", "a role that may manage from now on", type="role"),
            Option("dismiss", "a person or role that may manage no more", "managers"),
        ),
        "managers",
        examples=("/settings", "/settings zone:Kyiv answers:public"),
    ),
    Command(
        "export",
        "quotes, figures, sources or briefings as a file",
        lambda values: Export(cast("Exported", values.get("what") or "quotes")),
        (
            Option(
                "what", "what to put into the file", free=True, choices=("quotes", "figures", "sources", "briefings")
            ),
        ),
        examples=("/export quotes",),
    ),
    Command(
        "forget",
        "forget what you asked here; or, for managers, all that was asked here",
        _forget,
        (
            Option("what", "your own questions, or those of everybody here", free=True, choices=("me", "space")),
            Option("sure", "do it without asking once more", type="flag"),
        ),
        examples=("/forget me",),
    ),
    Command(
        "decide",
        "what becomes of a quote, figure or story that was reported",
        lambda values: Decide(values["id"], cast("Repair", values["repair"])),
        (
            Option("id", "its id, as it stands in the report", required=True, free=True),
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
