"""Follow-up questions made to stand alone: "and what did he say?" is filled in from what was talked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.conversation.asking_again import ABOUT, HOW_MUCH, topic_of
from bot.answers.conversation.asking_for_words import of_others
from bot.answers.conversation.earlier_turns import (
    THE_ONE,
    heard_alone,
    in_article,
    in_chat,
    matter_of,
    office_named,
    printed_in_full,
    spoken_of,
    whoever,
)
from bot.answers.conversation.fragments import SOMEBODY_ELSE, continued, is_short
from bot.answers.conversation.pronouns import COUNTED, PERSONAL, fitting, in_place, meant_again, pronoun_of
from bot.answers.conversation.tidying import tidied
from bot.answers.conversation.without_topic import asks_else, is_of_the_talk, is_topic, lacks_topic, topic_before
from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.subjects import Meaning, is_person, names_in, subject
from bot.answers.understanding.typed import mended
from bot.answers.understanding.wish import name_spans, telling
from bot.answers.words.common import SEVERAL
from bot.answers.words.nations import nations_in
from bot.answers.words.stems import folded, words
from bot.turns import Turn

NAME = 4
"""Words of somebody's name at most; a headline is nobody's."""

_SINGLE = frozenset(("he", "she", "him", "her", "his"))
_IT, _SEVERAL = frozenset(("it", "its")), frozenset(("they", "them", "their"))
_THINGS = _IT | _SEVERAL
_OWNED = re.compile(r"(?<=\w)['’]s?\s.*$")
_ABOUT_IT = re.compile(r"\b(?:about|on|of|with) (?:it|them)\W*$", re.I)
_SEVERAL_OF = re.compile(rf"\bthe {SEVERAL}\b")
_BESIDES = re.compile(r"[,;] besides ([^;?]+)")
_SINCE = re.compile(r"\b(?:new|news|updates?)\b.*\b(?:since|today|this (?:morning|week)|yesterday)\b", re.I)
"""What is new since then asks for everything, where it names nothing."""

_NEWS = re.compile(r"^\W*(?:so,?\s+)?(?:what(?:['’]?s|\s+is)\s+new|any(?:thing\s+new|\s+news))\W*$", re.I)
"""Asks for all that is new, whatever was talked about."""

_THERE = re.compile(
    r"(?<!\bis)(?<!\bare)(?<!\bwas)(?<!\bwere)(?<!\bbeen)\sthere\b(?!['’]s)(?!\s(?:be|is|are|was|were|will|has)\b)",
    re.I,
)
"""Means a place that was talked about: "who rules there now?", not "is there a vote?"."""

_BOTH = re.compile(r"\bthey\b.*\bthem\b", re.I)
"""Two of whom nothing says which is which: "will they let them go?"."""

_ENDING = re.compile(r"(?:\s+(?:over|yet|now|today|again|still))?[\s?.!]*$", re.I)
"""What a line may end in that only names something: "airport strike over?"."""


def standing_alone(text: str, about: str | None, turns: Sequence[Turn], speakers: Sequence[str] = ()) -> str:
    """The question with names and topics filled in, or as it is when it stands alone.

    `about` is the headline of what is talked about ("Subject: topic" names both); `turns` are those before, oldest
    first; `speakers` are people who are known to the history. A line without a letter or digit says nothing.
    """
    if not any(map(str.isalnum, text)) or (about is None and _NEWS.match(text)):
        return text
    turns = spoken_of(text, turns, about)
    earlier = begun = ""
    told: set[str] = set()
    for number, turn in enumerate(turns):
        filled = _filled(turn.question, about, earlier, turns[:number], speakers)
        earlier = earlier if is_short(turn.question) else filled
        begun, told = (begun if told.intersection(turn.showed.articles) else filled), set(turn.showed.articles)
    return _filled(text, about, begun if is_of_the_talk(text) else earlier, turns, speakers)


def named_by(text: str, headline: str, opening: str) -> str:
    """What a line is about that is said of a headline: whom that (or the opening) names first, where the line means
    somebody, else what it names first; the headline, where it tells no names from words.
    """
    pronoun, names = pronoun_of(text), names_in(headline)
    if pronoun and pronoun[0].lower() in _SINGLE:
        people = [name for name in (*names, *names_in(opening)) if is_person(name, opening)]
        names = [*people, *names]
    return next(iter(names), headline) or opening.partition(". ")[0]


def unknown(read_as: str) -> str | None:
    """A pronoun of a short question that stands for nobody who was named before: "he" of "when is he sentenced?"; and
    whoever was asked for in vain, where their words or age are wanted.
    """
    kind, speaker = kind_of(read_as)
    if THE_ONE in read_as and kind in ("said", "figure"):
        return speaker or read_as[read_as.index(THE_ONE) :].rstrip(" ?.!")
    found = pronoun_of(read_as)
    return found[0] if found and found[0].lower() in _SINGLE and len(telling(read_as)) <= 1 else None


def parted(read_as: str) -> tuple[str, str]:
    """A question, and the names that it leaves out ("besides …"); these are empty mostly."""
    read_as = of_others(read_as)
    found = _BESIDES.search(read_as)
    return (read_as[: found.start()] + "?", found[1]) if found else (read_as, "")


def _filled(text: str, about: str | None, earlier: str, turns: Sequence[Turn], speakers: Sequence[str]) -> str:
    """`earlier` is the question before, standing alone."""
    printed = [name for turn in turns for name in names_in(turn.answer) if is_person(name, turn.answer)]
    people = [*speakers, *printed]
    text = tidied(text.strip())
    typed, text = text, continued(asked := mended(text), earlier, people)
    if not (about or turns):
        return text
    if text == SOMEBODY_ELSE and turns:
        return _with(text, matter_of(turns[-1].answer, kind_of(earlier)[1] or ""))
    kept = text != asked and pronoun_of(asked) is None  # what the question before left open stays so
    pronoun = None if kept else pronoun_of(text)
    if not about and (going_on := _on_the_question_before(text, pronoun, earlier, turns)) is not None:
        return going_on
    low = pronoun[0].lower() if pronoun else ""
    who = _whom(pronoun, about, earlier, turns)
    who = fitting(who, low, turns) if who and low in _SINGLE and not about else who
    little = len(telling(text)) <= 1
    if who is None:
        return _with(text, topic_before(text, earlier, turns)) if low in _THINGS and little else text
    if not about and low in _SEVERAL:
        if kind_of(earlier)[0] == "figure":
            return _with(text, topic_before(text, earlier, turns))
        if is_person(who):  # several are no single one: they have to do with him, where nothing else says with what
            return _with(text, f"about {who}") if little else text
    filled = text if about and pronoun and len(who.split()) > NAME else _named(text, who, pronoun)
    if not about and kind_of(text)[0] == "really":
        return filled  # it says which words it asks about
    mentioned = all(word.low in folded(text) for word in words(who))
    lacking = filled == text and not mentioned and not _SINCE.search(text)
    if lacking and (about or _is_light(text)):
        known = about or is_person(who) or _is_told_first(who, earlier, ())
        filled = _with(filled, (not known and topic_before(text, earlier, turns)) or f"about {who}")
    if about:
        return _with(filled, in_article(text, about, turns[-1] if turns else None, filled))
    return _with(filled, in_chat(typed, turns[-1], filled))


def _on_the_question_before(
    text: str, pronoun: re.Match[str] | None, earlier: str, turns: Sequence[Turn]
) -> str | None:
    """A question of those or that which the one before counted or named, or one that names nothing; None for others."""
    low, topic = pronoun[0].lower() if pronoun else "", _ENDING.sub("", earlier)
    if _BOTH.search(text):
        return _with(text, topic_before(text, earlier, turns))
    if low in _SEVERAL and (counted := COUNTED.match(earlier)):
        return _named(text, f"the {counted[1]}", pronoun)
    if low in _SEVERAL and (several := _SEVERAL_OF.search(earlier)):
        named = _named(text, several[0], pronoun)
        return _with(_THERE.sub("", named), topic_before(text, earlier, turns)) if _THERE.search(text) else named
    if not pronoun and lacks_topic(text):
        before = topic_before(text, earlier, turns)
        return _with(text, _besides(before, earlier, turns) if asks_else(text) and before else before)
    if _THERE.search(text) and not pronoun:
        return _with(_THERE.sub("", text), topic_before(text, earlier, turns))
    kind, speaker = kind_of(earlier)
    if low in _IT and kind == "said" and speaker and not ABOUT.search(earlier) and not is_person(speaker):
        story = next((turn.question for turn in reversed(turns) if is_topic(tidied(turn.question))), "")
        return _with(text, f"about {_ENDING.sub('', story)}") if story else None
    asked, _, added = topic.partition(", about ")
    meant = subject(None, asked, (), "thing")
    matter = topic_of(earlier)  # a land has no price: "how much was it" of what somebody did there
    if low in _IT and HOW_MUCH.match(text) and matter and (meant is None or nations_in(folded(meant).split())):
        return _with(PERSONAL.sub("that", text, 1), f"about {matter}")
    thing = None if whoever(asked) else meant
    topic = added if added and thing is None else topic
    if low in _THINGS and is_topic(topic):
        return PERSONAL.sub(topic, text, 1) if _ABOUT_IT.search(text) else _with(text, f"about {topic}")
    return None


def _besides(topic: str, earlier: str, turns: Sequence[Turn]) -> str:
    """The topic ("about ada lund mill") without whom it names, who is left out: "about mill, besides Ada Lund"."""
    who = subject(None, earlier, turns, "person")
    about = topic.split()[1:]
    rest = [word for word in about if who is None or folded(word) not in folded(who).split()]
    if who is None or not is_person(who) or rest == about:
        return topic
    return f"about {' '.join(rest)}, besides {who}" if rest else f"besides {who}"


def _whom(pronoun: re.Match[str] | None, about: str | None, earlier: str, turns: Sequence[Turn]) -> str | None:
    """Whom or what a question means, by as much of the name as the question before has."""
    low = pronoun[0].lower() if pronoun else ""
    if low in _SINGLE and not about:
        asked = (turn.question for turn in reversed(turns)) if THE_ONE in earlier else (earlier,)
        vainly = (whoever(question, low) for question in asked if turns and turns[-1].showed.refused)
        in_vain = next(filter(None, vainly), None)
        again = meant_again(low, turns[-1].question, earlier) if turns else None
        named = in_vain or again or printed_in_full(_ENDING.sub("", earlier), turns) or heard_alone(low, earlier, turns)
        if named is not None:
            return named
    who = subject(about, earlier, turns, _meaning(low))
    if about or who is None:
        return whoever(earlier) or office_named(earlier) if low in _SINGLE and not about else who
    if low in _SINGLE:
        who = _OWNED.sub("", who)  # "Ada Lund's family" was asked about: she is meant
        told = "\n".join(turn.answer for turn in turns)
        if (office := office_named(earlier)) is not None and (who in office or not _is_told_first(who, earlier, turns)):
            return office
        if _is_no_person(who, told) or (not is_person(who, told) and kind_of(earlier)[0] == "who"):
            return whoever(earlier) or office or (None if _is_no_person(who, told) else who)
    return next((name for name in name_spans(earlier) if f"{who} " in name), who)


def _meaning(pronoun: str) -> Meaning:
    """What a pronoun stands for."""
    return "person" if pronoun in _SINGLE else "thing" if pronoun in _IT else "any"


def _is_no_person(name: str, told: str) -> bool:
    """Whether a name of several words, or of capitals alone, is that of a place or a body."""
    return name[:1].isupper() and (" " in name or name.isupper()) and not is_person(name, told)


def _is_told_first(who: str, earlier: str, turns: Sequence[Turn]) -> bool:
    """Whether the question before, or the first line that answers it, names somebody."""
    last = folded(who).split()[-1]
    return any(last in folded(text) for text in (earlier, *(turn.answer.partition("\n")[0] for turn in turns[-1:])))


def _is_light(text: str) -> bool:
    """Whether no word of it says what it is about: "how many people took part?"."""
    return not name_spans(text) and not telling(text)


def _named(text: str, meant: str, pronoun: re.Match[str] | None) -> str:
    """The question with its pronoun, or a part of the subject's name, made the whole name."""
    if pronoun:
        return in_place(text, meant, pronoun)
    parts = {word.low.removesuffix("'s") for word in words(meant)}
    for name in name_spans(text):
        mentioned = {word.low.removesuffix("'s") for word in words(name)}
        if mentioned < parts:
            return text.replace(name, meant, 1)
    return text


def _with(question: str, more: str) -> str:
    if not more or f", {more}" in question:
        return question
    mark = "?" if question.rstrip().endswith("?") else ""
    return f"{question.rstrip(' ?')}, {more}{mark}"
