"""A quote or figure with what belongs to it is given as text to be copied."""

import pytest

from bot.errors import UsageError
from bot.message import Code, Pullquote
from tests.answers.conftest import Newsstand


def test_a_quote_is_copied_with_speaker_role_outlet_date_and_link(newsstand: Newsstand) -> None:
    listed = newsstand.say("/quote chained")
    [quote] = [block for block in listed.blocks if isinstance(block, Pullquote)]

    [code] = newsstand.say(f"/copy {quote.id.upper()}").blocks

    assert isinstance(code, Code)
    assert code.text.splitlines() == [
        "“Nobody had chained it, and nobody had checked,”",
        "— Ruth Askew, the harbour master, told reporters",
        "Ferry capsizes in Kell Sound",
        "Meridian Wire, 12 March 2025",
        "https://wire.example/ferry-1",
        f"id {quote.id}",
    ]


def test_a_figure_is_copied_with_its_sentence(newsstand: Newsstand) -> None:
    with newsstand.history.reading() as books:
        figure = books.articles.digests(["ferry-1"])[0].figures[0]

    [code] = newsstand.say(f"/copy {figure.passage.id}").blocks

    assert isinstance(code, Code)
    assert code.text.startswith("12 people: At least 12 people died when the ferry Maren Dahl capsized")
    assert code.text.endswith(f"id {figure.passage.id}")


def test_what_another_space_sees_cannot_be_copied_by_its_id(newsstand: Newsstand) -> None:
    [quote, *_] = [block for block in newsstand.say("/quote mistakes").blocks if isinstance(block, Pullquote)]

    with pytest.raises(UsageError, match="there is no quote or figure with this id"):
        newsstand.say(f"/copy {quote.id}", space="harbour")
