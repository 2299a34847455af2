"""Fragments that go on from the question before: "why?", "who else?", "and on sanctions?"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.answers.conversation.asking_again import (
    ABOUT,
    ASKS,
    HOW_MUCH,
    STORY,
    asked_again,
    is_done,
    looks_back,
    of_another_deed,
    of_another_time,
    topic_of,
    why_not,
)
from bot.answers.conversation.asking_for_words import of_others
from bot.answers.conversation.pronouns import COUNTED, owned
from bot.answers.conversation.without_topic import is_topic
from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.nouns import is_body, is_role
from bot.answers.understanding.subjects import is_person
from bot.answers.understanding.wish import terms
from bot.answers.words.common import AUXILIARY, BE, LINK, LINKED
from bot.answers.words.given_names import without_suffix
from bot.answers.words.nations import nations_in
from bot.answers.words.stems import folded

_AND = re.compile(
    rf"^\W*(?:{LINKED}++(?:(?:what|how) about\s+)?|(?:what|how) about\s+"
    r"|(?=(?P<alone>in|for|from|at|after|before|since|about|on)\s(?!general|fact|real|sure|example|now|once|least|last)"
    r"(?:the\s)?[\w'’-]+(?:\s[\w'’-]+)?\W*$))"
    r"(?:(?P<same>on|of|about|regarding|in|for|with|from|by|at|after|before|since)\s+)?(?P<what>.+?)\W*$",
    re.I,
)
_WHAT_ABOUT = re.compile(r"\b(?:what|how) about\b", re.I)
_ALONE = re.compile(
    rf"^\W*{LINK}(?P<word>why|when|where(?: from| to)?|how|(?:since|until|till) when|how come|what for|by whom"
    rf"|(?P<preposition>of|from|with|to|for|on|about|against|in|over) (?P<whom>what|whom?|which [a-z]+))"
    r"(?:\s+(?:so|(?P<no>not)|exactly|then)|\s+(?:is|was|did|does)\s+(?:that|this|it)(?:\s+(?:so|happen(?:ed)?|then|said|published|reported))?)?\W*$",
    re.I,
)
_ASKING = re.compile(ASKS, re.I)
_WHO_ELSE_DID = re.compile(rf"^\W*{LINK}who else\s+(?P<did>[\w'’-]+)\W*$", re.I)
_HOW_MANY = re.compile(rf"^\W*{LINK}how many\s+(?P<what>(?:[\w'’-]+\s)?[\w'’-]+)\W*$", re.I)
_SIDE = re.compile(
    r"^(?P<before>(?:.*?\b(?:did|does|do|has|have|had|will|would)|\W*(?:is|was|are|were))\s+)"
    r"(?:the\s+)?(?:(?-i:[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+)+)|[\w'’-]+)(?P<behind>\s+\S.*)$",
    re.I,
)
_RELATED = re.compile(r"^(?:his|her|their|its)\s[\w'’-]+$", re.I)
_WHO_WILL = re.compile(r"^\W*who\s(?:will|would|has|have|had)\s", re.I)
"""Asks for the one who does it: "who will lead the bank?" and "and Lund?" asks of Lund."""

_PLACING = ("in", "at", "from")
_PLACING_ALL = (*_PLACING, "on")
"""What may lead to a place; where words are asked for, "on" leads to what they are about."""

_ON = ("about", "on", "regarding")
"""What leads to what words are about."""

_PLACED = re.compile(r"\s(?:in|at|on|from|near)\s+(?:the\s+)?[\w'’-]+(?:\s[\w'’-]+){0,2}$", re.I)
_LAST = re.compile(
    rf"^(?P<before>\W*who\s(?:.+\s(?:for|against|in|at|to|from|with)|(?!{AUXILIARY}\b)\w+)\s+)"
    r"(?:the\s+)?[\w'’-]+(?:\s[\w'’-]+){0,2}?$",
    re.I,
)
_DOING_TO = re.compile(
    r"^(?P<before>\W*(?:why|when|where|how|since when)\s(?:is|are|was|were)\s.*?\b\w{2,}ing\s)"
    r"(?:the\s)?[\w'’-]+(?:\s[\w'’-]+)?$",
    re.I,
)
"""What somebody does to somebody: "why is the guild suing the mill"."""

_BEING = re.compile(
    r"^(?P<before>\W*(?:how(?:\s\w+)?|who|where|when)\s(?:is|was|are|were)\s)(?:the\s)?[\w'’.-]+(?:\s[\w'’.-]+){0,2}?"
    r"(?P<behind>(?:\s(?:born|from|worth|\w+ing|\w+ed))?)$",
    re.I,
)
"""What or where somebody or something is: "how old is Lund", "when was the bridge opened"."""

SOMEBODY_ELSE = "Who else said something?"
"""Asked where the question before was of one speaker's words and named no topic."""

