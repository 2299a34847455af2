"""The words that speech is known by: verbs that report, nouns that speak, titles, given names, places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# What a word can be, as bits; one word can be several things.
DETERMINER = 1 << 0
POSSESSIVE = 1 << 1
PREPOSITION = 1 << 2
PRONOUN = 1 << 3
AUXILIARY = 1 << 4
SUBORDINATOR = 1 << 5
CONJUNCTION = 1 << 6
RELATIVE = 1 << 7
ADVERB = 1 << 8
DATE = 1 << 9
NEGATION = 1 << 10
BE = 1 << 11
MODAL = 1 << 12
HAVE = 1 << 13
SAY = 1 << 14
TELL = 1 << 15
THINK = 1 << 16
LABEL = 1 << 17
MANNER = 1 << 18
BASE = 1 << 19
THIRD = 1 << 20
PAST = 1 << 21
PARTICIPLE = 1 << 22
ING = 1 << 23
MAN = 1 << 24
WOMAN = 1 << 25
PEOPLE = 1 << 26
GROUPS = 1 << 27
BODIES = 1 << 28
DOCUMENTS = 1 << 29
OCCASIONS = 1 << 30
HEARERS = 1 << 31
NOT_SPEAKERS = 1 << 32
TITLE_HE = 1 << 33
TITLE_SHE = 1 << 34
TITLE = 1 << 35
SUFFIX = 1 << 36
PARTICLE = 1 << 37
ABBREVIATION = 1 << 38
ORGANISATION = 1 << 39
PLACE = 1 << 40
DEMONYM = 1 << 41
COMPOUND = 1 << 42
GIVEN_HE = 1 << 43
GIVEN_SHE = 1 << 44
GIVEN_EITHER = 1 << 45
OTHER_PAST = 1 << 46
SPEECHES = 1 << 47
EPITHET = 1 << 48

SPEECH = SAY | TELL
VERB = SAY | TELL | THINK | LABEL | MANNER
FINITE = THIRD | PAST
GIVEN = GIVEN_HE | GIVEN_SHE | GIVEN_EITHER
ONE_PERSON = MAN | WOMAN | PEOPLE
SPEAKERS = ONE_PERSON | GROUPS | BODIES | DOCUMENTS
ANY_TITLE = TITLE | TITLE_HE | TITLE_SHE
OFFICE = ONE_PERSON | ANY_TITLE
ROLE = ONE_PERSON | EPITHET

POSSESSIVE_ENDINGS = ("'s", "’s", "‘s")
NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())

_SECTIONS = {
    "speech_function.txt": {
        "determiner": DETERMINER,
        "possessive": POSSESSIVE,
        "preposition": PREPOSITION,
        "pronoun": PRONOUN,
        "auxiliary": AUXILIARY,
        "subordinator": SUBORDINATOR,
        "conjunction": CONJUNCTION,
        "relative": RELATIVE,
        "adverb": ADVERB,
        "date": DATE,
        "negation": NEGATION,
        "be": BE,
        "have": HAVE,
        "modal": MODAL,
        "past": OTHER_PAST,
    },
    "speech_nouns.txt": {
        "man": MAN,
        "woman": WOMAN,
        "people": PEOPLE,
        "groups": GROUPS,
        "bodies": BODIES,
        "documents": DOCUMENTS,
        "occasions": OCCASIONS,
        "hearers": HEARERS,
        "notspeakers": NOT_SPEAKERS,
        "speeches": SPEECHES,
        "epithets": EPITHET,
    },
    "speech_titles.txt": {
        "he": TITLE_HE,
        "she": TITLE_SHE,
        "before": TITLE,
        "suffixes": SUFFIX,
        "particles": PARTICLE,
        "abbreviations": ABBREVIATION,
        "organisation": ORGANISATION,
    },
    "speech_places.txt": {"places": PLACE, "demonyms": DEMONYM, "compound": COMPOUND},
    "speech_given.txt": {"male": GIVEN_HE, "female": GIVEN_SHE, "either": GIVEN_EITHER},
}
_VERBS = {"say": SAY, "tell": TELL, "label": LABEL, "think": THINK, "manner": MANNER}
_FORMS = (BASE, THIRD, PAST, PARTICIPLE, ING)


@dataclass(frozen=True, slots=True, eq=False)
class SpeechWords:
    """What each lower-case word can be, as the bits of this module; a key of what is worked out once for each word."""

    bits: Mapping[str, int]

    @classmethod
    def parse(cls, files: Mapping[str, str]) -> SpeechWords:
        """Read the word lists among `files` (file name -> content); raises KeyError when one is missing.

        A list has `[section]` lines, words apart by white space, and comments from "#" to the end of the line; in the
        list of verbs each line gives base, third person, past, past participle and -ing form.
        """
        bits: dict[str, int] = {}
        for name, sections in _SECTIONS.items():
            for section, line in _lines(files[name]):
                for word in line.split():
                    bits[word] = bits.get(word, 0) | sections[section]
        for section, line in _lines(files["speech_verbs.txt"]):
            for word, form in zip(line.split(), _FORMS, strict=True):
                bits[word] = bits.get(word, 0) | _VERBS[section] | form
        return cls(bits)


def _lines(content: str) -> Iterator[tuple[str, str]]:
    """The lines of a list that hold words, each with its section."""
    section = ""
    for line in content.splitlines():
        line = line.partition("#")[0].strip()
        if line.startswith("["):
            section = line.strip("[]")
        elif line:
            yield section, line
