"""Whom a pronoun means: he and she by nearness, clause, gender and a report before; it and they by who spoke last."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.quotes.grammar.leads import reporting
from bot.reading.quotes.grammar.tags import Tag
from bot.reading.quotes.grammar.verbs import REACH
from bot.reading.quotes.people.cast import Appearance, Cast, Naming, Voice
from bot.reading.quotes.people.name_edges import narrows
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import SPEECH, SUBORDINATOR

_PARAGRAPHS_BACK = 4
_SENTENCE_BACK = 2 * REACH
_ALONE = 2.0
_MOST_PERSONS = 40
_WHERE = frozenset(("in", "at", "near", "across"))
_ASKING = frozenset("ask asks asked asking question questions questioned query queried press pressed".split())
"""What they report is answered by somebody else."""


def person_of(cast: Cast, at: int, low: str, last_speaker: Voice | None) -> Voice | None:
    """The person that "he" or "she" most likely means, by nearness, place in the sentence, and gender."""
    reported = _reported_by(cast, at, low) or _spoke_before(cast, at, low, last_speaker)
    topic = _topic(cast, at, low)
    if reported is None and topic is not None and (last_speaker is None or last_speaker.start < topic):
        found = person_of(cast, topic, low, last_speaker)
        if found is not None:
            return replace(found, start=at, end=at + 1)
    if reported is not None and reported.person is not None and _behind_quote(cast.tokens, at):
        cast.persons[reported.person].gender = low
        return cast.voice(reported.person, "pronoun", at, at + 1)
    last_speaker = reported or last_speaker
    scores = _scores(cast, at, low)
    for other in (_asker(cast, at), _told_of(cast, at)):
        if other is not None:
            scores.pop(other, None)
    if last_speaker is not None and last_speaker.person is not None:
        _prefer_last(cast, at, low, last_speaker, last_speaker.person, scores)
    if not scores:
        return _protagonist(cast, at, low)
    best = max(scores, key=lambda number: (scores[number], -number))
    second = max((score for number, score in scores.items() if number != best), default=0.0)
    clear = scores[best] - second >= _lead(cast, best, last_speaker)
    clear = clear or (reported is not None and reported.person == best)
    if not clear and not cast.persons[best].gender:
        return _protagonist(cast, at, low)
    how: Naming = "pronoun" if clear else "pronoun among several"
    if cast.persons[best].gender == "":
        cast.persons[best].gender = low
    return cast.voice(best, how, at, at + 1)


def _topic(cast: Cast, at: int, low: str) -> int | None:
    """The same pronoun at the head of its paragraph, or of the one before where a quote opens its own."""
    tokens = cast.tokens
    opening = tokens.paragraph(at)[0]
    if tokens.quote[opening] >= 0 and opening > 0:
        first = tokens.paragraph(opening - 1)[0]
        named = any(one.at > first and one.subject for one in cast.appearances_before(opening))
        quoted = max(tokens.quote[max(first, opening - _SENTENCE_BACK) : opening]) >= 0
        return first if tokens.low[first] == low and not (named or quoted) else None
    return opening if opening < at and tokens.low[opening] == low else None


def _prefer_last(cast: Cast, at: int, low: str, last: Voice, person: int, scores: dict[int, float]) -> None:
    """Raise the score of the person who spoke last, unless a paragraph since then has another subject."""
    if cast.persons[person].gender not in ("", low):
        return
    back = cast.tokens.paragraph_of[at] - cast.tokens.paragraph_of[last.start]
    others = (_subjects_here(cast, at, low) or _subjects_there(cast, at, low)) - {person}
    if back <= _PARAGRAPHS_BACK and not (back and others):
        scores[person] = max(scores.get(person, 0.0), 3.0 - 0.5 * back) + 2.0


def _lead(cast: Cast, best: int, last_speaker: Voice | None) -> float:
    """How far ahead of all others who suits a pronoun best must be."""
    if cast.persons[best].gender:
        return 1.0
    return 1.5 if last_speaker is not None and last_speaker.person == best else 2.0


def _protagonist(cast: Cast, at: int, low: str) -> Voice | None:
    """The only one of that gender named in full before, where nobody is named more often, and no one near outdoes."""
    named = [person for person in cast.persons[:_MOST_PERSONS] if person.first < at and person.full]
    fitting = [person for person in named if person.gender in ("", low)]
    if len(cast.persons) > _MOST_PERSONS or len(fitting) != 1 or fitting[0].gender != low:
        return None
    if fitting[0].count < max(2, *(person.count for person in cast.persons)):
        return None
    return cast.voice(fitting[0].number, "pronoun", at, at + 1)


def _subjects_here(cast: Cast, at: int, low: str) -> set[int]:
    """People of fitting gender who open a clause of the pronoun's own paragraph: they outdo an earlier speaker.

    None where the paragraph opens with the pronoun itself, which then goes on with whom it meant before.
    """
    tokens = cast.tokens
    if tokens.low[tokens.paragraph(at)[0]] == low:
        return set()
    return {
        appearance.person
        for appearance in _appearances_here(cast, at)
        if appearance.subject and cast.persons[appearance.person].gender in ("", low)
    }


def _subjects_there(cast: Cast, at: int, low: str) -> set[int]:
    """People of that gender whom the paragraph before is about, where the pronoun's own opens with a quote or with it.

    Somebody of unknown gender is meant where that paragraph introduces him, or goes on with the pronoun.
    """
    tokens = cast.tokens
    opening = tokens.paragraph(at)[0]
    if opening == 0 or tokens.sentence_of[at] != tokens.sentence_of[opening]:
        return set()
    if tokens.quote[opening] < 0 and at != opening:
        return set()
    first, stop = tokens.paragraph(opening - 1)
    first = max(first, stop - _SENTENCE_BACK)
    quoted = max(tokens.quote[first:stop]) >= 0
    if quoted:
        first = max(first, tokens.sentence(opening - 1)[0])
    near = [one for one in cast.appearances_before(opening) if one.at >= first]
    subjects = {one.person for one in near if one.subject and cast.persons[one.person].gender == low}
    if subjects or any(cast.persons[one.person].gender == low for one in near):
        return subjects
    new = {one.person for one in near if cast.persons[one.person].first >= first} if not quoted else set()
    return {
        one.person
        for one in near
        if one.subject
        and cast.persons[one.person].sure
        and not cast.persons[one.person].gender
        and (low in tokens.low[one.at : stop] or new == {one.person})
    }


def _appearances_here(cast: Cast, at: int) -> list[Appearance]:
    """Who is named before `at` in its paragraph, as far as a pronoun looks back."""
    begin = cast.tokens.paragraph(at)[0]
    return [one for one in cast.appearances_before(at) if one.at >= begin]


def _scores(cast: Cast, at: int, low: str) -> dict[int, float]:
    """How well each person named before suits a pronoun: nearness counts most, then the place in the clause.

    The only person of fitting gender in the pronoun's paragraph gets two points more as its subject.
    """
    tokens = cast.tokens
    scores: dict[int, float] = {}
    paragraph, sentence = tokens.paragraph_of[at], tokens.sentence_of[at]
    for rank, appearance in enumerate(reversed(cast.appearances_before(at))):
        person = cast.persons[appearance.person]
        back = paragraph - tokens.paragraph_of[appearance.at]
        if back > _PARAGRAPHS_BACK:
            break
        if person.gender not in ("", low):
            continue
        mention = cast.mention_at[appearance.at]
        if not person.sure and narrows(tokens, mention.end):
            continue
        if not person.gender and tokens.low[mention.title - 1] in _WHERE:
            continue  # "in Larkfield"
        near = min(3, sentence - tokens.sentence_of[appearance.at])
        score = 5.0 - near - 0.5 * back - 0.1 * rank
        score += (1.5 if appearance.subject else 0.0) + (1.0 if person.gender else 0.0) - (0.0 if person.sure else 2.5)
        scores[person.number] = max(scores.get(person.number, 0.0), score)
    here = {appearance.person for appearance in _appearances_here(cast, at)} & scores.keys()
    if len(here) == 1:
        for number in here & _subjects_here(cast, at, low):
            scores[number] += _ALONE
    there = _subjects_there(cast, at, low) & scores.keys() if not here else set()
    if len(there) == 1:
        scores[there.pop()] += _ALONE
    return scores


def body_of(tokens: Tokens, at: int, last_speaker: Voice | None) -> Voice | None:
    """The body or group that spoke last, for "it" and "they"."""
    if last_speaker is None or last_speaker.person is not None:
        return None
    if tokens.paragraph_of[at] - tokens.paragraph_of[last_speaker.start] > 2:
        return None
    if last_speaker.kind == "document" and tokens.low[at] == "they":
        return None
    return Voice(last_speaker.name, last_speaker.kind, "pronoun", at, at + 1)


def _reported_by(cast: Cast, at: int, low: str) -> Voice | None:
    """Who is reported, by name, to speak in the sentence before a quote's: "X said that it rained. “…,” he said."."""
    tag = _report_before(cast.tokens, at)
    if tag is None or cast.tokens.low[tag.verb] in _ASKING:
        return None
    if not cast.tokens.bits[tag.verb] & SPEECH and cast.tokens.low[tag.verb] != "according":
        return None
    number = cast.person_at.get(tag.source.head)
    if number is None or cast.persons[number].gender not in ("", low):
        return None
    return cast.voice(number, "surname", tag.source.head, tag.source.core)


