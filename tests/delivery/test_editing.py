"""What a post is to say instead is kept, and carried by whoever serves its channel, also where another decided it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.delivery.editing import Edited
from bot.errors import DeliveryError, FateUnknown, TryLater
from bot.message import Message, Paragraph, Run
from bot.slots import Posting
from tests.delivery.conftest import DAILY, Office, until

NEW = Message((Paragraph((Run("as it was decided"),)),))
NEWER = Message((Paragraph((Run("and decided again"),)),))
BUSY = TryLater("test:news", "asks to wait", after=120)


async def posted(office: Office, channel: str = "test:news", space: str = DAILY.space) -> Posting:
    """A briefing's post, and that another process decided what it is to say: it waits."""
    office.plan(replace(DAILY, channel=channel, space=space, next_slot=office.clock()))
    office.file("a")
    await office.publisher.publish()
    with office.history.writing() as books:
        (row,) = books.outbox.last(channel, 1)
        (part,) = books.outbox.parts(row.key)
        books.edits.plan(replace(part, message=NEW), office.clock())
    return part


def says(office: Office, part: Posting) -> Message:
    with office.history.reading() as books:
        return books.outbox.parts(part.receipt)[0].message


async def test_a_post_that_another_process_changed_is_edited_at_the_next_look(office: Office) -> None:
    part = await posted(office)

    await office.publisher.publish()
    await office.publisher.publish()

    assert [message for _, _, message, _ in office.platform.posted] == [NEW]
    assert says(office, part) == NEW
    assert office.platform.edits == 1


async def test_an_edit_is_waited_for_as_for_a_post(office: Office) -> None:
    await posted(office)

    assert await office.publisher.tick() <= office.clock()
    await office.publisher.publish()

    assert await office.publisher.tick() > office.clock()


async def test_ending_finishes_the_edit_in_hand(office: Office) -> None:
    part = await posted(office)
    gate = office.platform.held["test:news"] = asyncio.Event()
    await office.publisher.tick()
    await until(lambda: office.platform.edits)

    ending = asyncio.create_task(office.publisher.finish(30))
    await asyncio.sleep(0)
    gate.set()
    await ending

    assert says(office, part) == NEW


@pytest.mark.parametrize(("error", "minutes"), [(BUSY, 2), (FateUnknown("test:news", "it broke"), 1)])
async def test_an_edit_that_fails_for_now_is_made_later_after_a_restart_too(
    office: Office, error: DeliveryError, minutes: int
) -> None:
    part = await posted(office)
    office.platform.refusing = [error]
    await office.publisher.publish()
    assert says(office, part) == part.message

    office.clock.pass_(seconds=minutes * 60 - 1)
    await office.restart().publish()
    early = says(office, part)
    office.clock.pass_(seconds=1)
    await office.restart().publish()

    assert (early, says(office, part)) == (part.message, NEW)


async def test_an_edit_that_was_put_off_before_the_clock_was_set_back_is_made(office: Office) -> None:
    part = await posted(office)
    office.platform.refusing = [BUSY]
    await office.publisher.publish()

    office.clock.pass_(hours=-2)
    await office.publisher.publish()

    assert says(office, part) == NEW


async def test_a_post_that_its_platform_refuses_to_edit_stays_and_is_let_be(office: Office) -> None:
    part = await posted(office)
    office.platform.refusing = [DeliveryError("test:news", "the message is gone")]

    done = await office.publisher.edit(DAILY.space)

    assert (done, says(office, part)) == (Edited(refused=1), part.message)
    assert await office.publisher.edit(DAILY.space) == Edited()


async def test_a_post_of_a_channel_that_nobody_serves_here_waits_without_a_hurry(office: Office) -> None:
    part = await posted(office)
    office.history._writer.execute("UPDATE outbox SET channel = 'slack:T1/C1'")

    await office.publisher.publish()

    office.clock.pass_(minutes=59)
    with office.history.reading() as books:
        assert books.edits.due(office.clock()) == []
        office.clock.pass_(minutes=1)
        assert books.edits.due(office.clock()) == [("slack:T1/C1", replace(part, message=NEW))]


async def test_what_was_decided_while_an_edit_was_under_way_is_edited_after_it(office: Office) -> None:
    part = await posted(office)
    with office.history.writing() as books:
        books.edits.plan(replace(part, message=NEWER), office.clock())
        books.edits.done(replace(part, message=NEW))

    await office.publisher.publish()

    assert says(office, part) == NEWER


@pytest.mark.parametrize("error", [BUSY, DeliveryError("test:news", "the message is too long")])
async def test_an_edit_that_fails_does_not_undo_what_was_decided_meanwhile(
    office: Office, error: DeliveryError
) -> None:
    part = await posted(office)
    office.platform.refusing = [error]
    office.platform.held["test:news"] = asyncio.Event()
    editing = asyncio.create_task(office.publisher.publish())
    await until(lambda: office.platform.edits)
    with office.history.writing() as books:
        books.edits.plan(replace(part, message=NEWER), office.clock())
    office.platform.held["test:news"].set()
    await editing

    office.clock.pass_(minutes=2)
    await office.publisher.publish()

    assert says(office, part) == NEWER


async def test_an_edit_on_which_a_platform_breaks_waits_and_holds_up_no_other(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    part = await posted(office)
    office.platform.refusing = [ValueError("no number")]

    done = await office.publisher.edit(DAILY.space)

    assert (done, says(office, part)) == (Edited(), part.message)
    assert "broke off: no number" in caplog.text
    with office.history.reading() as books:
        assert books.edits.due(office.clock()) == []
    office.clock.pass_(minutes=60)
    assert await office.publisher.edit(DAILY.space) == Edited(edited=1)


async def test_the_edits_of_one_space_do_not_wait_for_those_of_another(office: Office) -> None:
    part = await posted(office)
    await posted(office, "test:slow", "test:elsewhere")
    office.platform.held["test:slow"] = asyncio.Event()
    with office.history.writing() as books:
        books.edits.plan(replace(part, message=NEWER), office.clock())
    await office.publisher.tick()
    await until(lambda: says(office, part) == NEWER)
    with office.history.writing() as books:
        books.edits.plan(replace(part, message=NEW), office.clock())

    async with asyncio.timeout(30):
        done = await office.publisher.edit(DAILY.space)

    assert (done, says(office, part)) == (Edited(edited=1), NEW)
    await office.publisher.finish(0)


async def test_a_post_under_edit_is_edited_again_after_that_and_to_the_latest(office: Office) -> None:
    part = await posted(office)
    gate = office.platform.held["test:news"] = asyncio.Event()
    await office.publisher.tick()
    await until(lambda: office.platform.edits)
    with office.history.writing() as books:
        books.edits.plan(replace(part, message=NEWER), office.clock())

    decided = asyncio.create_task(office.publisher.edit(DAILY.space))
    await asyncio.sleep(0.1)
    under_way = office.platform.edits
    gate.set()

    assert await decided == Edited(edited=1)
    assert (under_way, office.platform.edits, says(office, part)) == (1, 2, NEWER)
    assert [message for _, _, message, _ in office.platform.posted] == [NEWER]
