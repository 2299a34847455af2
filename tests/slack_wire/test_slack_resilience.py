from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from adapters.chat.records import Records
from adapters.slack.connection import PatientClient
from adapters.slack.errors import WorkspaceClosed
from adapters.slack.home import Overview, overview
from adapters.slack.service import Access, access, serving
from bot.errors import ConfigError, HistoryError
from bot.front_desk import FrontDesk
from bot.message import Message, Paragraph, Run
from bot.ports import Books
from bot.settings import SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SlackSettings
from tests.slack_wire import payloads
from tests.slack_wire import server as wire
from tests.slack_wire.conftest import Bot, Lobby, listening, texts
from tests.slack_wire.faults import Broken, Cut, Fault, Limited, Refused, Slow
from tests.slack_wire.server import SlackServer
from tests.story_contract import NOW

Json = dict[str, Any]


async def test_a_connection_that_slack_wants_anew_is_opened_anew(bot: Bot) -> None:
    before = bot.slack.connections
    await bot.slack.disconnect("refresh_requested")
    await bot.slack.until(lambda: bot.slack.connections > before)

    (said,) = await bot.command("figures ferry missing")
    assert "missing" in said["text"]


async def test_a_connection_that_dies_in_silence_is_noticed(slack: SlackServer, lobby: Lobby) -> None:
    slack.mute = True
    async with serving(Access(wire.BOT_TOKEN, wire.APP_TOKEN, base_url=slack.api, ping=0.25), *lobby):
        await slack.until(lambda: slack.connections)
        slack.mute = False
        await slack.until(lambda: slack.connections >= 2)
        body = payloads.command(slack, "figures ferry missing")
        await slack.send("slash_commands", body)
        await slack.until(lambda: slack.over(body["response_url"]))


async def test_a_connection_that_is_cut_is_opened_anew(bot: Bot) -> None:
    before = bot.slack.connections
    for socket in bot.slack.sockets:
        await socket.close()
    await bot.slack.until(lambda: bot.slack.connections > before)

    assert await bot.command("figures ferry missing")


