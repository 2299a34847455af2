"""What a greeting gets: a few questions to try, on what is in the news, and where the whole list is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.understanding.subjects import is_person
from bot.message import Choices, Facts, Message, Paragraph, Run
from bot.model import Quote, Telling

SHORT = range(4, 15)
"""Words of a quote that somebody would type."""

OPENING = "Ask me about the news in plain words, for example:"
GOING_ON = "Then go on with “who else?”, “source?”, “shorter” or “in full”. The whole list of what I can do:"


def greeting(stories: Sequence[Telling]) -> Message:
    """One question of each kind, on the people and names of these stories; with gaps, where they name none."""
    quotes = [statement.shown for story in stories for statement in story.statements]
    said = [quote for quote in quotes if quote.speaker and is_person(quote.speaker.name)]
    topics = _topics(stories)
    tries = (
        f"what's new on {topics[0]}?" if topics else "what's new?",
        f"what did {_name(said[:1])} say?",
        _really([quote for quote in said if len(quote.passage.text.split()) in SHORT]),
        "how many …? when …? why …? who …?",
        f"tell me about {topics[:2][-1] if topics else '…'}",
    )
    examples = Facts(tuple((Run(each),) for each in tries))
    return Message(
        (Paragraph((Run(OPENING),)), examples, Paragraph((Run(GOING_ON),)), Choices((("All commands", "/help"),)))
    )


def _topics(stories: Sequence[Telling]) -> list[str]:
    """What each story is about, by a name that none before it has."""
    named: set[str] = set()
    found = []
    for story in stories:
        names = [name for name in story.topic.split(", ") if name]
        found += [name for name in names[:1] if name not in named]
        named |= set(names)
    return found


def _really(short: Sequence[Quote]) -> str:
    words = next((quote.passage.text.strip(' .,;“”"') for quote in short), "…")
    return f"did {_name(short[:1])} really say “{words}”?"


def _name(said: Sequence[Quote]) -> str:
    return next((quote.speaker.name for quote in said if quote.speaker), "…")
