"""Speakers of the history who have a name that a line asks the question before of: "and trump?"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.conversation.fragments import another
from bot.answers.words.stems import folded
from bot.ports import Books
from bot.turns import Turn

NAMESAKES = 3
"""Speakers of one name that are looked at."""


def known(turns: Sequence[Turn], text: str, books: Books, space: str) -> tuple[str, ...]:
    """The speakers of the history by one of whose names these lines may ask the question before: "and trump?".

    Those who have it as their last name come first.
    """
    asked = [what for line in (*(turn.question for turn in turns), text) if (what := another(line))]
    lasts = [folded(what).split()[-1] for what in asked if folded(what).split()]
    found = [name for last in lasts for name in books.search.speakers(last, space, NAMESAKES)]
    return tuple(sorted(found, key=lambda name: folded(name).split()[-1] not in lasts))
