"""A sentence cut into tokens that know their place in the text, and phrases looked up among tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

TELEPHONE = (
    r"\+\d{1,3}[ (-][\d ()./-]{5,}\d|\+\d{8,}"  # +44 20 7946 0958
    r"|(?<!\d )\b0\d+(?:[ -]\d{3,})+|\b1[38]00(?: \d{2,3}){2,3}"  # 0800 123 456, 1300 555 010
    r"|\(?\b\d{3}\)?[ -]\d{3}- ?\d{4}\b|\b\d{3}-\d{4}\b(?= (?:to|or)\b|[.,;)]|$)"  # (202) 555-0143, 555-0199
)
CHAIN = (
    r"\d+(?:[-–/:]\d+){2,}|\d+:\d+(?:\.\d+)?"  # 2019-03-29, 11:30
    r"|\d+(?:\.\d+){2,}|\b(?:1[789]|20)\d\d[-–/]\d\d?\b"  # 1.2.3, 2014-15
)
TOKEN = re.compile(
    r"[^\W\d_]+(?:://[^\s)]*[\w/]|(?:['’][^\W\d_]+)*)"  # a word or web address
    rf"|(?=[\d+(])(?:{TELEPHONE}|{CHAIN}|\d+(?:[.,]\d+)*)|[^\w\s]|_"  # digits that belong together, or one sign
)
"""What a sentence is cut into; white space and what is in none of these is left out."""

PAD = 6
"""Empty tokens behind the last one, so that looking ahead needs no bound check."""

Value = TypeVar("Value")


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


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Value]):
    """Values by phrase; the longest phrase wins.

    `forward` lists under its first token the rest of each phrase, `backward` under its last token what stands before.
    """

    forward: Mapping[str, tuple[tuple[tuple[str, ...], Value], ...]]
    backward: Mapping[str, tuple[tuple[tuple[str, ...], Value], ...]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Value]]) -> Phrases[Value]:
        """Phrases as they are written; a phrase that comes twice keeps its first value."""
        known: dict[tuple[str, ...], Value] = {}
        for phrase, value in pairs:
            known.setdefault(tuple(TOKEN.findall(phrase)), value)
        longest_first = sorted(known.items(), key=lambda item: -len(item[0]))
        forward: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        backward: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for tokens, value in longest_first:
            forward.setdefault(tokens[0], []).append((tokens[1:], value))
            backward.setdefault(tokens[-1], []).append((tokens[:-1], value))
        return cls(
            {key: tuple(rows) for key, rows in forward.items()}, {key: tuple(rows) for key, rows in backward.items()}
        )

    def at(self, tokens: Sequence[str], place: int) -> tuple[Value, int] | None:
        """The value of the phrase that starts at a token, and the token behind it."""
        for rest, value in self.forward.get(tokens[place], ()):
            stop = place + 1 + len(rest)
            if tuple(tokens[place + 1 : stop]) == rest:
                return value, stop
        return None

    def before(self, tokens: Sequence[str], stop: int) -> tuple[Value, int] | None:
        """The value of the phrase that ends in front of a token, and the token where it starts."""
        if stop <= 0:
            return None
        for rest, value in self.backward.get(tokens[stop - 1], ()):
            start = stop - 1 - len(rest)
            if start >= 0 and tuple(tokens[start : stop - 1]) == rest:
                return value, start
        return None
