"""One story from end to end, told on every platform: news is read, a briefing posted, and somebody talks about it.

A platform's tests make a `Stage` and give it to `told`; nothing of the story is the platform's own.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from adapters.lexicon import load
from adapters.platforms import Platforms
from adapters.reading import reading_of
from adapters.sources import SourceReporter, seed_sources
from adapters.sqlite import SQLiteHistory
from bot.async_history import on_threads
from bot.delivery.publishing import Publisher
from bot.desk import Desk
from bot.model import Health
from bot.people import Topic
from bot.ports import Courier, Reading, nothing_known
from bot.slots import Receipt, Schedule

SEEDS = Path(__file__).parents[1] / "seeds"
NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)

ID = re.compile(r"· ([a-z2-7]{7})\b")


@dataclass(frozen=True)
class Stage:
    """A platform with the bot on it, and somebody who may manage it.

    `say` gives what is answered to a line, as text; `read` what stands in the channel; `why` is how the button is
    labelled there that tells why the top story was chosen, and `press` what a button of the briefing answers.
    """

    history: SQLiteHistory
    courier: Courier
    channel: str
    space: str
    say: Callable[[str], Awaitable[str]]
    press: Callable[[str], Awaitable[str]]
    read: Callable[[], str]
    why: str = "Why this story"


async def read_sample() -> list[Reading]:
    """The sample news, read."""
    reporters = SourceReporter(clock=lambda: NOW)
    readings = []
    for source in seed_sources(SEEDS):
        catch = await reporters.visit(source, Health(source.id), nothing_known)
        readings += [reading_of(clipping, source, NOW) for clipping in catch.clippings]
    await reporters.close()
    return readings


def subscribe(history: SQLiteHistory, space: str) -> None:
    """Let a space see the sources of the sample news, which are fine."""
    with history.writing() as books:
        for source in seed_sources(SEEDS):
            books.sources.put(source)
            books.sources.put(source, space)
            books.sources.report(Health(source.id, first=NOW, checked=NOW, succeeded=NOW))


async def told(stage: Stage, readings: list[Reading]) -> None:
    """The story. `readings` are the sample news; their sources are in the stage's history already."""
    desk = Desk(stage.history, load())
    desk.file(readings)
    with stage.history.writing() as books:
        books.topics.put(Topic("the ferry", ("ferry",)), stage.channel, stage.space)
    await _a_briefing_is_posted_once(stage, desk)
    await _a_question_is_answered_with_the_words_that_were_printed(stage)
    await _a_follow_up_goes_on_from_there(stage)
    await _a_quote_is_found_and_shown_in_its_place(stage)
    await _a_button_of_the_briefing_says_why(stage)
    await _what_nobody_printed_is_not_answered(stage)


async def _a_briefing_is_posted_once(stage: Stage, desk: Desk) -> None:
    fates: list[Receipt] = []
    schedule = Schedule("story", stage.channel, ("0 18 * * *",), "UTC", NOW, space=stage.space)
    with stage.history.writing() as books:
        books.schedules.put(schedule)
    with on_threads(stage.history) as async_history:
        courier = Platforms({stage.channel.partition(":")[0]: stage.courier}).courier
        publisher = Publisher(async_history, desk, courier, lambda: NOW, fates.append)
        await publisher.publish()
        await publisher.publish()

    shown = stage.read()
    assert [fate.state for fate in fates] == ["posted"], fates
    assert shown.count("5 new stories") == 1
    for headline in ("Fifteen dead in Kell Sound ferry", "Kremlin aide says 30-day truce"):
        assert headline in shown
    assert "We will not stop while there is a chance of a fifty-ninth" in shown


async def _a_question_is_answered_with_the_words_that_were_printed(stage: Stage) -> None:
    answer = await stage.say("What did Ushakov say about the ceasefire?")

    assert "temporary respite for the Ukrainian military" in answer
    assert "Yuri Ushakov" in answer
    assert "Meridian Wire" in answer


async def _a_follow_up_goes_on_from_there(stage: Stage) -> None:
    answer = await stage.say("who else?")

    assert "I have no answer" not in answer
    assert "ceasefire" in answer or "truce" in answer or "peace" in answer


async def _a_quote_is_found_and_shown_in_its_place(stage: Stage) -> None:
    found = await stage.say("/quote ushakov nothing")
    id = ID.findall(found.partition("It gives us nothing")[2])[0]

    shown = await stage.say(f"/quote {id}")

    assert "It gives us nothing" in shown


async def _a_button_of_the_briefing_says_why(stage: Stage) -> None:
    assert stage.why in stage.read()
    said = await stage.press(stage.why)
    assert "outlets" in said
    assert said.count("about the ferry, which this channel follows") == 1


async def _what_nobody_printed_is_not_answered(stage: Stage) -> None:
    assert "I have no answer to that" in await stage.say("Who won the chess championship in Oslo?")
