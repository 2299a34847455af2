"""Where something was said to the bot, what ways to answer are open there, and whether it was received before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adapters.latest import Latest


@dataclass(frozen=True, slots=True)
class Origin:
    """Where somebody spoke to the bot. `thread` is where an answer for all stands, None for the channel itself.

    `inside` says that they spoke within that thread, so that it is open before them.
    `response_url` is open for half an hour after a command or a press. `pressed` is the message whose button it was,
    which is `fleeting` when the asker alone sees it; `command` says that it was a slash command, which Slack shows.
    `sent` is when Slack had it, in seconds since 1970, where it may bring it again; 0 where it does not.
    """

    user: str
    channel: str
    thread: str | None = None
    inside: bool = False
    response_url: str | None = None
    pressed: str | None = None
    fleeting: bool = False
    command: bool = False
    sent: int = 0

    @property
    def direct(self) -> bool:
        """Whether nobody else reads along."""
        return self.channel.startswith("D")


def origin_of_event(event: Mapping[str, Any], body: Mapping[str, Any]) -> Origin:
    """Where a message was written: what is answered to it stands under it, or in its thread."""
    thread = event.get("thread_ts")
    sent = int(body.get("event_time") or 0)
    return Origin(event["user"], event["channel"], thread or event["ts"], inside=thread is not None, sent=sent)


def origin_of(body: Mapping[str, Any]) -> Origin:
    """Where a button was pressed, or a shortcut chosen: the answer for all stands under that message."""
    container, message = body.get("container") or {}, body.get("message") or {}
    ts = str(container.get("message_ts") or message.get("ts") or body.get("message_ts") or "") or None
    thread = container.get("thread_ts") or message.get("thread_ts")
    fleeting = bool(container.get("is_ephemeral"))
    return Origin(
        body["user"]["id"],
        (body.get("channel") or {}).get("id") or container.get("channel_id") or "",
        thread or (None if fleeting else ts),
        inside=thread is not None,
        response_url=body.get("response_url"),
        pressed=ts,
        fleeting=fleeting,
    )


REMEMBERED = 20_000
"""Names: Slack brings again what it saw no answer to, for the last time after five minutes (apis/events-api)."""


class Once:
    """The latest names that were seen."""

    def __init__(self) -> None:
        self._seen: Latest[str, None] = Latest(REMEMBERED)

    def first(self, *names: str | None) -> bool:
        """Whether none of these names was seen before; from now on all of them were. A name that is None counts not."""
        given = [name for name in names if name]
        new = not any(name in self._seen for name in given)
        self._seen.update(dict.fromkeys(given))
        return new

    def seen(self, name: str) -> bool:
        """Whether it was seen before."""
        return name in self._seen
