"""Questions that ask in other words than news has, and offices that somebody holds now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.answers.evidence.looking_up.holders import holder
from bot.answers.evidence.looking_up.retrieval import Scope
from bot.answers.understanding.sorts import sort_of
from bot.answers.words.phrases import plainly
from tests.answers.conftest import Newsstand, answer_from, newsstand_of, printed

STRIKE = """The strike at the Kell docks ended on Monday after the dockers took a new offer.

Lasse Quell was released from the hospital in Aldous on Friday.

Dala Norn was sentenced to four years for the theft of the bell."""

POST = """The Tern Gazette named a new editor, said its owner, Runa Holm, on Tuesday.

Sledders Ida Vorn and Pia Sund grabbed the gold of the long run and wept."""

COUSINS = """Is Asta Lind related to Bo Lind?

Though they share a name, Asta Lind is not related to Bo Lind of the Rovers."""

GOLFER = """The golfer Sten Arvo says that he is glad of the rift.

The 52-year-old joined the Skerrin series in May."""

FORMER = """"Boats are our history," said Ole Brandt, a former Prime Minister of Varland.

President Mats Lund and Prime Minister Una Korr of Varland signed the treaty."""

AFTER = "Prime Minister Mila Teel of Varland opened the harbour. Chief executive Otto Vang of Vortek was there."

CLAIM = """Ebba Strand is suing the town of Kell for 40,000 crowns over the flood.

Hunter Rask's boat sank on Monday. The prosecutor called for Rask to serve a 12-year sentence.

Ulla Berg said that she was glad to be on the winning side in Aldous.

The Tern awards were told by their host, Ivar Lo.

Nils Ost spent six years in jail, and is suing Aldous for a crown. The world would not wait, he said."""

ITEMS = """A gunman opened fire in Tern and killed 19 children.

The Moss Fire burned for a week."""


@pytest.fixture(scope="module")
def stall() -> Iterator[Newsstand]:
    texts = {"strike": STRIKE, "post": POST, "cousins": COUSINS, "golfer": GOLFER, "former": FORMER, "claim": CLAIM}
    then, now = datetime(2025, 1, 12, tzinfo=UTC), datetime(2025, 3, 12, tzinfo=UTC)
    articles = [printed(id, text, "Meridian Wire", id.capitalize(), then) for id, text in texts.items()]
    made = newsstand_of(
        [
            *articles,
            printed("after", AFTER, "Meridian Wire", "Harbour", now),
            printed("items", ITEMS, "Meridian Wire", "Gun law, Moss fire: 5 things to know Monday", then),
        ]
    )
    yield made
    made.history.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("is the strike over", "did the strike end"),
        ("Is the war over yet?", "did the war end"),
        ("how long did dala norn get", "how long was dala norn sentenced"),
        ("how many years did she get in prison", "how many years was she sentenced"),
        ("is lasse quell out of hospital", "was lasse quell released from hospital"),
        ("did korr go to skerrin", "did korr visit skerrin"),
        ("did korr say sorry for the flood", "did korr apologise for the flood"),
        ("is lasse quell ok", "what happened to lasse quell"),
        ("who is korr running against", "who is korr's opponent"),
        ("how much did the yard make in may", "how much did the yard earn in may"),
        ("who chairs the eel panel", "who is the chair of the eel panel"),
        ("why did fares go up in kell", "why did fares rise in kell"),
        ("did the mill go up in flames", "did the mill go up in flames"),
        ("who was fired and why?", "who was fired"),
        ("did korr go to jail", "did korr go to jail"),
        ("is the vote over the rate lost", "is the vote over the rate lost"),
    ],
)
def test_a_question_is_put_in_the_words_of_news(typed: str, meant: str) -> None:
    assert plainly(typed) == meant


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("is the kell strike over", "The strike at the Kell docks ended"),
        ("is lasse quell out of hospital", "Lasse Quell was released"),
        ("how long did dala norn get", "Dala Norn was sentenced to four years"),
        ("who owns the tern gazette", "The Tern Gazette named a new editor, said its owner, Runa Holm"),
        ("how long was nils ost in jail", "Nils Ost spent six years in jail"),
        ("who hosted the tern awards", "The Tern awards were told by their host, Ivar Lo."),
        ("who won long run gold", "Sledders Ida Vorn and Pia Sund grabbed the gold"),
        ("are asta lind and bo lind related", "Though they share a name, Asta Lind is not related"),
        ("how old is sten arvo", "The 52-year-old joined"),
        ("who is the prime minister of varland", "Prime Minister Mila Teel of Varland"),
    ],
)
def test_the_sentence_that_says_it_so_leads(stall: Newsstand, question: str, lead: str) -> None:
    answer = stall.ask(question)

    assert (answer.answered, answer.text[: len(lead)]) == (True, lead)


@pytest.mark.parametrize(
    "question",
    [
        "how long was x down",
        "when was it first",
        "who took over the country",
        "how much did ebba strand get from kell",  # she is only suing for it
        "how long did hunter rask get",  # a prosecutor only calls for it
        "how many people died in the moss fire",  # to open fire is no fire
        "who is hunter rask",  # a first name is no trade
        "who did ulla berg beat in aldous",  # a winning side beats nobody
    ],
)
def test_a_question_of_nothing_or_of_something_else_has_no_answer(stall: Newsstand, question: str) -> None:
    assert not stall.ask(question).answered


def test_a_word_is_not_read_as_one_that_says_nothing(stall: Newsstand) -> None:
    assert stall.ask("what would not wait in the wrold").notes == ("Read “wrold” as “world”.",)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the prime minister of varland", "Mila Teel"),
        ("the president of varland", "Mats Lund"),
        ("the ceo of vortek", "Otto Vang"),
    ],
)
def test_an_office_is_held_by_whom_the_latest_articles_name(stall: Newsstand, phrase: str, name: str) -> None:
    with stall.history.reading() as books:
        assert holder(phrase, books, Scope("local")) == name


def test_whoever_took_an_office_last_holds_it_whatever_the_country_is_called() -> None:
    told = {
        "old": (
            "UK Prime Minister Ole Strand resigned on Friday, the UK cabinet said.",
            datetime(2025, 3, 1, tzinfo=UTC),
        ),
        "new": ("Ada Holm was named British prime minister on Monday.", datetime(2025, 3, 10, tzinfo=UTC)),
        "lost": ("Holm, 42, lost to Strand when he became prime minister.", datetime(2025, 3, 11, tzinfo=UTC)),
    }
    answer = answer_from(
        [printed(id, text, "Meridian Wire", id.capitalize(), day) for id, (text, day) in told.items()],
        "who is the new uk prime minister",
    )

    assert answer.text == "Ada Holm was named British prime minister on Monday."


@pytest.mark.parametrize(
    ("question", "sort"),
    [
        ("how much are gull wings", "money"),
        ("how much is tarl essens contract", "money"),
        ("how much is inflation up", "amount"),
        ("what is skerrin inflation", "share"),
        ("whats the unemployment rate", "share"),
    ],
)
def test_a_sum_or_a_share_is_asked_for_without_an_article(question: str, sort: str) -> None:
    assert sort_of(question) == sort


SEARCH = """To search the barge of Quist in Aldous, bailiffs would have to show a judge that Runa Holm had a reason to.

