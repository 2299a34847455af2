"""The commands about the news: asking, quotes, figures, stories, and help."""

from __future__ import annotations

from typing import cast

from bot.commands.declared import Command, Option, Values
from bot.commands.news_requests import Ask, Copy, FindFigures, FindQuotes, Help, ShowStory, Why
from bot.commands.requests import Report
from bot.commands.values import day, number, text
from bot.repairs import Fault

PAGE = Option("page", "which page of what was found", type="number", most=100)
FAULTS = ("speaker", "words", "story", "other")


def _ask(values: Values) -> Ask:
    return Ask(values["question"], text(values, "about"))


def _find_quotes(values: Values) -> FindQuotes:
    return FindQuotes(
        values.get("find", ""),
        text(values, "by"),
        text(values, "outlet"),
        day(values, "since"),
        tuple(values.get("in", "").split()),
        number(values, "page") or 1,
    )


def _find_figures(values: Values) -> FindFigures:
    return FindFigures(values["find"], number(values, "page") or 1)


def _report(values: Values) -> Report:
    return Report(values["id"], cast("Fault | None", text(values, "fault")))


def _help(values: Values) -> Help:
    return Help(values.get("command", "").lstrip("/").lower() or None)


NEWS: tuple[Command, ...] = (
    Command(
        "ask",
        "a question, answered from what was read, or not at all",
        _ask,
        (
            Option("question", "what you want to know", required=True, free=True),
            Option("about", "the address or id of what it is about"),
        ),
        answer=True,
        examples=("/ask What did Ushakov say about the ceasefire?",),
    ),
    Command(
        "quote",
        "quotes that match, word for word; or one by its id, with its context",
        _find_quotes,
        (
            Option("find", "words of the quote, or who said it", "quotes", free=True),
            Option("by", "who said it", "speakers"),
            Option("outlet", "who printed it", "outlets"),
            Option("since", "the earliest day, as 2025-03-13", type="day"),
            Option("in", "addresses of articles that it stands in"),
            PAGE,
        ),
        answer=True,
        any_option=True,
        examples=("/quote ushakov ceasefire", "/quote sanctions by:trump since:2025-03-12"),
    ),
    Command(
        "figures",
        "figures that match, each in its own sentence; or one by its id",
        _find_figures,
        (Option("find", "what is counted or measured", "figures", required=True, free=True), PAGE),
        answer=True,
        examples=("/figures ceasefire", "/figures ferry"),
    ),
    Command(
        "story",
        "a story in full: by its number in the briefing or by words",
        lambda values: ShowStory(values["story"]),
        (Option("story", "its number in the briefing, or words", "stories", required=True, free=True),),
        answer=True,
        examples=("/story 2", "/story ceasefire"),
    ),
    Command(
        "why",
        "why a story was chosen",
        lambda values: Why(values.get("story", "")),
        (Option("story", "its number in the briefing, or words; the top story when left out", "stories", free=True),),
        answer=True,
        examples=("/why 1",),
    ),
    Command(
        "copy",
        "a quote or figure with speaker, outlet, date and link, ready to be pasted",
        lambda values: Copy(values["id"].lower()),
        (Option("id", "its id, as it stands beside it", required=True, free=True),),
        examples=("/copy k3v7q2a",),
    ),
    Command(
        "report",
        "tell the managers that a quote, figure or story is wrong",
        _report,
        (
            Option("id", "its id, as it stands beside it", required=True, free=True),
            Option("fault", "what is wrong with it", choices=FAULTS),
        ),
        examples=("/report k3v7q2a fault:speaker",),
    ),
    Command(
        "help",
        "what you can ask",
        _help,
        (Option("command", "the command to be explained", "commands", free=True),),
        examples=("/help quote", "/help briefing schedule"),
    ),
)
