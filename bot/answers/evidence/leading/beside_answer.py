"""Which passages may be shown beside the answer: those about the same thing, and other stories that answer as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.answers.evidence.doubts.doubted import is_unbound
from bot.answers.evidence.doubts.lead_sentence import first_of, lead_sentence
from bot.answers.evidence.leading.closeness import closeness
from bot.answers.evidence.matching import ROOT
from bot.answers.evidence.telling.names import is_name
from bot.answers.evidence.weighing.findings import Evidence, Findings, starting_in
from bot.answers.understanding.predicates import EVENTS
from bot.answers.understanding.wish import Term, Wish
from bot.answers.words.stems import folded, words
from bot.model import Article

MOST_WORDS = 0.6
"""Share of the question's telling words that a passage and its headline must have to be about the same."""

LOOKED_AT = 3
"""Articles that say which words of the question are names."""

RIVALS_AMONG = 6
"""Passages of which some may be of another story."""

RIVALS = 2
"""Other stories that are told of."""

ALIKE = 0.7
"""How closely one must say it, as a share of the passage that leads."""


def on_the_same(findings: Findings, stories: Mapping[str, int], answered: bool) -> tuple[Evidence, ...]:
    """The passages that tell the story of the first with any word of what is asked, or have most of what is asked, in
    order; `stories` are by article.

    The first is one of them where it answers; where it does not, it must have most of what is asked itself. A single
    word says too little: it is of many stories.
    """
    found, telling = findings.evidence, _telling(findings.wish)
    shown = [findings.matcher.cover(each.article.part(each.part)[slice(*each.lead)]) for each in found]
    about = _about(findings, telling, shown)
    said = len(telling) > 1 or not answered
    first = 0 if answered else next((place for place, is_about in enumerate(about) if is_about), None)
    if first is None or not found:
        return ()
    lead = found[first].article.id
    beside = (
        each
        for place, each in enumerate(found)
        if place == first
        or (said and about[place])
        or (not each.is_furniture and _tells_the_same(each.article.id, lead, stories) and any(shown[place]))
    )
    return tuple(each for each in beside if each is found[first] or not _hides_another(each, findings.wish))


def _hides_another(each: Evidence, wish: Wish) -> bool:
    """Whether somebody's words are asked for, and its sentence has those of somebody else whom it does not name: "“…,"
    she said" of another would be read as theirs.
    """
    if wish.speaker is None or each.part != "text":
        return False
    asked, shown = {word.low for word in words(wish.holder or wish.speaker)}, folded(each.sentence)
    speakers = (quote.speaker.name for quote in starting_in(each.quotes, each.lead) if quote.speaker)
    named = ([word.low for word in words(name)] for name in speakers)
    return any(asked.isdisjoint(name) and not any(word in shown for word in name) for name in named)


def _telling(wish: Wish) -> Sequence[int]:
    """The places of the question's words that say something; of all, where none does."""
    telling = [place for place, term in enumerate(wish.terms) if not (term.light or term.stem in EVENTS)]
    return telling or range(len(wish.terms))


def _about(findings: Findings, telling: Sequence[int], shown: Sequence[Sequence[float]]) -> list[bool]:
    """Whether each passage is news that has most of what is asked, of all words and of the names, and some of it in the
    sentence that is shown; `shown` is how well that meets each term.
    """
    near = [(each.article, folded(each.article.text)) for each in findings.evidence[:LOOKED_AT]]
    names = [place for place in telling if _is_name(findings.wish.terms[place], near)]
    return [
        not each.is_furniture
        and any(cover[place] >= ROOT for place in telling)
        and _is_about(each, findings, telling, names)
        for each, cover in zip(findings.evidence, shown, strict=True)
    ]


def _is_name(term: Term, near: Sequence[tuple[Article, str]]) -> bool:
    """Whether one of the nearest articles, with its folded text, prints this word of the question as a name."""
    return any(term.word in text and is_name(term, article) for article, text in near)


def _tells_the_same(article: str, other: str, stories: Mapping[str, int]) -> bool:
    return article == other or (article in stories and stories.get(article) == stories.get(other))


def _is_about(each: Evidence, findings: Findings, telling: Sequence[int], names: Sequence[int]) -> bool:
    """Whether it has most of the telling words and most of the names."""
    article = each.article
    cover = findings.matcher.cover(f"{article.title or ''} {article.text[slice(*each.span)]}")
    return _has_most(cover, findings.wish, telling) and _has_most(cover, findings.wish, names)


def _has_most(cover: Sequence[float], wish: Wish, places: Sequence[int]) -> bool:
    met = sum(cover[place] * wish.terms[place].weight for place in places)
    return met >= MOST_WORDS * sum(wish.terms[place].weight for place in places)


def rivals(findings: Findings, stories: Mapping[str, int]) -> tuple[Evidence, ...]:
    """One passage of each other story that says what a short question asks as surely; `stories` are by article."""
    wish = findings.wish
    if not wish.predicate or wish.speaker or not findings.evidence:
        return ()
    lead = findings.evidence[0]
    least = ALIKE * closeness(first_of(findings))
    told = {stories.get(lead.article.id)}
    found: list[Evidence] = []
    for each in _answering(findings):
        story = stories.get(each.article.id)
        if story not in told and closeness(lead_sentence(each, findings)) >= least:
            told.add(story)
            found.append(each)
    return tuple(found[:RIVALS])


def _answering(findings: Findings) -> Iterator[Evidence]:
    for each in findings.evidence[1:RIVALS_AMONG]:
        if each.is_furniture:
            continue
        if not is_unbound(lead_sentence(each, findings)):
            yield each
