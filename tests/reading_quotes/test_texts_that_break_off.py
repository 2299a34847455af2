"""Texts that end in the middle of a sentence, as teasers and captions do."""

from __future__ import annotations

from tests.reading_quotes.conftest import Read

WORDS = "We will rebuild the bridge before winter"
TEXT = (
    "The mayor was late when the left fielder left, and the miller likes to say so.\n\n"
    f"Omar Reyes, No. 10, left. “{WORDS},” according to a survey, said Ana Ruiz, a baker, who told the CITY TODAY that "
    "last month the club’s keeper of the mill blamed “the flood” on “mills.”"
)


def test_a_quote_is_read_whatever_word_its_article_breaks_off_at(read: Read) -> None:
    words = TEXT.split(" ")

    for end in range(1, len(words)):
        read(f"“{WORDS},” said {' '.join(words[:end])}")
        read(f"{' '.join(words[:end]).rstrip('.,')}")


def test_an_article_may_end_in_left_without_a_full_stop(read: Read) -> None:
    (quote,) = read(f"“{WORDS},” the man left")

    assert quote.passage.text == f"{WORDS},"


def test_an_article_may_end_in_the_name_that_its_second_paragraph_opens_with(read: Read) -> None:
    assert read("The driver came late to the mill on Monday.\n\nOmar Reyes") == ()
