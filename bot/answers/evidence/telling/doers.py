"""Whether a sentence says who did what is asked, or only to whom it was done."""

from __future__ import annotations

import re

from bot.answers.evidence.telling.names import is_name
from bot.answers.evidence.telling.sentence import Sentence
from bot.answers.evidence.telling.tenses import WIN
from bot.answers.evidence.telling.whom import names_nobody
from bot.answers.understanding.persons import names_somebody
from bot.answers.understanding.wish import Wish
from bot.answers.words.common import LINK
from bot.answers.words.phrases import WHOSE_TITLE, says
from bot.answers.words.stems import is_participle, stem

_SUFFERED = re.compile(r"\b(?:was|were|been|being|is|are|be|gets?|got)\s(?:\w+ly\s)?$")
_THING = re.compile(r"\b(?:the|an?|this|that|his|her|their|its)\s(?:\w+\s)?$|[’']s\s$", re.I)
"""What stands before a thing, and not before what somebody did."""

_DOER = re.compile(r"\w+(?:er|or)s?|hosts?|head|coach(?:es)?", re.I)
"""Who does it, by the form of the word."""

_BY = re.compile(r"\bby\s")
_BY_WHOM = re.compile(r"\s(?:up\s|out\s)?(?:(?:in|on)\s(?:the\s)?\w+\s(?:\d+,?\s)?)?by\s")

_ENDING = re.compile(r" (?:after|for|from|to|with)$")
"""Of a question for somebody with whom something is to do: "who is the bridge named after"."""

_THEY = re.compile(r"\b(?:he|she|they)\b", re.I)
_TO_WHOM = re.compile(rf"\W*{LINK}whom?\s(?:did|does|do|will|would|has|have|had)\s(?!the\b|an?\b)(?P<next>\w+)", re.I)
"""May ask to whom somebody did it; "who did the attack?" asks who."""

BEATEN = re.compile(
    r"\b(?:beat|beats|beating|beaten|defeat(?:s|ed|ing)?|edg(?:e|es|ed|ing)|against|over|past|sinks?|sank|thrash\w*|stun\w*)"
    r"\s+(?:the\s|[\w-]+-\w+\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*"
)
"""The other side, for whom nobody in the sentence did it."""

BUY = stem("buy")
_ATTACKING = frozenset(map(stem, ("attack", "bomb", "destroy", "hit", "shell", "strike")))
_ATTACK = re.compile(
    r"\b[A-Z]\w*(?:ian|ish|ese|can|[bnqr]i) (?:air ?strikes?|attack|drones?|missiles?|shelling|strikes?)\b"
)
"""Says whose attack it was: "a Norlandian airstrike"."""

_OTHERWISE = {
    WIN: BEATEN,
    **dict.fromkeys(_ATTACKING, _ATTACK),
    stem("interview"): re.compile(r"\b(?:his|her|[’']s) interview (?:of|with)\b"),
    stem("lead"): re.compile(
        r"\b[A-Z][\w’'-]+, (?:the|an?|its) (?:[\w’'-]+ )?"
        r"(?:lead|principal|senior) (?:author|investigator|researcher|scientist)\b"
    ),
    **dict.fromkeys(
        map(stem, ("write", "direct")),
        re.compile(rf"[”\"],? by [A-Z]|{WHOSE_TITLE}"),
    ),
    **dict.fromkeys(map(stem, ("replace", "succeed")), re.compile(r"\bsuccessor,? [A-Z]")),
}
"""What tells who did it though nobody is named before the verb."""

_SIGNED = re.compile(
    r"\b(?:enact|issue|order|pass|sign)(?:e?s|e?d)\b[^.;“”\"]{0,60}\b(?:that|which)\s(?:\w+ly\s)?$", re.I
)
"""Before what an order does whose signer does it: "signed an order that restores"."""

_NAMED = re.compile(r"[A-Z][\w’'.-]*(?:\s(?:and\s)?[A-Z][\w’'.-]*)*")
_PLACED = re.compile(r"\b(?:in|at|on|from|of|to|over|for|with|against|near)\s(?:the\s)?$")
"""Before a name that is not whose deed is told behind it."""

_OPENS = re.compile(r"(?:^|\b(?:after|by|since|when|while)\s(?:(?:he|she|they)\s)?)$", re.I)
"""Before what somebody did who is named behind it: "after winning it, Lund left", "after she won it, Lund left"."""

SHORTLY, AGENT = 30, 80
"""Characters before a verb that say that it was suffered, and behind it that name by whom."""


