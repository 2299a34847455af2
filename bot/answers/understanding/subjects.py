"""Whom or what a follow-up question means, by the names in the questions and answers before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.nouns import things_in
from bot.answers.understanding.persons import NATIONALITY, whom
from bot.answers.understanding.wish import name_spans
from bot.answers.words.common import LIGHT, LINK, STOP
from bot.answers.words.dates import MONTH, WEEKDAY
from bot.answers.words.given_names import are_of_one, given_in, without_suffix
from bot.answers.words.nations import nations_in
from bot.answers.words.stems import folded, stem, words
from bot.turns import Turn

Meaning = Literal["person", "thing", "any"]
"""What a pronoun stands for: "she", "it", and "they" or no pronoun at all."""

SHORT = 8
"""Words of a headline that is short enough to be a subject itself."""

LONG_WORD, LONG_WORDS = 5, 4
"""Letters of a long word, and long words that a line has at least to be taken for such a headline."""

LETTERS = 5
"""Capitals that an abbreviation may have: UNESCO is taken for the place of a dateline, NATO is not."""

_DATELINE = re.compile(r"^\W*[(\[][^()\[\]\n]{2,30}[)\]]\s*", re.M)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_NO_NAME = re.compile(
    rf"^(?:{NATIONALITY.pattern}|{WEEKDAY}|\w+ly|{MONTH})(?: \d+)?$"
    r"|^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|(?:Thir|Four|Fif|Six|Seven|Eigh|Nine)teen"
    r"|(?:Twen|Thir|For|Fif|Six|Seven|Eigh|Nine)ty|Dozens|Hundreds|Thousands|Millions)$"
)
_SENTENCES = re.compile(r"(?<=[a-z]{4}\.)\s+|\n")
_TITLE = re.compile(
    r"^(?:(?:[\w.’'-]+\s+){0,3}?(?:President|Minister|Secretary(?:\s+of\s+[A-Z]\w+)?|Senator|Sen\.|Rep\.|Governor|Gov\.|Commander|Captain|Mayor|Mr\.?"
    r"|Mrs\.?|Ms\.?|Dr\.?|Judge|Justice|General|Advisor|Adviser|Chancellor|Professor|Speaker|Detective|Officer|Chief"
    r"|Executive|Envoy|Leader|PM|MP|MEP|CEO|CFO|COO)\s+(?=[A-Z]))+"
)
_NO_PERSON = re.compile(
    r"\b(?:House|Office|Officer|Street|Road|Avenue|Square|Stadium|Airport|Station|Theatre|Theater|Hotel|Quay|Valley|Sea|Sound|Lake|River|Island|Islands|Mount|Bay|Bridge|City|County|State|"
    r"States|Union|Nations|Kingdom|Republic|Court|Council|Senate|Congress|Parliament|Party|Ministry|Department|Agency|Bank|Exchange|"
    r"Company|Corp|Inc|Ltd|Group|Fund|University|College|School|Institute|Hospital|Museum|Church|Club|League|Cup|Team|"
    r"Times|Post|Herald|Tribune|Telegraph|Gazette|Sentinel|Ledger|Chronicle|Guardian|News|Wire|Courier|Journal|Daily|War|Act|Prize|Award|New|South|East|Saudi|Great|"
    r"United|San|Los|Las|of|the|and|for)\b|&|(?<!\w)\d"
    r"|^(?:The|West|North|Day|Acting|Fort|Port)\b|\b(?:Beach|Creek|Falls)$|\bBill$|(?:(?:tion|dence|rance|ing|ial|mas|['’]s|s['’])|\bLabou?r|\bWorld\b.*)\sDay$"
)
_MAYBE_PLACED = re.compile(r"\s(?:Day|Lane|North|Park|West)$")
"""Ends people's names, and those of streets, parks, towns and days: "in Mill Lane", "on Harvest Day"."""

_PLACING = (
    r"[Tt]he|(?:[Ii]n|[Aa]t|[Oo]n|[Nn]ear|[Oo]ff|[Aa]long|[Dd]own|[Tt]hrough|[Aa]cross|[Ii]nto|[Aa]round|[Oo]utside)"
)
_BESIDE_A_NAME = re.compile(rf"^{WEEKDAY}\s+|\s+{WEEKDAY}$")
_PAIR = re.compile(r"\s+and\s+(?!the\s)")
MOSTLY = 5
"""How many times as often a person is named as in "the Ada Lund affair"."""

