"""Tells a feed's full text from a teaser."""

from __future__ import annotations

import re

from adapters.sources.markup import plain_text

FULL_CONTENT = 80
"""Words from which a content element counts as the whole article."""

FULL_DESCRIPTION = 200
"""Words from which a description, which is meant to be short, does."""

CUT = re.compile(
    r"""(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\)|&hellip;)\s*(?:»|→|>>)?$
    |\b(?:continue\ reading|read\ (?:more|on|the\ (?:full|whole|rest)[\w ]{0,20})|full\ story|keep\ reading
        |more\ at\ [\w. ]{1,40})[\s.…:»→>\])]*$""",
    re.IGNORECASE | re.VERBOSE,
)
SIGNED = re.compile(r"^the post .{1,300} (?:appeared first on|first appeared on) .{1,100}$", re.IGNORECASE)
"""The line that WordPress puts below an excerpt and below a whole article alike."""

TAIL = 400
"""Characters at the end within which the marks of a cut stand."""


def full_or_teaser(content: str | None, description: str | None) -> tuple[str, bool]:
    """The longer of an entry's two texts as plain text, and whether it is a teaser only.

    It is one when it ends like something cut off, or is short. Both arguments are HTML or plain text.
    """
    whole, short = (plain_text(markup) if markup else "" for markup in (content, description))
    if len(whole) >= len(short):
        return whole, cut_off(whole) or len(whole.split()) < FULL_CONTENT
    return short, cut_off(short) or len(short.split()) < FULL_DESCRIPTION


def cut_off(text: str) -> bool:
    """True when the text ends in an ellipsis or an invitation to read on."""
    lines = text.rsplit("\n", 2)
    if len(lines) > 1 and SIGNED.match(lines[-1][:TAIL]):
        lines.pop()
    return CUT.search(lines[-1][-TAIL:].rstrip()) is not None
