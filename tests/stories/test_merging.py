"""Two stories that turn out to be one are told as one from then on; nothing that was told is turned round."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from adapters.lexicon import load
from adapters.sqlite import SQLiteHistory, open_history
from bot.desk import Desk
from bot.model import LOCAL
from bot.ports import Reading
from bot.shelves.news import Vector
from bot.stories.grouping import Grouping
from tests.stories.pieces import MORNING, Piece, piece

FERRY = tuple((f"f{number}", 1.0) for number in range(40))
HULL = tuple((f"h{number}", 1.0) for number in range(40))
OWN = tuple((f"o{number}", 1.0) for number in range(20))
OTHERS = [tuple((f"{letter}{number}", 1.0) for number in range(8)) for letter in "abcdefgh"]


@pytest.fixture
def history() -> Iterator[SQLiteHistory]:
    opened = open_history(None)
    yield opened
    opened.close()


def report(id: str, terms: tuple[tuple[str, float], ...], hours: float = 0) -> Piece:
    return piece(id, f"Report {id} of the morning.", terms=terms, hours=hours)


def reading(of: Piece) -> Reading:
    return Reading(of.article, of.digest, ((0, len(of.article.text)),))


def window(*pieces: Piece) -> Grouping:
    """A window in which each of the pieces is a story of its own, among eight others."""
    others = [report(f"o{number}", terms) for number, terms in enumerate(OTHERS)]
    return Grouping(
        Vector(each.article.id, number, each.article.dated, each.digest.terms)
        for number, each in enumerate([*pieces, *others], 1)
    )


def test_an_article_that_belongs_to_two_stories_shows_that_they_are_one() -> None:
    grouping = window(report("a", FERRY), report("b", HULL))
    bridge = report("c", FERRY + HULL, hours=1)

    assert set(grouping.place(bridge.article, bridge.digest)) == {1, 2}


def test_so_does_one_that_tells_much_of_both_and_more() -> None:
    grouping = window(report("a", FERRY), report("b", HULL))
    bridge = report("c", FERRY[:26] + HULL[:26] + OWN, hours=1)

    assert set(grouping.place(bridge.article, bridge.digest)) == {1, 2}


def test_a_few_words_do_not_show_that_two_stories_are_one() -> None:
    grouping = window(report("a", FERRY[:9]), report("b", HULL[:9]))
    teaser = report("c", FERRY[:9] + HULL[:9], hours=1)

    assert len(grouping.place(teaser.article, teaser.digest)) == 1


def test_an_article_of_one_story_shows_nothing() -> None:
    grouping = window(report("a", FERRY), report("b", HULL))
    again = report("c", FERRY, hours=1)

    assert grouping.place(again.article, again.digest) == (1,)


def test_after_a_merger_articles_join_the_older_story() -> None:
    grouping = window(report("a", FERRY), report("b", HULL))
    grouping.merge(2, 1)
    late = report("d", HULL, hours=2)

    assert grouping.place(late.article, late.digest) == (1,)


def test_a_merged_story_is_given_as_the_one_that_it_became(history: SQLiteHistory) -> None:
    pieces = [report("a", FERRY), report("b", HULL), report("c", HULL)]
    with history.writing() as books:
        for each in pieces:
            books.articles.file(each.article, each.digest, [])
        one, two, three = (books.stories.open(each.article.id, MORNING, each.digest.terms) for each in pieces)
        books.stories.merge(three, two, MORNING)
        books.stories.merge(two, one, MORNING + timedelta(hours=1))

        assert books.stories.of(["a", "b", "c"]) == {"a": one, "b": one, "c": one}
        assert [(story.id, story.articles) for story in books.stories.get([three, one, two], LOCAL)] == [
            (one, ("a", "b", "c"))
        ]
        assert [sketch.story for sketch in books.articles.sketches(["c", "a"])] == [one, one]
        assert {vector.story for vector in books.stories.window(10)} == {one}


def test_stories_come_in_the_order_asked_and_a_merged_one_where_it_was_asked_for_first(history: SQLiteHistory) -> None:
    pieces = [report("a", FERRY), report("b", HULL), report("c", OTHERS[0])]
    with history.writing() as books:
        for each in pieces:
            books.articles.file(each.article, each.digest, [])
        one, two, three = (books.stories.open(each.article.id, MORNING, each.digest.terms) for each in pieces)
        books.stories.merge(two, one, MORNING)

        asked = [[three, one], [one, three], [two, three, one], [three, two, one]]
        given = [[story.id for story in books.stories.get(ids, LOCAL)] for ids in asked]

    assert given == [[three, one], [one, three], [one, three], [three, one]]


def test_a_story_that_was_cleared_away_is_taken_up_again(history: SQLiteHistory) -> None:
    pieces = [report("a", FERRY), report("b", HULL), report("c", FERRY)]
    with history.writing() as books:
        for each in pieces:
            books.articles.file(each.article, each.digest, [])
        gone, last = (books.stories.open(each.article.id, MORNING, each.digest.terms) for each in pieces[:2])
        books.retention.purge_articles(MORNING + timedelta(days=1), 1)
        books.retention.purge_unused(MORNING + timedelta(days=1), 10)
        assert [story.id for story in books.stories.get([gone, last], LOCAL)] == [last]

        books.stories.join(gone, "c", MORNING, pieces[2].digest.terms)
        books.stories.merge(last, gone, MORNING)

        assert [(story.id, story.articles) for story in books.stories.get([gone, last], LOCAL)] == [(gone, ("b", "c"))]


def test_the_desk_records_a_merger_and_goes_on_with_it_after_a_restart(history: SQLiteHistory) -> None:
    desk = Desk(history, load())
    others = [report(f"o{number}", terms) for number, terms in enumerate(OTHERS)]
    desk.file([reading(each) for each in [*others, report("a", FERRY), report("b", HULL)]])
    with history.reading() as books:
        before = books.stories.of(["a", "b"])

    desk.file([reading(report("c", FERRY + HULL, hours=1))])
    Desk(history, load()).file([reading(report("d", HULL, hours=2))])

    with history.reading() as books:
        after = books.stories.of(["a", "b", "c", "d"])
    assert before["a"] != before["b"]
    assert set(after.values()) == {min(before.values())}
