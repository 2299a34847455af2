"""Whom a noun phrase means: a name, two names, a role that the article gives to somebody, a pronoun, or itself."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.quotes.grammar.phrases import Phrase, phrase
from bot.reading.quotes.people.cast import Cast, Naming, Voice
from bot.reading.quotes.people.names import Mention
from bot.reading.quotes.speakers.descriptions import described
from bot.reading.quotes.speakers.nameless import nearer
from bot.reading.quotes.speakers.pronouns import body_of, person_of
from bot.reading.quotes.speakers.traits import by_trait
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ANY_TITLE,
    DEMONYM,
    GROUPS,
    OFFICE,
    ONE_PERSON,
    ORGANISATION,
    POSSESSIVE_ENDINGS,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SUFFIX,
)

_OF_OTHERS = frozenset(("for", "to", "with", "of"))
_ONE = frozenset(("a", "an", "another", "one"))
_MOST_LISTED = 8
_SHARES = frozenset(("percent", "%", "majority", "half", "third", "quarter"))
"""Parts of those asked in a poll; they say nothing word for word."""
_FIELDS = frozenset("defence defense education finance foreign health home interior treasury".split())
_OPEN = frozenset(("i", "we", "you", "who", "which", "that", "this", "these", "those"))


def voice_of(cast: Cast, found: Phrase, last_speaker: Voice | None) -> Voice | None:
    """Whom a noun phrase means; None where a pronoun or description stays open."""
    tokens = cast.tokens
    low = tokens.low[found.head]
    if tokens.bits[found.head] & PRONOUN:
        low = low.replace("’", "'").partition("'")[0]
    if found.end - found.start == 1 and low in ("he", "she"):
        named = person_of(cast, found.start, low, last_speaker)
        return nearer(cast, found.start, low, last_speaker, named)
    if found.end - found.start == 1 and low in ("they", "it"):
        return body_of(tokens, found.start, last_speaker)
    anybody = low == "people" and found.size == 1
    if anybody or low in _OPEN or low in _SHARES or tokens.low[found.start] == "no":
        return None
    named = _by_office_name(cast, found) or by_trait(cast, found, last_speaker) or _named(cast, found)
    if named is not None:
        return named
    return described(cast, found)


def _by_office_name(cast: Cast, found: Phrase) -> Voice | None:
    """The only person whose surname reads like an office, where it stands alone: "Judge said" of Ana Judge."""
    tokens, at = cast.tokens, found.head
    is_alone = found.size == 1
    if not (is_alone and tokens.capital[at] and tokens.bits[at] & ONE_PERSON) or at in cast.person_at:
        return None
    bearers = cast.surnames.get(tokens.low[at], [])
    if len(bearers) != 1 or not cast.persons[bearers[0]].full:
        return None
    return cast.voice(bearers[0], "surname", found.start, found.core)


def _named(cast: Cast, found: Phrase) -> Voice | None:
    """The person or body whose name ends the phrase."""
    tokens, head = cast.tokens, found.head
    if tokens.low[found.core - 1] in POSSESSIVE_ENDINGS and found.end == found.core and tokens.capital[head]:
        number = cast.person_at.get(head)
        if number is None or not cast.persons[number].full:
            return cast.body(head, found.core)  # "Tarvy's said"
    if found.end > found.core:
        found = replace(found, end=_end_of_name(cast, found))
    last = found.end - 1
    if last in cast.person_at and (_of_office(cast, found) or _of_body(cast, found)):
        return _named_at(cast, last, "name")
    other_than_plain = _joint(cast, found) or _label(cast, found)
    if other_than_plain is not None:
        return other_than_plain
    if tokens.low[found.start] in _ONE and tokens.bits[head] & (DEMONYM | SUFFIX):
        return None  # "one Afghan", "one Green MP"
    if head in cast.person_at:
        whole = cast.mention_at[head].end - cast.mention_at[head].start > 1
        return _named_at(cast, head, "surname of several" if head in cast.doubtful else "name" if whole else "surname")
    if last in cast.person_at and _has_office(cast, found):
        return _named_at(cast, last, "name")
    other = cast.mention_at.get(head)
    if other is None or head != found.core - 1 or tokens.bits[head] & ONE_PERSON:
        return None
    return cast.body(other.title, other.end)


def _named_at(cast: Cast, at: int, how: Naming) -> Voice:
    """The person whose name stands at a token."""
    return cast.voice(cast.person_at[at], how, cast.mention_at[at].start, cast.mention_at[at].end)


def _has_office(cast: Cast, found: Phrase) -> bool:
    """Whether the name that ends a phrase is of whom its noun tells: no "aide to Gov. Ruiz"."""
    tokens, mention = cast.tokens, cast.mention_at[found.end - 1]
    if mention.title == mention.start or not tokens.bits[found.head] & ONE_PERSON:
        return False
    between = tokens.low[found.head + 1 : mention.title]
    of_another = bool(between) and (between[-1] in _OF_OTHERS or any(word.endswith("ing") for word in between))
    return not (of_another and _officer(tokens, mention.start - 1))


def _end_of_name(cast: Cast, found: Phrase) -> int:
    """Where the name ends behind which more follows: "president of the council Ana Ruiz | on Monday"."""
    for end in range(found.core + 1, found.end):
        name = cast.mention_at.get(end - 1)
        ends = end - 1 in cast.person_at and name is not None and name.end == end > name.start + 1
        if ends and cast.tokens.bits[end] & PREPOSITION:
            return end
    return found.end


def _of_office(cast: Cast, found: Phrase) -> bool:
    """Whether a name ends the phrase of its office: "former secretary of state Ana Ruiz", no "aide of mayor Ruiz"."""
    tokens, name = cast.tokens, cast.mention_at[found.end - 1]
    link = tokens.low[found.head + 1] if found.head + 1 < found.end else ""
    if not tokens.bits[found.head] & ONE_PERSON or name.end - name.start < 2:
        return False
    if link != "of" and not (link == "for" and tokens.capital[found.head]):
        return False
    before = name.title - 1
    if name.title < name.start and _officer(tokens, name.start - 1):
        return False  # "head of the group behind Gov. Ruiz"
    if before == found.head + 1:  # "secretary of Education Ana Ruiz"
        return name.title < name.start
    plain = link == "of" and not (tokens.capital[before] or tokens.bits[before] & OFFICE)
    return before > found.head + 1 and plain and not tokens.low[before].endswith("ing")


def _officer(tokens: Tokens, at: int) -> bool:
    """Whether the word before a name is an office, so that others may be of its holder: "a spokesman for Gov. Ruiz"."""
    return bool(tokens.bits[at] & OFFICE) and tokens.low[at] not in _FIELDS


def _of_body(cast: Cast, found: Phrase) -> bool:
    """Whether a name ends the phrase of its body: "Centers for Rivers and Lakes Director Ana Ruiz"."""
    tokens, name = cast.tokens, cast.mention_at[found.end - 1]
    prefix = tokens.bits[name.title : name.start]
    office = bool(prefix) and prefix[-1] & OFFICE and not all(bits & ANY_TITLE for bits in prefix)
    small = not prefix and not tokens.capital[name.start - 1] and name.end - name.start > 1
    plain = small and tokens.bits[name.start - 1] & ROLE  # "Bank of Larkfield economist Ana Ruiz"
    body = cast.mention_at.get(found.head)
    whole = body is not None and body.kind == "person" and body.end - body.start > 1  # "Ana Ruiz from broker Holm"
    named = tokens.capital[found.head] and not (whole or tokens.bits[found.head] & (ONE_PERSON | GROUPS))
    officer = name.title > found.head or any(bits & ONE_PERSON for bits in prefix)  # no "Ministry of Foreign | Affairs"
    return bool((office or plain) and named and officer) and name.end == found.end and name.start > found.head


def _label(cast: Cast, found: Phrase) -> Voice | None:
    """The person whose surname stands in capitals before a colon, as in a transcript: "HOLM: It is late."."""
    tokens, last = cast.tokens, found.end - 1
    if not tokens.word[last].isupper() or tokens.low[found.end] != ":":
        return None
    bearers = cast.surnames.get(tokens.low[last], [])
    if len(bearers) != 1:
        return None
    return cast.voice(bearers[0], "surname", found.start, found.end)


def _joint(cast: Cast, found: Phrase) -> Voice | None:
    """Those whose names are joined, as the article writes them: "Ana Ruiz and Peter Holm", "X, Y and Z"."""
    tokens = cast.tokens
    if found.head not in cast.mention_at:
        return None
    second = cast.mention_at[found.head]
    first = _joined_before(cast, second, found.start)
    if first is None:
        following = phrase(tokens, second.end + 1, len(tokens)) if tokens.low[second.end] == "," else None
        if following is None or following.head not in cast.person_at:
            return None
        last = cast.mention_at[following.head]
        middle = _joined_before(cast, last, following.start)
        first, second = second if middle is not None and middle.start in cast.person_at else None, last
    else:
        first = _listed_before(cast, first)
    if first is None:
        return None
    return replace(cast.body(first.start, second.end), how="name")


def _joined_before(cast: Cast, second: Mention, start: int) -> Mention | None:
    """The name before "and" and a second one, no title: "former Director and Secretary Ana Ruiz".

    Nor the first half of a body: "the Grain and Seed Administration chief Ana Ruiz".
    """
    tokens, last = cast.tokens, second.title - 2
    if last < start or tokens.low[last + 1] != "and" or last not in cast.mention_at:
        return None
    of_body = any(bits & ORGANISATION for bits in tokens.bits[second.title : second.start])
    half = of_body and cast.mention_at[last].kind == "body"
    return None if half or tokens.bits[last] & OFFICE else cast.mention_at[last]


def _listed_before(cast: Cast, first: Mention) -> Mention:
    """The first of names with commas between them, where no preposition leads them: "with X, Y and Z said"."""
    tokens, name = cast.tokens, first
    for _ in range(_MOST_LISTED):
        if name.title < 2 or tokens.low[name.title - 1] != "," or name.title - 2 not in cast.mention_at:
            break
        name = cast.mention_at[name.title - 2]
    return first if name.title and tokens.bits[name.title - 1] & PREPOSITION else name
