"""The figures of two real articles, where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.lexicon import load
from bot.model import Article, Figure
from bot.reading.figures import figures
from bot.reading.text import outline
from tests.reading_figures.sentences import FETCHED, value

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
FIRST = SEEDS / "000_2a5d29e8bbda3e10.txt"

pytestmark = pytest.mark.skipif(not FIRST.exists(), reason="the two real articles are not part of the project")


@pytest.fixture(scope="module")
def found() -> dict[str, Figure]:
    """The figures of the first article by their slice."""
    lexicon, text = load(), FIRST.read_text(encoding="utf-8")
    read = figures(Article("a1", text, FETCHED), outline(text, lexicon.text), lexicon.figures)
    return {figure.passage.text: figure for figure in read}


def test_the_length_of_the_ceasefire_is_a_figure_of_it(found: dict[str, Figure]) -> None:
    figure = found["30-day"]

    assert (value(figure), figure.unit, figure.measures and figure.measures.text) == ("30", "day", "ceasefire")


def test_nearly_a_fifth_is_about_and_tells_of_what(found: dict[str, Figure]) -> None:
    figure = found["20%"]

    assert (value(figure), figure.unit, figure.change) == ("20", "percentage", "~")
    assert figure.measures is not None
    assert "territory" in figure.measures.text


@pytest.mark.parametrize(
    ("words", "amount", "change", "miles"),
    [("200 square kilometers", "200", "<", "77"), ("1,300 square kilometers", "1300", "=", "500")],
)
def test_areas_keep_their_conversion_and_their_claimant(
    found: dict[str, Figure], words: str, amount: str, change: str, miles: str
) -> None:
    figure = found[words]

    assert (value(figure), figure.unit, figure.change) == (amount, "square kilometre", change)
    assert [(f"{also.value}", also.unit) for also in figure.also] == [(miles, "square mile")]
    assert figure.claimed_by == "the Russian military"


def test_the_conversion_is_no_figure_of_its_own(found: dict[str, Figure]) -> None:
    assert not {"77 square miles", "500 square miles"} & found.keys()
