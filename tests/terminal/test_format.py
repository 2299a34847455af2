"""Messages become terminal text, whatever the web wrote into them."""

import io
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from adapters.safe_text import safe
from adapters.terminal.format import show
from bot.message import (
    Choices,
    Facts,
    Footer,
    Heading,
    Line,
    Message,
    Moment,
    Paragraph,
    Pullquote,
    Run,
)
from tests.shown import text_of

AT = datetime(2025, 3, 13, 23, 30, tzinfo=UTC)


def line(text: str) -> Line:
    return (Run(text),)


def ansi(message: Message) -> str:
    file = io.StringIO()
    show(message, Console(file=file, force_terminal=True, width=60, markup=False, emoji=False, highlight=False))
    return file.getvalue()


def test_every_block_has_its_look() -> None:
    message = Message(
        (
            Heading(line("13 March 2025 · 1 new story"), 1),
            Heading(line("Truce refused")),
            Paragraph(line("It was refused. [1]")),
            Pullquote(line("“It offers us nothing.”"), line("— Yuri Ushakov · 2 outlets"), "abc"),
            Facts((line("nearly 20% of the country"),), "Figures"),
            Facts((line("[1] The Courier"),)),
            Choices((("Why", "/why 1"), ("More", "/story 1"))),
            Footer((Run("read "), Moment(AT, "Europe/Kyiv"), Run(", "), Moment(AT, "UTC", "time"))),
        )
    )

    assert text_of(message, 40) == (
        "13 March 2025 · 1 new story\n\n"
        "────────────────────────────────────────\n"
        "Truce refused\n\n"
        "It was refused. [1]\n\n"
        "▌ “It offers us nothing.”\n▌ — Yuri Ushakov · 2 outlets\n\n"
        "Figures\n• nearly 20% of the country\n\n"
        "• [1] The Courier\n\n"
        "/why 1   /story 1\n\n"
        "────────────────────────────────────────\n"
        "read 14 March 2025, 13 Mar 23:30\n"
    )


def test_long_quotes_and_facts_are_wrapped_under_their_mark() -> None:
    message = Message((Pullquote(line("one two three four"), line("tag"), "a"), Facts((line("one two three four"),))))

    assert text_of(message, 12) == "▌ one two\n▌ three four\n▌ tag\n\n• one two\n  three four\n\n"


def test_a_news_text_cannot_mark_itself_up_or_steer_the_terminal() -> None:
    shown = ansi(Message((Paragraph(line("[red]a[/red] :smile: \x1b[2J\x9b2J\x07\u202eb")),)))

    assert "[red]a[/red] :smile:" in shown
    assert "\x1b[2J" not in shown
    assert not set("\x9b\x07\u202e") & set(shown)


def test_a_web_address_becomes_a_link_and_nothing_else_does() -> None:
    good = ansi(Message((Paragraph((Run("[1]", link="https://courier.example/a?b=[c]"),)),)))
    bad = ansi(
        Message((Paragraph((Run("[1]", link="javascript:alert(1)"), Run("[2]", link="https://a.example/\x1b"))),))
    )

    assert "]8;" in good
    assert "https://courier.example/a?b=[c]" in good
    assert "]8;" not in bad


def test_styles_are_bold_and_faint() -> None:
    shown = ansi(Message((Paragraph((Run("20%", bold=True), Run("[1]", faint=True))),)))

    assert "\x1b[1m20%" in shown
    assert "\x1b[2m[1]" in shown


def test_what_holds_no_more_is_struck() -> None:
    assert "\x1b[9m12 people" in ansi(Message((Paragraph((Run("12 people", struck=True),)),)))


@given(st.text())
def test_safe_text_has_no_control_characters(text: str) -> None:
    assert not [c for c in safe(text) if ord(c) < 32 or 127 <= ord(c) < 160]


@given(st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12), min_size=1, max_size=30))
def test_no_word_is_lost_in_wrapping(words: list[str]) -> None:
    message = Message((Paragraph(line(" ".join(words))),))

    assert "".join(text_of(message, 40).split()) == "".join(" ".join(words).split())
