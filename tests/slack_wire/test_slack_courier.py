from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from slack_sdk.errors import SlackApiError

from adapters.slack.courier import EVENT, SlackCourier
from adapters.slack.errors import WorkspaceClosed, post_failure
from adapters.slack.pacing import PostPace
from adapters.slack.workspace import identified, web_client
from bot.errors import ChannelGone, DeliveryError, FateUnknown, MessageGone, TryLater
from bot.message import Message, Paragraph, Run
from tests.slack_wire.faults import Broken, Cut, Limited, Refused
from tests.slack_wire.server import BOT_TOKEN, Posted, SlackServer

LONG_AGO = datetime.now(UTC) - timedelta(days=1)
HISTORY = {"channels:history", "groups:history", "im:history"}


def message(words: str = "one") -> Message:
    return Message((Paragraph((Run(words),)),))


@pytest.fixture
def courier(slack: SlackServer) -> SlackCourier:
    return another(slack)


def another(slack: SlackServer, spacing: float = 0) -> SlackCourier:
    """A courier as a new process has it."""
    return SlackCourier(web_client(BOT_TOKEN, slack.api), PostPace(spacing))


async def test_a_part_carries_its_key_and_unfurls_nothing(slack: SlackServer, courier: SlackCourier) -> None:
    await courier.post("slack:T1/C1", message(), "a.0")

    (body,) = slack.called("chat.postMessage")
    assert body["metadata"] == {"event_type": "verbatim_part", "event_payload": {"key": "a.0"}}
    assert (body["unfurl_links"], body["unfurl_media"]) == (False, False)


async def test_further_parts_stand_in_the_thread_of_the_first(slack: SlackServer, courier: SlackCourier) -> None:
    first = await courier.post("slack:T1/C1", message("one"), "a.0")
    await courier.post("slack:T1/C1", message("two"), "a.1", under=first)

    assert [posted.thread for posted in slack.said("C1")] == [None, first]


async def test_a_part_goes_under_the_message_of_a_former_process(slack: SlackServer, courier: SlackCourier) -> None:
    first = await courier.post("slack:T1/C1", message("one"), "a.0")
    await another(slack).post("slack:T1/C1", message("two"), "a.1", under=first)

    assert [posted.thread for posted in slack.said("C1")] == [None, first]


async def test_an_address_may_be_a_thread(slack: SlackServer, courier: SlackCourier) -> None:
    first = await courier.post("slack:T1/C1", message("one"), "a.0")
    second = await another(slack).post(f"slack:T1/C1/{first}", message("two"), "b.0")

    third = await another(slack).post(f"slack:T1/C1/{first}", message("three"), "b.1", under=second)

    assert [posted.thread for posted in slack.said("C1")] == [None, first, first]
    assert await another(slack).find(f"slack:T1/C1/{first}", "b.0", LONG_AGO) == second
    assert await another(slack).find(f"slack:T1/C1/{first}", "b.1", LONG_AGO, under=second) == third


async def test_nothing_is_posted_under_a_message_that_is_gone(slack: SlackServer, courier: SlackCourier) -> None:
    with pytest.raises(MessageGone, match="the message that this stands under was deleted; post the briefing anew"):
        await courier.post("slack:T1/C1", message(), "a.1", under="1700000000.000001")
    with pytest.raises(ChannelGone, match="the thread's first message was deleted; choose another channel"):
        await courier.post("slack:T1/C1/1700000000.000001", message(), "a.0")

    assert slack.said("C1") == []


async def test_a_part_whose_thread_went_away_meanwhile_is_taken_back(slack: SlackServer, courier: SlackCourier) -> None:
    first = await courier.post("slack:T1/C1", message("one"), "a.0")
    slack.channels["C1"].clear()

    with pytest.raises(MessageGone):
        await courier.post("slack:T1/C1", message("two"), "a.1", under=first)

    assert slack.said("C1") == []


async def test_a_person_gets_a_direct_message(slack: SlackServer, courier: SlackCourier) -> None:
    posted = await courier.post("slack:T1/U1", message(), "a.0")
    await courier.edit("slack:T1/U1", posted, message("corrected"))

    assert [each.body["text"] for each in slack.said("DU1")] == ["corrected"]
    assert courier.link("slack:T1/U1", posted) == f"https://harbour.slack.com/archives/DU1/p{posted.replace('.', '')}"


