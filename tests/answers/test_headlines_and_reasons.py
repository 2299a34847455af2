"""Headlines answer what no sentence does; reasons, roles and what is yet to come are told as news tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.telling.causes import gives_reason, may_give_reason
from bot.answers.evidence.telling.offices import tells_holder
from bot.answers.evidence.telling.sentence import Sentence
from bot.answers.understanding.persons import introduces
from bot.answers.understanding.wish import wish
from bot.model import Article
from tests.answers.conftest import Newsstand, answer_from, newsstand_of, printed
from tests.shown import text_of

NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)

NEWS = (
    (
        "Norland orders inquiry into Tarnbook",
        "The Norland cabinet has called for an inquiry into Tarnbook on suspicion of spreading forged stamps.",
    ),
    (
        "Tarnbook shop opens",
        "The cabinet of Norland toured the new shop of Tarnbook on Monday before lunch with a choir.",
    ),
    (
        "Envoy leaves Aldous",
        "A letter of the crown invited Ida Korr, her brother Nils and her cook to a feast in Skerrin.\n\n"
        "Harbour Party leader Ida Korr was sworn in as chancellor of Aldous on Tuesday, before a crowd of gulls.",
    ),
    (
        "Norland through to curling showdown",
        "Their wins on Monday set up a fourth women's curling final between Norland and Skerrin on Sunday.",
    ),
    (
        "Pia Lund says channel barred her talk with a rower",
        "The host of a night show was told of a rule for rowers, and sang instead.",
    ),
    (
        "Sledder Tilda Moor, 43, takes the cup in her sixth winter",
        "Tilda Moor has taken her first cup in the lone sled, and wept.",
    ),
    (
        "Why Guild and Chapel Shunned Brekke's Oath As Skerrin Reeve",
        "The guild announced that it would stay away from the oath of the reeve.",
    ),
    (
        "Norland's council removes reeve",
        "The council voted on Monday to remove reeve Olaf Dunn, just four months after he replaced Ruth Haig.",
    ),
    (
        "Reeve Dunn is out",
        "The council of Norland has voted to remove reeve Olaf Dunn as he faces a probe into missing herring.",
    ),
    (
        "Skerrin mourns",
        "Skerrin's first female harbour minister Maud Ferrier has died in her sleep, as Aker told a bell.\n\n"
        "A harbour of Skerrin that has no minister is no harbour of Skerrin.\n\n"
        "A ban on bells, which has yet to be voted on, was asked for by Skerrin harbour minister Pol Aker.",
    ),
    ("Ticket fraud cost the gull museum £9 million, wardens say", "The wardens told of it on Monday."),
    ("Bunty, the former mouser of the gull museum, dies", "The tabby was buried at dawn."),
    (
        "Five things to know: Gant fire, Varne barge",
        "Five people died in a fire on the isle of Gant on Monday, its wardens said.\n\n"
        "An inquiry found that the keeper of the lock slept as the barge of Varne drifted to the weir.",
    ),
    (
        "A weir without a keeper",
        "Nora Vance, who kept the weir for years, died in her sleep. Fitch Mills filed for bankruptcy a day later.\n\n"
        "A tanner may sue the mill over the smell of the weir that she kept, its owner feared.",
    ),
    ("Sparing", "The parliament of Varland abolished pensions for its members on Monday."),
    (
        "A sled for all",
        "Oda Finn dropped out of the weaving school at 19 to build sleds.\n\n"
        "Her pilot, Nils Wray, is safe and well after being found near Aldous. Judge Holm said that she was suspending "
        "the 26-year-old Vera Stam for her words.\n\n"
        "Reeve Tam Hollis, who had ruled the weir for years, was crushed in the vote by Ada Quill.",
    ),
)


@pytest.fixture(scope="module")
def stand() -> Iterator[Newsstand]:
    made = newsstand_of(
        [printed(f"n{place}", text, "Meridian Wire", title, NOW) for place, (title, text) in enumerate(NEWS)]
    )
    yield made
    made.history.close()


@pytest.mark.parametrize(
    ("question", "leads"),
    [
        (
            "why is norland investigating tarnbook",
            "The Norland cabinet has called for an inquiry into Tarnbook on suspicion",
        ),
        ("why was dunn removed", "The council of Norland has voted to remove reeve Olaf Dunn as he faces"),
        ("who is ida korr", "Harbour Party leader Ida Korr was sworn in"),
        ("how old is tilda moor", "Sledder Tilda Moor, 43, takes the cup"),
        ("who shunned brekke's oath", "Why Guild and Chapel Shunned Brekke's Oath"),
        ("gull museum ticket fraud how much", "Ticket fraud cost the gull museum £9 million"),
        ("who was bunty", "Bunty, the former mouser"),
        ("varland mp pensions", "The parliament of Varland abolished pensions"),
        ("at what age did oda finn quit the weaving school", "Oda Finn dropped out of the weaving school at 19"),
        ("is nora vance dead?", "Nora Vance, who kept the weir for years, died in her sleep."),
        ("is fitch mills bankrupt", "Fitch Mills filed for bankruptcy"),
        ("was nils wray found", "Her pilot, Nils Wray, is safe and well after being found"),
        ("who defeated tam hollis", "Reeve Tam Hollis, who had ruled the weir for years, was crushed"),
    ],
)
def test_the_sentence_or_headline_that_answers_leads(stand: Newsstand, question: str, leads: str) -> None:
    found = stand.ask(question)

    assert found.answered
    assert found.passages[0].lead.text.startswith(leads)


@pytest.mark.parametrize(
    "question",
    [
        "who won the women's curling final",
        "who will replace dunn",
        "what did otto lund say",
        "how old is pia lund",
        "what did tilda moor die of",
        "how long is vera stam suspended",
        "how many people died in varne",
        "is tam hollis dead",
        "did nora vance sue anyone",
        "who is the party leader of gant",
        "when was bunty iv found",
    ],
)
def test_what_is_yet_to_come_or_past_or_of_another_does_not_answer(stand: Newsstand, question: str) -> None:
    assert not stand.ask(question).answered


def test_who_holds_an_office_is_told_by_a_sentence_that_prints_both(stand: Newsstand) -> None:
    told = stand.ask("who is the harbour minister of skerrin").passages[0].lead.text

    assert "harbour minister" in told
    assert "Pol Aker" in told


def test_an_office_beside_the_name_tells_who_holds_it_and_a_former_or_first_one_does_not() -> None:
    asked = wish("who is the harbour minister of skerrin", NOW)
    asked = replace(asked, who=replace(asked.who, person="aker"))

    def told(text: str) -> float:
        return tells_holder(Sentence(text, Article("a", text, NOW), asked, Matcher(asked.terms)))

    assert told("Skerrin's harbour minister Pol Aker wept.") > told("Harbour minister Pol Aker wept.") > 0.5
    assert told("The first harbour minister of Skerrin, Ada Aker, wept.") < 0.5
    assert told("Aker is to see the harbour of Skerrin in May.") == 0.0


def test_a_headline_that_answers_is_cited_and_can_be_asked_for_again(stand: Newsstand) -> None:
    told = text_of(stand.say("who shunned brekke's oath", "headline"))
    again = text_of(stand.say("the first one", "headline"))

    assert told.startswith("Why Guild and Chapel Shunned Brekke's Oath As Skerrin Reeve [1]")
    assert "The guild announced that it would stay away" in again


@pytest.mark.parametrize(
    "reason",
    [
        "Police arrested two bakers on suspicion of hoarding flour.",
        "The court fined Tarnbook for allegedly hiding letters.",
        "The guild is suing the mill over fumes.",
        "Korr was dismissed for lying to the chapel.",
        "The reeve resigned after a row with the guild.",
        "A sailor accused of theft stood trial.",
        "Bakers signed a letter accusing the mill of silence.",
        "The reeve faces calls to resign amid a row over herring.",
    ],
)
def test_what_somebody_is_arrested_sued_or_dismissed_over_is_a_reason(reason: str) -> None:
    assert may_give_reason(reason)
    assert gives_reason(reason)


@pytest.mark.parametrize(
    "text",
    [
        "Korr was fined over 500 crowns.",
        "The reeve resigned four months after the feast.",
        "The reeve stepped down on Monday before handing over the keys.",
    ],
)
def test_a_sum_a_time_or_a_handing_over_is_none(text: str) -> None:
    assert not may_give_reason(text)


def test_who_somebody_is_stands_before_or_behind_the_name() -> None:
    assert introduces("Ida Korr was sworn in as chancellor on Tuesday.", "korr") == 1.0
    assert introduces("Ida Korr became the first woman to row the sound.", "korr") == 1.0
    assert introduces("Korr, her deputy, spoke first.", "korr") == 1.0
    assert introduces("So says Ida Korr—a former glazier whose yard burnt down.", "korr") == 1.0
    assert introduces("Nils Ost, 44, known in Kell as “Korr,” went to prison.", "korr") == 0.9
    assert introduces("The Kell attorney Ida O. Korr asked for a bell.", "korr") == 0.6
    assert introduces("It was judge Ole J. “Bo” Korr who spoke.", "korr") == 0.6
    assert introduces("Nils Ost has known Korr for years.", "korr") == 0.0
    assert introduces("A letter reached Ida Korr, her brother Nils and her cook.", "korr") == 0.0
    assert introduces("The council removed Olaf Dunn, four months after he came.", "dunn") == 0.0


def test_an_article_is_found_by_its_title_alone() -> None:
    text = "The committee met for an hour and gave no reason.\n\nIts next session is open to all."
    answer = answer_from(
        [printed("p", text, "Meridian Wire", "Marrow Fair drops its lantern parade", NOW)],
        "what happened to the lantern parade",
    )

    assert [passage.passage.article for passage in answer.passages] == ["p"]
    assert answer.text == "Marrow Fair drops its lantern parade"
