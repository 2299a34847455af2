"""Which platform serves a channel, and whose it is."""

from __future__ import annotations

from typing import cast

from adapters.discord.service import Discord
from adapters.platforms import Platforms, any_platform


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
    platforms = Platforms({})
    assert platforms.belongs("discord:1", "discord:2")
    assert await platforms.may_read("discord:@1", "discord:2")

    platforms.discord = cast(Discord, Nobodys())

    assert not platforms.belongs("discord:1", "discord:2")
    assert platforms.belongs("slack:T1/C1", "slack:T1")
    assert not await platforms.may_read("discord:@1", "discord:2")
    assert await platforms.may_read("discord:1", "discord:2")
    assert await platforms.may_read("slack:T1/U1", "slack:T1")
