"""The dialogue from nothing to the first post: each answer is understood or asked again, and tokens stay hidden."""

from __future__ import annotations

import argparse
import asyncio
import os
import pty
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType

import pytest

from adapters.setup_dialogue import TRIES, Dialogue, Given, Plan, greeting
from adapters.sources import opml_sources
from adapters.sqlite import open_history
from adapters.tasks import setup
from adapters.tokens import FILE, read_tokens, tokens, write_tokens
from bot.errors import ChannelGone, ConfigError, DeliveryError, TryLater, UsageError
from bot.installer import Identity, Installer, PostingPlace, Secret
from bot.message import Message
from bot.model import Source
from tests.shown import text_of

NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)
SECRET = Secret("VERBATIM_TEST_TOKEN", "bot's token", "Portal, Bot, Reset Token", "tok-")
NEWS = PostingPlace("discord:10", "discord:1", "#news")
RULES = PostingPlace("discord:11", "discord:1", "#rules", "give it Send Messages there")
STARTER = tuple(Source(f"https://{id}.example/feed", f"https://{id}.example/feed", "feed", id.title()) for id in "abc")


@dataclass
class Platform:
    """A platform that takes one token, and is joined after some looks."""

    places_seen: list[PostingPlace] = field(default_factory=lambda: [NEWS, RULES])
    looks: int = 0
    posted: list[tuple[str, str]] = field(default_factory=list)
    closed: int = 0
    token: str = ""

    async def identify(self) -> Identity:
        if self.token == "tok-unseen":
            raise TryLater("Discord", "it cannot be reached", "check the network")
        if self.token != "tok-right":
            raise DeliveryError("Discord", "it refuses the token", "copy it once more")
        return Identity("Verbatim", "The Newsroom")

    def invitation(self) -> str:
        return "https://discord.example/join"

    async def places(self) -> list[PostingPlace]:
        if self.looks:
            self.looks -= 1
            return []
        return self.places_seen

    async def post(self, channel: str, message: Message) -> str | None:
        if channel == RULES.channel:
            raise ChannelGone(channel, "may not post there")
        self.posted.append((channel, text_of(message, 200)))
        return "https://discord.example/posted"

    async def close(self) -> None:
        self.closed += 1


@dataclass
class Script:
    """A person who answers as written, and remembers what was said; nobody after the last answer."""

    answers: list[str]
    heard: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        self.heard.append(text)

    def ask(self, question: str) -> str:
        self.heard.append(question)
        if not self.answers:
            raise UsageError("setup", "it was broken off")
        return self.answers.pop(0)

    def ask_hidden(self, question: str) -> str:
        self.hidden.append(question)
        return self.ask(question)

    @property
    def all(self) -> str:
        return "\n".join(self.heard)


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as made:
        yield made


def dialogue(script: Script, runner: asyncio.Runner, known: Mapping[str, str] | None = None) -> Dialogue:
    return Dialogue("discord", script, Given(known or {}, STARTER, "Europe/Kyiv", NOW, timedelta(hours=1)), runner.run)


def planned(runner: asyncio.Runner, *answers: str, platform: Platform | None = None) -> tuple[Plan, Script]:
    script = Script(list(answers))
    return dialogue(script, runner).plan(platform or Platform()), script


def asked(
    runner: asyncio.Runner, *answers: str, known: Mapping[str, str] | None = None
) -> tuple[dict[str, str], Script]:
    script, platform = Script(list(answers)), Platform()

    def opener(given: Mapping[str, str]) -> Installer:
        platform.token = given[SECRET.variable]
        return platform

    found, _, identity = dialogue(script, runner, known).tokens((SECRET,), opener)
    assert identity == Identity("Verbatim", "The Newsroom")
    return found, script


def test_a_token_is_asked_for_hidden_and_proved(runner: asyncio.Runner) -> None:
    found, script = asked(runner, "tok-right")

    assert found == {SECRET.variable: "tok-right"}
    assert script.heard[0] == "\nbot's token: Portal, Bot, Reset Token."
    assert script.hidden == ["bot's token: "]


def test_a_token_that_is_none_or_is_refused_is_asked_for_again(runner: asyncio.Runner) -> None:
    found, script = asked(runner, "", "xoxb-other", "tok-wrong", "tok-right")

    assert found == {SECRET.variable: "tok-right"}
    assert "nothing was typed." in script.all
    assert script.all.count("Portal, Bot, Reset Token") == 1
    assert "This cannot be the bot's token: it must begin with 'tok-'." in script.all
    assert "That did not work: Discord: it refuses the token; copy it once more" in script.all


