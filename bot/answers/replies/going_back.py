"""Replies to lines that only speak of what was shown: one of it, its source, who said it, all of it, or less."""

from __future__ import annotations

from bot.answers.conversation.references import (
    Before,
    Doubted,
    OtherNews,
    Outlets,
    Pointed,
    Reference,
    Shorter,
    Sourced,
    TheBriefing,
    Unclear,
    Voiced,
    WholeStory,
)
from bot.answers.conversation.rewriting import leans
from bot.answers.question import Scored
from bot.answers.replies.asking import Asking, Told
from bot.answers.replies.found import Shown, articles_of, nothing_there, printed_in, shown_message
from bot.answers.replies.news import news_message, what_else
from bot.answers.replies.pointing import Talk, looked_at, looked_at_before, pointed_at
from bot.answers.replies.stories import why_reply
from bot.answers.replies.voices import voiced
from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.wish import terms
from bot.answers.words.common import LIGHT
from bot.briefing.layout import briefing_message, story_blocks, story_message
from bot.briefing.lines import speaker
from bot.briefing.quoting import marked, pullquote
from bot.message import Block, Heading, Message, Moment, Paragraph, Run, sentence
from bot.model import Quote, Telling

UNTOLD = "I find no time told for it. It was printed on "
UNJUDGED = "I cannot tell whether it is so, only who printed it:"


def gone_back(meant: Reference, text: str, talk: Talk) -> Told:
    """What a line that refers back gets."""
    match meant:
        case Pointed():
            one, count = pointed_at(meant, talk)
            if one is None:
                return Told(nothing_there(count))
            return _whole(one, talk) if meant.whole else _told(one, _one(one, talk))
        case Before():
            gone = looked_at_before(talk)
            return Told(nothing_there(0)) if gone is None else _told(gone, _one(gone, talk))
        case OtherNews():
            found = what_else(talk.question(text), talk.asking.briefing, talk.books, talk.lexicon)
            return Told(news_message(found, talk.asking.zone), articles_of(found))
        case TheBriefing():
            return Told(briefed(talk.asking))
        case Unclear(noun):
            return Told(sentence(f"It is not clear which other {noun} you mean: please name them."))
        case WholeStory() | Shorter() | Sourced() | Outlets() | Voiced() | Doubted():
            return _of_what_is_looked_at(meant, looked_at(talk), talk)


def briefed(asking: Asking) -> Message:
    """The briefing that is talked about."""
    if asking.briefing is None:
        return sentence("There is no briefing yet.")
    return briefing_message(asking.briefing, asking.zone)


def instead(text: str, talk: Talk) -> Told | None:
    """What is said where no text tells when it was, or why: when it was printed, and why that story was chosen."""
    bare = leans(text) and all(term.stem in LIGHT for term in terms(text))
    asked = kind_of(text)[0] if bare else None
    one = looked_at(talk) if asked in ("when", "why") else None
    if isinstance(one, Telling):
        return _told(one, why_reply("", one, talk.asking)) if asked == "why" else None
    return _dated(one, talk) if one is not None and asked == "when" else None


def _dated(one: Quote | Scored, talk: Talk) -> Told | None:
    """When it was printed, with its words."""
    passage = one.context if isinstance(one, Quote) else one.lead
    for article in talk.books.articles.get([passage.article]):
        if article.published is not None:
            said = Paragraph((Run(UNTOLD), Moment(article.published, talk.asking.zone), Run(":")))
            return _told(one, Message((said, Paragraph(marked(passage, [])), printed_in(article, talk.asking.zone))))
    return None


def _of_what_is_looked_at(
    meant: WholeStory | Shorter | Sourced | Outlets | Voiced | Doubted, one: Shown | None, talk: Talk
) -> Told:
    books, asking = talk.books, talk.asking
    if one is None:
        return Told(nothing_there(0))
    match meant:
        case WholeStory():
            return _whole(one, talk)
        case Shorter():
            return _told(one, _short(one, talk))
        case Sourced():
            return _told(one, _sources(one, talk) if isinstance(one, Telling) else _one(one, talk))
        case Outlets():
            story = one if isinstance(one, Telling) else talk.story(articles_of(one))
            return _told(one, _sources(story, talk) if story else _one(one, talk))
        case Doubted():
            printed = _sources(one, talk) if isinstance(one, Telling) else _one(one, talk)
            return _told(one, Message((Paragraph((Run(UNJUDGED),)), *printed.blocks)))
        case Voiced():
            return _told(one, voiced(one, books, asking.space, asking.zone))


def _told(one: Shown, message: Message) -> Told:
    return Told(message, articles_of(one))


def _one(one: Shown, talk: Talk) -> Message:
    return shown_message(one, talk.books, talk.asking.space, talk.asking.zone)


def _whole(one: Shown, talk: Talk) -> Told:
    """The story that it belongs to; alone, where it belongs to none."""
    story = one if isinstance(one, Telling) else talk.story(articles_of(one))
    return _told(story, story_message(story, talk.asking.zone)) if story else _told(one, _one(one, talk))


def _short(one: Shown, talk: Talk) -> Message:
    """A line of it, with its source."""
    zone = talk.asking.zone
    match one:
        case Telling():
            heading, *_, sources = story_blocks(one, zone)
            said: list[Block] = [Paragraph(marked(passage, [])) for passage in one.summary[:1]]
            return Message((heading, *said, sources))
        case Quote():
            (article,) = talk.books.articles.get([one.passage.article])
            return Message((pullquote(one, article, speaker(one)), printed_in(article, zone)))
        case Scored():
            return Message((Paragraph(marked(one.lead, [])), printed_in(one.article, zone)))


def _sources(story: Telling, talk: Talk) -> Message:
    """Its headline and all that it was told by."""
    heading, *_, sources = story_blocks(story, talk.asking.zone)
    return Message((heading if isinstance(heading, Heading) else sources, sources))
