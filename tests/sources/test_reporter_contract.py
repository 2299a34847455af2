"""What every Reporter keeps to, run over the web, over files, and over the fake that gives what a test laid out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Literal

import pytest

from adapters.sources import SourceReporter, VisitPace
from adapters.sources.feeds import parsed
from bot.errors import SourceError
from bot.model import Health, Source
from bot.ports import Catch, LookUp, Reporter, nothing_known
from bot.shelves.news import Known
from tests.newsroom.conftest import FakeReporter
from tests.sources.sites import NOW, Site, acquainted, remembering, rss, words

TEXT = f"<content:encoded>&lt;p&gt;{words(100)}&lt;/p&gt;</content:encoded>"
FEED = rss(*(f"<title>{name}</title><guid>{name}</guid>{TEXT}" for name in ("One", "Two", "Three")), "<category/>")


@dataclass(frozen=True)
class Stand:
    """A reporter, a source for it, and what lets that source show another feed."""

    reporter: Reporter
    source: Source
    show: Callable[[str], object]


@pytest.fixture
async def reporters(site: Site) -> AsyncIterator[SourceReporter]:
    made = SourceReporter([f"127.0.0.1:{site.port}"], lambda: NOW, pace=VisitPace(delay=0.0))
    yield made
    await made.close()


def laid(fake: FakeReporter, source: Source, feed: str) -> None:
    found = parsed(feed, source, None, NOW)
    fake.catches[source.id], fake.problems[source.id] = found.clippings, found.problems


def stood(kind: str, reporters: SourceReporter, site: Site, folder: Path) -> Stand:
    if kind == "web":
        source = Source("src", site.url("/feed"), "feed", "Mine")
        return Stand(reporters, source, lambda feed: site.serve("/feed", feed, "application/rss+xml"))
    if kind == "files":
        file = folder / "feed.rss"
        return Stand(reporters, Source("src", str(file), "file", "Mine"), file.write_text)
    fake, source = FakeReporter(), Source("src", "https://mine.example/feed", "feed", "Mine")
    return Stand(fake, source, lambda feed: laid(fake, source, feed))


@pytest.fixture(params=["web", "files", "fake"])
def stand(request: pytest.FixtureRequest, reporters: SourceReporter, site: Site, tmp_path: Path) -> Stand:
    made = stood(request.param, reporters, site, tmp_path)
    made.show(FEED)
    return made


def remembered(catch: Catch, *others: str) -> LookUp:
    """How the visit showed its articles; of others nothing is known but that they were given."""
    shown = {each.id: Known(NOW, NOW, each.mark) for each in catch.clippings}
    return remembering(shown | {id: Known(NOW, NOW) for id in others})


async def test_a_visit_brings_every_article_once_in_the_sources_order(stand: Stand) -> None:
    catch = await stand.reporter.visit(stand.source, Health("src"), nothing_known)

    assert [c.title for c in catch.clippings] == ["One", "Two", "Three"]
    assert len({c.id for c in catch.clippings}) == 3
    assert all(c.outlet == "Mine" and (c.text or c.html) for c in catch.clippings)


async def test_a_visit_names_single_bad_entries(stand: Stand) -> None:
    catch = await stand.reporter.visit(stand.source, Health("src"), nothing_known)

    assert catch.problems == ("entry 4: has neither title nor text nor link",)


async def test_ids_and_marks_hold_from_visit_to_visit(stand: Stand) -> None:
    first = await stand.reporter.visit(stand.source, Health("src"), nothing_known)
    second = await stand.reporter.visit(stand.source, first.health, nothing_known)

    assert [c.id for c in first.clippings] == [c.id for c in second.clippings] == ["src#One", "src#Two", "src#Three"]
    assert [c.mark for c in first.clippings] == [c.mark for c in second.clippings]


async def test_a_visit_leaves_out_what_is_known_and_says_how_it_is_shown(stand: Stand) -> None:
    catch = await stand.reporter.visit(stand.source, Health("src"), acquainted(["src#Two", "other"]))
    again = await stand.reporter.visit(stand.source, Health("src"), remembered(catch, "src#Two"))

    assert [c.title for c in catch.clippings] == ["One", "Three"]
    assert [id for id, _ in catch.seen] == ["src#Two"]
    assert again.clippings == ()


async def test_a_visit_brings_what_is_known_and_has_changed(stand: Stand) -> None:
    first = await stand.reporter.visit(stand.source, Health("src"), nothing_known)
    stand.show(FEED.replace("<title>Two</title>", "<title>Second</title>"))

    second = await stand.reporter.visit(stand.source, first.health, remembered(first))

    assert [(c.id, c.title) for c in second.clippings] == [("src#Two", "Second")]
    assert second.clippings[0].mark != first.clippings[1].mark
    assert second.seen == ()


async def test_a_visit_says_no_more_of_health_than_how_to_ask_next_time(stand: Stand) -> None:
    earlier = NOW - timedelta(days=3)
    ill = Health("src", first=earlier, failing_since=earlier, reason="was gone", retry_at=NOW)

    catch = await stand.reporter.visit(stand.source, ill, nothing_known)

    assert replace(catch.health, etag=None, last_modified=None) == ill


@pytest.mark.parametrize(("kind", "address"), [("feed", "web"), ("page", "web"), ("file", "files"), ("feed", "fake")])
async def test_a_source_that_is_not_there_is_refused_with_the_reason(
    reporters: SourceReporter, site: Site, tmp_path: Path, kind: Literal["feed", "page", "file"], address: str
) -> None:
    stand = stood(address, reporters, site, tmp_path)
    missing = replace(stand.source, kind=kind)

    with pytest.raises(SourceError) as caught:
        await stand.reporter.visit(missing, Health("src"), nothing_known)

    assert caught.value.subject == missing.address
    assert caught.value.problem
    assert caught.value.way_out
