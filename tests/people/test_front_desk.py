"""The front desk answers, changes what may be changed, and asks back where something is missing."""

from __future__ import annotations

import asyncio
import csv
import re
from dataclasses import replace
from datetime import timedelta
from functools import partial
from io import StringIO
from threading import Event
from typing import get_args

import pytest

from adapters.lexicon import load
from adapters.metrics import MeasuredDesk, Metrics
from bot.commands import ChangeSettings, Completion
from bot.desk import Desk
from bot.errors import SourceError
from bot.front_desk import FrontDesk
from bot.message import Document, Message
from bot.model import LOCAL, Source
from bot.people import Space, Visitor
from bot.service.exports import harmless
from bot.service.request_context import RequestContext
from bot.service.settings import change
from bot.slots import Receipt
from bot.watches import Watch
from tests.dependencies import dependencies
from tests.people.conftest import ALICE, BOB, GUEST, NOW, Office, Scouted
from tests.shown import text_of

OWN = Visitor("discord:@81", "discord:@81", "discord:@81", "dm")
TERMINAL = Visitor(LOCAL, "terminal", "terminal", "t4", manages=True)


async def test_a_briefing_is_made_listed_paused_resumed_and_removed(office: Office) -> None:
    made = await office.say("/briefing schedule weekdays at 8:30 zone:Kyiv")

    assert "weekdays at 08:30, Europe/Kyiv time, here, as “briefing”" in made
    assert "17 Mar 08:30" in made
    assert "briefing here · weekdays at 08:30 · next 17 Mar 08:30 · zone Europe/Kyiv" in await office.say(
        "/briefing list"
    )
    assert "is paused." in await office.say("/briefing pause")
    assert "paused (by discord:@81)" in await office.say("/briefing next")
    assert "comes again: 17 Mar 08:30" in await office.say("/briefing resume")
    assert "has had no slot yet" in await office.say("/briefing log")
    assert "is removed." in await office.say("/briefing remove")
    assert "There is no briefing here yet" in await office.say("/briefing next")


async def test_a_briefing_is_changed_by_making_it_again_and_its_next_three_times_are_told(office: Office) -> None:
    made = await office.say("/briefing schedule weekdays at 8:30 zone:UTC")
    changed = await office.say("/briefing schedule weekdays at 9:30 zone:UTC")
    comes = await office.say("/briefing next")
    office.clock[0] += timedelta(days=7)  # and none was posted
    later = await office.say("/briefing next")

    assert (made[:5], changed[:8]) == ("Done:", "Changed:")
    for said, days in ((comes, (14, 17, 18)), (later, (21, 24, 25))):
        assert re.findall(r"(\d+) Mar 09:30", said) == [str(day) for day in days]


@pytest.mark.parametrize(
    "line", ["/briefing list", "/briefing preview", "/briefing log", "/briefing resume", "resume the briefing"]
)
async def test_no_time_that_is_past_is_told_as_the_next_while_nothing_posts(office: Office, line: str) -> None:
    await office.say("/briefing schedule daily at 9:30 zone:UTC")
    office.clock[0] += timedelta(days=3)

    said = await office.say(line)

    assert "17 Mar 09:30" in said
    assert "14 Mar 09:30" not in said


async def test_where_several_briefings_come_the_one_to_change_is_named(office: Office) -> None:
    await office.say("/briefing schedule daily 7:00 name:early stories:3 zone:UTC")
    await office.say("/briefing schedule daily 19:00 name:late zone:UTC")

    refused = await office.say("/briefing schedule daily 8:00")
    [line] = await office.lines("send us a briefing every weekday at 08:30", replace(ALICE, channel="discord:13"))
    await office.say("/briefing schedule daily 8:00 name:Early length:short")

    assert "several briefings come here; say which with name: late, early; a new name adds one" in refused
    assert "name:briefing" in line
    with office.history.reading() as books:
        early, late = sorted(books.schedules.all(ALICE.space), key=lambda each: each.name)
    assert (early.cron, early.stories, early.length) == (("0 8 * * *",), 3, "short")
    assert (late.cron, late.length) == (("0 19 * * *",), "medium")


