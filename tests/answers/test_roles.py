"""An office is taken for whoever the articles say holds it, and for nobody where they do not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.answers.evidence.looking_up.holders import holder
from bot.answers.evidence.looking_up.retrieval import Scope
from tests.answers.conftest import NOW, Newsstand, answer_from, newsstand_of, printed
from tests.shown import text_of

TREATY = """President Otto Brandt of Norland met the Sudmarkian president, Mila Kovar, in Port Aldous on Tuesday.

"We shall sign when the fishing line is drawn, and not a day before," Brandt told reporters.

Kovar said that the line "was drawn by our grandfathers". Her finance minister, Ada Holm, was not there.

Former governor Piet Maro of the Bank of Sudmark called the delay costly."""

MONEY = """The Bank of Sudmark left its rate alone on Wednesday. "Prices are where we want them," \
Governor Ines Falk said.

The bank's board sided with Governor Falk by five to two.

"Nobody asked the fishermen," said Finance Minister Ada Holm.

Norland's foreign minister, Tor Lind, said: "We can wait.\""""


@pytest.fixture(scope="module")
def stand() -> Iterator[Newsstand]:
    made = newsstand_of(
        (
            printed("treaty", TREATY, "Meridian Wire", "No treaty yet", datetime(2025, 3, 12, tzinfo=UTC)),
            printed("money", MONEY, "The Harbour Courier", "Rate stays", datetime(2025, 3, 13, tzinfo=UTC)),
        )
    )
    yield made
    made.history.close()


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the president of norland", "Otto Brandt"),
        ("the sudmarkian president", "Mila Kovar"),
        ("the Sudmark president", "Mila Kovar"),
        ("the governor of the bank", "Ines Falk"),
        ("the finance minister", "Ada Holm"),
        ("norland's foreign minister", "Tor Lind"),
        ("the president", None),
        ("the minister of fish", None),
        ("Otto Brandt", None),
        ("the ferry", None),
    ],
)
def test_an_office_is_held_by_whom_the_articles_name_beside_it(stand: Newsstand, phrase: str, name: str | None) -> None:
    with stand.history.reading() as books:
        assert holder(phrase, books, Scope("local")) == name


def test_the_words_of_whoever_holds_the_office_answer_and_it_is_said_who_was_meant(stand: Newsstand) -> None:
    told = text_of(stand.say("what did the president of norland say", "brandt"))

    assert "as “Otto Brandt”" in told
    assert "We shall sign when the fishing line is drawn" in told
    assert "— Mila Kovar" not in told


def test_another_ministers_words_are_not_those_of_the_one_asked_for(stand: Newsstand) -> None:
    told = text_of(stand.say("what did norland's foreign minister say", "lind"))

    assert "We can wait" in told
    assert "— Ada Holm" not in told


def test_whoever_says_nothing_is_not_answered_with_what_others_say(stand: Newsstand) -> None:
    assert "no answer" in text_of(stand.say("what did Piet Maro say about the rate", "maro"))


def test_whether_the_holder_of_an_office_really_said_so_is_looked_up_by_name(stand: Newsstand) -> None:
    told = text_of(stand.say('did the governor really say "prices are where we want them"?', "really"))

    assert "Yes, word for word" in told


def test_what_somebody_said_at_all_is_answered_by_any_words_of_theirs(stand: Newsstand) -> None:
    for question in ("what did ada holm say", "what did tor lind say"):
        assert "no answer" not in text_of(stand.say(question, question))


def test_why_somebody_said_so_is_not_answered_with_what_others_say(stand: Newsstand) -> None:
    assert "no answer" in text_of(stand.say("why did Piet Maro say so about the rate?", "why maro"))


def test_whoever_speaks_in_the_history_may_be_asked_the_same(stand: Newsstand) -> None:
    stand.say("what did ada holm say", "and lind")

    assert "Read as: what did Tor Lind say" in text_of(stand.say("and lind?", "and lind"))


def test_words_beside_what_is_asked_about_answer_what_somebody_said_about_it(stand: Newsstand) -> None:
    told = text_of(stand.say("what did kovar say about the line", "line"))

    assert told.strip().startswith("▌ Kovar said that the line")


def _day(day: int) -> datetime:
    return datetime(2025, 3, day, tzinfo=UTC)


