"""Who says a quote by the words of its own sentence: the tag behind it, the verb before it, a tag at the end."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.quotes.grammar.leads import lead_ins, possessor
from bot.reading.quotes.grammar.subjects import source_of
from bot.reading.quotes.grammar.tags import Tag, TagKind, tag_behind, trailing
from bot.reading.quotes.grammar.verbs import CAUSING, REACH, reports, says
from bot.reading.quotes.people.cast import Cast, Voice
from bot.reading.quotes.speakers.evidence import AUTHOR, OPEN, Attribution
from bot.reading.quotes.speakers.sources import who
from bot.reading.quotes.speakers.vouching import plausible, vouched
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import DATE, FINITE, SPEECH

_LOOSE: frozenset[TagKind] = frozenset(("around", "trailing"))


def tagged(cast: Cast, at: int, last: Voice | None) -> Attribution | None:
    """By the tag behind, the verb before, or a tag at the end of the sentence.

    OPEN when there is a tag but whom it names stays open, AUTHOR when it is "I"; None when there is none.
    """
    tokens = cast.tokens
    behind = _own(tokens, at, tag_behind(tokens, at))
    said = _meant(cast, behind, last) if behind is not None else None
    around: Attribution | None = None
    unresolved = [behind] if behind is not None else []
    for lead in lead_ins(tokens, at):
        if said is not None and not (lead.kind == "before" and _introduces(tokens, lead, at)):
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


def _own(tokens: Tokens, at: int, behind: Tag | None) -> Tag | None:
    """The tag behind a quote, but for a reporter's signature below the words of somebody else."""
    if behind is None or behind.kind != "dash":
        return behind
    if _said_before(tokens, at):
        return None  # "“…,” X said. “….” - Y"
    part = tokens.text[tokens.stretches[tokens.quote[at]].start].islower()
    return None if part and any(lead_ins(tokens, at)) else behind


def _said_before(tokens: Tokens, at: int) -> bool:
    """Whether a tag stands between the quote before, in the same paragraph, and this one."""
    opening = max(tokens.paragraph(at)[0], at - REACH)
    before = next((i for i in range(at - 1, opening - 1, -1) if tokens.quote[i] >= 0), at)
    return any(says(tokens, i) for i in range(before + 1, at))


def _introduces(tokens: Tokens, lead: Tag, at: int) -> bool:
    """Whether a colon or comma ties the quote to the verb before it."""
    return tokens.low[at - 1] in (",", ":") and lead.verb >= at - 4 and lead.verb >= 0


def _says(tokens: Tokens, lead: Tag) -> bool:
    """Whether the verb reports speech, and not thoughts or a name for something."""
    return lead.verb < 0 or bool(tokens.bits[lead.verb] & SPEECH)


def _relayed(tokens: Tokens, found: Attribution, said: Attribution | None, behind: Tag | None) -> Attribution:
    """He said, "…," the office said: his words, which the office relays."""
    if said is None or behind is None or said.speaker is None or found.speaker is None or found.tag is None:
        return found
    if said.speaker.name == found.speaker.name:
        return found
    return replace(found, via=said.speaker)


def _meant(cast: Cast, tag: Tag, last: Voice | None) -> Attribution | None:
    speaker = who(cast, tag.source, last)
    outer = _relayer(cast, tag, last) if tag.kind in ("before", "around") else None
    if outer is not None and not _says(cast.tokens, tag) and not (speaker is not None and _same(outer, speaker)):
        return Attribution(outer, tag.kind, tag)  # what X is said to think is in the words of who says so
    if speaker is None or (tag.kind in _LOOSE and not plausible(cast.tokens, speaker, tag.source)):
        return None
    if not vouched(cast.tokens, speaker, tag):
        return None
    via = outer if outer is not None and not _same(outer, speaker) else None
    return Attribution(speaker, tag.kind, tag, via)


def _same(one: Voice, other: Voice) -> bool:
    return one.name == other.name


def _relayer(cast: Cast, tag: Tag, last: Voice | None) -> Voice | None:
    """Who says that the speaker said it: "Hill said Sondland told her"."""
    tokens = cast.tokens
    first = tokens.sentence(tag.verb)[0]
    at = tag.source.start - 1
    if at > first and (tokens.low[at] == "that" or (tokens.low[at] == "," and not _says(tokens, tag))):
        at -= 1
    while at > first and tokens.bits[at] & DATE:
        at -= 1
    if at <= first or not tokens.bits[at] & SPEECH or tokens.low[at] in CAUSING:
        return None
    if not (tokens.bits[at] & FINITE or reports(tokens, at)):
        return None  # "he posted a clip to say that"
    outer = source_of(tokens, at, first)
    return who(cast, outer, last) if outer is not None else None
