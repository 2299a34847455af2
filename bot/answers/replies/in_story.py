"""Questions that say little by themselves, asked first of the story that was talked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.ask import ask
from bot.answers.evidence.matching import KIN, Matcher
from bot.answers.question import Answer, Question
from bot.answers.replies.within import MOST, within
from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.wish import Term, terms
from bot.answers.words.common import LIGHT
from bot.model import Turn
from bot.ports import Books

FEW = 2
"""Telling words of a question that may go on from what was talked about, at most."""


def talked_of(turns: Sequence[Turn]) -> tuple[str, ...]:
    """The articles of the last answer that told of any."""
    return next((turn.articles for turn in reversed(turns) if turn.articles), ())


def answer_in(before: Sequence[str], question: Question, books: Books) -> Answer:
    """The answer; where the question says little by itself, from the story that these articles tell, if that has it."""
    asked = [term for term in terms(question.text) if term.stem not in LIGHT]
    if not before or len(asked) > FEW or kind_of(question.text)[0] == "really":
        return ask(question, books)
    inside = ask(question, within(books, of_the_story(before, books, question.space)))
    if inside.answered and _has(asked, inside):
        return inside
    whole = ask(question, books)
    if whole.answered or not inside.besides:
        return whole
    return replace(inside, answered=False, text=whole.text, searched=whole.searched, quotes=(), quantity=None)


def of_the_story(articles: Sequence[str], books: Books, space: str) -> list[str]:
    """These articles, and the latest others of the story that the first of them tells."""
    stories = books.stories.get([*books.stories.of(articles[:1]).values()], space)
    told = [id for story in stories for id in story.articles[-MOST:]]
    return list(dict.fromkeys((*articles, *told)))[:MOST]


def _has(asked: Sequence[Term], answer: Answer) -> bool:
    """Whether the article that answers has all the words asked for."""
    for each in answer.passages[:1]:
        return all(met >= KIN for met in Matcher(asked).cover(f"{each.article.title or ''} {each.article.text}"))
    return False
