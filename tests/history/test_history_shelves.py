"""The contract of the other shelves: stories, outbox, schedules, sources, conversations."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import HistoryError
from bot.model import Health, Receipt, Schedule, Source, Story, Turn
from bot.ports import History, Vector
from tests.history.newsroom_samples import NOON, article, filed

TERMS = (("harbour", 0.75), ("ortiz", 1 / 3))
HOUR = timedelta(hours=1)


def test_a_story_has_its_articles_in_order_of_arrival(history: History) -> None:
    with history.writing() as books:
        for id in ("a1", "a2", "a3"):
            filed(books, article(id))
        first = books.stories.open("a1", NOON, TERMS)
        other = books.stories.open("a2", NOON, ())
        books.stories.join(first, "a3", NOON - HOUR, TERMS)

    with history.reading() as books:
        assert books.stories.get([other, 99, first]) == [
            Story(other, ("a2",), NOON, NOON),
            Story(first, ("a1", "a3"), NOON - HOUR, NOON),
        ]
        assert books.stories.of(["a3", "nobody", "a2"]) == {"a3": first, "a2": other}


def test_a_space_sees_a_story_as_its_sources_tell_it(history: History) -> None:
    with history.writing() as books:
        books.sources.put(Source("herald", "https://herald.example", "feed"), "server")
        filed(books, article("a1"))
        filed(books, article("a2", source="herald"))
        filed(books, article("a3"))
        first = books.stories.open("a1", NOON, TERMS)
        books.stories.join(first, "a2", NOON + HOUR, TERMS)
        second = books.stories.open("a3", NOON, TERMS)

    with history.reading() as books:
        assert books.stories.get([second, first], "server") == [Story(first, ("a2",), NOON + HOUR, NOON + HOUR)]


def test_the_window_has_the_latest_articles_oldest_first(history: History) -> None:
    with history.writing() as books:
        for number in range(3):
            filed(books, article(f"a{number}"))
            books.stories.open(f"a{number}", NOON + number * HOUR, TERMS)

    with history.reading() as books:
        assert books.stories.window(2) == [
            Vector("a1", 2, NOON + HOUR, TERMS),
            Vector("a2", 3, NOON + 2 * HOUR, TERMS),
        ]


def test_an_article_has_one_story_and_must_be_filed(history: History) -> None:
    with history.writing() as books:
        filed(books, article())
        story = books.stories.open("a1", NOON, TERMS)

    with pytest.raises(HistoryError), history.writing() as books:
        books.stories.open("a1", NOON, TERMS)
    with pytest.raises(HistoryError, match="article nobody: it is not in the history"), history.writing() as books:
        books.stories.join(story, "nobody", NOON, TERMS)

    with history.reading() as books:
        assert books.stories.get([story, story + 1]) == [Story(story, ("a1",), NOON, NOON)]


def test_a_slot_is_claimed_once(history: History) -> None:
    with history.writing() as books:
        claims = [books.outbox.plan("news", NOON), books.outbox.plan("news", NOON), books.outbox.plan("sport", NOON)]

    assert claims == [True, False, True]


def test_the_outbox_keeps_the_fate_of_each_slot(history: History) -> None:
    posted = Receipt("news", NOON, "posted", ("m1", "m2"))
    failed = Receipt("news", NOON + HOUR, "failed", reason="no such channel")
    posting = Receipt("sport", NOON, "posting")
    with history.writing() as books:
        books.outbox.plan("news", NOON)
        books.outbox.plan("news", NOON + 2 * HOUR)
        for receipt in (posted, failed, posting):
            books.outbox.record(receipt)

    with history.reading() as books:
        planned = Receipt("news", NOON + 2 * HOUR, "planned")
        assert books.outbox.last("news", 2) == [planned, failed]
        assert books.outbox.last("news", 9)[-1] == posted
        assert books.outbox.unfinished() == [posting, planned]


def test_what_was_told_is_what_posted_briefings_told(history: History) -> None:
    with history.writing() as books:
        for id in ("a1", "a2", "a3"):
            filed(books, article(id))
        for hour, state in enumerate(("posted", "failed", "posted")):
            books.outbox.plan("news", NOON + hour * HOUR)
            books.outbox.record(Receipt("news", NOON + hour * HOUR, state))  # type: ignore[arg-type]
        books.outbox.tell("news", NOON, ["a1", "unknown"])
        books.outbox.tell("news", NOON, ["a1"])
        books.outbox.tell("news", NOON + HOUR, ["a2"])
        books.outbox.tell("news", NOON + 2 * HOUR, iter(["a3"]))

    with history.reading() as books:
        assert books.outbox.told("news") == {"a1", "a3"}
        assert books.outbox.told("sport") == set()


def test_schedules_are_replaced_by_name_and_due_when_their_slot_has_come(history: History) -> None:
    morning = Schedule("morning", "news", "0 7 * * *", "Europe/Berlin", NOON, 3, "file")
    evening = Schedule("evening", "news", "0 19 * * *", "UTC", NOON - HOUR)
    with history.writing() as books:
        books.schedules.put(replace(morning, channel="old", next_slot=NOON + HOUR))
        books.schedules.put(evening)
        books.schedules.put(morning)
        books.schedules.put(replace(morning, name="gone"))
        books.schedules.remove("gone")
        books.schedules.remove("never there")

    with history.reading() as books:
        assert books.schedules.all() == [evening, morning]
        assert books.schedules.due(NOON) == [evening, morning]
        assert books.schedules.due(NOON - timedelta(seconds=1)) == [evening]


def test_a_space_sees_its_sources_and_local_those_of_all(history: History) -> None:
    gazette = Source("gazette", "https://gazette.example/feed", "feed", "The Gazette", "file")
    herald = Source("herald", "https://herald.example", "page")
    with history.writing() as books:
        filed(books, article())  # of a source that was never put
        books.sources.put(herald, "server")
        books.sources.put(replace(gazette, address="old"))
        books.sources.put(gazette)
        books.sources.put(gazette, "server")

    with history.reading() as books:
        assert books.sources.all() == [gazette, herald]
        assert books.sources.all("server") == [gazette, herald]
        assert books.sources.all("nobody") == []


def test_a_removed_source_is_hidden_and_its_articles_stay(history: History) -> None:
    source = Source("gazette-feed", "https://gazette.example/feed", "feed")
    with history.writing() as books:
        books.sources.put(source)
        books.sources.put(source, "server")
        filed(books, article())
        books.sources.remove("gazette-feed", "server")
        books.sources.remove("unknown")

    with history.reading() as books:
        assert books.sources.all("server") == []
        assert books.sources.all() == [source]
        assert books.articles.arrived(NOON, NOON + HOUR, "server") == []
        assert books.articles.arrived(NOON, NOON + HOUR) == ["a1"]


def test_health_is_replaced_as_a_whole(history: History) -> None:
    failing = Health("gazette", NOON, NOON, NOON, NOON, "timed out", NOON + HOUR, '"tag"', "Thu, 13 Mar 2025")
    with history.writing() as books:
        books.sources.report(failing)
        books.sources.report(Health("herald"))
        books.sources.report(Health("herald", checked=NOON))

    with history.reading() as books:
        assert books.sources.health() == {"gazette": failing, "herald": Health("herald", checked=NOON)}


def test_a_conversation_has_its_latest_turns_oldest_first(history: History) -> None:
    turns = [Turn(f"why {number}?", "Because.", NOON + number * HOUR, ("a1", "a2")) for number in range(3)]
    with history.writing() as books:
        for turn in turns:
            books.conversations.add("thread", turn)
        books.conversations.add("another", Turn("who?", "Nobody.", NOON))

    with history.reading() as books:
        assert books.conversations.turns("thread", 2) == turns[1:]
        assert books.conversations.turns("nobody", 2) == []
