"""Why somebody said so, in words of their own: quotes that state a reason or a purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.answers.words.stems import plain
from bot.model import Quote

_STATED = re.compile(
    r"\b(?:because|since|so that|in order to|due to|thanks to|otherwise|therefore|that['’]s why|which is why"
    r"|(?:our|my|the|its|their) (?:\w+ )?(?:goal|aim|purpose|reason|point|interest|concern)s? (?:is|are|was|were|in)"
    r"|in (?:our|my|the|their) (?:\w+ )?interests?|(?:need|needs|want|wants|have|has) to|must|if)\b",
    re.I,
)


def reasons(quotes: Iterable[Quote], told: str) -> list[Quote]:
    """Those that state one, in order, without what was told before where there are others.

    Words that a writer puts into somebody's mouth state none.
    """
    stated = [quote for quote in quotes if quote.kind != "relayed" and _STATED.search(quote.context.text)]
    before = plain(told)
    fresh = [quote for quote in stated if plain(quote.passage.text) not in before]
    return fresh or stated
