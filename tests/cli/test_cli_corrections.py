"""What an outlet corrects is noticed where its article was read before: the text that is told is the newest one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.places import FERRY, Inside, NewsSite, config, item, line, long, page
from tests.cli.test_cli_gather import texts

pytestmark = pytest.mark.usefixtures("unmeasured")

TITLE, LINK = "Ferry sinks off Port Hale", "/ferry"
CORRECTED = FERRY.replace("killing 12 people", "killing 14 people")


@pytest.fixture
def file(site: NewsSite, tmp_path: Path) -> str:
    return config(tmp_path, site)


def feed(site: NewsSite, teaser: str) -> str:
    return site.feed("/feed", item("1", TITLE, site.url(LINK), teaser))


def test_an_article_is_read_again_when_its_feed_shows_that_it_changed(
    site: NewsSite, inside: Inside, file: str, tmp_path: Path
) -> None:
    site.serve(LINK, page(TITLE, long(FERRY)))
    address = feed(site, "The ferry Maren sank, killing 12 people …")
    inside("gather", address, "--config", file)
    site.serve(LINK, page(TITLE, long(CORRECTED)))
    feed(site, "The ferry Maren sank, killing 14 people …")

    done = inside("gather", "--config", file)
    told = inside("ask", "How many people died on the ferry?", "--config", file)

    assert done.out == "The Courier: 1 revised\n"
    assert "killing 14 people" in texts(tmp_path / "verbatim.db")[TITLE]
    assert ("14 people" in told.out, "12 people" in told.out) == (True, False)


def test_an_article_whose_page_is_as_it_was_is_asked_for_once_and_not_revised(
    site: NewsSite, inside: Inside, file: str
) -> None:
    site.serve(LINK, page(TITLE, long(FERRY)))
    address = feed(site, "The ferry Maren sank …")
    inside("gather", address, "--config", file)
    feed(site, "The ferry Maren sank, with a better teaser …")

    done = [inside("gather", "--config", file).out for _ in range(3)]

    assert done == ["The Courier: nothing new\n"] * 3
    assert site.statuses(LINK) == [200, 304]


@pytest.mark.parametrize(
    ("name", "text"), [("ferry.txt", f"{TITLE}\n\n{FERRY}"), ("ferry.jsonl", line("ferry", FERRY, TITLE, "Courier"))]
)
def test_a_file_that_was_edited_is_read_again(inside: Inside, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    inside("gather", name)
    (tmp_path / name).write_text(text.replace("killing 12", "killing 14"), encoding="utf-8")

    done = inside("gather", name)
    again = inside("gather", name)

    assert "1 revised" in done.out
    assert "nothing new" in again.out
    assert "killing 14 people" in texts(tmp_path / "verbatim.db")[TITLE]
