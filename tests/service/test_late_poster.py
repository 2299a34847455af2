"""What the platforms post goes through the publisher, as soon as there is one."""

from __future__ import annotations

import pytest

from adapters.platforms import Belonging, LatePoster, any_platform
from bot.errors import UsageError
from bot.message import Message, Paragraph, Run

MESSAGE = Message((Paragraph((Run("a"),)),))


async def test_before_the_publisher_begins_it_is_said_in_a_sentence() -> None:
    poster = LatePoster()

    with pytest.raises(UsageError, match="the bot has only just started; try again in a moment"):
        await poster.post_once("discord:1", MESSAGE, "k", "local")
    with pytest.raises(UsageError, match="only just started"):
        await poster.notify("local", MESSAGE, "k")


def test_a_platform_is_set_up_when_its_token_is_there() -> None:
    assert any_platform({"VERBATIM_SLACK_BOT_TOKEN": "xoxb-1"})
    assert not any_platform({"VERBATIM_DISCORD_TOKEN": "", "OTHER": "a"})


def test_discord_is_asked_only_about_its_own_channels() -> None:
    belonging = Belonging()
    assert belonging("discord:1", "discord:2")

    belonging.discord = lambda channel, space: False

    assert not belonging("discord:1", "discord:2")
    assert belonging("slack:T1/C1", "slack:T1")
