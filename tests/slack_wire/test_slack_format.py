from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from adapters.safe_text import shortened
from adapters.slack.format import payload
from adapters.slack.parts import IN_THREAD, parts
from bot.message import Block, Choices, Facts, Footer, Heading, Message, Moment, Paragraph, Pullquote, Run
from tests.hostile import LINKS, ODD_LINKS, TEXTS
from tests.slack_wire.messages import MESSAGES, letters, squeezed
from tests.slack_wire.validation import message_problems

NOON = datetime(2025, 3, 13, 12, tzinfo=UTC)


def shown(blocks: list[Any]) -> str:
    """Every letter that Slack would show of the blocks, without white space, dates, buttons and menus."""
    told = []
    for block in blocks:
        match block["type"]:
            case "header":
                told.append(block["text"]["text"])
            case "rich_text":
                told += [_rich(element) for element in block["elements"]]
            case "section":
                told.append(_mrkdwn(block["text"]["text"]))
            case "context":
                told += [_mrkdwn(element["text"]) for element in block["elements"]]
            case _:
                continue
    return "".join(squeezed(text) for text in told)


def _rich(element: Any) -> str:
    if "elements" in element:
        return "".join(map(_rich, element["elements"]))
    return "" if element["type"] == "date" else str(element["text"])


def _mrkdwn(text: str) -> str:
    text = re.sub(r"<!date\^[^>]*>", "", text)
    text = re.sub(r"<[^|>]*\|([^>]*)>", r"\1", text)
    return html.unescape(text.replace("*", ""))


def subsequence(wanted: str, told: str) -> bool:
    rest = iter(told)
    return all(letter in rest for letter in wanted)


@given(MESSAGES)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_any_message_is_valid_for_slack_and_loses_no_letter(message: Message) -> None:
    made = [payload(part) for part in parts(message)]

    assert [problem for each in made for problem in message_problems({"text": each.text, "blocks": each.blocks})] == []
    told = "".join(shown(each.blocks) for each in made)
    for block in message.blocks:  # blocks may change places, letters within one may not
        assert subsequence(letters(Message((block,))).replace("|", "").replace("*", ""), told.replace("|", ""))


def test_many_blocks_and_choices_stand_in_messages_of_fifty() -> None:
    blocks: tuple[Block, ...] = (
        *(Paragraph((Run(f"word{n}"),)) for n in range(120)),
        Choices((("Why", "/why 1"),) * 60),
    )

    made = [payload(part) for part in parts(Message(blocks))]

    assert [len(each.blocks) for each in made] == [50, 50, 23]
    assert [problem for each in made for problem in message_problems({"text": each.text, "blocks": each.blocks})] == []


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_is_letters_wherever_it_stands(text: str) -> None:
    line = (Run(text), Run(text, bold=True), Run(f" {text} ", bold=True, link="https://a.example/"))
    blocks: tuple[Block, ...] = (
        Heading(line, 1),
        Paragraph(line),
        Pullquote(line, line, "abcdefg"),
        Facts((line, line), "Figures"),
        Facts((line,), "Sources"),
        Choices(((text, "/story 1"), ("a story", f"/story {text}"))),
        Footer(line),
    )

    made = [payload(part) for part in parts(Message(blocks))]

    assert [problem for each in made for problem in message_problems({"text": each.text, "blocks": each.blocks})] == []
    for each in made:
        assert not re.search(r"<(?!!date\^|https://a\.example/\|)", "".join(_all_mrkdwn(each.blocks)))
        assert "<" not in each.text


def _all_mrkdwn(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["text"]] if value.get("type") == "mrkdwn" else []
        return own + [text for each in value.values() for text in _all_mrkdwn(each)]
    return [text for each in value for text in _all_mrkdwn(each)] if isinstance(value, list) else []


@pytest.mark.parametrize("link", LINKS)
def test_a_hostile_link_is_no_link(link: str) -> None:
    made = payload(Message((Paragraph((Run("the bank", link=link),)), Footer((Run("the bank", link=link),)))))

    assert "url" not in str(made.blocks)
    assert made.blocks[1]["elements"][0]["text"] == "the bank"


@pytest.mark.parametrize("link", ODD_LINKS)
def test_an_odd_link_stays_one_link(link: str) -> None:
    made = payload(Message((Footer((Run("the bank", link=link),)),)))

    assert re.fullmatch(r"<[^<>|]+\|the bank>", made.blocks[0]["elements"][0]["text"])


