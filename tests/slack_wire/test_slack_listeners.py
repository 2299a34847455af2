from __future__ import annotations

from typing import Any

import pytest

from adapters.slack.service import Access, serving
from bot.message import Choices, Heading, Message, Paragraph, Run
from tests.slack_wire import payloads
from tests.slack_wire.conftest import Bot, Lobby, texts
from tests.slack_wire.faults import Refused
from tests.slack_wire.server import APP_TOKEN, BOT_TOKEN, BOT_USER, Posted

Json = dict[str, Any]


async def test_a_question_behind_the_command_is_answered_to_the_asker_alone(any_bot: Bot) -> None:
    (said,) = await any_bot.command("figures ferry missing")

    assert said["response_type"] == "ephemeral"
    assert "missing" in said["text"]


async def test_a_question_in_plain_words_behind_the_command_is_seen_by_others_only_where_answers_are_public(
    bot: Bot,
) -> None:
    (before,) = await bot.command("What did Ushakov say about the ceasefire?")
    await bot.command("settings answers:public channel:<#C1|desk>")
    (after,) = await bot.command("What did Ushakov say about the ceasefire?")

    assert (before["response_type"], after["response_type"]) == ("ephemeral", "in_channel")
    assert "temporary respite" in before["text"]
    assert before["blocks"][-1]["elements"][0]["text"]["text"] == "Share here"


async def test_a_private_answer_may_be_shared(bot: Bot) -> None:
    (said,) = await bot.command("quote ushakov nothing")
    share = said["blocks"][-1]["elements"][0]
    assert share["text"]["text"] == "Share here"

    await bot.deliver("interactive", payloads.press(bot.slack, share))
    await bot.slack.until(lambda: bot.slack.said("C1"))

    told = texts(bot.slack.said("C1")[0].body)
    assert "Asked: /quote ushakov nothing" in told
    assert "It gives us nothing" in told


async def test_a_mention_is_answered_in_its_thread(any_bot: Bot) -> None:
    event = payloads.mention(any_bot.slack, "What did Ushakov say about the ceasefire?")
    await any_bot.deliver("events_api", event)
    await any_bot.slack.until(lambda: any_bot.slack.said("C1") or any_bot.slack.ephemeral)

    assert "temporary respite" in texts([posted.body for posted in any_bot.slack.said("C1")] + any_bot.slack.ephemeral)


async def test_a_direct_message_is_answered_in_its_own_thread_with_thumbs(any_bot: Bot) -> None:
    event = payloads.direct(any_bot.slack, "quote ushakov nothing")
    await any_bot.deliver("events_api", event)
    await any_bot.slack.until(lambda: any_bot.slack.said("DU1"))

    (posted,) = any_bot.slack.said("DU1")
    assert posted.thread == event["event"]["ts"]
    assert posted.body["blocks"][-1]["elements"][0]["type"] == "feedback_buttons"
    assert any_bot.slack.statuses[0]["status"] == "is looking it up …"


async def test_an_event_that_is_delivered_again_is_answered_once(any_bot: Bot) -> None:
    event = payloads.direct(any_bot.slack, "quote ushakov nothing")
    await any_bot.deliver("events_api", event)
    await any_bot.deliver("events_api", event, retry=1)
    await any_bot.deliver("events_api", event, retry=2)
    await any_bot.settled()

    assert len(any_bot.slack.said("DU1")) == 1


async def test_what_the_bot_says_itself_is_not_heard(bot: Bot) -> None:
    event = payloads.direct(bot.slack, "quote ushakov nothing", user=BOT_USER)
    event["event"]["bot_id"] = "BBOT"
    await bot.deliver("events_api", event)
    edited = payloads.direct(bot.slack, "quote ushakov nothing")
    edited["event"]["subtype"] = "message_changed"
    await bot.deliver("events_api", edited)
    await bot.settled()

    assert [args["channel"] for args in bot.slack.called("chat.postMessage")] == ["DU2"]


@pytest.mark.parametrize(
    "author", [{"bot_id": "B7"}, {"bot_id": "B8", "user": None, "subtype": "bot_message"}, {"user": "USLACKBOT"}]
)
async def test_a_mention_by_another_bot_or_a_workflow_is_not_answered(bot: Bot, author: Json) -> None:
    event = payloads.mention(bot.slack, "figures ferry missing")
    changed = event["event"] | author
    event["event"] = {key: value for key, value in changed.items() if value is not None}

    await bot.deliver("events_api", event)
    await bot.settled()

    assert (bot.slack.said("C1"), bot.slack.ephemeral) == ([], [])


