from __future__ import annotations

from pathlib import Path

import pytest

from bot.model import Genre, Quote
from tests.reading_quotes.conftest import read_quotes

SEEDS = Path(__file__).parents[2] / "../shared/seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the two articles are not on this machine")


def read(start: str, genre: Genre) -> tuple[Quote, ...]:
    (path,) = SEEDS.glob(f"{start}*.txt")
    return read_quotes(path.read_text("utf-8"), genre)


def test_the_report_has_six_direct_quotes_with_their_speakers() -> None:
    found = sorted(read("000_", "news"), key=lambda quote: quote.rank)

    direct = [quote for quote in found if quote.kind == "direct"]
    spoken = [(quote.speaker.name if quote.speaker else None, quote.passage.text[:24]) for quote in direct]
    assert sorted(spoken, key=str) == [
        ("Donald Trump", "However, I prefer not to"),
        ("Donald Trump", "I have the capability to"),
        ("Yuri Ushakov", "I conveyed our view that"),
        ("Yuri Ushakov", "It offers us nothing; it"),
        ("Yuri Ushakov", "a long-term peaceful res"),
        ("Yuri Ushakov", "no one requires actions "),
    ]
    assert direct == found[:6]


def test_the_report_has_bloodbath_and_nothing_at_most_as_fragments() -> None:
    short = {quote.passage.text.strip("."): quote for quote in read("000_", "news") if quote.kind != "direct"}

    assert short.keys() <= {"bloodbath", "nothing"}
    assert all(quote.kind == "fragment" for quote in short.values())
    assert short["bloodbath"].speaker is not None
    assert short["bloodbath"].speaker.name == "Donald Trump"


def test_the_column_quotes_the_interview_and_relays_the_rest() -> None:
    found = read("003_", "opinion")

    assert [(quote.passage.text[:22], quote.kind, quote.speaker and quote.speaker.name) for quote in found] == [
        ("Our goal is a long-ter", "direct", "Yuri Ushakov"),
        ("One might ask why Puti", "relayed", None),
        ("There will be no tempo", "relayed", "Yuri Ushakov"),
        ("Did it need to come to", "relayed", None),
    ]
    assert {quote.via for quote in found[1:]} == {"Vitaly Portnikov"}
    assert found[0].occasion is not None
    assert found[0].occasion.text == "in an interview on the Russia-1 TV channel"
    assert found[0].mention is not None
    assert found[0].mention.text == "Putin's assistant"
