"""Passages that may answer a wish, best first: looked up in the history, then weighed one by one."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answers.kin import SPELLINGS
from bot.answers.stems import root, stem, words
from bot.answers.texts import Block, blocks, sentences
from bot.answers.wish import Term, Wish
from bot.model import Article, Digest, Figure, Quote
from bot.ports import Books, Hit, Query

READ = 12
"""Articles that are looked at in full."""

POOL = 200
"""Paragraphs looked up."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A block of an article with its score and what the score is made of."""

    article: Article
    block: Block
    score: float
    parts: Mapping[str, float]
    lead: tuple[int, int]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]


W = {
    "para": 1.0,
    "sent": 0.9,
    "title": 0.35,
    "near": 0.25,
    "art": 0.25,
    "bm": 0.35,
    "pair": 0.25,
    "wish": 0.5,
    "speaker": 0.6,
    "lead": 0.08,
    "kin": 0.6,
    "root": 0.85,
}


def find(wish: Wish, books: Books, space: str) -> list[Evidence]:
    query = Query(
        tuple(_looked_up(wish)),
        space,
        wish.time.since if wish.time else None,
        wish.time.until if wish.time else None,
        wish.outlets,
        POOL,
    )
    hits = books.search.passages(query)
    if not hits:
        return []
    rarity = _rarity(wish.terms, hits)
    chosen = _articles(hits, wish, rarity)
    articles = {a.id: a for a in books.articles.get(list(chosen))}
    digests = {d.article: d for d in books.articles.digests(list(chosen))}
    found: list[Evidence] = []
    bm = {(h.passage.article, h.passage.start): h.score for h in hits if h.passage.part == "text"}
    top = max(h.score for h in hits) or 1.0
    for id, strength in chosen.items():
        found += _weigh(articles[id], digests.get(id), wish, rarity, bm, top, strength)
    return sorted(found, key=lambda e: (-e.score, e.article.id, e.block.start))


def _looked_up(wish: Wish) -> list[str]:
    found = [t.word for t in wish.terms]
    for t in wish.terms:
        found += sorted(SPELLINGS.get(t.stem, ()))
    return list(dict.fromkeys(found))


def _rarity(terms: Sequence[Term], hits: Sequence[Hit]) -> dict[str, float]:
    count: Counter[str] = Counter()
    stems_of = [{stem(w.low) for w in words(h.passage.text)} for h in hits]
    for t in terms:
        count[t.stem] = sum(t.stem in s for s in stems_of)
    n = len(hits)
    return {t.stem: t.weight * (0.4 + math.log(1 + n / (1 + count[t.stem])) / math.log(1 + n)) for t in terms}


def _articles(hits: Sequence[Hit], wish: Wish, rarity: Mapping[str, float]) -> dict[str, float]:
    by: defaultdict[str, list[Hit]] = defaultdict(list)
    for h in hits:
        by[h.passage.article].append(h)
    top = hits[0].score or 1.0
    total = sum(rarity.values()) or 1.0
    strength = {}
    for id, hs in by.items():
        seen = set()
        for h in hs[:8]:
            seen |= {stem(w.low) for w in words(h.passage.text)}
        cover = sum(rarity[t.stem] for t in wish.terms if t.stem in seen) / total
        scores = sorted((h.score / top for h in hs), reverse=True)
        strength[id] = cover + 0.5 * scores[0] + 0.15 * sum(scores[1:4])
    best = sorted(strength, key=lambda id: (-strength[id], id))[:READ]
    return {id: strength[id] for id in best}


