"""`verbatim gather`: read the sources now, add some by their address, or load articles from JSON Lines."""

from __future__ import annotations

import argparse
import asyncio
import io
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from adapters.declaring import no_sources, source_at
from adapters.logs import redacted
from adapters.safe_text import safe
from adapters.sources import WebPage, opml_file
from adapters.sources.refusals import Refusal
from adapters.sources.worth import described, worth
from adapters.terminal.progress import progress
from adapters.wiring import App, open_newsroom, opened
from bot.async_history import on_threads
from bot.errors import SourceError, UsageError
from bot.model import Source
from bot.newsroom import Visit
from bot.ports import Reading
from bot.source_names import source_names

STDIN = "-"
FILES = ("file", "lines")

WORTH = 200
"""Latest articles of a new source that its worth is judged by."""


def run(arguments: argparse.Namespace) -> int:
    """Visit the sources; 1 when any could not be read."""
    with opened(arguments) as app:
        if arguments.jsonl:
            visits = visit(app, [Source("jsonl", arguments.jsonl, "lines", arguments.outlet)])
        elif arguments.addresses:
            visits = add(app, [each for address in arguments.addresses for each in _at(address, arguments.outlet)])
        else:
            with app.history.reading() as books:
                sources = books.sources.all()
            if not sources:
                raise no_sources()
            visits = visit(app, sources)
        names = source_names([done.source for done in visits])
        with app.history.reading() as books:
            kept = {source.id for source in books.sources.all()}
        for done in visits:
            _print(done, safe(names[done.source]), done.source.id in kept)
            if arguments.addresses and not done.failure:
                print(f"  {safe(_worth(app, done.source))}")
    return 1 if any(done.failure or done.problems for done in visits) else 0


def visit(app: App, sources: Sequence[Source]) -> list[Visit]:
    """Visit these sources once; what each visit came to, in the order of the sources."""
    wanted = {source.id: source for source in sources}
    typed = io.BytesIO(sys.stdin.buffer.read()) if STDIN in wanted else None
    visits = asyncio.run(_visit(app, list(wanted.values()), typed))
    order = list(wanted)
    return sorted(visits, key=lambda done: order.index(done.source.id))


def add(app: App, sources: Sequence[Source]) -> list[Visit]:
    """Visit new sources and keep those that could be read; standard input is read and not kept.

    For a web page that names a feed, that feed is read and kept; any other page is read and kept as it is.
    """
    visits = visit(app, sources)
    pages = [_instead(done.source, done.failure) for done in visits if isinstance(done.failure, WebPage)]
    if pages:
        visits = [done for done in visits if not isinstance(done.failure, WebPage)]
        visits += map(_with_article, visit(app, pages))
    with app.history.writing() as books:
        for done in visits:
            if not done.failure and done.source.address != STDIN:
                books.sources.put(done.source)
    return visits


def _at(address: str, outlet: str | None) -> Sequence[Source]:
    """The source at this address; the feeds that an OPML file lists. Raises SourceError for a list of none, and
    UsageError for no address, which as a path would be this folder.
    """
    if not address.strip():
        raise UsageError("gather", "an address is empty", "give a feed, page, file or folder")
    if "://" not in address and address.lower().endswith(".opml"):
        return opml_file(Path(address))
    return [source_at(address, outlet)]


async def _visit(app: App, sources: Sequence[Source], typed: io.BytesIO | None) -> list[Visit]:
    visits: list[Visit] = []

    def done(visit: Visit) -> None:
        visits.append(visit)
        advance()

    with on_threads(app.history) as history:
        async with open_newsroom(app, history, typed) as newsroom:
            with progress("reading", len(sources)) as advance:
                for source in sources:  # files one by one: the same files make the same history, story by story
                    if source.kind in FILES:
                        await newsroom.gather([source], done)
                await newsroom.gather([source for source in sources if source.kind not in FILES], done)
                await newsroom.renew()
    return visits


def _with_article(done: Visit) -> Visit:
    """The visit, which has failed where the page has no article: it is no source."""
    if done.source.kind != "page" or done.filings or not done.problems:
        return done
    problem = done.problems[0].removeprefix(f"{done.source.address}: ")
    return replace(done, problems=(), failure=SourceError(done.source.address, problem))


def _instead(source: Source, page: WebPage) -> Source:
    """What to read where a page is; said aloud, since it is not what was asked for."""
    if not page.feeds:
        print(f"{safe(source.address)}: is a web page, read as it is")
        return replace(source, kind="page")
    print(f"{safe(source.address)}: is a web page; its feed is {safe(page.feeds[0])}")
    return source_at(page.feeds[0], source.outlet)


def _print(done: Visit, name: str, kept: bool) -> None:
    for problem in done.problems:
        print(f"verbatim: {name}: {safe(redacted(problem))}", file=sys.stderr)
    if done.failure:
        told = done.failure.reason if kept or done.source.kind in FILES else _not_added(done.failure)
        print(f"verbatim: {name}: {safe(redacted(told))}", file=sys.stderr)
        return
    kinds = [(kind, done.filings.count(kind)) for kind in ("new", "revised", "known")]
    print(f"{name}: {', '.join(f'{count} {kind}' for kind, count in kinds if count) or 'nothing new'}")


def _not_added(failure: SourceError) -> str:
    if failure.way_out and not isinstance(failure, Refusal):  # a server's refusal may advise to remove the source
        return failure.reason
    return f"{failure.problem}; it was not added: give its address again to try again"


def _worth(app: App, source: Source) -> str:
    with app.history.reading() as books:
        ids = books.articles.of_source(source.id, WORTH)
        pairs = zip(books.articles.get(ids), books.articles.digests(ids), strict=True)
        return described(worth([Reading(article, digest, ()) for article, digest in pairs]))
