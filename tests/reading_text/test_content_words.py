from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.content_words import WORD, spaced_out, stem, words, written


@pytest.mark.parametrize(
    "forms",
    [
        ("resign", "resigns", "resigned", "resigning"),
        ("plan", "plans", "planned", "planning"),
        ("policy", "policies"),
        ("vote", "votes", "voted", "voting"),
        ("company", "companies"),
        ("class", "classes"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    "pair", [("police", "policy"), ("fall", "fail"), ("string", "strip"), ("us", "use"), ("1990s", "1990")]
)
def test_other_words_have_other_stems(pair: tuple[str, str]) -> None:
    assert stem(pair[0]) != stem(pair[1])


@given(st.text(st.characters(codec="utf-8")))
def test_every_word_has_a_stem_that_is_no_longer_than_the_word(text: str) -> None:
    for word in words(text):
        assert 0 < len(stem(word)) <= len(word)


TEXTS = st.text(alphabet=st.sampled_from("aZ9é中 “”’‘—–…€-.'\n\x1f\x85_ªß×")) | st.text()


@given(TEXTS)
def test_the_quick_way_to_words_finds_the_same(text: str) -> None:
    assert written(text) == WORD.findall(text)


@given(TEXTS)
def test_what_is_of_a_word_stays_where_it_is(text: str) -> None:
    spaced = spaced_out(text)
    assert spaced is None or spaced == "".join(sign if WORD.match(sign) else " " for sign in text)
