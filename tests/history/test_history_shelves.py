"""The contract of the other shelves: stories, outbox, schedules, sources, conversations."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from adapters.sqlite import SQLiteHistory
from bot.errors import HistoryError
from bot.message import Message, Paragraph, Run
from bot.model import LOCAL, Health, Source, Story
from bot.ports import Books, History
from bot.shelves.news import Vector
from bot.slots import Posting, Receipt, Schedule, slot_key
from bot.turns import Referent, Showed, Turn
from bot.watches import Find, Pause, Pauses, Watch
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
        assert books.stories.get([other, 99, first], LOCAL) == [
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
        assert books.stories.get([story, story + 1], LOCAL) == [Story(story, ("a1",), NOON, NOON)]


def slot(channel: str, hours: int = 0, state: str = "planned", briefing: str | None = "morning") -> Receipt:
    at = NOON + hours * HOUR
    return Receipt(slot_key(channel, briefing or "", at), channel, at, state, briefing)  # type: ignore[arg-type]


def said(words: str) -> Message:
    return Message((Paragraph((Run(words),)),))


def test_a_slot_is_claimed_once(history: History) -> None:
    rows = [slot("news"), slot("news"), slot("sport"), slot("news", briefing="evening")]
    with history.writing() as books:
        added = books.outbox.plan(rows)
        again = books.outbox.plan(rows)

    assert (added, again) == ([rows[0], rows[2], rows[3]], [])


def test_the_outbox_keeps_the_fate_of_each_slot(history: History) -> None:
    planned = slot("news", 2)
    failed = replace(
        slot("news", 1), state="failed", reason="no such channel", settled=NOON, tries=2, retry_at=NOON + HOUR
    )
    notice = slot("news", 3, briefing=None)
    with history.writing() as books:
        books.outbox.plan([planned, slot("news", 1), notice, slot("news", 2, briefing="evening")])
        books.outbox.record(failed)

    with history.reading() as books:
        assert books.outbox.get(failed.key) == failed
        assert books.outbox.get("nothing") is None
        assert books.outbox.last("news", 9, "morning") == [planned, failed]
        assert books.outbox.last("news", 1) == [slot("news", 2, briefing="evening")]


def test_a_channel_s_oldest_row_comes_first_and_holds_up_no_other_channel(history: History) -> None:
    waits = replace(slot("news"), retry_at=NOON + 5 * HOUR, tries=1)
    behind, other, done = slot("news", 1), slot("sport", 2, "posting"), slot("weather", 0, "posted")
    with history.writing() as books:
        books.outbox.plan([waits, behind, other, done])

    with history.reading() as books:
        assert books.outbox.ready(NOON + 4 * HOUR, 9) == [other]
        assert books.outbox.ready(NOON + 5 * HOUR, 9) == [waits, other]
        assert books.outbox.ready(NOON + 5 * HOUR, 1) == [waits]
        assert books.outbox.waiting(NOON + 4 * HOUR) == NOON + 2 * HOUR


def test_nothing_waits_in_an_empty_outbox(history: History) -> None:
    with history.reading() as books:
        assert (books.outbox.waiting(NOON), books.outbox.ready(NOON, 9), books.schedules.next()) == (None, [], None)


def test_the_news_of_a_folded_or_failed_slot_are_to_be_told_still(history: History) -> None:
    with history.writing() as books:
        states = ("posted", "skipped", "folded", "failed", "unknown", "posted")
        books.outbox.plan([slot("news", hour, state) for hour, state in enumerate(states)])

    with history.reading() as books:
        covered = [books.outbox.covered("news", "morning", NOON + hour * HOUR) for hour in range(6)]
        assert covered == [None, NOON, NOON + HOUR, NOON + HOUR, NOON + HOUR, NOON + 4 * HOUR]
        assert books.outbox.covered("news", "evening", NOON + 9 * HOUR) is None


def test_the_parts_of_a_row_are_kept_as_they_were_composed(history: History) -> None:
    row = slot("news")
    with history.writing() as books:
        books.outbox.plan([row])
        books.outbox.compose(row.key, [said("first"), said("second")])
        books.outbox.compose(row.key, [said("“one”"), said("two")])
        books.outbox.mark(Posting(row.key, 0, said("“one”"), "posted", "m1"), NOON)
        books.outbox.mark(Posting(row.key, 1, said("two"), "posting"), NOON)

    with history.reading() as books:
        assert books.outbox.parts(row.key) == [
            Posting(row.key, 0, said("“one”"), "posted", "m1"),
            Posting(row.key, 1, said("two"), "posting"),
        ]
        assert books.outbox.slot_of("news", "m1") == replace(row, messages=("m1",))
        assert books.outbox.slot_of("sport", "m1") is None
        assert [part.key for part in books.outbox.parts(row.key)] == [f"{row.key}.0", f"{row.key}.1"]


def test_what_was_told_is_what_posted_briefings_told(history: History) -> None:
    with history.writing() as books:
        for id in ("a1", "a2", "a3"):
            filed(books, article(id))
        for hour, state in enumerate(("posted", "failed", "unknown")):
            books.outbox.plan([slot("news", hour, state)])
            books.outbox.compose(slot("news", hour).key, [], [(7, [f"a{hour + 1}", "unknown"])])

    with history.reading() as books:
        assert books.outbox.told_articles("news", ["a1", "a2", "a3", "unknown"]) == {"a1", "a3"}
        assert books.outbox.told_articles("news", ["a2", "a3"]) == {"a3"}
        assert books.outbox.told_articles("sport", ["a1", "a3"]) == set()


def test_stories_are_kept_in_the_order_in_which_they_were_told(history: History) -> None:
    row = slot("news")
    with history.writing() as books:
        for id in ("a1", "a2", "a3"):
            filed(books, article(id))
        books.outbox.plan([row])
        books.outbox.compose(row.key, [], [(1, ["a1"])])
        books.outbox.compose(row.key, [], [(9, ["a3", "a1", "a3"]), (2, ["a2"])])

    with history.reading() as books:
        assert books.outbox.stories(row.key) == [(9, ("a3", "a1")), (2, ("a2",))]


MORNING = Schedule(
    "morning", "news", ("30 8 * * *", "0 17 * * *"), "Europe/Berlin", NOON, "file", "slack:T1/U2", "by slack:T1/U2",
    space="server", stories=3, length="short", sources=("a", "b"), late="fold", late_hours=5, silent_when_empty=True,
    quiet=("22:00", "07:00"), mention="slack:T1/S3", publish=True,
)  # fmt: skip
EVENING = Schedule("evening", "news", ("0 19 * * *",), "UTC", NOON - HOUR)


def test_schedules_are_replaced_by_name_and_due_when_their_slot_has_come(history: History) -> None:
    with history.writing() as books:
        books.schedules.put(replace(MORNING, channel="old", next_slot=NOON + HOUR))
        books.schedules.put(EVENING)
        books.schedules.put(MORNING)
        books.schedules.put(replace(MORNING, name="gone"))
        books.schedules.remove("gone", "server")
        books.schedules.remove("never there")

    with history.reading() as books:
        assert books.schedules.all() == [EVENING, MORNING]
        assert books.schedules.due(NOON) == [EVENING, MORNING]
        assert books.schedules.due(NOON, 1) == [EVENING]
        assert books.schedules.due(NOON - timedelta(seconds=1)) == [EVENING]
        assert books.schedules.next() == EVENING.next_slot


def test_the_name_of_a_schedule_belongs_to_its_space(history: History) -> None:
    with history.writing() as books:
        books.schedules.put(MORNING)
        books.schedules.put(replace(MORNING, space="other"))
        books.schedules.remove("morning", "other")

    with history.reading() as books:
        assert books.schedules.get("morning", "server") == MORNING
        assert books.schedules.get("morning", "other") is None
        assert books.schedules.all("server") == [MORNING]


def test_a_schedule_that_was_changed_meanwhile_is_not_advanced(history: History) -> None:
    later = NOON + 24 * HOUR
    with history.writing() as books:
        books.schedules.put(MORNING)
        books.schedules.put(replace(EVENING, next_slot=later))
        books.schedules.advance([(MORNING, later), (EVENING, NOON + 48 * HOUR)])

    with history.reading() as books:
        assert [each.next_slot for each in books.schedules.all()] == [later, later]


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


def test_a_space_sees_the_outlets_of_its_sources_each_once(history: History) -> None:
    with history.writing() as books:
        for name, outlet, space in (
            ("sport", "The Wharf", "server"),
            ("news", "The Wharf", "server"),
            ("blog", None, "server"),
            ("dales", "Dales Post", "server"),
            ("other", "Fell Courier", "elsewhere"),
        ):
            books.sources.put(Source(name, f"https://{name}.example", "feed", outlet), space)

    with history.reading() as books:
        assert books.sources.outlets("server") == ["Dales Post", "The Wharf"]
        assert books.sources.outlets(LOCAL) == ["Dales Post", "Fell Courier", "The Wharf"]
        assert books.sources.outlets("nobody") == []


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


def test_what_a_space_reads_is_found_without_a_look_at_what_others_read(history: SQLiteHistory) -> None:
    looks: tuple[Callable[[Books], object], ...] = (
        lambda books: books.sources.all("server"),
        lambda books: books.sources.outlets("server"),
        lambda books: books.sources.latest("server"),
        lambda books: books.sources.health_of("own"),
        lambda books: books.search.coverage("server"),
    )

    def read_by(space: str, *names: str) -> None:
        with history.writing() as books:
            for name in names:
                books.sources.put(Source(name, f"https://{name}.example", "feed", name.title()), space)
                books.sources.report(Health(name, first=NOON))

    read_by("server", "own")
    alone = [steps(history, look) for look in looks]
    read_by("elsewhere", *(f"other{number}" for number in range(200)))

    assert all(steps(history, look) < 2 * before for look, before in zip(looks, alone, strict=True))


def test_a_space_sees_how_its_own_sources_do(history: History) -> None:
    with history.writing() as books:
        for name, space in (("gazette", "server"), ("herald", "elsewhere"), ("unread", "server")):
            books.sources.put(Source(name, f"https://{name}.example", "feed"), space)
        books.sources.report(Health("gazette", first=NOON))
        books.sources.report(Health("herald", first=NOON))

    with history.reading() as books:
        assert books.sources.health("server") == {"gazette": Health("gazette", first=NOON)}
        assert books.sources.health().keys() == {"gazette", "herald"}


def steps(history: SQLiteHistory, look: Callable[[Books], object]) -> int:
    """What SQLite does to look something up, in instructions of its virtual machine."""
    taken = count(1)
    with history.writing() as books:
        history._writer.set_progress_handler(lambda: next(taken) and 0, 1)
        look(books)
        history._writer.set_progress_handler(None, 0)
    return next(taken)


def test_health_is_replaced_as_a_whole(history: History) -> None:
    failing = Health("gazette", NOON, NOON, NOON, NOON, "timed out", NOON + HOUR, '"tag"', "Thu, 13 Mar 2025")
    with history.writing() as books:
        books.sources.report(failing)
        books.sources.report(Health("herald"))
        books.sources.report(Health("herald", checked=NOON))

    with history.reading() as books:
        assert books.sources.health() == {"gazette": failing, "herald": Health("herald", checked=NOON)}
        assert [books.sources.health_of(id) for id in ("gazette", "unknown")] == [failing, Health("unknown")]


def test_a_conversation_has_its_latest_turns_oldest_first(history: History) -> None:
    showed = Showed(("a1", "a2"), (Referent("a1"),), Referent("a1", quote="q1"), ("Ada Lund",), refused=True)
    turns = [Turn(f"why {number}?", "Because.", NOON + number * HOUR, showed) for number in range(3)]
    with history.writing() as books:
        for turn in turns:
            books.conversations.add("thread", turn)
        books.conversations.add("another", Turn("who?", "Nobody.", NOON))

    with history.reading() as books:
        assert books.conversations.turns("thread", 2) == turns[1:]
        assert books.conversations.turns("nobody", 2) == []


def test_batches_of_many_channels_are_begun_in_linear_time(history: SQLiteHistory) -> None:
    pauses: Pauses = {"quotes": Pause(minutes=30, a_day=5)}

    def steps_for(channels: int) -> int:
        with history.writing() as books:
            for number in range(channels):
                watch = books.watches.add(Watch("server", f"{channels} {number}", "person", "quotes", NOON))
                books.watches.found(Find(watch, "before", "a1"), NOON)
                books.watches.found(Find(watch, "now", "a1"), NOON + HOUR)
        return steps(history, lambda books: books.watches.gather(NOON + HOUR, pauses))

    with history.writing() as books:
        filed(books, article("a1"))
    few = steps_for(50)

    assert steps_for(350) < 16 * few  # of eight times as many
