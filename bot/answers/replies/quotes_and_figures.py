"""Quotes and figures looked up: by words that may be misremembered, by speaker, outlet and time, or one by its id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.answers.question import Scored
from bot.answers.replies.asking import Asking
from bot.answers.replies.quote_search import by_story, find_quotes, have_words, rated, sought
from bot.answers.understanding.times import asked_time
from bot.answers.understanding.wish import terms
from bot.answers.words.stems import folded, stem
from bot.answers.words.stems import words as split
from bot.briefing.cards import figures_message, quote_message
from bot.briefing.lines import source, speaker, spread
from bot.briefing.quoting import printed, pullquote, without_turns
from bot.commands import FindFigures, FindQuotes, line_of
from bot.errors import UsageError
from bot.message import Block, Choices, Message, Paragraph, Pullquote, Run, sentence
from bot.model import Article, Figure, Passage, Quote, passage_id
from bot.ports import Books
from bot.shelves.news import Query
from bot.stories.quantities import quantities
from bot.stories.statements import numbered
from bot.told import Quantity, Statement, Variant

RESULTS_SHOWN = 5
"""Quotes and quantities shown."""

NEAREST = "None has these words; the nearest:"
FROM = "None has these words; from articles that have them, story by story:"

NOT_READ = "No article at this address has been read here. Its outlet is read with /source add ADDRESS"


def quotes_reply(request: FindQuotes, books: Books, asking: Asking) -> tuple[Message, list[Quote]]:
    """The quotes that match best, each statement once, or the one with this id in its paragraph; and the quotes that
    can be pointed at then. Raises UsageError for a day that is none.
    """
    space, zone = asking.space, asking.zone
    if request.since:
        request = replace(request, since=_day(request.since, asking))
    found = _found(request, books, space)
    said, articles = _statements(found, books)
    head = "" if _has_any(said[:RESULTS_SHOWN], request) else NEAREST
    if head and have_words([articles[each.shown.passage.article] for each in said[:RESULTS_SHOWN]], request.words):
        said, head = by_story(said, books), FROM
    shown = said[(request.page - 1) * RESULTS_SHOWN : request.page * RESULTS_SHOWN]
    quotes = [statement.shown for statement in shown]
    if id := passage_id(request.words):
        one = books.search.passage(id, space)
        if isinstance(one, Quote):
            return quote_reply(one, books, space, zone), [one]
    if not shown:
        return sentence(_nothing(request, books, space)), quotes
    blocks: list[Block] = [_pulled(statement, articles, found, request.words, zone) for statement in shown]
    if head:
        blocks.insert(0, Paragraph((Run(head, faint=True),)))
    if (more := len(said) - request.page * RESULTS_SHOWN) > 0:
        blocks.append(Paragraph((Run(f"… and {more} more; narrow it with by:, outlet: or since:", faint=True),)))
        blocks.append(Choices((("More", _next_page(request)),)))
    return Message(tuple(blocks)), quotes


def _day(named: str, asking: Asking) -> str:
    """The day in the asker's zone, as 2025-03-13."""
    meant = asked_time(named, asking.now, asking.zone)
    if meant is None or meant.since is None:
        raise UsageError(f"since:{named}", "no such day", "write it as 2025-03-13, or yesterday")
    return meant.since.astimezone(ZoneInfo(asking.zone)).date().isoformat()


def _has_any(shown: Sequence[Statement], request: FindQuotes) -> bool:
    """Whether any of them has a word that was looked for, besides the speaker's name."""
    wanted = {term.stem for term in terms(request.words)}
    named = {stem(word.low) for each in shown if each.shown.speaker for word in split(each.shown.speaker.name)}
    around = {stem(word.low) for each in shown for word in split(each.shown.context.text)}
    return not wanted - named or not wanted.isdisjoint(around - named)


