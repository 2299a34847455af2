"""The log is lines of text or JSON, and never shows a token."""

from __future__ import annotations

import io
import json
import logging
from argparse import Namespace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.cli import main
from adapters.logs import JsonLines, LogFormat, TextLines, configure, redacted
from adapters.tasks.run import _log
from bot.settings import Settings
from bot.source_names import HIDDEN

pytestmark = pytest.mark.usefixtures("logging_as_it_was")

DISCORD = "MTIzNDU2Nzg5MDEyMzQ1Njc4." + "GabcdE." + "x" * 38
"""Of the form of a bot's token; nobody's."""
TOKENS = (
    "xoxb-" + "123456789012-abcdefghijkl",
    "xapp-" + "1-A012-345-abcdef0123456789",
    "xoxe.xoxp-" + "1-abcdef0123456789",
    DISCORD,
)
ADDRESSES = (
    ("https://discord.com/api/webhooks/123456789012345678/" + "a" * 68, "https://discord.com/api/webhooks/"),
    ("https://hooks.slack.com/services/T000/B000/" + "b" * 24, "https://hooks.slack.com/"),
    ("https://discord.com/api/v10/interactions/123456789/" + "c" * 80, "https://discord.com/api/v10/interactions/"),
    ("https://discord.com/api/v10/webhooks/123456789/" + "c" * 80, "https://discord.com/api/v10/webhooks/"),
    ("wss://wss-primary.slack.com/link/?ticket=0123-4567", "wss://wss-primary.slack.com/link/?ticket="),
    ("https://git.example/a.atom?feed_token=glft-0123456789", "https://git.example/a.atom?feed_token="),
    ("https://news.example/rss?page=1&UserPassword=open-sesame", "https://news.example/rss?page=1&UserPassword="),
    ("https://anna:secret@feeds.example/a", "https://"),
    ("https://hooks.example.org/in?room=5&token=0123456789abcdef", "https://hooks.example.org/in?room=5&token="),
)


def logged(log_format: LogFormat, *secrets: str) -> tuple[io.StringIO, logging.Logger]:
    to = io.StringIO()
    configure(log_format, to, secrets)
    return to, logging.getLogger("adapters.sample")


def test_a_line_of_text_has_time_level_place_and_words() -> None:
    to, logger = logged("text")

    logger.warning("source %s failed", "a")

    line = to.getvalue()
    assert line.endswith("Z WARNING adapters.sample: source a failed\n")
    record = logging.makeLogRecord({"created": 0.5, "levelname": "INFO", "name": "bot", "msg": "begun"})
    assert TextLines().format(record) == "1970-01-01T00:00:00.500Z INFO bot: begun"


def test_a_line_of_json_has_the_fixed_text_beside_the_message() -> None:
    to, logger = logged("json")

    logger.info("source %s failed\nbadly", "a")

    row = json.loads(to.getvalue())
    assert (row["level"], row["logger"], row["event"]) == ("info", "adapters.sample", "source %s failed\nbadly")
    assert row["message"] == "source a failed\nbadly"
    assert to.getvalue().count("\n") == 1


def test_a_message_cannot_begin_a_line_of_its_own() -> None:
    to, logger = logged("text")

    logger.warning("title: %s", "a\n2026-01-01 WARNING forged\rb")

    assert to.getvalue().count("\n") == 1


def test_nothing_that_is_logged_steers_the_screen_or_looks_like_another_line() -> None:
    to, logger = logged("text")

    logger.warning("title: %s", "\x1b]0;owned\x07\x1b[2J\x9b31m\u202eevil\u2028")
    try:
        raise ValueError("\x1b[1A\n2026-01-01T00:00:00.000Z ERROR bot: forged\rhidden")
    except ValueError:
        logger.exception("failed")

    lines = to.getvalue().removesuffix("\n").split("\n")
    assert all(line.isprintable() for line in lines)
    assert [line.split()[2] for line in lines if not line.startswith(" ")] == ["adapters.sample:", "adapters.sample:"]


def test_libraries_log_warnings_only() -> None:
    to, logger = logged("text")

    logging.getLogger("aiohttp.access").info("GET /")
    logging.getLogger("aiohttp.access").warning("odd")
    logger.info("ours")

    assert [line.split(": ")[1] for line in to.getvalue().splitlines()] == ["odd", "ours"]


@pytest.mark.parametrize("log_format", ["text", "json"])
@pytest.mark.parametrize("token", TOKENS)
def test_what_has_the_form_of_a_token_is_never_logged(log_format: LogFormat, token: str) -> None:
    to, logger = logged(log_format)

    try:
        raise ValueError(f"refused: {token}")
    except ValueError:
        logger.exception("asked with %s, as in %r", token, {"Authorization": f"Bot {token}"}, stack_info=True)

    assert token not in to.getvalue()
    assert to.getvalue().count(HIDDEN) >= 3


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_a_secret_of_any_form_is_never_logged_when_it_is_known(log_format: LogFormat) -> None:
    to, logger = logged(log_format, "correct horse", "correct horse battery", "short")

    logger.warning("it is correct horse battery, in short")

    assert f"it is {HIDDEN}, in short" in to.getvalue()


@pytest.mark.parametrize("name", ["BOT_TOKEN", "HOOK_SECRET", "PROXY_PASSWORD", "FEED_KEY"])
def test_what_the_environment_names_as_secret_is_in_no_line_of_the_service(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, "open-sesame")
    _log(Namespace(log_format="text"), Settings(), tmp_path)

    logging.getLogger("adapters.sample").warning("it said %s", "open-sesame")

    assert f"it said {HIDDEN}" in capsys.readouterr().err


@pytest.mark.parametrize(("address", "left"), ADDRESSES)
def test_the_secret_part_of_an_address_is_hidden(address: str, left: str) -> None:
    assert redacted(f"posting to {address}").startswith(f"posting to {left}{HIDDEN}")


@given(st.text(), st.text("abcdefgh-_.9", min_size=8), st.text())
def test_a_known_secret_is_in_no_line_wherever_it_stands(before: str, secret: str, after: str) -> None:
    record = logging.makeLogRecord({"msg": "%s", "args": (before + secret + after,), "name": "x", "levelname": "INFO"})

    assert secret not in json.loads(JsonLines((secret,)).format(record))["message"]
    assert secret not in TextLines((secret,)).format(record)


@pytest.mark.parametrize(
    "text",
    [
        "source https://feeds.example/rss.xml failed: 503; asks not to be visited before 2026-05-04 08:30 UTC",
        "briefing morning of 2026-05-04T08:30:00+00:00 was posted to discord:123456789012345678",
        "the bot said: a bearer of good news, 12.5% of them at 10:30@noon",
    ],
)
def test_ordinary_lines_stay_as_they_are(text: str) -> None:
    assert redacted(text, ()) == text


def test_a_command_that_logs_more_shows_no_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    logging.getLogger().handlers.clear()

    main(["-v", "backup", "kept.db"])
    logging.getLogger("bot.sample").info("source %s failed", "http://anna:secret@feeds.example/a")

    assert f"INFO bot.sample: source http://{HIDDEN}@feeds.example/a failed" in capsys.readouterr().err
