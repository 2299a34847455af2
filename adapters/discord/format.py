"""Messages as Discord's components v2, within its limits by construction.

Lengths are characters as Python counts them: "our API uses Python 3, so the API calculates length based on the number
of codepoints" (Discord's staff in discord/discord-api-docs issue 1315).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from adapters.discord.addresses import role_of
from adapters.discord.buttons import BUTTONS, Component, Identify, actions, quote_select, quotes_of, rows
from adapters.discord.custom_ids import ButtonMarks
from adapters.discord.markdown import clean, markdown
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
    Paragraph,
    Pullquote,
    Run,
)

TEXT = 4000
"""Characters of all text displays of a message (discord.py, LayoutView.content_length)."""

COMPONENTS = 40
"""Components of a message, nested ones counted (discord-api-docs, components/reference)."""

FILES = 10
"""Files of a message (resources/message)."""

NOTHING = "…"
"""What a message says that has no words."""

ACCENT = 0x8C2F39
"""The colour of the bar beside what is quoted: the red of a printed masthead."""


@dataclass(frozen=True, slots=True)
class Payload:
    """The components of one message, and the files that they refer to as attachment://NAME."""

    components: tuple[Component, ...]
    files: tuple[tuple[str, bytes], ...] = ()


def payload(
    message: Message,
    marks: ButtonMarks = ButtonMarks(),  # noqa: B008 - it is frozen
    kept: Mapping[str, str] | None = None,
    extra: Choices | None = None,
) -> Payload:
    """A message, or one of its parts, as components.

    `kept` are the tokens of lines that are too long for a button. `extra` are choices of the adapter's own, behind the
    message's. Raises ValueError when the message is longer than one part.
    """
    quotes = quotes_of(message.blocks)
    alone = [Choices(actions(quotes[0], message.blocks))] if len(quotes) == 1 else []
    fitting = [Choices(tuple(each for each in own.options if len(each[1]) <= marks.room)) for own in alone]
    blocks = footed((*message.blocks, *fitting, *((extra,) if extra else ())))
    files = tuple(_files(blocks))
    identify = marks.identified(kept or {})
    components = list(_components(blocks, identify, iter([name for name, _ in files])))
    if len(quotes) > 1:
        components.insert(_foot(components), quote_select(quotes, identify))
    components = components or [{"type": 10, "content": NOTHING}]
    if any(isinstance(block, Heading | Pullquote) for block in message.blocks):
        components = [{"type": 17, "accent_color": ACCENT, "components": components}]
    if role := role_of(message.mention):
        components = [{"type": 10, "content": f"<@&{role}>"}, *components]
    size = size_of(components)
    if size.text > TEXT or size.components > COMPONENTS or len(files) > FILES:
        raise ValueError(f"{size.text} characters and {size.components} components are too many for a message")
    return Payload(tuple(components), files)


def _foot(components: list[Component]) -> int:
    """Where the buttons at the end begin."""
    at = len(components)
    while at and components[at - 1]["type"] == 1:
        at -= 1
    return at


def footed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with the small print of their foot above its buttons, and these together where they are few."""
    end = len(blocks)
    while end and isinstance(blocks[end - 1], Choices | Footer):
        end -= 1
    prints = [block for block in blocks[end:] if isinstance(block, Footer)]
    choices = [block for block in blocks[end:] if isinstance(block, Choices)]
    options = tuple(option for each in choices for option in each.options)
    return (*blocks[:end], *prints, *([Choices(options)] if 0 < len(options) <= BUTTONS else choices))


@dataclass(frozen=True, slots=True)
class Size:
    """What the limits count."""

    text: int
    components: int


def size_of(components: Iterable[Component]) -> Size:
    """Characters and components, nested ones counted."""
    text = counted = 0
    for each in components:
        inner = size_of(each.get("components", ()))
        text += len(each.get("content", "")) + inner.text
        counted += 1 + inner.components
    return Size(text, counted)


def _components(blocks: Iterable[Block], identify: Identify, names: Iterator[str]) -> Iterator[Component]:
    texts: list[str] = []
    said: Block | None = None
    for block in blocks:
        if said and isinstance(block, Heading) and block.level == 2:
            yield from _texts(texts)
            yield {"type": 14, "divider": True, "spacing": 1}
        text = text_of(block)
        if (
            isinstance(block, Pullquote)
            and isinstance(said, Pullquote)
            and texts
            and text
            and not _goes_on(said, block)
        ):
            texts.append("")  # or Discord shows both as one quotation
        if text:
            texts.append(text)
        else:
            yield from _texts(texts)
            yield from _other(block, identify, names)
        said = block
    yield from _texts(texts)


def _goes_on(one: Pullquote, other: Pullquote) -> bool:
    """Whether it is one quotation, cut because it was too long."""
    return one.id == other.id


def _other(block: Block, identify: Identify, names: Iterator[str]) -> Iterator[Component]:
    match block:
        case Choices(options):
            yield from rows(options, identify)
        case Document():
            yield {"type": 13, "file": {"url": f"attachment://{next(names)}"}}
        case _:
            return


def _files(blocks: Iterable[Block]) -> Iterator[tuple[str, bytes]]:
    documents = [block for block in blocks if isinstance(block, Document)]
    for number, each in enumerate(documents):
        yield f"{number}-{_UNFIT.sub('-', each.name)[-80:]}", each.text.encode()


_UNFIT = re.compile(r"[^A-Za-z0-9.-]+")


def _texts(texts: list[str]) -> Iterator[Component]:
    if texts:
        yield {"type": 10, "content": "\n".join(texts)}
        texts.clear()


def text_of(block: Block) -> str:
    """The block's words as markdown; empty for choices and files."""
    match block:
        case Heading(line, level):
            return _marked("## " if level == 1 else "### ", line)
        case Paragraph(line):
            return markdown(line)
        case Pullquote(words, tag):
            return "\n".join(part for part in (_marked("> ", words), _marked("> ", tag)) if part)
        case Facts(lines, ("Sources" | "Source") as title):
            return "\n".join(_marked(f"-# {title}: " if not place else "-# ", line) for place, line in enumerate(lines))
        case Facts(lines, title):
            rows = [_marked("- ", line) for line in lines]
            heading = [markdown((Run(title, bold=True),))] if title else []
            return "\n".join(row for row in (*heading, *rows) if row)
        case Footer(line):
            return _marked("-# ", line)
        case Code(text):
            return fenced(text)
        case Choices() | Document():
            return ""


def fenced(text: str) -> str:
    """A code block: its text is shown as it stands, and cannot close it."""
    lines = [clean(line).replace("```", "`\N{WORD JOINER}``") for line in text.strip("\n").splitlines()]
    return "```\n" + "\n".join(lines) + "\n```" if any(lines) else ""


def _marked(mark: str, line: Line) -> str:
    text = markdown(line)
    return f"{mark}{text}" if text else ""
