"""Who says a quote by the words of its own sentence: the tag behind it, the verb before it, a tag at the end."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.quotes.grammar.claims import claimant, possessor
from bot.reading.quotes.grammar.leads import lead_ins, only_when
from bot.reading.quotes.grammar.subjects import source_of
from bot.reading.quotes.grammar.tags import Tag, TagKind, tag_behind, trailing
from bot.reading.quotes.grammar.verbs import CAUSING, REACH, reports, says
from bot.reading.quotes.people.cast import Cast, Voice
from bot.reading.quotes.speakers.evidence import AUTHOR, OPEN, Attribution
from bot.reading.quotes.speakers.sources import who
from bot.reading.quotes.speakers.vouching import plausible, vouched
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import ADVERB, DATE, FINITE, LABEL, SPEECH

_TIED = frozenset(("a", "an", "as", "that", "the"))
_AUXILIARIES = frozenset("can could did does had has is might must should was were will would".split())
_LOOSE: frozenset[TagKind] = frozenset(("around", "claim", "trailing"))


def tagged(cast: Cast, at: int, last: Voice | None) -> Attribution | None:
    """By the tag behind, the verb before, or a tag at the end of the sentence, which outdoes a thing's verb before.

    OPEN when there is a tag but whom it names stays open, AUTHOR when it is "I"; None when there is none.
    """
    found = _by_nearest(cast, at, last)
    if found is None or found.speaker is None or found.tag is None or found.tag.kind not in ("before", "around"):
        return found
    if plausible(cast.tokens, found.speaker, found.tag.source):
        return found
    closing = _by_ending(cast, at, last)  # "The vote signals “…” for us, said X"
    return closing if _is_person(closing) else found


def _by_nearest(cast: Cast, at: int, last: Voice | None) -> Attribution | None:
    """By the tag that stands nearest."""
    tokens = cast.tokens
    behind = _own(tokens, at, tag_behind(tokens, at))
    said = _meant(cast, behind, last) if behind is not None else None
    claimed = claimant(tokens, at) if said is None else None
    around: Attribution | None = None
    unresolved = [behind] if behind is not None else []
    for lead in lead_ins(tokens, at):
        if said is not None and not (behind and _is_within(tokens, lead, behind, at)):
            break
        if claimed is not None and lead.verb < claimed.source.end:
            break
        found = _meant(cast, lead, last)
        if said is not None and not (_introduces(tokens, lead, at) or _is_person(found)):
            continue
        if found is not None and (lead.kind == "before" or said is not None):
            return _relayed(found, said)
        if found is None and lead.kind == "before":
            unresolved.append(lead)
        if found is not None and (around is None or _says(tokens, lead)):
            around = found
        if _says(tokens, lead) and (found is not None or tokens.low[lead.source.head] in ("he", "she")):
            break
    if said is not None or around is not None:
        return said or around
    if behind is not None and tokens.low[behind.source.head] in ("he", "she"):
        return OPEN  # "“…,” he told them, according to X"
    if (named := _by_ending_or_noun(cast, at, claimed, last)) is not None:
        return named
    if any(tokens.low[tag.source.head] in ("i", "we") for tag in unresolved):
        return AUTHOR
    return OPEN if unresolved else None


def _by_ending_or_noun(cast: Cast, at: int, claimed: Tag | None, last: Voice | None) -> Attribution | None:
    """By whose claim it is, which a tag at the end may relay; by that tag, or by the noun right before."""
    closing = _by_ending(cast, at, last)
    found = _meant(cast, claimed, last) if claimed is not None else None
    if found is not None:
        return _relayed(found, closing)
    noun = possessor(cast.tokens, at) if closing is None else None
    return _meant(cast, noun, last) if noun is not None else closing


def _by_ending(cast: Cast, at: int, last: Voice | None) -> Attribution | None:
    """By the tag at the end of the sentence."""
    ending = trailing(cast.tokens, at)
    return _meant(cast, ending, last) if ending is not None else None


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


def _is_person(found: Attribution | None) -> bool:
    return found is not None and found.speaker is not None and found.speaker.person is not None


def _is_within(tokens: Tokens, lead: Tag, behind: Tag, at: int) -> bool:
    """Whether the words before a quote say whose it is within what a tag behind it tells."""
    if lead.kind == "before":
        told = bool(tokens.bits[lead.verb] & (SPEECH | LABEL))
        return _introduces(tokens, lead, at) or (told and tokens.low[at - 1] in _TIED)
    return behind.kind == "according" and _says(tokens, lead)


def _introduces(tokens: Tokens, lead: Tag, at: int) -> bool:
    """Whether a colon or comma ties the quote to the verb before it, which opens no clause of time or condition."""
    tied = tokens.low[at - 1] in (",", ":") and lead.verb >= at - 4 and lead.verb >= 0
    return tied and not only_when(tokens, lead.source.start, tokens.sentence(at)[0], lead.verb)


def _says(tokens: Tokens, lead: Tag) -> bool:
    """Whether the verb reports speech, and not thoughts or a name for something."""
    return lead.verb < 0 or bool(tokens.bits[lead.verb] & SPEECH)


def _relayed(found: Attribution, said: Attribution | None) -> Attribution:
    """He said, "…," the office said: his words, which the office relays."""
    if said is None or said.speaker is None or found.speaker is None or _same(said.speaker, found.speaker):
        return found
    return replace(found, via=said.speaker)


def _meant(cast: Cast, tag: Tag, last: Voice | None) -> Attribution | None:
    speaker = who(cast, tag.source, last)
    outer = _relayer(cast, tag, last) if tag.kind in ("before", "around") else None
    if outer is not None and not (speaker is not None and _same(outer, speaker)):
        thing = speaker is not None and not plausible(cast.tokens, speaker, tag.source)
        if thing or not _says(cast.tokens, tag) or _goes_on(cast.tokens, tag.verb):
            return Attribution(outer, tag.kind, tag)  # what X is said to think is in the words of who says so
    if speaker is None or (tag.kind in _LOOSE and not plausible(cast.tokens, speaker, tag.source)):
        return None
    if not vouched(cast.tokens, speaker, tag):
        return None
    via = outer if outer is not None and not _same(outer, speaker) else None
    return Attribution(speaker, tag.kind, tag, via)


def _goes_on(tokens: Tokens, verb: int) -> bool:
    """Whether the words go on with what somebody is said to have done: "X said that Y begged him and “would leave”"."""
    at = next((i for i in range(verb + 1, min(verb + REACH, len(tokens))) if tokens.quote[i] >= 0), 0)
    opening = tokens.quoted(tokens.quote[at]).partition(" ")[0] if at and tokens.low[at - 1] == "and" else ""
    return opening in _AUXILIARIES


def _same(one: Voice, other: Voice) -> bool:
    return one.name == other.name


def _relayer(cast: Cast, tag: Tag, last: Voice | None) -> Voice | None:
    """Who says that the speaker said it: "Hill said Sondland told her"."""
    tokens = cast.tokens
    first = tokens.sentence(tag.verb)[0]
    at = tag.source.start - 1
    if at > first and (tokens.low[at] == "that" or (tokens.low[at] == "," and not _says(tokens, tag))):
        at -= 1
    while at > first and tokens.bits[at] & (DATE | ADVERB):
        at -= 1
    if at <= first or not tokens.bits[at] & SPEECH or tokens.low[at] in CAUSING:
        return None
    if not (tokens.bits[at] & FINITE or reports(tokens, at)):
        return None  # "he posted a clip to say that"
    outer = source_of(tokens, at, first)
    return who(cast, outer, last) if outer is not None else None
