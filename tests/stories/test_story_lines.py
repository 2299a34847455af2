from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

from adapters.json_lines import _ranked, digest_row
from adapters.lexicon import load
from bot.model import Article, Quote
from bot.reading.digest import read
from bot.reading.summaries.summary import Budget

NEWS = (
    "The Larkfield council closed the harbour bridge on Monday after engineers found cracks in two of its piers. "
    "Buses will go by the old ford road until the bridge has been repaired, the council said."
)
VIEW = (
    "The Larkfield council closed the harbour bridge on Monday, and I think that it should be ashamed of itself. "
    "We all knew that this bridge would fail one day, and my heart goes out to the bus drivers."
)


def summary_of(*articles: tuple[str, str, str]) -> list[dict[str, Any]]:
    row = {"id": 1, "articles": [{"id": id, "title": title, "text": text} for id, title, text in articles]}
    told: list[dict[str, Any]] = digest_row(row, read, load(), Budget(None, 65))["summary"]
    return told


def test_the_summary_of_a_story_comes_from_its_news() -> None:
    told = summary_of(("view", "Opinion: A bridge too late", VIEW), ("news", "Bridge is closed", NEWS))

    assert {each["article"] for each in told} == {"news"}


def test_opinion_is_summarised_where_there_is_no_news() -> None:
    assert summary_of(("view", "Opinion: A bridge too late", VIEW))


def test_a_story_of_very_many_quotes_is_soon_ranked() -> None:
    words = Article("a", "“The ford is open.”", datetime(2025, 3, 13, tzinfo=UTC)).passage(1, 18)
    quotes = [Quote(words, None, "direct", words, 0.0, rank=n + 1, statement=n) for n in range(30_000)]
    started = time.process_time()

    ranked = _ranked(quotes)

    assert [quote.rank for quote in ranked] == [*range(1, 30_001)]
    assert time.process_time() - started < 3  # 0.1 s; counting each wording anew would take 10
