"""What every Courier keeps to, run over the terminal's and the fake; the platforms run it over their own."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from adapters.terminal.courier import TerminalCourier
from adapters.terminal.format import text_of
from bot.message import Message, Paragraph, Run
from bot.ports import Courier
from tests.newsroom.conftest import RecordingCourier


@dataclass(frozen=True)
class Desk:
    """A courier, and what was read of its posts."""

    courier: Courier
    read: Callable[[], str]
    channel: str = "terminal"


def recording() -> Desk:
    courier = RecordingCourier()
    return Desk(courier, lambda: "".join(text_of(message) for message in courier.posted.values()))


def terminal() -> Desk:
    out = io.StringIO()
    return Desk(TerminalCourier(out), out.getvalue)


@pytest.fixture(params=[recording, terminal])
def desk(request: pytest.FixtureRequest) -> Desk:
    made: Desk = request.param()
    return made


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


def test_parts_lose_no_word(desk: Desk) -> None:
    long = Message(tuple(Paragraph((Run(f"word{number}"),)) for number in range(500)))

    parts = desk.courier.parts(long)

    assert [block for part in parts for block in part.blocks if isinstance(block, Paragraph)] == list(long.blocks)
