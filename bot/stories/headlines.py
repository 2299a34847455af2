"""Which of the outlets' own headlines stands for a story, and the topic where there is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from math import sqrt

from bot.model import Article, Digest, Passage
from bot.reading.summaries.candidates import is_garbled
from bot.stories.kinds import tells_of_death
from bot.stories.wording import wording

_TAIL = re.compile(r"(?<!\s)\s+[|–—-]\s+([^|–—]{2,40})$")
_LEADS_ELSEWHERE = r"""(?:watch|video|listen|audio|podcast|live|photos?|pictures|in\spictures|gallery|opinion|analysis
    |comment|editorial|explainer|explained|quiz|review|timeline|fact[ -]?check
    |(?:[\w’'-]+\s){0,2}(?:recap|replay|updates|highlights))"""
_PERIODIC = r"(?:the\s)?(?:morning|evening|daily|weekly|weekend)\s(?:briefing|bulletin|digest|newsletter|round-?up)"
_NUMBERED = r"""(?:the\s)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\s(?:(?:[\w’'-]+\s){0,2}
    (?:things|ways|reasons|takeaways|must-knows|tips|facts|questions|lessons|moments|signs|stories)|(?:of\sthe\s)?(?:best|most))"""
_PROMISES = rf"""(?:(?:what|how|why|where|who|when|is|are|does|do|did|should|here|see|meet|inside|everything|explaining
    |(?:key\s)?takeaways|{_NUMBERED}|best(?!-)|(?:the\s)?pros\sand\scons)\b
    |(?:an?\s|the\s)?(?:(?:first|full)\s)?
     (?:(?:look|list)\b|(?:timeline|transcript|guide|review)\s(?:of|to)\b))"""
_JUDGES = r"""(?!.*(?:\b(?:says?|said|thinks?|told|whether|urges?|polls?)\b|,\s[^,]+s$))
    [^:,.“\"‘]*\b(?:should|deserves?|(?:is|are)\s(?:right|wrong|so))\b"""
_TELLS_NOT = re.compile(
    rf"""{_LEADS_ELSEWHERE}\b[^:|–—-]{{0,12}}(?::|\s[|–—-]\s)
    |(?:watch|listen)\s
    |if\s[^,]+,
    |.*[|:–—-]\s*{_LEADS_ELSEWHERE}$
    |(?:.*(?:[:;|…]|\s[–—-]|,\sand|\sbut)\s)?(?!(?-i:WHO\b)){_PROMISES}
    |.*[.!?]\s(?:here|what\sto|how\sto|explaining)\b
    |.*,\s(?:here['’]s|everything\s(?:we|you|else))\b
    |[^.!]*\?$
    |[^.!“"‘']*\?\s
    |.*\s(?:tracker|guide|preview|details|schedule|fixtures|odds|predictions|explained|recap|takeaways)(?:[:,]|$)
    |.*\s(?:updates|highlights|newsletter):
    |(?:[\w’'-]+\s)?photos\sof\b
    |.*:\sphotos\s
    |.*\sin\s(?:photos|pictures)\b
    |[^:]{{0,60}}\breview:
    |{_PERIODIC}:
    |.*[:|–—-]\s*{_PERIODIC}$
    |.*(?:\(|\s[|–—-]\s)[a-z]{{3,9}}\.?\s\d{{1,2}},\s20\d\d\)?$
    |{_JUDGES}""",
    re.IGNORECASE | re.VERBOSE,
)
"""A title that leads to a film, a column or a running blog, heads a newsletter, promises to explain, show or list, or
judges."""

CUT = 0.3
"""What a title loses that a feed or a search cut off, or that shouts, in words shared over the root of its own."""

OUTDATED = timedelta(hours=12)
"""How much older than the story's newest article a headline that counts, as the dead, may be at no loss."""

DEATHLESS = 1.0
"""The same of a title that tells of no death, where most of the titles tell of one."""

_YEAR = re.compile(r"(?:19|20)\d\d")

AGED = 0.5
"""What such an older one loses, in words shared over the root of its own."""

LABEL = 2
"""Words of a title that is but a label: "50 States"."""


def tells_what_happened(article: Article) -> bool:
    """Whether it has a report's title, or none: none that asks, explains, lists, judges or leads elsewhere."""
    title = _title(article)
    return title is None or _is_of_report(title.text)


def is_cut(title: str) -> bool:
    """Whether a feed or a search cut the title off."""
    return title.endswith(("...", "…"))


def headline(articles: Sequence[Article], digests: Sequence[Digest], since: datetime) -> Passage | None:
    """The title whose words most of the articles share, for its length, the newest of equals; None without any title.

    Of the articles dated before `since` none gives it, unless no later one has a title. One that counts what was, is
    cut off, shouts, asks, explains, leads to something else, or leaves out a death that most tell of stands back. The
    outlet's name at the end ("… | The Paper") is left off.
    """
    titled = [passage for article in articles if (passage := _title(article)) is not None]
    if not titled:
        return None
    dated = {article.id: article.dated for article in articles}
    newest = max(dated.values())
    holders = Counter(
        stem
        for article, digest in zip(articles, digests, strict=True)
        for stem in wording(article.title or "").stems | _leading(digest)
    )

    of_death = sum(tells_of_death(passage.text) for passage in titled) * 2 > len(titled)

    def standing(passage: Passage) -> tuple[float, float]:
        words = wording(passage.text)
        shared = sum(holders[stem] for stem in words.stems) / len(articles)
        worth = shared / sqrt(len(words.stems) or 1)
        worth -= 0 if _is_of_report(passage.text) else 2
        worth -= CUT if is_cut(passage.text) or passage.text.isupper() else 0
        worth -= DEATHLESS if of_death and not tells_of_death(passage.text) else 0
        counts = any(not _YEAR.fullmatch(number) for number in words.numbers)
        worth -= AGED if counts and newest - dated[passage.article] > OUTDATED else 0
        return round(worth, 6), dated[passage.article].timestamp()

    return max([each for each in titled if dated[each.article] >= since] or titled, key=standing)


def topic(digests: Sequence[Digest]) -> str:
    """The names that most of the articles speak of, for a story without a headline; empty when there are none."""
    counts = Counter(name for digest in digests for name in digest.names[:5])
    first = {name: place for digest in reversed(digests) for place, name in enumerate(digest.names[:5])}
    return ", ".join(sorted(counts, key=lambda name: (-counts[name], first[name], name))[:3])


def _title(article: Article) -> Passage | None:
    title = article.title or ""
    end = len(title.rstrip())
    tail = _TAIL.search(title[:end])
    if tail and article.outlet and _names_outlet(tail.group(1), article.outlet):
        end = tail.start()
    start = len(title) - len(title.lstrip())
    return article.passage(start, end, "title") if start < end else None


def _is_of_report(title: str) -> bool:
    """One or two words name something, and tell nothing of it."""
    return len(title.split()) > LABEL and not (_TELLS_NOT.match(title) or is_garbled(title))


def _names_outlet(tail: str, outlet: str) -> bool:
    mine, theirs = (wording(name).words for name in (tail, outlet))
    glued = "".join(mine).startswith("".join(theirs))  # "Coast Daily" in "CoastDailyPolitics"
    return bool(theirs) and (glued or not set(mine).isdisjoint(theirs))


def _leading(digest: Digest) -> frozenset[str]:
    return frozenset(part for passage in digest.summary[:2] for part in wording(passage.text).stems)
