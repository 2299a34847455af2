"""Words right beside a name, or in its headline, that show what they are to it."""

from __future__ import annotations

from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ANY_TITLE,
    AUXILIARY,
    BE,
    BODIES,
    DATE,
    FINITE,
    GIVEN,
    HAVE,
    OFFICE,
    ONE_PERSON,
    ORGANISATION,
    PLACE,
    POSSESSIVE_ENDINGS,
    PREPOSITION,
    RELATIVE,
    ROLE,
    SPEAKERS,
    VERB,
)

_DESCRIBING = ("able", "ed", "ful", "ish", "less", "ous", "ist", "ician")
_QUALIFYING = ("ed", "-area", "-born", "-era", "-led", "-like", "-made", "-old", "-run", "-style", "-time", "-year")
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_NAMED_DAYS = frozenset("ash black bloody cyber easter good holy palm shrove super".split())
_MANY = frozenset("boys children girls men women".split())
"""Those for whom bodies are: the Women's Football League."""
_LANDS = frozenset(("u.s.", "us", "uk"))
_IN_NAMES = frozenset("aunt boy brother chef girl man mother nun sister uncle".split())
_NAMES = GIVEN | ANY_TITLE | ORGANISATION
_PARTS = frozenset(("of", "for"))
_FIELDS = tuple(
    "tion ment ences ervices ology culture ics control energy health rights affairs safety security".split()
)
_HEALTH = ["health", "and", "human"]
"""Of "Health and Human Services", which is called so without its department, too."""
_NEVER_NAMES = frozenset(
    "just also now still never again already even only not so too here there to at on by in as and or but vs".split()
)


def possessive(tokens: Tokens, end: int) -> bool:
    """Whether a name that ends before `end` is a possessor."""
    return tokens.low[end] in POSSESSIVE_ENDINGS or tokens.low[end] in ("’", "'")


def narrows(tokens: Tokens, end: int) -> bool:
    """Whether a name that ends before `end` only tells which person is meant: "former Larkfield engineer X"."""
    return bool(tokens.bits[end] & ROLE) and not tokens.capital[end]


def behind_link(tokens: Tokens, at: int, link: int) -> int:
    """Where the name of a body goes on behind "and", "of", "for" or "Women's"; `link` where it does not."""
    if tokens.low[link] in POSSESSIVE_ENDINGS:
        return link + 1 if tokens.capital[link + 1] and _are_many(tokens, link) else link
    if tokens.low[link] == "and":
        return link + 2 if _joined(tokens, at, link) or _of_fields(tokens, at, link) else link
    again = tokens.low[link] == "of" and "for" in tokens.low[at:link]  # "the Institute for the Study of War"
    if tokens.low[link] not in _PARTS or not (again or tokens.bits[link - 1] & ORGANISATION):
        return link
    on = link + 1 + (tokens.low[link + 1] == "the")
    return on if tokens.capital[on] else link


def _are_many(tokens: Tokens, link: int) -> bool:
    """Whether a body is for those whom a possessor names: the Women's Football League, the People's Bank."""
    whose = tokens.low[link - 1]
    return whose in _MANY or (whose == "people" and bool(tokens.bits[link + 1] & ORGANISATION))


def _joined(tokens: Tokens, at: int, link: int) -> bool:
    """Whether "and" joins what a body is called by: the Grain and Seed Administration."""
    last = link + 2
    if not (tokens.capital[link + 1] and tokens.capital[last] and tokens.bits[last] & (ORGANISATION | BODIES)):
        return False
    known = tokens.bits[link - 1] | tokens.bits[link + 1]
    led = tokens.low[link - 2] in _LANDS if link - at > 1 else tokens.low[at - 1] == "the"
    return led and not known & (GIVEN | PLACE | ORGANISATION | SPEAKERS | ANY_TITLE | DATE)


def _of_fields(tokens: Tokens, at: int, link: int) -> bool:
    """Whether "and" joins what a body is for: the Department of Health and Human Services."""
    last = link
    while tokens.capital[last + 1]:
        last += 1
    of_both = not _PARTS.isdisjoint(tokens.low[at:link]) or tokens.low[link - 1 : link + 2] == _HEALTH
    return last > link and tokens.low[last].endswith(_FIELDS) and of_both


def describes(tokens: Tokens, at: int) -> bool:
    """Whether a given name follows a word that says what or how somebody is: "Fearless Ana Ruiz"."""
    return tokens.low[at].endswith(_DESCRIBING) and not tokens.bits[at] and bool(tokens.bits[at + 1] & GIVEN)


def calls(tokens: Tokens, at: int) -> bool:
    """Whether a word at the head of a sentence tells who bears the given name behind it: "Widow Ana", no "Boy Ivan"."""
    opens = tokens.opens_sentence(at)
    return opens and bool(tokens.bits[at + 1] & GIVEN) and tokens.low[at] not in _IN_NAMES


