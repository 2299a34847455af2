"""Which outlets a question names, as people type them, and whether it asks how they tell something."""

from __future__ import annotations

import pytest

from bot.answers.replies.outlets import asks_how_told, outlets_named

OUTLETS = ("ABN News", "Aldous Post", "The Harbour Courier", "Dusk", "norlandherald.com", "KTV News", "TRNNews.com")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("how did abn and the courier report it", ["ABN News", "The Harbour Courier"]),
        ("what do Dusk and the norland herald say about eels", ["Dusk", "norlandherald.com"]),
        ("compare ktv news and aldous post on the vote", ["Aldous Post", "KTV News"]),
        ("dusk vs abn news", ["ABN News", "Dusk"]),
        ("compare trn and dusk on eels", ["Dusk", "TRNNews.com"]),
        ("when does the tide turn at dusk", []),
        ("who won the post", []),
        ("any news on the courier strike", []),
    ],
)
def test_an_outlet_is_named_in_full_by_its_own_word_or_as_its_address_says_it(text: str, named: list[str]) -> None:
    assert sorted(outlets_named(text, OUTLETS)) == sorted(named)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("how did the courier cover the strike", True),
        ("and how has dusk told it", True),
        ("how does dusk see it", True),
        ("dusk or ktv on the strike?", True),
        ("how did the police report the crash", False),
        ("how many people read the courier", False),
        ("what happened at dusk", False),
    ],
)
def test_how_outlets_told_something_is_asked_of_two_or_of_one_that_reported(text: str, asked: bool) -> None:
    assert asks_how_told(text, OUTLETS) is asked
