"""Marks the paragraphs that are no news but belong to the page (links, credits, bylines), each with a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.reading.outline import Paragraph
from bot.reading.text_words import NoiseCues

LONGEST_NOISE = 90
"""Words; a longer paragraph is never noise, unless it is code or a gallery."""

SENTENCE = 6
"""Words; a paragraph at least so long that ends with a full stop or the like is a sentence."""

LABEL = 6
"""Most words of a label above a list of links ("More from the Courier")."""

LINK = 25
"""Most words of a link in such a list."""

LONG_WORD, LONG_WORDS = 5, 3
"""Letters of a long word, and such words that a headline behind a dash has at least."""

_EDGE = " \t-–—•*·|>»«:.…"
_CLOSING = "”\"»’'"
_FINAL = re.compile(r"[.!?…][\"”’)]*$")
_ITEM = re.compile(r"[-–—•*·>»]\s*[^\W\d_][^\d.!?,;:\"“”]*$")
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|[@#])\S+|\S+@\S+\.\w+")
_BYLINE = re.compile(
    r"(?:By|BY|Words by|Report by|Story by)\s[A-Z][\w.’'-]+(?:[\s,&/|]+(?:and\s|in\s|for\s)?[A-Z][\w.’'-]+){1,11}$"
)
_CREDITED = re.compile(
    r"(?:^|[.\s])(?:Photo(?:graph)?|Picture|Image|Illustration|Credit)s?(?: credit)?: ?[A-Z][\w .,/&’'-]{1,50}$"
)
"""The end of a caption: "The pier on Monday. Photograph: Ann Field/Wire"."""

_CAPTION = re.compile(
    r"(?:FILE|File photo|FILE PHOTO)\s?[-–—:]|An? (?:aerial|drone|file|satellite) (?:photo|image|picture) shows\b"
    r"|[^\"“”]{0,200}\bin this (?:[\w.]+,?\s){0,6}?"
    r"(?:file |handout |undated )?(?:photo(?:graph)?|picture|image|illustration|frame grab|still)\b(?! of)"
)
"""The start or the middle of a caption: "Ann Field speaks in this May 3 file photo"."""

_AGENCIES = r"(?:Getty Images|AP|AFP|EPA|PA|Reuters|Shutterstock|Alamy|Redux|Zuma)"
CREDIT_AHEAD = re.compile(rf"(?:[A-Z](?:[^/\n.,;:]|(?<=\s[A-Z])\.){{1,40}}/){{1,4}}{_AGENCIES}\b(?=\s[A-Z]|$)")
"""A caption that starts with its credit: "Ann Field/Getty Images The ferry lies at the pier"."""

_CREDIT_BEHIND = re.compile(rf"[.!?]\s(?:[A-Z][^/\n.,;:]{{1,40}}/){{0,3}}{_AGENCIES}$")
"""A credit at the end of a caption: "The ferry lies at the pier. Ann Field/Wire/AP"."""

_GALLERY = re.compile(r"Photos?: .*?\b\d+ of \d+\b", re.S)
"""The captions of a row of pictures: "Photos: The storm The pier at noon. Hide Caption 1 of 12 Photos: …"."""

_ROW = re.compile(rf"\bPhotos?: [^:\n]{{3,120}}?/{_AGENCIES}\b")
"""One caption of such a row without numbers: "Photos: The storm Ann Field/AP The pier at noon."."""

_CREDIT = re.compile(
    r"\((?:[A-Z][^()/\n]{1,60}(?:/| via )){1,3}[A-Z][^()/\n]{1,60}\)"
    rf"|(?:[A-Z][^/\n.,;:]{{1,40}}(?:/| via )){{1,3}}{_AGENCIES}\.?"
)
"""A credit alone: "(Larkfield Daily/Ann Field)", "Ann Field via Getty Images."."""

_LABELLED_LINK = re.compile(r"(?:[►▪•]\s?)?[A-Z\d][^.:“”\"\n]{2,60}(?::(?=[A-Z‘'])|(?<!\d):(?=\d+ [a-z]))")
"""A link to another article with no space behind its label: "Harbour news:Ferries stay in port"."""

_POSTED = re.compile(r"[-–—]\s?[^\n]{1,60}\(@\w{1,20}\)(?: [A-Z][a-z]+ \d{1,2}, \d{4})?$")
"""Who posted what stands above, and when: "— Ann Field (@annfield) October 9, 2018"."""

_NAME = 3
"""Words; a label in capitals at least so long is not the name of a speaker in a transcript."""

_APPEARED = re.compile(r"The post .{3,200} (?:appeared first|first appeared) on ")
_FOLLOW = re.compile(
    r"Follow\s(?:[\w.’'-]+\s){1,10}?(?:@|on\s(?:Twitter|X|Instagram|Facebook|Bluesky|Threads)\b)"
    r"|(?:[^.?!\n]{1,60}\?\s)?Follow\s(?:[\w.’'-]+\s){0,4}?(?:coverage|updates)\b"
)
"""A call to go on reading elsewhere."""

_SIGNS = tuple("{}<>=\\^_")
_TAG = re.compile(r"<[^<>\n]{1,200}>")
_SHORTCODE = re.compile(r"\[/?[a-z][a-z_-]+(?:\s[\w-]+=[^\]\n]*)?\]$")
_FEW_SIGNS = 3
"""A text with more of these signs is code when every 25th character is one."""

_SIGN_UP = re.compile(
    r"\(?(?:sign up (?:for|to)|you can (?:also )?get)\b.{0,80}\b(?:newsletter|inbox)\b", re.IGNORECASE
)
"""An invitation to a newsletter whose name no word list can have."""

_CALL = re.compile(
    r"[.!?]\s(?:sign up (?:here|for|to)\b[^.!?]{0,80}\b(?:newsletter|inbox)\b|subscribe (?:today|now|here)\b)"
    r"[^.!?]{0,80}[.!]?$",
    re.IGNORECASE,
)
"""The end of a newspaper's advertisement for itself."""

