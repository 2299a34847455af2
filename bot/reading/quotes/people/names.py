"""Names in the writer's words: where they stand, and whether of a person, a body or a place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress

from bot.reading.quotes.people.name_edges import (
    asks,
    behind_field,
    behind_link,
    calls,
    describes,
    ends_office,
    is_description,
    lists,
    opens_rest,
    partners,
    parts_names,
    qualifies,
    told_when,
)
from bot.reading.quotes.people.name_kinds import GENERAL, NameKind, is_surname, kind_of_name, surnames
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import (
    ADVERB,
    ANY_TITLE,
    AUXILIARY,
    BODIES,
    COMPOUND,
    CONJUNCTION,
    DATE,
    DEMONYM,
    DETERMINER,
    FINITE,
    GIVEN,
    GROUPS,
    LABEL,
    NEGATION,
    NOT_SPEAKERS,
    OFFICE,
    ONE_PERSON,
    ORGANISATION,
    PARTICLE,
    PLACE,
    PREPOSITION,
    PRONOUN,
    SAY,
    SPEAKERS,
    SUBORDINATOR,
    SUFFIX,
    TITLE_HE,
    TITLE_SHE,
    VERB,
)

_SMALL = NEGATION | DETERMINER | PREPOSITION | PRONOUN | SUBORDINATOR | CONJUNCTION | ADVERB | AUXILIARY | DATE
_LONGEST = 8
_CREDITS = frozenset(("courtesy", "credit", "photo"))
"""Words before whose picture is shown: "Courtesy Ana Ruiz"."""
_MATTERS = frozenset("policy affairs security state".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `start:end` that name somebody or something, titles left out.

    `title` is the first token of the titles and other capitals before (== start when there are none); `gender` is "he",
    "she" or "" as a title tells it.
    """

    start: int
    end: int
    title: int
    kind: NameKind
    gender: str = ""


def mentions(tokens: Tokens) -> list[Mention]:
    """All names in order; linear in the tokens."""
    found: list[Mention] = []
    common = {low for low, capital in zip(tokens.low, tokens.capital, strict=True) if not capital}
    known = surnames(tokens)
    taken = 0
    for at in compress(range(len(tokens)), tokens.capital):
        if at < taken:
            continue
        end = _run(tokens, at)
        if end == at + 1 and is_surname(tokens, at, known):
            tokens.bits[at] = 0  # a name now, and no other word
            found.append(Mention(at, end, at, "unknown"))
            taken = end
            continue
        start = _without_opening(tokens, at, end, common)
        if start < end:
            mention = _mention(tokens, start, end)
            if mention is not None:
                found.append(mention)
        taken = end
    return found


def _run(tokens: Tokens, at: int) -> int:
    """Where the capitals that begin at `at` end: particles inside, initials and suffixes included."""
    stop = min(tokens.sentence(at)[1], at + _LONGEST * 2)
    end = at + 1
    while end < stop:
        if tokens.capital[end]:
            if not _gap(tokens, end) or parts_names(tokens, end):
                break
            end += 1
        elif tokens.low[end] == "," and tokens.bits[end + 1] & SUFFIX and tokens.capital[end + 1]:
            end += 2
        elif tokens.low[end] == "&" or (tokens.bits[end] & PARTICLE and _led_by_particles(tokens, end)):
            end += 1
        elif partners(tokens, end):
            tokens.inside_names.add(end)
            end += 2
        else:
            behind = behind_link(tokens, at, end)
            if behind == end:
                break
            end = behind
    return end


def _led_by_particles(tokens: Tokens, at: int) -> bool:
    """Whether small words of names lead to another part of one: "Ana | van der Holm"."""
    behind = at + 1 + bool(tokens.bits[at + 1] & PARTICLE and not tokens.capital[at + 1])
    return tokens.capital[behind]


def _gap(tokens: Tokens, end: int) -> bool:
    """Whether only white space or a nickname in marks lies between two tokens."""
    gap = tokens.text[tokens.end[end - 1] : tokens.start[end]]
    return gap.isspace() or not gap or (2 < len(gap) < 45 and any(mark in gap for mark in '"“”'))