async def test_a_link_is_known_once_something_was_posted(slack: SlackServer, courier: SlackCourier) -> None:
    assert courier.link("slack:T1/C1", "1.2") is None

    posted = await courier.post("slack:T1/C1", message(), "a.0")

    assert courier.link("slack:T1/C1", posted) == f"https://harbour.slack.com/archives/C1/p{posted.replace('.', '')}"
    assert courier.link("slack:T1/U2", posted) is None
    assert courier.link("terminal", posted) is None


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("not_in_channel", "/invite @Verbatim"),
        ("is_archived", "unarchive it"),
        ("channel_not_found", "private"),
        ("restricted_action", "Posting permissions"),
    ],
)
async def test_a_channel_that_is_closed_to_the_bot_says_what_to_do(
    slack: SlackServer, courier: SlackCourier, error: str, told: str
) -> None:
    slack.fault("chat.postMessage", Refused(error))

    with pytest.raises(ChannelGone, match=told):
        await courier.post("slack:T1/C1", message(), "a.0")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("token_revoked", "VERBATIM_SLACK_BOT_TOKEN"),
        ("account_inactive", "install the app again"),
        ("org_login_required", "being moved"),
    ],
)
async def test_while_the_workspace_lets_the_bot_do_nothing_no_channel_counts_as_gone(
    slack: SlackServer, courier: SlackCourier, error: str, told: str
) -> None:
    slack.fault("chat.postMessage", Refused(error))

    with pytest.raises(TryLater, match=told):
        await courier.post("slack:T1/C1", message(), "a.0")

    assert await courier.post("slack:T1/C1", message(), "a.0")


@pytest.mark.parametrize(
    ("scope", "channel", "kind"), [("chat:write", "slack:T1/C1", TryLater), ("im:write", "slack:T1/U1", ChannelGone)]
)
async def test_a_missing_scope_is_named_and_closes_no_single_channel_where_it_closes_all(
    slack: SlackServer, courier: SlackCourier, scope: str, channel: str, kind: type[DeliveryError]
) -> None:
    slack.granted.discard(scope)

    with pytest.raises(kind, match=f"lacks the scope {scope}; add it at api.slack.com/apps"):
        await courier.post(channel, message(), "a.0")


@pytest.mark.parametrize("channel", ["slack:T9/C1", "discord:42", "slack:T1/"])
async def test_another_workspaces_channel_is_refused(slack: SlackServer, courier: SlackCourier, channel: str) -> None:
    with pytest.raises(ChannelGone, match="not a channel of Harbour"):
        await courier.post(channel, message(), "a.0")


@pytest.mark.parametrize("said", ["", "Too Many Requests", {"ok": False}, {"ok": False, "error": "ratelimited"}])
def test_a_limit_is_known_whatever_stands_in_its_answer(said: str | dict[str, object]) -> None:
    answer = SimpleNamespace(status_code=429, headers={"Retry-After": "7"}, data=said)

    failure = post_failure("slack:T1/C1", SlackApiError("limited", answer))  # type: ignore[no-untyped-call]

    assert isinstance(failure, TryLater)
    assert failure.after == 7


async def test_a_limit_is_waited_out_and_the_part_posted_once(slack: SlackServer, courier: SlackCourier) -> None:
    slack.fault("chat.postMessage", Limited(1))
    started = time.monotonic()

    await courier.post("slack:T1/C1", message(), "a.0")

    assert time.monotonic() - started >= 1
    assert len(slack.said("C1")) == 1


async def test_a_long_limit_is_told_to_the_caller(slack: SlackServer, courier: SlackCourier) -> None:
    slack.fault("chat.postMessage", Limited(600))

    with pytest.raises(TryLater) as told:
        await courier.post("slack:T1/C1", message(), "a.0")

    assert told.value.after == 600


async def test_a_server_that_is_down_is_tried_later(slack: SlackServer, courier: SlackCourier) -> None:
    slack.fault("chat.postMessage", Broken(503))

    with pytest.raises(TryLater):
        await courier.post("slack:T1/C1", message(), "a.0")


@pytest.mark.parametrize(
    "fault", [Broken(500), Broken(502), Refused("internal_error"), Cut(done=True), Cut(done=False)]
)
async def test_what_broke_is_of_unknown_fate_and_never_sent_again_blindly(
    slack: SlackServer, courier: SlackCourier, fault: Broken | Refused | Cut
) -> None:
    slack.fault("chat.postMessage", fault)

    with pytest.raises(FateUnknown):
        await courier.post("slack:T1/C1", message(), "a.0")

    assert len(slack.called("chat.postMessage")) == 1


@pytest.mark.parametrize("done", [True, False])
async def test_the_channel_tells_what_became_of_it(slack: SlackServer, courier: SlackCourier, done: bool) -> None:
    slack.fault("chat.postMessage", Cut(done))
    with pytest.raises(FateUnknown):
        await courier.post("slack:T1/C1", message(), "a.0")

    found = await another(slack).find("slack:T1/C1", "a.0", LONG_AGO)

    assert found == (slack.said("C1")[0].ts if done else None)


async def test_what_another_app_marks_with_the_key_of_a_part_is_not_taken_for_it(
    slack: SlackServer, courier: SlackCourier
) -> None:
    metadata = {"event_type": EVENT, "event_payload": {"key": "a.0"}}
    slack.channels["C1"].append(Posted(slack.ts(), {"text": "forged", "metadata": metadata}, "UAPP"))

    assert await courier.find("slack:T1/C1", "a.0", LONG_AGO) is None