async def test_too_many_connections_are_met_with_patience(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    before = bot.slack.connections
    for _ in range(20):
        await bot.slack.disconnect("too_many_websockets")
        await asyncio.sleep(0.05)

    assert bot.slack.connections - before <= 8  # of twenty
    monkeypatch.setattr(PatientClient, "_pause", 0.0)


async def test_a_connection_that_cannot_be_made_is_given_up_for_another(slack: SlackServer, lobby: Lobby) -> None:
    good = slack.base
    async with serving(Access(wire.BOT_TOKEN, wire.APP_TOKEN, base_url=slack.api, ping=0.1), *lobby):
        slack.base = "http://127.0.0.1:9"  # the address that Slack gives leads nowhere
        await slack.until(lambda: len(slack.called("apps.connections.open")) > 1)  # the first proves the token
        slack.base = good
        await slack.until(lambda: slack.connections)


async def test_slack_that_is_down_at_the_start_is_waited_for(
    slack: SlackServer, lobby: Lobby, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.service.FIRST_RETRY", 0.05)
    slack.fault("auth.test", Broken(503), Broken(500), Limited(1))
    slack.fault("apps.connections.open", Broken(503))
    async with serving(Access(wire.BOT_TOKEN, wire.APP_TOKEN, base_url=slack.api, ping=0.1), *lobby):
        await slack.until(lambda: slack.connections)


async def test_a_token_that_slack_refuses_is_said_in_the_log_and_nothing_else_ends(
    slack: SlackServer, lobby: Lobby, caplog: pytest.LogCaptureFixture
) -> None:
    slack.fault("auth.test", *[Refused("token_revoked")] * 2)
    async with serving(Access(wire.BOT_TOKEN, wire.APP_TOKEN, base_url=slack.api), *lobby) as made:
        await slack.until(lambda: made.problem)
        with pytest.raises(WorkspaceClosed, match="install the app again"):
            await made.courier.post("slack:T1/C1", _message("one"), "a.0")

    assert "VERBATIM_SLACK_BOT_TOKEN" in str(made.problem)
    assert str(made.problem) in caplog.text


async def test_an_app_token_that_slack_refuses_is_said_in_the_log(
    slack: SlackServer, lobby: Lobby, caplog: pytest.LogCaptureFixture
) -> None:
    async with serving(Access(wire.BOT_TOKEN, "xapp-other", base_url=slack.api), *lobby):
        await slack.until(lambda: "Slack is not served: VERBATIM_SLACK_APP_TOKEN" in caplog.text)


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive", "invalid_auth"])
async def test_an_app_token_that_slack_takes_no_more_is_noticed_while_it_runs(
    slack: SlackServer, lobby: Lobby, error: str
) -> None:
    async with serving(Access(wire.BOT_TOKEN, wire.APP_TOKEN, base_url=slack.api, ping=0.1), *lobby) as made:
        await slack.until(lambda: slack.connections)
        slack.fault("apps.connections.open", *[Refused(error)] * 1_000)
        for socket in slack.sockets:
            await socket.close()
        await slack.until(lambda: made.problem)

    assert "VERBATIM_SLACK_APP_TOKEN" in str(made.problem)


async def test_what_nobody_foresaw_is_logged_and_begun_anew(
    slack: SlackServer, lobby: Lobby, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.service.LAST_RETRY", 0.05)
    faults = [ZeroDivisionError()]

    async def came(records: Records, space: str) -> None:
        if faults:
            raise faults.pop()

    monkeypatch.setattr(Records, "came", came)

    access_given = Access(wire.BOT_TOKEN, wire.APP_TOKEN, base_url=slack.api)
    async with serving(access_given, *lobby):
        await slack.until(lambda: slack.connections)

    assert "ZeroDivisionError" in caplog.text


async def test_what_was_asked_just_before_the_end_is_answered_still(
    slack: SlackServer, lobby: Lobby, monkeypatch: pytest.MonkeyPatch
) -> None:
    attend, asked = FrontDesk.attend, asyncio.Event()

    async def slowly(*arguments: Any) -> Any:
        asked.set()
        await asyncio.sleep(0.2)
        return await attend(*arguments)

    monkeypatch.setattr(FrontDesk, "attend", slowly)
    async with serving(Access(wire.BOT_TOKEN, wire.APP_TOKEN, base_url=slack.api), *lobby):
        await slack.send("events_api", payloads.direct(slack, "figures ferry missing"))
        await asked.wait()

    assert len(slack.said("DU1")) == 1


async def test_a_request_that_is_never_whole_does_not_hold_up_the_end(
    slack: SlackServer, lobby: Lobby, unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.connection.PATIENCE", 0.5)
    access_given = Access(wire.BOT_TOKEN, None, wire.SECRET, slack.api, port=unused_tcp_port)
    async with serving(access_given, *lobby):
        await listening(unused_tcp_port)
        _, writer = await asyncio.open_connection("127.0.0.1", unused_tcp_port)
        writer.write(b"POST /slack/events HTTP/1.1\r\nHost: bot\r\nContent-Length: 99\r\n\r\nhalf of it")
        await writer.drain()
        await asyncio.sleep(0.2)
        started = time.monotonic()

    assert time.monotonic() - started < 20  # aiohttp waits for a minute unless told otherwise
    writer.close()


async def test_homes_are_looked_over_again_whatever_failed(
    bot: Bot, lobby: Lobby, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.service.REFRESH_SECONDS", 0.05)
    faults: list[Exception] = [HistoryError("verbatim.db", "disk I/O error"), KeyError("a bug")]

    def seen(books: Books, space: str) -> Overview:
        if faults and bot.slack.homes:
            raise faults.pop()
        return overview(books, space)

    monkeypatch.setattr("adapters.slack.home.overview", seen)

    access_given = Access(wire.BOT_TOKEN, wire.APP_TOKEN, base_url=bot.slack.api)
    connections = bot.slack.connections
    async with serving(access_given, *lobby):
        await bot.slack.until(lambda: bot.slack.connections > connections)
        await bot.deliver("events_api", payloads.opened("home"))
        both = ("KeyError: 'a bug'", "the Homes stay as they were: verbatim.db")
        await bot.slack.until(lambda: all(told in caplog.text for told in both))


async def test_a_port_that_is_taken_is_said_in_the_log(
    http_bot: Bot, lobby: Lobby, caplog: pytest.LogCaptureFixture
) -> None:
    port = int(str(http_bot.address).split(":")[2].split("/")[0])
    async with serving(Access(wire.BOT_TOKEN, None, wire.SECRET, http_bot.slack.api, port=port), *lobby):
        await http_bot.slack.until(lambda: f"slack.port {port}" in caplog.text)


async def test_a_bad_signature_and_an_old_request_are_refused(http_bot: Bot) -> None:
    slack, body = http_bot.slack, payloads.form(payloads.command(http_bot.slack, "figures ferry missing"))

    for at, secret in ((None, "another secret"), (time.time() - 600, wire.SECRET)):
        status, _ = await slack.deliver(str(http_bot.address), body, at, secret)
        assert status == 401

    assert slack.called("users.info") == []


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b'{"event":' + b"[" * 100_000, {"Content-Type": "application/json"}),
        (b"payload=" + b"a=1&" * 200_000, {"Content-Type": "application/x-www-form-urlencoded"}),
        (b"{oops", {"Content-Type": "application/json; charset=zip"}),
        (b"\xff\xfe", {"Content-Type": "application/json"}),
        (b"{}", {"X-Slack-Request-Timestamp": "now", "X-Slack-Signature": "v0=00"}),
        (b"{}", {"X-Slack-Request-Timestamp": "9" * 5_000, "X-Slack-Signature": "v0=00"}),
        (b"{}", {"X-Slack-Request-Timestamp": str(int(time.time())), "X-Slack-Signature": "v0=\u00e9"}),
    ],
)
async def test_what_slack_did_not_sign_is_neither_read_nor_logged(
    http_bot: Bot, body: bytes, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.post(str(http_bot.address), data=body, headers=headers) as response,
    ):
        assert response.status in (400, 401)

    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


START = b"POST /slack/events HTTP/1.1\r\nHost: bot\r\n"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (START + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        (START + b"X-Long: " + b"a" * 20_000 + b"\r\n\r\n", 400),
        (START + b"Content-Length: -5\r\n\r\n", 400),
        (START + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnone", 401),
        (START + b"Content-Length: 1000002\r\n\r\n" + b"a" * 1_000_002, 413),
    ],
)
async def test_a_broken_or_huge_request_is_refused_and_not_logged(
    http_bot: Bot, sent: bytes, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    assert await refusal(http_bot, sent) == status
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_a_request_that_does_not_become_whole_in_time_is_refused_and_not_logged(
    http_bot: Bot, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.connection.PATIENCE", 0.2)

    assert await refusal(http_bot, START + b"Content-Length: 99\r\n\r\nhalf of it") == 401
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def refusal(http_bot: Bot, sent: bytes) -> int:
    """The status that answers what is no whole request."""
    port = int(str(http_bot.address).split(":")[2].split("/")[0])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    answer = await asyncio.wait_for(reader.readline(), wire.PATIENCE)
    writer.close()
    return int(answer.split()[1])


async def test_a_connection_that_is_closed_within_a_request_is_not_logged(
    http_bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    port = int(str(http_bot.address).split(":")[2].split("/")[0])
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(START + b"Content-Length: 99\r\n\r\nhalf of it")
    await writer.drain()
    await asyncio.sleep(0.1)
    writer.close()
    await asyncio.sleep(0.1)

    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_a_request_that_is_replayed_within_its_time_is_answered_once(http_bot: Bot) -> None:
    command = payloads.command(http_bot.slack, "figures ferry missing")
    for _ in range(3):
        await http_bot.slack.deliver(str(http_bot.address), payloads.form(command), at=time.time())
    await http_bot.settled()

    assert len(http_bot.slack.over(command["response_url"])) == 1


async def test_slack_may_prove_that_the_address_is_ours(http_bot: Bot) -> None:
    body = {"type": "url_verification", "challenge": "3eZbrw1a"}

    status, answer = await http_bot.slack.deliver(str(http_bot.address), body)

    assert status == 200
    assert "3eZbrw1a" in texts(answer)


async def test_a_trigger_that_has_expired_leaves_words(bot: Bot) -> None:
    body = payloads.command(bot.slack, "briefing schedule")
    bot.slack.ahead = 60
    await bot.deliver("slash_commands", body)
    await bot.slack.until(lambda: bot.slack.over(body["response_url"]))

    assert bot.slack.views == {}
    assert "/verbatim briefing schedule" in bot.slack.over(body["response_url"])[0]["text"]


async def test_a_shortcut_whose_trigger_has_expired_says_to_try_again(bot: Bot) -> None:
    message = {"ts": bot.slack.ts(), "user": "U2", "text": "<https://harbour-courier.example/a>"}
    body = payloads.shortcut(bot.slack, "ask_about", message)
    bot.slack.fault("views.open", Refused("expired_trigger_id"))
    await bot.deliver("interactive", body)
    await bot.slack.until(lambda: bot.slack.over(body["response_url"]))

    assert "Please try again" in bot.slack.over(body["response_url"])[0]["text"]


@pytest.mark.parametrize("spent", ["time", "uses"])
async def test_a_response_url_that_is_used_up_is_done_without(bot: Bot, spent: str) -> None:
    body = payloads.command(bot.slack, "figures ferry missing")
    link = bot.slack.links[body["response_url"].rpartition("/")[2]]
    if spent == "time":
        link.made -= 31 * 60
    else:
        link.bodies += [{}] * 5
    await bot.deliver("slash_commands", body)
    await bot.slack.until(lambda: bot.slack.ephemeral)

    ((channel, user, said),) = bot.slack.ephemeral
    assert (channel, user) == ("C1", "U1")
    assert "missing" in said["text"]


async def test_where_the_bot_may_not_speak_the_asker_gets_a_direct_message(bot: Bot) -> None:
    body = payloads.command(bot.slack, "figures ferry missing", channel="C9")
    bot.slack.links[body["response_url"].rpartition("/")[2]].made -= 31 * 60
    await bot.deliver("slash_commands", body)
    await bot.slack.until(lambda: bot.slack.said("DU1"))

    assert "missing" in bot.slack.said("DU1")[0].body["text"]


@pytest.mark.parametrize("fault", [Cut(done=True), Broken(500), Refused("internal_error")])
async def test_a_reply_that_may_have_been_said_is_not_said_again(bot: Bot, fault: Fault) -> None:
    bot.slack.fault("chat.postMessage", fault)
    await bot.deliver("events_api", payloads.direct(bot.slack, "figures ferry missing"))
    await bot.slack.until(lambda: bot.slack.called("chat.postMessage"))
    await bot.settled()

    assert [args["channel"] for args in bot.slack.called("chat.postMessage")] == ["DU1", "DU2"]


async def test_a_limit_is_waited_out_for_a_reply(bot: Bot) -> None:
    bot.slack.fault("chat.postMessage", Limited(1))
    await bot.deliver("events_api", payloads.direct(bot.slack, "figures ferry missing"))
    await bot.slack.until(lambda: bot.slack.said("DU1"))

    assert len(bot.slack.said("DU1")) == 1


async def test_who_cannot_be_looked_up_is_answered_all_the_same(bot: Bot) -> None:
    bot.slack.fault("users.info", Refused("fatal_error"))

    (said,) = await bot.command("figures ferry missing")

    assert "missing" in said["text"]


async def test_people_are_asked_for_once_in_a_while(bot: Bot) -> None:
    await bot.command("figures ferry missing")
    await bot.command("figures ferry missing")

    assert len(bot.slack.called("users.info")) == 1


async def test_an_answer_does_not_wait_for_a_status_that_is_slow(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.slack.conversation.STATUS_SECONDS", 0.05)
    bot.slack.fault("assistant.threads.setStatus", Slow(2 * wire.PATIENCE))
    await bot.deliver("events_api", payloads.direct(bot.slack, "figures ferry missing"))

    await bot.slack.until(lambda: bot.slack.said("DU1"))


@pytest.mark.parametrize("fault", [Broken(503), Limited(1), Refused("internal_error"), Slow(2 * wire.PATIENCE)])
async def test_a_status_that_failed_once_is_shown_the_next_time(
    bot: Bot, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.conversation.STATUS_SECONDS", 0.5)
    bot.slack.fault("assistant.threads.setStatus", fault)

    for number in (1, 2):
        await bot.deliver("events_api", payloads.direct(bot.slack, "figures ferry missing"))
        await bot.slack.until(lambda number=number: len(bot.slack.said("DU1")) == number)

    assert len(bot.slack.called("assistant.threads.setStatus")) == 2


async def test_events_that_come_late_and_out_of_order_are_answered(bot: Bot) -> None:
    early, late = (payloads.direct(bot.slack, words) for words in ("figures ferry missing", "quote ushakov nothing"))
    early["event_time"] = 1
    await bot.deliver("events_api", late)
    await bot.deliver("events_api", early, retry=3)
    await bot.slack.until(lambda: len(bot.slack.said("DU1")) == 2)

    assert {posted.thread for posted in bot.slack.said("DU1")} == {early["event"]["ts"], late["event"]["ts"]}


@asynccontextmanager
async def _brought_again_after_a_restart(
    event: Json, slack: SlackServer, lobby: Lobby, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[None]:
    """While the bot runs again, after Slack has brought it what it had answered before."""
    caplog.set_level("INFO")
    event["event_time"] = int(NOW.timestamp()) - 1
    access_given = Access(wire.BOT_TOKEN, wire.APP_TOKEN, base_url=slack.api)
    async with serving(access_given, *lobby):
        await slack.send("events_api", event)
        await slack.until(lambda: slack.said("DU1"))

    async with serving(access_given, *lobby):
        await slack.until(lambda: slack.connections > 1)
        await slack.send("events_api", event, retry=1)
        await slack.until(lambda: "Slack brought again what was answered" in caplog.text)
        yield


async def test_an_event_that_comes_again_after_a_restart_is_answered_once(
    slack: SlackServer, lobby: Lobby, caplog: pytest.LogCaptureFixture
) -> None:
    event = payloads.direct(slack, "figures ferry missing")
    async with _brought_again_after_a_restart(event, slack, lobby, caplog):
        await slack.send("events_api", payloads.direct(slack, "figures ferry missing", thread=event["event"]["ts"]))
        await slack.until(lambda: len(slack.said("DU1")) == 2)


async def test_a_change_that_comes_again_after_a_restart_is_made_once(
    slack: SlackServer, lobby: Lobby, caplog: pytest.LogCaptureFixture
) -> None:
    event = payloads.direct(slack, "topic follow ferry Kell Sound")
    async with _brought_again_after_a_restart(event, slack, lobby, caplog):
        pass

    assert len(slack.said("DU1")) == 1


async def test_a_modal_that_changed_meanwhile_still_gets_its_answer(bot: Bot) -> None:
    await bot.deliver("interactive", payloads.shortcut(bot.slack, "ask_news"))
    await bot.slack.until(lambda: bot.slack.views)
    (view,) = bot.slack.views.values()
    bot.slack.fault("views.update", Refused("hash_conflict"))
    await bot.deliver("interactive", payloads.submission(view, {"question": {"value": "What did Ushakov say?"}}))
    await bot.slack.until(lambda: len(bot.slack.called("views.update")) == 2)

    assert "Ushakov" in texts(list(bot.slack.views.values()))


async def test_a_fault_of_our_own_is_logged_and_told(
    bot: Bot, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(FrontDesk, "attend", broken)
    told = await bot.command("figures ferry missing")

    assert "Something went wrong here" in texts(told)
    assert "ZeroDivisionError" in caplog.text


def test_half_of_the_tokens_are_refused_with_what_is_missing() -> None:
    with pytest.raises(ConfigError, match=SLACK_APP_TOKEN):
        access({SLACK_BOT_TOKEN: "xoxb-1"}, SlackSettings())
    made = access({SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s"}, SlackSettings(port=8080))
    assert (made.app_token, made.signing_secret, made.port) == (None, "s", 8080)
    over_socket = access(
        {SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", SLACK_SIGNING_SECRET: ""}, SlackSettings()
    )
    assert (over_socket.app_token, over_socket.signing_secret) == ("xapp-1", None)


def _message(words: str) -> Message:
    return Message((Paragraph((Run(words),)),))
