"""Lines that only speak of what was shown before: "the second one", "shorter", "source?"."""

from __future__ import annotations

import re
from typing import Literal

from bot.answers.conversation.courtesy import courtesy
from bot.commands import FindFigures, FindQuotes

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
FILLING = (
    r"(?:(?:lol|haha|ha|ok|okay|so|and|but|well|hmm*|oh|ah|yes|yeah|yep|no|nope|wait|sorry|then|now|sure|cool|great|nice|perfect"
    r"|wow|right|interesting|thanks|thank\syou|thx|ty|hi|hello|hey|please|pls)"
    r"[\s,.!:;…-]+)*+"
)
"""Words before what is meant; possessive, for "and" and "please" may follow once more."""

_OPENING = rf"^\W*{FILLING}"
_POLITE = (
    rf"{_OPENING}(?:(?:please|what(?:['’]?s|\sis)(?=\s(?:the|number)\s)|can\syou|could\syou|show(?:\sme)?|give\sme|i\swant|let\sme\ssee|see|tell\sme(?:\smore)?\sabout"
    r"|more\s(?:on|about)|what\sabout|and|open|read(?:\sme)?|(?:go\s)?back\sto)\s+)*(?:the\s+)?"
)
_POLITELY = r"(?:[\s,]+(?:please|pls|then|now|too|again|once\smore)){0,2}\W*$"
_THIS = r"(?:it|this|that|them|these|those|(?:this|that)\s(?:one|story|article|news))"
_WHOLLY = r"in\sfull|full|in\sdetail|(?:the\s)?(?:full|whole)\s(?:story|article|text|thing|quote|quotes|statement)"
_ONE = r"one|story|item|quote|passage|source|answer|article|headline"
WHICH = re.compile(
    rf"{_POLITE}(?:(?P<word>{'|'.join(ORDINALS)}|last)(?:\s+(?P<what>{_ONE}))?"
    rf"|(?P<other>other)\s+(?:{_ONE})|(?P<next>(?:what(?:['’]?s| is) )?next)(?:\s+(?:{_ONE}))?"
    rf"|(?P<previous>previous|one before(?: (?:that|this|it))?|(?:go )?back)(?:\s+(?:{_ONE}))?"
    r"|(?:(?P<named>story|item|number|nr\.?|no\.?|#)\s*)?(?P<number>\d{1,2})(?:st|nd|rd|th|\.|\))?(?:\s+(?:one|story|item))?)"
    rf"(?:\sabout)?(?:[\s,]+(?P<whole>{_WHOLLY}))?{_POLITELY}",
    re.I,
)
_GIVEN = r"(?:(?:can|could)\syou\s|please\s)?(?:give\sme|show\sme|tell\sme|read\sme|let\sme\ssee|i\swant|list|open)\s"
_LOUD = r"(?:today['’]?s|this\smorning['’]?s|top|big(?:gest)?|main|important|breaking|latest|hot|interesting|world)"
_ALL = rf"(?:(?:all|any|some|the|your|morning|{_LOUD})\s)*"
BESIDES = re.compile(
    rf"""{_OPENING}(?:{_GIVEN})?(?:
        what\selse\s(?:happened|is\s(?:new|there|going\son|happening|in\sthe\s(?:news|briefing))|do\syou\shave)
        | what(?:['’]s|s)\selse(?:\s(?:new|happening))?
        | something\s(?:else|other|different) | (?:an)?other\s(?:topics?|subjects?) | change\sthe\s(?:topic|subject)
        | any(?:thing)?\s(?:else|other)(?:\s(?:new|news|happened|happening|going\son|stories|to\sknow))?
        | (?:(?:the|any|what)\s)?other\s(?:news|stories)(?:\s(?:are\sthere|today))?
        | (?:what(?:['’]?s|\s(?:is|are))\s)?{_ALL}
            (?:news|headlines|(?:top|big|main|important)\sstories)
            (?:\s(?:there|so\sfar|of\sthe\sday|in\sthe\sworld))?
        | (?:any|some)thing\s(?:{_LOUD}|going\son|happening|happen(?:ed)?|worth\sknowing|(?:i\sshould|to)\sknow)
            (?:\s(?:happening|happen(?:ed)?|going\son))?
        | what(?:['’]?s|\sis)\s(?:up|going\son|happening|{_LOUD}|in\sthe\snews)(?:\s(?:in|around)\sthe\sworld)?
        | what\s(?:(?:did|have)\si\smiss(?:ed)?|should\si\sknow|(?:has\s)?happened(?=\s(?:today|this|yesterday)))
        | (?:catch|fill)\sme\s(?:up|in) | update\sme
    )(?:\s(?P<when>today|this\s(?:morning|week)|yesterday))?{_POLITELY}""",
    re.I | re.X,
)
"""Asks for the news, or what else was in it, whatever was talked about."""

