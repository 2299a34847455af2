"""A wish as the articles spell it, and the articles that it leads to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.retrieval import Catch, View, retrieve
from bot.answers.evidence.spelling import Spelling, rejoined, respelt
from bot.answers.understanding.wish import Wish
from bot.answers.words.stems import stem, words
from bot.model import Article
from bot.ports import Books


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A wish as it was read in the end, its matcher, and what its words lead to; `spellings` were read otherwise."""

    wish: Wish
    matcher: Matcher
    catch: Catch
    articles: dict[str, Article]
    spellings: tuple[Spelling, ...]


def looked_up(wish: Wish, books: Books, view: View) -> LookedUp:
    """What the wish's words lead to, in the spellings of the articles."""
    wish = _in_all_spellings(wish, books)
    matcher = Matcher(wish.terms)
    catch = retrieve(wish, matcher, books, view)
    wish, joined = rejoined(wish, catch.met, catch.texts)
    if joined:
        matcher = Matcher(wish.terms)
        catch = retrieve(wish, matcher, books, view)
    wish, spellings = respelt(wish, catch.met, catch.texts, books, view.space)
    if spellings:
        matcher = Matcher(wish.terms)
        catch = retrieve(wish, matcher, books, view)
    articles = books.articles.get([lead.article for lead in catch.leads])
    return LookedUp(wish, matcher, catch, {article.id: article for article in articles}, (*joined, *spellings))


def _in_all_spellings(wish: Wish, books: Books) -> Wish:
    """The wish with other spellings of the last name of whose words are wanted: Zelensky, Zelenskyy."""
    spoken = {word.low for word in words(wish.speaker or "")}
    terms = [
        replace(term, spellings=term.spellings | {stem(low) for low in books.search.spellings(term.word)})
        if term.name and term.word in spoken
        else term
        for term in wish.terms
    ]
    return replace(wish, terms=tuple(terms))