async def test_a_briefing_comes_in_the_zone_of_whoever_makes_it_where_the_space_has_none(office: Office) -> None:
    tokyo = replace(ALICE, zone="Asia/Tokyo")

    first = await office.say("/briefing schedule daily 7:00 name:first", tokyo)
    await office.say("/settings zone:Kyiv")
    second = await office.say("/briefing schedule daily 7:00 name:second", tokyo)

    assert ("Asia/Tokyo time" in first, "Europe/Kyiv time" in second) == (True, True)


async def test_without_a_name_the_briefing_of_the_channel_is_meant(office: Office) -> None:
    await office.say('/briefing schedule daily 7:00 name:here sources:"The Harbour Courier"')
    await office.say("/briefing schedule daily 19:00 name:there channel:discord:12")

    shown = await office.say("/briefing preview")

    assert ("Bridge to be rebuilt" in shown, "Ferry capsizes" in shown) == (True, False)
    assert "“here” has had no slot yet" in await office.say("/briefing log")
    assert (
        "/briefing log: there are several briefings; say which: /briefing log there, /briefing log here"
        in await office.say("/briefing log", replace(ALICE, channel="discord:13"))
    )
    assert "no such briefing" in await office.say("/briefing preview nobody")
    assert "no such briefing" in await office.say("/briefing preview nobody", BOB)  # who has none at all


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("planned", "about to be posted"),
        ("posting", "being posted"),
        ("posted", "posted: late"),
        ("failed", "not posted: late"),
        ("unknown", "perhaps posted"),
        ("skipped", "skipped: late"),
        ("folded", "told with the next one"),
    ],
)
async def test_the_log_says_what_became_of_a_slot_and_why(office: Office, state: str, words: str) -> None:
    await office.say("/briefing schedule daily 7:00 zone:UTC")
    with office.history.writing() as books:
        row = Receipt("k", ALICE.channel, NOW, "planned", "briefing", ALICE.space, reason="late")
        books.outbox.plan([replace(row, state=state)])  # type: ignore[arg-type]

    assert f"14 Mar 09:00 · {words}" in await office.say("/briefing log")


async def test_times_are_told_in_the_zone_of_whoever_asks(office: Office) -> None:
    await office.say("/topic mute football")

    told = [await office.say("/settings", replace(ALICE, zone=zone)) for zone in ("Asia/Tokyo", None)]

    assert ["14 Mar 18:00" in told[0], "14 Mar 09:00" in told[1]] == [True, True]


async def test_plain_words_are_shown_back_and_applied_by_their_button(office: Office) -> None:
    shown = await office.reply("send us a briefing every weekday at 8:30 Kyiv time")
    [line] = await office.lines("send us a briefing every weekday at 8:30 Kyiv time")

    assert shown.private
    assert "no briefing here yet" in await office.say("/briefing list")
    assert line == "/briefing schedule weekdays at 08:30 zone:Europe/Kyiv name:briefing"
    assert "as “briefing”" in await office.say(line)
    with office.history.reading() as books:
        [schedule] = books.schedules.all("discord:1")
    assert (schedule.cron, schedule.zone, schedule.channel) == (("30 8 * * MON-FRI",), "Europe/Kyiv", "discord:11")


async def test_a_doubtful_hour_offers_the_other_half_of_the_day(office: Office) -> None:
    lines = await office.lines("send us a briefing every day at 8")

    assert ["08:00" in lines[0], "20:00" in lines[1]] == [True, True]


