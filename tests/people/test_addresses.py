"""Channels that we name are shown by their names, on Discord people and roles too; in the news they stay letters."""

from __future__ import annotations

import pytest

from adapters.discord.markdown import markdown
from adapters.slack.rich_text import mrkdwn, rich
from bot.message import Message, Paragraph, Run, addressed
from tests.shown import text_of

DISCORD = addressed("notices discord:42, managers discord:@81 and discord:&77 (discord:no)")
SLACK = addressed("paused (by slack:T1/U2), in slack:T1/C3, for slack:T1/S4.")


def test_discord_shows_them_as_mentions() -> None:
    assert markdown(DISCORD) == "notices <#42>, managers <@81> and <@&77> (discord:no)"


def test_slack_shows_channels_by_their_names_and_notifies_nobody() -> None:
    assert mrkdwn(SLACK) == "paused (by slack:T1/U2), in <#C3>, for slack:T1/S4."
    assert [each for each in rich(SLACK) if each["type"] != "text"] == [{"type": "channel", "channel_id": "C3"}]


@pytest.mark.parametrize("line", [DISCORD, SLACK])
def test_elsewhere_they_are_read_as_they_are_typed(line: tuple[Run, ...]) -> None:
    assert "".join(text_of(Message((Paragraph(line),)), 200).split()) == "".join("".join(r.text for r in line).split())


def test_words_of_the_news_mention_nobody() -> None:
    said = (Run("write to discord:@81 or slack:T1/U2"),)

    assert "<" not in markdown(said)
    assert mrkdwn(said) == "write to discord:@81 or slack:T1/U2"


def test_another_platforms_address_stays_as_it_is() -> None:
    assert markdown(addressed("in slack:T1/C3")) == "in slack:T1/C3"
    assert mrkdwn(addressed("in discord:42")) == "in discord:42"
