"""The commands about the news: asking, quotes, figures, stories, and help."""

from __future__ import annotations

from typing import cast

from bot.commands.declared import Command, Option, Values
from bot.commands.news_requests import Ask, Copy, FindFigures, FindQuotes, Help, ShowStory, Why
from bot.commands.requests import Report
from bot.commands.values import number, text
from bot.repairs import Fault

PAGE = Option("page", "page of the results", type="number", most=100)
FAULTS = ("speaker", "words", "story", "other")


def _ask(values: Values) -> Ask:
    return Ask(values["question"], text(values, "about"))


def _find_quotes(values: Values) -> FindQuotes:
    return FindQuotes(
        values.get("find", ""),
        text(values, "by"),
        text(values, "outlet"),
        text(values, "since"),
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
        "ask a question, answered only from stored articles",
        _ask,
        (
            Option("question", "what you want to know", required=True, free=True),
            Option("about", "URL of an article, or id of a quote, that the question is about"),
        ),
        answer=True,
        examples=("/ask What did Ushakov say about the ceasefire?",),
    ),
    Command(
        "quote",
        "find quotes, word for word; or show one by id, with its context",
        _find_quotes,
        (
            Option("find", "words of the quote, or who said it", "quotes", free=True),
            Option("by", "who said it", "speakers", mistaken=("speaker", "person", "who", "said")),
            Option("outlet", "which outlet published it", "outlets", mistaken=("source", "paper", "site")),
            Option(
                "since",
                "the earliest day, such as 2025-03-13 or yesterday",
                type="day",
                mistaken=("date", "day", "after"),
            ),
            Option("in", "URLs of the articles to search"),
            PAGE,
        ),
        answer=True,
        any_option=True,
        examples=("/quote ushakov ceasefire", "/quote sanctions by:trump since:2025-03-12"),
    ),
    Command(
        "figures",
        "find figures, each with its sentence; or show one by id",
        _find_figures,
        (Option("find", "what is counted or measured", required=True, free=True), PAGE),
        answer=True,
        examples=("/figures ceasefire", "/figures ferry"),
    ),
    Command(
        "story",
        "show a story in full, by its number in the briefing or by words",
        lambda values: ShowStory(values["story"]),
        (Option("story", "its number in the briefing, or words", "stories", required=True, free=True),),
        answer=True,
        examples=("/story 2", "/story ceasefire"),
    ),
    Command(
        "why",
        "explain why a story was chosen",
        lambda values: Why(values.get("story", "")),
        (Option("story", "its number in the briefing, or words (default: the top story)", "stories", free=True),),
        answer=True,
        examples=("/why 1",),
    ),
    Command(
        "copy",
        "copy a quote or figure with its speaker, outlet, date and link",
        lambda values: Copy(values["id"].lower()),
        (Option("id", "the id shown beside it", required=True, free=True),),
        examples=("/copy k3v7q2a",),
    ),
    Command(
        "report",
        "report a wrong quote, figure or story to the managers",
        _report,
        (
            Option("id", "the id shown beside it", required=True, free=True),
            Option("fault", "what is wrong with it", choices=FAULTS),
        ),
        examples=("/report k3v7q2a fault:speaker",),
    ),
    Command(
        "help",
        "list the commands, or explain one",
        _help,
        (Option("command", "the command to explain", "commands", free=True),),
        examples=("/help quote", "/help briefing schedule"),
    ),
)
