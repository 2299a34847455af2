"""What the configuration file declares for a space is seen, asked about and paused there, and changed nowhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from adapters.declaring import declare
from adapters.sqlite import SQLiteHistory
from bot.ports import Books
from bot.settings import BriefingSettings, Settings, SourceSettings
from tests.people.conftest import ALICE, BOB, NOW, Office

FEED = "https://feeds.example/post.xml"
SETTINGS = Settings(
    sources=(SourceSettings(FEED, "Tern Valley Post", space=("discord:1", "slack:T1")),),
    briefings=(BriefingSettings("dawn", "30 6 * * *", channel="discord:11", space="discord:1"),),
)


def _declared(office: Office, settings: Settings = SETTINGS) -> None:
    declare(office.history, settings, Path(), NOW)


class Meanwhile:
    """A history in which somebody pauses a briefing just before anybody else writes."""

    def __init__(self, history: SQLiteHistory) -> None:
        self._history = history
        self.reading, self.close = history.reading, history.close
        self.wipe, self.purge_copies = history.wipe, history.purge_copies

    @contextmanager
    def writing(self) -> Iterator[Books]:
        with self._history.writing() as books:
            for schedule in books.schedules.all():
                books.schedules.put(replace(schedule, paused="by discord:@81"))
        with self._history.writing() as books:
            yield books


async def test_a_server_sees_what_the_file_declares_for_it_and_another_does_not(office: Office) -> None:
    _declared(office)

    assert "Tern Valley Post · 0 articles · from file" in " ".join((await office.say("/source list", ALICE)).split())
    assert "dawn here · every day at 06:30 · from file · next" in " ".join(
        (await office.say("/briefing list", ALICE)).split()
    )
    assert "Tern Valley" not in await office.say("/source list", BOB)
    assert "dawn" not in await office.say("/briefing list", BOB)


async def test_a_declared_briefing_is_paused_in_chat_and_stays_so_but_is_not_changed(office: Office) -> None:
    _declared(office)

    assert "is paused" in await office.say('/briefing pause "dawn"', ALICE)
    _declared(office)

    assert "paused" in await office.say("/briefing list", ALICE)
    assert "is declared in the configuration file" in await office.say("/briefing remove dawn", ALICE)
    assert "is declared in the configuration file" in await office.say("/briefing schedule 9:00 daily name:dawn", ALICE)


async def test_a_declared_source_is_not_removed_in_chat(office: Office) -> None:
    _declared(office)

    assert "is declared in the configuration file" in await office.say(f"/source remove {FEED}", ALICE)


async def test_a_source_declared_for_one_server_and_added_in_another_is_from_file_in_the_first_alone(
    office: Office,
) -> None:
    _declared(office)

    await office.say(f"/source add {FEED}", BOB)

    assert "from file" in await office.say("/source list", ALICE)
    listed = await office.say("/source list", BOB)
    assert "Tern Valley Post" in listed
    assert "from file" not in listed
    assert "is not read here any more" in await office.say(f"/source remove {FEED}", BOB)


async def test_a_declared_source_without_an_outlet_keeps_the_name_that_its_articles_gave_it(office: Office) -> None:
    settings = Settings(sources=(SourceSettings(FEED, space="discord:1"),))
    _declared(office, settings)
    with office.history.writing() as books:
        books.sources.name(FEED, "Tern Valley Post")

    _declared(office, settings)

    assert "Tern Valley Post · 0 articles" in " ".join((await office.say("/source list", ALICE)).split())


async def test_what_is_taken_out_of_the_file_is_gone_from_the_server(office: Office) -> None:
    _declared(office)

    _declared(office, Settings(sources=(SourceSettings(FEED, space="slack:T1"),)))

    assert "Tern Valley" not in await office.say("/source list", ALICE)
    assert "dawn" not in await office.say("/briefing list", ALICE)
    with office.history.reading() as books:
        assert [source.id for source in books.sources.all("slack:T1")] == [FEED]


async def test_a_briefing_that_is_paused_while_the_file_is_declared_stays_paused(office: Office) -> None:
    _declared(office)
    changed = replace(SETTINGS.briefings[0], stories=3)

    declare(Meanwhile(office.history), replace(SETTINGS, briefings=(changed,)), Path(), NOW)

    with office.history.reading() as books:
        [dawn] = books.schedules.all()
    assert (dawn.paused, dawn.stories) == ("by discord:@81", 3)
