"""The words of the sentence that give a figure its sense: "core inflation", "Ukraine's territory"."""

from __future__ import annotations

from bot.reading.figures.clauses import (
    AUXILIARIES,
    Span,
    antecedent,
    clause_start,
    first_phrase,
    has_content,
    is_time,
    phrase_end,
    phrase_start,
    says,
    trimmed,
)
from bot.reading.figures.line import Line
from bot.reading.figures.quantity import Quantity
from bot.reading.figures.told_units import FATES
from bot.reading.figures.words import FigureWords

LONGEST = 12
"""Tokens of the longest stretch that may be told as what a figure measures; a longer clause is cut to its subject."""

REACH = 30
"""Tokens within which a relative clause must open before the figure in it."""

AFTER_NOUN = frozenset(("of", "in", "to", "for", "on", "from"))
PURPOSES = frozenset(("for", "off", "on", "from", "to", "in"))
PRONOUNS = frozenset(("it", "he", "she", "they", "we", "i", "that"))
RELATIVES = frozenset(("which", "who", "that"))
WHOLES = frozenset(("total", "all", "cash", "full", "advance", "return"))
"""Behind "in" these tell how an amount is meant, not what it measures."""

OUTPUTS = frozenset(("gdp", "gnp"))
"""What a share is told of and not of what: "the deficit would be 3.5% of GDP"."""

JOINERS = frozenset(("and", "but", "while", "whereas"))
ENDS = JOINERS | {"that"}
PAST = frozenset("lost went came took left fled fell rose stood got made sent found held won fought ran said".split())
"""Irregular verbs of the past that often follow what is counted."""

COMPARATIVES = frozenset(("higher", "lower", "more", "less", "fewer", "larger", "smaller", "cheaper", "dearer"))
"""Behind an amount without a noun these compare: "6 per cent higher" measures what stands before."""

CUTS = frozenset(
    ("and", "but", "while", "as", "because", "when", "after", "before", "if", "that", "where", "since", "although")
)


def measures(
    line: Line, quantity: Quantity, cue: int, floor: int, before: Span | None, words: FigureWords
) -> Span | None:
    """Tokens that say what a quantity measures, or None.

    `cue` is where its qualifier starts, `floor` the token behind the quantity before it in the sentence, `before` what
    that one measures: "rose 6.5 % to 164p" tells both of one thing.
    """
    if quantity.low == 1 and line.lower[quantity.number.stop] == "of":
        return None
    behind = _noun_behind(line, quantity, words) or _whole(line, quantity, words) or _told_of_it(line, quantity, cue)
    if behind is not None:
        return behind
    if quantity.unit.kind in ("count", "none") and before is not None and _has_verb(line, quantity, cue):
        predicate = _predicate(line, quantity, words)
        if predicate is not None and _tells(line, predicate, words):
            return predicate
    start = clause_start(line, cue, floor, words)
    left = _past_relative(line, cue, floor, words) or _left(line, start, cue, words)
    if left is not None:
        return left
    if (
        quantity.unit.kind == "count"
        and (predicate := _predicate(line, quantity, words)) is not None
        and before is None
    ):
        return predicate
    purpose = _purpose(line, quantity, words)
    if purpose is not None or before is not None:
        return purpose or before
    if (
        start > max(1, floor + 1 if floor else 0)
        and not says(line, start - 1, words)
        and (told := antecedent(line, start, words)) is not None
        and has_content(line, *told, words)
    ):
        return told
    return None


def _has_verb(line: Line, quantity: Quantity, cue: int) -> bool:
    """Whether a verb of its own follows: "30 were hurt", "and half a million homes lost power"."""
    word = line.lower[quantity.stop]
    if word in AUXILIARIES:
        return True
    joined = cue > 0 and line.lower[cue - 1] in JOINERS
    return joined and (word.endswith("ed") or word in FATES or word in PAST) and quantity.unit.kind == "count"


def _tells(line: Line, predicate: Span, words: FigureWords) -> bool:
    """Whether a predicate says more than that something is: "were arrested", not "are"."""
    told = line.lower[slice(*predicate)]
    return any(word in FATES or word not in words.grammar.function | words.grammar.adverbs for word in told)


def _noun_behind(line: Line, quantity: Quantity, words: FigureWords) -> Span | None:
    """The noun that an attributive figure stands before: "30-day ceasefire", "a 75 percent increase in usage"."""
    start = _behind(line, quantity)
    if quantity.unit.kind in ("count", "none", "age") and not quantity.unit.attributive:
        return None
    if line.tokens[start] in ("-", "–") and line.glued(start):
        start += 2
    if not line.is_word(start) or line.lower[start] in words.grammar.function or is_time(line, start, words):
        return None
    if line.lower[start] in COMPARATIVES and not _is_noun(line, start + 1, words):
        return None
    stop = phrase_end(line, start, words)
    if stop == start or line.lower[start].endswith("ly") or (stop == start + 1 and line.lower[start].endswith("ed")):
        return None
    if line.lower[stop] in AFTER_NOUN and not line.is_digits(stop + 1):
        longer = phrase_end(line, stop + 1, words)
        if longer > stop + 1 and not is_time(line, stop + 1, words):
            return start, longer
    return start, stop


