"""Labels and titles as long as a platform allows, cut between words."""

from __future__ import annotations


def shortened(text: str, limit: int) -> str:
    """The text, or as many whole words of it as fit into the limit (characters), and "…"; a longer word is cut."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    end = max(kept.rfind(" "), kept.rfind("\n"))
    return f"{kept[:end].rstrip() if end > 0 else kept}…"
