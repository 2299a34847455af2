"""What a question asks of somebody or something: "sink" of "where did the ferry sink?", "owns" of "who owns it?"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Literal

from bot.answers.understanding.kinds import Kind
from bot.answers.words.common import AUXILIARY, BE, DO, LIGHT, LINK, STOP, is_several
from bot.answers.words.dates import WEEKDAY
from bot.answers.words.phrases import has_phrases
from bot.answers.words.stems import folded, is_participle, stem, words

_ASKED: frozenset[Kind] = frozenset(("when", "where", "why", "who", "figure", "what", "whether"))

_WORD = r"(?:when|where|why|how\s(?:many|much|\w+)|whom?|what)"
_HEAD = re.compile(rf"^\W*{LINK}(?P<word>{_WORD})(?:['’]?s)?:?\s+(?P<rest>.+)$")
_CLOSED = re.compile(rf"^\W*{LINK}(?P<word>{BE})\s+(?P<rest>.+)$")
_AUXILIARY = re.compile(rf"{AUXILIARY}|must|may|might")
_DOING = re.compile(rf"^\W*{LINK}(?:(?:what|how)\s(?:else\s)?)?{DO}(?:n['’]?t)?\s+(?P<rest>.+)$")
"""A question of what somebody did, or whether."""

_DID = re.compile(r"^(?:did|does|do)\b")
_BEFORE_OBJECT = re.compile(r"\s\w+\s(?P<verb>[a-z]+)\s(?:the|an?|his|her|its|their)\s[\w-]+$")
_ANYBODY = re.compile(r"\s(?:any|some)(?:one|body|thing)$")
_DANGLING = re.compile(r"\s(?:from|to|with|for|by|against|at|on)$")
_OBJECT = re.compile(
    r"^(\s(?:\w+\s)?(?:did|does|do|will|would)\s(?:the\s|an?\s)?\S+\s\S+(?:\s\S+){0,2}?)\s"
    r"(?:the|an?|his|her|its|their)\s.*$"
)
_BEING = frozenset(("is", "are", "was", "were"))
_DONE = re.compile(r"^(?:(?:many|much|long|often)\s)?(?:is|are|was|were|has|have|had)\b")
_PLACED = re.compile(
    r"^(?:is|are|was|were)\s(?:the\s|an?\s)?\w+\s(?:in|at|on|from|with|under|behind|near|back)\s(?!a\b)"
)
"""Asks why somebody is somewhere: "why is the mayor in Skerrin?"."""

_OF_WHAT = re.compile(
    r"^\W*what(?:['’]?s|\s(?:is|was|are|were))\s(?:the|his|her|their|its)\s(?P<of>(?:[\w'’-]+\s){1,3}?)(?:of|for|in|at|on|behind)\s"
)
"""Asks for one thing of another: "what was the turnout in …?"."""

_COUNTED = re.compile(rf"^\W*{LINK}how\smany\s(?P<counted>(?:[\w'’-]+\s){{1,4}})")
_OF_SEVERAL = re.compile(rf"^of\s(?:the|these|those|its|their|his|her)\s(?=.*\s{BE}\s)")
_HAVING = re.compile(rf"^(?P<what>(?:[\w'’-]+\s){{1,3}}?){DO}\s.*\s(?:have|get|got)(?:\sleft|\snow)?$")
"""Asks how much or many of something somebody has: "how much debt does the yard have?"."""

_OWNED = re.compile(rf"^{BE}\s[^?]*\w['’]s?\s(?P<what>[a-z][\w -]{{2,40}})$")
"""Asks who somebody is to somebody: "who is Korr's lawyer?"."""

_IS_DOING = re.compile(rf"^{BE}\s(?:(?:the\s)?[\w'’-]+\s)?(?P<verb>[a-z]{{2,}}ing)\b")
"""Asks who does something, or to whom it is done: "who is Rovers playing next?"."""

_QUALITY = re.compile(
    r"how\s(accurate|common|contagious|dangerous|deadly|effective|likely|popular|reliable|safe|serious)"
)
"""Asks for a share of what is so: "how effective is the vaccine?"."""

_GOING_TO = re.compile(
    r"\s(?:going|due|expected|scheduled|set|supposed|meant|likely|hope|plan|want|intend|aim|try|have|has|had|need) to"
    r" (?:be\s)?"
)
"""What stands before the verb of what is to come: "when is it going to be launched?", "whom do they plan to sue?"."""

_BEHIND = re.compile(
    r"\s(?:in|on|at|to|from|of|for|with|without|by|during|after|before|since|about|over|under|into|against|near|than|per"
    r"|because|when|while|that|which|who|as|if|so|again|exactly|now|today|yesterday|tomorrow|tonight|abroad|overseas"
    rf"|{WEEKDAY.lower()}"
    r"|last\s\w+|next\s(?:week|month|year)|this\s(?:week|month|year|morning))\b.*$"
)


_QUALIFYING = re.compile(
    r"\b(?:in|on|at|of|for|from|to|with|by|against|under|near|the|an?|did|does|do|is|are|was|were|has|have|had|will)\s+"
    r"(?!(?:the|an?)\s)(?:(?:new|next|last|first|latest|old|big|main|other|own)\s+)?([^\W_][\w'’-]+)"
)

_SUBJECT = re.compile(
    r"^\W*(?:when|where|why|how)\s(?:did|does|is|was|will)\sthe\s(?P<what>[\w'’-]+\s[\w'’-]+)\s[\w'’-]+\W*$"
)
"""Who or what did it, before a verb at the end: "afghan election" of "when did the afghan election start?"."""

_MODIFYING = re.compile(r"^\W*who\s\w+\s(?:the|an?)\s(?P<what>(?:[\w'’-]+\s){1,3}[\w'’-]+)\W*$")
"""What somebody did, and which of several: "women's hockey final" of "who won the women's hockey final?"."""

_DONE_TO = re.compile(
    r"^\W*who\s(?:(?:will|would|could|can|has|have|had|may|might|should|\w+\sto)\s)?(?!is\b|was\b|are\b|were\b|did\b)\w+\s(?:the\s|an?\s)?(?P<what>[a-z][\w-]+)(?!\s(?:for|to|at|in|on|with)\b$)"
)
"""To what somebody did it: "vortek" of "who owns vortek?"."""

_PLACING = re.compile(
    r"\b(?:in|on|at|from|for|to|against|near)\s+(?:the\s+|an?\s+)?([^\W\d_][\w'’-]+(?:\s[^\W\d_][\w'’-]+){0,3}(?:\s\d{4})?|\d{4})\W*$"
)
_BECOMING = re.compile(
    r"\bbecome\s(?:the\s|an?\s)?(?P<what>(?:[\w'’-]+\s){0,2}?[\w'’-]+)(?:\s(?:of|in|at|for)\s.*)?\W*$"
)
"""What somebody came to be: "speaker" of "when did she become speaker?"."""

_CHANGING = frozenset(("become", "begin", "start"))
"""Verbs that say little elsewhere, and what is asked here: "when did she become mayor?"."""

EVENTS = frozenset(
    stem(word)
    for word in """
    match game fixture tie disaster accident tragedy incident case event affair scandal row crisis situation matter news
    issue controversy saga thing article story
    """.split()
)
"""What a question calls something that an article need not call so: "the Rusham case"."""


_HELD = frozenset(
    stem(word)
    for word in "talks meeting summit conference ceremony funeral election primary runoff vote race match final".split()
)
"""What is held: "where were the talks held?" asks for the place of the talks."""

_STANDING = frozenset(map(stem, ("located", "situated", "based")))
"""Says that something is somewhere: "where is the yard based?"."""

_ADVERB = re.compile(r"\w{3,}[lcetsdn]ly")
"""Says how, and never what is asked: "normally"."""

_PARTICLES = frozenset("out up down off over back away".split())
"""What a verb has behind it: "rule out"."""


_IS_IT = re.compile(rf"\W*{LINK}{BE}\b", re.I)
_FUTURE = re.compile(rf"\bwill\b|^\W*{LINK}when(?:['’]?s|\s+(?:is|are|do|does))\b(?!.*\b(?:was|were|did)\b)", re.I)
_PAST = re.compile(r"\b(?:was|were|did)\b", re.I)
_WHO_DID = re.compile(rf"\W*{LINK}who\s(?!(?:is|are)\b)(\w+)\b", re.I)


@dataclass(frozen=True, slots=True)
class Deed:
    """What a question asks of somebody or something, by stems.

    `verb` is the word for it, as far as it can be told: "sink" of "where did the ferry sink?"; `done_to` what it was
    done to, `qualified` are words that must stand around it. Those of `being` ask what something is: "is it safe?". A
    `past` one is not of what is expected, a `future` one of what will be, as "when is the vote?"; what was `done` is
    past, too, in "who won the race?".
    """

    verb: str | None = None
    done_to: str | None = None
    qualified: frozenset[str] = frozenset()
    being: bool = False
    tense: Literal["past", "future"] | None = None
    done: bool = False


def deed_of(text: str, kind: Kind, named: Container[str] = ()) -> Deed:
    """What is asked of somebody; stems that are `named` are no verb."""
    verb = stem(predicate_of(text, kind, named) or "")
    past = _PAST.search(text) is not None
    who = _WHO_DID.match(text) if kind == "who" else None
    is_it = kind == "whether" and _IS_IT.match(text) is not None
    going = is_it and _GOING_TO.search(folded(text)) is not None  # "is Lund going to resign?" asks what she will do
    return Deed(
        verb or None,
        stem(done_to(text) or "") or None,
        qualified(text) - ({verb} if has_phrases(verb) else set()),
        is_it and not going,
        "past" if past else "future" if going or _FUTURE.search(text) else None,
        past or (who is not None and is_participle(who[1].lower())),
    )


def predicate_of(text: str, kind: Kind, named: Container[str] = ()) -> str | None:
    """The word, folded, that a sentence must have to answer; None where the question has no plain one.

    Of "who owns the ferry?" it is the first that counts behind "who", else the last one before what only places it.
    Words with the stems of what is `named` are none: "has Corvane Mills recalled Sunny Hoops?".
    """

    def counting(part: str) -> Iterator[str]:
        return (word for word in _counting(part) if stem(word) not in named)

    said = " ".join(folded(text).strip(" ?.!").split())
    going = _GOING_TO.search(said)
    low = _GOING_TO.sub(" ", said)
    if kind in ("what", "why", "whether") and (doing := _DOING.match(low)):
        return _done(doing["rest"], named)
    if found := _OF_WHAT.match(low):
        return next(reversed([*counting(found["of"])]), None)
    head = (_HEAD.match(low) or _CLOSED.match(low)) if kind in _ASKED else None
    if head is None or (head["word"] == "what"):
        return None
    rest = _OF_SEVERAL.sub("", head["rest"])
    if (counted := _COUNTED.match(f"{low} ")) and (verb := _verb_behind(counted["counted"].split())):
        return verb
    if head["word"] == "who" and (owned := _OWNED.match(rest)):
        return next(reversed([*counting(owned["what"])]), None)
    if head["word"] == "who" and (doing := _IS_DOING.match(rest)):
        return next(counting(doing["verb"]), None)
    if head["word"] == "who" and not _DID.match(rest) and not _DANGLING.search(rest):
        return next(counting(rest), None)
    if going and (verb := next(counting(" ".join(said[going.end() :].split()[:1])), None)):
        return verb
    if head["word"] in _BEING and is_participle(rest.split()[-1]) and (verb := next(counting(rest.split()[-1]), None)):
        return verb
    if having := _HAVING.match(rest):
        return next(reversed([*counting(having["what"])]), None)
    if head["word"] == "how much" and rest.endswith(" worth"):
        return "worth"
    if quality := _QUALITY.fullmatch(head["word"]):
        return quality[1]
    plainer = _BEHIND.sub("", f" {rest}")
    asked = [*counting(_OBJECT.sub(r"\1", plainer))] or [*counting(plainer)]
    if changing := next((word for word in asked if word in _CHANGING), None):
        return changing
    if kind == "why" and _PLACED.match(rest):
        return None
    being = _DONE.match(rest) or head["word"] in _BEING
    if kind == "where":
        asked = [word for word in asked if stem(word) not in _STANDING]
    done = [word for word in asked if being and is_participle(word)]
    plain = [word for word in asked if stem(word) not in LIGHT]
    if _DID.match(rest):
        # several are no verb behind "did": "why did the frost hurt farmers?"
        plain = [word for word in plain if not is_several(word)] or plain
    if plain[-1:] == ["held"] and stem(plain[-2:][0]) in _HELD:
        return plain[-2]
    return next(reversed(done or plain), None)


def _verb_behind(counted: Sequence[str]) -> str | None:
    """What they did, of "people watched the" or "lost power in": a participle that no "did" or "were" stands before."""
    behind = counted[1:] if any(map(is_several, counted[1:2])) else counted
    before = takewhile(lambda word: not _AUXILIARY.fullmatch(word), behind)
    verb = next((word for word in before if is_participle(word)), "")
    return next(_counting(verb), None)


def _done(rest: str, named: Container[str]) -> str | None:
    """The verb of "did the ferry sink in the sound?"; None where it says little: "what did she do?"."""
    asked = _ANYBODY.sub("", _OBJECT.sub(r"\1", _BEHIND.sub("", f" did {rest}")))
    spoken = [word.low for word in words(asked) if word.low not in _PARTICLES and stem(word.low) not in named]
    # somebody's name ends where the verb stands: "did lund endorse trump"
    begun = any(stem(word.low) in named for word in islice(words(rest), 1))
    verb = " ".join(spoken[1:]) if begun else spoken[-1] if spoken else ""
    done = next(_counting(verb), None) if len(rest.split()) > 1 else None
    before_object = _BEFORE_OBJECT.search(rest)
    return done or (next(_counting(before_object["verb"]), None) if before_object else None)


def qualified(text: str) -> frozenset[str]:
    """The stems of words that must be there: the subject, behind an article or, at the end, a preposition; a year."""
    low = folded(text)
    first = {found[1] for found in _QUALIFYING.finditer(low)}
    placing = {word for found in _PLACING.finditer(low) for word in found[1].split()}
    modifying = [word.low for found in _MODIFYING.finditer(low) for word in words(found["what"])]
    if modifying and stem(modifying[-1]) in _HELD:
        del modifying[-1]
    subject = {word for found in _SUBJECT.finditer(low) for word in found["what"].split()}
    done = done_to(text)
    named = first | placing | subject | {*modifying, done or ""}
    return frozenset(stem(word) for word in named if word and word not in STOP) - EVENTS


def done_to(text: str) -> str | None:
    """The word, folded, for what "who owns vortek?" says that somebody did it to, or what they became; None where it
    does not say it so.
    """
    low = folded(text)
    if becoming := _BECOMING.search(low):
        return becoming["what"].split()[-1]
    found = _DONE_TO.match(low)
    return found["what"] if found and found["what"] not in STOP else None


def _counting(text: str) -> Iterator[str]:
    for word in words(text):
        spoken = word.low not in STOP and len(word.low) > 2 and word.low[0].isalpha()
        counts = spoken and not _ADVERB.fullmatch(word.low)
        if counts and (stem(word.low) not in LIGHT or is_participle(word.low) or word.low in _CHANGING):
            yield word.low
