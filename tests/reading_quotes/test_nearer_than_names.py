"""Who speaks is whom the sentence is about, and whose claim the words are, not whoever's name stands nearest."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "the mill by the weir will not open before the spring"


def _said(read: Read, text: str) -> list[tuple[str | None, str | None]]:
    return [(quote.speaker.name if quote.speaker else None, quote.via) for quote in read(text)]


def test_he_is_whom_the_sentence_before_is_about_and_not_whom_it_speaks_of(read: Read) -> None:
    text = f"The engineer called for an end to the rule of Captain Ivo Holm.\n\n“It is late, {WORDS},” he said."

    assert _said(read, text) == [("The engineer", None)]


def test_he_is_who_spoke_last_by_a_role_and_not_whom_he_spoke_of(read: Read) -> None:
    text = f"“He is late again,” the engineer said, referring to Ivo Holm by another name. “And {WORDS},” he added."

    assert _said(read, text) == [("the engineer", None), ("the engineer", None)]


@pytest.mark.parametrize(
    "before",
    [
        "The engineer, Ivo Holm, spoke to the council.",
        "Former engineer and now critic Ivo Holm spoke to the council.",
        "The engineer is her old friend Ivo Holm.",
        "An engineer named Ivo Holm has nothing but praise for the council.",
    ],
)
def test_he_stays_whoever_is_named_as_the_role(read: Read, before: str) -> None:
    text = f"{before}\n\n“It is late, and {WORDS},” he said."

    assert _said(read, text) == [("Ivo Holm", None)]


@pytest.mark.parametrize(
    "text",
    [
        f"Ivo Holm has condemned Ana Ruiz's false claims that “{WORDS}”.",
        f"“We will see,” said a baker in Elm, who came after Ana Ruiz's “yes, {WORDS}” post.",
        f"Ivo Holm has dismissed Ana Ruiz's claim that the mill was “{WORDS}” on Monday.",
        f"Ivo Holm also echoed Ana Ruiz's warning that the mill “now, {WORDS}” on Monday.",
        f"Ivo Holm denied a claim by Ana Ruiz that the mill should “now, {WORDS}” on Monday.",
    ],
)
def test_words_are_of_whose_claim_or_post_they_are(read: Read, text: str) -> None:
    assert _said(read, text)[-1] == ("Ana Ruiz", None)


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("The council put out its own statement: ", "The council"),
        ("Ivo Holm came. He also left them with a message of cheer: ", "Ivo Holm"),
        ("The mill put out this statement by Ana Ruiz on June 11:\n\n", "Ana Ruiz"),
    ],
)
def test_a_message_behind_a_colon_is_of_who_sends_it(read: Read, before: str, name: str) -> None:
    assert _said(read, f"{before}“We knew it, and {WORDS}.”") == [(name, None)]


def test_a_message_is_not_of_who_gets_it(read: Read) -> None:
    assert _said(read, f"The council got a letter: “We knew it, and {WORDS}.”") == [(None, None)]


def test_a_claim_may_be_of_somebody_without_a_name(read: Read) -> None:
    text = f"Ivo Holm denied the engineer's allegation that he had paid for “{WORDS}” on Monday."

    assert _said(read, text) == [("the engineer", None)]


def test_a_claim_may_be_relayed_and_speech_goes_on_from_who_relays_it(read: Read) -> None:
    text = f"Ana Ruiz's claim that “{WORDS}” is heard everywhere, said Ivo Holm. “Nobody in the town believes that.”"

    assert _said(read, text) == [("Ana Ruiz", "Ivo Holm"), ("Ivo Holm", None)]


@pytest.mark.parametrize(
    "told",
    [
        "Ivo Holm begged him for help and “would see that",
        "the parts of the dam that broke suggested that “now",
    ],
)
def test_what_others_are_said_to_have_done_is_in_the_words_of_who_says_so(read: Read, told: str) -> None:
    assert _said(read, f"Ana Ruiz said that {told} {WORDS}”.") == [("Ana Ruiz", None)]


def test_what_is_said_of_a_claim_is_not_the_claimants(read: Read) -> None:
    text = f"Ivo Holm said on Monday that Ana Ruiz's claim that the mill is late has been “not true, and {WORDS}.”"

    assert _said(read, text) == [("Ivo Holm", None)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Others came, like the baker Ivo Holm -- “We knew it, and {WORDS}” -- and Ana Ruiz.", "Ivo Holm"),
        (f"Ivo Holm — “We knew it, and {WORDS}” — thinks little of Ana Ruiz.", "Ivo Holm"),
        (f"It was a day for all — “We knew it, and {WORDS}” — and Ana Ruiz was there.", None),
    ],
)
def test_words_between_two_dashes_are_of_the_name_before_them(read: Read, text: str, name: str | None) -> None:
    assert _said(read, text) == [(name, None)]


def test_speech_goes_on_from_who_spoke_and_not_from_whom_they_relayed(read: Read) -> None:
    text = (
        "“We have seen it,” Ivo Holm told a paper, adding that the rights Norland promised under the “one river for all"
        f" of us” plan have gone. “And now {WORDS}.”"
    )

    assert _said(read, text)[-1] == ("Ivo Holm", None)


def test_a_tag_behind_outdoes_a_clause_of_contrast_before(read: Read) -> None:
    text = f"While the council ordered the work, “it is the owner's fault that {WORDS},” Ana Ruiz said."

    assert _said(read, text) == [("Ana Ruiz", None)]


def test_whom_a_quote_is_from_says_it(read: Read) -> None:
    text = f"The Elm Courier has more, as well as a quote from an anonymous worker saying that “{WORDS}.”"

    assert _said(read, text) == [("an anonymous worker", None)]


def test_he_is_a_surname_before_another_name(read: Read) -> None:
    assert _said(read, f"“I know that {WORDS},” the writer He Tao wrote in the Elm Courier.") == [("He Tao", None)]


def test_a_quoted_subject_is_not_said_by_what_its_verb_is_about(read: Read) -> None:
    text = (
        "The Courier reported that Ana Ruiz told nobody and that “cautious voices” believed the new council would fail."
    )

    assert ("the new council", None) not in _said(read, text)


@pytest.mark.parametrize(
    "before",
    [
        "Ana Ruiz coupled that promise with a thinly veiled warning",
        "But five days into the strike, on Jan. 2, Ana Ruiz made an explicit promise on the wireless",
    ],
)
def test_a_colon_behind_what_somebody_gives_tells_their_words(read: Read, before: str) -> None:
    assert _said(read, f"{before}: “We know that {WORDS}.”") == [("Ana Ruiz", None)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"Ana Ruiz described the plan as a “{WORDS},” the Elm Courier stated.", ("Ana Ruiz", "the Elm Courier")),
        (
            f"Ana Ruiz told the wireless that “{WORDS},” according to a letter to the town.",
            ("Ana Ruiz", "a letter to the town"),
        ),
        (f"“{WORDS.capitalize()},” according to a letter to the town.", ("a letter to the town", None)),
    ],
)
def test_what_only_hands_words_on_relays_them(read: Read, text: str, said: tuple[str, str | None]) -> None:
    assert _said(read, text) == [said]


def test_an_answer_to_a_quote_introduces_the_next_one(read: Read) -> None:
    text = f"Ivo Holm asked “is it true that the mill is late?” Ana Ruiz answered “Yes, {WORDS}.”"

    assert _said(read, text) == [("Ivo Holm", None), ("Ana Ruiz", None)]


def test_quoting_somebody_is_no_part_of_a_name(read: Read) -> None:
    assert _said(read, f"Quoting Ruiz, the Courier told of the mill. “{WORDS.capitalize()},” Ruiz said.") == [
        ("Ruiz", None)
    ]


def test_the_last_paragraph_of_a_speech_names_who_gave_it(read: Read) -> None:
    text = f"Ivo Holm called it a day.\n\n“We know that {WORDS}.\n\n“And we know it well,” Ana Ruiz said."

    assert _said(read, text) == [("Ana Ruiz", None), ("Ana Ruiz", None)]
