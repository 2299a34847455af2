"""Long messages in parts: a briefing as its top story and what follows in the thread, anything else as it fits.

What must stay one message is told in less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from adapters.chat.cutting import apart, code_pieces, grouped, pieces
from adapters.discord.buttons import BUTTONS, ROW, SELECT
from adapters.discord.format import COMPONENTS, FILES, TEXT, text_of
from adapters.discord.markdown import markdown
from adapters.safe_text import shortened
from bot.briefing.lines import COUNTED
from bot.message import (
    SOURCES,
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
    relined,
)

RESERVED = 10
"""Components kept free: the container, a select of quotes or a quote's four buttons, a button more, their rows."""

ROOM = TEXT - 100
"""Characters of a part's blocks; the rest is for the mention of a role."""

LONGEST_BLOCK = ROOM - 100
"""Characters of one block; those that are longer are cut between words."""

MORE = "Also in this briefing"
"""The title of the list of stories that follow in the thread."""

STRUCK = 40
"""Characters that are enough to tell what was struck."""


def parts(message: Message) -> list[Message]:
    """The message in parts that each fit into one of Discord's; at least one.

    A briefing's first part has its top story, the headlines of the others, and its foot; where these are too long for
    one part, the top story's figures open the next one.
    """
    briefing = apart(message.blocks)
    if briefing is None:
        return _packed(_as_one(message.blocks))
    foot = (Facts(briefing.headlines, MORE), *briefing.foot)
    first, further = _packed(_as_one((*briefing.top, *foot))), briefing.further
    figures = [block for block in briefing.top if isinstance(block, Facts) and block.title == COUNTED]
    if len(first) > 1 and figures:
        first = _packed(_as_one((*(block for block in briefing.top if block not in figures), *foot)))
        further = ((*filter(_opens, briefing.top), *figures), *further)
    return [*first, *_packed(tuple(chain.from_iterable(map(_as_one, further))))]


def tightened(message: Message) -> Iterator[Message]:
    """The message; with each source linked once; and with what is struck cut short, too."""
    yield message
    once = replace(message, blocks=tuple(_linked_once(message.blocks)))
    yield once
    yield replace(once, blocks=tuple(relined(block, _short_struck) for block in once.blocks))


