"""Slack's own buttons beneath a reply: Share here, and whether it was of use."""

from __future__ import annotations

from adapters.chat.offers import SHARE as SHARE_HERE
from adapters.chat.offers import is_answer
from adapters.slack.format import VALUE, Json, unique
from bot.message import Message, Pullquote

SHARE, FEEDBACK = "share", "feedback"
"""The action_ids of these buttons."""

GOOD, BAD = "good", "bad"


def shareable(line: str) -> bool:
    """Whether others may be shown what is replied to this line, and a button can say it."""
    return len(line) <= VALUE and is_answer(line)


def sharing(line: str) -> list[Json]:
    """The button that says the line again, for all to see."""
    text = {"type": "plain_text", "text": SHARE_HERE, "emoji": False}
    share = {"type": "button", "text": text, "value": line, "action_id": SHARE}
    return [{"type": "actions", "block_id": unique(0, SHARE, line), "elements": [share]}]


def feedback(message: Message) -> list[Json]:
    """Thumbs up and down for an answer with quotes, of which the first is what a report would be about."""
    id = next((block.id for block in message.blocks if isinstance(block, Pullquote) and block.id), None)
    if id is None:
        return []

    def thumb(label: str, value: str) -> Json:
        return {"text": {"type": "plain_text", "text": label, "emoji": False}, "value": value}

    buttons = {
        "type": "feedback_buttons",
        "action_id": FEEDBACK,
        "positive_button": thumb("Good answer", f"{GOOD} {id}"),
        "negative_button": thumb("Bad answer", f"{BAD} {id}"),
    }
    return [{"type": "context_actions", "block_id": unique(0, FEEDBACK, id), "elements": [buttons]}]
