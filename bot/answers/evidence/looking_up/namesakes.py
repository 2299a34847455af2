"""People by the names that are typed: of whom a line asks the question before, and whom the talk was about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.answers.conversation.fragments import another
from bot.answers.understanding.subjects import is_person, names_in
from bot.answers.words.common import STOP
from bot.answers.words.given_names import are_of_one, given_in, without_suffix
from bot.answers.words.stems import folded
from bot.ports import Books
from bot.turns import Turn

NAMESAKES = 3
"""Speakers of one name that are looked at."""

SHORTEST = 3
"""Letters of a name that is looked for in what was shown."""

_LETTERS = re.compile(r"[^\W\d_]+")


def known(turns: Sequence[Turn], text: str, books: Books, space: str) -> tuple[str, ...]:
    """Whom these lines may ask the question before of by the last of their names ("and trump?"): first those who are
    named in what was talked about, the latest first, then speakers of the history, also those who have it as another
    name.
    """
    named = [what for line in (*(turn.question for turn in turns), text) if (what := another(line))]
    asked = {folded(what).split()[-1]: what for what in named if folded(what).split()}
    if not asked:
        return ()
    told = [*dict.fromkeys(id for turn in reversed(turns) for id in turn.showed.articles)]
    texts = [article.text for article in books.articles.get(told)]
    people = [name for text in texts for last in asked for name in _named(last, text)]
    quoted = [quote for digest in books.articles.digests(told, space) for quote in digest.quotes if quote.speaker]
    heard = {last for quote in quoted if quote.speaker for last in without_suffix(quote.speaker.name).split()[-1:]}
    speakers: list[str] = []
    for last, what in asked.items():
        if what.lower().startswith("the ") and (last in heard or any(_has_word(last, text) for text in texts)):
            speakers += [what] if last in heard else []  # "the divers" are no “Divers” of another story
        else:
            speakers += books.search.speakers(last, space, NAMESAKES)
    return (*people, *sorted(speakers, key=lambda name: without_suffix(name).split()[-1] not in asked))


def named_in_full(turns: Sequence[Turn], books: Books) -> list[Turn]:
    """The turns with the people whom they ask about named as the articles that they showed print them: "Ada Lund" of
    "lund".
    """
    shown = {id for turn in turns for id in turn.showed.articles}
    texts = {article.id: article.text for article in books.articles.get([*shown])}
    return [replace(turn, question=_with_names(turn, texts)) for turn in turns]


def _with_names(turn: Turn, texts: Mapping[str, str]) -> str:
    question, shown = turn.question, [texts[id] for id in turn.showed.articles if id in texts]
    typed = [*_LETTERS.finditer(question)]
    for before, last in zip(reversed([None, *typed][:-1]), reversed(typed), strict=True):
        if len(last[0]) < SHORTEST or folded(last[0]) in STOP:
            continue
        names = [name for text in shown for name in _named(folded(last[0]), text)]
        given = folded(before[0]) if before and before.end() + 1 == last.start() else ""
        if given_in(given):
            names = [name for name in names if are_of_one(given, folded(name).split()[0])]
        if names and folded(names[0]) not in folded(question):
            start = before.start() if before and given in folded(names[0]).split() else last.start()
            question = f"{question[:start]}{names[0]}{question[last.end() :]}"
    return question


def _named(last: str, text: str) -> list[str]:
    """The people of this last name in a text; nobody, where it stands there as a word, too."""
    if _has_word(last, text):
        return []
    lines = (line for line in text.splitlines() if last in folded(line))
    every = (name for line in lines for name in names_in(line) if without_suffix(name).split()[-1:] == [last])
    names = dict.fromkeys(every)  # a name may stand there ten thousand times
    return [name for name in names if is_person(name, text)]


def _has_word(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
