"""Texts as they may be shown: their letters, nothing that steers a screen or hides, and no more than there is room."""

from __future__ import annotations

import re

# Control characters, bidirectional marks, invisible and blank letters, tags. ZWJ and variation selectors stay: emoji.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff\ud800-\udfff]+"
)
_BREAKS = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
# Beyond the fourth of the marks that Unicode combines with any letter: texts of a language have two, or three.
_HEAPED = re.compile(
    "(?<=[{0}][{0}][{0}][{0}])[{0}]+".format(
        "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    )
)


def safe(text: str) -> str:
    """The text on one line, without invisible characters, and with at most four marks above and below a letter."""
    return _BREAKS.sub(" ", _HEAPED.sub("", _UNSEEN.sub("", text)))


def shortened(text: str, limit: int) -> str:
    """The text, or as many whole words of it as fit into the limit (characters), and "…"; a longer word is cut."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    end = max(kept.rfind(" "), kept.rfind("\n"))
    return f"{kept[:end].rstrip() if end > 0 else kept}…"


def shown_address(address: str) -> str:
    """A web address without its user, query and fragment, where secrets stand."""
    return re.sub(r"[?#].*", "", re.sub(r"(?<=://)[^/?#]*@", "", address), flags=re.DOTALL)
