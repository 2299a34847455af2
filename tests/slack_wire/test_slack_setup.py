from __future__ import annotations

import asyncio
import json
import urllib.parse
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.cli import main
from adapters.slack.checking import slack_findings
from adapters.slack.courier import SlackCourier
from adapters.slack.manifest import SCOPES, THREAD_SCOPES, manifest, new_app_link
from adapters.slack.setup import SECRETS, SlackInstaller, installer
from adapters.slack.workspace import web_client
from bot.commands import COMMANDS
from bot.errors import DeliveryError, TryLater
from bot.message import Message, Paragraph, Run
from bot.settings import SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET
from tests.slack_wire import methods, payloads
from tests.slack_wire import server as wire
from tests.slack_wire.conftest import Bot
from tests.slack_wire.faults import Broken, Refused
from tests.slack_wire.server import SlackServer

ROOT = Path(__file__).parents[2]
TOKENS = {SLACK_BOT_TOKEN: wire.BOT_TOKEN, SLACK_APP_TOKEN: wire.APP_TOKEN}
HEARD = {"app_mention": "app_mentions:read", "message.im": "im:history", "commands": "commands"}


@pytest.fixture
def set_up(slack: SlackServer) -> SlackInstaller:
    return installer(TOKENS, slack.api)


def test_the_manifest_names_every_root_of_the_registry() -> None:
    (command,) = manifest("verbatim")["features"]["slash_commands"]

    assert command["command"] == "/verbatim"
    assert all(root in command["usage_hint"] for root in {each.root for each in COMMANDS})


def test_the_short_commands_come_when_asked_for() -> None:
    made = manifest("news", short=True)["features"]["slash_commands"]

    assert [each["command"] for each in made] == ["/news", "/quote", "/ask"]


def test_history_is_read_only_when_asked_for() -> None:
    plain, reading = manifest("verbatim"), manifest("verbatim", read_threads=True)

    assert [scope for scope in plain["oauth_config"]["scopes"]["bot"] if "history" in scope] == ["im:history"]
    assert set(reading["oauth_config"]["scopes"]["bot"]) == {*SCOPES, *THREAD_SCOPES}
    assert "message.channels" in reading["settings"]["event_subscriptions"]["bot_events"]


def test_every_scope_is_needed_by_a_method_that_is_called_or_an_event_that_is_heard() -> None:
    needed = {scope for scopes in methods.SCOPES.values() for scope in scopes} | set(HEARD.values())

    assert {*SCOPES, *THREAD_SCOPES} <= needed


async def test_the_default_scopes_are_all_used_and_suffice(
    slack: SlackServer, set_up: SlackInstaller, bot: Bot
) -> None:
    slack.granted = set(SCOPES)
    slack.used.clear()
    await bot.deliver("events_api", payloads.direct(slack, "export quotes"))  # a file, a status, and who asks
    await bot.deliver("events_api", payloads.opened("messages"))
    await slack.until(lambda: slack.files and slack.prompts)
    posted = await bot.courier.post("slack:T1/U1", Message((Paragraph((Run("to a person"),)),)), "a.0")
    fresh = SlackCourier(web_client(wire.BOT_TOKEN, slack.api))
    assert await fresh.find("slack:T1/U1", "a.0", datetime.now(UTC) - timedelta(days=1)) == posted
    await set_up.places()

    assert slack.used | set(HEARD.values()) == set(SCOPES)


def test_signed_http_takes_the_place_of_socket_mode() -> None:
    made = manifest("verbatim", url="https://news.example/slack/events")

    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["interactivity"]["request_url"] == "https://news.example/slack/events"
    assert made["features"]["slash_commands"][0]["url"] == "https://news.example/slack/events"


def test_the_manifest_keeps_to_slacks_lengths() -> None:
    made = manifest("verbatim", short=True)

    assert len(made["display_information"]["description"]) <= 140
    assert 174 <= len(made["display_information"]["long_description"]) <= 4000
    assert len(made["features"]["agent_view"]["agent_description"]) <= 300
    assert len(made["features"]["agent_view"]["suggested_prompts"]) <= 4
    assert all(len(each["name"]) <= 24 for each in made["features"]["shortcuts"])


def test_the_manifest_in_the_repository_is_the_one_that_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manifest", "slack", "--config", str(ROOT / "config" / "verbatim.toml")]) == 0

    assert capsys.readouterr().out == (ROOT / "config" / "slack-manifest.json").read_text(encoding="utf-8")


def test_the_link_opens_slacks_form_with_the_manifest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manifest", "--link", "--config", str(ROOT / "config" / "verbatim.toml")]) == 0

    link = capsys.readouterr().out.strip()
    assert link == new_app_link(manifest("verbatim"))
    assert json.loads(urllib.parse.unquote(link.partition("manifest_json=")[2])) == manifest("verbatim")
    assert len(link) < 8_000


async def test_what_is_fine_is_said_to_be(slack: SlackServer) -> None:
    found = await slack_findings(TOKENS, slack.api, ["slack:T1/C1", "terminal", "slack:T1/U1"])

    assert [(each.fine, each.says) for each in found] == [
        (True, "Slack: verbatim in Harbour"),
        (True, "Slack: Socket Mode works"),
        (True, "#c1 (slack:T1/C1): fine"),
        (True, "slack:T1/U1: direct messages"),
    ]


@pytest.mark.parametrize(
    ("channel", "told"),
    [
        ("slack:T1/C9", "write /invite @verbatim there"),
        ("slack:T1/CGONE", "no such channel"),
        ("slack:T9/C1", "choose a channel of that workspace"),
        ("slack:T1/COLD", "is archived"),
    ],
)
async def test_a_channel_that_cannot_be_posted_to_says_what_to_click(
    slack: SlackServer, channel: str, told: str
) -> None:
    slack.archived.add("COLD")

    (*_, found) = await slack_findings(TOKENS, slack.api, [channel])

    assert not found.fine
    assert told in found.says


