"""What a question wants, about whom and what, from which time and outlets; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.answers.understanding.kinds import Kind, kind_of
from bot.answers.understanding.persons import Somebody, somebody_asked
from bot.answers.understanding.predicates import Deed, deed_of
from bot.answers.understanding.sorts import Counted, noun_of, sort_of
from bot.answers.understanding.times import Span, asked_time
from bot.answers.words.british import spelt_abroad
from bot.answers.words.common import LIGHT, STOP
from bot.answers.words.phrases import plainly
from bot.answers.words.stems import folded, root, stem, words
from bot.answers.words.synonyms import KIN, SPELLINGS


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that counts: its stem, its root, stems that may stand for it, and its weight.

    `setting` is true for words of sentences before the one that asks: they say what it is about, not what is wanted.
    """

    word: str
    stem: str
    root: str
    kin: frozenset[str]
    spellings: frozenset[str]
    weight: float
    name: bool = False
    setting: bool = False

    @property
    def forms(self) -> frozenset[str]:
        """Its stem and the other spellings of it."""
        return self.spellings | {self.stem}

    @property
    def light(self) -> bool:
        """Whether it says little by itself."""
        return self.stem in LIGHT


@dataclass(frozen=True, slots=True)
class Wish:
    """What a question wants, `asking` being its last sentence, of a time and outlets.

    `speaker` is whose words are wanted, `holder` who holds the office that this names. `counted` is what a figure or a
    choice is of, `who` whom "who …?" asks for, `deed` what is asked of somebody or something. `short` ones are looked
    at word by word.
    """

    asking: str
    kind: Kind
    terms: tuple[Term, ...]
    names: tuple[str, ...]
    time: Span | None
    outlets: tuple[str, ...]
    speaker: str | None
    counted: Counted
    who: Somebody
    deed: Deed
    short: bool
    holder: str | None = None

    @property
    def predicate(self) -> str | None:
        """The stem of what a sentence must say to answer a short question."""
        counts = self.counted.sort == "count"
        return (self.deed.verb or (self.counted.noun if counts else None)) if self.short else None

    @property
    def only_names(self) -> bool:
        """Whether it has names and nothing that is said of them: "where is Lund now?"."""
        return all(term.name for term in self.terms)

    @property
    def asked(self) -> frozenset[str]:
        """The folded words of the question, which are no news."""
        return frozenset(term.word.partition("'")[0] for term in self.terms)

    @property
    def topic(self) -> tuple[Term, ...]:
        """The words that say what somebody is asked to have spoken about."""
        spoken = {word.low for word in words(self.speaker or "")}
        return tuple(term for term in self.terms if term.word not in spoken)

    def share(self, cover: Sequence[float]) -> float:
        """How much of what is asked for is met, by weight, 0 to 1; `cover` is how well each term is."""
        met = sum(worth * term.weight for worth, term in zip(cover, self.terms, strict=True))
        return met / sum(term.weight for term in self.terms)

    def place(self, stem: str | None) -> int | None:
        """Where a stem stands among the terms."""
        return next((place for place, term in enumerate(self.terms) if term.stem == stem), None)


_NAME = re.compile(
    r"(?:[A-Z][\w’'.&+-]*|[A-Z]\.)(?:\s+(?:(?:of|the|de|del|van|von|der|bin|al|and|for|&)\s+){0,2}[A-Z0-9][\w’'.&+-]*)*"
)
_SENTENCE_END = re.compile(r"(?<![A-Z.]\w)(?<!\b[A-Z])[.!?][\"”’']?\s+(?=[A-Z\"“])")
_WORDS_LEFT = re.compile(r"\w+\W+\w+")
NAMED = 1.3
"""What a name counts, or a number."""

SMALL = 0.45
"""What a word counts that says little."""

SHORT = 5
"""Words of a short question for a figure, a person, or yes or no, at most: its answer stands in a sentence that has the
question's verb.
"""

SHORTER = 3
"""The same for other questions, whose answers may be worded in more ways."""

TYPED = 2
"""How many more words one may have that is typed in small letters, as a message is: names are of several."""

DONE_BY_PEOPLE = 2
"""More words of one that counts people: what they did is all that tells them from others. A sum has one more."""

_OWN = re.compile(
    r"\b(?:can|could|did|do|does|to|who|will|would)\s(?:(?!(?:an?|the|his|her|its|their|on)\sown$)\S+\s){0,6}own$", re.I
)
"""The verb, and not "its own flag"."""

NEAR = 60
"""Characters before "own" in which it may be asked who does."""

_OF_A_TIME = frozenset(("said", "new", "summary", "compare"))
LONG_AGO = timedelta(days=60)
"""How long ago a day is that articles rather name than are of."""

_OPENERS = STOP | {"give", "show", "did"}


