"""Whom a noun phrase means: a name, a role that the article gives to somebody, a pronoun, or the description itself."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from bot.model import SpeakerKind
from bot.reading.quotes.names import Mention
from bot.reading.quotes.persons import Appearance, Cast
from bot.reading.quotes.phrases import Phrase
from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS, Tokens
from bot.reading.quotes.words import (
    ANY_TITLE,
    BODIES,
    DEMONYM,
    DETERMINER,
    DOCUMENTS,
    GROUPS,
    ONE_PERSON,
    PLACE,
    POSSESSIVE,
    TITLE,
)

_PARAGRAPHS_BACK = 4
_APPEARANCES_BACK = 14
_MOST_HOLDERS = 50
_STEM = 5
_LAND = 4
_ALONE = 2.0
_FIRMS = frozenset(("company", "firm", "label", "retailer", "airline", "carmaker", "manufacturer", "bank"))


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a phrase means: `name` for print, `person` where it is one, `how` it was found and its tokens."""

    name: str
    kind: SpeakerKind
    how: str
    start: int
    end: int
    person: int | None = None


def referent(made: Cast, found: Phrase, last_speaker: Referent | None) -> Referent | None:
    """Whom a noun phrase means; None where a pronoun or description stays open."""
    tokens = made.tokens
    low = tokens.low[found.head]
    if found.end - found.start == 1 and low in ("he", "she"):
        return _pronoun(made, found.start, low, last_speaker)
    if found.end - found.start == 1 and low in ("they", "it"):
        return _plural(tokens, found.start, low, last_speaker)
    if low in ("i", "we", "you", "who", "which", "that", "this", "these", "those"):
        return None
    named = _named(made, found)
    if named is not None:
        return named
    return _described(made, found)


def _named(made: Cast, found: Phrase) -> Referent | None:
    """The person or body whose name ends the phrase."""
    tokens = made.tokens
    last = found.end - 1
    other_than_plain = _joint(made, found) or _label(made, found)
    if other_than_plain is not None:
        return other_than_plain
    if found.head in made.person_at:
        number = made.person_at[found.head]
        mention = made.mention_at[found.head]
        how = "name" if mention.end - mention.start > 1 else "surname"
        if found.head in made.doubtful:
            how = "surname of several"
        return Referent(made.name(number), "person", how, mention.start, mention.end, number)
    if last in made.person_at and made.mention_at[last].led and tokens.bits[found.head] & ONE_PERSON:
        number, mention = made.person_at[last], made.mention_at[last]
        prefix = tokens.bits[mention.title : mention.start]
        if tokens.low[mention.title - 1] not in ("for", "to", "with", "of") or not all(b & ANY_TITLE for b in prefix):
            return Referent(made.name(number), "person", "name", mention.start, mention.end, number)
    other = made.mention_at.get(found.head)
    if other is None or found.head != found.core - 1 or tokens.bits[found.head] & ONE_PERSON:
        return None
    text = tokens.text[tokens.start[other.title] : tokens.end[other.end - 1]]
    return Referent(text, "group", "body", other.title, other.end)


def _joint(made: Cast, found: Phrase) -> Referent | None:
    """Two people who speak with one voice: "Ana Ruiz and Peter Holm wrote"."""
    tokens = made.tokens
    if found.head not in made.person_at:
        return None
    second = made.mention_at[found.head]
    last = second.title - 2
    if last < found.start or tokens.low[last + 1] != "and" or last not in made.person_at:
        return None
    start = made.mention_at[last].start
    text = tokens.text[tokens.start[start] : tokens.end[second.end - 1]]
    return Referent(text, "group", "name", start, second.end)


def _label(made: Cast, found: Phrase) -> Referent | None:
    """The person whose surname stands in capitals before a colon, as in a transcript: "HOLM: It is late."."""
    tokens, last = made.tokens, found.end - 1
    if not tokens.word[last].isupper() or tokens.low[found.end : found.end + 1] != [":"]:
        return None
    bearers = made.surnames.get(tokens.low[last], [])
    if len(bearers) != 1:
        return None
    return Referent(made.name(bearers[0]), "person", "surname", found.start, found.end, bearers[0])