def test_a_token_that_is_known_is_kept_with_enter(runner: asyncio.Runner) -> None:
    found, script = asked(runner, "", known={SECRET.variable: "tok-right"})

    assert found == {SECRET.variable: "tok-right"}
    assert "[Enter keeps the one you have]" in script.all
    assert "tok-right" not in script.all


def test_a_known_token_that_is_refused_is_asked_for_anew(runner: asyncio.Runner) -> None:
    found, _ = asked(runner, "", "tok-right", known={SECRET.variable: "tok-old"})

    assert found == {SECRET.variable: "tok-right"}


def test_refused_tokens_end_the_setup(runner: asyncio.Runner) -> None:
    with pytest.raises(DeliveryError, match="it refuses the token"):
        asked(runner, *["tok-wrong"] * TRIES)
    with pytest.raises(UsageError, match="no token was given; get one: Portal"):
        asked(runner, *[""] * TRIES)


@pytest.mark.parametrize("known", ["", "tok-unseen"])
def test_a_platform_that_cannot_be_reached_is_no_reason_to_ask_for_tokens_again(
    runner: asyncio.Runner, known: str
) -> None:
    with pytest.raises(TryLater, match="it cannot be reached; check the network"):
        asked(runner, "" if known else "tok-unseen", "tok-right", known={SECRET.variable: known} if known else None)


def test_enter_alone_takes_all_usual_answers(runner: asyncio.Runner) -> None:
    plan, script = planned(runner, "", "1", "", "", "")

    assert "https://discord.example/join" in script.all
    assert (plan.place, plan.sources) == (NEWS, STARTER)
    assert (plan.schedule.cron, plan.schedule.zone) == (("30 8 * * MON-FRI",), "Europe/Kyiv")
    assert (plan.schedule.space, plan.schedule.channel) == (NEWS.space, NEWS.channel)
    assert plan.schedule.next_slot == datetime(2026, 5, 5, 5, 30, tzinfo=UTC)


def test_each_answer_is_asked_again_until_it_is_understood(runner: asyncio.Runner) -> None:
    plan, script = planned(
        runner,
        "",
        "",
        "9",
        "rules",
        "#NEWS",
        "7",
        "1, https://x.example/rss, 3,1",
        "Europe/Lodnon",
        "Europe/London",
        "sometimes",
        "weekly at 17:05",
        "every 5 minutes",
        "Mondays and Thursdays at 17:05",
    )

    assert [source.id for source in plan.sources] == [STARTER[0].id, "https://x.example/rss", STARTER[2].id]
    assert (plan.schedule.cron, plan.schedule.zone) == (("5 17 * * MON,THU",), "Europe/London")
    for said in (
        "No such channel.",
        "I may not post in #rules: give it Send Messages there",
        "Neither a number of the list nor a URL; type, for example, 1,4,5",
        "There is no such zone; did you mean 'Europe/London'?",
        "At what time? For example every day at 07:00.",
        "On which day of the week? For example Monday at 17:05.",
        "It runs more often than every 60 minutes; leave more time between its slots",
    ):
        assert said in script.all


def test_it_waits_until_the_bot_was_brought_in_and_takes_the_only_channel(runner: asyncio.Runner) -> None:
    plan, script = planned(runner, "", "", "", "none", "", "", platform=Platform([NEWS], looks=2))

    assert script.all.count("I see no channel yet.") == 2
    assert (plan.place, plan.sources) == (NEWS, ())


def test_many_channels_are_found_by_a_part_of_their_name(runner: asyncio.Runner) -> None:
    many = [PostingPlace(f"discord:{n}", "discord:1", f"#room-{n}") for n in range(60)]

    plan, script = planned(runner, "", "oom-5", "room-57", "none", "", "", platform=Platform(many))

    assert plan.place == many[57]
    assert "… and 20 more" in script.all


def test_a_setup_that_is_not_answered_ends(runner: asyncio.Runner) -> None:
    with pytest.raises(UsageError, match="the bot was not invited"):
        planned(runner, *[""] * 30, platform=Platform(looks=100))
    with pytest.raises(UsageError, match="none was chosen"):
        planned(runner, *["nowhere"] * 30)
    with pytest.raises(UsageError, match="no valid answer"):
        planned(runner, "", "1", *["maybe"] * 5)


def test_the_test_post_says_what_comes(runner: asyncio.Runner) -> None:
    plan, _ = planned(runner, "", "1", "2", "", "")

    assert "I read 1 source, and the first briefing comes 5 May 08:30." in text_of(greeting(plan), 200)


