"""A short question is answered by a sentence that has its own verb, and otherwise not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.answers.evidence.telling.speakers import LIKELY, Meant
from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.predicates import predicate_of, qualified
from bot.answers.understanding.wish import wish
from bot.model import Quote, Speaker
from tests.answers.conftest import Newsstand, answer_from, newsstand_of, printed

TRIAL = """A court in Norland dropped the charges against the publisher Edda Quist in 2019.

The Aldous-born Quist is still wanted in Skerrin. She was arrested at the harbour on Friday."""

SINKING = """The barge Grete Holm overturned in Aldous Bay on Tuesday night with 14 people on board.

Police have arrested the owner of the barge."""

ATTACK = "\n\n".join(
    (
        "Ole Garn wore a vest at the bakers' rally in Port Mave, where he was stabbed in the arm last year.",
        "The vest was stitched by his wife Runa. Garn, who had made his great name in 1960 with a play on a drowned "
        "village in the north and who for years was the voice of the whole coast, has died.",
        "The average cost of a night at the inn is $99, and the reeve keeps a list of it.",
        "Bram Holt may follow Ida Vik into the council.",
        "The queen of Norland has sent a wreath. He was 93 years old.",
    )
)

REMOVAL = """The council voted to remove the reeve Åse Lund, a year after she followed Ole Strand."""

BOARD = """Holt Mabey of the Larkfield Board of Mills and Weirs says the risk of a flood goes on because the weir has \
not been mended.

Nobody from the board was at the mill, and a walk along the mill stream was called off."""

GAUGE = """The mill stream stood at 4.2 metres at noon. Some 300 people crossed the mill stream at dawn.

A siren should sound when the mill stream passes 3.5 metres. Gusts of 120 km/h were measured at the mill.

Ann Holm, 34, keeps the mill. Her son Ivo was born when she was 25 years old, in 2016, when Holm sold it."""

SHARES = """Shares of Tern Biscuits fell on Monday after the baker cut its forecast.

The baker has begun to repair its ovens, which are old."""

WALL = """The mill wall cost £3.2m to build, the council of Aldous said."""

FAIR = """Ole Strand spoke on Tuesday after the court closed the fair of Skerrin. It was Fisher v. Holm.

Nobody said what comes next."""

TURBINE = """The new turbine of the mill has 16 blades. Norland's index ended flat at 8,500 points.

Ida Vik did not rule out a second turbine. Ole Strand accepted the plan for it on Tuesday."""

KEEPER = """Keeper Ivo Reed stopped 14 shots against Larkfield Rovers.

Rovers agreed a £3m deal for the forward Jory Pell in May. It was the third time that Ole Wend was deported."""

REVIEW = """A review of the weir led by the reeve Nora Sund found no fault.

Some 900 users activated accounts at the mill bank."""

DECISION = """The Bank of Norland left its key rate at 3 per cent.

