"""What a line means: without a greeting, and with what it names first where it belongs."""

from __future__ import annotations

import re

from bot.answers.conversation.asking_again import ASKS
from bot.answers.conversation.asking_for_words import said_anything
from bot.answers.conversation.courtesy import HELLO
from bot.answers.conversation.pronouns import PERSONAL, in_place
from bot.answers.conversation.short_lines import FILLING, refers_back
from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.nouns import OFFICE_WORDS
from bot.answers.understanding.wish import name_spans, terms
from bot.answers.words.common import LINK, STOP
from bot.answers.words.stems import words

_FRONTED = re.compile(
    rf"^\W*+{LINK}(?:(?:what|how)\s+about\s+|as\s+for\s+|about\s+)?"
    r"(?P<what>(?:[\w'’.&-]++\s+){0,4}[\w'’.&-]++)\s*,\s*"
    rf"{LINK}(?P<asks>{ASKS}.*)$",
    re.I | re.S,
)
_CLAUSE = re.compile(r"(?:who|whose|whom|which|where|when)\b[^,?]*,\s\w", re.I)
"""A clause on what is named before it, and no question: "Ada Lund, who sold her mill, bought which inn?"."""

_SHORT_FOR = {
    "abt": "about", "ag": "attorney general", "cuz": "because", "govt": "government", "pm": "prime minister",
    "ppl": "people", "wat": "what", "wut": "what", "yr": "year", "yrs": "years",
}  # fmt: skip
_SHORTHAND = re.compile(rf"(?<![\w'’\"“.-])(?<!\d )(?:{'|'.join(_SHORT_FOR)})(?![\w'’\"”.-])")
"""Words as they are typed in a hurry, in small letters and by themselves: "2 pm" and "PPL" are none."""

_OWNERS = re.compile(
    rf"\b((?:did|does)\s[a-z]{{3,}}[^\Ws])s(?=\s(?:(?:prime|foreign|vice|finance|former)\s)?(?:{'|'.join(OFFICE_WORDS)})\b)"
)
"""Whose an office is, typed without its sign: "what did norlands prime minister say"."""

_BEFORE_NOUNS = frozenset(("the", "a", "an", "of", "his", "her", "their", "its"))
_NO_NAMES = frozenset(
    """
    yesterday today tonight monday tuesday wednesday thursday friday saturday sunday
    finally sorry please thanks yes yeah okay right wait well anyway again lol hm hmm oh btw
    guys folks team bot mate man dude friends
    """.split()
)
_WITHIN = _BEFORE_NOUNS | frozenset(("in", "on", "at", "with", "for", "from", "and"))
"""Words that may stand within a name of something: "the fire in Ayr"."""

FEW = 2
"""Words of the question behind it that count, at most, where nothing in it stands for what is named."""

_ASKING = re.compile(rf"\W*{LINK}{ASKS}(?:['’]s)?\s\S", re.I)
_BEHIND = re.compile(r"(?<=\w\?)\s+(?=\S)")

_THERE = re.compile(r"\s+there(?=\W*$)", re.I)

_MEANT = re.compile(
    r"^\W*(?:(?:no|nope|nah|sorry|wait|hm+|actually|not that(?: one)?)\W+)*"
    r"(?:i\s+(?:actually\s+)?(?:meant|mean|was asking about|am asking about)|meant)\s+"
    r"(?:to (?:say|ask(?: about)?)\s+)?(?P<what>\S.*)$",
    re.I,
)

_BACK = re.compile(rf"^\W*{FILLING}(?:(?:let['’]?s\s)?(?:go|get|come)\s)?back\sto\s(?!{ASKS})", re.I)
_NEWS_ON = re.compile(
    r"^\W*(?:what\selse\sis\snew|what['’]?s\selse\snew|(?:(?:the|any|some)\s)?(?:latest\s|recent\s)?(?:news|headlines|updates?|latest))"
    r"\s(?:on|about|in|from|with)\s(?P<on>\S.*)$",
    re.I,
)
"""Asks for what is new on something: "news about the strike", "what else is new on the strike"."""