async def test_a_reply_in_the_bots_thread_is_heard_where_it_may_read(bot: Bot) -> None:
    first = await bot.courier.post("slack:T1/C1", _message("A briefing"), "a.0")
    await bot.deliver("events_api", payloads.written(bot.slack, "figures ferry missing", "C1", first))
    await bot.slack.until(lambda: bot.slack.ephemeral or len(bot.slack.said("C1")) > 1)

    others = payloads.written(bot.slack, "figures ferry missing", "C1", "1.000001", parent="U2")
    await bot.deliver("events_api", others)
    await bot.deliver("events_api", payloads.written(bot.slack, "figures ferry missing", "C1", None))
    await bot.settled()
    assert len(bot.slack.ephemeral) + len(bot.slack.said("C1")) == 2


async def test_a_button_says_its_line(bot: Bot) -> None:
    (said,) = await bot.command("quote ushakov nothing")
    menu = next(block["accessory"] for block in said["blocks"] if "accessory" in block)
    body = payloads.press(bot.slack, {"action_id": menu["action_id"], "type": "overflow", "chosen": menu["options"][0]})

    await bot.deliver("interactive", body)
    await bot.slack.until(lambda: bot.slack.over(body["response_url"]))

    assert "It gives us nothing" in texts(bot.slack.over(body["response_url"]))


async def test_a_command_without_its_words_opens_a_form_that_answers(bot: Bot) -> None:
    body = payloads.command(bot.slack, "quote")
    await bot.deliver("slash_commands", body)
    await bot.slack.until(lambda: bot.slack.views)
    (view,) = bot.slack.views.values()
    assert view["title"]["text"] == "Quote"

    option = {"text": {"type": "plain_text", "text": "ushakov nothing"}, "value": "ushakov nothing"}
    answer = await bot.deliver("interactive", payloads.submission(view, {"find": {"selected_option": option}}))
    await bot.slack.until(lambda: bot.slack.over(body["response_url"]))

    assert answer == {}
    assert "It gives us nothing" in texts(bot.slack.over(body["response_url"]))


async def test_a_form_that_lacks_words_says_so_in_its_field(any_bot: Bot) -> None:
    await any_bot.deliver("slash_commands", payloads.command(any_bot.slack, "briefing schedule"))
    await any_bot.slack.until(lambda: any_bot.slack.views)
    (view,) = any_bot.slack.views.values()
    typed = {"selected_option": {"text": {"type": "plain_text", "text": "sometimes"}, "value": "sometimes"}}

    answer = await any_bot.deliver("interactive", payloads.submission(view, {"when": typed}))

    assert answer["response_action"] == "errors"
    assert "at what time?" in answer["errors"]["when"].lower()


async def test_the_shortcut_asks_the_news_and_answers_in_its_window(bot: Bot) -> None:
    await bot.deliver("interactive", payloads.shortcut(bot.slack, "ask_news"))
    await bot.slack.until(lambda: bot.slack.views)
    (view,) = bot.slack.views.values()

    answer = await bot.deliver(
        "interactive", payloads.submission(view, {"question": {"value": "What did Ushakov say about the ceasefire?"}})
    )
    await bot.slack.until(lambda: bot.slack.called("views.update"))

    assert answer["response_action"] == "update"
    assert "temporary respite" in texts(bot.slack.called("views.update")[0]["view"])


async def test_quotes_in_a_message_are_those_of_the_articles_that_it_links_to(bot: Bot) -> None:
    message = {"ts": bot.slack.ts(), "user": "U2", "text": "see <https://harbour-courier.example/a|this> and <#C2|b>"}
    body = payloads.shortcut(bot.slack, "quotes_in", message)
    await bot.deliver("interactive", body)
    await bot.slack.until(lambda: bot.slack.over(body["response_url"]))

    assert bot.slack.over(body["response_url"])[0]["response_type"] == "ephemeral"


async def test_a_message_without_a_link_has_no_quotes(bot: Bot) -> None:
    body = payloads.shortcut(bot.slack, "quotes_in", {"ts": bot.slack.ts(), "user": "U2", "text": "good morning"})
    await bot.deliver("interactive", body)
    await bot.slack.until(lambda: bot.slack.over(body["response_url"]))

    assert bot.slack.over(body["response_url"])[0]["text"] == "There is no link in this message."


async def test_a_message_may_be_asked_about(bot: Bot) -> None:
    message = {"ts": bot.slack.ts(), "user": "U2", "text": "see <https://harbour-courier.example/a>"}
    await bot.deliver("interactive", payloads.shortcut(bot.slack, "ask_about", message))
    await bot.slack.until(lambda: bot.slack.views)

    assert "https://harbour-courier.example/a" in texts(list(bot.slack.views.values()))


async def test_nobody_is_offered_to_share_an_error(bot: Bot) -> None:
    (refused,) = await bot.command("story 99")

    assert "name it in words" in texts(refused)
    assert "Share here" not in texts(refused)


