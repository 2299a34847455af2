"""How sure the speaker is: the share of right names that each kind of evidence gave on labelled news."""

from __future__ import annotations

from bot.reading.quotes.evidence import Attribution

_BY_EVIDENCE = {
    "behind": 0.97,
    "inverted": 0.97,
    "before": 0.95,
    "dash": 0.9,
    "according": 0.93,
    "turn": 0.95,
    "goes on": 0.93,
    "colon": 0.9,
    "trailing": 0.88,
    "around": 0.88,
    "same paragraph": 0.95,
    "sentence before": 0.85,
    "paragraph": 0.8,
    "paragraph before": 0.85,
    "report before": 0.6,
    "colon, subject": 0.7,
    "sentence before, subject": 0.65,
}
_BY_NAMING = {
    "name": 1.0,
    "surname": 1.0,
    "body": 0.97,
    "role": 0.93,
    "description": 0.95,
    "issuer": 0.9,
    "pronoun": 0.93,
    "pronoun among several": 0.8,
}
UNNAMED = 0.0
THRESHOLD = 0.5
"""Below this a quote stays unattributed."""


def confidence(attribution: Attribution) -> float:
    """The chance, 0 to 1, that the speaker's name is right; 0 where there is none."""
    if attribution.speaker is None:
        return UNNAMED
    return round(_BY_EVIDENCE[attribution.kind] * _BY_NAMING[attribution.speaker.how], 2)
