"""An article, a page or a story as a line of JSON says it: the shape of docs/lines.md, for all who read such lines."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from adapters.dates import moment


class ArticleLine(msgspec.Struct):
    """What a line says; keys that it has beside these are passed over."""

    id: Any = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None
    articles: list[ArticleLine] | None = None

    @property
    def date(self) -> datetime | None:
        """When it was published, where the line says so in a form that can be read."""
        return moment(self.published) if self.published else None

    @property
    def warning(self) -> str | None:
        """What of the line is passed over."""
        if not self.published or self.date:
            return None
        return f"published is not a date, and is left out: {self.published[:40]!r}"
