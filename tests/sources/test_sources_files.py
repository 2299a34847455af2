from __future__ import annotations

import io
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sources import FileReporter, seed_list, seed_sources
from adapters.sources.plain_texts import plain_text_article
from bot.errors import SourceError
from bot.model import Health, Source
from bot.ports import Catch, nothing_known
from tests.sources.sites import NOW, acquainted, rss, words


async def visit(
    address: Path | str, outlet: str | None = None, stdin: bytes = b"", known: tuple[str, ...] = ()
) -> Catch:
    files = FileReporter(lambda: NOW, io.BytesIO(stdin))
    return await files.visit(Source("src", str(address), "file", outlet), Health("src"), acquainted(known))


async def failure(address: Path | str, stdin: bytes = b"") -> str:
    with pytest.raises(SourceError) as caught:
        await visit(address, stdin=stdin)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "title", "author", "body"),
    [
        ("A headline\n\nThe text.\nMore.", "A headline", None, "The text.\nMore."),
        ("A headline\nBy Ann Lee\n\nThe text.", "A headline", "Ann Lee", "The text."),
        ("Does it end?\nBy J. R. Hale, Reuters\nThe text.", "Does it end?", "J. R. Hale, Reuters", "The text."),
        ("Titre\nPar Maëlle Kerguen\n\nLe texte.", "Titre", "Maëlle Kerguen", "Le texte."),
        ("\ufeff\n\nA headline\n" + words(60), "A headline", None, words(60)),
        ("# A headline\nThe text.", "A headline", None, "The text."),
        ("A headline\r\n\r\nThe text.", "A headline", None, "The text."),
        ("It ended on Monday.\n\nThe text.", None, None, None),
        ("“It ended on Monday.”\n\nThe text.", None, None, None),
        ("A text whose lines were all\nbroken at one width by\nsomebody.", None, None, None),
        (f"{words(40)}\n\nThe text.", None, None, None),
        ("Only one line", None, None, None),
        ("A headline\n\nby monday it was over", "A headline", None, "by monday it was over"),
        ("A headline\n\nBy Monday it was over. Then", "A headline", None, "By Monday it was over. Then"),
        ("A headline\nBy Ann Lee", "A headline", None, "By Ann Lee"),
        ("", None, None, None),
    ],
)
def test_headline_and_author_are_told_from_the_text(
    text: str, title: str | None, author: str | None, body: str | None
) -> None:
    found = plain_text_article(text.removeprefix("\ufeff"))

    assert (found.title, found.author) == (title, author)
    assert found.text == (text.strip() if body is None else body)


@given(st.text(max_size=300))
def test_the_text_of_an_article_is_a_slice_of_the_file(text: str) -> None:
    assert plain_text_article(text).text in text


async def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A headline\nBy Ann Lee\n\nThe text.")

    (clipping,) = (await visit(path, "Mine")).clippings

    assert (clipping.id, clipping.title, clipping.author) == ("src", "A headline", "Ann Lee")
    assert (clipping.outlet, clipping.text, clipping.published) == ("Mine", "The text.", None)


