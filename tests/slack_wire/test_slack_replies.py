"""Whoever writes in the thread under a briefing's post speaks of the story that the post tells."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace

import pytest

from adapters.lexicon import load
from adapters.platforms import Platforms
from bot.async_history import on_threads
from bot.delivery.publishing import Publisher
from bot.desk import Desk
from bot.message import Heading, Message, Pullquote, plain
from bot.slots import Schedule
from tests.slack_wire import payloads
from tests.slack_wire.conftest import SPACE, Bot
from tests.slack_wire.server import Posted
from tests.story_contract import NOW

BRIEFING = Schedule("morning", "slack:T1/C1", ("0 18 * * *",), "UTC", NOW, space=SPACE, made_by="slack:T1/U1")


@dataclass(frozen=True)
class Post:
    """The first post of a briefing, its story's headline, and the outlets that it is from."""

    posted: Posted
    headline: str
    outlets: frozenset[str]


@pytest.fixture
async def post(bot: Bot) -> Post:
    """A briefing in the channel, whose first post has no quote any more."""
    with bot.history.writing() as books:
        books.schedules.put(BRIEFING)
    with on_threads(bot.history) as async_history:
        courier = Platforms({"slack:": bot.courier}).courier
        desk = Desk(bot.history, load())
        await Publisher(async_history, desk, courier, lambda: NOW, lambda fate: None).publish()
    with bot.history.writing() as books:
        (receipt,) = books.outbox.last("slack:T1/C1", 1)
        first = books.outbox.parts(receipt.key)[0]
        bare = Message(tuple(block for block in first.message.blocks if not isinstance(block, Pullquote)))
        books.edits.done(replace(first, message=bare))
        articles = books.articles.get(books.outbox.stories(receipt.key)[0][1])
    headline = next(plain(block.line) for block in bare.blocks if isinstance(block, Heading) and block.level > 1)
    return Post(bot.slack.said("C1")[0], headline, frozenset(str(article.outlet) for article in articles))


async def said_under(bot: Bot, post: Post, line: str) -> str:
    """What is answered to a mention in the thread under the post."""
    before = len(bot.slack.said("C1"))
    await bot.deliver("events_api", payloads.mention(bot.slack, line, thread=post.posted.ts))
    await bot.slack.until(lambda: len(bot.slack.said("C1")) > before)
    answer = bot.slack.said("C1")[-1]
    assert answer.thread == post.posted.ts
    return html.unescape(answer.body["text"])


async def test_what_is_said_under_a_post_without_a_quote_is_about_its_story(bot: Bot, post: Post) -> None:
    linked = await said_under(bot, post, "link?")
    counted = await said_under(bot, post, "how many died?")
    whole = await said_under(bot, post, "in full")
    other = await said_under(bot, post, "what did Ushakov say about the ceasefire?")

    assert post.headline in linked
    assert all(outlet in linked for outlet in post.outlets)
    assert "raising the death toll to 15" in counted
    assert post.headline in whole
    assert "Ushakov" in other, "who is no part of the story may be asked about all the same"