def _is_noun(line: Line, place: int, words: FigureWords) -> bool:
    return line.is_word(place) and line.lower[place] not in words.grammar.function


def _whole(line: Line, quantity: Quantity, words: FigureWords) -> Span | None:
    """What a share, amount or money is part of: "20 % of Ukraine's territory", "$1 billion in gains"."""
    place = quantity.stop
    word = line.lower[place]
    if line.lower[place + 1] in (WHOLES if word == "in" else OUTPUTS) and not _is_noun(line, place + 2, words):
        return None
    if word != "of" and not (word == "in" and quantity.unit.kind == "money" and not line.is_capital(place + 1)):
        return None
    while line.is_digits(place + 1) or line.tokens[place + 1] == "%":
        place += 1
    stop = phrase_end(line, place + 1, words)
    return (place + 1, stop) if stop > place + 1 and not is_time(line, place + 1, words) else None


def _told_of_it(line: Line, quantity: Quantity, cue: int) -> Span | None:
    """The clause that says which amount "the" one is: "the 1,300 square kilometers it held last summer"."""
    start = _behind(line, quantity)
    if cue == 0 or line.lower[cue - 1] != "the" or line.lower[start] not in PRONOUNS:
        return None
    stop = start
    while stop < line.size and stop - start < LONGEST and line.is_word(stop) and line.lower[stop] not in AUXILIARIES:
        stop += 1
    return (start, stop) if stop > start + 1 else None


def _behind(line: Line, quantity: Quantity) -> int:
    """The token behind a quantity and its conversions in brackets."""
    if not quantity.also:
        return quantity.stop
    stop = quantity.also[-1].stop
    return stop + 1 if line.tokens[stop] in (")", "]") else stop


def _past_relative(line: Line, cue: int, floor: int, words: FigureWords) -> Span | None:
    """The subject whose relative clause has a figure of its own: "the toll of a fire that burned 3 homes is 15"."""
    verb = next((place for place in range(floor, cue) if line.lower[place] in AUXILIARIES), cue)
    if floor == 0 or verb in (cue, floor):
        return None
    relative = next(
        (place for place in range(floor - 1, max(0, floor - REACH), -1) if line.lower[place] in RELATIVES), 0
    )
    if relative == 0 or line.lower[relative + 1] in words.grammar.function or says(line, relative - 1, words):
        return None
    between = range(relative, verb)
    if any(line.lower[at] in JOINERS or not (line.is_word(at) or line.is_digits(at)) for at in between):
        return None
    return first_phrase(line, clause_start(line, relative, 0, words), relative, words)


def _left(line: Line, start: int, cue: int, words: FigureWords) -> Span | None:
    """The words of the clause in front of the figure: its subject, and what the figure is told of."""
    start, stop = trimmed(line, start, cue, words)
    if stop <= start or not has_content(line, start, stop, words):
        return None
    if stop - start <= LONGEST:
        return start, stop
    if line.lower[cue - 1] == "of":
        begin, end = trimmed(line, phrase_start(line, cue - 1, words), cue, words)
        return (begin, end) if begin < end else None
    for place in range(stop - 2, start, -1):
        if line.lower[place] in CUTS:
            cut = trimmed(line, place + 1, stop, words)
            if has_content(line, *cut, words) and 1 < cut[1] - cut[0] <= LONGEST:
                return cut
            break
    return first_phrase(line, start, stop, words)


def _predicate(line: Line, quantity: Quantity, words: FigureWords) -> Span | None:
    """What is said of counted things that open their clause: "135 people were killed in the crash"."""
    start = stop = quantity.stop
    while stop < line.size and stop - start < LONGEST and (line.is_word(stop) or line.tokens[stop] in "-'’"):
        if line.lower[stop] in ENDS and stop > start:
            break
        stop += 1
    while stop > start and line.lower[stop - 1] in words.grammar.function and line.lower[stop - 1] not in FATES:
        stop -= 1
    if line.lower[start] in JOINERS:
        return None
    if line.lower[start] in RELATIVES:
        start += 1
    return (start, stop) if stop > start else None


def _purpose(line: Line, quantity: Quantity, words: FigureWords) -> Span | None:
    """What it is for: "paid $35,538 for a system", "$550 off a laptop"."""
    place = quantity.stop
    if line.lower[place] not in PURPOSES or quantity.unit.kind == "none" or is_time(line, place + 1, words):
        return None
    stop = phrase_end(line, place + 1, words)
    return (place + 1, stop) if stop > place + 1 else None
