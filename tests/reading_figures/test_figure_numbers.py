"""Numbers in digits, in words and in both; and digits that are no figures."""

from __future__ import annotations

import pytest

from tests.reading_figures.sentences import read, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town counted 1,234,567 lamps.", ["1234567 lamp"]),
        ("The town counted 12,34,567 lamps.", ["1234567 lamp"]),
        ("The valley has 1 414 021 trees.", ["1414021 tree"]),
        ("The valley has 1 234 567.5 acres.", ["1234567.5 acre"]),
        ("The drum holds 5,5 litres.", ["5.5 litre"]),
        ("The rate is .5 percent.", ["0.5 percentage"]),
        ("The rate is 14 . 8 % of sales .", ["14.8 percentage"]),
        ("Some 80 , 000 spectators came .", ["80000 spectator"]),
        ("The boards are 2 1/2 inches thick.", ["2.5 inch"]),
        ("The boards are 3/4 inch thick.", ["0.75 inch"]),
        ("Add 2½ cups of flour.", ["2.5 cup"]),
        ("Add ½ cup of flour.", ["0.5 cup"]),
        ("The star lost 1.3x10^6 kilograms.", ["1300000 kilogram"]),
        ("The star lost 1.5×10−3 kilograms.", ["0.0015 kilogram"]),
        ("The star lost 1e10 kilograms.", ["10000000000 kilogram"]),
        ("The star lost 2e-3 kilograms.", ["0.002 kilogram"]),
        ("The board measures 2^5 metres.", ["32 metre"]),
        ("It was -5 degrees Celsius.", ["-5 celsius"]),
        ("It was minus 5 degrees Celsius.", ["-5 celsius"]),
        ("Cool the gas to minus-260 degrees Fahrenheit.", ["-260 fahrenheit"]),
        ("The bare answer was 1.1 x y.", ["1.1"]),
        ("The bare answer was 7 x 10 boards.", ["7", "10 board"]),
        ("The bare answer was 12,3456 then.", []),
    ],
)
def test_digits_are_read_as_they_are_written(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fund holds $1.2bn.", ["1200000000 dollar"]),
        ("The fund holds £4.5m.", ["4500000 pound sterling"]),
        ("The fund holds €3 billion.", ["3000000000 euro"]),
        ("The fund holds $2T in bonds.", ["2000000000000 dollar"]),
        ("The fund holds US$ 1MM today.", ["1000000 dollar"]),
        ("About 5k fans came.", ["5000 fan"]),
        ("The site has 35m users.", ["35000000 user"]),
        ("It lies 6.8m miles away.", ["6800000 mile"]),
        ("Over 100K people fled, 5K by sea.", ["100000 people", "5000 people"]),
        ("The site has 1.2b of them.", ["1200000000"]),
        ("The mast is 35m tall.", ["35 metre"]),
        ("The state built 13 lakh homes.", ["1300000 home"]),
        ("The plan costs Rs 3 lakh crore.", ["3000000000000 indian rupee"]),
        ("They paid 75 USD million.", ["75000000 dollar"]),
        ("They sold a 2.5-million copy edition.", ["2500000 copy"]),
        ("They sold 3 million and a half copies.", ["3500000 copy"]),
        ("They sold 4 thousand 3 hundred and 21 copies.", ["4321 copy"]),
        ("They sold 3 hundred and one copies.", ["301 copy"]),
        ("They sold 3 hundred and 2 hundred copies.", ["300 copy", "200 copy"]),
        ("The club gained 10 k.", ["10000"]),
        ("The club gained 10 K runs.", ["10"]),
    ],
)
def test_words_and_letters_multiply_the_number(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty-eight thousand six hundred forty-two students enrolled.", ["28642 student"]),
        ("Two hundred and fifty thousand people marched.", ["250000 people"]),
        ("Two hundred and two people marched.", ["202 people"]),
        ("One million two thousand people marched.", ["1002000 people"]),
        ("Two thousand and two hundred people marched.", ["2200 people"]),
        ("Two million and five million people marched.", ["2000000 people", "5000000 people"]),
        ("A hundred and six people marched.", ["106 people"]),
        ("A million people marched.", ["1000000 people"]),
        ("A hundred thousand people marched.", ["100000 people"]),
        ("Hundred thousand people marched.", ["100000 people"]),
        ("They ate two dozen eggs.", ["24 egg"]),
        ("They ate a dozen eggs.", ["12 egg"]),
        ("They ate half a dozen eggs.", ["6 egg"]),
        ("They lost half a million dollars.", ["500000 dollar"]),
        ("They lost a quarter of a million dollars.", ["250000 dollar"]),
        ("They lost quarter million dollars.", ["250000 dollar"]),
        ("They walked one and a half miles.", ["1.5 mile"]),
        ("They walked half a mile.", ["0.5 mile"]),
        ("The bank made a half-point cut.", ["0.5 point"]),
        ("They sold five and a half million books.", ["5500000 book"]),
        ("They sold two million and a half books.", ["2500000 book"]),
        ("They sold one billion and a half million books.", ["1000500000 book"]),
        ("It rose five point two five percent.", ["5.25 percentage"]),
        ("It rose zero point twenty-five percent.", ["0.25 percentage"]),
        ("They sold one point five million books.", ["1500000 book"]),
        ("They paid five million pounds.", ["5000000 pound sterling"]),
        ("Five to ten million people marched.", ["5000000..10000000 people"]),
        ("They waited 2 and a half hours.", ["2.5 hour"]),
        ("A 25-and-a-half hour trip.", ["25.5 hour"]),
        ("Minus two percent was the result.", ["-2 percentage"]),
        ("Tens of millions of dollars vanished.", ["10000000..100000000 dollar"]),
        ("Tens of people came.", ["10..100 people"]),
        ("Dozens of homes burned.", ["24..100 home"]),
        ("Hundreds of thousands of homes burned.", ["100000..1000000 home"]),
    ],
)
def test_numbers_in_words_are_read(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two thirds of voters agreed.", ["0.6666666666666667"]),
        ("One-third of voters agreed.", ["0.3333333333333333"]),
        ("A third of voters agreed.", ["0.3333333333333333"]),
        ("Half of voters agreed.", ["0.5"]),
        ("More than half agreed.", ["0.5"]),
        ("Three-quarters of voters agreed.", ["0.75"]),
        ("Three and two fifths of them agreed.", ["3.4"]),
        ("Five billion and three quarters are gone.", ["5750000000"]),
        ("Three twenty-firsts were left.", ["0.1428571428571429"]),
        ("One twenty-fifth was left.", ["0.04"]),
        ("A twenty-fifth of it was left.", ["0.04"]),
        ("Eight out of ten companies agree.", ["0.8"]),
        ("One in five homes is empty.", ["0.2"]),
        ("1 over 8 is small.", ["0.125"]),
        ("There are 12 out of 10 here.", ["12", "10"]),
        ("Only 5 in 10 minutes came.", ["5", "10 minute"]),
        ("Only 3 in 2019 came.", ["3"]),
        ("They lost for three quarters.", ["3 quarter"]),
    ],
)
def test_shares_are_fractions(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Between 10 and 15 people came.", ["10..15 people"]),
        ("It costs 10–15 euros.", ["10..15 euro"]),
        ("It takes 25 – 40min.", ["25..40 minute"]),
        ("It costs $5 to 10 million.", ["5000000..10000000 dollar"]),
        ("It costs $62 to $68 per share.", ["62..68 dollar per share"]),
        ("He went from 208 pounds to 193.", ["193..208 pound-mass"]),
        ("It will grow from 24.2 to 33-35 billion euros.", ["24200000000..35000000000 euro"]),
        ("The 0-to-60-mph time is short.", ["0..60 mile per hour"]),
        ("They won by a 52-48 margin.", ["48..52"]),
        ("Men aged 18 to 34 watch.", ["18..34 year of age"]),
        ("It fell 2 points to 40 points.", ["2 point", "40 point"]),
        ("Claims fell by about 9,000 to 50,000 in May.", ["9000", "50000"]),
        ("It fell by 5 to 10 percent.", ["5..10 percentage"]),
        ("They paid for eight or nine tickets.", ["8 ticket", "9 ticket"]),
        ("It comes with four-, five- and six-cylinder engines.", ["4 cylinder", "5 cylinder", "6 cylinder"]),
        ("He raised 280 million of the 1.5 billion shekels.", ["280000000 shekel", "1500000000 shekel"]),
        ("The board is 5 feet 2 inches wide.", ["5.166666666666667 foot"]),
        ("It costs 3 dollars and 50 cents.", ["3.5 dollar"]),
        ("It costs 15 dollars 50.", ["15.5 dollar"]),
        ("It costs 15 dollars and 5 people paid.", ["15 dollar", "5 people"]),
    ],
)
def test_neighbours_that_tell_one_amount_are_joined(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They met on March 29, 2019, in town.",
        "They met on 29 March 2019 in town.",
        "They met on Sept. 20-24 in town.",
        "They met on 26-27 April in town.",
        "They met on 5/17/2018 in town.",
        "They met on may 19 in town.",
        "They met in 2019 and since 1066 not again.",
        "They met in the 2014-15 season.",
        "They met in A.D. 1000 and later.",
        "They met at 11:30 and at 5 p.m. and at 7.05am.",
        "They met at 5 o'clock and at 1200 GMT.",
        "They met at 3 or 4 pm, or at 5 to 6 p.m., in a town built in 600 B.C.",
        "They met on the 21st, in the 1990s.",
        "They met at 49 Old Mill Road again.",
        "They met at the Rowers' House, 730 N. Mill Ave.",
        "They call +12225550100 or 222-555-0100.",
        "They call 911.",
        "They run version 1.2.3 at 192.168.1.2.",
        "See page 12 and Section 427 and no. 7.",
        "The S&P 500 fell as COVID-19 spread.",
        "The SF90 raced the ID.3 and the iPhone 12 Pro.",
        "Game 7 is the last.",
        "World War Three will not come.",
        "A twenty-first century town.",
        "The two said that the one they saw was that one.",
        "At one point they stood far from one another.",
        "The bottom three will go down.",
        "The second half was dull.",
        "Player Jo Doe (4) left.",
        "Louis XIV and Henry VIII reigned.",
        "See https://example.org/a?b=30%25 now.",
        "2) The list goes on.",
        "The 49ers won.",
        "Agent 007 won.",
        "The zip is 90049 ZIP.",
        "The #5 shirt is red.",
        "The X2-17 train is late.",
        "3. Harbour fees: what the council wants.",
        "18. Jo Doe, keeper, Larkfield Rovers",
        "The temple fell in 70 CE, as one of 236 BC had.",
        "The house was rich until A.D. 640 .",
        "The tool runs on Orbita 2.1 and needs version 3.4 to start.",
        "Brandmark released Atlas 10.9 with Hermes 3.5 in it.",
        "See Chapters 21-26, Figures 4–7 and footnote 11 there.",
        "He moved on 6/2009 into cell 3/36, as in 2007/8.",
        "Open http://localhost:3000/hello_world.png or (https://a.example/2207/2207.01722.pdf).",
        "A two-sided deal, a six-pointed star and a three-wheeled car.",
        "Lot # 27032K80 is recalled.",
        "It was hit by a third wave, made by a third-party firm and led by a fifth column.",
        "COP27 is a meeting.",
        "COP 26 was put off.",
        "It runs on PHP7 and needs PHP 8.1 soon.",
        "She called 911 twice.",
        "The recording of the 911 call ended.",
        "No numbers here.",
        "",
    ],
)
def test_dates_times_names_and_pronouns_are_no_figures(text: str) -> None:
    assert told(text) == []


