"""Lines that only speak of what was shown before, or are mere courtesy: "the second one", "shorter", "thanks"."""

from __future__ import annotations

import re
from typing import Literal

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_POLITE = (
    r"^\W*(?:(?:please|show me|give me|tell me(?: more)? about|more (?:on|about)|what about|and|open)\s+)*(?:the\s+)?"
)
WHICH = re.compile(
    rf"{_POLITE}(?:(?P<word>{'|'.join(ORDINALS)}|last)(?:\s+(?P<what>one|story|item|quote|passage|source|answer))?"
    r"|(?:story|number|no\.?|#)\s*(?P<number>\d{1,2}))\W*$",
    re.I,
)
WHOLE = re.compile(
    rf"{_POLITE}(?:in full|full story|whole story|the rest|everything|tell me more|more|longer)\W*$", re.I
)
SHORT = re.compile(rf"{_POLITE}(?:make it )?(?:shorter|in short|briefly|in brief|tl;?dr)\W*$", re.I)
SOURCE = re.compile(
    r"""^\W*(?:(?:and|but|so)\s+)?(?:
        (?:what(?:['’]?s|\sis)\s(?:the|your)\s)?(?:sources?|link|url|proof)
        | says\swho | according\sto\swhom? | how\sdo\syou\sknow(?:\sthat|\sthis)?
        | who\s(?:said|says|wrote|reported)\s(?:so|that|this|it)
        | where\s(?:did|do)\syou\s(?:get|have|read|find)\s(?:that|this|it)(?:\sfrom)?
    )\W*$""",
    re.I | re.X,
)
_COURTESY = re.compile(
    r"""^\W*(?:
        (?P<thanks>
            (?:(?:ok(?:ay)?|great|perfect|cool|nice)\W*)?
            (?:thanks?(?:\syou)?(?:\s(?:a\slot|so\smuch|very\smuch))?|thx|ty|cheers)
            | ok(?:ay)? | great | good | bye | goodbye | got\sit | perfect | cool | nice
        )
        | hi | hello | hey | good\s(?:morning|evening|afternoon) | help(?:\sme)? | what\scan\s(?:you\sdo|i\sask)
        | how\sdoes\sthis\swork | who\sare\syou
    )\W*$""",
    re.I | re.X,
)

Courtesy = Literal["thanks", "help"]
"""What is said besides questions: a thanks or a word at parting, and a greeting or a call for help."""


def courtesy(text: str) -> Courtesy | None:
    """Which of them a line is; None for a question."""
    match = _COURTESY.match(text)
    return None if match is None else "thanks" if match["thanks"] else "help"


def refers_back(text: str) -> bool:
    """Whether a line only speaks of what was shown before."""
    return courtesy(text) is not None or any(each.match(text) for each in (WHICH, WHOLE, SHORT, SOURCE))
