"""Whom "he", "she" and "it" mean: who was asked about before whoever else was printed; lines that lean on these."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.answers.conversation.courtesy import courtesy
from bot.answers.conversation.rewriting import standing_alone
from bot.answers.conversation.without_topic import lacks_topic
from bot.answers.understanding.subjects import is_person, names_in
from bot.turns import REFUSED, Showed, Turn

NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)


def turns_of(*told: tuple[str, str, str]) -> list[Turn]:
    """Questions with their answers and the article that each answer cites; what cites none is none."""
    return [
        Turn(question, answer, NOW, Showed((article,)) if article else REFUSED) for question, answer, article in told
    ]


@pytest.mark.parametrize(
    "name", ["Bill Marlow", "Dora Day", "Nathan Lane", "Kenny West", "Park Ji-woo", "Nora Park", "Oliver North"]
)
def test_a_name_that_is_a_common_word_too_is_a_person_s(name: str) -> None:
    assert is_person(name, f"{name} sang on Monday.")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Larkfield for 41", ""),
        ("Cole 74", ""),
        ("Marlow & Hale", ""),
        ("Marlow and Dora Day", ""),
        ("Mill Lane", "The house on Mill Lane burned."),
        ("Hollow Park", "They met in Hollow Park."),
        ("Election Day", ""),
        ("Boxing Day", ""),
        ("West Aldous", ""),
        ("North Tern", ""),
        ("Farm Bill", ""),
        ("Corn Exchange", ""),
        ("Financial Officer", ""),
        ("Larkfield Sentinel", ""),
    ],
)
def test_a_number_a_body_a_place_and_a_day_are_no_person(name: str, text: str) -> None:
    assert not is_person(name, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was given to Wilton and John Adler in March.", ["Wilton", "John Adler"]),
        ("The court heard Thomas Brandt Monday.", ["Thomas Brandt"]),
        ("On Tuesday Lena Marsh spoke.", ["Lena Marsh"]),
        ("She saw The Queen and I there.", ["The Queen and I"]),
        ("They met PM Shale there.", ["Shale"]),
        ("The shops called Marsh and Spindle closed.", ["Marsh and Spindle"]),
    ],
)
def test_names_are_read_one_by_one(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("told", "text", "read_as"),
    [
        (
            turns_of(("who did tarrow beat", "She beat Aldous by a length.\nPia Lund saw Tarrow win.", "a")),
            "how old is she",
            "how old is Tarrow",
        ),
        (
            turns_of(("how much did tarrow earn", "In May Tarrow, 31, earned £4m, her agent, Pia Lund, said.", "a")),
            "where was she born",
            "where was Tarrow born",
        ),
        (
            turns_of(("how much did vintmark lose", "Pia Lund said that Vintmark lost £4m.", "a")),
            "how old is she",
            "how old is Pia Lund",
        ),
        (
            turns_of(("what did divers find", "Divers found a bell, and Ole Vint took it.", "a")),
            "how old is he",
            "how old is Ole Vint",
        ),
        (
            turns_of(
                ("what did margo hull say", "“We were promised a library” — Margo Hull", "a"),
                ("how much was the mill sold for", "The mill went for £4m, the mayor, Jo Peters, said.", "a"),
            ),
            "how old is she",
            "how old is Margo Hull",
        ),
        (
            turns_of(
                ("who is margo hull", "Margo Hull runs the library.", "a"),
                ("what did she say about doors", "I have no answer to that.", ""),
                ("how many books are missing", "Ole Vint said that 40 are missing.", "a"),
            ),
            "and is she the mayor",
            "and is Margo Hull the mayor",
        ),
        (
            turns_of(
                ("who won the cup", "Tilda Moor won the cup.", "a"),
                ("how many people watched", "Ida Strand counted 4,120 people.", "a"),
            ),
            "how old is she",
            "how old is Tilda Moor",
        ),
        (
            turns_of(
                ("what did margo hull say", "“We were promised a library” — Margo Hull", "a"),
                ("how many ships sank", "Two ships sank, Ole Vint said.", "b"),
            ),
            "how old is he",
            "how old is Ole Vint",
        ),
        (
            turns_of(("what happened in Larkfield", "In Larkfield the baker Ned Garrick closed his shop.", "a")),
            "how old is he",
            "how old is Ned Garrick",
        ),
        (
            turns_of(("who is the reeve", "Power failed on Little Orrin, said Ada Lund, the reeve of the isles.", "a")),
            "what did she say",
            "what did Ada Lund say",
        ),
        (
            turns_of(("did the captain survive", "The captain survived.\nThe Lady Mirren sank with Ole Vint.", "a")),
            "was he questioned",
            "was the captain questioned",
        ),
        (
            turns_of(("did the mayor survive", "The mayor is alive.\nThe Grey Heron fell near Aldous.", "a")),
            "was she hurt",
            "was the mayor hurt",
        ),
    ],
)
def test_who_was_last_asked_about_is_meant(told: list[Turn], text: str, read_as: str) -> None:
    assert standing_alone(text, None, told) == read_as


@pytest.mark.parametrize(
    "text", ["who lost their job", "who else lost their home?", "who quit their job?", "who changed their mind?"]
)
def test_whoever_is_asked_for_owns_what_they_lost(text: str) -> None:
    told = turns_of(("what happened at the mill", "The mill will close, said Margo Hull.", "a"))

    read_as = standing_alone(text, None, told)

    assert "Hull's" not in read_as
    assert read_as.rstrip("?").endswith(", about mill")


@pytest.mark.parametrize(
    ("asked", "text", "read_as"),
    [
        ("how old is margo hull", "and vint?", "how old is Ole Vint?"),
        ("who is margo hull?", "and the mayor?", "who is the mayor, about margo hull?"),
        ("when is the vote", "and the election?", "when is the election, about vote?"),
        ("when was margo hull born", "and vint?", "when was Ole Vint born?"),
        ("when does the fair in Aldous start", "and vint?", "Tell me about Ole Vint"),
        ("when does the mayor speak", "and vint?", "when does Ole Vint speak?"),
        ("how is the search going", "and the inquiry?", "how is the inquiry going?"),
    ],
)
def test_what_somebody_is_is_asked_of_another(asked: str, text: str, read_as: str) -> None:
    told = turns_of((asked, "Margo Hull, 31, and Ole Vint spoke of it.", "a"))

    assert standing_alone(text, None, told) == read_as


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("what did Owen Tarran say about it", "what did Owen Tarran say about the corn mill"),
        ("why did Owen Tarran sell it?", "why did Owen Tarran sell the corn mill?"),
        ("did Tarran visit it?", "did Tarran visit the corn mill?"),
    ],
)
def test_it_behind_somebody_s_name_is_what_was_talked_about(text: str, read_as: str) -> None:
    told = turns_of(("what happened to the corn mill", "The corn mill was sold by Owen Tarran.", "a"))

    assert standing_alone(text, None, told) == read_as


@pytest.mark.parametrize(
    "text", ["how many hurt", "how many dead?", "how many hit", "and how many missing?", "how many died"]
)
def test_how_many_suffered_leans_on_what_was_talked_about(text: str) -> None:
    assert lacks_topic(text)


@pytest.mark.parametrize("text", ["how many ships", "how many dead whales", "how much"])
def test_what_says_whom_it_counts_does_not_lean(text: str) -> None:
    assert not lacks_topic(text)


@pytest.mark.parametrize(
    "text",
    [
        "thanks, bye",
        "thanks and goodbye",
        "ok cheers bye",
        "thank you, bye!",
        "ok bye",
        "bye, thanks",
        "thx see you later",
        "ta!",
    ],
)
def test_a_farewell_with_or_without_thanks_is_courtesy(text: str) -> None:
    assert courtesy(text) in ("thanks", "nod")


@pytest.mark.parametrize("text", ["who says goodbye", "thanks giving day", "bye elections in Aldous"])
def test_what_only_begins_like_one_is_none(text: str) -> None:
    assert courtesy(text) is None


def test_they_of_a_question_that_says_what_it_is_about_are_not_who_was_asked_about() -> None:
    told = turns_of(("who is margo hull", "Margo Hull follows the mills.", "a"))

    assert standing_alone("why are they closing the pier", None, told) == "why are they closing the pier"


def test_an_office_is_no_thing() -> None:
    told = turns_of(
        ("how old is the barge", "The barge Grey Heron is 60.", "a"), ("did the captain survive", "He did.", "a")
    )

    assert "the captain" not in standing_alone("who owns it", None, told)


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("who chose her", "who chose Ruth Hale"),
        ("what did she say", "what did Ruth Hale say"),
        ("what did he say", "what did Boris Vint say"),
        ("where is he", "where is Boris Vint"),
    ],
)
def test_she_is_whoever_was_named_last_with_a_woman_s_name(line: str, read_as: str) -> None:
    told = turns_of(
        ("who leads the mill", "The mill is led by Ruth Hale.", "a"),
        ("who would be swapped for hale", "It would be Secretary of Mills Boris Vint, the mill said.", "a"),
    )

    assert standing_alone(line, None, told) == read_as


def test_where_all_who_were_named_are_men_nobody_knows_who_she_is() -> None:
    told = turns_of(("what does boris vint want", "A judge, said Boris Vint.", "a"))

    assert standing_alone("who chose her?", None, told) == "who chose her?"


def test_whoever_was_asked_about_in_full_is_meant_though_he_is_named_in_part_too() -> None:
    told = turns_of(("tom lund died", "Ole Vint wept. Crowds sang for Tom Lund: “Tom, Tom, Tom”, and Tom smiled.", "a"))

    assert standing_alone("how old was he", None, told) == "how old was Tom Lund"


def test_what_says_little_is_about_what_was_asked_before_whatever_the_answer_names() -> None:
    told = turns_of(("who gets dusks mill pardon", "The Tern Department said so. Ada Dusk signed it for 40.", "a"))

    assert standing_alone("how many people", None, told) == "how many people, about dusks mill pardon"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("how old is she", "how old is Lena Marsh"),
        ("and her agent?", "what did Lena Marsh's agent say?"),
    ],
)
def test_she_is_no_body_that_was_asked_for_its_words(text: str, read_as: str) -> None:
    turns = [Turn("what did the ksf say", "“Lena Marsh has our support” — a KSF spokesman. KSF runs ships.", NOW)]

    assert standing_alone(text, None, turns) == read_as


def test_a_word_that_says_little_is_no_name_where_it_opens_a_sentence() -> None:
    assert names_in("Time ran out for the mill, Ada Lund said. Officials in Norland left.") == ["Ada Lund", "Norland"]


def test_she_is_nothing_that_was_only_printed_with_a_capital() -> None:
    fever, marsh = "A shot against Tessel fever helps, a study found.", "It helps against Tessel fever, Marsh said."

    assert standing_alone("what did she say", None, [Turn("does the shot help", fever, NOW)]) == "what did she say"
    assert standing_alone("what did she say", None, [Turn("does the shot help", marsh, NOW)]) == "what did Marsh say"


def test_he_is_whoever_spoke_last_and_she_whose_he_is() -> None:
    spoke = Showed(("mill",), speakers=("Dean Holt",))
    turns = [Turn("what did Jackie Marsh's husband say", "“She was kind” — Dean Holt · Marsh's husband", NOW, spoke)]

    assert standing_alone("when did he say that", None, turns) == "when did Dean Holt say that"
    assert standing_alone("how old was she", None, turns) == "how old was Jackie Marsh"


def test_she_is_whoever_is_surely_called_so_before_whoever_spoke_for_her() -> None:
    spoke = Showed(("mill",), speakers=("Kelsey Holt",))
    turns = [Turn("what did Ada Lund's agent say", "“She is fine” — Kelsey Holt · Lund's agent", NOW, spoke)]

    assert standing_alone("how old is she", None, turns) == "how old is Ada Lund"


def test_she_is_whoever_was_asked_about_by_a_given_name_alone() -> None:
    turns = [Turn("how many cups does serena want", "Holt wants 24, after a tie with Greta Strand in May.", NOW)]

    assert standing_alone("how many has she now", None, turns) == "how many has serena now"

    turns.append(Turn("how many has she now", "Serena Holt has 23, and Greta Strand 22.", NOW))

    assert standing_alone("what did she say", None, turns) == "what did Serena Holt say"


def test_what_was_asked_in_vain_is_still_talked_about_where_an_answer_leans_on_it() -> None:
    told = turns_of(("how many eels fled", "", ""), ("are they big", "The eels are big, said Ada Lund.", "a"))

    assert standing_alone("who did it", None, told) == "who did it, about eels"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("who else scorned her", "who else scorned Ada Lund, besides Pia Marsh"),
        ("tell me about her mill", "tell me about Ada Lund's mill"),
        ("why did she say so", "why did Pia Marsh say so"),
    ],
)
def test_her_is_still_whom_it_was_done_to(text: str, read_as: str) -> None:
    told = turns_of(
        ("when did ada lund die", "Ada Lund died on Monday.", "a"),
        ("what did pia marsh call her", "On the left, Pia Marsh called Mrs. Lund a heron.", "a"),
    )

    assert standing_alone(text, None, told) == read_as


def test_she_is_rather_whom_the_question_named_in_small_letters_than_whom_its_answer_names() -> None:
    told = turns_of(("who got a medal", "Boris Vint gave medals to Kelsey Marsh and Bo Holt.", "a"))
    told += turns_of(
        ("what did boris vint say about kelsey marsh", "“We clap” — Boris Vint\nThere Bo Holt bowed.", "a")
    )

    assert standing_alone("how many cups has she won", None, told) == "how many cups has Kelsey Marsh won"


def test_she_is_nobody_whose_given_name_is_a_man_s_where_it_was_only_typed() -> None:
    told = turns_of(("where did boris vint marry", "In Aldous, where Vint gave a ring, they say.", "a"))

    assert "Vint" not in standing_alone("what did she say", None, told)
