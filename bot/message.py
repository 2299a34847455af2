"""What we say, as blocks: text and links, never markup; each platform's format renders them.

Texts come from the web and are hostile: a format escapes every `Run.text`, and makes a link only of `Run.link`, and of
that only when it is a `web_address`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.model import Part, Passage


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an article the words of a run begin."""

    article: str
    start: int
    part: Part = "text"
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; `link` is an http(s) URL. `count` is the number that the text writes, where it is
    one of ours: `bot.localising` writes it in the reader's language. `address`: the text is the address of a channel,
    person or role, which its platform shows by its name. `struck`: it was said, and holds no more. `place` is where the
    text stands word for word in an article; None for words of ours.
    """

    text: str
    bold: bool = False
    faint: bool = False
    link: str | None = None
    count: int | None = None
    address: bool = False
    struck: bool = False
    place: Place | None = None

    @classmethod
    def of(cls, passage: Passage, *, bold: bool = False, link: str | None = None) -> Run:
        """The words of a passage."""
        place = Place(passage.article, passage.start, passage.part, passage.revision)
        return cls(passage.text, bold, link=link, place=place)

    @property
    def passage(self) -> Passage | None:
        """The passage that it prints; None for words of ours."""
        if self.place is None:
            return None
        at, end = self.place, self.place.start + len(self.text)
        return Passage(at.article, at.revision, at.part, at.start, end, self.text)

    def cut(self, start: int, end: int) -> Run:
        """The run from one of its characters to another."""
        place = replace(self.place, start=self.place.start + start) if self.place else None
        return replace(self, text=self.text[start:end], place=place)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time (aware): its day, or its day and time of day, in the reader's zone and language where the platform can,
    else in `zone` and `locale`.
    """

    at: datetime
    zone: str
    form: Literal["date", "time"] = "date"
    locale: str = "en_GB"


Line = tuple[Run | Moment, ...]

SOURCES = "Sources"
"""The title of the facts that name where a message's words are from: small print of ours."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A title; level 1 opens a message, level 2 a story."""

    line: Line
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    line: Line


@dataclass(frozen=True, slots=True)
class Pullquote:
    """Somebody's words in their marks (or the writer's sentence around a fragment), and their tag."""

    words: Line
    tag: Line
    id: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Short lines that belong together: figures, sources, suggestions."""

    lines: tuple[Line, ...]
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the reader may do next: label and the command that it stands for."""

    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Footer:
    """The small print at the foot."""

    line: Line


@dataclass(frozen=True, slots=True)
class Code:
    """Text to be copied as it stands, line breaks and all."""

    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text file that comes with the message: `name` is a plain file name."""

    name: str
    text: str


Block = Heading | Paragraph | Pullquote | Facts | Choices | Footer | Code | Document


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said, block by block.

    `mention` is a role ("discord:&77…") that is mentioned with it, and the only mention that it makes; `publish` asks
    that a post in a Discord announcement channel be passed on to its followers. Who cannot do so leaves them out.
    `late`: it says that it comes later than it should.
    """

    blocks: tuple[Block, ...]
    mention: str | None = None
    publish: bool = False
    late: bool = False


_WEB = re.compile(r"https?://[^/?#@\\]+(?:[/?#]|\Z)", re.IGNORECASE)
# White space, control characters, bidirectional marks and invisible letters would show another address than it is.
_UNFIT = re.compile(
    "[\\s\x00-\x20\x7f-\xa0\u061c\u115f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\ufff9-\ufffb<>]"
)


_ADDRESS = re.compile(r"\b(discord:[@&]?\d{1,20}|slack:[A-Z0-9]+/[A-Z0-9]+(?:/\d+\.\d+)?)\b")


def sentence(words: str) -> Message:
    """A message of one paragraph in plain words."""
    return Message((Paragraph((Run(words),)),))


def relined(block: Block, change: Callable[[Line], Line]) -> Block:
    """The block, each line of which is changed."""
    match block:
        case Heading(line) | Paragraph(line) | Footer(line):
            return replace(block, line=change(line))
        case Pullquote(words, tag):
            return replace(block, words=change(words), tag=change(tag))
        case Facts(lines):
            return replace(block, lines=tuple(map(change, lines)))
        case Choices() | Code() | Document():
            return block


def addressed(text: str) -> tuple[Run, ...]:
    """A text of ours, never of the news, in runs: its addresses apart from the rest."""
    parts = enumerate(_ADDRESS.split(text))
    return tuple(Run(part, address=place % 2 == 1) for place, part in parts if part)


def web_address(link: str | None) -> str | None:
    """The link, when a format may make one of it: http or https, a host, no user name, nothing invisible; else None.

    A format must still escape what closes a link in its own markup: brackets, pipes, stars.
    """
    return link if link and _WEB.match(link) and not _UNFIT.search(link) else None


def plain(line: Line) -> str:
    """The text of a line without styles; moments as ISO dates."""
    return "".join(run.text if isinstance(run, Run) else run.at.date().isoformat() for run in line)
