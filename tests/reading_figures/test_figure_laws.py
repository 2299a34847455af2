"""What holds for any text: figures are slices, values are plain, time is linear."""

from __future__ import annotations

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Range
from tests.reading_figures.sentences import read

PIECES = (
    "7 1,234 3.5 12 $ € £ % ½ / - – . , ; : ( ) [ ] x ^ e 10 2019 1e5 km m2 kg p m bn million hundred and a an one two "
    "twenty third half dozen fifths tens of thousands a day year-old from to between more than up rose by only it "
    "said according Ann Lee St who which that in March pm @ # \u202f ’ ' \" 999999999999999999999999999 people "
    "apples US$ minus ¹ ٣"
).split(" ")

TEXT = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.text(max_size=80),
)


@settings(max_examples=150)
@given(TEXT)
def test_every_figure_is_a_slice_with_a_plain_value(text: str) -> None:
    found = read(text)

    for figure in found:
        passages = [figure.passage, figure.sentence, *(also.passage for also in figure.also)]
        passages += [figure.measures] if figure.measures else []
        assert all(passage.text == text[passage.start : passage.end] for passage in passages)
        assert figure.sentence.start <= figure.passage.start < figure.passage.end <= figure.sentence.end
        ends = (figure.value.low, figure.value.high) if isinstance(figure.value, Range) else (figure.value,)
        assert list(ends) == sorted(ends)
        assert all(end.is_finite() and set(f"{end:f}") <= set("-.0123456789") for end in ends)
        assert figure.claimed_by is None or figure.claimed_by in text
    assert all(a.passage.end <= b.passage.start for a, b in pairwise(found))
    assert sorted(figure.rank for figure in found) == list(range(1, len(found) + 1))


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["km", "apples", "euros", "percent"]))
def test_grouped_digits_give_the_number_that_was_written(number: int, unit: str) -> None:
    (figure,) = read(f"They counted {number:,} {unit} there.")

    assert figure.value == Decimal(number)


@pytest.mark.parametrize(
    "piece",
    ["7", "7 ", "1,", "1-", "1-a-", "5 km (", "two hundred and ", "from 5 to ", "5 of 5 ", "$", "about ",
     "according to the ", "he said ", "zero million ", "5 A B C "],
)  # fmt: skip
def test_a_sentence_of_250_kilobytes_is_read_in_linear_time(piece: str) -> None:
    text = piece * (250_000 // len(piece))
    started = time.process_time()

    read(text)

    assert time.process_time() - started < 3
