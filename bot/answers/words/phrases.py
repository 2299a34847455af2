"""How news says what a question asks in one verb: "put Rovers in front" for "scored", "£95 a ticket" for "cost"."""

from __future__ import annotations

import re

from bot.answers.words.common import LINK
from bot.answers.words.stems import stem

_LOSES = (
    r"\b(?:lost|loses?|fell|falls?) (?:[\w’'-]+ ){0,8}?to\b"
    r"|\b(?:won|wins?|victory) (?:[\w’'-]+ ){0,8}?(?:against|over)\b"
    r"|\b(?:crush|oust|thrash|toppl|trounc|unseat)(?:es|s|ed)?\b"
)
_STAYS = (
    r"\b(?:stay(?:s|ed|ing)? away|(?:not|n[’']t|refus\w+|declin\w+) (?:to )?(?:be )?(?:attend\w*|tak(?:e|ing) part\b))"
)
_CROWD = r"\b(?:crowd|attendance|spectators?|audience|viewers?|in front of [\d,]+)\b"
WHOSE_TITLE = r"\b(?-i:[A-Z])[\w’'-]+['’]s (?:[a-z-]+ ){0,3}[“\"‘] ?(?-i:[A-Z])"
_RETIRES = r"\bend(?:s|ed|ing)? (?:her|his|their) (?:\w+ )?careers?\b|\bstep(?:s|ped|ping)? away\b"
_SUM = r"(?:[$£€¥₹]|\bRs\.?) ?\d"
_FOLLOWS = r"\b(?:succeed(?:s|ed|ing)?|successor|takes? over|took over|taking over|step(?:s|ped|ping)? in)\b"
_PHRASES = {
    "beat": _LOSES,
    "defeat": _LOSES,
    "cost": r"\b(?:pa(?:y|ys|id|ying)|spen[dt]|spends|invest\w*|budget\w*|worth|price[ds]?|sold|retail\w*)\b"
    rf"|\b(?:go|goes|going|sells?|selling|starts?|starting) (?:at|for|from) (?:about |around |just |only )?{_SUM}"
    r"|[$£€¥₹]\s?\d[\d.,]*[ -](?:an?|per|each)\b"
    r"|\b(?:the|an?|its|their) [$£€¥₹]\s?\d[\d.,]*(?:[ -]?(?:m|bn|million|billion|trillion))?"
    r"[ -](?!of\b|in\b|to\b|for\b|a\b)[a-zA-Z]",
    "earn": r"\b(?:gross(?:es|ed|ing)?|rak(?:es|ed|ing) in|generat(?:es?|ed|ing)"
    r"|br(?:ings|ought|inging) in|revenues?|takings|haul)\b",
    "write": rf"[”\"],? by (?-i:[A-Z])|\b(?:author|pen|writer)(?:s|ed|ned)?\b|{WHOSE_TITLE}",
    "call": r"\bnamed? (?:for|after|comes|came|derives)\b",
    "sign": r"\b(?:signator(?:y|ies)|signatures?)\b|\b(?:contract|deal)s?\b[^.;]{0,120}[$£€¥]\d"
    r"|\bagree(?:s|d)?\b[^.;]{0,40}? (?:contract|deal|terms|on an?|to an?)\b",
    "replace": _FOLLOWS,
    "succeed": _FOLLOWS,
    "sink": r"\b(?:capsized?|overturned?|founder(?:s|ed)?|sank|sunk)\b"
    r"|\b(?:roll|rolled|keel|keeled|go|goes|went) (?:over|under)\b|\bwent down\b",
    "score": r"\b(?<!in )(?<!the )(?<!home )(?<!away )goals?\b(?![ -]?kick|[ -]?keep)"
    r"|\b(?:penalt(?:y|ies)|header|hat-trick|equali[sz]\w+|levell?ed|netted|shot low|touchdowns?)\b"
    r"|\bhead(?:s|ed) (?:home|in|it|her|his|the)\b|\bput [\w ]{2,30}(?:ahead|in front|level)\b|\bmade it \d+[-–]\d+",
    "win": r"\b(?:awarded|claim(?:s|ed)? victory|victory (?:at|in|over)"
    r"|beat|beaten|defeat(?:s|ed)|edged?|thrashed|prevailed|knocked? out"
    r"|(?:took|grab(?:s|bed)|captur(?:es|ed)|clinch(?:es|ed)|secur(?:es|ed)) (?:(?:the|her|his|their) )?"
    r"(?:gold|title|cup))\b"
    r"|\b(?:gold|title|prize|award|medal|trophy|cup) (?:went|goes) to\b"
    r"|\b(?:took|takes|gain(?:s|ed)|secur(?:es|ed)) [\d,]+ (?:of (?:the )?[\d,]+ )?seats\b",
    "vote": r"\b(?:dissent\w*|abstain\w*|ballots?)\b",
    "effective": r"\b(?:efficacy|effectiveness|prevent\w*|protect\w*|cuts?|reduc\w*|lower(?:s|ed|ing)?)\b",
    "live": r"\b(?:residents|population|inhabitants|home to)\b",
    "direct": rf"\b(?:directors?|film-?makers?)\b|{WHOSE_TITLE}",
    "hit": r"\b(?:slam\w*|batter\w*|pounded|pounding|barrel\w*|landfall|bring\w* [^.;]{0,40} to)\b",
    "end": r"\b(?:until|closes?|closed|concludes?|concluded)\b",
    "leave": r"\bremaining\b",
    "lose": r"\b(?:without|out (?:in|for)|cut off)\b",
    "marry": r"\b(?:wife|husband|spouse|wed|widow(?:er)?)\b",
    "arrest": r"\b(?:in custody|taken in|being held|handcuffed|apprehended)\b",
    "attend": _CROWD,
    "watch": _CROWD,
    "boycott": _STAYS,
    "skip": _STAYS,
    "come": rf"{_CROWD}|\b(?:arriv\w+|attend\w*|descend\w*|flock\w*|gather(?:s|ed|ing)?|turn(?:s|ed)? (?:out|up))\b",
    "throw": r"\b(?:overturn\w*|vacat\w+|void\w*|quash\w*|dismiss\w*)\b",
    "buy": r"\b(?:sold|sells?|selling|sale of)\b[^.;]{0,60}? to (?:the )?(?-i:[A-Z])",
    "cancel": r"\b(?:call(?:s|ed|ing)? off|ax(?:es?|ed|ing)|scrap(?:s|ped|ping)?)\b",
    "postpone": r"\b(?:put(?:s|ting)? (?:off|back)|push(?:es|ed|ing)? back)\b",
    "reject": r"\b(?:turn(?:s|ed|ing)? down|vot(?:e|es|ed|ing) (?:down|against))\b",
    "hire": r"\b(?:appointed|took on|recruited)\b",
    "kill": r"\b(?:murder(?:s|ed|er)?|slain|slew|assassinat\w+"
    r"|(?:shot|stabbed|beaten) (?:[\w’'-]+ ){0,4}?(?:dead|to death))\b",
    "die": r"\b(?:die[sd]?|pass(?:ed|es)? away|killed|drowned|lost their lives|bodies)\b",
    "bankrupt": r"\b(?:bankruptcy|insolven(?:t|cy)|in administration|chapter (?:7|11))\b",
    "become": r"\b(?:(?:re-?)?elected|appointed|named|sworn in|inaugurated|(?:assumed|took) office|took over as)\b",
    "evacuate": r"\b(?:driven|drives?|drove|fled|flee|forces?|forced|left|moved|ordered|taken) (?:[\w’'-]+ ){0,5}?homes"
    r"|\b(?:moved to safety|told to leave)\b",
    "find": r"\b(?:sighted|spotted|located|came across|tracked down)\b",
    "flood": r"\b(?:underwater|submerge[sd]?|inundated?)\b",
    "run": r"\b(?:suspended|cancell?ed|halted|resumed?|(?:is|are|were) off)\b",
    "send": r"\b(?:e-?mail|invitation|letter|memo|message|note),? from\b"
    r"|\b(?:deploy\w*|dispatch\w*|ship(?:s|ped|ping)?|deport(?:s|ed|ing)?"
    r"|eject(?:s|ed|ing)?|expel(?:s|led|ling)?)\b",
    "pay": r"\b(?:fees?|transfer|(?<=[$£€¥₹]).{1,20} (?:deal|move|bid|signing))\b"
    rf"|\b(?:gave|give[ns]?|buys?|bought|purchas(?:es?|ed|ing)|acquir(?:es?|ed|ing)) [^.;]{{0,60}}?{_SUM}",
    "money": _SUM,
    "worth": _SUM,
    "dump": r"\b(?:cuts?|ends?|ended|sever(?:s|ed)?|terminat(?:es|ed)) (?:\w+ ){0,3}(?:ties|contract|partnership)\b"
    r"|\b(?:drop(?:s|ped)?|split(?:s)? (?:from|with))\b",
    "endorse": r"\b(?:threw|throws?|thrown|put) (?:her|his|its|their) (?:support|weight|backing) behind\b"
    r"|\b(?:came|comes?) out for\b",
    "quit": _RETIRES,
    "retire": _RETIRES,
    "fall": r"\b(?:got|measured|picked up|recorded|reported|saw) (?:[\w-]+ ){0,4}?\d[\d.]* (?:inch|feet|cm|mm)",
    "gain": r"\b(?:up|higher|added|advanced|climbed|soared|surged) (?:by |about |more than |nearly |some )*\d",
}
STATES = frozenset(map(stem, ("dead", "bankrupt")))
"""What news says by what happened, where a question asks what something is: "is she dead?"."""

