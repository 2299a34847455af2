"""Who says each quoted stretch: tags first, then the words before, then the speech that goes on from the quote before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.reading.quotes.people import Cast, Referent, referent
from bot.reading.quotes.phrases import Phrase, phrase, speaks
from bot.reading.quotes.subjects import DASHES, clause_subject, reporting_subject, source_of
from bot.reading.quotes.tags import Tag, lead_ins, possessor, reporting, tag_behind, trailing
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import DATE, DOCUMENTS, ONE_PERSON, PRONOUN, SAY, TELL, VERB


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a stretch and how we know: `tag` is None where the quote goes on from another or nothing tells.

    `kind` is the kind of the evidence; `via` is who relays the words.
    """

    speaker: Referent | None
    kind: str
    tag: Tag | None = None
    via: Referent | None = None


NOBODY = Attribution(None, "none")

_LOOSE = frozenset(("around", "trailing"))
_SENTENCES_BACK = 3
_ISSUED_BACK = 300
_TURN = re.compile(r"([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}): ")


def attributions(cast: Cast) -> list[Attribution]:
    """The attribution of each stretch, by its number; nicknames have none."""
    tokens = cast.tokens
    made = [NOBODY] * len(tokens.stretches)
    reader = _Reader(cast)
    for number, at in enumerate(tokens.token_of):
        if at >= 0:
            made[number] = reader.read(number, at, made)
    return _spread_back(tokens, made)


def _spread_back(tokens: Tokens, made: list[Attribution]) -> list[Attribution]:
    """Give the first paragraphs of a speech the speaker that only its last paragraph names."""
    for number in range(len(made) - 2, -1, -1):
        if tokens.stretches[number].continues and made[number].speaker is None and made[number + 1].tag is not None:
            made[number] = replace(made[number + 1], kind="goes on", tag=None)
    return made


