"""Follow-up questions made to stand alone: "and what did he say?" is filled in from what was talked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.kinds import kind_of
from bot.answers.stems import folded, words
from bot.answers.wish import name_spans, terms
from bot.model import Turn

SHORT = 8
"""Words of an answer that is short enough to be what "that" means."""

LEFT_OUT = 4
"""Names of an answer that "who else?" leaves out."""

NAMES = 3
"""Names of an answer that "that" may mean."""

LETTERS = 5
"""Capitals that an abbreviation may have: UNESCO is taken for the place of a dateline, NATO is not."""

_PERSONAL = re.compile(r"\b(?:(he|she|they|him|them|it)|(his|their|its|her))\b(?!['’])", re.I)
_HER = re.compile(
    r"\bher\b(?=\s*(?:$|[?.,!]|\b(?:to|in|on|at|for|with|about|by|and|or|after|before|from|as|when)\b))", re.I
)
_QUOTED = re.compile(r"[\"“”][^\"“”]*[\"“”]")
_OTHER = re.compile(r"\b(?:other|else|another|besides|more|also)\b", re.I)
_THAT = re.compile(r"\b(?:this|that|these|those|it)\b", re.I)
_NO_NAME = re.compile(
    r"^(?:[A-Z]\w*(?:ian|ish|ese|[fr]ican|xican)|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)(?: \d+)?$"
)
_POINTING = re.compile(r"\b(?:this|that|these|those|there)\b", re.I)
_BESIDES = re.compile(r"[,;] besides ([^;?]+)")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_WHOLE = re.compile(
    r"\b(?:interesting|aspects?|anything else|what else|during|the article|the story"
    r"|(?:this|that|these|those) (?:article|time|year|period|tour|album|film|show|era|trial|game|season))\b",
    re.I,
)
_SINCE = re.compile(r"\b(?:new|news|updates?)\b.*\b(?:since|today|this (?:morning|week)|yesterday)\b", re.I)
"""What is new since then asks for everything, where it names nothing."""

_AND = re.compile(
    r"^\W*(?:and|but|so|ok|okay|what about|how about)\s+"
    r"(?:(?P<same>on|about|regarding|in|for|with|from|by)\s+)?(?P<what>.+?)\W*$",
    re.I,
)
_ALONE = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?(?P<word>why|when|where|how|since when|how come|how much|how many)"
    r"(?:\s+(?:so|not|exactly|then))?\W*$",
    re.I,
)
_ASKING = re.compile(
    r"^(?:what|who|whom|whose|which|when|where|why|how|did|does|do|is|are|was|were|has|have|had|can|could|will|would"
    r"|should)\b",
    re.I,
)
_WHO_ELSE = re.compile(r"^\W*(?:and\s+)?who else\W*$", re.I)
_ABOUT = re.compile(r"\s(?:about|on|regarding)\s.+$", re.I)
_UNKNOWN = re.compile(r"\b(?:I don['’]t know|I have no answer)\b", re.I)


def standing_alone(text: str, about: str | None, turns: Sequence[Turn]) -> str:
    """The question with names and topics filled in, or as it is when it stands alone.

    `about` is the headline of what is talked about ("Subject: topic" names both); `turns` are those before, oldest
    first.
    """
    earlier = ""
    for number, turn in enumerate(turns):
        earlier = _filled(turn.question, about, earlier, turns[:number])
    return _filled(text, about, earlier, turns)


def parted(read_as: str) -> tuple[str, str]:
    """A question, and the names that it leaves out ("besides …"); these are empty mostly."""
    found = _BESIDES.search(read_as)
    return (read_as[: found.start()] + "?", found[1]) if found else (read_as, "")


def _filled(text: str, about: str | None, earlier: str, turns: Sequence[Turn]) -> str:
    """`earlier` is the question before, standing alone."""
    subject = _subject(about, earlier, turns)
    text = _continued(text.strip(), earlier)
    if subject is None:
        return text
    filled = _named(text, subject)
    if filled == text and not about and name_spans(text) and kind_of(text)[0] == "really":
        return text  # it names whose words it asks about
    known = [turn.answer for turn in turns[-1:] if not _UNKNOWN.search(turn.answer)]
    last = known[-1] if known else ""
    lacking = filled == text and not _mentions(text, subject) and not _SINCE.search(text)
    if (lacking and (about or (not terms(text) and not name_spans(text)))) or (
        lacking and about and _THAT.search(text)
    ):
        filled = _with(filled, f"about {subject}")
    asked = turns[-1].question if turns else ""
    return _with(filled, _context(text, about, (asked, last), filled))


def _continued(text: str, earlier: str) -> str:
    """ "why?" and "and on sanctions?" with the question before: "why … ?", "… on sanctions?"."""
    if not earlier:
        return text
    stem = earlier.rstrip(" ?.!")
    if alone := _ALONE.match(text):
        said = _ASKING.sub("", stem, count=1).strip() if _ASKING.match(stem) else stem
        return f"{alone['word'].capitalize()} {said}?"
    if _WHO_ELSE.match(text):
        topic = _ABOUT.search(stem)
        return f"Who else spoke {topic[0].strip()}?" if topic else text
    found = _AND.match(text)
    if found and not _ASKING.match(found["what"]):
        return f"{_without_topic(stem)} {found['same'] or 'about'} {found['what']}?"
    return text


def _without_topic(question: str) -> str:
    """The question without its last "about …" or "on …"."""
    return re.sub(r"\s+(?:about|on|regarding)\s+(?:(?!\b(?:about|on|regarding)\b).)+$", "", question, flags=re.I)


def _subject(about: str | None, earlier: str, turns: Sequence[Turn]) -> str | None:
    """Who or what is talked about: the headline\'s subject, or the latest name of question or answer."""
    if about:
        head, colon, _ = _BRACKETS.sub("", about).partition(": ")
        names = name_spans(about)
        return head.strip() if colon or len(head.split()) <= SHORT or not names else names[0]
    said = [turn.answer for turn in reversed(turns)]
    if speaker := kind_of(earlier)[1]:
        return next((name for text in said for name in _names(text, "") if folded(speaker) in folded(name)), speaker)
    for text in (earlier, *said, *(turn.question for turn in reversed(turns))):
        if names := _names(text, ""):
            return names[0]
    return None


