"""Whether a sentence gives a reason: by the words for one, or by what somebody was arrested, sued or dismissed over."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.answers.words.stems import plain, stem, words
from bot.model import Quote

_MEASURE = (
    r"(?:investigat\w+|prob(?:e[sd]?|ing)|inquiry|arrest\w*|detain\w*|fin(?:e[sd]?|ing)|sue[sd]?|suing|lawsuit|charg\w+"
    r"|criticis\w+|criticiz\w+|condemn\w*|denounc\w*|resign\w*|quit|quits|step(?:s|ped|ping)? (?:down|aside)|dismiss\w*"
    r"|fired|sack\w*|oust\w*|remov(?:e[sd]?|ing)|impeach\w*|jail\w*|convict\w*|sentenced|ban(?:s|ned|ning)?|indict\w*"
    r"|sanction\w*|suspend\w*|expel\w*|disqualif\w+|boycott\w*|pull(?:s|ed|ing)?|cancel\w*|apologi[sz]\w+|recall\w*)"
)
"""What is done to somebody, or by them, for a reason."""

_AFTER = (
    r"(?<! days )(?<! weeks )(?<! months )(?<! years )(?<! hours )(?<! minutes )(?<! day )(?<! week )(?<! year )after"
)
"""Not "four months after"."""

_FOLLOWING = (
    r"following (?:an?|the|its|his|her|their) (?:[\w-]+ ){0,2}?(?:accident|accusation|allegation|backlash|complaint"
    r"|crash|criticism|dispute|injury|investigation|leak|outcry|probe|report|row|scandal|series|spate|string)s?"
)
"""Not "following a first effort"."""

_ABOUT = r"(?<!handing )(?<!handed )(?<!took )(?<!taken )(?<!taking )over"
"""Not "handing over the keys"."""

_OVER = (
    rf"|{_MEASURE}\b[^.;:!?\n]{{0,120}}?\b"
    rf"(?:{_ABOUT} (?!\d|half\b|time\b|the (?:weekend|years?|past|last|next|coming)\b|a (?:week|month|year)\b)\w+"
    rf"|for (?!\w+ing (?:the|this|that) (?:day|week|month|year)\b)[“\"‘']?(?:\w+ly )?[a-z]{{2,}}ing|amid|{_AFTER})"
    r"|\b(?:sue[sd]?|suing|lawsuit|complaint)\b[^.;:!?\n]{0,120}?\b(?:accus|alleg|claim|say)(?:s|es|ed|ing)"
    r"|as part of (?:an?|the|its|his|her|their) (?:[\w-]+ ){0,2}(?:plan|effort|bid|push|campaign|drive|strategy)"
    r"|in (?:response to|protest|an? (?:[\w-]+ )?(?:effort|bid|attempt|move) to)"
    rf"|{_MEASURE}\b[^.;:!?\n]{{0,60}}? for (?:his|her|its|their) \w+"
    r"|accus(?:e[sd]?|ing) (?:[\w’'-]+ ){0,5}?of"
    r"|on suspicion of|on (?:charges|allegations|suspicions|accusations) (?:of|that)|for alleged(?:ly)?"
    r"|over (?:alleged|fears?|claims?|concerns?|allegations|accusations|suspicions?)"
    r"|(?:in connection|connected) (?:with|to)|(?:died?|dies|dead) (?:of|from)"
    r"|(?:as|while) (?:he|she|they|it) fac(?:es?|ed)"
    rf"|{_FOLLOWING}|named (?:for|after)|name comes from|to (?:focus|concentrate) on|to spend (?:more )?time"
    r"|too early to say|(?:caused?|why)\b[^.;:!?\n]{0,80}?\b(?:not (?:yet )?(?:known|clear)|un(?:known|clear))"
)
_DUE = (
    r"due to(?! (?:attend|be|have|start|begin|end|open|close|resume|meet|vote|speak|give|take|arrive|land|appear|return"
    r"|go|make|leave|hold|publish|release|testify|decide|expire|finish|play|face|visit|run|retire|report|travel|launch|sign"
    r"|join)\b)"
)
"""Not "due to close next month"."""

_CAUSE = re.compile(
    rf"\b(?:because|{_DUE}|on \w+[’']s? (?:orders|advice)|owing to|reasons?|caused?|in order to|so that|thanks to"
    r"|as a result|amid|blam\w+|citing|cited"
    rf"|{_ABOUT} (?:the|his|her|its|their)"
    rf"|aim(?:s|ed|ing)? (?:to|at)|{_AFTER} (?:the|it|its|he|his|she|her|they|their)"
    r"|(?<!continue )(?<!continues )(?<!continued )(?<!began )(?<!managed )(?<!expected )"
    rf"to (?:raise|protect|prevent|avoid|help|allow|make|get|support|ensure){_OVER})\b"
)

_REASON = re.compile(
    rf"\b(?:because|{_DUE}|owing to|thanks to|reasons?|as a result of|caused by|driven by|led to|blam(?:ed|es|ing)"
    rf"|citing|cited|aim(?:s|ed|ing)? (?:to|at)|{_AFTER} (?:the|its?|they|their)|in order to|so that|prompted"
    rf"|triggered|sparked|on \w+[’']s? (?:orders|advice){_OVER})\b"
)


_CAUSED = re.compile(
    rf"\b(?:caus\w+|because|{_DUE}|le(?:d|ads|ading) to|result of|resulted from|blam\w+|fault\w*|trigger\w+|spark\w+"
    r"|prompt\w+|owing to|thanks to)\b"
)
"""Says what brought something about; "sued over it" does not."""

_PURPOSE = re.compile(r" to (?!(?:the|an?|be|his|her|their|its|this|that|\w+[’']s)\b)(?P<what>[a-z]{3,})")
_PURPOSE_AHEAD = re.compile(r"(?:^|[.!?] )To [a-z]{3,} [^,.;]{1,80},(?P<done>[^.;]+)")
"""A sentence that opens with what something is for: "To keep warm, the miller lit a stove"."""

SHORTLY = 60
"""Characters before a purpose that may say that it is none: "allowing the currency to fall"."""

_GOVERNING = frozenset(
    map(
        stem,
        "want agree refuse plan threaten decide vow promise fail try seek continue begin start need expect hope ask"
        " force allow order tell urge help go come return able right call move due set likely".split(),
    )
)
"""Stems before "to" that say what is done, and not what for: "refused to pay"."""


_WHEN_IT_WILL_BE = re.compile(
    r"\b(?:will|would|(?:set|due|going|plans?|planning|expect(?:s|ed)|scheduled) to)\s[^.;:!?\n]{0,80}?\safter\b"
)
"""Says when something will be: "she will retire after the cup"."""


def may_give_reason(text: str, asked: frozenset[str] = frozenset()) -> bool:
    """Whether something in the text may give a reason; `asked` are folded words of what one is asked for."""
    # lower case: `re` is slow with many alternatives in either case
    return _CAUSE.search(_WHEN_IT_WILL_BE.sub(" ", text.lower())) is not None or _tells_purpose(text, asked)


def gives_reason(text: str, asked: frozenset[str] = frozenset()) -> bool:
    """Whether the text gives a reason plainly."""
    return _REASON.search(_WHEN_IT_WILL_BE.sub(" ", text.lower())) is not None or _tells_purpose(text, asked)


def tells_cause(text: str) -> bool:
    """Whether the text says what caused something, and not only why somebody did something."""
    return _CAUSED.search(text.lower()) is not None


def _tells_purpose(text: str, asked: frozenset[str]) -> bool:
    """Whether a word of what is asked is done to do something else: "why is she in Aldous", "went to Aldous to mend";
    not "mill to close" of "why is the mill closing".
    """
    stems = {stem(word) for word in asked} - _GOVERNING
    ahead = (word for found in _PURPOSE_AHEAD.finditer(text) for word in words(found["done"]))
    if any(stem(word.low) in stems for word in ahead):
        return True
    for found in _PURPOSE.finditer(text) if stems else ():
        before = [stem(word.low) for word in words(text, max(0, found.start() - SHORTLY), found.start())]
        other = stem(found["what"]) not in stems
        if other and before and before[-1] in stems and _GOVERNING.isdisjoint(before):
            return True
    return False


_STATED = re.compile(
    r"\b(?:because|since|so that|in order to|due to|thanks to|otherwise|therefore|that['’]s why|which is why"
    r"|(?:our|my|the|its|their) (?:\w+ )?(?:goal|aim|purpose|reason|point|interest|concern)s? (?:is|are|was|were|in)"
    r"|in (?:our|my|the|their) (?:\w+ )?interests?|(?:need|needs|want|wants|have|has) to|must|if)\b",
    re.I,
)


def reasons(quotes: Iterable[Quote], told: str) -> list[Quote]:
    """Those that state one, in order, without what was told before where there are others.

    Words that a writer puts into somebody's mouth state none.
    """
    stated = [quote for quote in quotes if quote.kind != "relayed" and _STATED.search(quote.context.text)]
    before = plain(told)
    fresh = [quote for quote in stated if plain(quote.passage.text) not in before]
    return fresh or stated
