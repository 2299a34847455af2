"""What is asked, and what comes back: passages of articles, each with how well it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.answers.evidence.quoted.claim_check import Verdict
from bot.model import LOCAL, Article, Passage, Quote
from bot.told import Coverage, Quantity
from bot.turns import Turn


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was typed. `now` is aware; `zone` is the asker's; `space` is what may be seen.

    `about` is the headline of the briefing or story being talked about; `turns` are those before, oldest first.
    `told` is when the asker was last briefed: "what is new" asks for what came later.
    """

    text: str
    now: datetime
    zone: str = "UTC"
    space: str = LOCAL
    about: str | None = None
    turns: tuple[Turn, ...] = ()
    told: datetime | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """At most 120 words, how well they answer (0 or more), and what of them to show.

    `passage` is a paragraph, or several short ones that follow each other. `lead` is the sentence of it that answers,
    or the headline; `matches` are offsets into the part of the article that has it, of words that match the question.
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
    `besides` are those of them that are about the same thing as the answer or, where there is none, as the question.
    `confidence` (0 to 1) is that the first of them answers. `text` is the span that answers, or what was searched.
    `quotes` are words of whoever was asked about; `verdict` is that of "did X really say …?". `quantity` is what was
    asked to be counted, with all claims about it. `notes` say how it was read; `searched` is what was looked through.
    `rivals` are those passages that answer as well and are of other stories.
    """

    read_as: str
    answered: bool
    confidence: float
    text: str
    passages: tuple[Scored, ...]
    searched: Coverage
    quotes: tuple[Quote, ...] = ()
    quantity: Quantity | None = None
    verdict: Verdict | None = None
    notes: tuple[str, ...] = ()
    rivals: tuple[Scored, ...] = ()
    besides: tuple[Scored, ...] = ()
