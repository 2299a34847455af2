from __future__ import annotations

import pytest

from adapters.slack.origins import Origin
from adapters.slack.replying import Replying
from adapters.slack.workspace import web_client
from bot.message import Choices, Document, Message, Paragraph, Run
from bot.people import Reply
from tests.slack_wire.faults import Refused
from tests.slack_wire.server import BOT_TOKEN, Posted, SlackServer


def reply(words: str = "one", *, private: bool = True, replaces: bool = False) -> Reply:
    return Reply(Message((Paragraph((Run(words),)),)), private, replaces)


@pytest.fixture
def replying(slack: SlackServer) -> Replying:
    return Replying(web_client(BOT_TOKEN, slack.api))


def posted(slack: SlackServer, channel: str = "C1") -> str:
    made = Posted(slack.ts(), {"text": "before", "blocks": []})
    slack.channels[channel].append(made)
    return made.ts


async def test_an_answer_for_all_to_a_command_is_said_over_its_response_url(
    slack: SlackServer, replying: Replying
) -> None:
    url = slack.response_url()

    await replying.say(reply(private=False), Origin("U1", "C9", response_url=url, command=True), "/quote one")

    assert slack.over(url)[0]["response_type"] == "in_channel"


async def test_an_answer_for_all_to_a_button_stands_under_its_message(slack: SlackServer, replying: Replying) -> None:
    ts = posted(slack)

    await replying.say(
        reply(private=False), Origin("U1", "C1", ts, response_url=slack.response_url(), pressed=ts), "/why 1"
    )

    assert slack.said("C1")[1].thread == ts


async def test_an_answer_for_all_where_the_bot_is_no_member_goes_over_the_response_url(
    slack: SlackServer, replying: Replying
) -> None:
    url = slack.response_url()

    await replying.say(reply(private=False), Origin("U1", "C9", "1.000001", response_url=url), "/why 1")

    assert slack.over(url)[0]["response_type"] == "in_channel"


async def test_a_page_takes_the_place_of_the_one_before(slack: SlackServer, replying: Replying) -> None:
    url, ts, direct = slack.response_url(), posted(slack), posted(slack, "DU1")

    await replying.say(reply(replaces=True), Origin("U1", "C1", response_url=url, pressed="1.2", fleeting=True), "")
    await replying.say(reply(private=False, replaces=True), Origin("U1", "C1", ts, pressed=ts), "/quote a page:2")
    await replying.say(reply(replaces=True), Origin("U1", "DU1", direct, pressed=direct), "/quote a page:2")

    assert slack.over(url)[0]["replace_original"] is True
    assert [each.body["text"] for each in slack.said("C1") + slack.said("DU1")] == ["one", "one"]


async def test_a_private_page_does_not_take_the_place_of_what_all_see(slack: SlackServer, replying: Replying) -> None:
    url, ts = slack.response_url(), posted(slack)

    await replying.say(reply(replaces=True), Origin("U1", "C1", ts, response_url=url, pressed=ts), "/quote a page:2")

    assert slack.over(url)[0]["replace_original"] is False
    assert slack.said("C1")[0].body["text"] == "before"


async def test_within_a_thread_a_private_answer_stands_in_the_thread(slack: SlackServer, replying: Replying) -> None:
    url = slack.response_url()

    await replying.say(reply(), Origin("U1", "C1", "1.000001", inside=True, response_url=url), "/quote a")
    await replying.say(reply(), Origin("U1", "C1", "1.000001", inside=True), "/quote a")
    await replying.say(reply(), Origin("U1", "C1", "1.000001"), "/quote a")

    assert slack.over(url)[0]["thread_ts"] == "1.000001"
    assert [said[2].get("thread_ts") for said in slack.ephemeral] == ["1.000001", None]


async def test_a_long_answer_goes_on_in_further_messages_and_ends_with_its_buttons(
    slack: SlackServer, replying: Replying
) -> None:
    url = slack.response_url()

    await replying.say(reply("word " * 12_000), Origin("U1", "C1", response_url=url), "/quote word")

    over, then = slack.over(url), slack.ephemeral
    assert len(over) == 5
    assert len(then) >= 2
    assert [str(each["blocks"]).count("Share here") for each in over] == [0] * 5
    assert "Share here" in str(then[-1][2]["blocks"])


async def test_a_long_direct_answer_goes_on_in_the_thread_of_its_beginning(
    slack: SlackServer, replying: Replying
) -> None:
    await replying.say(reply("word " * 4_000), Origin("U1", "DU1"), "/quote word")

    first, *others = slack.said("DU1")
    assert {each.thread for each in others} == {first.ts}


async def test_a_file_goes_to_the_askers_direct_messages(slack: SlackServer, replying: Replying) -> None:
    made = Reply(Message((Document("quotes.csv", "quote,speaker\n"), Choices((("Again", "/export quotes"),)))))

    await replying.say(made, Origin("U1", "C1", response_url=slack.response_url()), "/export quotes")
    await replying.say(made, Origin("U1", "DU1", "1.000001"), "/export quotes")

    assert [(channel, name) for channel, name, _ in slack.files] == [("DU1", "quotes.csv")] * 2
    assert "quote,speaker" in slack.files[0][2]


async def test_a_file_that_cannot_be_sent_is_told(slack: SlackServer, replying: Replying) -> None:
    slack.fault("files.getUploadURLExternal", Refused("missing_scope"))
    url = slack.response_url()

    await replying.say(
        Reply(Message((Document("quotes.csv", ""),))), Origin("U1", "C1", response_url=url), "/export quotes"
    )

    assert "quotes.csv could not be sent to you" in slack.over(url)[-1]["text"]


@pytest.mark.parametrize("seconds", ["1", "0.5", "soon"])
async def test_a_response_url_that_asks_to_wait_is_waited_for(
    slack: SlackServer, replying: Replying, seconds: str
) -> None:
    url = slack.response_url()
    slack.limited_links = [seconds]

    await replying.say(reply(), Origin("U1", "C1", response_url=url), "/quote a")

    assert len(slack.over(url)) == 1


async def test_a_response_url_that_asks_for_hours_is_done_without(slack: SlackServer, replying: Replying) -> None:
    url = slack.response_url()
    slack.limited_links = ["7200"]

    await replying.say(reply(), Origin("U1", "C1", response_url=url), "/quote a")

    assert (slack.over(url), len(slack.ephemeral)) == ([], 1)


async def test_a_reply_that_nobody_takes_is_given_up(
    slack: SlackServer, replying: Replying, caplog: pytest.LogCaptureFixture
) -> None:
    slack.fault("*", *[Refused("not_in_channel")] * 9)

    await replying.say(reply(), Origin("U1", "C1"), "/quote a")

    assert "could not be said" in caplog.text


async def test_a_shared_answer_leaves_the_askers_copy_when_it_cannot_be_taken_away(
    slack: SlackServer, replying: Replying
) -> None:
    url = slack.response_url()
    slack.links[url.rpartition("/")[2]].made -= 31 * 60

    await replying.share(Message((Paragraph((Run("one"),)),)), Origin("U1", "C1", response_url=url))

    assert [each.body["text"] for each in slack.said("C1")] == ["one"]
