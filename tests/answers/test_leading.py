"""The passage leads whose sentence says most closely what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.answers.evidence.telling.defining import defines
from bot.answers.understanding.persons import introduces
from bot.answers.words.phrases import says
from bot.answers.words.stems import stem
from tests.answers.conftest import Newsstand, answer_from, newsstand_of, printed
from tests.shown import text_of

TALKS = """Otto Brandt met the harbour council yesterday, which Lena Marsh, who was then on her way, had asked \
for, and the port heard that a second ship had arrived with salt on the same tide as the mail.

About the author. Piet Holm, journalist, laureate of the Aldous Prize."""

LANDED = """Lena Marsh, envoy of Norland, arrived in Port Aldous on Thursday.

Marsh is wanted there for the price of herring alone, Brandt believes."""


@pytest.fixture(scope="module")
def stand() -> Iterator[Newsstand]:
    day = datetime(2025, 3, 13, tzinfo=UTC)
    made = newsstand_of(
        (
            printed("talks", TALKS, "Meridian Wire", "Herring talks", day),
            printed("landed", LANDED, "The Harbour Courier", "Envoy in town", day),
        )
    )
    yield made
    made.history.close()


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("when did marsh arrive", "Lena Marsh, envoy of Norland, arrived in Port Aldous on Thursday."),
        ("who is marsh", "Lena Marsh, envoy of Norland, arrived in Port Aldous on Thursday."),
        ("who is holm", "Piet Holm, journalist, laureate of the Aldous Prize."),
    ],
)
def test_the_sentence_that_says_it_leads(stand: Newsstand, question: str, lead: str) -> None:
    assert text_of(stand.say(question, question)).strip().startswith(lead)


@pytest.mark.parametrize(
    ("sentence", "worth"),
    [
        ("Piet Holm, journalist, laureate of the prize.", 1.0),
        ("Lena Holm, former harbour master, left.", 1.0),
        ("The council's spokesman, Piet Holm, left.", 0.8),
        ("He wrote to Holm, however, at once.", 0.0),
        ("They met Otto Brandt, Piet Holm and the reporter.", 0.0),
        ("The plan is just a way of hiding the inability to pressure Holm", 0.0),
        ("Piet Holm, landed by a Norwegian trawler, slept.", 0.0),
    ],
)
def test_who_somebody_is_is_said_by_a_noun_beside_the_name(sentence: str, worth: float) -> None:
    assert introduces(sentence, "holm") == worth


TRIAL = """Two sailors of the Gull were brought before a judge in Aldous Quay on Monday after salt had gone missing.

Otto Hale was taken from an inn at Saltmouth and is being held on suspicion of theft, the harbour police said. The \
mate of the Gull is also in custody.

The sailors of the Gull cost the port a barrel of salt. A third man, Rolf Amsel, was convicted last year.

The council has accepted the new harbour rules. Nobody in the council spoke of salt.

Trade in salt slowed in spring. The slump was driven by a gale that closed the strait for nine days.

The Terns sailed in green and had the wind for an hour. Jule Marten, captain of the Terns, steered the last mile of \
the regatta to beat Port Norrow by a length."""


@pytest.fixture(scope="module")
def quay() -> Iterator[Newsstand]:
    made = newsstand_of((printed("trial", TRIAL, "Meridian Wire", "Aldous Quay", datetime(2025, 3, 13, tzinfo=UTC)),))
    yield made
    made.history.close()


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("where is the mate held?", "The mate of the Gull is also in custody."),
        ("who was convicted of stealing the salt?", "A third man, Rolf Amsel, was convicted last year."),
        ("has the council agreed to the harbour rules?", "The council has accepted the new harbour rules."),
        ("why did trade in salt slump?", "Trade in salt slowed in spring. The slump was driven by a gale"),
        ("who is the captain of the Terns?", "Jule Marten, captain of the Terns, steered the last mile"),
    ],
)
def test_the_sentence_with_whom_or_what_was_done_leads(quay: Newsstand, question: str, lead: str) -> None:
    assert " ".join(text_of(quay.say(question, question)).split()).startswith(lead)


@pytest.mark.parametrize(
    "question",
    [
        "when did otto hale marry?",
        "where was Otto Hale born?",
        "who is the harbour master of the Gull?",
        "who painted the Gull?",
    ],
)
def test_an_article_that_tells_nothing_of_what_somebody_did_does_not_answer(quay: Newsstand, question: str) -> None:
    assert not quay.ask(question).answered


PEOPLE = """Representative Sigrun Vale of Kell has joined the race for harbour master, the council said on Monday.

Born to a single mother in Port Norrow, she has seen herself as a friend of the islands. A clerk said by letter that \
Vale is “insured and rested”.

