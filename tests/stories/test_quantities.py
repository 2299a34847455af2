"""Figures of several articles that measure one thing are one quantity, and disagreements show."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Change, Figure, Passage, Range
from bot.stories.claims import agree, bounds, reach
from bot.stories.quantities import quantities
from bot.told import Quantity
from tests.stories.pieces import Counted, Piece, piece


def found(*pieces: Piece) -> tuple[Quantity, ...]:
    return quantities([each.article for each in pieces], [each.digest for each in pieces])


def toll(id: str, value: int, *, hours: float = 0, by: str | None = None, unit: str = "person") -> Piece:
    text = f"{id} {id}{id} reports that the ferry accident off Easthaven killed {value} people, officials of {id} said."
    counted = Counted(f"{value} people", value, unit, "killed", claimed_by=by)
    return piece(id, text, outlet=f"Outlet {id}", hours=hours, counted=[counted])


def test_figures_of_two_outlets_on_one_thing_are_one_quantity() -> None:
    (quantity,) = found(toll("a", 12), toll("b", 12, hours=1))

    assert [claim.outlet for claim in quantity.claims] == ["Outlet a", "Outlet b"]
    assert not quantity.differs


def test_claims_that_cannot_both_be_true_differ_and_the_newest_is_shown() -> None:
    (quantity,) = found(toll("b", 12, hours=3), toll("a", 15))

    assert quantity.differs
    assert quantity.shown.value == 12
    assert [claim.figure.value for claim in quantity.claims] == [15, 12]


def test_a_toll_that_has_risen_since_is_an_update() -> None:
    (quantity,) = found(toll("a", 12), toll("b", 15, hours=2))

    assert not quantity.differs
    assert quantity.shown.value == 15


def test_two_tolls_printed_at_one_time_differ() -> None:
    (quantity,) = found(toll("a", 12), toll("b", 15, hours=0.5))

    assert quantity.differs


@pytest.mark.parametrize(("first", "second"), [(2, 17), (17, 2), (4, 9)])
def test_a_toll_of_half_or_less_at_the_same_time_is_one_of_another_place(first: int, second: int) -> None:
    assert len(found(toll("a", first), toll("b", second, hours=0.5))) == 2


def test_two_sides_claims_differ_however_late_the_higher_is() -> None:
    (quantity,) = found(toll("a", 12, by="the army"), toll("b", 15, hours=5, by="the rebels"))

    assert quantity.differs


@pytest.mark.parametrize("by", [None, "the rebels"])
def test_what_is_counted_a_day_later_contradicts_nothing(by: str | None) -> None:
    (quantity,) = found(toll("a", 15, by="the army"), toll("b", 12, hours=24, by=by))

    assert not quantity.differs


def test_what_was_claimed_days_before_is_no_end_of_a_dispute() -> None:
    claims = [toll("a", 12, hours=-30), toll("b", 13, hours=1), toll("c", 14), toll("d", 15, hours=0.5)]
    (quantity,) = found(*claims)

    ends = reach(quantity)

    assert quantity.differs
    assert ends is not None
    assert [claim.figure.value for claim in ends] == [13, 15]


def test_a_price_that_is_higher_later_is_no_toll() -> None:
    (quantity,) = found(toll("a", 12, unit="dollar"), toll("b", 15, hours=5, unit="dollar"))

    assert quantity.differs


def test_other_units_and_other_senses_stay_apart() -> None:
    money = piece(
        "c", "The ferry accident off Easthaven will cost 12 dollars.", counted=[Counted("12", 12, "dollar", "cost")]
    )
    boats = piece(
        "d", "Twelve boats searched off Easthaven: 12 boats.", counted=[Counted("12 boats", 12, "person", "boats")]
    )

    assert len(found(toll("a", 12), money, boats)) == 3


def test_a_change_is_not_compared_with_a_level() -> None:
    rate = Counted("5%", 5, "percentage", "unemployment")
    level = piece("a", "Easthaven unemployment stands at 5% now.", counted=[rate])
    rise = piece(
        "b",
        "Easthaven unemployment rose by 5% this year.",
        counted=[Counted("5%", 5, "percentage", "unemployment", "up")],
    )

    assert len(found(level, rise)) == 2


def test_opposite_directions_differ() -> None:
    up = Counted("5%", 5, "percentage", "unemployment", "up")
    down = Counted("5%", 5, "percentage", "unemployment", "down")
    one = piece("a", "In Easthaven unemployment moved by 5% this spring.", counted=[up], outlet="Coast Daily")
    other = piece("b", "In Easthaven this spring unemployment moved by 5%, says the board.", counted=[down])

    (quantity,) = found(one, other)

    assert quantity.differs


def test_two_figures_of_one_article_stay_two_unless_they_are_equal() -> None:
    text = "The blast killed 12 people in Easthaven harbour.\nEarlier, 9 people were killed in Easthaven harbour."
    nine, twelve = Counted("9 people", 9, "person", "killed"), Counted("12 people", 12, "person", "killed")

    assert [q.shown.value for q in found(piece("a", text, counted=[twelve, nine]))] == [12, 9]


def test_opinion_gives_no_figures_and_copies_count_once() -> None:
    first = toll("a", 12)
    copy = piece("b", first.article.text, outlet="Copy", counted=[Counted("12 people", 12, "person", "killed")])
    column = piece("c", "I say 99 people died.", genre="opinion", counted=[Counted("99 people", 99, "person")])

    (quantity,) = found(first, copy, column)

    assert len(quantity.claims) == 1


def test_what_several_outlets_print_comes_before_what_one_prints() -> None:
    lone = piece("c", "The ferry is 80 metres long.", counted=[Counted("80 metres", 80, "metre", "long")])

    assert [quantity.shown.unit for quantity in found(lone, toll("a", 12), toll("b", 12))] == ["person", "metre"]


@pytest.mark.parametrize(
    ("change", "low", "high"),
    [("=", 10, 20), ("~", "9.5", 21), (">", 10, "Infinity"), ("<", "-Infinity", 20), ("up", 10, 20)],
)
def test_bounds_follow_what_is_said_of_the_number(change: Change, low: int | str, high: int | str) -> None:
    assert bounds(figure(Range(Decimal(10), Decimal(20)), change)) == (Decimal(low), Decimal(high))


@given(st.integers(-100, 100), st.integers(-100, 100), st.sampled_from(["=", "~", "<", ">", "up", "down"]))
def test_agreement_has_no_order_and_a_figure_agrees_with_itself(one: int, other: int, change: Change) -> None:
    first, second = figure(Decimal(one), change), figure(Decimal(other), "=")

    assert agree(first, second) == agree(second, first)
    assert agree(first, first)


def figure(value: Decimal | Range, change: Change) -> Figure:
    passage = Passage("a", 1, "text", 0, 1, "x")
    return Figure(passage, value, "", change, passage)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Larkfield Mills cut 13% of its staff.", "On Monday Holm Works cut 14% of its staff."),
        ("The winner matched all six numbers.", "Tickets matched five numbers."),
    ],
)
def test_what_is_of_others_or_says_which_is_no_other_claim(one: str, other: str) -> None:
    def counted(id: str, text: str) -> Piece:
        words = next(each for each in ("13%", "14%", "six numbers", "five numbers") if each in text)
        value = {"13%": 13, "14%": 14, "six numbers": 6, "five numbers": 5}[words]
        unit, measures = ("percentage", "its staff") if "%" in words else ("number", "matched")
        return piece(id, text, outlet=id, title=text, counted=[Counted(words, value, unit, measures)])

    assert len(found(counted("a", one), counted("b", other))) == 2


def test_those_missing_are_one_count_whatever_else_a_sentence_names() -> None:
    six = "A raft was found off Gull Rocks and six are missing."
    four = "Four are missing from the ferry Maren, the Saltmarsh office said."

    (quantity,) = found(
        piece("a", six, counted=[Counted("six", 6, "people", "missing")]),
        piece("b", four, hours=3, counted=[Counted("Four", 4, "people", "missing")]),
    )

    assert quantity.shown.value == 4


def test_a_wind_that_has_grown_is_no_disagreement() -> None:
    def wind(id: str, value: int) -> Piece:
        text = f"The storm off Easthaven has maximum winds of {value} kilometres per hour."
        return piece(id, text, counted=[Counted(f"{value}", value, "kilometre per hour", "maximum winds")])

    assert not any(quantity.differs for quantity in found(wind("a", 90), wind("b", 120)))