def _as_one(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks; where they are too long for one part, with fewer links, if that spares a part."""
    once = _linked_once(blocks)
    return once if len(_packed(blocks)) > len(_packed(once)) else blocks


def _linked_once(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, in which what the list of sources links is linked nowhere else but in headlines and small print."""
    sources = [block for block in blocks if isinstance(block, Facts) and block.title == SOURCES]
    listed = {part.link for each in sources for line in each.lines for part in line if isinstance(part, Run)}

    def unlinked(line: Line) -> Line:
        return tuple(
            replace(part, link=None) if isinstance(part, Run) and part.link in listed else part for part in line
        )

    kept = (*sources, *(block for block in blocks if isinstance(block, Heading | Footer)))
    return [block if block in kept else relined(block, unlinked) for block in blocks]


def _short_struck(line: Line) -> Line:
    return tuple(
        replace(part, text=shortened(part.text, STRUCK)) if isinstance(part, Run) and part.struck else part
        for part in line
    )


@dataclass(slots=True)
class _Filling:
    """The part being filled, and what the limits count of it."""

    blocks: list[Block]
    text: int = 0
    components: int = RESERVED
    files: int = 0

    def takes(self, block: Block) -> bool:
        """Add the block, if it fits."""
        text = len(text_of(block))
        components = _components(block)
        after_text = self.blocks and text and text_of(self.blocks[-1]) and not isinstance(block, Heading)
        components -= 1 if after_text else 0
        files = isinstance(block, Document)
        if self.blocks and (
            self.text + text + 2 > ROOM or self.components + components > COMPONENTS or self.files + files > FILES
        ):
            return False
        self.blocks.append(block)
        self.text += text + 2
        self.components += components
        self.files += files
        return True


def _packed(blocks: Sequence[Block]) -> list[Message]:
    """As many blocks a part as fit; a heading goes with what it heads, a further story into one part if it fits."""
    made: list[Message] = []
    filling = _Filling([])
    short = list(chain.from_iterable(map(_short, blocks)))
    for place, block in enumerate(short):
        whole = not _opens(block) or not any(map(_opens, filling.blocks)) or _fits(_story(short, place), filling)
        if whole and filling.takes(block):
            continue
        left, moved = _parted(filling.blocks, block)
        made.append(Message(tuple(left)))
        filling = _Filling([])
        for each in (*moved, block):
            filling.takes(each)
    return [*made, Message(tuple(filling.blocks))] if filling.blocks or not made else made


def _parted(blocks: list[Block], following: Block) -> tuple[list[Block], list[Block]]:
    """What stays in a part, and what goes into the next one: a heading, or something that small print stands under."""
    *before, last = blocks
    if isinstance(last, Heading) or (_is_small(following) and not _is_small(last)):
        if isinstance(last, Facts) and len(last.lines) > 1:
            before, last = [*before, replace(last, lines=last.lines[:-1])], Facts(last.lines[-1:])
        if before and not isinstance(before[-1], Heading) and all(map(_Filling([]).takes, (last, following))):
            return before, [last]
    return blocks, []


def _is_small(block: Block) -> bool:
    return isinstance(block, Footer | Choices) or (isinstance(block, Facts) and block.title == SOURCES)


def _opens(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 2


def _story(blocks: Sequence[Block], start: int) -> Sequence[Block]:
    """The blocks from a story's heading to the next one."""
    end = next((place for place in range(start + 1, len(blocks)) if _opens(blocks[place])), len(blocks))
    return blocks[start:end]


def _fits(story: Sequence[Block], filling: _Filling) -> bool:
    """Whether the story fits into what is left of the part, or into no part at all."""
    tried = replace(filling, blocks=list(filling.blocks))
    fresh = _Filling([])
    return all(map(tried.takes, story)) or not all(map(fresh.takes, story))


def _components(block: Block) -> int:
    """How many components the block becomes at most."""
    match block:
        case Choices(options) if len(options) > BUTTONS:
            return 2 * -(-len(options) // SELECT)
        case Choices(options):
            return len(options) + -(-len(options) // ROW)
        case Heading(_, 2):
            return 2
        case Document() | Heading() | Paragraph() | Pullquote() | Facts() | Footer() | Code():
            return 1


def _short(block: Block) -> Iterable[Block]:
    """The block, in several where it is longer than a part may be."""
    if isinstance(block, Choices):
        most = SELECT * 10
        return [Choices(block.options[at : at + most]) for at in range(0, len(block.options), most)]
    if len(text_of(block)) <= LONGEST_BLOCK:
        return (block,)
    match block:
        case Heading(line, level):
            return [Heading(part, level) for part in _cut(line)]
        case Paragraph(line):
            return [Paragraph(part) for part in _cut(line)]
        case Footer(line):
            return [Footer(part) for part in _cut(line)]
        case Pullquote(words, tag, id):
            return [
                *(Pullquote(part, (), id) for part in _cut(words)),
                *(Pullquote((), part, id) for part in _cut(tag)),
            ]
        case Facts(lines, title):
            return _facts(lines, title)
        case Code(text):
            return [Code(part) for part in code_pieces(text, LONGEST_BLOCK // 2)]
        case Document():
            return (block,)


def _facts(lines: Iterable[Line], title: str | None) -> Iterator[Facts]:
    if title and len(title) > LONGEST_BLOCK // 4:
        yield from (Facts((part,)) for part in _cut((Run(title, bold=True),)))
        title = None
    short = chain.from_iterable(map(_cut, lines))
    room = LONGEST_BLOCK - 2 * len(title or "") - 8
    for place, some in enumerate(grouped(short, room, lambda line: len(markdown(line)) + 3)):
        yield Facts(some, None if place else title)


def _cut(line: Line) -> list[Line]:
    return pieces(line, LONGEST_BLOCK // 2, lambda part: len(markdown((part,))) + 6)
