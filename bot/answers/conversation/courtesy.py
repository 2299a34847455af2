"""What is said besides questions: thanks, a nod, that something is wrong, that it is enough, a call for help."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from bot.answers.words.stems import words

LONGEST_THANKS = 80
"""Characters of a line that only thanks, at most."""

HELLO = (
    r"(?:hi+|hello|hallo|hey|hiya|howdy|yo|greetings|good\s(?:morning|evening|afternoon|day))"
    r"(?:\s(?:there|again|all|everyone|verbatim|bot))?"
)
_FAREWELL = (
    r"(?:(?:good\s?)?bye(?:\W+bye)?|see\s(?:you|ya)(?:\s(?:later|soon|tomorrow))?|(?:good\s?)?night|later|cya|ciao)"
)
_GRATEFUL = frozenset(
    """
    thanks thank thx thnx ty ta cheers merci appreciate appreciated helpful useful awesome amazing brilliant excellent
    """.split()
)
_GOOD = frozenset("good great nice well best lovely".split())
_WORK = frozenset("job work bot verbatim done one answer stuff find catch".split())
_THANKING = (
    _GRATEFUL
    | _GOOD
    | _WORK
    | frozenset(
        """
        you u a lot so much very many again all for this that thats the help mate man ok okay perfect cool lol wow super
        really it its was is are youre i and by bye goodbye night see ya later soon tomorrow everyone
        """.split()
    )
)
"""Words of a line that says nothing but thanks or praise."""

_NAMED_SIGN = re.compile(r":[a-z0-9_+-]+:", re.I)

_COURTESY = re.compile(
    rf"""^\W*+(?:
        (?P<nod>
            (?:(?:ok(?:ay)?|great|cool|good|nice)\W+){{0,2}}{_FAREWELL}
            | (?:(?:ok(?:ay)?|great|good|perfect|cool|nice|lol|wow|fine|alright|hmm*|oh)(?:\W+|(?=\W*$))){{1,3}}
            | (?:yes|yeah|yep|no|nope)(?:\sof\scourse)? | interesting | of\scourse | got\sit | i\s(?:see|know|agree)
            | sounds\sgood | good\sto\sknow | love\sit | makes\ssense | never\s?mind | nvm
            | (?:no\s)?(?:worries|problem) | no\s(?:thanks?(?:\syou)?|need) | (?:ha)+h? | fair\senough
            | (?:ok(?:ay)?\W+)?that['’]?s\s(?:all|it|fine|ok(?:ay)?|interesting)
        )
        | (?P<wrong>
            (?:no\W+)?(?:(?:you(?:['’]?re|\sare)|(?:that|this|it)(?:['’]?s|\sis))\s)?(?:all\s|totally\s|just\s)?(?:
                wrong(?:\sanswer)? | false | incorrect | rubbish | nonsense | useless
                | not\s(?:true|right|correct|it|what\si\s(?:asked|meant|said|want(?:ed)?)(?:\sfor)?)
            )
            | (?:bad|stupid|dumb|useless)\s(?:bot|answer|reply) | try\sagain
            | (?:that|this|it)\s(?:makes\sno|does(?:n['’]?t|\snot)\smake(?:\sany)?)\ssense
        )
        | (?P<stop>
            (?:please\s)?(?:stop|quit|enough|unsubscribe|cancel|be\squiet|shut\sup|go\saway)
            (?:\s(?:it|that|this|now|please|posting|sending))?
        )
        | {HELLO} | (?:{HELLO}\W++)?+(?:
            (?:please\s)?help(?:\sme)?(?:\splease)? | commands | examples | start
            | what\s(?:can|do|should|could)\s(?:you|i)\s(?:do|know|ask|say)(?:\syou)?(?:\sfor\s(?:me|us))?
            | how\s(?:does\sthis|do\syou)\swork | how\sdo\si\suse\s(?:this|you|it)
            | (?:who|what|how)\sare\syou | are\syou\sthere | what\sdo\syou\smean
            | i\sdon['’]?t\s(?:get|understand)(?:\s(?:it|that|this))? | (?:wait\W+)?what | huh | pardon | come\sagain
        )
    )\W*$""",
    re.I | re.X,
)
Courtesy = Literal["thanks", "nod", "wrong", "stop", "help"]
"""Thanks, a nod or farewell, that what was shown is wrong, that it is enough, a greeting or a call for help."""


def courtesy(text: str) -> Courtesy | None:
    """Which of them a line is; None for a question."""
    if _is_thanks(text):
        return "thanks"
    if _is_sign(text):
        return "nod"
    match = _COURTESY.match(text)
    if match is None:
        return None
    kinds: tuple[Courtesy, ...] = ("nod", "wrong", "stop")
    return next((kind for kind in kinds if match[kind]), "help")


def _is_sign(text: str) -> bool:
    """Whether it is emoji alone, as signs or by their names (":+1:")."""
    signs = _NAMED_SIGN.sub("", text[:LONGEST_THANKS]).split()
    emoji = all(unicodedata.category(sign) in ("So", "Sk", "Mn", "Cf", "Cn") for sign in "".join(signs))
    return len(text) <= LONGEST_THANKS and emoji and bool(text.strip())


def _is_thanks(text: str) -> bool:
    said = {word.low.replace("'", "") for word in words(text[:LONGEST_THANKS])}
    praise = not said.isdisjoint(_GOOD) and not said.isdisjoint(_WORK)
    return len(text) <= LONGEST_THANKS and said <= _THANKING and (praise or not said.isdisjoint(_GRATEFUL))