async def test_a_missing_time_is_asked_for_with_answers_to_press(office: Office) -> None:
    asked = await office.say("send us a briefing every morning")
    lines = await office.lines("/briefing schedule every morning zone:London")

    assert asked.startswith("At what time? For example every day at 07:00.")
    assert lines[0] == "/briefing schedule every day at 07:00 zone:London"
    assert "no briefing here yet" in await office.say("/briefing list")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/briefing schedule daily 7 zone:Lodnon", "did you mean Europe/London?"),
        ("/briefing schedule every 10 minutes", "“every 10 minutes”: it runs more often than every 60 minutes"),
        ("/briefing schedule tomorrow at 8", "a briefing is repeated"),
        ("/briefing schedule daily 7 quiet:late", "not a time of day"),
        ("/briefing schedule daily 7 quiet:06:00-08:00", "every slot of the briefing lies within"),
        ("/briefing schedule daily 7 sources:Nobody", "source “Nobody”: there is no such source here"),
        ("/briefing schedule daily 7 channel:slack:T1/C1", "unknown here"),
        ("/briefing schedule daily 7 channel:discord:@82", "not a channel here"),
        ("/briefing pause", "there is none here yet"),
        ("/source add ftp://a.example", "is not an address on the web; give an http or https address"),
        ("/source import", "there is no list; give the text of the OPML file, or attach it where"),
        ("/source remove Nobody", "there is no such source here"),
        ("/settings zone:Atlantis", "there is no such place or zone"),
        ("/settings locale:tlh_XX", "no such locale"),
        ("/settings channel:discord:11", "answers is missing"),
        ("/settings role:discord:7", "neither a person nor a role"),
        ("/settings dismiss:discord:@1", "not a manager added here"),
        ("/settings manager:slack:T1/U1", "unknown here"),
        ("/topic unfollow ferry", "there is no topic yet"),
    ],
)
async def test_what_cannot_be_is_one_sentence_and_changes_nothing(office: Office, line: str, said: str) -> None:
    told = await office.say(line)

    assert said in told
    with office.history.reading() as books:
        assert books.schedules.all("discord:1") == []
        assert books.audit.last("discord:1", 5) == []


async def test_only_managers_change_things_and_may_name_others(office: Office) -> None:
    assert "this is for managers" in await office.say("/briefing schedule daily 7", GUEST)
    assert "this is for managers" in await office.say("send us a briefing every day at 7pm", GUEST)
    assert "What did" not in await office.say("What did Askew say?", GUEST)

    await office.say("/settings manager:discord:@99 role:discord:&7")
    assert "as “briefing”" in await office.say("/briefing schedule daily 19:00", GUEST)
    helper = replace(GUEST, person="discord:@100", roles=("discord:&7",))
    assert "is paused." in await office.say("/briefing pause", helper)
    await office.say("/settings dismiss:discord:@99")
    assert "this is for managers" in await office.say("/briefing resume", GUEST)


def test_settings_that_two_change_at_once_are_both_kept(office: Office) -> None:
    read_before = RequestContext("/settings", ALICE, Space("discord:1"), NOW)
    with office.history.writing() as books:
        change(ChangeSettings(zone="Kyiv"), books, read_before)

    with office.history.writing() as books:
        change(ChangeSettings(locale="de_DE"), books, read_before)

    with office.history.reading() as books:
        assert books.spaces.get("discord:1") == Space("discord:1", "Europe/Kyiv", "de_DE")


async def test_changes_are_in_the_audit_log_with_who_when_and_what(office: Office) -> None:
    await office.say("/topic mute football")
    await office.say("/source add https://tern.example/feed")

    with office.history.reading() as books:
        changes = books.audit.last("discord:1", 5)
    assert [(change.person, change.at, change.line) for change in changes] == [
        ("discord:@81", NOW, "/source add https://tern.example/feed"),
        ("discord:@81", NOW, "/topic mute football"),
    ]
    assert "discord:@81 · /topic mute football" in await office.say("/settings")


