"""The words of figures: phrases, plurals, and the files that they come from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.figures.line import Phrases
from bot.reading.figures.words import FigureWords, plural, singular
from tests.reading_figures.sentences import WORDS


def test_the_longest_phrase_wins_at_a_token() -> None:
    phrases = Phrases.of([("per cent", 1), ("per", 2), ("per cent point", 3)])

    assert phrases.at(["per", "cent", "point"], 0) == (3, 3)
    assert phrases.at(["per", "cent", "of"], 0) == (1, 2)
    assert phrases.at(["per", "se"], 0) == (2, 1)
    assert phrases.at(["se"], 0) is None


def test_the_longest_phrase_wins_before_a_token() -> None:
    phrases = Phrases.of([("more than", 1), ("than", 2)])

    assert phrases.before(["more", "than"], 2) == (1, 0)
    assert phrases.before(["less", "than"], 2) == (2, 1)
    assert phrases.before(["than"], 0) is None
    assert phrases.before(["more"], 1) is None


@pytest.mark.parametrize(
    ("one", "many"),
    [("city", "cities"), ("day", "days"), ("bus", "buses"), ("watch", "watches"), ("box", "boxes"), ("tree", "trees")],
)
def test_regular_plurals_are_made_and_undone(one: str, many: str) -> None:
    assert plural(one) == many
    assert singular(many, WORDS.grammar) == one


@pytest.mark.parametrize("word", ["%", "km", "ft"])
def test_signs_and_symbols_have_no_plural(word: str) -> None:
    assert plural(word) == word


@pytest.mark.parametrize("word", ["news", "glass", "virus", "basis", "johnson’s", "is", "tree"])
def test_words_that_only_end_like_plurals_stay(word: str) -> None:
    assert singular(word, WORDS.grammar) == word


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_the_singular_is_reached_in_one_step_or_stays_a_plural_of_itself(word: str) -> None:
    assert singular(word, WORDS.grammar) in {
        word,
        word[:-1],
        word[:-2],
        word[:-3] + "y",
        WORDS.grammar.plurals.get(word),
    }


def test_a_missing_file_is_named() -> None:
    with pytest.raises(KeyError, match="figures_units"):
        FigureWords.parse({})


@pytest.mark.parametrize(
    "name", ["dollar", "pound sterling", "square kilometre", "percentage", "year of age", "mile per hour"]
)
def test_units_are_found_under_their_own_names(name: str) -> None:
    tokens = name.split(" ")
    found = WORDS.money_names.at(tokens, 0) or WORDS.units.at(tokens, 0)

    assert found == (name, len(tokens))
