"""A clause that names nothing leaves a figure without a sense, and loses nothing."""

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


def test_a_clause_of_nothing_but_closed_words_leaves_a_figure_without_a_sense() -> None:
    text = "They can sit 3 feet apart as long as they wear masks but should be kept the usual 6 feet from one another."

    found = figures(Article("a", text, datetime(2025, 3, 13, tzinfo=UTC)), outline(text, load().text), load().figures)

    assert [figure.passage.text for figure in found] == ["3 feet", "6 feet"]
