"""A space's sources as an OPML list (http://opml.org/spec2.opml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from bot.model import Source
from bot.source_names import source_name

# What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>Sources</title></head>
  <body>
"""


def opml(sources: Iterable[Source]) -> str:
    """The list."""
    lines = [
        f'    <outline type="rss" text={_value(source_name(source))} xmlUrl={_value(source.address)}/>\n'
        for source in sources
    ]
    return f"{_HEAD}{''.join(lines)}  </body>\n</opml>\n"


def _value(text: str) -> str:
    return quoteattr(_UNWRITABLE.sub(" ", text))