async def test_selects_are_completed_and_take_what_was_typed(any_bot: Bot) -> None:
    answer = await any_bot.deliver("interactive", payloads.suggestion("complete:speakers:free", "usha"))

    assert [option["value"] for option in answer["options"]][:2] == ["usha", "Yuri Ushakov"]


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("speakers", "ushakof", "Yuri Ushakov"),
        ("speakers", "oshakov", "Yuri Ushakov"),
        ("outlets", "harbor", "The Harbour Courier"),
        ("zones", "kyv", "Europe/Kyiv"),
    ],
)
async def test_a_slip_of_the_keyboard_is_forgiven(bot: Bot, kind: str, typed: str, value: str) -> None:
    answer = await bot.deliver("interactive", payloads.suggestion(f"complete:{kind}", typed))

    assert answer["options"][0]["value"] == value


async def test_what_is_like_nothing_is_completed_with_nothing(bot: Bot) -> None:
    assert (await bot.deliver("interactive", payloads.suggestion("complete:speakers", "xqzzw")))["options"] == []


async def test_an_unknown_select_has_no_options(bot: Bot) -> None:
    assert (await bot.deliver("interactive", payloads.suggestion("complete:nonsense", "usha")))["options"] == []


async def test_opening_the_conversation_suggests_what_to_ask(bot: Bot) -> None:
    await bot.deliver("events_api", payloads.opened("messages"))
    await bot.slack.until(lambda: bot.slack.prompts)

    assert [prompts.get("thread_ts") for prompts in bot.slack.prompts] == [None]


async def test_a_plain_workspace_is_answered_just_as_well(bot: Bot) -> None:
    bot.slack.granted.discard("assistant:write")
    bot.slack.granted.discard("chat:write.assistant")
    bot.slack.fault("assistant.threads.setStatus", Refused("not_allowed"))
    for number in (1, 2):
        await bot.deliver("events_api", payloads.direct(bot.slack, "figures ferry missing"))
        await bot.slack.until(lambda number=number: len(bot.slack.said("DU1")) == number)

    assert len(bot.slack.called("assistant.threads.setStatus")) == 1


async def test_a_thumb_down_asks_what_is_wrong_with_the_quote(bot: Bot) -> None:
    await bot.deliver("events_api", payloads.direct(bot.slack, "quote ushakov nothing"))
    await bot.slack.until(lambda: bot.slack.said("DU1"))
    (answer,) = bot.slack.said("DU1")
    thumbs = answer.body["blocks"][-1]["elements"][0]

    for number, thumb in ((2, "positive_button"), (3, "negative_button")):
        action = {"action_id": "feedback", "type": "feedback_buttons", "value": thumbs[thumb]["value"]}
        await bot.deliver("interactive", payloads.press(bot.slack, action, answer, channel="DU1"))
        await bot.slack.until(lambda number=number: len(bot.slack.said("DU1")) == number)

    id = thumbs["negative_button"]["value"].removeprefix("bad ")
    thanked, asked = (texts(each.body) for each in bot.slack.said("DU1")[1:])
    assert "Thank you." in thanked
    assert "It gives us nothing" in asked
    assert f"/report {id} fault:speaker" in asked
    assert "feedback_buttons" not in asked


async def test_a_thumb_down_on_what_is_not_here_any_more_says_so(bot: Bot) -> None:
    posted = Posted(bot.slack.ts(), {"text": "an answer"})
    bot.slack.channels["DU1"].append(posted)
    action = {"action_id": "feedback", "type": "feedback_buttons", "value": "bad abcdefg"}

    await bot.deliver("interactive", payloads.press(bot.slack, action, posted, channel="DU1"))
    await bot.slack.until(lambda: len(bot.slack.said("DU1")) == 2)

    assert "there is no such quote, figure or story here" in texts(bot.slack.said("DU1")[1].body)


async def test_being_taken_out_of_the_workspace_and_back_is_kept(bot: Bot, lobby: Lobby) -> None:
    await bot.deliver("events_api", payloads.event({"type": "app_uninstalled"}))
    await bot.slack.until(lambda: left(bot))

    async with serving(Access(BOT_TOKEN, APP_TOKEN, base_url=bot.slack.api), *lobby):
        await bot.slack.until(lambda: not left(bot))


@pytest.mark.parametrize("tokens", [{"oauth": ["U1"]}, {"oauth": ["U1"], "bot": []}, {"bot": ["UBOT"]}])
async def test_the_bot_is_out_when_its_own_token_is_revoked_and_nobody_elses(bot: Bot, tokens: Json) -> None:
    await bot.deliver("events_api", payloads.event({"type": "tokens_revoked", "tokens": tokens}))
    if tokens.get("bot"):
        await bot.slack.until(lambda: left(bot))
    await bot.settled()

    assert left(bot) is bool(tokens.get("bot"))