def _spoke_before(cast: Cast, at: int, low: str, last: Voice | None) -> Voice | None:
    """Whom the sentence before a quote's names as the speaker of words, but for "When X called it “…,” Y laughed."."""
    tokens = cast.tokens
    named = last is not None and last.how in ("name", "surname") and _behind_quote(tokens, at)
    if last is None or last.person is None or not named:
        return None
    first, stop = tokens.sentences[tokens.sentence_of[at] - 1]
    if not first <= last.start < stop or max(tokens.quote[max(first, stop - _SENTENCE_BACK) : stop]) < 0:
        return None
    fits = cast.persons[last.person].gender in ("", low)
    return last if fits and not tokens.bits[first] & SUBORDINATOR else None


def _asker(cast: Cast, at: int) -> int | None:
    """Who asks somebody named, in the sentence before a quote's, and is answered by the quote: "X asked Y why"."""
    tag = _report_before(cast.tokens, at)
    if tag is None or cast.tokens.low[tag.verb] not in ("asked", "asks"):
        return None
    hearer = cast.person_at.get(tag.verb + 1, cast.person_at.get(tag.verb + 2))
    return cast.person_at.get(tag.source.head) if hearer is not None else None


def _told_of(cast: Cast, at: int) -> int | None:
    """Whom the clause of a pronoun is about, who hence is somebody else: "X, who he calls"."""
    low = cast.tokens.low
    if low[at - 1] not in ("who", "whom"):
        return None
    return cast.person_at.get(at - 2 - (low[at - 2] == ","))


def _report_before(tokens: Tokens, at: int) -> Tag | None:
    """The report in the sentence before that of a quote and its tag, where it has no quote of its own."""
    sentence = tokens.sentence_of[at]
    if sentence == 0:
        return None
    first, stop = tokens.sentences[sentence - 1]
    if not _behind_quote(tokens, at) and tokens.paragraph_of[first] != tokens.paragraph_of[at]:
        return None
    plain = max(tokens.quote[max(first, stop - _SENTENCE_BACK) : stop]) < 0
    return reporting(tokens, sentence - 1) if plain else None


def _behind_quote(tokens: Tokens, at: int) -> bool:
    """Whether a quote opens the sentence of a tag: "“…,” he said"."""
    return tokens.quote[tokens.sentence(at)[0]] >= 0
