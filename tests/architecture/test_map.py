"""The map in CONTRIBUTING.md shows all that is there, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("room", "following"), [("bot", "adapters"), ("adapters", "seeds")])
def test_the_map_shows_each_module_and_package(room: str, following: str) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    part = text[text.index(f"\n{room}/") : text.index(f"\n{following}/")]
    shown = set(re.findall(r"(?<![\w/*])(\w+(?:\.py|/))", part)) - {f"{room}/", "docs/", "tests/"}
    there = {path.name for path in (ROOT / room).glob("[a-z]*.py")}
    there |= {f"{path.parent.name}/" for path in (ROOT / room).glob("*/__init__.py")}
    below = {f"{path.parent.name}/" for path in (ROOT / room).glob("*/*/__init__.py")}

    assert shown - below == there
