"""How `/figures` shows figures: each sentence once, with all that it counts."""

from __future__ import annotations

from bot.briefing.cards import figures_message
from bot.message import Facts, Moment, Run, plain
from tests.stories.pieces import Counted, Piece, piece, told_by

ZONE = "Europe/Kyiv"


def counts(id: str, text: str, **values: int) -> Piece:
    """A text that counts people, each by what befell them."""
    counted = [Counted(f"{value} people", value, "person", what) for what, value in values.items()]
    return piece(id, text, outlet=f"The {id}", counted=counted)


def figures_of(*pieces: Piece) -> list[list[str]]:
    """The lines of each block, with the numbers that are bold in brackets."""
    telling = told_by(*pieces)
    blocks = figures_message(telling.quantities, telling.articles, ZONE).blocks
    return [["".join(map(_bracketed, line)) for line in block.lines] for block in blocks if isinstance(block, Facts)]


def _bracketed(part: Run | Moment) -> str:
    return plain((part,)) if isinstance(part, Moment) or not part.bold else f"[{part.text}]"


def test_a_sentence_with_two_figures_is_shown_once_with_both() -> None:
    west = counts("west", "The sinking killed 12 people and injured 40 people.", killed=12, injured=40)
    east = counts("east", "It killed 12 people.", killed=12)

    assert figures_of(west, east) == [
        [
            "It killed [12 people]. · The east, 2026-05-04",
            "The sinking killed [12 people] and injured [40 people]. · The west, 2026-05-04",
        ]
    ]


def test_a_sentence_that_claims_a_figure_shown_above_has_its_own_figures_there() -> None:
    west = counts("west", "The sinking killed 12 people.", killed=12)
    east = counts("east", "It killed 12 people and injured 40 people.", killed=12, injured=40)

    lines = [line for block in figures_of(west, east) for line in block]

    assert sorted(lines) == [
        "It killed [12 people] and injured [40 people]. · The east, 2026-05-04",
        "The sinking killed [12 people]. · The west, 2026-05-04",
    ]
