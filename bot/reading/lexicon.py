"""All words that reading goes by, in one value that is handed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.reading.figures.words import FigureWords
from bot.reading.quotes.words import SpeechWords
from bot.reading.text_words import TextWords


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What quotes, figures and text are read with."""

    speech: SpeechWords
    figures: FigureWords
    text: TextWords

    @classmethod
    def parse(cls, files: Mapping[str, str]) -> Lexicon:
        """The lexicon in these files (name -> content); raises KeyError or ValueError for a missing or broken one."""
        return cls(SpeechWords.parse(files), FigureWords.parse(files), TextWords.parse(files))
