"""Figures as some newsrooms write them and others do not."""

from __future__ import annotations

import pytest

from tests.reading_figures.sentences import changes, senses, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nearly nine in 10 were ill.", ["0.9"]),
        ("The error is plus or minus 4 percentage points.", ["4 percentage point"]),
        ("It fell to minus 4 degrees.", ["-4 degree"]),
        ("A loan of 3m kroner is usual.", ["3000000 norwegian krone"]),
        ("A wall of 3m stood there.", ["3 metre"]),
        ("They offered Rs. 12 lakh for it.", ["1200000 indian rupee"]),
    ],
)
def test_shares_signs_and_sums_are_read_as_they_are_meant(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call 101 or write to the council.", []),
        ("Quoting reference 2206/0417, she wrote.", []),
        ("The file has the reference number 417 now.", []),
        ("17.50 A gust of wind has struck the pier.", []),
        ("17.50 euros is the fee.", ["17.5 euro"]),
    ],
)
def test_numbers_to_call_of_files_and_of_the_clock_are_no_figures(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mia, who is 24 and a nurse, came.", ["24 year of age"]),
        ("She is 96 and rides a bicycle.", ["96 year of age"]),
        ("It is 96 and falling.", ["96"]),
        ("The singer, 31, left the hall.", ["31 year of age"]),
        ("All are under the age of five.", ["5 year of age"]),
        ("An infant aged 7 months died.", ["7 month of age"]),
    ],
)
def test_ages_are_told_behind_persons_and_pronouns(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It spent more, an increase of 6 per cent.", ["up 6"]),
        ("They get a pay rise of 2 percent.", ["up 2"]),
        ("The bank cut its benchmark rate by 0.25 percentage points.", ["down 0.25"]),
        ("The margin widened by 1.4 percentage points.", ["up 1.4"]),
        ("It raised fees and was cut off, followed by 3 percent.", ["= 3"]),
        ("It cut fees by up to 3 percent.", ["down 3"]),
        ("He signed the contract 10 weeks ago.", ["= 10"]),
        ("Over six months he came often.", ["= 6"]),
        ("Over 60 boats came.", ["> 60"]),
    ],
)
def test_nouns_and_far_verbs_of_change_tell_the_direction(text: str, expected: list[str]) -> None:
    assert changes(text) == expected


def test_words_that_tell_no_sense_are_not_what_a_figure_measures() -> None:
    assert "overnight" not in str(senses("Divers found nine bodies overnight."))
    assert "I've" not in str(senses("I've six dogs."))
    assert "aged" not in str(senses("The potter has died aged 91."))
