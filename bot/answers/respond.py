"""What is said to each request: one message, from what the asker's space may see."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.answers.conversation.courtesy import Courtesy, courtesy
from bot.answers.conversation.references import Reference, reference
from bot.answers.conversation.short_lines import looked_up
from bot.answers.conversation.tidying import questions_in
from bot.answers.question import Answer
from bot.answers.replies.about_shown import SOURCE, briefed, reply_about_shown, when_or_why
from bot.answers.replies.answer_message import NOTE
from bot.answers.replies.answering import Found, articles_of, find_reply, found_message, is_refused, shown
from bot.answers.replies.asking import Asking, Told
from bot.answers.replies.copying import copy_reply
from bot.answers.replies.help import greeting, help_message
from bot.answers.replies.news import news
from bot.answers.replies.quotes_and_figures import NOT_READ, figures_reply, quotes_reply
from bot.answers.replies.shown_before import Talk, listing, looked_at_in, showing
from bot.answers.replies.stories import story_reply, wanted, why_reply
from bot.answers.understanding.typed import typed
from bot.briefing.cards import sources_message
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
    SOURCES,
    Block,
    Choices,
    Code,
    Document,
    Facts,
    Footer,
    Heading,
    Line,
    Message,
    Moment,
    Paragraph,
    Pullquote,
    Run,
    plain,
    sentence,
)
from bot.model import Quote, passage_id
from bot.ports import Books
from bot.reading.lexicon import Lexicon
from bot.source_names import source_names
from bot.turns import NOTHING, REFUSED, Showed, Turn

REMEMBERED = 8
"""Turns of a conversation that a question may refer back to."""

REMEMBERED_ARTICLES = 20
"""Articles that an answer told of, at most."""

CIVIL: dict[Courtesy, str] = {
    "thanks": "You are welcome.",
    "nod": "All right.",
    "wrong": "Please ask in other words. If something that I show is wrong, tell the managers: /report with its id.",
    "stop": "I speak only when I am asked, and at the times of the briefings: /briefing pause stops those.",
}

ALL_SHOWN = "That is all that I show of it; the whole text stands at its source."

LONGEST_ANSWER = 1_200
"""Characters of an answer that are remembered."""


def answered(request: NewsRequest, books: Books, asking: Asking, lexicon: Lexicon) -> Told:
    """The reply to a request, with what it gives later lines to refer to; nothing is written.

    What the space's managers have hidden is taken out wherever it still stands, as in a paragraph around other words.
    Raises UsageError for a story or command that there is not.
    """
    told = _answered(request, books, asking, lexicon)
    shown = without(told.message, books.repairs.of(asking.space))
    return Told(localised(shown, books.spaces.get(asking.space).locale), _heard(told, books, asking).showed)


def _heard(told: Told, books: Books, asking: Asking) -> Told:
    """The reply with the speakers of the quotes that it prints."""
    ids = [block.id for block in told.message.blocks if isinstance(block, Pullquote)]
    said = (books.search.passage(id, asking.space) for id in ids)
    speakers = tuple(quote.speaker.name for quote in said if isinstance(quote, Quote) and quote.speaker)
    return Told(told.message, replace(told.showed, speakers=speakers))


def _answered(request: NewsRequest, books: Books, asking: Asking, lexicon: Lexicon) -> Told:
    match request:
        case Ask(text, address):
            if address is not None:
                return _answer_about(typed(text), address, books, asking, lexicon)
            return _in_reply(_answer(typed(text), books, asking, lexicon), asking)
        case FindQuotes() | FindFigures():
            return _looked_up(request, books, asking)
        case ShowStory(words) | Why(words):
            made, command, default = (why_reply, "why", "1") if isinstance(request, Why) else (story_reply, "story", "")
            story = wanted(words or default, command, books, asking, lexicon)
            showed = showing(shown(story), story, articles_of(story)) if story else REFUSED
            return Told(made(words, story, asking), showed)
        case _:
            return Told(_shown(request, books, asking))


def _looked_up(request: FindQuotes | FindFigures, books: Books, asking: Asking) -> Told:
    if isinstance(request, FindFigures):
        message, lines = figures_reply(request, books, asking.space, asking.zone)
        return Told(message, listing(lines, ()))
    message, quotes = quotes_reply(request, books, asking)
    said = [] if request.addresses else quotes
    return Told(message, listing(said, tuple(dict.fromkeys(quote.passage.article for quote in said))))


def _shown(request: ShowSources | ShowBriefing | Copy | Help, books: Books, asking: Asking) -> Message:
    match request:
        case ShowSources():
            names = source_names(books.sources.all(asking.space))
            return sources_message(names, books.sources.health(asking.space), books.articles.counts(), asking.zone)
        case ShowBriefing():
            return briefed(asking)
        case Copy(id):
            return copy_reply(id, books, asking.space, asking.zone)
        case Help(command):
            return help_message(command)


def turn(question: str, message: Message, asked: datetime, showed: Showed = NOTHING) -> Turn:
    """What a conversation remembers of a question and the message that answered it: no small print, no sources."""
    lines = [text for block in message.blocks for text in _texts(block)]
    kept = replace(showed, articles=showed.articles[:REMEMBERED_ARTICLES])
    return Turn(typed(question), "\n".join(lines)[:LONGEST_ANSWER], asked, kept)


def _answer(text: str, books: Books, asking: Asking, lexicon: Lexicon) -> Told:
    """The answer; of several questions in a line those of each, one after the other."""
    talk = Talk(_turns(books, asking), books, asking, lexicon)
    asked = questions_in(text)
    if len(asked) == 1:
        return _answer_one(text, talk)
    told: list[Told] = []
    for each in asked:
        told.append(_heard(_answer_one(each, talk), books, asking))
        said = turn(each, told[-1].message, asking.now, told[-1].showed)
        talk = replace(talk, turns=(*talk.turns, said))
    blocks: list[Block] = []
    for each, answer in zip(asked, told, strict=True):
        rest = (block for block in answer.message.blocks if not isinstance(block, Footer))
        blocks += [Heading((Run(each),), 2), *rest]
    articles = tuple(id for answer in reversed(told) for id in answer.showed.articles)
    refused = all(answer.showed.refused for answer in told)
    return Told(Message(tuple(blocks)), replace(told[-1].showed, articles=articles, refused=refused))


def _turns(books: Books, asking: Asking) -> tuple[Turn, ...]:
    """What was said before, each question by itself."""
    said = books.conversations.turns(asking.thread, REMEMBERED)
    return tuple(replace(each, question=asked) for each in said for asked in questions_in(each.question))


def _answer_one(text: str, talk: Talk) -> Told:
    if not text.strip() or (civil := courtesy(text)) == "help":
        return Told(_greeted(talk))
    if civil is not None:
        return Told(sentence(CIVIL[civil]))
    if (meant := reference(text, talk.turns)) is not None:
        return _without_repetition(reply_about_shown(meant, text, talk), meant, talk)
    if (request := looked_up(text)) is not None:
        return _looked_up(request, talk.books, talk.asking)
    made = find_reply(text, talk.turns, talk.books, talk.asking, talk.lexicon)
    if isinstance(made, Answer) and not made.answered and (besides := when_or_why(text, talk)) is not None:
        return besides
    return _found(made, text, talk)


def _without_repetition(told: Told, meant: Reference, talk: Talk) -> Told:
    """The reply; where all of it, or its source, is asked for that was shown just now, its sources alone."""
    shown = turn("", told.message, talk.asking.now).answer
    if meant not in ("story", "whole", "source") or not shown or not talk.turns or talk.turns[-1].answer != shown:
        return told
    opening = (Paragraph((Run(ALL_SHOWN),)),) if meant != "source" else ()
    sources = (block for block in told.message.blocks if isinstance(block, Facts) and block.title in (SOURCE, SOURCES))
    return Told(Message((*opening, *sources)), told.showed)


def _greeted(talk: Talk) -> Message:
    """A greeting on the stories of the briefing talked about, else on the latest."""
    briefing = talk.asking.briefing
    found = briefing.tellings if briefing else news("What is new?", talk.question(""), talk.books, talk.lexicon).stories
    return greeting(found)


def _answer_about(text: str, address: str, books: Books, asking: Asking, lexicon: Lexicon) -> Told:
    """The answer about the article at this address, or about the quote or figure with this id."""
    id = passage_id(address)
    read = [id] if id and books.search.passage(id, asking.space) else books.articles.at([address], asking.space)
    if not read:
        return Told(sentence(NOT_READ))
    talk = Talk(_turns(books, asking), books, replace(asking, about=tuple(read), story=()), lexicon)
    return _found(find_reply(text, talk.turns, books, talk.asking, lexicon), text, talk)


def _in_reply(told: Told, asking: Asking) -> Told:
    """What is said in reply to a story's post: the article that the post leads with stands last among those told of."""
    articles = told.showed.articles
    if not asking.story or not articles:
        return told
    return Told(told.message, replace(told.showed, articles=(*articles[: REMEMBERED_ARTICLES - 1], asking.story[0])))


def _found(made: Found, text: str, talk: Talk) -> Told:
    """What was found; what it tells of is talked about next, also where the post that was replied to had no answer."""
    articles = articles_of(made) or talk.asking.story
    items = shown(made)
    showed = showing(items, looked_at_in(made, items, talk), articles)
    return Told(found_message(made, text, talk.asking.zone), replace(showed, refused=is_refused(made)))


def _texts(block: Block) -> list[str]:
    match block:
        case Heading(line) | Paragraph(line):
            text = plain(_unlabelled(line))
            return [] if text.startswith(NOTE) else [text]
        case Pullquote(words, tag):
            return [f"{plain(words)} {plain(_unlabelled(tag))}"]
        case Facts(lines, title):
            return [] if title == SOURCES else [plain(_unlabelled(line)).removeprefix(": ") for line in lines]
        case Choices() | Footer() | Code() | Document():
            return []


def _unlabelled(line: Line) -> Line:
    """A line without what says where its words are from: "Meridian Wire", "[1]"."""
    return tuple(run for run in line if isinstance(run, Moment) or run.link is None or run.place is not None)
