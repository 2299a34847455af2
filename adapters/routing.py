"""Which courier serves a channel: by how the channel's address begins."""

from __future__ import annotations

from collections.abc import Mapping

from bot.errors import Unserved
from bot.ports import Courier


class Couriers:
    """Couriers by the beginnings of the channels that they serve: "discord:", "slack:", "http://" …"""

    def __init__(self, by_beginning: Mapping[str, Courier]) -> None:
        self._by_beginning = dict(by_beginning)

    def __call__(self, channel: str) -> Courier:
        """The channel's courier; raises Unserved for a channel that none serves."""
        for beginning, courier in self._by_beginning.items():
            if channel.startswith(beginning):
                return courier
        raise Unserved(channel, "nothing is set up that posts there", "set up its platform, or choose another channel")
