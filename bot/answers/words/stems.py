"""Words of questions and texts by their stems, so that "vaccinated" meets "vaccine" and "won" meets "win"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")
"""A word or number: "U.S", "Trump's", "40,816.38"."""

_ENDINGS = """
izations ization isations isation ations ation ments ment nesses ness ances ance ences ence ities ity ions ion izing
ising ized ised izes ises ize ise ating ated ates ate ening ened ens en ists ist ers er ors or ful ical ially ial ally
als al ively ive ians ian ans an ly y i e at iz iv anc enc
"""
_SUFFIXES = frozenset(_ENDINGS.split())
_LONGEST_SUFFIX = max(map(len, _SUFFIXES))

LONGEST_WORD = 60
"""Letters of a word; what is longer is none, and has no root."""

IRREGULAR = {
    form: verb
    for verb, forms in (
        line.split(maxsplit=1)
        for line in """
        be am is are was were been being
        become became
        bite bit bitten
        blow blew blown
        begin began begun
        boycott boycotted boycotting
        break broke broken
        bring brought
        build built
        buy bought
        catch caught
        choose chose chosen
        come came
        deal dealt
        die died dying dies death dead deaths
        draw drew drawn
        drive drove driven
        fall fell fallen
        feed fed
        feel felt
        fight fought
        find found
        flee fled
        fly flew flown
        forget forgot forgotten
        free freed freeing frees
        freeze froze frozen
        get got gotten
        give gave given
        go went gone goes
        grow grew grown
        hear heard
        hide hid hidden
        hold held
        keep kept
        know knew known
        lay laid
        lead led
        leave left
        lend lent
        lose lost loses losing loss losses
        make made
        mean meant
        meet met
        owner owners owns owned owning ownership
        pay paid
        prove proven
        ride rode ridden
        rise rose risen
        run ran
        say said says
        see saw seen
        seek sought
        sell sold sale sales
        send sent
        shake shook shaken
        shoot shot
        show shown
        shut shutting
        sing sang sung
        sink sank sunk
        sit sat
        speak spoke spoken
        spend spent
        stand stood
        steal stole stolen
        stick stuck
        strike struck stricken
        sue sued sues suing
        swear swore sworn
        sweep swept
        swim swam swum
        take took taken
        teach taught
        tell told
        think thought
        throw threw thrown
        wear wore worn
        win won winner winners winning
        write wrote written
        child children
        foot feet
        life lives
        man men
        woman women
        person people
        wife wives
        """.strip().splitlines()
    )
    for form in forms.split()
}
"""Forms to what they are forms of; other words begin with the same letter as their stems."""

_BEFORE_VERB = re.compile(r"(?:fore|mis|out|over|re|under|up|with)(?=[a-z]{3})")
"""What stands before a verb that goes on as it does alone: "retook", "overthrown", "misled"."""

_NOUNS = frozenset(
    """
    children feet lives men women people wives loss losses sale sales owner owners ownership winner winners death deaths
    dead
    """.split()
)


_SILENT = re.compile(r"[bcdfghjklmnpqrstvwyz]?[aeiou][bcdfghjklmnpqrstvz]")
"""What is left of "voted" and "used": without an e at its end it would double its last letter."""

_CONTRACTED = re.compile(r"'(?:s|t|m|d|re|ve|ll)?$")
"""What is put to a word with an apostrophe, which stands within "L'Oréal" and "N'Djamena", too."""

_SIGNS = str.maketrans("™℠", "  ")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_MARKS = ("’", "“", "”", "‘", "–", "—")


class Word(NamedTuple):
    """A word in its place: characters `start:end` of the text, folded to lower case without accents."""

    start: int
    end: int
    low: str


def folded(text: str) -> str:
    """Lower case without accents, with straight apostrophes; not always of the same length."""
    if (even := _evenly_folded(text)) is not None:
        return even
    bare = text.replace("’", "'").translate(_SIGNS)
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", bare).casefold())


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words between two offsets, in order."""
    stretch = text[start:end]
    even = _evenly_folded(stretch)
    for match in WORD.finditer(stretch if even is None else even):
        yield Word(start + match.start(), start + match.end(), folded(match[0]) if even is None else match[0])


def _evenly_folded(text: str) -> str | None:
    """The folded text where each of its characters stands for one of this text; None where letters are not plain."""
    if text.isascii():
        return text.lower()
    bare = text
    for mark in _MARKS:
        bare = bare.replace(mark, "")
    return text.replace("’", "'").lower() if bare.isascii() else None


def plain(text: str) -> str:
    """The words alone, a space between them."""
    return " ".join(word.low for word in words(text))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A folded word without its inflection: "teachers'" and "teacher" are one, "running" and "ran" are "run"."""
    if "'" in word:
        word = "will" if word == "won't" else _CONTRACTED.sub("", word)
    word = word.replace(",", "") if word[-1:].isdigit() else word.replace(".", "")
    word = _regular(word) or _uninflected(word)
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def stems(text: str) -> set[str]:
    """Those of the words of a text."""
    return {stem(low) for low in WORD.findall(folded(text))}


@lru_cache(maxsize=1 << 16)
def root(stem: str) -> str:
    """A stem without its derivation, at least four letters of it: "legalization" and "legalize" are "legal"."""
    for length in range(min(_LONGEST_SUFFIX, len(stem) - 4), 0, -1) if len(stem) <= LONGEST_WORD else ():
        if stem[-length:] in _SUFFIXES:
            return root(stem[:-length])
    return stem


@lru_cache(maxsize=1 << 16)
def forms(word: str) -> tuple[str, str]:
    """The stem and the root of a folded word."""
    base = stem(word)
    return base, root(base)


def is_participle(word: str) -> bool:
    """Whether a word says what was done, by its form: "scored", "won"."""
    return word.endswith("ed") or ((_regular(word) or word) != word and word not in _NOUNS)


def is_any_participle(word: str) -> bool:
    """Whether a word says what was or is done, by its form: "scored", "scoring"."""
    return is_participle(word) or word.endswith("ing")


def _regular(word: str) -> str | None:
    """What an irregular form is of; None of any other word."""
    if known := IRREGULAR.get(word):
        return known
    before = _BEFORE_VERB.match(word)
    verb = IRREGULAR.get(word[before.end() :]) if before and word[before.end() :] not in _NOUNS else None
    return f"{before[0]}{verb}" if before and verb else None


def _forms_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for form in IRREGULAR:
        found[stem(form)] = (*found.get(stem(form), ()), form)
    return found


def _uninflected(word: str) -> str:
    if len(word) < 4 or word[0].isdigit():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith("ied"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and any(letter in "aeiouy" for letter in word[: -len(ending)]):
            part = word[: -len(ending)]
            if _SILENT.fullmatch(part):
                return part + "e"
            return _undoubled(part) if len(part) > 2 else word
    return word


def _undoubled(part: str) -> str:
    return part[:-1] if len(part) > 3 and part[-1] == part[-2] and part[-1] not in "lsz" else part


FORMS = _forms_of()
"""The irregular forms that have a stem; other words begin as their stems do."""
