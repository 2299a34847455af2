"""Messages of any make, from texts as the web sends them, for hypothesis."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.message import (
    Block,
    Choices,
    Code,
    Document,
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
from tests.hostile import LINKS, ODD_LINKS, TEXTS

WORDS = st.sampled_from(("the ferry sank", "20%", "“We heard a bang,”", "Ushakov", "a & b < c > d", "x" * 90, " ", ""))
LONG = st.builds(lambda words, times: f"{words} " * times, WORDS, st.sampled_from((2, 30, 300)))
TEXT = st.one_of(WORDS, st.sampled_from(TEXTS), st.text(max_size=40), LONG)
LINK = st.one_of(
    st.none(),
    st.sampled_from((*LINKS, *ODD_LINKS, "https://a.example/" + "p" * 300, "https://a.example/" + "q" * 3000)),
)
TIMES = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
RUNS = st.builds(Run, TEXT, st.booleans(), st.booleans(), LINK)
MOMENTS = st.builds(Moment, TIMES, st.sampled_from(("UTC", "Europe/Kyiv")), st.sampled_from(("date", "time")))
LINES: st.SearchStrategy[Line] = st.lists(st.one_of(RUNS, MOMENTS), max_size=4).map(tuple)
OPTIONS = st.tuples(TEXT, st.one_of(st.just("/story 1"), TEXT))
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, LINES, st.sampled_from((1, 2))),
    st.builds(Paragraph, LINES),
    st.builds(Pullquote, LINES, LINES, st.sampled_from(("", "abcdefg"))),
    st.builds(
        Facts, st.lists(LINES, max_size=5).map(tuple), st.one_of(st.none(), st.sampled_from(("Figures", "Sources")))
    ),
    st.builds(Choices, st.lists(OPTIONS, max_size=6).map(tuple)),
    st.builds(Footer, LINES),
    st.builds(Code, st.lists(TEXT, max_size=4).map("\n".join)),
    st.builds(Document, st.just("quotes.csv"), TEXT),
)
MESSAGES = st.builds(Message, st.lists(BLOCKS, max_size=9).map(tuple))


def letters(message: Message) -> str:
    """Every letter that the message tells, without white space and what steers a screen."""
    return "".join(squeezed(text) for block in message.blocks for text in _texts(block))


def squeezed(text: str) -> str:
    from adapters.safe_text import safe

    return "".join(safe(text).split())


def _texts(block: Block) -> list[str]:
    match block:
        case Heading(line) | Paragraph(line) | Footer(line):
            return [_text(line)]
        case Pullquote(words, tag):
            return [_text(words), _text(tag)]
        case Facts(lines, title):
            return [title or "", *map(_text, lines)]
        case Code(text):
            return [text]
        case Document(name, _):
            return [name]
        case Choices():
            return []


def _text(line: Line) -> str:
    return "".join(each.text if isinstance(each, Run) else "" for each in line)