def wish(text: str, now: datetime, zone: str = "UTC", outlets: Iterable[str] = ()) -> Wish:
    """What the question wants; `outlets` are those that it may name. Raises UsageError for an unknown zone."""
    text = plainly(text)
    time = asked_time(text, now, zone)
    named = tuple(outlet for outlet in outlets if _names_outlet(text, outlet))
    names = tuple(name_spans(text))
    asking = text[_asked_from(text) :]
    kind, speaker = kind_of(asking)
    time = _firm(time) if time and kind in _OF_A_TIME and not _is_named(time, now) else time
    counted = Counted(
        sort_of(_without(asking, names)) if kind == "figure" else None,
        noun_of(asking) if kind in ("figure", "which", "what") else None,
    )
    who = somebody_asked(asking) if kind == "who" else Somebody()
    counting = tuple(terms(text, names, time))
    limit = SHORT if kind in ("figure", "who", "whether") else SHORTER + (kind == "why")
    limit += (TYPED if text.islower() else 0) + _more_words(counted)
    short = len(counting) <= limit and asking == text and not who.person and not who.office
    return _with_deed(Wish(asking, kind, counting, names, time, named, speaker, counted, who, Deed(), short))


def terms(text: str, names: Iterable[str] = (), time: Span | None = None) -> list[Term]:
    """The words of the question that count, each once, in order; without those that only say a relative time."""
    in_names = {stem(word.low) for name in names for word in words(name)}
    skipped = (time.start, time.end) if time and not time.by_day else (0, 0)
    asked_from = _asked_from(text)
    found: dict[str, Term] = {}
    for word in words(text):
        low = "owns" if word.low == "own" and _OWN.search(text, max(0, word.start - NEAR), word.end) else word.low
        if low in STOP or skipped[0] <= word.start < skipped[1]:
            continue
        base = stem(low)
        if base in STOP or base in found or (len(base) < 2 and not base.isdigit()):
            continue
        named = base in in_names
        weight = NAMED if named or base[0].isdigit() else SMALL if base in LIGHT else 1.0
        kin = KIN.get(base, frozenset())
        spellings = SPELLINGS.get(base) or (frozenset() if named else spelt_abroad(word.low))
        found[base] = Term(word.low, base, root(base), kin, spellings, weight, named, word.start < asked_from)
    return list(found.values())


def telling(text: str) -> list[Term]:
    """Those of its words that say what a question is about."""
    return [term for term in terms(text) if not term.light]


def with_names(found: Wish, read: Mapping[str, str]) -> Wish:
    """The wish with those of its words as names that are read so: "what did ida korrs lawyer say" names Korr."""
    counting = (
        replace(term, word=read[term.word], name=True, weight=NAMED) if term.word in read else term
        for term in found.terms
    )
    return _with_deed(replace(found, terms=tuple(counting), names=(*found.names, *read.values())))


def without_outlets(found: Wish) -> Wish:
    """The wish without the words of the outlets that it names: they choose articles, and need not stand in them."""
    listed = {stem(word.low) for outlet in found.outlets for word in words(outlet)}
    kept = tuple(term for term in found.terms if term.stem not in listed)
    return replace(found, terms=kept) if found.outlets and kept else found


def name_spans(text: str) -> list[str]:
    """The names in a text by their capitals, in order, without a question's first word."""
    found = []
    for match in _NAME.finditer(text):
        name = match[0].rstrip(".,'’")
        if match.start() == 0 or text[: match.start()].rstrip().endswith((".", "?", "!", ":", '"', "“")):
            parts = name.split()
            while parts and folded(parts[0]) in _OPENERS:
                parts.pop(0)
            name = " ".join(parts)
        for ending in ("'s", "’s", "'", "’"):
            name = name.removesuffix(ending)
        if name and (len(name) > 1 or name.isdigit()):
            found.append(name)
    return found


def _more_words(counted: Counted) -> int:
    """How many more words a short question may have."""
    return DONE_BY_PEOPLE if counted.noun == "person" else int(counted.sort == "money")


def _with_deed(found: Wish) -> Wish:
    """The wish with what it asks of somebody; a name is not that: "has Corvane Mills recalled Sunny Hoops?".

    It counts in full, also where it is a word that says little elsewhere: "found".
    """
    named = {term.stem for term in found.terms if term.name and term.word[0].isalpha()}
    of_age = found.counted.sort == "age"
    asked = replace(found, deed=deed_of(found.asking, found.kind, () if of_age else named))
    in_full = (
        replace(term, weight=max(1.0, term.weight)) if term.stem == asked.predicate else term for term in found.terms
    )
    return replace(asked, terms=tuple(in_full))


def _is_named(time: Span, now: datetime) -> bool:
    """Whether it is a day so long ago that articles of later days name it: "what did she say about January 6?"."""
    return time.by_day and bool(time.since and time.until and now - time.until > LONG_AGO)


def _firm(time: Span) -> Span:
    """The time as a bound on when articles were published: what was said on a day may be printed on the next."""
    return replace(time, until=time.until + timedelta(days=1) if time.until else None, firm=True)


def _asked_from(text: str) -> int:
    """Where the last sentence begins: "The ferry sank on Monday. How many died?" asks in its second."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return ends[-1] if ends and _WORDS_LEFT.search(text, ends[-1]) else 0


def _without(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = text.replace(name, "_") if " " in name else text
    return text


def _names_outlet(text: str, outlet: str) -> bool:
    bare = re.sub(r"^the\s+", "", outlet, flags=re.I)
    return bool(bare) and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", text, re.I) is not None
