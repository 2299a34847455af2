"""Invented articles, each as another newsroom writes it, with labels that were made before the program read them.

A file is a headline, the text, "---", and a line for each figure and question. In the text ⟦NAME|words⟧ is what NAME
says, ⟦NAME>OTHER|words⟧ what OTHER says that NAME says, ⟦|words⟧ what somebody without a name says, ⟦!|words⟧ no
speech (a title, a sign, a word in scare quotes), and ⟦?|words⟧ either. A figure is "value ; unit ; change ; what it
measures", with "low..high" for a range and "-" for none; a level that is reached is no change. A question is
"? question => the words of the text that answer", or "none" where nothing does.

The files in "speech" end with the text: they are labelled for who says what alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

ARTICLES = Path(__file__).parent / "articles"
SPEECH = Path(__file__).parent / "speech"

_MARK = re.compile(r"⟦(?P<who>[^|⟧]*)\|(?P<words>[^⟧]*)⟧")

Label = Literal["speech", "no speech", "either"]


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of the text between marks; `speaker` is empty where nobody is named."""

    start: int
    end: int
    speaker: str
    label: Label


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure of the text; a single value has one number and a range two."""

    value: tuple[Decimal, ...]
    unit: str
    change: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the words that answer it, None where nothing in the text does."""

    question: str
    evidence: str | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with its labels."""

    name: str
    title: str
    text: str
    said: tuple[Said, ...]
    figures: tuple[Counted, ...]
    questions: tuple[Asked, ...]


def labelled() -> list[Labelled]:
    """The articles with figures and questions, by name."""
    return [_parsed(path) for path in sorted(ARTICLES.glob("*.txt"))]


def spoken() -> list[Labelled]:
    """The articles that are labelled for speech alone, by name."""
    return [_parsed(path) for path in sorted(SPEECH.glob("*.txt"))]


def _parsed(path: Path) -> Labelled:
    title, _, rest = path.read_text("utf-8").partition("\n\n")
    body, _, labels = rest.partition("\n---\n")
    text, said = _unmarked(body)
    lines = labels.splitlines()
    return Labelled(
        path.stem,
        title,
        text,
        said,
        tuple(_figure(line) for line in lines if not line.startswith("?")),
        tuple(_question(line) for line in lines if line.startswith("?")),
    )


def _unmarked(body: str) -> tuple[str, tuple[Said, ...]]:
    text, last, said = "", 0, []
    for mark in _MARK.finditer(body):
        text += body[last : mark.start()]
        who = mark["who"].partition(">")[0]
        label: Label = "no speech" if who == "!" else "either" if who == "?" else "speech"
        said.append(Said(len(text), len(text) + len(mark["words"]), who if label == "speech" else "", label))
        text, last = text + mark["words"], mark.end()
    return text + body[last:], tuple(said)


def _figure(line: str) -> Counted:
    value, unit, change, _ = line.split(" ; ")
    return Counted(tuple(map(Decimal, value.split(".."))), "" if unit == "-" else unit, change)


def _question(line: str) -> Asked:
    question, _, evidence = line.removeprefix("? ").partition(" => ")
    return Asked(question, None if evidence == "none" else evidence)
