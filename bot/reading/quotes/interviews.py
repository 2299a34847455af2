"""Interviews in prose: questions as paragraphs of their own, and answers without a mark or a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.outline import Outline, Paragraph
from bot.reading.quotes.persons import Cast, Referent
from bot.reading.quotes.stretch import Stretch
from bot.reading.quotes.view import leads

_ANNOUNCED = re.compile(
    r"\b(?:interview(?:ed|s)?|q ?& ?a|edited (?:for|and)|sp(?:oke|eaks) (?:to|with)|talk(?:s|ed) (?:to|with|about)"
    r"|sat down|sits down|caught up|catches up|answers?|chat(?:s|ted)?|conversation|we asked|tells us|told us)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|my|me|My|Me)\b")
_MARKS = re.compile(r'[“”"«»]')
_FEWEST = 3
_MOST_QUESTION_WORDS = 60
_MOST_PARAGRAPHS = 5
_MOST_INTRODUCED = 40


def with_answers(outline: Outline, found: Sequence[list[Stretch]]) -> list[list[Stretch]]:
    """The stretches of each clean paragraph, where each paragraph of an answer is one; linear in the text.

    Paragraphs are an interview when one before them tells of it, at least three are questions that speak to somebody,
    and what stands between mostly says "I".
    """
    paragraphs, made, text = list(outline.clean), list(found), outline.text
    asked = [number for number in range(1, len(paragraphs)) if _asks(text, paragraphs[number]) and not made[number]]
    if len(asked) < _FEWEST or not _ANNOUNCED.search(text, paragraphs[0].start, paragraphs[asked[0]].start):
        return made
    answers = [
        _answer(text, paragraphs, one, after) for one, after in zip(asked, [*asked[1:], len(paragraphs)], strict=True)
    ]
    to_somebody = sum(bool(_YOU.search(text, paragraphs[one].start, paragraphs[one].end)) for one in asked)
    personal = sum(any(_says_i(text, paragraphs[number]) for number in answer) for answer in answers)
    if 2 * personal < len(asked) or 3 * to_somebody < len(asked) or not all(answers):
        return made
    if any(text.startswith(("A:", "A."), paragraphs[answer[0]].start) for answer in answers):
        return made
    for answer in answers:
        for number in answer:
            start, end = paragraphs[number].start, paragraphs[number].end
            made[number] = [Stretch(start, start, end, end, continues=number != answer[-1], answer=True)]
    return made


def interviewee(cast: Cast) -> Referent | None:
    """Who gives the answers: the only person named in full before the first, else who opens the first sentence of all
    that name somebody; None where neither tells."""
    tokens = cast.tokens
    first = next((at for at in tokens.token_of if at >= 0 and tokens.stretches[tokens.quote[at]].answer), -1)
    named = [one for one in cast.appearances[:_MOST_INTRODUCED] if one.at < first and cast.persons[one.person].full]
    if not named:
        return None
    alone = len({one.person for one in named}) == 1
    if not alone and not (named[0].subject or leads(cast, named[0].at)):
        return None
    person = named[0].person
    return Referent(cast.name(person), "person", "name", named[0].at, named[0].at + 1, person)


def _asks(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a question, or all of it is set in bold."""
    words = text[paragraph.start : paragraph.end]
    bold = words.startswith("**") and words.endswith("**")
    question = words.rstrip("*_ ").endswith("?")
    return (bold or question) and len(words.split()) <= _MOST_QUESTION_WORDS and not _MARKS.search(words)


def _answer(text: str, paragraphs: Sequence[Paragraph], asked: int, after: int) -> list[int]:
    """The paragraphs of an answer: up to the next question; at the end those that go on to say "I"."""
    found = list(range(asked + 1, min(after, asked + 1 + _MOST_PARAGRAPHS)))
    if after == len(paragraphs) or len(found) < after - asked - 1:
        while len(found) > 1 and not _says_i(text, paragraphs[found[-1]]):
            found.pop()
    return found


def _says_i(text: str, paragraph: Paragraph) -> bool:
    return _I.search(text, paragraph.start, paragraph.end) is not None