_BRIEFING = re.compile(
    rf"""{_OPENING}(?:{_GIVEN}|what(?:['’]?s|\s(?:is|was))\s(?:in\s)?)?{_ALL}(?:last\s)?briefing(?:\stoday)?{_POLITELY}""",
    re.I | re.X,
)
"""Asks for the briefing itself."""

OfShown = Literal["source", "outlets", "voices", "doubt", "story", "whole", "shorter", "summary", "numbers", "timeline"]
"""Of what was shown where it was printed, all that printed its story, who said it, whether it is so, all of its story,
all of itself (words are more than their story's), a line of it, its summary, its figures or its reports by date.
"""

Referring = Literal["news", "briefing"] | OfShown
"""The news, or the briefing itself; or something of what was shown."""

_SAYING: dict[OfShown, str] = {
    "source": rf"""
        (?:(?:what(?:['’]?s|\sis)\s(?:the|your)|any|(?:got|have)\s(?:a|any)|(?:give|show|send)\sme|gimme
            |(?:can|could)\s(?:i|we|you)\s(?:get|have|see|give|send)|do\syou\shave|where(?:['’]?s|\sis)|the|your|its|their|a|with|have\syou)\s)*
        (?:sources?|links?|urls?|proof|citations?)(?:\s(?:to|for|of|on)\s{_THIS})?
        | how\sdo\syou\sknow(?:\s{_THIS})? | prove\s{_THIS}
        | who\s(?:wrote|reported|reports|printed|published)\s(?:so|{_THIS})
        | where\s(?:did|do)\syou\s(?:get|have|read|find|see)\s{_THIS}(?:\sfrom)?
        | where(?:['’]?s|\sis|\swas)\s{_THIS}\s(?:from|printed|published)
    """,
    "outlets": rf"""
        (?:(?:any|what|which|are\sthere|the)\s)*(?:other\s)?(?:outlets?
        | (?:outlets?|papers?|newspapers?)\s(?:on|for|about|reported|report|printed|told|tell|have|has)\s{_THIS})
        | who\selse\s(?:has\s)?(?:reported|reports|printed|wrote|published|has)\s(?:so|(?:about\s)?{_THIS})
        | how\smany\s(?:outlets|papers|newspapers)(?:\s(?:report|reported|print|printed|have)\s(?:so|{_THIS}))?
    """,
    "voices": rf"""
        who\s(?:said|says|say|told\syou|is\ssaying|claims|claimed)(?:\s(?:so|{_THIS}))?
        | who(?:['’]?s|\sis|\swas|\sare|\swere)\squoted(?:\s(?:there|here|in\s{_THIS}))?
        | (?:(?:any|the|all|key|what\sare|(?:show|give)\sme|i\swant)\s)*quotes?
        | did\s(?:he|she|they)\s(?:(?:really|actually)\s)?say\s(?:so|{_THIS})
        | says\swho | according\sto\swhom? | whose\s(?:words|quote|quotes)\s(?:are|is|were|was)\s{_THIS}
    """,
    "doubt": rf"""
        (?:(?:is|was|are)\s{_THIS}|really)\s(?:(?:really|still|even)\s)?(?:true|confirmed|real|right|correct|certain|sure|verified|official|reliable)
        | (?:true|confirmed|verified|really|for\sreal|fake(?:\snews)? | seriously)
        | (?:are\syou|how)\s(?:sure|certain|confident)(?:\sare\syou)?(?:\s(?:of|about)\s{_THIS})?
        | (?:has|was)\s{_THIS}\s(?:been\s)?confirmed
        | (?:which|who)(?:\s(?:one|outlet|of\sthem))?(?:['’]?s|\s(?:is|are))\s(?:right|true|correct|wrong|lying)
        | (?:is|was|are|were)\s(?:he|she|they)\s(?:right|wrong|lying|serious|honest|telling\sthe\struth)
    """,
    "story": rf"""
        (?:full|whole)\s(?:story|article)|everything|tell\sme\smore\sabout\s{_THIS}|(?:(?:some|any)\s)?(?:more\s)?details?
        |(?:(?:any|some)thing\s(?:else|more)|(?:any\s)?more)\s(?:on|about)\s{_THIS}
        |elaborate|eli5|explain(?:\s+{_THIS})?(?:\s+to\sme)?
    """,
    "whole": rf"""
        {_WHOLLY}|the\srest|is\s{_THIS}\s(?:all|it)|rest\sof\s{_THIS}|tell\sme\smore|(?:(?:some|any)\s)?more
        |{_THIS}(?:\s+(?:{_WHOLLY}))?|read\smore|go\son|longer|(?:and|so)(?=\W*$)
    """,
    "shorter": rf"""
        (?:make\sit\s)?(?:shorter|short|less|in\sshort|briefly|in\sbrief|tl;?dr|too\slong)
        | (?:just\s)?(?:in\s)?(?:one|a\ssingle|a|two)\s(?:sentences?|lines?)
        | (?:the\s)?(?:gist|short\sversion)(?:\sof\s{_THIS})? | shorten\s{_THIS}
    """,
    "summary": rf"""
        (?:(?:an?|quick|short|brief)\s)*(?:summari[sz]e|sum(?:\s{_THIS})?\sup|summary|recap
        |overview)(?:(?:\sof)?\s{_THIS})?
    """,
    "numbers": rf"""
        (?:(?:what(?:['’]?s|\sare)|any|all|in|list|key|main|exact)\s(?:the\s)?)*(?:numbers?|figures?
        |stat(?:istic)?s)(?:\s(?:on|about|in|of|behind|for|from)\s{_THIS})?
    """,
    "timeline": rf"""
        (?:(?:an?|full|short|quick)\s)*(?:
        (?:time\s?line|chronology)(?:\s(?:of|on|for)\s{_THIS})? | what\shappened\swhen | in\s(?:chronological\s)?order
        | how\sdid\s(?:it|this|that|{_THIS})\s(?:all\s)?(?:unfold|develop)
        )
    """,
}
_POLITELY_ASKED = frozenset(("story", "whole", "shorter", "summary", "numbers", "timeline"))

