"""Gathering and publishing: nothing lost, nothing twice."""

import asyncio
import itertools
from dataclasses import replace
from datetime import timedelta
from typing import Any, Literal

import pytest

from bot.errors import HistoryError, SourceError
from bot.model import Health, Source
from bot.newsroom import BATCH, VISITS, Visit
from bot.reading.digest import READER
from tests.newsroom.conftest import FERRY, MORNING, RATES, Office, clipping, fill


async def test_what_a_source_has_is_read_once(office: Office) -> None:
    source = office.source("courier", [clipping("a", FERRY, "Ferry sinks")])
    visits: list[Visit] = []

    await office.newsroom.gather([source], visits.append)
    await office.newsroom.gather([source], visits.append)

    assert [visit.filings for visit in visits] == [("new",), ()]
    with office.history.reading() as books:
        assert books.search.coverage().articles == 1


@pytest.mark.parametrize(
    ("kind", "given", "outlets", "name"),
    [
        ("feed", None, ("The Courier", "The Courier"), "The Courier"),
        ("feed", None, ("The Courier", "The Wire"), None),
        ("feed", "Mine", ("The Courier", "The Courier"), "Mine"),
        ("file", None, ("The Courier", "The Courier"), None),
    ],
)
async def test_a_source_is_named_by_its_articles_outlet(
    office: Office, kind: Literal["feed", "file"], given: str | None, outlets: tuple[str, str], name: str | None
) -> None:
    shown = [
        replace(clipping(id, text, id), outlet=outlet)
        for id, text, outlet in zip("ab", (FERRY, RATES), outlets, strict=True)
    ]
    office.reporter.catches["mine"] = shown
    source = Source("mine", "https://mine.example/feed", kind, given)
    with office.history.writing() as books:
        books.sources.put(source)

    await office.newsroom.gather([source])
    await office.newsroom.gather([source])

    with office.history.writing() as books:
        books.sources.put(source)
        assert [each.outlet for each in books.sources.all()] == [name]


async def test_what_a_source_shows_otherwise_is_a_revision_and_then_known(office: Office) -> None:
    source = office.source("courier", [clipping("a", FERRY, "Ferry sinks"), clipping("b", RATES, "Bank cuts")])
    visits: list[Visit] = []
    await office.newsroom.gather([source])
    office.reporter.catches["courier"] = [
        clipping("a", FERRY.replace("12", "14"), "Ferry sinks"),
        clipping("b", RATES, "Bank cuts"),
    ]

    await office.newsroom.gather([source], visits.append)
    await office.newsroom.gather([source], visits.append)

    assert [visit.filings for visit in visits] == [("revised",), ()]
    with office.history.reading() as books:
        assert [article.revision for article in books.articles.get(["a", "b"])] == [2, 1]


@pytest.mark.parametrize(
    ("url", "again", "filings"),
    [
        ("https://courier.example/ferry", {"title": "Ferry sinks"}, [("new",), (), ("revised",)]),
        (
            "https://courier.example/ferry",
            {"title": "Another ferry sinks"},
            [("new",), ("new",), ("revised",)],
        ),
        (None, {"title": "Ferry sinks"}, [("new",), (), ("revised",)]),
        (None, {"title": "Another ferry sinks"}, [("new",), ("new",), ("revised",)]),
        (None, {"published": MORNING - timedelta(hours=1)}, [("new",), ("new",), ("revised",)]),
        ("https://courier.example/ferry", {"published": None}, [("new",), ("new",), ("revised",)]),
        (None, {"published": None}, [("new",), ("new",), ("new",)]),
    ],
)
async def test_a_source_that_calls_an_article_by_another_id_each_time_gives_it_once(
    office: Office, url: str | None, again: dict[str, Any], filings: list[tuple[str, ...]]
) -> None:
    first = replace(clipping("a1", FERRY, "Ferry sinks"), url=url, published=MORNING, mark=None)
    source = office.source("courier", [first])
    visits: list[Visit] = []
    await office.newsroom.gather([source], visits.append)
    office.reporter.catches["courier"] = [replace(first, id="a2", **again)]
    await office.newsroom.gather([source], visits.append)
    office.clock.pass_(days=2)
    office.reporter.catches["courier"] = [replace(first, id="a3", text=FERRY.replace("12", "14"), **again)]

    await office.newsroom.gather([source], visits.append)

    assert [visit.filings for visit in visits] == filings


