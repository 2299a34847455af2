"""The question before asked anew: with another opening ("why?"), or what else happened to people ("and missing?")."""

from __future__ import annotations

import re

from bot.answers.understanding.kinds import Kind, kind_of
from bot.answers.understanding.predicates import predicate_of
from bot.answers.understanding.wish import terms
from bot.answers.words.common import AUXILIARY, COMPARING, LINK
from bot.answers.words.dates import MONTH, WEEKDAY, YEAR_NUMBER
from bot.answers.words.stems import folded, is_participle

HOW_MUCH = re.compile(
    rf"^\W*{LINK}(?P<word>(?:by |for )?how much|how many)(?:\s(?P<being>is|was|are|were)\s(?:it|that|they))?"
    r"(?P<when>\s(?:(?:right )?now|today|at the moment|so far))?(?P<about>, about .+)?\W*$",
    re.I,
)
ASKS = rf"(?:what|whom?|whose|which|when|where|why|how|{AUXILIARY})\b"
"""How a question begins."""

_ASKED = re.compile(
    r"^\W*(?:(?:by|for|at|in|on|to|from|with)\s+)?(?:what|who|whom|which|when|where|why|how)(?:\s+(?:exactly|else|much|many"
    r"|long|often|far|big|high|soon|old|tall|deep|large|small|strong|fast|heavy|wide|late|early|likely|hot|cold|bad))?"
    r"\s+(?P<rest>.+)$",
    re.I,
)
_HAPPENED = re.compile(r"^\W*what happened (?P<whom>(?:to|with) .+)$", re.I)
_DANGLING = re.compile(r"\s(?:for|to|with|by|from|at)(?=,|$)", re.I)
"""What belongs to the word that is replaced: "how much was it sold for?"."""

_AUXILIARY = re.compile(rf"^{AUXILIARY}\b", re.I)
_COUNTED = re.compile(
    r"^\W*(?:how (?:many|much)|which|what)\s+(?P<who>[\w'’-]+(?:\s[\w'’-]+)?)\s"
    r"(?P<auxiliary>is|are|was|were|has|have|had|can|could|will|would|should)\s+(?P<rest>.+)$",
    re.I,
)
_COUNTED_DONE = re.compile(
    r"^\W*(?:how (?:many|much)|which|what)\s+(?P<what>(?!(?:did|do|does|will|would)\b)[\w'’-]+(?:\s[\w'’-]+)?)\s"
    r"(?P<auxiliary>did|do|does|will|would)\s+(?P<rest>[^,]+)(?P<about>, about .+)?$",
    re.I,
)
"""To whom or what somebody did it: "how many men did Brandt lay off?"."""

_BEING = re.compile(r"^\W*(?:where|how\s\w+)\s(?:is|are|was|were)\s(?P<rest>[^,]+)", re.I)
"""Asks where or how much something is: "why?" is no question of it alone, where nothing was done to it."""

_DID = re.compile(r"^(?:did|does|do|has|have|had|will|would|can|could|should)\s.+\s(?:do|done)$", re.I)
"""Behind "what": "did the bank do"; anew it asks why the bank did that."""

_DOING = re.compile(r"\b(?:do|does|did)\b", re.I)

STORY = "Tell me about "
"""How a story that was shown stands for a question."""

ABOUT = re.compile(r"\s(?:about|on|regarding)\s.+$", re.I)

_STATED = re.compile(
    r"^(?P<auxiliary>are|were)\s+(?P<state>[\w'’-]+)(?P<behind>(?:,?\s+(?:in|on|at|by|about)\b.*)?)$", re.I
)
"""Behind "how many": "are missing in Aldous" is said of people."""

_DONE = re.compile(r"^(?P<auxiliary>is|are|was|were)\s+(?P<done>[\w'’-]+(?:ed|en|wn|rn|id|ut|ught)\b.*)$", re.I)
"""What was done to somebody who is asked for: "who was stabbed in Aldous?"."""

_NOW = r"(?:(?:right )?now|today|tonight|yesterday|this (?:week|month|year)|last (?:week|month|year|night))"
_DAY = rf"(?:in|on|since) (?:{_NOW}|(?:{MONTH}|{WEEKDAY})(?: {YEAR_NUMBER})?|{YEAR_NUMBER})"
_TIME = re.compile(rf"(?:{_NOW}|{_DAY})(?![\w'’])", re.I)
_ENDING = re.compile(rf"\s{_TIME.pattern}$", re.I)

THEN = r"(?:year|month|week|day|quarter|decade)"
_ASKED_BEFORE = re.compile(
    rf"""^\W*{LINK}(?:
        (?:(?:how\s(?:much|many|high|big)|what(?:\s[a-z]+)?)\s(?:was|were)\s(?:it|that|this|they|there)|how\s(?:much|many))\s
        (?:before|earlier|previously|last\s{THEN}|an?\s{THEN}\s(?:ago|earlier|before)|until\s(?:now|then))(?:\s(?:that|then))?
        | (?:(?:what\sabout|the\s{THEN})\s)?(?:before(?:\s(?:that|then))?|an?\s{THEN}\s(?:ago|earlier|before))
        | (?:(?:up|down)\s)?from\s(?:what|how\s(?:much|many)) | compared\s(?:to|with)\swhat
    )\W*$""",
    re.I | re.X,
)

