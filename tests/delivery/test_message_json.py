"""A message comes back from JSON as it went in."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.message_json import message_json, message_of
from bot.message import (
    Block,
    Choices,
    Code,
    Document,
    Facts,
    Footer,
    Heading,
    Message,
    Moment,
    Paragraph,
    Place,
    Pullquote,
    Run,
)

TEXT = st.text(max_size=20).filter(lambda text: text.isprintable())
LINE = st.lists(
    st.one_of(
        st.builds(Run, TEXT, st.booleans(), st.booleans(), st.none() | TEXT),
        st.builds(Run, TEXT, place=st.builds(Place, TEXT, st.integers(0), st.sampled_from(["text", "title"]))),
        st.builds(
            Moment, st.datetimes(timezones=st.just(UTC)), st.just("Europe/Kyiv"), st.sampled_from(["date", "time"])
        ),
    ),
    max_size=3,
).map(tuple)
BLOCK = st.one_of(
    st.builds(Heading, LINE, st.integers(1, 2)),
    st.builds(Paragraph, LINE),
    st.builds(Pullquote, LINE, LINE, TEXT),
    st.builds(Facts, st.lists(LINE, max_size=3).map(tuple), st.none() | TEXT),
    st.builds(Choices, st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple)),
    st.builds(Footer, LINE),
    st.builds(Code, TEXT),
    st.builds(Document, TEXT, TEXT),
)


@given(st.builds(Message, st.lists(BLOCK, max_size=4).map(tuple), st.none() | TEXT, st.booleans()))
def test_a_message_comes_back_word_for_word(message: Message) -> None:
    assert message_of(message_json(message)) == message


def test_words_of_an_article_say_where_they_stand() -> None:
    line = (Run("Ferry sinks", place=Place("a1", 0, "title")), Run(" · news"))

    assert message_json(Message((Paragraph(line),))) == (
        '{"kind":"message","blocks":[{"kind":"paragraph","line":[{"kind":"run","text":"Ferry sinks","place":'
        '{"kind":"place","article":"a1","start":0,"part":"title"}},{"kind":"run","text":" · news"}]}]}'
    )


def test_each_thing_says_its_kind_and_what_is_not_usual() -> None:
    message = Message((Heading((Moment(datetime(2026, 5, 4, 8, 30, tzinfo=UTC), "UTC"), Run(" · news")), 1),))

    assert message_json(message) == (
        '{"kind":"message","blocks":[{"kind":"heading","line":['
        '{"kind":"moment","at":"2026-05-04T08:30:00+00:00","zone":"UTC"},{"kind":"run","text":" · news"}],"level":1}]}'
    )


BLOCKS: dict[str, Block] = {
    "heading": Heading(()),
    "paragraph": Paragraph(()),
    "pullquote": Pullquote((), (), "abcdefg"),
    "facts": Facts(()),
    "choices": Choices(()),
    "footer": Footer(()),
    "code": Code("words"),
    "document": Document("all.csv", "a,b"),
}


def test_each_block_keeps_the_name_that_web_hooks_know_it_by() -> None:
    written = {name: message_json(Message((block,))) for name, block in BLOCKS.items()}

    assert {name: json.loads(text)["blocks"][0]["kind"] for name, text in written.items()} == {n: n for n in BLOCKS}
    assert {name: message_of(text).blocks for name, text in written.items()} == {n: (b,) for n, b in BLOCKS.items()}
    assert {type(block) for block in BLOCKS.values()} == {*get_args(Block)}


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"kind":"nothing"}', '{"kind":"run","text":"a"}', '{"kind":"run"}'])
def test_what_is_no_message_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        message_of(text)
