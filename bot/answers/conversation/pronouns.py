"""The words that stand for somebody or something named before, and names in their place."""

from __future__ import annotations

import re

PERSONAL = re.compile(r"\b(?:(he|she|they|him|them|it)|(his|their|its|her))\b(?!['’])", re.I)
"""The second group owns something; so does "her", but where `is_owner` tells that it is "him" of a woman."""

_HER = re.compile(
    r"\bher\b(?=\s*(?:$|[?.,!]|\b(?:to|in|on|at|for|with|about|by|and|or|after|before|from|as|when)\b))", re.I
)


def is_owner(text: str, pronoun: re.Match[str]) -> bool:
    """Whether it tells whose something is: "her mill", not "who saw her?"."""
    return bool(pronoun[2]) and not _HER.match(text, pronoun.start())


def in_place(text: str, name: str, pronoun: re.Match[str]) -> str:
    """The text with a name in place of the pronoun."""
    put = owned(name) if is_owner(text, pronoun) else name
    return text[: pronoun.start()] + put + text[pronoun.end() :]


def owned(name: str) -> str:
    """What belongs to it: "the town's"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
