"""Whether what was read as a source can be one: by its noun, its verb, and the place of the verb."""

from __future__ import annotations

from bot.reading.quotes.grammar.phrases import Phrase
from bot.reading.quotes.grammar.speaking import names_speaker
from bot.reading.quotes.grammar.tags import Tag
from bot.reading.quotes.people.cast import Voice
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ANY_TITLE,
    BASE,
    DETERMINER,
    FINITE,
    GROUPS,
    LABEL,
    NUMBERS,
    ONE_PERSON,
    POSSESSIVE_ENDINGS,
    PRONOUN,
    SPEAKERS,
    SPEECH,
)

_NEEDS = frozenset("mean means meant meaning need needs needed offer offers offered".split())
_NEEDS_OR_WANTS = _NEEDS | {"want", "wants", "wanted"}
"""A lone name that does so may as well be a thing's."""
_INNER = _NEEDS | frozenset(
    "feel feels felt feeling know knows knew knowing think thinks thought thinking see sees saw seen seeing hear hears "
    "heard understand understands understood remember remembers remembered expect expects expected start starts "
    "started starting".split()
)
"""What people do without a word; of anything else these verbs tell no speech."""
_SOME = NUMBERS | frozenset("some many several most few both others another dozens hundreds each".split())
_NAMES = frozenset("called calls dubbed labeled labelled nicknamed named pronounced related termed titled".split())
"""Behind a thing these most often give its name: "a tool called"."""
_FINDS = frozenset(("found", "finds", "showed", "shows", "ruled", "rules", "concluded", "concludes"))
_ARTICLES = frozenset(("a", "an", "the"))
_QUALITIES = frozenset("best extra huge key less more multiple numerous original own various worst".split())
"""They stand before a noun, and say nothing."""


def vouched(tokens: Tokens, speaker: Voice, tag: Tag) -> bool:
    """Whether somebody or something called so may say words with this verb; people with a full name always may."""
    if tag.verb < 0 or (speaker.person is not None and " " in speaker.name):
        return True
    if _is_cut(tokens, tag.source):
        return False
    if speaker.person is not None:
        return tokens.low[tag.verb] not in _NEEDS_OR_WANTS
    if tokens.low[tag.verb] in _INNER and not _of_people(tokens, tag.source):
        return False
    if speaker.how != "description" or names_speaker(tokens, tag.source) or _of_people(tokens, tag.source):
        return True
    return _says(tokens, tag)


def plausible(tokens: Tokens, speaker: Voice, source: Phrase) -> bool:
    """Whether a mere description is of something that speaks."""
    return speaker.how != "description" or names_speaker(tokens, source)


def _of_people(tokens: Tokens, source: Phrase) -> bool:
    """Whether the noun is of people, or counts them: "seven of the leaders", "one"."""
    if tokens.low[source.head] == "it":
        return False
    if tokens.bits[source.head] & (ONE_PERSON | GROUPS | PRONOUN):
        return True
    if tokens.low[source.head] not in _SOME:
        return False
    return source.end == source.core or bool(tokens.bits[source.end - 1] & (ONE_PERSON | GROUPS))


def _says(tokens: Tokens, tag: Tag) -> bool:
    """Whether a plain verb of saying makes any noun a speaker: "the mill said", no "a habit of saying"."""
    bits, noun = tokens.bits[tag.verb], tag.source
    if tag.kind == "according":  # "according to the map", no "according to size"
        led = tokens.bits[noun.start] & DETERMINER
        return bool(led) or any(tokens.capital[noun.start : noun.core])
    names = bool(tokens.bits[noun.start] & ANY_TITLE)
    if names or any(tokens.bits[i] & SPEAKERS for i in range(noun.start, noun.core)):
        return True  # "Mr. Holm tries to turn", "his office put"
    whole = bits & FINITE or (bits & BASE and (tokens.low[noun.head].endswith("s") or tokens.low[tag.verb - 1] == "to"))
    if not whole or tokens.low[tag.verb] in _NAMES:
        return bool(whole and tokens.capital[noun.head])
    return bool(bits & (SPEECH | LABEL)) or tokens.low[tag.verb] in _FINDS


def _is_cut(tokens: Tokens, source: Phrase) -> bool:
    """Whether its noun is missing: "the president's" remarks, "one of his key" points, "the bank in a" note."""
    if tokens.low[source.end - 1] in _ARTICLES:
        return True
    low, at = tokens.low[source.head], source.head
    if not tokens.capital[at]:
        return tokens.low[source.core - 1] in POSSESSIVE_ENDINGS or low in _QUALITIES
    return low in _QUALITIES and tokens.opens_sentence(at)
