"""Counts what the service does, for Prometheus: what is measured wraps what it measures, and changes nothing of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.desk import Desk
from bot.errors import UsageError
from bot.message import Message
from bot.model import Health, Source
from bot.ports import Catch, Clipping, Courier, History, LookUp, Reader, Reading, Reporter
from bot.reading.lexicon import Lexicon
from bot.shelves.news import Filing
from bot.slots import Schedule
from bot.told import Briefing

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
"""Of what `Metrics.exposition` gives (prometheus.io/docs/instrumenting/exposition_formats)."""

STAGES = ("fetch", "read", "file", "compose", "post", "answer")

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Upper bounds of the histogram of a stage's latency."""


class Metrics:
    """The service's own figures, from its start on; any thread may add to them."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._articles = self._counter("verbatim_articles_total", "Articles filed", "filing")
        self._slots = self._counter("verbatim_slots_total", "Slots that were due, by their fate", "fate")
        self._posts = self._counter("verbatim_posts_total", "Parts of messages that were posted", "platform")
        self._errors = self._counter("verbatim_errors_total", "What went wrong, by stage", "stage")
        self._stages = Histogram(
            "verbatim_stage_seconds",
            "How long a stage took",
            ["stage"],
            buckets=SECONDS,
            registry=self._registry,
        )
        self._late = Counter("verbatim_slots_late_total", "Slots posted over a minute late", registry=self._registry)
        self._checked = Gauge(
            "verbatim_last_schedule_check_seconds", "When due slots were last looked for", registry=self._registry
        )
        for stage in STAGES:  # so that what has not happened yet is there as 0
            self._stages.labels(stage)
            self._errors.labels(stage)

    def exposition(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self._registry)

    def measured_reporter(self, reporter: Reporter) -> Reporter:
        """The reporter, whose visits are timed."""
        return _MeasuredReporter(reporter, self)

    def measured_reader(self, reader: Reader) -> Reader:
        """The reader, whose reading is timed."""
        return _MeasuredReader(reader, self)

    def measured_courier(self, courier: Courier) -> Courier:
        """The courier, whose posts are timed and counted."""
        return _MeasuredCourier(courier, self)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Times a stage, and counts an error that leaves it, but for what somebody asked wrongly."""
        start = perf_counter()
        try:
            yield
        except UsageError:
            raise
        except Exception:
            self._errors.labels(stage).inc()
            raise
        finally:
            self._stages.labels(stage).observe(perf_counter() - start)

    def filed(self, filings: Iterable[Filing]) -> None:
        """Articles came in."""
        for filing in filings:
            self._articles.labels(filing).inc()

    def slot(self, fate: str, late: bool) -> None:
        """A slot was due, and came to this."""
        self._slots.labels(fate).inc()
        if late:
            self._late.inc()

    def posted(self, channel: str) -> None:
        """A part of a message was posted."""
        self._posts.labels(_platform(channel)).inc()

    def checked(self, at: datetime) -> None:
        """Due slots were looked for."""
        self._checked.set(at.timestamp())

    def _counter(self, name: str, help: str, label: str) -> Counter:
        return Counter(name, help, [label], registry=self._registry)


def _platform(channel: str) -> str:
    """A short word for the channel's platform: a label must have few values."""
    return "webhook" if channel.startswith(("http://", "https://")) else channel.partition(":")[0]


class _MeasuredReporter:
    """A reporter whose visits are timed."""

    def __init__(self, reporter: Reporter, metrics: Metrics) -> None:
        self._reporter = reporter
        self._metrics = metrics

    async def visit(self, source: Source, health: Health, known: LookUp, shown: Sequence[Clipping] = ()) -> Catch:
        """As the reporter does."""
        with self._metrics.timed("fetch"):
            return await self._reporter.visit(source, health, known, shown)


class _MeasuredReader:
    """A reader whose reading is timed, the wait for a free worker included."""

    def __init__(self, reader: Reader, metrics: Metrics) -> None:
        self._reader = reader
        self._metrics = metrics

    async def read(self, clipping: Clipping, source: Source, fetched: datetime) -> Reading:
        """As the reader does."""
        with self._metrics.timed("read"):
            return await self._reader.read(clipping, source, fetched)


class _MeasuredCourier:
    """A courier whose posts are timed and counted."""

    def __init__(self, courier: Courier, metrics: Metrics) -> None:
        self._courier = courier
        self._metrics = metrics

    def parts(self, message: Message) -> list[Message]:
        """As the courier does."""
        return self._courier.parts(message)

    async def post(self, channel: str, message: Message, key: str, under: str | None = None) -> str:
        """As the courier does."""
        with self._metrics.timed("post"):
            posted = await self._courier.post(channel, message, key, under)
        self._metrics.posted(channel)
        return posted

    async def find(self, channel: str, key: str, since: datetime, under: str | None = None) -> str | None:
        """As the courier does."""
        return await self._courier.find(channel, key, since, under)

    async def edit(self, channel: str, posted: str, message: Message) -> None:
        """As the courier does."""
        await self._courier.edit(channel, posted, message)

    def link(self, channel: str, posted: str) -> str | None:
        """As the courier does."""
        return self._courier.link(channel, posted)


class MeasuredDesk(Desk):
    """A desk whose filing and composing are timed, and what it files counted."""

    def __init__(self, history: History, lexicon: Lexicon, metrics: Metrics) -> None:
        super().__init__(history, lexicon)
        self._metrics = metrics

    def file(self, readings: Sequence[Reading]) -> list[Filing]:
        """As `Desk.file`."""
        with self._metrics.timed("file"):
            filings = super().file(readings)
        self._metrics.filed(filings)
        return filings

    def compose(self, schedule: Schedule, slot: datetime, following: datetime | None) -> Briefing:
        """As `Desk.compose`."""
        with self._metrics.timed("compose"):
            return super().compose(schedule, slot, following)
