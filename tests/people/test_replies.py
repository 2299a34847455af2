"""A reply to something that was posted, or said, is about the quotes in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.message import Heading, Message, Paragraph, Pullquote, Run
from bot.model import Quote
from bot.slots import Posting, Receipt
from bot.turns import Showed, Turn
from tests.people.conftest import ALICE, BOB, NOW, Office


def _askew(office: Office) -> Quote:
    with office.history.reading() as books:
        return books.articles.digests(["ferry"])[0].quotes[0]


def _post(office: Office, message: Message, channel: str = ALICE.channel, space: str = ALICE.space) -> None:
    receipt = Receipt("k", channel, NOW, "posted", space=space)
    with office.history.writing() as books:
        books.outbox.plan([receipt])
        books.outbox.compose("k", [message])
        books.outbox.mark(replace(Posting("k", 0, message), state="posted", posted="700"), NOW)


def _post_stories(office: Office) -> None:
    """A briefing in two parts, each with a story and no quote: the ferry as "800", the bridge as "801"."""
    told = [("ferry", "Ferry capsizes in Kell Sound"), ("bridge", "Bridge to be rebuilt")]
    parts = [Message((Heading((Run(headline),)), Paragraph((Run("…"),)))) for _, headline in told]
    with office.history.writing() as books:
        books.outbox.plan([Receipt("b", ALICE.channel, NOW, "posted", briefing="daily", space=ALICE.space)])
        books.outbox.compose("b", parts, [(place, (article,)) for place, (article, _) in enumerate(told)])
        for place, part in enumerate(parts):
            books.outbox.mark(replace(Posting("b", place, part), state="posted", posted=f"80{place}"), NOW)


def _card(quote: Quote) -> Pullquote:
    return Pullquote((Run(quote.passage.text),), (Run("Ruth Askew"),), quote.passage.id)


async def test_a_reply_to_a_posted_quote_is_about_its_speaker(office: Office) -> None:
    _post(office, Message((_card(_askew(office)),)))

    assert "Read as: what else did Ruth Askew say" in await office.say(
        "what else did she say", replace(ALICE, replied_to="700")
    )


async def test_a_reply_to_an_answer_is_about_the_quote_that_the_platform_shows_in_it(office: Office) -> None:
    there = replace(ALICE, replied_to="701", quoted=(_askew(office).passage.id,))

    assert "Read as: why did Ruth Askew go" in await office.say("why did she go", there)


async def test_a_reply_to_several_stories_is_about_no_quote_of_them(office: Office) -> None:
    card = _card(_askew(office))
    _post(office, Message((Heading((Run("One"),)), card, Heading((Run("Two"),)), card)))

    assert "Ruth Askew say" not in await office.say("what did she say", replace(ALICE, replied_to="700"))


async def test_a_quote_of_another_space_is_nothing_to_be_about(office: Office) -> None:
    _post(office, Message((_card(_askew(office)),)), BOB.channel, ALICE.space)

    for asker in (replace(BOB, replied_to="700"), replace(BOB, quoted=(_askew(office).passage.id,))):
        assert "Ruth Askew" not in await office.say("what else did she say", asker)


async def test_a_question_may_name_the_quote_that_it_is_about(office: Office) -> None:
    told = await office.say(f"/ask about:{_askew(office).passage.id} what else did she say")

    assert "what else did Ruth Askew say" in told


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("in full", "It is the only road to the hospital"),
        ("link?", "The Harbour Courier, 13 March 2025"),
        ("who said that?", "Tomas Brandt"),
        ("when was the vote", "voted on Tuesday"),
    ],
)
async def test_a_reply_to_a_part_without_a_quote_is_about_its_story(office: Office, line: str, words: str) -> None:
    _post_stories(office)

    assert words in await office.say(line, replace(ALICE, replied_to="801"))


async def test_a_number_is_a_story_of_the_last_briefing_that_had_one(office: Office) -> None:
    nothing = Message((Paragraph((Run("Nothing new."),)),))
    with office.history.writing() as books:
        stories = [(story, (article,)) for article, story in books.stories.of(["ferry", "bridge"]).items()]
        for key, hours, told in (("b", 1, stories), ("n", 0, [])):
            slot = NOW - timedelta(hours=hours)
            books.outbox.plan([Receipt(key, ALICE.channel, slot, "posted", briefing="daily", space=ALICE.space)])
            books.outbox.compose(key, [nothing], told)

    assert "Bridge to be rebuilt" in await office.say("/story 2") + await office.say("/story 1")
    assert "Why this story" in await office.say("/why 2")
    assert "2 new stories" in await office.say("/briefing show")


async def test_what_follows_a_reply_to_a_part_is_still_about_its_story(office: Office) -> None:
    _post_stories(office)
    await office.say("why?", replace(ALICE, replied_to="801"))

    assert "The Harbour Courier, 13 March 2025" in await office.say("link?")
    assert "Bridge to be rebuilt" in await office.say("in full")
    assert "Tomas Brandt" in await office.say("who said that?")


async def test_what_has_words_of_its_own_is_not_about_the_post(office: Office) -> None:
    _post_stories(office)

    told = await office.say("what did askew say?", replace(ALICE, replied_to="801"))

    assert "Nobody had chained it" in told
    assert "about" not in told.partition("“")[0]


async def test_in_the_thread_under_a_post_only_the_first_line_is_about_its_top_story(office: Office) -> None:
    _post_stories(office)
    beneath = replace(ALICE, thread="discord:800", replied_to="800")

    assert "Ferry capsizes" in await office.say("in full", beneath)
    await office.say("how much will the weir bridge cost?", beneath)
    assert "Bridge to be rebuilt" in await office.say("in full", beneath)


async def test_in_the_thread_under_a_posted_quote_the_next_lines_go_on_from_the_answers(office: Office) -> None:
    _post(office, Message((_card(_askew(office)),)))
    beneath = replace(ALICE, thread="discord:700", replied_to="700")

    assert "Ruth Askew" in await office.say("who said that?", beneath)
    await office.say("what did Tomas Brandt say?", beneath)
    assert "Tomas Brandt" in await office.say("who said that?", beneath)


async def test_a_part_of_another_space_is_nothing_to_be_about(office: Office) -> None:
    _post_stories(office)

    assert "Bridge" not in await office.say("in full", replace(BOB, channel=ALICE.channel, replied_to="801"))


async def test_what_was_talked_about_is_looked_at_as_far_as_the_space_still_sees_it(office: Office) -> None:
    with office.history.writing() as books:
        books.conversations.add(
            BOB.thread, Turn("how many died?", "12", NOW, Showed(("ferry",))), BOB.space, BOB.person
        )

    told = [await office.say(line, BOB) for line in ("who was the harbour master", "in full", "who said that?")]

    assert not any("Askew" in each or "Maren Dahl" in each for each in told)
