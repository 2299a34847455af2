"""What the platforms post goes through the publisher, as soon as there is one."""

from __future__ import annotations

import pytest

from adapters.platforms import Belonging, LatePoster, any_platform
from bot.errors import UsageError
from bot.message import Message, Paragraph, Run

MESSAGE = Message((Paragraph((Run("a"),)),))


async def test_before_the_publisher_begins_it_is_said_in_a_sentence() -> None:
    poster = LatePoster(Belonging())

    with pytest.raises(UsageError, match="the bot has only just started; try again in a moment"):
        await poster.post_once("discord:1", MESSAGE, "k", "local")
    with pytest.raises(UsageError, match="only just started"):
        await poster.notify("local", MESSAGE, "k")


def test_a_platform_is_set_up_when_its_token_is_there() -> None:
    assert any_platform({"VERBATIM_SLACK_BOT_TOKEN": "xoxb-1"})
    assert not any_platform({"VERBATIM_DISCORD_TOKEN": "", "OTHER": "a"})


class Nobodys:
    """A Discord in which nothing is anybody's."""

    def belongs(self, channel: str, space: str) -> bool:
        return False

    async def reads(self, person: str, space: str) -> bool:
        return False


async def test_discord_is_asked_only_about_its_own_channels() -> None:
    belonging = Belonging()
    assert belonging("discord:1", "discord:2")
    assert await belonging.reads("discord:@1", "discord:2")

    belonging.discord = Nobodys()

    assert not belonging("discord:1", "discord:2")
    assert belonging("slack:T1/C1", "slack:T1")
    assert not await belonging.reads("discord:@1", "discord:2")
    assert await belonging.reads("discord:1", "discord:2")
    assert await belonging.reads("slack:T1/U1", "slack:T1")


async def test_who_does_not_read_a_space_is_told_nothing_of_it() -> None:
    belonging = Belonging()
    belonging.discord = Nobodys()

    assert not await LatePoster(belonging).post_once("discord:@1", MESSAGE, "k", "discord:2")