The next decision is due on 16 April, the bank said."""


@pytest.fixture(scope="module")
def quay() -> Iterator[Newsstand]:
    day = datetime(2025, 3, 12, tzinfo=UTC)
    made = newsstand_of(
        (
            printed("trial", TRIAL, "Meridian Wire", "Charges against Quist dropped", day),
            printed("sinking", SINKING, "The Harbour Courier", "Barge goes over", day),
            printed("attack", ATTACK, "Saltmarsh Sentinel", "Garn and the rebate", day),
            printed("removal", REMOVAL, "Larkfield Daily", "Out after a year", day),
            printed("board", BOARD, "Saltmarsh Sentinel", "No walk", day),
            printed("gauge", GAUGE, "Saltmarsh Sentinel", "High water", day),
            printed("fair", FAIR, "Larkfield Daily", "A day without a fair", day),
            printed("turbine", TURBINE, "Larkfield Daily", "Blades turn", day),
            printed("wall", WALL, "Kestrel Daily", "Wall is done", day),
            printed("shares", SHARES, "Kestrel Daily", "Biscuits go down", day),
            printed("keeper", KEEPER, "Kestrel Daily", "A quiet afternoon", day),
            printed("review", REVIEW, "Kestrel Daily", "No fault found", day),
            printed("decision", DECISION, "Kestrel Daily", "Norland holds", day),
        )
    )
    yield made
    made.history.close()


@pytest.mark.parametrize(
    ("question", "predicate"),
    [
        ("where did the ferry sink", "sink"),
        ("who owns the ferry?", "owns"),
        ("when was quist born", "born"),
        ("how many people died in Aldous", "died"),
        ("is the new slipway repairable?", "repairable"),
        ("how long has brandt led norland", "led"),
        ("when did holm become mayor", "become"),
        ("what year was it", None),
        ("how many cases of plague", None),
        ("how much debt does tern biscuits have", "debt"),
        ("how many of the flats are affordable", "affordable"),
        ("how dangerous is tern fever", "dangerous"),
        ("when is the ship going to be launched?", "launched"),
        ("how many crews does the port hope to hire?", "hire"),
        ("how long do the rivals have to campaign?", "campaign"),
        ("how many barges does the yard need to build?", "build"),
        ("how tall do the reeds normally get?", "reeds"),
        ("how much does a reeve usually earn?", "earn"),
        ("when did the mill finally burn?", "burn"),
        ("why does norland want to tax cow burps", "tax"),
        ("when do they plan to sue orvel", "sue"),
        ("why did the frost hurt farmers", "hurt"),
        ("when did they sell the ships to lenders", "sell"),
        ("where is the yard based?", "yard"),
        ("who are the eels facing next", "facing"),
        ("who is going with ida vik", None),
        ("did the patient travel abroad", "travel"),
    ],
)
def test_what_is_asked_of_a_subject_is_the_questions_verb(question: str, predicate: str | None) -> None:
    assert predicate_of(question, kind_of(question)[0]) == predicate


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("where did the barge sink", "The barge Grete Holm overturned in Aldous Bay"),
        ("did ida vik rule out a turbine", "Ida Vik did not rule out a second turbine."),
        ("when did ole strand accept the plan", "Ole Strand accepted the plan for it on Tuesday."),
        ("who stitched the vest", "The vest was stitched by his wife Runa."),
        ("how high was the mill stream", "The mill stream stood at 4.2 metres"),
        ("how strong was the wind at the mill", "Gusts of 120 km/h were measured"),
        ("how old is ann holm", "Ann Holm, 34, keeps the mill."),
        ("why did tern biscuits shares fall", "Shares of Tern Biscuits fell on Monday after the baker"),
        ("when is the next rate decision", "The next decision is due on 16 April"),
        ("how many shots did ivo reed save", "Keeper Ivo Reed stopped 14 shots"),
        ("how much did rovers pay for jory pell", "Rovers agreed a £3m deal for the forward Jory Pell"),
        ("how often was ole wend sent back", "It was the third time that Ole Wend was deported."),
        ("who headed the review of the weir", "A review of the weir led by the reeve Nora Sund"),
        ("how many people opened accounts at the mill bank", "Some 900 users activated accounts at the mill bank."),
    ],
)
def test_a_sentence_with_the_verb_or_one_like_it_answers(quay: Newsstand, question: str, lead: str) -> None:
    answer = quay.ask(question)

    assert (answer.answered, answer.text.startswith(lead)) == (True, True)


@pytest.mark.parametrize(
    "question",
    [
        "when was quist born",
        "who owns the barge",
        "how much does the barge cost",
        "when did quist marry",
        "is the oven fixable",
        "how old is quist",
        "how much will the new slipway cost",
        "how far is the mill stream",
        "why did the court close the fair",
        "how much is the new turbine",
        "how many flats",
        "did edda quist rule out a turbine",
        "was the turbine more than the barge",
        "how many blades did holm count",
        "who plays in the mill at skerrin",
        "how many people took part",
        "how many barges did quist own",
        "who was arrested in 2019",
        "how many loaves does tern biscuits bake",
        "who stabbed ole garn",
        "who followed bram holt",
        "who followed ase lund",
        "how old was the queen",
        "when did ole garn die",
        "how much did the rebate for bakers cost",
        "How many people owned the barge Grete Holm in Aldous Bay?",
        "How many people swam in the mill stream at dawn on the day of the siren?",
        "How much money did the mill wall lose the council of Aldous?",
    ],
)
def test_a_sentence_of_something_else_does_not_answer(quay: Newsstand, question: str) -> None:
    assert not quay.ask(question).answered


@pytest.mark.parametrize(
    ("question", "needed"),
    [
        ("who won the skerrin chess cup", {"skerrin", "chess", "cup"}),
        ("who won the norland mill prize", {"norland", "mill", "priz"}),
        ("who won the aldous harbour primary", {"aldous", "harbour"}),
        ("who won the norland chess final", {"norland", "chess"}),
    ],
)
def test_what_somebody_won_is_needed_but_not_that_it_was_held(question: str, needed: set[str]) -> None:
    assert qualified(question) == needed


def test_a_longer_question_may_be_answered_in_other_words(quay: Newsstand) -> None:
    answer = quay.ask("where did the barge Grete Holm run into trouble on Tuesday")

    assert (answer.answered, answer.text.startswith("The barge Grete Holm overturned in Aldous Bay")) == (True, True)


def test_a_reason_that_is_reported_answers_why_somebody_says_so(quay: Newsstand) -> None:
    told = quay.ask("Why does Holt Mabey say that the risk of a flood goes on?")
    untold = quay.ask("Why does Holt Mabey say that the walk was called off?")

    assert (told.answered, told.text.startswith("Holt Mabey of the Larkfield Board")) == (True, True)
    assert not untold.answered


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("how long is the breakwater", "The breakwater"),
        ("how much debt does hallam rose have", "Net debt fell"),
        ("how big is the dividend", "The dividend goes up"),
        ("how many of the berths are dredged", "Three are dredged"),
    ],
)
def test_how_much_of_something_there_is_is_told_of_it(question: str, lead: str) -> None:
    told = """The breakwater, which Hallam & Rose built in three years, is 400 metres long. It has eight berths.

