"""Block quotes of a page, set off in its text as letters and Markdown do: each paragraph behind "> "."""

from __future__ import annotations

from typing import Any

MARK = "> "
DASH = "— "
_DASHES = "—–―- "


def set_off(tree: Any) -> bool:
    """Whether the page has block quotes; their paragraphs get a mark, and their sources a dash and a line of their own.

    Changes the tree.
    """
    quoted = tree.xpath("//blockquote")
    for block in quoted:
        sources = [_taken_out(source) for source in block.xpath(".//cite | .//footer")]
        paragraphs = block.xpath(".//p")
        if (block.text or "").strip() or not paragraphs:
            block.text = MARK + (block.text or "").lstrip()
        for paragraph in paragraphs:
            paragraph.text = MARK + (paragraph.text or "").removeprefix(MARK).lstrip()
        for name in filter(None, sources):
            line = block.makeelement("p")
            line.text = DASH + name
            block.addnext(line)
    return bool(quoted)


def _taken_out(source: Any) -> str:
    """The words of an element that is removed from the page, without the dash before them; what follows it stays."""
    words = " ".join(source.text_content().split()).lstrip(_DASHES)
    if source.getparent() is not None:
        source.drop_tree()
    return words
