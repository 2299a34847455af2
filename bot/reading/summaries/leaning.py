"""Which sentences need the one before them: what points back, and who speaks without a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

BRIEF = 14
"""Words below which what "that" or "it" at the end stands for is elsewhere: "There is no proof of that."."""

OPENING = 60
"""Characters in which a word that points back is looked for."""

_DANGLING = re.compile(
    r"""["“‘']?(?:
        (?:He|She|It|They|This|That|These|Those|Such|His|Her|Its|Their|Them|Both|Neither|Either|Here|There|So|Then
        |Thus|Others?|But|And|Or|Nor|Yet|Still|Also|Instead|Meanwhile|However|Moreover|Furthermore|Nevertheless
        |Nonetheless|Therefore|Otherwise|Likewise|Similarly|Consequently|Besides|Afterwards?|Elsewhere|Indeed|Hence
        |Rather|Overall|Again|Finally|Secondly|Which|Who|Plus|Too|Yes|No|Well|Additionally|Conversely|Ultimately
        |Separately|Another|According|Asked|Take|Add)\b
        |(?:Later|Earlier)\b(?!\s(?:this\s[a-z]|(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|in\s[A-Z]))
        |(?:First|Second|Next|Now|OK|Okay|Sure|Look|Listen),
        |(?:The|A|An)\s(?:latter|former|same|other|two|three|pair|duo|couple|additional|remaining|rest|others)\b(?!-)
        |The\s(?:next|following|previous)\s(?:day|night|week|month)\b
        |(?:For|In|On|As|By|At|To|After|Before|With|Despite|Since|From|Of|During|Under|Among|Over|Against|Amid|Beyond
        |Behind|Unlike|Without|Through|Until|Like|Given)\s(?:this|that|these
        |those|it|them|him|her|his|their|its|such|example|instance|addition|contrast|turn|fact|the\sother\shand|the\ssame
        |all|response|particular|general|short|part|the\smeantime|the\send|a\sresult|first|last|one|another|then)\b
        |At\s(?:the\stime|the\smoment|one\spoint),?\s(?!of\b)
        |[A-Z][a-z]+\s(?:more|others?)\s(?!than\b)
        |(?:(?:\d[\d,]*|[A-Z][a-z]*(?:\sfew)?)\s)?(?i:second|minute|hour|day|week|month|year|decade)s?\s(?:later|earlier)\b
        |Back\sthen|Not\sonly|[A-Z][a-z]+\sof\s(?:them|those|these|this|that|it)\b
        |The\s(?:proposed|problem|answer|question|reason|result|move|announcement|revelations?|incident|episode)\b
        |(?:The|[A-Z][\w-]+[’']s)\s[a-z]+\s(?:(?:on\s)?[A-Z][a-z]+day\s)?(?:comes?|came|occur(?:s|red))\b
        |(?:Imagine|Picture|Remember)\s(?:if|that|this|the|a|when)\b|Welcome\s(?:back\s)?to|Of\scourse\b
        |One\s(?:is|was|has|would)\b
    )""",
    re.VERBOSE,
)
_EXPLETIVE = re.compile(
    r"""["“‘']?(?:
        It(?:[’']s|\s(?:is|was|remains|has\sbeen|will\sbe|would\sbe))\s(?!(?:an?|the|my)\s)
        (?:[\w’'-]+\s){0,3}(?:that|how|whether|to|what|who|when|why|if)\b
        |There(?:[’']s|\s(?:is|are|was|were|has|have|will|would|may|could))\b
        |According\sto\s(?!her|it|this)
    )""",
    re.VERBOSE,
)
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# Lower-case words and then "he" or "his": nobody has been named yet. "I" outside of quote marks is the writer.
_UNNAMED = re.compile(
    rf"[\"“‘']?[A-Z][a-z’'-]*(?:,?\s(?:[a-z0-9]|I\b|{_DAY})[\w’'-]*)*?,?\s(?:he|she|his|her|him|himself|herself)\b"
)
_WHO_BEHIND_COMMA = re.compile(r"(?:In|On|At|With|For|During|Despite)\s[^,“\"]{3,120},\s(?:they|he|she)\b(?!,)")
"""As "In the first match, they": whom no noun before the comma can be."""

_NAMED_BEHIND = re.compile(r"[,—–]\s(?:[A-Z][\w.’'-]*\s){1,5}(?:[a-z]|[A-Z][\w’'-]+,)")
"""Who it is, told behind a comma: "In her last match, Ann Field won"."""

_INTRODUCED = re.compile(
    r"^An?\s(?!(?:dozen|group|number|few)\b|(?:[\w-]+\s){0,3}(?:court|jury|report|statement|inquest|inquiry|investigation"
    r"|examination|review)\b)"
)
"""How a sentence begins that itself introduces whom it speaks of: "A driver who lost his way"."""

_ANYBODY = "Ada"

_NUMERAL = re.compile(r"\s[A-Z][\w’'-]*\sI\b")
"""What "I" counts: "the rocket Argo I"."""

# "Wall Street took these figures calmly" or "Ann Field, another passenger," but not "this week" and "those who".
_POINTING = re.compile(
    r"""\s(?:this|these|those(?!\s\w+(?:ed|ing)\b))\s(?!(?:
        week|weekend|month|year|season|summer|winter|spring|autumn|fall|morning|evening|day|time|past|coming|country
        |nation|world|is|was|are|were|who|with|in|on|at|of|to|from|for|that|not|made
        )\b)[a-z]+\s
        |\s(?:of|on|by|at|for|to)\sthat\s(?:day|time|moment|point|year)\b
        |\s(?:about|after|before|by|for|from|of|on|to|with)\sthat(?:[,;]|\s(?:--|[–—]))\s|,\s(?:for\s(?:example|instance)|however|meanwhile|though|in\sturn|by\scontrast|too),|,\sanother\s[a-z]+,""",
    re.VERBOSE,
)
_POINTS_AT_LAST = tuple(f" {word}." for word in ("that", "this", "it", "them", "so", "those"))
_ALSO = re.compile(r"(?:[\w’'.-]+\s){1,4}also\b")
_LABEL = re.compile(r"[A-Z][\w’' -]{0,30}:\s[\"“‘']?[A-Z0-9]")
_WRITER = frozenset(("I", "my", "My"))
_PRONOUNS = _WRITER | {"he", "she", "his", "her", "him", "himself", "herself"}
_MARK = re.compile(r"[\"“‘]|\s'")
_QUOTE_ALONE = re.compile(r"[\"“][^\"“”]*[\"”][.]?|[‘'].*[.!?…][’']")
_SOMEBODY = ("The ", "A ", "An ", "My ", "Our ")
"""How a quotation begins that says whom it means by "he": “The pilot knows what he does”."""

# “It is late,” she said: who, nobody knows yet.
_SAID_BY_PRONOUN = re.compile(r"[\"“][^\"“”]*[\"”]\s(?:[a-z]+\s)?(?:he|she|they)\b")


def leans(text: str, written: Sequence[str], last_names: Collection[str]) -> bool:
    """Whether it points at what stands before it, speaks as "I", or is a quotation without a word of who says it.

    `written` are its words; one that opens with one of the `last_names` says whom "he" means.
    """
    if _DANGLING.match(text) and not _EXPLETIVE.match(text):
        return True
    opening = text[:OPENING]
    if (" th" in opening or ", " in opening) and _POINTING.search(opening):
        return True
    if len(written) < BRIEF and text.endswith(_POINTS_AT_LAST):
        return True
    if ", " in text and _WHO_BEHIND_COMMA.match(text):
        return True
    if (" also " in opening and _ALSO.match(text)) or (": " in opening and _LABEL.match(text)):
        return True
    if text[0] in "\"“‘'":
        alone = _QUOTE_ALONE.fullmatch(text) or _SAID_BY_PRONOUN.match(text)
        return alone is not None or (_speaks_of_nobody(text) and not text.startswith(_SOMEBODY, 1))
    if _PRONOUNS.isdisjoint(written):
        return False
    is_writer = not (_WRITER.isdisjoint(written) or _MARK.search(text) or _NUMERAL.search(text))
    return is_writer or (written[0] not in last_names and _speaks_of_nobody(text))


def introduces(text: str, written: Sequence[str]) -> bool:
    """Whether it says itself whom it means by "he", as if by a name, and points at nothing else."""
    named = _INTRODUCED.sub(f"{_ANYBODY} ", text, count=1)
    return named != text and not leans(named, [_ANYBODY, *written[1:]], [_ANYBODY])


def _speaks_of_nobody(text: str) -> bool:
    """Whether it says "he" or "her" before it names anybody, and does not name them right behind."""
    found = _UNNAMED.match(text)
    return found is not None and _NAMED_BEHIND.search(text, found.end()) is None