async def test_a_sixth_question_within_a_minute_waits(office: Office) -> None:
    for _ in range(5):
        assert "Too many" not in await office.say("What did Askew say?", GUEST)
    office.clock[0] += timedelta(seconds=20)

    refused = await office.say("What did Askew say?", GUEST)

    assert refused == "Too many requests: you have made 5 within a minute; ask again in 40 seconds"
    assert "Too many" not in await office.say("/help", GUEST)
    office.clock[0] += timedelta(seconds=41)
    assert "Too many" not in await office.say("What did Askew say?", GUEST)


async def test_what_is_longer_than_any_question_is_refused_but_for_a_list_of_sources(office: Office) -> None:
    words = " ".join(f"word{number}" for number in range(4_000))

    for line in (f"/quote {words}", words):
        refused = await office.say(line)
        assert refused == "What you said: it is longer than 4,000 characters; say it in fewer words"

    assert "longer" not in await office.say(f"/source import https://a.example/{'a' * 5_000}")


async def test_a_space_has_so_many_briefings_and_may_still_change_them(office: Office) -> None:
    for number in range(50):
        assert "Done" in await office.say(f"/briefing schedule daily at 8 zone:UTC name:n{number}")

    refused = await office.say("/briefing schedule daily at 8 zone:UTC name:another")

    assert refused == "briefings: there are 50 here; remove one first: /briefing list"
    assert "Changed" in await office.say("/briefing schedule daily at 9 zone:UTC name:n7")


async def test_the_terminals_briefings_are_its_own_however_many_there_are_on_a_server(office: Office) -> None:
    for number in range(50):
        await office.say(f"/briefing schedule daily at 8 zone:UTC name:{f'n{number}' if number else 'briefing'}")

    made = await office.say("/briefing schedule daily at 8 zone:UTC", TERMINAL)

    assert made.startswith("Done:")
    assert "as “briefing”" in made


@pytest.mark.parametrize(
    "line", ["/source import https://a.example/feed", "/source add https://tern.example/feed", "preview the briefing"]
)
async def test_work_that_takes_a_while_waits_the_sixth_time_within_a_minute(office: Office, line: str) -> None:
    for _ in range(5):
        assert "Too many" not in await office.say(line)

    assert "Too many" in await office.say(line)


async def test_a_sixth_report_to_the_managers_within_a_minute_waits(office: Office) -> None:
    for number in range(5):
        assert "Too many" not in await office.say(f"/report {number} fault:other", GUEST)

    refused = await office.say("/report 6 fault:other", GUEST)

    assert "Too many" in refused
    assert "Too many" not in await office.say("/report 6", GUEST)


async def test_answers_are_private_to_commands_unless_the_channel_wants_otherwise(office: Office) -> None:
    assert (await office.reply("/quote askew")).private
    assert not (await office.reply("What did Askew say?")).private
    assert await office.desk.is_private("/quote askew", ALICE)

    await office.say("/settings answers:public channel:discord:11")

    assert not (await office.reply("/quote askew")).private
    assert not await office.desk.is_private("/quote askew", ALICE)
    assert (await office.reply("/quote askew", replace(ALICE, channel="discord:12"))).private
    assert (await office.reply("/settings")).private
    assert await office.desk.is_private("/nonsense", ALICE)
    assert not await office.desk.is_private("why?", ALICE)


async def test_who_is_alone_has_no_settings_about_others(office: Office) -> None:
    alone, among_others = await office.say("/settings", OWN), await office.say("/settings")

    for name in ("answers", "notices", "managers"):
        assert (name in alone, name in among_others) == (False, True)


async def test_a_person_has_sources_and_a_briefing_of_their_own(office: Office) -> None:
    await office.say("/source add https://tern.example/feed", OWN)
    await office.say("/briefing schedule daily 7:00 zone:Kyiv", OWN)

    assert "Tern Valley Post" in await office.say("/source list", OWN)
    assert "Add one: /source add ADDRESS" in await office.say("/source list", replace(OWN, space="discord:@83"))
    assert "Tern Valley Post" not in await office.say("/source list", ALICE)
    with office.history.reading() as books:
        [schedule] = books.schedules.all("discord:@81")
    assert schedule.channel == "discord:@81"


