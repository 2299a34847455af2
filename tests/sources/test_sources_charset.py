from __future__ import annotations

import codecs
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from adapters.sources.charset import decoded, is_binary
from adapters.sources.markup import absolute, feeds_in, plain_line, plain_text, slimmed

WORDS = "Größe “naïve” 100 € — ошибка"
LATIN = "Größe naïve"


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        (WORDS.encode(), None, WORDS),
        (WORDS.encode(), "utf-8", WORDS),
        (WORDS.encode(), "iso-8859-1", WORDS),
        (codecs.BOM_UTF8 + WORDS.encode(), "latin-1", WORDS),
        (WORDS.encode("utf-16"), None, WORDS),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "utf-8", WORDS),
        (codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), None, WORDS),
        (f"<?xml?>{WORDS}".encode("utf-16-le"), None, f"<?xml?>{WORDS}"),
        (LATIN.encode("latin-1"), "ISO-8859-1", LATIN),
        (LATIN.encode("latin-1"), None, LATIN),
        ("“x”".encode("cp1252"), "us-ascii", "“x”"),
        ("ошибка".encode("koi8-r"), "koi8-r", "ошибка"),
        ('<?xml encoding="cp1251"?>ошибка'.encode("cp1251"), None, '<?xml encoding="cp1251"?>ошибка'),
        ('<meta content="x; charset=cp1251">ошибка'.encode("cp1251"), None, '<meta content="x; charset=cp1251">ошибка'),
        (b"<meta charset=utf-16>" + LATIN.encode(), None, f"<meta charset=utf-16>{LATIN}"),
        ("日本".encode("shift_jis"), "Shift_JIS", "日本"),
        ("中国新闻".encode("gbk"), "gb2312", "中国新闻"),
        (LATIN.encode(), "idna", LATIN),
        (LATIN.encode(), "no-such-charset", LATIN),
        (b"\x81 \xff", None, "\ufffd ÿ"),
        (b"caf\xc3\xa9 \xff", "utf-8", "café \ufffd"),
        ("“x” costs £5".encode("cp1252"), "utf-8", "“x” costs £5"),
        ("<meta charset=utf-8>“x”".encode("cp1252"), None, "<meta charset=utf-8>“x”"),
    ],
)
def test_bytes_become_the_text_that_was_meant(body: bytes, charset: str | None, text: str) -> None:
    assert decoded(body, charset) == text


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "gbk", "punycode", "utf-16", "x y"]))
def test_any_bytes_become_a_text(body: bytes, charset: str | None) -> None:
    assert isinstance(decoded(body, charset), str)


@pytest.mark.parametrize(
    ("body", "binary"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", True),
        ("text".encode("utf-16"), False),
        (WORDS.encode(), False),
        (b"", False),
        (b"text\0text", True),
    ],
)
def test_nul_bytes_outside_of_wide_encodings_are_no_text(body: bytes, binary: bool) -> None:
    assert is_binary(body) is binary


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One\n two</p><p>Three<br>four</p>", "One two\nThree\nfour"),
        ("a <b>bold</b> word<script>evil()</script><style>x{}</style>!", "a bold word!"),
        ("<!-- no --><ul><li>One<li>Two</ul>", "One\nTwo"),
        ("Plain\nlines of\n\nplain &amp; text", "Plain lines of plain & text"),
        ("Plain\nlines of\n\nplain text", "Plain lines of\nplain text"),
        ("one\u00a0two\u200b", "one two\u200b"),
        ('<img alt="a > b">After', "After"),
        ("<form><select><option>x</option></select></form>Rest", "Rest"),
        ("<?php echo ?>Rest", "Rest"),
        ("<div>A</div><div>B<div>C</div></div>", "A\nB\nC"),
        ("<section>A</section><h2>B</h2><ul><li>C</li><li>D</li></ul>", "A\nB\nC\nD"),
        ("", ""),
        ("<>", ""),
        ("<!---->", ""),
        ("<p>\x00\x0bA</p>", "A"),
    ],
)
def test_markup_becomes_lines_of_words(markup: str, text: str) -> None:
    assert plain_text(markup).replace("<>", "") == text


@given(st.text(max_size=200))
def test_plain_text_has_no_control_characters_and_no_blank_lines(markup: str) -> None:
    lines = plain_text(markup).split("\n")

    assert all(line == line.strip() for line in lines)
    assert lines == [""] or all(lines)
    assert not any(ord(character) < 32 for line in lines for character in line)


@given(st.text(max_size=200))
def test_a_plain_line_is_one_line(markup: str) -> None:
    assert len(plain_line(markup).splitlines()) <= 1


@given(
    st.text(max_size=100) | st.from_regex(r"https?://[^/]{1,20}(:[0-9]{1,6})?/.{0,9}"),
    st.sampled_from(["", "https://outlet.example/a/b", "http://[::1"]),
)
def test_a_web_address_is_http_or_none(address: str, base: str) -> None:
    found = absolute(address, base)

    assert found is None or URL(found).origin().scheme in ("http", "https")


def test_the_feeds_of_a_page_come_each_once_in_its_order() -> None:
    page = """<link rel="alternate" type="application/atom+xml" href="a.xml"><link rel="stylesheet" href="x.css">
        <LINK REL="feed alternate" TYPE="application/rss+xml" HREF="/b.xml"><link rel=alternate
        type=application/rss+xml><link rel="alternate" type="application/atom+xml" href="a.xml">
        <link rel="alternate" type="application/feed+json" href="javascript:x">"""

    assert feeds_in(page, "https://o.example/n/") == ("https://o.example/n/a.xml", "https://o.example/b.xml")


@pytest.mark.parametrize(
    ("page", "slim"),
    [
        ("<p>a</p><SCRIPT src=x>evil('<p>')</Script ><style>p{}</style><svg><path/></svg><p>b</p>", "<p>a</p><p>b</p>"),
        ("a<!-- <script> -->b<script>x</script>c", "abc"),
        (
            '<script type="application/ld+json">{"a": 1}</script>b',
            '<script type="application/ld+json">{"a": 1}</script>b',
        ),
        ("a<script>never closed", "a<script>never closed"),
        ("a<!-- never closed", "a<!-- never closed"),
        ("a<scripture>b", "a<scripture>b"),
        ("", ""),
    ],
)
def test_a_page_is_kept_without_what_no_reader_reads(page: str, slim: str) -> None:
    assert slimmed(page) == slim


def test_names_of_encodings_without_end_are_not_remembered() -> None:
    tracemalloc.start()
    for number in range(100):
        decoded(b"words", f"{number}{'x' * 10_000}")
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert kept < 100_000


def test_an_empty_page_has_no_feeds() -> None:
    assert feeds_in("", "https://o.example/") == ()
