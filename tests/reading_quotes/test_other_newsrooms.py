"""Ways of naming who speaks that some newsrooms have and others have not."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "“We will rebuild the bridge before winter,”"


def who(read: Read, text: str) -> str | None:
    last = read(text)[-1]
    return last.speaker.name if last.speaker else None


@pytest.mark.parametrize(
    "name", ["Gráinne Holm", "Hauwa Holm", "Parveen Holm", "Vesna Holm", "Yumiko Holm", "Rania Holm"]
)
def test_given_names_of_many_countries_tell_he_from_she(read: Read, name: str) -> None:
    assert who(read, f"{name} met Ivo Lind and Tunde Reyes in the town hall on Monday. {WORDS} she said.") == name


def test_a_description_that_reports_is_he_whoever_else_it_names(read: Read) -> None:
    text = f"Ana Ruiz came.\n\nThe court's president, who was late, ruled that Omar Reyes must appear. {WORDS} he said."

    assert who(read, text) == "The court's president"
    assert who(read, f"Its director, Omar Reyes, said that warnings had been sent. {WORDS} he said.") == "Omar Reyes"


def test_it_is_what_the_paragraph_before_reports_to_speak(read: Read) -> None:
    text = (
        f"Protesters sang “the bridge is ours” on Monday.\n\nThe bridge is unsafe, a report said.\n\n{WORDS} it stated."
    )

    assert who(read, text) == "a report"


def test_it_makes_a_body_of_an_unknown_name(read: Read) -> None:
    assert who(read, f"He left Lumeno. Lumeno said in a statement that it regretted it. {WORDS} it said.") == "Lumeno"


def test_a_name_joined_to_the_pronoun_is_somebody_else(read: Read) -> None:
    assert who(read, f"Ana Ruiz, 22, said she and Mia Holm had nearly quit last May. {WORDS} she said.") == "Ana Ruiz"


def test_a_role_without_article_before_a_name_is_who_is_meant_later(read: Read) -> None:
    text = f"Leader of the council, Cllr Ana Ruiz (Lab), spoke first. Mia Holm left. {WORDS} the leader said."

    assert who(read, text) == "Ana Ruiz"


def test_an_age_names_who_was_said_to_be_as_old(read: Read) -> None:
    assert who(read, f"Ana Ruiz, 43, met Mia Holm, 51, on Monday. {WORDS} the 43-year-old said.") == "Ana Ruiz"
    assert who(read, f"Ana Ruiz is a mother. Her house burned. {WORDS} the 43-year-old said.") == "Ana Ruiz"
    assert who(read, f"Ana Ruiz came, and Mia Holm left. {WORDS} the 43-year-old said.") == "the 43-year-old"


def test_a_home_names_who_spoke_last(read: Read) -> None:
    text = (
        f"“It is late for us,” Ana Ruiz said.\n\nAsked whether Omar Reyes would be fined, the Scot said: {WORDS[:-2]}.”"
    )

    assert who(read, text) == "Ana Ruiz"


def test_a_transcript_goes_on_behind_what_happens_between(read: Read) -> None:
    text = (
        "Mayor Ana Ruiz spoke to Ben Holm of Radio Bay on Sunday.\n\nHOLM: Will the bridge be open soon?\n\n"
        "RUIZ: It will be open before the snow.\n\n(LAUGHTER)\n\nHOLM: Thank you for being with us."
    )

    assert who(read, text) == "Ben Holm"
    assert "LAUGHTER" not in [quote.passage.text for quote in read(text)]


def test_a_block_quote_is_signed_behind_an_empty_line_of_its_own(read: Read) -> None:
    assert (
        who(read, "It rained.\n\n> A road is a promise that none can keep.\n>\n> — Ben Holm\n\nHe was right.")
        == "Ben Holm"
    )


def test_who_is_told_or_asked_at_the_head_of_a_sentence_is_behind_its_comma(read: Read) -> None:
    text = f"“It is late for us,” Omar Reyes said.\n\nTold of the remark, Ana Ruiz laughed. {WORDS[:-2]}.”"

    assert who(read, text) == "Ana Ruiz"


def test_what_somebody_owns_is_nobody(read: Read) -> None:
    text = f"Ana Ruiz has called off her Glass Harbour tour and gone home. She was in tears. {WORDS} she said."

    assert who(read, text) == "Ana Ruiz"


def test_a_name_behind_is_is_whom_the_text_goes_on_about(read: Read) -> None:
    text = f"Ana Ruiz met Mia Holm.\n\nTheir new coach, a shy woman, is Ines Lind. {WORDS} she said."

    assert who(read, text) == "Ines Lind"


def test_a_calling_before_a_name_is_no_part_of_it(read: Read) -> None:
    assert who(read, f"Substitute Tunde Reyes came late. {WORDS} he said.") == "Tunde Reyes"
    assert who(read, f"Paediatrician Mia Holm came late. {WORDS} Holm said.") == "Mia Holm"
    assert who(read, f"Shire president Ben Lind came late. {WORDS} Cr Lind said.") == "Ben Lind"


def test_she_is_according_to_whom_the_sentence_before_told(read: Read) -> None:
    text = f"Carol Ruiz left. The two have not spoken since May, according to Joan Ruiz. {WORDS} she said."

    assert who(read, text) == "Joan Ruiz"


def test_an_age_names_whom_an_office_leads(read: Read) -> None:
    text = f"Union president Marged Holm, whose members sat down, denied it. {WORDS} the 58-year-old said."

    assert who(read, text) == "Marged Holm"


def test_a_people_before_a_name_is_no_part_of_it(read: Read) -> None:
    assert who(read, f"Unseeded Argentine Lautano Holm won. {WORDS} Holm said.") == "Lautano Holm"


def test_who_disagrees_says_so(read: Read) -> None:
    assert who(read, f"“It is late,” Ben Lind said. His friend Ana Ruiz disagreed: {WORDS[:-2]}.”") == "Ana Ruiz"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Ana Ruiz left the party, whose leader, Omar Reyes, has called the bridge “a toy for the rich.”",
            "Omar Reyes",
        ),
        ("Ana Ruiz sued the mill, whose owner, Ole Wend, called the case “a waste of good paper.”", "Ole Wend"),
        ("Ivo Lind met the union, whose head, Nora Sund, has called the plan “a slap in the face.”", "Nora Sund"),
    ],
)
def test_the_name_of_whose_is_the_subject_of_its_clause(read: Read, text: str, name: str) -> None:
    assert who(read, text) == name
