"""What a figure measures by the words right beside it: "61 paintings worth $9 million", "135 people were killed"."""

from __future__ import annotations

from bot.reading.figures.clauses import AUXILIARIES, DETERMINERS, Span, has_content, is_time, phrase_end, phrase_start
from bot.reading.figures.line import Line
from bot.reading.figures.nouns import PERIODS
from bot.reading.figures.told_units import FATES, HARMS, PARTS_OF
from bot.reading.figures.units import LENGTHS, Quantity, behind, is_share
from bot.reading.figures.words import FigureWords, is_plural

VALUED = frozenset(("worth", "costing", "weighing", "measuring"))
"""Between a thing and its amount: "61 paintings worth $9 million"."""

STATES = frozenset("prison jail custody office power hospital detention exile".split())
"""What such a time is spent in."""

LISTED = frozenset((",", "and", "or"))
LONGEST_PART = 6
"""Tokens of what is said of a part: "35 % of them affordable"."""

LIGHT = frozenset(("including", "bringing", "taking", "making", "putting", "leaving", "costing", "adding"))
"""Verbs that do nothing to what is counted."""

COMPARATIVES = frozenset(("higher", "lower", "more", "less", "fewer", "cheaper", "dearer"))
"""What these open is no subject: "more than last year"."""

AFTER_NOUN = frozenset(("of", "in", "to", "for", "on", "from"))
"""Prepositions that may continue the noun after an amount: "a 75 percent increase in usage"."""

PRONOUNS = frozenset(("it", "he", "she", "they", "we", "i", "that"))
DIRECTIONS = ("north", "south", "east", "west")
"""After a length, these give the direction, not what has that length."""

COMPARING = COMPARATIVES.union(
    "larger smaller longer shorter taller wider deeper heavier lighter faster slower".split()
)
"""After an amount without a noun, these compare: "6 per cent higher" measures what precedes it."""

BEING = frozenset(("is", "are", "was", "were", "be", "been", "being"))
LONGEST_TOLD = 12
LONGEST_PREDICATE = 12
"""Tokens of the longest predicate."""

APART = frozenset("-'’")
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


def nearby(line: Line, quantity: Quantity, cue: int, words: FigureWords) -> Span | None:
    """The thing beside a figure that its form ties to it, or None."""
    if quantity.unit.kind == "age" and not quantity.unit.attributive:
        return _person(line, cue, words)
    if quantity.unit.name == "count":
        told = _multiple(line, quantity, words)
    else:
        told = _done(line, quantity, cue) or _score(line, quantity, words) or _of_them(line, quantity)
        told = told or _state(line, quantity) or _valued(line, cue, words)
    return told or _noun_behind(line, quantity, cue, words) or _told_of_it(line, quantity, cue)


def _person(line: Line, cue: int, words: FigureWords) -> Span | None:
    """Whose age it is: "Dana Wirth, 54,", "two boys, aged 15", "children aged 5 to 9"."""
    stop = cue
    while stop > 0 and line.lower[stop - 1] in ("aged", "ages", ",", "who", "is", "was"):
        stop -= 1
    if stop == cue:
        return None
    start = phrase_start(line, stop, words)
    return (start, stop) if has_content(line, start, stop, words) else None


def _multiple(line: Line, quantity: Quantity, words: FigureWords) -> Span | None:
    """What it is so many times of: "four times the first estimate"."""
    start = quantity.stop + (line.lower[quantity.stop] == "over")
    stop = phrase_end(line, start, words)
    whose = line.lower[start] in DETERMINERS or line.lower[start] == "last" or line.is_capital(start)
    return (start, stop) if whose and stop > start + 1 else None


def _valued(line: Line, cue: int, words: FigureWords) -> Span | None:
    """What is worth so much: "61 paintings worth an estimated $9 million"."""
    if line.lower[cue - 1] not in VALUED:
        return None
    start = phrase_start(line, cue - 1, words)
    return (start, cue - 1) if has_content(line, start, cue - 1, words) else None


def _done(line: Line, quantity: Quantity, cue: int) -> Span | None:
    """What is done to counted things behind a comma: ", flooding 450 homes"; and "to have killed 200"."""
    before, verb = line.lower[cue - 2 : cue] if cue > 1 else ("", "")
    done = before == "," and verb.endswith("ing") and verb not in LIGHT
    done = done or (before in ("and", "or", "have") and verb in HARMS)
    return (cue - 1, cue) if done and quantity.unit.kind == "count" else None


def _of_them(line: Line, quantity: Quantity) -> Span | None:
    """What is said of a part: "35 % of them affordable", "three of whom are in hospital"."""
    start = stop = quantity.stop + 2
    if line.lower[start - 2] != "of" or line.lower[start - 1] not in PARTS_OF:
        return None
    while line.is_word(stop) and stop < start + LONGEST_PART and line.lower[stop] not in LISTED:
        stop += 1
    return (start, stop) if stop > start else None


def _score(line: Line, quantity: Quantity, words: FigureWords) -> Span | None:
    """What ended so: "a 34-20 win"."""
    if quantity.joined != "-" or quantity.unit.kind != "none" or line.lower[quantity.start - 1] not in DETERMINERS:
        return None
    stop = phrase_end(line, quantity.stop, words)
    return (quantity.stop, stop) if stop > quantity.stop else None


