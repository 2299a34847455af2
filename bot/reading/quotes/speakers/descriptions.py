"""Whom a description means: somebody of that role, a body named before, or the description itself."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import SpeakerKind
from bot.reading.quotes.grammar.phrases import Phrase
from bot.reading.quotes.people.cast import Cast, Voice, opens_clause
from bot.reading.quotes.people.name_edges import possessive
from bot.reading.quotes.people.names import Mention
from bot.reading.quotes.tokens import QUOTE, Tokens
from bot.reading.quotes.words import (
    ANY_TITLE,
    BODIES,
    DATE,
    DEMONYM,
    DETERMINER,
    DOCUMENTS,
    GROUPS,
    ONE_PERSON,
    ORGANISATION,
    PLACE,
    POSSESSIVE_ENDINGS,
    TITLE,
)

_PARAGRAPHS_BACK = 4
_MOST_HOLDERS = 50
_STEM = 5
_LONGEST_COMPLEMENT = 7
_LAND = 4
_FIRMS = frozenset(
    "airline bank brand carmaker company firm label manufacturer publisher retailer start-up startup".split()
)
_SECONDS = frozenset(("vice", "deputy"))
"""They make an office another one: the president is no vice president."""
_PAST_HOLDERS = frozenset("ex former late onetime".split())
_LONGEST_FIELD = 2
"""Letters of a field or a land in short, which is no firm: "AI", "EU"."""
_TITLES = {
    "captain": ("capt", "capt."),
    "colonel": ("col", "col."),
    "congressman": ("rep", "rep.", "representative"),
    "congresswoman": ("rep", "rep.", "representative"),
    "councillor": ("cllr", "cr"),
    "detective": ("det", "det."),
    "doctor": ("dr", "dr."),
    "general": ("gen", "gen."),
    "governor": ("gov", "gov."),
    "lieutenant": ("lt", "lt."),
    "pastor": ("rev", "rev.", "reverend"),
    "pm": ("minister",),
    "priest": ("father", "fr", "fr.", "canon"),
    "professor": ("prof", "prof."),
    "representative": ("rep", "rep."),
    "senator": ("sen", "sen."),
    "sergeant": ("sgt", "sgt."),
    "star": ("actor", "actress", "singer"),
}


def described(cast: Cast, found: Phrase) -> Voice | None:
    """A role that the article gives to somebody, or the description itself: "a spokesman for the agency"."""
    tokens = cast.tokens
    bits, noun = tokens.bits[found.head], tokens.low[found.head]
    definite = (
        tokens.low[found.start] in ("the", "his", "her", "their", "its")
        or any(tokens.low[i] in POSSESSIVE_ENDINGS for i in range(found.start, found.core))
        or tokens.capital[found.head]
    )
    if definite and (bits & (ONE_PERSON | TITLE) or noun in cast.holders):
        number = _with_role(cast, noun, found)
        if number is None:
            number = _so_titled(cast, found)
        if number is not None:
            return cast.voice(number, "role", found.start, found.core)
    if bits & BODIES and definite and found.end == found.core:
        body = _body(cast, found)
        if body is not None:
            return body
    end = _end(cast, found)
    text = tokens.written(found.start, end)
    outlet = tokens.capital[found.head] and bits & ORGANISATION and not bits & (ONE_PERSON | DOCUMENTS)
    return Voice(text, "group" if outlet else _kind_of(bits), "description", found.start, end)


def _end(cast: Cast, found: Phrase) -> int:
    """Where a description ends, with what belongs to its noun: no "on Monday", and no quotation."""
    tokens = cast.tokens
    belongs = found.end - found.core <= _LONGEST_COMPLEMENT and tokens.low[found.core] not in ("in", "during")
    end = found.end if belongs else found.core
    if end - 1 in cast.mention_at:
        end = max(end, cast.mention_at[end - 1].end)
    dated = (i for i in range(found.core, end - 1) if tokens.low[i] == "on" and tokens.bits[i + 1] & DATE)
    end = next(dated, end)
    if end > found.core + 1 and tokens.bits[end - 2] & DOCUMENTS and end - 1 in cast.person_at:
        end -= 1  # "an author of the study | Ruiz cited"
    return found.core if tokens.word[end - 1] == QUOTE and tokens.word[found.core - 1] != QUOTE else end


def _kind_of(bits: int) -> SpeakerKind:
    """What a head noun speaks for."""
    if bits & ONE_PERSON:
        return "unnamed"
    if bits & DOCUMENTS and not bits & (GROUPS | BODIES):
        return "document"
    return "group" if bits & (GROUPS | BODIES) else "unnamed"


def _with_role(cast: Cast, noun: str, found: Phrase) -> int | None:
    """The one person of this role named before, or the last one, with no other in that sentence but as an owner."""
    tokens = cast.tokens
    fitting = [
        number
        for number in cast.holders.get(noun, [])[:_MOST_HOLDERS]
        if cast.persons[number].first < found.start and _fits(tokens, cast.persons[number].roles[noun], found)
    ]
    if "former" not in tokens.low[found.start : found.head]:
        fitting = [number for number in fitting if not _once(tokens, cast.persons[number].roles[noun])]
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    named = [one for one in cast.appearances_before(found.start) if one.person in fitting]
    last = [one for one in named if tokens.sentence_of[one.at] == tokens.sentence_of[named[-1].at]]
    owners = {one.person for one in last if possessive(tokens, cast.mention_at[one.at].end)}
    people = {one.person for one in last}
    people = people - owners or people
    return people.pop() if len(people) == 1 else None


def _once(tokens: Tokens, role: tuple[int, int]) -> bool:
    """Whether somebody held an office and holds it no more: "former president X", no "president X"."""
    return not _PAST_HOLDERS.isdisjoint(tokens.low[role[0] : role[1]])


def _so_titled(cast: Cast, found: Phrase) -> int | None:
    """The only person so far who has a title that the description spells out: "the priest" for "Father X"."""
    noun = cast.tokens.low[found.head]
    titled = {
        number
        for title in _TITLES.get(noun, ())
        for number in cast.holders.get(title, [])[:_MOST_HOLDERS]
        if cast.persons[number].first < found.start and (noun != "pm" or _is_prime(cast, number))
    }
    alone = len(titled) == 1 and found.size == 2
    return titled.pop() if alone else None


def _is_prime(cast: Cast, number: int) -> bool:
    """Whether a minister is the prime one."""
    return "prime" in cast.tokens.low[slice(*cast.persons[number].roles["minister"])]


def _fits(tokens: Tokens, role: tuple[int, int], found: Phrase) -> bool:
    """Whether each word that narrows the description stands in the role, too: not "the Florida senator" for any."""
    known = set(tokens.low[role[0] : role[1]])
    if _SECONDS & known != _SECONDS.intersection(tokens.low[found.start : found.head]):
        return False
    lands = {tokens.low[i][:_LAND] for i in range(max(0, role[0] - 1), role[1]) if tokens.bits[i] & (PLACE | DEMONYM)}
    possessor = max((i for i in range(found.start, found.head) if tokens.low[i] in POSSESSIVE_ENDINGS), default=-1)
    narrowing = [
        tokens.low[i]
        for i in range(max(found.start, possessor + 1), found.head)
        if not tokens.bits[i] & (DETERMINER | ANY_TITLE)
        and not (tokens.bits[i] & (PLACE | DEMONYM) and tokens.low[i][:_LAND] in lands)
    ]
    return known.issuperset(narrowing) and (
        found.end == found.core or tokens.low[found.core] not in ("of", "for", "to")
    )


def _body(cast: Cast, found: Phrase) -> Voice | None:
    """The body named before whose name has a word of the description: "the production company", "the agency"."""
    tokens = cast.tokens
    stems = {tokens.low[i][:_STEM] for i in range(found.start, found.core) if len(tokens.low[i]) >= _STEM}
    named = {tokens.low[i] for i in range(found.start + 1, found.core) if tokens.capital[i]}
    before = cast.bodies_before(found.start)
    for mention in reversed(before):
        if tokens.paragraph_of[found.start] - tokens.paragraph_of[mention.start] > _PARAGRAPHS_BACK:
            break
        whole = named.issubset(tokens.low[mention.start : mention.end])  # "the Valley Committee", no Sports Committee
        if whole and mention.end - mention.start > 1 and _shares(tokens, mention, found, stems):
            return _as_body(tokens, mention, found)
    return _firm(cast, found, before)


def _shares(tokens: Tokens, mention: Mention, found: Phrase, stems: set[str]) -> bool:
    """Whether a name has a word of the description and is of its kind: "the budget office", no Budget Committee."""
    link = next((i for i in range(mention.start, mention.end) if tokens.low[i] in ("of", "for")), mention.end)
    if tokens.bits[link - 1] & BODIES and tokens.low[link - 1] != tokens.low[found.head]:
        return False
    return any(tokens.low[i][:_STEM] in stems for i in range(mention.start, mention.end))


def _as_body(tokens: Tokens, mention: Mention, found: Phrase) -> Voice:
    text = tokens.written(mention.title, mention.end)
    return Voice(text, "group", "body", found.start, found.core)


def _firm(cast: Cast, found: Phrase, before: Sequence[Mention]) -> Voice | None:
    """The one body that is a subject in this paragraph or the one before, for a bare "the company"."""
    tokens = cast.tokens
    if tokens.low[found.head] not in _FIRMS or found.size != 2 or tokens.low[found.start] != "the":
        return None
    paragraph = tokens.paragraph_of[found.start]
    near = [
        mention
        for mention in before
        if tokens.paragraph_of[mention.start] >= paragraph - 1 and _acts(tokens, mention, tokens.low[found.head])
    ]
    near = [mention for mention in near if tokens.paragraph_of[mention.start] == paragraph] or near
    names = {tokens.low[mention.start] for mention in near}
    if len(names) != 1 or len(names.pop()) <= _LONGEST_FIELD:
        return None
    return _as_body(tokens, max(near, key=lambda mention: mention.end - mention.start), found)


def _acts(tokens: Tokens, mention: Mention, noun: str) -> bool:
    """Whether the name opens a clause, and is of a firm: no paper ("the Daily") and no place ("Larkfield (AP)")."""
    led = mention.title > 0 and tokens.bits[mention.title - 1] & DETERMINER
    if led and noun not in tokens.low[mention.start : mention.end]:
        return False
    end = tokens.end[mention.end - 1]
    dateline = tokens.text[end : end + 2].strip().startswith(("(", "/"))
    return not dateline and opens_clause(tokens, mention)
