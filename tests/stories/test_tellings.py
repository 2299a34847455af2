"""Stories come out of the history whole, however large, and are made once for all channels of a moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from adapters.lexicon import load
from adapters.sqlite import SQLiteHistory, open_history
from adapters.sqlite.connections import MEMORY
from bot.desk import Desk
from bot.people import Topic
from bot.slots import Schedule
from bot.stories.tellings import FRESH, KEPT, READ, Kept, tellings
from tests.stories.pieces import MORNING, Piece, Said, piece

NOON = MORNING + timedelta(hours=4)


@pytest.fixture
def history() -> Iterator[SQLiteHistory]:
    opened = open_history(MEMORY)
    yield opened
    opened.close()


def report(number: int, **more: object) -> Piece:
    words = f"Pump {number} of the dam was mended on Monday by crew {number}, as its keeper wrote down."
    return piece(f"a{number:02}", words, outlet=f"Outlet {number}", hours=number / 60, **more)  # type: ignore[arg-type]


def filed(history: SQLiteHistory, *pieces: Piece) -> int:
    with history.writing() as books:
        for each in pieces:
            books.articles.file(each.article, each.digest, [(0, len(each.article.text))])
        story = books.stories.open(pieces[0].article.id, pieces[0].article.dated, [])
        for each in pieces[1:]:
            books.stories.join(story, each.article.id, each.article.dated, [])
    return story


def test_a_sketch_tells_what_is_quickly_known(history: SQLiteHistory) -> None:
    quoting = piece("a", "“The pump failed,” Mara Lind said.", said=[Said("The pump failed,")], outlet="Post")
    story = filed(history, quoting, report(1, genre="opinion", language="fr"))

    with history.reading() as books:
        one, other = books.articles.sketches(["a", "nobody", "a01"])

    assert (one.article, one.story, one.outlet, one.quotes, one.figures, one.genre) == (
        "a",
        story,
        "Post",
        1,
        0,
        "news",
    )
    assert one.dated == quoting.article.published
    assert (other.language, other.genre, other.quotes) == ("fr", "opinion", 0)


def test_a_large_story_lists_all_of_its_articles_and_counts_their_outlets(history: SQLiteHistory) -> None:
    story = filed(history, *map(report, range(40)))

    with history.reading() as books:
        [telling] = tellings(books, [story], load(), NOON)

    assert len(telling.articles) == 40
    assert telling.reasons[0] == "40 outlets"
    assert {passage.article for passage in telling.summary} <= {f"a{number:02}" for number in range(40 - READ, 40)}


def test_an_update_of_a_large_story_is_told_beside_what_was_told(history: SQLiteHistory) -> None:
    story = filed(history, *map(report, range(60)))
    told = frozenset(f"a{number:02}" for number in range(30))

    with history.reading() as books:
        [telling] = tellings(books, [story], load(), NOON, told)

    assert telling.update
    assert f"{FRESH} new articles since it was told" in telling.reasons
    assert len(telling.articles) == 60


def test_channels_that_were_told_alike_share_what_is_made(history: SQLiteHistory) -> None:
    story = filed(history, *map(report, range(3)))
    kept = Kept()

    with history.reading() as books:
        [first] = tellings(books, [story], load(), NOON, kept=kept)
        [again] = tellings(books, [story], load(), NOON, kept=kept)
        [updated] = tellings(books, [story], load(), NOON, frozenset({"a00"}), kept=kept)
        [later] = tellings(books, [story], load(), NOON + timedelta(hours=1), kept=kept)

    assert again is first
    assert updated.update
    assert later.reasons != first.reasons


def test_what_is_kept_is_bounded(history: SQLiteHistory) -> None:
    story = filed(history, report(1))
    kept = Kept()
    with history.reading() as books:
        [telling] = tellings(books, [story], load(), NOON)

    for number in range(KEPT + 1):
        kept.put(number, NOON, telling)

    assert kept.get(0, NOON) is None
    assert kept.get(KEPT, NOON) is telling
    assert kept.get(KEPT, MORNING) is None


def test_a_briefing_tells_first_what_the_channel_follows(history: SQLiteHistory) -> None:
    quoted = piece(
        "a", "“The pump failed,” Mara Lind said on Monday.", said=[Said("The pump failed,")], title="A pump fails"
    )
    followed = piece("b", "A bakery opened in Larkfield on Monday.", title="Larkfield gets a bakery")
    filed(history, quoted)
    filed(history, followed)
    with history.writing() as books:
        books.topics.put(Topic("bread", ("bakery",)), "here", "local")

    here, elsewhere = (
        Desk(history, load()).compose(Schedule("now", channel, (), "UTC", NOON, stories=1), NOON, None).tellings[0]
        for channel in ("here", "elsewhere")
    )

    assert here.headline is not None
    assert here.headline.article == "b"
    assert here.reasons[0] == "about bread, which this channel follows"
    assert elsewhere.headline is not None
    assert elsewhere.headline.article == "a"
