from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.lexicon import load
from bot.model import Article
from bot.reading.outline import Outline, Paragraph, Sentence
from bot.reading.quotes import said
from bot.reading.quotes.stretches.marks import stretches
from bot.reading.text import outline
from tests.reading_quotes.conftest import NOON, Read

PIECES = st.sampled_from(
    [
        *"“”\"'‘’«»„`…—–-,.:;!?()[]",
        "``",
        "''",
        " ",
        "\n",
        "\n\n",
        "said",
        "told",
        "who",
        "and",
        "he",
        "Trump",
        "Ms. Li",
        "Ana Li",
        "Bo Li Jr.",
        "LI: ",
        "> ",
        "might have",
        "the agency",
        "U.S.",
        "according to",
        "Q:",
        "6'2\"",
        "“I will go there now,” she said.",
        "ẞß",
        "👩‍👩‍👧",
        "\u0301",
        "\u2028",
        "İ",
        "12",
    ]
)


def found(text: str) -> list[str]:
    whole = outline(text, load().text)
    return [text[stretch.start : stretch.end] for paragraph in stretches(whole) for stretch in paragraph]


@pytest.mark.parametrize(
    "text",
    [
        "He said: “We will rebuild it.” Then he left.",
        'He said: "We will rebuild it." Then he left.',
        "He said: ``We will rebuild it.'' Then he left.",
        "He said: ''We will rebuild it.'' Then he left.",
        "He said: «We will rebuild it.» Then he left.",
        "He said: „We will rebuild it.“ Then he left.",
        "He said: ”We will rebuild it.” Then he left.",
        "He said: ‘We will rebuild it.’ Then he left.",
        "He said: 'We will rebuild it.' Then he left.",
        'He said:" We will rebuild it." Then he left.',
    ],
)
def test_each_kind_of_mark_is_paired(text: str) -> None:
    assert [words.strip() for words in found(text)] == ["We will rebuild it."]


def test_a_quote_within_a_quote_stays_inside() -> None:
    assert found("“She told me, “Go home,” and I went,” he said.") == ["She told me, “Go home,” and I went,"]
    assert found("“She told me, 'Go home,' and I went,” he said.") == ["She told me, 'Go home,' and I went,"]


def test_marks_around_a_paragraph_that_opens_with_a_quote_are_not_its_marks() -> None:
    assert found('"“We began early,” Ana Ruiz said before she left the hall."') == ["We began early,"]


def test_inches_and_feet_open_nothing() -> None:
    assert found('The 6\'2" guard took a 12" ruler and "measured it all again" at noon.') == ["measured it all again"]
    assert found('The gap was 12"wide and 5"deep, he measured.') == []
    assert found('A 6\'2"tall guard stood by a 19"rack, "and it fell," said Ida Korr.') == ["and it fell,"]


def test_apostrophes_close_no_single_marks() -> None:
    assert found("‘It’s the workers’ day, isn’t it?’ said Mary.") == ["It’s the workers’ day, isn’t it?"]
    assert found("It's the workers' day, and that's that.") == []
    assert found("He called it ‘a fine mess’ and ‘a shame for all’ at once.") == ["a fine mess", "a shame for all"]
    assert found("One ‘first thing’ then ‘second thing’ here") == ["first thing", "second thing"]


def test_a_speech_over_several_paragraphs_opens_in_each_and_closes_in_the_last() -> None:
    text = "“We began early.\n\n“We worked all day.\n\n“We are done,” said Ana Ruiz."

    assert found(text) == ["We began early.", "We worked all day.", "We are done,"]


def test_a_speech_whose_second_paragraph_lacks_its_opening_mark_is_found() -> None:
    assert found("Kane said, “It felt good.\n\nWe could have scored more.” He left.") == [
        "It felt good.",
        "We could have scored more.",
    ]


def test_a_missing_closing_mark_ends_with_the_paragraph_or_the_next_opening() -> None:
    assert found("He said: “We will see\n\nNothing else happened here.") == ["We will see"]
    assert found("He said: “We will see. She said: “We know it now.” They left.") == ["We know it now."]


def test_stray_closing_marks_open_nothing() -> None:
    assert found("It ended here,” nobody knows why.\n\nThe rest is plain.") == []


def test_a_run_of_marks_is_decoration() -> None:
    assert found('He left. """""""" “It is time now,” she said.') == ["It is time now,"]


