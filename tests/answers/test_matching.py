"""Words of texts stand for terms of questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.evidence.matching import SPELT, Matcher, covered
from bot.answers.understanding.wish import terms
from bot.answers.words.stems import WORD, folded, is_participle, stem

PIECES = (
    "us",
    "u",
    "United",
    "won",
    "2,286",
    "2",
    "Élan",
    "o'",
    "winning",
    "s",
    ".",
    ",",
    "’",
    "-",
    "_",
    " ",
    "“",
    "é",
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_how_well_terms_are_met_is_what_the_words_of_the_text_are_worth(text: str) -> None:
    matcher = Matcher(terms("Which American élan wins 2 of 2,286 united?"))

    tokens = [matcher[word] for word in WORD.findall(folded(text))]

    assert matcher.cover(text) == covered(tokens, matcher.size)
    assert [token for _, token in matcher.places(text)] == [token for token in tokens if token]


def test_a_country_with_points_in_its_name_is_met() -> None:
    assert Matcher(terms("American")).cover("A ship of the U.S. Navy") == [0.6]


def test_a_verb_with_something_before_it_goes_on_as_it_does_alone() -> None:
    assert (stem("retook"), stem("overthrown"), stem("misled")) == (stem("retake"), stem("overthrow"), stem("mislead"))
    assert (is_participle("rebuilt"), is_participle("outlet")) == (True, False)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("criticised", "criticized"),
        ("color", "colour"),
        ("defence", "defense"),
        ("theatre", "theater"),
        ("privatization", "privatisation"),
    ],
)
def test_a_word_is_met_as_it_is_spelt_across_the_atlantic(typed: str, printed: str) -> None:
    assert Matcher(terms(f"what of the {typed}")).cover(f"All spoke of the {printed}.")[0] >= SPELT
