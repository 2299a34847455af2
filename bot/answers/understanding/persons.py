"""Whether a sentence names somebody, or says who somebody is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answers.understanding.nouns import OFFICES
from bot.answers.words.common import LIGHT, LINK, STOP
from bot.answers.words.dates import MONTH, WEEKDAY
from bot.answers.words.stems import folded, is_participle, stem, words

_RUN = re.compile(r"[A-Z][\w’'-]*(?:\s+(?:(?:de|van|von|bin|al|el|la|du|da)\s+)?[A-Z][\w’'-]*)*")
_BEFORE = re.compile(r"(?:^|[\s“\"(])(?P<word>[\w’']+)\s+$")
_PLACED = frozenset("a an the in at on near inside outside across into around throughout told".split())
_BODY = re.compile(
    r"Trust|Foundation|Fund|Bank|Company|Corporation|Group|Council|Government|Ministry|Department|Agency|Association"
    r"|Federation|Institute|University|Party|Union|Alliance|Commission|Authority|Service|Society|Club|Police|Lines|Airlines"
)
"""What the names of bodies end in that do things: "the Marrow Trust"."""

_ACTING = re.compile(
    r"\b(?:police|troops|soldiers|firefighters|rescuers|fishermen|divers|rebels|militants|prosecutors|scientists"
    r"|researchers|ministry|coastguard|army|navy|gunman|gunmen|air ?strikes?|missiles?|shelling|drones?|warplanes?)\b",
    re.I,
)
"""Who does things without a name of their own."""

NATIONALITY = re.compile(r"[A-Z]\w*(?:ian|ish|ese|[fnrx]ican)")
_NO_PERSON = re.compile(
    rf"{WEEKDAY}|{MONTH}|(?:Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?"
    rf"|AP|Reuters|AFP|CNN|BBC|NBC|ABC|CBS|{NATIONALITY.pattern}"
)
_WHO_IS = re.compile(
    rf"^\W*{LINK}who(?:['’]?s|\s+is|\s+was)\s+(?!the\b|an?\b|in\b|on\b|to\b)"
    r"(?!(?-i:[a-z]{3,}ing)\b)(?P<who>[^\W\d][\w.'’-]*(?:\s+(?!(?:to|in|at|on|from|for|with|by|the)\b)[^\W\d][\w.'’-]*){0,2})\W*$",
    re.I,
)
_NAMED = re.compile(r"\w*(?:hmed|hamed|ammed|fred|dred|jared|haled|aleed|saeed|reed)|ted|ned|ed|rose")
"""Names that look like what was done."""

_OF_SOMEBODY = re.compile(r"\b(?!(?i:who)\b)[\w.-]+['’]s\s+(?:(?!\w+ing\b)[a-z][\w-]+\s+){0,2}[a-z][\w-]+\W*$")
"""Asks for another: "who is Brandt's deputy?"."""

_WHO_IS_THE = re.compile(
    rf"^\W*{LINK}who(?:['’]?s|\s+is|\s+was)\s+(?P<what>the\s[^?,;]{{2,80}}?|(?P<office>[a-z][\w-]+\s(?:of|at)\s[^?,;]{{2,80}}?))\W*$",
    re.I,
)
_DANGLING = re.compile(r"\w(?:ed|n)\s(?:after|by|for|from|of|to|with)$", re.I)
_WHOSE = re.compile(
    rf"^\W*{LINK}who(?:['’]?s|\s+is|\s+was)\s+(?P<whose>[^?,;]{{2,60}}?)['’]s\s(?P<office>[a-z][\w -]{{1,40}}?)"
    r"(?P<to>\sto\s[\w -]{2,40})?\W*$",
    re.I,
)
_SUFFERED = re.compile(rf"^\W*{LINK}who\s(?:was|were|has\sbeen|have\sbeen|got)\s(\w+)", re.I)
_WHOM = re.compile(rf"^\W*{LINK}(?:(?:to|for|with|from|of|against)\s)?whom\b", re.I)
_SIDE = re.compile(
    r"\bfor\s+(?:the\s+)?(?P<side>[^?.,]{2,60}?)(?:\s+(?:against|in|on|at|from|with|over|during|after|before)\b[^?]*)?\W*$",
    re.I,
)
_NO_ROLE = (
    r"(?:\w{1,20}ment|after|however|later|earlier|together|rather|either|neither|whether|never|ever|under|over|other|another"
    r"|letter|number|order|matter|power|paper|water|winter|summer|september|october|november|december|center|error"
    r"|factor|sector|major|minor|senior|prior|former|recent|current|different|lower|higher|greater|larger|fewer|better|percent|event|extent|talent|content|intent"
    r"|important|significant|constant|offer|per|for|nor)"
)
PERSON = (
    rf"(?:(?!{_NO_ROLE}\b)[\w-]{{2,40}}(?:ist|er|or|ian|ant|ent|man|woman|ess|ary)|chief|chair|head|judge|captain|envoy|aide|mayor|champion|star|athlete|coach|hero|icon|legend"
    r"|academic|analyst|architect|attorney|chef|clerk|critic|dean|detective|diplomat|expert|guard|imam|neighbou?r|pilot|poet"
    r"|rabbi|sheriff|surgeon"
    r"|boss|nominee|executive|ceo|coo|cfo|mp|mep|pope|king|queen|prince|nurse|premier|host|pm|ex-pm"
    r"|(?:gov|sen|rep|gen|capt)\.)"
)
"""What people are called by what they do or are."""

PEOPLE = r"people|men|man|women|woman|children|child|girls?|boys?|baby|teens?|suspects?|victims?|dead|missing|injured"
_DESCRIBED = re.compile(
    rf"\b(?:the|an?|two|three|four|five|six|seven|eight|nine|ten|\d+)\s(?:[\w-]+\s){{0,3}}?(?:{PERSON}|{PEOPLE})\b"
)
_ROLE_NOUN = (
    r"(?!(?:\w+ed|after|however|later|earlier|together|rather|either|neither|never|ever|under|over|or|for|when|while|as|if|and"
    r"|but|who|which|that|this|in|on|at|to|with|from|by|because|before|he|she|they|it|his|her|their|not|then"
    r"|so|has|have|had|is|are|was|were|will|would|can|could|may|also|both)\b)"
    rf"(?:[\w-]+\s){{0,3}}?{PERSON}\b(?!\s\w+ed\b)"
)
_ROLE = r"(?:(?:a|an|another|the|its|their|his|her|one|former|acting|deputy|chief|head|whose)\s|[\w’'-]+[’']s\s)"
_BECAME = (
    r"(?:(?:(?:has|have|had|was|is|were|being|been)\s){0,2}(?:sworn\sin|(?:re-?)?elected|named|appointed|confirmed"
    rf"|inaugurated|chosen)\s(?:as\s)?(?:(?:an?|the|[\w-]+'s)\s|prime\s|{PERSON})"
    r"|(?:has\s)?(?:left|lost|quit|resigned)\s(?:from\s)?(?:his|her)\s(?:job|position|post|role)\sas\s"
    rf"|(?:becomes|became|has\sbecome)\s(?:(?:an?|the|[\w-]+'s)\s|prime\s|{PERSON}))"
)
"""Of somebody who took an office: "was sworn in as prime minister"."""

_LISTED = r"(?:his|her|their)\s[\w’'-]+\s(?:[A-Z]|and\b)"
"""Somebody else who is named beside them: "Quill, his wife Ann and …"."""

_THEM = "\0"
"""Stands for the name of somebody, so that these patterns need not be made for each."""

_ASIDE = r"(?:,\s|\s?(?:[–—]|--)\s?)"
_HAS_ROLE = re.compile(rf"{_THEM}{_ASIDE}{_ROLE_NOUN}|{_THEM}\s{_BECAME}")
_HAS_ROLE_OF = re.compile(rf"{_THEM}{_ASIDE}{_ROLE}")
_BESIDE_OTHERS = re.compile(rf"{_THEM},\s{_LISTED}")
_BEHIND_ROLE = re.compile(rf"{PERSON},\s(?:[\w'-]+\s)?{_THEM}[,.]")
_CALLED = re.compile(rf"\b(?:(?:known|dubbed)\s(?:[\w-]+\s){{0,3}}?as|nicknamed|dubbed)\s[\"“'‘]?{_THEM}")
"""Of a name that somebody goes by: "known online as Quill"."""

_MIDDLE = r"(?:[a-z]\.\s)?(?:[\"“'‘][\w-]+[\"”'’]\s)?"
"""What may stand before a last name: "J. “Bill”"."""

_TITLED = re.compile(rf"\b({PERSON})\s(?:(?!\w+ed\b)[\w'-]+\s)?{_MIDDLE}{_THEM}")


@dataclass(frozen=True, slots=True)
class Somebody:
    """Whom "who …?" asks for: `person` is the last name in "who is Ada Lund?", `office` what somebody must be of whom
    "who is the …?" asks, `side` the words of for whom it was done in "who scored for Rovers?", all folded. `suffered`
    is whether to whom it was done is asked: "who was arrested?".
    """

    person: str | None = None
    office: str | None = None
    side: frozenset[str] = frozenset()
    suffered: bool = False


def whom(text: str) -> str | None:
    """Whom "who is …?" asks about, as it is typed; None for other questions."""
    match = None if office_asked(text) or _OF_SOMEBODY.search(text) else _WHO_IS.match(text.strip())
    if match is None or folded(match["who"]).split()[0] in STOP:
        return None
    typed = match["who"]
    done = typed.islower() and is_participle(typed) and not _NAMED.fullmatch(typed)
    return None if done else typed  # "who was disqualified?" asks for nobody


def somebody_asked(text: str) -> Somebody:
    """What a question for somebody says of them."""
    typed = whom(text)
    side = side_of(text) or ""
    return Somebody(
        folded(typed.split()[-1]) if typed else None,
        office_asked(text),
        frozenset(word.low for word in words(side) if stem(word.low) not in LIGHT),
        _WHOM.match(text) is not None
        or ((found := _SUFFERED.match(text)) is not None and is_participle(found[1].lower())),
    )


def office_asked(text: str) -> str | None:
    """What somebody must be of whom "who is the captain of the team?" asks; None for other questions."""
    if (whose := _WHOSE.match(text.strip())) and stem(folded(whose["office"]).split()[-1]) in OFFICES:
        return f"the {whose['office']} of {whose['whose']}{whose['to'] or ''}"
    match = _WHO_IS_THE.match(text.strip())
    if match and _DANGLING.search(match["what"]):
        return None  # "who is the bridge named after?"
    return (f"the {match['office']}" if match["office"] else match["what"]) if match else None


def side_of(text: str) -> str | None:
    """For whom somebody did it, of "who scored for Rovers?"; None for other questions."""
    match = _SIDE.search(text.strip()) if re.match(rf"\W*{LINK}who\s+\w+", text, re.I) else None
    return match["side"] if match else None


def names_somebody(text: str, asked: frozenset[str]) -> bool:
    """Whether it names a person or a body that the question does not; `asked` are its folded words.

    What stands behind "a", "the" or "in" is taken for a place or a thing, where it does not end as a body's name does.
    """
    if any(found[0] not in asked for found in _ACTING.finditer(text)):
        return True
    for match in _RUN.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - 20), match.start())
        parts = match[0].split()
        placed = folded(parts[0]) in _PLACED or (before is not None and folded(before["word"]) in _PLACED)
        if placed and not (len(parts) > 1 and _BODY.fullmatch(parts[-1])):
            continue
        for word in parts:
            low = folded(word).partition("'")[0]
            if low not in asked and low not in STOP and len(low) > 1 and not _NO_PERSON.fullmatch(word):
                return True
    return False


def describes_somebody(text: str) -> bool:
    """Whether it says what somebody is who need not be named: "a 19-year-old man", "the owner"."""
    return _DESCRIBED.search(folded(text)) is not None


def introduces(text: str, last: str, asked: frozenset[str] = frozenset()) -> float:
    """0 to 1: how far a sentence says who this is: "Ushakov, a former ambassador" more than "adviser Ushakov".

    A first name that is `asked` about says nothing, whatever it looks like: "Hunter Brandt".
    """
    name = re.compile(rf"\b{re.escape(last)}\b", re.I)
    low, cased = name.sub(_THEM, folded(text)), name.sub(_THEM, text)
    if _HAS_ROLE.search(low) or (_HAS_ROLE_OF.search(low) and not _BESIDE_OTHERS.search(cased)):
        return 1.0
    if found := re.search(rf"{_THEM}\s(?:is|was)\s(?:an?|the)\s(graduate|native|resident|fan|member)?", low):
        return 0.4 if found[1] else 0.9
    if _CALLED.search(low):
        return 0.9
    if _BEHIND_ROLE.search(low):
        return 0.8
    if any(found[1] not in asked for found in _TITLED.finditer(low)):
        return 0.6
    return 0.5 if re.search(rf"{_THEM},\s(?:who\s|(?:aged\s)?\d{{1,3}},)", low) else 0.0
