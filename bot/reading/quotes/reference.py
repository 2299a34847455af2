"""Whom a noun phrase means: a name, two names, a role that the article gives to somebody, a pronoun, or itself."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.quotes.descriptions import described
from bot.reading.quotes.names import Mention
from bot.reading.quotes.persons import Cast, Naming, Voice
from bot.reading.quotes.phrases import SHARES, Phrase, phrase
from bot.reading.quotes.pronouns import body_of, person_of
from bot.reading.quotes.tokens import POSSESSIVE_ENDINGS, Tokens
from bot.reading.quotes.traits import by_trait
from bot.reading.quotes.words import ANY_TITLE, DEMONYM, EPITHET, GROUPS, ONE_PERSON, PREPOSITION, PRONOUN

_OF_OTHERS = frozenset(("for", "to", "with", "of"))
_ONE = frozenset(("a", "an", "another", "one"))
_MOST_LISTED = 8
_FIELDS = frozenset("defence defense education finance foreign health home interior treasury".split())
_OPEN = frozenset(("i", "we", "you", "who", "which", "that", "this", "these", "those"))


def voice_of(made: Cast, found: Phrase, last_speaker: Voice | None) -> Voice | None:
    """Whom a noun phrase means; None where a pronoun or description stays open."""
    tokens = made.tokens
    low = tokens.low[found.head]
    if tokens.bits[found.head] & PRONOUN:
        low = low.replace("’", "'").partition("'")[0]
    if found.end - found.start == 1 and low in ("he", "she"):
        return person_of(made, found.start, low, last_speaker)
    if found.end - found.start == 1 and low in ("they", "it"):
        return body_of(tokens, found.start, last_speaker)
    anybody = low == "people" and found.core - found.start == 1
    if anybody or low in _OPEN or low in SHARES:
        return None
    named = _by_office_name(made, found) or by_trait(made, found, last_speaker) or _named(made, found)
    if named is not None:
        return named
    return described(made, found)


def _by_office_name(made: Cast, found: Phrase) -> Voice | None:
    """The only person whose surname reads like an office, where it stands alone: "Judge said" of Ana Judge."""
    tokens, at = made.tokens, found.head
    is_alone = found.core - found.start == 1
    if not (is_alone and tokens.capital[at] and tokens.bits[at] & ONE_PERSON) or at in made.person_at:
        return None
    bearers = made.surnames.get(tokens.low[at], [])
    if len(bearers) != 1 or not made.persons[bearers[0]].full:
        return None
    return Voice(made.name(bearers[0]), "person", "surname", found.start, found.core, bearers[0])


def _named(made: Cast, found: Phrase) -> Voice | None:
    """The person or body whose name ends the phrase."""
    tokens = made.tokens
    if tokens.low[found.core - 1] in POSSESSIVE_ENDINGS and found.end == found.core and tokens.capital[found.head]:
        number = made.person_at.get(found.head)
        text = tokens.text[tokens.start[found.head] : tokens.end[found.core - 1]]
        if number is None or not made.persons[number].full:
            return Voice(text, "group", "body", found.head, found.core)  # "Tarvy's said"
    if found.end > found.core:
        found = replace(found, end=_end_of_name(made, found))
    last = found.end - 1
    if last in made.person_at and (_of_office(made, found) or _of_body(made, found)):
        number, mention = made.person_at[last], made.mention_at[last]
        return Voice(made.name(number), "person", "name", mention.start, mention.end, number)
    other_than_plain = joint(made, found) or _label(made, found)
    if other_than_plain is not None:
        return other_than_plain
    if found.head in made.person_at:
        number = made.person_at[found.head]
        mention = made.mention_at[found.head]
        how: Naming = "name" if mention.end - mention.start > 1 else "surname"
        if found.head in made.doubtful:
            how = "surname of several"
        return Voice(made.name(number), "person", how, mention.start, mention.end, number)
    if last in made.person_at and made.mention_at[last].led and tokens.bits[found.head] & ONE_PERSON:
        number, mention = made.person_at[last], made.mention_at[last]
        between = tokens.low[found.head + 1 : mention.title]
        of_another = bool(between) and (between[-1] in _OF_OTHERS or any(word.endswith("ing") for word in between))
        if not (of_another and _officer(tokens, mention.start - 1)):
            return Voice(made.name(number), "person", "name", mention.start, mention.end, number)
    other = made.mention_at.get(found.head)
    if other is None or found.head != found.core - 1 or tokens.bits[found.head] & ONE_PERSON:
        return None
    if tokens.low[found.start] in _ONE and tokens.bits[found.head] & DEMONYM:
        return None  # "one Afghan"
    text = tokens.text[tokens.start[other.title] : tokens.end[other.end - 1]]
    return Voice(text, "group", "body", other.title, other.end)


def _end_of_name(made: Cast, found: Phrase) -> int:
    """Where the name ends behind which more follows: "president of the council Ana Ruiz | on Monday"."""
    for end in range(found.core + 1, found.end):
        name = made.mention_at.get(end - 1)
        ends = end - 1 in made.person_at and name is not None and name.end == end > name.start + 1
        if ends and made.tokens.bits[end] & PREPOSITION:
            return end
    return found.end


def _of_office(made: Cast, found: Phrase) -> bool:
    """Whether a name ends the phrase of its office: "former secretary of state Ana Ruiz", no "aide of mayor Ruiz"."""
    tokens, name = made.tokens, made.mention_at[found.end - 1]
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
    plain = link == "of" and not (tokens.capital[before] or tokens.bits[before] & (ONE_PERSON | ANY_TITLE))
    return before > found.head + 1 and plain and not tokens.low[before].endswith("ing")


def _officer(tokens: Tokens, at: int) -> bool:
    """Whether the word before a name is an office, so that others may be of its holder: "a spokesman for Gov. Ruiz"."""
    return bool(tokens.bits[at] & (ANY_TITLE | ONE_PERSON)) and tokens.low[at] not in _FIELDS


def _of_body(made: Cast, found: Phrase) -> bool:
    """Whether a name ends the phrase of its body: "Centers for Rivers and Lakes Director Ana Ruiz"."""
    tokens, name = made.tokens, made.mention_at[found.end - 1]
    prefix = tokens.bits[name.title : name.start]
    office = bool(prefix) and prefix[-1] & (ONE_PERSON | ANY_TITLE) and not all(bits & ANY_TITLE for bits in prefix)
    small = not prefix and not tokens.capital[name.start - 1] and name.end - name.start > 1
    plain = small and tokens.bits[name.start - 1] & (ONE_PERSON | EPITHET)  # "Bank of Larkfield economist Ana Ruiz"
    body = made.mention_at.get(found.head)
    whole = body is not None and body.kind == "person" and body.end - body.start > 1  # "Ana Ruiz from broker Holm"
    named = tokens.capital[found.head] and not (whole or tokens.bits[found.head] & (ONE_PERSON | GROUPS))
    return bool((office or plain) and named) and name.end == found.end and name.title > found.head


def _label(made: Cast, found: Phrase) -> Voice | None:
    """The person whose surname stands in capitals before a colon, as in a transcript: "HOLM: It is late."."""
    tokens, last = made.tokens, found.end - 1
    if not tokens.word[last].isupper() or tokens.low[found.end : found.end + 1] != [":"]:
        return None
    bearers = made.surnames.get(tokens.low[last], [])
    if len(bearers) != 1:
        return None
    return Voice(made.name(bearers[0]), "person", "surname", found.start, found.end, bearers[0])


def joint(made: Cast, found: Phrase) -> Voice | None:
    """Those whose names are joined, as the article writes them: "Ana Ruiz and Peter Holm", "X, Y and Z"."""
    tokens = made.tokens
    if found.head not in made.mention_at:
        return None
    second = made.mention_at[found.head]
    first = _joined_before(made, second, found.start)
    if first is None:
        following = (
            phrase(tokens, second.end + 1, len(tokens)) if tokens.low[second.end : second.end + 1] == [","] else None
        )
        if following is None or following.head not in made.person_at:
            return None
        last = made.mention_at[following.head]
        middle = _joined_before(made, last, following.start)
        first, second = second if middle is not None and middle.start in made.person_at else None, last
    else:
        first = _listed_before(made, first)
    if first is None:
        return None
    text = tokens.text[tokens.start[first.start] : tokens.end[second.end - 1]]
    return Voice(text, "group", "name", first.start, second.end)


def _joined_before(made: Cast, second: Mention, start: int) -> Mention | None:
    """The name before "and" and a second one, no title: "former Director and Secretary Ana Ruiz"."""
    tokens, last = made.tokens, second.title - 2
    if last < start or tokens.low[last + 1] != "and" or last not in made.mention_at:
        return None
    return None if tokens.bits[last] & (ANY_TITLE | ONE_PERSON) else made.mention_at[last]


def _listed_before(made: Cast, first: Mention) -> Mention:
    """The first of names with commas between them, where no preposition leads them: "with X, Y and Z said"."""
    tokens, name = made.tokens, first
    for _ in range(_MOST_LISTED):
        if name.title < 2 or tokens.low[name.title - 1] != "," or name.title - 2 not in made.mention_at:
            break
        name = made.mention_at[name.title - 2]
    return first if name.title and tokens.bits[name.title - 1] & PREPOSITION else name
