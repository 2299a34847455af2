from __future__ import annotations

import itertools
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.lexicon import load
from bot.reading.outline import Outline
from bot.reading.text import LONGEST_SENTENCE, outline

Outlined = Callable[[str], Outline]

PIECES = (
    "Mr. Smith said: “No. It’s over!” She left. U.S. p.m. Lawmakers J. K. Rowling's 3.5 (Ohio) . ! ? … — he Vt. No. 5 x"
)
NEWSLIKE = st.lists(st.sampled_from([*PIECES.split(" "), "\n", "\n\n", "\r\n", '"A"'])).map(" ".join)


def pieces(text: str) -> list[str]:
    found = outline(text, load().text)
    return [text[s.start : s.end] for paragraph in found.paragraphs for s in paragraph.sentences]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The vote is at 5 p.m.", "Lawmakers will be back on Monday."],
        ["It starts at 9 a.m. Eastern time.", "They left at 5 p.m. Tuesday."],
        ["“I never said that!” Rep. Ann Field said.", "Nobody believed her."],
        ["“Did you see it?” Field asked.", "“No,” he said."],
        ["“We stay!”", "The crowd cheered."],
        ["“We will win.”", "Field left the room."],
        ["U.S. President Ann Field met J. D. Stone in the U.S. on Monday.", "The talks failed."],
        ["She lives in the U.S.", "He does not."],
        ["Lt. Col. Jim Stone and Lt. Gov. Ann Field spoke.", "Mr. Reed listened."],
        ["Sen. Ann Field, D-Vt., and Rep. Jim Stone (D-N.Y.) agreed.", "Others did not."],
        ["She was offered Rs. 12 lakh for it.", "She left."],
        ["Rep. Tom Reed (Okla.), who voted, and Rep. Rod Stone (Ill.), who did not, met.", "They parted."],
        ["The company said so.", "Acme Corp. said it would pay $3.5 billion.", "Shares fell."],
        ["No. 1 seed Ann Field won.", "The case is No. 12 of the list."],
        ["He came in.", "In June, he left."],
        ["Vitamin D is good.", "They need vitamin D.", "It is cheap."],
        ["Plan B failed, and so did plan C.", "He left."],
        ["It was written by J.K. Reed.", "George W. Stone read it."],
        ["Texas passed S.B. 8 last year.", "It stands."],
        ["In the U.S. 8 people died.", "Nobody knows why."],
        ["He has plan S.", "8 people like it."],
        ["It opened on Mar. 16, the third day.", "Nobody came."],
        ["It beat the then-St. Alban rowers and ex-Gov. Ann Field.", "Sen. Jim Stone, D-Calif.", "Field left."],
        ["It ran from Sept. 26-Oct. 1 under post-Aug. 3 rules.", "Prices peaked in mid-June.", "300 people came."],
        ["Yahoo! said it would sell.", "Shares rose."],
        ["Prices fell.", "eBay said nothing."],
        ["What now?", "Nobody knows…", "Perhaps nothing."],
        ["It cost 5.5 million.", "300 people came."],
        ["Sales rose 6 . 2 % on Oct . 13 , it said .", "Shares fell ."],
        ["The plan (called “Go!”) failed.", "It was late."],
        ["“One.", "Two.", "Three,” he said.", "Four."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    assert pieces(" ".join(sentences)) == sentences


def test_a_text_without_capitals_is_split_at_its_full_stops() -> None:
    assert pieces("the cat sat. the dog ran. it rained.") == ["the cat sat.", "the dog ran.", "it rained."]


def test_a_dateline_is_no_part_of_the_first_sentence() -> None:
    assert pieces("OSLO, March 13 (Wire) - The strait froze. Ships wait.") == ["The strait froze.", "Ships wait."]


def test_a_bullet_is_no_part_of_its_sentence() -> None:
    text = "The board met on Monday.\n• Ferries sail again from Tuesday.\n▪ MARO, March 3 – Two tugs are sold."

    assert pieces(text) == ["The board met on Monday.", "Ferries sail again from Tuesday.", "Two tugs are sold."]


def test_a_dateline_may_stand_close_to_the_sentence() -> None:
    assert pieces("PORT HALE—The strait froze. NATO—and others—wait.") == ["The strait froze.", "NATO—and others—wait."]


def test_a_dateline_may_have_lost_its_dash() -> None:
    assert pieces("Port Hale (RTV)The strait froze on Monday.") == ["The strait froze on Monday."]


@pytest.mark.parametrize("dateline", ["(CNN) ", "Port Hale (AP) ", "Port Hale, Maro (CNN Business) "])
def test_a_dateline_of_an_agency_needs_no_dash(dateline: str) -> None:
    assert pieces(f"{dateline}The strait froze on Monday.") == ["The strait froze on Monday."]


def test_sentences_end_where_the_space_behind_was_lost() -> None:
    assert pieces("The strait froze on Friday.Ann Field saw it. She wrote to harbour.org at once.") == [
        "The strait froze on Friday.",
        "Ann Field saw it.",
        "She wrote to harbour.org at once.",
    ]


def test_a_bare_dateline_opens_a_text_only_and_a_remark_is_none() -> None:
    assert pieces("Larkfield – The strait froze.\nOslo – The strait froze.") == [
        "The strait froze.",
        "Oslo – The strait froze.",
    ]
    assert pieces("Ann Field – Mayor since May – left.") == ["Ann Field – Mayor since May – left."]


def test_sentences_stay_within_their_paragraph() -> None:
    assert pieces("The heading\nHe met Mr.\nSmith left.") == ["The heading", "He met Mr.", "Smith left."]


@given(NEWSLIKE | st.text())
def test_sentences_are_slices_in_order_that_hold_every_word(text: str) -> None:
    found = outline(text, load().text)

    assert found.text == text
    spans = [span for paragraph in found.paragraphs for span in paragraph.sentences]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    for paragraph in found.paragraphs:
        assert all(paragraph.start <= s.start < s.end <= paragraph.end for s in paragraph.sentences)
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] for s in spans)


@given(NEWSLIKE | st.text())
def test_paragraphs_hold_everything_but_white_space(text: str) -> None:
    found = outline(text, load().text).paragraphs

    kept = "".join(text[paragraph.start : paragraph.end] for paragraph in found)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "piece", ["The price of bread rose again in Larkfield. ", "a.)", "A. ", '."', ".\n ", "x", "No. 1 "]
)
def test_a_long_text_of_anything_takes_a_moment(piece: str, outline_of: Outlined) -> None:
    text = piece * (100_000 // len(piece))

    def spent() -> float:
        before = time.process_time()
        outline_of(text)
        return time.process_time() - before

    assert any(spent() < 5 for _ in range(3))  # about 0.3 s, the best of three; quadratic work would take a minute


@pytest.mark.parametrize("text", ["12 cakes and 3 pies of " * 1_000, "x" * 9_000])
def test_an_endless_sentence_is_cut_into_pieces_at_white_space(text: str) -> None:
    found = pieces(text)

    assert max(map(len, found)) <= LONGEST_SENTENCE
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert all(piece == piece.strip() for piece in found)
