from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.slack.addresses import Address
from adapters.slack.home import Overview, home_view
from bot.model import Health, Source
from bot.slots import Schedule
from bot.told import Coverage
from tests.hostile import TEXTS
from tests.slack_wire import payloads
from tests.slack_wire.conftest import SPACE, Bot, texts
from tests.slack_wire.faults import Broken, Refused
from tests.slack_wire.validation import view_problems

NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)
MORNING = Schedule("morning", "slack:T1/C1", ("30 8 * * *",), "UTC", NOW, space=SPACE)
ME = Address("T1", "U1")


def seen(*briefings: Schedule, sources: tuple[tuple[Source, Health], ...] = ()) -> Overview:
    return Overview(briefings, sources, Coverage(30, newest=NOW), "UTC")


def labels(view: Any) -> list[str]:
    """The buttons of a Home."""
    rows = [block["elements"] for block in view["blocks"] if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row]


def test_managers_see_what_they_may_change_and_others_do_not() -> None:
    manager, member = (home_view(seen(MORNING), ME, manages, "UTC") for manages in (True, False))

    assert {"Pause", "Schedule a briefing", "Add a source", "Settings"} <= set(labels(manager))
    assert labels(member) == ["Ask the news", "Find a quote", "Test run"]
    assert view_problems(manager) == view_problems(member) == []


def test_an_empty_workspace_is_told_how_to_begin() -> None:
    manager, member = (texts(home_view(seen(), ME, manages, None)) for manages in (True, False))

    assert "Schedule the first one below." in manager
    assert "An administrator of the workspace can schedule one." in member
    assert "No source yet" in manager


def test_a_briefing_shows_where_it_goes_and_when_or_why_not() -> None:
    to_me = replace(MORNING, name="mine", channel="slack:T1/U1")
    to_other = replace(MORNING, name="theirs", channel="slack:T1/U2")
    to_thread = replace(MORNING, name="deep", channel="slack:T1/C1/1.000001")
    paused = replace(MORNING, name="late", channel="terminal", paused="by slack:T1/U2")

    view = home_view(seen(MORNING, to_me, to_other, to_thread, paused), ME, True, "UTC")

    told = texts(view)
    assert '"channel_id": "C1"' in told
    for words in ("to you", "to a person", "in a thread", "every day at 08:30", "paused: by slack:T1/U2"):
        assert words in told
    assert labels(view).count("Resume") == 1
    assert view_problems(view) == []


def test_sources_that_fail_come_first_with_the_reason() -> None:
    fine = (Source("a", "https://a.example", "feed", "A"), Health("a", checked=NOW, succeeded=NOW))
    failing = (Source("b", "https://b.example", "feed"), Health("b", failing_since=NOW, reason="gone (404)"))
    new = (Source("c", "https://c.example", "feed", "C"), Health("c"))

    told = texts(home_view(seen(sources=(fine, failing, new)), ME, False, "UTC"))

    assert told.index("gone (404)") < told.index('"A"') < told.index("not read yet")
    assert "1 of 3 sources fine · 1 not visited yet · " in told


def test_failing_sources_of_one_name_are_told_apart() -> None:
    sources = [Source(id, f"https://b.example/{id}", "feed", "The B") for id in ("world", "sport")]
    failing = tuple((source, Health(source.id, failing_since=NOW, reason="gone (404)")) for source in sources)

    told = texts(home_view(seen(sources=failing), ME, False, "UTC"))

    assert "The B (b.example/world)" in told
    assert "The B (b.example/sport)" in told


def test_many_briefings_and_sources_fit_into_a_home() -> None:
    briefings = [replace(MORNING, name=f"briefing {n}") for n in range(60)]
    sources = tuple((Source(f"s{n}", f"https://s{n}.example", "feed"), Health(f"s{n}")) for n in range(300))

    view = home_view(seen(*briefings, sources=sources), ME, True, "UTC")

    assert view_problems(view) == []
    assert {"All 60", "All 300"} <= set(labels(view))


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_names_and_reasons_are_letters(text: str) -> None:
    named = replace(MORNING, name=text, paused=text)
    source = (Source("a", text, "feed", text), Health("a", failing_since=NOW, reason=text))

    assert view_problems(home_view(seen(named, sources=(source,)), ME, True, "UTC")) == []


async def test_the_home_is_shown_when_it_is_opened(any_bot: Bot) -> None:
    await any_bot.deliver("events_api", payloads.opened("home"))
    await any_bot.slack.until(lambda: any_bot.slack.homes)

    assert "The Harbour Courier" in texts(any_bot.slack.homes["U1"])


async def test_a_conflict_over_the_home_is_settled_by_the_later_one(bot: Bot) -> None:
    bot.slack.fault("views.publish", Refused("hash_conflict"))
    await bot.deliver("events_api", payloads.opened("home"))
    await bot.slack.until(lambda: bot.slack.homes)


async def test_a_home_that_cannot_be_shown_is_shown_the_next_time(bot: Bot) -> None:
    bot.slack.fault("views.publish", Broken(503))
    await bot.deliver("events_api", payloads.opened("home"))
    await bot.deliver("events_api", payloads.opened("home"))
    await bot.slack.until(lambda: bot.slack.homes)


async def test_the_home_is_shown_anew_when_something_has_changed(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    await bot.deliver("events_api", payloads.opened("home"))
    await bot.slack.until(lambda: bot.slack.homes)
    await bot.command("watch list")
    await bot.settled()
    published = len(bot.slack.called("views.publish"))

    with bot.history.writing() as books:
        books.schedules.put(replace(MORNING, next_slot=NOW + timedelta(hours=1)))
    await bot.command("briefing list")
    await bot.slack.until(lambda: len(bot.slack.called("views.publish")) > published)

    assert published == 1
    assert "morning" in texts(bot.slack.homes["U1"])


async def test_a_button_of_the_home_answers_in_a_window(bot: Bot) -> None:
    await bot.deliver("interactive", payloads.press_home(bot.slack, {"action_id": "say:0", "value": "/source list"}))
    await bot.slack.until(lambda: bot.slack.called("views.update"))

    assert "The Harbour Courier" in texts(bot.slack.called("views.update"))


async def test_a_button_of_the_home_that_lacks_words_opens_a_form(bot: Bot) -> None:
    await bot.deliver("interactive", payloads.press_home(bot.slack, {"action_id": "say:0", "value": "/source add"}))
    await bot.slack.until(lambda: bot.slack.views)

    assert next(iter(bot.slack.views.values()))["callback_id"] == "form"
