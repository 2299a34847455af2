"""A reply to something that was posted, or said, is about the quotes in it."""

from __future__ import annotations

from dataclasses import replace

from bot.message import Heading, Message, Pullquote, Run
from bot.model import Quote
from bot.slots import Posting, Receipt
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