The skipper of the barge Anna Rose is also in custody.

The ministry in Aldous said that its troops had retaken Sandwick, the largest town there."""

GAME = """Vortek, a game that is new, was played at the fair of Aldous, and the rules of Vortek are hard.

On the first day of the fair there was rain on the port, \
and on all of the tents that had been put up beside it by the people who live in the streets there.

On the second day of the fair there was rain on the port, \
and on all of the tents that had been put up beside it by the people who live in the streets there.

On the third day of the fair there was rain on the port, \
and on all of the tents that had been put up beside it by the people who live in the streets there.

On the fourth day of the fair there was rain on the port, \
and on all of the tents that had been put up beside it by the people who live in the streets there.

Sten Arvo bought a boat on the last day of it."""

ROWER = """Rolf Ekdal rowed in Aldous in May but was deported when he lost his suit after his visa was cancelled.

Because he has no visa, Rolf Ekdal has had a hard time finding races. Nobody in Aldous was deported."""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("was the skipper of the anna rose arrested", "The skipper of the barge Anna Rose is also in custody."),
        ("why was rolf ekdal deported", "Rolf Ekdal rowed in Aldous in May but was deported when he lost his suit"),
        ("who is the quist search judge", None),
        ("who bought vortek", None),
        ("who retook sandwick", "The ministry in Aldous said that its troops had retaken Sandwick"),
    ],
)
def test_who_was_arrested_why_and_by_whom_is_not_told_of_others(question: str, told: str | None) -> None:
    day = datetime(2025, 3, 13, tzinfo=UTC)
    news = [
        printed(id, text, "Meridian Wire", "Aldous", day)
        for id, text in (("search", SEARCH), ("game", GAME), ("rower", ROWER))
    ]
    answer = answer_from(news, question)

    assert answer.answered == (told is not None)
    assert answer.text.startswith(told or "No answer")


def test_nothing_is_said_of_a_word_that_is_spelt_so_across_the_atlantic() -> None:
    now = datetime(2025, 3, 13, tzinfo=UTC)
    news = printed(
        "tern", "Olav Tern was criticized for selling the mill of Kell.", "Meridian Wire", "Tern leaves", now
    )

    answer = answer_from([news], "why was olav tern criticised")

    assert (answer.answered, answer.notes) == (True, ())
