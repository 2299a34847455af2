"""Phrases of several tokens, looked up at a place of a line in constant time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

TOKEN = re.compile(r"[^\W\d_]+(?:://[^\s)]*[\w/]|(?:['’][^\W\d_]+)*)|\d+(?:[.,]\d+)*|[^\w\s]|_")
"""A word or web address, a number as it is written, or one sign; every other character is white space."""

Value = TypeVar("Value")


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
        if place >= len(tokens):
            return None
        for rest, value in self.forward.get(tokens[place], ()):
            stop = place + 1 + len(rest)
            if all(word == token for word, token in zip(rest, tokens[place + 1 : stop], strict=False)) and stop <= len(
                tokens
            ):
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
