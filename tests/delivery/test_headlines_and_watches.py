"""What is marked in a briefing's text is marked in headlines too, and in what watches have told."""

from __future__ import annotations

import pytest

from adapters.lexicon import load
from bot.briefing.correcting import ArticleChange, corrected
from bot.care.watching import Watching
from bot.commands import AddWatch
from bot.message import SOURCES, Facts, Heading, Message, Place, Run, plain
from bot.model import LOCAL
from bot.people import Visitor
from bot.watches import Watched
from tests.delivery.conftest import DAILY, FERRY, MORNING, RATES, Office
from tests.delivery.test_corrections import FEWER, MARK, QUOTED, lines, marks, struck

WATCHER = Visitor(LOCAL, "test:anna", "test:news", "test:news", manages=True)


async def retitled(office: Office, title: str) -> Message:
    office.clock.pass_(minutes=60)
    office.file("a", title=title)
    office.clock.pass_(minutes=60)
    await office.publisher.publish()
    return office.platform.posted[-1][2]


async def test_a_headline_that_no_longer_stands_is_struck_and_marked(office: Office) -> None:
    office.plan(DAILY)
    office.file("a", title="Ferry sinks, twelve dead")
    await office.publisher.publish()
    before = office.platform.posted[-1][2]

    after = await retitled(office, "Ferry sinks, eleven dead")
    again = await retitled(office, "Ferry sinks, twelve dead")

    (headline,) = [block.line for block in after.blocks if isinstance(block, Heading) and block.level == 2]
    assert struck(after) == "Ferry sinks, twelve dead"
    assert plain(headline).startswith(f"Ferry sinks, twelve dead {MARK}")
    assert (again, office.platform.edits) == (before, 2)


@pytest.mark.parametrize("title", ["Ferry sinks off Port Hale – latest", "“Ferry sinks” off Port Hale"])
async def test_a_headline_that_goes_on_or_is_set_otherwise_still_stands(office: Office, title: str) -> None:
    office.plan(DAILY)
    office.file("a", title=title.removesuffix(" – latest").replace("“", '"').replace("”", '"'))
    await office.publisher.publish()
    before = office.platform.posted[-1][2]

    assert await retitled(office, title) == before
    assert office.platform.edits == 0


def test_a_headline_is_struck_where_the_thread_of_a_briefing_is_listed_too() -> None:
    title = Run("Ferry sinks, twelve dead", place=Place("a", 0, "title"))
    listed = Facts(((Run("Update: "), title),), "Also in this briefing")
    foot = Facts(((Run("The Courier", link="https://a.example"), Run(", "), Run("Ferry sinks, twelve dead")),), SOURCES)
    now, before = "Ferry sinks, eleven dead", "Ferry sinks, twelve dead"
    change = ArticleChange("a", "The Courier", MORNING, (now, before), now)

    after = corrected(Message((listed, foot)), change)

    assert struck(after) == "Ferry sinks, twelve dead"
    assert marks(after) == 1
    assert after.blocks[1] == foot


def test_a_bare_number_is_marked_for_the_outlet_that_it_is_from() -> None:
    claimed = (Run("12", bold=True, place=Place("a", 8)), Run(" to "), Run("15", bold=True, place=Place("b", 8)))
    now, before, other = "The sea took 11 people.", "The sea took 12 people.", "The sea took 15 people, not 12."
    change = ArticleChange("a", "The Courier", MORNING, (now, before), now, others=(other,))

    after = corrected(Message((Facts((claimed,)),)), change)

    assert plain(lines(after)[0]).startswith(f"12 {MARK}")
    assert (marks(after), struck(after)) == (1, "")  # another outlet of the post has the number, too


async def test_what_a_watch_has_told_is_corrected_too_and_told_again_in_the_next_briefing(office: Office) -> None:
    watching = Watching(office.async_history, load(), office.publisher.post_once, office.clock)
    watched: tuple[tuple[Watched, str], ...] = (("quotes", "bang"), ("figures", "ferry"))
    for kind, about in watched:
        await watching.add(AddWatch(about, kind=kind, here=True), WATCHER)
    office.file("before", FEWER.partition("\n\n")[0])
    office.file("a", FERRY)
    await watching.look()
    await office.publisher.publish()
    before = [message for _, _, message, _ in office.platform.posted]

    office.clock.pass_(minutes=60)
    office.file("a", RATES)
    office.clock.pass_(minutes=60)
    await office.publisher.publish()

    edited = [message for _, _, message, _ in office.platform.posted]
    assert [marks(message) for message in before] == [0, 0]
    assert sorted(map(struck, edited)) == [FERRY.partition("\n\n")[0], QUOTED]
    assert ([marks(message) for message in edited], office.platform.edits) == ([1, 1], 2)
    with office.history.reading() as books:
        assert books.outbox.told_articles("test:news", ["a", "before"]) == set()