def _weigh(
    article: Article,
    digest: Digest | None,
    wish: Wish,
    rarity: Mapping[str, float],
    bm: Mapping[tuple[str, int], float],
    top: float,
    strength: float,
) -> list[Evidence]:
    title = {stem(w.low) for w in words(article.title or "")}
    bs = blocks(article)
    total = sum(rarity.values()) or 1.0
    covers = [_cover(wish.terms, set(b.stems)) for b in bs]
    tcover = _cover(wish.terms, title)
    everything = {k: max((c[k] for c in covers), default=0.0) for k in rarity}
    found = []
    for i, b in enumerate(bs):
        if len(b.words) < 4:
            continue
        own = covers[i]
        near = {
            k: max(covers[j][k] for j in (i - 1, i + 1, i - 2) if 0 <= j < len(bs) and j != i) if len(bs) > 1 else 0
            for k in rarity
        }
        p = {}
        p["para"] = sum(rarity[k] * own[k] for k in rarity) / total
        best, lead = 0.0, (b.start, b.end)
        for s, e in sentences(article.text, b.start, b.end):
            st = {x for w, x in zip(b.words, b.stems, strict=False) if s <= w.start < e}
            c = _cover(wish.terms, st)
            v = sum(rarity[k] * c[k] for k in rarity) / total
            if v > best:
                best, lead = v, (s, e)
        p["sent"] = best
        p["title"] = sum(rarity[k] * max(0.0, tcover[k] - own[k]) for k in rarity) / total
        p["near"] = sum(rarity[k] * max(0.0, near[k] - max(own[k], tcover[k])) for k in rarity) / total
        p["art"] = sum(rarity[k] * max(0.0, everything[k] - max(own[k], tcover[k], near[k])) for k in rarity) / total
        p["bm"] = bm.get((article.id, b.start), 0.0) / top
        p["pair"] = _pairs(wish.terms, b.stems)
        qs = tuple(
            q
            for q in (digest.quotes if digest else ())
            if q.passage.part == "text" and q.passage.start < b.end and q.passage.end > b.start
        )
        fs = tuple(
            f
            for f in (digest.figures if digest else ())
            if f.passage.part == "text" and b.start <= f.passage.start < b.end
        )
        p["wish"], p["speaker"] = _wanted(wish, article, b, qs, fs)
        p["lead"] = 1 / (1 + i)
        p["strength"] = strength
        score = sum(W.get(k, 0) * v for k, v in p.items())
        found.append(Evidence(article, b, score, p, lead, qs, fs))
    return found


def _cover(terms: Sequence[Term], stems: set[str]) -> dict[str, float]:
    roots = {root(s) for s in stems}
    return {
        t.stem: 1.0 if t.stem in stems else W["root"] if t.root in roots else W["kin"] if t.kin & stems else 0.0
        for t in terms
    }


def _pairs(terms: Sequence[Term], stems: Sequence[str]) -> float:
    at = defaultdict(list)
    for i, s in enumerate(stems):
        at[s].append(i)
    n = 0
    for a, b in itertools.pairwise(terms):
        if any(0 < j - i <= 3 for i in at.get(a.stem, ()) for j in at.get(b.stem, ())):
            n += 1
    return n / max(1, len(terms) - 1)


_PLACE = re.compile(r"\b(?:in|at|to|from|near|outside|on)\s+(?:the\s+)?[A-Z]")
_TIME = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.|(?:19|20)\d\d|today|yesterday|tomorrow|(?:next|last) (?:week|month|year)|years? ago|a\.m\.|p\.m\.)"
)
_CAUSE = re.compile(
    r"\b(?:because|due to|owing to|reasons?|caused?|after|in order to|so that|thanks to|over (?:the|his|her|its|their)|as a result|amid|blam\w+|citing|cited|to (?:raise|protect|prevent|avoid|help|allow|make|get))\b",
    re.I,
)


def _wanted(
    wish: Wish, article: Article, b: Block, quotes: Sequence[Quote], figures: Sequence[Figure]
) -> tuple[float, float]:
    text = article.text[b.start : b.end]
    speaker = 0.0
    if wish.speaker:
        asked = {stem(w.low) for w in words(wish.speaker)}
        for q in quotes:
            if q.speaker and asked & {stem(w.low) for w in words(q.speaker.name)}:
                speaker = 1.0
    match wish.kind:
        case "said" | "really":
            return (0.4 if quotes else 0.0), speaker
        case "figure":
            return _figure_fit(wish, figures), speaker
        case "when":
            return float(bool(_TIME.search(text))), speaker
        case "where":
            return float(bool(_PLACE.search(text))), speaker
        case "why":
            return float(bool(_CAUSE.search(text))), speaker
        case "who" | "which" | "new" | "summary" | "compare" | "what":
            return 0.0, speaker


def _figure_fit(wish: Wish, figures: Sequence[Figure]) -> float:
    best = 0.0
    for f in figures:
        fit = 0.4
        low = f.passage.text.lower()
        if (
            (wish.money and (any(c in low for c in "$£€") or f.unit in ("dollar", "pound", "euro")))
            or (wish.share and f.unit == "percentage")
            or (wish.duration and f.unit in ("year", "month", "week", "day", "hour", "minute", "second", "year of age"))
        ):
            fit = 1.0
        elif not (wish.money or wish.share or wish.duration):
            fit = 0.7
            near = {stem(w.low) for w in words(f.measures.text if f.measures else f.sentence.text)}
            if wish.noun and wish.noun in near:
                fit = 1.0
        best = max(best, fit)
    return best
