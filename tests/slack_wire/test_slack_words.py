from __future__ import annotations

import asyncio
from typing import Any

import pytest

from adapters.slack.addresses import Address, address, space_of
from adapters.slack.lines import line_from, links_in, written
from adapters.slack.modals import Form, answer_view, filled_in, form_view, problems
from adapters.slack.naming import as_typed
from adapters.slack.origins import Once, Origin
from adapters.slack.replying import shareable
from adapters.slack.suggestions import completion_of, select_options
from bot.commands import COMMANDS, called, command_named
from bot.commands.line import Call
from bot.message import Facts, Footer, Heading, Message, Moment, Paragraph, Pullquote, Run
from bot.people import Suggestion
from tests.slack_wire.test_slack_home import NOW
from tests.slack_wire.validation import view_problems


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("", "hello"),
        ("  ", "hello"),
        ("help", "/help"),
        ("Quote ferry", "/Quote ferry"),
        ("/quote ferry", "/quote ferry"),
        ("sources", "/sources"),
        ("What did Ushakov say?", "What did Ushakov say?"),
        ("why did the ferry sink?", "why did the ferry sink?"),
        ("why 1", "/why 1"),
        ("ask why did it sink?", "/ask why did it sink?"),
        ("<@UBOT> quote ferry", "/quote ferry"),
        ("hey <@UBOT>", "hey"),
        ("briefing schedule 8:30 channel:<#C7|news>", "/briefing schedule 8:30 channel:slack:T1/C7"),
        ("settings manager:<@U7|ada>", "/settings manager:slack:T1/U7"),
        ("settings role:<!subteam^S7|@desk>", "/settings role:slack:T1/S7"),
        ("source add <https://a.example/feed?a=1&amp;b=2>", "/source add https://a.example/feed?a=1&b=2"),
        ("source add <http://a.example|a.example>", "/source add http://a.example"),
        (
            "briefing schedule 8:30 channel:<https://harbour.slack.com/archives/C7/p1700000000000100?thread_ts=1>",
            "/briefing schedule 8:30 channel:slack:T1/C7/1700000000.000100",
        ),
        ("ask A &lt;b&gt; &amp; c", "/ask A <b> & c"),
        ("ask <!here|@here> and <mailto:a@b.example|a@b.example>", "/ask @here and a@b.example"),
    ],
)
def test_what_is_said_in_slack_is_a_line(said: str, line: str) -> None:
    assert line_from(said, "T1", "UBOT") == line


def test_a_mention_of_nobody_is_left_out() -> None:
    assert written("a <!channel> b", "T1") == "a  b"


def test_links_are_found_wherever_a_message_has_them() -> None:
    message = {
        "text": "see <https://a.example/1|a> and <#C1> and <https://a.example/1>",
        "blocks": [
            {"type": "section", "text": {"text": "<https://a.example/2>"}},
            {"elements": [{"url": "https://a.example/3"}]},
        ],
        "attachments": [{"from_url": "https://a.example/4", "title_link": "javascript:alert(1)", "fallback": 3}],
    }

    assert links_in(message) == [f"https://a.example/{n}" for n in (1, 2, 3, 4)]


def test_addresses_are_read_as_they_are_written() -> None:
    for text in ("slack:T1/C2", "slack:T1/U2", "slack:T1/C2/1700000000.000100"):
        assert str(address(text)) == text
    assert address("discord:42") is None
    assert address("slack:T1/U2") == Address("T1", "U2")
    assert space_of("T1") == "slack:T1"


def test_an_answer_that_a_modal_cannot_hold_ends_where_the_first_block_does_not_fit() -> None:
    told = [Paragraph((Run(f"told {number}"),)) for number in range(99)]
    quote = Pullquote((Run("It was so"),), (Run("Ruth Askew", bold=True),), "abcdefg")
    message = Message((*told, quote, *[Paragraph((Run("behind it " * 200),))] * 20))  # makes several parts

    blocks = answer_view("Answer", message)["blocks"]

    assert len(blocks) == 99
    assert "behind it" not in str(blocks)


def test_answers_may_be_shared_and_changes_may_not() -> None:
    assert shareable("What did Ushakov say?")
    assert shareable("/quote ferry")
    assert not shareable("/briefing pause")
    assert not shareable("/nonsense")
    assert not shareable("")
    assert not shareable("word " * 500)


def test_what_was_seen_is_seen_once() -> None:
    once = Once()

    assert once.first("a", None)
    assert not once.first("b", "a")
    assert not once.first("b")
    assert once.first(None)
    assert once.seen("a")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_a_form_that_slack_takes(command: Any) -> None:
    view = form_view(Call(command, {}))

    assert view_problems(view) == [] or not command.options
    assert Form.read(view["private_metadata"]) == Form(command.name, {})


