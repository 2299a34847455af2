"""What is past its time goes, whole, in small steps, and what stays is sound."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.sqlite import check
from bot.care import apply_retention
from bot.care.retention import housekeeping
from bot.message import Message
from bot.model import LOCAL, Health
from bot.people import Space
from bot.repairs import Complaint, Repair
from bot.settings import RetentionSettings
from bot.shelves.news import Query
from bot.shelves.people import Change
from bot.slots import Receipt, Schedule
from bot.turns import Turn
from bot.watches import Find, Watch
from tests.care.conftest import CHANNEL, COAST, MORNING, TOWN, Archive
from tests.cli.places import FERRY, RATES
from tests.shown import text_of

ANNA, BERT = "discord:@5", "discord:@6"


def ask(archive: Archive, question: str, person: str = ANNA, space: str = TOWN) -> None:
    with archive.history.writing() as books:
        books.conversations.add("t", Turn(question, "answer", archive.clock()), space, person)


def questions(archive: Archive) -> list[str]:
    with archive.history.reading() as books:
        return [turn.question for turn in books.conversations.turns("t", 1000)]


def articles(archive: Archive, space: str = LOCAL) -> list[str]:
    with archive.history.reading() as books:
        return books.articles.arrived(MORNING - timedelta(99), MORNING + timedelta(9_999), space)


async def keep(archive: Archive, **days: int) -> None:
    await apply_retention(archive.async_history, RetentionSettings(**days), archive.clock())


def rows_of(archive: Archive, space: str) -> dict[str, int]:
    """How many rows of each table name the space."""
    with sqlite3.connect(archive.history.path) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        found = {}
        for table in tables:
            if "_fts" in table:
                continue
            rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
            found[table] = sum(space in row for row in rows)
    connection.close()
    return {table: count for table, count in found.items() if count}


async def test_questions_are_forgotten_after_their_time(archive: Archive) -> None:
    ask(archive, "early")
    archive.clock.pass_(days=29)
    ask(archive, "late")
    await keep(archive)
    assert questions(archive) == ["early", "late"]

    archive.clock.pass_(days=2)
    await keep(archive)

    assert questions(archive) == ["late"]


async def test_lines_of_buttons_are_forgotten_with_the_questions_of_their_time(archive: Archive) -> None:
    def keep_line(line: str) -> str:
        with archive.history.writing() as books:
            return books.lines.keep(line, archive.clock())

    early, again = keep_line("/ask of long ago"), keep_line("/ask time and again")
    archive.clock.pass_(days=31)
    late = keep_line("/ask of late")
    keep_line("/ask time and again")

    await keep(archive)

    with archive.history.reading() as books:
        assert [books.lines.get(token) for token in (early, again, late)] == [
            None,
            "/ask time and again",
            "/ask of late",
        ]


async def test_many_questions_go_in_more_than_one_transaction(archive: Archive) -> None:
    with archive.history.writing() as books:
        for number in range(450):
            books.conversations.add("t", Turn(str(number), "", archive.clock()), TOWN, ANNA)
    archive.clock.pass_(days=31)

    await keep(archive)

    assert questions(archive) == []


async def test_articles_stay_unless_a_time_is_set(archive: Archive) -> None:
    archive.clock.pass_(days=3_000)
    await keep(archive)
    assert len(articles(archive)) == 3

    await keep(archive, articles_days=30)

    assert articles(archive) == []
    assert check(archive.history.path) == []


async def test_old_articles_go_with_all_that_was_read_in_them_and_the_search_stays_sound(archive: Archive) -> None:
    archive.post_briefing()
    archive.file("ferry-1", FERRY.replace("17 survivors", "18 survivors"), "Ferry sinks off Port Hale")
    with archive.history.writing() as books:
        quote = books.articles.digests(["ferry-1"], None)[0].quotes[0]
        books.repairs.put(Repair(quote.passage, "hide", BERT, archive.clock()), TOWN)
        receipt = books.outbox.get("k1")
        assert receipt is not None
        books.outbox.compose("k1", [], [(1, ["ferry-1", "ferry-2"])])
    archive.clock.pass_(days=20)
    archive.file("rates-2", RATES, "The bank again", "ledger")
    archive.clock.pass_(days=11)

    await keep(archive, articles_days=30)

    assert articles(archive) == ["rates-2"]
    assert check(archive.history.path) == []
    assert rows_of(archive, "k1") == {}
    with archive.history.reading() as books:
        assert {hit.passage.article for hit in books.search.passages(Query(("bank",)))} == {"rates-2"}
        assert books.search.passages(Query(("ferry",))) == []
        assert books.search.passage(quote.passage.id, LOCAL) is None


def test_old_posts_are_forgotten_but_not_late_ones_nor_those_under_way(archive: Archive) -> None:
    now = archive.clock()
    slots = [("old", 31, "posted"), ("older", 40, "failed"), ("late", 29, "posted")]
    slots += [("planned", 31, "planned"), ("posting", 31, "posting")]
    with archive.history.writing() as books:
        for key, days, state in slots:
            receipt = Receipt(key, f"{TOWN}:{key}", now - timedelta(days=days), "planned", "morning", TOWN)
            books.outbox.plan([replace(receipt, state=state)])  # type: ignore[arg-type]
            books.outbox.compose(key, [Message(())], [(1, ["ferry-1"])])

    with archive.history.writing() as books:
        purged = [books.retention.purge_posts(now - timedelta(days=30), 1) for _ in range(3)]

    assert purged == [1, 1, 0]
    with archive.history.reading() as books:
        assert [key for key, _, _ in slots if books.outbox.get(key)] == ["late", "planned", "posting"]
        assert [key for key, _, _ in slots if books.outbox.parts(key)] == ["late", "planned", "posting"]
        assert [key for key, _, _ in slots if books.outbox.stories(key)] == ["late", "planned", "posting"]


async def test_posts_are_forgotten_after_a_year_or_with_the_articles(archive: Archive) -> None:
    archive.post_briefing()

    def there() -> bool:
        with archive.history.reading() as books:
            return books.outbox.get("k1") is not None

    archive.clock.pass_(days=364)
    await keep(archive)
    assert there()
    archive.clock.pass_(days=2)
    await keep(archive, posts_days=400)
    assert there()
    await keep(archive, posts_days=400, articles_days=365)
    assert not there()


async def test_the_last_post_of_a_briefing_stays_since_the_next_one_goes_on_from_it(archive: Archive) -> None:
    yearly = Schedule("morning", CHANNEL, ("0 0 1 1 *",), "UTC", archive.clock(), space=TOWN)
    archive.post_briefing()
    archive.clock.pass_(days=366)
    with archive.history.writing() as books:
        books.schedules.put(yearly)
    await keep(archive)
    with archive.history.reading() as books:
        assert books.outbox.covered(CHANNEL, "morning", archive.clock()) is not None
    with archive.history.writing() as books:
        books.outbox.plan([Receipt("k2", CHANNEL, archive.clock(), "posted", "morning", TOWN)])

    await keep(archive)

    with archive.history.reading() as books:
        assert (books.outbox.get("k1"), books.outbox.get("k2") is None) == (None, False)


def stands(archive: Archive, word: str) -> bool:
    """Whether the word stands anywhere in the bytes of the history's files."""
    files = archive.history.path.parent.glob(f"{archive.history.path.name}*")
    return any(word.encode() in file.read_bytes().lower() for file in files)


