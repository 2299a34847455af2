"""Somebody's words, fairly shown: cut only at sentence ends, with what turns them round kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from bot.message import Line, Pullquote, Run
from bot.model import Article, Passage, Quote

WORDS = 60
"""Words of a quote shown at most, but for a following sentence that turns it round."""

ENDLESS = 250
"""Words after which even a single sentence is cut."""

GAP = "[…]"
"""What stands where words were left out."""

NEAR = 200
"""Characters of the writer's tag at most between two parts of one speech."""

_ENDS = re.compile(r"(?<![.!?…])[.!?…]++[”’\"')\]]*+(?=\s|$)")
ENDED = (".", "!", "?", "…", "”", '"', "’", "'", ")", "]")
"""How a text ends that is whole."""

_AROUND = " \t\n”’\"')]"
_TURNING = re.compile(r"\W*(?:However|But|Yet)\b")
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Jr|Sr|No|vs|etc)|\b[A-Z])\.$")


def pullquote(quote: Quote, article: Article, tag: Line, others: Sequence[Quote] = (), sought: int = 0) -> Pullquote:
    """The quote with its marks and tag. `others` are quotes among which the same speech may go on, `sought` is a
    character of it that is to be shown.

    A direct quote of more than 60 words, or one that a feed cut off, ends at a sentence's end, and […] says so; it also
    stands before what begins in the middle of a long sentence of the writer's, or with the sentence that is sought. The
    comma before the tag is left out; a next sentence of the same speaker that opens with However, But or Yet is always
    shown. A fragment, what is relayed, and what begins in the middle of the writer's sentence stand inside that
    sentence. Everything between the marks is a slice of the article.
    """
    if printed(quote) == quote.context:
        return Pullquote(_inside(quote), tag, quote.passage.id)
    return Pullquote((Run("“"), *_spoken(quote, article, others, sought), Run("”")), tag, quote.passage.id)


def printed(quote: Quote) -> Passage:
    """What of the article is shown for it: its words, or the writer's sentence that they stand in."""
    return quote.context if quote.kind != "direct" or _is_part_of_sentence(quote) else quote.passage


def bare(passage: Passage) -> Passage:
    """The words without white space around them and the comma before the tag."""
    kept = passage.text.strip().removesuffix(",").rstrip()
    start = passage.text.find(kept)
    return passage.cut(start, start + len(kept))


def is_cut_off(quote: Quote, article: Article) -> bool:
    """Whether a feed cut the article off in the quote's only sentence, or in the writer's sentence around it."""
    if quote.kind != "direct" or _is_part_of_sentence(quote):
        return _trails_off(quote.context, article)
    return _trails_off(quote.passage, article) and len(_sentence_ends(quote.passage.text)) == 1


def turned_by(quote: Quote, article: Article, others: Sequence[Quote]) -> Quote | None:
    """The same speaker's next words, right behind a tag, when they open with However, But or Yet."""
    following = [
        other
        for other in others
        if other.passage.article == quote.passage.article
        and 0 <= other.passage.start - quote.passage.end <= NEAR
        and other.kind == "direct"
        and other.speaker == quote.speaker
    ]
    nearest = min(following, key=lambda other: other.passage.start, default=None)
    if nearest is None or not _TURNING.match(nearest.passage.text):
        return None
    # Another quotation between the two means that somebody else had the word.
    between = article.text[quote.passage.end : nearest.passage.start]
    return nearest if between.count("“") <= 1 and between.count('"') <= 2 else None


def without_turns(quotes: Sequence[Quote], articles: Mapping[str, Article]) -> list[Quote]:
    """The quotes without those that are shown at the end of another one of them, which they turn round."""
    together: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        together[quote.passage.article].append(quote)
    turns = {
        turn.passage
        for id, group in together.items()
        for quote in group
        if quote.kind == "direct" and (turn := turned_by(quote, articles[id], group)) is not None
    }
    return [quote for quote in quotes if quote.passage not in turns]


def marked(passage: Passage, bold: Sequence[Passage]) -> Line:
    """The passage with these parts of it in bold."""
    parts: list[Run] = []
    place = passage.start
    for part in sorted(bold, key=lambda part: part.start):
        if place <= part.start:
            before = passage.cut(place - passage.start, part.start - passage.start)
            parts += [Run.of(before), Run.of(part, bold=True)]
            place = part.end
    parts.append(Run.of(passage.cut(place - passage.start, len(passage.text))))
    return tuple(part for part in parts if part.text)


def _is_part_of_sentence(quote: Quote) -> bool:
    """Whether the quote begins in the middle of the writer's sentence, which is short enough to show."""
    return _begins_inside(quote) and len(quote.context.text.split()) <= WORDS


def _begins_inside(quote: Quote) -> bool:
    """Whether it begins with a small letter behind words of the writer's."""
    return quote.passage.text[:1].islower() and quote.passage.start - quote.context.start > 1


def _trails_off(passage: Passage, article: Article) -> bool:
    """Whether it ends with the article without a mark or in an ellipsis, which is a feed's: "We have seen that..."."""
    behind = article.text[passage.end :].strip()
    if behind.strip(_AROUND):
        return False
    words = passage.text.rstrip(_AROUND)
    return words.endswith(("...", "…")) or not (behind or passage.text.rstrip().endswith(ENDED))


def _inside(quote: Quote) -> Line:
    return marked(quote.context, [quote.passage])


def _spoken(quote: Quote, article: Article, others: Sequence[Quote], sought: int) -> Line:
    text = quote.passage.text
    whole = _sentence_ends(text)[:-1] if _trails_off(quote.passage, article) else []
    kept = text[: whole[-1]] if whole else text
    start, end = 0, _cut(kept)
    if end <= sought < len(kept):
        start = max((each for each in _sentence_ends(kept) if each <= sought), default=0)
        end = start + _cut(kept[start:])
    gap = [Run(f"{GAP} ", faint=True)] if start or _begins_inside(quote) else []
    parts = [*gap, Run.of(bare(quote.passage.cut(start, end)))]
    if end < len(text.rstrip()):
        return (*parts, Run(f" {GAP}", faint=True))
    turn = turned_by(quote, article, others)
    if turn is not None:
        more = turn.passage.text
        stop = _sentence_ends(more)[0]
        parts += [Run(f" {GAP} ", faint=True), Run.of(bare(turn.passage.cut(0, stop)))]
        if stop < len(more.rstrip()):
            parts.append(Run(f" {GAP}", faint=True))
    return tuple(parts)


def _cut(text: str) -> int:
    """Where to stop: after the last sentence within the limit, and after a following one that turns it round; in an
    endless one before a word.
    """
    if len(text.split()) <= WORDS:
        return len(text)
    ends = _sentence_ends(text)
    within = [place for place, end in enumerate(ends) if len(text[:end].split()) <= WORDS]
    chosen = within[-1] if within else 0
    while chosen + 1 < len(ends) and _TURNING.match(text, ends[chosen]):
        chosen += 1
    endless = next(islice(re.finditer(r"\S+", text[: ends[chosen]]), ENDLESS, None), None)
    return endless.start() if endless else ends[chosen]


def _sentence_ends(text: str) -> list[int]:
    ends = [m.end() for m in _ENDS.finditer(text) if not _ABBREVIATION.search(text, max(0, m.end() - 8), m.end())]
    return ends if ends and ends[-1] >= len(text.rstrip()) else [*ends, len(text)]