def _described(made: Cast, found: Phrase) -> Referent | None:
    """A role that the article gives to somebody, or the description itself: "a spokesman for the agency"."""
    tokens = made.tokens
    bits = tokens.bits[found.head]
    definite = (
        tokens.low[found.start] in ("the", "his", "her", "their", "its")
        or any(tokens.low[i] in POSSESSIVE_ENDINGS for i in range(found.start, found.core))
        or tokens.capital[found.head]
    )
    if bits & (ONE_PERSON | TITLE) and definite:
        number = _with_role(made, tokens.low[found.head], found)
        if number is not None:
            return Referent(made.name(number), "person", "role", found.start, found.core, number)
    if bits & BODIES and definite and found.end == found.core:
        body = _body(made, found)
        if body is not None:
            return body
    belongs = found.end - found.core <= 7 and tokens.low[found.core : found.core + 1] != ["in"]
    end = found.end if belongs else found.core
    text = tokens.text[tokens.start[found.start] : tokens.end[end - 1]]
    return Referent(text, kind_of(bits), "description", found.start, end)


def _body(made: Cast, found: Phrase) -> Referent | None:
    """The body named before whose name has a word of the description: "the production company", "the agency"."""
    tokens = made.tokens
    stems = {tokens.low[i][:_STEM] for i in range(found.start, found.core) if len(tokens.low[i]) >= _STEM}
    place = bisect_left(made.bodies, found.start, key=lambda mention: mention.start)
    for mention in reversed(made.bodies[max(0, place - _APPEARANCES_BACK) : place]):
        if tokens.paragraph_of[found.start] - tokens.paragraph_of[mention.start] > _PARAGRAPHS_BACK:
            break
        if mention.end - mention.start > 1 and any(
            tokens.low[i][:_STEM] in stems for i in range(mention.start, mention.end)
        ):
            return _as_body(tokens, mention, found)
    return _firm(made, found, place)


def _as_body(tokens: Tokens, mention: Mention, found: Phrase) -> Referent:
    text = tokens.text[tokens.start[mention.title] : tokens.end[mention.end - 1]]
    return Referent(text, "group", "body", found.start, found.core)


def _firm(made: Cast, found: Phrase, place: int) -> Referent | None:
    """The one body that the paragraph before names, for a bare "the company"."""
    tokens = made.tokens
    if tokens.low[found.head] not in _FIRMS or found.core - found.start != 2 or tokens.low[found.start] != "the":
        return None
    paragraph = tokens.paragraph_of[found.start] - 1
    near = [
        mention
        for mention in made.bodies[max(0, place - _APPEARANCES_BACK) : place]
        if tokens.paragraph_of[mention.start] >= paragraph and not _modifies(tokens, mention)
    ]
    names = {tokens.low[mention.start] for mention in near}
    return (
        _as_body(tokens, max(near, key=lambda mention: mention.end - mention.start), found) if len(names) == 1 else None
    )


def _modifies(tokens: Tokens, mention: Mention) -> bool:
    """Whether a name only narrows a noun behind it: "a Netflix documentary"."""
    led = mention.title > 0 and tokens.bits[mention.title - 1] & (DETERMINER | POSSESSIVE)
    return (
        bool(led) and mention.end < len(tokens) and not tokens.bits[mention.end] and tokens.low[mention.end].isalpha()
    )


def kind_of(bits: int) -> SpeakerKind:
    """What a head noun speaks for."""
    if bits & ONE_PERSON:
        return "unnamed"
    if bits & DOCUMENTS and not bits & (GROUPS | BODIES):
        return "document"
    return "group" if bits & (GROUPS | BODIES) else "unnamed"


def _with_role(made: Cast, noun: str, found: Phrase) -> int | None:
    """The one person of this role who was named before, or the one last named."""
    tokens = made.tokens
    place = bisect_left(made.places, found.start)
    fitting = [
        number
        for number in made.holders.get(noun, [])[:_MOST_HOLDERS]
        if made.persons[number].first < found.start and _fits(tokens, made.persons[number].roles[noun], found)
    ]
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    for appearance in reversed(made.appearances[max(0, place - _APPEARANCES_BACK) : place]):
        if appearance.person in fitting:
            return appearance.person
    return None


def _fits(tokens: Tokens, role: tuple[int, int], found: Phrase) -> bool:
    """Whether each word that narrows the description stands in the role, too: not "the Florida senator" for any."""
    known = set(tokens.low[role[0] : role[1]])
    lands = {tokens.low[i][:_LAND] for i in range(max(0, role[0] - 1), role[1]) if tokens.bits[i] & (DEMONYM | PLACE)}
    possessor = max((i for i in range(found.start, found.head) if tokens.low[i] in POSSESSIVE_ENDINGS), default=-1)
    narrowing = [
        tokens.low[i]
        for i in range(max(found.start, possessor + 1), found.head)
        if not tokens.bits[i] & (DETERMINER | POSSESSIVE | ANY_TITLE)
        and not (tokens.bits[i] & (DEMONYM | PLACE) and tokens.low[i][:_LAND] in lands)
    ]
    return known.issuperset(narrowing) and (
        found.end == found.core or tokens.low[found.core] not in ("of", "for", "to")
    )


