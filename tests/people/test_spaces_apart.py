"""Nothing of one space is ever shown in another, whatever is asked."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest

from bot.commands import COMMANDS, Command, Completion, line_of
from bot.message import Pullquote
from tests.people.conftest import ALICE, BOB, NOW, Office
from tests.shown import text_of

SECRET = re.compile(
    r"tunnel|okafor|aldous|gazette|minister|maro|opposition|\b47\b|mistakes|secret desk|secret topic|discord:2|@82",
    re.IGNORECASE,
)
"""Words of what the other space alone has: its article, briefing, topic, channel, people."""

WORDS = ("tunnel", "okafor", "minister", "resigned", "mistakes", "1", "2", "secret", "gazette", "47 million")


async def _settled(office: Office) -> list[str]:
    """Gives the other space a briefing, a topic, managers and a conversation; ids of its quotes and figures."""
    await office.say('/briefing schedule weekdays at 8:30 zone:Kyiv name:"secret desk"', BOB)
    await office.say("/topic follow secret topic", BOB)
    await office.say("/settings zone:Tokyo manager:discord:@82", BOB)
    shown = await office.reply("/quote okafor", BOB)
    await office.say("What did Okafor say?", BOB)
    with office.history.reading() as books:
        figures = [figure.passage.id for figure in books.articles.digests(["tunnel"])[0].figures]
    return [block.id for block in shown.message.blocks if isinstance(block, Pullquote)] + figures


def _lines(command: Command, ids: list[str]) -> list[str]:
    """The command without options, and with what names the other space's things in each of them."""
    tried = [f"/{command.name}", *command.examples]
    for option in command.options:
        values = option.choices or (*WORDS, *ids, "https://gazette.example/tunnel", "discord:22", "discord:2")
        needed = {each.name: (each.choices or ("ferry",))[0] for each in command.options if each.required}
        tried += [line_of(command.name, needed | {option.name: value}) for value in values]
    return tried


def _told(text: str, line: str) -> str:
    """What is told beyond what was asked: an error may repeat the asker's own words."""
    for word in sorted({*WORDS, "discord:22", "discord:2", *re.findall(r"[\w:@]+", line)}, key=len, reverse=True):
        if re.search(rf"(?<![\w]){re.escape(word)}(?![\w])", line):
            text = re.sub(re.escape(word), "", text, flags=re.IGNORECASE)
    return text


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
async def test_no_command_shows_a_word_of_the_other_space(office: Office, command: Command) -> None:
    ids = await _settled(office)
    assert ids
    minutes = 0
    for line in _lines(command, ids):
        minutes += 2
        office.clock[0] = NOW.replace(hour=9 + minutes // 60 % 12, minute=minutes % 60)
        asker = replace(ALICE, person=f"discord:@{minutes}")
        reply = await office.reply(line, asker)
        text = " ".join(text_of(reply.message).split())

        assert not SECRET.search(_told(text, line)), (line, text)


@pytest.mark.parametrize(
    "question",
    [
        "What did the minister say?",
        "Who resigned?",
        "How much does the tunnel cost?",
        "Did Okafor really say “I have made mistakes”?",
    ],
)
async def test_no_question_is_answered_from_the_other_space(office: Office, question: str) -> None:
    await _settled(office)

    assert not SECRET.search(_told(await office.say(question), question))
    assert "Searched 2 articles" in await office.say(question) or "no such words" in await office.say(question)


@pytest.mark.parametrize("kind", get_args(Completion))
async def test_no_completion_comes_from_the_other_space(office: Office, kind: Completion) -> None:
    await _settled(office)

    for prefix in ("", "o", "tun", "secret", "okaf", "gaz", "I have"):
        for each in await office.desk.suggest(kind, prefix, ALICE):
            assert not SECRET.search(f"{each.label} {each.value}"), prefix


async def test_a_reply_to_the_other_spaces_post_is_about_nothing_of_it(office: Office) -> None:
    await _settled(office)

    told = await office.say("/story 1", replace(ALICE, channel="discord:22", replied_to="99"))

    assert not SECRET.search(_told(told, "/story 1"))
