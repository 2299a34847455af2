"""What tells who says a quote."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.quotes.persons import Referent
from bot.reading.quotes.tags import Tag


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a stretch and how we know: `tag` is None where the quote goes on from another or nothing tells.

    `kind` is the kind of the evidence; `via` is who relays the words.
    """

    speaker: Referent | None
    kind: str
    tag: Tag | None = None
    via: Referent | None = None


NOBODY = Attribution(None, "none")
OPEN = Attribution(None, "open")
"""There is a tag, but whom it names stays open."""
AUTHOR = Attribution(None, "author")
"""The article's author says so: "I said"."""
