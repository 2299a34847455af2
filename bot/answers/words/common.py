"""Words that say little of what a question is about, or only that it goes on from what was said."""

from __future__ import annotations

import re

from bot.answers.words.stems import stem

_STOP = """
nobody nothing everybody everything somebody something anybody anything everyone anyone someone none
a an the of in on at to for from by with and or but nor is are was were be been being am do does did doing done has have
had having what which who whom whose when where why how this that these those it its he his him she her hers they them
their theirs we us our ours you your yours i me my as into about after before during over under than then there
here will would can could should may might must shall not no so if any some all each both either every other another
such same own only just also too very much many more most s t re ve ll d m isn aren wasn weren don doesn didn hasn
haven hadn won't wouldn shouldn couldn please tell let know say said says get got going according because while until
since between against through without within upon per via else up down out off again further once now new news latest
happened happen happening really actually exactly whether among amid amongst along across toward towards around like
else quite rather himself herself itself themselves myself yourself ourselves whats hows whos wheres whens
im ive youre theyre theyve theyll hes shes thats isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt
cant couldnt wont wouldnt shouldnt
"""

_LIGHT = """
ask call think believe expect want need make made making take give go come do use see look find show become keep put
set turn seem begin start help work plan person people man woman thing way time year month week day morning today
country state world city place group number part case point fact name side kind type area one two first last next long
old big high good bad great little several few recent recently currently ever yet still already back away ago later
early late report reported reportedly announce announced company government official officials president leader speak
locate situate main major famous final typically normally usually essentially specifically allegedly initially
originally mainly primarily generally apparently explain describe comment claim mean mention statement question quote
advice opinion reaction response reply stance view write
"""

STOP = frozenset(_STOP.split())
"""Words that say nothing about what is asked."""

LIGHT = frozenset(stem(word) for word in _LIGHT.split())
"""Stems that say little, being everywhere in news."""

COMPARING = frozenset(
    stem(word)
    for word in """
    compare differ differs differently different difference differences disagree disagrees contradict outlet outlets
    paper papers source sources report reports cover covers coverage version versions story stories tell tells
    """.split()
)
"""Stems that ask how outlets tell something, and not what."""

LINKED = r"(?:(?:and|but|so|ok|okay|well|then|also)[\s,]++)"
LINK = f"{LINKED}*+"
"""Patterns of a word by which a line goes on from the one before, and of any number of them."""

BE = r"(?:is|are|was|were)"
DO = r"(?:did|does|do|has|have|had|will|would|can|could)"
AUXILIARY = rf"(?:{BE}|{DO}|should)"
"""Patterns of words by which a question asks whether something is so."""

SEVERAL = r"(?:(?!(?:news|series|species|means)\b)[a-z][\w-]*[^\Wsuia]s|people|women|men|children|police)"
"""Pattern of a noun that means several."""

ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
"""Numbers in words, in order."""


def is_several(word: str) -> bool:
    """Whether a folded noun means several."""
    return re.fullmatch(SEVERAL, word) is not None
