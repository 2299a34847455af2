"""Plain sentences of the kinds that news is full of, each with all that its figures are to tell."""

from __future__ import annotations

import pytest

from tests.reading_figures.sentences import read, senses, told


@pytest.mark.parametrize(
    "text",
    [
        "Call +44 20 7946 0958 for help.",
        "Call (202) 555-0143 for help.",
        "The line 0800 123 456 is open.",
        "Anyone who saw it may contact the harbour on 1300 555 010.",
        "The help line is 1800 55 50 10.",
        "The hotline is 555-1234.",
        "Their office is at 555-0199.",
        "He has a 401(k) and a 501(c)(3) status.",
        "The 2016 elections and the 2008 crises were in 1936 games, said its 2018 Jobs Report.",
    ],
)
def test_telephone_numbers_forms_and_years_are_no_figures(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 1500 people left 1,000 homes.", ["1500 people", "1000 home"]),
        ("Between 1000 and 1500 people left.", ["1000..1500 people"]),
        ("They met 1700 cars.", ["1700 car"]),
        ("The mill will cut 2000 jobs.", ["2000 job"]),
        ("The storm damaged 1900 homes.", ["1900 home"]),
        ("The loss of 2000 jobs shook the town, and in 2010 residents left.", ["2000 job"]),
        ("The fall was 120-1500 metres.", ["120..1500 metre"]),
        ("Hundreds were arrested and dozens are missing.", ["100..1000 people", "24..100 people"]),
        ("It had 1.2m visitors and 30m passengers.", ["1200000 visitor", "30000000 passenger"]),
        ("A 1.2m wall and 30m hurdles.", ["1.2 metre", "30 metre"]),
        ("They beat the Bulls 110-102.", ["102..110"]),
        ("A magnitude 6.1 earthquake came.", ["6.1 magnitude"]),
        ("A magnitude-5 quake came.", ["5 magnitude"]),
        ("It had a magnitude of 6.2 there.", ["6.2 magnitude"]),
        ("They sent 120 drones, of which 98 were shot down; 12 of them fell.", ["120 drone", "98 drone", "12 drone"]),
    ],
)
def test_numbers_have_the_units_that_a_reader_sees(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police said 30 people had been arrested.", ["had been arrested"]),
        ("The ministry in Bay City says 45 people died.", ["died"]),
        ("The army estimates that the bay lost 100 boats.", ["the bay"]),
        ("The bank reported a profit of $2 billion.", ["a profit"]),
        ("Two dozen people were hurt and half a million homes lost power.", ["were hurt", "lost power"]),
        ("Thousands of people marched; hundreds were arrested.", ["marched", "were arrested"]),
        ("Some 300 troops, 40 tanks and a dozen boats sank fast.", [None, None, "sank fast"]),
        ("The deficit would be 3.5% of GDP.", ["The deficit"]),
        ("The sale brought $3 million in total.", ["The sale"]),
        ("They sit on $1 billion in cash reserves.", ["cash reserves"]),
    ],
)
def test_a_figure_measures_what_is_claimed_and_not_who_claims_it(text: str, expected: list[str | None]) -> None:
    assert senses(text) == expected


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("The toll rose to 15, officials said, from 12.", ["officials", "officials"]),
        ("The profit was $3 million, analysts estimate.", ["analysts"]),
        ("Bay City claims 120 men fell, while the Isle admits 30.", ["Bay City", "the Isle"]),
        ("The army says 120 men fell and the army says 30 boats sank.", ["The army", "The army"]),
        ("The health ministry in Bay City says 45 people died.", ["The health ministry in Bay City"]),
        ("They put 3 boats out.", [None]),
        ("Police said 30 people came, but organisers put the number at 100.", ["Police", "organisers"]),
    ],
)
def test_each_clause_has_its_own_claimant(text: str, claimants: list[str | None]) -> None:
    assert [figure.claimed_by for figure in read(text)] == claimants
