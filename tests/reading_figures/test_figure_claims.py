"""Whose claim a figure is, and for which part of the sentence a claim holds."""

from __future__ import annotations

import pytest

from tests.reading_figures.sentences import read, senses


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("“We lost 60,” said Dr. Ada Stone of the board.", ["Ada Stone of the board"]),
        ("Dr. Ada Stone said 60 men left.", ["Ada Stone"]),
        ("Bay Ferries, the operator, said the ferry took 96 people.", ["Bay Ferries"]),
        ("A lawyer for the firm, Ada Stone, said it sold 80 tickets.", ["Ada Stone"]),
        ("Ada Stone, who runs the bay’s health office, said it used 80 doses.", ["Ada Stone"]),
        ("Nobody (the mayor, said 30 men.", [None]),
        ("He, 30 men, said once.", [None]),
        (
            "They had 20 men, so few for that one long cold night on a bare rock in the sea that, said no one.",
            [None],
        ),
        ("For now the company expects 3 boats.", [None]),
        ("The 2 boats sank, the report says.", ["the report"]),
        ("It won the report of 3 men.", [None]),
        ("Prices rose 3%, the board said; traders had seen 4%.", ["the board", None]),
        ("Some 40 homes are dark, and the network company said that 30 will be lit.", [None, "the network company"]),
        ("Bay Ferries announced the loss 4 hours early.", [None]),
        ("Bay Ferries announced that 4 boats sank.", ["Bay Ferries"]),
        ("It said the 4 boats sank.", [None]),
        ("The newly revealed car costs 9,000 euros.", [None]),
        ("Some 98% of skippers said that 5 boats sank.", [None, None]),
        ("About 400 homes are dark, according to lampwatch.example.", ["lampwatch.example"]),
        ("Jo Doe won 9 games and Ann Roe added 10 games.", [None, None]),
        ("The rail union recently estimated a loss of 9,000 euros.", ["The rail union"]),
        ("Its ally said 13 boats left, and the family said 3.", [None, "the family"]),
        ("The 50-state poll suggests that Ruiz leads.", [None]),
        ("The May report exceeded hopes, with 9,000 posts.", [None]),
        ("Some 9 boats sank, according to a TARN TODAY survey.", ["a TARN TODAY survey"]),
        ("The WHO said that 9 died, and the US said that 10 did.", ["The WHO", "the US"]),
        ("For example, Tarn has a plan that cuts 25%, said Ada Stone.", ["Ada Stone"]),
        ("Prices rose 9%, according to the latest data from Bay Ferries.", ["Bay Ferries"]),
        ("Prices rose 9%, according to figures compiled by Tarn Bank.", ["Tarn Bank"]),
        ("Prices rose 9%, according to an ACE study of data from Tarn.", ["an ACE study of data"]),
        ("Prices rose 9%, according to data, and Tarn Bank is glad.", ["data"]),
        ("Some 9 boats sank, according to rowers familiar with the plan.", ["rowers"]),
        ("Some 9 boats sank, according to court papers unsealed and released on Monday.", ["court papers"]),
        ("A study published Monday said that 9 boats sank.", ["A study"]),
        ("Officials didn't say where the 4 boats are.", [None]),
    ],
)  # fmt: skip
def test_a_claim_holds_for_its_part_of_the_sentence(text: str, claimants: list[str | None]) -> None:
    assert [figure.claimed_by for figure in read(text)] == claimants


def test_who_claims_a_figure_is_not_what_it_measures() -> None:
    assert senses("Its army says that the rebels are left with 200 men.") == ["the rebels"]
