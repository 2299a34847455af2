"""Texts from outside as any platform shows them."""

from __future__ import annotations

import unicodedata

import pytest

from adapters.discord.markdown import markdown
from adapters.safe_text import safe, shown_address
from adapters.slack.rich_text import plain_text
from bot.message import Message, Paragraph, Run
from tests.hostile import STEERING
from tests.shown import text_of


@pytest.mark.parametrize("text", STEERING)
def test_nothing_invisible_is_left_of_a_text(text: str) -> None:
    kept = {unicodedata.category(letter) for letter in safe(text)}

    assert not kept & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def test_marks_are_not_heaped_up_over_other_lines() -> None:
    text = "Ferry" + "\u0301\u034f" * 4_000 + " sinks"

    assert safe(text) == "Ferry" + "\u0301" * 4 + " sinks"


@pytest.mark.parametrize("text", ["Nguyễn Thị Minh Khai", "Ὀδυσσεύς", "ạ̃́", "👩\u200d🚀", "❤\ufe0f", "שָׁלוֹם", "ไม่มี"])
def test_letters_of_other_languages_and_emoji_stay(text: str) -> None:
    assert safe(unicodedata.normalize("NFD", text)) == unicodedata.normalize("NFD", text)


@pytest.mark.parametrize("text", STEERING)
def test_platforms_show_the_same_letters(text: str) -> None:
    line = (Run(f"a{text}b"),)

    shown = [markdown(line).replace("\\", ""), plain_text(line), text_of(Message((Paragraph(line),)))]

    assert len({"".join(each.split()).replace("\\", "") for each in shown}) == 1


@pytest.mark.parametrize(
    "address",
    ["https://a.example/h", "https://a.example/h?token=b#c", "https://b:c@a.example/h", "https://b@a.example/h#d"],
)
def test_an_address_is_shown_without_what_may_be_secret(address: str) -> None:
    assert shown_address(address) == "https://a.example/h"
