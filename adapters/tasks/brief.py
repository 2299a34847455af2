"""`verbatim brief`: the next briefing, shown and not posted."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from adapters.declaring import no_sources
from adapters.json_rows import Json, figure_row, quote_row, slice_row, written
from adapters.terminal.format import console, show
from adapters.wiring import App, consulted
from bot.briefing.layout import briefing_message
from bot.briefing.timetable import following
from bot.model import Article
from bot.slots import Schedule
from bot.told import Briefing, Telling

CHANNEL = "terminal"


def run(arguments: argparse.Namespace) -> int:
    """Print the briefing that the terminal's channel would get now."""
    with consulted(arguments) as app:
        _check_something_is_read(app)
        briefing, zone = next_briefing(app, arguments.stories)
    if arguments.json:
        print(written(briefing_row(briefing)))
    elif arguments.format == "discord-html":
        from adapters.discord.preview import preview

        print(preview(briefing_message(briefing, zone)), end="")
    else:
        show(briefing_message(briefing, zone), console(sys.stdout))
    return 0


def _check_something_is_read(app: App) -> None:
    with app.history.reading() as books:
        if not books.sources.all() and not books.search.coverage().articles:
            raise no_sources()


def next_briefing(app: App, stories: int | None = None) -> tuple[Briefing, str]:
    """The terminal channel's briefing as it would be posted now, and the zone that it is told in."""
    now = app.now()
    with app.history.reading() as books:
        planned = next((schedule for schedule in books.schedules.all() if schedule.channel == CHANNEL), None)
    schedule = planned or Schedule("now", CHANNEL, (), app.settings.zone, now)
    if stories is not None:
        schedule = replace(schedule, stories=stories)
    return app.desk.compose(schedule, now, following(planned, now) if planned else None), schedule.zone


def briefing_row(briefing: Briefing) -> Json:
    """The briefing as JSON: times in RFC 3339, passages as slices of their articles."""
    return {
        "channel": briefing.channel,
        "slot": briefing.slot.isoformat(),
        "since": briefing.since.isoformat(),
        "first": briefing.first,
        "stories": [_story(telling) for telling in briefing.tellings],
        "articles": briefing.coverage.articles,
        "sources": {"fine": briefing.coverage.fine, "failing": briefing.coverage.failing},
        "unread": [_article(article) for article in briefing.coverage.foreign],
    }


def _story(telling: Telling) -> Json:
    sources = zip(telling.articles, telling.genres, strict=True)
    return {
        "id": telling.story,
        "headline": slice_row(telling.headline, story=True) if telling.headline else None,
        "topic": telling.topic,
        "update": telling.update,
        "summary": [slice_row(passage, story=True) for passage in telling.summary],
        "quotes": [
            quote_row(statement.shown, story=True) | {"outlets": statement.outlets} for statement in telling.statements
        ],
        "figures": [
            figure_row(quantity.shown, story=True) | {"differs": quantity.differs} for quantity in telling.quantities
        ],
        "articles": [_article(article) | {"genre": genre} for article, genre in sources],
    }


def _article(article: Article) -> Json:
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
    }
