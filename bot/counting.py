"""Numbers with the noun that they count, as we write them."""

from __future__ import annotations

import re


def counted(number: int, noun: str) -> str:
    """ "1 article", "12,000 articles", "2 stories"."""
    return f"{number:,} {of_number(number, noun)}"


def of_number(number: int, noun: str) -> str:
    """The noun as it stands behind the number: "article" or "articles"."""
    if number == 1:
        return noun
    return f"{noun[:-1]}ies" if re.search("[^aeiou]y$", noun) else f"{noun}s"
