"""The nouns keep their laws."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ConfigError, HistoryTooNew, VerbatimError
from bot.message import Moment, Run, plain
from bot.model import Article

NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)


@given(st.text(min_size=1), st.data())
def test_a_passage_is_a_slice_of_its_article(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    passage = Article("a", text, NOW).passage(start, end)

    assert (passage.text, passage.start, passage.end) == (text[start:end], start, end)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 2), (2, 1), (0, 6)])
def test_words_outside_of_the_article_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no passage"):
        Article("a", "words", NOW).passage(start, end)


def test_a_headline_is_a_passage_too() -> None:
    article = Article("a", "text", NOW, title="Truce refused")

    assert article.passage(0, 5, "title").text == "Truce"


def test_an_article_without_a_title_has_no_passage_in_it() -> None:
    with pytest.raises(ValueError, match="0 characters of title"):
        Article("a", "text", NOW).passage(0, 1, "title")


def test_the_id_of_a_passage_is_short_and_depends_on_its_place_alone() -> None:
    article = Article("a", "one two one", NOW)

    assert article.passage(0, 3).id == article.passage(0, 3).id
    assert article.passage(0, 3).id != article.passage(8, 11).id
    assert len(article.passage(0, 3).id) == 7


def test_an_article_without_a_date_is_ordered_by_its_arrival() -> None:
    assert Article("a", "text", NOW).dated == NOW


def test_an_error_reads_as_subject_problem_and_way_out() -> None:
    error = ConfigError("verbatim.toml: zone", "no zone 'Lodnon'", "did you mean 'Europe/London'?")

    assert str(error) == "verbatim.toml: zone: no zone 'Lodnon'; did you mean 'Europe/London'?"
    assert error.status == 2


def test_a_history_that_is_too_new_is_an_error_of_ours_with_status_one() -> None:
    assert isinstance(HistoryTooNew("db", "is newer"), VerbatimError)
    assert HistoryTooNew("db", "is newer").status == 1


def test_a_line_in_plain_text_shows_days() -> None:
    assert plain((Run("on "), Moment(NOW, "UTC"))) == "on 2025-03-13"
