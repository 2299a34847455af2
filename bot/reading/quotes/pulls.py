"""Pull quotes: words of the article that its layout shows a second time, as a paragraph of their own."""

from __future__ import annotations

from bot.reading.quotes.tokens import Tokens

_FEWEST_LETTERS = 12
_MOST = 20
"""Pull quotes looked for in one article, so that the look stays linear."""


def pulled(tokens: Tokens) -> dict[int, int]:
    """The stretch whose words each pull quote repeats, by the pull quote's number."""
    alone = [number for number, at in enumerate(tokens.token_of) if at >= 0 and _alone(tokens, at)][:_MOST]
    if not alone:
        return {}
    words = [_plain(tokens, number) for number in range(len(tokens.stretches))]
    found: dict[int, int] = {}
    for number in alone:
        if len(words[number]) < _FEWEST_LETTERS:
            continue
        longer = (
            other
            for other, at in enumerate(tokens.token_of)
            if at >= 0 and other != number and other not in found and words[number] in words[other]
        )
        twin = next(longer, None)
        if twin is not None:
            found[number] = twin
    return found


def _alone(tokens: Tokens, at: int) -> bool:
    """Whether a paragraph has nothing but the quote, whose speech goes on nowhere."""
    first, stop = tokens.paragraphs[tokens.paragraph_of[at]]
    stretch = tokens.stretches[tokens.quote[at]]
    return stop - first == 1 and stretch.closed and not (stretch.continues or stretch.block or stretch.answer)


def _plain(tokens: Tokens, number: int) -> str:
    stretch = tokens.stretches[number]
    return " ".join(tokens.text[stretch.start : stretch.end].lower().rstrip(".,!?…").split())
