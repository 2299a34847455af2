"""A line as it was meant: without signs that nobody sees, with letters of one alphabet within a word, and without slips
in question words: "waht did she say", "what hapened".
"""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import OSA

from bot.answers.understanding.nouns import OFFICE_WORDS
from bot.answers.words.common import LINK, STOP

LONGEST_LINE = 1_000
"""Characters of a line that are read."""

_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХІЈЅабекмнорстухіјѕԁԛԝɡΑΒΕΖΗΙΚΜΝΟΡΤΥΧονα", "ABEKMHOPCTYXIJSabekmhopctyxijsdqwgABEZHIKMNOPTYXova"
)
"""Letters of other alphabets that look like these."""

_MIXED = re.compile(r"\w*[A-Za-z]\w*")

_OPENING = ("what", "when", "where", "which", "whose")
_JOINED = re.compile(rf"^(\W*{LINK})(who|what|when|where|how)s(?=\s)")
_WITHIN = ("happened", "happening", "really", "actually", "exactly", "because", "summarise", "summarize", "compare")

_NO_SLIP = STOP | {"rally"}
"""Words that are like one of these, and no slip: "rally" is not "really"."""

LONG = 5
"""Letters of an office that may be mistyped; shorter ones are like other words."""

_WORD = re.compile(r"[a-z]{3,}")


def typed(text: str) -> str:
    """As much of the line as is read, without invisible signs and line breaks, wide and styled letters as plain ones,
    and "Мoscow" in one alphabet.
    """
    text = " ".join(text[:LONGEST_LINE].split())
    if text.isascii():
        return text
    shown = "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) != "Cf")
    plain = "".join(_plain(sign) for sign in shown)
    return _MIXED.sub(lambda word: word[0].translate(_ALIKE), plain)


def _plain(sign: str) -> str:
    """A wide or styled letter, digit or space as the plain one; any other sign as it is: "½" and "™" stay."""
    folded = unicodedata.normalize("NFKC", sign)
    return folded if len(folded) == 1 and (folded.isalnum() or folded == " ") else sign


def mended(text: str) -> str:
    """The text with slips in such words put right: the first word of a question, and long words anywhere.

    Only small letters are looked at: a capital is a name, or a sentence that somebody wrote with care.
    """
    text = _JOINED.sub(r"\1\2's", text)
    first = text.split(maxsplit=1)[:1]

    def right(match: re.Match[str]) -> str:
        typed = match[0]
        known = _OPENING if [typed] == first else _WITHIN
        if typed in known or (typed != text and _is_part(text, match)):
            return typed
        turned = (word for word in OFFICE_WORDS if len(word) == len(typed) >= LONG and _is_slip(typed, word))
        return next((word for word in known if _is_slip(typed, word)), next(turned, typed))

    return _WORD.sub(right, text)


def _is_slip(typed: str, word: str) -> bool:
    """Whether it is the word with two letters changed round, or one left out; another letter makes another word."""
    if typed[0] != word[0] or typed in _NO_SLIP:
        return False
    turned = len(typed) == len(word) and sorted(typed) == sorted(word)
    return (turned or len(typed) == len(word) - 1) and OSA.distance(typed, word, score_cutoff=1) <= 1


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether the letters are a piece of a longer word."""
    return text[max(0, match.start() - 1) : match.start()].isalnum() or text[match.end() : match.end() + 1].isalnum()