Net debt fell to £212m from £265m. The dividend goes up by 9 per cent to 8.4p.

The harbour master spoke of the berths. Three are dredged every year."""
    answer = answer_from(
        (printed("yard", told, "Meridian Wire", "Hallam & Rose pays", datetime(2025, 3, 13, tzinfo=UTC)),), question
    )

    assert (answer.answered, answer.text.startswith(lead)) == (True, True)


def test_a_name_is_no_verb_of_a_question() -> None:
    assert wish("Has Corvane Mills recalled Sunny Hoops?", datetime(2025, 3, 13, tzinfo=UTC)).predicate == "recall"


def test_a_pronoun_that_stands_for_nobody_is_asked_about(quay: Newsstand) -> None:
    answer = quay.ask("when was she arrested")

    assert (answer.answered, answer.notes) == (False, ("It is not clear who “she” is.",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Asked about Quist, Hale said that he would be missed.", 0.0),
        ("Quist, the mayor of Aldous, said that he would leave.", 1.0),
        ("The barge will sail, said Quist’s deputy on Monday.", 0.0),
        ("Ida Korr, in a letter to Mayor Otto Quist, asked for a bell.", 0.0),
        ("According to Quist, all had said so.", 1.0),
    ],
)
def test_whom_somebody_else_is_asked_about_says_nothing(text: str, told: float) -> None:
    assert Meant("quist", ()).reported(text) == told


def test_who_is_named_behind_the_end_of_a_sentence_has_not_said_it() -> None:
    meant = Meant("quist", ())

    assert meant.reported("It was a bad night, the captain said. Quist is one of two editors of the paper.") == 0.0
    assert meant.reported("It was a bad night, said Quist, who had seen it.") == 1.0


@pytest.mark.parametrize(
    ("asked", "text", "name", "meant"),
    [
        ("tim reed", "Ben Reede spoke at length.", "Ben Reede", False),
        ("nurse reed", "Ann Reed, 34, a nurse, spoke at length.", "Ann Reed", True),
        ("mr reed", "Ben Reed spoke at length.", "Ben Reed", True),
        ("ann reed", "Ben Reed, the son of Ann Reed, spoke at length.", "Ben Reed", False),
        ("ann reed", "Ann Holm spoke at length of Ann Reed.", "Ann Holm", False),
        ("hwa min su", "Hwa Sok-ri, who teaches in Kell, spoke at length.", "Hwa Sok-ri", False),
        ("hwa min su", "Hwa Min-su, who rows in Kell, spoke at length.", "Hwa Min-su", True),
    ],
)
def test_somebody_with_another_first_name_is_not_meant(asked: str, text: str, name: str, meant: bool) -> None:
    article = printed("reed", text, "Meridian Wire", "Reed", datetime(2025, 3, 12, tzinfo=UTC))
    passage = article.passage(0, len(text))
    quote = Quote(passage, Speaker(name, "person"), "direct", passage, 0.9)

    likely = Meant(asked, (asked,)).speakers(article, [quote])

    assert (likely[name] >= LIKELY) == meant


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("did lund endorse trump", "endorse"),
        ("did ida lund lose money", "lose"),
        ("did ida lund go bankrupt", "bankrupt"),
        ("did the mill lose money", "money"),
    ],
)
def test_the_verb_stands_right_behind_somebody_s_name(text: str, verb: str) -> None:
    assert predicate_of(text, "whether", {"ida", "lund"}) == verb