async def test_sources_are_added_offered_removed_and_carried_as_a_list(office: Office) -> None:
    assert "is read from now on" in await office.say("/source add https://tern.example/feed")
    assert "is read already" in await office.say("/source add https://tern.example/feed")
    assert len(await office.lines("/source add https://many.example")) == 3
    brought = await office.say("/source import", attachment="https://a.example/f https://tern.example/feed")
    assert brought.startswith("1 source is read from now on; 1 was read already")
    [document] = (await office.reply("/source export")).message.blocks
    assert isinstance(document, Document)
    assert 'xmlUrl="https://a.example/f"' in document.text
    assert "is not read here any more" in await office.say("/source remove Tern Valley")
    assert "None of the 3 sources fails." in await office.say("/source health")


async def test_sources_of_one_name_are_told_apart_wherever_one_is_chosen(office: Office) -> None:
    sport, world = "https://tern.example/sport", "https://tern.example/world"
    with office.history.writing() as books:
        for address in (world, sport):
            books.sources.put(Source(address, address, "feed", "Tern News"), ALICE.space)
    names = ["Tern News (tern.example/sport)", "Tern News (tern.example/world)"]

    listed = await office.say("/source list")
    offered = await office.desk.suggest("sources", "tern n", ALICE)
    refused = await office.say("/source remove Tern News")
    scheduled = await office.say(f'/briefing schedule daily 19:00 sources:"{names[1]}"')
    removed = await office.say(f"/source remove {names[0]}")

    assert all(name in listed for name in names)
    assert [(each.label, each.value) for each in offered] == list(zip(names, (sport, world), strict=True))
    assert "several have this name" in refused
    assert all(name in refused for name in names)
    assert f"{names[0]} is not read here any more" in removed
    assert "19:00" in scheduled
    with office.history.reading() as books:
        assert [schedule.sources for schedule in books.schedules.all(ALICE.space)] == [(world,)]


async def test_a_briefing_is_posted_now_by_managers_alone(office: Office) -> None:
    await office.say("/briefing schedule daily 19:00")

    assert "It is posted." in await office.say("/briefing now")
    assert [schedule.name for schedule in office.posts.asked] == ["briefing"]
    assert "this is for managers" in await office.say("/briefing now", GUEST)


async def test_a_preview_from_before_a_change_is_not_shown_after_it(office: Office) -> None:
    held = Event()
    office.async_history.writer.submit(held.wait)  # the change has to wait for the writing desk
    change = asyncio.create_task(office.say("/topic mute ferry"))
    await asyncio.sleep(0.1)
    before = await office.say("/briefing preview")

    held.set()
    await change

    assert "Ferry capsizes" in before
    assert "Ferry capsizes" not in await office.say("/briefing preview")


async def test_a_preview_is_put_together_anew_after_the_clock_was_set_back(office: Office) -> None:
    await office.say("/briefing schedule daily 19:00")
    before = await office.say("/briefing preview")
    with office.history.writing() as books:
        for source in books.sources.all(ALICE.space):
            books.sources.remove(source.id, ALICE.space)

    office.clock[0] -= timedelta(seconds=10)

    assert "Ferry capsizes" in before
    assert "Ferry capsizes" not in await office.say("/briefing preview")


async def test_a_preview_shows_what_would_be_posted_to_whoever_asks(office: Office) -> None:
    shown = await office.reply("/briefing preview", GUEST)

    assert shown.private
    assert "Ferry capsizes in Kell Sound" in await office.say("brief me", GUEST)


