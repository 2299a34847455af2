"""Figures from the command line: exported with where they come from, looked up, and in answers."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.places import Inside

pytestmark = pytest.mark.usefixtures("unmeasured")

SUNK = "At least 12 people were killed when the ferry sank off Easthaven on Monday, the coastguard said."
RAISED = (
    "The ferry that sank off Easthaven killed 15 people, the coastguard said. The hull lies 30 metres (98 ft) down."
)
COLD = "The water off Easthaven had -2 degrees on Monday. The ferry, built in 1999, was 40 metres long."


@pytest.fixture
def tolls(inside: Inside, tmp_path: Path) -> None:
    """A history of three articles, in which a toll rises."""
    rows = [
        {
            "id": "a",
            "title": "Ferry Aurora sinks off Easthaven",
            "text": SUNK,
            "source": "Bay Herald",
            "published": "2026-05-04T08:00:00Z",
        },
        {
            "id": "b",
            "title": "Toll of ferry Aurora off Easthaven rises",
            "text": RAISED,
            "source": "Isle Times",
            "published": "2026-05-04T14:00:00Z",
        },
        {"id": "c", "title": "Cold water", "text": COLD, "source": "Port Daily", "published": "2026-05-04T15:00:00Z"},
    ]
    rows[0]["url"] = "https://bay.example/ferry"
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    inside("gather", "--jsonl", "in.jsonl")


def test_each_figure_is_exported_with_where_it_comes_from(inside: Inside, tolls: None) -> None:
    done = inside("export", "figures")

    first = json.loads(done.out.splitlines()[0])
    assert SUNK[first["start"] : first["end"]] == first["text"] == "12 people"
    assert (first["low"], first["unit"], first["change"]) == ("12", "people", ">")
    assert (first["claimed_by"], first["when"], first["rank"]) == ("the coastguard", "on Monday", 1)
    assert (first["article"], first["outlet"], first["url"]) == ("a", "Bay Herald", "https://bay.example/ferry")
    assert first["published"] == "2026-05-04T08:00:00+00:00"
    assert SUNK.startswith(first["sentence"])


def test_a_table_of_figures_keeps_its_numbers_and_signs_as_they_are(inside: Inside, tolls: None) -> None:
    done = inside("export", "figures", "--format", "csv")

    rows = {row["text"]: row for row in csv.DictReader(io.StringIO(done.out))}
    assert rows["15 people"]["change"] == "="
    assert rows["30 metres"]["also"] == "98 ft"
    assert next(row for row in rows.values() if row["unit"] == "degree")["low"] == "-2"


def test_a_toll_that_rose_is_told_as_counted_so_far(inside: Inside, tolls: None) -> None:
    looked_up = inside("ask", "/figures ferry")
    answered = inside("ask", "How many people were killed when the ferry sank?")

    assert "disagree" not in looked_up.out
    assert looked_up.out.index("15 people") < looked_up.out.index("12 people")
    assert answered.out.index("The ferry that") < answered.out.index("Counted before")
    assert answered.out.index("Counted before") < answered.out.index("Bay Herald: At least 12 people")


def test_figures_of_one_sentence_are_shown_in_it_once_and_what_is_asked_for_first(inside: Inside, tolls: None) -> None:
    done = inside("ask", "/figures metres")

    assert done.out.count("30 metres (98 ft)") == 1
    assert done.out.count("40 metres long") == 1
    assert "-2 degrees" not in done.out
