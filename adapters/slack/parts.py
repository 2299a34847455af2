"""A message in as many parts as Slack's limits and a reader's patience make of it; no word is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from adapters.chat.buttons import ASK
from adapters.chat.cutting import apart, code_pieces, grouped, is_titled, pieces
from adapters.slack.format import BLOCKS, BUTTON, BUTTONS, TEXT, TOTAL, VALUE, rendered, weight
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

IN_THREAD = "In the thread"

FITTING = TEXT - 500
"""Characters that one text of ours may have before it is set as several: links and escapes make it longer."""


def parts(message: Message) -> list[Message]:
    """The parts: a briefing's top story, then each further story; each part within Slack's limits."""
    head, stories = _stories(message)
    first, *others = [part for told in (head, *stories) for part in _fitting(told)] or [message]
    return [replace(first, mention=message.mention), *others]


def _stories(message: Message) -> tuple[list[Block], list[list[Block]]]:
    """What goes into the channel, and the stories that go under it. Only a briefing, with its title, is taken apart."""
    blocks = _with_ask(message.blocks)
    briefing = apart(blocks)
    if briefing is None:
        return list(blocks), []
    stories = [[*story, *_same_choices(briefing.foot, number)] for number, story in enumerate(briefing.further, 2)]
    return [*briefing.top, Facts(briefing.headlines, IN_THREAD), *briefing.foot], stories


def _with_ask(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """A briefing's blocks with the button that opens the form of a question beside its last choices."""
    last = next((place for place in reversed(range(len(blocks))) if isinstance(blocks[place], Choices)), None)
    if last is None or not is_titled(blocks):
        return tuple(blocks)
    choices = blocks[last]
    options = (*choices.options, *ASK.options) if isinstance(choices, Choices) else ()
    return (*blocks[:last], Choices(options), *blocks[last + 1 :])


def _same_choices(tail: Sequence[Block], number: int) -> list[Block]:
    """What the briefing offers for its first story, for another one: "/why 1" as "/why 3"."""
    offered = [option for block in tail if isinstance(block, Choices) for option in block.options]
    again = tuple((label, f"{line[:-1]}{number}") for label, line in offered if line in ("/story 1", "/why 1"))
    return [Choices(again)] if again else []


def _fitting(blocks: Sequence[Block]) -> Iterator[Message]:
    taken: list[Block] = []
    count = characters = 0
    for block in (small for whole in blocks for small in _small(whole)):
        made = rendered(block, 1)
        if taken and (count + len(made) > BLOCKS or characters + weight(made) > TOTAL):
            yield Message(tuple(taken))
            taken, count, characters = [], 0, 0
        taken.append(block)
        count += len(made)
        characters += weight(made)
    if taken:
        yield Message(tuple(taken))


def _small(block: Block) -> Iterator[Block]:
    """The block, or several in its place when its texts are long."""
    match block:
        case Heading(line, level):
            for place, piece in enumerate(_pieces(line)):
                yield Heading(piece, level) if place == 0 else Paragraph(piece)
        case Paragraph(line):
            yield from map(Paragraph, _pieces(line))
        case Footer(line):
            yield from map(Footer, _pieces(line))
        case Pullquote(words, tag, id):
            *first, last = _pieces(words)
            tags = _pieces(tag)
            yield from (Pullquote(piece, (), "") for piece in first)
            yield Pullquote(last, tags[0], id)
            yield from map(Paragraph, tags[1:])
        case Facts(lines, title):
            short = (piece for line in lines for piece in _pieces(line))
            for place, some in enumerate(grouped(short, FITTING, lambda line: sum(map(_length, line)) + 1)):
                yield replace(block, lines=some, title=title if place == 0 or title != IN_THREAD else None)
        case Choices(options):
            for label, said in options:
                if len(label) > BUTTON or len(said) > VALUE:  # what a button cannot say stands above it
                    yield from map(Paragraph, _pieces((Run(label),)))
            for start in range(0, len(options), BUTTONS):
                yield Choices(options[start : start + BUTTONS])
        case Code(text):
            yield from map(Code, code_pieces(text, FITTING))
        case Document():
            yield block


def _pieces(line: Line) -> list[Line]:
    """The line in pieces that each fit into one text."""
    return pieces(line, FITTING, _length)


def _length(each: Run | Moment) -> int:
    """Characters at most, once escaped and linked."""
    if isinstance(each, Moment):
        return 80
    return len(each.text) + 4 * sum(map(each.text.count, "&<>")) + len(each.link or "") + 4