def test_a_year_with_a_unit_behind_it_is_a_figure() -> None:
    assert told("The engine makes 2000 horsepower.") == ["2000 horsepower"]


def test_a_day_that_no_month_has_is_no_part_of_a_date() -> None:
    assert told("Many hoped for June 2 – 70 years to the day.") == ["70 year"]
    assert told("They met on June 2 and 40 people came.") == ["40 people"]
    assert told("They meet from Sept. 20-24 again.") == []


def test_what_only_looks_like_a_part_of_a_name_is_a_figure() -> None:
    assert told("A 30-bed ward has a 6-speed lift.") == ["30 bed", "6 speed"]


def test_a_count_in_the_size_of_a_year_is_a_figure_behind_a_bound() -> None:
    assert told("More than 1900 trees fell.") == ["1900 tree"]


def test_a_range_may_end_in_what_looks_like_a_year() -> None:
    assert told("They go from 1000 to 2000 hires.") == ["1000..2000 hire"]


def test_the_slice_is_the_number_with_its_unit() -> None:
    assert [figure.passage.text for figure in read("Prices rose nearly 20% to $1.2bn.")] == ["20%", "$1.2bn"]


def test_a_table_is_cut_off_and_not_read_for_ever() -> None:
    assert len(read("7 " * 5_000)) == 200
