"""How else a question of somebody's words may be meant: on what was spoken about, or on anything."""

from __future__ import annotations

import re

from bot.answers.conversation.anew import ABOUT
from bot.answers.conversation.bare import is_topic
from bot.answers.understanding.kinds import kind_of
from bot.answers.words.stems import folded

_MORE = re.compile(r"\b(?:what|anything) (?:else|more)\b", re.I)


def asks_for_more(text: str) -> bool:
    """Whether it asks for more than was told: "what else did she say?"."""
    return _MORE.search(text) is not None


def on_the_matter(text: str, earlier: str) -> str | None:
    """Somebody's words, asked for on the topic before: "what did Brandt say?" behind "harbour tunnel", or behind a
    question what somebody else said about it; None for other questions.
    """
    kind, speaker = kind_of(text)
    before, other = kind_of(earlier)
    found = ABOUT.search(earlier.rstrip(" ?.!"))
    topic = found[0] if found and before == "said" and other else f" about {earlier.strip(' ?.!')}"
    if kind != "said" or not speaker or ABOUT.search(text) or not (is_topic(earlier) or (found and other)):
        return None
    return f"{text.rstrip(' ?.!')}{topic}?" if folded(other or "") != folded(speaker) else None


def on_anything(read_as: str, earlier: str) -> str | None:
    """A question of somebody else's words on the same as before, asked of anything that they said; None for others."""
    kind, speaker = kind_of(read_as)
    again = folded(speaker or "") == folded(kind_of(earlier)[1] or "")
    return f"What did {speaker} say?" if kind == "said" and speaker and not again and ABOUT.search(read_as) else None
