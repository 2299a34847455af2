"""Whether what was read as a source can be one: by its noun, its verb, and the place of the verb."""

from __future__ import annotations

from bot.reading.quotes.persons import Referent
from bot.reading.quotes.phrases import NUMBERS, Phrase
from bot.reading.quotes.speaking import speaks
from bot.reading.quotes.tags import Tag
from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS, Tokens
from bot.reading.quotes.words import (
    ANY_TITLE,
    BASE,
    BODIES,
    DETERMINER,
    FINITE,
    GROUPS,
    LABEL,
    MODAL,
    ONE_PERSON,
    PAST,
    POSSESSIVE,
    PRONOUN,
    SAY,
    SPEAKERS,
    TELL,
    THIRD,
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
_ANYBODY = frozenset(("it", "people"))
_EACH = frozenset(("any", "each", "every", "no"))
_ARTICLES = frozenset(("a", "an", "the"))
_OF_ONE = frozenset(("a", "an"))
_SEVERAL = frozenset(
    "bunch couple dozen few group half handful hundred lot million number pair string thousand".split()
)
"""Behind "a" they count several: "a few officials"."""
_SINGULAR = ("ss", "is", "us", "series")
_NOUNS = frozenset(
    "answers claims comments emails fears issues labels messages notes points posts questions reasons remarks reports "
    "requests texts tweets voices warnings".split()
)
"""They are nouns as often as verbs: "his original remarks"."""
_QUALITIES = frozenset("best extra huge key less more multiple numerous original own various worst".split())
"""They stand before a noun, and say nothing."""


def vouched(tokens: Tokens, speaker: Referent, tag: Tag) -> bool:
    """Whether somebody or something called so may say words with this verb; people with a full name always may."""
    if tag.verb < 0 or (speaker.person is not None and " " in speaker.name):
        return True
    if not _is_whole(tokens, tag):
        return False
    if speaker.person is not None:
        return tokens.low[tag.verb] not in _NEEDS_OR_WANTS
    if tokens.low[tag.verb] in _INNER and not _of_people(tokens, tag.source):
        return False
    if _disagrees(tokens, tag) or _anybody(tokens, tag):
        return False
    if speaker.how != "description" or speaks(tokens, tag.source) or _of_people(tokens, tag.source):
        return True
    return _says(tokens, tag)


def plausible(tokens: Tokens, speaker: Referent, source: Phrase) -> bool:
    """Whether a mere description is of something that speaks."""
    return speaker.how != "description" or speaks(tokens, source)


def _of_people(tokens: Tokens, source: Phrase) -> bool:
    """Whether the noun is of people, or counts them: "seven of the leaders", "one"."""
    if tokens.low[source.head] in _ANYBODY or tokens.low[source.start] in _EACH:
        return False
    if tokens.bits[source.head] & (ONE_PERSON | GROUPS | PRONOUN):
        return True
    if tokens.low[source.head] not in _SOME:
        return False
    return source.end == source.core or bool(tokens.bits[source.end - 1] & (ONE_PERSON | GROUPS))


def _disagrees(tokens: Tokens, tag: Tag) -> bool:
    """Whether several things go with a verb of one, whose subject they hence are not."""
    low, bits = tokens.low[tag.source.head], tokens.bits[tag.verb]
    plural = low.endswith("s") and not low.endswith(_SINGULAR) and not tokens.capital[tag.source.head]
    return plural and bool(bits & THIRD) and not bits & PAST


def _anybody(tokens: Tokens, tag: Tag) -> bool:
    """Whether it is nobody in particular: "one may wonder", "people refer to"."""
    if tokens.low[tag.source.head] == "people" and tag.kind == "around":
        told = tokens.bits[tag.verb] & TELL and tokens.bits[tag.verb] & FINITE
        return not (tokens.bits[tag.verb] & SAY or told)
    alone = tokens.low[tag.source.start : tag.source.end] == ["one"]
    return alone and any(tokens.bits[i] & MODAL for i in range(tag.source.end, tag.verb))


def _says(tokens: Tokens, tag: Tag) -> bool:
    """Whether a plain verb of saying makes any noun a speaker: "the mill said", no "a habit of saying"."""
    bits, noun = tokens.bits[tag.verb], tag.source
    if tag.kind == "according":  # "according to the map", no "according to size"
        led = tokens.bits[noun.start] & (DETERMINER | POSSESSIVE)
        return bool(led) or any(tokens.capital[noun.start : noun.core])
    names = bool(tokens.bits[noun.start] & ANY_TITLE)
    if names or any(tokens.bits[i] & SPEAKERS for i in range(noun.start, noun.core)):
        return True  # "Mr. Holm tries to turn", "his office put"
    whole = bits & FINITE or (bits & BASE and (tokens.low[noun.head].endswith("s") or tokens.low[tag.verb - 1] == "to"))
    if not whole or tokens.low[tag.verb] in _NAMES:
        return bool(whole and tokens.capital[noun.head])
    return bool(bits & (SAY | TELL | LABEL)) or tokens.low[tag.verb] in _FINDS


def _is_whole(tokens: Tokens, tag: Tag) -> bool:
    """Whether a tag's subject is one noun phrase with a verb of its own."""
    source = tag.source
    if _is_cut(tokens, source) or _is_two(tokens, source):
        return False
    return tag.verb not in (source.core, source.end) or _acts(tokens, tag)


def _is_cut(tokens: Tokens, source: Phrase) -> bool:
    """Whether its noun is missing: "the president's" remarks, "one of his key" points, "the bank in a" note."""
    if tokens.low[source.end - 1] in _ARTICLES:
        return True
    low, at = tokens.low[source.head], source.head
    if not tokens.capital[at]:
        return tokens.low[source.core - 1] in POSSESSIVE_ENDINGS or low in _QUALITIES
    return low in _QUALITIES and tokens.sentences[tokens.sentence_of[at]][0] == at


def _is_two(tokens: Tokens, source: Phrase) -> bool:
    """Whether a second phrase begins in it: "a practice experts have warned against", "wrote that officials"."""
    low, first, head = tokens.low, source.start, source.head
    several = low[head].endswith("s") and not low[head].endswith(_SINGULAR)
    if low[first] == "that":
        return head > first and bool(several or tokens.capital[head])
    if low[first] not in _OF_ONE or not several or tokens.capital[head] or not tokens.bits[head] & SPEAKERS:
        return False
    between = range(first + 1, head)
    return any(between) and not any(low[i] in _SEVERAL or tokens.bits[i] & ONE_PERSON for i in between)


def _acts(tokens: Tokens, tag: Tag) -> bool:
    """Whether the word right behind is its verb: "investor fears" are none."""
    low, bits, source = tokens.low[tag.verb], tokens.bits[tag.verb], tag.source
    head = tokens.bits[source.head]
    if tokens.capital[source.head] or head & PRONOUN:
        return True
    if low in _NOUNS:
        led = tokens.bits[source.start] & (DETERMINER | POSSESSIVE) or any(tokens.capital[source.start : source.head])
        return bool(led and head & SPEAKERS)
    one = not tokens.low[source.head].endswith("s") and not head & (BODIES | GROUPS) and source.end == source.core
    return not (one and bits & BASE and not bits & (PAST | THIRD))
