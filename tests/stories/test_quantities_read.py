"""Quantities of articles that are read for real: other words and units, updates, sides, times, parts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

import pytest

from adapters.lexicon import load
from bot.model import Article
from bot.reading.digest import read
from bot.stories.kinds import outcome
from bot.stories.quantities import quantities
from bot.told import Quantity
from tests.stories.pieces import MORNING

WORDS = load()


def told(*texts: str, hours: float = 3, outlets: Sequence[str] = ()) -> tuple[Quantity, ...]:
    """The quantities of a story whose articles come some hours apart."""
    names = outlets or [f"Outlet {place}" for place in range(len(texts))]
    articles = [
        Article(f"a{place}", text, MORNING + timedelta(hours=hours * place), outlet=outlet)
        for place, (text, outlet) in enumerate(zip(texts, names, strict=True))
    ]
    return quantities(articles, [read(article, WORDS)[0] for article in articles])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The rebels have taken 200 sq km of the northern province of Balat since Monday, officials said.",
            "Since Monday the rebels took 77 square miles of the northern province of Balat, the army said.",
        ),
        (
            "The repair of the Kelso dam will cost $1.2bn, the ministry said.",
            "The ministry put the cost to repair the Kelso dam at 1.2 billion dollars.",
        ),
        (
            "About 20 per cent of the valley of Tarn is under water, the mayor said on Monday.",
            "A fifth of the valley of Tarn stands under water, said the mayor.",
        ),
        (
            "The boat sank 3 km from the port of Harun.",
            "The boat sank about two miles from the port of Harun.",
        ),
        (
            "A crowd of 11,206 saw Harun Rovers win the cup on Monday.",
            "Harun Rovers won the cup on Monday before a crowd of 11,206.",
        ),
    ],
)
def test_one_quantity_in_other_words_and_units_is_one_without_a_dispute(one: str, other: str) -> None:
    (quantity,) = told(one, other)

    assert [claim.outlet for claim in quantity.claims] == ["Outlet 0", "Outlet 1"]
    assert not quantity.differs


def test_a_toll_is_one_quantity_that_is_updated() -> None:
    found = told(
        "The quake in Harun killed 12 people on Monday and injured 40, police said.",
        "The death toll from the quake in Harun rose to 15 on Monday evening, police said.",
        "At least 16 people died in the quake in Harun and 52 were hurt.",
    )

    assert [[str(claim.figure.value) for claim in each.claims] for each in found] == [["12", "15", "16"], ["40", "52"]]
    assert not any(each.differs for each in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A rocket killed 22 people in Harun.", "A rocket struck Harun, killing many and wounding 50 people."),
        ("The quake in Harun killed 12 people.", "The quake in Harun killed many, injuring 40 people."),
        ("A flood in Harun killed 11 people.", "The flood in Harun killed many, displacing 70 people."),
    ],
)
def test_those_who_came_off_with_less_are_no_other_count_of_the_dead(one: str, other: str) -> None:
    assert [len(each.claims) for each in told(one, other)] == [1, 1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In Harun a man with a knife attacked five people, killing three.", 5),
        ("The storm left dozens dead in Harun and cut the power of 3,000 people.", 3000),
    ],
)
def test_what_became_of_others_is_not_told_of_a_figure(text: str, value: int) -> None:
    fates = {quantity.shown.value: outcome(quantity.shown) for quantity in told(text)}

    assert fates[Decimal(value)] is None


@pytest.mark.parametrize(
    "text",
    [
        "In Harun, food prices rose 0.5% in May. In Harun, fuel prices fell 0.5% in May.",
        "The fever of Harun begins six hours to six days after the bite.",
        "The side of Harun climbed ten places in the list. The side of Larkfield dropped ten places in the list.",
    ],
)
def test_an_article_disputes_no_number_of_its_own(text: str) -> None:
    assert not any(quantity.differs for quantity in told(text))


def test_two_sides_counts_differ() -> None:
    (quantity,) = told(
        "Some 500 civilians died in the siege of Harun, the government said.",
        "The siege of Harun killed 1,200 civilians, the rebels said.",
    )

    assert quantity.differs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Profit at Harun Mills was $40m in 2024, it said.", "Profit at Harun Mills was $32m in 2023, it said."),
        ("Inflation in Harun was 2.5% in March.", "Inflation in Harun was 3.1% in April."),
        ("Inflation in Harun was 2.5% in March.", "The central bank of Harun cut its rate to 2.75%."),
        ("Harun Mills expects revenue to grow by 4%.", "Revenue rose by 6.3% at Harun Mills."),
        ("The ferry took 87 people when it sank off Harun.", "The rescue off Harun took 87 minutes."),
        (
            "The storm killed 12 people across the country on Monday.",
            "Three people died in Harun when the storm struck on Monday.",
        ),
        ("The film of the siege of Harun cost $90m.", "A film of the siege of Harun typically costs $150m."),
        ("Fares to Harun rose to $40 on Monday.", "The average of fares to Harun was $32 on Monday."),
        ("The ferry to Harun usually takes 90 passengers.", "The ferry to Harun took 120 passengers."),
        ("Ann Lind became mayor of Harun at the age of 25.", "Ann Lind came to Harun at the age of 10."),
        (
            "Drivers from Harun are six times more likely to be stopped.",
            "Drivers from Harun are seven times more likely to be fined.",
        ),
        (
            "In a poll by Kerr Research 44% of voters in Harun approve of the mayor's plan.",
            "Of the mayor's plan 58% of voters in Harun approve.",
        ),
        (
            "The ferry sank off Harun and 12 people died.",
            "In 2001 a ferry sank off Harun and 30 people died.",
        ),
        (
            "A bus fell off the bridge of Harun on Monday, killing 15 people, police said.",
            "In December, 24 people died after a bus plunged off the bridge of Harun.",
        ),
        ("The gunman killed eight people in Harun.", "Nine people died in Harun, including the gunman."),
        (
            "Many are dead in Harun after the blast, 14 of them killed at home, the army said.",
            "The blast in Harun killed 19 people on Monday, the rebels said.",
        ),
    ],
)
def test_different_things_stay_apart(one: str, other: str) -> None:
    found = told(one, other)

    assert [len(quantity.claims) for quantity in found] == [1, 1]
    assert not any(quantity.differs for quantity in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In Harun 62.1% of voters said yes to the bridge.", "In Harun sixty-two percent of voters said yes."),
        ("The mayor of Harun bought a $43,350 gold watch.", "The mayor of Harun bought a $43,000 watch."),
    ],
)
def test_a_value_in_fewer_digits_disputes_none_in_more(one: str, other: str) -> None:
    assert not any(quantity.differs for quantity in told(one, other))


def test_a_body_does_not_contradict_itself() -> None:
    found = told(
        "The price of gas in Harun is $4.25 a gallon, the Motorists' Club said.",
        "The price of gas in Harun is $4.01 a gallon, the Motorists' Club said.",
    )

    assert [len(quantity.claims) for quantity in found] == [2]
    assert not found[0].differs


def test_an_outlet_does_not_contradict_itself() -> None:
    texts = ("The roof of the hall in Harun is costing £7m.", "The roof of the hall in Harun is costing £5m.")

    assert [quantity.differs for quantity in told(*texts)] == [True]
    assert [quantity.differs for quantity in told(*texts, outlets=("Harun Post", "Harun Post"))] == [False]


def test_a_question_disputes_nothing_and_equal_values_need_no_year() -> None:
    found = told(
        "The roof of the hall in Harun is costing £7m in 2025, said the mayor.",
        "The roof of the hall in Harun is costing £7m, said the clerk. So is the roof of the hall costing £2m?",
    )

    assert [len(quantity.claims) for quantity in found] == [2, 1]
    assert not any(quantity.differs for quantity in found)


def test_fewer_who_are_missing_is_news_whoever_says_it() -> None:
    (quantity,) = told(
        "Six people were missing in Harun after the flood, the coastguard said.",
        "Four people are missing in Harun after the flood, said Ann Field of the police.",
    )

    assert not quantity.differs


def test_the_drowned_are_dead() -> None:
    (quantity,) = told("At least nine people drowned off Harun on Monday.", "The death toll off Harun reached 11.")

    assert [str(claim.figure.value) for claim in quantity.claims] == ["9", "11"]
