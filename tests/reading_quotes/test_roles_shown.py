"""What stands beside a speaker is what the article says that they are, and whole."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

LATER = "“We will rebuild the bridge before winter,” Ruiz said."


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ana Ruiz, three of her daughters, came.", None),
        ("Mill owner Ivo Holm, best actor for playing Ana Ruiz, came.", None),
        ('Ana Ruiz, an actor best known for playing Nell on the stage show "Leave It to Nell," came.', None),
        (
            "Ana Ruiz, head of the Larkfield, Norland-based mill, came.",
            "head of the Larkfield, Norland-based mill",
        ),
        ("The Holm campaign manager Ana Ruiz came.", "The Holm campaign manager"),
        ("Norland lawmakers quizzed Lt Col Ana Ruiz.", "Lt Col"),
        ("They hope to unseat outgoing Council President Ana Ruiz.", "Council President"),
        ("Guard captain Ivo Holm outpaced Ana Ruiz.", None),
        ("Former Norland Prime Minister Sir Ian Ruiz came.", "Former Norland Prime Minister"),
        ("Head of hockey operations Ana Ruiz came.", "Head of hockey operations"),
        ("Norland's then-President Ana Ruiz came.", "Norland's then-President"),
        ("Agents searched former President Ana Ruiz on Friday.", "former President"),
        ("The talks could lift former president Ana Ruiz.", "former president"),
        ("Former Ruiz advisers and Ana Ruiz came.", None),
        ("NRC communications director Ana Ruiz came.", "NRC communications director"),
        ("The town accused Ana Ruiz of late work.", None),
        ("It was a row involving five-time champion Ana Ruiz.", "five-time champion"),
    ],
)
def test_a_role_is_what_the_speaker_is(read: Read, text: str, role: str | None) -> None:
    (found,) = read(f"{text} {LATER}")

    assert (found.role and found.role.text) == role
