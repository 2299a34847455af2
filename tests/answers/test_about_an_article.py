"""A question may be about the article at an address; figures are shown page by page."""

from adapters.reading import ready
from bot.desk import Desk
from bot.message import Choices, Facts, Message
from bot.model import Article
from bot.reading.digest import read
from tests.answers.conftest import NOW, Newsstand
from tests.shown import text_of

MANY = "\n\n".join(
    f"The ferry yard at {town} built {count} barges in 2024."
    for count, town in enumerate(("Harrow", "Kell", "Aldous", "Tern", "Weir", "Maren", "Solberg"), 12)
)


def _said(newsstand: Newsstand, line: str, space: str = "local") -> str:
    return " ".join(text_of(newsstand.say(line, space=space)).split())


def test_a_question_about_an_address_is_about_the_article_there(newsstand: Newsstand) -> None:
    told = _said(newsstand, "/ask What does it cost? about:https://courier.example/bridge")
    refused = _said(newsstand, "/ask How many died? about:https://courier.example/bridge")

    assert told.startswith("Read as: What does Bridge to be rebuilt cost? The town council of Lower Tern")
    assert "I have no answer to that." in refused


def test_an_address_that_was_not_read_or_is_not_seen_is_said_to_be_so(newsstand: Newsstand) -> None:
    secret = "/ask Who resigned? about:https://gazette.example/secret"

    assert "Okafor" in _said(newsstand, secret)
    assert _said(newsstand, secret, "harbour").startswith("No article at this address has been read here.")


def _sentences(message: Message) -> list[str]:
    return [text_of(Message((block,))) for block in message.blocks if isinstance(block, Facts)]


def test_further_figures_are_on_the_next_page(newsstand: Newsstand) -> None:
    article = Article("yards", MANY, NOW, source="courier", outlet="Courier", title="Barges", published=NOW)
    Desk(newsstand.history, newsstand.lexicon).file([ready(article, *read(article, newsstand.lexicon))])

    first = newsstand.say("/figures barges")
    [choices] = [block for block in first.blocks if isinstance(block, Choices)]
    second = newsstand.say(choices.options[0][1])

    assert choices.options == (("More", "/figures barges page:2"),)
    assert (len(_sentences(first)), len(_sentences(second))) == (5, 2)
    assert not set(_sentences(first)) & set(_sentences(second))
    assert not [block for block in second.blocks if isinstance(block, Choices)]