# fmt: off
_STAMP_WORDS = frozenset(
    """
    published updated posted modified first last on at by the and min mins minute minutes hour hours day days week weeks
    month months year years ago read am pm a.m p.m et est edt ct cst pt pst gmt utc bst ist cet cest
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
    """.split()
)
# fmt: on
_LISTS = tuple("related recommended trending more most read top latest popular you up editor".split())
"""First words of labels under which links follow."""


def marked(text: str, paragraphs: Sequence[Paragraph], cues: NoiseCues) -> tuple[Paragraph, ...]:
    """The same paragraphs, with a reason on each that is noise. Linear in the text."""
    found: list[Paragraph] = []
    listing = False
    for paragraph in paragraphs:
        own = text[paragraph.start : min(paragraph.end, paragraph.start + LONGEST_NOISE * 15)]
        size = len(own.split())
        row = _GALLERY.match(own) or len(_ROW.findall(own)) > 1
        reason = "code" if _is_code(own) else "credit" if row else None
        if reason is None and size <= LONGEST_NOISE:
            reason = _reason(own, cues)
            if reason is None and listing and size <= LINK and not _FINAL.search(own):
                reason = "related"
        if reason == "links" and found and _signs(text, found[-1], own):
            reason = None
        listing = reason == "related" and (listing or _opens_list(own, size))
        found.append(replace(paragraph, noise=reason) if reason else paragraph)
    return tuple(found)


def _is_code(own: str) -> bool:
    """Whether it is a program, a formula or the page's markup, by signs that prose does not have."""
    bare = _TAG.sub("", own)
    signs = sum(map(bare.count, _SIGNS))
    dense = signs > _FEW_SIGNS and signs * 25 > len(bare)
    return dense or 2 * len(bare) < len(own) or _SHORTCODE.match(own) is not None


def _signs(text: str, above: Paragraph, own: str) -> bool:
    """Whether it is the name below a quotation: "— Ana Ruiz"."""
    quoted = text[above.end - 1] in _CLOSING or text[max(0, above.start - 2) : above.start] == "> "
    return own[0] in "—–―" and quoted


def _reason(own: str, cues: NoiseCues) -> str | None:
    folded = own.lower().replace("’", "'").strip(_EDGE)
    words = folded.split()
    if not words:
        return "links" if own.strip() else None
    is_sentence = len(words) >= SENTENCE and _FINAL.search(own) is not None
    return cues.of(
        " ".join(words), words, is_sentence=is_sentence, is_quoting=any(mark in own for mark in '"“”')
    ) or _shape(own, words)


def _shape(own: str, words: Sequence[str]) -> str | None:
    """The reason by form alone: a list of links, addresses, a date, a credit, a byline."""
    if len(words) <= 4 and _ITEM.match(own):
        return "links"
    if not _ADDRESS.sub("", own).strip(_EDGE + ","):
        return "links"
    if len(words) <= 12 and is_stamp(words):
        return "stamp"
    if (len(words) <= SENTENCE and own[-1] in "—–") or _POSTED.match(own):
        return "byline"
    tail = max(0, len(own) - 80)
    if _CREDITED.search(own, tail) or _CREDIT_BEHIND.search(own, tail):
        return "credit"
    if _CAPTION.match(own) or CREDIT_AHEAD.match(own) or is_credit(own):
        return "credit"
    if _APPEARED.match(own):
        return "rights"
    if len(words) <= LINK and _FOLLOW.match(own):
        return "follow"
    if own[0] in "—–" and (own.count(own[0]) > 1 or not _FINAL.search(own)) and _is_in_capitals(own):
        return "related"
    if len(words) <= LINK + SENTENCE and (_is_labelled_link(own) or (own[0] == "►" and not _FINAL.search(own))):
        return "related"
    if _SIGN_UP.match(own) or _CALL.search(own, max(0, len(own) - 180)):
        return "newsletter"
    return "byline" if len(words) <= 14 and _BYLINE.match(own) else None


def _is_in_capitals(own: str) -> bool:
    """Whether all its long words begin with a capital, as those of a headline do."""
    long = [word for word in own.split() if len(word) >= LONG_WORD]
    return len(long) >= LONG_WORDS and all(word[0].isupper() for word in long)


def is_credit(text: str) -> bool:
    """Whether it is a picture's credit and nothing else."""
    return _CREDIT.fullmatch(text) is not None


def _is_labelled_link(own: str) -> bool:
    """Whether it is a link behind its label, not a turn of a transcript ("FIELD:We waited.")."""
    label = _LABELLED_LINK.match(own)
    if label is None or not label.group().isupper():
        return label is not None
    return label.group().count(" ") >= _NAME - 1 or not _FINAL.search(own)


def is_stamp(words: Sequence[str]) -> bool:
    """Whether it is nothing but a date, a time or an age: "Updated 14:11 EST, 25 October 2013", "3 hours ago"."""
    numbered = timed = False
    for word in words:
        bare = word.strip(",.:;()|-–—•·")
        if bare[:1].isdigit():
            numbered = True
        elif bare in _STAMP_WORDS:
            timed = True
        elif bare:
            return False
    return numbered and timed


def _opens_list(own: str, size: int) -> bool:
    """Whether it is a label under which links follow: "Related articles"."""
    return size <= LABEL and own.lower().strip(_EDGE).startswith(_LISTS) and ":" not in own.rstrip(_EDGE)