def _said_once(found: Sequence[Quote], articles: Mapping[str, Article]) -> list[Statement]:
    """The statements in the order of their first quote, which is the one shown."""
    together: dict[int, list[Quote]] = {}
    for quote, number in zip(found, numbered(found), strict=True):
        together.setdefault(number, []).append(quote)
    return [
        Statement(quotes[0], tuple(Variant(quote, articles[quote.passage.article].outlet) for quote in quotes))
        for quotes in together.values()
    ]


def _pulled(
    statement: Statement, articles: Mapping[str, Article], found: Sequence[Quote], words: str, zone: str
) -> Pullquote:
    quote = statement.shown
    article = articles[quote.passage.article]
    others = (Run(f" · {spread(statement)}", faint=True),) if len(statement.variants) > 1 else ()
    id = Run(f" · {quote.passage.id}", faint=True)
    tag = (*speaker(quote), Run(" · "), *source(article, "news", None, zone)[1:], *others, id)
    return pullquote(quote, article, tag, found, sought(quote.passage.text, words))


def _found(request: FindQuotes, books: Books, space: str) -> list[Quote]:
    return _quotes_in(request, books, space) if request.addresses else find_quotes(request, books, space)


def _statements(found: Sequence[Quote], books: Books) -> tuple[list[Statement], dict[str, Article]]:
    """What was said, best first, each statement once, and the articles by id."""
    articles = {article.id: article for article in books.articles.get([quote.passage.article for quote in found])}
    said = _said_once(found, articles)
    kept = {quote.passage for quote in without_turns([statement.shown for statement in said], articles)}
    once: dict[Passage, Statement] = {}  # two quotes of one sentence are shown in it
    for statement in said:
        if statement.shown.passage in kept:
            once.setdefault(printed(statement.shown), statement)
    return [*once.values()], articles


def _quotes_in(request: FindQuotes, books: Books, space: str) -> list[Quote]:
    """The quotes of the articles at these addresses, in the order of the texts; those with the words first."""
    digests = books.articles.digests(books.articles.at(request.addresses, space), space)
    found = [quote for digest in digests for quote in sorted(digest.quotes, key=lambda quote: quote.passage.start)]
    wanted = [term.word for term in terms(request.words)]
    return rated(found, wanted, request.words) if wanted else found


def _nothing(request: FindQuotes, books: Books, space: str) -> str:
    if request.addresses and not books.articles.at(request.addresses, space):
        return NOT_READ
    if request.page > 1:
        return "There are no more."
    if request.by and not find_quotes(FindQuotes("", by=request.by), books, space):
        return f"No article here quotes “{request.by}” by name."
    if request.outlet and not find_quotes(FindQuotes("", outlet=request.outlet), books, space):
        return f"I have read no quote in “{request.outlet}”; what is read: /source list"
    return "There is no quote in it." if request.addresses else "There is no quote on that."


def _next_page(request: FindQuotes) -> str:
    values = {
        "find": request.words,
        "by": request.by or "",
        "outlet": request.outlet or "",
        "since": request.since or "",
        "in": " ".join(request.addresses),
        "page": str(request.page + 1),
    }
    return line_of("quote", {name: value for name, value in values.items() if value})


def quote_reply(quote: Quote, books: Books, space: str, zone: str) -> Message:
    """One quote in its paragraph, with its other wordings."""
    articles = books.articles.get([quote.passage.article])
    if articles[0].revision != quote.passage.revision:
        return _superseded(quote, articles[0], zone)
    story = books.stories.of([quote.passage.article])
    ids = [id for each in books.stories.get(list(story.values()), space) for id in each.articles] or [
        quote.passage.article
    ]
    digests = books.articles.digests(ids, space)
    outlets = {article.id: article.outlet for article in books.articles.get(ids)}
    others = [other for digest in digests for other in digest.quotes if other.passage.id != quote.passage.id]
    numbers = numbered([quote, *others])
    variants = [
        Variant(other, outlets[other.passage.article])
        for other, number in zip(others, numbers[1:], strict=True)
        if number == numbers[0]
    ]
    return quote_message(quote, articles[0], variants, zone)