_SAID_AS = {stem(verb): re.compile(phrases, re.I) for verb, phrases in _PHRASES.items()}


def has_phrases(asked: str) -> bool:
    """Whether it is known how news says this stem otherwise."""
    return asked in _SAID_AS


def says(text: str, asked: str) -> bool:
    """Whether a text says in other words what this stem asks."""
    phrases = _SAID_AS.get(asked)
    return phrases is not None and phrases.search(text) is not None


_MOVED = r"(\s(?!against|for|in\s(?:flames|history|smoke)|to|with).+)?"
"""What may stand behind "go up" where that is said of a price or a number."""

_IDIOMS = tuple(
    (re.compile(rf"^(\W*{LINK}){typed}\W*$", re.I), meant)
    for typed, meant in (
        (r"(?:is|are|was|were)\s(.+?)\s(?:finally\s)?over(?:\s(?:yet|now))?", r"\1did \2 end"),
        (r"how\s(long|many\s(?:years|months))\sdid\s(.+)\sget(?:\sin\s(?:jail|prison))?", r"\1how \2 was \3 sentenced"),
        (
            r"(?:is|was)\s(.+?)\s(?:still\sin|out\sof)\s(?:the\s)?(hospital|jail|prison|custody)",
            r"\1was \2 released from \3",
        ),
        (r"(did|has|have|will)\s(.+?)\s(?:say|said)\ssorry\b(.*)", r"\1\2 \3 apologise\4"),
        (r"(.*?\b(?:did|does|do|will|would|to)\s.+?)\sfound(\s.+)?", r"\1\2 establish\3"),
        (r"(?:is|are)\s(.+?)\s(?:ok|okay|al(?:l )?right)(?:\snow)?", r"\1what happened to \2"),
        (r"who(?:['’]?s|\s(?:is|was))\s(.+?)\s(?:running|standing|up)\sagainst", r"\1who is \2's opponent"),
        (r"who(?:['’]?s|\s(?:is|was))\s(?:running|standing|up)\sagainst\s(.+)", r"\1who is \2's opponent"),
        (r"(who|what|where|when)\s(.+)\sand\s(?:why|how|when|where)", r"\1\2 \3"),
        (
            r"how\smuch\s(?:money\s)?(did|does|do|has|have|will)\s(.+?)\s(?:make|made|bring\sin)"
            r"(\s(?:in|on|at|from|last|this|that|per|an?|each|every)\s.+)?",
            r"\1how much \2 \3 earn\4",
        ),
        (r"who\s(?:chairs|is\schairing)\s(.+)", r"\1who is the chair of \2"),
        (rf"(.+?)\s(?:go|gone|going)\sup{_MOVED}", r"\1\2 rise\3"),
        (rf"(.+?)\s(?:go|gone|going)\sdown{_MOVED}", r"\1\2 fall\3"),
        (r"did\s(.+?)\sgo\sto\s(?!court|trial|war|jail|prison|school|bed|work)(.+)", r"\1did \2 visit \3"),
    )
)
"""What people ask, and how news puts it: "is the strike over?" asks whether it ended."""


_OF_TWO_WORDS = tuple(
    (re.compile(rf"\b{typed}\b", re.I), meant)
    for typed, meant in (
        ("called off", "cancelled"),
        ("call off", "cancel"),
        ("put off", "postpone"),
        ("turned down", "rejected"),
        ("turn down", "reject"),
    )
)
"""Verbs whose second word says little by itself."""


def plainly(text: str) -> str:
    """The question in the words that news has for it."""
    for typed, meant in _OF_TWO_WORDS:
        text = typed.sub(meant, text)
    for typed, meant in _IDIOMS:
        text = typed.sub(meant, text)
    return text
