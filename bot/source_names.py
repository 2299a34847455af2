"""What people know sources by: their names, and what tells apart those of the same name."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Source


def source_names(sources: Sequence[Source]) -> dict[Source, str]:
    """Each source's outlet, else its address. Behind a name that several have stands the host of each, in brackets, or
    the address where they share their hosts.
    """
    alike: dict[str, list[Source]] = {}
    for source in sources:
        alike.setdefault(_name(source).casefold(), []).append(source)
    told = {source: name for group in alike.values() for source, name in zip(group, _apart(group), strict=True)}
    return {source: told[source] for source in sources}


def _apart(group: Sequence[Source]) -> list[str]:
    if len(group) == 1:
        return [_name(group[0])]
    addresses = [source.address for source in group]
    bare = [address.partition("://")[2] or address for address in addresses]
    hosts = [address.partition("/")[0] or address for address in bare]
    where = next((each for each in (hosts, bare) if len({*each}) == len(group)), addresses)
    return [f"{_name(source)} ({place})" for source, place in zip(group, where, strict=True)]


def _name(source: Source) -> str:
    return source.outlet or source.address
