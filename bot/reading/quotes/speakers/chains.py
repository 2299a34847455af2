"""Who says a quote without a tag: the speech goes on from the quote, sentence or paragraph before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.reading.quotes.grammar.claims import message_from
from bot.reading.quotes.grammar.clauses import clause_subject
from bot.reading.quotes.grammar.leads import labels, reporting
from bot.reading.quotes.grammar.phrases import one_word
from bot.reading.quotes.grammar.verbs import finite
from bot.reading.quotes.people.cast import Cast, Voice
from bot.reading.quotes.speakers.evidence import OPEN, Attribution
from bot.reading.quotes.speakers.sources import who
from bot.reading.quotes.speakers.vouching import plausible
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import ADVERB, AUXILIARY, ING

_SENTENCES_BACK = 3
_FEW = 6
_QUESTION_OPENS = 5


@dataclass(slots=True)
class Spoken:
    """Who spoke last, and the token of that quote (-1 before the first).

    `open` is the token of the last quote whose tag names nobody that we know: no speech goes on across it. `pulls` are
    the paragraphs of pull quotes, which speech does go on across.
    """

    speaker: Voice | None = None
    at: int = -1
    open: int = -1
    pulls: frozenset[int] = frozenset()


def chained(cast: Cast, spoken: Spoken, at: int) -> Attribution | None:
    """By what comes before: a colon, the sentence before, the quote before, the paragraph before."""
    tokens = cast.tokens
    first = tokens.sentence(at)[0]
    opening = tokens.paragraph(at)[0]
    if not _starts_anew(tokens, at):
        return _completed(tokens, spoken, at) if first > opening else None
    if at > opening and tokens.low[at - 1] == ":":
        return _from_sentence(cast, spoken, tokens.sentence_of[at - 1], at, "colon")
    if first > opening:
        return _within(cast, spoken, at, first)
    before = tokens.paragraph_of[at] - 1
    while before in spoken.pulls:
        before -= 1
    return _from_paragraph(cast, spoken, at, before) if before >= 0 else None


def _completed(tokens: Tokens, spoken: Spoken, at: int) -> Attribution | None:
    """Who spoke in the sentence before, where this one is his words but for a few small ones: The mill “is late.”"""
    first = tokens.sentence(at)[0]
    begin, end = tokens.sentence(first - 1)
    if spoken.speaker is None or spoken.open > spoken.at or not begin <= spoken.at < end or at - first > _FEW:
        return None
    ended = tokens.quoted(tokens.quote[at]).endswith((".", "!", "?"))
    plain = not any(tokens.bits[i] & ING or finite(tokens, i) or tokens.capital[i] for i in range(first + 1, at))
    return Attribution(spoken.speaker, "paragraph") if ended and plain else None


def _starts_anew(tokens: Tokens, at: int) -> bool:
    first, stop = tokens.sentence(at)
    if first == at or tokens.low[at - 1] == ":" or (first + 1 == at and stop - first <= 3):
        return True
    return first + 2 == at and tokens.low[at - 1] == "," and bool(tokens.bits[first] & (ADVERB | ING))


def _within(cast: Cast, spoken: Spoken, at: int, first: int) -> Attribution | None:
    """In the paragraph of an earlier quote or report."""
    tokens = cast.tokens
    sentence = tokens.sentence_of[first - 1]
    begin, end = tokens.sentences[sentence]
    if begin <= spoken.open < end and spoken.open > spoken.at:
        return OPEN
    if begin <= spoken.at < end and spoken.speaker is not None:
        return Attribution(spoken.speaker, "same paragraph")
    opening = tokens.paragraph(at)[0]
    for _ in range(_SENTENCES_BACK):
        found = _from_sentence(cast, spoken, sentence, at, "sentence before")
        if found is not None:
            return found
        if begin <= opening or begin <= max(spoken.at, spoken.open):
            break
        sentence -= 1
        begin, end = tokens.sentences[sentence]
        if begin <= spoken.at < end:
            break
    return _last_here(cast, spoken, at)


def _last_here(cast: Cast, spoken: Spoken, at: int) -> Attribution | None:
    tokens = cast.tokens
    if (
        spoken.speaker is None
        or spoken.at < max(0, spoken.open)
        or tokens.paragraph_of[spoken.at] != tokens.paragraph_of[at]
    ):
        return None
    return Attribution(spoken.speaker, "paragraph")


def _from_sentence(
    cast: Cast, spoken: Spoken, sentence: int, at: int, kind: Literal["colon", "sentence before"]
) -> Attribution | None:
    tokens = cast.tokens
    first, stop = tokens.sentences[sentence]
    message = message_from(tokens, first, min(stop, at) - 1) if kind == "colon" else None
    tag = message or reporting(tokens, sentence)
    if tag is not None:
        speaker = who(cast, tag.source, spoken.speaker)
        if speaker is not None and plausible(tokens, speaker, tag.source):
            return Attribution(speaker, kind)
    subject = clause_subject(tokens, first, min(stop, at))
    if subject is None:
        return None
    if kind == "colon" and subject.end == at - 1 and not labels(tokens, subject):
        return None
    speaker = who(cast, subject, spoken.speaker)
    if speaker is None or (speaker.person is None and not (kind == "colon" and plausible(tokens, speaker, subject))):
        return None
    return Attribution(speaker, "colon, subject" if kind == "colon" else "sentence before, subject")


def _from_paragraph(cast: Cast, spoken: Spoken, at: int, paragraph: int) -> Attribution | None:
    """A paragraph that opens with a quote of its own goes on from the one before."""
    tokens = cast.tokens
    begin, end = tokens.paragraphs[paragraph]
    sentence = tokens.sentence_of[end - 1]
    if tokens.low[end - 1] == ":":
        return _from_sentence(cast, spoken, sentence, at, "colon")
    if begin <= spoken.at < end and spoken.speaker is not None:
        return Attribution(spoken.speaker, "paragraph before")
    if any(tokens.quote[i] >= 0 for i in range(begin, end)):
        return None
    if tokens.low[end - 1] == "?":
        return _asked(cast, spoken, tokens.sentences[sentence][0], end)
    tag = reporting(tokens, sentence)
    speaker = who(cast, tag.source, spoken.speaker) if tag is not None else None
    if speaker is None or tag is None or (tag.kind == "according" and speaker.person is None):
        return None
    return Attribution(speaker, "report before")


def _asked(cast: Cast, spoken: Spoken, first: int, stop: int) -> Attribution | None:
    """Who answers a question about him or her: "Does she miss it?", and then the words."""
    tokens = cast.tokens
    at = next((i for i in range(first, min(stop, first + _QUESTION_OPENS)) if tokens.low[i] in ("he", "she")), None)
    if at is None or not tokens.bits[at - 1] & AUXILIARY:
        return None
    speaker = who(cast, one_word(at), spoken.speaker)
    return Attribution(speaker, "answer") if speaker is not None and speaker.person is not None else None
