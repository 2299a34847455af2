"""What a question wants, about whom, from where."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.answers.understanding.kinds import claim_of, kind_of
from bot.answers.understanding.sorts import noun_of, sort_of
from bot.answers.understanding.wish import name_spans, terms, wish, without_outlets
from bot.answers.words.stems import folded, root, stem

NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("What did Yuri Ushakov say about the ceasefire?", "said", "Yuri Ushakov"),
        ("How does the mayor explain the delay?", "said", "the mayor"),
        ("What reason did the mayor's office give for the delay?", "why", "the mayor's office"),
        ("Why did the owner say the bakery must close?", "why", "the owner"),
        ("Who said that the bridge is safe?", "said", None),
        ("Show me quotes by Tomas Brandt on the bridge", "said", "Tomas Brandt"),
        ("Did Tomas Brandt really say that the bridge is safe?", "really", "Tomas Brandt"),
        ("How many people died, according to the coastguard?", "figure", "the coastguard"),
        ("How did the mayor answer the claim that the bridge is unsafe?", "said", "the mayor"),
        ("What did the mayor vow after the storm?", "said", "the mayor"),
        ("What did the mayor write to Ada Lund about the state of the pier?", "said", "the mayor"),
        ("What is the mayor saying about the bridge?", "said", "the mayor"),
        ("What was the mayor caught saying in a recording?", "said", "the mayor"),
        ("Remarks by which mayor upset the port?", "which", None),
        ("What is the length of the session that the mayor called?", "what", None),
        ("Why did the price of the ferry fall?", "why", None),
        ("How much of Ukraine does Russia hold?", "figure", None),
        ("When was the ferry built?", "when", None),
        ("In which year did she join?", "when", None),
        ("Where did it sink?", "where", None),
        ("Why did the ferry capsize?", "why", None),
        ("Who owns the ferry?", "who", None),
        ("What are the names of the dead?", "who", None),
        ("When the ferry sank, which yard owned it?", "which", None),
        ("When did the ferry sink, and where?", "when", None),
        ("What is the name of the old harbour master?", "who", None),
        ("What's the name of the ferry that sank?", "which", None),
        ("What was her main interest?", "what", None),
        ("What is the interest rate?", "figure", None),
        ("Which company built it?", "which", None),
        ("What's new on the ferry?", "new", None),
        ("Summarise the ferry disaster", "summary", None),
        ("How do the outlets differ on the toll?", "compare", None),
        ("ferry Kell Sound", "what", None),
        ("what did the quay inn put on its menu", "what", None),
        ("how did the mayor put it", "said", "the mayor"),
    ],
)
def test_the_kind_of_a_question_and_whose_words_it_wants(text: str, kind: str, speaker: str | None) -> None:
    assert kind_of(text) == (kind, speaker)


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("How much of the land is held?", "share"),
        ("what was the reeve's age", "age"),
        ("what would the plan do to the retirement age", None),
        ("What share of voters agree?", "share"),
        ("How much did the bridge cost?", "money"),
        ("How long did it take?", "duration"),
        ("How many ferries sank?", "count"),
        ("How often did it sink?", "count"),
        ("How much snow fell?", "amount"),
        ("How much severance will the dismissed crew get?", "money"),
        ("How much prize money did the rower win?", "money"),
        ("How much of her own money did Brandt lend the yard?", "money"),
        ("How much is the captain being paid?", "money"),
        ("How big was the shipyard's loss?", "money"),
        ("How fast did salt prices rise?", "amount"),
        ("How far did the shipyard's shares fall?", "amount"),
        ("By how much does salt push up the price?", "amount"),
        ("How fast did the ferry go?", "size"),
        ("How big is the dividend?", "amount"),
        ("By how much did she win?", "amount"),
        ("What was in the mini budget?", None),
        ("Who sank it?", None),
    ],
)
def test_the_sort_of_figure_that_is_wanted(text: str, sort: str | None) -> None:
    assert sort_of(text) == sort


def test_the_noun_that_is_counted_is_the_last_of_its_phrase() -> None:
    assert noun_of("How many flu shots did the doctors bring?") == "shot"
    assert noun_of("How many census workers were hired?") == "worker"
    assert noun_of("How many rate cuts so far?") == "cut"
    assert noun_of("How many died in mill fires?") == "person"


def test_what_somebody_is_asked_to_have_said_is_without_its_marks() -> None:
    assert claim_of("Did Brandt really say “we cannot pay for it”?") == "we cannot pay for it"
    assert claim_of("Who is Brandt?") is None


def test_the_sentence_that_asks_counts_and_the_one_before_sets_the_scene() -> None:
    found = wish("The Maren Dahl sank on Wednesday. How many people died?", NOW)

    assert found.kind == "figure"
    assert {term.word: term.setting for term in found.terms} == {
        "maren": True, "dahl": True, "sank": True, "people": False, "died": False,
    }  # fmt: skip


def test_an_outlet_that_is_named_chooses_articles_and_is_no_word_to_look_for() -> None:
    found = without_outlets(
        wish("What does Meridian Wire say about the ferry?", NOW, "UTC", ["Meridian Wire", "Other"])
    )

    assert found.outlets == ("Meridian Wire",)
    assert [term.word for term in found.terms] == ["ferry"]


def test_a_time_bounds_what_is_looked_at_only_where_news_of_a_time_is_wanted() -> None:
    said = wish("What did Brandt say yesterday?", NOW)
    fact = wish("When did the ferry sink yesterday?", NOW)

    assert said.time is not None
    assert said.time.firm
    assert fact.time is not None
    assert not fact.time.firm


def test_a_name_whose_stem_is_like_a_word_that_says_nothing_counts() -> None:
    assert [term.word for term in wish("where was Thérèse Lund born", NOW).terms] == ["therese", "lund", "born"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("won", "winning"), ("teachers'", "teacher"), ("running", "ran"), ("charges", "charged"), ("cities", "city")],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("vaccinate", "vaccine"), ("legalization", "legalize"), ("convicted", "conviction")]
)
def test_derivations_share_a_root(one: str, other: str) -> None:
    assert root(stem(one)) == root(stem(other))


@pytest.mark.parametrize("ending", ["e", "ing", "ation"])
def test_a_word_of_a_thousand_endings_is_its_own_root(ending: str) -> None:
    assert root(ending * 1_000) == ending * 1_000


def test_folding_drops_case_and_accents() -> None:
    assert folded("Erdoğan’s Café") == "erdogan's cafe"


def test_names_are_without_the_questions_opening() -> None:
    assert name_spans("What did Ruth Askew's office tell Lower Tern?") == ["Ruth Askew", "Lower Tern"]


def test_a_number_of_days_is_no_word_to_look_for_but_a_date_is() -> None:
    span = wish("What is new on the ferry in the last 7 days?", NOW)
    day = wish("What did the ferry carry on 12 March?", NOW)

    assert [term.word for term in span.terms] == ["ferry"]
    assert [term.word for term in day.terms] == ["ferry", "carry", "12", "march"]


def test_a_mine_is_a_word_that_counts() -> None:
    assert [term.word for term in terms("what about the mine workers")] == ["mine", "workers"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Who owns the mill?", True),
        ("who will own the mill", True),
        ("Did Ida Korr own a boat?", True),
        ("Did Ida Korr sell her own boat?", False),
        ("Who scored an own goal?", False),
    ],
)
def test_to_own_is_a_verb_that_counts(text: str, counts: bool) -> None:
    assert ("owner" in {term.stem for term in terms(text)}) is counts


def test_to_found_is_not_to_find() -> None:
    assert stem("founded") in {
        form for term in wish("When did Ida Korr found the mill?", NOW).terms for form in term.kin
    }
    assert "find" in {term.stem for term in wish("What has Ida Korr found?", NOW).terms}
