"""What is said to each request: one message, from what the asker's space may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.answers.ask import ask
from bot.answers.help import help_message
from bot.answers.lookup import figures_reply, quotes_reply
from bot.answers.question import Question
from bot.answers.reply import answer_message
from bot.answers.stories import story_reply, why_reply
from bot.briefing.cards import sources_message
from bot.briefing.layout import briefing_message
from bot.commands import Ask, FindFigures, FindQuotes, Help, Request, ShowBriefing, ShowSources, ShowStory, Why
from bot.message import Choices, Facts, Footer, Heading, Message, Paragraph, Picture, Pullquote, Run, plain
from bot.model import LOCAL, Briefing, Turn
from bot.ports import Books
from bot.reading.lexicon import Lexicon

REMEMBERED = 8
"""Turns of a conversation that a question may refer back to."""

LONGEST_ANSWER = 1_200
"""Characters of an answer that are remembered."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, and when: the thread or terminal session, the time (UTC), the asker's zone and space.

    `briefing` is the one being talked about, whose stories have numbers.
    """

    thread: str
    now: datetime
    zone: str
    space: str = LOCAL
    briefing: Briefing | None = None


def respond(request: Request, books: Books, asking: Asking, lexicon: Lexicon) -> Message:
    """The reply to a request; nothing is written. Raises UsageError for a story or command that there is not."""
    match request:
        case Ask(text):
            return _answer(text, books, asking)
        case FindQuotes():
            return quotes_reply(request, books, asking.space, asking.zone)
        case FindFigures(words):
            return figures_reply(words, books, asking.space, asking.zone)
        case ShowStory(words):
            return story_reply(words, books, asking.briefing, lexicon, asking.now, asking.space, asking.zone)
        case Why(words):
            return why_reply(words, books, asking.briefing, lexicon, asking.now, asking.space)
        case ShowSources():
            return sources_message(
                books.sources.all(asking.space), books.sources.health(), books.articles.counts(), asking.zone
            )
        case ShowBriefing():
            if asking.briefing is None:
                return Message((Paragraph((Run("There is no briefing yet."),)),))
            return briefing_message(asking.briefing, asking.zone)
        case Help(command):
            return help_message(command)


def turn(question: str, message: Message, asked: datetime) -> Turn:
    """What a conversation remembers of a question and the message that answered it."""
    lines = [text for block in message.blocks for text in _texts(block)]
    return Turn(question, "\n".join(lines)[:LONGEST_ANSWER], asked)


def _answer(text: str, books: Books, asking: Asking) -> Message:
    if not text.strip():
        return help_message(None)
    turns = tuple(books.conversations.turns(asking.thread, REMEMBERED))
    question = Question(text, asking.now, asking.zone, asking.space, _topic(asking.briefing), turns)
    return answer_message(ask(question, books), text, asking.zone)


def _topic(briefing: Briefing | None) -> str | None:
    """What a question without a subject is about: the story, where a briefing tells a single one."""
    if briefing is None or len(briefing.tellings) != 1:
        return None
    telling = briefing.tellings[0]
    return telling.headline.text if telling.headline else telling.topic


def _texts(block: Heading | Paragraph | Pullquote | Facts | Picture | Choices | Footer) -> list[str]:
    match block:
        case Heading(line) | Paragraph(line):
            return [plain(line)]
        case Pullquote(words, tag):
            return [f"{plain(words)} {plain(tag)}"]
        case Facts(lines):
            return [plain(line) for line in lines]
        case Picture() | Choices() | Footer():
            return []
