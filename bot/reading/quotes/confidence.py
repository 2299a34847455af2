"""How sure the speaker is: the share of right names that each kind of evidence gave on labelled news."""

from __future__ import annotations

from bot.reading.quotes.evidence import Attribution

_BY_EVIDENCE = {
    "behind": 0.97,
    "inverted": 0.98,
    "before": 0.94,
    "turn": 0.9,
    "dash": 0.93,
    "according": 0.9,
    "goes on": 0.92,
    "colon": 0.93,
    "trailing": 0.94,
    "around": 0.9,
    "same paragraph": 0.96,
    "sentence before": 0.88,
    "paragraph": 0.8,
    "paragraph before": 0.86,
    "report before": 0.6,
    "colon, subject": 0.8,
    "sentence before, subject": 0.65,
}
_BY_NAMING = {
    "name": 1.0,
    "surname": 1.0,
    "body": 0.93,
    "role": 0.9,
    "issuer": 0.9,
    "description": 0.9,
    "pronoun": 0.92,
    "pronoun among several": 0.7,
}
_RELAYED = 0.85
UNNAMED = 0.0
THRESHOLD = 0.55
"""Below this a quote stays unattributed."""


def confidence(attribution: Attribution) -> float:
    """The chance, 0 to 1, that the speaker's name is right; 0 where there is none."""
    if attribution.speaker is None:
        return UNNAMED
    relayed = _RELAYED if attribution.via is not None else 1.0
    return round(_BY_EVIDENCE[attribution.kind] * _BY_NAMING[attribution.speaker.how] * relayed, 2)
