"""What every Courier keeps to, run over the terminal's and the fake."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

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
    id = await desk.courier.post("terminal", message("one"), "key 1")

    assert id
    assert "one" in desk.read()


async def test_the_same_key_is_posted_once_and_keeps_its_id(desk: Desk) -> None:
    first = await desk.courier.post("terminal", message("one"), "key 1")
    second = await desk.courier.post("terminal", message("one"), "key 1")

    assert first == second
    assert desk.read().count("one") == 1


async def test_other_keys_are_other_posts(desk: Desk) -> None:
    first = await desk.courier.post("terminal", message("one"), "key 1")
    second = await desk.courier.post("terminal", message("two"), "key 2")

    assert first != second
    assert desk.read().index("one") < desk.read().index("two")
