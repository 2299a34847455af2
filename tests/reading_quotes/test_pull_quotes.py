"""Pull quotes: the layout repeats words as a paragraph of their own."""

from __future__ import annotations

from tests.reading_quotes.conftest import Read

TEXT = (
    "“It rained for a month and nobody came to the fair,” Ana Ruiz said.\n\n"
    "“We should have bought a bigger tent”\n\n"
    "“The hens were the only ones who stayed until the end.”\n\n"
    "“We should have bought a bigger tent, and a stove,” said Peter Holm."
)


def speakers(read: Read, text: str) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in read(text)]


def test_speech_goes_on_across_a_pull_quote(read: Read) -> None:
    assert speakers(read, TEXT) == ["Ana Ruiz", "Peter Holm", "Ana Ruiz", "Peter Holm"]


def test_words_that_stand_once_are_no_pull_quote(read: Read) -> None:
    once = TEXT.replace("bigger tent, and", "better tent, and")

    assert speakers(read, once) == ["Ana Ruiz", "Ana Ruiz", "Ana Ruiz", "Peter Holm"]