def figures_reply(request: FindFigures, books: Books, space: str, zone: str) -> tuple[Message, list[Scored]]:
    """A page of the quantities whose sentences match best, or the figure with this id; and its sentences, in order."""
    words = request.words
    made, articles = _quantities(words, books, space)
    sentences = _sentences(made, request.page)
    shown = [each for each in made if each.shown.sentence in sentences]
    told, lines = figures_message(shown, articles, zone), _lines(shown, articles)
    if (more := len({each.shown.sentence for each in made}) - request.page * RESULTS_SHOWN) <= 0:
        return told, lines
    further = Paragraph((Run(f"… and {more} more; narrow it with more words", faint=True),))
    following = line_of("figures", {"find": words, "page": str(request.page + 1)})
    return Message((*told.blocks, further, Choices((("More", following),)))), lines


def _lines(shown: Sequence[Quantity], articles: Sequence[Article]) -> list[Scored]:
    """The sentences that tell these quantities, each once."""
    printed = {article.id: article for article in articles}
    told = (figure for each in shown for figure in (each.shown, *(claim.figure for claim in each.claims)))
    return [Scored(each, 0.0, printed[each.article], each) for each in dict.fromkeys(line.sentence for line in told)]


def _sentences(made: Sequence[Quantity], page: int) -> list[Passage]:
    sentences = list(dict.fromkeys(each.shown.sentence for each in made))
    return sentences[(page - 1) * RESULTS_SHOWN : page * RESULTS_SHOWN]


def _quantities(words: str, books: Books, space: str) -> tuple[list[Quantity], list[Article]]:
    """The quantities, best first, each sentence's where several claims tell it; and the articles that they are from."""
    id = passage_id(words)
    one = books.search.passage(id, space) if id else None
    if isinstance(one, Figure):
        found: Sequence[Figure] = [one]
    else:
        wanted = [term.word for term in terms(words)]
        found = _matching(books.search.figures(Query(tuple(wanted), space, limit=200)), wanted)
    articles = books.articles.get(list(dict.fromkeys(figure.passage.article for figure in found)))
    chosen = {figure.passage for figure in found}
    digests = {digest.article: digest for digest in books.articles.digests([each.id for each in articles], space)}
    made = [
        each
        for story in _by_story(articles, books)
        for each in quantities(story, [digests[article.id] for article in story])
        if each.shown.passage in chosen or any(claim.figure.passage in chosen for claim in each.claims)
    ]
    order = {figure.passage: place for place, figure in enumerate(found)}
    made.sort(key=lambda each: min(order.get(claim.figure.passage, len(order)) for claim in each.claims))
    told = {claim.figure.sentence for each in made if len(each.claims) > 1 for claim in each.claims}
    return [each for each in made if len(each.claims) > 1 or each.shown.sentence not in told], articles


def _by_story(articles: Sequence[Article], books: Books) -> list[list[Article]]:
    """The articles of each story: what two events count is never one quantity."""
    stories = books.stories.of([article.id for article in articles])
    together: dict[object, list[Article]] = {}
    for article in articles:
        together.setdefault(stories.get(article.id, article.id), []).append(article)
    return list(together.values())


def _superseded(quote: Quote, article: Article, zone: str) -> Message:
    """A quote that the outlet's text had once; its paragraph is gone."""
    tag = (*speaker(quote), Run(" · "), *source(article, "news", None, zone)[1:])
    words = (Run("“"), Run.of(quote.passage), Run("”"))
    changed = Paragraph((Run("The outlet has changed its text since this was printed.", faint=True),))
    return Message((Pullquote(words, tag, quote.passage.id), changed))


def _matching(found: Sequence[Figure], wanted: Sequence[str]) -> list[Figure]:
    """Figures of what is wanted first, then those whose sentence has the words."""
    stems = {stem(folded(word)) for word in wanted}

    def worth(figure: Figure) -> int:
        told = f"{figure.unit} {figure.measures.text if figure.measures else ''}"
        sense = {stem(folded(word.low)) for word in split(told)}
        return len(stems & sense) + len(stems & {stem(word.low) for word in split(figure.sentence.text)})

    return sorted(found, key=lambda figure: -worth(figure))
