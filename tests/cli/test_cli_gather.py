"""Gathering over real HTTP: nothing twice, one failing source stops no other, and each is kept as what it is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from adapters.sqlite import open_history
from tests.cli.places import FERRY, RATES, Inside, NewsSite, Verbatim, config, item, line, long, page

pytestmark = pytest.mark.usefixtures("unmeasured")

FERRY_LINK = "/ferry"


def texts(db: Path) -> dict[str, str]:
    """The stored texts by title."""
    with sqlite3.connect(db) as connection:
        rows = connection.execute("SELECT title, text FROM articles").fetchall()
    connection.close()
    return dict(rows)


def sources(db: Path) -> list[tuple[str, str]]:
    """Address and kind of the sources that somebody subscribes to."""
    with sqlite3.connect(db) as connection:
        rows = connection.execute(
            "SELECT address, kind FROM sources WHERE number IN (SELECT source FROM subscriptions) ORDER BY address"
        ).fetchall()
    connection.close()
    return rows


def courier(site: NewsSite) -> str:
    """A feed with one teaser, whose page has the whole text."""
    link = site.serve(FERRY_LINK, page("Ferry sinks off Port Hale", long(FERRY)))
    return site.feed("/feed", item("1", "Ferry sinks off Port Hale", link, "The ferry Maren sank off Port Hale …"))


def test_a_teaser_is_read_in_full_from_its_page(site: NewsSite, inside: Inside, tmp_path: Path) -> None:
    address = courier(site)

    done = inside("gather", address, "--config", config(tmp_path, site))

    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"{address}: 1 new\n  1 article of 1 day, all in full; 1 of 1 quote with a speaker")
    assert "“We heard a bang and then the deck was under water,” — Ada Lund" in done.out
    [text] = texts(tmp_path / "verbatim.db").values()
    assert text.startswith("The ferry Maren sank")
    assert "cookies" not in text


def test_the_feeds_of_a_list_are_read_and_kept(site: NewsSite, inside: Inside, tmp_path: Path) -> None:
    address, file = courier(site), config(tmp_path, site)
    gone = site.url("/gone")
    feeds = f'<outline text="The Courier" xmlUrl="{address}"/><outline text="The Wire" xmlUrl="{gone}"/>'
    (tmp_path / "feeds.opml").write_text(f'<opml version="2.0"><body>{feeds}</body></opml>', encoding="utf-8")

    done = inside("gather", "feeds.opml", "--config", file)

    assert (done.status, done.out.startswith("The Courier: 1 new\n")) == (1, True)
    assert done.err.startswith("verbatim: The Wire: there is nothing at this address (HTTP 404)")
    assert sources(tmp_path / "verbatim.db") == [(address, "feed")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no such file or directory; check the path"),
        ("<rss/>", "is not an OPML list of feeds"),
        ("<opml><body/></opml>", "names no feeds; export it as OPML from your reader"),
    ],
)
def test_a_list_without_feeds_is_refused(inside: Inside, tmp_path: Path, content: str | None, said: str) -> None:
    if content is not None:
        (tmp_path / "feeds.opml").write_text(content, encoding="utf-8")

    done = inside("gather", "feeds.opml")

    assert (done.status, done.err) == (1, f"verbatim: feeds.opml: {said}\n")


def test_a_briefing_of_nothing_says_how_to_begin(site: NewsSite, inside: Inside, tmp_path: Path) -> None:
    open_history(tmp_path / "verbatim.db").close()

    done = inside("brief", "--config", config(tmp_path, site))

    assert (done.status, done.err) == (2, "verbatim: sources: there are none; add one with: verbatim gather ADDRESS\n")


def test_gathering_again_asks_for_changes_only_and_doubles_nothing(
    site: NewsSite, inside: Inside, tmp_path: Path
) -> None:
    address, file = courier(site), config(tmp_path, site)
    inside("gather", address, "--config", file)

    done = inside("gather", "--config", file)

    assert (done.status, done.out) == (0, "The Courier: nothing new\n")
    assert site.statuses("/feed") == [200, 304]
    assert site.statuses(FERRY_LINK) == [200]
    assert len(texts(tmp_path / "verbatim.db")) == 1


def test_a_changed_feed_brings_what_is_new(site: NewsSite, inside: Inside, tmp_path: Path) -> None:
    address, file = courier(site), config(tmp_path, site)
    inside("gather", address, "--config", file)
    link = site.serve("/rates", page("Central bank cuts its rate", long(RATES)))
    site.feed("/feed", item("2", "Central bank cuts its rate", link), item("1", "Ferry sinks", site.url(FERRY_LINK)))

    done = inside("gather", "--config", file)

    assert done.out == "The Courier: 1 new\n"
    assert set(texts(tmp_path / "verbatim.db")) == {"Ferry sinks off Port Hale", "Central bank cuts its rate"}


def test_a_failing_source_is_named_with_its_reason_and_stops_no_other(
    site: NewsSite, inside: Inside, tmp_path: Path
) -> None:
    good, broken = courier(site), site.serve("/broken", "<rss><chan", "application/rss+xml", status=500)
    declared = f'[[sources]]\naddress = "{broken}"\noutlet = "The Broken"\n[[sources]]\naddress = "{good}"\n'

    done = inside("gather", "--config", config(tmp_path, site, declared))

    assert done.status == 1
    assert done.err == "verbatim: The Broken: has trouble of its own (HTTP 500)\n"
    assert f"{good}: 1 new" in done.out


def test_a_web_page_that_names_its_feed_is_followed_to_it(site: NewsSite, inside: Inside, tmp_path: Path) -> None:
    feed = courier(site)
    head = f'<link rel="alternate" type="application/rss+xml" href="{feed}">'
    front = site.serve("/", page("The Courier", long(RATES), head))

    done = inside("gather", front, "--config", config(tmp_path, site))

    assert done.status == 0
    assert done.out.startswith(f"{front}: is a web page; its feed is {feed}\n{feed}: 1 new\n")
    assert sources(tmp_path / "verbatim.db") == [(feed, "feed")]


def test_a_web_page_without_a_feed_is_kept_as_a_page(site: NewsSite, inside: Inside, tmp_path: Path) -> None:
    address = site.serve("/rates", page("Central bank cuts its rate", long(RATES)))

    done = inside("gather", address, "--config", config(tmp_path, site))

    assert done.status == 0
    assert done.out.startswith(f"{address}: is a web page, read as it is\n{address}: 1 new\n")
    assert sources(tmp_path / "verbatim.db") == [(address, "page")]


@pytest.mark.parametrize(
    ("status", "said"),
    [(404, "there is nothing at this address"), (500, "has trouble of its own"), (403, "refuses to be read by us")],
)
def test_a_source_that_cannot_be_read_is_not_kept_and_that_is_said(
    site: NewsSite, inside: Inside, tmp_path: Path, status: int, said: str
) -> None:
    address = site.serve("/none", "", status=status)

    done = inside("gather", address, "--config", config(tmp_path, site))

    assert (done.status, done.err) == (
        1,
        f"verbatim: {address}: {said} (HTTP {status}); it was not added: give its address again to try again\n",
    )
    assert not (tmp_path / "verbatim.db").exists()


def test_a_page_without_an_article_is_no_source(site: NewsSite, inside: Inside, tmp_path: Path) -> None:
    address = site.serve("/menu", "<!doctype html><html><body><img src='/a.png'></body></html>")

    done = inside("gather", address, "--config", config(tmp_path, site))

    assert (done.status, done.out) == (1, f"{address}: is a web page, read as it is\n")
    assert done.err.startswith(f"verbatim: {address}: ")
    assert done.err.endswith("; it was not added: give its address again to try again\n")
    assert not (tmp_path / "verbatim.db").exists()


def test_a_source_that_is_kept_stays_when_it_fails_once_it_is_named_again(
    site: NewsSite, inside: Inside, tmp_path: Path
) -> None:
    address, file = courier(site), config(tmp_path, site)
    inside("gather", address, "--config", file)
    site.serve("/feed", "", status=500)

    done = inside("gather", address, "--config", file)

    assert (done.status, done.err) == (1, f"verbatim: {address}: has trouble of its own (HTTP 500)\n")
    assert sources(tmp_path / "verbatim.db") == [(address, "feed")]


@pytest.mark.parametrize("command", [("gather",), ("gather", "none.txt"), ("gather", "none.opml"), ("run",)])
def test_a_history_that_was_made_for_nothing_is_not_left_behind(
    inside: Inside, tmp_path: Path, command: tuple[str, ...]
) -> None:
    done = inside(*command)

    assert done.status in (1, 2)
    assert not (tmp_path / "verbatim.db").exists()


def test_a_host_inside_the_network_is_read_only_when_the_file_opens_it(site: NewsSite, inside: Inside) -> None:
    done = inside("gather", courier(site))

    assert done.status == 1
    assert "not on the public internet; name its host in allow_hosts" in done.err


@pytest.mark.parametrize("address", ["ftp://a.example/feed", "file:///etc/hostname"])
def test_an_address_of_another_kind_is_no_file(inside: Inside, address: str) -> None:
    for command in ("gather", "read"):
        done = inside(command, address)

        assert done.err == f"verbatim: {address}: is not an address on the web; give an http or https address\n"
        assert done.status == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "is empty"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "is binary, not text"),
        ("latin.txt", "Der Fährmann sagte nichts.".encode("latin-1"), "is not UTF-8"),
        ("broken.jsonl", b"{not json}\n", "line 1"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_the_reason(
    inside: Inside, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)

    done = inside("gather", name)

    assert done.status == 1
    assert done.out == ""
    assert said in done.err
    assert "not added" not in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("address", ["", " "])
def test_an_empty_address_is_not_taken_for_this_folder(inside: Inside, tmp_path: Path, address: str) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")

    done = inside("gather", address)

    assert (done.status, done.out) == (2, "")
    assert done.err == "verbatim: gather: an address is empty; give a feed, page, file or folder\n"


def test_articles_of_a_file_keep_their_ids(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        line("one", FERRY, "Ferry sinks", "The Courier") + line("two", FERRY, "Ferry sinks", "The Ledger")
    )

    done = inside("gather", "--jsonl", "a.jsonl", "--db", "other.db")

    assert (done.status, done.out.split(": ")[1]) == (0, "2 new\n")
    with sqlite3.connect(tmp_path / "other.db") as connection:
        assert connection.execute("SELECT id FROM articles ORDER BY number").fetchall() == [("one",), ("two",)]
    connection.close()


@pytest.mark.parametrize("name", ["articles.jsonl", "articles.txt", "articles.json", "articles.html", "-"])
def test_a_broken_line_is_named_and_the_rest_is_read_whatever_the_file_is_called(
    verbatim: Verbatim, tmp_path: Path, name: str
) -> None:
    text = "{broken\n" + line("two", FERRY, "Ferry sinks", "The Ledger")
    (tmp_path / "articles").with_suffix(Path(name).suffix).write_text(text)

    done = verbatim("gather", "--jsonl", name, stdin=text)

    assert (done.status, "line 1" in done.err) == (1, True)
    assert texts(tmp_path / "verbatim.db") == {"Ferry sinks": FERRY}


def test_articles_that_an_older_reader_read_are_read_anew(inside: Inside, history: Path) -> None:
    with sqlite3.connect(history) as connection:
        connection.execute("UPDATE digests SET reader = 0")
    connection.close()
    Path("more.txt").write_text(RATES, encoding="utf-8")

    inside("gather", "more.txt")

    with sqlite3.connect(history) as connection:
        assert connection.execute("SELECT count(*) FROM digests WHERE reader = 0").fetchone() == (0,)
        assert connection.execute("SELECT max(revision) FROM articles").fetchone() == (1,)
    connection.close()


def test_sources_of_the_file_that_are_taken_out_are_no_longer_read(
    site: NewsSite, inside: Inside, tmp_path: Path
) -> None:
    declared = f'[[sources]]\naddress = "{courier(site)}"\n'
    inside("gather", "--config", config(tmp_path, site, declared))

    done = inside("gather", "--config", config(tmp_path, site))

    assert (done.status, done.err) == (2, "verbatim: sources: there are none; add one with: verbatim gather ADDRESS\n")


def test_the_printed_line_of_a_feed_cannot_steer_the_terminal(site: NewsSite, inside: Inside, tmp_path: Path) -> None:
    link = site.serve(FERRY_LINK, page("Ferry", long(FERRY)))
    address = site.feed("/feed", item("1", "Ferry", link))

    done = inside("gather", address, "--outlet", "The \x1b[31mCourier", "--config", config(tmp_path, site))

    assert "\x1b" not in done.out