def tells_only_whom(said: Sentence) -> bool:
    """Whether it says to whom it was done, or what they did, and not who did it, which is asked: "he was stabbed in the
    stomach", "Brandt may replace her" of "who replaced Brandt?".
    """
    text, wish = said.text, said.wish
    done_to, ending = wish.place(wish.deed.done_to), _ENDING.search(wish.asking.rstrip(" ?"))

    def has_object(start: int, end: int) -> bool:
        return done_to is not None and said.matcher.cover(text[start:end])[done_to] > 0

    def tells_whom(first: int, end: int) -> bool:
        if _is_suffered(text, first, end):
            return not (_BY.search(text, end, end + AGENT) or (ending and text.startswith(ending[0], end)))
        if _names_behind(said, first, end) or names_somebody(text[max(0, first - SHORTLY) : first], wish.asked):
            return False
        return has_object(max(0, first - AGENT), first) and not has_object(end, end + AGENT)

    past = wish.deed.tense == "past"
    places = () if past or _asks_to_whom(wish) else said.predicates
    return bool(places) and all(tells_whom(first, end) for first, end in places)


def tells_not_who(said: Sentence) -> bool:
    """Whether who did it to somebody is asked, and nobody is named before what they did.

    Who won is told by who was beaten, too, who bought it by to whom it was sold, and who bombed it by
    whose airstrike it was.
    """
    text, wish = said.text, said.wish
    if wish.kind != "who" or not wish.deed.done_to or not wish.predicate or _asks_to_whom(wish):
        return False
    otherwise = _OTHERWISE.get(wish.predicate)
    if (otherwise and otherwise.search(text)) or (wish.predicate == BUY and says(text, BUY)):
        return False
    return not _names_doer(said)


def tells_who_instead(said: Sentence) -> bool:
    """Whether to whom somebody did it is asked, and it was done to them: "Vik, who replaced Holm" of "who did Holm
    replace?".
    """
    text, wish = said.text, said.wish
    if wish.kind != "who" or not _asks_to_whom(wish):
        return False
    doers = [place for place, term in enumerate(wish.terms) if term.stem != wish.predicate and not term.light]

    def did_it(first: int, end: int) -> bool:
        suffered = _is_suffered(text, first, end)
        near = text[end : end + AGENT] if suffered else text[max(0, first - AGENT) : first]
        return any(said.matcher.cover(near)[place] for place in doers) or _THEY.search(near) is not None

    return bool(said.predicates) and bool(doers) and not any(did_it(*place) for place in said.predicates)


def is_done_by_another(said: Sentence) -> bool:
    """Whether it is asked if somebody who is named did something, and a sentence says it of nobody, or of another: "the
    odds of winning", "Marsh won it" of "did Lund win?".
    """
    text, wish = said.text, said.wish
    verb = wish.place(wish.predicate)
    if wish.kind != "whether" or not wish.deed.done or wish.deed.being or verb is None:
        return False
    doers = [place for place, term in enumerate(wish.terms[:verb]) if is_name(term, said.article)]

    def are_named(words: str) -> bool:
        return any(said.matcher.cover(words)[place] for place in doers)

    def did_it(first: int, end: int) -> bool:
        if _is_suffered(text, first, end):
            return True
        before = text[max(0, first - AGENT) : first]
        named = [found for found in _NAMED.finditer(before) if not _PLACED.search(before, 0, found.start())]
        last = before[named[-1].start() if named else 0 :]
        behind = text[end:].partition(", ")[2] if _OPENS.search(before) else ""
        if _THEY.search(last) and not behind:
            return any(said.cover[place] for place in doers)
        return are_named(behind or last)

    return bool(doers) and bool(said.predicates) and not any(did_it(*place) for place in said.predicates)


def _asks_to_whom(wish: Wish) -> bool:
    """Whether to whom somebody did it is asked: "who will Holm replace?", not "who will replace Holm?"."""
    found = _TO_WHOM.match(wish.asking)
    return found is not None and stem(found["next"].lower()) != wish.predicate


def _names_doer(said: Sentence) -> bool:
    """Whether it names somebody new before what was done or, where it was suffered, behind "by"; "the attack" does not
    say that somebody did it.
    """
    text, asked = said.text, said.wish.asked

    def is_named(first: int, end: int) -> bool:
        if _is_suffered(text, first, end):
            by = _BY.search(text, end, end + AGENT)
            return by is not None and names_somebody(text[by.end() : end + AGENT], asked)
        if _names_behind(said, first, end):
            return True
        signed = _SIGNED.search(text, 0, first)
        before = text[max(0, (signed.start() if signed else first) - AGENT) : first]
        thing = not signed and text[first:end].lower() != "victory" and _THING.search(before)
        if thing or not names_somebody(before, asked):
            return False
        return not names_nobody(said.other(before))

    return not said.predicates or any(is_named(*place) for place in said.predicates)


def _names_behind(said: Sentence, first: int, end: int) -> bool:
    """Whether the word there is who does it, and somebody's name follows: "its owner, Ida Korr"."""
    behind = said.text[end : end + SHORTLY]
    return _DOER.fullmatch(said.text, first, end) is not None and names_somebody(behind, said.wish.asked)


def _is_suffered(text: str, first: int, end: int) -> bool:
    """Whether the verb there was done to its subject: "was stabbed", "a review led by Cole"."""
    before = _SUFFERED.search(text, max(0, first - SHORTLY), first)
    word = text[first:end].lower()
    if not is_participle(word) or word.endswith("ing"):
        return False
    return before is not None or _BY_WHOM.match(text, end) is not None