def test_a_form_is_filled_in_with_what_was_given() -> None:
    call = called(
        '/briefing schedule when:"weekdays at 8:30" zone:Kyiv channel:slack:T1/C7 stories:3 length:short silent:yes'
    )
    assert call is not None
    view = form_view(call, Origin("U1", "C1"))

    elements = {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
    assert view_problems(view) == []
    assert elements["when"]["initial_option"]["value"] == "weekdays at 8:30"
    assert elements["channel"]["initial_conversation"] == "C7"
    assert elements["stories"]["initial_value"] == "3"
    assert elements["length"]["initial_option"]["value"] == "short"
    assert Form.read(view["private_metadata"]) == Form("briefing schedule", {}, Origin("U1", "C1"))


@pytest.mark.parametrize(
    ("line", "title", "submit", "hidden"),
    [
        ("/report k3v7q2a", "Report", "Report", {}),
        ("/source add https://press.example/feed", "Source add", "Add", {}),
        ("/quote ferry page:2", "Quote", "Find", {"page": "2"}),
    ],
)
def test_a_form_says_what_it_does_and_keeps_its_page(
    line: str, title: str, submit: str, hidden: dict[str, str]
) -> None:
    call = called(line)
    assert call is not None

    view = form_view(call)

    assert (view["title"]["text"], view["submit"]["text"]) == (title, submit)
    assert Form.read(view["private_metadata"]) == Form(call.command.name, hidden)


def test_what_was_filled_in_is_read_by_option() -> None:
    state: dict[str, dict[str, Any]] = {
        "when": {"a": {"type": "external_select", "selected_option": {"value": "8:30"}}},
        "zone": {"a": {"type": "external_select", "selected_option": None}},
        "channel": {"a": {"type": "conversations_select", "selected_conversation": "C7"}},
        "stories": {"a": {"type": "number_input", "value": "3"}},
        "length": {"a": {"type": "static_select", "selected_option": {"value": "short"}}},
        "silent": {"a": {"type": "checkboxes", "selected_options": [{"value": "yes"}]}},
        "late": {"a": {"type": "plain_text_input", "value": None}},
    }

    assert filled_in(command_named("briefing schedule"), state, "T1") == {
        "when": "8:30",
        "channel": "slack:T1/C7",
        "stories": "3",
        "length": "short",
        "silent": "yes",
    }


def test_people_and_days_are_read_from_their_pickers() -> None:
    person = {"manager": {"a": {"type": "users_select", "selected_user": "U7"}}}
    day = {"since": {"a": {"type": "datepicker", "selected_date": "2025-03-13"}}}

    assert filled_in(command_named("settings"), person, "T1") == {"manager": "slack:T1/U7"}
    assert filled_in(command_named("quote"), day, "T1") == {"since": "2025-03-13"}


@pytest.mark.parametrize(
    ("name", "values", "field", "told"),
    [
        ("briefing schedule", {"when": "sometimes"}, "when", "At what time?"),
        ("briefing schedule", {"when": "8:30", "zone": "Atlantis"}, "zone", "no such place"),
        ("briefing schedule", {"when": "8:30", "stories": "99"}, "stories", "give 1 to 20"),
        ("briefing schedule", {"when": "8:30", "late": "never"}, "late", ""),
        ("briefing schedule", {}, "when", "Give the times"),
        ("quote", {}, "find", "Give words of the quote"),
        ("ask", {"about": "https://a.example"}, "question", "Give what you want to know"),
    ],
)
def test_what_is_wrong_with_a_form_stands_at_its_field(
    name: str, values: dict[str, str], field: str, told: str
) -> None:
    command = command_named(name)
    fields: dict[str, Any] = {option.name: {} for option in command.options}

    found = problems(command, values, fields)

    assert list(found) == [field]
    assert told in found[field]


def test_what_is_wrong_with_a_field_that_is_not_shown_stands_at_the_first() -> None:
    assert list(problems(command_named("quote"), {"page": "0"}, {"find": {}})) == ["find"]


def test_a_form_that_is_right_has_no_problems() -> None:
    assert (
        problems(command_named("briefing schedule"), {"when": "weekdays at 8:30", "zone": "Kyiv"}, {"when": {}}) == {}
    )


def test_options_of_a_select_are_at_most_a_hundred_and_each_once() -> None:
    suggestions = [Suggestion(f"Speaker {n}", f"speaker {n}") for n in range(200)]
    suggestions += [Suggestion("x" * 100, "x" * 100), Suggestion("", "")]

    free, closed = (select_options(suggestions, " speaker  1 ", typed) for typed in (True, False))

    assert len(free) == len(closed) == 100
    assert free[0]["value"] == "speaker 1"
    assert [option["value"] for option in free].count("speaker 1") == 1


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("complete:speakers:free", ("speakers", True)),
        ("complete:sources", ("sources", False)),
        ("complete:nonsense", None),
        ("complete", None),
    ],
)
def test_a_select_says_what_completes_it(action: str, kind: object) -> None:
    assert completion_of(action) == kind


def test_commands_are_spelled_as_slack_takes_them_where_no_news_is_shown() -> None:
    line = (Run("write /quote ferry, or /sources; a/quote and //quote and /quotes are none"), Moment(NOW, "UTC"))
    message = Message((Heading(line), Paragraph(line), Facts((line,)), Footer(line), Pullquote(line, line, "")))

    told = as_typed(message, called("/help"), "news")

    spelled = (Run("write /news quote ferry, or /news sources; a/quote and //quote and /quotes are none"), line[1])
    assert told == Message(
        (Heading(spelled), Paragraph(spelled), Facts((spelled,)), Footer(spelled), Pullquote(line, line, ""))
    )
    assert as_typed(message, called("/quote ferry"), "news") == message
    assert as_typed(Message((Paragraph((Run("see /help"),)),)), None, "news").blocks == (
        Paragraph((Run("see /news help"),)),
    )


async def test_nothing_is_left_running() -> None:
    assert len(asyncio.all_tasks()) == 1


def test_the_title_of_what_the_bot_says_of_itself_is_spelled_too() -> None:
    message = Message((Facts(((Run("zone"),),), "change one by naming it: /settings zone:Kyiv"),))

    told = as_typed(message, called("/settings"), "news")

    assert told.blocks == (Facts(((Run("zone"),),), "change one by naming it: /news settings zone:Kyiv"),)
