"""One door for complaints, watches and forgetting: who may, what is asked back, and what is in the audit log."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.lexicon import load
from bot.care import Care
from bot.commands import parse
from bot.delivery.editing import Edited
from bot.errors import UsageError
from bot.message import Choices, Message
from bot.model import Health
from bot.people import Reply, Space, Visitor
from bot.service.dependencies import CareRequest
from bot.service.request_context import RequestContext
from bot.slots import Stories
from bot.turns import Turn
from tests.care.conftest import CHANNEL, MORNING, TOWN, Archive
from tests.shown import text_of


class Poster:
    """Remembers what was posted, and what managers were told."""

    def __init__(self) -> None:
        self.posted: list[str] = []
        self.told: list[str] = []

    async def post_once(self, channel: str, message: Message, key: str, space: str, stories: Stories = ()) -> bool:
        self.posted.append(channel)
        return True

    async def notify(self, space: str, message: Message, key: str, made_by: str | None = None) -> bool:
        self.told.append(space)
        return True

    async def edit(self, space: str) -> Edited:
        return Edited()


def care(archive: Archive, poster: Poster | None = None) -> Care:
    return Care(archive.async_history, load(), poster or Poster(), archive.clock)


def audited(archive: Archive) -> list[str]:
    with archive.history.reading() as books:
        return [change.line for change in books.audit.last(TOWN, 10)]


async def say(desk: Care, line: str, visitor: Visitor) -> Reply:
    """What comes of a line that the front desk has let through."""
    request = parse(line)
    assert isinstance(request, CareRequest)
    return await desk.answer(request, RequestContext(line, visitor, Space(visitor.space), MORNING))


async def test_anybody_reports_and_what_is_decided_is_audited(archive: Archive, anna: Visitor, boss: Visitor) -> None:
    poster = Poster()
    desk, id = care(archive, poster), archive.quote_id("We heard a bang")
    with archive.history.writing() as books:
        books.spaces.put(Space(TOWN, notices=CHANNEL))

    await say(desk, f"/report {id} fault:words", anna)
    await say(desk, f"/decide {id} repair:hide", boss)

    assert poster.told == [TOWN]
    assert audited(archive) == [f"/decide {id} repair:hide"]
    with archive.history.reading() as books:
        assert books.search.passage(id, TOWN) is None


async def test_a_watch_for_a_channel_is_for_managers_and_audited(
    archive: Archive, anna: Visitor, boss: Visitor
) -> None:
    desk = care(archive)

    await say(desk, "/watch add tariffs by:Marlow", anna)
    with pytest.raises(UsageError, match="this is for managers"):
        await say(desk, "/watch add tariffs by:Marlow here:yes", anna)
    await say(desk, "/watch add tariffs by:Marlow here:yes", boss)
    listed = await say(desk, "/watch list", anna)
    await say(desk, "/watch remove 1", anna)

    assert text_of(listed.message).count("Marlow is quoted on tariffs") == 2
    assert audited(archive) == ["/watch add tariffs by:Marlow here:yes"]


async def test_forgetting_is_confirmed_and_then_done_at_once(archive: Archive, anna: Visitor, boss: Visitor) -> None:
    desk = care(archive)
    for person in (anna.person, boss.person):
        with archive.history.writing() as books:
            books.conversations.add("t", Turn("What sank?", "The Maren.", archive.clock()), TOWN, person)

    asked = await say(desk, "/forget me", anna)
    mine = await say(desk, "/forget me sure:yes", anna)
    with pytest.raises(UsageError, match="this is for managers"):
        await say(desk, "/forget space sure:yes", anna)
    asked_of_all = await say(desk, "/forget space", boss)
    all_of_it = await say(desk, "/forget space sure:yes", boss)

    for reply, line in ((asked, "/forget me sure:yes"), (asked_of_all, "/forget space sure:yes")):
        assert isinstance(reply.message.blocks[-1], Choices)
        assert reply.message.blocks[-1].options == (("Forget it", line),)
    assert "Forgotten: 1 question of yours" in text_of(mine.message)
    assert "Forgotten: 1 question that was asked here" in text_of(all_of_it.message)
    assert audited(archive) == ["/forget space sure:yes"]
    files = archive.history.path.parent.glob(f"{archive.history.path.name}*")
    assert not any(b"What sank?" in file.read_bytes() for file in files)


async def test_the_rounds_tell_of_finds_and_failures(archive: Archive, anna: Visitor) -> None:
    poster = Poster()
    desk = care(archive, poster)
    await say(desk, "/watch add by:Lund", replace(anna, manages=True))
    archive.file("w1", "It rained.\n\n“The ship was old and everybody knew that,” said Ada Lund on Friday.", "Old ship")
    with archive.history.writing() as books:
        books.sources.report(Health("ledger", failing_since=archive.clock(), reason="404"))
    archive.clock.pass_(hours=25)

    await desk.look()
    await desk.report_failures()

    assert poster.posted == [anna.person]
    assert poster.told == [TOWN]
    assert CHANNEL not in poster.posted
