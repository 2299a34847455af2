"""Quotes are shown page by page, and those of the articles at given addresses."""

from bot.message import Choices, Pullquote
from tests.answers.conftest import Newsstand


def _ids(newsstand: Newsstand, line: str, space: str = "local") -> list[str]:
    return [block.id for block in newsstand.say(line, space=space).blocks if isinstance(block, Pullquote)]


def test_the_quotes_of_an_article_are_found_by_its_address(newsstand: Newsstand) -> None:
    found = _ids(newsstand, "/quote in:https://courier.example/bridge")

    assert len(found) == 2
    assert _ids(newsstand, "/quote pay in:https://courier.example/bridge")[0] == found[1]


def test_an_article_that_the_space_does_not_see_has_no_quotes(newsstand: Newsstand) -> None:
    assert _ids(newsstand, "/quote in:https://gazette.example/secret")
    assert _ids(newsstand, "/quote in:https://gazette.example/secret", "harbour") == []


def test_further_quotes_are_on_the_next_page(newsstand: Newsstand) -> None:
    first = newsstand.say("/quote since:2025-01-01")
    [choices] = [block for block in first.blocks if isinstance(block, Choices)]
    [(label, line)] = choices.options

    assert (label, line) == ("More", "/quote since:2025-01-01 page:2")
    assert not set(_ids(newsstand, line)) & set(_ids(newsstand, "/quote since:2025-01-01"))
