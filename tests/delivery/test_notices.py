"""What managers are told of a briefing that needs them has a button that means this briefing, whatever its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.commands import ResumeBriefing, parse
from bot.delivery.notices import channel_gone
from bot.message import Choices
from tests.delivery.conftest import DAILY


@pytest.mark.parametrize("name", ["daily", "for the board", 'the "quick" one', "name:x", "a\nb"])
def test_the_button_resumes_the_briefing_of_that_name(name: str) -> None:
    [*_, choices] = channel_gone(replace(DAILY, name=name), "is gone").blocks

    assert isinstance(choices, Choices)
    assert parse(choices.options[0][1]) == ResumeBriefing(name)
