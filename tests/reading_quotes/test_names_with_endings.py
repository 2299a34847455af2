"""Bodies whose names look like something else: "Tarvy's said", "The Sun said", and offices of two parts."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "We will rebuild the bridge before winter"


def speakers(read: Read, text: str) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        f"Tarvy's said in a statement to the Star that “{WORDS}.”",
        f"“{WORDS},” Tarvy's said.",
        f"Tarvy's says that “{WORDS}.”",
        "Tarvy's told the Star that its shops “will rebuild all the bridges of the valley.”",
        f"In May Ben Holm left. Tarvy's said its shops will close, but from Friday, May 21, “{WORDS}.”",
    ],
)
def test_a_firm_may_end_like_a_possessor(read: Read, text: str) -> None:
    assert speakers(read, text) == ["Tarvy's"]


def test_what_is_said_of_somebodys_thing_is_no_word_of_his_own(read: Read) -> None:
    assert speakers(read, f"Ana Ruiz's reported claim was that “{WORDS}.”") != ["Ana Ruiz's"]
    assert speakers(read, f"Ana Ruiz's said to be late. “{WORDS},” Ben Holm said.") == ["Ben Holm"]


@pytest.mark.parametrize(
    "text",
    [
        f"The Sun said the town became “{WORDS}.”",
        f"“{WORDS}”, said The Sun.",
        f"“{WORDS},” the Sun reported.",
        f"The Sun on Sunday said that “{WORDS}”.",
    ],
)
def test_the_sun_is_a_paper_and_no_day(read: Read, text: str) -> None:
    assert speakers(read, text)[0] in ("The Sun", "the Sun")


def test_a_paper_in_capitals_is_no_day(read: Read) -> None:
    assert speakers(read, f"NORLAND TODAY’s Ana Ruiz said “{WORDS}.”") == ["Ana Ruiz"]
    assert speakers(read, f"“{WORDS},” a NORLAND TODAY review said.") == ["a NORLAND TODAY review"]


@pytest.mark.parametrize(
    "office",
    [
        "US Secretary of Education",
        "Secretary of Health and Human Services",
        "President of Ecuador",
        "former minister of Defence",
    ],
)
@pytest.mark.parametrize("behind", ["", " in a statement", " on Monday", " at the hall in Larkfield"])
def test_an_office_of_two_parts_stands_before_its_name(read: Read, office: str, behind: str) -> None:
    assert speakers(read, f"“{WORDS},” said {office} Ana Pellin{behind}.") == ["Ana Pellin"]


def test_who_belongs_to_somebody_in_an_office_is_not_that_one(read: Read) -> None:
    assert speakers(read, f"“{WORDS},” said an aide of Mayor Ana Pellin in a note.") != ["Ana Pellin"]
    for place in ("", " in a note"):
        aide = f"a spokeswoman for Valley Gov. Ana Pellin{place}"
        assert speakers(read, f"“{WORDS},” said {aide}.")[0] in (
            "a spokeswoman",
            "a spokeswoman for Valley Gov. Ana Pellin",
        )
        assert speakers(read, f"“{WORDS},” said the brother of Larkfield Mayor Ana Pellin{place}.") != ["Ana Pellin"]
    for whom in ("Ana Pellin", "Gov. Ana Pellin in May", "former Valley Gov. Ana Pellin"):
        assert speakers(read, f"“{WORDS},” said the head of the group backing {whom}.") != ["Ana Pellin"]
    assert speakers(read, f"“{WORDS},” said the sister of Ana Pellin in a note.") != ["Ana Pellin"]
