"""Lines that only speak of what was shown before: "the second one", "shorter", "source?"."""

from __future__ import annotations

import re
from typing import Literal

from bot.answers.conversation.courtesy import HELLO, courtesy
from bot.answers.conversation.fronted import fronted
from bot.answers.conversation.whose_words import said_anything

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FILLING = (
    r"(?:(?:lol|haha|ha|ok|okay|so|and|but|well|hmm*|oh|ah|yes|yeah|yep|no|nope|wait|sorry|then|now|sure|cool|great|nice|perfect"
    r"|wow|right|interesting|thanks|thank\syou|thx|ty|hi|hello|hey|please|pls)"
    r"[\s,.!:;…-]+)*+"
)
"""Words before what is meant; possessive, for "and" and "please" may follow once more."""

_POLITE = (
    rf"^\W*{_FILLING}(?:(?:please|can\syou|could\syou|show(?:\sme)?|give\sme|i\swant|let\sme\ssee|see|tell\sme(?:\smore)?\sabout"
    r"|more\s(?:on|about)|what\sabout|and|open|read(?:\sme)?|(?:go\s)?back\sto)\s+)*(?:the\s+)?"
)
_POLITELY = r"(?:[\s,]+(?:please|pls|then|now|too|again|once\smore)){0,2}\W*$"
_THIS = r"(?:it|this|that|them|these|those|(?:this|that)\s(?:one|story|article|news))"
_WHOLLY = r"in\sfull|full|in\sdetail|(?:the\s)?(?:full|whole)\s(?:story|article|text|thing)"
_ONE = r"one|story|item|quote|passage|source|answer|article|headline"
WHICH = re.compile(
    rf"{_POLITE}(?:(?P<word>{'|'.join(ORDINALS)}|last)(?:\s+(?P<what>{_ONE}))?"
    rf"|(?P<other>other)\s+(?:{_ONE})|(?P<next>(?:what(?:['’]?s| is) )?next)(?:\s+(?:{_ONE}))?"
    rf"|(?P<previous>previous|one before(?: (?:that|this|it))?|(?:go )?back)(?:\s+(?:{_ONE}))?"
    r"|(?:(?P<named>story|item|number|nr\.?|no\.?|#)\s*)?(?P<number>\d{1,2})(?:st|nd|rd|th|\.|\))?(?:\s+(?:one|story|item))?)"
    rf"(?:[\s,]+(?P<whole>{_WHOLLY}))?{_POLITELY}",
    re.I,
)
_WHOLE = re.compile(
    rf"{_POLITE}(?:{_WHOLLY}|the rest|rest of {_THIS}|everything|tell me more(?: about {_THIS})?"
    rf"|(?:some )?more(?: details?)?|details|(?:(?:any|some)thing (?:else|more)|more) (?:on|about) {_THIS}"
    rf"|{_THIS}(?:\s+(?:{_WHOLLY}))?|read more|go on"
    rf"|longer|elaborate|eli5|explain(?:\s+{_THIS})?(?:\s+to\s+me)?|(?:and|so)(?=\W*$)){_POLITELY}",
    re.I,
)
_SHORT = re.compile(
    rf"""{_POLITE}(?:
        (?:make\sit\s)?(?:shorter|short|less|in\sshort|briefly|in\sbrief|tl;?dr|too\slong)
        | (?:just\s)?(?:in\s)?(?:one|a\ssingle|a|two)\s(?:sentences?|lines?)
        | (?:the\s)?(?:gist|short\sversion)(?:\sof\s{_THIS})? | shorten\s{_THIS}
    ){_POLITELY}""",
    re.I | re.X,
)
_SUMMARY = re.compile(
    rf"{_POLITE}(?:(?:an?|quick|short|brief) )*(?:summari[sz]e|sum(?: {_THIS})? up|summary|recap|overview)"
    rf"(?:(?: of)? {_THIS})?{_POLITELY}",
    re.I,
)
_NUMBERS = re.compile(
    rf"{_POLITE}(?:(?:what(?:['’]?s| are)|any|all|in|list|key|main|exact) (?:the )?)*"
    rf"(?:numbers?|figures?|stat(?:istic)?s)(?: (?:on|about|in|of|behind|for|from) {_THIS})?{_POLITELY}",
    re.I,
)
_TIMELINE = re.compile(
    rf"""{_POLITE}(?:(?:an?|full|short|quick)\s)*(?:
        (?:time\s?line|chronology)(?:\s(?:of|on|for)\s{_THIS})? | what\shappened\swhen | in\s(?:chronological\s)?order
        | how\sdid\s(?:it|this|that|{_THIS})\s(?:all\s)?(?:unfold|develop)
    ){_POLITELY}""",
    re.I | re.X,
)
_SOURCE = re.compile(
    rf"""^\W*{_FILLING}(?:
        (?:(?:what(?:['’]?s|\sis)\s(?:the|your)|any|(?:got|have)\s(?:a|any)|(?:give|show|send)\sme|gimme
            |(?:can|could)\s(?:i|we|you)\s(?:get|have|see|give|send)|do\syou\shave|where(?:['’]?s|\sis)|the|your|its|their|a|with|have\syou)\s)*
        (?:sources?|links?|urls?|proof|citations?)(?:\s(?:to|for|of|on)\s{_THIS})?
        | how\sdo\syou\sknow(?:\s{_THIS})? | prove\s{_THIS}
        | who\s(?:wrote|reported|reports|printed|published)\s(?:so|{_THIS})
        | where\s(?:did|do)\syou\s(?:get|have|read|find|see)\s{_THIS}(?:\sfrom)?
        | where(?:['’]?s|\sis|\swas)\s{_THIS}\s(?:from|printed|published)
    ){_POLITELY}""",
    re.I | re.X,
)
_OUTLETS = re.compile(
    rf"""^\W*{_FILLING}(?:
        (?:(?:any|what|which|are\sthere|the)\s)*(?:other\s)?(?:outlets?
            | (?:outlets?|papers?|newspapers?)\s(?:on|for|about|reported|report|printed|told|tell|have|has)\s{_THIS})
        | who\selse\s(?:reported|reports|printed|wrote|published|has)\s(?:so|about\s)?{_THIS}
    ){_POLITELY}""",
    re.I | re.X,
)
"""Asks for all that printed the story."""

