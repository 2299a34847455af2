"""People who have a name that a line asks the question before of: "and trump?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.conversation.fragments import another
from bot.answers.understanding.subjects import is_person, names_in
from bot.answers.words.stems import folded
from bot.ports import Books
from bot.turns import Turn

NAMESAKES = 3
"""Speakers of one name that are looked at."""


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
    heard = {last for quote in quoted if quote.speaker for last in folded(quote.speaker.name).split()[-1:]}
    speakers: list[str] = []
    for last, what in asked.items():
        if what.lower().startswith("the ") and (last in heard or any(_has_word(last, text) for text in texts)):
            speakers += [what] if last in heard else []  # "the divers" are no “Divers” of another story
        else:
            speakers += books.search.speakers(last, space, NAMESAKES)
    return (*people, *sorted(speakers, key=lambda name: folded(name).split()[-1] not in asked))


def _named(last: str, text: str) -> list[str]:
    """The people of this last name in a text; nobody, where it stands there as a word, too."""
    if _has_word(last, text):
        return []
    lines = (line for line in text.splitlines() if last in folded(line))
    names = (name for line in lines for name in names_in(line) if folded(name).split()[-1:] == [last])
    return [name for name in names if is_person(name, text)]


def _has_word(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