async def test_stopping_in_plain_words_is_paused_or_removed_by_choice(office: Office) -> None:
    await office.say("/briefing schedule daily 19:00")

    assert await office.lines("please stop the briefing") == ["/briefing pause briefing", "/briefing remove briefing"]
    assert "comes" in await office.say("when is the next briefing?")
    await office.say("/briefing pause")
    assert await office.lines("resume the briefing") == ["/briefing resume briefing"]


async def test_a_removed_briefing_comes_back_as_it_was(office: Office) -> None:
    await office.say("/briefing schedule 8:30 and 17:00 zone:Kyiv stories:3 length:short late:fold quiet:22:00-07:00")
    with office.history.reading() as books:
        [before] = books.schedules.all("discord:1")
    assert (before.stories, before.length, before.late, before.quiet) == (3, "short", "fold", ("22:00", "07:00"))
    [back] = await office.lines("/briefing remove")

    await office.say(back)

    with office.history.reading() as books:
        assert books.schedules.all("discord:1") == [before]


async def test_topics_are_followed_muted_listed_and_dropped(office: Office) -> None:
    assert "prefer stories with ceasefire, talks" in await office.say("/topic follow ceasefire talks")
    await office.say("/topic mute football")
    assert "Followed • ceasefire talks Muted • football" in await office.say("/topic list")
    assert await office.lines("/topic mute football") == ["/topic unfollow football"]
    assert "muted no more" in await office.say("/topic unfollow football")
    assert (await office.say("/topic list")).endswith("Followed • ceasefire talks")
    assert "Briefings in this channel prefer" in await office.say("/topic follow rail channel:discord:11")
    assert "Briefings in discord:12 prefer" in await office.say("/topic follow rail channel:discord:12")
    assert "follows nothing in particular" in await office.say("/topic list", BOB)


async def test_one_topic_too_many_is_refused_and_one_of_them_can_still_be_changed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.service.topics.MOST_TOPICS", 1)
    await office.say("/topic follow talks")

    assert "remove one first" in await office.say("/topic follow football")
    assert "leave out stories with talks" in await office.say("/topic mute talks")


@pytest.mark.parametrize("what", ["quotes", "figures", "briefings"])
async def test_what_the_space_has_is_exported_as_a_file(office: Office, what: str) -> None:
    await office.say("/briefing schedule daily 19:00")

    [*_, document] = (await office.reply(f"/export {what}")).message.blocks

    assert isinstance(document, Document)
    assert document.name.startswith(what)
    assert len(document.text.splitlines()) >= 1


async def test_exported_figures_stand_under_their_heads_with_their_marks_as_they_are(office: Office) -> None:
    [said, document] = (await office.reply("/export figures")).message.blocks

    assert isinstance(document, Document)
    rows = list(csv.DictReader(StringIO(document.text)))
    assert f"All figures: {len(rows)}." in text_of(Message((said,)))
    assert {row["change"] for row in rows} <= {"=", "~", "up", "down", ">", "<"}
    (row,) = [row for row in rows if row["text"] == "$4.5 million"]
    assert (row["title"], row["published"]) == ("Bridge to be rebuilt", "2025-03-13T15:00:00+00:00")
    assert (row["low"], row["unit"], row["url"]) == ("4500000", "dollar", "https://courier.example/bridge")
    assert len(row["id"] or "") == 7