def _named(text: str, subject: str) -> str:
    """The question with its first pronoun, or a part of the subject's name, made the whole name.

    A pronoun within quote marks is somebody's word, and one behind a name means that name.
    """
    found = _PERSONAL.search(_QUOTED.sub(lambda quoted: "·" * len(quoted[0]), text))
    if found and not name_spans(text[: found.start()]):
        owner = found[2] and not _HER.match(text, found.start())
        return text[: found.start()] + (_owned(subject) if owner else subject) + text[found.end() :]
    parts = {word.low.removesuffix("'s") for word in words(subject)}
    for name in name_spans(text):
        mentioned = {word.low.removesuffix("'s") for word in words(name)}
        if mentioned < parts:
            return text.replace(name, subject, 1)
    return text


def _owned(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _mentions(text: str, subject: str) -> bool:
    low = folded(text)
    return all(word.low in low for word in words(subject))


def _context(text: str, about: str | None, before: tuple[str, str], filled: str) -> str:
    """What "else", "that" and "this article" refer to, in words of the question before and its answer."""
    asked, last = before
    topic = about.partition(": ")[2] if about else ""
    parts = []
    names = _names(last, filled)
    if _OTHER.search(text) and names:
        parts.append(f"besides {', '.join(names[:LEFT_OUT])}")
    elif _THAT.search(text) and last:
        if len(last.split()) <= SHORT:
            parts.append(last.strip(" .,;"))
        elif names:
            parts.append(", ".join(names[:NAMES]))
    if about and not name_spans(text):
        parts += _names(asked, "; ".join((filled, *parts)))
    if topic and (_WHOLE.search(text) or (not last and _POINTING.search(text))):
        parts.append(topic)
    return "; ".join(parts)


def _names(text: str, known: str) -> list[str]:
    """The names in a text that are no dates, nations or datelines, and not known."""
    low = known.lower()
    return [
        name
        for name in dict.fromkeys(name_spans(text))
        if name.lower() not in low
        and not name[:1].isdigit()
        and not _NO_NAME.match(name)
        and not (len(name) > LETTERS and name.isupper())
    ]


def _with(question: str, more: str) -> str:
    if not more:
        return question
    mark = "?" if question.rstrip().endswith("?") else ""
    return f"{question.rstrip(' ?')}, {more}{mark}"
