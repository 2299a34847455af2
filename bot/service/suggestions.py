"""Completions of what is being typed, from what the visitor's space has."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from bot.answers.replies.suggestions import suggest
from bot.briefing.places import folded, zones_like
from bot.commands import COMMANDS, Completion
from bot.people import Suggestion
from bot.ports import Books
from bot.service.request_context import RequestContext
from bot.service.schedules import briefings_of
from bot.source_names import source_names
from bot.told import Briefing

MOST_COMPLETIONS = 25
"""Completions that are given (Discord's limit)."""

LONGEST_COMPLETION = 100
"""Characters of a completion (Discord's limit)."""

TIMES = (
    "weekdays at 8:30",
    "every day at 7:00",
    "every day at 8:00 and 18:00",
    "weekdays at 9:00 and 17:00",
    "Monday at 9:00",
    "Monday and Thursday at 9:00",
    "weekends at 10:00",
    "the 1st of the month at 12:00",
    "every 3 hours",
)
LOCALES = ("en_GB", "en_US", "de_DE", "es_ES", "fr_FR", "it_IT", "nl_NL", "pl_PL", "pt_BR", "sv_SE", "uk_UA")


def suggestions(
    kind: Completion, prefix: str, books: Books, context: RequestContext, briefing: Briefing | None
) -> list[Suggestion]:
    """The likeliest first; `briefing` is the one whose stories have numbers."""
    space = context.visitor.space
    match kind:
        case "speakers" | "outlets" | "quotes":
            return suggest(kind, prefix, books, space, MOST_COMPLETIONS)
        case "stories":
            return _stories(prefix, briefing)
        case "sources":
            sources = source_names(books.sources.all(space))
            return _fitting(prefix, [(name, source.address) for source, name in sources.items()])
        case "topics":
            return _fitting(prefix, _pairs(topic.name for topic in books.topics.of(context.visitor.channel, space)))
        case "briefings":
            return _fitting(prefix, _pairs(each.name for each in briefings_of(books, space)))
        case "watches":
            here = (context.visitor.channel, context.visitor.person)
            watches = (watch for watch in books.watches.all(space) if watch.channel in here)
            return _fitting(prefix, [(f"{watch.number} {watch.name}", str(watch.number)) for watch in watches])
        case "zones":
            return _as_they_are(zones_like(prefix, MOST_COMPLETIONS))
        case "commands":
            return _fitting(prefix, _pairs(command.name for command in COMMANDS))
        case "managers":
            return _fitting(prefix, _pairs(context.space.managers))
        case "times":
            return _fitting(prefix, _pairs(TIMES))
        case "locales":
            return _fitting(prefix, _pairs(LOCALES))


def _pairs(names: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, name) for name in names]


def _as_they_are(values: Iterable[str]) -> list[Suggestion]:
    return [Suggestion(value, value) for value in values if len(value) <= LONGEST_COMPLETION][:MOST_COMPLETIONS]


def _fitting(prefix: str, pairs: Iterable[tuple[str, str]]) -> list[Suggestion]:
    """Those that begin so, then those with a word that does, then those that contain it, then those spelt alike."""
    wanted = folded(prefix)
    ranked: list[tuple[int, int, Suggestion]] = []
    rest: dict[str, Suggestion] = {}
    for place, (label, value) in enumerate(pairs):
        if len(value) > LONGEST_COMPLETION:
            continue
        name, suggestion = folded(label), Suggestion(label[:LONGEST_COMPLETION], value)
        if wanted not in name:
            rest.setdefault(name, suggestion)
            continue
        rank = 0 if name.startswith(wanted) else 1 if f" {wanted}" in f" {name}" else 2
        ranked.append((rank, place, suggestion))
    found = [suggestion for _, _, suggestion in sorted(ranked, key=lambda each: each[:2])]
    alike = get_close_matches(wanted, rest, MOST_COMPLETIONS, 0.6) if len(wanted) > 2 else []
    return [*found, *(rest[name] for name in alike)][:MOST_COMPLETIONS]


def _stories(prefix: str, briefing: Briefing | None) -> list[Suggestion]:
    told = briefing.tellings if briefing else ()
    named = [
        (f"{number} {telling.headline.text if telling.headline else telling.topic}", str(number))
        for number, telling in enumerate(told, 1)
    ]
    return _fitting(prefix, named)
