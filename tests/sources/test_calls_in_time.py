"""Calls in a process of their own: they end with whoever asked, and when nobody waits for them any more."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from adapters.processes import TooSlow, end_calls, within
from adapters.sources import SourceReporter, VisitPace
from bot.errors import SourceError
from bot.model import Health, Source
from bot.ports import nothing_known
from tests.sources.sites import Site, acquainted, rss

STALLING = "<rss><channel><item><title>Ferry</title><author>" + "a." * 100_000 + "</author></item></channel></rss><b"
LONG = "<rss><channel " + " ".join(f"a{n}='b'" for n in range(500_000)) + "/></rss>"


async def until_there_are(processes: int) -> None:
    for _ in range(1_500):
        if len(multiprocessing.active_children()) == processes:
            return
        await asyncio.sleep(0.02)
    pytest.fail(f"there are never {processes} processes")


async def test_who_waits_for_a_call_that_is_ended_learns_that_it_was_too_slow() -> None:
    waiting = asyncio.create_task(asyncio.to_thread(within, 60.0, time.sleep, 30))
    await until_there_are(1)

    end_calls()

    with pytest.raises(TooSlow):
        await asyncio.wait_for(waiting, 30)


def test_a_call_that_would_take_the_memory_of_the_machine_is_ended() -> None:
    assert len(within(60.0, bytes, 100_000_000)) == 100_000_000

    with pytest.raises(TooSlow):
        within(60.0, bytes, 2_000_000_000)


async def test_closing_ends_the_parsing_of_a_feed_that_stalls_it(site: Site) -> None:
    site.serve("/feed", STALLING, "application/rss+xml")
    source = Source("ferry", site.url("/feed"), "feed")
    reporters = SourceReporter([f"127.0.0.1:{site.port}"])
    visit = asyncio.create_task(reporters.visit(source, Health("ferry"), acquainted(())))
    await until_there_are(1)
    visit.cancel()
    await asyncio.gather(visit, return_exceptions=True)

    await reporters.close()

    await until_there_are(0)


async def test_a_file_that_is_slow_to_read_holds_up_no_feed(site: Site, tmp_path: Path) -> None:
    site.serve("/feed", rss("<title>Ferry sinks</title>"), "application/rss+xml")
    pipe = tmp_path / "slow.txt"
    os.mkfifo(pipe)
    reporters = SourceReporter([f"127.0.0.1:{site.port}"], pace=VisitPace(delay=0.0))
    slow = asyncio.create_task(reporters.visit(Source("slow", str(pipe), "file"), Health("slow"), acquainted(())))
    await asyncio.sleep(0.1)

    feed = await asyncio.wait_for(
        reporters.visit(Source("ferry", site.url("/feed"), "feed"), Health("ferry"), acquainted(())), 10
    )

    pipe.write_text("The ferry sank off the harbour on Monday night.")
    assert len((await slow).clippings) == len(feed.clippings) == 1
    await reporters.close()


def test_a_call_whose_caller_was_killed_ends_when_its_time_is_over() -> None:
    program = "import time; from adapters.processes import within; print(flush=True); within(1.0, time.sleep, 30)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as caller:
        assert caller.stdout is not None
        caller.stdout.readline()
        time.sleep(1.0)
        caller.send_signal(signal.SIGKILL)
        begun = time.monotonic()
        caller.stdout.read()  # ends when all that have the pipe have ended

    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("stalling", [STALLING, LONG])
async def test_a_feed_that_stalls_its_parser_holds_up_no_other(site: Site, stalling: str) -> None:
    site.serve("/stalling", stalling, "application/rss+xml")
    site.serve("/feed", rss("<title>Ferry</title>"), "application/rss+xml")
    bad, good = (Source(path, site.url(path), "feed") for path in ("/stalling", "/feed"))
    reporters = SourceReporter([f"127.0.0.1:{site.port}"], pace=VisitPace(delay=0.0))
    stalled = asyncio.create_task(reporters.visit(bad, Health("bad"), nothing_known))
    await until_there_are(1)

    catch = await reporters.visit(good, Health("good"), nothing_known)

    assert (len(catch.clippings), stalled.done()) == (1, False)
    await reporters.close()
    with pytest.raises(SourceError):
        await stalled
