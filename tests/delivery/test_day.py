"""A whole day of a busy service, by a set clock: 200 feeds are read, and 50 channels of ten spaces briefed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest

from adapters.lexicon import load
from adapters.sqlite import SQLiteHistory, check, open_history
from adapters.workers import ProcessReader
from bot.async_history import on_threads
from bot.briefing.timetable import next_slot
from bot.delivery.publishing import Publisher
from bot.desk import Desk
from bot.errors import FateUnknown, TryLater
from bot.model import Health, Source
from bot.newsroom import Newsroom
from bot.ports import Catch, Clipping, LookUp
from bot.slots import Receipt, Schedule
from tests.clocks import Clock
from tests.delivery.conftest import MORNING, Platform
from tests.shown import text_of

FEEDS = 200
CHANNELS = 50
SPACES = 10
LIMIT_SECONDS = 120

TIMES = (("0 * * * *", 24), ("30 */3 * * *", 8), ("15 9,17 * * *", 2), ("45 8 * * *", 1), ("*/30 6-8 * * *", 6))
"""Cron expressions, and how many slots each has in a day."""

ZONES = ("UTC", "Europe/Kyiv", "America/New_York", "Asia/Kolkata", "Australia/Sydney")
"""None of them changes its clocks on this day."""

PLACES = ("Port Hale", "Lower Tern", "Aldous", "Harrowmouth", "Weir End", "Kell Sound", "Brackwater", "Stonegate")
PEOPLE = ("Ada Lund", "Piet Maro", "Lena Okafor", "Ruth Askew", "Tomas Brandt", "Ines Falk", "Omar Dahl", "Mira Stone")
THINGS = ("ferry", "bridge", "harbour", "school", "hospital", "railway", "factory", "market", "reservoir", "airport")
DEEDS = ("closed after a fire", "opened after years of delay", "was sold to the city", "was flooded by the storm")


class Agency:
    """Gives each feed, at each visit, about every second hour, an article on one of the hour's events."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._chance = random.Random(24)
        self.given = 0

    async def visit(self, source: Source, health: Health, known: LookUp, shown: Sequence[Clipping] = ()) -> Catch:
        if self._chance.random() < 0.5:
            return Catch((), health, unchanged=True)
        self.given += 1
        event = random.Random(f"{self._clock.at:%d %H} {self._chance.randrange(40)}")
        place, thing, deed = event.choice(PLACES), event.choice(THINGS), event.choice(DEEDS)
        who, count, cost = event.choice(PEOPLE), event.randrange(12, 900), event.randrange(2, 90)
        text = (
            f"The {thing} of {place} {deed} on Monday, and {count} people had to find another way, officials said.\n\n"
            f"“Nobody had planned for this in {place},” said {who}, who runs the {thing}, to {source.outlet}.\n\n"
            f"The repairs will cost ${cost} million, {self._chance.randrange(2, 60)}% more than was set aside."
        )
        title = f"{thing.capitalize()} of {place} {deed}"
        published = self._clock.at - timedelta(minutes=self._chance.randrange(1, 50))
        return Catch((Clipping(f"a{self.given}", title=title, text=text, published=published),), health)


def schedules(start: datetime) -> list[Schedule]:
    made = []
    for number in range(CHANNELS):
        zone, (cron, _) = ZONES[number % len(ZONES)], TIMES[number // len(ZONES) % len(TIMES)]
        space = f"test:space{number % SPACES}"
        slot = next_slot((cron,), zone, start - timedelta(minutes=1))
        made.append(Schedule(f"daily{number}", f"test:{number}", (cron,), zone, slot, space=space))
    return made


def failing_now_and_then(platform: Platform, hour: int) -> None:
    """Each hour one channel's connection breaks off after its platform took the post, and then that asks to wait."""
    platform.swallowing = True
    platform.failures[f"test:{2 * hour}"] = [FateUnknown("test", "the connection broke")]
    platform.searches[f"test:{2 * hour}"] = [TryLater("test", "asks to wait", after=30)]


@pytest.mark.soak
async def test_in_a_day_of_two_hundred_feeds_and_fifty_channels_every_slot_is_posted_once(tmp_path: Path) -> None:
    begun = perf_counter()
    clock, platform, settled = Clock(MORNING.replace(hour=0)), Platform(), list[Receipt]()
    agency, reader, briefings = Agency(clock), ProcessReader(2), schedules(clock.at)
    sources = [Source(f"s{n}", f"https://s{n}.example/feed", "feed", f"Outlet {n}") for n in range(FEEDS)]
    history = open_history(tmp_path / "verbatim.db")
    desk = Desk(history, load())
    with history.writing() as books:
        for number, source in enumerate(sources):
            for space in {number % SPACES, number // SPACES % SPACES}:
                books.sources.put(source, f"test:space{space}")
        for schedule in briefings:
            books.schedules.put(schedule)
    with on_threads(history) as async_history:
        newsroom = Newsroom(async_history, desk, agency, reader, clock)
        publisher = Publisher(async_history, desk, lambda channel: platform, clock, settled.append)
        for hour in range(24):
            if hour < 23:
                failing_now_and_then(platform, hour)
            await newsroom.gather(sources)
            for _ in range(60):
                await publisher.publish()
                clock.pass_(minutes=1)
    await reader.close()
    articles = sum(read_by_source(history).values())
    history.close()

    keys = Counter(key for _, key, _, _ in platform.posted)
    slots = Counter(row.channel for row in settled)
    assert slots == {schedule.channel: slots_a_day(schedule) for schedule in briefings}
    assert {row.state for row in settled} == {"posted"}
    assert keys == {f"{row.key}.0": 1 for row in settled}
    assert max(row.settled - row.slot for row in settled if row.settled) <= timedelta(minutes=2)
    assert articles == agency.given > 10 * FEEDS
    assert sum("Nothing new." not in text_of(message) for _, _, message, _ in platform.posted) > 0.9 * len(settled)
    assert check(tmp_path / "verbatim.db") == []
    took = perf_counter() - begun
    print(f"{articles} articles, {len(settled)} slots in {took:.0f} s")
    assert took < LIMIT_SECONDS


def slots_a_day(schedule: Schedule) -> int:
    return dict(TIMES)[schedule.cron[0]]


def read_by_source(history: SQLiteHistory) -> dict[str, int]:
    with history.reading() as books:
        return books.articles.counts()
