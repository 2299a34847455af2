"""What people know sources by: their names, and what tells apart those of the same name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model import Source

HIDDEN = "[hidden]"
SECRET_VALUE = (
    r"(?i:(?P<before>[?&][\w.-]{0,40}(?:key|sig|code|token|secret|signature|password|auth|ticket)=)[^\s&\#]{4,500})"
)
"""Pattern of what an address is opened with."""

_SECRET_VALUE = re.compile(SECRET_VALUE)


def source_name(source: Source) -> str:
    """Its outlet, else its address without what that is opened with."""
    return source.outlet or open_address(source.address)


def open_address(address: str) -> str:
    """The address as anybody may see it: "https://news.example/feed?token=[hidden]"."""
    return _SECRET_VALUE.sub(lambda found: f"{found['before']}{HIDDEN}", address)


def source_names(sources: Sequence[Source]) -> dict[Source, str]:
    """Each source's name. Behind one that several have stands the host or file of each, in brackets,
    or the address where they share these.
    """
    alike: dict[str, list[Source]] = {}
    for source in sources:
        alike.setdefault(source_name(source).casefold(), []).append(source)
    told = {source: name for group in alike.values() for source, name in zip(group, _apart(group), strict=True)}
    return {source: told[source] for source in sources}


def _apart(group: Sequence[Source]) -> list[str]:
    if len(group) == 1:
        return [source_name(group[0])]
    addresses = [open_address(source.address) for source in group]
    bare = [address.partition("://")[2] or address for address in addresses]
    short = [_short(address) for address in addresses]
    where = next((each for each in (short, bare) if len({*each}) == len(group)), addresses)
    return [f"{source_name(source)} ({place})" for source, place in zip(group, where, strict=True)]


def _short(address: str) -> str:
    """The host of a URL, the name of a file."""
    _, is_url, bare = address.partition("://")
    return bare.partition("/")[0] if is_url else address.rpartition("/")[2]
