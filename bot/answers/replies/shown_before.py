"""What earlier turns showed, found again: what "the second one", "source?" and "who said that?" mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers.conversation.references import Pointed, pointed_from
from bot.answers.question import Answer, Question, Scored
from bot.answers.replies.answering import Found, Shown
from bot.answers.replies.asking import Asking
from bot.answers.replies.in_story import talked_of
from bot.answers.replies.stories import story_with
from bot.answers.words.stems import folded, words
from bot.model import Article, Passage, Quote
from bot.ports import Books
from bot.reading.lexicon import Lexicon
from bot.told import Telling
from bot.turns import REFUSED, Referent, Showed, Turn

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


def showing(items: Sequence[Shown], looked_at: Shown | None, articles: tuple[str, ...]) -> Showed:
    """What is remembered of a reply that told of these articles."""
    return Showed(articles, tuple(map(_referent, items)), _referent(looked_at) if looked_at else None)


def listing(items: Sequence[Shown], articles: tuple[str, ...]) -> Showed:
    """The same of a list, whose first is looked at, where there is any."""
    return showing(items, next(iter(items), None), articles) if items or articles else REFUSED


def _referent(one: Shown) -> Referent:
    match one:
        case Telling():
            return Referent(one.articles[0].id)
        case Quote():
            return Referent(one.passage.article, quote=one.passage.id)
        case Scored():
            return Referent(one.article.id, passage=one.passage, lead=one.lead)


def pointed_at(pointed: Pointed, talk: Talk) -> tuple[Shown | None, int]:
    """The one that is pointed at, and of how many; a story of the briefing, where it says that it means one. Behind
    the last one comes the briefing's next story.
    """
    stories = talk.asking.briefing.tellings if talk.asking.briefing else ()
    list_of = talk if pointed.turns is None else replace(talk, turns=talk.turns[: pointed.turns])
    items = stories if pointed.named and stories else _listed(list_of, 1 if pointed.next else pointed.number)
    number = len(items) if pointed.number < 0 else pointed.number
    if not 1 <= number <= len(items):
        return (_story_after(talked_of(talk.turns), stories) if pointed.next else None), len(items)
    one = items[number - 1]
    return _found_again(one, talk) if isinstance(one, Referent) else one, len(items)


def _story_after(articles: Sequence[str], stories: Sequence[Telling]) -> Telling | None:
    """The story behind the one that has told any of these articles."""
    told = [not {each.id for each in story.articles}.isdisjoint(articles) for story in stories]
    return next((story for is_told, story in zip(told, stories[1:], strict=False) if is_told), None)


def _listed(talk: Talk, number: int) -> Sequence[Shown | Referent]:
    """What can be pointed at by this number: a single thing is no list, where an earlier one was."""
    asking, briefing = talk.asking, talk.asking.briefing
    stories = briefing.tellings if briefing else ()
    if asking.about and not asking.story:
        return _quotes(asking.about, talk)
    single: Sequence[Referent] = ()
    place = None if asking.story else pointed_from(talk.turns)
    numbered = (at for at in reversed(range(len(talk.turns))) if _NUMBERED.match(talk.turns[at].question))
    if place is not None and place < next(numbered, 0):
        return stories
    while place is not None and (briefing is None or not talk.turns[place].asked < briefing.slot < asking.now):
        showed = talk.turns[place].showed
        alone = number > 1 and len(showed.items) == 1
        if not alone and (showed.items or not showed.refused):
            return showed.items or stories
        single, place = single or showed.items, pointed_from(talk.turns[:place])
    return stories or single


def looked_at(talk: Talk) -> Shown | None:
    """What is spoken of: the post that is replied to, else what the last answer showed first or what was pointed at."""
    asking = talk.asking
    if asking.about and not asking.story:
        return next(iter(_quotes(asking.about, talk)), None)
    if asking.story:
        return talk.story(asking.story)
    for turn in reversed(talk.turns):
        one = _found_again(turn.showed.looked_at, talk) if turn.showed.looked_at else None
        if one is not None:
            return one
        if turn.showed.articles:
            return talk.story(turn.showed.articles)
    return None


def looked_at_before(talk: Talk) -> Shown | None:
    """What was spoken of before what is spoken of now."""
    now, asking = looked_at(talk), replace(talk.asking, about=(), story=())
    earlier = (
        looked_at(replace(talk, turns=talk.turns[:place], asking=asking)) for place in reversed(range(len(talk.turns)))
    )
    return next((one for one in earlier if one is not None and one != now), None)


def looked_at_in(made: Found, items: Sequence[Shown], talk: Talk) -> Shown | None:
    """What an answer shows first of these, also where that is only the nearest; what was looked at before, where it
    shows nothing, or somebody else's words for those of whom it was asked about.
    """
    if isinstance(made, Answer) and not made.answered and not (items and _is_of_whom_was_asked(made)):
        return looked_at(talk)
    return made if isinstance(made, Telling) else next(iter(items), None)


def _is_of_whom_was_asked(made: Answer) -> bool:
    if made.verdict in (None, "close"):
        return True
    asked = {word.low for word in words(made.read_as)}
    return any(quote.speaker and folded(quote.speaker.name).split()[-1] in asked for quote in made.quotes)


def _found_again(one: Referent, talk: Talk) -> Shown | None:
    """What was shown, as it is printed now; None where it is there no more."""
    if one.quote is not None:
        return next(iter(_quotes([one.quote], talk)), None)
    if one.passage is None or one.lead is None:
        briefed = talk.asking.briefing.tellings if talk.asking.briefing else ()
        told = (story for story in briefed if any(article.id == one.article for article in story.articles))
        return next(told, None) or talk.story([one.article])
    for article in talk.books.articles.get([one.article]):
        passage, lead = _printed(one.passage, article), _printed(one.lead, article)
        return Scored(passage, 0.0, article, lead) if passage and lead else None
    return None


def _printed(words: Passage, article: Article) -> Passage | None:
    """The same words in the latest revision."""
    part = article.part(words.part)
    start = words.start if part.startswith(words.text, words.start) else part.find(words.text)
    return article.passage(start, start + len(words.text), words.part) if start >= 0 else None


def _quotes(ids: Sequence[str], talk: Talk) -> list[Quote]:
    """The quotes with these ids."""
    said = (talk.books.search.passage(id, talk.asking.space) for id in ids)
    return [each for each in said if isinstance(each, Quote)]
