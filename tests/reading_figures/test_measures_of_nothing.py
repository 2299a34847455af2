"""A long clause that ends in a bare "of" leaves a figure without a sense, and loses nothing."""

from datetime import UTC, datetime

from adapters.lexicon import load
from bot.model import Article
from bot.reading.figures import figures
from bot.reading.text import outline


def test_a_rise_of_more_than_some_percent_in_a_long_clause_is_still_a_figure() -> None:
    text = (
        "The agency said it would be raising its immigration fees this autumn, with those seeking to become citizens "
        "of the country facing a hike of more than 80 percent, while others will pay nothing."
    )

    found = figures(Article("a", text, datetime(2025, 3, 13, tzinfo=UTC)), outline(text, load().text), load().figures)

    assert [(figure.passage.text, str(figure.value)) for figure in found] == [("80 percent", "80")]
