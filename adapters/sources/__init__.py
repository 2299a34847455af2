"""Where articles come from: feeds and pages on the web, files, and lists of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import BinaryIO

from adapters.sources.feeds import WebPage
from adapters.sources.fetch import USUAL_LIMITS, FetchLimits
from adapters.sources.files import FileReporter
from adapters.sources.lists import opml_file, opml_sources, seed_list, seed_sources
from adapters.sources.web import USUAL_PACE, VisitPace, WebReporter
from adapters.sources.web_scout import WebScout
from adapters.sources.worth import Worth, worth
from bot.model import Health, Source
from bot.ports import Catch, Clipping, LookUp

__all__ = [
    "FetchLimits",
    "FileReporter",
    "SourceReporter",
    "VisitPace",
    "WebPage",
    "WebReporter",
    "WebScout",
    "Worth",
    "opml_file",
    "opml_sources",
    "seed_list",
    "seed_sources",
    "worth",
]


class SourceReporter:
    """The Reporter for every kind of source: feeds and pages on the web, files and standard input.

    `allow_hosts` opens hosts off the public internet ("host", or "host:port"); `clock` gives the time in UTC.
    """

    def __init__(
        self,
        allow_hosts: Iterable[str] = (),
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        limits: FetchLimits = USUAL_LIMITS,
        pace: VisitPace = USUAL_PACE,
        stdin: BinaryIO | None = None,
    ) -> None:
        self._web = WebReporter(allow_hosts, clock, limits, pace)
        self._files = FileReporter(clock, stdin)

    async def visit(self, source: Source, health: Health, known: LookUp, shown: Sequence[Clipping] = ()) -> Catch:
        """What the source has now and is not known, or has changed; raises SourceError with the reason."""
        match source.kind:
            case "feed" | "page":
                return await self._web.visit(source, health, known, shown)
            case "file" | "lines":
                return await self._files.visit(source, health, known)

    async def close(self) -> None:
        """Close the connections; what is under way ends."""
        await self._web.close()
        await self._files.close()
