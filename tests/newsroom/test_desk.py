"""Filing gives articles their stories; composing picks what a channel has not heard."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import HistoryError
from bot.ports import Clipping
from bot.slots import Receipt, Schedule
from tests.newsroom.conftest import FERRY, MORNING, RATES, InlineReader, Office, clipping, fill

NOW = Schedule("now", "terminal", ("0 8 * * *",), "UTC", MORNING)


async def filed(office: Office, *clippings: Clipping) -> None:
    source = office.source("courier", list(clippings))
    await office.newsroom.gather([source])


async def test_two_articles_on_one_event_are_one_story(office: Office) -> None:
    again = FERRY.replace("Rescue boats searched", "Rescue crews scoured")
    await filed(office, clipping("a", FERRY, "Ferry sinks off Port Hale"), clipping("b", again, "Ferry sinks, 12 dead"))

    with office.history.reading() as books:
        stories = books.stories.of(["a", "b"])

    assert stories["a"] == stories["b"]


async def test_two_events_are_two_stories(office: Office) -> None:
    await filed(office, clipping("a", FERRY, "Ferry sinks off Port Hale"), clipping("c", RATES, "Bank cuts its rate"))

    briefing = office.desk.compose(NOW, MORNING, None)

    assert len(briefing.tellings) == 2
    assert briefing.first


async def test_a_briefing_tells_what_the_space_of_its_schedule_sees(office: Office) -> None:
    await filed(office, clipping("a", FERRY, "Ferry sinks off Port Hale"))
    with office.history.writing() as books:
        (source,) = books.sources.all()
        books.sources.put(source, "server")

    told = [len(office.desk.compose(replace(NOW, space=space), MORNING, None).tellings) for space in ("server", "else")]

    assert told == [1, 0]


async def test_a_restart_goes_on_grouping_where_it_was(office: Office) -> None:
    await filed(office, clipping("a", FERRY, "Ferry sinks off Port Hale"))
    office.desk._grouping = None

    await filed(office, clipping("b", FERRY.replace("until dawn", "all night"), "Ferry sinks, 12 dead"))

    with office.history.reading() as books:
        assert len(set(books.stories.of(["a", "b"]).values())) == 1


async def test_a_report_is_told_though_many_guides_say_more(office: Office) -> None:
    await filed(
        office,
        clipping("a", "Bread needs 500 grams of flour and 300 grams of water for 40 minutes.", "How to bake bread"),
        clipping("b", "A boat of 12 metres costs £40,000, and a mast of 14 metres £9,000.", "Best boats of the year"),
        clipping("c", "The play has 4 acts, 21 actors and 900 seats of £12.", "'The Mill' review: four acts of rain"),
        clipping("d", "The council chose Ann Field as its head on Thursday.", "Council of Larkfield elects its head"),
    )

    briefing = office.desk.compose(replace(NOW, stories=1), MORNING, None)

    assert [article.id for telling in briefing.tellings for article in telling.articles] == ["d"]


async def test_a_first_briefing_leaves_out_what_is_older_than_a_day(office: Office) -> None:
    await filed(
        office,
        clipping("a", FERRY, "Ferry sinks off Port Hale", MORNING - timedelta(days=3)),
        clipping("c", RATES, "Bank cuts its rate"),
    )

    briefing = office.desk.compose(NOW, MORNING, None)

    assert [article.id for telling in briefing.tellings for article in telling.articles] == ["c"]


async def test_a_later_briefing_holds_no_backlog_of_a_new_source(office: Office) -> None:
    with office.history.writing() as books:
        books.outbox.plan([Receipt("k", "terminal", MORNING - timedelta(hours=3), "posted", "now")])
    await filed(
        office,
        clipping("old", FERRY, "Ferry sinks off Port Hale", MORNING - timedelta(hours=4)),
        clipping("undated", RATES, "Bank cuts its rate", None),
    )

    briefing = office.desk.compose(NOW, MORNING, None)

    assert briefing.tellings == ()
    assert not briefing.first


async def test_an_article_published_before_the_last_slot_and_seen_after_is_told(office: Office) -> None:
    await filed(office, clipping("a", FERRY, "Ferry sinks off Port Hale"))
    with office.history.writing() as books:
        books.outbox.plan([Receipt("k", "terminal", MORNING, "posted", "now")])
    office.clock.pass_(hours=1)
    await filed(office, clipping("c", RATES, "Bank cuts its rate", MORNING - timedelta(minutes=10)))

    briefing = office.desk.compose(NOW, MORNING + timedelta(hours=24), None)

    assert [article.id for telling in briefing.tellings for article in telling.articles] == ["c"]


async def test_articles_in_other_languages_are_listed_and_not_told(office: Office) -> None:
    french = (
        "Le phare de la pointe sera rallumé samedi après dix ans de travaux, a annoncé la mairie.\n\n"
        "Les habitants du quartier attendent la fête avec impatience depuis le début de la semaine."
    )
    await filed(office, clipping("f", french, "Le phare sera rallumé samedi"))

    briefing = office.desk.compose(NOW, MORNING, None)

    assert briefing.tellings == ()
    assert [article.id for article in briefing.coverage.foreign] == ["f"]


async def test_coverage_counts_feeds_that_are_fine_and_failing(office: Office) -> None:
    await filed(office, clipping("a", FERRY, "Ferry sinks off Port Hale"))
    with office.history.writing() as books:
        health = books.sources.health()["courier"]
        books.sources.report(replace(health, source="courier", failing_since=MORNING, reason="answers 500"))

    coverage = office.desk.compose(NOW, MORNING, None).coverage

    assert (coverage.articles, coverage.fine, coverage.failing) == (1, 0, 1)
    assert coverage.newest == coverage.oldest == MORNING - timedelta(hours=1)


async def test_a_batch_that_cannot_be_kept_leaves_nothing_behind(office: Office) -> None:
    source = office.source("courier", [])
    small = await InlineReader().read(clipping("a", FERRY, "Ferry sinks off Port Hale"), source, MORNING)
    large = await InlineReader().read(clipping("b", FERRY * 400, "Ferry sinks off Port Hale"), source, MORNING)
    office.desk.file([])
    fill(office)

    with pytest.raises(HistoryError, match="full"):
        office.desk.file([small, large])

    office.history._writer.execute("PRAGMA max_page_count = 100000")
    with office.history.reading() as books:
        assert books.articles.get(["a", "b"]) == []
    assert office.desk.file([small]) == ["new"]
