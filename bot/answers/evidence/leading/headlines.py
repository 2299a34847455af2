"""Headlines that answer where no sentence below them does: how old, how many, who did it, why."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answers.evidence.doubts.bonds import tells_what_followed
from bot.answers.evidence.matching import ROOT
from bot.answers.evidence.telling.ages import tells_age
from bot.answers.evidence.telling.causes import gives_reason
from bot.answers.evidence.telling.doers import tells_only_whom
from bot.answers.evidence.telling.figures import MONEY
from bot.answers.evidence.telling.numbers import NUMBER, numbers_in
from bot.answers.evidence.telling.sentence import Sentence
from bot.answers.evidence.telling.whom import names_nobody
from bot.answers.evidence.weighing.confidence import SURE
from bot.answers.evidence.weighing.findings import Evidence, Findings
from bot.answers.understanding.persons import introduces, names_somebody
from bot.answers.words.phrases import has_phrases, says

CUT = ("…", "...")
"""What a headline ends with of which the rest is not there."""

LOST = 3
"""Words at such an end that say too little of a reason that begins there."""

LISTED = 2
"""Commas of a headline that lists the news of a day."""

BESIDE = 15
"""Characters from a number within which what it counts is named."""

_WONDERING = re.compile(r"\bwho (?:may|might|will|could|would|should)\b", re.I)
_YET_TO_DO = re.compile(r"(?:[A-Z][\w’'-]* to|\bwill|\bcould|\bmay|\bmight) $")
"""Before what somebody is yet to do: "Quist to perform"; not "holds off his rivals to win"."""

_CHANGE = re.compile(r"\b(?:add|climb|drop|fall|gain|jump|lose|plunge|rise|shed|soar|surge|up|down)s? [$£€¥₹]?\d", re.I)
"""Before a sum by which another rose or fell: "Ferry fares jump 8 cents"."""

_PARTED = re.compile(r"[;:|] ")
_ASKING = re.compile(r"^\W*(?:why|how|when|where|what|who|after|as|watch|video|live)\b:?", re.I)


def told_by_headline(findings: Findings) -> Findings | None:
    """The findings led by the first near headline that answers itself; None where none does."""
    told = [
        each
        for each in findings.evidence
        if _answers(Sentence(each.article.title or "", each.article, findings.wish, findings.matcher))
    ]
    whole = (each for each in told if not (each.article.title or "").endswith(CUT))
    first = next(whole, told[0] if told else None)
    if first is None:
        return None
    return replace(findings.led_by(first, _title(first), "title"), confidence=max(SURE, findings.confidence))


def differs(findings: Findings) -> bool:
    """Whether the sentence that leads has another sum or number of what is asked than its headline, which has all."""
    first = findings.evidence[0] if findings.evidence and findings.wish.kind == "figure" else None
    if first is None or first.part == "title":
        return False
    headline = Sentence(first.article.title or "", first.article, findings.wish, findings.matcher)
    told = numbers_in(headline.text)
    return bool(told) and _answers(headline) and told.isdisjoint(numbers_in(first.sentence))


def lacks_some(findings: Findings) -> bool:
    """Whether the sentence that leads a short question itself lacks a word of what is asked."""
    if not (findings.wish.short and findings.evidence):
        return False
    first = findings.evidence[0]
    return not _has_all(Sentence(first.sentence, first.article, findings.wish, findings.matcher))


def titled(findings: Findings) -> Findings:
    """The findings with those passages led by their title of which only that has any word of the question."""
    if findings.wish.speaker:
        return findings
    led = (
        each if each.stretch.marks.own else replace(each, lead=_title(each), part="title") for each in findings.evidence
    )
    return replace(findings, evidence=tuple(led))


def _title(each: Evidence) -> tuple[int, int]:
    """All of its article's title."""
    return 0, len(each.article.title or "")


def _answers(headline: Sentence) -> bool:
    title, wish = headline.text, headline.wish
    if wish.kind == "figure":
        return _has_all(headline) and _counts(headline)
    if wish.kind == "why":
        told = title[: _end(title)]
        plain = gives_reason(told, wish.asked) and not tells_what_followed(headline.other(told))
        return plain and _has_all(headline)
    if wish.who.person:
        return introduces(title, wish.who.person) == 1.0
    if wish.kind == "who" and wish.predicate and not (title.endswith("?") or _WONDERING.search(title)):
        return _has_all(headline) and _says_it(headline) and _names_who(headline)
    return False


def _end(title: str) -> int:
    """Where the words of a headline that is cut end that tell something."""
    return len(" ".join(title.split()[:-LOST]) if title.endswith(CUT) else title)


def _says_it(headline: Sentence) -> bool:
    """Whether it has what was done, and no other thing: who died killed nobody."""
    asked = headline.wish.predicate or ""
    at = headline.wish.place(asked)
    return at is None or headline.cover[at] >= ROOT or not has_phrases(asked) or says(headline.text, asked)


def _counts(headline: Sentence) -> bool:
    """Whether it has the age or sum that is asked for, or a number beside what is counted or done: "Police arrest nine
    over …".
    """
    title, wish = headline.text, headline.wish
    if wish.counted.sort == "age":
        return tells_age(headline)
    if wish.counted.sort in ("money", "amount"):
        return MONEY.search(title, 0, _end(title)) is not None and _CHANGE.search(title) is None
    if wish.counted.sort != "count" or not wish.predicate:
        return False
    wanted = [place for place, term in enumerate(wish.terms) if term.stem in (wish.counted.noun, wish.predicate)]
    near = (_beside(title, *found.span()) for found in NUMBER.finditer(title))
    return any(cover[place] for cover in map(headline.matcher.cover, near) for place in wanted)


def _beside(title: str, start: int, end: int) -> str:
    """What stands shortly before and behind a number in its own part: "toll rises; | 1,000 rescued in Tern"."""
    before, behind = title[max(0, start - BESIDE) : start], title[end : end + BESIDE]
    return f"{_PARTED.split(before)[-1]}{title[start:end]}{_PARTED.split(behind)[0]}"


def _names_who(headline: Sentence) -> bool:
    """Whether it names somebody before what was done, and not before what is to be: "Why Quist and Marsh left the
    council".
    """
    title, wish = headline.text, headline.wish
    if title.count(",") >= LISTED:
        return False
    first = next((start for start, _ in headline.predicates), 0)
    before = _ASKING.sub("", title[:first])
    if wish.deed.done and _YET_TO_DO.search(before):
        return False
    if not names_somebody(before, wish.asked) or names_nobody(headline.other(before)):
        return False
    return not tells_only_whom(headline)


def _has_all(said: Sentence) -> bool:
    """Whether all is met that is asked about."""
    asked = zip(said.wish.terms, said.cover, strict=True)
    return all(met or says(said.text, term.stem) for term, met in asked if not term.light)
