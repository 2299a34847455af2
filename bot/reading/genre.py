"""Whether an article is news, opinion, a press release or a live blog, with the words or traits that show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.model import Article, Genre, GenreEvidence
from bot.reading.outline import Outline, Paragraph
from bot.reading.quotes.stretches.unmarked import SPEAKER

EDGE_PARAGRAPHS = 4
"""Paragraphs at the start and at the end in which a text may say what it is."""

EDGE = 600
"""The first or last characters of such a paragraph, in which its kind is looked for."""

FIRST_PERSON = 0.004
"""The share of words that are the writer's own "I" or "my", outside of quotes, from which a text may be opinion."""

RHETORICAL = 2
"""Questions of the writer's own from which a text may be opinion."""

LIVE_ENTRIES = 3
"""A text with so many paragraphs that start with a clock time is a live blog."""

TURNS = 4
"""A text with so many paragraphs that are questions, or start with a speaker and a colon, is an interview."""

SHORTEST = 8
"""Words; the kind of a shorter text is unknown unless it says what it is."""

_Signs = tuple[tuple[Genre, re.Pattern[str]], ...]


def _signs(*signs: tuple[Genre, str]) -> _Signs:
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in signs)


_OPINION = r"(?:opinion|op-?ed|comment(?:ary)?|editorial|column|analysis & opinion|letters?)"
_WRITTEN_BY = r"(?:author|writer|own|columnist|contributor)"
ROUND_UP = (
    r"\b(?:round-?ups?|news in brief|as it happened|(?:morning|evening|daily|weekly|news)\s(?:briefing|digest|bulletin)"
    r"|things (?:you need )?to know (?:today|this|for [a-z]{3,9}\.? \d{1,2}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|,[^:]{0,120}:\s(?:\d+|[a-z]+) things to know\b(?!\s(?:about|before))"
    r"|what you need to know (?:today|this)|news from around (?:the|our)"
    r"|it['’]s [a-z]+day['’]s news|(?:year|month|week) in review)\b|[:|–—-]\s*in brief$|^(?:on )?this (?:date|day) in\b"
)
"""Titles of round-ups, which tell many events; they count as live blogs."""

_PATHS = _signs(
    ("opinion", r"/(?:opinions?|op-?ed|columns?|comment|commentisfree|editorials?|blogs?|views?)(?:/|$)"),
    ("live", r"/(?:live|live-?blogs?|live-?updates?|livenews)(?:/|$|-)"),
    ("live", r"[/-](?:daily|morning|evening|weekly|news)-(?:briefing|digest|bulletin|round-?up)\b"),
    ("release", r"/(?:press-?releases?|news-?releases?|media-?releases?)(?:/|$)"),
)
_TITLES = _signs(
    ("opinion", rf"^{_OPINION}\s*[:|–—-]"),
    ("opinion", rf"[|–—-]\s*{_OPINION}$|:\s(?:column|editorial|(?:our|opposing|another) view)$"),
    ("live", r"^live\b(?:\s+(?:updates?|blog|coverage))?\s*[:|–—-]|\blive(?: updates|blog| blog)\b|[|–—-]\s*live$"),
    ("live", r"^(?-i:LIVE)\b"),
    ("live", ROUND_UP),
)
_OPENINGS = _signs(
    ("release", r"^\W*(?:for immediate release|press release|news release|media release|embargoed until)\b"),
    ("live", r"^\W*(?:live\b\s*[:|–—-]|this (?:live )?blog is|follow our live)"),
    ("opinion", r"^\W*(?:opinion|op-?ed|commentary|editorial)\W*$"),
)
ROUND_UP_OPENING = re.compile(
    r"\b(?:(?:it['’]s time for|let['’]s get to) [a-z]+day['’]s news|is an? (?:[\w’'-]+ ){0,5}news round-?up"
    r"|(?:here['’]s|here is|this is|with) (?:all )?the (?:news|stories|headlines) (?:that )?you need to know"
    r"|here['’]s what you need to know to get up to speed|on (?:today|this week)['’]s episode of)\b"
    r"|^\W*(?:happy|welcome|good|hello|hi|dear)\b[^.!?]{0,60}\breaders\s?[!.,]",
    re.IGNORECASE,
)
_DISCLAIMERS = _signs(
    (
        "opinion",
        r"\b(?:views|opinions)\b(?:\s[\w’'/-]+){0,8}\s(?:are|represent|reflect|belong to)\b"
        rf"(?:\s[\w’'/-]+){{0,6}}\s{_WRITTEN_BY}",
    ),
    (
        "opinion",
        r"\b(?:does|do) not (?:always |necessarily )?(?:share|reflect|represent|endorse)\b"
        r"(?:\s[\w’'/-]+){0,6}\s(?:views|opinions|position)",
    ),
    ("opinion", r"\bopinions expressed\b(?:\s[\w’'/-]+){0,3}\s(?:column|blog|author)"),
    (
        "opinion",
        r"\b(?:views|opinions) expressed\b(?:\s[\w’'/-]+){0,6}\s(?:solely|entirely|his own|her own|hers|theirs)\b",
    ),
    ("opinion", r"\bthis is an opinion (?:piece|column|article)\b"),
    ("release", r"^\W*(?:media|press) (?:contacts?|inquiries|enquiries)\b|^\W*(?:ends|###)\W*$|^\W*###"),
)
_COLUMNIST = re.compile(r"/columnists?(?:/|$)", re.IGNORECASE)
_READER = re.compile(r"\b(?:I|I['’]m|we|We|our|you|You|your|Your)\b")
_CLOCK = re.compile(
    r"^\W*(?:updated\s+)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PT))?\b", re.I
)
_QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")
_QUOTED_SINGLY = re.compile(r"(?<!\w)['‘](?=\w)(?:[^'’\n]|['’](?=\w))*(['’](?!\w))?")
# It matches without an end too, up to the line's: looking for one from every mark of a line would be quadratic.
_UNENDED = re.compile(r"[“\"][^“”\"]*$")
_I = re.compile(r"\b(?:I(?![,.;:)])|my|myself)\b")
"""The writer as "I", not the numeral in "Anna I, her aunt"."""

