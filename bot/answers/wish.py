"""What a question wants, about whom and what, from which time and outlets; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.answers.kin import KIN, SPELLINGS
from bot.answers.stems import Word, folded, root, stem, words
from bot.answers.times import Span, asked_time

Kind = Literal["said", "really", "figure", "when", "where", "why", "who", "which", "new", "summary", "compare", "what"]

STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "but",
        "nor",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "do",
        "does",
        "did",
        "done",
        "has",
        "have",
        "had",
        "having",
        "what",
        "which",
        "who",
        "whom",
        "whose",
        "when",
        "where",
        "why",
        "how",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "he",
        "his",
        "him",
        "she",
        "her",
        "hers",
        "they",
        "them",
        "their",
        "theirs",
        "we",
        "us",
        "our",
        "ours",
        "you",
        "your",
        "yours",
        "i",
        "me",
        "my",
        "mine",
        "as",
        "into",
        "about",
        "after",
        "before",
        "during",
        "over",
        "under",
        "than",
        "then",
        "there",
        "here",
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "must",
        "shall",
        "not",
        "no",
        "so",
        "if",
        "any",
        "some",
        "all",
        "each",
        "both",
        "either",
        "every",
        "other",
        "another",
        "such",
        "same",
        "own",
        "only",
        "just",
        "also",
        "too",
        "very",
        "much",
        "many",
        "more",
        "most",
        "s",
        "t",
        "re",
        "ve",
        "ll",
        "d",
        "m",
        "isn",
        "aren",
        "wasn",
        "weren",
        "don",
        "doesn",
        "didn",
        "hasn",
        "haven",
        "hadn",
        "won",
        "wouldn",
        "shouldn",
        "couldn",
        "please",
        "tell",
        "let",
        "know",
        "say",
        "said",
        "says",
        "get",
        "got",
        "going",
        "according",
        "because",
        "while",
        "until",
        "since",
        "between",
        "against",
        "through",
        "without",
        "within",
        "upon",
        "per",
        "via",
        "else",
        "up",
        "down",
        "out",
        "off",
        "again",
        "further",
        "once",
        "now",
        "new",
        "news",
        "latest",
        "happened",
        "happen",
        "happening",
        "does's",
        "what's",
        "who's",
        "that's",
        "it's",
        "there's",
        "he's",
        "she's",
        "let's",
    ]
)
"""Words that say nothing about what is asked."""

LIGHT = frozenset(
    stem(word)
    for word in [
        "ask",
        "call",
        "tell",
        "think",
        "believe",
        "expect",
        "want",
        "need",
        "make",
        "take",
        "give",
        "go",
        "come",
        "do",
        "use",
        "see",
        "look",
        "find",
        "show",
        "become",
        "keep",
        "put",
        "set",
        "turn",
        "seem",
        "begin",
        "start",
        "help",
        "work",
        "plan",
        "people",
        "person",
        "man",
        "woman",
        "thing",
        "way",
        "time",
        "year",
        "month",
        "week",
        "day",
        "morning",
        "today",
        "country",
        "state",
        "world",
        "city",
        "place",
        "group",
        "number",
        "part",
        "case",
        "point",
        "fact",
        "name",
        "part",
        "side",
        "kind",
        "type",
        "area",
        "one",
        "two",
        "first",
        "last",
        "next",
        "long",
        "old",
        "big",
        "high",
        "good",
        "bad",
        "great",
        "little",
        "own",
        "several",
        "many",
        "few",
        "around",
        "amid",
        "toward",
        "towards",
        "like",
        "recent",
        "recently",
        "currently",
        "ever",
        "yet",
        "still",
        "already",
        "back",
        "away",
        "ago",
        "later",
        "early",
        "late",
        "own",
        "report",
        "reported",
        "reportedly",
        "announce",
        "announced",
        "company",
        "government",
        "official",
        "officials",
        "president",
        "leader",
        "many",
    ]
)
"""Words that say little, being everywhere in news."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that counts: its stem, its root, stems that may stand for it, and its weight."""

    word: str
    stem: str
    root: str
    kin: frozenset[str]
    weight: float
    name: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What a question wants. `speaker` is whose words, `unit` what is counted, `phrases` stand in marks."""

    kind: Kind
    terms: tuple[Term, ...]
    names: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    speaker: str | None = None
    time: Span | None = None
    outlets: tuple[str, ...] = ()
    money: bool = False
    share: bool = False
    duration: bool = False
    noun: str | None = None


_MARKED = re.compile(r"[\"“”«„]([^\"“”«»„]{3,400})[\"“”»]|(?<!\w)['‘]([^'‘’]{8,400})['’](?!\w)")
_NAME = re.compile(
    r"(?:[A-Z][\w’'.&+-]*|[A-Z]\.)(?:\s+(?:(?:of|the|de|del|van|von|der|bin|al|and|for|&)\s+){0,2}[A-Z0-9][\w’'.&+-]*)*"
)
_OPENERS = frozenset(
    [
        "what",
        "which",
        "who",
        "whom",
        "whose",
        "when",
        "where",
        "why",
        "how",
        "is",
        "are",
        "was",
        "were",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "can",
        "could",
        "will",
        "would",
        "should",
        "in",
        "on",
        "at",
        "of",
        "from",
        "to",
        "by",
        "for",
        "with",
        "and",
        "or",
        "but",
        "the",
        "a",
        "an",
        "so",
        "tell",
        "give",
        "show",
        "any",
        "according",
        "before",
        "after",
        "since",
        "during",
        "did",
        "please",
    ]
)
_SAY = r"say|said|says|tell|told|think|thinks|thought|believe|believes|claim|claimed|claims|describe|described|describes|explain|explained|explains|respond|responded|comment|promise|promised|announce|announced|argue|argued|call|called|ask|asked|react|reacted|warn|warned|suggest|suggested|expect|expects|insist|insisted|deny|denied|deny|answer|answered|put it|state|stated|criticise|criticize|want|wants"
_SAID = re.compile(
    rf"\b(?:what|how|why|which|where|when)\b(?:\s+\w+){{0,3}}?\s+(?:did|does|do|has|have|had|is|was|are|were)\s+(?P<who>.+?)\s+(?:really\s+|actually\s+|just\s+)?(?:{_SAY})\b",
    re.I,
)
_WHO_SAID = re.compile(
    r"\bwho\b\s+(?:really\s+|actually\s+|first\s+)?(?:said|says|told|claimed|called|warned|promised|described|commented)\b",
    re.I,
)
_REALLY = re.compile(
    r"^\s*(?:did|has|have)\s+(?P<who>.+?)\s+(?:really |actually |ever )?(?:say|said|tell|told|claim|claimed|call|called|state|stated|promise|promised)\b\s*(?:that\b|:|,)?\s*(?P<what>.+?)\s*\??\s*$",
    re.I,
)
_QUOTE_ASKED = re.compile(
    r"\b(?:quotes?|words|statements?|remarks?|comments?)\s+(?:of|by|from)\s+(?P<who>[^?]+?)(?:\s+(?:on|about|regarding)\b|[?.]|$)",
    re.I,
)


def wish(text: str, now: datetime, zone: str = "UTC", outlets: Iterable[str] = ()) -> Wish:
    """What the question wants; `outlets` are those that it may name. Raises UsageError for an unknown zone."""
    time = asked_time(text, now, zone)
    named = tuple(outlet for outlet in outlets if _names_outlet(text, outlet))
    kind, speaker = _kind(text)
    names = tuple(_names(text))
    low = folded(text)
    money = bool(re.search(r"\bhow much\b|\bprice\b|\bcost\b|\bwhat (?:sum|amount)|\bpaid\b|\bvalue\b|\bworth\b", low))
    share = bool(
        re.search(
            r"\bshare\b|\bper ?cent|\bpercentage\b|\bproportion\b|\bwhat part\b|\bby how much\b|\bhow much of\b", low
        )
    )
    duration = bool(
        re.search(
            r"\bhow (?:long|old|soon|often)\b|\bhow many (?:years|months|weeks|days|hours|minutes|seconds)\b", low
        )
    )
    noun = re.search(r"\b(?:how many|which|what)\s+(?:more\s+|other\s+|new\s+)?([a-z]{3,})\b", low)
    return Wish(
        kind, tuple(terms(text, names, time)), names, _phrases(text), speaker, time, named, money, share, duration,
        stem(noun[1]) if noun and noun[1] not in STOP else None,
    )  # fmt: skip


def terms(text: str, names: Iterable[str] = (), time: Span | None = None) -> list[Term]:
    """The words of the question that count, each once, in order; without those that only say a relative time."""
    in_names = {stem(word.low) for name in names for word in words(name)}
    skipped = (time.start, time.end) if time and not any(c.isdigit() for c in time.words) else (0, 0)
    found: dict[str, Term] = {}
    for word in words(text):
        if word.low in STOP or skipped[0] <= word.start < skipped[1]:
            continue
        base = stem(word.low)
        if base in STOP or base in found or (len(base) < 2 and not base.isdigit()):
            continue
        named = base in in_names
        weight = 1.3 if named or base[0].isdigit() else 0.45 if base in LIGHT else 1.0
        kin = SPELLINGS.get(base, frozenset()) | KIN.get(base, frozenset())
        found[base] = Term(word.low, base, root(base), kin, weight, named)
    return list(found.values())


def _kind(text: str) -> tuple[Kind, str | None]:
    low = folded(text).strip()
    if really := _REALLY.match(text):
        return "really", really["who"].strip()
    if _WHO_SAID.search(text):
        return "said", None
    if said := _SAID.search(text):
        return ("why" if re.match(r"why\b", low) else "said"), _who(said["who"])
    if asked := _QUOTE_ASKED.search(text):
        return "said", _who(asked["who"])
    if re.search(
        r"\bwhat'?s new\b|\bwhat is new\b|\banything new\b|\bany news\b|\bany updates?\b|\blatest (?:on|about|from)\b",
        low,
    ):
        return "new", None
    if re.match(
        r"(?:summari[sz]e|sum up|tell me about|what happened\b|what(?:'s| is) (?:going on|happening)|overview|give me a summary|summary)",
        low,
    ):
        return "summary", None
    if re.search(r"\bcompare\b|\bdiffer|\bdisagree|\bhow do (?:the )?(?:outlets|papers|sources)\b|\bcontradict", low):
        return "compare", None
    if re.search(
        r"\bhow (?:many|much|high|low|far|fast|large|big|tall|deep|long|old|often|wide|heavy)\b|\bwhat (?:share|percentage|percent|number|proportion|sum|amount|price|level|fraction)\b|\bat what\b|\bwhat (?:\w+ )?(?:value|score|toll|rate)\b",
        low,
    ):
        return "figure", None
    for kind in ("when", "where", "why", "who", "which"):
        if re.search(rf"\b{kind}\b", low):
            return kind, None
    if re.search(r"\bwhat (?:day|date|month|year|time)\b|\bsince when\b", low):
        return "when", None
    if re.search(r"\bwhat (?:city|country|place|town|state)\b", low):
        return "where", None
    if re.search(r"\bwhat (?:reason|caused|made)\b|\bhow come\b", low):
        return "why", None
    if re.search(r"\bwhom|whose\b", low):
        return "who", None
    return "what", None


def _who(words: str) -> str | None:
    who = words.strip().removesuffix("'s").removesuffix("’s")
    return who if who and len(who) < 120 else None


def name_spans(text: str) -> list[str]:
    """The names in a text by their capitals, in order, without a question's first word."""
    return list(_names(text))


