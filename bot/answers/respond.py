"""What is said to each request: one message, from what the asker's space may see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.answers.ask import ask
from bot.answers.copying import copy_reply
from bot.answers.help import help_message
from bot.answers.kinds import kind_of
from bot.answers.lookup import NOT_READ, figures_reply, quotes_reply
from bot.answers.question import Question
from bot.answers.references import Shorter, StoryNumber, WholeStory, reference
from bot.answers.reply import NOTE, SOURCES, answer_message
from bot.answers.stories import story_of, story_reply, why_reply
from bot.answers.talk import standing_alone
from bot.answers.wish import terms
from bot.briefing.cards import sources_message
from bot.briefing.layout import briefing_message, story_message
from bot.briefing.mending import without
from bot.commands import (
    Ask,
    Copy,
    FindFigures,
    FindQuotes,
    Help,
    NewsRequest,
    ShowBriefing,
    ShowSources,
    ShowStory,
    Why,
)
from bot.localising import localised
from bot.message import (
    Block,
    Choices,
    Code,
    Document,
    Facts,
    Footer,
    Heading,
    Message,
    Paragraph,
    Pullquote,
    Run,
    plain,
)
from bot.model import LOCAL, Briefing, Quote, Turn
from bot.ports import Books
from bot.reading.lexicon import Lexicon

REMEMBERED = 8
"""Turns of a conversation that a question may refer back to."""

LONGEST_ANSWER = 1_200
"""Characters of an answer that are remembered."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, and when: the thread or terminal session, the time (UTC), the asker's zone and space.

    `briefing` is the one being talked about, whose stories have numbers. `about` are the ids of the quotes, figures or
    articles in the message that is replied to, in its order.
    """

    thread: str
    now: datetime
    zone: str
    space: str = LOCAL
    briefing: Briefing | None = None
    about: tuple[str, ...] = ()


def respond(request: NewsRequest, books: Books, asking: Asking, lexicon: Lexicon) -> Message:
    """The reply to a request; nothing is written. Raises UsageError for a story or command that there is not.

    What the space's managers have hidden is taken out wherever it still stands, as in a paragraph around other words.
    """
    said = _respond(request, books, asking, lexicon)
    shown = without(said, books.repairs.of(asking.space).hidden)
    return localised(shown, books.spaces.get(asking.space).locale)


def _respond(request: NewsRequest, books: Books, asking: Asking, lexicon: Lexicon) -> Message:
    match request:
        case Ask(text, address):
            if address is not None:
                return _answer_about(text, address, books, asking, lexicon)
            return _answer(text, books, asking, lexicon)
        case FindQuotes():
            return quotes_reply(request, books, asking.space, asking.zone)
        case FindFigures():
            return figures_reply(request, books, asking.space, asking.zone)
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
        case Copy(id):
            return copy_reply(id, books, asking.space, asking.zone)
        case Help(command):
            return help_message(command)


def turn(question: str, message: Message, asked: datetime) -> Turn:
    """What a conversation remembers of a question and the message that answered it: no small print, no sources."""
    lines = [text for block in message.blocks for text in _texts(block)]
    return Turn(question, "\n".join(lines)[:LONGEST_ANSWER], asked)


def _answer(text: str, books: Books, asking: Asking, lexicon: Lexicon) -> Message:
    if not text.strip():
        return help_message(None)
    turns = tuple(books.conversations.turns(asking.thread, REMEMBERED))
    match reference(text, turns):
        case StoryNumber(number):
            last = len(asking.briefing.tellings) if asking.briefing else 0
            return respond(ShowStory(str(last if number < 0 else number)), books, asking, lexicon)
        case WholeStory(words):
            return respond(ShowStory(words), books, asking, lexicon)
        case Shorter(said):
            return Message((Paragraph((Run(said),)),))
        case None:
            return _told(text, turns, books, asking, lexicon)


def _answer_about(text: str, address: str, books: Books, asking: Asking, lexicon: Lexicon) -> Message:
    """The answer about the article at this address."""
    found = books.articles.at([address], asking.space)
    if not found:
        return Message((Paragraph((Run(NOT_READ),)),))
    turns = tuple(books.conversations.turns(asking.thread, REMEMBERED))
    return _told(text, turns, books, replace(asking, about=tuple(found)), lexicon)


def _told(text: str, turns: tuple[Turn, ...], books: Books, asking: Asking, lexicon: Lexicon) -> Message:
    """A summary is its story; anything else is looked up."""
    briefing, space = asking.briefing, asking.space
    about = _replied(books, asking) or _topic(briefing)
    read_as = standing_alone(text, about, turns)
    if kind_of(read_as)[0] == "summary":
        words = " ".join(term.word for term in terms(read_as))
        telling = story_of(words, books, lexicon, asking.now, space)
        if telling:
            return story_message(telling, asking.zone)
    told = briefing.slot if briefing and briefing.slot < asking.now else None
    question = Question(text, asking.now, asking.zone, space, about, turns, told)
    return answer_message(ask(question, books), text, asking.zone)


def _replied(books: Books, asking: Asking) -> str | None:
    """What the message replied to is about: the speaker and headline of its quote, or the headline of its article."""
    for id in asking.about:
        found = books.search.passage(id, asking.space)
        articles = books.articles.get([found.passage.article if found else id])
        for article in articles:
            if isinstance(found, Quote) and found.speaker:
                return f"{found.speaker.name}: {article.title or ''}"
            if article.title:
                return article.title
    return None


def _topic(briefing: Briefing | None) -> str | None:
    """What a question without a subject is about: the story, where a briefing tells a single one."""
    if briefing is None or len(briefing.tellings) != 1:
        return None
    telling = briefing.tellings[0]
    return telling.headline.text if telling.headline else telling.topic


def _texts(block: Block) -> list[str]:
    match block:
        case Heading(line) | Paragraph(line):
            text = plain(line)
            return [] if text.startswith(NOTE) else [text]
        case Pullquote(words, tag):
            return [f"{plain(words)} {plain(tag)}"]
        case Facts(lines, title):
            return [] if title == SOURCES else [plain(line) for line in lines]
        case Choices() | Footer() | Code() | Document():
            return []