@pytest.mark.parametrize(
    "cell", ["=HYPERLINK(A1)", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1", "\tx", "\rx", "\nx"]
)
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize(("cell", "safe"), [("so;=cmd|A0", "so;'=cmd|A0"), ("so\n+cmd|A0", "so\n'+cmd|A0")])
def test_no_part_of_a_cell_is_one_where_spreadsheets_split_it(cell: str, safe: str) -> None:
    assert harmless(cell) == safe


@pytest.mark.parametrize("cell", ["", "=", "-4.5", "-12", "words = words", "one; - two"])
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


async def test_a_follow_up_waits_until_what_was_said_is_kept(office: Office) -> None:
    await office.say("What did Askew say?")

    await office.say("who else?")

    with office.history.reading() as books:
        assert books.conversations.turns("t1", 8)[0].question == "What did Askew say?"


async def test_completions_come_from_the_space_and_forgive_slips(office: Office) -> None:
    await office.say("/briefing schedule daily 19:00 name:evening")

    async def values(kind: str, prefix: str) -> list[str]:
        return [each.value for each in await office.desk.suggest(kind, prefix, ALICE)]  # type: ignore[arg-type]

    assert await values("briefings", "evn") == [] or await values("briefings", "eveing") == ["evening"]
    assert await values("outlets", "mer") == ["Meridian Wire"]
    assert await values("zones", "ky") == ["Europe/Kyiv", "Asia/Bishkek", "Asia/Tokyo"]
    assert (await values("commands", "briefing sch"))[0] == "briefing schedule"
    assert await values("times", "weekd") != []
    assert await values("stories", "") != []
    assert await values("quotes", "chained") != []
    assert await values("speakers", "ask") == ["Ruth Askew"]
    assert "/source" not in await values("sources", "courier")


async def test_the_watches_of_somebody_or_their_channel_are_suggested_by_number(office: Office) -> None:
    with office.history.writing() as books:
        for person, channel, word in ((ALICE.person, ALICE.person, "ferry"), ("discord:@9", ALICE.channel, "bridge")):
            books.watches.add(Watch(ALICE.space, channel, person, "figures", NOW, words=(word,)))
        books.watches.add(Watch(ALICE.space, "discord:@9", "discord:@9", "figures", NOW, words=("ferry",)))

    suggested = await office.desk.suggest("watches", "", ALICE)

    found = [(each.label, each.value) for each in suggested]
    assert found == [("1 figures on ferry", "1"), ("2 figures on bridge", "2")]


async def test_every_option_that_is_completed_has_something_to_suggest(office: Office) -> None:
    await office.say("/briefing schedule daily 19:00 name:evening")
    await office.say("/topic follow ferry")
    await office.say("/settings manager:discord:@9")
    with office.history.writing() as books:
        books.watches.add(Watch(ALICE.space, ALICE.person, ALICE.person, "figures", NOW, words=("ferry",)))

    typed = {"quotes": "chained"}
    found = {kind: await office.desk.suggest(kind, typed.get(kind, ""), ALICE) for kind in get_args(Completion)}

    assert [kind for kind, suggested in found.items() if not suggested] == []


async def test_a_page_without_a_feed_is_said_to_be_one_when_it_is_added(office: Office) -> None:
    said = await office.say("/source add https://outlet.example/ferry.html")

    assert "is read from now on as one article, again whenever it changes: it is a page" in said


async def test_each_answer_is_timed_and_what_went_wrong_is_counted_whoever_asks(office: Office) -> None:
    metrics = Metrics()
    works_with = dependencies(office.async_history, scout=Scouted(), answering=partial(metrics.timed, "answer"))
    desk = FrontDesk(Desk(office.history, load()), works_with, lambda: NOW)

    await desk.answer("/source add courier", ALICE)
    with pytest.raises(SourceError):
        await desk.attend("/source add courier", ALICE)
    await desk.answer("/briefing schedule", ALICE)
    await desk.answer("/no such command", ALICE)

    shown = metrics.exposition().decode()
    assert 'verbatim_stage_seconds_count{stage="answer"} 4.0' in shown
    assert 'verbatim_errors_total{stage="answer"} 2.0' in shown


async def test_a_preview_is_composed_at_the_house_desk_and_timed_there(office: Office) -> None:
    metrics = Metrics()
    desk = FrontDesk(MeasuredDesk(office.history, load(), metrics), dependencies(office.async_history), lambda: NOW)

    await desk.answer("/briefing preview", ALICE)

    assert 'verbatim_stage_seconds_count{stage="compose"} 1.0' in metrics.exposition().decode()
