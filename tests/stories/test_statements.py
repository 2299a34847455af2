"""The same utterance in several wordings is one statement; opposites never are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.lexicon import load
from bot.model import Article, Quote, Speaker
from bot.reading.digest import read
from bot.stories.statements import numbered, statements, wordings
from bot.told import Statement
from tests.stories.pieces import MORNING, Piece, Said, piece

WIRE = (
    "“Our goal is a durable settlement of the strait dispute that takes the lawful interests of our fishermen into"
    " account,” the premier's adviser Ivo Marek said on Thursday.\n\n"
    "“A pause of a month gives us nothing at all,” Marek added."
)
COURIER = (
    "A month's pause is a gift to the other side, the adviser Ivo Marek told the state channel on Thursday.\n\n"
    "“Our aim is a lasting settlement of the strait dispute, which should take account of the lawful interests of our"
    " fishermen,” Marek said. “Nobody needs steps that only look like peace.”"
)
LONG = "We want a lasting settlement of the harbour dispute that respects the rights of every fisherman on this coast."
OTHER = (
    "Our aim is a lasting solution of the harbour quarrel. It must respect the rights of all fishermen on our coast."
)


def said(id: str, *quotes: Said, outlet: str | None = "The Harbour Post", hours: float = 0) -> Piece:
    own = " ".join(f"{id}{place}" for place in range(20))
    text = "\n".join([own, *(f"“{each.words}” {each.speaker} said." for each in quotes)])
    return piece(id, text, outlet=outlet, hours=hours, said=quotes)


def found(*pieces: Piece) -> tuple[Statement, ...]:
    return statements([each.article for each in pieces], [each.digest for each in pieces])


def numbers(*quotes: Said) -> list[int]:
    """The statement of each quote, each from an article of its own."""
    pieces = [said(f"a{place}", quote) for place, quote in enumerate(quotes)]
    return numbered([quote for each in pieces for quote in each.quotes])


def test_a_translation_in_other_words_is_the_same_statement() -> None:
    assert numbers(Said(LONG), Said(OTHER)) == [1, 1]


def test_a_cut_is_the_same_statement() -> None:
    assert numbers(Said(LONG), Said("respects the rights of every fisherman on this coast")) == [1, 1]


def test_whole_sentences_of_a_longer_quote_are_the_same_statement() -> None:
    longer = (
        "You talked of coins all week. That is not putting the harbour to work. We want to put the harbour to work."
    )

    assert numbers(Said(longer), Said("We want to put the harbour to work.")) == [1, 1]
    assert numbers(Said("I never said we want to put the harbour to work."), Said("we want to put the harbour")) == [
        1,
        2,
    ]


def test_a_spelling_slip_does_not_make_another_statement() -> None:
    assert numbers(
        Said("The pier will reopen on Sunday morning."), Said("The peir will re-open on Sunday morning.")
    ) == [1, 1]


def test_other_speakers_words_are_other_statements() -> None:
    assert numbers(Said(LONG, "Mara Lind"), Said(LONG, "Otto Brandt")) == [1, 2]


def test_the_same_last_name_with_another_first_name_is_another_speaker() -> None:
    assert numbers(Said(LONG, "Mara Lind"), Said(LONG, "Lind"), Said(LONG, "Peter Lind")) == [1, 1, 2]


@pytest.mark.parametrize(
    ("one", "other"), [("José Verí", "Veri"), ("Søren Østby", "Soren Ostby"), ("Lukáš Dvořák", "Dvorak")]
)
def test_a_name_is_one_with_accents_and_without(one: str, other: str) -> None:
    assert numbers(Said(LONG, one), Said(LONG, other)) == [1, 1]


def test_a_body_is_known_by_the_words_of_its_name() -> None:
    one = Said(LONG, "the Harbour Board", speaker_kind="group")
    assert numbers(one, Said(LONG, "Harbour Board of Easthaven", speaker_kind="group")) == [1, 1]
    assert numbers(one, Said(LONG, "the Navy", speaker_kind="group")) == [1, 2]
    assert numbers(Said(LONG, "the", speaker_kind="group"), Said(LONG, "the", speaker_kind="group")) == [1, 2]


def test_an_unattributed_quote_joins_a_named_one() -> None:
    assert numbers(Said(LONG), Said(LONG, None)) == [1, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "We will accept the ceasefire offer of the mediators.",
            "We will not accept the ceasefire offer of the mediators.",
        ),
        ("The harbour plan will create 300 jobs in town.", "The harbour plan will create 30 jobs in town."),
        ("Fares on the harbour line must rise this winter.", "Fares on the harbour line must fall this winter."),
        ("We support the harbour plan of the council.", "We oppose the harbour plan of the council."),
        ("Nobody wants this harbour plan of the council.", "Everybody wants this harbour plan of the council."),
    ],
)
def test_opposites_are_never_one_statement(one: str, other: str) -> None:
    assert numbers(Said(one), Said(other)) == [1, 2]


def test_what_is_put_into_somebodys_mouth_joins_what_was_said_only_word_for_word() -> None:
    assert numbers(Said(LONG), Said(LONG, kind="relayed")) == [1, 1]
    assert numbers(Said(LONG), Said(OTHER, kind="relayed")) == [1, 2]


def test_two_sentences_of_one_article_stay_two_statements() -> None:
    both = said("a", Said(LONG), Said(OTHER))

    assert numbered(both.quotes) == [1, 2]


def test_the_wording_of_most_outlets_is_shown() -> None:
    first = said("a", Said(LONG), outlet="The Harbour Post")
    second = said("b", Said(OTHER), outlet="Coast Daily", hours=1)
    third = said("c", Said(OTHER), outlet="Radio Bay", hours=2)

    (statement,) = found(first, second, third)

    assert statement.shown.passage.article == "b"
    assert [[variant.outlet for variant in group] for group in wordings(statement)] == [
        ["Coast Daily", "Radio Bay"],
        ["The Harbour Post"],
    ]


def test_news_is_shown_before_opinion_and_the_earlier_before_the_later() -> None:
    column = piece("a", f"“{LONG}”", outlet="Coast Daily", genre="opinion", said=[Said(LONG)])
    later, latest = (
        said("b", Said(OTHER), outlet="Radio Bay", hours=2),
        said("c", Said(OTHER), outlet="Bay TV", hours=3),
    )

    (statement,) = found(latest, later, column)

    assert statement.shown.passage.article == "b"


def test_copies_of_one_text_count_once() -> None:
    text = f"The council met on Monday in the old town hall above the harbour and talked for three hours.\n“{LONG}”"
    wire = piece("a", text, outlet="Wire", said=[Said(LONG)])
    copy = piece("b", text + "\nMore follows.", outlet="Coast Daily", said=[Said(LONG)], hours=1)

    (statement,) = found(wire, copy)

    assert statement.outlets == 1


def test_a_fragment_alone_is_no_statement() -> None:
    assert found(said("a", Said("a bloodbath", kind="fragment"), Said(OTHER, None))) == ()


def test_a_direct_quote_stands_for_its_text_before_a_fragment() -> None:
    text = f"Lind wants “a lasting settlement of the harbour dispute”.\n“{LONG}”"
    cut = Said("a lasting settlement of the harbour dispute", kind="fragment")

    (statement,) = found(piece("a", text, said=[cut, Said(LONG)]))

    assert statement.shown.passage.text == LONG
    assert len(statement.variants) == 1


def test_several_people_are_heard_before_one_is_heard_again() -> None:
    lind = [
        Said(f"We have {thing} for the winter season.") for thing in ("enough boats", "no money left", "good crews")
    ]
    all_said = found(said("a", *lind, Said("The town pays for everything again.", "Otto Brandt")))

    assert "Otto Brandt" in {statement.shown.speaker.name for statement in all_said[:3] if statement.shown.speaker}


def test_an_empty_story_says_nothing() -> None:
    assert found() == ()


@given(st.lists(st.text(alphabet="abc no1.,’ ", min_size=1, max_size=40).filter(str.strip), max_size=8))
def test_every_quote_has_a_number_and_equal_words_have_the_same(texts: list[str]) -> None:
    article = Article("a", "\n".join(texts), MORNING)
    starts = [sum(len(text) + 1 for text in texts[:place]) for place in range(len(texts))]
    passages = [article.passage(start, start + len(text)) for start, text in zip(starts, texts, strict=True)]
    made = [Quote(passage, Speaker("Lind", "person"), "direct", passage, 1.0) for passage in passages]

    numbers = numbered(made)

    assert len(numbers) == len(texts)
    assert set(numbers) == set(range(1, len(set(numbers)) + 1))


def test_two_translations_that_were_read_are_one_statement_with_two_wordings() -> None:
    all_quotes: list[Quote] = []
    for id, text in (("wire", WIRE), ("courier", COURIER)):
        article = Article(id, text, MORNING, outlet=id)
        all_quotes += read(article, load())[0].quotes

    joined = dict(zip([quote.passage.text for quote in all_quotes], numbered(all_quotes), strict=True))

    assert len(joined) == 4
    assert len({number for text, number in joined.items() if "strait dispute" in text}) == 1
    assert len(set(joined.values())) == 3


@pytest.mark.parametrize(
    "first",
    [
        Said("The pier is rotten and has been for years.", "the statement", speaker_kind="document"),
        Said("The pier is rotten and has been for years.", "an aide", speaker_kind="unnamed"),
        Said("The pier is rotten and has been for years.", "the island’s news site", speaker_kind="group"),
        Said("is rotten and has been for years", "Ann Field"),
        Said("Is this justice?!", "Ann Field"),
        Said("You could not make this up.", "Ann Field"),
        Said("They’ve left the pier to the gulls and the wind.", "Ann Field"),
    ],
)
def test_telling_words_of_a_named_speaker_that_stand_alone_come_first(first: Said) -> None:
    text = "But she said the pier “is rotten and has been for years”." if first.words.startswith("is") else first.words
    page = piece("a", f"{text}\nWe shall build it anew in May.", said=[first, Said("We shall build it anew in May.")])

    found = statements([page.article], [page.digest])

    assert [each.shown.passage.text for each in found] == ["We shall build it anew in May.", first.words]


@pytest.mark.parametrize(
    ("words", "many"),
    [("Bread is dear.", 12_000), pytest.param("Bread is dear in ward {}.", 2_500, marks=pytest.mark.soak)],
)
def test_a_page_of_nothing_but_quotes_takes_a_moment(words: str, many: int) -> None:
    quotes = said("a", *(Said(words.format(number)) for number in range(many))).quotes

    def spent() -> float:
        before = time.process_time()
        numbered(quotes)
        return time.process_time() - before

    assert any(spent() < 5 for _ in range(2))  # about 2 s, the better of two; quadratic work would take seven or more
