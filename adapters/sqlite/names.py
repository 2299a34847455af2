"""How speakers' names are compared: without case, accents and generational suffixes, and however they are spelt."""

from __future__ import annotations

import sqlite3
import unicodedata

from bot.answers.words.sounds import LONG, openings, sound

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


def spellings(connection: sqlite3.Connection, last: str) -> list[str]:
    """A folded last name, and those of speakers that sound the same: "zelenskyy" for "zelensky"."""
    if len(last) < LONG or not last.isalpha():
        return [last]
    known = [
        name
        for letter in openings(last)
        for (name,) in connection.execute(
            """
            SELECT DISTINCT last_name FROM speakers
            WHERE last_name >= :letter AND last_name < :letter || :end AND length(last_name) BETWEEN :least AND :most
            """,
            {"letter": letter, "end": chr(0x10FFFF), "least": max(LONG, len(last) - 2), "most": len(last) + 2},
        )
    ]
    return [last, *sorted(name for name in known if name != last and sound(name) == sound(last))]