async def test_a_page_file_is_handed_on_as_html(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes("<html><meta charset=iso-8859-1>Größe</html>".encode("latin-1"))

    (clipping,) = (await visit(path)).clippings

    assert clipping.html is not None
    assert "Größe" in clipping.html


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.unknown"])
async def test_a_feed_file_gives_its_entries(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(rss("<title>One</title>", "<title>Two</title>", "<category/>"))

    catch = await visit(path)

    assert [(c.title, c.outlet) for c in catch.clippings] == [("One", "The Outlet"), ("Two", "The Outlet")]
    assert catch.problems == ("entry 3: has neither title nor text nor link",)


RECORDS = [
    {
        "id": "a",
        "text": "Text a.",
        "title": "A",
        "source": "Wire",
        "published": "2025-03-13",
        "url": "https://w.example/a",
    },
    {"id": 2, "html": "<p>Text b.</p>", "published": "2025-03-13T10:00:00+01:00", "author": "Ann"},
]


async def test_json_lines_keep_their_ids(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + "\n\n".join(json.dumps(record) for record in RECORDS).encode())

    first, second = (await visit(path, "Mine")).clippings

    assert (first.id, first.text, first.title, first.outlet) == ("a", "Text a.", "A", "Wire")
    assert (first.published, first.url) == (datetime(2025, 3, 13, tzinfo=UTC), "https://w.example/a")
    assert (second.id, second.html, second.outlet, second.author) == ("2", "<p>Text b.</p>", "Mine", "Ann")
    assert second.published == datetime(2025, 3, 13, 9, tzinfo=UTC)


async def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        b'{"id": "1", "text": "One."}',
        b'{"id": "2", "text": ',
        b'{"text": "Three."}',
        b'{"id": "4", "text": " "}',
        b'{"id": "5", "text": "caf\xe9"}',
        b'{"id": "6", "text": "Six.", "published": "soon"}',
        b'{"id": "1", "text": "Again."}',
        b"[]",
        b'{"id": "9", "text": "Nine."}',
        b'{"id": "10", "text": "Ten.", "published": "0001-01-01T00:00:00+10:00"}',
        b'{"id": "11", "text": "Eleven.", "published": "9999-12-31"}',
    ]
    path.write_bytes(b"\n".join(lines))

    catch = await visit(path)

    assert [c.id for c in catch.clippings] == ["1", "6", "9", "10", "11"]
    assert [c.published for c in catch.clippings] == [None] * 5
    assert [problem.partition(":")[0] for problem in catch.problems] == [
        f"line {n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 11)
    ]
    assert "is not UTF-8: byte 0xE9 at 24" in catch.problems[3]
    assert catch.problems[4] == "line 6: published is not a date, and is left out: 'soon'"
    assert "the id '1' stands above already" in catch.problems[5]


@pytest.mark.parametrize("name", ["a.txt", "a.json", "articles"])
async def test_json_lines_are_known_under_another_ending(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("\n".join(json.dumps(record) for record in RECORDS))

    assert [c.id for c in (await visit(path)).clippings] == ["a", "2"]


async def test_json_lines_without_an_article_are_refused_with_the_first_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1}\n{"id": 2}')

    assert "line 1: has neither text nor html; give one article a line" in await failure(path)


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        (b'{"id": "1", "text": "One."}\n{"id": "2", "text": "Two."}', ["1", "2"]),
        (b"A headline\n\nThe text.", ["src"]),
        (b"<!DOCTYPE html><html><body>x</body></html>", ["src"]),
        (b'{ "no": "record" }', ["src"]),
        (b"\xff\xfe{\x00", ["src"]),
        (rss("<guid>1</guid><title>One</title>").encode(), ["src#1"]),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "One"}]}', ["src#1"]),
    ],
)
async def test_standard_input_is_known_by_how_it_begins(sent: bytes, found: list[str]) -> None:
    assert [c.id for c in (await visit("-", stdin=sent)).clippings] == found


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n ", "is empty"),
        ("a.txt", b"text\0text", "is binary, not text"),
        ("a.html", b"%PDF-1.7 x", "is binary, not text"),
        ("a.rss", b"\x1f\x8b\x08", "is binary, not text"),
        ("a.txt", b"One\nTwo caf\xe9", "is not UTF-8: byte 0xE9 at 11 (line 2); save it as UTF-8"),
        ("a.rss", b"words", "is not a feed"),
        ("a.rdf", b"words", "is not a feed"),
        ("a.atom", b"words", "is not a feed"),
        ("a.json", b"{}", "is JSON of another kind"),
    ],
)
async def test_a_file_that_cannot_be_read_is_refused_with_the_reason(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    problem = await failure(path)

    assert problem.startswith(str(path))
    assert said in problem


async def test_empty_standard_input_is_said_to_be_empty() -> None:
    assert await failure("-") == "-: is empty"


async def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "no such file or directory; check the path; addresses begin with https://" in await failure(
        tmp_path / "a.txt"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
async def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)

    assert "permission denied" in await failure(path)


async def test_a_file_without_end_is_refused() -> None:
    assert "is larger than 100 MB" in await failure("/dev/zero")


async def test_a_folder_gives_all_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text("Two\n\nText.")
    (tmp_path / "a.txt").write_text("One\n\nText.")
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "c.jsonl").write_text('{"id": "x", "text": "Three."}\nbroken')

    catch = await visit(tmp_path)

    assert [c.id for c in catch.clippings] == ["src/a.txt", "src/b/two.txt", "x"]
    assert len(catch.problems) == 2
    assert "bad.txt: is not UTF-8" in catch.problems[0]
    assert catch.problems[1].startswith("c.jsonl: line 2: ")


