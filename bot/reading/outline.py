"""The paragraphs and sentences of a text by offset, with noise marked; every reading stage works on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters `start:end` of the text, without surrounding white space."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Characters `start:end` of the text, with its sentences; `noise` is why it is no news, None for news."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]
    noise: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A text with all of its paragraphs in order; the text is unchanged."""

    text: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def clean(self) -> Iterator[Paragraph]:
        """The paragraphs that are not noise."""
        return (paragraph for paragraph in self.paragraphs if paragraph.noise is None)
