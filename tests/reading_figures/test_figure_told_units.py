"""Units that stand elsewhere in the sentence, clock times in words, and what is counted by "one"."""

from __future__ import annotations

import pytest

from tests.reading_figures.sentences import changes, senses, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people died and 19 others were missing.", ["9 people", "19 people"]),
        ("Rescuers searched the water for 17 others.", ["17 people"]),
        ("Twelve men are dead and 17 are missing.", ["12 man", "17 people"]),
        ("Only 66 are now known to have survived.", ["66 people"]),
        ("The death toll rose to 15.", ["15 people"]),
        ("The index stands at 15 today.", ["15"]),
        ("It reached 15 at last.", ["15"]),
        ("Of 15 are now", ["15"]),
        ("The gale cut off 36,500 homes, down from 41,000 at noon.", ["36500 home", "41000 home"]),
        ("They sold the hall by 31 votes to 24.", ["31 vote", "24 vote"]),
        ("They sold 31 boats; it was down from 24.", ["31 boat", "24"]),
        ("It lost 27 lives in the bay.", ["27 life"]),
        ("It lost 200 square km (77 square miles).", ["200 square kilometre"]),
        ("It was cut by a quarter of a percentage point.", ["0.25 percentage point"]),
        ("Some 3 in every 4 people fell ill.", ["0.75"]),
        ("Some 31 in every 100,000 people fell ill.", ["0.00031"]),
        ("Some 12 in every 100 homes stood empty.", ["0.12"]),
        ("There were 12 in every room.", ["12"]),
    ],
)
def test_a_unit_that_stands_elsewhere_is_taken_from_there(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "By ten o’clock at night it was over.",
        "By ten o'clock at night it was over.",
    ],
)
def test_a_clock_time_in_words_is_no_figure(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One good season is a reason to be glad.", []),
        ("It has done one useful thing already.", []),
        ("The one thing that counts is sleep.", []),
        ("It is one of several things under examination.", []),
        ("Nobody wants to be the last one holding a bottle.", []),
        ("Nobody wants one holding a bottle.", []),
        ("One person died on the pier.", ["1 people"]),
        ("One sailor drowned off the pier.", ["1 sailor"]),
        ("One in five stayed at home.", ["0.2"]),
        ("It is one of the oldest parks here.", ["1 oldest park"]),
    ],
)
def test_one_counts_only_before_a_plain_noun(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They beat the City 3-2 at home.", ["2..3"]),
        ("Adair (Cole 74) left the pitch.", []),
        ("People over 60 were ill.", ["60 year of age"]),
        ("Those over the age of 60 were ill.", ["60 year of age"]),
        ("It is 1e30 of it.", ["1000000000000000000000000000000"]),
    ],
)
def test_scores_and_ages_are_told_from_names(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fishermen picked up 112 people.", ["= 112"]),
        ("Divers brought up three more bodies.", ["= 3"]),
        ("The cuts add up to 225 basis points.", ["= 225"]),
        ("Up 30 boats from May.", ["up 30"]),
        ("Sales were up 112 units.", ["up 112"]),
    ],
)
def test_up_behind_a_verb_of_another_sense_is_no_direction(text: str, expected: list[str]) -> None:
    assert changes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Near 6 p.m., less than 3 km from the pier.", ["the pier"]),
        ("A: It was worth £6.1m with a roof.", [None]),
        ("In 2021 the ferry lost 27 lives.", ["the ferry"]),
        (
            "Some 320 people have left the valley, two schools are serving as shelters.",
            ["have left the valley", "are serving as shelters"],
        ),
    ],
)
def test_letters_and_years_give_no_sense(text: str, expected: list[str | None]) -> None:
    assert senses(text) == expected


def test_a_sentence_without_stops_is_read_up_to_its_limit() -> None:
    assert told("5 km " + "word " * 5_000 + "7 km") == ["5 kilometre"]
    assert told("1-a-" * 10_000) == []


def test_a_comparison_behind_a_percentage_tells_its_direction_and_not_its_sense() -> None:
    assert changes("The index closed 0.6 per cent lower on Monday.") == ["down 0.6"]
    assert senses("The index closed 0.6 per cent lower on Monday.") == ["The index closed"]
    assert changes("It has 6 per cent higher costs.") == ["up 6"]
    assert senses("It has 6 per cent higher costs.") == ["higher costs"]
    assert changes("The wall is 6 metres higher.") == ["= 6"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales were 6.3% more than a year before.", ["up 6.3"]),
        ("Bread is $2 less than last month.", ["down 2"]),
        ("Women earn 20% less than men.", ["= 20"]),
        ("It needs 5% more staff.", ["= 5"]),
    ],
)
def test_more_is_a_change_where_another_time_is_compared_with(text: str, expected: list[str]) -> None:
    assert changes(text) == expected
