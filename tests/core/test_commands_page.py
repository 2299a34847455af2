"""The page of commands is made from the registry."""

from pathlib import Path

from bot.commands import COMMANDS
from bot.commands.page import page

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_page_in_the_repository_is_that_of_the_registry() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make it anew: make docs"


def test_every_command_has_its_section() -> None:
    assert [line[4:] for line in page().splitlines() if line.startswith("## /")] == [each.name for each in COMMANDS]
