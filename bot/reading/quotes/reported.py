"""Who is reported to speak, or to ask, right before a quote that a pronoun tags."""

from __future__ import annotations

from bot.reading.quotes.leads import reporting
from bot.reading.quotes.persons import Cast, Referent
from bot.reading.quotes.phrases import Phrase
from bot.reading.quotes.subjects import source_of
from bot.reading.quotes.tags import Tag
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.verbs import REACH, reports
from bot.reading.quotes.words import FINITE, ONE_PERSON, SAY, TELL

_SENTENCE_BACK = 2 * REACH
_ASKING = frozenset("ask asks asked asking question questions questioned query queried press pressed".split())
"""What they report is answered by somebody else."""
_ASKED = frozenset("how if what when where whether which who why".split())
_LONGEST_ASKER = 20


def reported_by(made: Cast, at: int, low: str) -> Referent | None:
    """Who is reported, by name, to speak in the sentence before a quote's: "X said that it rained. “…,” he said."."""
    tag = _report_before(made.tokens, at)
    if tag is None or made.tokens.low[tag.verb] in _ASKING:
        return None
    if not made.tokens.bits[tag.verb] & (SAY | TELL) and made.tokens.low[tag.verb] != "according":
        return None
    number = made.person_at.get(tag.source.head, _of_office(made, tag.source))
    if number is None and made.tokens.low[tag.source.head] == low:
        number = _of_himself(made, tag.source.head)
    if number is None or made.persons[number].gender not in ("", low):
        return None
    return Referent(made.name(number), "person", "surname", tag.source.head, tag.source.core, number)


def asker(made: Cast, at: int) -> int | None:
    """Who asks somebody named, in the sentence before a quote's, and is answered by the quote: "X asked Y why"."""
    tag = _report_before(made.tokens, at)
    if tag is None or made.tokens.low[tag.verb] not in ("asked", "asks"):
        return None
    hearer = made.person_at.get(tag.verb + 1, made.person_at.get(tag.verb + 2))
    return made.person_at.get(tag.source.head) if hearer is not None else None


def askers(made: Cast, at: int) -> set[int]:
    """Who is named behind "asked by" at the head of the sentence or the one before: "Asked by X why, she paused"."""
    tokens = made.tokens
    found: set[int] = set()
    for sentence in range(max(0, tokens.sentence_of[at] - 1), tokens.sentence_of[at] + 1):
        first, stop = tokens.sentences[sentence]
        if tokens.low[first] in _ASKING and tokens.low[first + 1 : first + 2] == ["by"]:
            for i in range(first + 2, min(stop, at, first + _LONGEST_ASKER)):
                if tokens.low[i] in _ASKED:
                    break
                if i in made.person_at:
                    found.add(made.person_at[i])
    return found


def _of_office(made: Cast, source: Phrase) -> int | None:
    """Whose name ends the phrase of an office: "director of rugby Ana Ruiz", no "aide of mayor Ruiz"."""
    tokens, name = made.tokens, made.mention_at.get(source.end - 1)
    if name is None or name.end - name.start < 2 or not tokens.bits[source.head] & ONE_PERSON:
        return None
    before = name.title - 1
    plain = before > source.head + 1 and not (tokens.capital[before] or tokens.bits[before])
    return made.person_at.get(source.end - 1) if plain and tokens.low[source.head + 1] == "of" else None


def _of_himself(made: Cast, pronoun: int) -> int | None:
    """Who says, by name, what the sentence goes on to tell of a pronoun: "X told Y she had warned them"."""
    tokens = made.tokens
    first = tokens.sentences[tokens.sentence_of[pronoun]][0]
    for verb in range(pronoun - 1, max(first, pronoun - REACH), -1):
        if tokens.bits[verb] & (SAY | TELL) and tokens.bits[verb] & FINITE and reports(tokens, verb):
            source = source_of(tokens, verb, first)
            return made.person_at.get(source.core - 1) if source is not None else None
    return None


def _report_before(tokens: Tokens, at: int) -> Tag | None:
    """The report in the sentence before that of a quote and its tag, where it has no quote of its own."""
    sentence = tokens.sentence_of[at]
    if sentence == 0:
        return None
    first, stop = tokens.sentences[sentence - 1]
    leads = tokens.quote[tokens.sentences[sentence][0]] < 0
    if leads and tokens.paragraph_of[first] != tokens.paragraph_of[at]:
        return None
    plain = max(tokens.quote[max(first, stop - _SENTENCE_BACK) : stop]) < 0
    return reporting(tokens, sentence - 1) if plain else None
