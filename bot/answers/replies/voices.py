"""Who said what was shown, and who else spoke of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answers.conversation.rewriting import standing_alone
from bot.answers.evidence.matching import KIN, Matcher
from bot.answers.question import Answer, Scored
from bot.answers.replies.answer_message import reference_number, sources
from bot.answers.replies.claims import overlaps
from bot.answers.replies.quotes_and_figures import quote_reply
from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.wish import terms
from bot.answers.words.common import COMPARING, LIGHT
from bot.answers.words.given_names import without_suffix
from bot.answers.words.stems import plain, words
from bot.briefing.layout import story_blocks
from bot.briefing.lines import source, speaker
from bot.briefing.quoting import marked, printed, pullquote
from bot.message import SOURCES, Block, Facts, Message, Paragraph, Pullquote, Run, sentence
from bot.model import Article, Passage, Quote
from bot.ports import Books
from bot.reading.paragraphs import paragraphs
from bot.shelves.news import Query
from bot.told import Telling
from bot.turns import Turn

QUOTES_SHOWN = 3
"""Quotes shown at most."""

REMARKS_SHOWN = 6
"""Paragraphs of somebody's remarks shown at most."""

LATEST = 30
"""Quotes of a speaker looked at for what else he said."""

NOBODY = "It quotes nobody here word for word; this is what was printed:"


NOBODY_ELSE = "I have read nothing that anybody else said about it."


@dataclass(frozen=True, slots=True)
class Voices:
    """Quotes, each with the article that prints it; `of` is whose alone they are, where only theirs were asked for."""

    heard: tuple[tuple[Quote, Article], ...]
    of: str | None = None


def voiced(one: Telling | Quote | Scored, books: Books, space: str, zone: str) -> Message:
    """Who said it: the speakers of its quotes, with their words and where these were printed."""
    if isinstance(one, Quote):
        return quote_reply(one, books, space, zone)
    if isinstance(one, Telling):
        blocks = story_blocks(one, zone)
        pulled = [block for block in blocks if isinstance(block, Pullquote)]
        if pulled:
            return Message((*pulled[:QUOTES_SHOWN], blocks[-1]))
        told = {article.id: article for article in one.articles}
        said = [quote for digest in books.articles.digests([*told], space) for quote in digest.quotes]
        voices = _voices([quote for quote in said if quote.speaker and quote.kind != "relayed"], told)
        return voices_message(voices, zone) if voices.heard else _unquoted(one.summary[:1], one.articles, zone)
    digests = books.articles.digests([one.article.id], space)
    quotes = [quote for digest in digests for quote in digest.quotes if overlaps(quote.context, one.lead)]
    if not quotes:
        return _unquoted((one.lead,), (one.article,), zone)
    once = {printed(quote): quote for quote in reversed(quotes)}  # two quotes of one sentence are shown in it
    return voices_message(Voices(tuple((quote, one.article) for quote in [*once.values()][::-1][:QUOTES_SHOWN])), zone)


def other_voices(articles: Sequence[str], turns: Sequence[Turn], books: Books, space: str) -> tuple[Voices, Voices]:
    """Whom these articles quote besides those who were heard before: those who speak on the topic of the question
    before, and these with all in the first article and in those whose title names it.
    """
    asked = standing_alone(turns[-1].question, None, turns[:-1]) if turns else ""
    named = {word.low for word in words(kind_of(asked)[1] or "")}
    matcher = Matcher([term for term in terms(asked) if term.stem not in LIGHT | COMPARING and term.word not in named])
    spoke = {_last(name) for turn in turns for name in turn.showed.speakers}
    said = [
        quote
        for digest in books.articles.digests(articles, space)
        for quote in digest.quotes
        if quote.speaker and quote.kind != "relayed" and _last(quote.speaker.name) not in spoke
    ]
    told = {article.id: article for article in books.articles.get(articles)}
    beside = [quote for quote in said if _is_on(matcher, quote.context.text)]
    within = [
        quote
        for quote in said
        if quote.passage.article in articles[:1] or _is_on(matcher, told[quote.passage.article].title or "")
    ]
    within.sort(key=lambda quote: printed(quote) == quote.context)  # whole sentences before bits of one
    return _voices(beside, told), _voices([*beside, *within], told)


