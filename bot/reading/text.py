"""Makes the outline of a text: its paragraphs and sentences by offset, with noise marked.

Sentences are split by nupunkt with our lists of abbreviations and sentence openers, as many of its own 5,865
abbreviations are scanning errors or words ("so.", "bank."); `_mend` corrects the result. A quotation of several
sentences is split too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from nupunkt import PunktParameters, PunktSentenceTokenizer, load_default_model

from bot.reading.noise import marked
from bot.reading.outline import Outline, Paragraph, Sentence
from bot.reading.paragraphs import Span, paragraphs
from bot.reading.text_words import TextWords

LONGEST_WORD = 300
"""Characters; a longer run without white space is no word. nupunkt is quadratic in it (5 s for 100,000 of "a.)")."""

LONGEST_SENTENCE = 2_000
"""Characters; the rest of a longer one counts as another, so that whatever is shown with its sentence stays small."""

_RUN = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD},}}")
_OVERLOOKED = re.compile(r"(?<![\w.])(?:[ap]\.m|([A-Z]))\.[\"”’)]*\s+(?=[\"“‘(]*([A-Z][a-z’']+))")
_GLUED = re.compile(r"(?<=[a-z]{3})\.(?=[A-Z][a-z]+ )")  # on Friday.Ann Field
_INITIALS = re.compile(r"(?:^|[\s(\"“‘])(?:[A-Z]\.)+$")
_NUMBERED = re.compile(r"(?:^|[\s(\"“‘])(?:[Nn]os?|[Pp]p?|[Ss]ec|[Aa]rt|[Ff]ig|[Vv]ol|[Cc]h)\.$")
_BEFORE_NUMBERS = frozenset("jan feb mar apr aug sep sept oct nov dec no".split())
_BEFORE_PLACES = frozenset(("Ft", "Mt", "St"))
_INSIDE = frozenset(")],;:")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z .’'-]{2,40}(?:, [A-Z][\w .’'-]{1,24}){0,2}(?: ?\([^()\n]{2,40}\))?"  # MOSCOW, March 13 (Reuters) -
    r"|[A-Z][\w .’'-]{2,40}(?:, [A-Z][\w .’'-]{1,24}){0,2} ?\([^()\n]{2,40}\)) ?[-–—]{1,2} "  # Moscow (AP) —
    r"|[A-Z][A-Z .’']{2,40}(?: ?\([^()\n]{2,40}\))?—(?=[A-Z][a-z])"  # MOSCOW—The
    r"|[A-Z][\w .’'-]{2,40}(?:, [A-Z][\w .’'-]{1,24})? ?\([A-Z][A-Za-z]{1,12}\)(?=[A-Z][a-z]* )"  # Moscow (CNN)The
    r"|(?:[A-Z][\w /.’'-]{2,40}(?:, [A-Z][\w .’'-]{1,24})? ?)?\((?:CNN|AP|AFP|UPI|Reuters)(?: [A-Z][a-z]+)?\) ?(?=\S)"
)
# At the very start of a text: "Larkfield – The council".
_PLAIN_DATELINE = re.compile(
    r"[A-Z][\w.’'-]{2,20}(?: [A-Z][\w.’'-]{1,20}){0,2}(?:, [A-Z][\w.’'-]{1,20})? ?[–—-]{1,2} (?=[A-Z])"
)
_BULLET = re.compile(r"[•▪►]\s+(?=\S)")
_NAME_AND_VERB = re.compile(r"(?:[A-Z][\w’'.-]*\s+){1,6}([a-z]+)\b|(?:[Hh]e|[Ss]he|[Tt]hey|I)\s+([a-z]+)\b")


def outline(text: str, words: TextWords) -> Outline:
    """The paragraphs of a text with their sentences, noise marked. Linear: 1 MB takes less than 1 s."""
    spans = paragraphs(text)
    found = [
        Paragraph(start, end, tuple(Sentence(*cut) for cut in _undated(text, cuts, place)))
        for place, ((start, end), cuts) in enumerate(zip(spans, sentences(text, spans, words), strict=True))
    ]
    return Outline(text, marked(text, found, words.noise))


def _undated(text: str, cuts: list[Span], place: int) -> list[Span]:
    """The same sentences, the first without its bullet and dateline: "MOSCOW, March 13 (Reuters) - ".

    A bare "Moscow – " is a dateline only at the start of the text, and when its sentence has no other dash.
    """
    if not cuts:
        return cuts
    if bullet := _BULLET.match(text, *cuts[0]):
        cuts = [(bullet.end(), cuts[0][1]), *cuts[1:]]
    dateline = _DATELINE.match(text, *cuts[0])
    if dateline is None and place == 0:
        dateline = _PLAIN_DATELINE.match(text, *cuts[0])
        if dateline and any(text.find(dash, dateline.end(), cuts[0][1]) >= 0 for dash in (" – ", " — ", " - ", "—")):
            return cuts
    if dateline is None or dateline.end() >= cuts[0][1]:
        return cuts
    return [(dateline.end(), cuts[0][1]), *cuts[1:]]


def sentences(text: str, spans: Sequence[Span], words: TextWords) -> Iterator[list[Span]]:
    """The sentences of each paragraph in order, without the white space around them.

    The whole text is split at once, as each call is slow, and the result is cut at the ends of paragraphs.
    """
    even = _even(text)
    rest = iter(_tokenizer(words).span_tokenize(even))
    start, end = next(rest, (0, 0))
    for first, last in spans:
        pieces = []
        while start < last:
            if end > first and (piece := _trimmed(even, max(start, first), min(end, last))):
                pieces.append(piece)
            if end > last:
                break
            start, end = next(rest, (len(text), len(text)))
        yield [part for piece in _mend(even, pieces, words) for part in _bounded(even, *piece)]


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentence, an endless one in pieces that end at white space where there is some."""
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        stop = cut if cut > start else start + LONGEST_SENTENCE
        yield start, stop
        start = stop + (text[stop] == " ")
    yield start, end


