"""Everything that a person can do on Discord reaches the front desk as a line, and is answered where it should be."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from adapters.chat.records import Records
from adapters.discord.connection import close
from adapters.discord.custom_ids import pressed
from adapters.discord.service import Discord
from bot.care import leave
from bot.message import Choices, Heading, Message, Paragraph, Pullquote, Run
from bot.people import Reply, Space, Suggestion, Visitor
from bot.slots import Schedule
from tests.discord_wire.conftest import NOW, ScriptedDesk, served, until
from tests.discord_wire.faults import refused
from tests.discord_wire.interactions import Attached
from tests.discord_wire.server import LoopbackDiscord
from tests.discord_wire.test_discord_format import line, walk
from tests.discord_wire.world import ASKER, BOT, THREAD, Json, user

pytestmark = pytest.mark.usefixtures("service")


def text(message: Json) -> str:
    """What the message says, without its escapes."""
    said = "\n".join(each["content"] for each in walk(message["components"]) if each["type"] == 10)
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", said)


def buttons(message: Json) -> dict[str, str]:
    return {each["label"]: each["custom_id"] for each in walk(message["components"]) if each["type"] == 2}


def said(words: str, *options: tuple[str, str], private: bool = True, replaces: bool = False) -> Reply:
    return Reply(Message((Paragraph(line(words)), *((Choices(options),) if options else ()))), private, replaces)


HERE = Visitor(
    "discord:3000", f"discord:@{ASKER}", "discord:42", f"discord:42/discord:@{ASKER}", roles=("discord:&77",)
)
DIRECT = Visitor(f"discord:@{ASKER}", f"discord:@{ASKER}", f"discord:@{ASKER}", f"discord:@{ASKER}", manages=True)


@pytest.mark.parametrize(
    ("command", "options", "wanted"),
    [
        ("ask", {"question": "What did Ushakov say?"}, "/ask What did Ushakov say?"),
        ("quote", {"find": "ceasefire", "by": "Ushakov"}, "/quote ceasefire by:Ushakov"),
        ("figures", {"find": "ferry", "page": 2}, "/figures ferry page:2"),
        (
            "settings",
            {"notices": "43", "role": "77", "manager": "81"},
            "/settings notices:discord:43 manager:discord:@81 role:discord:&77",
        ),
        ("watch add", {"about": "ferry", "here": True}, "/watch add ferry here:yes"),
        ("briefing list", {}, "/briefing list"),
    ],
)
async def test_a_command_with_its_options_is_a_line(
    wire: LoopbackDiscord, desk: ScriptedDesk, command: str, options: dict[str, Any], wanted: str
) -> None:
    asked = await wire.interactions.command(command, options)

    assert text(await asked.answer()) == f"answer to {wanted}"
    assert asked.private
    assert (desk.heard[0].line, desk.heard[0].visitor) == (wanted, HERE)


async def test_who_manages_the_server_and_who_is_on_their_own_is_known(
    wire: LoopbackDiscord, desk: ScriptedDesk
) -> None:
    await (await wire.interactions.command("settings", manages=True)).answer()
    await (await wire.interactions.command("settings", channel=46)).answer()

    assert [each.visitor for each in desk.heard] == [replace(HERE, manages=True), DIRECT]


async def test_a_server_without_the_bot_is_the_persons_own_space(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    wire.interactions.installed = False
    many = tuple(Heading(line(f"Story {number}")) for number in range(90))
    desk.replies["/briefing show"] = Reply(Message(tuple(b for h in many for b in (h, Paragraph(line("x" * 900))))))

    asked = await wire.interactions.command("briefing show")

    await until(lambda: len(asked.followups) == 4)
    assert desk.heard[0].visitor.space == f"discord:@{ASKER}"
    assert "more messages" in text(asked.followups[-1])


async def test_an_answer_for_all_is_public_where_the_space_wants_it(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    desk.public = True

    asked = await wire.interactions.command("ask", {"question": "why"})

    assert buttons(await asked.answer()) == {}
    assert not asked.private


async def test_an_answer_that_takes_time_is_acknowledged_first_and_then_edited_in(
    wire: LoopbackDiscord, desk: ScriptedDesk
) -> None:
    desk.delay = 0.2

    asked = await wire.interactions.command("ask", {"question": "why"})

    assert await asked.acknowledgement() == {"type": 5, "data": {"flags": 64}}
    assert text(await asked.answer()) == "answer to /ask why"
    assert (await asked.answer())["flags"] & 1 << 15


async def test_an_error_after_a_public_acknowledgement_is_told_to_the_asker_alone(
    wire: LoopbackDiscord, desk: ScriptedDesk
) -> None:
    desk.public, desk.delay = True, 0.2
    desk.replies["/ask why"] = said("no", private=True)

    asked = await wire.interactions.command("ask", {"question": "why"})

    assert await asked.acknowledgement() == {"type": 5}
    await until(lambda: bool(asked.followups))
    assert asked.followups[0]["flags"] & 64
    assert asked.deleted


async def test_a_long_answer_comes_in_several_messages_for_the_asker_alone(
    wire: LoopbackDiscord, desk: ScriptedDesk
) -> None:
    desk.replies["/story 1"] = Reply(Message(tuple(Paragraph(line("word " * 500)) for _ in range(4))))

    asked = await wire.interactions.command("story", {"story": "1"})

    await until(lambda: len(asked.followups) == 3)
    assert "Share here" in buttons(asked.followups[-1])
    assert all(each["flags"] & 64 for each in asked.followups)


async def test_nobody_is_offered_to_share_an_error(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    desk.replies["/story 99"] = Reply(Message((Paragraph(line("there are 5 stories")),)), refused=True)

    asked = await wire.interactions.command("story", {"story": "99"})

    assert buttons(await asked.answer()) == {}


async def test_share_here_posts_the_same_answer_for_all_and_says_who_asked(
    wire: LoopbackDiscord, desk: ScriptedDesk
) -> None:
    asked = await wire.interactions.command("ask", {"question": "why *so*"})
    answer = await asked.answer()

    shared = await wire.interactions.press(answer, buttons(answer)["Share here"])

    assert text(await shared.answer()) == f"-# <@{ASKER}> asked: why *so*\nanswer to /ask why *so*"
    assert not shared.private
    assert [each.line for each in desk.heard] == ["/ask why *so*"] * 2


async def test_who_may_not_write_there_cannot_share(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    here = await (await wire.interactions.command("ask", {"question": "why"}, silent=True)).answer()
    thread = await (await wire.interactions.command("ask", {"question": "why"}, channel=45, silent=True)).answer()
    direct = await (await wire.interactions.command("ask", {"question": "why"}, channel=46)).answer()
    shared = await wire.interactions.press(here, "s:/ask why", silent=True)
    await shared.answer()

    assert [buttons(each) for each in (here, thread, direct)] == [{}, {}, {}]
    assert shared.private


async def test_settings_cannot_be_shared(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    asked = await wire.interactions.command("settings")

    assert buttons(await asked.answer()) == {}


async def test_a_press_is_answered_from_the_buttons_own_words_after_a_restart(
    wire: LoopbackDiscord, desk: ScriptedDesk
) -> None:
    post = wire.world.say("42", user(BOT, "verbatim", bot=True), {"components": [], "flags": 1 << 15})

    asked = await wire.interactions.press(post, "aabcdefghij:/why 1")

    assert text(await asked.answer()) == "answer to /why 1"
    assert desk.heard[0].visitor == replace(HERE, replied_to=post["id"])


async def test_what_follows_from_an_answer_is_still_about_the_same_post(
    wire: LoopbackDiscord, desk: ScriptedDesk
) -> None:
    post = wire.world.say("42", user(BOT, "verbatim", bot=True), {"components": [], "flags": 1 << 15})
    desk.replies["/story 1"] = said("the story", ("Next page", "/story 1 page:2"), private=True)
    answer = await (await wire.interactions.press(post, "a:/story 1")).answer()

    await (await wire.interactions.press(answer, buttons(answer)["Next page"])).answer()

    assert desk.heard[1].visitor.replied_to == post["id"]


async def test_a_page_takes_the_place_of_the_one_before(
    wire: LoopbackDiscord, desk: ScriptedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.replies["/quote x page:2"] = said("page 2", private=True, replaces=True)
    answer = await (await wire.interactions.command("quote", {"find": "x"})).answer()

    for delay, patience in ((0, 20), (0.2, 0.05)):
        desk.delay = delay
        monkeypatch.setattr("adapters.discord.answering.PATIENCE", patience)
        pressed_once = await wire.interactions.press(answer, "a:/quote x page:2")
        assert text(await pressed_once.answer()) == "page 2"
        assert (await pressed_once.acknowledgement())["type"] == (6 if delay else 7)
        assert pressed_once.followups == []


async def test_a_slow_answer_to_a_press_follows(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    answer = await (await wire.interactions.command("quote", {"find": "x"})).answer()
    desk.delay = 0.2

    asked = await wire.interactions.press(answer, "a:/copy abc")

    assert text(await asked.answer()) == "answer to /copy abc"
    assert asked.followups[0]["flags"] & 64


async def test_a_line_too_long_for_a_button_is_kept_in_the_history(
    wire: LoopbackDiscord, desk: ScriptedDesk, records: Records
) -> None:
    long = "/ask " + "why " * 40 + "so"
    desk.replies["/help"] = said("see", ("Long", long), private=True)
    answer = await (await wire.interactions.command("help")).answer()

    assert pressed(buttons(answer)["Long"]).kept  # type: ignore[union-attr]
    await (await wire.interactions.press(answer, buttons(answer)["Long"])).answer()

    assert desk.heard[1].line == long


async def test_a_choice_in_a_select_is_a_press(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    many = tuple((f"story {n}", f"/story {n}") for n in range(12))
    desk.replies["/help"] = said("see", *many, private=True)
    answer = await (await wire.interactions.command("help")).answer()
    (select,) = [each for each in walk(answer["components"]) if each["type"] == 3]

    await (await wire.interactions.press(answer, select["custom_id"], [select["options"][7]["value"]])).answer()

    assert desk.heard[1].line == "/story 7"


async def test_a_button_that_nobody_knows_any_more_says_so(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    answer = await (await wire.interactions.command("help")).answer()

    for custom_id in ("what is this", "k:nosuchtoken", f"a@{'9' * 95}:/why"):
        asked = await wire.interactions.press(answer, custom_id)
        assert "it is too old, or none of mine" in text(await asked.answer())
        assert asked.private


async def test_the_ask_button_opens_a_form_and_its_words_are_the_question(
    wire: LoopbackDiscord, desk: ScriptedDesk
) -> None:
    post = wire.world.say("42", user(BOT, "verbatim", bot=True), {"components": [], "flags": 1 << 15})
    opened = await (await wire.interactions.press(post, "aabcdefghij:/ask")).acknowledgement()
    assert opened["type"] == 9

    asked = await wire.interactions.submit(opened["data"], {"question": "Who said so?"}, message=post)

    assert text(await asked.answer()) == "answer to /ask Who said so?"
    assert desk.heard[0].visitor.replied_to == post["id"]


@pytest.mark.parametrize("links", [("https://a.example/1", "https://b.example/2")])
async def test_quotes_in_this_reads_the_links_of_a_message(
    wire: LoopbackDiscord, desk: ScriptedDesk, links: tuple[str, ...]
) -> None:
    message = wire.world.say(
        "42",
        user(81, "somebody"),
        {"content": f"see {links[0]}, and <{links[0]}>!", "embeds": [{"type": "rich", "url": links[1]}]},
    )

    asked = await wire.interactions.on_message("Quotes in this", message)

    await asked.answer()
    assert desk.heard[0].line == f'/quote in:"{" ".join(links)}"'


async def test_quotes_in_a_message_without_a_link_are_not_looked_for(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    message = wire.world.say("42", user(81, "somebody"), {"content": "nothing here"})

    asked = await wire.interactions.on_message("Quotes in this", message)

    assert "it has no link to an article" in text(await asked.answer())
    assert desk.heard == []


async def test_ask_about_this_asks_about_its_link_or_about_the_bots_own_post(
    wire: LoopbackDiscord, desk: ScriptedDesk
) -> None:
    theirs = wire.world.say("42", user(81, "somebody"), {"content": "https://a.example/1"})
    ours = wire.world.say("42", user(BOT, "verbatim", bot=True), {"components": [], "flags": 1 << 15})

    for message in (theirs, ours):
        opened = await (await wire.interactions.on_message("Ask about this", message)).acknowledgement()
        await (await wire.interactions.submit(opened["data"], {"question": "Who?"})).answer()

    assert [each.line for each in desk.heard] == ["/ask Who? about:https://a.example/1", "/ask Who?"]
    assert [each.visitor.replied_to for each in desk.heard] == [None, ours["id"]]


async def test_an_option_is_completed_while_it_is_typed(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    desk.suggestions = [Suggestion(f"Ushakov: “words {n}”", f"id{n}") for n in range(30)]

    asked = await wire.interactions.complete("quote", "find", "usha", {"by": "Ushakov"})

    choices = (await asked.acknowledgement())["data"]["choices"]
    assert len(choices) == 25
    assert choices[0] == {"name": "Ushakov: “words 0”", "value": "id0"}
    assert desk.suggested == [("quotes", "usha")]


async def test_completions_that_come_too_late_are_none(
    wire: LoopbackDiscord, desk: ScriptedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.discord.suggestions.SECONDS", 0.05)
    desk.delay = 1

    asked = await wire.interactions.complete("quote", "find", "usha")

    assert (await asked.acknowledgement())["data"]["choices"] == []


async def test_a_command_of_an_older_version_says_what_to_do(wire: LoopbackDiscord) -> None:
    for name, options in (("frobnicate", {}), ("quote", {"frob": "x"})):
        asked = await wire.interactions.command(name, options)
        assert "no such" in text(await asked.answer())
        assert asked.private


async def test_a_channel_in_which_the_bot_may_not_post_is_refused_with_what_to_click(
    wire: LoopbackDiscord, desk: ScriptedDesk
) -> None:
    for type, allowed, words in (
        (0, 1 << 10, "#news: the bot lacks Send Messages, Create Public Threads"),
        (15, 1 << 10, "lacks Create Posts, Send Messages in Posts"),
        (11, 1 << 10, "lacks Send Messages in Threads, Read Message History"),
    ):
        channel = {"id": "43", "name": "news", "type": type, "app_permissions": str(allowed)}
        asked = await wire.interactions.command(
            "briefing schedule", {"when": "daily 8:00", "channel": "43"}, resolved={"channels": {"43": channel}}
        )
        assert words in text(await asked.answer())
    assert desk.heard == []


async def test_a_channel_in_which_the_bot_may_post_is_taken(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    channel = {"id": "43", "name": "news", "type": 0, "app_permissions": str((1 << 52) - 1)}

    await (
        await wire.interactions.command(
            "briefing schedule", {"when": "daily 8:00", "channel": "43"}, resolved={"channels": {"43": channel}}
        )
    ).answer()

    assert desk.heard[0].line == "/briefing schedule daily 8:00 channel:discord:43"


async def answers(wire: LoopbackDiscord, channel: str, number: int = 1) -> list[Json]:
    """What the bot said in a channel, when it is so many messages."""

    def own() -> list[Json]:
        return [each for each in wire.world.messages[channel] if each["author"]["id"] == str(BOT)]

    await until(lambda: len(own()) >= number)
    return own()


async def test_a_mention_is_a_question_and_is_answered_in_reply(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    question = await wire.say(f"<@{BOT}> who said so?", mentions=True)

    (answer,) = await answers(wire, "42")

    assert text(answer) == "answer to who said so?"
    assert answer["message_reference"]["message_id"] == int(question["id"])
    assert desk.heard[0].visitor == HERE


async def test_a_reply_with_ping_to_a_briefing_is_about_it(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    post = wire.world.say("42", user(BOT, "verbatim", bot=True), {"components": [], "flags": 1 << 15})
    reference = {"message_id": post["id"], "channel_id": "42", "guild_id": "3000"}

    await wire.say("and the second one?", mentions=True, message_reference=reference, type=19)

    await until(lambda: bool(desk.heard))
    assert desk.heard[0].visitor.replied_to == post["id"]


async def test_direct_messages_are_questions_and_commands(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    await wire.say("who said so?", "46")
    await answers(wire, "46", 1)
    await wire.say("/settings", "46")

    assert [text(each) for each in await answers(wire, "46", 2)] == ["answer to who said so?", "answer to /settings"]
    assert desk.heard[0].visitor == DIRECT


async def test_a_private_command_in_a_mention_is_answered_directly(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    await wire.say(f"<@{BOT}> /settings", mentions=True)

    assert text((await answers(wire, "46"))[0]) == "answer to /settings"


async def test_who_takes_no_direct_messages_is_told_so_and_how_else(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    wire.faults.append(refused("POST", "/channels/46/messages", 403, 50007))

    await wire.say(f"<@{BOT}> /settings", mentions=True)

    said = text((await answers(wire, "42"))[0])
    assert "you take no direct messages from me" in said
    assert "answer to" not in said


async def test_a_mention_without_words_is_a_greeting(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    await wire.say(f"<@!{BOT}>", mentions=True)

    await until(lambda: bool(desk.heard))
    assert desk.heard[0].line == "hello"


async def test_what_is_not_for_the_bot_is_left_alone(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    await wire.say("hello all")
    await wire.say("hello", "45")
    await wire.say(f"<@{BOT}> hello", mentions=True, author=user(99, "another", bot=True))
    await wire.say(f"<@{BOT}> was pinned", mentions=True, type=6)
    await wire.say("who?", "46")

    await answers(wire, "46")
    assert [each.line for each in desk.heard] == ["who?"]


async def test_a_question_that_takes_time_shows_that_the_bot_is_typing(
    wire: LoopbackDiscord, desk: ScriptedDesk
) -> None:
    desk.delay = 0.2

    await wire.say("who?", "46")

    await answers(wire, "46")
    assert len(wire.asked("POST", "/channels/46/typing")) == 1


async def test_an_answer_comes_where_the_bot_may_not_show_that_it_is_typing(
    wire: LoopbackDiscord, desk: ScriptedDesk
) -> None:
    desk.delay = 0.2
    wire.faults.append(refused("POST", "/channels/46/typing", 403, 50001))

    await wire.say("who?", "46")

    (answer,) = await answers(wire, "46")
    assert text(answer) == "answer to who?"
    assert len(wire.asked("POST", "/channels/46/typing")) == 1


async def test_a_file_that_comes_with_a_command_is_read(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    wire.files["/list.opml"] = "<opml/>“".encode()
    url = f"{wire.base}/list.opml"
    small = {"id": "1", "filename": "list.opml", "size": 10, "url": url, "proxy_url": url}

    await wire.say("/source import", "46", attachments=[small])
    await wire.say("/source import", "46", attachments=[small | {"size": 99_000_000}])

    await answers(wire, "46", 2)
    assert {each.attachment for each in desk.heard} == {"<opml/>“", None}


async def test_a_file_that_is_an_option_of_a_command_is_read(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    wire.files["/list.opml"] = b"<opml/>"
    url = f"{wire.base}/list.opml"
    file = {"id": "9", "filename": "list.opml", "size": 10, "url": url, "proxy_url": url}

    asked = await wire.interactions.command(
        "source import", {"file": Attached("9")}, {"attachments": {"9": file}}, manages=True
    )

    assert text(await asked.answer()) == "answer to /source import"
    assert desk.heard[0].attachment == "<opml/>"


async def test_a_file_that_is_gone_is_an_error_for_the_asker(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    wire.judges = False  # the file server is not part of the API
    url = f"{wire.base}/gone.opml"
    file = {"id": "9", "filename": "list.opml", "size": 10, "url": url, "proxy_url": url}

    asked = await wire.interactions.command("source import", {"file": Attached("9")}, {"attachments": {"9": file}})
    await wire.say("/source import", "46", attachments=[file])

    told = [text(await asked.answer()), *map(text, await answers(wire, "46"))]
    assert told == ["The file: it cannot be fetched from Discord; send it anew"] * 2
    assert desk.heard == []


async def test_a_mention_in_a_thread_belongs_to_its_conversation_and_post(
    wire: LoopbackDiscord, desk: ScriptedDesk
) -> None:
    await wire.say(f"<@{BOT}> why?", "45", mentions=True)

    await answers(wire, "45")
    visitor = desk.heard[0].visitor
    assert (visitor.channel, visitor.thread, visitor.replied_to) == ("discord:42", "discord:45", "45")


async def test_a_press_and_a_reply_in_the_bots_thread_name_the_part_that_they_are_about(
    wire: LoopbackDiscord, desk: ScriptedDesk
) -> None:
    part = wire.world.say("45", user(BOT, "verbatim", bot=True), {"components": [], "flags": 1 << 15})

    await (await wire.interactions.press(part, "a:/story 2", channel=45)).answer()
    await wire.say(
        "why?", "45", mentions=True, type=19, message_reference={"message_id": part["id"], "channel_id": "45"}
    )

    await until(lambda: len(desk.heard) == 2)
    assert [each.visitor.replied_to for each in desk.heard] == [f"45/{part['id']}"] * 2
    assert [each.visitor.channel for each in desk.heard] == ["discord:42"] * 2


async def test_a_reply_names_the_quotes_of_the_message_that_it_answers(
    wire: LoopbackDiscord, desk: ScriptedDesk
) -> None:
    quote = Pullquote((Run("It was so"),), (Run("Ruth Askew", bold=True),), "abcdefg")
    desk.replies["/quote askew"] = Reply(Message((quote,)))
    await wire.say(f"<@{BOT}> /quote askew", "46")
    answer = (await answers(wire, "46"))[-1]

    reference = {"message_id": answer["id"], "channel_id": "46"}
    await wire.say("why?", "46", type=19, message_reference=reference, referenced_message=answer)

    await until(lambda: len(desk.heard) == 2)
    assert [each.visitor.quoted for each in desk.heard] == [(), ("abcdefg",)]


async def test_somebody_elses_thread_is_a_place_of_its_own(wire: LoopbackDiscord, desk: ScriptedDesk) -> None:
    await wire.gateway.dispatch(
        "THREAD_CREATE", wire.world.channel(48, THREAD, "theirs", parent_id="42", owner_id="81")
    )

    await wire.say(f"<@{BOT}> why?", "48", mentions=True)

    await until(lambda: bool(desk.heard))
    visitor = desk.heard[0].visitor
    assert (visitor.channel, visitor.thread, visitor.replied_to) == ("discord:48", "discord:48", None)


async def test_bare_messages_in_its_threads_are_questions_where_the_owner_enabled_that(
    wire: LoopbackDiscord, desk: ScriptedDesk, records: Records, service: Discord
) -> None:
    await close(service.client)
    async with served(wire, desk, records, message_content=True):
        await wire.say("and why?", "45")
        await answers(wire, "45")

    assert desk.heard[0].line == "and why?"
    assert wire.gateway.identified[-1]["intents"] & 1 << 15


async def test_without_that_no_privileged_intent_is_asked_for(wire: LoopbackDiscord) -> None:
    assert wire.gateway.identified[0]["intents"] & (1 << 15 | 1 << 1 | 1 << 8) == 0


async def test_a_fault_of_ours_is_told_to_the_asker_and_logged(
    wire: LoopbackDiscord, desk: ScriptedDesk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.broken = RuntimeError("a fault")

    asked = await wire.interactions.command("ask", {"question": "why"})
    assert text(await asked.answer()) == "Something went wrong; the log says what."
    assert asked.private
    await wire.say("why?", "46")
    (told,) = await answers(wire, "46", 1)
    assert text(told) == "Something went wrong; the log says what."
    assert caplog.text.count("RuntimeError: a fault") == 2


async def test_a_server_that_the_bot_leaves_or_comes_back_to_is_noted(
    wire: LoopbackDiscord, records: Records, service: Discord
) -> None:
    def left() -> object:
        with records.history.sync.reading() as books:
            return books.spaces.get("discord:3000").left

    await service.client.wait_until_ready()
    await wire.gateway.dispatch("GUILD_DELETE", {"id": "3000"})
    await until(lambda: left() is not None)
    await wire.gateway.dispatch("GUILD_CREATE", wire.world.guilds["3000"])
    await until(lambda: left() is None)


async def test_a_server_left_while_the_bot_was_not_connected_is_noted(
    wire: LoopbackDiscord, desk: ScriptedDesk, records: Records, service: Discord
) -> None:
    await close(service.client)
    with records.history.sync.writing() as books:
        books.spaces.put(Space("discord:1", zone="Europe/Kyiv"))
        books.schedules.put(Schedule("morning", "discord:20", ("0 8 * * *",), "UTC", NOW, space="discord:2"))

    async with served(wire, desk, records):
        await until(lambda: _left(records, "discord:1") and _left(records, "discord:2"))


async def test_a_server_that_the_bot_came_back_to_while_it_was_not_connected_goes_on(
    wire: LoopbackDiscord, desk: ScriptedDesk, records: Records, service: Discord
) -> None:
    await close(service.client)
    with records.history.sync.writing() as books:
        books.schedules.put(Schedule("evening", "discord:42", ("0 18 * * *",), "UTC", NOW, space="discord:3000"))
        leave(books, "discord:3000", NOW)

    async with served(wire, desk, records):
        await until(lambda: not _left(records, "discord:3000"))
    with records.history.sync.reading() as books:
        evening = books.schedules.get("evening", "discord:3000")
    assert evening is not None
    assert evening.paused is None


def _left(records: Records, space: str) -> bool:
    with records.history.sync.reading() as books:
        return books.spaces.get(space).left is not None
