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


@pytest.mark.parametrize("genre", ["news", "opinion"])
def test_an_answer_of_several_paragraphs_is_one_speakers(read: Read, genre: Genre) -> None:
    text = (
        "General Ana Ruiz spoke to Ben Holm of Radio Bay on Sunday.\n\n"
        "HOLM: Will the bridge be open by the winter?\n\nRUIZ: It will be open before the first snow.\n\n"
        "The steel is here. One man says, “Not yet.” He is wrong.\n\n"
        "(LAUGHTER)\n\nWe have built it well.\n\nWhat will it cost?\n\n"
        "HOLM: And what will it cost the town?\n\nRUIZ: It costs too much.\n\nIt rained for days."
    )

    found = [(quote.passage.text.split()[0], quote.speaker and quote.speaker.name) for quote in read(text, genre)]

    assert found == [
        ("Will", "Ben Holm"),
        ("It", "Ana Ruiz"),
        ("The", "Ana Ruiz"),
        ("We", "Ana Ruiz"),
        ("And", "Ben Holm"),
        ("It", "Ana Ruiz"),
    ]


def test_a_question_has_no_further_paragraphs(read: Read) -> None:
    text = "CNN: Who pays?\n\nThe town pays for it all.\n\nCNN: And who builds it?\n\nRUIZ: The valley does."

    assert [quote for quote in read(text) if "town" in quote.passage.text] == []


def test_paragraphs_between_plain_labels_belong_to_nobody(read: Read) -> None:
    text = "Cost: It is high.\n\nThe mill was built in May.\n\nCost: It is low.\n\nTime: It is short."

    assert [quote for quote in read(text) if "mill" in quote.passage.text] == []


def test_a_label_unlike_the_speakers_is_none(read: Read) -> None:
    text = (
        "General Ana Ruiz spoke to Ben Holm of Radio Bay on Sunday.\n\n"
        "Disclosure: The general sits on the board of Radio Bay.\n\n"
        "HOLM: Will the bridge be open by the winter?\n\nRUIZ: It will be open before the first snow.\n\n"
        "HOLM: And what will it cost the town?"
    )

    names = [quote.speaker.name if quote.speaker else None for quote in read(text)]

    assert names == ["Ben Holm", "Ana Ruiz", "Ben Holm"]