def _even(text: str) -> str:
    """The text with the same offsets, but without what makes nupunkt slow: line breaks and endless words."""
    for line_break in "\n\r\u2028\u2029":
        text = text.replace(line_break, " ")
    if max(map(len, text.split()), default=0) < LONGEST_WORD:
        return text
    return _RUN.sub(lambda run: "x" * len(run[0]), text)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return (begin, start + len(words.rstrip())) if begin < end else None


@lru_cache(maxsize=4)
def _tokenizer(words: TextWords) -> PunktSentenceTokenizer:
    trained = load_default_model().parameters
    return PunktSentenceTokenizer(
        PunktParameters(
            abbrev_types=set(words.abbreviations),
            sent_starters=set(words.starters),
            ortho_context=trained.ortho_context,
        )
    )


def _mend(text: str, spans: Iterable[Span], words: TextWords) -> Iterator[Span]:
    """The sentences, joined where nupunkt cut too early and cut where it missed an end."""
    start, end = -1, -1
    for begin, stop in spans:
        if start < 0:
            start = begin
        elif not _goes_on(text, start, end, begin, words):
            yield from _cut(text, start, end, words)
            start = begin
        end = stop
    if start >= 0:
        yield from _cut(text, start, end, words)


def _goes_on(text: str, start: int, end: int, begin: int, words: TextWords) -> bool:
    """Whether the sentence at `start:end` continues at `begin`."""
    if not _WORD.search(text, max(start, end - 200), end):  # a lone bullet, dash or number in front
        return True
    tail, head = text[max(start, end - 12) : end], text[begin : begin + 120]
    if head[0] in _INSIDE or (
        head[0].islower() and not head[1:2].isupper() and not text[max(start, end - 200) : end].islower()
    ):
        return True  # D-Wash. | ), or Yahoo! | said, but not: It fell. | eBay rose
    if tail[-1] == ".":
        return _goes_on_behind_point(text, start, end, head, words)
    return tail.rstrip('"”’')[-1:] in ("!", "?") and tail[-1] not in "!?" and _is_tag(head, words)


def _goes_on_behind_point(text: str, start: int, end: int, head: str, words: TextWords) -> bool:
    last = text[max(start, end - 12) : end].rsplit(maxsplit=1)[-1]
    if last == "." and _set_apart(text[max(start, end - 12) : end], head):
        return True
    if last.rstrip(".") in words.titles or (_NUMBERED.search(last) and head[0].isdigit()):
        return True
    if "-" in last and _goes_on_behind_hyphen(last.rpartition("-")[2].rstrip("."), head, words):
        return True
    if not _INITIALS.search(last):
        return False
    if head[0].isdigit():  # S.B. | 8, but not: in the U.S. | 8 people
        return last.rstrip(".").lower() not in words.abbreviations and last.count(".") > 1
    return _goes_on_as_name(text, start, end, head, words)


def _goes_on_behind_hyphen(last: str, head: str, words: TextWords) -> bool:
    """Whether a name or a date continues: "then-Gov. | Ruiz", "then-St. | Louis", "post-Sept. | 11"."""
    if head[0].isdigit():
        return last.lower() in _BEFORE_NUMBERS
    return last in words.titles or last in _BEFORE_PLACES


def _set_apart(tail: str, head: str) -> bool:
    """Whether a point with spaces around it is part of a number or date: "6 . | 2 %"."""
    before = tail[:-2].rsplit(" ", maxsplit=1)[-1]
    return head[0].isdigit() and tail[-2:] == " ." and (before[-1:].isdigit() or before.lower() in _BEFORE_NUMBERS)


def _goes_on_as_name(text: str, start: int, end: int, head: str, words: TextWords) -> bool:
    """Whether a name continues behind initials: "George W. | Bush", "J.K. | Rowling", not "Plan B. | He left"."""
    before = text[max(start, end - 60) : end].split()[:-1]
    word = _WORD.match(head)
    named = not before or text[end - 3] == "." or before[-1][:1].isupper()
    return named and word is not None and word[0][0].isupper() and word[0].lower() not in words.starters


def _is_tag(head: str, words: TextWords) -> bool:
    match = _NAME_AND_VERB.match(head)
    return match is not None and (match[1] or match[2]) in words.tags


def _cut(text: str, start: int, end: int, words: TextWords) -> Iterator[Span]:
    """The sentence, cut where nupunkt missed an end: "5 p.m. | Lawmakers", "Plan B. | He left"."""
    for match in _OVERLOOKED.finditer(text, start, end):
        initial, word = match[1], match[2]
        if word.lower() in words.starters if initial else word not in words.clock:
            yield from _parted(text, start, match.start() + len(match[0].rstrip()))
            start = match.end()
    yield from _parted(text, start, end)


def _parted(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentence, cut where the space behind a full stop is missing: "on Friday.Ann Field"."""
    for match in _GLUED.finditer(text, start, end):
        yield start, match.end()
        start = match.end()
    yield start, end
