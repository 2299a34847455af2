"""Which of the earlier turns say what is talked about, whose words they showed, what "that" and "else" stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from bot.answers.conversation.asking_again import STORY
from bot.answers.conversation.asking_for_words import of_others
from bot.answers.conversation.fragments import goes_on, is_short
from bot.answers.conversation.pronouns import POINTING, fitting, leans
from bot.answers.conversation.short_lines import VOICE, WHICH, refers_back
from bot.answers.conversation.without_topic import is_topic
from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.nouns import is_role
from bot.answers.understanding.subjects import is_person, names_in
from bot.answers.words.given_names import pronoun_for, without_suffix
from bot.turns import Turn

HEADLINE = 24
"""Words that a headline has at most."""

THE_ONE = "the one who"
"""How somebody begins whom a question asked for and nobody named."""

_WHO_WAS = re.compile(r"^\W*who(?:['’]?s|\s(?:is|was|are|were))\s(?P<who>the\s(?:[\w'’-]+\s)?[\w'’-]+)(?=\W*$|,)", re.I)
_WHO_DID = re.compile(
    r"^\W*who\s(?P<did>(?!(?:is|was|are|were|has|have|had|did|does|do|else|will|would|can|could|said|says)\b)[^?,]+?)(?=\W*$|,)",
    re.I,
)
_WHOSE = re.compile(r"(.+?)['’]s?\s\w")
_SOMEBODY = re.compile(r"\b(?:he|she|they|him|her|them|his|their)\b", re.I)
_IT = re.compile(r"\bits?\b", re.I)
_THE = re.compile(r"\bthe(?: [\w’'-]+){1,3}", re.I)
_OF = re.compile(r" (?:of|to|for|at) (?:the )?[\w’'-]+", re.I)

SHORT = 8
"""Words of an answer that is short enough to be what "that" means."""

LEFT_OUT = 4
"""Names of an answer that "who else?" leaves out."""

NAMES = 3
"""Names of an answer that "that" may mean."""

_OTHER = re.compile(r"\b(?:other|else|another|besides|more|also)\b", re.I)

_THAT = re.compile(r"\b(?:this|that|these|those|it)\b", re.I)

_WHO_ELSE = re.compile(r"\b(?:who|anyone|anybody|somebody|someone|whoever) else\b", re.I)

_WHOLE = re.compile(
    r"\b(?:interesting|aspects?|anything else|what else|during|the article|the story"
    r"|(?:this|that|these|those) (?:article|time|year|period|tour|album|film|show|era|trial|game|season))\b",
    re.I,
)


def spoken_of(text: str, turns: Sequence[Turn], about: str | None) -> list[Turn]:
    """The turns that say what a line after them is about: those that showed something, where any did, and since then
    those from the first that names somebody, or asks for whom "he" may mean, or what "it" may mean; none that only
    speak of what was shown.

    A fragment ("and in Ayr?") goes on from the question before, whatever came of it, as any question does of what is
    talked `about`.
    """
    # What comes nearest is no answer, and nothing that was talked about.
    asked = [_unanswered(turn) if turn.showed.refused else turn for each in turns for turn in _asked(each)]
    known = _leaned_on(asked)
    if not known or about or goes_on(text):
        return asked
    since = [*takewhile(_is_in_vain, reversed(asked))][::-1]
    somebody, something = _SOMEBODY.search(text) is not None, _IT.search(text) is not None

    def names_it(turn: Turn) -> bool:
        return _has_somebody(turn.question, somebody) or (something and bool(names_in(turn.question)))

    return [*known, *dropwhile(lambda turn: not names_it(turn), since)]


def _leaned_on(turns: Sequence[Turn]) -> list[Turn]:
    """The turns that showed something, and those before each that it leans on, whatever came of them."""
    kept: list[Turn] = []
    for turn in reversed(turns):
        if not _is_in_vain(turn) or (kept and leans(kept[0].question)):
            kept.insert(0, turn)
    return kept


def _is_in_vain(turn: Turn) -> bool:
    """Whether it got no answer, nor anything near to one."""
    return turn.showed.refused and not turn.showed.items


def _unanswered(turn: Turn) -> Turn:
    """The turn without what came nearest, and with names as these are printed there: "did ada lund resign"."""
    question = turn.question
    for name in names_in(turn.answer):
        question = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name, question, flags=re.I)
    return replace(turn, question=question, answer="")


def _has_somebody(question: str, means_somebody: bool) -> bool:
    """Whether it names somebody, or asks for whom a pronoun behind it means or for their words, or names an office."""
    kind, speaker = kind_of(question)
    asked_for = kind == "who" or speaker is not None or office_named(question) is not None
    return any(map(is_person, names_in(question))) or (means_somebody and asked_for)


def office_named(question: str) -> str | None:
    """The office by which a question names somebody: "the envoy to Norland" of "why did the envoy to Norland go?"."""
    for found in _THE.finditer(question):
        said = found[0].split()
        places = [place for place in range(2, 5) if is_role(" ".join(said[:place]))]
        if places:
            of = _OF.match(question, found.start() + len(" ".join(said[: places[0]])))
            return re.sub(r"['’]s$", "", " ".join(said[: places[0]])) + (of[0] if of else "")
    return None


def whoever(earlier: str, pronoun: str = "") -> str | None:
    """Somebody whom the question before asked for and nobody named: "the driver" of "who was the driver?"; nobody,
    where it names another person, who may be meant by the pronoun.
    """
    named, done = [name for name in names_in(earlier) if is_person(name)], _WHO_DID.match(earlier)
    called = {pronoun_for(name) for name in named}
    if named and not (done and pronoun and called.isdisjoint({"she" if pronoun in ("she", "her") else "he"})):
        return None
    if asked := _WHO_WAS.match(earlier):
        return asked["who"]
    return f"{THE_ONE} {done['did']}" if done else None


def heard_alone(pronoun: str, earlier: str, turns: Sequence[Turn]) -> str | None:
    """Whose words alone the last answer showed, where words were asked for and somebody of that name is called so; of
    "Ada Lund's agent" only where that is surer than of Ada Lund.
    """
    kind, speaker = kind_of(earlier)
    spoke = dict.fromkeys(turns[-1].showed.speakers) if turns and kind == "said" else {}
    one, whose = next(iter(spoke), ""), _WHOSE.match(speaker or "")
    if len(spoke) != 1 or not is_person(one) or fitting(one, pronoun, ()) != one:
        return None
    surer = whose is None or (pronoun_for(one) is not None and pronoun_for(whose[1]) != pronoun_for(one))
    return one if surer else None


def printed_in_full(topic: str, turns: Sequence[Turn]) -> str | None:
    """The name that the last answer prints of somebody whom a line only names: "Ada Lund" of "lund"."""
    answer = turns[-1].answer if turns else ""
    for name in names_in(answer) if is_topic(topic) else ():
        found = re.search(rf"(?<!\w){re.escape(topic)}(?!\w)", name, re.I)
        if found and is_person(name, answer):
            return name[found.start() :] if " " in topic else name
    return None


def matter_of(answer: str, speaker: str) -> str:
    """What "who else?" asks behind somebody's words: about the first name printed near the speaker's."""
    names = names_in(answer)
    last = without_suffix(speaker).split()[-1:]
    spoke = max((name for name in names if without_suffix(name).split()[-1:] == last), key=len, default=speaker)
    beside = [name for name in names if not is_person(name, answer) and not set(name.split()) & set(spoke.split())]
    within = (name for name in beside if re.search(rf"[a-z,] {re.escape(name)}", answer) and not is_role(f"the {name}"))
    return f"about {next(within, spoke)}, besides {spoke}"


def _asked(turn: Turn) -> list[Turn]:
    """The turn with a question in place of a command, or of a line that pointed at something or asked who said it."""
    voiced = VOICE.match(turn.question)
    if not (voiced or turn.question.startswith("/") or WHICH.match(turn.question)):
        return [] if refers_back(turn.question) else [replace(turn, question=of_others(turn.question))]
    quoted = voiced or (turn.showed.looked_at is not None and turn.showed.looked_at.quote is not None)
    if quoted and (named := next((name for name in turn.showed.speakers if name[0].isupper()), None)):
        return [replace(turn, question=f"What did {named} say?")]
    headline, _, rest = turn.answer.partition("\n")
    titled = rest and len(headline.split()) <= HEADLINE and not (voiced or turn.showed.refused)
    return [replace(turn, question=f"{STORY}{headline}")] if titled else []


def in_chat(text: str, last: Turn, filled: str) -> str:
    """Who is left out by "who else?", and a first line that is short enough to be what "that" means."""
    first = last.answer.partition("\n")[0]
    if _WHO_ELSE.search(text):
        people = last.showed.speakers or [name for name in names_in(first) if is_person(name, last.answer)][:1]
        left_out = [name for name in dict.fromkeys(people) if name.lower() not in filled.lower()]
        return f"besides {', '.join(left_out[:LEFT_OUT])}" if left_out else ""
    if POINTING.search(text) and not is_short(text) and len(first.split()) <= SHORT:
        return first.strip(" .,;")
    return ""


def in_article(text: str, about: str, before: Turn | None, filled: str) -> str:
    """What "else", "that" and "this article" refer to, in words of the question before and its answer."""
    asked, last = (before.question, before.answer.partition("\n")[0]) if before else ("", "")
    topic = about.partition(": ")[2]
    parts = []
    names = names_in(last, filled)
    if _OTHER.search(text) and names:
        parts.append(f"besides {', '.join(names[:LEFT_OUT])}")
    elif _THAT.search(text) and last:
        if len(last.split()) <= SHORT:
            parts.append(last.strip(" .,;"))
        elif names:
            parts.append(", ".join(names[:NAMES]))
    parts += names_in(asked, "; ".join((filled, *parts)))
    if topic and _WHOLE.search(text):
        parts.append(topic)
    return "; ".join(parts)
