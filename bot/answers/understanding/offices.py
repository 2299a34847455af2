"""Offices by which people are called instead of by their names: "the Russian president"."""

from __future__ import annotations

import re

from bot.answers.words.stems import folded, stem

OFFICE_WORDS = """
    president minister premier chancellor secretary governor mayor king queen pope prince leader chief head chairman
    chairwoman chair ceo captain commander director coach manager spokesman spokeswoman spokesperson envoy ambassador
    adviser advisor aide speaker senator attorney prosecutor judge owner founder boss deputy commissioner superintendent
    general admiral editor executive economist skipper master
    """.split()
OFFICES = frozenset(map(stem, OFFICE_WORDS))


def is_role(phrase: str) -> bool:
    """Whether it says an office and no name: "the Russian president", "the governor of the bank"."""
    return office_in(phrase) is not None


def office_in(phrase: str) -> str | None:
    """The office as it was typed, folded; None where the phrase says none."""
    head = re.split(r"\s(?:of|for|at|in)\s", folded(phrase).strip(" ?.!,"))[0].split()
    if (
        not head
        or stem(head[-1]) not in OFFICES
        or not re.match(r"(?:the|a|an|its|their|our)\b|\w+['’]s?\s", folded(phrase))
    ):
        return None
    return head[-1]
