"""The time that a figure's clause states."""

from __future__ import annotations

import pytest

from tests.reading_figures.sentences import read


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("They sold 30 boats in 2024.", ["in 2024"]),
        ("They sold 30 boats (40 canoes) in May 2024.", [None, None]),
        ("They walked 200 km (124 miles) in mid June.", ["in mid June"]),
        ("They sold 30 boats on 3 May, 2024.", ["on 3 May, 2024"]),
        ("They sold 30 boats on Sept. 3.", ["on Sept. 3"]),
        ("They sold 30 boats since May.", ["since May"]),
        ("They sold 30 boats by Friday evening.", ["by Friday evening"]),
        ("They sold 30 boats last year.", ["last year"]),
        ("They sold 30 boats in the first quarter of 2024.", ["in the first quarter of 2024"]),
        ("They sold 30 boats in the past few years.", ["in the past few years"]),
        ("They sold 30 boats in the year to May.", ["in the year to May"]),
        ("They sold 30 boats yesterday.", ["yesterday"]),
        ("They sold 30 boats this Friday.", ["this Friday"]),
        ("They sold 30 boats the year before.", ["the year before"]),
        ("In 2024 profit rose 3% to $12.", ["In 2024", "In 2024"]),
        ("Profit rose 3% to $12 in 2024.", ["in 2024", "in 2024"]),
        ("It killed 214 people last year, up from 160 the year before.", ["last year", "the year before"]),
        ("They sold 30 boats and left in 2024.", [None]),
        ("They sold 30 boats.", [None]),
        ("The union said on Friday 30 boats sank.", [None]),
        ("It was calm on Friday; 30 boats sank.", [None]),
        ("It was calm on Friday after the gale sank 30 boats.", [None]),
        ("The house that she left in 2019 has 30 rooms.", [None]),
        ("They sold 30 boats, 20 cars and on Friday left 10 more.", [None, None, "on Friday"]),
        ("They fell on Friday, 3 May from 30 boats.", [None]),
        ("They sold 30 boats in the third storm.", [None]),
        ("They sold 30 boats in the third year.", [None]),
        ("They sold 30 boats in the best of the worst.", [None]),
        ("They sold 30 boats in may.", [None]),
    ],
)
def test_a_figure_takes_the_time_of_its_clause(text: str, times: list[str | None]) -> None:
    assert [figure.when.text if figure.when else None for figure in read(text)] == times