async def test_without_history_scopes_nobody_can_tell(slack: SlackServer, courier: SlackCourier) -> None:
    slack.granted -= HISTORY

    with pytest.raises(FateUnknown, match="may not look"):
        await courier.find("slack:T1/C1", "a.0", LONG_AGO)


async def test_direct_messages_may_be_looked_through_by_default(slack: SlackServer, courier: SlackCourier) -> None:
    slack.granted -= {"channels:history", "groups:history"}
    posted = await courier.post("slack:T1/U1", message(), "a.0")

    assert await another(slack).find("slack:T1/U1", "a.0", LONG_AGO) == posted


async def test_a_part_is_found_on_a_later_page(slack: SlackServer, courier: SlackCourier) -> None:
    posted = await courier.post("slack:T1/C1", message(), "a.0")
    slack.channels["C1"] += [Posted(slack.ts(), {"text": "talk"}, "U1") for _ in range(250)]

    assert await another(slack).find("slack:T1/C1", "a.0", LONG_AGO) == posted
    assert len(slack.called("conversations.history")) == 2


async def test_a_part_is_found_where_slacks_clock_is_behind(slack: SlackServer, courier: SlackCourier) -> None:
    slack.ahead = -30
    planned = datetime.now(UTC)
    posted = await courier.post("slack:T1/C1", message(), "a.0")

    assert await another(slack).find("slack:T1/C1", "a.0", planned) == posted


async def test_looking_while_slack_is_down_is_tried_later(slack: SlackServer, courier: SlackCourier) -> None:
    slack.fault("conversations.history", Broken(500))

    with pytest.raises(TryLater):
        await courier.find("slack:T1/C1", "a.0", LONG_AGO)


async def test_what_slack_refuses_for_its_form_is_a_delivery_error(slack: SlackServer, courier: SlackCourier) -> None:
    slack.fault("chat.postMessage", Refused("invalid_blocks"))

    with pytest.raises(DeliveryError, match="invalid_blocks"):
        await courier.post("slack:T1/C1", message(), "a.0")


async def test_an_edit_of_a_message_that_is_gone_says_so(slack: SlackServer, courier: SlackCourier) -> None:
    with pytest.raises(MessageGone, match="the message was deleted"):
        await courier.edit("slack:T1/C1", "1.2", message())


async def test_a_server_that_is_not_there_is_tried_later(slack: SlackServer) -> None:
    with pytest.raises(TryLater, match="cannot be reached"):
        await identified(web_client(BOT_TOKEN, "http://127.0.0.1:9/api/"))


async def test_a_channel_waits_for_its_turn_and_others_do_not(slack: SlackServer) -> None:
    courier = another(slack, spacing=3_600)
    await courier.post("slack:T1/C1", message(), "a.0")
    waiting = asyncio.create_task(courier.post("slack:T1/C1", message(), "a.1"))

    await courier.post("slack:T1/C2", message(), "b.0")

    assert not waiting.done()
    assert [args["channel"] for args in slack.called("chat.postMessage")] == ["C1", "C2"]
    waiting.cancel()


async def test_messages_in_one_channel_are_spaced() -> None:
    pace, sent = PostPace(spacing=0.1), list[float]()

    async def send() -> None:
        sent.append(time.monotonic())

    await asyncio.gather(*(pace.post("C1", send) for _ in range(3)))

    assert sent[2] - sent[0] >= 0.19


async def test_a_token_that_slack_does_not_know_is_said_to_be_so(slack: SlackServer) -> None:
    with pytest.raises(WorkspaceClosed, match="does not know the bot's token"):
        await identified(web_client("xoxb-other", slack.api))


async def test_a_person_who_is_not_there_is_said_to_be_so(slack: SlackServer, courier: SlackCourier) -> None:
    with pytest.raises(ChannelGone, match="there is no such person"):
        await courier.post("slack:T1/U9", message(), "a.0")


async def test_a_thread_is_not_posted_to_while_nobody_can_tell_whether_it_is_there(
    slack: SlackServer, courier: SlackCourier
) -> None:
    slack.fault("chat.getPermalink", Broken(503))

    with pytest.raises(TryLater):
        await courier.post("slack:T1/C1", message(), "a.1", under="1700000000.000001")


async def test_a_part_that_strayed_and_cannot_be_taken_back_is_of_unknown_fate(
    slack: SlackServer, courier: SlackCourier
) -> None:
    first = await courier.post("slack:T1/C1", message("one"), "a.0")
    slack.channels["C1"].clear()
    slack.fault("chat.delete", Broken(500))

    with pytest.raises(FateUnknown, match="outside of its thread"):
        await courier.post("slack:T1/C1", message("two"), "a.1", under=first)


async def test_a_key_that_is_not_among_very_many_messages_is_of_unknown_fate(
    slack: SlackServer, courier: SlackCourier
) -> None:
    slack.channels["C1"] += [Posted(slack.ts(), {"text": "talk"}, "U1") for _ in range(2_100)]

    with pytest.raises(FateUnknown, match="not among the latest 2000"):
        await courier.find("slack:T1/C1", "a.0", LONG_AGO)