Sen. Hedda Roos was the first senator to call on Vale to leave the race."""

UNREST = "As of late autumn, about 40 people were held in Tern over the Jan. 6 unrest at the docks."

FAIR = """The Tern Fair was first held in 1998.

East Norland’s official toll of 74 flood deaths is a wonder, its wire said."""


@pytest.fixture(scope="module")
def race() -> Iterator[Newsstand]:
    then = datetime(2025, 3, 13, tzinfo=UTC)
    texts = {
        "Kell race": PEOPLE,
        "Docks": UNREST,
        "Fair": FAIR,
    }
    made = newsstand_of([printed(title, text, "Meridian Wire", title, then) for title, text in texts.items()])
    yield made
    made.history.close()


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("where was sigrun vale born", "Born to a single mother in Port Norrow, she"),
        ("is sigrun vale insured", "A clerk said by letter that Vale is “insured"),
        ("Who was the first senator to tell Sigrun Vale to quit the race?", "Sen. Hedda Roos was the first senator"),
        ("how many people are held over the jan 6 unrest", "As of late autumn, about 40 people"),
        ("how many flood deaths does east norland admit to", "East Norland’s official toll of 74 flood deaths"),
    ],
)
def test_whom_a_sentence_means_is_known_by_what_it_leaves_out(race: Newsstand, question: str, lead: str) -> None:
    assert " ".join(text_of(race.say(question, question)).split()).startswith(lead)


@pytest.mark.parametrize("question", ["when is the Tern Fair on again?", "when will the tern fair be held"])
def test_a_year_gone_by_tells_not_when_something_will_be(race: Newsstand, question: str) -> None:
    assert not race.ask(question).answered


DEALS = """Keeper Ivo Marrin has agreed on a new contract with the Terns, the club said on Monday.

The deal of Marrin is worth $30 million over five years. The previous largest contract in the history of the Terns \
was a $6 million one for Otto Hale."""


def test_a_figure_of_another_does_not_lead() -> None:
    answer = answer_from(
        [printed("deals", DEALS, "Meridian Wire", "Deals", datetime(2025, 3, 13, tzinfo=UTC))],
        "how much is ivo marrins contract",
    )

    assert answer.text.startswith("The deal of Marrin is worth $30 million")


def test_seats_that_were_secured_are_won() -> None:
    assert says("It secured 316 of the 465 seats in the house.", "win")
    assert not says("Its seat was secured.", "win")


def test_who_stands_in_the_goal_has_not_scored() -> None:
    assert says("Her second goal came late.", stem("scored"))
    assert not says("Vik in the home goal made a save.", stem("scored"))


@pytest.mark.parametrize(
    ("title", "text", "question", "answered"),
    [
        ("Vale", "Sigrun Vale said that she would retire from the council after the fair.", "why did vale retire", 0),
        ("Abbot visiting Kell to apologize for old bells in ...", "He came to Kell.", "why is the abbot in kell", 1),
        ("Abbot visiting Kell to ...", "He is there.", "why is the abbot in kell", 0),
        ("Press", "The Kestrel Studio 2022 froze at the press.", "until when is the freeze", 0),
        ("Tern", "Edda Vik ordered all the barges that belong to Tern to stay in port.", "what caused Tern to lose", 0),
        ("Tern mill to close in May, with 90 jobs lost", "It is an old mill.", "why is the Tern mill closing", 0),
        ("Cup", "Five rowers are on the 20202 list for the cup final.", "when is the cup final", 0),
    ],
)  # fmt: skip
def test_what_looks_like_a_reason_or_a_time_and_is_none(title: str, text: str, question: str, answered: int) -> None:
    answer = answer_from([printed("one", text, "Meridian Wire", title, datetime(2025, 3, 13, tzinfo=UTC))], question)

    assert answer.answered == bool(answered)


BRIG = """A crowded trawler capsized off Aldous at dawn on Thursday, and nine of its crew are missing.

The lamp at the mole should burn when the tide passes 2.5 metres. The tide stood at 3.1 metres before noon.

The harbour office expects the wind to drop to 40 km/h in the night. Gusts of 110 km/h broke the mole.

