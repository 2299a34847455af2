"""What the answer counts, and what others claim the count to be."""

from __future__ import annotations

from collections.abc import Collection

from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.weighing.findings import Findings
from bot.model import Passage
from bot.ports import Books
from bot.stories.quantities import quantities
from bot.told import Quantity

CLAIMANTS = 20
"""Latest articles of a story whose counts stand beside an answer."""

MEASURED = 3
"""Words that say what a figure counts, as those behind them say where and when."""


def quantity(findings: Findings, books: Books, space: str) -> Quantity | None:
    """What the best passage counts, with the claims of its story; of the articles found, where some were asked for."""
    wish, first = findings.wish, findings.evidence[0]
    counted = {figure.passage for figure in first.counted}
    if wish.kind != "figure" or not counted:
        return None
    found = findings.articles
    stories = books.stories.of([*found])
    story = stories.get(first.article.id)
    articles = {id: article for id, article in found.items() if stories.get(id) == story}
    if story is not None and wish.time is None and not wish.outlets:
        told = [id for each in books.stories.get([story], space) for id in each.articles[-CLAIMANTS:]]
        articles |= {article.id: article for article in books.articles.get([id for id in told if id not in articles])}
    digests = books.articles.digests([*articles], space)
    made = quantities([*articles.values()], digests)
    having = [each for each in made if any(claim.figure.passage in counted for claim in each.claims)]
    asked = Matcher(wish.terms)
    return max(having, key=lambda each: sum(asked.cover(_measured(each, counted))), default=None)


def _measured(quantity: Quantity, counted: Collection[Passage]) -> str:
    """What it counts, by the first words that say so of the claims that are looked at: "are dead"."""
    told = (claim.figure.measures for claim in quantity.claims if claim.figure.passage in counted)
    return " ".join(word for measures in told if measures for word in measures.text.split()[:MEASURED])
