"""Who says a quote by the words of its own sentence: the tag behind it, the verb before it, a tag at the end."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.quotes.causing import CAUSING
from bot.reading.quotes.evidence import AUTHOR, OPEN, Attribution
from bot.reading.quotes.joint import joined
from bot.reading.quotes.leads import lead_ins, possessor
from bot.reading.quotes.persons import Cast, Referent
from bot.reading.quotes.phrases import phrase
from bot.reading.quotes.sources import who
from bot.reading.quotes.subjects import source_of
from bot.reading.quotes.tags import Tag, according, inverted, tag_behind
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.verbs import DASHES, REACH, manner, reports, verb_of
from bot.reading.quotes.vouching import plausible, vouched
from bot.reading.quotes.words import (
    BE,
    DATE,
    DETERMINER,
    FINITE,
    ING,
    POSSESSIVE,
    PRONOUN,
    SAY,
    SUBORDINATOR,
    TELL,
    VERB,
)

_SUMS = frozenset("comes come came amounts amount amounted boils boil boiled".split())
_SUMMING = 6
_LOOSE = frozenset(("around", "trailing"))
_OFFSETS = DASHES | {","}


def tagged(cast: Cast, at: int, last: Referent | None) -> Attribution | None:
    """By the tag behind, the verb before, or a tag at the end of the sentence.

    OPEN when there is a tag but whom it names stays open, AUTHOR when it is "I"; None when there is none.
    """
    tokens = cast.tokens
    if _summed_up(tokens, at) or _put_to(tokens, at):
        return OPEN
    behind = _own(tokens, at, tag_behind(tokens, at))
    if behind is not None and behind.kind == "according":
        behind = sayer(tokens, behind.source.end, tokens.sentences[tokens.sentence_of[at]][1]) or behind
    said = _meant(cast, behind, last) if behind is not None else None
    around: Attribution | None = None
    unresolved = [behind] if behind is not None else []
    for lead in lead_ins(tokens, at):
        if said is not None and (
            lead.kind != "before"
            or not (
                _introduces(tokens, lead, at) or _reacts(tokens, at, behind) or _takes_as_object(tokens, at, behind)
            )
        ):
            break
        found = _meant(cast, lead, last)
        if found is not None and lead.kind == "before":
            return _relayed(tokens, found, said, behind)
        if found is None and lead.kind == "before":
            unresolved.append(lead)
        if found is not None and (around is None or _says(tokens, lead)):
            around = found
        if _says(tokens, lead) and (found is not None or tokens.low[lead.source.head] in ("he", "she")):
            break
    if said is not None or around is not None:
        return said or around
    for tag in (trailing(tokens, at), possessor(tokens, at)):
        found = _meant(cast, tag, last) if tag is not None else None
        if found is not None:
            return found
    if any(tokens.low[tag.source.head] in ("i", "we") for tag in unresolved):
        return AUTHOR
    return OPEN if unresolved else None


def _summed_up(tokens: Tokens, at: int) -> bool:
    """Whether the writer sums up what others mean in words of his own: what he told us comes to this: "…"."""
    if at < _SUMMING or tokens.low[at - 1] != ":":
        return False
    if tokens.low[at - 2] in ("is", "was") and _open_question(tokens, at):
        return True
    near = tokens.low[at - _SUMMING : at - 1]
    return "to" in near and not _SUMS.isdisjoint(near)


def _open_question(tokens: Tokens, at: int) -> bool:
    """Whether it is a question that nobody in particular asks: "the question many ask is: “…”"."""
    asked = range(max(1, at - 2 * _SUMMING), at)
    return any(tokens.low[i] == "question" and not tokens.bits[i - 1] & POSSESSIVE for i in asked)


def _own(tokens: Tokens, at: int, behind: Tag | None) -> Tag | None:
    """The tag behind a quote, but for a reporter's signature behind the writer's own sentence."""
    if behind is None or behind.kind != "dash":
        return behind
    if _said_before(tokens, at):
        return None  # "“…,” X said. “….” - Y"
    if tokens.sentences[tokens.sentence_of[at]][0] == at:
        return behind
    part = tokens.text[tokens.stretches[tokens.quote[at]].start].islower()
    return None if part and next(lead_ins(tokens, at), None) is not None else behind


def _said_before(tokens: Tokens, at: int) -> bool:
    """Whether a tag stands between the quote before, in the same paragraph, and this one."""
    opening = max(tokens.paragraphs[tokens.paragraph_of[at]][0], at - REACH)
    before = next((i for i in range(at - 1, opening - 1, -1) if tokens.quote[i] >= 0), at)
    return any(tokens.bits[i] & (SAY | TELL) and tokens.bits[i] & FINITE for i in range(before + 1, at))


def _put_to(tokens: Tokens, at: int) -> bool:
    """Whether the words are a question that somebody was asked, by nobody named."""
    asked = at > 2 and tokens.low[at - 1] in (",", ":") and tokens.low[at - 2] == "asked"
    return asked and bool(tokens.bits[at - 3] & BE)


def _introduces(tokens: Tokens, lead: Tag, at: int) -> bool:
    """Whether a colon or comma ties the quote to the verb before it."""
    return tokens.low[at - 1] in (",", ":") and lead.verb >= at - 4 and lead.verb >= 0


def _takes_as_object(tokens: Tokens, at: int, behind: Tag | None) -> bool:
    """Whether the words belong to a participle before them: "Ruiz, citing “…,” said the mayor was late"."""
    part = tokens.text[tokens.stretches[tokens.quote[at]].start].islower()
    participle = tokens.bits[at - 1] & VERB and tokens.bits[at - 1] & ING
    return bool(part and participle and behind is not None and behind.kind == "inverted")


def _reacts(tokens: Tokens, at: int, behind: Tag | None) -> bool:
    """Whether somebody only laughs or the like behind words that are part of a sentence: told of “…”, X laughed."""
    part = tokens.text[tokens.stretches[tokens.quote[at]].start].islower()
    return part and behind is not None and behind.verb >= 0 and manner(tokens, behind.verb)


def _says(tokens: Tokens, lead: Tag) -> bool:
    """Whether the verb reports speech, and not thoughts or a name for something."""
    return lead.verb < 0 or bool(tokens.bits[lead.verb] & (SAY | TELL))


def _relayed(tokens: Tokens, found: Attribution, said: Attribution | None, behind: Tag | None) -> Attribution:
    """He said, "…," the office said: his words, which the office relays."""
    if said is None or behind is None or said.speaker is None or found.speaker is None or found.tag is None:
        return found
    if said.speaker.name == found.speaker.name:
        return found
    if tokens.sentence_of[behind.source.start] != tokens.sentence_of[found.tag.source.start]:
        return found
    return replace(found, via=said.speaker)


def _meant(cast: Cast, tag: Tag, last: Referent | None) -> Attribution | None:
    speaker = who(cast, tag.source, last)
    outer = _relayer(cast, tag, last) if tag.kind in ("before", "around") else None
    if outer is not None and not _says(cast.tokens, tag) and not (speaker is not None and _same(outer, speaker)):
        return Attribution(outer, tag.kind, tag)  # what X is said to think is in the words of who says so
    if speaker is None or (tag.kind in _LOOSE and not plausible(cast.tokens, speaker, tag.source)):
        return None
    if not vouched(cast.tokens, speaker, tag):
        return None
    via = outer if outer is not None and not _same(outer, speaker) else None
    return Attribution(joined(cast, speaker, tag.verb) or speaker, tag.kind, tag, via)


def _same(one: Referent, other: Referent) -> bool:
    return one.name == other.name or (one.person is not None and one.person == other.person)


def _relayer(cast: Cast, tag: Tag, last: Referent | None) -> Referent | None:
    """Who says that the speaker said it: "Hill said Sondland told her"."""
    tokens = cast.tokens
    first = tokens.sentences[tokens.sentence_of[tag.verb]][0]
    at = tag.source.start - 1
    if at > first and (tokens.low[at] == "that" or (tokens.low[at] == "," and not _says(tokens, tag))):
        at -= 1
    while at > first and tokens.bits[at] & DATE:
        at -= 1
    if at <= first or not tokens.bits[at] & VERB & (SAY | TELL) or tokens.low[at] in CAUSING:
        return None
    if not (tokens.bits[at] & FINITE or reports(tokens, at)):
        return None  # "he posted a clip to say that"
    outer = source_of(tokens, at, first)
    return who(cast, outer, last) if outer is not None else None


def trailing(tokens: Tokens, at: int) -> Tag | None:
    """A tag at the end of the quote's sentence: the plan was "…", X said."""
    stop = tokens.sentences[tokens.sentence_of[at]][1]
    limit = min(stop, at + REACH)
    for i in range(at + 1, limit):
        if tokens.low[i] in _OFFSETS and i + 1 < stop and tokens.quote[i + 1] < 0:
            found = according(tokens, i + 1, stop) or inverted(tokens, i + 1, stop) or _direct_end(tokens, i + 1, stop)
            if found is not None:
                return Tag(found.source, found.verb, "trailing")
        elif tokens.low[i] == "according":
            found = according(tokens, i, stop)
            if found is not None:
                return found
    return None


def sayer(tokens: Tokens, begin: int, stop: int) -> Tag | None:
    """Who says, at the end of a sentence, what another source is named for: according to a survey, said X."""
    for i in range(begin, min(stop, begin + REACH) - 1):
        if tokens.quote[i] >= 0:
            return None
        found = inverted(tokens, i + 1, stop) if tokens.low[i] == "," else None
        if found is not None and tokens.capital[found.source.head] and tokens.bits[found.verb] & SAY:
            return found
    return None


def _direct_end(tokens: Tokens, i: int, stop: int) -> Tag | None:
    source = phrase(tokens, i, stop)
    if source is None:
        return None
    verb = verb_of(tokens, source, stop)
    if verb is None or not tokens.bits[verb] & (SAY | TELL) or not tokens.bits[verb] & FINITE:
        return None
    return Tag(source, verb, "trailing") if _tail(tokens, verb + 1, stop) else None


def _tail(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether the sentence ends soon behind a verb, without a clause of its own."""
    if at >= stop or tokens.low[at] in (".", ","):
        return True
    return not tokens.bits[at] & (PRONOUN | SUBORDINATOR | DETERMINER) and stop - at < 12 and tokens.low[at] != ":"