In 2019 a trawler sank off Aldous, too."""


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("when did the trawler sink?", "A crowded trawler capsized off Aldous at dawn on Thursday"),
        ("how high was the tide?", "The tide stood at 3.1 metres"),
        ("how fast was the wind?", "Gusts of 110 km/h"),
        ("when did a trawler last sink off Aldous?", "In 2019 a trawler sank"),
    ],
)
def test_what_is_yet_to_be_or_long_ago_stands_behind_what_was(question: str, lead: str) -> None:
    stand = newsstand_of([printed("brig", BRIG, "Meridian Wire", "Trawler lost", datetime(2025, 3, 13, tzinfo=UTC))])
    try:
        assert stand.ask(question).text.startswith(lead)
    finally:
        stand.history.close()


@pytest.mark.parametrize(
    "text",
    [
        "Rowan Pike coached the losers. ‘That’s the regatta. Ask me tomorrow and I’ll say I love it.’",
        "“That is the regatta. Ask me tomorrow,” said Rowan Pike.",
    ],
)
def test_no_quotation_is_shown_half(text: str) -> None:
    day = datetime(2025, 3, 13, tzinfo=UTC)
    stand = newsstand_of([printed("row", f"{text}\n\nIt rained.", "Meridian Wire", "Rowing", day)])
    try:
        shown = text_of(stand.say("regatta"))
    finally:
        stand.history.close()

    assert "regatta. Ask me tomorrow" in " ".join(shown.split())


YARD = """The Nordhaven yard opened a school for welders. The yard trains forty welders a year.

On Friday, the yard launched the barge Edda. The Nordhaven yard has launched barges for years.

The first commercial wind-driven crane was a hoist, designed in 1962 by Nora Lind."""


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("when did the Nordhaven yard in Kell launch the barge Edda?", "On Friday, the yard launched"),
        ("who designed the first commercial wind driven crane?", "The first commercial wind-driven crane"),
    ],
)
def test_a_day_may_open_a_sentence_and_a_year_stand_before_who_did_it(question: str, lead: str) -> None:
    answer = answer_from(
        [printed("yard", YARD, "Meridian Wire", "Kell yard", datetime(2025, 3, 15, tzinfo=UTC))], question
    )

    assert answer.answered
    assert answer.text.startswith(lead)


WOODS = """In Kell stands Ivy Wood, within the borders of Kell town, which has Kell parks. \
The other wood by the southern edge is Ash Wood."""


def test_what_stands_everywhere_in_an_article_chooses_no_sentence_of_it() -> None:
    more = "\n\n".join(f"Path {number} of Kell town has a border stone of Kell." for number in range(6))
    wood = printed("wood", f"{WOODS}\n\n{more}", "Wire", "Walks", datetime(2025, 3, 13, tzinfo=UTC))
    answer = answer_from([wood], "what wood is by Kell's southern border")

    assert answer.text.endswith("southern edge is Ash Wood.")


BOARD = """Moss Board drew a crowd on Monday. The mayor praised Moss Board again.

Moss Board is a network for gardeners, its founder says. He is quiet of late.

“I am quitting,” he said."""


def test_what_a_thing_is_is_led_by_the_sentence_that_says_so() -> None:
    stand = newsstand_of([printed("moss", BOARD, "Wire", "Moss Board", datetime(2025, 3, 13, tzinfo=UTC))])
    told, unknown = stand.ask("what is moss board?"), stand.ask("what is quiet quitting?")
    stand.history.close()

    assert told.text.startswith("Moss Board is a network for gardeners")
    assert not unknown.answered


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Tessel fever, a tick-borne infection, has spread.", True),
        ("A disease known as Tessel fever has spread.", True),
        ("The Tessel fever (TF) is one of the oldest diseases here.", True),
        ("What if you have what is called Tessel fever?", False),
        ("Tessel fever has spread.", False),
    ],
)
def test_a_sentence_says_what_a_thing_is(text: str, says: bool) -> None:
    assert defines(text, "tessel fever") is says


def test_what_was_done_to_somebody_may_be_told_by_the_noun() -> None:
    text = "When Orla Quist came on the screen in Kell, loud boos broke out."
    answer = answer_from(
        [printed("boos", text, "Wire", "Kell games", datetime(2025, 3, 13, tzinfo=UTC))], "was Orla Quist booed?"
    )

    assert answer.answered


VISIT = """Envoy Orla Quist came to Kell on Monday and spoke of an “extraordinarily close” bond with it.

Rain fell on the mole. The mayor had left.

“We want Kell to be strong, and we will stand by it in every winter,” Quist said."""


def test_whole_quotes_come_before_bits_where_any_words_are_asked_for() -> None:
    said = answer_from(
        [printed("visit", VISIT, "Wire", "Quist in Kell", datetime(2025, 3, 13, tzinfo=UTC))],
        "what did Orla Quist say?",
    )

    assert said.text.startswith("We want Kell to be strong")


STORM = """A gust of 128 km/h was measured on Cairn Head. It was the third storm that hit Tern in March."""


def test_a_sentence_that_names_all_that_is_asked_is_shown_alone() -> None:
    answer = answer_from(
        [printed("storm", STORM, "Wire", "Wind", datetime(2025, 3, 13, tzinfo=UTC))], "which storm hit tern in march?"
    )

    assert answer.text == "It was the third storm that hit Tern in March."