_ASKED = re.compile(r"(?:^|(?<=[.!?]))[^.!?]*\?")
"""A question that a writer asks in the reader's place: "How do I get my money?"."""

_WRITER = re.compile(
    r"^\W*about the author\b|^\W*the (?:author|writer) is\b|\b(?:is a|is the) (?:[\w’'-]+ ){0,3}columnist\b", re.I
)
_QUESTION = re.compile(r"[a-z][”\"’]?\?")
_LABELLED = re.compile(rf"\W{{0,3}}{SPEAKER}:\s")
"""The speaker in front of a turn of an interview: "Q: ", "Ann Field: "."""


def genre(article: Article, outline: Outline) -> GenreEvidence:
    """The kind of an article with its evidence: news, unless its URL, title, first or last paragraphs or voice differ.

    What a text says of itself counts before its voice, and "release" and "live" before "opinion".
    """
    declared = [*_declared(article, outline)]
    signs = _voice(outline)
    if (path := _COLUMNIST.search(article.url or "")) and (signs or _speaks_to_reader(outline)):
        declared.append(("opinion", path.group()))  # else it is a report that a columnist wrote, as of a match
    for kind in ("release", "live", "opinion"):
        evidence = tuple(dict.fromkeys(words for found, words in declared if found == kind))
        if evidence:
            return GenreEvidence(kind, evidence)
    if len(signs) > 1:
        return GenreEvidence("opinion", signs)
    if sum(len(outline.text[p.start : p.end].split()) for p in outline.clean) < SHORTEST:
        return GenreEvidence("unknown", ("hardly any text",))
    return GenreEvidence("news")


def _declared(article: Article, outline: Outline) -> Iterator[tuple[Genre, str]]:
    """Each kind that the URL, the title or the text names, with its words."""
    path = re.sub(r"^https?://[^/]*", "", article.url or "")
    for kind, pattern in _PATHS:
        yield from ((kind, match.group()) for match in [pattern.search(path)] if match)
    for kind, pattern in _TITLES:
        yield from ((kind, match.group()) for match in [pattern.search(article.title or "")] if match)
    paragraphs = [_text(outline, paragraph) for paragraph in outline.paragraphs]
    for place, text in enumerate(paragraphs[:EDGE_PARAGRAPHS]):
        for kind, pattern in _OPENINGS:
            if (match := pattern.search(text[:EDGE])) and (
                kind != "live" or not place
            ):  # further down it is a link to one
                yield kind, match.group().strip()
        if match := ROUND_UP_OPENING.search(text[:EDGE]):
            yield "live", match.group()
    for text in (*paragraphs[:2], *paragraphs[2:][-2 * EDGE_PARAGRAPHS :]):
        for kind, pattern in _DISCLAIMERS:
            if match := pattern.search(text[-EDGE:]):
                yield kind, match.group().strip()
    clocks = [match.group().strip() for text in paragraphs if (match := _CLOCK.match(text))]
    if len(clocks) >= LIVE_ENTRIES:
        yield "live", f"{len(clocks)} entries with a time ({clocks[0]} …)"


def _voice(outline: Outline) -> tuple[str, ...]:
    """Signs that the writer argues; with two of them a text is opinion."""
    texts = [_text(outline, paragraph) for paragraph in outline.clean]
    if sum(_is_asked(text) or _LABELLED.match(text) is not None for text in texts) >= TURNS:
        return ()  # an interview: "I" is who is asked
    own = [*_own(texts)]
    words = sum(text.count(" ") + 1 for text in own) or 1
    first = sum(len(_I.findall(_ASKED.sub("", text) if "?" in text else text)) for text in own)
    asked = sum(len(_QUESTION.findall(text)) for text in own)
    signs = []
    if first >= 2 and first / words >= FIRST_PERSON:
        signs.append(f"the writer says I {first} times")
    if asked >= RHETORICAL:
        signs.append(f"{asked} questions of the writer's own")
    ends = [_text(outline, paragraph) for paragraph in outline.paragraphs[-EDGE_PARAGRAPHS:]]
    signs += [match.group().strip() for text in ends if (match := _WRITER.search(text))]
    return tuple(signs)


def _speaks_to_reader(outline: Outline) -> bool:
    """Whether the writer says "I", "we" or "you", or asks a question."""
    own = _own([_text(outline, paragraph) for paragraph in outline.clean])
    return any(_READER.search(text) or _QUESTION.search(text) for text in own)


def _own(paragraphs: Sequence[str]) -> Iterator[str]:
    """The paragraphs without quoted words; a quotation may go on in the next paragraph, or be cut off."""
    for text, following in pairwise([*paragraphs, ""]):
        own = _QUOTED_SINGLY.sub(lambda quoted: " " if quoted[1] else quoted[0], _QUOTED.sub(" ", text))
        goes_on = following.startswith(("“", '"')) if following else text[-1:].isalnum()
        yield _UNENDED.sub(" ", own) if goes_on else own


def _is_asked(text: str) -> bool:
    """Whether a paragraph is a question, as an interviewer's is."""
    return len(text) < EDGE and text.endswith("?")


def _text(outline: Outline, paragraph: Paragraph) -> str:
    return outline.text[paragraph.start : min(paragraph.end, paragraph.start + 5_000)]
