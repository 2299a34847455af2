from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

CAME = "Mayor Maria Holm came home.\n\nA neighbor had met Peter Holm there.\n\nIt rained.\n\n"


def speakers(read: Read, text: str) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in read(text)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Holm told the officer, “She is not here with us,” before saying that his wife was away.", "Peter Holm"),
        ("“She is not here with us,” Holm said of his wife.", "Peter Holm"),
        ("“She is not here with us,” said Holm as his wife looked on.", "Peter Holm"),
        ("“He is not here with us,” Holm said of her husband.", "Maria Holm"),
        ("In his letter, Holm wrote that it was “a very long night for all of us.”", "Peter Holm"),
        ("As she left, Holm said it was “a very long night for all of us.”", "Maria Holm"),
        ("“It was a long night for us,” Holm said, describing himself as tired.", "Peter Holm"),
        ("“It was a long night for my wife,” Holm said.", "Peter Holm"),
        ("“It was a long night for all of us,” Holm said.", "Maria Holm"),
    ],
)
def test_a_surname_of_a_man_and_a_woman_is_whose_sex_the_sentence_tells(read: Read, sentence: str, name: str) -> None:
    assert speakers(read, CAME + sentence) == [name]


def test_a_surname_is_nobodys_where_the_sentence_tells_the_other_sex_than_all_have(read: Read) -> None:
    text = "Mayor Maria Holm came home.\n\nA neighbor had met Anna Holm there.\n\nIt rained.\n\n"

    assert speakers(read, f"{text}Holm said of his wife, “She is not here with us.”") == [None]


def test_a_pronoun_of_somebody_else_tells_no_sex_of_a_surname(read: Read) -> None:
    text = f"{CAME}After Ana Reyes lost her husband, Holm called it “a very long night for all of us.”"

    assert speakers(read, text) == ["Maria Holm"]


@pytest.mark.parametrize("opening", ["Judge Zorvanda Brown Holm came", "Will Holm came", "Zorvanda Brown Holm came"])
def test_a_name_in_the_lead_is_nobody_elses_of_that_surname(read: Read, opening: str) -> None:
    name = opening.removeprefix("Judge ").removesuffix(" came")
    text = (
        f"{opening} to the new mill on Friday.\n\n“It was a long night for all of us,” Holm said.\n\n"
        "Peter Holm was there, too."
    )

    assert speakers(read, text) == [name]


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Omar Holm left town on Friday after talks about Lena Quist Holm's mill.", "Omar Holm"),
        ("Omar Holm and Lena Quist Holm left town on Friday.", None),
        ("Omar Holm left town on Friday after talks about Lena Quist Holm.", None),
    ],
)
def test_a_surname_means_who_is_not_named_in_the_lead_only_as_an_owner(read: Read, lead: str, name: str | None) -> None:
    assert speakers(read, f"{lead}\n\nIt rained.\n\n“It was a long night for all of us,” Holm said.") == [name]


@pytest.mark.parametrize("relative", ["her daughter, Anna Holm,", "her son Peter Holm"])
def test_a_relative_named_with_his_family_does_not_take_the_surname_over(read: Read, relative: str) -> None:
    before = f"Maria Holm came home.\n\nShe said so after {relative} had left. Holm sang."

    assert speakers(read, f"{before}\n\n“It was a long night for us,” Holm said.") == ["Maria Holm"]


def test_the_older_of_a_family_is_the_relative_named_right_before(read: Read) -> None:
    text = "Maria Holm came home.\n\nHer father, Peter Holm, waited. “It was a long night for us,” the older Holm said."

    assert speakers(read, text) == ["Peter Holm"]