async def test_articles_of_a_file_keep_their_ids_also_when_they_look_like_earlier_ones(office: Office) -> None:
    source = replace(office.source("courier", []), kind="file")
    visits: list[Visit] = []
    for id in ("a1", "a2"):
        office.reporter.catches["courier"] = [replace(clipping(id, FERRY, "Ferry sinks"), published=MORNING)]
        await office.newsroom.gather([source], visits.append)

    assert [visit.filings for visit in visits] == [("new",), ("new",)]


async def test_two_entries_that_look_alike_are_two_articles_also_under_other_ids(office: Office) -> None:
    both = [replace(clipping(id, text, "Live"), published=MORNING) for id, text in (("a1", FERRY), ("b1", RATES))]
    source = office.source("courier", both)
    visits: list[Visit] = []
    await office.newsroom.gather([source], visits.append)
    office.reporter.catches["courier"] = [*both, replace(both[0], id="c1", text="The pier of Larkfield is open.")]

    await office.newsroom.gather([source], visits.append)

    assert [visit.filings for visit in visits] == [("new", "new"), ("new",)]


async def test_a_revision_that_cannot_be_read_is_asked_for_again(office: Office) -> None:
    source = office.source("courier", [clipping("a", FERRY, "Ferry sinks")])
    visits: list[Visit] = []
    await office.newsroom.gather([source])
    office.reporter.catches["courier"] = [clipping("a", FERRY.replace("12", "14"), "Ferry sinks")]
    office.reader.refused = {"a"}
    await office.newsroom.gather([source], visits.append)
    office.reader.refused = set()

    await office.newsroom.gather([source], visits.append)

    assert [visit.filings for visit in visits] == [(), ("revised",)]


async def test_a_revision_that_cannot_be_read_counts_as_tried_and_keeps_its_mark(office: Office) -> None:
    source = office.source("courier", [clipping("a", FERRY, "Ferry sinks")])
    await office.newsroom.gather([source])
    with office.history.reading() as books:
        first = books.articles.known("courier", ["a"])["a"]
    office.reporter.catches["courier"] = [clipping("a", FERRY.replace("12", "14"), "Ferry sinks")]
    office.reader.refused = {"a"}
    office.clock.pass_(minutes=10)

    await office.newsroom.gather([source])

    with office.history.reading() as books:
        assert books.articles.known("courier", ["a"])["a"] == replace(first, read=first.read + timedelta(minutes=10))


async def test_a_failing_source_stops_no_other_and_says_since_when(office: Office) -> None:
    bad = office.source("bad", SourceError("bad", "answers 404"))
    good = office.source("good", [clipping("a", FERRY, "Ferry sinks")])
    visits: list[Visit] = []

    await office.newsroom.gather([bad, good], visits.append)
    office.clock.pass_(hours=1)
    await office.newsroom.gather([bad], visits.append)

    assert {visit.source.id: visit.failure and visit.failure.problem for visit in visits} == {
        "bad": "answers 404",
        "good": None,
    }
    with office.history.reading() as books:
        health = books.sources.health()
    assert (health["bad"].failing_since, health["bad"].reason) == (MORNING, "answers 404")
    assert health["good"].failing_since is None


