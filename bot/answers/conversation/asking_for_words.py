"""Questions for somebody's words: asked in other ways ("has Brandt commented?"), and how else they may be meant."""

from __future__ import annotations

import re

from bot.answers.conversation.asking_again import ABOUT
from bot.answers.conversation.pronouns import PERSONAL
from bot.answers.conversation.without_topic import is_topic
from bot.answers.understanding.kinds import kind_of
from bot.answers.words.common import LINK
from bot.answers.words.stems import folded

_ANYTHING = re.compile(
    rf"^\W*+(?P<opening>{LINK})(?:did|does|do|has|have|had)\s+"
    r"(?P<who>(?:(?!(?:not|really)\b)[\w'’.-]++\s+){1,5}?)"
    r"(?:(?:ever|already|yet|also)\s+)?"
    r"(?:(?:say|said)\s+(?:anything|something)|comment(?:ed)?|(?:make|made)\s+(?:a|any)\s+(?:comment|statement))"
    r"(?P<else>\s+(?:else|more))?(?P<on>\s+(?:about|on|to|regarding)\s.+?)?"
    r"(?:\s+(?:yet|already|too))?\W*$",
    re.I,
)
_MORE_FROM = re.compile(
    rf"^\W*+{LINK}(?:(?:any|show me|give me)\s+)?"
    r"(?P<else>more(?:\s+(?:quotes|words))?|(?:any|some)thing (?:else|more))\s+(?:from|by)\s+"
    r"(?P<who>(?:[\w'’.-]++\s*+){1,4}?)(?P<on>\s*(?:on|about)\s.+?)?\W*$",
    re.I,
)
_QUOTE = re.compile(
    r"^\W*+(?:please\s+)?quotes?\s+(?P<who>him|her|them|(?!(?:of|from|by|the|an?|me|on|about|that|this|it)\b)[^\W\d][\w'’.-]*"
    r"(?:\s(?!(?:on|about)\b)[\w'’.-]+)?)(?P<on>\s(?:on|about)\s.+?)?\W*$",
    re.I,
)
_OTHERS = re.compile(
    rf"^\W*+{LINK}(?:what\s+(?:do|did|are|have)\s+(?:the\s+)?"
    r"(?:others?|other\s(?:people|politicians|countries|leaders|experts)|every(?:one|body)\selse|any(?:one|body)\selse)\s+(?:say|said|saying|think|thinking)"
    r"|who(?:\selse)?\s(?:has\s|is\s|was\s)?(?:quoted|commented|reacted|responded|spoke(?:n)?|weighed\sin)"
    r"|(?:(?:any|the|other|what\s(?:are|were)|how\sabout)\s)*(?:reactions?|comments?|voices))"
    r"(?P<on>,?\s+(?:about|on|to)\s.+?)?(?:\s(?:so\sfar|yet))?\W*$",
    re.I,
)
"""Asks who else spoke of what was shown, or of something else."""

_THIS = re.compile(r"\s\w+\s(?:it|this|that|him|her|them|(?:this|that|the)\s(?:story|news|matter))$", re.I)
_AS_SUBJECT = {"him": "he", "her": "she", "them": "they"}
_SAID_SO = re.compile(
    rf"^\W*+{LINK}(?:did|does|do|has|have|had)\s+(?P<who>(?:(?!(?:not|really|actually)\b)[\w'’.-]++\s+){{1,4}}?)"
    r"(?:(?:also|really|actually|ever)\s+)?(?:say|said|says|think|believe|claim)\s+"
    r"(?:(?:so|that|it|this)(?:\s+(?:too|as well|also))?|the same(?:\s+thing)?)\W*$",
    re.I,
)
"""Points at what was shown: what somebody said of it is asked for; "did she say that?" asks whose it is."""

_RESPONDED = re.compile(
    rf"^\W*+{LINK}(?:how\s+)?(?:did|does|has|have|had)\s+(?P<who>(?:[\w'’.-]++\s+){{1,4}}?)"
    r"(?:(?:already|yet|ever)\s+)?(?:respond|react|reply|replie)(?:ed|d)?(?:\s+(?:to|on)\s+(?:it|this|that))?(?:\s+yet)?\W*$",
    re.I,
)
_MORE = re.compile(r"\b(?:what|anything) (?:else|more)\b", re.I)


def said_anything(text: str) -> str:
    """Such a question as one for their words, "what did Brandt say about it?"; any other text as it is."""
    if (so := _SAID_SO.match(text)) and not PERSONAL.match(so["who"]):
        return f"what did {so['who'].strip()} say about it?"
    found = next((found for each in (_MORE_FROM, _QUOTE, _ANYTHING) if (found := each.match(text))), None)
    if found is None:
        return text
    said = {"opening": "", "else": ""} | found.groupdict(default="")
    who = _AS_SUBJECT.get(said["who"].strip().lower(), said["who"].strip())
    of_it = found.re is _ANYTHING and not said["else"] and not PERSONAL.match(who)
    on = f" {said['on'].strip()}" if said["on"] else " about it" if of_it else ""
    return f"{said['opening']}what{' else' if said['else'] else ''} did {who} say{on}?"


def in_response(text: str) -> str | None:
    """ "Did the mill respond?" as a question for its words on what was shown; None for other questions."""
    found = _RESPONDED.match(text)
    return f"what did {found['who'].strip()} say about it?" if found else None


def of_others(text: str) -> str:
    """A question of what others say as one for whoever else said something; any other text as it is."""
    found = _OTHERS.match(text)
    return f"who else said something{_THIS.sub('', found['on'] or '')}?" if found else text


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
