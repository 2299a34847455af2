"""Where clauses and noun phrases start and end, by closed classes of words and by marks; no grammar is parsed."""

from __future__ import annotations

from bot.reading.figures.line import Line
from bot.reading.figures.words import FigureWords

Span = tuple[int, int]

LONGEST_PHRASE = 12
BREAKS = frozenset((*'.,;:()[]?!—–"“”',))
RELATIVES = frozenset(("which", "who", "whose"))
DETERMINERS = frozenset("the a an its their his her our my your this that these those another each all".split())
TIMES = frozenset(
    ("half", "past", "coming", "last", "next", "early", "earlier", "late", "later", "previous", "ago", "time", "now")
)
ORDINALS = frozenset(("past", "first", "second", "third", "fourth", "same"))
PERIODS = frozenset(
    ("year", "years", "month", "months", "week", "weeks", "day", "days", "quarter", "season", "decade", "hour", "hours")
)
SAYING = frozenset(("said", "says", "say", "showed", "shows", "show", "suggests", "suggested", "reported", "estimated"))
AUXILIARIES = frozenset(("is", "are", "was", "were", "be", "been", "being", "has", "have", "had"))
NOUNS_TOO = frozenset("forecast forecasts estimate estimates report reports claim claims note notes records".split())
BEHIND_NOUNS = frozenset("to of for by from is was are were has had".split())
"""Behind these words of claiming they say that it is a noun: "raised its sales forecast to $5"."""

DEEDS = frozenset(("added", "adds", "add", "recorded", "records", "record", "put", "puts"))
"""Verbs of claiming that before an amount are deeds: "employers added 22,000 jobs"."""

EMPTY = frozenset(("one", "far", "extra", "double", "triple", "short", "little"))
"""Words before an amount that say nothing of what it is."""

NOUNS_IN_ING = frozenset(
    (
        "borrowing spending lending housing funding trading shipping building reading rating hearing meeting shooting "
        "bombing training smoking ruling mining manufacturing advertising financing flooding"
    ).split()
)
ON = frozenset(("on", "in", "from", "since", "by", "until"))
NOUNS_IN_LY = frozenset("family supply reply assembly rally ally fly".split())
JOINTS = frozenset("-'’&/+")


def clause_start(line: Line, place: int, floor: int, words: FigureWords) -> int:
    """The first token of the clause that a token stands in; not before `floor`."""
    start = place
    while start > floor and not (_breaks(line, start - 1) or says(line, start - 1, words)):
        start -= 1
    return start + 1 if line.lower[start] == "that" and says(line, start - 1, words) else start


def says(line: Line, place: int, words: FigureWords) -> bool:
    """Whether a token is a verb whose object is what is claimed: "police said 30 people"; not "it is said"."""
    word = line.lower[place]
    if word not in words.claim_verbs or line.is_capital(place):
        return False
    if is_named(line, place) or is_deed(line, place):
        return False
    before = line.lower[place - 1]
    return line.is_word(place - 1) and before not in AUXILIARIES and before not in DETERMINERS


def is_named(line: Line, place: int) -> bool:
    """Whether a verb of saying is a noun there: "its sales forecast to $5", "the May report exceeded"."""
    behind = line.lower[place + 1]
    return line.lower[place] in NOUNS_TOO and (behind in BEHIND_NOUNS or behind.endswith("ed"))


def is_deed(line: Line, place: int) -> bool:
    """Whether a verb of saying is none before its amount: "employers added 22,000 jobs"."""
    return line.lower[place] in DEEDS and (line.is_digits(place + 1) or line.is_digits(place + 2))


def _breaks(line: Line, place: int) -> bool:
    """Whether a token ends what stands before it; the point of "U.S." and the brackets of "Ford (F)" do not."""
    token = line.tokens[place]
    if token == "that" and line.lower[place - 1] in SAYING:
        return True
    if token == "that":
        return line.lower[place + 1] in AUXILIARIES or line.lower[place + 1] in ("can", "could", "will", "would", "may")
    if token in RELATIVES:
        return True
    if token not in BREAKS:
        return False
    return not is_initial(line, place)


def antecedent(line: Line, start: int, words: FigureWords) -> Span | None:
    """The noun phrase in front of the break where a clause starts: "bank stocks, which were up"."""
    stop = start
    while stop > 0 and (
        not line.is_word(stop - 1) or line.lower[stop - 1] in RELATIVES or line.lower[stop - 1] == "that"
    ):
        stop -= 1
    begin = phrase_start(line, stop, words)
    return (begin, stop) if begin < stop else None


def trimmed(line: Line, start: int, stop: int, words: FigureWords) -> Span:
    """A stretch without leading and trailing words that carry no sense: prepositions, verbs of change, adverbs."""
    while stop > start and not (_ends(line, stop - 1, words) or is_last_initial(line, stop - 1)):
        stop -= 1
    while (
        start < stop
        and line.lower[start] not in DETERMINERS
        and (
            not _carries(line, start, words)
            or (line.lower[start] in TIMES and line.lower[start + 1] in PERIODS)
            or _is_dated(line, start, words)
        )
    ):
        start += 2 if line.lower[start + 1] in PERIODS else 1
    return min(start, stop), stop