@pytest.fixture(scope="module")
def offices() -> Iterator[Newsstand]:
    """Articles that print offices in all the ways that newspapers have."""
    told = [
        (
            1,
            "Harbour fees",
            "The harbour minister, Ole Strand, raised the fees. Harbour Minister Ole Strand flew home.",
        ),
        (2, "Fees again", "Harbour Minister Ole Strand said that the fees stay."),
        (3, "A book", "“I knew nothing,” writes Ivar Moe, a former pilot and harbour minister. It was 1971."),
        (4, "Fees, fees", "Former agent and Harbour Minister Piet Maro spoke. Harbour Minister Ole Strand did not."),
        (5, "Hallam & Rose sinks", "“We sail on,” said Mira Bell, the chief executive. She sold the yard in May."),
        (6, "Ferries", "Tobias Renn, the chief executive of Larkfield Sound Ferries, waited. Nobody came."),
        (
            7,
            "Tern votes",
            "Tern Senate President Jon Aske called President Eva Lind of Tern. Tern President Eva Lind won.",
        ),
        (
            8,
            "Vote in Tern",
            "Luis Arda was elected the next president of Tern. Dr. Ana Pell, director of the Tern Clinic, sang.",
        ),
        (
            8,
            "‘I Never Fail’: Sudmark Prime Minister Anut Char Doesn’t Go",
            "He stays, said Prime Minister Anut Char of Sudmark.",
        ),
        (9, "Sanctions", "They fell on Norland. President Eva Lind was in Tern. Korr, Norland's new king has aces."),
        (
            9,
            "A match",
            "Pelham want their captain, Sal Obi, back. Jodie Lark, the Harrow Rovers captain they call Lamp, won.",
        ),
    ]
    made = newsstand_of(
        tuple(printed(f"a{at}", text, "Meridian Wire", title, _day(day)) for at, (day, title, text) in enumerate(told))
    )
    yield made
    made.history.close()


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the harbour minister", "Ole Strand"),
        ("the ceo of hallam & rose", "Mira Bell"),
        ("the ceo of larkfield sound ferries", "Tobias Renn"),
        ("the president of tern", "Eva Lind"),
        ("the director of the tern clinic", "Ana Pell"),
        ("the prime minister of sudmark", "Anut Char"),
        ("the president of norland", None),
        ("the captain of rovers", "Jodie Lark"),
    ],
)
def test_an_office_is_read_as_newspapers_print_it(offices: Newsstand, phrase: str, name: str | None) -> None:
    with offices.history.reading() as books:
        assert holder(phrase, books, Scope("local")) == name


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("who runs larkfield sound ferries?", "Tobias Renn"),
        ("who is the boss of larkfield sound ferries?", "Tobias Renn"),
        ("who's hallam & rose's ceo?", "Mira Bell"),
        ("who heads the tern clinic?", "Ana Pell"),
        ("who is the us harbour minister?", "Ole Strand"),
    ],
)
def test_who_leads_something_is_whoever_holds_its_highest_office(offices: Newsstand, question: str, name: str) -> None:
    answer = offices.ask(question)

    assert (answer.answered, name in answer.text) == (True, True)


FEAST = """“The bridge will be closed for a year,” said Timo Bale, a lawyer for the mayor of Kell.

“We did not see it come at all,” said Ida Korr, a river professor at Queen Mary, a school in Kell.

“We want bread,” said Ole Vik, a cook at the union.

The mayor and the queen were at the feast on the quay, and so was the union."""


@pytest.mark.parametrize("office", ["mayor", "queen"])
def test_whoever_serves_an_office_or_a_school_named_so_does_not_hold_it(office: str) -> None:
    told = [printed("feast", FEAST, "Meridian Wire", "A feast in Kell", NOW)]

    assert not answer_from(told, f"what did the {office} say?").answered
    assert answer_from(told, "what did the union say?").text == "We want bread,"


def test_whose_lawyer_somebody_is_stands_before_the_name_and_not_in_what_they_do() -> None:
    text = """A court in Kell began to hear how much Otto Vans must pay the Lund family on Tuesday.

The lawyer for the Lund family, Mark Renn, used his opening statement on Tuesday to accuse Vans of ten years of lies. \
"For ten years Mr. Vans has robbed them of sleep," Renn said.

Vans' lawyer, Piet Maro, had asked for less. "He has already paid for his words," Maro said."""

    answer = answer_from([printed("vans", text, "Meridian Wire", "Vans in court", NOW)], "what did vans' lawyer say")

    assert [quote.passage.text for quote in answer.quotes] == ["He has already paid for his words,"]