_STATES = frozenset("alive dead hit homeless hurt ill missing safe shot stranded trapped unhurt".split())
"""What people are who are counted; "and missing?" asks how many are."""


def asked_again(word: str, stem: str) -> str:
    """The question before with another opening: "When did the ferry sink?" and "why?" ask "Why did the ferry sink?"."""
    kind, speaker = kind_of(stem)
    if kind in ("said", "really") and speaker:
        topic = ABOUT.search(stem)
        return f"{word} did {speaker} say so{topic[0] if topic else ''}?"
    if happened := _HAPPENED.match(stem):
        return f"{word} did that happen {happened['whom']}?"
    if counted := _COUNTED.match(stem):
        return f"{word} {counted['auxiliary']} {counted['who']} {counted['rest']}?"
    if theirs := _COUNTED_DONE.match(stem):
        return f"{word} {theirs['auxiliary']} {theirs['rest']} {theirs['what']}{theirs['about'] or ''}?"
    if word == "Why" and (being := _BEING.match(stem)) and not any(map(is_done, being["rest"].split())):
        return f"Why was that, about {topic_of(stem)}?"
    if measured := HOW_MUCH.match(stem):
        return f"{word} was that{measured['about'] or ''}?"
    asked = _ASKED.match(stem)
    if asked and (same := _of_the_same_people(word, kind, asked["rest"])) is not None:
        return same
    if asked and _DID.match(asked["rest"]):
        return f"{word} {asked['rest']} that?"
    if _AUXILIARY.match(stem) or (asked and _AUXILIARY.match(asked["rest"])):
        return f"{word} {_DANGLING.sub('', asked['rest']) if asked else stem}?"
    if asked and not _DOING.search(asked["rest"]):
        done = is_participle(folded(asked["rest"]).split()[0].strip(",;"))
        subject = "somebody " if kind == "who" else "people " if kind == "figure" and done else ""
        return f"{word}: {subject}{asked['rest']}?"
    matter = topic_of(stem)
    return f"{word} was that, about {matter}?" if matter else f"{word} was that?"


def looks_back(text: str) -> bool:
    """Whether a line asks how much it was before, and no more."""
    return _ASKED_BEFORE.match(text) is not None


def why_not(stem: str) -> str:
    """ "Did the council keep it?" and "why not?" ask "Why didn't the council keep it?"."""
    asked = asked_again("Why", stem)
    negated = re.sub(r"^(Why (?:did|does|do|is|are|was|were|has|have|had|could|would|should))\b", r"\1n't", asked)
    negated = re.sub(r"^Why will\b", "Why won't", re.sub(r"^Why can\b", "Why can't", negated))
    return negated if negated != asked else f"Why not, about {topic_of(stem)}?"


def topic_of(stem: str) -> str:
    """The words of a question that say what it is about."""
    if stem.startswith(STORY):
        return stem.removeprefix(STORY)
    compares = kind_of(stem)[0] == "compare"
    return " ".join(term.word for term in terms(stem) if not (compares and term.stem in COMPARING))


def _of_the_same_people(word: str, kind: Kind, rest: str) -> str | None:
    """Another question of those whom the one before asked for: "why" behind "who was stabbed?"; None for others."""
    if kind == "figure" and (found := _STATED.match(rest)):
        return f"{word} {found['auxiliary']} people {found['state']}{found['behind']}?"
    if kind == "who" and (suffered := _DONE.match(rest)):
        return f"{word} {suffered['auxiliary']} somebody {suffered['done']}?"
    return None


def of_another_deed(stem: str, what: str) -> str | None:
    """How many did or suffered something else: "and missing?" behind "how many died?"; None for other questions."""
    kind, _ = kind_of(stem)
    if kind != "figure" or not is_done(what):
        return None
    done = predicate_of(stem, kind)
    if done is None or not is_done(done):
        return None
    word = rf"(?<!\w)(?P<being>(?:is|are|was|were)\s)?{re.escape(done)}(?!\w)"
    being = "are " if folded(what) in _STATES else ""
    found = re.search(word, stem, re.I)
    return f"{stem[: found.start()]}{found['being'] or being}{what}{stem[found.end() :]}?" if found else None


def of_another_time(stem: str, when: str) -> str | None:
    """The question before asked of another time, in place of its own: "and in May?" behind "how many came this year?";
    None where that is no time.
    """
    return f"{_ENDING.sub('', stem)} {when}?" if _TIME.match(when) else None


def is_done(word: str) -> bool:
    """Whether it says what people did or suffered: "died", "hurt", "missing"."""
    return is_participle(folded(word)) or folded(word) in _STATES