_ROLE = re.compile(
    rf"^\W*{LINK}who(?:['’]?s|\s(?:is|was))\s(?P<who>the\s[a-z][a-z-]+(?:\s[a-z][a-z-]+)?)(?=,|\W*$|\s(?:at|for|in|of|on)\b)"
)
"""Asks who has a part: "who was the pilot?"."""

_DONE_BY = re.compile(rf"^\W*{LINK}whom?\s(?:did|does|do|will|would|has|have|had)\s", re.I)
"""Asks whom somebody did it to, who is talked about: "who did Lund beat?"."""


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
    parts = (
        _TITLE.sub("", name)
        for part in _SENTENCES.split(_DATELINE.sub("", text))
        for span in name_spans(part)
        for name in _pair(span)
    )
    return [
        name
        for name in dict.fromkeys(parts)
        if name
        and name.lower() not in low
        and not name[:1].isdigit()
        and not _NO_NAME.match(name)
        and not (len(name) > LETTERS and name.isupper())
        and not (name.istitle() and stem(folded(name)) in LIGHT)
    ]


def is_person(name: str, text: str = "") -> bool:
    """Whether it looks like somebody's full name; what stands behind "the" in the text, and not just once in a while
    ("the Ada Lund affair"), is a ship or a body, and what may be a street as well is one behind "in" or "on".
    """
    parts = name.split()
    numbered = any(map(str.isdigit, name))  # "Norn Flight NX804"
    if not 2 <= len(parts) <= 4 or numbered or _NO_PERSON.search(name) or parts[-1][0].islower():
        return False
    placing = _PLACING if _MAYBE_PLACED.search(name) else "[Tt]he"
    placed = re.findall(rf"\b(?:{placing})\s+{re.escape(name)}\b", text)
    return MOSTLY * len(placed) < text.count(name) or not placed


def _pair(span: str) -> list[str]:
    """A person without the day that stands beside; two names that "and" joins, where one is a full name: those of a
    firm are not.
    """
    somebody = _BESIDE_A_NAME.sub("", span)
    if somebody != span and is_person(somebody):
        return [somebody]
    pair = _PAIR.split(span)
    return pair if len(pair) == 2 and any(map(is_person, pair)) and not _NO_PERSON.search(pair[0]) else [span]


def _head(about: str) -> str:
    """The headline's subject, without what stands behind a comma: "Arthur Hale" of "Arthur Hale, 3rd Earl of Tern"."""
    head, colon, _ = _BRACKETS.sub("", about).partition(": ")
    names = name_spans(about)
    if not colon and len(head.split()) > SHORT and names:
        return names[0]
    return head.partition(",")[0].strip()


def _spoken_of(earlier: str, turns: Sequence[Turn], meaning: Meaning) -> str | None:
    """Whose words were asked for, else what the question before names, else who was asked about before on the same
    news, else what the answers name, latest first.
    """
    told = [*(_told(turn.answer) for turn in reversed(turns)), *(turn.question for turn in reversed(turns))]
    everything = "\n".join(told)
    printed = [name for text in told for name in names_in(text) if not _is_word(name, everything)]
    asked = _asked(earlier, printed)
    if meaning == "thing":
        things = [name for name in asked if not is_person(name, everything)]
        things += things_in(earlier, "\n".join(_told(turn.answer) for turn in turns))
        return things[-1] if things else None
    speaker = kind_of(earlier)[1]
    spoke = [_fullest(speaker.removeprefix("the "), printed) or speaker] if speaker else []
    if meaning == "person" and any(map(str.isupper, spoke)):  # letters that stand for a body
        spoke, asked = [], [name for name in asked if name not in spoke]
    asked = [*spoke, *asked]
    if meaning == "person":
        named = [name for name in asked if _may_be_person(name, earlier, everything)]
        answered = _first_person(turns[-1].answer, everything) if turns and _asks_who(earlier) else []
        if turns and not answered and (role := _ROLE.match(earlier)):
            return role["who"]
        first = [*named, *answered] if _DONE_BY.match(earlier) else [*answered, *named]
        meant = (first or _asked_before(turns, printed, everything))[:1]
        if turns and not any(_is_somebody(name, everything) for name in meant):
            meant = [*_first_person(turns[-1].answer, everything), *meant]
        people = [*meant, *(name for name in printed if is_person(name, everything))]
        some = [name for name in (*asked, *printed) if _is_somebody(name, everything) or _speaks(name, everything)]
        typed = [name for name in asked if name not in printed]
        return next(iter((*(spoke or people), *typed, *some)), None)
    return next(iter((*asked, *printed)), None)


