"""The words that splitting, noise, genre and summaries go by, read from this package's text_*.txt files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.reading.noise_cues import NoiseCues


@dataclass(frozen=True, slots=True, eq=False)
class TextWords:
    """Word lists, in lower case but for titles, clock and tags, which are matched as they are written."""

    abbreviations: frozenset[str]
    starters: frozenset[str]
    clock: frozenset[str]
    titles: frozenset[str]
    tags: frozenset[str]
    noise: NoiseCues

    @classmethod
    def parse(cls, files: Mapping[str, str]) -> TextWords:
        """The lists of the text_*.txt files among `files` (name -> content); raises KeyError when one is missing."""
        return cls(
            abbreviations=_words(files["text_abbreviations.txt"]),
            starters=_words(files["text_starters.txt"]),
            clock=_words(files["text_clock.txt"]),
            titles=_words(files["text_titles.txt"]),
            tags=_words(files["text_tags.txt"]),
            noise=NoiseCues.parse(_lines(files["text_noise.txt"])),
        )


def _lines(content: str) -> list[str]:
    lines = (line.strip() for line in content.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _words(content: str) -> frozenset[str]:
    return frozenset(word for line in _lines(content) for word in line.split())