async def test_words_of_purged_articles_stand_nowhere_in_the_files_any_more(archive: Archive) -> None:
    words = f"“Zyxquorv is 4,711 metres long,” said Ada Lund, the harbour master. {FERRY}"
    archive.file("rare", words, "Zyxquorv rises", "ledger")
    archive.clock.pass_(days=20)
    for number in range(40):
        archive.file(f"later-{number}", RATES, "The bank again", "ledger")
    archive.clock.pass_(days=11)
    assert stands(archive, "zyxquorv")

    await keep(archive, articles_days=30)

    assert len(articles(archive)) == 40
    assert not stands(archive, "zyxquorv")
    assert check(archive.history.path) == []


async def test_the_words_go_while_new_articles_come_in(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.care.retention.BATCH", 1)
    archive.file("rare", "Zyxquorv is long, the harbour master said.", "Zyxquorv rises", "ledger")
    archive.clock.pass_(days=31)
    for number in range(20):
        archive.file(f"later-{number}", RATES.replace("rate", f"rate{number}"), "The bank again", "ledger")

    for step in housekeeping(RetentionSettings(articles_days=30), archive.clock()):
        for number in range(1_000):
            with archive.history.writing() as books:
                count = step(books)
            archive.file(f"new-{number % 50}", RATES, f"The bank {number}", "ledger")
            if count != 1:
                break
    archive.history.wipe()

    assert not stands(archive, "zyxquorv")
    assert check(archive.history.path) == []


async def test_questions_that_were_forgotten_stand_nowhere_in_the_files_any_more(archive: Archive) -> None:
    ask(archive, "How long is the zyxquorv?")
    archive.clock.pass_(days=31)
    assert stands(archive, "zyxquorv")

    await keep(archive)

    assert not stands(archive, "zyxquorv")


def test_what_somebody_still_reads_is_wiped_the_next_time(archive: Archive) -> None:
    ask(archive, "How long is the zyxquorv?")
    with archive.history.reading():
        with archive.history.writing() as books:
            books.retention.forget_person(TOWN, ANNA)
        archive.history.wipe()
        assert stands(archive, "zyxquorv")

    archive.history.wipe()

    assert not stands(archive, "zyxquorv")


async def test_copies_that_the_bot_made_go_after_thirty_days_and_those_of_others_stay(archive: Archive) -> None:
    beside = archive.history.path.parent
    made = ["verbatim.db.before-told.db", "verbatim.db.before-restore-2.db", "verbatim.db.before-restore-2.db-wal"]
    theirs = ["verbatim.db.before-the-move.db", "other.db.before-told.db"]
    for name in (*made, *theirs):
        (beside / name).touch()
    now = datetime.now(UTC)

    def there() -> set[str]:
        return {file.name for file in beside.iterdir()} & {*made, *theirs}

    archive.clock.at = now + timedelta(days=29)
    await keep(archive)
    assert there() == {*made, *theirs}
    archive.clock.at = now + timedelta(days=31)
    await keep(archive)

    assert there() == {*theirs}


async def test_what_nothing_refers_to_any_more_is_cleared_away(archive: Archive) -> None:
    with archive.history.writing() as books:
        books.sources.report(Health("nobody", checked=archive.clock()))
        stories = set(books.stories.of(["ferry-1", "rates-1"]).values())
        books.repairs.put(Repair(min(stories), "hide", BERT, archive.clock()), TOWN)
        books.repairs.complain(Complaint("abcdefg", "words", ANNA, archive.clock()), TOWN)
    archive.clock.pass_(days=31)
    archive.file("rates-2", "“We will proceed,” governor Tim Marlow told reporters.", "The bank again")

    await keep(archive, articles_days=30)

    with sqlite3.connect(archive.history.path) as connection:
        left = {
            table: [row[0] for row in connection.execute(f"SELECT * FROM {table}")]
            for table in ("repairs", "complaints", "health", "speaker_words")
        }
        speakers = connection.execute("SELECT name FROM speakers").fetchall()
        sources = connection.execute("SELECT id FROM sources ORDER BY id").fetchall()
    connection.close()
    assert left == {"repairs": [], "complaints": [], "health": [], "speaker_words": ["marlow", "tim"]}
    assert (speakers, sources) == ([("Tim Marlow",)], [("courier",), ("ledger",)])
    assert check(archive.history.path) == []


async def test_a_number_of_a_story_is_not_given_twice(archive: Archive) -> None:
    with archive.history.reading() as books:
        before = set(books.stories.of(articles(archive)).values())
    archive.clock.pass_(days=31)
    await keep(archive, articles_days=30)

    archive.file("new", "A circus has come to Larkfield with four elephants.", "A circus comes")

    with archive.history.reading() as books:
        assert not before & set(books.stories.of(["new"]).values())


async def test_who_changed_what_is_known_for_a_year_unless_another_time_is_set(archive: Archive) -> None:
    def changes() -> list[str]:
        with archive.history.reading() as books:
            return [change.line for change in books.audit.last(TOWN, 10)]

    with archive.history.writing() as books:
        books.audit.add(Change(TOWN, BERT, archive.clock(), "/settings zone:UTC"))
    archive.clock.pass_(days=364)
    with archive.history.writing() as books:
        books.audit.add(Change(TOWN, BERT, archive.clock(), "/source remove Courier"))
    await keep(archive)
    assert len(changes()) == 2

    archive.clock.pass_(days=2)
    await keep(archive)
    assert changes() == ["/source remove Courier"]

    await keep(archive, audit_days=1)
    assert changes() == []


async def test_a_story_that_was_purged_takes_new_articles(archive: Archive) -> None:
    archive.clock.pass_(days=31)
    await keep(archive, articles_days=30)

    archive.file("ferry-9", FERRY, "Ferry sinks off Port Hale")

    assert articles(archive) == ["ferry-9"]
    assert check(archive.history.path) == []


def everything_of(archive: Archive, space: str, person: str) -> None:
    """A row in each table that knows spaces."""
    ask(archive, "What sank?", person, space)
    with archive.history.writing() as books:
        books.schedules.put(Schedule("morning", f"{space}:7", ("0 9 * * *",), "UTC", archive.clock(), space=space))
        receipt = Receipt(f"k-{space}", f"{space}:7", archive.clock(), "planned", "morning", space)
        books.outbox.plan([receipt])
        books.outbox.compose(receipt.key, [archive.briefing(space)], [(1, ["ferry-1"])])
        quote = books.articles.digests(["ferry-1"], None)[0].quotes[0]
        books.repairs.put(Repair(quote.passage, "unattribute", person, archive.clock()), space)
        books.repairs.complain(Complaint(quote.passage.id, "words", person, archive.clock()), space)


async def test_a_space_that_was_left_goes_after_thirty_days_and_leaves_no_trace(archive: Archive) -> None:
    everything_of(archive, TOWN, ANNA)
    everything_of(archive, COAST, "slack:T1/U1")
    coast = rows_of(archive, COAST)
    with archive.history.writing() as books:
        books.spaces.put(Space(TOWN, left=archive.clock()))
    archive.clock.pass_(days=29)
    await keep(archive)
    assert "schedules" in rows_of(archive, TOWN)

    archive.clock.pass_(days=2)
    await keep(archive, conversations_days=3_000)

    assert rows_of(archive, TOWN) == {}
    assert rows_of(archive, COAST) == coast
    assert articles(archive) == ["ferry-1", "rates-1"]
    assert check(archive.history.path) == []


def test_what_only_a_left_space_saw_goes_in_small_transactions(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.care.retention.BATCH", 2)
    for number in range(4):
        archive.file(f"more-{number}", RATES, source="ledger")
    with archive.history.writing() as books:
        books.spaces.put(Space(TOWN, left=archive.clock()))
    *_, step, _, _ = housekeeping(RetentionSettings(), archive.clock() + timedelta(days=31))
    left = [len(articles(archive))]

    for _ in range(10):
        with archive.history.writing() as books:
            again = step(books) == 2
        left.append(len(articles(archive)))
        if not again:
            break

    assert left == [7, 5, 3, 2]
    assert rows_of(archive, TOWN) == {}


async def test_two_spaces_that_were_left_both_go(archive: Archive) -> None:
    with archive.history.writing() as books:
        for space in (TOWN, COAST):
            books.spaces.put(Space(space, left=archive.clock()))
    archive.clock.pass_(days=31)

    await keep(archive)

    assert (rows_of(archive, TOWN), rows_of(archive, COAST)) == ({}, {})
    assert articles(archive) == []


@pytest.mark.parametrize("person", [ANNA, BERT])
def test_a_person_is_forgotten_at_once_and_others_are_not(archive: Archive, person: str) -> None:
    other = BERT if person == ANNA else ANNA
    ask(archive, "mine", person)
    ask(archive, "theirs", other)
    ask(archive, "elsewhere", person, COAST)
    with archive.history.writing() as books:
        for space, whose in ((TOWN, person), (TOWN, other), (COAST, person)):
            books.repairs.complain(Complaint("abcdefg", "words", whose, archive.clock()), space)
            number = books.watches.add(Watch(space, f"{space}:7", whose, "figures", archive.clock()))
            books.watches.found(Find(number, "abcdefg", "ferry-1"), archive.clock())
            books.watches.set_value(number, "person", "12")
            books.outbox.plan([Receipt(f"{space} {whose}", whose, archive.clock(), "posted", None, space)])
        forgotten = books.retention.forget_person(TOWN, person)

    with archive.history.reading() as books:
        assert [(each.space, each.person) for each in books.watches.all()] == [(TOWN, other), (COAST, person)]
    assert forgotten == 1
    assert questions(archive) == ["theirs", "elsewhere"]
    with sqlite3.connect(archive.history.path) as connection:
        complaints = connection.execute("SELECT space, person FROM complaints ORDER BY person").fetchall()
        assert complaints == sorted([(TOWN, other), (COAST, person)], key=lambda row: row[1])
        for table in ("finds", "watched_values", "outbox"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (2,)
    connection.close()


def test_a_space_forgets_all_that_was_asked_in_it(archive: Archive) -> None:
    ask(archive, "a", ANNA)
    ask(archive, "b", BERT)
    ask(archive, "c", "slack:T1/U1", COAST)

    with archive.history.writing() as books:
        forgotten = books.retention.forget_space(TOWN)

    assert (forgotten, questions(archive)) == (2, ["c"])


def test_the_foot_of_a_briefing_counts_feeds_that_have_long_had_nothing_new(archive: Archive) -> None:
    with archive.history.writing() as books:
        for source in ("courier", "ledger"):
            books.sources.report(Health(source, first=MORNING, checked=archive.clock(), succeeded=archive.clock()))
    assert "all 2 feeds fine ·" in text_of(archive.briefing(), 300)

    archive.clock.pass_(days=3)
    archive.file("rates-2", RATES, "The bank again", "ledger")

    assert "all 2 feeds fine, 1 stale" in text_of(archive.briefing(), 300)
