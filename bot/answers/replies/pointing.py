"""What earlier turns showed, found again as of then: what "the second one", "source?" and "who said that?" mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers.conversation.courtesy import courtesy
from bot.answers.conversation.earlier import is_refused
from bot.answers.conversation.references import Pointed, pointed_from, reference
from bot.answers.question import Answer, Question
from bot.answers.replies.asking import Asking
from bot.answers.replies.found import Found, Shown, articles_of, found, shown
from bot.answers.replies.in_story import talked_of
from bot.answers.replies.lookup import shown_in_figures, shown_in_lookup
from bot.answers.replies.news import what_else
from bot.answers.replies.stories import story_with
from bot.answers.understanding.kinds import kind_of
from bot.answers.words.stems import folded, words
from bot.commands import Ask, FindFigures, FindQuotes, ShowStory, Why, parse_news
from bot.model import Quote, Telling, Turn
from bot.ports import Books
from bot.reading.lexicon import Lexicon

_NUMBERED = re.compile(r"/story\s+\d+\s*$")
"""Goes back to the briefing's stories, whatever was listed since."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation: who asks, what was said before, oldest first, and what it is answered from."""

    turns: tuple[Turn, ...]
    books: Books
    asking: Asking
    lexicon: Lexicon

    def story(self, articles: Sequence[str]) -> Telling | None:
        """The story that the first of these articles tells."""
        return story_with(articles, self.books, self.lexicon, self.asking.now, self.asking.space)

    def question(self, text: str) -> Question:
        """What is asked, where nothing is said of what it is about."""
        asking = self.asking
        return Question(text, asking.now, asking.zone, asking.space, None, self.turns, asking.told)

    def until(self, place: int) -> Talk:
        """The conversation as it was before one of its turns, at the time of that one; what was replied to is gone."""
        asking = replace(self.asking, now=self.turns[place].asked, about=(), story=())
        return replace(self, turns=self.turns[:place], asking=asking)


def pointed_at(pointed: Pointed, talk: Talk) -> tuple[Shown | None, int]:
    """The one that is pointed at, and of how many; a story of the briefing, where it says that it means one. Behind
    the last one comes the briefing's next story.
    """
    stories = talk.asking.briefing.tellings if talk.asking.briefing else ()
    list_of = talk if pointed.turns is None else replace(talk, turns=talk.turns[: pointed.turns])
    items = stories if pointed.named and stories else _listed(list_of)
    number = len(items) if pointed.number < 0 else pointed.number
    if not 1 <= number <= len(items):
        return (_story_after(talked_of(talk.turns), stories) if pointed.next else None), len(items)
    return items[number - 1], len(items)


def _story_after(articles: Sequence[str], stories: Sequence[Telling]) -> Telling | None:
    """The story behind the one that has told any of these articles."""
    told = [not {each.id for each in story.articles}.isdisjoint(articles) for story in stories]
    return next((story for is_told, story in zip(told, stories[1:], strict=False) if is_told), None)


def _listed(talk: Talk) -> Sequence[Shown]:
    """What can be pointed at by its number."""
    asking, briefing = talk.asking, talk.asking.briefing
    stories = briefing.tellings if briefing else ()
    if asking.about and not asking.story:
        return _quotes(asking.about, talk)
    place = None if asking.story else pointed_from(talk.turns)
    numbered = (at for at in reversed(range(len(talk.turns))) if _NUMBERED.match(talk.turns[at].question))
    if place is not None and place < next(numbered, 0):
        return stories
    while place is not None and (briefing is None or not talk.turns[place].asked < briefing.slot < asking.now):
        items = _shown_in(place, talk)
        if items or not is_refused(talk.turns[place].answer):
            return items or stories
        place = pointed_from(talk.turns[:place])
    return stories


def looked_at(talk: Talk) -> Shown | None:
    """What is spoken of: the post that is replied to, else what the last answer showed first or what was pointed at."""
    asking = talk.asking
    if asking.about and not asking.story:
        return next(iter(_quotes(asking.about, talk)), None)
    if asking.story:
        return talk.story(asking.story)
    for place in reversed(range(len(talk.turns))):
        turn = talk.turns[place]
        compared = kind_of(turn.question)[0] == "really"  # it shows words, also where they are none of those asked for
        if courtesy(turn.question) or (is_refused(turn.answer) and not turn.articles and not compared):
            continue
        one = _looked_at_in(place, talk)
        if one is not None and (not turn.articles or not set(articles_of(one)).isdisjoint(turn.articles)):
            return one
        if turn.articles:
            return talk.story(turn.articles)
    return None


def looked_at_before(talk: Talk) -> Shown | None:
    """What was spoken of before what is spoken of now."""
    now = looked_at(talk)
    earlier = (looked_at(talk.until(place)) for place in reversed(range(len(talk.turns))))
    return next((one for one in earlier if one is not None and one != now), None)


def _looked_at_in(place: int, talk: Talk) -> Shown | None:
    turn, before = talk.turns[place], talk.until(place)
    request = parse_news(turn.question)
    match request:
        case ShowStory() | Why():
            return talk.story(turn.articles)
        case Ask(text, None):
            match reference(text, before.turns):
                case Pointed(whole=True) | "whole" | "summary" | "numbers" | "timeline":
                    return talk.story(turn.articles)
                case Pointed() as pointed:
                    return pointed_at(pointed, before)[0]
                case "before":
                    return looked_at_before(before)
                case "news":
                    return next(iter(_shown_in(place, talk)), None)
                case None:
                    return _first_of(_found_again(text, turn, before), before)
                case _:
                    return looked_at(before)
        case _:
            return next(iter(_shown_in(place, talk)), None)


def _first_of(made: Found, before: Talk) -> Shown | None:
    """What an answer showed first; what was looked at before, where that answer told only when or why it was printed,
    or showed somebody else's words for those of whom it was asked about.
    """
    if isinstance(made, Answer) and not made.answered:
        asked = {word.low for word in words(made.read_as)}
        own = any(quote.speaker and folded(quote.speaker.name).split()[-1] in asked for quote in made.quotes)
        if made.verdict is None or not (own or made.verdict == "close"):
            return looked_at(before)
    return made if isinstance(made, Telling) else next(iter(shown(made)), None)


def _shown_in(place: int, talk: Talk) -> Sequence[Shown]:
    """What the answer of an earlier turn showed."""
    turn, before = talk.turns[place], talk.until(place)
    books, asking = talk.books, before.asking
    request = parse_news(turn.question)
    match request:
        case Ask(text, None):
            match reference(text, before.turns):
                case "news":
                    return shown(what_else(before.question(text), asking.briefing, books, talk.lexicon))
                case _:
                    return shown(_found_again(text, turn, before))
        case FindQuotes():
            return shown_in_lookup(request, books, asking.space)
        case FindFigures():
            return shown_in_figures(request, books, asking.space)
        case ShowStory() | Why():
            story = talk.story(turn.articles)
            return shown(story) if story else ()
        case _:
            return ()


def _found_again(text: str, turn: Turn, before: Talk) -> Found:
    """What a question found; where it was asked in reply to a story's post, in that story."""
    made = found(text, before.turns, before.books, before.asking, before.lexicon)
    if turn.articles and set(articles_of(made)).isdisjoint(turn.articles):
        replied = replace(before.asking, story=turn.articles)
        made = found(text, before.turns, before.books, replied, before.lexicon)
    return made


def _quotes(ids: Sequence[str], talk: Talk) -> list[Shown]:
    """The quotes with these ids."""
    said = (talk.books.search.passage(id, talk.asking.space) for id in ids)
    return [each for each in said if isinstance(each, Quote)]
