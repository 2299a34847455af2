"""What is said to each request: one message, from what the asker's space may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.answers.conversation.references import Pointed, Shorter, Sourced, WholeStory, pointed_from, reference
from bot.answers.conversation.short_lines import courtesy
from bot.answers.replies.asking import Asking
from bot.answers.replies.copying import copy_reply
from bot.answers.replies.found import Shown, found, found_message, nothing_there, shown, shown_message
from bot.answers.replies.help import help_message
from bot.answers.replies.lookup import NOT_READ, figures_reply, quotes_reply, shown_in_lookup
from bot.answers.replies.reply import NOTE
from bot.answers.replies.stories import story_reply, why_reply
from bot.answers.words.typed import typed
from bot.briefing.cards import sources_message
from bot.briefing.layout import briefing_message
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
    parse_news,
)
from bot.localising import localised
from bot.message import (
    SOURCES,
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
from bot.model import Turn, passage_id
from bot.ports import Books
from bot.reading.lexicon import Lexicon
from bot.source_names import source_names

REMEMBERED = 8
"""Turns of a conversation that a question may refer back to."""

WELCOME = "You are welcome."

LONGEST_ANSWER = 1_200
"""Characters of an answer that are remembered."""


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
            return why_reply(words, books, asking, lexicon)
        case ShowSources():
            names = source_names(books.sources.all(asking.space))
            return sources_message(names, books.sources.health(), books.articles.counts(), asking.zone)
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
    return Turn(typed(question), "\n".join(lines)[:LONGEST_ANSWER], asked)


def _answer(text: str, books: Books, asking: Asking, lexicon: Lexicon) -> Message:
    text = typed(text)
    if not text.strip():
        return help_message(None)
    if (civil := courtesy(text)) is not None:
        return help_message(None) if civil == "help" else Message((Paragraph((Run(WELCOME),)),))
    turns = tuple(books.conversations.turns(asking.thread, REMEMBERED))
    match reference(text, turns):
        case Pointed() as pointed:
            return _pointed_at(pointed, turns, books, asking, lexicon)
        case WholeStory(words):
            return respond(ShowStory(words), books, asking, lexicon)
        case Shorter(said):
            return Message((Paragraph((Run(said),)),))
        case Sourced():
            return _pointed_at(Pointed(1, named=False), turns, books, asking, lexicon)
        case None:
            return found_message(found(text, turns, books, asking, lexicon), text, asking.zone)


def _answer_about(text: str, address: str, books: Books, asking: Asking, lexicon: Lexicon) -> Message:
    """The answer about the article at this address, or about the quote or figure with this id."""
    id = passage_id(address)
    read = [id] if id and books.search.passage(id, asking.space) else books.articles.at([address], asking.space)
    if not read:
        return Message((Paragraph((Run(NOT_READ),)),))
    turns = tuple(books.conversations.turns(asking.thread, REMEMBERED))
    asking = replace(asking, about=tuple(read))
    return found_message(found(text, turns, books, asking, lexicon), text, asking.zone)


def _pointed_at(pointed: Pointed, turns: tuple[Turn, ...], books: Books, asking: Asking, lexicon: Lexicon) -> Message:
    """One of what the answer before showed, or a story of the briefing, whichever came last."""
    briefing = asking.briefing
    stories = briefing.tellings if briefing else ()
    place = pointed_from(turns)
    later = briefing is not None and place is not None and turns[place].asked < briefing.slot < asking.now
    items: Sequence[Shown] = stories
    if place is not None and not later and not (pointed.named and stories):
        items = _shown_in(place, turns, books, asking, lexicon) or stories
    number = len(items) if pointed.number < 0 else pointed.number
    if not 1 <= number <= len(items):
        return nothing_there(len(items))
    return shown_message(items[number - 1], books, asking.space, asking.zone)


def _shown_in(place: int, turns: tuple[Turn, ...], books: Books, asking: Asking, lexicon: Lexicon) -> Sequence[Shown]:
    """What the answer of an earlier turn showed: it is found again as of then."""
    then = turns[place]
    request = parse_news(then.question)
    match request:
        case Ask(text, None) if reference(text, turns[:place]) is None:
            return shown(found(text, turns[:place], books, replace(asking, now=then.asked), lexicon))
        case FindQuotes():
            return shown_in_lookup(request, books, asking.space)
        case _:
            return ()


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