_OF_SHOWN: dict[OfShown, re.Pattern[str]] = {
    wanted: re.compile(rf"{_POLITE if wanted in _POLITELY_ASKED else _OPENING}(?:{says}){_POLITELY}", re.I | re.X)
    for wanted, says in _SAYING.items()
}
VOICE = _OF_SHOWN["voices"]

_REFERRING: tuple[tuple[Referring, re.Pattern[str]], ...] = (
    ("news", BESIDES),
    ("briefing", _BRIEFING),
    *_OF_SHOWN.items(),
)


_LOOKED_UP = re.compile(
    rf"{_OPENING}(?:(?:any|the|some|all|key|show\sme|give\sme|i\swant|find(?:\sme)?|what(?:\sare|['’]re))\s)*"
    r"(?P<what>quotes|figures|numbers|stats|statistics)\s(?:on|about|regarding|for)\s"
    r"(?!(?:it|this|that|them|him|her)\b)(?:the\s)?(?P<words>\S.*?)\W*$",
    re.I,
)
"""Asks for what a command looks up: "quotes on the vaccine"."""


def looked_up(text: str) -> FindQuotes | FindFigures | None:
    """The quotes or figures on something that a line asks for and no more; None for others."""
    found = _LOOKED_UP.match(text)
    if found is None:
        return None
    return FindQuotes(found["words"]) if found["what"].lower() == "quotes" else FindFigures(found["words"])


def referring(text: str) -> Referring | None:
    """What a line wants of what was shown before, where it says nothing else; None for others."""
    return next((wanted for wanted, pattern in _REFERRING if pattern.match(text)), None)


def refers_back(text: str) -> bool:
    """Whether a line only speaks of what was shown before."""
    return courtesy(text) is not None or WHICH.match(text) is not None or referring(text) is not None
