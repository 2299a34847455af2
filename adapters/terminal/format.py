"""Messages as terminal text: rich lays them out, and news text can neither move the cursor nor mark itself up."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.text import Text

from adapters.safe_text import safe
from bot.localising import written
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
    web_address,
)

WIDTH = 96
"""Columns at most: longer lines are hard to read."""

SHORT = 20
"""Characters of a command that needs no label beside it."""

_BAR = "▌ "


class Screen(Console):
    """A console that leaves a broken pipe to its caller instead of ending the process."""

    def on_broken_pipe(self) -> None:
        """Called while the BrokenPipeError is handled: let it go on."""
        raise  # noqa: PLE0704


def console(file: TextIO) -> Console:
    """A console that writes to the file: with styles and links on a terminal, plain text elsewhere."""
    width = None if file.isatty() else WIDTH
    made = Screen(file=file, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)
    if made.width > WIDTH:
        made.width = WIDTH
    return made


def show(message: Message, to: Console) -> None:
    """Print the message."""
    for block in message.blocks:
        # What is to be copied or saved stays as it is: a line that the screen breaks is still one line.
        to.print(_block(block, to.width), soft_wrap=isinstance(block, Code | Document))


def _block(block: Block, width: int) -> RenderableType:
    match block:
        case Heading(line, 1):
            return _spaced(_running(line, width, "bold cyan"))
        case Heading(line):
            return Group(Text("─" * width, style="dim"), _spaced(_running(line, width, "bold")))
        case Paragraph(line):
            return _spaced(_running(line, width))
        case Pullquote(words, tag):
            return _pullquote(words, tag, width)
        case Facts(lines, title):
            return _facts(lines, title, width)
        case Choices(options):
            return _spaced(_choices(options, width))
        case Code(text) | Document(_, text):
            return _spaced(Group(*(Text(safe(line)) for line in text.splitlines())))
        case Footer(line):
            return Group(Text("─" * width, style="dim"), _running(line, width, "dim"))


def _spaced(block: RenderableType) -> RenderableType:
    return Group(block, "")


def _pullquote(words: Line, tag: Line, width: int) -> RenderableType:
    quoted = [*_wrapped(_line(words), width - len(_BAR)), *_wrapped(_line(tag, "dim"), width - len(_BAR))]
    return _spaced(Group(*(Text.assemble((_BAR, "cyan"), line) for line in quoted)))


def _facts(lines: tuple[Line, ...], title: str | None, width: int) -> RenderableType:
    rows: list[RenderableType] = [Text(safe(title), style="dim")] if title else []
    for line in lines:
        wrapped = _wrapped(_line(line), width - 2)
        rows += [Text.assemble("• " if place == 0 else "  ", part) for place, part in enumerate(wrapped)]
    return _spaced(Group(*rows))


def _choices(options: tuple[tuple[str, str], ...], width: int) -> RenderableType:
    """What may be typed next: on one line, or with what it does where it is long."""
    short = "   ".join(safe(command) for _, command in options)
    if len(short) <= width and all(len(command) <= SHORT for _, command in options):
        return Text(short, style="cyan")
    lines = [Text.assemble(f"{safe(label)}: ", (safe(command), "cyan")) for label, command in options]
    return Group(*(part for line in lines for part in _wrapped(line, width)))


def _running(line: Line, width: int, style: str = "") -> RenderableType:
    return Group(*_wrapped(_line(line, style), width))


def _wrapped(text: Text, width: int) -> list[Text]:
    lines = list(text.wrap(Console(width=max(width, 10)), max(width, 10)))
    for line in lines:
        line.rstrip()
    return lines


def _line(line: Line, style: str = "") -> Text:
    text = Text(style=style)
    for part in line:
        if isinstance(part, Moment):
            text.append(written(part))
        else:
            text.append(safe(part.text), _style(part))
    return text


def _style(run: Run) -> str:
    styles = [name for name, on in (("bold", run.bold), ("dim", run.faint), ("strike", run.struck)) if on]
    link = web_address(run.link)
    if link:
        styles.append(f"link {link}")
    return " ".join(styles)