def test_empty_marks_are_no_quote() -> None:
    assert found("It was “” and “ ” all day.") == []


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=150)
def test_every_quote_is_an_exact_slice_of_any_text(text: str) -> None:
    lexicon = load()
    article = Article("a", text, NOON)
    whole = outline(text, lexicon.text)

    made, names = said(article, whole, "news", lexicon.speech)

    for quote in made:
        slices = (quote.passage, quote.context, quote.role, quote.occasion, quote.mention)
        assert all(part is None or part.text == text[part.start : part.end] for part in slices)
        assert quote.context.start <= quote.passage.start < quote.passage.end <= quote.context.end
        assert 0 <= quote.confidence <= 1
    assert sorted(quote.rank for quote in made) == list(range(1, len(made) + 1))
    assert all(name in text for name in names)


def seconds(piece: str, size: int) -> float:
    """CPU time for a text of one paragraph that repeats the piece."""
    lexicon = load()
    text = (piece * (size // len(piece) + 1))[:size]
    whole = Outline(text, (Paragraph(0, size, (Sentence(0, size),)),))
    began = time.process_time()
    said(Article("a", text, NOON), whole, "news", lexicon.speech)
    return time.process_time() - began


@pytest.mark.parametrize("piece", ['"', "“", "“”", '" ', "''"])
def test_a_megabyte_of_quote_marks_takes_less_than_a_second(piece: str) -> None:
    load()

    assert any(seconds(piece, 1_000_000) < 1 for _ in range(3))  # another job may hold the core up


@pytest.mark.parametrize(
    "piece", ["“a” ", "‘a ", 'he said "x y z" ', "Ana Ruiz, ", "of the ", "who said ", "a statement said ", "A. "]
)
def test_endless_sentences_take_linear_time(piece: str) -> None:
    short = max(min(seconds(piece, 10_000) for _ in range(3)), 0.01)
    tries = (seconds(piece, 80_000) for _ in range(3))  # the best of three: another job may hold the core up

    assert any(spent < 24 * short for spent in tries)


def test_of_three_single_marks_the_last_two_close_the_outer_quote() -> None:
    assert found("He left. ''I call it 'slow work,''' said Ana.") == ["I call it 'slow work,'"]
    assert found("He left. '''Slow work' is what I call it,'' said Ana.") == ["'Slow work' is what I call it,"]


def test_single_marks_around_all_double_ones_are_the_outer_marks() -> None:
    text = "‘It is late,’ said Ana. ‘Nell told me, “I never saw it,” and I believe her,’ she said."

    assert found(text) == ["It is late,", "Nell told me, “I never saw it,” and I believe her,"]


def test_single_marks_beside_double_ones_are_inner_marks() -> None:
    assert found("The ‘deal’ and the ‘end’ came. “It is late,” said Ana.") == ["It is late,"]


def test_the_attributes_of_left_over_markup_open_nothing() -> None:
    assert found('He came. <tweet data="We will see it">"It is time now," she said.') == ["It is time now,"]
    assert found('He came. <tweet date="May 9\n\n">Rain in the valley again.</tweet>') == []


@pytest.mark.parametrize(("opening", "closing"), [("“", "’’"), ("‘‘", "’’"), ("‘‘", "”")])
def test_two_single_marks_together_are_one_double_mark(read: Read, opening: str, closing: str) -> None:
    first, second = read(f"{opening}It is late now,{closing} said Ana Ruiz. {opening}We will go home.{closing}")

    assert (first.passage.text, second.passage.text) == ("It is late now,", "We will go home.")
    assert second.speaker is not None
    assert second.speaker.name == "Ana Ruiz"


@pytest.mark.parametrize("mark", ["“", '"'])
def test_a_last_quote_without_its_end_goes_on_in_the_next_paragraph(read: Read, mark: str) -> None:
    text = f"“It is late,” Ana Ruiz said. “We will go home soon.\n\n{mark}It rained for days.”"

    for genre in ("news", "opinion"):
        assert [q.speaker and q.speaker.name for q in read(text, genre=genre)] == ["Ana Ruiz"] * 3


def test_what_is_too_long_is_no_quotation_and_nobodys_name(read: Read) -> None:
    endless = "We are glad of the boat that is coming back to the island, " * 200

    assert read(f"“{endless}” said Ana Ruiz.") == ()
    assert [quote.speaker for quote in read(f"“{endless[:59]}” Ana R{'u' * 300}iz said.")] == [None]