def _names(text: str) -> Iterable[str]:
    for match in _NAME.finditer(text):
        name = match[0].rstrip(".,'’")
        if match.start() == 0 or text[: match.start()].rstrip().endswith((".", "?", "!", '"', "“")):
            parts = name.split()
            while parts and folded(parts[0]) in _OPENERS:
                parts.pop(0)
            name = " ".join(parts)
        for ending in ("'s", "’s", "'", "’"):
            name = name.removesuffix(ending)
        if name and (len(name) > 1 or name.isdigit()):
            yield name


def _phrases(text: str) -> tuple[str, ...]:
    return tuple((match[1] or match[2]).strip(" .,!?") for match in _MARKED.finditer(text))


def _names_outlet(text: str, outlet: str) -> bool:
    bare = re.sub(r"^the\s+", "", outlet, flags=re.I)
    return bool(bare) and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", text, re.I) is not None


def without_outlets(found: Wish) -> Wish:
    """The wish without the words of the outlets that it names: they choose articles, and need not stand in them."""
    listed = {stem(word.low) for outlet in found.outlets for word in words(outlet)}
    kept = tuple(term for term in found.terms if term.stem not in listed)
    return replace(found, terms=kept) if found.outlets and kept else found


__all__ = ["Kind", "Term", "Wish", "Word", "terms", "wish", "without_outlets"]
