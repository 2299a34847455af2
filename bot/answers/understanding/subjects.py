"""Whom or what a follow-up question means, by the names in the questions and answers before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.persons import whom
from bot.answers.understanding.wish import name_spans
from bot.answers.words.common import STOP
from bot.answers.words.stems import folded, words
from bot.model import Turn

Meaning = Literal["person", "thing", "any"]
"""What a pronoun stands for: "she", "it", and "they" or no pronoun at all."""

SHORT = 8
"""Words of a headline that is short enough to be a subject itself."""

LONG_WORD, LONG_WORDS = 5, 4
"""Letters of a long word, and long words that a line has at least to be taken for such a headline."""

PHRASE = 3
"""Words of a thing that a question names, at most."""

NO_ANSWER = "I have no answer to that."
"""How an answer begins that is none."""

SEVERAL = re.compile(r"(?!(?:news|series|species|means)$)[a-z][\w-]*[^\Wsuia]s|people|women|men|children|police")
"""A noun that means several: "it" is none of them."""

LETTERS = 5
"""Capitals that an abbreviation may have: UNESCO is taken for the place of a dateline, NATO is not."""

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_NO_NAME = re.compile(
    r"^(?:[A-Z]\w*(?:ian|ish|ese|[fr]ican|xican)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\w+ly|January|February|March"
    r"|April|May|June|July|August|September|October|November|December)(?: \d+)?$"
    r"|^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|(?:Thir|Four|Fif|Six|Seven|Eigh|Nine)teen"
    r"|(?:Twen|Thir|For|Fif|Six|Seven|Eigh|Nine)ty|Dozens|Hundreds|Thousands|Millions)$"
)
_SENTENCES = re.compile(r"(?<=[a-z]{4}\.)\s+|\n")
_TITLE = re.compile(
    r"^(?:(?:[\w.’'-]+\s+){0,3}?(?:President|Minister|Secretary|Senator|Sen\.|Rep\.|Governor|Gov\.|Commander|Captain|Mayor|Mr\.?"
    r"|Mrs\.?|Ms\.?|Dr\.?|Judge|Justice|General|Advisor|Adviser|Chancellor|Professor|Speaker|Detective|Officer|Chief"
    r"|Executive|Envoy|Leader)\s+(?=[A-Z]))+"
)
_NO_PERSON = re.compile(
    r"\b(?:House|Office|Street|Road|Lane|Avenue|Square|Stadium|Airport|Station|Theatre|Theater|Hotel|Quay|Valley|Sea|Sound|Lake|River|Island|Islands|Mount|Bay|Bridge|Park|City|County|State|"
    r"States|Union|Nations|Kingdom|Republic|Court|Council|Senate|Congress|Parliament|Party|Ministry|Department|Agency|Bank|"
    r"Company|Corp|Inc|Ltd|Group|Fund|University|College|School|Institute|Hospital|Museum|Church|Club|League|Cup|Team|"
    r"Times|Post|News|Wire|Courier|Journal|Daily|War|Act|Bill|Prize|Award|Day|New|North|South|East|West|Saudi|Great|"
    r"United|San|Los|Las)\b"
)
_SMALL = r"(?:about|on|in|of|at|to|for|from|with|by|and|now|today|then|so|cut|made|sold|built|held|done)"
_DOING = re.compile(r"\b(?:did|does|do|will|would|can|could|should)\s+(?:the|an?|this|that)\s+([a-z][\w-]+)")
_BEING = re.compile(
    r"^\W*(?:is|are|was|were)\s+(?:the|an?|this|that)\s+([a-z][\w-]+(?:\s[a-z][\w-]+)?)\s+[a-z]+\W*$", re.I
)
_THING = re.compile(
    rf"\b(?:the|an?|this|that|his|her|its|their)\s+(?!(?:first|last|next|other|same)\b)([a-z][\w-]+(?:\s+(?!{_SMALL}\b)[a-z][\w-]+)??)"
    rf"(?=\s*(?:[?.!,]|$|\s{_SMALL}\b))"
)


def subject(about: str | None, earlier: str, turns: Sequence[Turn], meaning: Meaning) -> str | None:
    """Who or what is meant; None where nothing is known of it.

    `about` is the headline of what is talked about ("Subject: topic" names both), `earlier` the question before,
    standing alone.
    """
    if about:
        return _head(about)
    return _spoken_of(earlier, turns, meaning)


def names_in(text: str, known: str = "") -> list[str]:
    """The names in a text that are no dates, nations or datelines, and not known."""
    low = known.lower()
    parts = (_TITLE.sub("", name) for part in _SENTENCES.split(text) for name in name_spans(part))
    return [
        name
        for name in dict.fromkeys(parts)
        if name
        and name.lower() not in low
        and not name[:1].isdigit()
        and not _NO_NAME.match(name)
        and not (len(name) > LETTERS and name.isupper())
    ]


def is_person(name: str, text: str = "") -> bool:
    """Whether it looks like somebody's full name; what stands behind "the" in the text is a ship or a body."""
    parts = name.split()
    if not 2 <= len(parts) <= 4 or _NO_PERSON.search(name) or any(part[0].islower() for part in parts[-1:]):
        return False
    return re.search(rf"\b[Tt]he\s+{re.escape(name)}\b", text) is None


