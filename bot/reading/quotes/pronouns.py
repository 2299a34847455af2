"""Whom a pronoun means: he and she by nearness, place in the clause and gender; it and they by who spoke last."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from bot.reading.quotes.leads import reporting
from bot.reading.quotes.name_edges import narrows
from bot.reading.quotes.persons import Appearance, Cast, Referent
from bot.reading.quotes.subjects import source_of
from bot.reading.quotes.tags import Tag
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.verbs import REACH, reports
from bot.reading.quotes.words import FINITE, SAY, TELL

_PARAGRAPHS_BACK = 4
_APPEARANCES_BACK = 14
_SENTENCE_BACK = 2 * REACH
_ALONE = 2.0
_ASKING = frozenset("ask asks asked asking question questions questioned query queried press pressed".split())
"""What they report is answered by somebody else."""
_ASKED = frozenset("how if what when where whether which who why".split())
_LONGEST_ASKER = 20


def person_of(made: Cast, at: int, low: str, last_speaker: Referent | None) -> Referent | None:
    """The person that "he" or "she" most likely means, by nearness, place in the sentence, and gender."""
    opening = made.tokens.paragraphs[made.tokens.paragraph_of[at]][0]
    reported = _reported(made, at, low)
    if (
        reported is None
        and opening < at
        and made.tokens.low[opening] == low
        and not _took_over(made, at, low)
        and (last_speaker is None or last_speaker.start < opening)
    ):
        # The paragraph opens with the pronoun and goes on with whom it means there.
        found = person_of(made, opening, low, last_speaker)
        return replace(found, start=at, end=at + 1) if found is not None else None
    last_speaker = reported or last_speaker
    scores = _scores(made, at, low)
    for asker in (_asker(made, at), *_askers(made, at)):
        if asker is not None:
            scores.pop(asker, None)
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


def _took_over(made: Cast, at: int, low: str) -> bool:
    """Whether the sentence before, which does not open the paragraph, is about somebody else of that gender."""
    tokens = made.tokens
    sentence = tokens.sentence_of[at]
    first, stop = tokens.sentences[sentence - 1]
    if first <= tokens.paragraphs[tokens.paragraph_of[at]][0]:
        return False
    return any(
        appearance.subject and first <= appearance.at < stop and made.persons[appearance.person].gender == low
        for appearance in _appearances_here(made, at)
    )


def _reported(made: Cast, at: int, low: str) -> Referent | None:
    """Who is reported, by name, to speak in the sentence before a quote's: "X said that it rained. “…,” he said."."""
    tag = _report_before(made.tokens, at)
    if tag is None or made.tokens.low[tag.verb] in _ASKING:
        return None
    if not made.tokens.bits[tag.verb] & (SAY | TELL) and made.tokens.low[tag.verb] != "according":
        return None
    number = made.person_at.get(tag.source.head)
    if number is None and made.tokens.low[tag.source.head] == low:
        number = _of_himself(made, tag.source.head)
    if number is None or made.persons[number].gender not in ("", low):
        return None
    return Referent(made.name(number), "person", "surname", tag.source.head, tag.source.core, number)


def _of_himself(made: Cast, pronoun: int) -> int | None:
    """Who says, by name, what the sentence goes on to tell of a pronoun: "X told Y she had warned them"."""
    tokens = made.tokens
    first = tokens.sentences[tokens.sentence_of[pronoun]][0]
    for verb in range(pronoun - 1, max(first, pronoun - REACH), -1):
        if tokens.bits[verb] & (SAY | TELL) and tokens.bits[verb] & FINITE and reports(tokens, verb):
            source = source_of(tokens, verb, first)
            return made.person_at.get(source.core - 1) if source is not None else None
    return None


def _asker(made: Cast, at: int) -> int | None:
    """Who asks somebody named, in the sentence before a quote's, and is answered by the quote: "X asked Y why"."""
    tag = _report_before(made.tokens, at)
    if tag is None or made.tokens.low[tag.verb] not in ("asked", "asks"):
        return None
    hearer = made.person_at.get(tag.verb + 1, made.person_at.get(tag.verb + 2))
    return made.person_at.get(tag.source.head) if hearer is not None else None


def _askers(made: Cast, at: int) -> set[int]:
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


def _subjects_here(made: Cast, at: int, low: str) -> set[int]:
    """People of fitting gender who open a clause of the pronoun's own paragraph: they outdo an earlier speaker.

    None where the paragraph opens with the pronoun itself, which then goes on with whom it meant before.
    """
    tokens = made.tokens
    if tokens.low[tokens.paragraphs[tokens.paragraph_of[at]][0]] == low and _reported(made, at, low) is None:
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
        if person.gender not in ("", low) or _joined(made, appearance.at, low):
            continue
        if not person.sure and narrows(tokens, made.mention_at[appearance.at].end):
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


def _joined(made: Cast, at: int, low: str) -> bool:
    """Whether a name is joined to the pronoun, which hence means another: "she and Holm"."""
    end = made.mention_at[at].end
    return made.tokens.low[max(0, at - 2) : at] == [low, "and"] or made.tokens.low[end : end + 2] == ["and", low]


def body_of(tokens: Tokens, at: int, last_speaker: Referent | None) -> Referent | None:
    """The body or group that spoke last, for "it" and "they"."""
    if last_speaker is None or last_speaker.person is not None:
        return None
    if tokens.paragraph_of[at] - tokens.paragraph_of[last_speaker.start] > 2:
        return None
    return Referent(last_speaker.name, last_speaker.kind, "pronoun", at, at + 1)
