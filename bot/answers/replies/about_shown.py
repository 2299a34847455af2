"""Replies to lines that only speak of what was shown: one of it, its source, who said it, all of it, or less."""

from __future__ import annotations

from bot.answers.conversation.pronouns import leans
from bot.answers.conversation.references import Pointed, Reference, Unclear
from bot.answers.conversation.short_lines import OfShown
from bot.answers.question import Scored
from bot.answers.replies.answering import Shown, articles_of, shown
from bot.answers.replies.asking import Asking, Told
from bot.answers.replies.news import news_message, what_else
from bot.answers.replies.quotes_and_figures import quote_reply
from bot.answers.replies.shown_before import Talk, listing, looked_at, looked_at_before, pointed_at, showing
from bot.answers.replies.stories import why_reply
from bot.answers.replies.story_parts import LINE, NOTHING, SUMMARY, numbers, timeline
from bot.answers.replies.voices import remarks, voiced
from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.wish import telling
from bot.briefing.layout import briefing_message, story_blocks, story_message
from bot.briefing.lines import source, speaker
from bot.briefing.quoting import marked, pullquote
from bot.message import Facts, Message, Moment, Paragraph, Pullquote, Run, plain, sentence
from bot.model import Article, Quote
from bot.told import Telling
from bot.turns import REFUSED

SOURCE = "Source"
UNTOLD = "I find no time told for it. It was printed on "
UNJUDGED = "I cannot tell whether it is so, only who printed it:"


def reply_about_shown(meant: Reference, text: str, talk: Talk) -> Told:
    """What a line that refers back gets."""
    match meant:
        case Pointed():
            one, count = pointed_at(meant, talk)
            if one is None:
                return _nothing_there(count)
            return _of_what_is_looked_at("whole", one, talk) if meant.whole else _told(one, _alone(one, talk))
        case "before":
            gone = looked_at_before(talk)
            return _nothing_there(0) if gone is None else _told(gone, _alone(gone, talk))
        case "news":
            found = what_else(talk.question(text), talk.asking.briefing, talk.books, talk.lexicon)
            return Told(news_message(found, talk.asking.zone), listing(shown(found), articles_of(found)))
        case "briefing":
            return Told(briefed(talk.asking))
        case Unclear(noun):
            return Told(sentence(f"It is not clear which other {noun} you mean: please name them."), REFUSED)
        case _:
            one = looked_at(talk)
            return _nothing_there(0) if one is None else _of_what_is_looked_at(meant, one, talk)


def briefed(asking: Asking) -> Message:
    """The briefing that is talked about."""
    if asking.briefing is None:
        return sentence("There is no briefing yet.")
    return briefing_message(asking.briefing, asking.zone)


def when_or_why(text: str, talk: Talk) -> Told | None:
    """What is said where no text tells when it was, or why: when it was printed, and why that story was chosen."""
    bare = leans(text) and not telling(text)
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
            return _told(one, Message((said, Paragraph(marked(passage, [])), _printed_in(article, talk.asking.zone))))
    return None


def _of_what_is_looked_at(meant: OfShown, one: Shown, talk: Talk) -> Told:
    """What is wanted of it; of its story, where that is known and wanted."""
    zone = talk.asking.zone
    match meant:
        case "voices":
            voices = voiced(one, talk.books, talk.asking.space, zone)
            heard = _first_quote(voices, talk) if isinstance(one, Scored) else None
            return _told(heard or one, voices)
        case "shorter" if not isinstance(one, Telling):
            return _told(one, _short(one, talk))
        case "whole" if isinstance(one, Quote) and (said := _in_full(one, talk)) is not None:
            return _told(one, said)
    by_story = isinstance(one, Telling) or meant not in ("source", "doubt")
    story = (one if isinstance(one, Telling) else talk.story(articles_of(one))) if by_story else None
    told = story or one
    message = _of_story(meant, story, zone) if story else _alone(one, talk)
    said = Message((Paragraph((Run(UNJUDGED),)), *message.blocks)) if meant == "doubt" else message
    goes_to_story = meant in ("story", "whole", "summary", "numbers", "timeline")
    return Told(said, showing((), told if goes_to_story else one, articles_of(told)))


def _first_quote(message: Message, talk: Talk) -> Quote | None:
    ids = (block.id for block in message.blocks if isinstance(block, Pullquote))
    said = (talk.books.search.passage(id, talk.asking.space) for id in ids)
    return next((each for each in said if isinstance(each, Quote)), None)


def _of_story(meant: OfShown, story: Telling, zone: str) -> Message:
    match meant:
        case "shorter":
            return Message(story_blocks(story, zone, LINE))
        case "summary":
            return Message(story_blocks(story, zone, SUMMARY))
        case "numbers":
            return numbers(story, zone)
        case "timeline":
            return timeline(story, zone)
        case "story" | "whole":
            return story_message(story, zone)
        case "source" | "outlets" | "doubt" | "voices":
            return Message(story_blocks(story, zone, NOTHING))


def _told(one: Shown, message: Message) -> Told:
    return Told(message, showing((), one, articles_of(one)))


def _nothing_there(count: int) -> Told:
    """That there is no such one among what was shown."""
    return Told(sentence(f"I have shown {count} only." if count else "There is nothing yet that this could mean."))


def _alone(one: Shown, talk: Talk) -> Message:
    """The story, the quote in its paragraph, or the passage with what stands around it."""
    zone = talk.asking.zone
    match one:
        case Telling():
            return story_message(one, zone)
        case Quote():
            return quote_reply(one, talk.books, talk.asking.space, zone)
        case Scored(passage, _, article, lead):
            words = marked(passage, [lead] if lead != passage and lead.part == passage.part else [])
            return Message((Paragraph(words), _printed_in(article, zone)))


def _in_full(one: Quote, talk: Talk) -> Message | None:
    """Whoever says it, with all that they say there; None where that was shown just now."""
    (article,) = talk.books.articles.get([one.passage.article])
    said = remarks(one, article, talk.books, talk.asking.space)
    named = Paragraph(speaker(one))
    shown = talk.turns[-1].answer if talk.turns else ""
    lines = [plain(named.line), *(passage.text for passage, _ in said)]
    if shown and ("\n".join(lines).startswith(shown) or all(line in shown for line in lines[1:])):
        return None
    told = (Paragraph(marked(passage, words)) for passage, words in said)
    return Message((named, *told, _printed_in(article, talk.asking.zone)))


def _short(one: Quote | Scored, talk: Talk) -> Message:
    """Its words alone, with their source."""
    if isinstance(one, Scored):
        return Message((Paragraph(marked(one.lead, [])), _printed_in(one.article, talk.asking.zone)))
    (article,) = talk.books.articles.get([one.passage.article])
    return Message((pullquote(one, article, speaker(one)), _printed_in(article, talk.asking.zone)))


def _printed_in(article: Article, zone: str) -> Facts:
    return Facts((source(article, "news", None, zone),), SOURCE)