def _head(about: str) -> str:
    """The headline's subject, without what stands behind a comma: "Arthur Hale" of "Arthur Hale, 3rd Earl of Tern"."""
    head, colon, _ = _BRACKETS.sub("", about).partition(": ")
    names = name_spans(about)
    if not colon and len(head.split()) > SHORT and names:
        return names[0]
    return head.partition(",")[0].strip()


def _spoken_of(earlier: str, turns: Sequence[Turn], meaning: Meaning) -> str | None:
    """Whose words were asked for, else what the question before names, else what the answers name, latest first."""
    told = [*(_told(turn.answer) for turn in reversed(turns)), *(turn.question for turn in reversed(turns))]
    everything = "\n".join(told)
    printed = [name for text in told for name in names_in(text) if not _is_word(name, everything)]
    asked = _asked(earlier, printed)
    if meaning == "thing":
        things = [name for name in asked if not is_person(name, everything)]
        doing = [found[1] for found in _DOING.finditer(earlier)]
        being = [found[1] for found in _BEING.finditer(earlier)]
        others = () if being else _THING.findall(_DOING.sub("_", earlier))
        printed_low = folded("\n".join(_told(turn.answer) for turn in turns))
        single = [noun for noun in (*doing, *being, *others) if not SEVERAL.fullmatch(noun.split()[-1])]
        things += [f"the {_extended(noun, earlier, printed_low)}" for noun in single]
        return things[-1] if things else None
    speaker = kind_of(earlier)[1]
    if speaker:
        asked = [_fullest(speaker, printed) or speaker, *asked]
    if meaning == "person" and turns and kind_of(earlier)[0] == "who" and whom(earlier) is None:
        asked = [*_first_person(turns[-1].answer, everything), *asked]
    if meaning == "person":
        people = [name for name in (*asked, *printed) if is_person(name, everything)]
        return next(iter([*asked[:1]] if speaker else people), next(iter((*asked, *printed)), None))
    return next(iter((*asked, *printed)), None)


def _is_word(name: str, everything: str) -> bool:
    """Whether it is no name, but opened a sentence: "Councillors", of whom elsewhere it is "the councillors"."""
    return " " not in name and re.search(rf"\bthe {re.escape(name.lower())}\b", everything) is not None


def _extended(noun: str, question: str, printed: str) -> str:
    """The longest phrase of the question from this noun on, or from the word behind it, that was printed, too."""
    _, found, rest = folded(question).partition(folded(noun))
    behind = [*folded(noun).split(), *re.findall(r"[^\W_][\w-]*", rest)] if found else []
    phrases = [" ".join(behind[first:last]) for first in (0, 1) for last in range(first + PHRASE, first + 1, -1)]
    phrases = [phrase for phrase in phrases if " " in phrase and phrase.split()[-1] not in STOP]
    return next((phrase for phrase in phrases if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", printed)), noun)


def _first_person(answer: str, everything: str) -> list[str]:
    """Whom an answer names first; nobody where it is none."""
    first = answer.partition("\n")[0]
    return [] if NO_ANSWER in first else [name for name in names_in(first) if is_person(name, everything)][:1]


def _told(answer: str) -> str:
    """An answer without the line that there is none, and without headlines that write all long words with a capital:
    these tell no names.
    """
    first, _, rest = answer.partition("\n")
    lines = (rest if NO_ANSWER in first else answer).splitlines()
    return "\n".join([line for line in lines if not _is_in_capitals(line)] or lines)


def _is_in_capitals(line: str) -> bool:
    long = [word for word in line.split() if len(word) >= LONG_WORD]
    return len(long) >= LONG_WORDS and all(not word[0].islower() for word in long) and line.rstrip()[-1].isalnum()


def _asked(question: str, printed: Sequence[str]) -> list[str]:
    """What the question names, as fully as it was printed, also where it was typed without capitals; in its order."""
    found: dict[str, int] = {}
    asked = {word.low for word in words(question)}
    printed = sorted(printed, key=lambda name: -len(asked.intersection(folded(name).split())))
    for name in names_in(question):
        found.setdefault(_fullest(name, printed) or name, question.find(name))
    for word in words(question):
        if word.low not in STOP and len(word.low) > 2 and (full := _fullest(word.low, printed)):
            found.setdefault(full, word.start)
    if not found and (typed := whom(question)) is not None:
        return [typed]
    return sorted(found, key=lambda name: found[name])


def _fullest(name: str, printed: Iterable[str]) -> str | None:
    """The printed name that ends as this one does: "Ruth Askew" for "askew"."""
    wanted = folded(name).split()
    ends = [each for each in printed if folded(each).split()[-len(wanted) :] == wanted]
    return next((each for each in ends if is_person(each)), next(iter(ends), None))
