"""The terminal's courier."""

import io

import pytest

from adapters.terminal.courier import TerminalCourier
from bot.errors import DeliveryError
from bot.message import Message, Paragraph, Run

MESSAGE = Message((Paragraph((Run("news"),)),))


async def test_a_message_is_printed_once_for_its_key() -> None:
    out = io.StringIO()
    courier = TerminalCourier(out)

    first = await courier.post("terminal", MESSAGE, "k")
    second = await courier.post("terminal", MESSAGE, "k")

    assert out.getvalue().count("news") == 1
    assert first == second


class Gone(io.StringIO):
    """A terminal that was closed."""

    def write(self, text: str) -> int:
        raise BrokenPipeError(32, "Broken pipe")


async def test_a_terminal_that_is_gone_is_a_delivery_error() -> None:
    with pytest.raises(DeliveryError, match="terminal: Broken pipe"):
        await TerminalCourier(Gone()).post("terminal", MESSAGE, "k")
