"""A full message has its look for good, and what the web wrote can neither mark up, link nor steer the screen."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from adapters.terminal.format import show
from bot.message import (
    Block,
    Choices,
    Facts,
    Footer,
    Heading,
    Message,
    Moment,
    Paragraph,
    Pullquote,
    Run,
    web_address,
)
from tests.hostile import LINKS, ODD_LINKS, TEXTS
from tests.shown import text_of

GOLDEN = Path(__file__).parents[1] / "golden"
AT = datetime(2026, 5, 4, 5, 30, tzinfo=UTC)
_STYLE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
"""What rich itself writes: styles, and links."""


def full_message() -> Message:
    """One message with each block, styles, links and times."""
    link = "https://harbour-courier.example/night-ferry"
    return Message(
        (
            Heading((Moment(AT, "Europe/Kyiv"), Run(" · 1 new story")), 1),
            Paragraph((Run("The first briefing here: it covers the last 24 hours.", faint=True),)),
            Heading((Run("Update: "), Run("Easthaven night ferry runs aground"))),
            Paragraph(
                (
                    Run("The ferry ran aground on Monday with "),
                    Run("240 passengers", bold=True),
                    Run(" aboard."),
                    Run(" [1]", faint=True, link=link),
                )
            ),
            Pullquote(
                (Run("“"), Run("Nobody was hurt and every passenger is ashore"), Run("”")),
                (Run("— "), Run("Mara Lind", bold=True), Run(" · the harbour board", faint=True)),
                "abcdefg",
            ),
            Facts(((Run("four ships in winter"),), (Run("six in summer"), Run(" — the line", faint=True))), "Figures"),
            Facts(((Run("[1] ", faint=True), Run("The Harbour Courier", link=link), Run(", "), Moment(AT, "UTC")),)),
            Choices((("The whole story", "/story 1"), ("Report", "/report abcdefg"))),
            Footer((Run("12 articles read · next briefing "), Moment(AT, "Europe/Kyiv", "time"))),
        )
    )


def hostile_message(text: str, link: str | None = None) -> Message:
    """The same text in every place where a text may stand."""
    line = (Run(text, link=link), Run(text, bold=True, faint=True))
    blocks: tuple[Block, ...] = (
        Heading(line, 1),
        Heading(line),
        Paragraph(line),
        Pullquote(line, line, "abcdefg"),
        Facts((line, line), text),
        Choices(((text, text),)),
        Footer(line),
    )
    return Message(blocks)


def on_screen(message: Message) -> str:
    """What a terminal is sent."""
    file = io.StringIO()
    show(message, Console(file=file, force_terminal=True, width=400, markup=False, emoji=False, highlight=False))
    return file.getvalue()


def unsteered(screen: str) -> bool:
    """Whether the screen is sent letters, styles and links, and nothing else."""
    left = _STYLE.sub("", screen)
    return not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", left)


def test_a_full_message_looks_as_it_did() -> None:
    assert text_of(full_message(), 60) == (GOLDEN / "terminal.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_shows_its_letters_and_steers_nothing(text: str) -> None:
    screen = on_screen(hostile_message(text))

    assert unsteered(screen)
    assert "\x1b]8;" not in screen
    letters = re.findall(r"[A-Za-z]{3,}", text)
    assert all(letter in screen for letter in letters)


@given(st.lists(st.sampled_from(TEXTS) | st.text(), min_size=1, max_size=4).map("".join))
def test_no_mixture_of_hostile_texts_steers_the_screen(text: str) -> None:
    assert unsteered(on_screen(hostile_message(text)))


@given(st.text() | st.sampled_from(LINKS) | st.sampled_from(LINKS).map(lambda link: f"https://a.example/{link}"))
def test_no_link_steers_the_screen(link: str) -> None:
    screen = on_screen(hostile_message("a", link))

    assert unsteered(screen)
    assert set(re.findall(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b", screen)) <= {"", link}


@pytest.mark.parametrize("link", LINKS)
def test_what_is_no_web_address_is_never_linked(link: str) -> None:
    assert web_address(link) is None
    assert "]8;" not in on_screen(hostile_message("a", link))


@pytest.mark.parametrize("link", ODD_LINKS)
def test_an_odd_web_address_is_linked_as_it_stands(link: str) -> None:
    assert web_address(link) == link
    assert f";{link}\x1b" in on_screen(hostile_message("a", link))