def _state(line: Line, quantity: Quantity) -> Span | None:
    """What a time is spent in: "27 years in prison"."""
    start = quantity.stop + 1
    spent = quantity.unit.name in PERIODS and line.lower[start - 1] == "in" and line.lower[start] in STATES
    return (start, start + 1) if spent else None


def _noun_behind(line: Line, quantity: Quantity, cue: int, words: FigureWords) -> Span | None:
    """The noun after an attributive figure: "30-day ceasefire", "a 75 percent increase in usage"."""
    start = behind(quantity)
    if quantity.unit.kind in ("count", "none", "age") and not quantity.unit.attributive:
        return None
    if line.lower[cue - 1] in BEING or line.lower[cue - 1] == "of":
        return None
    if line.tokens[start] in ("-", "–") and line.glued(start):
        start += 2
    if not line.is_word(start) or line.lower[start] in words.grammar.function or is_time(line, start, words):
        return None
    if quantity.unit.name.endswith(LENGTHS) and line.lower[start].startswith(DIRECTIONS):
        return None
    if line.lower[start] in COMPARING and not is_noun(line, start + 1, words):
        return None
    stop = phrase_end(line, start, words)
    if line.lower[start].endswith("ly") or (stop == start + 1 and line.lower[start].endswith("ed")):
        return None
    if line.lower[stop] in AFTER_NOUN:
        longer = phrase_end(line, stop + 1, words)
        if longer > stop + 1 and not is_time(line, stop + 1, words):
            return start, longer
    return start, stop


def is_noun(line: Line, place: int, words: FigureWords) -> bool:
    return line.is_capital(place) or (line.is_word(place) and line.lower[place] not in words.grammar.function)


def _told_of_it(line: Line, quantity: Quantity, cue: int) -> Span | None:
    """The relative clause of a definite amount: "the 1,300 square kilometers it held last summer"."""
    start = behind(quantity)
    if line.lower[cue - 1] != "the" or line.lower[start] not in PRONOUNS:
        return None
    stop = start
    while stop - start < LONGEST_TOLD and line.is_word(stop) and line.lower[stop] not in AUXILIARIES:
        stop += 1
    return (start, stop) if stop > start + 1 else None


def said_of(line: Line, quantity: Quantity, cue: int, previous: Quantity | None, words: FigureWords) -> Span | None:
    """The predicate of a quantity that has a verb of its own, when it says more than that something is."""
    if not _has_verb(line, quantity, cue, previous, words):
        return None
    told = predicate(line, quantity, words)
    return told if told is not None and _tells(line, told, words) else None


def predicate(line: Line, quantity: Quantity, words: FigureWords) -> Span | None:
    """What is said of counted things that open their clause: "135 people were killed in the crash"."""
    start = quantity.stop
    if line.lower[start] == "of":
        places = range(start, min(start + LONGEST_PREDICATE, line.size))
        start = next((at + 1 for at in places if is_plural(line.lower[at], words.grammar)), start)
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
    word = line.lower[quantity.stop + (line.lower[quantity.stop] == "later")]
    opener = line.lower[cue - 1]
    opens = not line.is_word(cue - 1) or opener in JOINERS or opener == "only"
    if is_share(quantity):
        return opens and line.is_word(quantity.stop) and word not in PREPOSITIONS
    if quantity.unit.name == "percentage":
        return opens and (word in AUXILIARIES or word in MODALS or word in SAID)
    if word in AUXILIARIES:
        return previous is not None
    if opener == "with":
        return word.endswith(("ing", "ed"))
    opens = (opener in JOINERS and previous is not None) or opener in SUBORDINATE or opener == "including"
    return opens and (word.endswith("ed") or word in FATES or word in PAST)


def _tells(line: Line, predicate: Span, words: FigureWords) -> bool:
    """Whether a predicate says more than that something is: "were arrested", not "are"."""
    told = line.lower[slice(*predicate)]
    if told[-1] in words.claim_verbs and AUXILIARIES.issuperset(told[:-1]):
        return False
    return any(
        word in FATES or word in PAST or word not in words.grammar.function | words.grammar.adverbs for word in told
    )


def _from(line: Line, start: int, stop: int, words: FigureWords) -> Span | None:
    """The verb that starts at a token, with what follows it in its clause."""
    while stop - start < LONGEST_PREDICATE and (line.is_word(stop) or line.tokens[stop] in APART):
        if line.lower[stop] in ENDS and stop > start:
            break
        stop += 1
    while line.lower[stop - 1] in words.grammar.function and line.lower[stop - 1] not in FATES | PAST:
        stop -= 1
    if line.lower[start] in JOINERS or (line.lower[start] in PREPOSITIONS and not _acts(line, start, stop)):
        return None
    if line.lower[start] in RELATIVE_SUBJECTS:
        start += 1
    return (start, stop) if stop > start else None


def _acts(line: Line, start: int, stop: int) -> bool:
    """Whether a stretch has a verb."""
    return any(word in AUXILIARIES or word in MODALS or word in FATES for word in line.lower[start:stop])
