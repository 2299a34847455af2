"""Which paragraphs are not news but furniture of the page, and why; they are marked, never taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.reading.outline import Paragraph
from bot.reading.text_words import NoiseCue, TextWords

_EDGE = " \t-–—•*·|>»«:.…"
LONGEST = 90
"""Words; a longer paragraph is no furniture."""


def marked(text: str, paragraphs: Sequence[Paragraph], words: TextWords) -> tuple[Paragraph, ...]:
    """The paragraphs, those that are noise with their reason."""
    return tuple(_marked(text, paragraph, words) for paragraph in paragraphs)


def _marked(text: str, paragraph: Paragraph, words: TextWords) -> Paragraph:
    if paragraph.end - paragraph.start > LONGEST * 12:
        return paragraph
    folded = " ".join(text[paragraph.start : paragraph.end].lower().replace("’", "'").split()).strip(_EDGE)
    length = folded.count(" ") + 1
    reason = next((cue.reason for cue in words.noise if length <= cue.words and _holds(cue, folded)), None)
    return replace(paragraph, noise=reason) if reason else paragraph


def _holds(cue: NoiseCue, folded: str) -> bool:
    match cue.where:
        case "is":
            return folded == cue.phrase
        case "starts":
            return folded.startswith(cue.phrase)
        case "ends":
            return folded.endswith(cue.phrase)
        case "has":
            return cue.phrase in folded