async def test_a_line_of_another_shape_is_told_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "Three."}\n{"id": "y", "text": 5}\n{"text": "Four."}\n[1]\n')

    catch = await visit(tmp_path / "a.jsonl")

    assert catch.problems == (
        "line 2: text: expected text, got a whole number",
        "line 3: lacks id",
        "line 4: expected keys with values, got a list",
    )


async def test_a_folder_without_anything_to_read_is_refused(tmp_path: Path) -> None:
    assert "holds no texts, pages or feeds" in await failure(tmp_path)


async def test_a_folder_of_bad_files_is_refused_with_the_first_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")

    assert "a.txt: is empty" in await failure(tmp_path)


LIST = """
now = 2025-03-13T18:00:00Z
[[source]]
file = "b.txt"
outlet = "Second"
kind = "text"
url = "https://second.example/b"
published = 2025-03-13T08:30:00+01:00
[[source]]
file = "a.rss"
published = 2025-03-13T08:30:00
"""


def listed_folder(folder: Path) -> Path:
    (folder / "seeds.toml").write_text(LIST)
    (folder / "a.rss").write_text(rss("<title>One</title>"))
    (folder / "b.txt").write_text("Two\n\nText.")
    (folder / "c.txt").write_text("Not listed.")
    return folder


async def test_a_folders_list_says_what_its_files_cannot(tmp_path: Path) -> None:
    second, first = (await visit(listed_folder(tmp_path))).clippings

    assert (second.title, second.outlet, second.url) == ("Two", "Second", "https://second.example/b")
    assert second.published == datetime(2025, 3, 13, 7, 30, tzinfo=UTC)
    assert (first.title, first.outlet) == ("One", "The Outlet")


async def test_a_line_that_is_too_deep_costs_itself_alone(tmp_path: Path) -> None:
    deep = '{"id": "x", "text": "Three.", "more": ' + "[" * 9_000
    (tmp_path / "a.jsonl").write_text(f'{{"id": "y", "text": "Four."}}\n{deep}\n')
    (tmp_path / "b.json").write_text(deep)

    catch = await visit(tmp_path / "a.jsonl")

    assert [clipping.id for clipping in catch.clippings] == ["y"]
    assert catch.problems[0].startswith("line 2: ")
    assert "b.json" in await failure(tmp_path / "b.json")


async def test_a_listed_time_without_a_zone_is_utc(tmp_path: Path) -> None:
    (tmp_path / "seeds.toml").write_text('[[source]]\nfile = "a.txt"\npublished = 2025-03-13T08:30:00\n')
    (tmp_path / "a.txt").write_text("One\n\nText.")

    (clipping,) = (await visit(tmp_path)).clippings

    assert clipping.published == datetime(2025, 3, 13, 8, 30, tzinfo=UTC)


async def test_each_listed_file_can_be_a_source_of_its_own(tmp_path: Path) -> None:
    second, first = seed_sources(listed_folder(tmp_path))

    (clipping,) = (await FileReporter(lambda: NOW).visit(second, Health("b"), nothing_known)).clippings

    assert (second.id, second.outlet, first.id, first.kind) == ("b.txt", "Second", "a.rss", "file")
    assert (clipping.id, clipping.url, clipping.outlet) == ("b.txt", "https://second.example/b", "Second")


def test_the_time_of_a_list_is_kept(tmp_path: Path) -> None:
    seeds = seed_list(listed_folder(tmp_path))

    assert seeds is not None
    assert seeds.now == datetime(2025, 3, 13, 18, tzinfo=UTC)


def test_a_folder_without_a_list_has_no_listed_sources(tmp_path: Path) -> None:
    assert seed_sources(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[source]\n", "seeds.toml"),
        ('[[source]]\nfile = "a"\nkind = "film"\n', "Invalid enum value 'film'"),
        ('[[source]]\nfile = "../secret.txt"\n', "is outside of the folder"),
        ('[[source]]\nfile = "/etc/passwd"\n', "is outside of the folder"),
    ],
)
def test_a_broken_list_is_refused_with_the_reason(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "seeds.toml").write_text(text)

    with pytest.raises(SourceError, match=said):
        seed_list(tmp_path)


def test_a_list_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "seeds.toml").mkdir()

    with pytest.raises(SourceError, match="Is a directory"):
        seed_list(tmp_path)
