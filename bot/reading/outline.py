"""A text's paragraphs and sentences by offset, with noise marked; the shape that every reading stage works on."""

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
    """Characters `start:end` of the text, its sentences in order, and why it is noise (None when it is not)."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]
    noise: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A text and its paragraphs in order; nothing is left out and nothing is rewritten."""

    text: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def clean(self) -> Iterator[Paragraph]:
        """The paragraphs that are not noise."""
        return (paragraph for paragraph in self.paragraphs if paragraph.noise is None)
