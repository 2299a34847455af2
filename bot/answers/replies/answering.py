"""What a question gets: a story, what is new, a comparison of outlets or an answer; and what is shown of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.answers.ask import ask
from bot.answers.conversation.asking_again import STORY, looks_back
from bot.answers.conversation.asking_for_words import asks_for_more, in_response, of_others
from bot.answers.conversation.fragments import another, goes_on, is_who_else
from bot.answers.conversation.pronouns import leans
from bot.answers.conversation.rewriting import named_by, standing_alone
from bot.answers.conversation.tidying import tidied
from bot.answers.conversation.without_topic import is_topic
from bot.answers.evidence.looking_up.namesakes import known
from bot.answers.question import Answer, Question, Scored
from bot.answers.replies.answer_message import answer_message, shown_passages, shown_quotes
from bot.answers.replies.asking import Asking
from bot.answers.replies.comparing import Comparison, comparison, comparison_message
from bot.answers.replies.few_articles import only_in
from bot.answers.replies.in_story import (
    OPENING,
    answer_in,
    headline_of,
    of_the_story,
    others_first,
    talked_of,
    with_posts,
)
from bot.answers.replies.news import News, news, news_message
from bot.answers.replies.outlets import asked_of_them, asks_how_told, outlets_named, unknown_sides
from bot.answers.replies.stories import story_of
from bot.answers.replies.story_parts import SUMMARY, ahead, looks_ahead, told_before
from bot.answers.replies.voices import Voices, more_words, other_voices, voices_message
from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.wish import telling, terms
from bot.briefing.layout import story_blocks, story_message
from bot.message import Message
from bot.model import Quote
from bot.ports import Books
from bot.reading.lexicon import Lexicon
from bot.told import Briefing, Telling
from bot.turns import Turn

_IN_SHORT = re.compile(
    r"\b(?:summari[sz]e|summary|sum (?:\w+ ){0,2}up|overview|recap|gist|in (?:\w+ )?(?:lines?|sentences?))\b", re.I
)
"""Asks for less than a whole story."""

CURRENT = timedelta(days=7)
"""How much older than the newest article a story may be that one word names: "and the storm?"."""

Found = Telling | News | Comparison | Voices | Answer
Shown = Telling | Quote | Scored


def find_reply(text: str, turns: tuple[Turn, ...], books: Books, asking: Asking, lexicon: Lexicon) -> Found:
    """A summary is its story; what is new and how outlets differ is looked up by stories, anything else by passages."""
    typed, text, briefing, space = text, tidied(text), asking.briefing, asking.space
    if asking.story:  # a reply to a post begins anew, but for what was said of the same story
        turns = tuple(each for each in turns if not set(asking.story).isdisjoint(each.showed.articles))
    turns = with_posts(turns, books)
    open_ended = leans(text) and standing_alone(text, None, turns) == text
    about = _replied(text, books, asking) or (_topic(briefing) if open_ended else None)
    question = Question(text, asking.now, asking.zone, space, about, turns, asking.told)
    read_as = standing_alone(text, about, turns, known(turns, text, books, space))
    outlets = books.sources.outlets(space)
    kind = kind_of(read_as)[0]
    if kind == "new":
        return news(read_as, question, books, lexicon, briefing)
    made: Found | None = None
    if kind == "summary":
        asked = " ".join(term.word for term in terms(read_as))
        single = goes_on(typed) and len(telling(read_as)) == 1
        story = _of_talk(asked, question, books, lexicon) if single else _of_all(asked, question, books, lexicon)
        made = None if isinstance(story, Telling) and not (story.summary or story.statements) else story
    elif kind == "compare" or asks_how_told(read_as, outlets):
        made = _compared(read_as, question, books, asking)
    made = made or _answered(question, books, asking)
    if isinstance(made, Answer) and not made.answered and kind == "said" and outlets_named(text, outlets):
        made = _compared(read_as, question, books, asking) or made
    if isinstance(made, Answer) and not made.answered and (topic := _topic_alone(text, typed, read_as)) is not None:
        found = _of_talk if topic != text else _of_all
        return found(topic, question, books, lexicon) or made
    # Whoever replies to a post knows what it is about.
    plain = isinstance(made, Answer) and asking.story and made.read_as.startswith(text.rstrip(" ?.!"))
    return replace(made, read_as=text) if isinstance(made, Answer) and plain else made


def _of_all(topic: str, question: Question, books: Books, lexicon: Lexicon) -> Telling | None:
    return story_of(topic, books, lexicon, question.now, question.space)


def _of_talk(topic: str, question: Question, books: Books, lexicon: Lexicon) -> Answer | Telling | None:
    """What the story that is talked about tells of it, else its own story: a current one, where one word names it."""
    within = of_the_story(talked_of(question.turns), books, question.space)
    told = ask(replace(question, text=f"{STORY}{topic}"), only_in(books, within)) if within else None
    if told and told.answered:
        return told
    story = _of_all(topic, question, books, lexicon)
    newest = books.search.coverage(question.space).newest or question.now
    current = story is not None and max(each.dated for each in story.articles) > min(newest, question.now) - CURRENT
    return story if current or len(telling(topic)) > 1 else None


def _topic_alone(text: str, typed: str, read_as: str) -> str | None:
    """What a line only names, also as what was meant ("the ferry" of "no, I meant the ferry"), or as a matter of which
    somebody said nothing: "and the ferry?"; None for others.
    """
    named = text if is_topic(text) else another(text)
    untold = kind_of(read_as)[0] == "said" and read_as.rstrip(" ?").endswith(f" about {named}")
    return named if is_topic(text) or untold or not goes_on(typed) else None


def _compared(read_as: str, question: Question, books: Books, asking: Asking) -> Comparison | None:
    """How outlets tell it: where nothing is said of what, the story that was talked about."""
    named = outlets_named(question.text, books.sources.outlets(question.space))
    own = asked_of_them(terms(question.text), named | unknown_sides(question.text, named))
    before = () if own else of_the_story(asking.story or talked_of(question.turns), books, question.space)
    return comparison(read_as, question, books, before)


def _answered(question: Question, books: Books, asking: Asking) -> Answer | Voices:
    """The answer; of who else spoke, whom the story talked about quotes, where it showed what somebody said."""
    space, turns = question.space, question.turns
    before = asking.story or _articles_at(asking.about, books, space) or talked_of(turns)
    own = replace(question, about=None) if asking.story else question
    if before and looks_ahead(question.text) and (story := of_the_story(before, books, space)):
        return ahead(question.text, story, question, books)
    if before and turns and looks_back(question.text):
        asked_before = standing_alone(turns[-1].question, None, turns[:-1])
        earlier = told_before(question, asked_before, before, books)
        if earlier.answered or kind_of(asked_before)[0] == "figure":
            return earlier
    asked = of_others(question.text)
    heard = next((turn.showed.speakers for turn in reversed(turns) if turn.showed.items), ())
    if before and is_who_else(question.text) and (kind_of(asked)[0] == "said" or heard or question.about):
        beside, within = other_voices(of_the_story(before, books, space), turns, books, space)
        if beside.heard or asked != question.text:
            return within
        made = answer_in(before, question, books, own)
        return within if within.heard and not made.answered else made
    made = answer_in(before, question, books, own)
    if (on_it := in_response(question.text)) and (not made.answered or kind_of(question.text)[0] == "said"):
        said = answer_in(before, replace(question, text=on_it), books, replace(own, text=on_it))
        made = said if said.answered else made
    more = more_words(made, turns, books, space) if asks_for_more(question.text) else None
    return more or others_first(made, question.text)


def _articles_at(ids: Sequence[str], books: Books, space: str) -> tuple[str, ...]:
    """The articles of quotes and figures, or those with these ids."""
    said = (books.search.passage(id, space) for id in ids)
    return tuple(each.passage.article if each else id for each, id in zip(said, ids, strict=True))


def found_message(made: Found, asked: str, zone: str) -> Message:
    """What was found, as it is said."""
    match made:
        case Telling():
            return Message(story_blocks(made, zone, SUMMARY)) if _IN_SHORT.search(asked) else story_message(made, zone)
        case News():
            return news_message(made, zone)
        case Comparison():
            return comparison_message(made, zone)
        case Voices():
            return voices_message(made, zone)
        case Answer():
            return answer_message(made, asked, zone)


def shown(made: Found) -> list[Shown]:
    """What can be pointed at, in the order in which it is shown: "the second one"."""
    match made:
        case Telling():
            return [statement.shown for statement in made.statements]
        case News():
            return list(made.stories)
        case Comparison():
            return [
                Scored(view.said[0], 0.0, view.article, view.said[0])
                for view in made.views
                if view.article and view.said
            ]
        case Voices(heard):
            return [quote for quote, _ in heard]
        case Answer():
            return [*shown_quotes(made), *(group[0] for group in shown_passages(made))]


def articles_of(made: Found | Shown) -> tuple[str, ...]:
    """The articles that tell what was found, first that of what is shown first; none where it is no single thing."""
    match made:
        case Telling():
            return tuple(article.id for article in made.articles)
        case Quote():
            return (made.passage.article,)
        case Scored():
            return (made.article.id,)
        case News():
            return articles_of(made.stories[0]) if len(made.stories) == 1 else ()
        case Comparison():
            return tuple(view.article.id for view in made.views if view.article)
        case Voices(heard):
            return tuple(dict.fromkeys(article.id for _, article in heard))
        case Answer():
            told = shown(made) if made.answered or made.verdict == "close" else []
            return tuple(dict.fromkeys(id for each in told for id in articles_of(each)))


def is_refused(made: Found) -> bool:
    """Whether nothing was found that answers."""
    match made:
        case Answer():
            return not made.answered
        case News():
            return not made.stories
        case Voices():
            return not made.heard
        case Telling() | Comparison():
            return False


def _replied(text: str, books: Books, asking: Asking) -> str | None:
    """What the message replied to is about: the speaker and headline of its quote, or the headline of its article; of
    a story whoever or whatever its headline names first.
    """
    for article in books.articles.get(asking.story[:1]):
        opening = article.text[:OPENING]
        return f"{named_by(text, headline_of(article), opening)}: {headline_of(article)}"
    for id in asking.about:
        said = books.search.passage(id, asking.space)
        articles = books.articles.get([said.passage.article if said else id])
        for article in articles:
            if isinstance(said, Quote) and said.speaker:
                return f"{said.speaker.name}: {article.title or ''}"
            if article.title:
                return article.title
    return None


def _topic(briefing: Briefing | None) -> str | None:
    """What a question without a subject is about: the story, where a briefing tells a single one."""
    if briefing is None or len(briefing.tellings) != 1:
        return None
    telling = briefing.tellings[0]
    return telling.headline.text if telling.headline else telling.topic