VOICE = re.compile(
    rf"""^\W*{_FILLING}(?:
        who\s(?:said|says|say|told\syou|is\ssaying|claims|claimed)(?:\s(?:so|{_THIS}))?
        | who(?:['’]?s|\sis|\swas|\sare|\swere)\squoted(?:\s(?:there|here|in\s{_THIS}))? | (?:any\s)?quotes?
        | did\s(?:he|she|they)\s(?:(?:really|actually)\s)?say\s(?:so|{_THIS})
        | says\swho | according\sto\swhom? | whose\s(?:words|quote|quotes)\s(?:are|is|were|was)\s{_THIS}
    ){_POLITELY}""",
    re.I | re.X,
)
_SURE = re.compile(
    rf"""^\W*{_FILLING}(?:
        (?:(?:is|was|are)\s{_THIS}|really)\s(?:(?:really|still|even)\s)?(?:true|confirmed|real|right|correct|certain|sure|verified|official|reliable)
        | (?:true|confirmed|verified|really|fake(?:\snews)? | seriously) | are\syou\ssure(?:\s(?:of|about)\s{_THIS})?
        | (?:has|was)\s{_THIS}\s(?:been\s)?confirmed
        | (?:which|who)(?:\s(?:one|outlet|of\sthem))?\s(?:is|are)\s(?:right|true|correct|wrong|lying)
        | (?:is|was|are|were)\s(?:he|she|they)\s(?:right|wrong|lying|serious|honest|telling\sthe\struth)
    ){_POLITELY}""",
    re.I | re.X,
)
_GIVEN = r"(?:(?:can|could)\syou\s|please\s)?(?:give\sme|show\sme|tell\sme|read\sme|let\sme\ssee|i\swant|list|open)\s"
_LOUD = r"(?:today['’]?s|this\smorning['’]?s|top|big(?:gest)?|main|important|breaking|latest|hot|interesting|world)"
_ALL = rf"(?:(?:all|any|some|the|your|morning|{_LOUD})\s)*"
BESIDES = re.compile(
    rf"""^\W*{_FILLING}(?:{_GIVEN})?(?:
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
    rf"""^\W*{_FILLING}(?:{_GIVEN}|what(?:['’]?s|\s(?:is|was))\s(?:in\s)?)?{_ALL}(?:last\s)?briefing(?:\stoday)?{_POLITELY}""",
    re.I | re.X,
)
"""Asks for the briefing itself."""

OfShown = Literal["source", "outlets", "voices", "doubt", "whole", "shorter", "summary", "numbers", "timeline"]
"""Of what was shown where it was printed, all that printed its story, who said it, whether it is so, all of its story,
a line of it, its summary, its figures or its reports by date.
"""

Referring = Literal["news", "briefing"] | OfShown
"""The news, or the briefing itself; or something of what was shown."""

_REFERRING: tuple[tuple[Referring, re.Pattern[str]], ...] = (
    ("news", BESIDES),
    ("briefing", _BRIEFING),
    ("source", _SOURCE),
    ("outlets", _OUTLETS),
    ("voices", VOICE),
    ("doubt", _SURE),
    ("whole", _WHOLE),
    ("shorter", _SHORT),
    ("summary", _SUMMARY),
    ("numbers", _NUMBERS),
    ("timeline", _TIMELINE),
)

_MEANT = re.compile(
    r"^\W*(?:(?:no|nope|nah|sorry|wait|hm+|actually|not that(?: one)?)\W+)*"
    r"(?:i\s+(?:actually\s+)?(?:meant|mean|was asking about|am asking about)|meant)\s+"
    r"(?:to (?:say|ask(?: about)?)\s+)?(?P<what>\S.*)$",
    re.I,
)

_ASKS = re.compile(
    r"(?:what|who|whom|whose|which|when|where|why|how|did|does|do|is|are|was|were|has|have|had|can)\b", re.I
)

_BACK = re.compile(rf"^\W*{_FILLING}(?:(?:let['’]?s\s)?(?:go|get|come)\s)?back\sto\s(?!{_ASKS.pattern})", re.I)
_NEWS_ON = re.compile(
    r"^\W*(?:what\selse\sis\snew|what['’]?s\selse\snew|(?:(?:the|any|some)\s)?(?:latest\s|recent\s)?(?:news|headlines|updates?|latest))"
    r"\s(?:on|about|in|from|with)\s(?P<on>\S.*)$",
    re.I,
)
"""Asks for what is new on something: "news about the strike", "what else is new on the strike"."""

_INSTEAD = re.compile(r"(?<=\w)[\s,]+instead\W*$", re.I)

_KIND = (
    r"(?:thanks?(?:\syou)?(?:\s(?:a\slot|so\smuch|very\smuch))?|thx|ty|cheers|great|perfect|cool|nice|wow|interesting"
    r"|i\ssee|got\sit|right)"
)
_GREETED = re.compile(
    rf"^\W*+(?:{HELLO}|{_KIND})(?:\s*+[,.!:;…][\s,.!:;…-]*+|\s++[-–—]\s*|\s++(?={_ASKS.pattern}))(?=\w)", re.I
)
_CALLED = re.compile(r"^\W*+(?:(?:hi|hey|ok|okay)\s)?(?:@\s?)?verbatim\b[\s,.:!;-]*+(?=\w)", re.I)
"""A greeting or kind word before what is asked: "hi, what did she say?", "thanks, and Brandt?"."""


def meant(text: str) -> str:
    """A line without its greeting, and with what it names first where it belongs ("and Brandt, what did he say?" is
    "what did Brandt say?"); one that puts something in place of what was understood, without that: "no, I meant
    the ferry" is "and the ferry", "tell me about the ferry instead" without "instead"; any other as it is.
    """
    text = _NEWS_ON.sub(r"any news on \g<on>", text)
    text = _BACK.sub(
        "tell me about ", said_anything(fronted(_INSTEAD.sub("", _GREETED.sub("", _CALLED.sub("", text)))))
    )
    match = _MEANT.match(text)
    if match is None:
        return text
    return match["what"] if _ASKS.match(match["what"]) or refers_back(match["what"]) else f"and {match['what']}"


def referring(text: str) -> Referring | None:
    """What a line wants of what was shown before, where it says nothing else; None for others."""
    return next((wanted for wanted, pattern in _REFERRING if pattern.match(text)), None)


def refers_back(text: str) -> bool:
    """Whether a line only speaks of what was shown before."""
    return courtesy(text) is not None or WHICH.match(text) is not None or referring(text) is not None
