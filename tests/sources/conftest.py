"""The fixtures of the sources' tests: a site on loopback, and a WebReporter that may visit it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from adapters.sources import FetchLimits, VisitPace, WebReporter
from tests.sources.sites import NOW, Site, Visitor


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A site at 127.0.0.1 on a free port."""
    served = Site()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", served.respond)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    served.port = runner.addresses[0][1]
    yield served
    await runner.cleanup()


@pytest.fixture
async def visitor(site: Site) -> AsyncIterator[Visitor]:
    """Through a WebReporter that may read the site, without pauses, with small limits."""
    allowed = (f"127.0.0.1:{site.port}", f"localhost:{site.port}")
    reporter = WebReporter(allowed, lambda: NOW, FetchLimits(size=200_000), VisitPace(delay=0.0))
    yield Visitor(reporter)
    await reporter.close()
