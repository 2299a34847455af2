"""What every Courier keeps to: here the terminal's, the web hooks' and the fake; Discord's and Slack's elsewhere."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from adapters.terminal.courier import TerminalCourier
from adapters.webhook import Hook, WebhookCourier
from bot.delivery.message_json import message_of
from bot.message import Message, Paragraph, Run
from bot.ports import Courier
from tests.care.conftest import RecordingCourier
from tests.delivery.recorder import Recorder
from tests.shown import text_of


@dataclass(frozen=True)
class Desk:
    """A courier, the channel that it is tried on, and what was read of its posts."""

    courier: Courier
    channel: str
    read: Callable[[], str]


async def recording() -> AsyncIterator[Desk]:
    courier = RecordingCourier()
    yield Desk(courier, "terminal", lambda: "".join(text_of(message) for message in courier.posted.values()))


async def terminal() -> AsyncIterator[Desk]:
    out = io.StringIO()
    yield Desk(TerminalCourier(out), "terminal", out.getvalue)


async def webhook() -> AsyncIterator[Desk]:
    """To a receiver that takes each key once."""
    receiver = Recorder(once=True)
    await receiver.start()
    courier = WebhookCourier([Hook(receiver.url(), unsure="look")], ["127.0.0.1"])

    def read() -> str:
        said = [body["message"] for _, _, body in receiver.posts] + [edit["message"] for edit in receiver.edits]
        return "".join(text_of(message_of(json.dumps(message))) for message in said)

    yield Desk(courier, receiver.url(), read)
    await courier.close()
    await receiver.stop()


@pytest.fixture(params=[recording, terminal, webhook])
async def desk(request: pytest.FixtureRequest) -> AsyncIterator[Desk]:
    async for made in request.param():
        yield made


def message(words: str) -> Message:
    return Message((Paragraph((Run(words),)),))


async def test_a_post_is_read_and_has_an_id(desk: Desk) -> None:
    id = await desk.courier.post(desk.channel, message("one"), "key 1")

    assert id
    assert "one" in desk.read()


async def test_the_same_key_is_posted_once_and_keeps_its_id(desk: Desk) -> None:
    first = await desk.courier.post(desk.channel, message("one"), "key 1")
    second = await desk.courier.post(desk.channel, message("one"), "key 1")

    assert first == second
    assert desk.read().count("one") == 1


async def test_other_keys_are_other_posts(desk: Desk) -> None:
    first = await desk.courier.post(desk.channel, message("one"), "key 1")
    second = await desk.courier.post(desk.channel, message("two"), "key 2")

    assert first != second
    assert desk.read().index("one") < desk.read().index("two")


async def test_what_was_posted_is_found_by_its_key_and_nothing_else(desk: Desk) -> None:
    id = await desk.courier.post(desk.channel, message("one"), "key 1")

    assert await desk.courier.find(desk.channel, "key 1", datetime(2025, 3, 13, tzinfo=UTC)) == id
    assert await desk.courier.find(desk.channel, "key 2", datetime(2025, 3, 13, tzinfo=UTC)) is None


async def test_an_edited_post_says_what_it_was_edited_to(desk: Desk) -> None:
    id = await desk.courier.post(desk.channel, message("one"), "key 1")

    await desk.courier.edit(desk.channel, id, message("corrected"))

    assert "corrected" in desk.read()


async def test_parts_lose_no_word(desk: Desk) -> None:
    long = Message(tuple(Paragraph((Run(f"word{number}"),)) for number in range(500)))

    parts = desk.courier.parts(long)

    assert [block for part in parts for block in part.blocks if isinstance(block, Paragraph)] == list(long.blocks)