def _pronoun(made: Cast, at: int, low: str, last_speaker: Referent | None) -> Referent | None:
    """The person that "he" or "she" most likely means, by nearness, place in the sentence, and gender."""
    opening = made.tokens.paragraphs[made.tokens.paragraph_of[at]][0]
    if opening < at and made.tokens.low[opening] == low and (last_speaker is None or last_speaker.start < opening):
        # The paragraph opens with the pronoun and goes on with whom it means there.
        found = _pronoun(made, opening, low, last_speaker)
        return replace(found, start=at, end=at + 1) if found is not None else None
    scores = _scores(made, at, low)
    if (
        last_speaker is not None
        and last_speaker.person is not None
        and made.persons[last_speaker.person].gender in ("", low)
    ):
        back = made.tokens.paragraph_of[at] - made.tokens.paragraph_of[last_speaker.start]
        others = _subjects_here(made, at, low) - {last_speaker.person}
        if back <= _PARAGRAPHS_BACK and not (back and others):
            number = last_speaker.person
            scores[number] = max(scores.get(number, 0.0), 3.0 - 0.5 * back) + 2.0
    if not scores:
        return None
    best = max(scores, key=lambda number: (scores[number], -number))
    second = max((score for number, score in scores.items() if number != best), default=0.0)
    clear = scores[best] - second >= (1.0 if made.persons[best].gender else 2.0)
    if not clear and not made.persons[best].gender:
        return None
    how = "pronoun" if clear else "pronoun among several"
    if made.persons[best].gender == "" and how == "pronoun":
        made.persons[best].gender = low
    return Referent(made.name(best), "person", how, at, at + 1, best)


def _subjects_here(made: Cast, at: int, low: str) -> set[int]:
    """People of fitting gender who open a clause of the pronoun's own paragraph: they outdo an earlier speaker.

    None where the paragraph opens with the pronoun itself, which then goes on with whom it meant before.
    """
    tokens = made.tokens
    if tokens.low[tokens.paragraphs[tokens.paragraph_of[at]][0]] == low:
        return set()
    return {
        appearance.person
        for appearance in _appearances_here(made, at)
        if appearance.subject and made.persons[appearance.person].gender in ("", low)
    }


def _appearances_here(made: Cast, at: int) -> list[Appearance]:
    """Who is named before `at` in its paragraph, as far as a pronoun looks back."""
    tokens = made.tokens
    place = bisect_left(made.places, at)
    begin = tokens.paragraphs[tokens.paragraph_of[at]][0]
    near = made.appearances[max(0, place - _APPEARANCES_BACK) : place]
    return [appearance for appearance in near if appearance.at >= begin]


def _scores(made: Cast, at: int, low: str) -> dict[int, float]:
    """How well each person named before suits a pronoun: nearness counts most, then the place in the clause.

    The only person of fitting gender in the pronoun's paragraph gets two points more as its subject.
    """
    tokens = made.tokens
    scores: dict[int, float] = {}
    paragraph, sentence = tokens.paragraph_of[at], tokens.sentence_of[at]
    place = bisect_left(made.places, at)
    for rank, appearance in enumerate(reversed(made.appearances[max(0, place - _APPEARANCES_BACK) : place])):
        person = made.persons[appearance.person]
        back = paragraph - tokens.paragraph_of[appearance.at]
        if back > _PARAGRAPHS_BACK:
            break
        if person.gender not in ("", low):
            continue
        near = min(3, sentence - tokens.sentence_of[appearance.at])
        score = 5.0 - near - 0.5 * back - 0.1 * rank
        score += (1.5 if appearance.subject else 0.0) + (1.0 if person.gender else 0.0) - (0.0 if person.sure else 2.5)
        scores[person.number] = max(scores.get(person.number, 0.0), score)
    here = {appearance.person for appearance in _appearances_here(made, at)} & scores.keys()
    if len(here) == 1:
        for number in here & _subjects_here(made, at, low):
            scores[number] += _ALONE
    return scores


def _plural(tokens: Tokens, at: int, low: str, last_speaker: Referent | None) -> Referent | None:
    """The body or group that spoke last, for "it" and "they"."""
    if last_speaker is None or last_speaker.person is not None:
        return None
    if tokens.paragraph_of[at] - tokens.paragraph_of[last_speaker.start] > 2:
        return None
    return Referent(last_speaker.name, last_speaker.kind, "pronoun", at, at + 1)
