"""A sentence answers also where it means whom it does not name in full; one that means somebody else does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.answers.evidence.telling.names import is_printed_as_name
from bot.answers.understanding.typed import typed
from bot.answers.words.stems import stem
from tests.answers.conftest import NOW, Newsstand, answer_from, newsstand_of, printed
from tests.shown import text_of

CUP = """Brennick Rovers 2-1 Sallow United

Winger Tilda Moor netted in the 90th minute as Brennick Rovers came from behind to beat Sallow United in \
front of 4,120 fans.

Jo Farr had put Rovers level with a low shot. Moor, 22, wept. "I had promised my gran," she said.

Sallow coach Pia Lund would not speak of the referee."""

TRIAL = """A roofer who cheated a baker of £9,000 has been jailed for two years and three months.

Ned Garrick, 51, of Mill Row, was convicted at Aldous Crown Court. His brother, Sol Garrick, was cleared.

The fine is £400. Sentencing of a second man is scheduled for June 9."""

POTTER = """Maud Ferrier, the weaver who taught half of Norland to spin, has died aged 88.

In 1961 she married the painter Otto Quill, who died in 1990. Her friend Ada Brine, 90, kept the loom.

Lake Orrin, where she lived, gave her reeds. The lake is 41 metres deep."""

BANK = """The Bank of Skerrin cut its key rate to 2 per cent on Tuesday.

The two dissenters, Ole Vint and Ruth Haig, had wanted no cut.

Governor Lise Aran kept her own counsel on winter. "We go step by step," she said. "In winter we may stop."

Deputy Governor Ruth Haig said that the sums were "a guess with a tie on".

The crown lost 1 per cent."""

PHONE = """The Tarn 4 is a hands-free phone with a heavier workload in mind, at £12 a month. Tarn calls it Marvel.

The battery weighs 40 grams. Only in Aldous the share of buyers is 12 percent, and in Norland 31 percent said yes."""


GAMES = """Ida Strand became the first woman to win a medal at the Aldous Games on Sunday, taking bronze.

Gold went to Ole Vikander. Ole Vikander is 31 and works at the mill.

Rain fell. Nobody minded, and the band went on.

The games were funded by the Quill Trust with a grant of £2 million."""

BARGE = """The barge Gull Tern, built in 1874, overturned on Monday off Aldous Quay. She was bound for Skerrin.

A passing cyclist found the mate. Rolf Bane was sentenced to life in prison. The barge's owner, Aldous Lines, slept.

The museum will return a bell cast for the Gull Tern in 1874. The bell weighs 90 kilograms and hangs by a £900 chain.

The motto? “Slow, then slower.”