FEW = 2
"""Words of a question that goes on from the one before with "and", at most, that count."""

SIDE = 3
"""Words that another side is named by at most."""

_WHO_ELSE = re.compile(
    rf"^\W*{LINK}(?:who|anyone|anybody|somebody) else(?: (?:said|says) (?:something|anything|so|this|that|it))?\W*$",
    re.I,
)
_WHO_DOES = re.compile(
    rf"^\W*who\s+(?P<rest>(?:(?!{BE}\b)|{BE}\s(?=(?:among|at|behind|in|on)\b|[a-z]{{2,}}(?:ed|ing)\b))\S.*)$", re.I
)
"""Asks for those who do something, or of whom somebody is one; no "who is the mayor?"."""

_WHO = re.compile(rf"^\W*{LINK}(?P<word>who|whom)\W*$", re.I)
_SOMEBODY = re.compile(r"\b(?:anybody|anyone|somebody|someone)\b", re.I)
_WHAT_ELSE = re.compile(rf"^\W*{LINK}what else\W*$", re.I)

_OWNER = re.compile(r"(?P<name>[\w-]+?)(?P<sign>['’])?s$", re.I)
_OWNED = re.compile(r"[\w-]+['’]s\b", re.I)
"""Whose something is in the question before: "norland's prime minister", and behind it "and aldous's?"."""

_THEIRS = re.compile(r"(?:her|his|its|their)\s(?P<what>[\w -]+)$", re.I)
_WHOSE = re.compile(r"^(?P<before>\W*(?:who|what)(?:['’]?s|\s(?:is|was|are|were))\s.+['’]s)\s[\w -]+$", re.I)
"""Asks who or what somebody's is: "who is Ada Lund's husband", and behind it "and her mother?"."""


def is_short(text: str) -> bool:
    """Whether it is one of those that ask the question before anew, or of then: what follows goes on from that one."""
    return bool(_ALONE.match(text) or is_who_else(text) or looks_back(text))


def goes_on(text: str) -> bool:
    """Whether it asks the question before of something else: "and in Ayr?"."""
    return _AND.match(text) is not None


def is_who_else(text: str) -> bool:
    """Whether it asks who else said or did so, and no more."""
    return _WHO_ELSE.match(of_others(text)) is not None


def another(text: str) -> str | None:
    """Of whom or what a fragment may ask the question before: "trump" of "and trump?"; None for other texts."""
    found = _AND.match(text.strip())
    return found["what"] if found and not found["same"] and not _ASKING.match(found["what"]) else None


def continued(text: str, earlier: str, people: Iterable[str] = ()) -> str:
    """The fragment with the question before: "why … ?", "… on sanctions?"; any other text as it is.

    `people` are names that were printed: "and Brandt?" asks the same of him.
    """
    if not earlier:
        return text
    stem = earlier.rstrip(" ?.!")
    if alone := _ALONE.match(text):
        if alone["preposition"]:
            return f"{asked_again(alone['whom'].capitalize(), stem).rstrip('?')} {alone['preposition']}?"
        return why_not(stem) if alone["no"] else asked_again(alone["word"].capitalize(), stem)
    if (alone := HOW_MUCH.match(text)) and not alone["about"] and (not alone["being"] or kind_of(stem)[0] == "figure"):
        being = f" {alone['being']} that" if alone["being"] else ""
        return f"{alone['word'].capitalize()}{being}{alone['when'] or ''}, about {topic_of(stem)}?"
    if (many := _HOW_MANY.match(text)) and (counted := COUNTED.match(stem)) and not is_done(many["what"].split()[-1]):
        return f"{stem[: counted.start(1)]}{many['what']}{stem[counted.end(1) :]}?"
    if (who := _WHO.match(text)) and _SOMEBODY.search(stem):
        return f"{who['word'].capitalize()} {' '.join(_SOMEBODY.sub(' ', stem).split())}?"
    if _WHO_ELSE.match(text) or _is_of_the_same(text, stem):
        return _who_else(stem)
    if _WHAT_ELSE.match(text):
        kind, speaker = kind_of(stem)
        if kind == "new":
            return f"{stem}?"
        return f"What else did {speaker} say?" if kind == "said" and speaker else f"{STORY}{topic_of(stem)}"
    found = _AND.match(text)
    if found and (then := of_another_time(stem, f"{found['same'] or ''} {found['what']}".strip())):
        return then
    apart = found and found["alone"] in ("about", "on") and kind_of(stem)[0] not in ("said", "new")
    if found and (apart or _ASKING.match(found["what"])):
        return text
    return (_of_another(stem, found, people) or _on_another(stem, found)) if found else text


