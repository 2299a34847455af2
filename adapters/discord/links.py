"""The addresses in what somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_LINK = re.compile(r"https?://[^\s<>()\[\]]+")


def links_in(message: Mapping[str, Any]) -> list[str]:
    """The addresses in a message's text, and of what it shows of them, each once."""
    found = [link.rstrip(".,:;!?'\"") for link in _LINK.findall(message.get("content") or "")]
    found += [embed["url"] for embed in message.get("embeds") or () if embed.get("url")]
    return list(dict.fromkeys(found))
