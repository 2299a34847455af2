"""Takes what a space's managers have repaired out of a message: out of each reply, and of what was posted before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
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
    plain,
)
from bot.model import Figure, Passage, Quote
from bot.repairs import Mended

REMOVED = "[removed]"
"""What stands where words were taken out of a paragraph."""


def without(message: Message, mended: Mended) -> Message:
    """The message without the pull quotes and lines that show anything hidden, and with gaps in paragraphs."""
    return _with_blocks(message, lambda block: _without(block, mended)) if mended.hidden else message


def without_figure(message: Message, figure: Figure) -> Message:
    """The message without the lines that tell a figure; paragraphs lose the figure's whole sentence."""
    sentence = Mended((figure.sentence,))

    def block_of(block: Block) -> Block | None:
        match block:
            case Facts(lines):
                return _facts(block, [line for line in lines if not _tells(line, figure, sentence)])
            case Paragraph(line):
                return replace(block, line=_gapped(line, sentence))
            case _:
                return block

    return _with_blocks(message, block_of)


def unattributed(message: Message, quote: Quote, repaired: Quote) -> Message:
    """The message whose pull quotes of this quote name nobody any more."""
    before, after = speaker(quote), speaker(repaired)

    def block_of(block: Block) -> Block | None:
        if not isinstance(block, Pullquote) or block.id != quote.passage.id or block.tag[: len(before)] != before:
            return block
        return replace(block, tag=(*after, *block.tag[len(before) :]))

    return _with_blocks(message, block_of)


def without_story(message: Message, articles: Collection[str]) -> Message:
    """The message without the story of these articles, up to the next headline, and where its headline is listed."""
    kept: list[Block] = []
    skipping = False
    for block in message.blocks:
        if isinstance(block, Heading):
            skipping = block.level > 1 and _is_from(block.line, articles)
        elif isinstance(block, Choices | Footer):
            skipping = False
        if isinstance(block, Facts) and not skipping:
            left = _facts(block, [line for line in block.lines if not _is_from(line, articles)])
            kept += [left] if left else []
        elif not skipping:
            kept.append(block)
    blocks = tuple(kept)
    return message if blocks == message.blocks else replace(message, blocks=blocks)


def _with_blocks(message: Message, change: Callable[[Block], Block | None]) -> Message:
    blocks = tuple(changed for block in message.blocks if (changed := change(block)) is not None)
    return message if blocks == message.blocks else replace(message, blocks=blocks)


def _without(block: Block, mended: Mended) -> Block | None:
    match block:
        case Pullquote(words, _, id):
            return None if _shows_hidden(words, mended) or id in {each.id for each in mended.hidden} else block
        case Facts(lines):
            return _facts(block, [line for line in lines if not _shows_hidden(line, mended)])
        case Heading(line) | Paragraph(line) | Footer(line):
            return replace(block, line=_gapped(line, mended))
        case Code(text) | Document(_, text):
            return replace(block, text=plain(_gapped((Run(text),), mended)))
        case Choices():
            return block


def _facts(block: Facts, lines: Sequence[Line]) -> Facts | None:
    return replace(block, lines=tuple(lines)) if lines or not block.lines else None


def _is_from(line: Line, articles: Collection[str]) -> bool:
    return any(isinstance(part, Run) and part.place and part.place.article in articles for part in line)


def _shows_hidden(line: Line, mended: Mended) -> bool:
    return any(mended.gaps(passage) for passage, _ in _passages(line))


def _tells(line: Line, figure: Figure, sentence: Mended) -> bool:
    """Whether the line tells the figure, also as another revision has it: its words within those of its sentence."""
    return any(
        passage.shares(figure.passage)
        or (sentence.gaps(passage) and any(plain((part,)) == figure.passage.text for part in parts))
        for passage, parts in _passages(line)
    )


def _gapped(line: Line, mended: Mended) -> Line:
    """The line with a gap for whatever is hidden of each passage, also across changes of style."""
    shown: list[Run | Moment] = []
    for passage, parts in _passages(line):
        gaps = mended.gaps(passage)
        shown += _cut(parts, gaps) if gaps else parts
    return tuple(shown)


def _passages(line: Line) -> Iterator[tuple[Passage, Line]]:
    """Each passage that the line prints, with the runs that it is in; each part that names no article by itself."""
    parts: list[Run | Moment] = []
    whole = _passage(Run(""))
    for part in line:
        passage = _passage(part)
        if passage.article and passage.is_beside(whole) and passage.start == whole.end:
            whole = replace(whole, end=passage.end, text=whole.text + passage.text)
        else:
            if parts:
                yield whole, tuple(parts)
            whole, parts = passage, []
        parts.append(part)
    if parts:
        yield whole, tuple(parts)


def _passage(part: Run | Moment) -> Passage:
    """What it prints, of no article where it names none."""
    run = part if isinstance(part, Run) else Run("")
    return run.passage or Passage("", 0, "text", 0, len(run.text), run.text)


def _cut(parts: Line, gaps: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """The runs of one passage without these of its characters."""
    begin = 0
    for run in (part for part in parts if isinstance(part, Run)):
        at, end = begin, begin + len(run.text)
        for start, stop in gaps:
            if at < stop and start < end:
                if at <= start:
                    yield from (run.cut(at - begin, start - begin),) if at < start else ()
                    yield Run(REMOVED, faint=True)
                at = min(stop, end)
        if at < end:
            yield run.cut(at - begin, end - begin)
        begin = end
