"""Questions are answered with cited passages, or refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.ask import ask
from bot.answers.question import Question
from bot.turns import Turn
from tests.answers.conftest import NOW, answer_from, printed

if TYPE_CHECKING:
    from tests.answers.conftest import Newsstand


def test_what_somebody_said_is_answered_with_the_quotes(newsstand: Newsstand) -> None:
    answer = newsstand.ask("What did Ruth Askew say about the lorry?")

    assert answer.answered
    assert [quote.passage.text for quote in answer.quotes][:1] == ["Nobody had chained it, and nobody had checked,"]
    assert answer.passages[0].article.id == "ferry-1"


def test_a_role_finds_the_speaker(newsstand: Newsstand) -> None:
    answer = newsstand.ask("What did the deputy of Tomas Brandt say about the plan?")

    assert [quote.passage.text for quote in answer.quotes] == ["We cannot pay for it,"]


def test_a_figure_is_answered_with_its_sentence_and_all_claims(newsstand: Newsstand) -> None:
    answer = newsstand.ask("How many people died on the ferry Maren Dahl?")

    assert answer.answered
    assert "12" in answer.text or "15" in answer.text


def test_a_cost_is_answered_with_the_money(newsstand: Newsstand) -> None:
    answer = newsstand.ask("How much will the Weir Bridge cost?")

    assert answer.answered
    assert "$4.5 million" in answer.text


def test_a_sum_of_money_is_not_told_by_a_sentence_without_one(newsstand: Newsstand) -> None:
    answer = newsstand.ask("How much compensation did the ferry Maren Dahl in Kell Sound bring the harbour master?")

    assert not answer.answered


def test_a_reason_is_answered(newsstand: Newsstand) -> None:
    answer = newsstand.ask("Why did the ferry Maren Dahl capsize?")

    assert answer.answered
    assert "because a lorry broke loose" in answer.text


def test_what_no_article_says_is_refused_and_the_nearest_is_no_answer(newsstand: Newsstand) -> None:
    answer = newsstand.ask("What did Ruth Askew say about the football cup?")
    other = newsstand.ask("How many goals did Pelham City score in the cup?")

    assert not other.answered
    assert other.confidence < 0.5
    assert other.text == "No answer in 4 articles."
    assert answer.searched.articles == 4


def test_a_question_of_nothing_but_small_words_finds_nothing(newsstand: Newsstand) -> None:
    answer = newsstand.ask("What was that?")

    assert (answer.answered, answer.passages, answer.confidence) == (False, (), 0.0)


def test_a_space_gets_nothing_from_what_another_subscribes_to(newsstand: Newsstand) -> None:
    question = "Why did the minister Lena Okafor resign?"

    assert newsstand.ask(question, space="aldous").answered
    elsewhere = newsstand.ask(question, space="harbour")
    assert not elsewhere.answered
    assert all(scored.article.source != "gazette" for scored in elsewhere.passages)
    assert elsewhere.searched.articles == 3


def test_a_name_spelt_otherwise_is_found_and_the_answer_says_so(newsstand: Newsstand) -> None:
    answer = newsstand.ask("What did Ruth Asquew say about the lorry?")

    assert answer.notes == ("Read “asquew” as “Askew”.",)
    assert answer.quotes
    assert answer.quotes[0].speaker is not None
    assert answer.quotes[0].speaker.name == "Ruth Askew"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("nobody had checked", "verbatim"),
        ("Nobody had chained it and nobody has checked", "close"),
        ("the moon is made of cheese", "not found"),
    ],
)
def test_did_somebody_really_say_it(newsstand: Newsstand, claim: str, verdict: str) -> None:
    answer = newsstand.ask(f"Did Ruth Askew really say “{claim}”?")

    assert (answer.verdict, answer.answered) == (verdict, verdict != "not found")


def test_what_is_new_leaves_out_what_was_told(newsstand: Newsstand) -> None:
    told = datetime(2025, 3, 13, 8, tzinfo=UTC)

    answer = newsstand.ask("What's new on the ferry?", told=told)

    assert [scored.article.id for scored in answer.passages[:1]] == ["ferry-2"]
    assert all(scored.article.id != "ferry-1" for scored in answer.passages)


def test_where_the_time_asked_for_has_nothing_the_nearest_is_no_answer(newsstand: Newsstand) -> None:
    answer = newsstand.ask("What did Ruth Askew say about the lorry last month?")

    assert not answer.answered
    assert answer.passages


def test_what_is_dated_after_the_asking_is_not_looked_at(newsstand: Newsstand) -> None:
    with newsstand.history.reading() as books:
        answer = ask(Question("What did Ruth Askew say?", datetime(2025, 3, 11, 21, tzinfo=UTC)), books)

    assert answer.passages == ()


def test_nor_is_it_where_news_near_the_time_asked_about_is_looked_up_besides() -> None:
    texts = (
        ("before", "The mill at Ostrow burnt down on Thursday.", NOW - timedelta(days=1)),
        ("after", "The mill at Ostrow, which burnt down, is to be rebuilt.", NOW + timedelta(days=2)),
    )
    answer = answer_from(
        [printed(id, text, "Meridian Wire", "The mill at Ostrow", at) for id, text, at in texts],
        "Which mill burnt down this week?",
    )

    assert [passage.article.id for passage in answer.passages] == ["before"]


def test_an_article_about_the_half_of_a_question_that_has_what_is_wanted_answers() -> None:
    text = "The glassworks of Ostrow closed on Thursday with the loss of 340 jobs, its owner said."
    answer = answer_from(
        [printed("works", text, "Meridian Wire", "Glassworks closes", NOW - timedelta(days=1))],
        "How many jobs does the shutting of the Ostrow glassworks take from the struggling valley?",
    )

    assert answer.answered


def test_an_outlet_in_the_question_chooses_its_articles(newsstand: Newsstand) -> None:
    answer = newsstand.ask("What does Meridian Wire say about the ferry Maren Dahl?")

    assert {scored.article.outlet for scored in answer.passages} == {"Meridian Wire"}


def test_a_follow_up_is_answered_for_whom_it_means(newsstand: Newsstand) -> None:
    turns = (Turn("Who is Tomas Brandt?", "the mayor", datetime(2025, 3, 14, tzinfo=UTC)),)

    answer = newsstand.ask("and what did he say about the hospital?", turns=turns)

    assert answer.read_as == "and what did Tomas Brandt say about the hospital?"
    assert answer.quotes[0].passage.text.startswith("It is the only road to the hospital")


WORDS = "what who did how many why Ruth Askew ferry lorry say 12 March since yesterday “nobody” ? ' \" ( * AND é 👍 -"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(WORDS.split()),
        max_size=14,
    )
)
def test_any_question_gets_slices_of_at_most_120_words(newsstand: Newsstand, parts: list[str]) -> None:
    answer = newsstand.ask(" ".join(parts))

    assert len(answer.passages) <= 10
    assert 0.0 <= answer.confidence <= 1.0
    for scored in answer.passages:
        passage, lead = scored.passage, scored.lead
        assert scored.article.text[passage.start : passage.end] == passage.text
        assert len(passage.text.split()) <= 120
        assert passage.start <= lead.start < lead.end <= passage.end
        assert all(passage.start <= start < end <= passage.end for start, end in scored.matches)


@pytest.mark.parametrize(
    "question", ["Did Delia gain from the plan?", "Who was misled by the plan?", "Who put the plan aside?"]
)
def test_a_word_that_is_only_like_another_is_no_slip(question: str) -> None:
    text = "The plan for the Delta, which an aide mailed to the ward, helps nobody, said Per Quist."
    article = printed("delta", text, "Meridian Wire", "A plan for the Delta", NOW)

    assert answer_from([article], question).notes == ()
