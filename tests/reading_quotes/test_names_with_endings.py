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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"General Mills, which makes the flour, also said “{WORDS}.”", "General Mills"),
        (f"“{WORDS},” the Norland Women’s Rowing League said.", "Norland Women’s Rowing League"),
        (f"The People's Bank of Norland said “{WORDS}.”", "People's Bank of Norland"),
        (f"The count was by the U.S. Eel and Heron Service. The service said “{WORDS}.”", "U.S. Eel and Heron Service"),
        (f"Larkfield Health and Human Services confirmed that “{WORDS}.”", "Larkfield Health and Human Services"),
    ],
)
def test_the_name_of_a_body_is_not_cut_within(read: Read, text: str, name: str) -> None:
    assert speakers(read, text) == [name]


def test_a_magazine_owns_what_it_prints(read: Read) -> None:
    assert speakers(read, f"Ana Ruiz is People's Sexiest Miller.\n\n“{WORDS},” she added.") == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Ferry boss Frank Del Rio spoke.\n\n“{WORDS},” Del Rio said.", "Frank Del Rio"),
        (f"They were led by Nathan Law.\n\n“{WORDS},” Law said.", "Nathan Law"),
        (f"To Nathan Law, a baker, it is plain.\n\n“{WORDS},” Law said.", "Nathan Law"),
        (f"“We wait,” says Celinda Lake, a pollster.\n\n“{WORDS},” Lake said.", "Celinda Lake"),
        (f"Singer Ana Day spoke.\n\n“{WORDS},” Day said.", "Ana Day"),
        (f"The Eels and Eels GM Nick Holm were pleased.\n\n“{WORDS},” Holm said.", "Nick Holm"),
        (
            f"Former US Eel and Heron Administration Commissioner Dr. Nick Holm told the Wire, “{WORDS}.”",
            "Nick Holm",
        ),
    ],
)
def test_a_surname_that_is_a_thing_or_of_two_words_is_somebodys(read: Read, text: str, name: str) -> None:
    assert speakers(read, text)[-1] == name


def test_a_hall_named_after_somebody_is_nobody(read: Read) -> None:
    text = f"They met at the Albert Hall.\n\n“{WORDS},” Hall officials said."

    assert speakers(read, text) == ["Hall officials"]


@pytest.mark.parametrize(
    "text",
    [
        f"PM Peter Holm spoke. “{WORDS},” the PM said.",
        f"Prime Minister Peter Holm and Finance Minister Ana Ruiz spoke. “{WORDS},” the PM said.",
        f"Peter Holm, the prime minister, and Ana Ruiz, the health minister, spoke. “{WORDS},” said the PM.",
    ],
)
def test_the_pm_is_the_prime_minister(read: Read, text: str) -> None:
    assert speakers(read, text) == ["Peter Holm"]


def test_an_hour_is_no_prime_minister(read: Read) -> None:
    assert speakers(read, f"Health Minister Ana Ruiz left at 5 PM. “{WORDS},” she said.") == ["Ana Ruiz"]
    assert speakers(read, f"Health Minister Ana Ruiz left. “{WORDS},” said the PM.") == ["the PM"]


def test_those_of_whom_a_study_is_say_nothing(read: Read) -> None:
    assert speakers(read, f"A wide study of more than 10,000 bakers in Norland found “{WORDS}.”") == [None]
