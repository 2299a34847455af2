"""Who asked to be told is told: soon, in one message, never twice, and nothing of another space."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.lexicon import load
from bot.care import apply_retention
from bot.care.alerts import alert
from bot.care.incidents import report_failures
from bot.care.watch_matcher import WatchMatcher
from bot.care.watching import MOST_WATCHES, PAUSES, Watching, _look_at_some
from bot.commands import AddWatch, Decide, RemoveWatch, parse
from bot.errors import ChannelGone, UsageError
from bot.message import Choices, Message
from bot.model import LOCAL, Article, Digest, Health
from bot.people import Visitor
from bot.reading.digest import read
from bot.settings import RetentionSettings
from bot.slots import Stories
from bot.watches import Watch
from tests.care.conftest import CHANNEL, COAST, MORNING, TOWN, Archive
from tests.care.test_reports_and_repairs import reporting
from tests.cli.places import FERRY, RATES
from tests.shown import text_of

BERT = Visitor(COAST, "slack:T1/U1", "slack:T1/C1", "t")


@dataclass
class Post:
    """Remembers what was posted; each channel and key once."""

    posted: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[tuple[str, str], ...]] = field(default_factory=list)
    told: list[Stories] = field(default_factory=list)
    keys: set[tuple[str, str]] = field(default_factory=set)

    async def __call__(self, channel: str, message: Message, key: str, space: str, stories: Stories) -> bool:
        if (channel, key) in self.keys:
            return False
        self.keys.add((channel, key))
        self.posted.append((channel, text_of(message, 300)))
        self.buttons += [block.options for block in message.blocks if isinstance(block, Choices)]
        self.told.append(stories)
        return True


def watching(archive: Archive, post: Post | None = None) -> Watching:
    return Watching(archive.async_history, load(), post or Post(), archive.clock)


def marlow(archive: Archive, id: str, said: str = "We will wait", source: str = "courier") -> None:
    words = f"“{said} and see what tariffs do to prices here,”"
    text = f"The bank met on Monday.\n\n{words} governor Tim Marlow told reporters."
    archive.file(id, text, "Bank waits", source)


def toll(archive: Archive, id: str, dead: str, source: str = "courier") -> None:
    text = (
        f"The ferry Maren sank off Port Hale, killing {dead} people, the coastguard said on Thursday.\n\n"
        f"The search of the strait went on as the sea grew rough, and the harbour office counted {id} boats."
    )
    archive.file(id, text, "Ferry toll", source)


async def test_a_watch_tells_when_somebody_is_quoted_on_something(archive: Archive, anna: Visitor) -> None:
    post = Post()
    watch = watching(archive, post)
    reply = await watch.add(AddWatch("tariffs", "Marlow"), anna)
    await watch.look()
    marlow(archive, "w1")
    archive.file("w2", FERRY, "Another ferry")

    await watch.look()
    await watch.look()

    assert "I shall tell you when Marlow is quoted on tariffs." in text_of(reply.message)
    assert [channel for channel, _ in post.posted] == [anna.person]
    assert "We will wait and see what tariffs do to prices here" in post.posted[0][1]
    assert "— Tim Marlow" in post.posted[0][1]
    assert post.buttons == [(("Stop watch 1", "/watch remove 1"),)]
    assert [ids for _, ids in post.told[0]] == [("w1",)]


def test_watches_look_at_what_their_space_may_see(archive: Archive) -> None:
    with archive.history.reading() as books:
        unseen = books.watches.unseen(10)
        seen = {
            space: books.articles.arrived(MORNING - timedelta(1), MORNING + timedelta(1), space)
            for space in (TOWN, COAST, LOCAL)
        }

    assert {space: [id for id, spaces in unseen if space in spaces] for space in seen} == seen
    assert len(seen[COAST]) < len(seen[TOWN])


async def test_what_came_in_before_the_watch_is_not_told(archive: Archive, anna: Visitor) -> None:
    post = Post()
    watch = watching(archive, post)
    await watch.look()
    await watch.add(AddWatch("", "Lund"), anna)

    await watch.look()

    assert post.posted == []


async def test_finds_are_told_in_one_message_each_quarter_of_an_hour(archive: Archive, anna: Visitor) -> None:
    post = Post()
    watch = watching(archive, post)
    await watch.add(AddWatch("", "Marlow", here=True), anna)
    marlow(archive, "w1")
    await watch.look()
    for number in range(3):
        marlow(archive, f"w2{number}", f"Number {number} is open")
    archive.clock.pass_(minutes=14)
    await watch.look()
    assert len(post.posted) == 1

    archive.clock.pass_(minutes=2)
    await watch.look()

    assert [channel for channel, _ in post.posted] == [CHANNEL, CHANNEL]
    assert all(f"Number {number} is open" in post.posted[1][1] for number in range(3))


async def test_there_are_so_many_messages_a_day_and_the_rest_waits(archive: Archive, anna: Visitor) -> None:
    post = Post()
    watch = watching(archive, post)
    await watch.add(AddWatch("", "Marlow"), anna)
    for number in range(40):
        marlow(archive, f"w{number}", f"Number {number} is open")
        archive.clock.pass_(minutes=20)
        await watch.look()
    assert len(post.posted) == 24

    archive.clock.pass_(hours=24)
    await watch.look()

    assert len(post.posted) == 25
    assert "and 6 more" in post.posted[-1][1]


async def test_however_much_was_found_it_is_all_told_of_in_one_message(archive: Archive, anna: Visitor) -> None:
    post = Post()
    watch = watching(archive, post)
    await watch.add(AddWatch("", "Marlow"), anna)
    said = [f"“Number {number} is open and will stay so,” governor Tim Marlow told reporters." for number in range(60)]
    archive.file("w1", "\n\n".join(said), "Sixty are open")

    waits = await watch.look()

    assert len(post.posted) == 1
    assert "and 50 more" in post.posted[0][1]
    assert waits is None


async def test_a_figure_is_told_when_it_changes_and_not_when_it_is_said_again(archive: Archive, anna: Visitor) -> None:
    post = Post()
    watch = watching(archive, post)
    await watch.add(AddWatch("ferry coastguard", kind="figures"), anna)
    toll(archive, "w1", "12")
    await watch.look()
    toll(archive, "w2", "12", "ledger")
    await watch.look()
    assert post.posted == []

    toll(archive, "w3", "15")
    await watch.look()

    assert len(post.posted) == 1
    assert "killing 15 people" in post.posted[0][1]


async def test_nothing_of_another_space_is_told(archive: Archive, anna: Visitor) -> None:
    post = Post()
    watch = watching(archive, post)
    await watch.add(AddWatch("", "Marlow"), BERT)
    marlow(archive, "w1", source="ledger")

    await watch.look()

    assert post.posted == []


async def test_what_managers_have_hidden_is_not_told(archive: Archive, anna: Visitor, boss: Visitor) -> None:
    post = Post()
    watch = watching(archive, post)
    await watch.add(AddWatch("", "Marlow"), anna)
    marlow(archive, "w1")
    await reporting(archive).decide(Decide(archive.quote_id("We will wait"), "hide"), boss)

    await watch.look()

    assert post.posted == []


async def test_news_break_when_enough_outlets_tell_a_story_in_words_of_their_own(
    archive: Archive, boss: Visitor
) -> None:
    post = Post()
    watch = watching(archive, post)
    for outlet in ("harbour", "tern"):
        archive.source(outlet, TOWN)
    await watch.add(AddWatch("", kind="breaking", here=True, outlets=3, minutes=60), boss)
    archive.file("b1", FERRY, "Ferry Maren sinks off Port Hale", "harbour")  # the same text as the courier's
    await watch.look()
    assert post.posted == []

    archive.file("b2", TUGS, "Ferry Maren sinks off Port Hale", "tern")
    await watch.look()
    archive.file("b3", FAMILIES, "Ferry Maren sinks off Port Hale", "ledger")
    await watch.look()
    archive.file("b4", FERRY.replace("a bang", "a crash"), "Ferry Maren sinks off Port Hale", "courier")
    await watch.look()

    assert len(post.posted) == 1
    assert post.posted[0][1].startswith("Breaking: 4 outlets within 60 minutes")
    assert "Ferry" in post.posted[0][1]
    assert post.buttons == [
        (("The whole story", "/story ferry maren sinks port hale"), ("Stop watch 1", "/watch remove 1"))
    ]
    assert [sorted(ids) for _, ids in post.told[0]] == [["b1", "b2", "b3", "ferry-1", "ferry-2"]]


@pytest.mark.parametrize(
    ("about", "between", "told"),
    [("ferry", 20, True), ("volcano", 20, False), ("ferry", 40, False)],
)
async def test_news_break_only_about_what_was_asked_for_and_within_its_minutes(
    archive: Archive, boss: Visitor, about: str, between: int, told: bool
) -> None:
    post = Post()
    watch = watching(archive, post)
    archive.source("tern", TOWN)
    await watch.add(AddWatch(about, kind="breaking", here=True, outlets=2, minutes=30), boss)
    archive.clock.pass_(hours=3)
    archive.file("b2", TUGS, "Ferry Maren sinks off Port Hale", "tern")
    await watch.look()
    archive.clock.pass_(minutes=between)
    archive.file("b3", FAMILIES, "Ferry Maren sinks off Port Hale", "ledger")

    await watch.look()

    assert bool(post.posted) is told


TUGS = (
    "Two tugs reached the strait off Port Hale an hour after the ferry Maren sank with 29 people aboard.\n\n"
    "Crews pulled survivors of the Maren from the water near the lighthouse and took them to the hospital of Port Hale."
)
FAMILIES = (
    "Families waited on the quay of Port Hale for news of the Maren, the ferry that sank in the strait overnight.\n\n"
    "The coastguard read out the names of survivors at dawn, and said that rescue boats would go on with their search."
)


async def test_watches_are_listed_and_ended_by_who_made_them(archive: Archive, anna: Visitor, boss: Visitor) -> None:
    watch = watching(archive)
    none = await watch.show(anna)
    await watch.add(AddWatch("tariffs", "Marlow"), anna)
    await watch.add(AddWatch("ferry", kind="figures", here=True), boss)

    listed = await watch.show(anna)
    with pytest.raises(UsageError, match="you have no such watch"):
        await watch.remove(RemoveWatch("2"), anna)
    with pytest.raises(UsageError, match="you have no such watch"):
        await watch.remove(RemoveWatch("1"), BERT)
    ended = await watch.remove(RemoveWatch("1"), anna)
    await watch.remove(RemoveWatch("2"), boss)

    assert "There are no watches" in text_of(none.message)
    assert "1: Marlow is quoted on tariffs" in text_of(listed.message)
    assert "2: figures on ferry" in text_of(listed.message)
    assert "The watch is ended: Marlow is quoted on tariffs." in text_of(ended.message)
    assert "There are no watches" in text_of((await watch.show(anna)).message)


@pytest.mark.parametrize("ending", ["removed", "forgotten", "left"])
async def test_a_watch_that_ended_leaves_its_number_to_no_other(
    archive: Archive, anna: Visitor, boss: Visitor, ending: str
) -> None:
    watch = watching(archive)
    await watch.add(AddWatch("tariffs", "Marlow"), anna)
    if ending == "removed":
        await watch.remove(RemoveWatch("1"), anna)
    with archive.history.writing() as books:
        if ending == "forgotten":
            books.retention.forget_person(TOWN, anna.person)
        if ending == "left":
            books.retention.purge_space(TOWN, 10)
    await watch.add(AddWatch("ferry"), anna)

    with pytest.raises(UsageError, match="you have no such watch"):  # the button of an old message
        await watch.remove(RemoveWatch("1"), anna)
    assert "2: somebody is quoted on ferry" in text_of((await watch.show(anna)).message)


async def test_the_same_watch_is_kept_once(archive: Archive, anna: Visitor) -> None:
    watch = watching(archive)

    first = await watch.add(AddWatch("tariffs", "Marlow"), anna)
    again = await watch.add(AddWatch("tariffs", "Marlow"), anna)
    other = await watch.add(AddWatch("tariffs", "Marlow", here=True), anna)

    assert first == again != other
    with archive.history.reading() as books:
        assert [each.number for each in books.watches.all(TOWN)] == [1, 2]


async def test_a_watch_without_words_and_one_too_many_are_refused(archive: Archive, anna: Visitor) -> None:
    watch = watching(archive)

    with pytest.raises(UsageError, match="neither a speaker nor words are given"):
        await watch.add(AddWatch("the of"), anna)
    with pytest.raises(UsageError, match="neither a speaker nor words are given"):
        await watch.add(AddWatch("", "Marlow", kind="figures"), anna)
    for number in range(MOST_WATCHES):
        await watch.add(AddWatch(f"word{number}"), anna)
    with pytest.raises(UsageError, match="there are 25 watches here already"):
        await watch.add(AddWatch("ferry"), anna)


async def test_who_has_left_a_space_is_told_nothing_more_of_it(archive: Archive, anna: Visitor) -> None:
    post = Post()
    here = {(anna.person, TOWN)}

    async def may_read(channel: str, space: str) -> bool:
        return (channel, space) in here

    watch = Watching(archive.async_history, load(), post, archive.clock, may_read)
    await watch.add(AddWatch("", "Marlow"), anna)
    marlow(archive, "w1")
    await watch.look()
    here.clear()
    archive.clock.pass_(minutes=60)
    marlow(archive, "w2", "We have waited")

    await watch.look()

    assert len(post.posted) == 1


async def test_a_channel_that_nobody_serves_any_more_holds_up_no_other(archive: Archive, anna: Visitor) -> None:
    told: list[str] = []

    async def post(channel: str, message: Message, key: str, space: str, stories: Stories) -> None:
        if channel == anna.person:
            raise ChannelGone(channel, "it is gone")
        told.append(channel)

    watch = Watching(archive.async_history, load(), post, archive.clock)
    await watch.add(AddWatch("", "Marlow"), anna)
    await watch.add(AddWatch("", "Marlow"), replace(anna, person="discord:@8"))
    marlow(archive, "w1")

    await watch.look()
    await watch.look()

    assert told == ["discord:@8"]


async def test_a_crash_between_posting_and_remembering_tells_nothing_twice(archive: Archive, anna: Visitor) -> None:
    post = Post()
    watch = watching(archive, post)
    await watch.add(AddWatch("", "Marlow"), anna)
    marlow(archive, "w1")
    with archive.history.writing() as books:
        _look_at_some(books, archive.clock())
        batches = books.watches.gather(archive.clock(), PAUSES)
        told = alert(books, batches[0], load())
    assert told is not None
    await post(batches[0].channel, told.message, f"watch quotes {batches[0].at.isoformat()} {TOWN}", TOWN, told.stories)
    archive.clock.pass_(minutes=1)

    await watching(archive, post).look()

    assert len(post.posted) == 1


def test_the_command_line_makes_breaking_watches() -> None:
    assert parse("/watch add kind:breaking outlets:4 minutes:30 here:yes") == AddWatch(
        "", None, "breaking", True, 4, 30
    )


@given(st.lists(st.sampled_from(["Marlow", "Tim Marlow", "Ada Lund", "Lund", "Nobody"]), max_size=6))
def test_the_index_finds_what_trying_each_watch_would_find(names: list[str]) -> None:
    made = [Watch(TOWN, CHANNEL, "p", "quotes", MORNING, name, (), number=n) for n, name in enumerate(names)]
    digest = _digest()

    found = {watch.number for watch, _ in WatchMatcher(made).quotes(digest)}

    said = {"marlow", "tim"}
    assert found == {watch.number for watch in made if set((watch.by or "").lower().split()) <= said}


def _digest() -> Digest:
    return read(Article("a", RATES, MORNING), load())[0]


async def test_a_source_that_fails_for_a_day_is_reported_once_until_it_fails_anew(archive: Archive) -> None:
    told: list[tuple[str, str, str]] = []

    async def notify(space: str, message: Message, key: str, made_by: str | None) -> bool:
        if (space, key) in {(s, k) for s, k, _ in told}:
            return False
        told.append((space, key, text_of(message, 300)))
        return True

    def fails(since: timedelta | None) -> None:
        began = None if since is None else archive.clock() - since
        with archive.history.writing() as books:
            books.sources.report(Health("courier", failing_since=began, reason="404"))

    async def report() -> None:
        await report_failures(archive.async_history, notify, archive.clock())

    fails(timedelta(hours=23))
    await report()
    assert told == []

    fails(timedelta(hours=24))
    await report()
    await report()
    assert [space for space, _, _ in told] == [TOWN, COAST]
    assert "The Courier cannot be read since 3 May 08:30: 404." in told[0][2]

    fails(None)
    await report()
    archive.clock.pass_(days=3)
    fails(timedelta(hours=25))
    await report()
    assert len(told) == 4


async def test_a_round_says_when_what_waits_may_be_told(archive: Archive, anna: Visitor) -> None:
    watch = watching(archive, Post())
    await watch.add(AddWatch("tariffs", "Marlow"), anna)
    quiet = await watch.look()
    marlow(archive, "w1")
    told = await watch.look()
    marlow(archive, "w2")

    waits = await watch.look()

    assert (quiet, told, waits) == (None, None, archive.clock() + timedelta(minutes=15))


async def test_somebody_who_watches_in_two_servers_is_told_of_both(archive: Archive, anna: Visitor) -> None:
    post = Post()
    watch = watching(archive, post)
    archive.source("gazette", "discord:2")
    await watch.add(AddWatch("tariffs", "Marlow"), anna)
    await watch.add(AddWatch("tariffs", "Marlow"), replace(anna, space="discord:2"))
    marlow(archive, "w1", source="ledger")
    marlow(archive, "w2", "They may go", source="gazette")

    await watch.look()

    assert [channel for channel, _ in post.posted] == [anna.person, anna.person]
    assert "We will wait" in post.posted[0][1]
    assert "They may go" in post.posted[1][1]


async def test_after_everything_was_purged_watches_go_on(archive: Archive, anna: Visitor) -> None:
    post = Post()
    watch = watching(archive, post)
    await watch.add(AddWatch("tariffs", "Marlow"), anna)
    archive.clock.pass_(days=2)
    await apply_retention(archive.async_history, RetentionSettings(articles_days=1), archive.clock())
    marlow(archive, "w1")

    await watch.look()

    assert len(post.posted) == 1
