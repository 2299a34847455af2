"""A channel that is typed must be one of the visitor's own server or workspace, or their own direct messages."""

from dataclasses import replace

import pytest

from bot.people import Visitor
from tests.people.conftest import ALICE, Office

SLACK = Visitor("slack:T1", "slack:T1/U2", "slack:T1/C3", "slack thread", manages=True)
REFUSED = "not a channel here; choose it from the list"
STRANGE = "unknown here; choose it from the list"


@pytest.mark.parametrize(
    ("visitor", "channel", "said"),
    [
        (ALICE, "discord:22", REFUSED),
        (ALICE, "discord:@82", REFUSED),
        (ALICE, "slack:T1/C3", STRANGE),
        (ALICE, "terminal", STRANGE),
        (ALICE, "https://hook.example/1", STRANGE),
        (replace(ALICE, space="discord:@81", channel="discord:@81"), "discord:22", REFUSED),
        (SLACK, "slack:T2/C3", STRANGE),
        (SLACK, "slack:T1/U9", REFUSED),
        (SLACK, "slack:T1/D9", REFUSED),
        (SLACK, "slack:T1/S9", REFUSED),
        (SLACK, "discord:11", STRANGE),
    ],
)
async def test_a_channel_of_others_is_refused_and_nothing_is_kept(
    office: Office, visitor: Visitor, channel: str, said: str
) -> None:
    lines = (
        f"/briefing schedule weekdays 8:30 zone:Kyiv channel:{channel}",
        f"/topic follow ferry channel:{channel}",
        f"/settings notices:{channel}",
        f"/settings answers:public channel:{channel}",
    )

    told = [await office.say(line, visitor) for line in lines]

    assert all(said in each for each in told), told
    with office.history.reading() as books:
        assert books.schedules.all() == []
        assert books.spaces.get(visitor.space).notices is None


@pytest.mark.parametrize("channel", ["slack:T1/C9", "slack:T1/G9", "slack:T1/C3/1741944000.000100", "slack:T1/U2"])
async def test_a_channel_of_the_own_workspace_and_the_own_messages_are_taken(office: Office, channel: str) -> None:
    assert (await office.say(f"/briefing schedule weekdays 8:30 zone:Kyiv channel:{channel}", SLACK)).startswith("Done")


async def test_a_role_of_another_platform_is_not_mentioned(office: Office) -> None:
    assert STRANGE in await office.say("/briefing schedule weekdays 8:30 zone:Kyiv mention:slack:T1/S1", ALICE)
    assert (await office.say("/briefing schedule weekdays 8:30 zone:Kyiv mention:discord:&7", ALICE)).startswith("Done")
