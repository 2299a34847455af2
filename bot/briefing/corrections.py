"""Lets posts say what outlets have changed since: which posts, which articles, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.briefing.correcting import ArticleChange, corrected, words_alone
from bot.model import Article
from bot.ports import Books
from bot.slots import Posting

KEPT_RIGHT = timedelta(days=7)
"""How long after its slot a post is marked: older ones few people read, and platforms edit them unwillingly."""

GATHERED = timedelta(minutes=3)
"""How long a post is left before it is edited: what several articles change by then is one edit."""

REVISIONS = 10
"""Latest revisions of an article among which what was shown is looked for."""


def note_change(books: Books, id: str, at: datetime) -> None:
    """Let the posts that show words of an article say which of them it has no longer; `at` is when that was seen.

    What runs past on a live page was not changed; nor was a text of which less is shown (a teaser, a paywall).
    """
    postings = books.edits.telling(id, at - KEPT_RIGHT)
    if postings:
        now, *before = books.articles.revisions(id, REVISIONS)
        alike = [each for each in (now, *before) if each.teaser == now.teaser]
        if not _is_cut(words_alone(now.text), max((words_alone(each.text) for each in alike), key=len)):
            _note(books, id, ArticleChange(id, now.outlet, at, tuple(map(_whole, alike)), _whole(now)), postings)


def note_withdrawal(books: Books, id: str, at: datetime) -> None:
    """Let the posts that show words of an article say that it is gone; it may come back, and is then as it is."""
    postings = books.edits.telling(id, at - KEPT_RIGHT)
    if postings:
        revisions = books.articles.revisions(id, REVISIONS)
        texts = tuple(map(_whole, revisions))
        _note(books, id, ArticleChange(id, revisions[0].outlet, at, texts, "", withdrawn=True), postings)


def _note(books: Books, id: str, change: ArticleChange, postings: Sequence[Posting]) -> None:
    if books.articles.sketches([id])[0].genre == "live":
        return
    for posting in postings:
        message = corrected(posting.message, change)
        if message == posting.message:
            continue
        told = {other for _, ids in books.outbox.stories(posting.receipt) for other in ids} - {id}
        others = tuple(_whole(each) for each in books.articles.get(sorted(told)))
        message = corrected(posting.message, replace(change, others=others))
        if message != posting.message:
            books.edits.plan(replace(posting, message=message), change.at + GATHERED)


def _whole(article: Article) -> str:
    """Its title and its text."""
    return words_alone(f"{article.title or ''} {article.text}")


def _is_cut(now: str, before: str) -> bool:
    """Whether it is but the beginning of what was there, with a few words of another kind behind it."""
    return 2 * len(now) < len(before) and before.startswith(now[: 4 * len(now) // 5])
