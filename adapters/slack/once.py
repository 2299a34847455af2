"""What was seen before: Slack delivers again what it believes lost, and people replay what they have caught."""

from __future__ import annotations

from collections import OrderedDict

REMEMBERED = 20_000


class Once:
    """The latest names that were seen."""

    def __init__(self) -> None:
        self._seen: OrderedDict[str, None] = OrderedDict()

    def first(self, *names: str | None) -> bool:
        """Whether none of these names was seen before; from now on all of them were. A name that is None counts not."""
        given = [name for name in names if name]
        new = not any(name in self._seen for name in given)
        self._seen.update(dict.fromkeys(given))
        while len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return new

    def unseen(self, name: str) -> bool:
        """Whether it was not seen."""
        return name not in self._seen
