"""Block quotes of a page are set off in its text, and who is named in one gets a line of its own."""

from __future__ import annotations

import pytest

from adapters.extraction import extracted

LONG = "The mayor of Larkfield spoke about the road that was to be built through the valley in two years. " * 4


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        ("<p>We never <b>wanted</b> it.</p><p>It is loud.</p>", ["> We never wanted it.", "> It is loud."]),
        ("We never wanted it.<cite>Ben Holm</cite>", ["> We never wanted it.", "— Ben Holm"]),
        ("<p>We never wanted it.</p><footer>— Ana Ruiz</footer>", ["> We never wanted it.", "— Ana Ruiz"]),
        ("<p>We never wanted it.</p><cite></cite>", ["> We never wanted it."]),
        ("<p>We never wanted it.</p>— Jo Ray (@jo)", ["> We never wanted it.", "— Jo Ray (@jo)"]),
        ("<blockquote><p>We never wanted it.</p></blockquote>", ["> We never wanted it."]),
    ],
)  # fmt: skip
def test_a_block_quote_is_set_off_and_keeps_its_source(block: str, lines: list[str]) -> None:
    page = f"<article><p>{LONG}</p><blockquote>{block}</blockquote><p>{LONG}</p></article>"

    text = extracted(f"<html><body>{page}</body></html>").text

    assert [line for line in text.split("\n\n") if line != LONG.strip()] == lines
