"""Rows of buttons and selects, which remember the lines that they stand for; and what can be done with quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from adapters.chat.buttons import quote_choices
from adapters.discord.markdown import clean
from adapters.safe_text import shortened
from bot.commands import line_of
from bot.localising import written
from bot.message import Block, Choices, Pullquote, Run, plain
from bot.model import passage_id

Component = dict[str, Any]
Identify = Callable[[str], str]
"""Gives a line its custom_id."""

LABEL = 80
ROW = 5
SELECT = 25
"""Characters of a button's label, buttons of a row, options of a select (components/reference)."""

OPTION = 100
"""Characters of an option's label (components/reference)."""

BUTTONS = 10
"""More choices than these become a select."""

LOOK_CLOSER = "A quote: its context, copy, more from its speaker"
"""What stands in the select of a message's quotes."""


def rows(options: tuple[tuple[str, str], ...], identify: Identify) -> Iterator[Component]:
    """The choices as rows of buttons, or as selects where they are many."""
    if len(options) > BUTTONS:
        for start in range(0, len(options), SELECT):
            yield _select(options[start : start + SELECT], identify)
        return
    for start in range(0, len(options), ROW):
        buttons = [
            {"type": 2, "style": 2, "label": _label(label, LABEL), "custom_id": identify(line)}
            for label, line in options[start : start + ROW]
        ]
        yield {"type": 1, "components": buttons}


def quote_select(quotes: Sequence[Pullquote], identify: Identify) -> Component:
    """A select of the quotes, each of which opens with its context and its buttons."""
    options = []
    for words, tag, line in map(_choice, quotes):
        described = {"description": _label(tag, OPTION)} if clean(tag).strip() else {}
        options.append({"label": _label(words, OPTION), "value": identify(line)} | described)
    chooser = {"type": 3, "custom_id": identify(""), "options": options, "placeholder": LOOK_CLOSER}
    return {"type": 1, "components": [chooser]}


def quotes_of(blocks: Iterable[Block]) -> list[Pullquote]:
    """The quotes that can be looked up by their id, each once."""
    found = {block.id: block for block in blocks if isinstance(block, Pullquote) and passage_id(block.id)}
    return list(found.values())[:SELECT]


def actions(quote: Pullquote, blocks: Iterable[Block]) -> tuple[tuple[str, str], ...]:
    """The buttons of a quote that stands alone, without those that the message has already."""
    made = quote_choices(quote)
    there = {line for block in blocks if isinstance(block, Choices) for _, line in block.options}
    is_card = made[-1][1] in there  # the quote's own answer, with its context
    return tuple(each for each in made if each[1] not in there and not (is_card and each[0] == "Context"))


def _choice(quote: Pullquote) -> tuple[str, str, str]:
    """The quote as an option: its words, its tag, and the line that shows it."""
    tag = "".join(part.text if isinstance(part, Run) else written(part) for part in quote.tag)
    return plain(quote.words), tag, line_of("quote", {"find": quote.id})


def _select(options: tuple[tuple[str, str], ...], identify: Identify) -> Component:
    rows = [{"label": _label(label, OPTION), "value": identify(line)} for label, line in options]
    return {"type": 1, "components": [{"type": 3, "custom_id": identify(""), "options": rows, "placeholder": "Choose"}]}


def _label(text: str, limit: int) -> str:
    """A label of at most so many characters, cut between words where it must be."""
    return shortened(clean(text).strip() or "…", limit)
