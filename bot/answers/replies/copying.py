"""A quote or figure with all that belongs to it, as text to be copied."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.briefing.lines import NO_DATE, NO_LINK, NO_OUTLET, UNATTRIBUTED
from bot.errors import UsageError
from bot.message import Code, Message
from bot.model import Article, Figure, Passage, Quote
from bot.ports import Books


def copy_reply(id: str, books: Books, space: str, zone: str) -> Message:
    """The quote or figure with speaker, role, occasion, outlet, date, link and id; raises UsageError for no such id."""
    found = books.search.passage(id, space)
    if found is None:
        raise UsageError(f"/copy {id}", "there is no quote or figure with this id", "use the id shown beside it")
    article = books.articles.get([found.passage.article])[0]
    said = _quoted(found) if isinstance(found, Quote) else _counted(found)
    lines = (*said, *_printed(article, zone), f"id {found.passage.id}")
    return Message((Code("\n".join(lines)),))


def _quoted(quote: Quote) -> tuple[str, ...]:
    name = quote.speaker.name if quote.speaker else UNATTRIBUTED
    relayed = f"as relayed by {quote.via or 'the author'}" if quote.kind == "relayed" else None
    parts = (name, relayed, _words(quote.role), _words(quote.occasion))
    return f"“{_words(quote.passage)}”", f"— {', '.join(part for part in parts if part)}"


def _counted(figure: Figure) -> tuple[str, ...]:
    claimed = (f"— {figure.claimed_by}",) if figure.claimed_by else ()
    return (f"{figure.passage.text}: {_words(figure.sentence)}", *claimed)


def _printed(article: Article, zone: str) -> tuple[str, ...]:
    title = (_line(article.title),) if article.title else ()
    return (*title, f"{_line(article.outlet or NO_OUTLET)}, {_day(article.published, zone)}", article.url or NO_LINK)


def _words(passage: Passage | None) -> str | None:
    return None if passage is None else _line(passage.text)


def _line(text: str) -> str:
    return " ".join(text.split())


def _day(at: datetime | None, zone: str) -> str:
    if at is None:
        return NO_DATE
    local = at.astimezone(ZoneInfo(zone))
    return f"{local.day} {local:%B %Y}"
