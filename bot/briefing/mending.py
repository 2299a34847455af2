"""Takes what a space's managers have repaired out of a message: out of each reply, and of what was posted before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.briefing.lines import speaker
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
from bot.model import Figure, Passage, Quote

REMOVED = "[removed]"
"""What stands where words were taken out of a paragraph."""

FEWEST = 3
"""Words that a text has at least, to be looked for by itself: a bare "12" stands at many places."""


def without(message: Message, hidden: Sequence[Passage]) -> Message:
    """The message without the pull quotes and lines that show any of these passages, and with gaps in paragraphs."""
    texts = [_bare(passage.text) for passage in hidden if len(passage.text.split()) >= FEWEST]
    ids = {passage.id for passage in hidden}
    if not ids:
        return message
    return _with_blocks(message, lambda block: _without(block, ids, texts))


def without_figure(message: Message, figure: Figure) -> Message:
    """The message without the lines that tell a figure; paragraphs lose the figure's whole sentence."""
    return _with_blocks(message, lambda block: _without_figure(block, figure))


def unattributed(message: Message, quote: Quote, repaired: Quote) -> Message:
    """The message whose pull quotes of this quote name nobody any more."""
    before, after = speaker(quote), speaker(repaired)

    def block_of(block: Block) -> Block | None:
        if not isinstance(block, Pullquote) or block.id != quote.passage.id or block.tag[: len(before)] != before:
            return block
        return replace(block, tag=(*after, *block.tag[len(before) :]))

    return _with_blocks(message, block_of)


def without_story(message: Message, titles: Sequence[str]) -> Message:
    """The message without the stories whose headline is one of these titles, up to the next headline."""
    kept: list[Block] = []
    skipping = False
    for block in message.blocks:
        if isinstance(block, Heading):
            skipping = block.level > 1 and any(title in _text(block.line) for title in titles if title)
        elif isinstance(block, Choices | Footer):
            skipping = False
        if not skipping:
            kept.append(block)
    return message if len(kept) == len(message.blocks) else replace(message, blocks=tuple(kept))


def _with_blocks(message: Message, change: Callable[[Block], Block | None]) -> Message:
    blocks = tuple(changed for block in message.blocks if (changed := change(block)) is not None)
    return message if blocks == message.blocks else replace(message, blocks=blocks)


def _without(block: Block, ids: set[str], texts: Sequence[str]) -> Block | None:
    match block:
        case Pullquote(words, _, id):
            return None if id in ids or _shows(words, texts) else block
        case Facts(lines):
            return _facts(block, [line for line in lines if not _shows(line, texts)])
        case Heading(line) | Paragraph(line) | Footer(line):
            cut = line
            for text in texts:
                cut = _cut(cut, text)
            return block if cut == line else replace(block, line=cut)
        case Code(text) | Document(_, text):
            for hidden in texts:
                text = text.replace(hidden, REMOVED)
            return replace(block, text=text)
        case Choices():
            return block


def _without_figure(block: Block, figure: Figure) -> Block | None:
    match block:
        case Facts(lines):
            return _facts(block, [line for line in lines if not _tells(line, figure)])
        case Paragraph(line):
            cut = _cut(line, figure.sentence.text.strip())
            return block if cut == line else replace(block, line=cut)
        case _:
            return block


def _facts(block: Facts, lines: Sequence[Line]) -> Facts | None:
    if len(lines) == len(block.lines):
        return block
    return replace(block, lines=tuple(lines)) if lines else None


def _shows(line: Line, texts: Sequence[str]) -> bool:
    """Whether the line shows one of the texts, or the greater part of one that is cut short."""
    words = _text(line)
    said = _bare(words)
    long_enough = len(said.split()) >= FEWEST
    return any(text in words or (long_enough and said in text) for text in texts)


def _tells(line: Line, figure: Figure) -> bool:
    """Whether the line has the figure in bold, among words of its sentence."""
    sentence = figure.sentence.text
    runs = [run for run in line if isinstance(run, Run)]
    for place, run in enumerate(runs):
        if run.bold and run.text == figure.passage.text:
            beside = [other.text for other in runs[max(0, place - 1) : place + 2] if not other.faint]
            return "".join(beside).strip(" .;,") in sentence or any(text.strip() in sentence for text in beside)
    return False


def _cut(line: Line, text: str) -> Line:
    """The line with a gap for each place where the text stands, also across changes of style."""
    words = _text(line)
    places: list[tuple[int, int]] = []
    start = words.find(text)
    while start >= 0:
        places.append((start, start + len(text)))
        start = words.find(text, start + len(text))
    for start, end in reversed(places):
        line = _gap(line, start, end)
    return line


def _gap(line: Line, start: int, end: int) -> Line:
    parts: list[Run | Moment] = []
    place, gone = 0, False
    for part in line:
        length = len(_text((part,)))
        first, last = max(start - place, 0), min(end - place, length)
        if first >= length or last <= 0:
            parts.append(part)
        elif isinstance(part, Run):
            parts += [replace(part, text=part.text[:first])] if first else []
            parts += [] if gone else [Run(REMOVED, faint=True)]
            parts += [replace(part, text=part.text[last:])] if last < length else []
            gone = True
        place += length
    return tuple(parts)


def _text(line: Line) -> str:
    """The line's words; a time is one character that stands in no text."""
    return "".join(part.text if isinstance(part, Run) else "\0" for part in line)


def _bare(text: str) -> str:
    """Words without the marks around them and the gaps that a cut leaves."""
    return text.strip().strip("“”\"' ").removesuffix("[…]").rstrip(' ,”"')
