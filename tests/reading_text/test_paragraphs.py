from __future__ import annotations

import pytest

from bot.reading.paragraphs import paragraphs


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n", "\n \t\n", "\u2029", "\n\n\n\n"])
def test_paragraphs_are_parted_by_line_ends_of_any_kind(gap: str) -> None:
    assert parts(f"  One here.{gap}Two there. {gap}") == ["One here.", "Two there."]


def test_a_blank_text_has_no_paragraphs() -> None:
    assert parts(" \n\t\n") == []


WRAPPED = """\
The harbour board voted on Tuesday to close the old ferry terminal and to
move all sailings to the northern pier, which was finished last autumn at
a cost that nobody on the board would name in public.

Passengers who hold tickets for the coming season keep them, the chairman
told a meeting that went on until midnight, and nobody will be asked to
pay the difference.
A second vote is due in May.
"""


def test_lines_broken_to_one_width_are_joined_to_paragraphs() -> None:
    first, second, third = parts(WRAPPED)

    assert first.startswith("The harbour board")
    assert first.endswith("in public.")
    assert second.startswith("Passengers")
    assert second.endswith("the difference.")
    assert third == "A second vote is due in May."


def test_a_list_within_a_wrapped_text_keeps_its_items() -> None:
    text = WRAPPED.replace("A second vote is due in May.", "- ferries\n- trains and everything else that runs on rails")

    assert parts(text)[-2:] == ["- ferries", "- trains and everything else that runs on rails"]


def test_whole_sentences_on_lines_of_like_length_are_paragraphs() -> None:
    lines = [f"The ferry to island number {number} sails at noon and comes back late." for number in range(10, 20)]

    assert parts("\n".join(lines)) == lines


def test_short_lines_are_paragraphs_of_their_own() -> None:
    assert parts("Ferry\nPier\nBoard\nVote") == ["Ferry", "Pier", "Board", "Vote"]
