"""Question words that were mistyped: "waht did she say", "what hapened"."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from bot.answers.words.common import LINK, STOP

_OPENING = ("what", "when", "where", "which", "whose")
_JOINED = re.compile(rf"^(\W*{LINK})(who|what|when|where|how)s(?=\s)")
_OFFICES = ("captain", "president", "minister", "governor", "chairman", "mayor", "director", "manager", "secretary")
_WITHIN = ("happened", "happening", "really", "actually", "exactly", "because", "summarise", "summarize", "compare")

_WORD = re.compile(r"[a-z]{3,}")


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
        turned = (word for word in _OFFICES if len(word) == len(typed) and _is_slip(typed, word))
        return next((word for word in known if _is_slip(typed, word)), next(turned, typed))

    return _WORD.sub(right, text)


def _is_slip(typed: str, word: str) -> bool:
    """Whether it is the word with two letters changed round, or one left out; another letter makes another word."""
    if typed[0] != word[0] or typed in STOP:
        return False
    turned = len(typed) == len(word) and sorted(typed) == sorted(word)
    return (turned or len(typed) == len(word) - 1) and OSA.distance(typed, word, score_cutoff=1) <= 1


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether the letters are a piece of a longer word."""
    return text[max(0, match.start() - 1) : match.start()].isalnum() or text[match.end() : match.end() + 1].isalnum()
