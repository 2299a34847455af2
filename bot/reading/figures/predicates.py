"""What is said of counted things and shares: "135 people were killed in the crash", "one in five homes is empty"."""

from __future__ import annotations

from bot.reading.figures.clauses import AUXILIARIES, Span, says
from bot.reading.figures.line import Line
from bot.reading.figures.quantity import Quantity, is_share
from bot.reading.figures.told_units import FATES
from bot.reading.figures.words import FigureWords, is_plural

LONGEST = 12
"""Tokens of the longest predicate."""

PREPOSITIONS = frozenset("in at on through during across around near from to for between over by of with".split())
SAID = frozenset(("said", "say", "think", "thought", "want", "wanted", "believe", "agree", "approve", "disapprove"))
MODALS = frozenset(("will", "would", "can", "could", "may", "might", "must", "should"))
RELATIVE_SUBJECTS = frozenset(("which", "who", "that"))
"""Relative pronouns that are the subject of their clause, as "whose" is not."""

JOINERS = frozenset(("and", "but", "while", "whereas"))
ENDS = JOINERS | {"that"}
SUBORDINATE = frozenset(("when", "after", "as", "because", "if", "before"))
PAST = frozenset("lost went came took left fled fell rose stood got made sent found held won fought ran said".split())
"""Irregular verbs of the past that often follow what is counted."""


def said_of(line: Line, quantity: Quantity, cue: int, previous: Quantity | None, words: FigureWords) -> Span | None:
    """The predicate of a quantity that has a verb of its own, when it says more than that something is."""
    if not _has_verb(line, quantity, cue, previous, words):
        return None
    told = predicate(line, quantity, words)
    return told if told is not None and _tells(line, told, words) else None


def predicate(line: Line, quantity: Quantity, words: FigureWords) -> Span | None:
    """What is said of counted things that open their clause: "135 people were killed in the crash"."""
    start = quantity.stop
    if line.lower[start] == "of" and quantity.unit.kind in ("count", "none"):
        heads = (
            at + 1 for at in range(start, min(start + LONGEST, line.size)) if is_plural(line.lower[at], words.grammar)
        )
        start = start + 1 if is_share(quantity) else next(heads, start)
    return _from(line, start, start, words)


def with_verb(line: Line, quantity: Quantity, cue: int, stop: int, words: FigureWords) -> int:
    """Behind what is said of a share that opens its clause: "14 % of nurses are in debt"; else the token given."""
    share = is_share(quantity) or quantity.unit.name == "percentage"
    opens = cue == 0 or line.tokens[cue - 1] in (",", ";", ":") or line.lower[cue - 1] in JOINERS
    if not (share and opens) or line.lower[stop] not in AUXILIARIES | MODALS | SAID:
        return stop
    told = _from(line, stop, stop, words)
    return told[1] if told is not None else stop


def _has_verb(line: Line, quantity: Quantity, cue: int, previous: Quantity | None, words: FigureWords) -> bool:
    """Whether a verb of its own follows: "30 were hurt", "and half a million homes lost power"."""
    if quantity.unit.kind not in ("count", "none") and quantity.unit.name != "percentage":
        return False
    word, opener = line.lower[quantity.stop], line.lower[cue - 1] if cue else ""
    opens = cue == 0 or not line.is_word(cue - 1) or opener in JOINERS or opener == "only" or says(line, cue - 1, words)
    if is_share(quantity):
        return opens and line.is_word(quantity.stop) and word not in PREPOSITIONS
    if quantity.unit.name == "percentage":
        return opens and (word in AUXILIARIES or word in MODALS or word in SAID)
    if word in AUXILIARIES:
        return previous is not None
    if word == "later":
        word = line.lower[quantity.stop + 1]
    if opener == "with":
        return word.endswith(("ing", "ed")) or word in FATES or (word == "still" and quantity.unit.kind == "count")
    opens = (opener in JOINERS and previous is not None) or opener in SUBORDINATE or opener == "including"
    return opens and (word.endswith("ed") or word in FATES or word in PAST) and quantity.unit.kind == "count"


def _tells(line: Line, predicate: Span, words: FigureWords) -> bool:
    """Whether a predicate says more than that something is: "were arrested", not "are"."""
    told = line.lower[slice(*predicate)]
    if told[-1] in words.claim_verbs and AUXILIARIES.issuperset(told[:-1]):
        return told[-1] in PAST and told[0] not in ("has", "have", "had")
    return any(
        word in FATES or word in PAST or word not in words.grammar.function | words.grammar.adverbs for word in told
    )


def _from(line: Line, start: int, stop: int, words: FigureWords) -> Span | None:
    """The verb that starts at a token, with what follows it in its clause."""
    while stop < line.size and stop - start < LONGEST and (line.is_word(stop) or line.tokens[stop] in "-'’"):
        if line.lower[stop] in ENDS and stop > start:
            break
        stop += 1
    while stop > start and line.lower[stop - 1] in words.grammar.function and line.lower[stop - 1] not in FATES | PAST:
        stop -= 1
    if line.lower[start] in JOINERS or (line.lower[start] in PREPOSITIONS and not _acts(line, start, stop)):
        return None
    if line.lower[start] in RELATIVE_SUBJECTS:
        start += 1
    return (start, stop) if stop > start else None


def _acts(line: Line, start: int, stop: int) -> bool:
    """Whether a stretch has a verb."""
    return any(word in AUXILIARIES or word in MODALS or word in FATES for word in line.lower[start:stop])
