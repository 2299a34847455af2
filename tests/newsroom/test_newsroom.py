"""Gathering and publishing: nothing lost, nothing twice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.briefing.timetable import next_slot
from bot.errors import HistoryError, SourceError
from bot.message import Heading, Message, plain
from bot.model import Health, Receipt, Schedule, slot_key
from bot.newsroom import VISITS, Visit
from bot.reading.digest import READER
from tests.newsroom.conftest import FERRY, MORNING, RATES, Office, clipping, fill

DAILY = Schedule("morning", "terminal", ("0 8 * * *",), "UTC", MORNING)


def headings(message: Message) -> list[str]:
    return [plain(block.line) for block in message.blocks if isinstance(block, Heading)]


async def test_what_a_source_has_is_read_once(office: Office) -> None:
    source = office.source("courier", [clipping("a", FERRY, "Ferry sinks")])
    visits: list[Visit] = []

    await office.newsroom.gather([source], visits.append)
    await office.newsroom.gather([source], visits.append)

    assert [visit.filings for visit in visits] == [("new",), ()]
    with office.history.reading() as books:
        assert books.search.coverage().articles == 1


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


async def test_a_source_that_is_well_again_is_no_longer_failing(office: Office) -> None:
    source = office.source("courier", SourceError("courier", "timed out"))
    await office.newsroom.gather([source])
    office.reporter.catches["courier"] = [clipping("a", FERRY, "Ferry sinks")]
    office.clock.pass_(minutes=15)

    await office.newsroom.gather([source])

    with office.history.reading() as books:
        health = books.sources.health()["courier"]
    assert (health.failing_since, health.reason, health.first) == (None, None, MORNING + timedelta(minutes=15))


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


async def test_an_article_that_can_no_longer_be_read_keeps_its_digest(office: Office) -> None:
    source = office.source("courier", [clipping("a", FERRY, "Ferry sinks"), clipping("b", RATES, "Bank cuts")])
    await office.newsroom.gather([source])
    office.history._writer.execute("UPDATE digests SET reader = 0")
    office.reader.refused = {"a"}

    renewed = await office.newsroom.renew()

    with office.history.reading() as books:
        assert [digest.reader for digest in books.articles.digests(["a", "b"])] == [0, READER]
    assert renewed == 1


async def test_a_due_briefing_is_posted_once_and_its_next_slot_set(office: Office) -> None:
    source = office.source("courier", [clipping("a", FERRY, "Ferry sinks off Port Hale")])
    await office.newsroom.gather([source])
    with office.history.writing() as books:
        books.schedules.put(DAILY)

    first = await office.newsroom.publish()
    second = await office.newsroom.publish()

    assert [receipt.state for receipt in first] == ["posted"]
    assert second == []
    assert len(office.courier.posted) == 1
    with office.history.reading() as books:
        assert books.schedules.all()[0].next_slot == next_slot(("0 8 * * *",), "UTC", MORNING)


async def test_a_slot_that_was_posted_is_never_posted_again(office: Office) -> None:
    with office.history.writing() as books:
        books.schedules.put(DAILY)
    await office.newsroom.publish()
    with office.history.writing() as books:
        books.schedules.put(DAILY)  # as after a crash before the schedule was advanced

    receipts = await office.newsroom.publish()

    assert receipts == []
    assert len(office.courier.posted) == 1


async def test_a_slot_that_was_cut_off_is_posted_under_the_same_key(office: Office) -> None:
    with office.history.writing() as books:
        books.schedules.put(DAILY)
        key = slot_key("terminal", "morning", MORNING)
        books.outbox.plan([Receipt(key, "terminal", MORNING, "posting", "morning")])

    receipts = await office.newsroom.publish()

    assert [(receipt.state, receipt.messages) for receipt in receipts] == [("posted", (f"{key}.0",))]


async def test_a_briefing_that_cannot_be_posted_is_recorded_with_the_reason(office: Office) -> None:
    with office.history.writing() as books:
        books.schedules.put(DAILY)
    office.courier.broken = True

    receipts = await office.newsroom.publish()

    assert [(receipt.state, receipt.reason) for receipt in receipts] == [("failed", "terminal: is gone")]
    with office.history.reading() as books:
        assert books.outbox.last("terminal", 1)[0].state == "failed"


async def test_the_next_briefing_tells_only_what_is_new(office: Office) -> None:
    source = office.source("courier", [clipping("a", FERRY, "Ferry sinks off Port Hale")])
    await office.newsroom.gather([source])
    with office.history.writing() as books:
        books.schedules.put(DAILY)
    await office.newsroom.publish()
    office.clock.pass_(hours=24)
    office.reporter.catches["courier"] = [
        clipping("b", RATES, "Central bank cuts its rate", office.clock.at - timedelta(hours=2))
    ]
    await office.newsroom.gather([source])

    await office.newsroom.publish()

    first, second = office.courier.posted.values()
    assert "Ferry sinks off Port Hale" in " ".join(headings(first))
    assert "Central bank cuts its rate" in " ".join(headings(second))
    assert "Ferry" not in " ".join(headings(second))
