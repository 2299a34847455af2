"""Lines of JSON in, lines of JSON out: nothing that is put in makes it fail, and every passage is a slice."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.dates import moment
from adapters.json_lines import answer_line, article_of, digest_row
from adapters.json_rows import figure_row, has_surrogate, written
from adapters.lexicon import load
from bot.errors import HistoryError
from bot.model import Article, Figure, Range
from bot.reading.digest import read
from bot.reading.summaries.summary import Budget

SEEDS = Path(__file__).parents[2] / "seeds"

TEXT = (
    "The ferry Maren sank off Port Hale on Wednesday night, killing 12 people, the coastguard said.\n\n"
    "“We heard a bang and then the deck was under water,” said Ada Lund, a passenger, at the harbour.\n\n"
    "Between 10 and 15 boats searched some 200 sq km (77 sq miles) of the strait until dawn."
)
answer = partial(digest_row, reading=read, lexicon=load(), budget=Budget(3, None))


def answered(row: object) -> Any:
    return json.loads(answer_line(json.dumps(row), 1, answer))


def test_every_passage_is_a_slice_of_the_text() -> None:
    row = answered({"id": "a", "text": TEXT, "title": "Ferry sinks", "published": "2025-03-13"})

    said = [*row["summary"], *row["quotes"], *row["figures"]]
    said += [quote["mention"] for quote in row["quotes"] if quote["mention"]]
    said += [also for figure in row["figures"] for also in figure["also"]]
    assert len(said) > 6
    assert all(TEXT[each["start"] : each["end"]] == each["text"] for each in said)


def test_ranges_conversions_and_changes_are_told_in_plain_numbers() -> None:
    figures = {figure["text"]: figure for figure in answered({"id": "a", "text": TEXT})["figures"]}

    [area] = [figure for figure in figures.values() if figure["also"]]
    [boats] = [figure for figure in figures.values() if figure["value"] == ["10", "15"]]
    assert (area["value"], area["unit"], area["change"]) == ("200", "square kilometre", "~")
    assert [(also["value"], also["unit"]) for also in area["also"]] == [("77", "square mile")]
    assert boats["rank"] >= 1


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Decimal("1E+7"), "10000000"),
        (Decimal("2.750"), "2.75"),
        (Decimal("100"), "100"),
        (Range(Decimal("1E7"), Decimal("1E8")), ["10000000", "100000000"]),
    ],
)
def test_a_value_has_no_exponent_and_no_idle_zeros(value: Decimal | Range, told: str | list[str]) -> None:
    article = Article("a", "10 tons", datetime(2025, 3, 13, tzinfo=UTC))
    passage = article.passage(0, 7)

    row = figure_row(Figure(passage, value, "tonne", "=", passage, claimed_by="the port"), story=True)

    assert (row["article"], row["value"], row["claimed_by"], row["measures"]) == ("a", told, "the port", None)


def test_a_story_ranks_over_all_its_articles_and_puts_further_wordings_last() -> None:
    other = TEXT.replace("12 people", "14 people") + "\n\n“It was very dark out there,” said Bo Lind, a pilot."
    story = {"id": "s", "articles": [{"id": "a", "text": TEXT}, {"id": "b", "text": other}]}

    row = answered(story)

    assert sorted(quote["rank"] for quote in row["quotes"]) == [1, 2, 3]
    assert sorted(figure["rank"] for figure in row["figures"]) == list(range(1, len(row["figures"]) + 1))
    [last] = [quote for quote in row["quotes"] if quote["rank"] == 3]
    assert last["text"].startswith("We heard a bang")


def test_a_story_is_news_when_any_of_its_articles_is() -> None:
    opinion = {"id": "o", "text": (SEEDS / "lamplight-review" / "truce-and-its-question.txt").read_text("utf-8")}

    alone = answered({"id": "s", "articles": [opinion]})
    beside = answered({"id": "s", "articles": [opinion, {"id": "n", "text": TEXT, "title": "Ferry sinks"}]})

    assert (alone["genre"], beside["genre"]) == ("opinion", "news")


def test_a_surrogate_without_its_half_comes_back_escaped() -> None:
    line = answer_line('{"id": "\\ud800", "text": ""}', 1, answer)

    assert json.loads(line) == {"id": "\ud800", "error": "there is no text"}
    assert has_surrogate("\ud800")
    assert not has_surrogate("“é”")
    assert written({"a": "“é”"}) == '{"a": "“é”"}'


def test_what_trips_the_reader_costs_its_own_line_only() -> None:
    def trip(row: dict[str, Any]) -> dict[str, Any]:
        raise KeyError(row["id"])

    assert json.loads(answer_line('{"id": 1}', 1, trip)) == {"id": 1, "error": "makes the reader fail (KeyError)"}


def test_what_concerns_all_lines_ends_the_batch() -> None:
    def refuse(row: dict[str, Any]) -> dict[str, Any]:
        raise HistoryError("verbatim.db", "is gone")

    with pytest.raises(HistoryError):
        answer_line("{}", 1, refuse)


@pytest.mark.parametrize("stated", ["2022-06-21", "2022/06/21", "2022/6/21", " 2022.06.21 ", "2022/06/21T00:00:00Z"])
def test_a_date_of_year_month_and_day_is_read_whatever_stands_between(stated: str) -> None:
    assert moment(stated) == datetime(2022, 6, 21, tzinfo=UTC)


NO_DATES = ["soon", "2025-13-01", "06/21/2022", "2022/06-21", "0001-01-01T00:00+23:00", "9999-12-31"]


@pytest.mark.parametrize("stated", NO_DATES)
def test_a_date_that_cannot_be_read_costs_itself_only(stated: str) -> None:
    row = answered({"id": "a", "text": TEXT, "published": stated})

    assert row.pop("warning") == f"published is not a date, and is left out: {stated!r}"
    assert row == answered({"id": "a", "text": TEXT})


def test_a_date_of_a_story_that_cannot_be_read_is_told() -> None:
    dates = ("2025-03-13", "soon", "soon", "late")
    story = {"id": "s", "articles": [{"id": n, "text": TEXT, "published": date} for n, date in enumerate(dates)]}

    said = "published is not a date, and is left out: "
    assert answered(story)["warning"] == f"{said}'soon'; {said}'late'"


def test_an_article_keeps_what_the_line_says_of_it() -> None:
    article = article_of({"id": 5, "text": TEXT, "source": "The Courier", "published": "2025-03-13T10:00:00+02:00"})

    assert (article.id, article.outlet, article.title) == ("5", "The Courier", None)
    assert article.published is not None
    assert article.published.isoformat() == "2025-03-13T08:00:00+00:00"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
keys = st.sampled_from(["id", "text", "title", "source", "published", "url", "html", "articles"])


@settings(max_examples=150)
@given(st.dictionaries(keys, json_values, max_size=5) | json_values)
def test_any_json_is_answered_by_one_line_of_json(row: object) -> None:
    line = answer_line(json.dumps(row), 3, answer)

    assert "\n" not in line
    assert "makes the reader fail" not in line
    assert isinstance(json.loads(line), dict)


@settings(max_examples=100)
@given(st.text(max_size=80))
def test_any_line_is_answered_by_one_line_of_json(line: str) -> None:
    assert isinstance(json.loads(answer_line(line, 3, answer)), dict)
