"""Headlines that answer where no sentence below them does: how old, how many, who did it, why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.evidence.doubts.doubted import tells_what_followed
from bot.answers.evidence.matching import ROOT, Matcher
from bot.answers.evidence.telling.ages import tells_age
from bot.answers.evidence.telling.causes import gives_reason
from bot.answers.evidence.telling.doers import tells_only_whom
from bot.answers.evidence.telling.figures import MONEY
from bot.answers.evidence.telling.naming import asked_in, names_nobody
from bot.answers.evidence.telling.tenses import places_of
from bot.answers.evidence.weighing.confidence import SURE
from bot.answers.evidence.weighing.findings import Evidence, Findings
from bot.answers.understanding.persons import introduces, names_somebody
from bot.answers.understanding.wish import Wish
from bot.answers.words.common import LIGHT
from bot.answers.words.phrases import has_phrases, says
from bot.model import Article

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBER = re.compile(
    rf"\b(?:\d[\d,.]*|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[:9])}))?|{'|'.join(_ONES[1:])}|dozens|hundreds|thousands)\b",
    re.I,
)
CUT = ("…", "...")
"""What a headline ends with of which the rest is not there."""

LOST = 3
"""Words at such an end that say too little of a reason that begins there."""

LISTED = 2
"""Commas of a headline that lists the news of a day."""

BESIDE = 15
"""Characters from a number within which what it counts is named."""

BEHIND = 40
"""Characters behind the number of a headline within which what it counts is named."""

_WONDERING = re.compile(r"\bwho (?:may|might|will|could|would|should)\b", re.I)
_TO_COME = re.compile(r"(?:[A-Z][\w’'-]* to|\bwill|\bcould|\bmay|\bmight) $")
"""Before what somebody is yet to do: "Quist to perform"; not "holds off his rivals to win"."""

_ASKING = re.compile(r"^\W*(?:why|how|when|where|what|who|after|as|watch|video|live)\b:?", re.I)


def told_by_headline(findings: Findings) -> Findings | None:
    """The findings led by the first near headline that answers itself; None where none does."""
    wish = findings.wish
    matcher = findings.matcher
    for each in findings.evidence:
        if _answers(each.article, wish, matcher):
            headed = findings.led_by(each, _title(each), "title")
            return replace(headed, confidence=max(SURE, findings.confidence))
    return None


def lacks_some(findings: Findings) -> bool:
    """Whether the sentence that leads a short question itself lacks a word of what is asked."""
    if not (findings.wish.short and findings.evidence):
        return False
    return not _has_all(findings.matcher.cover(findings.evidence[0].sentence), findings.wish)


def titled(findings: Findings) -> Findings:
    """The findings with those passages led by their title of which only that has any word of the question."""
    if findings.wish.speaker:
        return findings
    led = (
        each if each.stretch.marks.own else replace(each, lead=_title(each), part="title") for each in findings.evidence
    )
    return replace(findings, evidence=tuple(led))


def tells_other_number(text: str, article: Article, wish: Wish, matcher: Matcher) -> bool:
    """Whether the headline has a number of what is to be counted, and this sentence has not that one."""
    if wish.counted.sort != "count" or wish.counted.noun is None:
        return False
    counted = [place for place, term in enumerate(wish.terms) if term.stem == wish.counted.noun]
    title = article.title or ""
    told = {
        _as_digits(found[0])
        for found in _NUMBER.finditer(title)
        if any(matcher.cover(title[found.end() : found.end() + BEHIND])[place] for place in counted)
    }
    return bool(told) and told.isdisjoint(_as_digits(found[0]) for found in _NUMBER.finditer(text))


def _as_digits(number: str) -> str:
    """39 of "Thirty-nine"; what is no such word as it is."""
    tens, _, ones = number.lower().partition("-")
    if ones in _ONES and tens in _TENS:
        return str(10 * (2 + _TENS.index(tens)) + 1 + _ONES.index(ones))
    if tens in _ONES:
        return str(1 + _ONES.index(tens))
    return str(10 * (2 + _TENS.index(tens))) if tens in _TENS else tens


def _title(each: Evidence) -> tuple[int, int]:
    """All of its article's title."""
    return 0, len(each.article.title or "")


def _answers(article: Article, wish: Wish, matcher: Matcher) -> bool:
    title = article.title or ""
    if wish.kind == "figure":
        return _has_all(matcher.cover(title), wish) and _counts(title, wish, matcher)
    if wish.kind == "why":
        told = " ".join(title.split()[:-LOST]) if title.endswith(CUT) else title
        plain = gives_reason(told, asked_in(wish)) and not tells_what_followed(told, wish, matcher)
        return plain and _has_all(matcher.cover(title), wish)
    if wish.who.person:
        return introduces(title, wish.who.person) == 1.0
    if wish.kind == "who" and wish.predicate and not (title.endswith("?") or _WONDERING.search(title)):
        cover = matcher.cover(title)
        return _has_all(cover, wish) and _says_it(title, cover, wish) and _names_who(article, wish, matcher)
    return False


def _says_it(title: str, cover: Sequence[float], wish: Wish) -> bool:
    """Whether it has what was done, and no other thing: who died killed nobody."""
    at = wish.place(wish.predicate)
    asked = wish.predicate or ""
    return at is None or cover[at] >= ROOT or not has_phrases(asked) or says(title, asked)


def _counts(title: str, wish: Wish, matcher: Matcher) -> bool:
    """Whether it has the age or sum that is asked for, or a number beside what is counted or done: "Police arrest nine
    over …".
    """
    if wish.counted.sort == "age":
        return tells_age(title, matcher.cover(title), wish.place(wish.predicate), matcher)
    if wish.counted.sort in ("money", "amount"):
        return MONEY.search(title) is not None and not title.endswith(CUT)
    if wish.counted.sort != "count" or not wish.predicate:
        return False
    wanted = [place for place, term in enumerate(wish.terms) if term.stem in (wish.counted.noun, wish.predicate)]
    near = (title[max(0, found.start() - BESIDE) : found.end() + BESIDE] for found in _NUMBER.finditer(title))
    return any(cover[place] for cover in map(matcher.cover, near) for place in wanted)


def _names_who(article: Article, wish: Wish, matcher: Matcher) -> bool:
    """Whether it names somebody before what was done, and not before what is to be: "Why Quist and Marsh left the
    council".
    """
    title = article.title or ""
    if title.count(",") >= LISTED:
        return False
    first = next((start for start, _ in places_of(title, wish, matcher)), 0)
    before = _ASKING.sub("", title[:first])
    if wish.deed.done and _TO_COME.search(before):
        return False
    if not names_somebody(before, asked_in(wish)) or names_nobody(before, article, wish):
        return False
    return not tells_only_whom(title, wish, matcher)


def _has_all(cover: Sequence[float], wish: Wish) -> bool:
    """Whether all is met that is asked about."""
    return all(cover[place] for place, term in enumerate(wish.terms) if term.stem not in LIGHT)
