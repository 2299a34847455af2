"""An answer as a message: the span that answers, the evidence with its sources, or what was searched in vain."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.question import Answer, Scored
from bot.briefing.lines import joined, source, speaker
from bot.briefing.quoting import pullquote
from bot.message import Block, Facts, Footer, Line, Message, Moment, Paragraph, Run
from bot.model import Article, Coverage, Passage

MORE = 3
"""Further passages shown below the one that answers."""


def answer_message(answer: Answer, asked: str, zone: str) -> Message:
    """The answer, or that there is none and what comes nearest; every news word is a slice. Times are shown in the zone."""
    blocks: list[Block] = [Paragraph((Run(note, faint=True),)) for note in _notes(answer, asked)]
    shown = answer.passages[: 1 + MORE]
    numbers = {id: place for place, id in enumerate(dict.fromkeys(each.article.id for each in shown), 1)}
    if answer.answered:
        blocks += _answer(answer, shown, numbers)
    else:
        blocks.append(Paragraph((Run("I have no answer to that. "), *searched(answer.searched, zone))))
        if shown:
            blocks.append(
                Facts(
                    tuple(_cited(each, numbers) for each in shown), "The nearest that I have, which does not answer it"
                )
            )
    if shown:
        blocks.append(Facts((joined(_sources(shown, numbers, zone)),), "Sources"))
    if answer.answered:
        blocks.append(Footer(searched(answer.searched, zone)))
    return Message(tuple(blocks))


def searched(coverage: Coverage, zone: str) -> Line:
    """ "Searched 14 articles since 12 March 2025." """
    if not coverage.articles:
        return (Run("There are no articles yet."),)
    count = f"Searched {coverage.articles:,} article{'s' if coverage.articles != 1 else ''}"
    if coverage.oldest is None:
        return (Run(f"{count}."),)
    return (Run(f"{count} since "), Moment(coverage.oldest, zone), Run("."))


def marked(passage: Passage, matches: Sequence[tuple[int, int]]) -> Line:
    """The passage with the matching words in bold."""
    parts: list[Run] = []
    at = passage.start
    for start, end in matches:
        if start < at or end > passage.end:
            continue
        parts += [Run(passage.text[at - passage.start : start - passage.start])] if start > at else []
        parts.append(Run(passage.text[start - passage.start : end - passage.start], bold=True))
        at = end
    parts += [Run(passage.text[at - passage.start :])] if at < passage.end else []
    return tuple(parts)


def _notes(answer: Answer, asked: str) -> list[str]:
    read = [f"Read as: {answer.read_as}"] if answer.read_as.strip() != asked.strip() else []
    return [*read, *answer.notes]


def _answer(answer: Answer, shown: Sequence[Scored], numbers: dict[str, int]) -> list[Block]:
    articles = {each.article.id: each.article for each in shown}
    blocks: list[Block] = []
    for quote in answer.quotes:
        if quote.passage.article in articles:
            article = articles[quote.passage.article]
            blocks.append(pullquote(quote, article, (*speaker(quote), _number(article, numbers)), answer.quotes))
    rest = shown
    if not blocks:
        blocks.append(Paragraph(_cited(shown[0], numbers)))
        rest = shown[1:]
    quoted = {quote.passage.article: quote.context for quote in answer.quotes}
    rest = [each for each in rest if not _overlaps(each.lead, quoted.get(each.article.id))]
    if rest:
        blocks.append(Facts(tuple(_cited(each, numbers) for each in rest), "Also"))
    return blocks


def _overlaps(one: Passage, other: Passage | None) -> bool:
    return other is not None and one.start < other.end and other.start < one.end


def _cited(each: Scored, numbers: dict[str, int]) -> Line:
    return (*marked(each.lead, each.matches), _number(each.article, numbers))


def _number(article: Article, numbers: dict[str, int]) -> Run:
    return Run(f" [{numbers[article.id]}]", faint=True, link=article.url)


def _sources(shown: Sequence[Scored], numbers: dict[str, int], zone: str) -> list[Line]:
    articles = {each.article.id: each.article for each in shown}
    return [source(articles[id], "news", number, zone) for id, number in numbers.items()]
