"""Answers about single things: one quote with its paragraph, a list of figures, the sources and how they do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.briefing.lines import NO_OUTLET, dispute, source, speaker, titled, whole_sentence, with_claimants
from bot.briefing.quoting import bare, marked, printed, pullquote
from bot.counting import counted
from bot.message import Block, Choices, Facts, Heading, Line, Message, Moment, Paragraph, Run, sentence
from bot.model import Article, Figure, Health, Passage, Quote, Source
from bot.source_names import open_address
from bot.told import Quantity, Variant

DATELINE = 1
"""Words that a paragraph has besides the sentence shown, at most, to say no more than that: "(AP) …"."""

CONTEXT = 120
"""Words of the paragraph around a quote at most."""


def quote_message(quote: Quote, article: Article, variants: Sequence[Variant], zone: str) -> Message:
    """A quote with its tag, its paragraph with the quote in bold, where that says more, its other wordings and where
    it stands.
    """
    blocks: list[Block] = [pullquote(quote, article, speaker(quote))]
    around = _paragraph(quote, article)
    if len(around.text.split()) > len(printed(quote).text.split()) + DATELINE:
        blocks.append(Paragraph(marked(around, [quote.passage])))
    others = [variant for variant in variants if variant.quote.passage.id != quote.passage.id]
    blocks += _printed_elsewhere(quote, others)
    where = Facts(((titled(article), Run(" · "), *source(article, "news", None, zone)[1:]),), "Source")
    return Message((*blocks, where, Choices((("Report", f"/report {quote.passage.id}"),))))


def figures_message(quantities: Sequence[Quantity], articles: Sequence[Article], zone: str) -> Message:
    """Each quantity with all of its claims, the shown one first; says so when there are none.

    Quantities that are shown in one sentence stand together in it. A sentence is shown once, with all of its figures,
    but where it is needed again beside a claim that differs.
    """
    if not quantities:
        return sentence("There are no figures on that.")
    together: dict[Passage, list[Quantity]] = {}
    told: dict[Passage, dict[Figure, None]] = {}
    for quantity in quantities:
        together.setdefault(quantity.shown.sentence, []).append(quantity)
        for figure in (quantity.shown, *(claim.figure for claim in quantity.claims)):
            told.setdefault(figure.sentence, {})[figure] = None
    by_id = {article.id: article for article in articles}
    shown: set[Passage] = set()
    blocks: list[Facts] = []
    for each in together.values():
        sentences = dict.fromkeys(
            (each[0].shown.sentence, *(claim.figure.sentence for q in each for claim in q.claims))
        )
        fresh = [sentence for sentence in sentences if sentence not in shown]
        if fresh:
            lines = sentences if any(quantity.differs for quantity in each) else fresh
            disputes = dict.fromkeys(dispute(quantity) for quantity in each if quantity.differs)
            title = "; ".join(disputes) or None
            blocks.append(Facts(tuple(_told([*told[line]], by_id, zone) for line in lines), title))
            shown.update(fresh)
    return Message(tuple(blocks))


def sources_message(
    sources: Mapping[Source, str], health: Mapping[str, Health], counts: Mapping[str, int], zone: str
) -> Message:
    """Each source, by its name, with how many articles it gave and how it does; says so when there are none."""
    if not sources:
        return sentence("There are no sources yet. Add one: /source add ADDRESS")
    lines = tuple(
        (_linked(each, name), *_doing(each, health.get(each.id), counts.get(each.id, 0), zone))
        for each, name in sources.items()
    )
    return Message((Heading((Run(counted(len(sources), "source")),)), Facts(lines)))


def _paragraph(quote: Quote, article: Article) -> Passage:
    """The paragraph of the quote; the writer's own sentences around it, where the paragraph is too long."""
    text, passage = article.text, quote.passage
    start = text.rfind("\n", 0, passage.start) + 1
    end = text.find("\n", passage.end)
    end = len(text) if end < 0 else end
    too_long = len(text[start:end].split()) > CONTEXT
    return quote.context if too_long else article.passage(start, end)


def _printed_elsewhere(quote: Quote, others: Sequence[Variant]) -> list[Block]:
    """Who else prints the very words, and each other wording once with the outlets that print it."""
    together: dict[str, list[Variant]] = {}
    for variant in others:
        together.setdefault(bare(variant.quote.passage).text, []).append(variant)
    same = together.pop(bare(quote.passage).text, [])
    blocks: list[Block] = [Facts(((Run(_outlets(same)),),), "The same words in")] if same else []
    wordings = tuple(
        (Run("“"), Run.of(bare(each[0].quote.passage)), Run("”"), Run(f" — {_outlets(each)}", faint=True))
        for each in together.values()
    )
    return [*blocks, Facts(wordings, "Also printed as")] if wordings else blocks


def _outlets(variants: Sequence[Variant]) -> str:
    return ", ".join(dict.fromkeys(variant.outlet or NO_OUTLET for variant in variants))


def _told(figures: Sequence[Figure], articles: Mapping[str, Article], zone: str) -> Line:
    """The sentence of the figures, who claims them, and its source."""
    article = articles[figures[0].passage.article]
    return (*with_claimants(whole_sentence(figures), figures), Run(" · "), *source(article, "news", None, zone)[1:])


def _linked(each: Source, name: str) -> Run:
    is_open = each.address.startswith("http") and open_address(each.address) == each.address
    return Run(name, link=each.address if is_open else None)


def _doing(each: Source, health: Health | None, count: int, zone: str) -> Line:
    given: Line = (Run(f" · {counted(count, 'article')}"), Run(" · from file" if each.origin == "file" else ""))
    if health is None:
        return (*given, Run(" · not visited yet", faint=True))
    if health.failing_since is not None:
        since: Line = (Run(" · failing since "), Moment(health.failing_since, zone, "time"))
        return (*given, *since, Run(f": {health.reason or 'no reason given'}"))
    return (*given, Run(" · fine", faint=True))
