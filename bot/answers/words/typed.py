"""A line as it was meant: without signs that nobody sees, and with letters of one alphabet within a word."""

from __future__ import annotations

import re
import unicodedata

LONGEST_LINE = 1_000
"""Characters of a line that are read."""

_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХІЈЅабекмнорстухіјѕԁԛԝɡΑΒΕΖΗΙΚΜΝΟΡΤΥΧονα", "ABEKMHOPCTYXIJSabekmhopctyxijsdqwgABEZHIKMNOPTYXova"
)
"""Letters of other alphabets that look like these."""

_MIXED = re.compile(r"\w*[A-Za-z]\w*")


def typed(text: str) -> str:
    """As much of the line as is read, without invisible signs, wide and styled letters as plain ones, and "Мoscow" in
    one alphabet.
    """
    text = text[:LONGEST_LINE]
    if text.isascii():
        return text
    shown = "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) != "Cf")
    plain = "".join(_plain(sign) for sign in shown)
    return _MIXED.sub(lambda word: word[0].translate(_ALIKE), plain)


def _plain(sign: str) -> str:
    """A wide or styled letter, digit or space as the plain one; any other sign as it is: "½" and "™" stay."""
    folded = unicodedata.normalize("NFKC", sign)
    return folded if len(folded) == 1 and (folded.isalnum() or folded == " ") else sign
