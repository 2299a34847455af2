"""Capitals that run together and are no name of a person: days, firms, adjectives, what several people are."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "We will rebuild the bridge before winter"


def speakers(read: Read, text: str) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in read(text)]


@pytest.mark.parametrize("place", ["on Instagram Wednesday", "with the crew of Radio Valdo Friday", "at Lenno Monday"])
def test_a_day_behind_a_name_makes_nobody_of_it(read: Read, place: str) -> None:
    text = f"Merrin Quill, who was to lead the play, shared her thanks with her fans {place}.\n\n“{WORDS},” she wrote."

    assert speakers(read, text) == ["Merrin Quill"]


@pytest.mark.parametrize(
    "job", ["Glaciologist", "Chef-owner", "County Supervisor", "Norland's Minister for the Harbour and Water"]
)
def test_what_somebody_does_is_part_of_no_name(read: Read, job: str) -> None:
    assert speakers(read, f"{job} Tanya Quill said: “{WORDS}.”\n\n“{WORDS},” Quill said.") == ["Tanya Quill"] * 2


@pytest.mark.parametrize("family", ["van der Quill", "de la Quill", "van Quill"])
def test_the_small_words_of_a_name_are_part_of_it(read: Read, family: str) -> None:
    text = f"Union President Ana {family} spoke.\n\n“{WORDS},” {family} said."

    assert speakers(read, text) == [f"Ana {family}"]


@pytest.mark.parametrize("caption", ["Ana Quill", "Ana Maria Quill"])
def test_a_caption_that_runs_into_a_name_doubles_nobody(read: Read, caption: str) -> None:
    assert speakers(read, f"{caption} Ana Maria Quill came home. “{WORDS},” Quill said.") == ["Ana Maria Quill"]


@pytest.mark.parametrize("firm", ["Lenno & Tarv", "Ben & Tarv", "Quill & Merrin Foods"])
def test_a_firm_of_two_names_is_no_man(read: Read, firm: str) -> None:
    text = f"Tavo Pellin, who sells ice cream of {firm} in the harbour, waited.\n\n“{WORDS},” he said."

    assert speakers(read, text) == ["Tavo Pellin"]


@pytest.mark.parametrize("first", ["Fourth-ranked", "Larkfield-born", "Twenty-year-old", "Lenno-backed"])
def test_a_word_of_two_that_tells_how_somebody_is_belongs_to_no_name(read: Read, first: str) -> None:
    assert speakers(read, f"{first} Merrin Quill came. “{WORDS},” Quill said.") == ["Merrin Quill"]


@pytest.mark.parametrize("many", ["Rappers", "Democrats", "Officers", "Mayors", "Singer-guitarists"])
def test_what_several_people_are_is_part_of_no_name(read: Read, many: str) -> None:
    text = f"Among those in the hall were {many} Zerro Quill, Ana Ruiz and Ben Holm.\n\n“{WORDS},” Quill said."

    assert speakers(read, text) == ["Zerro Quill"]


@pytest.mark.parametrize(
    "other", ["Twitter Blue is late.", "Interested Twitter users came.", "Select Twitter users came."]
)
def test_a_site_keeps_its_name_beside_what_is_named_for_it(read: Read, other: str) -> None:
    assert speakers(read, f"{other} Twitter said in a note that “{WORDS}.”") == ["Twitter"]


@pytest.mark.parametrize("place", ["the messaging app Telegram", "YouTube", "Facebook"])
def test_a_description_is_of_the_name_behind_it_and_not_of_a_place_before_it(read: Read, place: str) -> None:
    text = f"In a long rant on {place}, the deputy leader of the occupied valley, Omar Reyes, said “{WORDS}.”"

    assert speakers(read, text) == ["Omar Reyes"]


@pytest.mark.parametrize("home", ["a Jackson Resident", "a Larkfield Native", "a Milton Councilman"])
def test_what_somebody_is_is_no_name_for_its_capitals(read: Read, home: str) -> None:
    text = f"Rep. Omar Reyes, {home}, told the Star that he had no water.\n\n“{WORDS},” he said."

    assert speakers(read, text) == ["Omar Reyes"]


@pytest.mark.parametrize("field", ["Refugees", "Human Rights", "Regulatory Affairs"])
@pytest.mark.parametrize("name", ["Ana Pellin", "Tavo Pellin"])
def test_what_an_office_is_for_is_part_of_no_name(read: Read, field: str, name: str) -> None:
    assert speakers(read, f"“{WORDS},” UN High Commissioner for {field} {name} said in a note.") == [name]


@pytest.mark.parametrize("make", ["The 2021 Morgan Lenno", "A 1998 Morgan Tarvo", "2020 Morgan Lenno trucks"])
def test_a_make_of_some_year_is_nobody(read: Read, make: str) -> None:
    assert speakers(read, f"{make} had faults. Morgan told the Star: “{WORDS}.”") == ["Morgan"]


def test_a_given_name_may_end_like_an_adjective(read: Read) -> None:
    assert speakers(read, f"Eluned Morgan, the minister for health, said that “{WORDS}”.") == ["Eluned Morgan"]


@pytest.mark.parametrize("first", ["Morgan Banker", "Ruiz Singer", "Larkfield Baker"])
def test_the_last_word_of_a_text_tells_nothing_of_its_first_name(read: Read, first: str) -> None:
    text = f"{first} said: “{WORDS}.”\n\n“It will hold,” {first.rsplit(maxsplit=1)[-1]} said, and left for a"

    assert speakers(read, text) == [first, first]


def test_a_name_ends_at_a_stop_though_no_space_follows(read: Read) -> None:
    quotes = read(
        "“We will rebuild the bridge before winter,” says her mother, Ana Ruiz.Now the police search the wood."
    )

    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "life",
    [
        "a retiree in Carrow, Ill., backed the mill for years",
        "a baker in Carrow, Colo., backed the mill for years",
        "the organist, remembered the quiet.\n\nNow, she said, the Christians and Muslims sing together",
    ],
)
def test_a_state_in_short_and_a_people_are_nobody(read: Read, life: str) -> None:
    assert speakers(read, f"Debbie Quill, {life}. “{WORDS},” she said.") == ["Debbie Quill"]


def test_a_site_is_nobody_and_ends_before_the_full_stop(read: Read) -> None:
    assert speakers(read, f"“{WORDS},” said Lumeno.com.") == ["Lumeno.com"]
    assert speakers(read, f"It rained, according to Lumeno.com.\n\n“{WORDS}.”") == [None]
