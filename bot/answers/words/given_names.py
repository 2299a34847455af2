"""Given names: common ones of women and of men that are not given to both, for "she" and "he"; and short forms.

And what stands behind names: "Jr.".
"""

from __future__ import annotations

import re
from typing import Literal

from bot.answers.words.stems import folded, words

_WOMEN = frozenset(
    """
    ada agnes aileen alexandra alice alicia amanda amber amelia amy angela angelina anita ann anna anne annie astrid
    aung ava barbara becky bella beth betsy betty brenda bridget brittney camilla carla carly carmen carol caroline
    catherine cathy charlotte cherelle chloe christina christine claire claudia condoleezza cristina cynthia daisy
    deborah denise diana diane dolores donna doris dorothy edith eleanor elena elise elizabeth ella ellen emily emma
    erin esther eva fatima fiona florence freya frida gina giorgia gloria grace greta hannah heather heidi helen
    helena hillary huma inga ingrid irene isabel isabella ivanka jacinda jane janet jennifer jenny jessica jill joanna
    joanne josephine joyce judith judy julia julie kamala karen karin karoline kate katherine kathleen kathy katie
    kayleigh kellyanne kirsten kristen kristi kristin laura lauren lena linda lisa liz lois lori louise lucy lydia
    maggie malala margaret maria marie marine marjorie martha mary maya megan meghan melania melinda melissa mette mia
    michelle mitzi molly monica nadia nadine nancy naomi natalie natasha nina nora olga olivia pamela patricia paula
    penny priscilla priti priya rachel rebecca renee rita rosa rose ruth samantha sandra sanna sara sarah serena sheila
    sofia sonia sophia sophie stephanie susan suzanne sylvia tammy tanya tatiana teresa theresa tiffany tina ursula
    valerie vanessa vera veronica victoria virginia wendy yvonne zoe
    """.split()
)
_MEN = frozenset(
    """
    aaron abdul adam ahmed alan albert alejandro alexander alexei alfred andrew andy angus anthony antonio antony arthur
    barack ben benedict benjamin bernard bernie bill billy bob boris brad brandon brett brian bruce carl carlos chad
    charles chuck clarence colin craig dale dan daniel darren dave david dean denis dennis derek diego dmitry dominic
    don donald doug douglas dwight earl ed eddie edward elijah elon emmanuel eric ernest ethan eugene evan felix
    fernando francis francisco frank fred frederick gary gavin geoffrey george gerald gerard giovanni glenn gordon
    graham greg gregory gustavo guy hamid hank hans harold harry harvey hassan henry herbert howard hugh hugo ian igor
    isaac ivan jack jacob jair james jason javier jeff jeffrey jens jeremy jerome jerry jim jimmy joe joel john johnny
    jon jonathan jorge jose joseph josh joshua juan julian justin karl keith ken kenneth kevin klaus kyle larry lars
    lawrence leo leon leonard lloyd louis luis luke manuel marco marcus mario mark martin marvin matt matthew max mehmet
    michael mick miguel mike mikhail mitch mitt mohammad mohammed muhammad narendra nathan neil nicholas nick nicolas
    nigel noah norman oleg oliver omar oscar otto owen patrick paul pedro peter phil philip pierre rafael ralph ramon
    raul ray raymond recep ricardo richard rick rishi rob robert roberto rodney roger roland ron ronald roy russell
    ryan salman samuel scott sean sebastian sergei sergey seth simon stanley stefan stephen steve steven stuart ted
    theodore thomas tim timothy tobias toby todd tom tomas tommy tony trevor tyler victor viktor vincent vladimir
    volodymyr walter warren wayne wilfred william wolfgang yuri zachary
    """.split()
)

_SUFFIX = re.compile(r",? (?:jr|sr|ii|iii|iv)\.?$")

_SHORT_FORMS = [
    frozenset(names.split())
    for names in """
    abigail abby|alexander alex sandy|alexandra alex sandra|andrew andy drew|anthony tony|benjamin ben benny bibi
    bernard bernie|bradley brad|catherine cathy kate katie|charles charlie chuck|christine chris|christopher chris kit
    daniel dan danny|david dave|deborah deb debbie|dominic dom|donald don donnie|douglas doug|edward ed eddie ted
    elizabeth beth betsy betty eliza lisa liz lizzie|frederick fred freddie|gerald gerry jerry|gregory greg|harold hal
    henry hank harry|jacob jake|james jamie jim jimmy|jeffrey geoffrey jeff geoff|jennifer jen jenny|john jack johnny
    jonathan jon|joseph joe joey|joshua josh|katherine kathy kate katie|kenneth ken kenny|lawrence larry
    leonard len lenny|margaret maggie meg peggy|matthew matt|michael mick mike mikey|nathaniel nate nathan
    nicholas nick|pamela pam|patricia pat patty tricia|patrick pat paddy|peter pete|philip phil|rebecca becca becky
    richard dick rich rick ricky|robert bob bobby rob robbie|ronald ron ronnie|samuel sam sammy|samantha sam
    stephen steven steve|susan sue suzy|theodore ted teddy|theresa teresa terry|thomas tom tommy|timothy tim
    victoria vicky|vincent vince|walter walt|william bill billy will|zachary zach
    """.replace("\n", "|").split("|")
    if names.strip()
]
"""A name and what its bearers are called."""


def are_of_one(given: str, other: str) -> bool:
    """Whether two folded given names are forms of one: William and Bill, Bill and Billy."""
    return given == other or any({given, other} <= forms for forms in _SHORT_FORMS)


def pronoun_for(name: str) -> Literal["he", "she"] | None:
    """What somebody of this full name is called; None where the given name does not tell."""
    given, *rest = folded(name).split() or [""]
    if not rest:
        return None
    return "she" if given in _WOMEN else "he" if given in _MEN else None


def without_suffix(name: str) -> str:
    """A name, folded, without "Jr." or the like."""
    return _SUFFIX.sub("", folded(name))


def given_in(text: str) -> list[str]:
    """The given names in a text, folded."""
    return [word.low for word in words(text) if word.low in _WOMEN or word.low in _MEN]
