"""The courier's contract, over Slack's."""

from __future__ import annotations

import pytest

from adapters.slack.courier import SlackCourier
from adapters.slack.pacing import PostPace
from adapters.slack.workspace import web_client
from tests.newsroom.test_courier_contract import (
    Desk,
    test_a_post_is_read_and_has_an_id,
    test_an_edited_post_says_what_it_was_edited_to,
    test_other_keys_are_other_posts,
    test_parts_lose_no_word,
    test_the_same_key_is_posted_once_and_keeps_its_id,
    test_what_was_posted_is_found_by_its_key_and_nothing_else,
)
from tests.slack_wire.server import BOT_TOKEN, SlackServer

__all__ = [
    "test_a_post_is_read_and_has_an_id",
    "test_an_edited_post_says_what_it_was_edited_to",
    "test_other_keys_are_other_posts",
    "test_parts_lose_no_word",
    "test_the_same_key_is_posted_once_and_keeps_its_id",
    "test_what_was_posted_is_found_by_its_key_and_nothing_else",
]


@pytest.fixture
async def desk(slack: SlackServer) -> Desk:
    courier = SlackCourier(web_client(BOT_TOKEN, slack.api), PostPace(spacing=0))
    return Desk(courier, "slack:T1/C1", lambda: "\n".join(str(posted.body["text"]) for posted in slack.said("C1")))