def _is_dated(line: Line, place: int, words: FigureWords) -> bool:
    """Whether a day or month stands alone behind its preposition: "on Tuesday it would", "from October at"; no name."""
    word, behind = line.lower[place], line.lower[place + 1]
    named = word in words.weekdays or word in words.months
    return named and line.lower[place - 1] in ON and behind in words.grammar.function


def _ends(line: Line, place: int, words: FigureWords) -> bool:
    word = line.lower[place]
    return word not in TIMES and _carries(line, place, words)


def _carries(line: Line, place: int, words: FigureWords) -> bool:
    """Whether a token has a sense of its own: a noun, an adjective, a full verb but for those of change or saying."""
    word = line.lower[place]
    if line.is_digits(place):
        return line.is_capital(place - 1) and line.lower[place - 1] not in words.grammar.function
    if len(word) == 1 and not line.is_capital(place):
        return False
    if word in words.grammar.function or word in words.grammar.adverbs or word in words.claim_verbs or word in EMPTY:
        return False
    if is_adverb(line, place):
        return False
    if word.endswith("ing") and not line.is_word(place + 1):
        return False
    if word.endswith("ed") and line.lower[place - 1] in AUXILIARIES:
        return False
    return word not in words.directions


def is_adverb(line: Line, place: int) -> bool:
    """Whether a word is one by its ending: "recently", not "family"."""
    return line.lower[place].endswith("ly") and not line.is_capital(place) and line.lower[place] not in NOUNS_IN_LY


def has_content(line: Line, start: int, stop: int, words: FigureWords) -> bool:
    """Whether a stretch names something: not only participles and times."""
    return any(
        _carries(line, place, words) and not _is_participle(line.lower[place]) and not is_time(line, place, words)
        for place in range(start, stop)
    )


def _is_participle(word: str) -> bool:
    return word.endswith("ing") and word not in NOUNS_IN_ING


def first_phrase(line: Line, start: int, stop: int, words: FigureWords) -> Span | None:
    """The first noun phrase of a stretch, with what follows its "of"."""
    end = start
    while end < stop and end - start < LONGEST_PHRASE:
        word = line.lower[end]
        if word in words.grammar.function and word not in DETERMINERS and word != "of":
            break
        end += 1
    begin, end = trimmed(line, start, end, words)
    return (begin, end) if begin < end else None


def phrase_end(line: Line, start: int, words: FigureWords) -> int:
    """Behind the noun phrase that starts at a token, determiners and possessives included."""
    stop = start
    while stop - start < LONGEST_PHRASE:
        word = line.lower[stop]
        joins = line.glued(stop) and (line.tokens[stop] in JOINTS or is_initial(line, stop))
        counts = line.is_digits(stop) and _may_count(line, stop - 1)
        if not (joins or counts or line.is_word(stop)):
            break
        closed = word in words.grammar.function and not line.is_capital(stop)
        if closed and not (stop == start and word in DETERMINERS) and not line.glued(stop):
            break
        stop += 1
    if stop > start + 1 and line.lower[stop - 1].endswith("ed") and line.lower[stop] in words.grammar.function:
        stop -= 1
    while stop > start and (line.lower[stop - 1] in DETERMINERS or line.tokens[stop - 1] in JOINTS):
        stop -= 1
    if line.tokens[stop - 1] == "." and not is_last_initial(line, stop - 1):
        stop -= 1
    return stop


def _may_count(line: Line, place: int) -> bool:
    """Whether digits behind a token belong to its phrase: "an 8.5 kW system", "Model 3"."""
    return line.is_capital(place) or line.lower[place] in DETERMINERS


def is_initial(line: Line, place: int) -> bool:
    """Whether a token is the point of an abbreviation such as "U.S." or "Inc."."""
    return line.tokens[place] == "." and len(line.tokens[place - 1]) < 4 and line.is_capital(place - 1)


def is_last_initial(line: Line, place: int) -> bool:
    """Whether a token is the last point of "U.S.", and not that of "Inc." or of the sentence."""
    return is_initial(line, place) and line.tokens[place - 2] == "."


def phrase_start(line: Line, stop: int, words: FigureWords) -> int:
    """Where the noun phrase that ends in front of a token starts."""
    start = stop
    while stop - start < LONGEST_PHRASE:
        word = line.lower[start - 1]
        if not line.is_word(start - 1) and line.tokens[start - 1] not in JOINTS and not is_initial(line, start - 1):
            break
        if word in words.grammar.function and word not in DETERMINERS and word != "of":
            break
        start -= 1
        if word in DETERMINERS:
            break
    while start < stop and (line.lower[start] == "of" or not line.is_word(start)):
        start += 1
    return start


def is_time(line: Line, place: int, words: FigureWords) -> bool:
    """Whether a phrase that starts at a token tells a time: "June", "last week", "the past two years"."""
    for at in range(place, place + 4):
        word = line.lower[at]
        if word in words.months and line.is_capital(at):
            return True
        if word in words.weekdays or word in TIMES or word in PERIODS:
            return True
        if word not in DETERMINERS and word not in ORDINALS and word not in words.numbers.cardinals:
            return False
    return False