def more_words(answer: Answer, turns: Sequence[Turn], books: Books, space: str) -> Voices | None:
    """What else the speaker of an answer's first quote said, who was heard before: nothing that was shown then."""
    named = next((quote.speaker.name for quote in answer.quotes if quote.speaker), None)
    shown = "\n".join(turn.answer for turn in turns)
    heard = any(named in turn.showed.speakers for turn in turns)
    if named is None or not (heard or any(_was_shown(quote, shown) for quote in answer.quotes)):
        return None
    said = [*answer.quotes, *books.search.quotes(Query((), space, limit=LATEST), _last(named))]
    fresh: dict[str, Quote] = {}
    for quote in said:
        if quote.speaker and quote.speaker.name == named and not _was_shown(quote, shown):
            fresh.setdefault(plain(printed(quote).text), quote)
    found = [*fresh.values()][:QUOTES_SHOWN]
    articles = {article.id: article for article in books.articles.get([quote.passage.article for quote in found])}
    return Voices(tuple((quote, articles[quote.passage.article]) for quote in found), named)


def remarks(quote: Quote, article: Article, books: Books, space: str) -> list[tuple[Passage, list[Passage]]]:
    """The paragraphs of the article in which its speaker says something, and the words there: those next to the quote's
    own, in their order; that one alone, where nobody is named.
    """
    said = [other.passage for other in _of_the_same(quote, books, space)] or [quote.passage]
    told = ((span, [each for each in said if span[0] <= each.start < span[1]]) for span in paragraphs(article.text))
    spoken = [(article.passage(*span), words) for span, words in told if words]
    near = sorted(spoken, key=lambda each: abs(each[0].start - quote.passage.start))[:REMARKS_SHOWN]
    return [each for each in spoken if each in near]


def _of_the_same(quote: Quote, books: Books, space: str) -> list[Quote]:
    named = quote.speaker.name if quote.speaker else None
    digests = books.articles.digests([quote.passage.article], space)
    said = (other for digest in digests for other in digest.quotes if other.speaker and other.passage.part == "text")
    return [other for other in said if other.speaker and other.speaker.name == named]


def _was_shown(quote: Quote, shown: str) -> bool:
    return quote.passage.text.strip(" ,.") in shown


def _voices(quotes: Sequence[Quote], printed: Mapping[str, Article]) -> Voices:
    """One quote of each speaker."""
    first: dict[str, Quote] = {}
    for quote in quotes:
        first.setdefault(_last(quote.speaker.name if quote.speaker else ""), quote)
    return Voices(tuple((quote, printed[quote.passage.article]) for quote in [*first.values()][:QUOTES_SHOWN]))


def _is_on(matcher: Matcher, text: str) -> bool:
    """Whether the text has any of the words, where there are any."""
    return not matcher.size or max(matcher.cover(text)) >= KIN


def voices_message(voices: Voices, zone: str) -> Message:
    """The quotes with their speakers, and where they were printed."""
    if not voices.heard:
        return sentence(f"I have no other words of {voices.of}." if voices.of else NOBODY_ELSE)
    quotes = [quote for quote, _ in voices.heard]
    numbers = {id: place for place, id in enumerate(dict.fromkeys(article.id for _, article in voices.heard), 1)}
    blocks: list[Block] = []
    for quote, article in voices.heard:
        blocks.append(pullquote(quote, article, (*speaker(quote), reference_number(article, numbers)), quotes))
    return Message((*blocks, sources({article.id: article for _, article in voices.heard}, numbers, zone)))


def _unquoted(words: Sequence[Passage], articles: Sequence[Article], zone: str) -> Message:
    told = [Paragraph(marked(passage, [])) for passage in words]
    printed = tuple(source(article, "news", None, zone) for article in articles[:1])
    return Message((Paragraph((Run(NOBODY),)), *told, Facts(printed, SOURCES)))


def _last(name: str) -> str:
    return without_suffix(name).split()[-1] if name.strip() else ""
