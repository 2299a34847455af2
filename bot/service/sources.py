"""Adds, removes, imports and exports a space's sources, and shows those that fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.briefing.cards import sources_message
from bot.commands import line_of
from bot.errors import UsageError
from bot.message import Block, Choices, Document, Message, Paragraph, Run
from bot.model import LOCAL, Source
from bot.ports import Books
from bot.service.choosing import named_source
from bot.service.opml import opml
from bot.service.request_context import RequestContext, said
from bot.source_names import source_name, source_names

OFFERED = 5
"""Feeds of a site that are offered."""


def offered(found: Sequence[Source], address: str) -> Message:
    """The feeds of a site that has several, to choose from."""
    lines: list[Block] = [Paragraph((Run(f"{address} has several feeds. Which shall be read?"),))]
    options = tuple((each.address, line_of("source add", {"address": each.address})) for each in found[:OFFERED])
    return Message((*lines, Choices(options)))


def add(found: Sequence[Source], books: Books, context: RequestContext) -> Message:
    """Add sources to the space; what is known of them already stays as it is."""
    space = context.visitor.space
    declared = {source.id for place, source in books.sources.declared() if place == space}
    here = declared if space == LOCAL else {source.id for source in books.sources.all(space)}
    fresh = [source for source in found if source.id not in here]
    most = context.rules.limits.sources_a_space
    if len(here) + len(fresh) > most:
        raise UsageError("sources", f"there may be {most} here", "remove one first: /source list")
    # A name given to a source in one space is not shown in another: what it is called comes from the feed itself.
    known = {source.id: source for source in books.sources.all(LOCAL)}
    added = 0
    for source in fresh:
        added += space != LOCAL or source.id not in known
        books.sources.put(replace(known.get(source.id, source), origin="chat"), space)
    return _added(found, added)


def remove(typed: str, books: Books, context: RequestContext) -> Message:
    """Stop reading a source in this space. The terminal sees what other spaces read, and all that was ever read."""
    space = context.visitor.space
    sources = books.sources.all(space)
    source = named_source(typed, sources)
    name = source_names(sources)[source]
    if source.origin == "file":
        raise UsageError(f"source “{name}”", "it is declared in the configuration file", "remove it there")
    books.sources.remove(source.id, space)
    if any(each.id == source.id for each in books.sources.all(space)):
        raise UsageError(f"source “{name}”", "another space reads it", "remove it there")
    brought = "stays" if space == LOCAL else "is not shown here either"
    text = f"{name} is not read here any more; what it brought {brought}."
    again = Choices((("Bring it back", line_of("source add", {"address": source.address})),))
    return Message((Paragraph((Run(text),)), again)) if source.kind != "file" else said(text)


def health(books: Books, context: RequestContext) -> Message:
    """The sources that fail, or that all are well."""
    states = books.sources.health(context.visitor.space)
    sources = books.sources.all(context.visitor.space)
    failing = {
        each: name
        for each, name in source_names(sources).items()
        if each.id in states and states[each.id].failing_since is not None
    }
    unvisited = sum(each.id not in states for each in sources)
    if failing:
        return sources_message(failing, states, books.articles.counts(), context.zone)
    if not sources:
        return said("There are no sources yet. Add one: /source add https://…")
    waiting = f" {unvisited} not visited yet." if unvisited else ""
    return said(
        f"None of the {len(sources)} sources fails.{waiting}"
        if len(sources) > 1
        else f"The one source does not fail.{waiting}"
    )


def export(books: Books, context: RequestContext) -> Message:
    """The sources as a list that other readers understand."""
    sources = [source for source in books.sources.all(context.visitor.space) if source.kind != "file"]
    if not sources:
        return said("There are no feeds yet that a list could name.")
    return Message((Document("sources.opml", opml(sources)),))


def _added(found: Sequence[Source], added: int) -> Message:
    if len(found) == 1:
        name = source_name(found[0])
        page = " as one article, again whenever it changes: it is a page, and its site has no feed"
        verb = f"is read from now on{page if found[0].kind == 'page' else ''}" if added else "is read already"
        undo = Choices((("Remove it", line_of("source remove", {"source": found[0].address})),))
        return Message((Paragraph((Run(f"{name} {verb}."),)), undo))
    already = len(found) - added
    rest = f"; {already} {'was' if already == 1 else 'were'} read already" if already else ""
    return said(f"{added} {'source is' if added == 1 else 'sources are'} read from now on{rest}. See /source list")