def _without_opening(tokens: Tokens, at: int, end: int, common: set[str]) -> int:
    """Skip a word that has its capital only because it opens the sentence."""
    first = tokens.sentence(at)[0]
    opens = first == at or tokens.low[at - 1] in ("(", ":", "—", "-")
    if not opens and tokens.bits[at] == ADVERB and at + 1 < end:
        return at  # "for Milly Ruiz", whose name ends like an adverb
    if not opens and at + 1 < end and tokens.word[at] == "He" and tokens.quote[at - 1] < 0:
        tokens.bits[at] = 0  # the writer He Tao
        return at
    start = at + 1 if "-" in tokens.word[at] and qualifies(tokens, at, end) else at
    start += start + 1 < end and tokens.low[start] in _CREDITS
    while start < end and tokens.bits[start] & _SMALL and not tokens.bits[start] & (GIVEN | ANY_TITLE | PLACE):
        start += 1
    while start < end and tokens.bits[start] & DATE and not (tokens.bits[start] & GIVEN and start + 1 < end):
        start += 1
    if opens and start + 1 < end and tokens.bits[start] & AUXILIARY and asks(tokens, start, end):
        start += 1  # "Will Ana Ruiz win?"
    if opens and start == at and start < end:
        bits, low = tokens.bits[start], tokens.low[start]
        plain = bits & (SPEAKERS | NOT_SPEAKERS | VERB) and not bits & (GIVEN | ANY_TITLE | PLACE | ORGANISATION)
        alone = start + 1 == end
        if alone and (plain or bits & SPEAKERS or (low in common and not bits & (GIVEN | PLACE))):
            return end
        quoting = low in ("citing", "quoting")  # "Quoting Ruiz, the Courier wrote"
        if not alone and (
            quoting or (bits & (SAY | LABEL) and bits & FINITE) or (start + 2 < end and describes(tokens, start))
        ):
            return start + 1
        whole = tokens.bits[end - 1] & ORGANISATION and not low.endswith(("ed", "ing"))  # "Cruise Lines Board"
        if low in common and not (whole or bits & (GIVEN | ANY_TITLE | PLACE | DEMONYM | ORGANISATION)):
            start += 1
    return start + 1 if start + 1 < end and opens_rest(tokens, at, start) else start


def _mention(tokens: Tokens, start: int, end: int) -> Mention | None:
    bits = tokens.bits
    while end > start and (
        tokens.low[end - 1] in ("&", "of", ",") or (tokens.bits[end - 1] & DATE and told_when(tokens, start, end))
    ):
        end -= 1
    if end - start > 2 and tokens.low[end - 1] == tokens.low[end - 2]:
        end -= 1  # a caption "Ana Ruiz | Ruiz's father"
    if end == start or (tokens.bits[end - 1] & OFFICE and is_description(tokens, start, end)):
        return None
    first, gender = _past_titles(tokens, start, end)
    if first < end and all(
        bits[i] & (OFFICE | ORGANISATION | GROUPS) and not bits[i] & GIVEN for i in range(first, end)
    ):
        return None if first == start else Mention(start, end, start, "body")
    name = _split(tokens, _past_first(tokens, first, end), end)
    if end - name > _LONGEST:
        return None
    return Mention(name, end, start, kind_of_name(tokens, name, end, name > start), gender)


def _past_titles(tokens: Tokens, start: int, end: int) -> tuple[int, str]:
    """Where the name begins behind its titles and roles, and the gender that they tell."""
    bits, first, gender = tokens.bits, start, ""
    for i in range(start, end - 1):
        inside = i > start and not bits[start] & GIVEN
        role = bits[i] & ANY_TITLE or (bits[i] & ONE_PERSON and (end - i > 2 or inside or calls(tokens, i)))
        role = role or (i == start and bits[i] & GROUPS and lists(tokens, i, end))
        body = i + 2 < end and bits[i + 1] & ORGANISATION and bits[i + 1] & BODIES  # "Major League X"
        firm = tokens.low[i] == "general" and tokens.low[i + 1] in GENERAL
        role = role and not (body or firm) and tokens.low[i + 1] != "and"  # "Health and Human Services"
        if role and not (bits[i] & GIVEN and i == start):
            first = i + 1
            gender = "he" if bits[i] & TITLE_HE else "she" if bits[i] & TITLE_SHE else gender
    return first, gender


def _past_first(tokens: Tokens, first: int, end: int) -> int:
    """Where the second name begins when two with one surname run together: a caption "Ana Ruiz | Ana Ruiz"."""
    last = tokens.low[end - 1]
    return next((i + 1 for i in range(first + 1, end - 2) if tokens.low[i] == last), first)


def _split(tokens: Tokens, first: int, end: int) -> int:
    """Where the person begins when capitals of something else run into the name: "State | John Kerry"."""
    bits = tokens.bits
    if bits[first] & GIVEN or bits[end - 1] & ORGANISATION:
        return first
    if end - first == 2 and tokens.low[first] in _MATTERS and ends_office(tokens, first):
        return first + 1  # "Secretary of State Ruiz"
    if end - first > 2 and ends_office(tokens, first):
        return behind_field(tokens, first, end)
    for i in range(first + 1, end - 1):
        if bits[i] & DEMONYM and i + 2 < end and not bits[i] & (COMPOUND | ORGANISATION):
            return i + 1  # "Unseeded Argentine X"
        if tokens.word[i - 1] == "GM" and i - 1 > first and bits[i] & GIVEN:
            return i  # "Larkfield GM Ana Ruiz"
        if bits[i] & GIVEN and not bits[i - 1] & GIVEN and len(tokens.word[i - 1]) > 2:
            if bits[first] & (PLACE | DEMONYM | ORGANISATION | COMPOUND) or tokens.low[i - 1] in _MATTERS:
                return i
            return first if end - first <= 3 else i
    if end - first >= 4 and bits[first] & COMPOUND and bits[first + 1] & (ORGANISATION | PLACE):
        return first if any(bits[i] & (PLACE | ORGANISATION) for i in range(first + 2, end)) else first + 2
    if (
        end - first >= 3
        and bits[first] & (PLACE | DEMONYM)
        and not any(bits[i] & (PLACE | ORGANISATION) for i in range(first + 1, end))
    ):
        return first + 1
    return first
