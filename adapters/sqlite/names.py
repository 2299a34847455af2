"""How speakers' names are compared: without case, accents and generational suffixes."""

from __future__ import annotations

import unicodedata

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
SILENT = str.maketrans("", "", "'’.")


def folded(name: str) -> str:
    """The words of a name in lower case without accents, parted by single spaces: "Erdoğan Jr." is "erdogan jr"."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(SILENT))
    letters = (letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())


def last_name(folded_name: str) -> str:
    """The word that a name is looked up by; empty when the name has no letters."""
    words = folded_name.split()
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return words[-1] if words else ""
