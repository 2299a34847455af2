"""What every Reporter keeps to, run over the web and over files."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.sources import Limits, Pace, Reporters
from bot.errors import SourceError
from bot.model import Health, Source
from bot.ports import Reporter
from tests.sources.sites import NOW, Site, rss, words

TEXT = f"<content:encoded>&lt;p&gt;{words(100)}&lt;/p&gt;</content:encoded>"
FEED = rss(*(f"<title>{name}</title><guid>{name}</guid>{TEXT}" for name in ("One", "Two", "Three")), "<category/>")


@pytest.fixture
async def reporter(site: Site) -> AsyncIterator[Reporter]:
    made = Reporters([f"127.0.0.1:{site.port}"], lambda: NOW, Limits(seconds=1.0), Pace(delay=0.0))
    yield made
    await made.close()


@pytest.fixture(params=["web", "files"])
def source(request: pytest.FixtureRequest, site: Site, tmp_path: Path) -> Source:
    if request.param == "web":
        site.serve("/feed", FEED, "application/rss+xml")
        return Source("src", site.url("/feed"), "feed", "Mine")
    (tmp_path / "feed.rss").write_text(FEED)
    return Source("src", str(tmp_path / "feed.rss"), "file", "Mine")


async def test_a_visit_brings_every_article_once_in_the_sources_order(reporter: Reporter, source: Source) -> None:
    catch = await reporter.visit(source, Health("src"), ())

    assert [c.title for c in catch.clippings] == ["One", "Two", "Three"]
    assert len({c.id for c in catch.clippings}) == 3
    assert all(c.outlet == "Mine" and (c.text or c.html) for c in catch.clippings)


async def test_a_visit_names_single_bad_entries(reporter: Reporter, source: Source) -> None:
    catch = await reporter.visit(source, Health("src"), ())

    assert catch.problems == ("entry 4: has neither title nor text nor link",)


async def test_ids_hold_from_visit_to_visit(reporter: Reporter, source: Source) -> None:
    first = await reporter.visit(source, Health("src"), ())
    second = await reporter.visit(source, first.health, ())

    assert [c.id for c in first.clippings] == [c.id for c in second.clippings] == ["src#One", "src#Two", "src#Three"]


async def test_a_visit_leaves_out_what_is_known(reporter: Reporter, source: Source) -> None:
    catch = await reporter.visit(source, Health("src"), iter(["src#Two", "other"]))

    assert [c.title for c in catch.clippings] == ["One", "Three"]


async def test_a_good_visit_heals_and_remembers_the_first(reporter: Reporter, source: Source) -> None:
    earlier = NOW - timedelta(days=3)
    ill = Health("src", first=earlier, failing_since=earlier, reason="was gone", retry_at=NOW)

    new = await reporter.visit(source, Health("src"), ())
    healed = await reporter.visit(source, ill, ())

    assert (new.health.first, new.health.checked, new.health.succeeded) == (NOW, NOW, NOW)
    assert healed.health == replace(Health("src"), first=earlier, checked=NOW, succeeded=NOW)


@pytest.mark.parametrize("kind", ["feed", "page", "file"])
async def test_a_source_that_is_not_there_is_refused_with_the_reason(
    reporter: Reporter, site: Site, tmp_path: Path, kind: str
) -> None:
    missing = {
        "feed": Source("src", site.url("/missing"), "feed"),
        "page": Source("src", site.url("/missing"), "page"),
        "file": Source("src", str(tmp_path / "missing.txt"), "file"),
    }[kind]

    with pytest.raises(SourceError) as caught:
        await reporter.visit(missing, Health("src"), ())

    assert caught.value.subject == missing.address
    assert caught.value.problem
    assert caught.value.way_out
