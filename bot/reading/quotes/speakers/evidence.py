"""What tells who says a quote, and how sure the name is: the share of right ones that each kind of evidence gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.reading.quotes.grammar.tags import Tag, TagKind
from bot.reading.quotes.people.cast import Naming, Voice

Chain = Literal[
    "turn",
    "goes on",
    "colon",
    "same paragraph",
    "sentence before",
    "paragraph",
    "paragraph before",
    "report before",
    "answer",
    "colon, subject",
    "sentence before, subject",
]
"""What tells who speaks where no tag does."""

EvidenceKind = TagKind | Chain | Literal["none", "open", "author"]

_BY_EVIDENCE: dict[EvidenceKind, float] = {
    "behind": 0.98,
    "inverted": 0.99,
    "before": 0.97,
    "turn": 0.85,
    "dash": 0.95,
    "according": 0.87,
    "goes on": 0.88,
    "colon": 0.95,
    "trailing": 0.97,
    "around": 0.95,
    "claim": 0.95,
    "same paragraph": 0.98,
    "sentence before": 0.96,
    "paragraph": 0.8,
    "paragraph before": 0.91,
    "report before": 0.73,
    "answer": 0.8,
    "colon, subject": 0.85,
    "sentence before, subject": 0.7,
}
_BY_NAMING: dict[Naming, float] = {
    "name": 1.0,
    "surname": 1.0,
    "surname of several": 0.5,
    "body": 0.95,
    "role": 0.88,
    "issuer": 0.6,
    "description": 0.95,
    "definite": 0.87,
    "renaming": 0.65,
    "pronoun": 0.96,
    "pronoun among several": 0.5,
}
_FAR: frozenset[EvidenceKind] = frozenset(("report before", "sentence before", "paragraph before", "colon, subject"))
_NAMELESS_FAR: dict[Naming, float] = {"description": 0.65, "definite": 0.72, "renaming": 0.65, "pronoun": 0.66}
"""Evidence that lies further off is worth less where it names nobody itself."""
_RELAYED = 0.7
_UNNAMED = 0.0
THRESHOLD = 0.55
"""Below this a quote stays unattributed."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a stretch and how we know: `tag` is None where the quote goes on from another or nothing tells.

    `kind` is the kind of the evidence; `via` is who relays the words.
    """

    speaker: Voice | None
    kind: EvidenceKind
    tag: Tag | None = None
    via: Voice | None = None


NOBODY = Attribution(None, "none")
OPEN = Attribution(None, "open")
"""There is a tag, but whom it names stays open."""
AUTHOR = Attribution(None, "author")
"""The article's author says so: "I said"."""


def confidence(attribution: Attribution) -> float:
    """The chance, 0 to 1, that the speaker's name is right; 0 where there is none."""
    if attribution.speaker is None:
        return _UNNAMED
    how = attribution.speaker.how
    sure = _BY_EVIDENCE[attribution.kind] * _BY_NAMING[how]
    if attribution.kind in _FAR:
        sure *= _NAMELESS_FAR.get(how, 1.0)
    if attribution.via is not None:
        sure *= _RELAYED
    return round(sure, 2)
