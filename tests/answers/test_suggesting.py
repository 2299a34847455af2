"""Speakers, outlets and quotes are completed, however they are spelt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sqlite import SQLiteHistory, open_history
from bot.answers.replies.suggestions import LONGEST_LABEL, suggest
from bot.answers.words.sounds import openings, sound
from bot.model import LOCAL, Article, Digest, GenreEvidence, Quote, Source, Speaker
from bot.shelves.news import Query

NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)
SAID = (
    (
        "Volodymyr Zelensky",
        "We want the ceasefire to begin on Monday, and we want it to be watched by all those who care about it.",
    ),
    ("Volodymyr Zelenskyy", "The harbour is open."),
    ("Zelenskiy", "Nobody has asked us about the harbour."),
    ("Yuri Ushakov", "I conveyed our view of the ceasefire."),
    ("Yuri Ushakov", "We shall see."),
    ("Adam Smith", "It is a fine day."),
    ("Eve Smyth", "It is no fine day."),
)


def _article(number: int, speaker: str, words: str) -> tuple[Article, Digest, list[tuple[int, int]]]:
    text = f"“{words}” said {speaker}."
    source = "wire" if number % 2 else "courier"
    article = Article(f"a{number}", text, NOW, source=source, outlet=source.title(), published=NOW)
    place = (0, len(text))
    quote = Quote(
        article.passage(1, 1 + len(words)),
        Speaker(speaker, "person"),
        "direct",
        article.passage(*place),
        confidence=0.9,
    )
    return article, Digest(article.id, 1, 1, "en", GenreEvidence("news"), quotes=(quote,)), [place]


@pytest.fixture(scope="module")
def history() -> Iterator[SQLiteHistory]:
    history = open_history(None)
    with history.writing() as books:
        for number, said in enumerate(SAID):
            books.articles.file(*_article(number, *said))
        books.sources.put(Source("wire", "https://wire.example", "feed", "Meridian Wire"), "s")
        books.sources.put(Source("courier", "https://courier.example", "feed", "Harbour Courier"), "local")
    yield history
    history.close()


def _labels(history: SQLiteHistory, kind: str, prefix: str, space: str = "local") -> list[str]:
    with history.reading() as books:
        return [each.label for each in suggest(kind, prefix, books, space)]  # type: ignore[arg-type]


def test_a_person_is_suggested_once_however_the_name_is_spelt(history: SQLiteHistory) -> None:
    assert _labels(history, "speakers", "zel") == ["Volodymyr Zelensky"]
    assert _labels(history, "speakers", "yur") == ["Yuri Ushakov"]


@pytest.mark.parametrize("typed", ["usakov", "Uschakow", "ushakvo", "USHAK", "yuri ush"])
def test_a_mistyped_speaker_is_suggested(history: SQLiteHistory, typed: str) -> None:
    assert _labels(history, "speakers", typed)[0] == "Yuri Ushakov"


def test_the_most_quoted_come_first_and_only_those_that_the_space_may_see(history: SQLiteHistory) -> None:
    assert _labels(history, "speakers", "")[0] == "Yuri Ushakov"
    assert "Adam Smith" in _labels(history, "speakers", "sm", "s")
    assert _labels(history, "speakers", "eve", "s") == []


def test_outlets_are_completed_and_corrected(history: SQLiteHistory) -> None:
    assert _labels(history, "outlets", "har") == ["Harbour Courier"]
    assert _labels(history, "outlets", "curier") == ["Harbour Courier"]
    assert _labels(history, "outlets", "xx") == []


def test_a_quote_is_suggested_whole_and_stands_for_its_id(history: SQLiteHistory) -> None:
    with history.reading() as books:
        (suggestion,) = suggest("quotes", "ushakov ceasefire", books)

        assert suggestion.label == "Ushakov: I conveyed our view of the ceasefire."
        assert books.search.passage(suggestion.value, LOCAL) is not None
        assert suggest("quotes", "", books) == []


@pytest.mark.parametrize("typed", ["ushakov cease", "usha", "Uschakow"])
def test_a_quote_is_suggested_while_its_words_are_typed(history: SQLiteHistory, typed: str) -> None:
    assert "Ushakov: I conveyed our view of the ceasefire." in _labels(history, "quotes", typed)


def test_a_long_label_is_cut_behind_a_word(history: SQLiteHistory) -> None:
    (label,) = _labels(history, "quotes", "watched")

    assert len(label) <= LONGEST_LABEL
    assert label == "Zelensky: We want the ceasefire to begin on Monday, and we want it to be watched by all those who…"


def test_whose_words_are_asked_for_is_found_in_all_spellings(history: SQLiteHistory) -> None:
    with history.reading() as books:
        for name in ("Zelenskiy", "zelensky", "Selenskyj"):
            assert len(books.search.quotes(Query(()), name)) == 3
        assert len(books.search.quotes(Query(()), "Smith")) == 1
        assert books.search.spellings("Zelensky") == ["zelenskiy", "zelenskyy"]


@given(st.text("abcehijkqsvwyz", max_size=12))
def test_a_word_of_the_same_sound_opens_with_a_letter_looked_at(word: str) -> None:
    assert word[:1] in openings(word)
    assert len(sound(word)) <= 2 * len(word) + 1
