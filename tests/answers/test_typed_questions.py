"""Questions as people type them, and what a careful reader would not take for their answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.weighing.fit import fit
from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.persons import whom
from bot.answers.understanding.wish import terms, wish
from tests.answers.conftest import Newsstand, newsstand_of, printed

CUP = """Ivo Marrin became the first man to win 300 harbour cup matches when he beat Lasse Quell on Friday.

Marrin retires with 20 harbour cup titles, which he won in fifteen years.

Both of his rivals, Quell, 36, and Oduya, 35, are still winning titles at the sport's four biggest regattas."""

PUMPKIN = """The heaviest pumpkin in the history of Norland weighed 2,310 pounds and was grown by Runa Vik.

The Marrow Trust sells pumpkins in Aldous, with deliveries to begin in the second half of next year."""

SPEAKER = """Ida Korr, 71, became the first woman to lead her party in Skerrin in 2003, and stayed for years.

Korr was elected to the speaker post in 2007.

The letter was Korr's first since her 74-year-old husband was attacked in their house in Norland."""

POISON = """Two years later an attempt was made to poison Otto Brandt on a ship to Aldous, but he lived.

Aldous agents poisoned Otto Brandt in his cell, five governments say.

At the time of the arrest, Brandt was speaking for a candidate of the Harbour Party.

Brandt died on Tuesday, according to Meridian Wire."""

CANDIDATES = """The two who hope to become the next premier, Ann Holm and Femi Oduya, have both promised lower fees.

The council chose former treasurer Femi Oduya and Ann Holm on Monday."""

MISSILES = """SKERRIN - A Swedish rocket flew 460 kilometres on Tuesday, the farthest this year.

"It was an accident," said Gro Lund, who voted against 10 members of her party."""

FAR = """The coach Sunna Bay was dismissed by the Rovers because they lost every game of the year.

Sunna Bay has not spoken since."""

FAIR = """The winter fair of Saltmarsh was held twice, in 2009 and 2017.

The Saltmarsh fair opens on May 4."""

SLAP = """The singer, who took home an Aldous prize on the night he slapped Bo Stenner, apologised on Friday.

Karl Rusk slapped Bo Stenner at the Kell Awards."""

ROUND_UP = """Residents of Larkwell are still angry about the fire at the school there.

At least 350 Ukrainian children have died in the war, prosecutors said.

Elsewhere, 19 children died in the fire at Larkwell."""

DEFEAT = """The outspoken candidate has won the Skerrin primary.

Mona Trell defeated Jon Aske in the Skerrin primary."""

ASSAULT = """Following the attack, Bea Lorne had an operation on her arm in Tern.

Olav Krug attacked Bea Lorne with a rake in Tern."""

LOST = """The USSR lost millions of soldiers in that war.

Norwegian forces lost 40 soldiers in it."""

ARRESTS = "Pia Dahl was beaten in Mossby last week."

CROWN = """Prince Alder is told of in season 5 of "The Crown" from Harrow Films.

The prince will be crowned in Tern Abbey. Alder is to be crowned there in May."""

RECORD = """He will not catch Lund Berger's record of 73 harbour runs.

Asger Moe has 61 harbour runs this season."""

TREASURER = """Viggo Sand's arrest is part of an inquiry into a $4 million fraud."""

SALE = """Layoffs began at Vortek a week after Gerda Moll bought the company.

Hedda Brun of the Tern Party, who won the Norland vote, takes her oath on Monday.

Negotiators of Skerrin concluded peace talks in Kell on Tuesday."""

HEIR = """Eskil named Ole, 40, heir of Saltmarsh on Friday.

Eskil, 73, is duke of Saltmarsh. Eskil is a hostage of the world's worst weather, said the duchess."""

DESIGN = """For the first time a barge designed to carry the Kestrel engine has left Port Mave.

The man alleged to have robbed Dina Faro was held on Friday in Port Mave."""

OFFICERS = """Chief executive Sunniva Reck wrote to all crews of the Grebe on Monday.

Dr. Bo Reck of Tern, a surgeon, was not on board.

Guards of the Grebe threw soup over a Quendal painting in the Old Hall. The guard of the gate was named Ole Hest."""

LANDFALL = """The storm Vanda struck at Kell on Tuesday.

Vanda struck at Port Mave on Friday. When Sten Ure turned 90 last year, the storm sirens were tested.

Ure died on Sunday. Sten Ure was 91."""

LAUNCH = """The United Harbour Line's Skua ferry, which is based in Tern, launches tomorrow (March 13) in two ports."""

FRITZ = "Tarl Essen beat Juri Oback in the second round at Aldous on Tuesday. Tarl Essen will play again."