_OTHER_OUTLETS = re.compile(
    r"^\W*(?:and\s)?(?:what|how)\s(?:do|does|did|are|have)\s(?:the\s)?other\s(?:outlets|papers|newspapers|sites|sources)\s"
    r"(?:say|saying|said|report|reported|reporting|tell|told|put|write|written)"
    r"(?:\s(?:so|it|this|that|about\s(?:it|this|that)))?\W*$",
    re.I,
)
_TRAILING = re.compile(r"(?<=\w)\W+(?:instead|tho|though|please|pls|plz|thx|thanks)\W*$", re.I)
"""Adds nothing to what is asked before it: "tell me about the ferry instead", "why tho", "who else pls"."""

_KIND = (
    r"(?:thanks?(?:\syou)?(?:\s(?:a\slot|so\smuch|very\smuch))?|thx|ty|cheers|great|perfect|cool|nice|wow|interesting"
    r"|i\ssee|got\sit|right|(?:no\W+)?(?:wait|sorry)|actually)"
)
_GREETED = re.compile(rf"^\W*+(?:{HELLO}|{_KIND})(?:\s*+[,.!:;…][\s,.!:;…-]*+|\s++[-–—]\s*|\s++(?={ASKS}))(?=\w)", re.I)
"""A greeting or kind word before what is asked: "hi, what did she say?", "thanks, and Brandt?"."""

_CALLED = re.compile(r"^\W*+(?:(?:hi|hey|ok|okay)\s)?(?:@\s?)?verbatim\b[\s,.:!;-]*+(?=\w)", re.I)
"""The bot's own name before what is asked: "@Verbatim, what did she say?"."""


def tidied(text: str) -> str:
    """A line without its greeting, and with what it names first where it belongs ("and Brandt, what did he say?" is
    "what did Brandt say?"); one that puts something in place of what was understood, without that: "no, I meant
    the ferry" is "and the ferry", "tell me about the ferry instead" without "instead"; "ppl" is "people"; any other
    as it is.
    """
    text = _SHORTHAND.sub(lambda short: _SHORT_FOR[short[0]], _TRAILING.sub("", text))
    text = _OWNERS.sub(r"\1's", text)
    text = _OTHER_OUTLETS.sub("compare outlets", _NEWS_ON.sub(r"any news on \g<on>", text))
    text = _BACK.sub("tell me about ", said_anything(_fronted(_GREETED.sub("", _CALLED.sub("", text)))))
    match = _MEANT.match(text)
    if match is None:
        return text
    what = match["what"]
    return what if re.match(ASKS, what, re.I) or refers_back(what) else f"and {what}"


def questions_in(text: str) -> list[str]:
    """The questions of a line that asks several, each with a question mark; the line alone, where it asks one."""
    asked = _BEHIND.split(text.strip())
    return asked if all(map(_ASKING.match, asked)) else [text]


def _fronted(text: str) -> str:
    """The question with what is named before it in place of its pronoun; any other text as it is."""
    found = _FRONTED.match(text)
    if found is None:
        return text
    what, asks = found["what"], found["asks"]
    if _CLAUSE.match(asks):
        return text
    first, *rest = [word.low for word in words(what)] or [""]
    own = {first, *rest} - _BEFORE_NOUNS
    if not own or own & _NO_NAMES or first in STOP - _BEFORE_NOUNS or not STOP.isdisjoint({*rest} - _WITHIN):
        return text
    if pronoun := PERSONAL.search(asks):
        return in_place(asks, what, pronoun)
    little = kind_of(asks)[0] == "new" or 1 <= len(terms(asks)) <= FEW
    if _THERE.search(asks) or (little and not name_spans(asks)):
        return f"{_THERE.sub('', asks).rstrip(' ?.!')}, about {what}?"
    return text
