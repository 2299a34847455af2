"""One side of a story alone: its figures, or what was reported of it when."""

from __future__ import annotations

from bot.answers.replies.news import moment
from bot.answers.words.stems import plain
from bot.briefing.layout import ALL, Shown, story_blocks
from bot.briefing.lines import NO_OUTLET
from bot.message import Facts, Line, Message, Paragraph, Run
from bot.model import Telling

LISTED = 10
"""Reports listed by date, the latest."""

LINE, SUMMARY, NOTHING = Shown(1, 0, 0), Shown(quotes=0, figures=0), Shown(0, 0, 0)
"""A sentence of a story, what sums it up, and its headline and sources alone."""

NO_FIGURES = "No figures stand out in it."


def numbers(story: Telling, zone: str) -> Message:
    """Its figures, each in its sentence."""
    heading, *facts, sources = story_blocks(story, zone, Shown(0, 0, ALL))
    return Message((heading, *(facts or [Paragraph((Run(NO_FIGURES),))]), sources))


def timeline(story: Telling, zone: str) -> Message:
    """Its headlines by the time at which they were printed, each once."""
    once = {plain(each.title): each for each in reversed(story.articles) if each.title and each.published}
    told = sorted(once.values(), key=lambda each: each.dated)
    lines: list[Line] = [
        (
            moment(each.dated, zone),
            Run(": "),
            Run(each.title or "", link=each.url),
            Run(f" · {each.outlet or NO_OUTLET}", faint=True),
        )
        for each in told[-LISTED:]
    ]
    heading, *_ = story_blocks(story, zone, NOTHING)
    return Message((heading, Facts(tuple(lines), "What was reported when")))
