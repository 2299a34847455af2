"""A small history of invented news: two outlets in one space, a third that only another space sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from adapters.lexicon import load
from adapters.reading import ready
from adapters.sqlite import SQLiteHistory, open_history
from bot.answers.ask import ask
from bot.answers.question import Answer, Question
from bot.answers.replies.asking import Asking
from bot.answers.respond import answered, turn
from bot.desk import Desk
from bot.message import Message
from bot.model import Article, Source
from bot.reading.digest import read
from bot.reading.lexicon import Lexicon
from bot.told import Briefing
from tests.asked import parse_news
from tests.shown import text_of

NOW = datetime(2025, 3, 14, 9, tzinfo=UTC)

FERRY = """HARROWMOUTH - At least 12 people died when the ferry Maren Dahl capsized in Kell Sound on Wednesday \
evening, the coastguard said.

The ferry capsized because a lorry broke loose on the car deck, the harbour master, Ruth Askew, said. \
"Nobody had chained it, and nobody had checked," Askew told reporters.

Divers will go down again on Friday morning."""

FERRY_LATER = """HARROWMOUTH - The death toll of the ferry Maren Dahl rose to 15 on Thursday \
after divers found three more bodies, the coastguard said.

"We will not stop until all of them are home," said Ruth Askew, the harbour master."""

BRIDGE = """The town council of Lower Tern voted on Tuesday to rebuild the Weir Bridge at a cost of $4.5 million.

"It is the only road to the hospital, and people have waited for two years," said the mayor, \
Tomas Brandt, after the vote.

Brandt's deputy, Inga Solberg, voted against the plan. "We cannot pay for it," Solberg said."""

SECRET = """The minister Lena Okafor resigned on Thursday over the cost of a harbour tunnel.

"I have made mistakes, and I will pay for them," Okafor said in Port Aldous.

"She should have gone a year ago," said Piet Maro, who leads the opposition."""


def printed(id: str, text: str, outlet: str, title: str, published: datetime) -> Article:
    source = outlet.rsplit(maxsplit=1)[-1].lower()
    url = f"https://{source}.example/{id}"
    fetched = published + timedelta(hours=1)
    return Article(id, text, fetched, source=source, outlet=outlet, title=title, url=url, published=published)


ARTICLES = (
    printed("ferry-1", FERRY, "Meridian Wire", "Ferry capsizes in Kell Sound", datetime(2025, 3, 12, 21, tzinfo=UTC)),
    printed("ferry-2", FERRY_LATER, "The Harbour Courier", "Ferry toll is 15", datetime(2025, 3, 13, 15, tzinfo=UTC)),
    printed("bridge", BRIDGE, "The Harbour Courier", "Bridge to be rebuilt", datetime(2025, 3, 11, 19, tzinfo=UTC)),
    printed("secret", SECRET, "Aldous Gazette", "Minister resigns", datetime(2025, 3, 13, 11, tzinfo=UTC)),
)


@dataclass(frozen=True)
class Newsstand:
    """Asks a history of a few articles."""

    history: SQLiteHistory
    lexicon: Lexicon

    def ask(self, text: str, **more: object) -> Answer:
        with self.history.reading() as books:
            return ask(Question(text, NOW, **more), books)  # type: ignore[arg-type]

    def say(self, line: str, thread: str = "t", space: str = "local", briefing: Briefing | None = None) -> Message:
        asking = Asking(thread, NOW, "UTC", space, briefing)
        with self.history.reading() as books:
            told = answered(parse_news(line), books, asking, self.lexicon)
        with self.history.writing() as books:
            books.conversations.add(thread, turn(line, told.message, NOW, told.showed))
        return told.message


def told(newsstand: Newsstand, line: str, thread: str) -> str:
    """What the terminal shows for a line, in one line."""
    return " ".join(text_of(newsstand.say(line, thread)).replace("▌", " ").split())


def newsstand_of(articles: Sequence[Article]) -> Newsstand:
    """A newsstand with these articles; whoever asks for it closes its history."""
    history, lexicon = open_history(None), load()
    desk = Desk(history, lexicon)
    for article in articles:
        desk.file([ready(article, *read(article, lexicon))])
    return Newsstand(history, lexicon)


def answer_from(articles: Sequence[Article], question: str) -> Answer:
    """What a newsstand with these articles alone answers."""
    made = newsstand_of(articles)
    try:
        return made.ask(question)
    finally:
        made.history.close()


@pytest.fixture(scope="module")
def newsstand() -> Iterator[Newsstand]:
    made = newsstand_of(ARTICLES)
    with made.history.writing() as books:
        for source, space in (("wire", "harbour"), ("courier", "harbour"), ("gazette", "aldous")):
            outlet = next(article.outlet for article in ARTICLES if article.source == source)
            books.sources.put(Source(source, f"https://{source}.example/feed", "feed", outlet), space)
    yield made
    made.history.close()
