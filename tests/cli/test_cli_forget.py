"""What an operator has forgotten for somebody who asks them to."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from adapters.sqlite import open_history
from bot.model import Source
from bot.turns import Turn
from tests.cli.places import Inside


def test_an_operator_forgets_one_person_in_all_places(inside: Inside, history: Path, tmp_path: Path) -> None:
    ann, bob = "discord:@5", "discord:@6"
    opened = open_history(history)
    with opened.writing() as books:
        for space, person in (("discord:1", ann), (ann, ann), ("discord:1", bob)):
            books.conversations.add("t", Turn(f"Zyxquorv of {person}?", "It rises.", datetime.now(UTC)), space, person)
        books.sources.put(Source("s", "https://zyxquorv.example/feed", "feed", "The Zyx"), ann)
    opened.close()

    done = inside("forget", ann, "--db", str(history))

    assert done.status == 0
    assert done.out.splitlines() == [
        "discord:1: 1 question of discord:@5, with watches and reports, forgotten",
        "discord:@5: 1 question of discord:@5, with watches and reports, forgotten",
        "What they changed stays in the audit log for 365 days.",
    ]
    kept = b"".join(file.read_bytes() for file in tmp_path.glob(f"{history.name}*"))
    assert (b"of discord:@5?" in kept, b"of discord:@6?" in kept) == (False, True)
    assert "discord:@5: nothing is kept of them" in inside("forget", ann, "--db", str(history)).out


def test_who_is_to_be_forgotten_is_an_address(inside: Inside, history: Path) -> None:
    done = inside("forget", "Ann", "--db", str(history))

    assert (done.status, done.out) == (2, "")
    assert done.err == "verbatim: Ann: not the address of a person; write discord:@USER_ID or slack:TEAM_ID/USER_ID\n"
