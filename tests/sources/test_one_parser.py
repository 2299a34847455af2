"""Whatever this process is given as markup, one thread parses it."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from adapters.sources import SourceReporter, VisitPace, WebScout, opml_file
from bot.errors import SourceError
from bot.model import Health, Source
from bot.ports import nothing_known
from tests.sources.sites import Site, rss

OPML = '<opml version="2.0"><body><outline text="Ours" xmlUrl="https://a.example/feed"/></body></opml>'
FEED = rss("<title>Ferry</title><description>&lt;p&gt;It sank.&lt;/p&gt;</description>")


@pytest.fixture
def parsers(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The threads that have parsed something."""
    threads, parse = set[str](), etree.fromstring

    def watched(*given: Any) -> Any:
        threads.add(threading.current_thread().name)
        return parse(*given)

    monkeypatch.setattr(etree, "fromstring", watched)
    return threads


async def test_feeds_pages_files_and_lists_are_parsed_by_one_thread(
    site: Site, tmp_path: Path, parsers: set[str]
) -> None:
    site.serve("/news", FEED, "application/rss+xml")
    site.serve("/", "<html><body>Welcome</body></html>")
    file, listed = tmp_path / "feed.xml", tmp_path / "list.opml"
    file.write_text(FEED)
    listed.write_text(OPML)
    allowed, pace = [f"127.0.0.1:{site.port}"], VisitPace(delay=0.0)
    reporters, scouts = SourceReporter(allowed, pace=pace), WebScout(allowed, pace=pace)

    await asyncio.gather(
        reporters.visit(Source("a", site.url("/news"), "feed"), Health("a"), nothing_known),
        reporters.visit(Source("b", str(file), "file"), Health("b"), nothing_known),
        scouts.find(site.url("/news")),
        asyncio.to_thread(scouts.listed, OPML),
        asyncio.to_thread(opml_file, listed),
    )
    with pytest.raises(SourceError, match="names no feed"):
        await scouts.find(site.url("/"))
    await reporters.close()
    await scouts.close()

    assert len(parsers) == 1