def _asks_who(question: str) -> bool:
    return kind_of(question)[0] == "who" and whom(question) is None


def _may_be_person(name: str, question: str, everything: str) -> bool:
    """Whether a name that a question asks about is a person's: a full one, or a word that is printed as a name within
    a sentence, and stands for no place.
    """
    if " " in name:
        return is_person(name, everything)
    last = re.escape(name)
    placed = re.search(rf"(?i:\b(?:the|in|at|from|near|of|to|for)\s+{last})\b", question)
    within = re.search(rf"(?<=[a-z,;] )(?<!\b[io]n )(?<!\bat )(?<!\bthe ){last}\b(?! [A-Z])", everything)
    return placed is None and bool(within or given_in(name)) and not nations_in((folded(name),))


def _is_somebody(name: str, everything: str) -> bool:
    """Whether what is printed shows that a name is a person's: a firm has no age, and is no "she"."""
    last = re.escape(name)
    titled = rf"\b(?:Mrs?|Ms|Dr|Sir)\.? {last}\b|\b{last}, \d\d,"
    beside = rf"{titled}|\b{last}(?:[’']s)?(?:,? who\b| [^A-Z.\n]*?\b(?:he|she|his|her|him)\b)"
    return " " in name or bool(given_in(name) or re.search(beside, everything))


def _speaks(name: str, everything: str) -> bool:
    behind, before = r",? (?:said|says|told|added|wrote)\b", r"\b(?:said|says|added) "
    return re.search(rf"\b{re.escape(name)}{behind}|{before}{re.escape(name)}\b", everything) is not None


def _asked_before(turns: Sequence[Turn], printed: Sequence[str], everything: str) -> list[str]:
    """Whom the talk was about before the last question, as long as its answers cite an article of the last one."""
    cited = set(turns[-1].showed.articles) if turns else set()
    for turn in reversed(turns[:-1]):
        if not turn.showed.refused and cited.isdisjoint(turn.showed.articles):
            return []
        people = [name for name in _asked(turn.question, printed) if _may_be_person(name, turn.question, everything)]
        if people or _asks_who(turn.question):
            return people or _first_person(turn.answer, everything)
    return []


def _is_word(name: str, everything: str) -> bool:
    """Whether it is no name, but opened a sentence: "Councillors", of whom elsewhere it is "the councillors"."""
    opener = " " not in name and not name.isupper()
    return opener and re.search(rf"\bthe {re.escape(name.lower())}\b", everything) is not None


def _first_person(answer: str, everything: str) -> list[str]:
    """Whom an answer names first, a place perhaps ("on Grand Turk") behind others; nobody where it is none."""
    first = answer.partition("\n")[0]
    people = [name for name in names_in(first) if is_person(name, everything)]
    return sorted(people, key=lambda name: bool(re.search(rf"\b(?:{_PLACING}) {re.escape(name)}\b", first)))[:1]


def _told(answer: str) -> str:
    """An answer without headlines that write all long words with a capital: these tell no names."""
    lines = answer.splitlines()
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
    for before, word in pairwise((None, *words(question))):
        if word is None or word.low in STOP or len(word.low) <= 2 or not (full := _fullest(word.low, printed)):
            continue
        if before is not None and _is_of_another(before.low, full):
            full = f"{before.low} {word.low}".title()
        found.setdefault(full, word.start)
    if not found and (typed := whom(question)) is not None:
        return [typed]
    if not found and (given := given_in(question)):
        return [next((name for name in printed if is_person(name) and folded(name).split()[0] == given[0]), given[0])]
    whole = [name for name in found if not any(name != other and name in other.split() for other in found)]
    return sorted(whole, key=lambda name: found[name])


def _fullest(name: str, printed: Iterable[str]) -> str | None:
    """The printed name that ends as this one does: "Ruth Askew" for "askew"."""
    wanted = folded(name).split()
    ends = [each for each in printed if without_suffix(each).split()[-len(wanted) :] == wanted]
    return next((each for each in ends if is_person(each)), next(iter(ends), None))


def _is_of_another(typed: str, full: str) -> bool:
    """Whether a given name that is typed is none of this name: "ada" of Ole Lund, or of Lund alone."""
    given, *last = folded(full).split()
    return bool(given_in(typed)) and not (last and given_in(given) == []) and not are_of_one(typed, given)
