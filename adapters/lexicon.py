"""Loads the words that ship with the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from bot.reading.lexicon import Lexicon


def word_files() -> dict[str, str]:
    """The content of each file in bot/reading/words, by name."""
    folder = files("bot.reading").joinpath("words")
    return {file.name: file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith((".txt", ".toml"))}


@cache
def load() -> Lexicon:
    """The lexicon that ships; parsed once for each process."""
    return Lexicon.parse(word_files())
