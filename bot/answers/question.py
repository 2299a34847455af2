"""What is asked, and what comes back: passages of articles, each with how well it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.model import LOCAL, Article, Coverage, Figure, Passage, Quote, Turn


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was typed. `now` is aware; `zone` is the asker's; `space` is what may be seen.

    `about` is the headline of the briefing or story being talked about; `turns` are those before, oldest first.
    """

    text: str
    now: datetime
    zone: str = "UTC"
    space: str = LOCAL
    about: str | None = None
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """A paragraph at most (120 words), how well it answers, and what of it to show.

    `lead` is the shortest span that answers: a quote, or one to three sentences. `matches` are offsets into the article's text of
    the words that match the question, ascending. `score` is 0 or more.
    """

    passage: Passage
    score: float
    article: Article
    lead: Passage
    matches: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. `read_as` is the question as it was understood, standing alone.

    `passages` are best first, at most ten, also when `answered` is false: then they are the nearest, and no answer.
    `confidence` (0 to 1) is that the first passages answer. `quotes` and `figures` are those of the passages that answer.
    `notes` say how names were read; `searched` is what was looked through.
    """

    read_as: str
    answered: bool
    confidence: float
    text: str
    passages: tuple[Scored, ...]
    searched: Coverage
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    notes: tuple[str, ...] = ()
