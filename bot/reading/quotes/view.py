"""Whom a paragraph has in view: the one person whom a word such as "the striker" can mean there."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.quotes.name_edges import narrows, possessive
from bot.reading.quotes.persons import Appearance, Cast, Referent
from bot.reading.quotes.phrases import Phrase
from bot.reading.quotes.words import MAN, PEOPLE, WOMAN

_OFFICE = 4
_BACK = 2
_STEM = 4
_FARTHEST = 300
"""How many tokens of a paragraph are looked at."""


def in_view(made: Cast, found: Phrase, before: Sequence[Appearance], last_speaker: Referent | None) -> int | None:
    """The only person whom the paragraph is about so far, else who spoke in the one before or whom it is about.

    `before` are the appearances before the words `found`.
    """
    tokens = made.tokens
    here = tokens.paragraph_of[found.start]
    opening = tokens.paragraphs[here][0]
    sentence = tokens.sentences[tokens.sentence_of[found.start]][0]
    named = _named(made, before, opening, sentence)
    if named:
        return _only(named)
    for paragraph in range(here - 1, max(-1, here - 1 - _BACK), -1):
        begin, end = tokens.paragraphs[paragraph]
        begin = max(begin, end - _FARTHEST)
        if last_speaker is not None and tokens.paragraph_of[last_speaker.start] >= paragraph:
            later = _heads(made, before, max(begin, last_speaker.end), end) - {last_speaker.person}
            return last_speaker.person if not later else None
        if opening < sentence:
            return None
        if max(tokens.quote[begin:end]) >= 0:
            begin = tokens.sentences[tokens.sentence_of[end - 1]][0]
        named = _named(made, before, begin, end)
        if named:
            return _only(named) if max(tokens.quote[begin:end]) < 0 else None
    return None


def suits(made: Cast, found: Phrase, person: int) -> bool:
    """Whether the word for a man or a woman suits whom it is taken for."""
    bits, gender = made.tokens.bits[found.head], made.persons[person].gender
    if bits & MAN and not bits & (WOMAN | PEOPLE):
        return gender != "she"
    return gender != "he" or not bits & WOMAN


def so_called(made: Cast, found: Phrase, before: Sequence[Appearance]) -> int | None:
    """The only person named behind a word of that stem: "the winger" for "wing X"."""
    tokens = made.tokens
    stem = tokens.low[found.head][:_STEM]
    return _only({one.person for one in before if tokens.low[made.mention_at[one.at].title - 1][:_STEM] == stem})


def leads(made: Cast, at: int) -> bool:
    """Whether a name stands near the head of its sentence, behind words of its office: "Union president X"."""
    near = at - made.tokens.sentences[made.tokens.sentence_of[at]][0] <= _OFFICE
    end = made.mention_at[at].end
    return near and not possessive(made.tokens, end) and not narrows(made.tokens, end)


def _only(people: set[int]) -> int | None:
    return next(iter(people)) if len(people) == 1 else None


def _named(made: Cast, before: Sequence[Appearance], begin: int, end: int) -> set[int]:
    """The people who are subjects among the tokens `begin:end`, where none is those who are named in full."""
    return _heads(made, before, begin, end) or {
        one.person
        for one in before
        if begin <= one.at < end
        and made.persons[one.person].full
        and not narrows(made.tokens, made.mention_at[one.at].end)
    }


def _heads(made: Cast, before: Sequence[Appearance], begin: int, end: int) -> set[int]:
    return {
        one.person
        for one in before
        if begin <= one.at < end and made.persons[one.person].sure and (one.subject or leads(made, one.at))
    }
