"""What an outlet takes out of an article is marked where a briefing has shown it: once, and without alarming people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.errors import ChannelGone, TryLater
from bot.message import Facts, Heading, Line, Message, Paragraph, Pullquote, Run, plain
from tests.delivery.conftest import DAILY, FERRY, MORNING, RATES, Office

SETTLED = 3
"""Minutes after which a change is marked."""

MARK = "⚠ Changed by The Courier: no longer in the article as of "
FEWER = FERRY.replace("killing 12 people", "killing 11 people")
TAKEN_BACK = FERRY.partition("\n\n")[0] + "\n\nA passenger spoke to reporters at the harbour."
QUOTED = "We heard a bang and then the deck was under water"
LONGER = f"{FERRY}\n\nThe search for the wreck goes on, with two more ships from the mainland."


async def briefed(office: Office, text: str = FERRY, channel: str = "test:news") -> Message:
    """What a briefing has told of an article."""
    office.plan(replace(DAILY, channel=channel))
    office.file("a", text)
    await office.publisher.publish()
    return office.platform.posted[-1][2]


async def changed(office: Office, text: str, minutes: int = SETTLED) -> Message:
    """What the post says after the article has changed."""
    office.clock.pass_(minutes=60)
    office.file("a", text)
    office.clock.pass_(minutes=minutes + 30)  # an article is fetched half an hour before it is filed here
    await office.publisher.publish()
    return office.platform.posted[-1][2]


def struck(message: Message) -> str:
    return "\n".join(
        "".join(run.text for run in line if isinstance(run, Run) and run.struck) for line in lines(message)
    ).strip()


def marks(message: Message) -> int:
    return sum(plain(line).count(MARK) for line in lines(message))


def lines(message: Message) -> list[Line]:
    found: list[Line] = []
    for block in message.blocks:
        match block:
            case Heading(line) | Paragraph(line):
                found.append(line)
            case Pullquote(words, tag):
                found += [words, tag]
            case Facts(facts):
                found += facts
            case _:
                pass
    return found


async def test_a_sentence_that_no_longer_stands_is_struck_and_marked_beside_it(office: Office) -> None:
    before = await briefed(office)

    after = await changed(office, FEWER)

    assert struck(after).startswith("The ferry Maren sank off Port Hale on Wednesday night, killing 12")
    assert marks(after) == 1
    assert "We heard a bang" not in struck(after)
    assert len(after.blocks) == len(before.blocks)
    assert office.platform.edits == 1


async def test_a_quote_that_no_longer_stands_is_struck_and_marked_at_its_tag(office: Office) -> None:
    await briefed(office)

    after = await changed(office, TAKEN_BACK)

    assert struck(after) == "We heard a bang and then the deck was under water"
    (quote,) = [block for block in after.blocks if isinstance(block, Pullquote)]
    assert MARK in plain(quote.tag)
    assert plain(quote.words) == "“We heard a bang and then the deck was under water”"


@pytest.mark.parametrize(
    "text",
    [
        LONGER,
        FERRY.replace("“", '"').replace("”", '"'),
        FERRY.replace("\n\n", "\n"),
        FERRY.replace(" at the harbour", " on the quay"),
    ],
    ids=["more is told", "other quote marks", "other paragraphs", "other words that were not shown"],
)
async def test_a_change_that_leaves_what_was_shown_standing_edits_nothing(office: Office, text: str) -> None:
    before = await briefed(office)

    assert await changed(office, text) == before
    assert office.platform.edits == 0


async def test_many_lines_of_several_changes_make_one_edit(office: Office) -> None:
    await briefed(office)
    office.clock.pass_(minutes=60)
    office.file("a", FEWER)

    after = await changed(office, RATES, minutes=0)

    assert marks(after) == 2
    assert "killing 12" in struck(after)
    assert "We heard a bang" in struck(after)
    assert office.platform.edits == 1


async def test_a_change_that_came_in_before_a_crash_is_marked_after_the_restart(office: Office) -> None:
    await briefed(office)
    office.clock.pass_(minutes=60)
    office.file("a", FEWER)
    office.clock.pass_(minutes=60)
    restarted = office.restart()

    await restarted.publish()
    await restarted.publish()

    assert marks(office.platform.posted[-1][2]) == 1
    assert office.platform.edits == 1


async def test_a_mark_posts_nothing_anew_and_changes_no_slot(office: Office) -> None:
    await briefed(office)
    before = office.log()

    await changed(office, FEWER)

    assert (office.log(), len(office.platform.posted)) == (before, 1)


async def test_what_stands_again_is_shown_as_it_was(office: Office) -> None:
    before = await briefed(office)
    await changed(office, FEWER)

    assert await changed(office, LONGER) == before


async def test_a_text_that_was_only_cut_is_no_change(office: Office) -> None:
    before = await briefed(office, f"{FERRY}\n\n{RATES}")

    assert await changed(office, FERRY[:90]) == before


async def test_a_whole_text_in_place_of_a_teaser_is_no_change(office: Office) -> None:
    office.plan(DAILY)
    office.file("a", FERRY, teaser=True)
    await office.publisher.publish()
    before = office.platform.posted[-1][2]

    assert await changed(office, RATES) == before


async def test_a_page_that_runs_on_live_leaves_posts_alone(office: Office) -> None:
    before = await briefed(office)
    live = "\n\n".join(f"{hour}:05\n\nThe port stays closed for now, the coastguard says." for hour in range(9, 20))

    assert await changed(office, live) == before


async def test_posts_of_more_than_a_week_ago_are_left_alone(office: Office) -> None:
    before = await briefed(office)
    with office.history.writing() as books:
        books.schedules.remove(DAILY.name)
    office.clock.pass_(minutes=8 * 24 * 60)

    assert await changed(office, FEWER) == before


async def test_words_that_another_outlet_of_the_post_still_prints_are_marked_and_not_struck(office: Office) -> None:
    office.file("b", FERRY.replace("said Ada Lund", "Ada Lund said"), source="gazette")
    await briefed(office)

    after = await changed(office, TAKEN_BACK)

    assert (marks(after), struck(after)) == (1, "")


async def test_a_part_that_is_posted_after_the_change_is_marked_once_it_is_there(office: Office) -> None:
    office.platform.failures["test:news"] = [TryLater("test:news", "it is down", after=60)]
    office.plan(DAILY)
    office.file("a")
    await office.publisher.publish()
    office.file("a", FEWER)
    assert await office.publisher.tick() > office.clock()

    office.clock.pass_(minutes=4)
    await office.publisher.publish()
    await office.publisher.publish()

    assert marks(office.platform.posted[-1][2]) == 1
    assert office.clock() > MORNING


async def test_a_post_that_is_gone_is_let_be_without_a_word(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    before = await briefed(office)
    office.platform.refusing = [ChannelGone("test:news", "the message is gone")]

    assert await changed(office, FEWER) == before
    await office.publisher.publish()
    assert office.platform.edits == 1
    assert [each for each in caplog.records if each.levelname in ("WARNING", "ERROR")] == []


async def test_where_much_has_changed_a_post_does_not_outgrow_its_place(office: Office) -> None:
    names = ("Alba", "Brim", "Cole", "Dune", "Elms", "Ford", "Gull", "Hale", "Isle", "Juno")
    told = "\n\n".join(f"“The people of {name} will rebuild each house here,” said Mayor Tom {name}." for name in names)
    office.plan(replace(DAILY, length="detailed"))
    office.file("a", f"A storm hit ten towns of the coast on Monday, the coastguard said.\n\n{told}")
    await office.publisher.publish()
    before = office.platform.posted[-1][2]

    after = await changed(office, "The report that stood here was about a storm, and it was wrong in many places.")

    grown = sum(len(plain(line)) for line in lines(after)) - sum(len(plain(line)) for line in lines(before))
    assert marks(after) == 5
    assert sum(part.struck for line in lines(after) for part in line if isinstance(part, Run)) >= 9
    assert 0 < grown < 650


async def test_words_that_were_struck_without_a_mark_stand_again_when_they_are_restored(office: Office) -> None:
    names = ("Alba", "Brim", "Cole", "Dune", "Elms", "Ford", "Gull", "Hale", "Isle", "Juno")
    told = "\n\n".join(f"“The people of {name} will rebuild each house here,” said Mayor Tom {name}." for name in names)
    text = f"A storm hit ten towns of the coast on Monday, the coastguard said.\n\n{told}"
    office.plan(replace(DAILY, length="detailed"))
    office.file("a", text)
    await office.publisher.publish()
    before = office.platform.posted[-1][2]

    await changed(office, "The report that stood here was about a storm, and it was wrong in many places.")

    assert lines(await changed(office, text)) == lines(before)
