"""An answer as a message: the span that answers, the evidence with its sources, or what was searched in vain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from bot.answers.evidence.quoted.claim_check import is_led_into, is_verbatim, missing
from bot.answers.question import Answer, Scored
from bot.answers.replies.claims import claims_shown, is_counted, overlaps, tells_another
from bot.answers.understanding.kinds import claim_of
from bot.answers.words.common import STOP
from bot.answers.words.stems import words
from bot.briefing.lines import NO_OUTLET, joined, source, speaker
from bot.briefing.quoting import bare, marked, pullquote, without_turns
from bot.counting import counted
from bot.message import SOURCES, Block, Facts, Footer, Line, Message, Moment, Paragraph, Pullquote, Run
from bot.model import Article, Passage, Quote
from bot.told import Coverage, Quantity

MORE = 3
"""Further passages shown below the one that answers."""

ALIKE = 90.0
"""How alike (0 to 100) sentences must be to be shown once."""

LONGEST_READING = 140
"""Characters of a reading that is said."""

_NUMBER = re.compile(r"\d[\d.,]*")
_ANEW = re.compile(r"^(\w+(?: \w+)?): (\w.*?)\W*$")
_CITED = re.compile(r"\s*\[\d+\]")

NOTE = "Read "
"""How lines begin that say how a question was read."""

BEFORE = "Counted before"
OTHER_STORY = "If another story is meant"
NOTHING_READ = (Run("I have no answer to that: no articles are read here yet. Begin: /source add ADDRESS"),)
NEAREST = "The nearest that I have, which does not answer it"


def answer_message(answer: Answer, asked: str, zone: str) -> Message:
    """The answer, or that there is none and what comes nearest; news words are slices. Times are shown in the zone."""
    blocks: list[Block] = [Paragraph((Run(note, faint=True),)) for note in _notes(answer, asked)]
    shown = _distinct(_in_order(answer))
    quoted = [quote.passage.article for quote in shown_quotes(answer)]
    cited = shown_passages(answer) if answer.answered else shown
    printed = dict.fromkeys((*quoted, *(each.article.id for group in cited for each in group)))
    numbers = {id: place for place, id in enumerate(printed, 1)}
    if answer.verdict:
        blocks += _verdict(answer, numbers)
    elif answer.answered:
        blocks += _answer(answer, shown, numbers)
    else:
        none = (Run("I have no answer to that. "), *searched(answer.searched, zone))
        blocks.append(Paragraph(none if answer.searched.articles else NOTHING_READ))
        if shown:
            blocks.append(Facts(tuple(_cited(group, numbers) for group in shown), NEAREST))
    if numbers:
        blocks.append(sources(_articles(answer), numbers, zone))
    if answer.answered or answer.verdict:
        blocks.append(Footer(searched(answer.searched, zone)))
    return Message(tuple(blocks))


def searched(coverage: Coverage, zone: str) -> Line:
    """ "Searched 14 articles since 12 March 2025." """
    count = f"Searched {counted(coverage.articles, 'article')}"
    if coverage.oldest is None:
        return (Run(f"{count}."),)
    return (Run(f"{count} since "), Moment(coverage.oldest, zone), Run("."))


def reference_number(article: Article, numbers: Mapping[str, int]) -> Run:
    """The number of an article behind what it is cited for."""
    return Run(f" [{numbers[article.id]}]", faint=True, link=article.url)


def sources(articles: Mapping[str, Article], numbers: Mapping[str, int], zone: str) -> Facts:
    """The articles with their numbers, below what they are cited for."""
    listed = [source(articles[id], "news", number, zone) for id, number in numbers.items()]
    return Facts((joined(listed),), SOURCES)


def shown_quotes(answer: Answer) -> list[Quote]:
    """The quotes that the message shows, in its order."""
    if answer.verdict:
        return list(answer.quotes)
    near = {each.article.id for group in _distinct(answer.passages) for each in group}
    shown = [quote for quote in answer.quotes if answer.answered and quote.passage.article in near]
    return without_turns(shown, _articles(answer))


def shown_passages(answer: Answer) -> list[list[Scored]]:
    """The passages that the message shows besides quotes, in its order, those that print the same together."""
    if answer.verdict:
        return []
    quotes = shown_quotes(answer)
    shown = _distinct(_in_order(answer))
    if shown and not quotes and is_counted(answer.quantity, shown[0]):
        del shown[0]
    return [group for group in shown if not any(overlaps(group[0].lead, quote.context) for quote in quotes)]


def _articles(answer: Answer) -> dict[str, Article]:
    return {each.article.id: each.article for each in answer.passages}


def _notes(answer: Answer, asked: str) -> list[str]:
    read = reading(answer.read_as, asked)
    return [*([f"{NOTE}as: {read}"] if read else []), *answer.notes]


def reading(read_as: str, asked: str) -> str | None:
    """The question as it was read, where it says more than was typed; None where nothing was read into it."""
    typed = {_letters(word.low) for word in words(asked)}
    if all(_letters(word.low) in typed or word.low in STOP for word in words(read_as)):
        return None
    told = _CITED.sub("", _ANEW.sub(r"\1 (\2)?", read_as.strip()))
    return told if len(told) <= LONGEST_READING else f"{told[:LONGEST_READING].rpartition(' ')[0]} …"


def _letters(word: str) -> str:
    return word.replace("'", "").replace("’", "")


def _in_order(answer: Answer) -> list[Scored]:
    """The passages as they are shown: those of other stories that may be meant come behind the one that leads.

    Of a claim that was checked, those that it was compared with.
    """
    found = answer.passages if answer.verdict else answer.besides
    lead, rest = found[:1], found[1:]
    return [*lead, *answer.rivals, *(each for each in rest if each not in answer.rivals)]


def _distinct(passages: Sequence[Scored]) -> list[list[Scored]]:
    """The passages shown, those that print the same sentence, or nearly so with the same numbers, together."""
    groups: list[tuple[str, list[Scored]]] = []
    for each in passages:
        words = " ".join(each.lead.text.split())
        same = next((group for printed, group in groups if _is_the_same(words, printed)), None)
        if same is None:
            groups.append((words, same := []))
        same.append(each)
    return [group for _, group in groups][: 1 + MORE]


def _is_the_same(one: str, other: str) -> bool:
    return one == other or (_NUMBER.findall(one) == _NUMBER.findall(other) and fuzz.ratio(one, other) >= ALIKE)


def _verdict(answer: Answer, numbers: dict[str, int]) -> list[Block]:
    claim, articles = claim_of(answer.read_as) or "", _articles(answer)
    blocks: list[Block] = [Paragraph((Run(_told(answer, claim)),))]
    for quote in answer.quotes:
        number = numbers.get(quote.passage.article)
        tag = (*speaker(quote), *((Run(f" [{number}]", faint=True),) if number else ()))
        if answer.verdict == "not found":
            blocks.append(pullquote(quote, articles[quote.passage.article], tag, answer.quotes))
        else:
            blocks.append(Pullquote(_as_claimed(quote, claim, answer), tag, quote.passage.id))
    return blocks


def _as_claimed(quote: Quote, claim: str, answer: Answer) -> Line:
    """The words that a claim was compared with, what differs in bold; in their sentence, where that leads into them."""
    if is_led_into(claim, quote):
        return marked(quote.context, [quote.passage])
    differs = missing(claim, quote) if answer.verdict == "close" else ()
    shown = bare(quote.passage)
    return (Run("“"), *marked(shown, _parts(shown, differs)), Run("”"))


def _told(answer: Answer, claim: str) -> str:
    """The verdict in words."""
    if answer.verdict == "verbatim":
        return "Yes, word for word:"
    if answer.verdict == "close":
        differs = any(missing(claim, quote) for quote in answer.quotes)
        if differs:
            return "Not in these words; the words printed, with the difference in bold:"
        return "Not in these words; of these, only the following are printed:"
    if any(is_verbatim(claim, quote) for quote in answer.quotes):
        return "I have found no such words of theirs; somebody else's are printed:"
    return "I have found no such words." + (" The nearest that were printed:" if answer.quotes else "")


def _answer(answer: Answer, shown: Sequence[Sequence[Scored]], numbers: dict[str, int]) -> list[Block]:
    articles = _articles(answer)
    quotes = shown_quotes(answer)
    blocks: list[Block] = []
    for quote in quotes:
        article = articles[quote.passage.article]
        blocks.append(pullquote(quote, article, (*speaker(quote), reference_number(article, numbers)), answer.quotes))
    rest = shown_passages(answer)
    if answer.quantity and len({claim.figure.value for claim in answer.quantity.claims}) > 1:
        counts, rest = _counts(answer.quantity, shown[0], rest, numbers)
        blocks += counts
    elif not blocks:
        blocks.append(Paragraph(_cited(rest[0], numbers)))
        rest = rest[1:]
    others = [group for group in rest if group[0] in answer.rivals]
    if others:
        blocks.append(Facts(tuple(_cited(group, numbers) for group in others), OTHER_STORY))
    rest = [group for group in rest if group not in others]
    if rest:
        blocks.append(Facts(tuple(_cited(group, numbers) for group in rest), "Also"))
    return blocks


def _counts(
    quantity: Quantity, first: Sequence[Scored], rest: list[list[Scored]], numbers: dict[str, int]
) -> tuple[list[Block], list[list[Scored]]]:
    """The sentence that leads, of counts the newest, with the others; and the passages that are left."""
    counts, another = claims_shown(quantity), tells_another(quantity, first)
    if quantity.differs or not another:
        lead = Paragraph(_cited(rest[0], numbers))
        return ([counts, lead] if another else [lead, counts]), rest[1:]
    newest = quantity.claims[-1]
    sentence = newest.figure.sentence
    told = [group for group in rest if any(overlaps(each.lead, sentence) for each in group)]
    outlet = Run(f" — {newest.outlet or NO_OUTLET}", faint=True, link=newest.url)
    line = _cited(told[0], numbers) if told else (Run.of(sentence), outlet)
    return [Paragraph(line), Facts(counts.lines[1:], BEFORE)], [group for group in rest if group not in told]


def _cited(group: Sequence[Scored], numbers: dict[str, int]) -> Line:
    articles = {each.article.id: each.article for each in group}
    return (
        *marked(group[0].lead, _parts(group[0].lead, group[0].matches)),
        *(reference_number(article, numbers) for article in articles.values()),
    )


def _parts(passage: Passage, places: Sequence[tuple[int, int]]) -> list[Passage]:
    """The parts of a passage between these offsets into its article."""
    within = (place for place in places if passage.start <= place[0] and place[1] <= passage.end)
    return [passage.cut(start - passage.start, end - passage.start) for start, end in within]
