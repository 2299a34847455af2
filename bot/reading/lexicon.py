"""All word lists that reading uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.reading.figures.words import FigureWords
from bot.reading.quotes.words import SpeechWords
from bot.reading.text_words import TextWords


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The word lists for quotes, for figures and for sentences, noise and genre."""

    speech: SpeechWords
    figures: FigureWords
    text: TextWords

    @classmethod
    def parse(cls, files: Mapping[str, str]) -> Lexicon:
        """The lexicon in these files (name -> content); raises KeyError or ValueError for a missing or broken one."""
        return cls(SpeechWords.parse(files), FigureWords.parse(files), TextWords.parse(files))
