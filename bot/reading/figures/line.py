"""A sentence cut into tokens that know their place in the text."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.figures.phrases import TOKEN

PAD = 4
"""Empty tokens behind the last one, so that looking ahead needs no bound check."""


@dataclass(frozen=True, slots=True)
class Line:
    """Tokens of one sentence, as written and in lower case; `starts` and `ends` are characters of the whole text.

    Lower case has straight apostrophes. The lists end in `PAD` empty tokens; `size` counts the real ones. `named` are
    words with a number that the text has as names.
    """

    tokens: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    size: int
    named: frozenset[str]

    @classmethod
    def of(cls, text: str, start: int, end: int, named: frozenset[str]) -> Line:
        """The tokens of text[start:end]."""
        found = list(TOKEN.finditer(text, start, end))
        tokens = [match.group() for match in found]
        starts = [match.start() for match in found]
        ends = [match.end() for match in found]
        after = ends[-1] + 2 if ends else start
        pad = [after] * PAD
        lower = [token.lower().replace("’", "'") for token in tokens]
        return cls([*tokens, *[""] * PAD], [*lower, *[""] * PAD], starts + pad, ends + pad, len(tokens), named)

    def glued(self, place: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return place > 0 and self.starts[place] == self.ends[place - 1]

    def is_word(self, place: int) -> bool:
        """Whether a token is a word (and not a number or sign)."""
        return self.tokens[place][:1].isalpha()

    def is_capital(self, place: int) -> bool:
        """Whether a token is a word that starts with a capital."""
        return self.tokens[place][:1].isupper()

    def is_digits(self, place: int) -> bool:
        """Whether a token is a number in digits."""
        return self.tokens[place][:1].isdecimal()
