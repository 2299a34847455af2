"""Transcripts: who speaks stands before a colon, outside of the marks or inside."""

from __future__ import annotations

import pytest

from bot.model import Genre
from tests.reading_quotes.conftest import Read

INSIDE = (
    "Mayor Ana Ruiz spoke to Ben Holm of Radio Bay on Sunday.\n\n"
    "“HOLM: Will the bridge be open by the winter?\n\n“RUIZ: It will be open before the first snow.”"
)


@pytest.mark.parametrize("genre", ["news", "opinion"])
def test_a_name_inside_the_marks_is_the_speaker_and_no_part_of_the_words(read: Read, genre: Genre) -> None:
    found = read(INSIDE, genre)

    assert [(quote.passage.text, quote.speaker.name if quote.speaker else None) for quote in found] == [
        ("Will the bridge be open by the winter?", "Ben Holm"),
        ("It will be open before the first snow.", "Ana Ruiz"),
    ]


def test_surnames_in_capitals_before_colons_are_the_people_of_the_article(read: Read) -> None:
    text = INSIDE.replace("“", "").replace("”", "") + "\n\nHOLM: And what will it cost the town?"

    names = [quote.speaker.name if quote.speaker else None for quote in read(text)]

    assert names == ["Ben Holm", "Ana Ruiz", "Ben Holm"]
