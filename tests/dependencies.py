"""What a front desk of the tests works with."""

from __future__ import annotations

from typing import Any
from unittest.mock import AsyncMock, Mock

from bot.async_history import AsyncHistory
from bot.message import Message
from bot.people import Reply
from bot.ports import Scout
from bot.service.dependencies import Dependencies


def dependencies(history: AsyncHistory, **others: Any) -> Dependencies:
    """The history and what else is given; a scout and a care that find and do nothing."""
    idle = {"scout": Mock(spec=Scout), "care": AsyncMock(return_value=Reply(Message(())))}
    return Dependencies(history, **(idle | others))
