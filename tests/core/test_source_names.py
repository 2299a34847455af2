"""Sources of one name are told apart where people choose among them."""

from __future__ import annotations

import pytest

from bot.model import Source
from bot.source_names import source_names


def feed(address: str, outlet: str | None = "Tern News") -> Source:
    return Source(address, address, "feed", outlet)


@pytest.mark.parametrize(
    ("sources", "names"),
    [
        (
            [feed("https://tern.example/feed"), feed("https://other.example/feed", None)],
            ["Tern News", "https://other.example/feed"],
        ),
        (
            [feed("https://tern.example/feed"), feed("https://tern.test/feed", "TERN News")],
            ["Tern News (tern.example)", "TERN News (tern.test)"],
        ),
        (
            [feed("https://tern.example/world"), feed("https://tern.example/sport")],
            ["Tern News (tern.example/world)", "Tern News (tern.example/sport)"],
        ),
        (
            [feed("http://tern.example/feed"), feed("https://tern.example/feed")],
            ["Tern News (http://tern.example/feed)", "Tern News (https://tern.example/feed)"],
        ),
        ([feed("/news/a.txt"), feed("/news/b.txt")], ["Tern News (a.txt)", "Tern News (b.txt)"]),
        ([feed("/n/a.txt"), feed("/o/a.txt")], ["Tern News (/n/a.txt)", "Tern News (/o/a.txt)"]),
    ],
    ids=["other names", "other hosts", "other paths", "other schemes", "files", "folders"],
)
def test_a_name_says_as_much_as_tells_its_source_from_others(sources: list[Source], names: list[str]) -> None:
    assert list(source_names(sources).values()) == names