def test_the_starter_list_is_fifteen_feeds_with_names() -> None:
    feeds = opml_sources(setup.STARTER.read_bytes(), "starter.opml")

    assert len(feeds) == 15
    assert all(feed.outlet and feed.address.startswith("https://") for feed in feeds)


def test_the_whole_command_keeps_tokens_and_plan_and_posts_a_test(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    platform = Platform()
    module = ModuleType("adapters.discord.setup")

    def installer(given: Mapping[str, str], base_url: str | None) -> Installer:
        platform.token = given[SECRET.variable]
        return platform

    vars(module).update(SECRETS=(SECRET,), installer=installer)
    monkeypatch.setitem(sys.modules, "adapters.discord.setup", module)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Europe/Kyiv")
    answers = iter(["tok-right", "", "1", "1,2", "", ""])

    def answer(question: str) -> str:
        print(question)
        return next(answers)

    monkeypatch.setattr("builtins.input", answer)

    status = setup.run(argparse.Namespace(platform="discord", config=None, db=None))

    said = capsys.readouterr().out
    assert status == 0
    assert "Connected as Verbatim of The Newsroom." in said
    assert "Posted a test message in #news: https://discord.example/posted" in said
    assert "08:30 Europe/Kyiv time. Now start the bot:" in said
    assert "tok-right" not in said
    assert [channel for channel, _ in platform.posted] == [NEWS.channel]
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert read_tokens(tmp_path / FILE) == {SECRET.variable: "tok-right"}
    history = open_history(tmp_path / "verbatim.db")
    with history.reading() as books:
        assert len(books.sources.all(NEWS.space)) == 2
        assert books.spaces.get(NEWS.space).zone == "Europe/Kyiv"
        assert [schedule.channel for schedule in books.schedules.all(NEWS.space)] == [NEWS.channel]
    history.close()
    assert platform.closed == 1


def test_what_is_typed_for_a_token_is_not_shown() -> None:
    code = (
        "from adapters.tasks.setup import Terminal as T; t = T(); print(len(t.ask_hidden('Token: ')), t.ask('Name: '))"
    )
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, "-c", code])
    shown = _read_until(terminal, b"Token: ")
    os.write(terminal, b"tok-secret\n")
    shown += _read_until(terminal, b"Name: ")
    os.write(terminal, b"anna\n")
    shown += _read_until(terminal, b"10 anna")
    os.waitpid(pid, 0)
    os.close(terminal)

    assert b"tok-secret" not in shown
    assert b"10 anna" in shown


def _read_until(terminal: int, mark: bytes) -> bytes:
    shown, end = b"", time.monotonic() + 60
    while mark not in shown and time.monotonic() < end:
        try:
            shown += os.read(terminal, 1024)
        except OSError:
            break
    return shown


def test_an_end_of_input_breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(question: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", ended)

    for ask in (setup.Terminal().ask, setup.Terminal().ask_hidden):
        with pytest.raises(UsageError, match="interrupted before the end; run it again; tokens that were tested"):
            ask("Name: ")


def test_tokens_are_kept_for_their_owner_alone_and_the_environment_wins(tmp_path: Path) -> None:
    write_tokens(tmp_path / FILE, {"A_TOKEN": "one", "B_TOKEN": "two"})
    write_tokens(tmp_path / FILE, {"B_TOKEN": "three"})

    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert tokens(tmp_path, {"A_TOKEN": " four\n", "B_TOKEN": " "}) == {"A_TOKEN": "four", "B_TOKEN": "three"}
    assert tokens(tmp_path / "elsewhere", {}) == {}


def test_the_mark_that_some_editors_put_first_is_no_part_of_a_name(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("\ufeffA_TOKEN=one\n", encoding="utf-8")
    (tmp_path / FILE).chmod(0o600)

    assert read_tokens(tmp_path / FILE) == {"A_TOKEN": "one"}


@pytest.mark.parametrize(
    ("text", "said"),
    [("A_TOKEN", "line 1: is not NAME=VALUE"), ("# note\n\nexport A=1\nb=2\n", "line 4: is not NAME=VALUE")],
)
def test_a_line_that_is_none_is_named_and_not_shown(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / FILE).write_text(text)
    (tmp_path / FILE).chmod(0o600)

    with pytest.raises(ConfigError, match=said):
        read_tokens(tmp_path / FILE)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be written"):
        write_tokens(tmp_path / "missing" / FILE, {"A": "b"})
    (tmp_path / FILE).mkdir()
    with pytest.raises(ConfigError, match="cannot be read"):
        read_tokens(tmp_path / FILE)