async def test_a_source_on_which_a_library_breaks_stops_no_other(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    bad = office.source("bad", RecursionError("too deep"))
    good = office.source("good", [clipping("a", FERRY, "Ferry sinks")])
    visits: list[Visit] = []

    await office.newsroom.gather([bad, good], visits.append)

    assert {visit.source.id: visit.filings for visit in visits} == {"bad": (), "good": ("new",)}
    with office.history.reading() as books:
        assert books.sources.health()["bad"].reason == "it cannot be read, for a fault of ours; the log has more"
    assert "too deep" in caplog.text


async def test_a_source_that_is_well_again_is_no_longer_failing(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot.newsroom")
    source = office.source("courier", SourceError("courier", "timed out"))
    await office.newsroom.gather([source])
    office.clock.pass_(minutes=15)
    await office.newsroom.gather([source])
    office.reporter.catches["courier"] = [clipping("a", FERRY, "Ferry sinks")]
    office.clock.pass_(minutes=15)

    await office.newsroom.gather([source])

    with office.history.reading() as books:
        health = books.sources.health()["courier"]
    assert (health.failing_since, health.reason, health.first) == (None, None, MORNING + timedelta(minutes=30))
    assert caplog.messages == ["source courier failed: timed out", "source courier is well again"]


async def test_of_a_source_the_first_and_the_last_good_visit_are_known(office: Office) -> None:
    source = office.source("courier", [clipping("a", FERRY, "Ferry sinks")])
    await office.newsroom.gather([source])
    office.clock.pass_(minutes=15)
    later = office.clock()

    await office.newsroom.gather([source])

    with office.history.reading() as books:
        health = books.sources.health()["courier"]
    assert (health.first, health.checked, health.succeeded) == (MORNING, later, later)


async def test_a_source_is_left_alone_for_as_long_as_it_asks(office: Office) -> None:
    source = office.source("courier", [clipping("a", FERRY, "Ferry sinks")])
    await office.newsroom.gather([source])
    with office.history.writing() as books:
        health = books.sources.health()["courier"]
        books.sources.report(replace(health, retry_at=MORNING + timedelta(hours=1)))
    visits: list[Visit] = []

    await office.newsroom.gather([source], visits.append)

    assert visits[0].failure is not None
    assert visits[0].failure.problem == "asks not to be visited before 2025-03-13 09:00 UTC"


@pytest.mark.parametrize("hours", [1, 30, 9_000])
async def test_a_source_is_visited_whatever_it_asked_before_the_clock_was_set_back(office: Office, hours: int) -> None:
    asks = SourceError("busy", "asks too much", "wait", office.clock() + timedelta(days=7))
    source = office.source("busy", asks)
    await office.newsroom.gather([source])
    visits: list[Visit] = []

    office.clock.pass_(hours=-hours)
    await office.newsroom.gather([source], visits.append)

    assert [visit.failure and visit.failure.problem for visit in visits] == ["asks too much"]


async def test_a_source_that_fails_says_when_it_may_be_asked_again(office: Office) -> None:
    later = MORNING + timedelta(hours=2)
    source = office.source("busy", SourceError("busy", "asks too much", "wait", later))

    await office.newsroom.gather([source])

    with office.history.reading() as books:
        health = books.sources.health()["busy"]
    assert (health.retry_at, health.reason) == (later, "asks too much; wait")


async def test_an_article_that_cannot_be_read_is_a_problem_and_the_rest_goes_on(office: Office) -> None:
    source = office.source("courier", [clipping("a", "", "Empty"), clipping("b", FERRY, "Ferry sinks")])
    visits: list[Visit] = []

    await office.newsroom.gather([source], visits.append)

    assert (visits[0].filings, visits[0].problems) == (("new",), ("a: is empty",))


async def test_a_source_on_whose_texts_the_reader_fails_does_not_keep_it_from_the_others(office: Office) -> None:
    texts = [clipping(f"a{number}", f"{FERRY} {number}", "Ferry sinks") for number in range(100)]
    source = office.source("courier", texts)
    office.reader.refused = {f"a{number}" for number in range(99)}
    visits: list[Visit] = []

    await office.newsroom.gather([source], visits.append)
    office.reader.refused.clear()
    await office.newsroom.gather([source], visits.append)

    first, second = visits
    assert (first.filings, len(first.problems)) == ((), 100)
    assert sum("crash" in problem for problem in first.problems) < 20
    assert (len(second.filings), second.problems) == (100, ())


async def test_a_source_with_an_unread_article_is_asked_for_it_again(office: Office) -> None:
    source = office.source("courier", [clipping("a", "", "Empty"), clipping("b", FERRY, "Ferry sinks")])
    with office.history.writing() as books:
        books.sources.report(Health("courier", etag='"1"', last_modified="yesterday"))

    await office.newsroom.gather([source])

    with office.history.reading() as books:
        health = books.sources.health()["courier"]
    assert (health.etag, health.last_modified, health.failing_since) == (None, None, None)


async def test_a_source_whose_articles_were_all_read_keeps_its_marks(office: Office) -> None:
    source = office.source("courier", [clipping("b", FERRY, "Ferry sinks")])
    with office.history.writing() as books:
        books.sources.report(Health("courier", etag='"1"'))

    await office.newsroom.gather([source])

    with office.history.reading() as books:
        assert books.sources.health()["courier"].etag == '"1"'


async def test_only_some_sources_are_visited_at_once(office: Office) -> None:
    sources = [office.source(f"s{number}", []) for number in range(30)]

    office.reporter.together = VISITS
    async with asyncio.timeout(30):
        await office.newsroom.gather(sources)

    assert office.reporter.most == VISITS


async def test_a_disk_that_refuses_ends_the_gathering_with_its_reason(office: Office) -> None:
    sources = [office.source(f"s{n}", [clipping(f"a{n}", FERRY * 40, "Ferry sinks")]) for n in range(3)]
    fill(office)

    with pytest.raises(HistoryError, match="full"):
        await office.newsroom.gather(sources)


async def test_what_an_older_reader_read_is_read_anew_without_a_revision(office: Office) -> None:
    source = office.source("courier", [clipping("a", FERRY, "Ferry sinks"), clipping("b", RATES, "Bank cuts")])
    await office.newsroom.gather([source])
    with office.history.reading() as books:
        before = books.articles.digests(["a", "b"])
    office.history._writer.execute("UPDATE digests SET reader = 0")

    renewed = await office.newsroom.renew()

    with office.history.reading() as books:
        articles = books.articles.get(["a", "b"])
        assert books.articles.digests(["a", "b"]) == before
    assert renewed == 2
    assert {article.revision for article in articles} == {1}
    assert await office.newsroom.renew() == 0


async def test_reading_anew_ends_with_the_batch_in_which_its_time_is_up(office: Office) -> None:
    count = BATCH + 1
    await office.newsroom.gather([office.source("s", [clipping(f"a{n}", FERRY, "Ferry sinks") for n in range(count)])])
    office.history._writer.execute("UPDATE digests SET reader = 0")

    first, rest = await office.newsroom.renew(MORNING), await office.newsroom.renew()

    assert (first, rest) == (BATCH, 1)


async def test_an_article_that_can_no_longer_be_read_keeps_its_digest(office: Office) -> None:
    source = office.source("courier", [clipping("a", FERRY, "Ferry sinks"), clipping("b", RATES, "Bank cuts")])
    await office.newsroom.gather([source])
    office.history._writer.execute("UPDATE digests SET reader = 0")
    office.reader.refused = {"a"}

    renewed = await office.newsroom.renew()

    with office.history.reading() as books:
        assert [digest.reader for digest in books.articles.digests(["a", "b"])] == [0, READER]
    assert renewed == 1


async def test_articles_that_cannot_be_read_anew_keep_no_others_waiting(office: Office) -> None:
    ids = [f"a{n:03}" for n in range(BATCH + 1)]
    await office.newsroom.gather([office.source("s", [clipping(id, FERRY, "Ferry sinks") for id in ids])])
    office.history._writer.execute("UPDATE digests SET reader = 0")
    with office.history.reading() as books:
        office.reader.refused = {*books.articles.stale(READER)[:BATCH]}

    first, rest = await office.newsroom.renew(MORNING), await office.newsroom.renew(MORNING)

    assert (first, rest) == (0, 1)


async def test_articles_that_cannot_be_read_anew_are_looked_up_once(office: Office) -> None:
    async def steps(count: int) -> int:
        """What SQLite does, in hundreds of instructions, while so many articles turn out to be unreadable."""
        ids = [f"a{number}" for number in range(count)]
        await office.newsroom.gather([office.source("s", [clipping(id, f"Barge {id} left.", id) for id in ids])])
        office.history._writer.execute("UPDATE digests SET reader = 0")
        office.reader.refused = {*ids}
        ticks = itertools.count(1)
        office.history._writer.set_progress_handler(lambda: next(ticks) and 0, 100)
        assert await office.newsroom.renew() == 0
        office.history._writer.set_progress_handler(None, 0)
        return next(ticks)

    few = await steps(3 * BATCH)

    assert await steps(12 * BATCH) < 6 * few  # four times as many
