"""Quotes by words that are misremembered, by outlets half named, by what a named speaker said on a matter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.errors import UsageError
from bot.model import Source
from tests.answers.conftest import NOW, Newsstand, newsstand_of, printed, told
from tests.shown import text_of

WALL = """The mill wall of Aldous fell in the storm, and the harbour is closed.

"We built the wall for the worst night that we could think of," said Ruth Holm, the engineer.

"I will pay for it," said Piet Maro, who owns the mill. "The wall was old."

Skerrin Gov. Edda Vik has closed the road.

Henrik Strand, chief executive of Ferris Boats, said: "Our boats are safe." """

LEASE = """Lena Brandt, the mayor of Aldous, will raise harbour fees.

"Nobody likes a fee, and the quay will not mend itself," Brandt said."""


@pytest.fixture(scope="module")
def stand() -> Iterator[Newsstand]:
    day = datetime(2025, 3, 12, tzinfo=UTC)
    made = newsstand_of(
        (
            printed("wall", WALL, "The Harbour Courier", "Wall falls", day),
            printed("lease", LEASE, "Meridian Wire", "Fees go up", day),
        )
    )
    with made.history.writing() as books:
        books.sources.put(Source("courier", "https://courier.example/feed", "feed", "The Harbour Courier"), "local")
    yield made
    made.history.close()


def test_words_half_remembered_bring_that_quote_and_no_others(stand: Newsstand) -> None:
    found = text_of(stand.say("/quote the wall was built for the worst night we could imagine"))

    assert ("We built the wall" in found, "The wall was old" in found) == (True, False)


def test_an_outlet_is_known_without_its_article(stand: Newsstand) -> None:
    assert "I will pay for it" in text_of(stand.say('/quote maro outlet:"harbour courier"'))


def test_what_a_named_speaker_said_on_a_matter_is_no_one_elses(stand: Newsstand) -> None:
    found = text_of(stand.say("/quote brandt harbour"))

    assert ("Nobody likes a fee" in found, "pay for it" in found) == (True, False)


@pytest.mark.parametrize("line", ["/quote piet wall", "/quote by:piet", "/quote piet", '/quote by:"piet maro"'])
def test_a_speaker_is_known_by_the_first_name(stand: Newsstand, line: str) -> None:
    found = text_of(stand.say(line))

    assert ("I will pay for it" in found, "Nobody likes a fee" in found) == (True, False)


def test_where_nobody_said_so_the_nearest_is_by_the_one_who_is_named(stand: Newsstand) -> None:
    found = text_of(stand.say("/quote strand zeppelins"))

    assert found.startswith("None has these words; the nearest:")
    assert ("Our boats are safe" in found, "Nobody likes a fee" in found) == (True, False)
    assert "None has" not in text_of(stand.say("/quote strand boats"))


def test_words_that_stand_everywhere_are_looked_up_where_there_are_no_others(stand: Newsstand) -> None:
    assert text_of(stand.say("/quote we are and that we could")).count("—") == 1
    assert text_of(stand.say("/quote whom whose")).strip() == "There is no quote on that."


def test_two_quotes_of_one_sentence_are_shown_in_it_once() -> None:
    text = 'Lund told the guild that pears were "never the cause" of the row and that she had "no plan to sell".'
    made = newsstand_of((printed("row", text, "Wire", "Row over pears", datetime(2025, 3, 12, tzinfo=UTC)),))

    found = text_of(made.say("/quote lund"))
    second = text_of(made.say("/quote lund page:2"))
    alone = text_of(made.say("the first one"))
    made.say("when did the guild row begin?")
    more = text_of(made.say("more from lund"))
    made.history.close()

    assert found.count("never the cause") == 1
    assert second.strip() == "There are no more."
    assert alone.count("never the cause") == 1, "a paragraph that says no more is not shown below it"
    assert more.count("never the cause") <= 1


def test_the_head_of_a_like_named_company_is_nobody(stand: Newsstand) -> None:
    assert "Strand" not in " ".join(stand.ask("what did the chief executive of Ferrowby say").notes)


def test_an_office_is_known_by_its_short_form(stand: Newsstand) -> None:
    answer = stand.ask("who is the governor of Skerrin")

    assert (answer.answered, answer.text) == (True, "Skerrin Gov. Edda Vik has closed the road.")


@pytest.mark.parametrize("question", ["who is the mayor of aldous", "who is mayor of aldous"])
def test_an_office_is_asked_for_with_or_without_its_article(stand: Newsstand, question: str) -> None:
    answer = stand.ask(question)

    assert (answer.answered, answer.text) == (True, "Lena Brandt, the mayor of Aldous, will raise harbour fees.")


def test_words_of_another_time_than_was_asked_for_are_no_answer(stand: Newsstand) -> None:
    assert stand.ask("what did brandt say last week?").answered is False


@pytest.mark.parametrize("day", ["2025-03-12", '"2 days ago"', "wednesday", '"12 March"', '"this week"'])
def test_a_quote_is_looked_for_since_the_day_that_is_named(stand: Newsstand, day: str) -> None:
    assert "I will pay for it" in text_of(stand.say(f"/quote maro since:{day}"))
    assert "I will pay for it" not in text_of(stand.say("/quote maro since:yesterday"))


def test_a_day_that_there_is_not_is_told(stand: Newsstand) -> None:
    with pytest.raises(UsageError, match="since:soonish: no such day; write it as 2025-03-13, or yesterday"):
        stand.say("/quote maro since:soonish")


def test_quotes_of_articles_about_a_word_that_none_has_come_story_by_story() -> None:
    day = datetime(2025, 3, 12, tzinfo=UTC)
    north = "A tram hit a wall in Aldous.\n\n“I heard a bang,” Ann Holm said.\n\n“Nobody was hurt,” Piet Maro said."
    south = "A tram burned in Skerrin.\n\n“The smoke was black,” Edda Vik said.\n\n“We all got out,” Lena Brandt said."
    made = newsstand_of(
        (
            printed("north", north, "The Harbour Courier", "Tram hits wall in Aldous", day),
            printed("south", south, "Meridian Wire", "Skerrin tram burns", day),
        )
    )
    try:
        found = text_of(made.say("/quote tram"))
    finally:
        made.history.close()

    assert found.startswith("None has these words; from articles that have them, story by story:")
    order = sorted(("heard a bang", "was hurt", "smoke was black", "all got out"), key=found.index)
    assert {*order[:2]} in ({"heard a bang", "was hurt"}, {"smoke was black", "all got out"})


def test_a_long_quote_is_shown_from_the_sentence_with_the_words() -> None:
    long = "The bell was cast by my grandmother, who never heard it ring. " * 7
    text = f"“{long}We shall hang it in the lamp house,” said Ida Korr, the founder, at the quay of Kell on Friday."
    stand = newsstand_of([printed("bell", text, "Meridian Wire", "Bell comes home", NOW)])
    try:
        shown = told(stand, "/quote hang it lamp house", "t")
    finally:
        stand.history.close()

    assert "[…] We shall hang it in the lamp house" in shown


@pytest.mark.parametrize("line", ["/quote 😀", "/quote *", "/quote by:😀"])
def test_signs_alone_find_no_quote(stand: Newsstand, line: str) -> None:
    assert told(stand, line, "signs").startswith(("There is no quote on that.", "No article here quotes"))


@pytest.mark.parametrize("outlet", ["Tern Valley Post", "tern valley post", "the tern valley post", "tern", "post"])
def test_an_outlet_is_known_by_a_part_of_its_name(outlet: str) -> None:
    text = "“We wait,” said Ida Korr, the founder, at the quay of Kell on Friday."
    stand = newsstand_of([printed("bell", text, "The Tern Valley Post", "Bell comes home", NOW)])
    try:
        shown = told(stand, f'/quote wait outlet:"{outlet}"', "t")
    finally:
        stand.history.close()

    assert "We wait" in shown
