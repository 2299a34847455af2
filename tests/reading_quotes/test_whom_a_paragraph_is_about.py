"""Whom he and she mean by whom the words before them are about: where a paragraph's subject stands."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "“We will rebuild the bridge before winter,”"


def who(read: Read, text: str) -> str | None:
    last = read(text)[-1]
    return last.speaker.name if last.speaker else None


@pytest.mark.parametrize(
    "opening",
    [
        "To harbour economist Ivan Sand, Larkfield's hopes show that many do not read.",
        "New Larkfield resident Ivan Sand, who sold his car, is upset about the harbour.",
    ],
)
def test_he_is_whose_view_or_lot_the_paragraph_before_tells(read: Read, opening: str) -> None:
    assert who(read, f"“It is late,” said Peter Holm.\n\n{opening}\n\n{WORDS} he said.") == "Ivan Sand"


@pytest.mark.parametrize(
    "report",
    [
        "Sand told reporters that Reyes had not tried to meet him in the hall.",
        "Reyes was kept waiting by Ivan Sand, who said he had been at the bridge.",
    ],
)
def test_he_is_who_is_reported_to_speak_right_before_though_somebody_else_is_its_subject(
    read: Read, report: str
) -> None:
    before = "Omar Reyes came to the hall. Omar Reyes did not look at Ivan Sand."

    assert who(read, f"{before}\n\n{report}\n\n{WORDS} he said.") == "Ivan Sand"


@pytest.mark.parametrize("opening", ["And even Sand", "Meanwhile Sand, 51,", "Even Larkfield coach Ivan Sand"])
def test_he_is_whom_a_clause_is_about_that_opens_with_an_adverb(read: Read, opening: str) -> None:
    before = "Ivan Sand rowed for years. “It is late,” said Peter Holm.\n\n"

    assert who(read, f"{before}{opening} felt the need to answer Holm. {WORDS} he said.") == "Ivan Sand"


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Sand also said that Reyes shows “great charm at all times” and is kind.", "Ivan Sand"),
        ("“It is late for us all,” Sand said on Monday, hinting that Reyes was about to come.", "Ivan Sand"),
        ("When Sand called it “a bad day for us all,” Reyes, a baker, left the hall.", None),
    ],
)
def test_he_goes_on_with_who_spoke_in_the_sentence_before(read: Read, before: str, name: str | None) -> None:
    text = f"Ivan Sand came to the hall. Omar Reyes came, too. Omar Reyes sat down.\n\n{before}\n\n{WORDS} he said."

    assert who(read, text) == name