def test_a_time_is_shown_in_the_readers_zone_with_a_fallback() -> None:
    made = payload(Message((Paragraph((Moment(NOON, "UTC"),)), Footer((Moment(NOON, "Europe/Kyiv", "time"),)))))

    date = made.blocks[0]["elements"][0]["elements"][0]
    assert (date["type"], date["timestamp"], date["fallback"]) == ("date", 1741867200, "13 March 2025")
    assert made.blocks[1]["elements"][0]["text"] == "<!date^1741867200^{date_short_pretty} {time}|13 Mar 14:00 EET>"


def test_a_quote_is_set_as_a_quote_with_its_menu() -> None:
    tag = (Run("— "), Run("Yuri Ushakov", bold=True), Run(" · 1 outlet", faint=True))

    made = payload(Message((Pullquote((Run("“It gives us nothing”"),), tag, "abcdefg"),))).blocks

    assert made[0]["elements"][0]["type"] == "rich_text_quote"
    assert made[1]["text"]["text"] == "— *Yuri Ushakov* · 1 outlet"
    assert [(option["text"]["text"], option["value"]) for option in made[1]["accessory"]["options"]] == [
        ("Context", "/quote abcdefg"),
        ("Copy with source", "/copy abcdefg"),
        ("More from this speaker", '/quote by:"Yuri Ushakov"'),
        ("Report", "/report abcdefg"),
    ]


def test_an_unattributed_quote_offers_no_more_from_its_speaker() -> None:
    made = payload(Message((Pullquote((Run("“No”"),), (Run("— unattributed"),), "abcdefg"),))).blocks

    assert len(made[1]["accessory"]["options"]) == 3


def test_a_briefing_is_one_message_with_its_further_stories_below() -> None:
    story: list[Block] = [
        Heading((Run("Ferry sinks"),)),
        Paragraph((Run("Twelve died."),)),
        Facts(((Run("[1] a"),),), "Sources"),
    ]
    other: list[Block] = [Heading((Run("Bank cuts"),)), Paragraph((Run("Its seventh cut."),))]
    closing: list[Block] = [Choices((("Why", "/why 1"), ("All", "/source list"))), Footer((Run("30 articles read"),))]

    told = parts(Message((Heading((Run("2 new stories"),), 1), *story, *other, *closing)))

    assert list(told[1].blocks) == [*other, Choices((("Why", "/why 2"),))]
    assert told[0].blocks == (
        Heading((Run("2 new stories"),), 1),
        *story,
        Facts(((Run("Bank cuts"),),), IN_THREAD),
        Choices((("Why", "/why 1"), ("All", "/source list"), ("Ask", "/ask"))),
        closing[1],
    )


def test_a_briefing_of_one_story_stays_whole() -> None:
    message = Message((Heading((Run("1 new story"),), 1), Heading((Run("Ferry sinks"),)), Footer((Run("30 read"),))))

    assert parts(message) == [message]


def test_the_fallback_text_tells_the_message_and_ends_at_a_word() -> None:
    told = payload(Message((Heading((Run("2 new stories"),), 1), Paragraph((Run("word " * 1000),))))).text

    assert told.startswith("2 new stories\nword word")
    assert told.endswith("word…")
    assert len(told) <= 3000


def test_a_cut_text_keeps_whole_words_where_there_are_any() -> None:
    assert shortened("The ferry sank", 12) == "The ferry…"
    assert shortened("x" * 20, 5) == "xxxx…"


def test_a_message_without_words_still_has_a_fallback_text() -> None:
    assert payload(Message((Choices((("Why", "/why"),)),))).text == "Nothing to tell."


def test_a_user_group_is_mentioned_once_at_the_beginning() -> None:
    message = Message(tuple(Paragraph((Run("word " * 400),)) for _ in range(20)), mention="slack:T1/S3")

    made = [payload(part).blocks for part in parts(message)]

    assert made[0][0]["elements"][0]["elements"] == [{"type": "usergroup", "usergroup_id": "S3"}]
    assert str(made).count("usergroup_id") == 1
    assert payload(Message((), mention="discord:&77")).blocks == []
    assert payload(Message((), mention="slack:T1/U3")).blocks == []


@pytest.mark.parametrize("length", [300, 700, 2_900])
def test_a_link_keeps_its_words_together_however_long_its_address_is(length: int) -> None:
    cited = [Run("The Harbour Courier", link=f"https://harbour.example/{n}/{'a' * length}") for n in range(4)]
    line = tuple(run for link in cited for run in (Run("The pier is open, "), link, Run(" wrote. ")))

    told = [
        block.line for part in parts(Message((Paragraph(line),))) for block in part.blocks if hasattr(block, "line")
    ]

    assert [run for part in told for run in part if isinstance(run, Run) and run.link] == cited
