from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "We will rebuild the bridge before winter"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"“{WORDS},” later said Dana Whitfield.", "Dana Whitfield"),
        (f"“{WORDS},” added Dana Whitfield, the mayor.", "Dana Whitfield"),
        (f"“{WORDS}.” Dana Whitfield said yesterday.", "Dana Whitfield"),
        (f"“{WORDS}?” Dana Whitfield asked him on Monday.", "Dana Whitfield"),
        (f"The plan is “{WORDS}” in all according to Dana Whitfield.", "Dana Whitfield"),
        (f"On Monday, as the rain fell, Dana Whitfield said: “{WORDS}.”", "Dana Whitfield"),
        (f"When the rain fell on Monday Dana Whitfield said: “{WORDS}.”", "Dana Whitfield"),
        (f"After leaving the hall, Dana Whitfield was sure. “{WORDS}.”", "Dana Whitfield"),
        (f"But then, Dana Whitfield left and, in the hall, added: “{WORDS}.”", "Dana Whitfield"),
        (f"“It is late,” said Dana Whitfield, adding: “{WORDS}.”", "Dana Whitfield"),
        (f"“It is late,” Dana Whitfield said, and added: “{WORDS}.”", "Dana Whitfield"),
        (f"Omar Reyes thanked Dana Whitfield for saying “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Whitfield is known for saying “{WORDS}.”", "Dana Whitfield"),
        (f"It went on, with one poster angrily writing “{WORDS}.”", "one poster"),
        (f"The man from the town who saw it said: “{WORDS}.”", "The man from the town"),
    ],
)
def test_the_subject_is_found_past_what_stands_between(read: Read, text: str, name: str) -> None:
    last = read(text)[-1]

    assert last.speaker is not None
    assert last.speaker.name == name


@pytest.mark.parametrize(
    "text",
    [
        f"“{WORDS},” Dana Whitfield called it by mistake.",
        f"“{WORDS}!” Dana Whitfield said that the rain went on.",
        f"“{WORDS}.” Dana Whitfield said the rain went on.",
        f"“{WORDS}” — Dana Whitfield came home.",
        f"The plan was “{WORDS}” in March, Dana Whitfield thought.",
        f"The plan was “{WORDS}” in March, Dana Whitfield said that it rained.",
        f"“{WORDS},” said I.",
        f"“{WORDS},” wrote we.",
        f"He said that because Dana Whitfield left, adding: “{WORDS}.”",
        f"It rained with “{WORDS}” saying so.",
        f"It was said by nobody that “{WORDS}.”",
    ],
)
def test_a_sentence_that_is_no_tag_names_no_speaker(read: Read, text: str) -> None:
    (found,) = read(text)

    assert found.speaker is None