class _Reader:
    """Reads the stretches in order and remembers who spoke last."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.tokens = cast.tokens
        self.last: Referent | None = None
        self.last_token = -1

    def read(self, number: int, at: int, made: list[Attribution]) -> Attribution:
        tokens = self.tokens
        found = self._in_transcript(number) or self._tagged(at)
        if found is None and number and tokens.stretches[number - 1].continues:
            found = self._going_on(made[number - 1])
        if found is None and self._opens_sentence(at):
            found = self._chained(at)
        if found is None:
            found = NOBODY
        if found.speaker is not None:
            self.last, self.last_token = found.speaker, at
        return found

    def _in_transcript(self, number: int) -> Attribution | None:
        """By a name and colon inside the marks: "WALLACE: Governor, …"."""
        tokens = self.tokens
        stretch = tokens.stretches[number]
        at = tokens.token_of[number]
        turn = _TURN.match(tokens.text, stretch.start, stretch.end)
        if turn is None or tokens.paragraphs[tokens.paragraph_of[at]][0] != at:
            return None
        name = turn.group(1)
        several = self.cast.surnames.get(name.split()[-1].lower(), [])
        if several:
            person = several[0]
            return Attribution(Referent(self.cast.name(person), "person", "surname", at, at + 1, person), "turn")
        if not name.isupper():
            return None
        return Attribution(Referent(name, "unnamed", "description", at, at + 1), "turn")

    def _going_on(self, before: Attribution) -> Attribution | None:
        return replace(before, kind="goes on", tag=None) if before.speaker is not None else None

    def _tagged(self, at: int) -> Attribution | None:
        """By the tag behind, the verb before, or a tag at the end of the sentence."""
        behind = tag_behind(self.tokens, at)
        said = self._meant(behind, at) if behind is not None else None
        around: Attribution | None = None
        for lead in lead_ins(self.tokens, at):
            if said is not None and (lead.kind != "before" or not self._introduces(lead, at)):
                break
            found = self._meant(lead, at)
            if found is not None and lead.kind == "before":
                return self._relayed(found, said, behind)
            if found is not None and (around is None or self._says(lead)):
                around = found
            if self._says(lead) and (found is not None or self.tokens.low[lead.source.head] in ("he", "she")):
                break
        if said is not None:
            return said
        if around is not None:
            return around
        for tag in (trailing(self.tokens, at), possessor(self.tokens, at)):
            found = self._meant(tag, at) if tag is not None else None
            if found is not None:
                return found
        return None

    def _introduces(self, lead: Tag, at: int) -> bool:
        """Whether a colon or comma ties the quote to the verb before it."""
        return self.tokens.low[at - 1] in (",", ":") and lead.verb >= at - 4 and lead.verb >= 0

    def _says(self, lead: Tag) -> bool:
        """Whether the verb reports speech, and not thoughts or a name for something."""
        return lead.verb < 0 or bool(self.tokens.bits[lead.verb] & (SAY | TELL))

    def _relayed(self, found: Attribution, said: Attribution | None, behind: Tag | None) -> Attribution:
        """He said, "…," the office said: his words, which the office relays."""
        if said is None or behind is None or said.speaker is None or found.speaker is None or found.tag is None:
            return found
        tokens = self.tokens
        if said.speaker.name == found.speaker.name:
            return found
        if tokens.sentence_of[behind.source.start] != tokens.sentence_of[found.tag.source.start]:
            return found
        return replace(found, via=said.speaker)

    def _meant(self, tag: Tag, at: int) -> Attribution | None:
        speaker = self._who(tag.source)
        if speaker is None or (tag.kind in _LOOSE and not self._plausible(speaker, tag.source)):
            return None
        via = self._relayer(tag, speaker) if tag.kind in ("before", "around") else None
        return Attribution(speaker, tag.kind, tag, via)

    def _plausible(self, speaker: Referent, source: Phrase) -> bool:
        """Whether a mere description is of something that speaks."""
        return speaker.how != "description" or speaks(self.tokens, source)

    def _who(self, source: Phrase) -> Referent | None:
        tokens = self.tokens
        if tokens.low[source.head] in ("they", "it") and source.core - source.start == 1:
            return self._group(source) or referent(self.cast, source, self.last)
        if tokens.bits[source.head] & DOCUMENTS and tokens.low[source.start] == "the" and source.core == source.end:
            issuer = self._issuer(source)
            if issuer is not None:
                return issuer
        found = referent(self.cast, source, self.last)
        if found is None or found.how not in ("description", "role"):
            return found
        return self._in_apposition(source) or found

    def _issuer(self, source: Phrase) -> Referent | None:
        """Who made "the statement": the subject of the sentence that first tells of "a statement"."""
        tokens = self.tokens
        noun = tokens.low[source.head]
        for i in range(source.start - 1, max(0, source.start - _ISSUED_BACK), -1):
            if tokens.low[i] == noun and tokens.low[i - 1] in ("a", "an", "separate", "joint", "written", "brief"):
                first = tokens.sentences[tokens.sentence_of[i]][0]
                subject = reporting_subject(tokens, first, i)
                found = referent(self.cast, subject, self.last) if subject is not None else None
                if subject is None or found is None or found.kind == "document" or not self._plausible(found, subject):
                    return None
                return replace(found, how="issuer")
        return None

    def _group(self, source: Phrase) -> Referent | None:
        """The group or body that the sentence before reports on, for "they" and "it"."""
        tokens = self.tokens
        sentence = tokens.sentence_of[source.start]
        if sentence == 0 or tokens.paragraph_of[tokens.sentences[sentence][0]] == 0:
            return None
        first, stop = tokens.sentences[sentence - 1]
        if tokens.paragraph_of[first] != tokens.paragraph_of[source.start]:
            return None
        subject = clause_subject(tokens, first, stop)
        if subject is None or tokens.bits[subject.head] & PRONOUN:
            return None
        found = referent(self.cast, subject, self.last)
        if found is None or found.person is not None or not self._plausible(found, subject):
            return None
        return replace(found, how="pronoun")

    def _in_apposition(self, source: Phrase) -> Referent | None:
        """The name set behind a description: "Carlineo's attorney, Sonya Zoghlin,"."""
        tokens = self.tokens
        if not tokens.bits[source.head] & ONE_PERSON:
            return None
        stop = tokens.sentences[tokens.sentence_of[source.start]][1]
        for end in (source.core, source.end):
            if end + 1 < stop and (tokens.low[end] == "," or tokens.low[end] in DASHES):
                named = phrase(tokens, end + 1, stop)
                if named is not None and named.head in self.cast.person_at:
                    if named.core >= stop or tokens.low[named.core] in (",", ".", ":", "(", "—", "–", "--"):
                        return referent(self.cast, replace(named, end=named.core), self.last)
        return None

    def _relayer(self, tag: Tag, speaker: Referent) -> Referent | None:
        """Who says that the speaker said it: "Hill said Sondland told her"."""
        tokens = self.tokens
        first = tokens.sentences[tokens.sentence_of[tag.verb]][0]
        at = tag.source.start - 1
        if at > first and tokens.low[at] == "that":
            at -= 1
        while at > first and tokens.bits[at] & DATE:
            at -= 1
        if at <= first or not tokens.bits[at] & VERB & (SAY | TELL):
            return None
        outer = source_of(tokens, at, first)
        found = self._who(outer) if outer is not None else None
        if found is None or found.name == speaker.name or (found.person is not None and found.person == speaker.person):
            return None
        return found

    def _opens_sentence(self, at: int) -> bool:
        tokens = self.tokens
        first, stop = tokens.sentences[tokens.sentence_of[at]]
        return first == at or (at > 0 and tokens.low[at - 1] == ":") or (first + 1 == at and stop - first <= 3)

    def _chained(self, at: int) -> Attribution | None:
        """By what comes before: a colon, the sentence before, the quote before, the paragraph before."""
        tokens = self.tokens
        first = tokens.sentences[tokens.sentence_of[at]][0]
        opening = tokens.paragraphs[tokens.paragraph_of[at]][0]
        if at > opening and tokens.low[at - 1] == ":":
            return self._from_sentence(tokens.sentence_of[at - 1], at, "colon")
        if first > opening:
            return self._within(at, first)
        if tokens.paragraph_of[at] == 0:
            return None
        return self._from_paragraph(at, tokens.paragraph_of[at] - 1)

    def _within(self, at: int, first: int) -> Attribution | None:
        """In the paragraph of an earlier quote or report."""
        tokens = self.tokens
        sentence = tokens.sentence_of[first - 1]
        begin, end = tokens.sentences[sentence]
        if begin <= self.last_token < end and self.last is not None:
            return Attribution(self.last, "same paragraph")
        opening = tokens.paragraphs[tokens.paragraph_of[at]][0]
        for _ in range(_SENTENCES_BACK):
            found = self._from_sentence(sentence, at, "sentence before")
            if found is not None:
                return found
            if begin <= opening or begin <= self.last_token:
                break
            sentence -= 1
            begin, end = tokens.sentences[sentence]
            if begin <= self.last_token < end:
                break
        return self._last_here(at)

    def _last_here(self, at: int) -> Attribution | None:
        tokens = self.tokens
        if self.last is None or self.last_token < 0 or tokens.paragraph_of[self.last_token] != tokens.paragraph_of[at]:
            return None
        return Attribution(self.last, "paragraph")

    def _from_sentence(self, sentence: int, at: int, kind: str) -> Attribution | None:
        tokens = self.tokens
        tag = reporting(tokens, sentence)
        if tag is not None:
            speaker = self._who(tag.source)
            if speaker is not None and self._plausible(speaker, tag.source):
                return Attribution(speaker, kind)
        first, stop = tokens.sentences[sentence]
        subject = clause_subject(tokens, first, min(stop, at))
        if subject is None:
            return None
        speaker = self._who(subject)
        if speaker is None or (speaker.person is None and not (kind == "colon" and self._plausible(speaker, subject))):
            return None
        return Attribution(speaker, f"{kind}, subject")

    def _from_paragraph(self, at: int, paragraph: int) -> Attribution | None:
        """A paragraph that opens with a quote of its own goes on from the one before."""
        tokens = self.tokens
        begin, end = tokens.paragraphs[paragraph]
        sentence = tokens.sentence_of[end - 1]
        if tokens.low[end - 1] == ":":
            return self._from_sentence(sentence, at, "colon")
        first = tokens.sentences[sentence][0]
        if begin <= self.last_token < end and self.last is not None:
            if self.last_token >= first or tokens.quote[first - 1] >= 0:
                return Attribution(self.last, "paragraph before")
            if all(tokens.quote[i] < 0 for i in range(first, end)):
                tag = reporting(tokens, sentence)
                speaker = self._who(tag.source) if tag is not None else None
                if speaker is not None and speaker.name == self.last.name:
                    return Attribution(self.last, "paragraph before")
            return None
        if any(tokens.quote[i] >= 0 for i in range(begin, end)):
            return None
        tag = reporting(tokens, sentence)
        speaker = self._who(tag.source) if tag is not None else None
        return Attribution(speaker, "report before") if speaker is not None else None
