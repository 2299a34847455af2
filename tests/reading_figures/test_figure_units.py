"""Units: money, measures, counted things, rates, ages, conversions."""

from __future__ import annotations

import pytest

from tests.reading_figures.sentences import read, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It costs $6.99 now.", ["6.99 dollar"]),
        ("It costs A$5 now.", ["5 australian dollar"]),
        ("It costs $US55 now.", ["55 dollar"]),
        ("It costs NZ $99.99 now.", ["99.99 new zealand dollar"]),
        ("It costs USD10m now.", ["10000000 dollar"]),
        ("It costs EUR 125 now.", ["125 euro"]),
        ("It costs usd 20 now.", ["20 dollar"]),
        ("It costs RM79 a month.", ["79 malaysian ringgit per month"]),
        ("It costs 1,200€ now.", ["1200 euro"]),
        ("It costs 20 rmb now.", ["20 chinese yuan"]),
        ("It costs 63 US cents now.", ["63 cent"]),
        ("It costs 450,000 yen now.", ["450000 japanese yen"]),
        ("It costs 9.99 New Zealand dollars per month.", ["9.99 new zealand dollar per month"]),
        ("It costs $76 US a barrel.", ["76 dollar per barrel"]),
        ("It costs $98 a share, or $5 per 100,000 people.", ["98 dollar per share", "5 dollar per 100000"]),
        ("It costs $15.4/hour.", ["15.4 dollar per hour"]),
        ("It costs $7.9 million dollars.", ["7900000 dollar"]),
        ("It cost $6.78 billion a year earlier.", ["6780000000 dollar"]),
        ("It costs 5 million pounds.", ["5000000 pound sterling"]),
        ("It took back 5 million pounds of frozen, cooked ham.", ["5000000 pound-mass"]),
        ("It weighs 5 pounds.", ["5 pound-mass"]),
        ("It costs 164p.", ["164 penny"]),
        ("It costs tens of thousands of pounds.", ["10000..100000 pound sterling"]),
        ("It costs millions of rupees, not hundreds.", ["1000000..10000000 indian rupee"]),
        ("It lost hundreds of pounds of bread.", ["100..1000 pound-mass"]),
        ("It costs PS6m and Y=100 million.", ["6000000 pound sterling", "100000000 japanese yen"]),
    ],
)
def test_money_is_told_by_sign_code_or_name(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose 20 per cent and 3 percentage points.", ["20 percentage", "3 percentage point"]),
        ("It covers 301,338 km2 and 4 km^2.", ["301338 square kilometre", "4 square kilometre"]),
        ("It covers 500 sq m.", ["500 square metre"]),
        ("It holds 4km3 of water.", ["4 cubic kilometre"]),
        ("It weighs 70kg or 16,000 metric tons.", ["70 kilogram", "16000 metric ton"]),
        ("It is 6 ft 2 in.", ["6.166666666666667 foot"]),
        ("It flew at 30' above.", ["30 foot"]),
        ("It holds 256GB or 100 Mb.", ["256 gigabyte", "100 megabit"]),
        ("It runs at 50mph or 140 km/h.", ["50 mile per hour", "140 kilometre per hour"]),
        ("It runs at 400 metres per second.", ["400 metre per second"]),
        ("It carries 1.3 A/cm2 now.", ["1.3 ampere per square centimetre"]),
        ("It spins 78,000 times a minute.", ["78000 count per minute"]),
        ("It pumps 325,000 barrels per day.", ["325000 barrel per day"]),
        (
            "It is 30 degrees, 12 C, 40 deg celsius, 100° Fahrenheit.",
            ["30 degree", "12 celsius", "40 celsius", "100 fahrenheit"],
        ),
        ("It was 72F on Friday.", ["72 fahrenheit"]),
        ("It is 1 m x 1 m.", ["1 metre", "1 metre"]),
        ("It weighs 20 (kg).", ["20 kilogram"]),
        ("It weighs 20 (see below).", ["20"]),
        ("It is 37m long and 5 m high.", ["37 metre", "5"]),
        ("It is 3 m.", ["3 metre"]),
        ("It burned 2 b in all.", ["2"]),
        ("It holds 8 l/100 somewhere.", ["8 litre per 100"]),
        ("It took 20 per week.", ["20 per week"]),
        ("It costs 64.2 cents a dozen.", ["64.2 cent per dozen"]),
        ("It is 2 m-long.", ["2 metre"]),
        ("It is 2 m-a-day.", ["2 metre per day"]),
        ("It is told per 5 the.", ["5"]),
    ],
)
def test_measures_are_named_in_the_singular_and_british_spelling(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are 96 Liverpool fans here.", ["96 Liverpool fan"]),
        ("There are 1,100 public housing properties.", ["1100 public housing property"]),
        ("There are 20 decently sized coal-fired power plants.", ["20 decently sized coal-fired power plant"]),
        ("There are two gas-only options.", ["2 gas-only option"]),
        ("There are two new 737 Max jets.", ["2 new 737 Max jet"]),
        ("There are 1,307,000 Americans.", ["1307000 American"]),
        ("There are eight more picks.", ["8 pick"]),
        ("There are 50 previous years of it.", ["50 year"]),
        ("There are 12 women, 3 buses and 5 boxes.", ["12 woman", "3 bus", "5 box"]),
        ("There are two of Johnson’s deputies.", ["2 deputy"]),
        ("There is one of the oldest ballparks.", ["1 oldest ballpark"]),
        ("There is one of the most loved ballparks.", ["1 loved ballpark"]),
        ("There are two of three requirements.", ["2 requirement", "3 requirement"]),
        ("There is one proposal on the table.", ["1 proposal"]),
        ("There is one Newly made.", []),
        ("There is one clearly.", []),
        ("There is no-one remembers it, when one matures as one considers.", []),
        ("There is a 12 page document.", ["12 page"]),
        ("There is a 12-page document.", ["12 page"]),
        ("There is a 12-Mile house.", ["12 mile"]),
        ("There is a 12-The house.", ["12"]),
        ("There are 5 newly built.", ["5"]),
        ("There were 22 5.", ["22", "5"]),
        ("There are 3 of them.", ["3"]),
        ("There are 5,000 US troops, and 1,100 US retirees more.", ["5000 US troop", "1100 US retiree"]),
        ("There are 9 US-built ships.", ["9 US-built ship"]),
        ("There are 20+ men and 1,000-plus boats.", ["20 man", "1000 boat"]),
        ("She won in five sets and he had three hits.", ["5 set", "3 hit"]),
        ("Of these, 205 says the board.", ["205"]),
        ("Eight SEC schools came.", ["8 SEC school"]),
        ("It rose to 2.2 million last week on pad 39A.", ["2200000"]),
        ("Last week two boats and every day hundreds of people came.", ["2 boat", "100..1000 people"]),
    ],
)
def test_counted_things_are_the_noun_behind_the_number(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 50-year-old man spoke.", ["50 year of age"]),
        ("The boy is ten months old.", ["10 month of age"]),
        ("Ann Lee, 25, said so.", ["25 year of age"]),
        ("Bo Lee Jr., 55, said so.", ["55 year of age"]),
        ("Their daughter Mary, who was 10, came.", ["10 year of age"]),
        ("The man aged 87 came.", ["87 year of age"]),
        ("He’s 28, in his first year, and she's 40.", ["28 year of age", "40 year of age"]),
        ("Ann Lee Age: 27 City: Tarn", ["27 year of age"]),
        ("Children younger than 5 wait, men older than 60 do not.", ["5 year of age", "60 year of age"]),
        ("He turned 18 before she turns 22.", ["18 year of age", "22 year of age"]),
        ("They turned two of their three sheds into one.", ["2 shed", "3 shed"]),
        (
            "Her sons Bo, nine, and Ed, six, came when she was five.",
            ["9 year of age", "6 year of age", "5 year of age"],
        ),
        ("The vote of Ohio, 300, came.", ["300"]),
        ("Her now-18 month-old son came.", ["18 month of age"]),
    ],
)
def test_ages_are_told_from_durations(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "conversions"),
    [
        ("It holds 200 square kilometers (77 square miles) there.", [["77 square mile"]]),
        ("It holds 200 km (about 124 miles, or 108 nautical miles) there.", [["124 mile", "108 nautical mile"]]),
        ("The 1,900-mile-wide (3,100 kilometers) moon.", [["3100 kilometre"]]),
        ("It costs 9 billion yuan (US $1.3 billion) there.", [["1300000000 dollar"]]),
        ("It holds 200 km (77 men) there.", [[], []]),
        ("It holds 200 km (by 77 miles) there.", [[], []]),
        ("It holds 200 km (77 miles north) there.", [[], []]),
        ("It holds 200 km (77 km) there.", [[], []]),
    ],
)
def test_a_conversion_in_brackets_is_the_same_figure(text: str, conversions: list[list[str]]) -> None:
    found = read(text)

    assert [[f"{also.value} {also.unit}" for also in figure.also] for figure in found] == conversions
