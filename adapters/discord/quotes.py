"""What can be done with the quotes of a message: one has its buttons, several can be chosen from."""

from __future__ import annotations

from collections.abc import Iterable

from adapters.offers import quote_choices
from bot.commands import line_of
from bot.message import Block, Choices, Pullquote, plain
from bot.model import passage_id

MOST = 25
"""Options of a select (components/reference)."""


def quotes_of(blocks: Iterable[Block]) -> list[Pullquote]:
    """The quotes that can be looked up by their id, each once."""
    found = {block.id: block for block in blocks if isinstance(block, Pullquote) and passage_id(block.id)}
    return list(found.values())[:MOST]


def actions(quote: Pullquote, blocks: Iterable[Block]) -> tuple[tuple[str, str], ...]:
    """The buttons of a quote that stands alone, without those that the message has already."""
    made = quote_choices(quote)
    there = {line for block in blocks if isinstance(block, Choices) for _, line in block.options}
    is_card = made[-1][1] in there  # the quote's own answer, with its context
    return tuple(each for each in made if each[1] not in there and not (is_card and each[0] == "Context"))


def choice(quote: Pullquote) -> tuple[str, str, str]:
    """The quote as an option: its words, its tag, and the line that shows it."""
    return plain(quote.words), plain(quote.tag), line_of("quote", {"find": quote.id})