The Oar Bar charges Rs 40 for tea. Around the world gout has killed millions of people."""


@pytest.fixture(scope="module")
def paper() -> Iterator[Newsstand]:
    day = datetime(2025, 3, 12, tzinfo=UTC)
    made = newsstand_of(
        (
            printed("cup", CUP, "Meridian Wire", "Late goal for Brennick", day),
            printed("trial", TRIAL, "The Harbour Courier", "Roofer jailed", day),
            printed("potter", POTTER, "Larkfield Daily", "Maud Ferrier, weaver", day),
            printed("bank", BANK, "Kestrel Daily", "Skerrin cuts its rate", day),
            printed("games", GAMES, "Larkfield Daily", "Games end in rain", day),
            printed("barge", BARGE, "Meridian Wire", "Barge goes over", day),
            printed("phone", PHONE, "Saltmarsh Sentinel", "Tarn 4 reviewed", day),
        )
    )
    yield made
    made.history.close()


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("who won the match between brennick and sallow", "Winger Tilda Moor netted"),
        ("who scored for rovers against sallow", "Winger Tilda Moor netted"),
        ("how old is tilda moor", "Moor, 22, wept."),
        ("how long was ned garrick jailed for", "A roofer who cheated a baker"),
        ("how much was the fine", "The fine is £400."),
        ("how old was maud ferrier when she died", "Maud Ferrier, the weaver"),
        ("who did maud ferrier marry", "In 1961 she married the painter Otto Quill"),
        ("how deep is lake orrin", "The lake is 41 metres deep."),
        ("who voted against the rate cut in skerrin", "The two dissenters, Ole Vint and Ruth Haig"),
        ("what did aran say about winter", "In winter we may stop."),
        ("what did the governor of the bank say", "We go step by step"),
        ("how much does the tarn 4 cost a month", "The Tarn 4 is a hands-free phone"),
        ("whos maud ferrier", "Maud Ferrier, the weaver"),
        ("when did the gull tern sink", "The barge Gull Tern, built in 1874, overturned on Monday"),
        ("when was the gull tern's bell cast", "The museum will return a bell cast for the Gull Tern in 1874"),
        ("how heavy is the gull tern's bell", "The bell weighs 90 kilograms and hangs"),
        ("what was the motto of the gull tern", "The motto? “Slow, then slower.”"),
        ("how much does the oar bar charge", "The Oar Bar charges Rs 40"),
        ("who won gold at the aldous games", "Gold went to Ole Vikander"),
        ("how old is ole vikander", "Ole Vikander is 31 and"),
        ("who funded the aldous games", "The games were funded by the Quill Trust"),
    ],
)
def test_a_plain_question_gets_the_sentence_that_says_it(paper: Newsstand, question: str, lead: str) -> None:
    answer = paper.ask(question)

    assert (answer.answered, answer.text[: len(lead)]) == (True, lead)


@pytest.mark.parametrize(
    "question",
    [
        "how old is sol garrick",
        "how old was otto quill",
        "how old is pia lund",
        "who scored for sallow united",
        "what did tilda moor say about the referee",
        "what did aran say about the crown",
        "what happened at lake orrin in 2017",
        "what school did maud ferrier go to",
        "what did ned garrick buy",
        "did pia lund resign",
        "is the tarn 4 free",
        "is the tarn 4 heavier",
        "who is the mayor of brennick",
        "what did tilda moor say about blue ferries",
        "how many people died of gout in aldous",
        "who painted the gull tern",
        "who found vortek",
        "who won silver at the aldous games",
    ],
)
def test_a_sentence_that_means_somebody_or_something_else_is_no_answer(paper: Newsstand, question: str) -> None:
    assert not paper.ask(question).answered


def test_what_another_person_of_the_same_last_name_is_is_not_theirs(paper: Newsstand) -> None:
    assert paper.ask("how old is ned garrick").text.startswith("Ned Garrick, 51,")


@pytest.mark.parametrize(
    ("one", "other"), [("voted", "vote"), ("fined", "fine"), ("using", "use"), ("planned", "plan"), ("asked", "ask")]
)
def test_a_verb_that_ends_in_a_silent_letter_has_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("who is m\u200baud fer\u00adrier\ufeff", "who is maud ferrier"),
        ("ｗｈｏ is 𝐦𝐚𝐮𝐝\u00a0ferrier", "who is maud ferrier"),
        ("who is mаud fеrrier", "who is maud ferrier"),
        ("кто такой Путин", "кто такой Путин"),
        ("½ of Lünau's ™ mill", "½ of Lünau's ™ mill"),
    ],
)
def test_signs_that_nobody_sees_and_letters_that_look_alike_change_no_word(line: str, meant: str) -> None:
    assert typed(line) == meant


def test_a_question_with_unseen_signs_is_answered(paper: Newsstand) -> None:
    assert "Maud Ferrier, the weaver" in text_of(paper.say("who is m\u200baud f\u00aderrier", "unseen"))


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("Sallow has a mill.", "The mill of Sallow is shut."), True),
        (("Sallow has a mill.",), False),
        (("The mill of Sallow is shut.", "A sallow face."), False),
        (("Nobody came.",), False),
    ],
)
def test_a_word_is_a_name_that_texts_print_with_a_capital_alone_and_one_within_a_sentence(
    texts: tuple[str, ...], name: bool
) -> None:
    assert is_printed_as_name("sallow", "\n".join(texts)) == name


def test_whoever_speaks_of_a_company_does_not_speak_for_it() -> None:
    text = """The Norland Weaving Company will shut its mill in May, it said on Monday.

“Nobody buys cloth by the yard,” said Ruth Haig, who follows the company for a bank.

Sol Brand, who heads the spinners' union, said the company had rung him at dawn. “They gave me three minutes,” he said.

“We have tried everything,” said the company's director, Ole Vint."""
    made = newsstand_of([printed("mill", text, "Meridian Wire", "Mill to shut", datetime(2025, 3, 12, tzinfo=UTC))])
    told = text_of(made.say("what did the company say?", "company"))
    made.history.close()

    assert "We have tried everything" in told
    assert "by the yard" not in told
    assert "three minutes" not in told


def test_what_a_sister_wrote_answers_nothing_of_what_her_father_said() -> None:
    text = (
        "“It is no matter for a show of hands,” Mary Korr wrote of the quarrel in public on Friday, and she asked for"
        " calm.\n\nHer father, Henry Korr, who was mayor of Skerrin, is at sea."
    )
    article = printed("korrs", text, "Meridian Wire", "Korr sisters quarrel in public", NOW)

    answer = answer_from([article], "What did Henry Korr say about the public quarrel of his daughters?")

    assert not answer.answered