async def test_what_comes_from_a_workspace_that_the_token_is_not_of_is_not_heard(any_bot: Bot) -> None:
    asked = payloads.command(any_bot.slack, "source list") | {"team_id": "T9"}
    written = payloads.direct(any_bot.slack, "quote ushakov nothing")
    removed = payloads.event({"type": "app_uninstalled"})
    for event in (written, removed):
        event["authorizations"][0]["team_id"] = "T9"

    await any_bot.deliver("slash_commands", asked)
    await any_bot.deliver("events_api", written)
    await any_bot.deliver("events_api", removed)
    await any_bot.settled()

    assert (any_bot.slack.over(asked["response_url"]), any_bot.slack.said("DU1")) == ([], [])
    assert not left(any_bot)


@pytest.mark.parametrize(
    ("home", "refused"),
    [({"team_id": "T9"}, True), ({"team_id": "T9", "enterprise_user": {"teams": ["T1", "T9"]}}, False), ({}, False)],
)
async def test_who_manages_another_workspace_does_not_manage_this_one(bot: Bot, home: Json, refused: bool) -> None:
    bot.slack.users["U3"] = {"tz": "UTC", "is_admin": True, **home}

    (said,) = await bot.command("settings zone:Europe/Paris", user="U3")

    assert ("this is for managers" in texts(said)) is refused


def left(bot: Bot) -> bool:
    with bot.history.reading() as books:
        return books.spaces.get("slack:T1").left is not None


@pytest.mark.parametrize("kind", ["team_join", "app_context_changed"])
async def test_events_of_no_use_are_acknowledged(any_bot: Bot, kind: str) -> None:
    assert await any_bot.deliver("events_api", payloads.event({"type": kind})) == {}


async def test_a_button_that_only_links_is_acknowledged(any_bot: Bot) -> None:
    body = payloads.press(any_bot.slack, {"action_id": "link", "value": ""})

    assert await any_bot.deliver("interactive", body) == {}


async def test_help_spells_commands_as_slack_takes_them(bot: Bot) -> None:
    (said,) = await bot.command("help quote")

    assert "/verbatim quote" in said["text"]


async def test_a_command_without_words_gets_the_whole_list(bot: Bot) -> None:
    (said,) = await bot.command("")

    assert "/verbatim quote [FIND]" in said["text"]


async def test_a_mention_without_words_gets_a_greeting(bot: Bot) -> None:
    await bot.deliver("events_api", payloads.mention(bot.slack, ""))

    await bot.slack.until(lambda: bot.slack.said("C1"))
    assert "in plain words" in bot.slack.said("C1")[0].body["text"]


async def test_an_unknown_command_is_answered_with_the_nearest(bot: Bot) -> None:
    (said,) = await bot.command("/quoet ferry")

    assert "did you mean /verbatim quote" in said["text"]


async def test_a_command_with_a_slash_of_its_own_works(bot: Bot) -> None:
    (said,) = await bot.command("ushakov nothing", name="/quote")

    assert "It gives us nothing" in said["text"]


def _message(words: str) -> Message:
    return Message((Paragraph((Run(words),)),))


async def test_what_the_front_desk_refuses_stands_in_the_form(bot: Bot) -> None:
    await bot.deliver("slash_commands", payloads.command(bot.slack, "source add", user="U2"))
    await bot.slack.until(lambda: bot.slack.views)
    (view,) = bot.slack.views.values()

    answer = await bot.deliver(
        "interactive", payloads.submission(view, {"address": {"value": "https://news.example"}}, user="U2")
    )

    assert answer["response_action"] == "errors"
    assert "manage" in answer["errors"]["address"].lower()


async def test_the_button_of_a_briefing_asks_for_the_question_and_answers_the_asker(bot: Bot) -> None:
    briefing = Message(
        (Heading((Run("1 new story"),), 1), Paragraph((Run("A ferry sank."),)), Choices((("Why", "/why 1"),)))
    )
    (part,) = bot.courier.parts(briefing)
    ts = await bot.courier.post("slack:T1/C1", part, "a.0")
    (posted,) = bot.slack.said("C1")
    body = payloads.press(bot.slack, posted.body["blocks"][-1]["elements"][-1], posted)
    await bot.deliver("interactive", body)
    await bot.slack.until(lambda: bot.slack.views)
    (view,) = bot.slack.views.values()

    question = {"question": {"value": "What did Ushakov say about the ceasefire?"}}
    assert await bot.deliver("interactive", payloads.submission(view, question)) == {}
    await bot.slack.until(lambda: bot.slack.over(body["response_url"]))

    assert posted.ts == ts
    assert "temporary respite" in texts(bot.slack.over(body["response_url"]))