@pytest.fixture(scope="module")
def stall() -> Iterator[Newsstand]:
    texts = {
        "cup": CUP,
        "pumpkin": PUMPKIN,
        "speaker": SPEAKER,
        "poison": POISON,
        "candidates": CANDIDATES,
        "rockets": MISSILES,
        "coach": FAR,
        "round": FRITZ,
        "fair": FAIR,
        "slap": SLAP,
        "items": ROUND_UP,
        "primary": DEFEAT,
        "assault": ASSAULT,
        "crown": CROWN,
        "officers": OFFICERS,
        "landfall": LANDFALL,
        "Ulf Brask robbed Faro, police say": DESIGN,
        "sale": SALE,
        "heir": HEIR,
        "record": RECORD,
        "line": LAUNCH,
        "treasurer": TREASURER,
        "war losses of Norway": LOST,
        "police arrest nine over death of Pia Dahl": ARRESTS,
    }
    at = datetime(2025, 3, 12, tzinfo=UTC)
    made = newsstand_of([printed(id, text, "Meridian Wire", id[0].upper() + id[1:], at) for id, text in texts.items()])
    yield made
    made.history.close()


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("how many harbour cups has marrin won", "Marrin retires with 20 harbour cup titles"),
        ("how many titles did marrin win", "Marrin retires with 20 harbour cup titles"),
        ("when does the skua ferry launch", "The United Harbour Line's Skua ferry"),
        ("how heavy was the heaviest pumpkin", "The heaviest pumpkin in the history of Norland weighed 2,310 pounds"),
        ("when did korr become speaker", "Korr was elected to the speaker post in 2007."),
        ("how old is ida korr", "Ida Korr, 71,"),
        ("how old is korrs husband", "The letter was Korr's first since her 74-year-old husband"),
        ("who poisoned brandt", "Aldous agents poisoned Otto Brandt"),
        ("who is femi oduya", "The council chose former treasurer Femi Oduya"),
        ("when is the saltmarsh fair", "The Saltmarsh fair opens on May 4."),
        ("who slapped bo stenner", "Karl Rusk slapped Bo Stenner"),
        ("how many children died in larkwell", "Elsewhere, 19 children died"),
        ("who won the skerrin primary", "Mona Trell defeated Jon Aske"),
        ("who attacked bea lorne", "Olav Krug attacked Bea Lorne"),
        ("how many soldiers did norway lose", "Norwegian forces lost 40 soldiers"),
        ("how many arrested over pia dahl", "Police arrest nine over"),
        ("where will alder be crowned", "The prince will be crowned in Tern Abbey"),
        ("how many harbour runs does asger moe have", "Asger Moe has 61 harbour runs"),
        ("who bought vortek", "Layoffs began at Vortek"),
        ("who won the norland vote", "Hedda Brun of the Tern Party"),
        ("where were the peace talks held", "Negotiators of Skerrin concluded peace talks in Kell"),
        ("how old is eskil", "Eskil, 73,"),
        ("who robbed faro", "Ulf Brask robbed Faro"),
        ("who is sunniva reck", "Chief executive Sunniva Reck"),
        ("where did vanda strike friday", "Vanda struck at Port Mave on Friday."),
        ("how old was sten ure", "Sten Ure was 91."),
        ("what was the name of the gate guard", "The guard of the gate was named Ole Hest."),
        ("how far did the rocket of sweden fly", "A Swedish rocket flew 460 kilometres"),
    ],
)
def test_a_typed_question_leads_with_the_sentence_that_says_it(stall: Newsstand, question: str, lead: str) -> None:
    answer = stall.ask(question)

    assert (answer.answered, answer.text[: len(lead)]) == (True, lead)


@pytest.mark.parametrize(
    "question",
    [
        "how many pumpkins does the marrow trust sell",  # "the second half" is no number of them
        "by how many votes did gro lund lose",  # "voted" counts none
        "where was otto brandt arrested",  # a party is no place
        "where did otto brandt die",  # "according to" names none
        "why did tarl essen dismiss his coach",  # another article tells of a coach
        "who is eskil's chancellor",  # nobody of whom another is asked
        "who designed the kestrel engine",  # what was designed is no designer
        "what was the name of the singer",  # nobody's name stands beside it
        "who is viggo sand",  # his arrest does not introduce him
        "what is ivo marrins trade",  # no word for it
        "what was the age of the ferry that sank on tuesday in kell sound",
    ],
)
def test_what_only_looks_like_the_thing_asked_for_is_no_answer(stall: Newsstand, question: str) -> None:
    assert not stall.ask(question).answered


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("The runner, who came from Aldous, won which race?", "which"),
        ("Bakers who marched on Friday held a sign saying what?", "what"),
        ("Ida Korr, who left in May, leads which party?", "which"),
        ("who left in May", "who"),
        ("The ferry sank. Who owned it?", "who"),
        ("by whom was it built", "who"),
        ("what was the cause of the fire", "why"),
        ("what is her motive", "why"),
        ("what sparked the row", "why"),
    ],
)
def test_a_word_that_only_goes_on_from_another_asks_nothing(question: str, kind: str) -> None:
    assert kind_of(question)[0] == kind


@pytest.mark.parametrize("question", ["who is she replacing", "who is he suing?", "who was it named for"])
def test_who_somebody_is_asks_of_no_pronoun(question: str) -> None:
    assert whom(question) is None


def test_a_country_is_met_by_its_people_and_they_by_it() -> None:
    assert [
        Matcher(terms(name)).cover(text) for name, text in (("Sweden", "the Swedish team"), ("Kenyan", "in Kenya"))
    ] == [
        [0.95],
        [0.95],
    ]


@pytest.mark.parametrize(
    ("question", "text", "named"),
    [
        ("Which country ran the first such train?", "Germany ran the first such train.", True),
        ("Which player withdrew?", "Ida Korr withdrew.", True),
        ("Which player withdrew?", "When it rained she withdrew.", False),
    ],
)
def test_a_name_may_begin_the_sentence_that_answers(question: str, text: str, named: bool) -> None:
    made = wish(question, datetime(2025, 3, 12, tzinfo=UTC))

    assert (fit(made, text, ()) >= 0.5) is named
