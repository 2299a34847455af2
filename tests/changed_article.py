"""An article that its outlet changes after it was told, for every platform's tests of corrections."""

from __future__ import annotations

from adapters.lexicon import load
from adapters.reading import ready
from adapters.sqlite import SQLiteHistory
from bot.care.watching import Watching
from bot.commands import AddWatch
from bot.delivery.publishing import Publisher
from bot.desk import Desk
from bot.model import Article, Source
from bot.people import Visitor
from bot.reading.digest import read
from tests.clocks import Clock

TOLD = (
    "The bridge at Orsel will close for 14 weeks from Monday, the city said.\n\n"
    "“Nobody will have to walk further than before,” said Lena Orth, the mayor, on Thursday."
)
ELSEWHERE = (
    "The library of Kestow lost 900 books when its cellar was flooded on Tuesday night.\n\n"
    "“We carried out what we could reach,” said Ivo Penn, the librarian."
)
LATER = TOLD.replace("14 weeks", "22 weeks")


HEADLINE, LATER_HEADLINE = "A bridge closes", "A bridge will close"


def file(
    history: SQLiteHistory, text: str, clock: Clock, space: str, outlet: str, title: str = HEADLINE, id: str = "a"
) -> None:
    """File the article with this text, as one of an outlet whose feed the space reads."""
    url = f"https://{id}.example/1"
    article = Article(id, text, clock(), source="post", outlet=outlet, title=title, url=url)
    with history.writing() as books:
        books.sources.put(Source("post", "https://post.example/feed", "feed"), space)
    Desk(history, load()).file([ready(article, *read(article, load()))])


async def alerted(history: SQLiteHistory, publisher: Publisher, clock: Clock, visitor: Visitor) -> None:
    """Watch for a word, file an article that quotes somebody with it, and post what was found."""
    watching = Watching(publisher._history, load(), publisher.post_once, clock)
    await watching.add(AddWatch("carried", here=True), visitor)
    file(history, ELSEWHERE, clock, visitor.space, "The Kestow Leader", "Books under water", "watched")
    await watching.look()
    await publisher.publish()


def take_back(history: SQLiteHistory, clock: Clock, space: str) -> None:
    """The same article without its quote."""
    text = ELSEWHERE.partition("\n\n")[0]
    file(history, text, clock, space, "The Kestow Leader", "Books under water", "watched")
