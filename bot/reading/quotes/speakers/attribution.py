"""Who says each quoted stretch: first by its tag, else by the speech that it goes on from or that it repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.reading.quotes.people.cast import Cast, Voice
from bot.reading.quotes.speakers.chains import Spoken, chained
from bot.reading.quotes.speakers.evidence import NOBODY, OPEN, Attribution
from bot.reading.quotes.speakers.tagged import tagged
from bot.reading.quotes.speakers.traits import heads_sentence
from bot.reading.quotes.stretches.unmarked import QUESTION_AND_ANSWER, TURN
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import CONJUNCTION, ING, RELATIVE, SUBORDINATOR

_JOINING = RELATIVE | SUBORDINATOR | CONJUNCTION | ING
"""What joins a clause that is no tag: "…," where the mill stands."""
_FROM_BEFORE = frozenset(("sentence before", "sentence before, subject", "report before"))
"""Evidence that gives way to a tag at the end of a speech of several paragraphs."""

_MOST_INTRODUCED = 40
_FEWEST_LETTERS = 12
_MOST = 20
"""Pull quotes looked for in one article, so that the look stays linear."""


def attributions(cast: Cast) -> list[Attribution]:
    """The attribution of each stretch, by its number; nicknames have none."""
    tokens = cast.tokens
    made = [NOBODY] * len(tokens.stretches)
    answers = _interviewee(cast)
    pulls = _pulled(tokens)
    spoken = Spoken(pulls=frozenset(tokens.paragraph_of[tokens.token_of[number]] for number in pulls))
    for number, at in enumerate(tokens.token_of):
        if at >= 0 and number not in pulls:
            if tokens.stretches[number].answer:
                made[number] = Attribution(answers, "turn") if answers is not None else NOBODY
                continue
            made[number] = _not_of_oneself(cast, number, _read(cast, spoken, number, made))
            if made[number].speaker is not None:
                spoken.speaker, spoken.at = _who_goes_on(made[number], spoken.speaker), at
            elif made[number].kind == "open" or made[number].kind == "author":
                spoken.open = at
    for number, twin in pulls.items():
        made[number] = replace(made[twin], kind="goes on", tag=None) if made[twin].speaker is not None else NOBODY
    return _spread_back(tokens, made)


def _who_goes_on(found: Attribution, last: Voice | None) -> Voice | None:
    """Whose speech it is that a quote without a tag goes on: not somebody's whose words the speaker only relays."""
    if found.kind == "claim":
        return found.via or last or found.speaker
    goes_on = found.via is not None and last is not None and found.via.name == last.name
    return last if goes_on else found.speaker


def _not_of_oneself(cast: Cast, number: int, found: Attribution) -> Attribution:
    """A pronoun does not mean whom the words themselves speak of by name: "Ana Ruiz never gave up," she said."""
    speaker = found.speaker
    if speaker is None or speaker.person is None or not speaker.how.startswith("pronoun"):
        return found
    surname = cast.name(speaker.person).rsplit(None, 1)[-1]
    return OPEN if re.search(rf"\b{re.escape(surname)}\b", cast.tokens.quoted(number)) else found


def _spread_back(tokens: Tokens, made: list[Attribution]) -> list[Attribution]:
    """Give the first paragraphs of a speech the speaker that only its last paragraph names."""
    for number in range(len(made) - 2, -1, -1):
        guessed = made[number].speaker is None or made[number].kind in _FROM_BEFORE
        told = made[number + 1].tag is not None and made[number + 1].speaker is not None
        if tokens.stretches[number].continues and guessed and told:
            made[number] = replace(made[number + 1], kind="goes on", tag=None)
    return made


def _read(cast: Cast, spoken: Spoken, number: int, made: Sequence[Attribution]) -> Attribution:
    """Who says one stretch, when those before it are `made`."""
    at = cast.tokens.token_of[number]
    if cast.tokens.low[at - 1] == ":" and cast.tokens.low[at - 2] in QUESTION_AND_ANSWER:
        return OPEN
    turn = _in_transcript(cast, number)
    known = turn is not None and turn.speaker is not None and turn.speaker.person is not None
    found = turn if known else tagged(cast, at, spoken.speaker) or turn  # "“JUST IN: …,” X tweeted"
    if found is None and number and cast.tokens.stretches[number - 1].continues:
        before = made[number - 1]
        found = replace(before, kind="goes on", tag=None) if before.speaker is not None else None
    if found is None and _cut_short(cast.tokens, number):
        return OPEN
    return found or chained(cast, spoken, at) or NOBODY


def _cut_short(tokens: Tokens, number: int) -> bool:
    """Whether a comma ends the words and more of the sentence follows: a tag, though none that we can read."""
    at = tokens.token_of[number]
    first, stop = tokens.sentence(at)
    ends = tokens.quoted(number).endswith(",")
    return ends and first == at and at + 1 < stop and tokens.quote[at + 1] < 0 and not tokens.bits[at + 1] & _JOINING


def _in_transcript(cast: Cast, number: int) -> Attribution | None:
    """By a name and colon inside the marks: "WALLACE: Governor, …"."""
    tokens = cast.tokens
    stretch = tokens.stretches[number]
    at = tokens.token_of[number]
    turn = TURN.match(tokens.text, stretch.start, stretch.end)
    if turn is None or tokens.paragraph(at)[0] != at:
        return None
    name = turn.group(1)
    if name[-1].isdigit():
        return None  # the output of a program: "Widget2: not found"
    several = cast.surnames.get(name.split()[-1].lower(), [])
    if several:
        person = several[0]
        return Attribution(cast.voice(person, "surname", at, at + 1), "turn")
    if not name.isupper():
        return None
    return Attribution(Voice(name, "unnamed", "description", at, at + 1), "turn")


def _interviewee(cast: Cast) -> Voice | None:
    """Who gives the answers: the only person named in full before the first, else who opens the first sentence of all
    that name somebody; None where neither tells."""
    tokens = cast.tokens
    first = next((at for at in tokens.token_of if at >= 0 and tokens.stretches[tokens.quote[at]].answer), -1)
    named = [one for one in cast.appearances[:_MOST_INTRODUCED] if one.at < first and cast.persons[one.person].full]
    if not named:
        return None
    alone = len({one.person for one in named}) == 1
    if not alone and not heads_sentence(cast, named[0].at):
        return None
    person = named[0].person
    return cast.voice(person, "name", named[0].at, named[0].at + 1)


def _pulled(tokens: Tokens) -> dict[int, int]:
    """The stretch whose words each pull quote repeats, by the pull quote's number."""
    alone = [number for number, at in enumerate(tokens.token_of) if at >= 0 and _alone(tokens, at)][:_MOST]
    if not alone:
        return {}
    words = [_plain(tokens, number) for number in range(len(tokens.stretches))]
    found: dict[int, int] = {}
    for number in alone:
        if len(words[number]) < _FEWEST_LETTERS:
            continue
        longer = (
            other
            for other, at in enumerate(tokens.token_of)
            if at >= 0 and other != number and other not in found and words[number] in words[other]
        )
        twin = next(longer, None)
        if twin is not None:
            found[number] = twin
    return found


def _alone(tokens: Tokens, at: int) -> bool:
    """Whether a paragraph has nothing but the quote, whose speech goes on nowhere."""
    first, stop = tokens.paragraph(at)
    stretch = tokens.stretches[tokens.quote[at]]
    return stop - first == 1 and stretch.closed and not (stretch.continues or stretch.block or stretch.answer)


def _plain(tokens: Tokens, number: int) -> str:
    return " ".join(tokens.quoted(number).lower().rstrip(".,!?…").split())