async def test_missing_scopes_are_named(slack: SlackServer) -> None:
    slack.granted.discard("users:read")

    found = await slack_findings(TOKENS, slack.api, [])

    assert [each.says for each in found if not each.fine] == [
        "Slack: scopes are missing: users:read; add them at api.slack.com/apps, OAuth & Permissions, Bot Token Scopes, "
        "and press Reinstall"
    ]


async def test_a_token_that_is_refused_is_named(slack: SlackServer) -> None:
    slack.fault("auth.test", Refused("token_revoked"))
    (found,) = await slack_findings(TOKENS, slack.api, [])
    assert "set VERBATIM_SLACK_BOT_TOKEN to the new token" in found.says

    slack.fault("apps.connections.open", Refused("invalid_auth"))
    (*_, found) = await slack_findings(TOKENS, slack.api, [])
    assert found.says.startswith("VERBATIM_SLACK_APP_TOKEN: Slack does not take it")


async def test_without_a_second_token_nothing_is_heard(slack: SlackServer) -> None:
    (*_, found) = await slack_findings({SLACK_BOT_TOKEN: wire.BOT_TOKEN}, slack.api, [])
    assert "nothing is heard" in found.says

    (*_, found) = await slack_findings({SLACK_BOT_TOKEN: wire.BOT_TOKEN, SLACK_SIGNING_SECRET: "s"}, slack.api, [])
    assert found.fine


async def test_the_installer_proves_both_tokens(slack: SlackServer, set_up: SlackInstaller) -> None:
    assert set_up.invitation() == "https://slack.com/signin"

    identity = await set_up.identify()

    assert (identity.name, identity.home) == ("verbatim", "Harbour")
    assert set_up.invitation() == "https://harbour.slack.com/"
    slack.fault("apps.connections.open", Refused("invalid_auth"))
    with pytest.raises(DeliveryError, match="VERBATIM_SLACK_APP_TOKEN"):
        await set_up.identify()


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
@pytest.mark.parametrize("error", ["invalid_auth", "token_revoked", "account_inactive"])
async def test_a_token_that_slack_refuses_is_not_tried_again_as_if_slack_were_down(
    slack: SlackServer, set_up: SlackInstaller, method: str, error: str
) -> None:
    slack.fault(method, Refused(error))

    with pytest.raises(DeliveryError) as caught:
        await set_up.identify()

    assert not isinstance(caught.value, TryLater)


async def test_the_installer_lists_the_channels_that_it_is_in_first(slack: SlackServer, set_up: SlackInstaller) -> None:
    places = await set_up.places()

    assert [(place.channel, place.space, place.name, place.problem) for place in places] == [
        ("slack:T1/C1", "slack:T1", "#c1", None),
        ("slack:T1/C2", "slack:T1", "#c2", None),
        ("slack:T1/C9", "slack:T1", "#c9", "write /invite @verbatim there first"),
    ]


async def test_the_installer_posts_a_test_and_links_to_it(slack: SlackServer, set_up: SlackInstaller) -> None:
    link = await set_up.post("slack:T1/C1", Message((Paragraph((Run("It works."),)),)))
    await set_up.close()

    assert link == f"https://harbour.slack.com/archives/C1/p{slack.said('C1')[0].ts.replace('.', '')}"


async def test_the_installer_says_when_slack_is_down(slack: SlackServer, set_up: SlackInstaller) -> None:
    await set_up.identify()
    slack.fault("conversations.list", Broken(503))

    with pytest.raises(DeliveryError, match="down for now"):
        await set_up.places()


def test_the_secrets_say_where_they_are() -> None:
    assert [secret.variable for secret in SECRETS] == [SLACK_BOT_TOKEN, SLACK_APP_TOKEN]
    assert "verbatim manifest slack --link" in SECRETS[0].where
    assert all(len(secret.where) < 400 for secret in SECRETS)


@pytest.fixture
def slack_in_a_thread() -> Iterator[SlackServer]:
    """A server for a program that has an event loop of its own."""
    import threading

    loop, server, ready = asyncio.new_event_loop(), SlackServer(), threading.Event()
    stop = asyncio.Event()

    async def serve() -> None:
        async with server.running():
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    assert ready.wait(wire.PATIENCE)
    yield server
    loop.call_soon_threadsafe(stop.set)
    thread.join()
    loop.close()


def test_check_tells_of_slack_where_it_is_set_up(
    slack_in_a_thread: SlackServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "news.txt").write_text(
        "The ferry sank.\n\n“No,” said Ada Lund, a passenger, on Monday.", encoding="utf-8"
    )
    config = tmp_path / "verbatim.toml"
    briefings = '[[briefings]]\nname = "a"\ncron = "30 8 * * *"\nchannel = "slack:T1/{}"\n'
    lines = [f'[slack]\nbase_url = "{slack_in_a_thread.api}"\n[[sources]]\naddress = "news.txt"\n']
    config.write_text("".join(lines) + briefings.format("C9"), encoding="utf-8")
    for name, value in TOKENS.items():
        monkeypatch.setenv(name, value)

    status: Any = main(["check", "--config", str(config)])

    told = capsys.readouterr()
    assert status == 1
    assert "Slack: Socket Mode works" in told.out
    assert "write /invite @verbatim there" in told.err


def test_the_page_of_documentation_names_every_scope_and_its_reason() -> None:
    page = (ROOT / "docs" / "slack.md").read_text(encoding="utf-8")

    for scope, reason in (SCOPES | THREAD_SCOPES).items():
        assert f"| `{scope}` | {reason} |" in page
