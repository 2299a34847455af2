"""The delivery's part of `make bench`: a hundred thousand schedules, at rest and due, and the loop while it reads."""

from __future__ import annotations

import asyncio
import gc
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from adapters.clock import PeriodicTask, running
from adapters.lexicon import load
from adapters.sqlite import SQLiteHistory, open_history
from adapters.terminal.courier import TerminalCourier
from adapters.workers import ProcessReader
from bot.async_history import on_threads
from bot.briefing.timetable import next_slot
from bot.delivery.outbox import NextSlots
from bot.delivery.outbox import claim as claim_some
from bot.delivery.publishing import Publisher
from bot.desk import Desk
from bot.model import Health, Source
from bot.newsroom import Newsroom
from bot.ports import Catch, Clipping, LookUp
from bot.slots import Schedule

SCHEDULES = 100_000
DUE = 10_000
ARTICLES = 1_000
RUNS = 3
IDLE_SECONDS = 60
NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)
ZONES = ("Europe/Kyiv", "America/New_York", "Asia/Tokyo", "Australia/Sydney", "America/Sao_Paulo", "Asia/Kolkata")

Row = tuple[str, str, str, bool]


def rows(texts: list[str]) -> Iterator[Row]:
    """The figures beside their targets, with the collector as the service has it."""
    load()
    gc.collect()
    gc.freeze()
    with tempfile.TemporaryDirectory() as folder:
        yield from _at_rest(Path(folder))
    yield from _due()
    with tempfile.TemporaryDirectory() as folder:
        yield from asyncio.run(_loop_while_reading(Path(folder), texts))


def _at_rest(folder: Path) -> Iterator[Row]:
    """A real process over a hundred thousand schedules of which none is due for a year.

    Its wakes are counted, and the CPU of its check is measured in this process, many times in a row: a virtual machine
    may charge a process that has slept for a minute with 50 ms for waking up, though it does nothing then.
    """
    history = open_history(folder / "verbatim.db")
    _plan(history, 0)
    with history.writing() as books:
        (folder / "news.txt").write_text("The ferry sank off Port Hale on Wednesday night, the coastguard said.")
        books.sources.put(Source(str(folder / "news.txt"), str(folder / "news.txt"), "file"))
    spent = asyncio.run(_check(history))
    history.close()
    begun = time.perf_counter()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-m", "adapters", "run"], cwd=folder, stderr=log, stdout=log)
    try:
        while b"serving" not in (folder / "log").read_bytes():
            time.sleep(0.005)
        started = time.perf_counter() - begun
        time.sleep(5)  # until the source has been read and its workers have settled
        before = _wakes(process.pid)
        time.sleep(IDLE_SECONDS)
        wakes = _wakes(process.pid) - before
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
    yield f"start with {SCHEDULES:,} schedules", f"{started:.2f} s", "3 s", started < 3
    yield "wakes of its threads in an idle minute", f"{wakes}", "20", wakes < 20
    yield "CPU of its check, once a minute", f"{spent * 1000:.2f} ms", "1 ms", spent < 0.001


async def _check(history: SQLiteHistory) -> float:
    """Seconds of CPU that the median check for what is due takes, with its timer."""
    clock: list[float] = []
    with on_threads(history) as async_history:
        desk, courier = Desk(history, load()), TerminalCourier(sys.stdout)
        publisher = Publisher(async_history, desk, lambda channel: courier, lambda: NOW)

        async def check() -> None:
            await publisher.tick()
            clock.append(time.process_time())

        async with running(PeriodicTask(check, timedelta(milliseconds=1)), now=lambda: datetime.now(UTC)):
            await asyncio.sleep(2)
    return statistics.median(after - before for before, after in pairwise(clock))


def _due() -> Iterator[Row]:
    runs = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            runs.append(_claimed(Path(folder)))
    took, blocked = statistics.median(took for took, _ in runs), max(blocked for _, blocked in runs)
    yield f"{DUE:,} slots of {SCHEDULES:,} due at once, claimed in", f"{took:.2f} s", "0.5 s", took < 0.5
    yield "the event loop blocked by it, at most", f"{blocked * 1000:.0f} ms", "50 ms", blocked < 0.05


def _claimed(folder: Path) -> tuple[float, float]:
    """Seconds that claiming what is due takes, and the longest of them that the event loop waits."""
    history = open_history(folder / "verbatim.db")
    _plan(history, DUE)

    async def claim() -> tuple[float, float]:
        with on_threads(history) as async_history:
            watch = asyncio.create_task(_watched())
            await asyncio.sleep(0.05)
            begun = time.perf_counter()
            known: NextSlots = {}
            while (await async_history.write(claim_some, NOW, known))[1]:
                pass
            took = time.perf_counter() - begun
            watch.cancel()
            return took, max(await watch)

    result = asyncio.run(claim())
    with history.reading() as books:
        ready = len(books.outbox.ready(NOW, DUE))
    history.close()
    assert ready == DUE, ready
    return result


def _plan(history: SQLiteHistory, due: int) -> None:
    slots = {zone: next_slot(("0 8 * * *",), zone, NOW + timedelta(days=1)) for zone in ZONES}
    with history.writing() as books:
        for number in range(SCHEDULES):
            zone = ZONES[number % len(ZONES)]
            later = slots[zone] + timedelta(days=300 if not due else number % 7)
            slot = NOW - timedelta(seconds=number % 60) if number < due else later
            books.schedules.put(Schedule(f"b{number}", f"test:{number}", ("0 8 * * *",), zone, slot))


async def _loop_while_reading(folder: Path, texts: list[str]) -> list[Row]:
    history = open_history(folder / "verbatim.db")
    source = Source("s", "https://news.example/feed", "feed", "News")
    with history.writing() as books:
        books.sources.put(source)
    reader = ProcessReader(1)
    clippings = [
        Clipping(f"a{n}", title=f"Title {n}", text=texts[n % len(texts)] + f"\n\nNumber {n}.", published=NOW)
        for n in range(ARTICLES)
    ]
    with on_threads(history) as async_history:
        newsroom = Newsroom(async_history, Desk(history, load()), _Reporter(clippings), reader, lambda: NOW)
        watch = asyncio.create_task(_watched())
        begun = time.perf_counter()
        await newsroom.gather([source])
        took = time.perf_counter() - begun
        watch.cancel()
        late = sorted(await watch)
    await reader.close()
    history.close()
    p99, worst = late[int(len(late) * 0.99)], late[-1]
    what = f"the loop's latency while {ARTICLES:,} articles are read ({took:.0f} s), p99 (worst {worst * 1000:.0f} ms)"
    return [(what, f"{p99 * 1000:.1f} ms", "100 ms", p99 < 0.1)]


class _Reporter:
    """Gives all at the first visit."""

    def __init__(self, clippings: list[Clipping]) -> None:
        self._clippings = clippings

    async def visit(self, source: Source, health: Health, known: LookUp, shown: Sequence[Clipping] = ()) -> Catch:
        return Catch(tuple(self._clippings), health)


async def _watched() -> list[float]:
    """How late the loop came back each time, in seconds, until it is cancelled."""
    late: list[float] = []
    loop = asyncio.get_running_loop()
    try:
        while True:
            begun = loop.time()
            await asyncio.sleep(0.002)
            late.append(loop.time() - begun - 0.002)
    except asyncio.CancelledError:
        return late


def _wakes(pid: int) -> int:
    """How often the threads of a process have gone to sleep of themselves."""
    lines = [line for task in Path(f"/proc/{pid}/task").iterdir() for line in (task / "status").read_text().split("\n")]
    return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches:"))
