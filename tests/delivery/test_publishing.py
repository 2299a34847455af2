"""Posting on time, once, whatever fails in between."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.delivery.outbox import claim, settle
from bot.delivery.publishing import AT_ONCE, Publisher
from bot.delivery.sending import FEWEST_TRIES, Sender
from bot.errors import ChannelGone, DeliveryError, FateUnknown, HistoryError, MessageGone, TryLater
from bot.message import Choices, Message, Paragraph, Run
from bot.people import Space
from bot.ports import Courier
from bot.slots import slot_key
from tests.delivery.conftest import DAILY, FERRY, MORNING, RATES, Office, until

HOURLY = replace(DAILY, cron=("0 * * * *",))
KEY = slot_key("test:news", "daily", MORNING)
DOWN = TryLater("test:news", "the platform is down")
BROKEN = FateUnknown("test:news", "the connection broke")
WORDS = Message((Paragraph((Run("words"),)),))


async def test_a_due_briefing_is_posted_once_and_its_next_slot_set(office: Office) -> None:
    office.file("a")
    office.plan(DAILY)

    await office.publisher.publish()
    await office.publisher.publish()

    assert office.platform.keys("test:news") == [f"{KEY}.0"]
    assert "Title of a" in office.platform.texts("test:news")[0]
    assert [(row.state, row.messages, row.reason) for row in office.settled] == [("posted", (f"id of {KEY}.0",), None)]
    with office.history.reading() as books:
        assert books.schedules.get("daily") == replace(DAILY, next_slot=MORNING + timedelta(days=1))


async def test_the_log_says_what_became_of_each_slot(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "bot.delivery")
    office.plan(DAILY)

    await office.publisher.publish()

    assert caplog.messages == [f"briefing daily of local ({KEY}) in test:news: posted"]


async def test_two_briefings_of_one_channel_at_the_same_minute_are_both_posted(office: Office) -> None:
    office.plan(DAILY, replace(DAILY, name="sport"))

    await office.publisher.publish()

    assert len(office.platform.keys("test:news")) == 2


async def test_the_next_briefing_tells_only_what_is_new(office: Office) -> None:
    office.plan(DAILY)
    office.file("a", FERRY)
    await office.publisher.publish()
    office.clock.pass_(hours=24)
    office.file("b", RATES)

    await office.publisher.publish()

    first, second = office.platform.texts("test:news")
    assert "Title of a" in first
    assert "Title of b" in second
    assert "Title of a" not in second


@pytest.mark.parametrize("hours", [1, 5, 20])
async def test_what_comes_in_while_the_clock_is_set_back_is_told_by_the_next_briefing(
    office: Office, hours: int
) -> None:
    office.plan(DAILY)
    await office.publisher.publish()
    office.clock.pass_(hours=-hours)
    office.file("b", RATES)
    office.clock.pass_(hours=24 + hours)

    await office.publisher.publish()

    assert ["Title of b" in text for text in office.platform.texts("test:news")] == [False, True]


@pytest.mark.parametrize("hours", [2, 20, 9_000])
async def test_a_post_that_was_put_off_before_the_clock_was_set_back_is_tried_again(office: Office, hours: int) -> None:
    office.plan(DAILY)
    office.platform.failures["test:news"] = [DOWN]
    await office.publisher.publish()

    office.clock.pass_(hours=-hours)
    await office.publisher.publish()

    assert office.platform.keys("test:news") == [f"{KEY}.0"]


@pytest.mark.parametrize("hours", [1, 30, 9_000])
async def test_a_clock_that_was_ahead_silences_no_briefing_and_doubles_none(office: Office, hours: int) -> None:
    office.plan(DAILY)
    office.clock.pass_(hours=hours)
    await office.publisher.publish()
    posted = len(office.platform.keys("test:news"))

    office.clock.pass_(hours=-hours)
    await office.publisher.publish()
    for _ in range(3):
        office.clock.pass_(hours=24)
        await office.publisher.publish()

    keys = office.platform.keys("test:news")
    assert len(keys) == len(set(keys))
    assert len(keys) >= posted + 2


async def test_a_briefing_goes_out_in_parts_under_the_first(office: Office) -> None:
    office.plan(replace(DAILY, mention="test:&7", publish=True))
    office.platform.pieces = 3

    await office.publisher.publish()

    posted = office.platform.posted
    assert [(key, under) for _, key, _, under in posted] == [
        (f"{KEY}.0", None),
        (f"{KEY}.1", f"id of {KEY}.0"),
        (f"{KEY}.2", f"id of {KEY}.0"),
    ]
    assert [(message.mention, message.publish) for _, _, message, _ in posted] == [
        ("test:&7", True),
        (None, False),
        (None, False),
    ]


async def test_after_an_outage_only_the_missing_parts_are_posted_word_for_word(office: Office) -> None:
    office.plan(DAILY)
    office.file("a")
    office.platform.pieces = 3
    office.platform.failures["test:news"] = [None, DOWN]
    await office.publisher.publish()
    with office.history.reading() as books:
        composed = [part.message for part in books.outbox.parts(KEY)]
    office.file("b", RATES)
    office.clock.pass_(hours=1)

    await office.restart().publish()

    assert office.platform.keys("test:news") == [f"{KEY}.0", f"{KEY}.1", f"{KEY}.2"]
    assert [message for _, _, message, _ in office.platform.posted] == composed
    assert office.log() == [("posted", None)]


async def test_an_outage_is_waited_out_longer_and_longer_and_holds_up_nobody_else(office: Office) -> None:
    office.plan(DAILY, replace(DAILY, name="other", channel="test:other"))
    office.platform.failures["test:news"] = [DOWN] * 4
    waits = []

    for _ in range(4):
        await office.publisher.publish()
        with office.history.reading() as books:
            row = books.outbox.get(KEY)
        assert row is not None
        assert row.retry_at is not None
        waits.append((row.retry_at - office.clock.at).total_seconds())
        office.clock.at = row.retry_at
    await office.publisher.publish()

    assert [round(wait / (5 * 2**tries), 0) for tries, wait in enumerate(waits)] == [1, 1, 1, 1]
    assert len({wait / 2**tries for tries, wait in enumerate(waits)}) == 4  # no two rows come back together
    assert len(office.platform.keys("test:news")) == len(office.platform.keys("test:other")) == 1


async def test_a_platform_is_left_alone_for_as_long_as_it_asks(office: Office) -> None:
    office.plan(DAILY)
    office.platform.failures["test:news"] = [TryLater("test:news", "slow down", after=90)]
    await office.publisher.publish()
    office.clock.pass_(seconds=89)
    await office.publisher.publish()
    before = office.platform.keys("test:news")
    office.clock.pass_(seconds=1)

    next_time = await office.publisher.tick()
    await office.publisher.publish()

    assert (before, len(office.platform.keys("test:news"))) == ([], 1)
    assert next_time == MORNING + timedelta(seconds=90)


async def test_a_briefing_that_an_outage_made_late_says_so(office: Office) -> None:
    office.plan(DAILY)
    office.file("a")
    office.platform.failures["test:news"] = [TryLater("test:news", "is down", after=2_400)]
    await office.publisher.publish()
    office.clock.pass_(minutes=40)

    await office.publisher.publish()

    assert "This briefing is 40 minutes late: it could not be posted sooner." in office.platform.texts("test:news")[0]


async def test_after_too_many_tries_a_briefing_failed_with_its_reason_and_the_next_tells_its_news(
    office: Office,
) -> None:
    office.plan(replace(DAILY, late_hours=1))
    office.file("a")
    office.platform.failures["test:news"] = [DOWN] * 40
    tries = 0
    while office.log() in ([], [("posting", str(DOWN))]):
        await office.publisher.publish()
        office.clock.pass_(minutes=10)
        tries += 1
    office.platform.failures.clear()
    office.clock.at = MORNING + timedelta(days=1)

    await office.publisher.publish()

    assert office.log() == [("failed", str(DOWN)), ("posted", None)]
    assert [(row.state, row.retry_at) for row in office.settled] == [("failed", None), ("posted", None)]
    assert FEWEST_TRIES < tries <= 8  # an hour, as the briefing says, and not only the fewest
    assert "Title of a" in office.platform.texts("test:news")[0]


async def test_what_waited_behind_another_post_does_not_say_that_the_bot_was_not_running(office: Office) -> None:
    office.plan(DAILY, replace(DAILY, name="sport"))
    office.platform.failures["test:news"] = [TryLater("test:news", "is down", after=2_400)]
    await office.publisher.publish()
    office.clock.pass_(minutes=40)

    await office.publisher.publish()

    late = "This briefing is 40 minutes late: it could not be posted sooner."
    assert [late in text for text in office.platform.texts("test:news")] == [True, True]


async def test_a_channel_that_is_gone_pauses_its_briefing_and_tells_the_managers_once(office: Office) -> None:
    office.plan(DAILY)
    office.platform.failures["test:news"] = [ChannelGone("test:news", "no such channel", "choose another")]

    for _ in range(3):
        await office.publisher.publish()
        office.clock.pass_(days=1)

    paused = "I cannot post in its channel: no such channel; choose another"
    assert office.log() == [
        ("failed", "test:news: no such channel; choose another"),
        ("folded", f"paused: {paused}"),
        ("folded", f"paused: {paused}"),
    ]
    (told,) = office.platform.texts("test:boss")
    assert "daily" in told
    assert "no such channel" in told
    assert ("Resume", "/briefing resume daily") in [
        option
        for _, _, message, _ in office.platform.posted
        for block in message.blocks
        if isinstance(block, Choices)
        for option in block.options
    ]


async def test_a_platform_that_is_not_set_up_pauses_no_briefing_so_that_it_goes_on_when_it_is(office: Office) -> None:
    office.plan(replace(DAILY, channel="other:news"))

    for _ in range(2):
        await office.publisher.publish()
        office.clock.pass_(days=1)

    with office.history.reading() as books:
        assert [schedule.paused for schedule in books.schedules.all()] == [None]
    unserved = "other:news: nothing is set up that posts there; set up its platform, or choose another channel"
    assert office.log("other:news") == [("failed", unserved), ("failed", unserved)]
    assert office.platform.posted == []


async def test_a_post_whose_connection_broke_is_looked_for_before_it_is_posted_again(office: Office) -> None:
    office.plan(DAILY)
    office.platform.failures["test:news"] = [BROKEN]
    office.platform.swallowing = True
    await office.publisher.publish()
    office.clock.pass_(minutes=1)

    await office.publisher.publish()

    assert office.platform.keys("test:news") == [f"{KEY}.0"]
    assert office.log() == [("posted", None)]


async def test_a_post_that_is_not_found_is_posted_again(office: Office) -> None:
    office.plan(DAILY)
    office.platform.failures["test:news"] = [BROKEN]
    await office.publisher.publish()
    office.clock.pass_(minutes=1)

    await office.publisher.publish()

    assert office.platform.asked == [f"{KEY}.0"]
    assert office.platform.keys("test:news") == [f"{KEY}.0"]


async def test_what_was_looked_for_and_then_refused_is_surely_not_there_and_not_looked_for_again(
    office: Office,
) -> None:
    office.plan(DAILY)
    office.platform.failures["test:news"] = [BROKEN, DOWN]
    for _ in range(3):
        await office.publisher.publish()
        office.clock.pass_(minutes=1)

    assert office.platform.asked == [f"{KEY}.0"]
    assert office.platform.keys("test:news") == [f"{KEY}.0"]


async def unknown(office: Office) -> None:
    office.plan(DAILY)
    office.file("a")
    office.platform.pieces = 2
    office.platform.failures["test:news"] = [BROKEN]
    office.platform.searches["test:news"] = [BROKEN]
    await office.publisher.publish()
    office.clock.pass_(minutes=1)
    await office.publisher.publish()


async def test_what_nobody_can_know_is_asked_of_the_managers_once(office: Office) -> None:
    await unknown(office)
    for _ in range(2):
        office.clock.pass_(minutes=10)
        await office.publisher.publish()

    assert [state for state, _ in office.log()] == ["unknown"]
    assert [row.retry_at for row in office.settled if row.state == "unknown"] == [None]
    ((_, _, message, _),) = [post for post in office.platform.posted if post[0] == "test:boss" and post[2].blocks]
    assert message.blocks[-1] == Choices((("Post again", f"/briefing again {KEY}"),))


async def test_the_managers_can_have_it_posted_again(office: Office) -> None:
    await unknown(office)

    receipt = await office.publisher.again(KEY)

    assert receipt is not None
    assert (receipt.state, receipt.reason) == ("posted", None)
    assert office.platform.keys("test:news") == [f"{KEY}.0", f"{KEY}.1"]
    assert await office.publisher.again(KEY) is None
    assert await office.publisher.again("nothing") is None


async def test_what_the_managers_have_posted_again_later_does_not_say_that_the_bot_was_not_running(
    office: Office,
) -> None:
    await unknown(office)
    office.clock.pass_(minutes=39)

    receipt = await office.publisher.again(KEY)

    assert receipt is not None
    assert receipt.reason == "40 minutes late: it could not be posted sooner"


async def test_what_was_perhaps_posted_is_not_told_again(office: Office) -> None:
    await unknown(office)
    office.clock.at = MORNING + timedelta(days=1)

    await office.publisher.publish()

    assert "Nothing new." in office.platform.texts("test:news")[0]


@pytest.mark.parametrize("minutes", [0, 20])  # Discord's nonce no longer helps after twenty
@pytest.mark.parametrize("arrived", [True, False])
async def test_a_part_that_was_cut_off_by_a_crash_is_looked_for_first(
    office: Office, minutes: int, arrived: bool
) -> None:
    office.plan(DAILY)
    office.platform.held["test:news"] = asyncio.Event()
    await office.publisher.tick()
    await until(lambda: office.platform.under_way)
    await office.publisher.finish(0)
    office.platform.held.clear()
    with office.history.reading() as books:
        (part,) = books.outbox.parts(KEY)
    if arrived:
        office.platform.posted.append(("test:news", part.key, part.message, None))
    office.clock.pass_(minutes=minutes)

    await office.restart().publish()

    assert office.platform.asked == [f"{KEY}.0"]
    assert [(key, message) for _, key, message, _ in office.platform.posted] == [(f"{KEY}.0", part.message)]
    assert office.log() == [("posted", "nothing new")]


async def test_ending_finishes_the_part_in_hand_and_leaves_the_rest_for_the_next_start(office: Office) -> None:
    office.plan(DAILY, replace(DAILY, name="later", next_slot=MORNING + timedelta(minutes=1)))
    office.platform.pieces = 2
    gate = office.platform.held["test:news"] = asyncio.Event()
    await office.publisher.tick()
    await until(lambda: office.platform.under_way)

    ending = asyncio.create_task(office.publisher.finish(30))
    await asyncio.sleep(0)
    gate.set()
    await ending
    cut = office.platform.keys("test:news")
    await office.publisher.publish()

    assert cut == office.platform.keys("test:news") == [f"{KEY}.0"]
    await office.restart().publish()
    assert office.platform.keys("test:news") == [f"{KEY}.0", f"{KEY}.1"]


async def test_a_slow_channel_holds_up_no_other_and_its_own_stay_in_order(office: Office) -> None:
    gate = office.platform.held["test:news"] = asyncio.Event()
    office.plan(DAILY, replace(DAILY, name="second", next_slot=MORNING + timedelta(minutes=1)))
    office.plan(replace(DAILY, name="other", channel="test:other"))
    office.clock.pass_(minutes=2)

    publishing = asyncio.create_task(office.publisher.publish())
    await until(lambda: office.platform.keys("test:other"))
    before = office.platform.keys("test:news")
    gate.set()
    await publishing

    second = slot_key("test:news", "second", MORNING + timedelta(minutes=1))
    assert before == []
    assert office.platform.keys("test:news") == [f"{KEY}.0", f"{second}.0"]


async def test_only_so_many_channels_are_posted_to_at_once(office: Office) -> None:
    office.plan(*(replace(DAILY, channel=f"test:{number}", name=str(number)) for number in range(AT_ONCE + 20)))
    office.platform.held = {f"test:{number}": asyncio.Event() for number in range(AT_ONCE + 20)}

    publishing = asyncio.create_task(office.publisher.publish())
    await until(lambda: office.platform.under_way == AT_ONCE)
    for gate in office.platform.held.values():
        gate.set()
    await publishing

    assert office.platform.most == AT_ONCE
    assert len(office.platform.posted) == AT_ONCE + 20


async def test_another_refusal_fails_that_slot_alone(office: Office) -> None:
    office.plan(DAILY)
    office.platform.failures["test:news"] = [DeliveryError("test:news", "the message is not liked")]
    await office.publisher.publish()
    office.clock.pass_(days=1)

    await office.publisher.publish()

    assert office.log() == [("failed", "test:news: the message is not liked"), ("posted", "nothing new")]


async def test_a_first_part_that_somebody_deleted_ends_that_briefing_and_pauses_none(office: Office) -> None:
    office.plan(DAILY)
    office.platform.pieces = 3
    office.platform.failures["test:news"] = [None, MessageGone("test:news", "it was deleted", "post it anew")]
    await office.publisher.publish()
    office.clock.pass_(days=1)

    await office.publisher.publish()

    cut_off = "1 of 3 parts posted: test:news: it was deleted; post it anew"
    assert office.log() == [("posted", cut_off), ("posted", "nothing new")]
    assert office.platform.texts("test:boss") == []


async def test_a_briefing_whose_rest_is_refused_counts_as_told(office: Office) -> None:
    office.plan(DAILY)
    office.file("a")
    office.platform.pieces = 3
    office.platform.failures["test:news"] = [None, DeliveryError("test:news", "too long")]

    await office.publisher.publish()

    assert office.log() == [("posted", "1 of 3 parts posted: test:news: too long")]
    with office.history.reading() as books:
        assert books.outbox.told_articles("test:news", ["a"]) == {"a"}


async def test_an_error_that_nobody_foresaw_lets_the_channel_rest_and_the_others_go_on(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.plan(DAILY, replace(DAILY, name="other", channel="test:other"))
    office.platform.failures["test:news"] = [ZeroDivisionError("a bug")]  # type: ignore[list-item]
    await office.publisher.publish()
    await office.publisher.publish()
    resting = office.platform.keys("test:news")
    office.clock.pass_(minutes=1)

    await office.publisher.publish()

    assert (resting, office.platform.keys("test:news")) == ([], [f"{KEY}.0"])
    assert len(office.platform.keys("test:other")) == 1
    assert "posting to test:news broke off: a bug" in caplog.text


async def test_a_history_that_fails_while_posting_is_logged_and_left_alone_for_a_minute(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.plan(DAILY)
    office.platform.failures["test:news"] = [HistoryError("verbatim.db", "disk I/O error")]  # type: ignore[list-item]
    await office.publisher.publish()
    await office.publisher.publish()
    resting = office.platform.keys("test:news")
    office.clock.pass_(minutes=1)

    await office.publisher.publish()

    assert (resting, office.platform.keys("test:news")) == ([], [f"{KEY}.0"])
    assert "posting to test:news broke off: verbatim.db: disk I/O error" in caplog.text


async def test_a_briefing_on_which_a_library_always_breaks_holds_up_its_channel_not_for_ever(office: Office) -> None:
    office.plan(DAILY, replace(DAILY, name="noon", next_slot=MORNING + timedelta(hours=4)))
    office.platform.failures["test:news"] = [ZeroDivisionError("a bug")] * 30  # type: ignore[list-item]

    for _ in range(30):
        await office.publisher.publish()
        office.clock.pass_(minutes=10)
        if office.clock.at > MORNING + timedelta(hours=3, minutes=30):
            office.platform.failures.clear()

    assert [state for state, _ in office.log()] == ["unknown", "posted"]


async def test_a_briefing_that_was_removed_or_paused_in_the_meantime_is_not_posted(office: Office) -> None:
    office.plan(DAILY, replace(DAILY, name="other", channel="test:other"))
    office.platform.failures = {"test:news": [DOWN], "test:other": [DOWN]}
    await office.publisher.publish()
    with office.history.writing() as books:
        books.schedules.remove("daily")
        other = books.schedules.get("other")
        assert other is not None
        books.schedules.put(replace(other, paused="by test:boss"))
    office.clock.pass_(minutes=1)

    await office.publisher.publish()

    assert office.platform.posted == []
    assert office.log() == [("folded", "the briefing was removed")]
    assert office.log("test:other") == [("folded", "paused: by test:boss")]


SETTLED: list[dict[str, Any]] = [
    {"state": state, "settled": MORNING} for state in ("posted", "skipped", "folded", "failed", "unknown")
]
PUT_OFF = {"tries": 1, "retry_at": MORNING + timedelta(seconds=5)}


@pytest.mark.parametrize("fate", [*SETTLED, PUT_OFF])
async def test_a_row_that_was_settled_or_put_off_since_it_was_taken_up_is_let_be(
    office: Office, fate: dict[str, Any]
) -> None:
    office.plan(DAILY)
    office.file("a")
    with office.history.writing() as books:
        claim(books, MORNING, {})
        (row,) = books.outbox.ready(MORNING, 10)
        changed = replace(row, **fate)
        settle(books, changed)
    publisher = office.publisher
    sender = Sender(
        office.async_history,
        office.desk,
        lambda _: office.platform,
        office.clock,
        office.settled.append,
        publisher.notify,
        lambda: False,
    )

    await sender.send(row)
    await sender.send(replace(row, key="a row that was forgotten"))

    assert (office.platform.posted, office.settled) == ([], [])
    assert office.log() == [(changed.state, None)]


async def test_a_single_post_is_made_once_for_its_key_also_after_a_restart(office: Office) -> None:
    first = await office.publisher.post_once("test:news", WORDS, "breaking 7", "server")
    await office.publisher.publish()
    again = await office.restart().post_once("test:news", WORDS, "breaking 7", "server")
    elsewhere = await office.publisher.post_once("test:other", WORDS, "breaking 7", "server")
    await office.publisher.publish()

    assert (first, again, elsewhere) == (True, False, True)
    assert (len(office.platform.keys("test:news")), len(office.platform.keys("test:other"))) == (1, 1)
    assert office.log() == []  # it is no briefing


async def test_a_single_post_is_tried_again(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    office.platform.failures["test:news"] = [DOWN, ChannelGone("test:news", "is gone")]
    await office.publisher.post_once("test:news", WORDS, "breaking 7")
    await office.publisher.publish()
    office.clock.pass_(minutes=1)

    await office.publisher.publish()

    assert [(row.state, row.briefing, row.reason) for row in office.settled] == [("failed", None, "test:news: is gone")]
    assert office.platform.posted == []
    assert "broke off" not in caplog.text  # there is no briefing to pause


async def test_whoever_looks_for_due_posts_is_called_when_a_single_post_is_put_off_or_another_waits_behind_it(
    office: Office,
) -> None:
    message = Message((Paragraph((Run("A bridge is closed."),)),))
    office.platform.failures["test:news"] = [TryLater("test:news", "the platform is down")]

    await office.publisher.post_once("test:news", message, "one")
    await until(lambda: office.freed)

    assert office.freed == [MORNING]
    assert await office.publisher.tick() - MORNING < timedelta(seconds=10)
    await office.publisher.post_once("test:fast", message, "one")
    await office.publisher.post_once("test:fast", message, "two")
    await until(lambda: len(office.freed) > 1)
    await office.publisher.tick()
    await until(lambda: len(office.platform.keys("test:fast")) == 2)


async def test_who_looks_for_what_is_due_holds_up_nothing_while_the_disk_is_slow(office: Office) -> None:
    held, done = threading.Event(), threading.Event()

    def write() -> None:
        with office.history.writing():  # the history of the tests is in memory, where reading waits for this
            held.set()
            done.wait(10)

    writing = threading.Thread(target=write)
    writing.start()
    await asyncio.to_thread(held.wait)
    looking = asyncio.create_task(office.publisher.tick())
    await asyncio.sleep(0.05)

    assert not looking.done()
    done.set()
    await looking
    writing.join()


async def test_managers_are_told_where_their_space_says(office: Office) -> None:
    with office.history.writing() as books:
        books.spaces.put(Space("server", notices="test:notices"))

    told = [await office.publisher.notify("server", WORDS, "a source fails", "test:boss") for _ in range(2)]
    await office.publisher.publish()

    assert told == [True, False]
    assert len(office.platform.keys("test:notices")) == 1


async def test_without_a_place_for_notices_whoever_made_a_briefing_is_told(office: Office) -> None:
    office.plan(replace(DAILY, space="server"), replace(DAILY, name="agenda", space="server", made_by=None))

    told = await office.publisher.notify("server", WORDS, "a source fails")
    nobody = await office.publisher.notify("nowhere", WORDS, "a source fails")
    await office.publisher.publish()

    assert (told, nobody) == (True, False)
    assert len(office.platform.keys("test:boss")) == 1


async def test_managers_whose_channel_nobody_serves_are_told_nothing_and_stop_nobody(office: Office) -> None:
    with office.history.writing() as books:
        books.spaces.put(Space("server", notices="discord:1"))

    told = await office.publisher.notify("server", WORDS, "a source fails")

    assert not told
    with office.history.reading() as books:
        assert not books.outbox.last("discord:1", 1)


async def test_a_briefing_can_be_posted_out_of_turn(office: Office) -> None:
    office.plan(replace(DAILY, next_slot=MORNING + timedelta(hours=5)))
    office.file("a")

    receipt = await office.publisher.post_now(replace(DAILY, next_slot=MORNING + timedelta(hours=5)))
    office.clock.at = MORNING + timedelta(hours=5)
    await office.publisher.publish()

    assert receipt is not None
    assert (receipt.state, receipt.slot) == ("posted", MORNING)
    first, second = office.platform.texts("test:news")
    assert "Title of a" in first
    assert "Nothing new." in second


async def test_out_of_turn_waits_for_what_the_channel_has_in_hand(office: Office) -> None:
    gate = office.platform.held["test:news"] = asyncio.Event()
    office.plan(DAILY)
    await office.publisher.tick()
    office.clock.pass_(seconds=1)

    posting = asyncio.create_task(office.publisher.post_now(DAILY))
    await asyncio.sleep(0.01)
    gate.set()
    receipt = await posting

    assert receipt is not None
    assert receipt.state == "posted"
    assert len(office.platform.keys("test:news")) == 2


async def test_a_reply_to_any_part_finds_its_briefing(office: Office) -> None:
    office.plan(DAILY)
    office.platform.pieces = 2
    await office.publisher.publish()

    with office.history.reading() as books:
        found = books.outbox.slot_of("test:news", f"id of {KEY}.1")

    assert found is not None
    assert (found.briefing, found.slot) == ("daily", MORNING)


async def test_what_a_posted_briefing_told_is_found_in_its_order(office: Office) -> None:
    office.plan(DAILY)
    office.file("a", FERRY)
    office.file("b", RATES)
    await office.publisher.publish()

    briefing = office.desk.posted(office.settled[0])

    text = office.platform.texts("test:news")[0]
    titles = [telling.headline.text for telling in briefing.tellings if telling.headline]
    assert sorted(titles, key=text.index) == titles
    assert len(titles) == 2


@pytest.mark.parametrize("after", [10_000_000, float("inf")])
async def test_a_platform_that_asks_for_ages_is_asked_again_within_the_hour(office: Office, after: float) -> None:
    office.plan(DAILY)
    office.platform.failures["test:news"] = [TryLater("test:news", "slow down", after=after)]
    await office.publisher.publish()
    before, log = office.platform.keys("test:news"), office.log()
    office.clock.pass_(minutes=60)

    await office.publisher.publish()

    assert log == [("posting", "test:news: slow down")]
    assert (before, len(office.platform.keys("test:news"))) == ([], 1)


async def test_all_that_is_due_is_posted_though_a_channel_becomes_free_after_the_tick(office: Office) -> None:
    class Slow(Publisher):
        async def tick(self) -> datetime:
            following = await super().tick()
            office.platform.held["test:news"].set()
            await until(lambda: len(office.settled) == 1)
            return following

    def courier(channel: str) -> Courier:
        return office.platform

    office.platform.held["test:news"] = asyncio.Event()
    publisher = Slow(office.async_history, office.desk, courier, office.clock, office.settled.append)
    await publisher.post_once("test:news", WORDS, "first")
    await publisher.post_once("test:news", WORDS, "second")

    await publisher.publish()

    assert len(office.platform.posted) == 2