def qualifies(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a word of two, the last one small, tells how something is: "Fourth-ranked Holm", "Holm-backed".

    Where a given name comes later among the capitals up to `end`, the name is parted from them there.
    """
    word = tokens.word[at]
    if not word.rpartition("-")[2].islower() or not word.endswith(_QUALIFYING):
        return False
    later = (tokens.bits[i] & GIVEN for i in range(at + 2, end))
    return at + 1 == end or bool(tokens.bits[at + 1] & GIVEN) or not any(later)


def told_when(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a day ends the capitals `start:end` that is no feast: "on Twitter Thursday", no "Black Friday"."""
    return end - start > 1 and tokens.low[end - 1] in WEEKDAYS and tokens.low[start] not in _NAMED_DAYS


def lists(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a plural tells what the people are that are listed from there on: "Rappers X, Y and Z", "Officers X"."""
    if not tokens.low[at].endswith("s") or tokens.bits[end - 1] & ORGANISATION:
        return False
    return end - at > 2 and (bool(tokens.bits[at + 1] & GIVEN) or tokens.low[end] in (",", "and"))


def is_description(tokens: Tokens, start: int, end: int) -> bool:
    """Whether capitals tell what somebody is: "a Larkfield Resident", "UN High Commissioner for"."""
    if end - start < 2 or tokens.bits[end - 1] & GIVEN:
        return False
    if start > 0 and tokens.low[start - 1] in ("a", "an"):
        return bool(tokens.bits[end - 1] & ONE_PERSON)
    office = tokens.bits[end - 1] & ANY_TITLE and not tokens.bits[start] & ORGANISATION  # "Office of the UN High …"
    office = office and not any(tokens.bits[i] & GIVEN for i in range(start, end))  # "Peter King of Elm"
    return tokens.low[end] in ("for", "of") and bool(office)


def ends_office(tokens: Tokens, at: int) -> bool:
    """Whether a capital tells what an office is for or of: "MP for Elm X", "Minister for the Mills and Water X"."""
    at -= 2 * (tokens.low[at - 1] == "and" and tokens.capital[at - 2])
    at -= tokens.low[at - 1] == "the"
    if tokens.low[at - 1] not in ("for", "of") or at < 2 or not tokens.capital[at - 2]:
        return False
    return bool(tokens.bits[at - 2] & OFFICE) and not tokens.bits[at - 2] & GIVEN


def behind_field(tokens: Tokens, first: int, end: int) -> int:
    """Where a name begins behind what its bearer's office is of: "Refugee Council | Milo Karr", "Staff | Ana Ruiz"."""
    given = next((i for i in range(first + 1, end - 1) if tokens.bits[i] & GIVEN), None)
    bodies = [i + 1 for i in range(first, end - 2) if tokens.bits[i] & ORGANISATION]
    last = bodies[-1] if bodies else end - 2 if tokens.low[first - 1] == "for" else first
    return given if given is not None else last


def asks(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the capitals `start:end` open a question with its verb: "Will Ana Ruiz win", "Will Lumeno pay?"."""
    whole = tokens.sentence(start)[1] - 1
    return tokens.low[whole] == "?" or (end - start > 2 and bool(tokens.bits[start + 1] & GIVEN))


def partners(tokens: Tokens, comma: int) -> bool:
    """Whether a comma stands within the name of a firm: Elm, Ruiz & Holm."""
    name = tokens.low[comma] == "," and tokens.low[comma + 2] == "&"
    return name and tokens.capital[comma + 1] and tokens.capital[comma + 3]


def parts_names(tokens: Tokens, at: int) -> bool:
    """Whether a name ends before a verb or preposition: "Hollande Says Trump", "Railing Against Trump"."""
    bits = tokens.bits[at]
    if bits & (BE | HAVE | RELATIVE) or (bits & VERB and bits & FINITE) or tokens.low[at] in _NEVER_NAMES:
        return not bits & _NAMES
    return bool(bits & PREPOSITION) and len(tokens.low[at]) > 2


def opens_rest(tokens: Tokens, at: int, start: int) -> bool:
    """Whether a verb stands between the name before `at` and the one behind `start`: "Holm Who Fought Ruiz"."""
    return tokens.capital[at - 1] and bool(tokens.bits[start] & VERB) and not tokens.bits[start] & _NAMES


def doubtful(tokens: Tokens, at: int) -> bool:
    """Whether the first word of a headline's name may be no name: "Understated Ruiz Wins", "Will Ruiz Win?"."""
    if tokens.paragraph_of[at] > 0 or tokens.low[tokens.paragraph(at)[1] - 1] == ".":
        return False
    asks = tokens.bits[at] & AUXILIARY and tokens.opens_sentence(at)
    return bool(asks or not tokens.bits[at] & GIVEN)