def _on_another(stem: str, found: re.Match[str]) -> str:
    """The question before on something else; what takes several words to be named, or is asked about with "what about"
    where nobody's words are, is a matter of its own.
    """
    kind, speaker = kind_of(stem)
    if kind == "really" and speaker:  # of words that were checked nothing is left to be asked of something else
        return f"What did {speaker} say about {found['what']}?"
    if is_topic(stem) and not found["same"]:
        return f"{STORY}{found['what']}"
    of_the_talk = kind in ("who", "when", "where", "why") and found["what"].lower().startswith("the ")
    own = len(terms(found["what"])) > FEW or _WHAT_ABOUT.search(found[0]) or of_the_talk
    if not found["same"] and own and kind != "said":
        return f"{STORY}{found['what']}"
    return f"{_without_topic(stem)} {found['same'] or 'about'} {found['what']}?"


def _of_another(stem: str, found: re.Match[str], people: Iterable[str]) -> str | None:
    """The question before asked of somebody else, another side or place: "and Brandt?", "and in Ayr?"."""
    what = found["what"]
    if found["same"]:
        ending = re.search(rf"\s{found['same']}\s(?:the\s)?[\w'’-]+(?:\s[\w'’-]+){{0,2}}$", stem, re.I)
        if ending and found["same"].lower() not in _ON:
            return f"{stem[: ending.start()]} {found['same']} {what}?"
        said = kind_of(stem)[0] in ("said", "really")
        placed = _PLACED.search(stem) if found["same"].lower() in (_PLACING if said else _PLACING_ALL) else None
        return f"{stem[: placed.start()]} {found['same']} {what}?" if placed else None
    owner = _OWNER.match(what)
    if owner and _OWNED.search(stem) and (owner["sign"] or nations_in((folded(owner["name"]),))):
        return f"{_OWNED.sub(owned(owner['name']), stem, count=1)}?"
    if (theirs := _THEIRS.match(what)) and (whose := _WHOSE.match(stem)):
        return f"{whose['before']} {theirs['what']}?"
    if (deed := of_another_deed(stem, what)) is not None:
        return deed
    kind, speaker = kind_of(stem)
    asked = folded(what).split()[-1] if folded(what).strip() else ""
    if kind == "said" and asked == "others":
        return _who_else(stem)
    last = (name for name in people if without_suffix(name).split()[-1] == asked)
    first = (name for name in people if folded(name).split()[0] == asked and is_person(name))
    named = next(last, next(first, None))
    if speaker and (named or is_role(what) or is_body(what) or _RELATED.match(what)):
        spoken = re.sub(rf"\s+(?:to|with)\s+{re.escape(what)}(?!\w)", "", stem, count=1, flags=re.I)
        asked_of_all = spoken.partition(", about ")[0]  # what was filled in may be no matter of theirs
        asked_of_other = asked_of_all.replace(speaker, what if is_role(what) else named or what, 1)
        return f"{re.sub(rf'(?<= about ){re.escape(what)}$', speaker, asked_of_other, flags=re.I)}?"
    if _WHO_WILL.match(stem):
        return f"{STORY}{what}"
    side = None if speaker or kind == "said" or len(what.split()) > SIDE else _BEING.match(stem) or _SIDE.match(stem)
    if side:
        placed = _PLACED.search(stem) if nations_in((folded(what),)) else None
        if placed and not nations_in(folded(stem[: placed.start()]).split()):
            return f"{stem[: placed.start()]} in {what}?"
        instead_of = stem[side.end("before") : side.start("behind")]
        if named and is_person(named) and instead_of.lower().startswith("the ") and not is_role(instead_of):
            return f"{STORY}{named}"
        meant = named if named and instead_of.lower() != "it" else what
        return f"{side['before']}{meant}{side['behind'].partition(', about ')[0]}?"
    placed = (
        None if speaker or kind == "said" or len(what.split()) > SIDE else _LAST.match(stem) or _DOING_TO.match(stem)
    )
    return f"{placed['before']}{what}?" if placed else None


def _who_else(stem: str) -> str:
    kind, speaker = kind_of(stem)
    asked = _WHO_DOES.match(stem)
    if asked and kind != "said":
        return f"Who else {asked['rest']}?"
    topic = ABOUT.search(stem)
    if speaker and not topic:
        return SOMEBODY_ELSE
    about = topic[0].strip() if topic else f"about {topic_of(stem)}"
    return f"Who else said something {about}?"


def _is_of_the_same(text: str, stem: str) -> bool:
    """Whether it asks who else did what the question before asks of: "who else scored?"."""
    again = _WHO_ELSE_DID.match(text)
    return again is not None and re.match(rf"^\W*who\s+{re.escape(again['did'])}\b", stem, re.I) is not None


def _without_topic(question: str) -> str:
    """The question without its last "about …" or "on …"."""
    return re.sub(r"\s+(?:about|on|regarding)\s+(?:(?!\b(?:about|on|regarding)\b).)+$", "", question, flags=re.I)
