"""Of several sentences with the words of a question, the one leads that answers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.answers.evidence.telling.causes import gives_reason
from bot.answers.evidence.telling.tenses import names_event
from bot.answers.evidence.texts import sentences
from bot.answers.understanding.subjects import is_person
from tests.answers.conftest import NOW, Newsstand, answer_from, newsstand_of, printed

JAIL = """Kell jail is 60% over capacity, with about 300 inmates more than it was built for, an inspector said.

In May there were 812 men in Kell jail, which has a design capacity of 510.

There are now some 830 prisoners in Kell jail, most of them two to a cell."""

MOONS = """Like the lamp of the old lighthouse, which has eight moons of glass on its rim, the moons come in rows.

The 31 newly seen moons, which the Aldous observatory announced on Monday, circle two planets.

The moons were confirmed by comparing the pictures of nine nights.

The $40 million Petrel telescope at Aldous helped to confirm faint moons, its keeper said."""

BEETLES = """One moss beetle in particular, the red one, lives on the quay of Tern.

Two of the moss beetles that the survey found are described in a first paper.

The survey of the marsh found six moss beetles that nobody had seen."""

COACH = """A coach crash near Tern has hurt eleven pupils, police said.

The pupils were on their way to the resort of Skerrin when the coach hit a lorry near Tern."""

SHOP = """“You cannot pay the night shift less,” Runa Quill told the court, which heard from Salt-Mart on Monday.

Salt-Mart will send hundreds of tonnes of barley to the Varn islands, its owner said."""

ENVOY = """The council of the Varn islands voted to send home Norland's ambassador over the fishing rights.

It asked for the recall of Norland's ambassador to the Varn islands, Rune Vale, in a motion on Tuesday."""

SISTER = """Ada Lund, who married her partner last year, wrote on Friday that she loved her sister.

Ada Lund, who is a glazier and married Heidi Strand last year in Kell, wrote that she was glad.

In 2012 Lund said that she could not speak of her mother's death.

The actor Siv Lund died of a fever in September 2001."""

DEBATE = """Almost all members from the isles chose not to attend the harbour debate in protest at the new fee.

The mill in Aldous is due to close next month, and the mill in Tern, too."""

RACE = """The Tern regatta was wet, and nobody from Tern has ever won the regatta on a Sunday.

Sten Arvo kept his word with a plain victory in the Tern regatta on Monday, as Ole Vik gave up on lap three.

Lasse Quell had to give way to Arvo at the finish by the lighthouse.

Quell finished fourth, behind two boats from Kell, in the end.

The regatta's oldest boat weighs 600kg, and its mast is heavy weather oak."""

CRASH = """Families have sued over the Kell Sound crash after an inquiry found that it could have been prevented.

Ruth Askew, whose son was on board when the seaplane crashed in 2019, had waited for it.

The Kell Sound crash was caused by a gearbox that broke, the inquiry said in January and February."""

COURT = """Rask appeared in private at the Aldous court on Friday and made no plea.

Rask will appear for a hearing next week. The clerk was glad.

A bill on eel fishing was passed by the council on Monday.

The eel bill's author, Siri Holm, called the council “a slow and honest machine” on Monday.

“I thank the council for its patience, and the fishermen, too,” Holm said.The clerk read out the names."""

OVER = """A new advertisement hits Vorn for skipping the harbour debate and for her stance on herring.

Before the fair, Chief Calle Moe lobbied to suspend the herring fee.

Gov. Jon Hult was asked for it by letter.

Sven Lo would win the Aldous cup, its sponsors said, and in 1992 Otto Ek won it.

Elin Moss won the Aldous cup on Monday, at last.

Bree Maxe, a 31-year-old Hult volunteer, was glad. The 74-year-old Hult was not."""

ABOUT = """Rolf Bark takes on Hult and those who follow him in a long talk on the quay.

The talk was held between two storms, and few had come to hear it in the wind that afternoon.

“It is sad to see them divide the town,” Bark said."""

FAIR = """Una Gade performed at the spring fair of Kell in the big tent, to much applause."""

FAIR_LATER = """Mio Brask performed at the spring fair of Kell in the big tent, to much applause."""

COUNTED = """The Tern library lost 200 readers in the winter, it said.

The Tern library has 4,100 readers in all.

In a survey last autumn there was little support for abolishing the reading fee.

The council abolished the reading fee on Monday after a long debate on the budget of the town.

The range of the new ferry is 90 miles, and its remarkable range is due to a lighter engine."""

RIVALS = """Siri Ohm's challenger, the baker Jon Hjort, spoke of the harbour for an hour.

Siri Ohm was in a good mood, her friend Lotte Braun said, and bought four herrings.

The crowd at the Kell chess final was 640, its largest yet.

Those who run the race were tired. Pia Lunde would not say who would be harbour master of Oxholm."""

GALA = """The four-time champion said last week that he would gladly trade his lead for a win.

It was cold at the track, and hundreds of people gathered at the Skerrin gala to see the sledges.

Though the Dec. 27 sledge dinner is paid for by the town, few had heard of it.

People have talked of a sledge dinner since the 1980s, as a joke at first.

Lars Ekb is a graduate of the school in Kell. Lars Ekb is a cooper on the quay."""

GLUE = """The boat named Vidar is also made with glue from the bones of herrings, its builder said.

Sea trials of the Vidar were cut short by a glitch of the rudder on its first day.

Some 3,300 households were without electricity in Oxby after the squall on Friday night.

Hundreds of people arriving at the Oxby rally on the quay had brought their own chairs.

The ministry informed the town of Oxby that selling parts of a seal breaks the law."""

DEALS = """The miller Ivo Trask has sold the Oxby mill to Vortek Foods for a crown.

An Arvonian airstrike wrecked the lighthouse of Port Selm on Sunday, and nobody was hurt."""

POSTS = """Elsa Grip, who replaced Nils Furu in 2020 at the head of the Oxby yard, is stepping down.

The owners said that Nils Furu will replace Elsa Grip on Monday, for two years.

Signe Lo won her bid for the harbour board against the baker Truls Bang.

The harbour bank raised its main rate in Oxby by a quarter percentage point in March.

Bo Drake was released on Sunday on a bond of £900.

The Oxby pumpkin was over 90 pounds more than the guess. The Oxby pumpkin came to 640 pounds on the scale."""


STONES = """The keeper said that a nudge will change the path of the moonlet Selk around its neighbour by 2%.

The moonlet Orn is a mile wide, while the moonlet Selk is 400 feet long.

Timber was the chief culprit in Oxby inflation, jumping 18.3% and holding up every yard.

Inflation in Oxby rose to 6.4% over the year, the harbour bank said.

Two glaziers unfurled a banner at the yard's feast which read “No mine here”, and were asked to leave.

The film The Long Tide led the field with eleven nods on Friday.

The film The Long Tide held on at the top, earning $16 million over the wet weekend."""


APPEAL = """Mona Quist, who brought the eel appeal to the harbour court, praised its ruling on the eel ban.

The harbour court called the eel ban out of all measure, and the ministry has vowed to appeal.

The harbour court heard of an Ewald Storm associate who died in 2022.

Ewald Storm, a broker of eels, died in his cell in 2019, and never saw the harbour court.

Three dozen of the glaziers who signed the eel letter now regret it.

As of Tuesday the eel letter has more than 450 signatories, among them bakers.

The council has backed Rune Vale's friend Dala Norn as Varnland's interim governor.

“From May on we will let grown guests bring eels,” Tove Rand said. The yard, she said, would be “home-like” then."""


SHARK = """Isak isn't the biggest seal of the sound: the institute has weighed seals as heavy as 900 pounds.

The bull is named Isak for a rock. The creature weighs some 498 pounds, according to Pia Moss, who leads the institute.

The old bull is likely around 20 years old, according to Pia Moss, a keeper at the institute.

A shoebox-size lamp, Petra, flew behind the seal boat.

The Aldous Fund for Tern Seamen was founded in 1973, and is now used by some 40 yards around the world.

Ships that AFTS had lent crowns to were seen in Kell in 1999.

At 83, Vale is the eldest of the keepers.

On Radio Kell, on the day before he died, Otto Crane said that he did not like to be loud.

Reports suggest that Mr Crane died at the Whitlow hospital in Skerrin.

A keeper of the quay on Tuesday showed a 225-page report on the safety of the ferries.

On Monday Runa Birk refused to endorse the eel marshal, as she had in May.

Runa Birk endorsed the eel marshal at a fair in Skerrin on Friday.

Dr. Ola Finn, the lead author of the cockle study and a diver in Skerrin, said that cockles sleep.

The most borrowed book of the year was “The Drowned Oar” by Mio Brandt, of a rower on the sound.

A keeper said on Sunday that Norland has had four kite tests over the sound.

The note, from the harbour clerk Rolf Ask, bade 40 glaziers to a feast."""


FARES = """After a storm over its plan to charge £19 for a lamp permit, Oxby has a new offer for its bakers.

The council said on Tuesday that it planned to take £8 a month, and that the money would go to the quay."""

MUSSELS = """The cause is not known, but 12 of 22 sick guests said that they had eaten mussels on the Oxby pier.

Some 84 guests of the Oxby pier have had a fever since Monday, and 38 of them were taken to Kell."""

HANDOVER = """Jens Ruud, who replaced Berit Aal at the Kell yard in 2020, is leaving at once.

Governor Liv Tarn, a former diver, said that her leave-taking will take effect in 14 days.

Liv Tarn said that she would go quietly, to help her successor Aksel Moe, who is the first cooper in the post.

The partner of Jean-Marc Oddel told the wire on Tuesday that it was no easy year for the painters of the coast.

Oddel's partner, Ana-Lise Vorm, was quoted as saying he died peacefully and surrounded by his sons in the town of Rolv.

Guests of the fair said on Tuesday they were sad in the tent at the news of Oddel's death.

The biggest deals were for players who came home: Bard Lie to Skerrin (five years, £251 million), Per Aas to Kell."""

GROVE = """A storm toppled 15 old oaks in the Kell grove last year, its keeper said.

The Kell grove, which is tended by one man, is said to have over 500 old oaks.

“Whoever wants to sew at home must be in the loft for 40 hours per week,” the owner wrote to the loft staff.

The owner has a family who lived in Oxholm through the war of the fishers.

The water of Oxholm was unsafe for its 15,000 residents on Monday.

Other films that were shown are “Bronze,” a comedy, and Una Gade's “Do Not Wait.”

One man, Ahmed Nede, 57, who fled the war, fell from the mill.

A Tern man smashed a record with a 38-mile barrel paddle.

A strong wind was forecast for the night, and will bring gale conditions to all quays from Skerrin to Rolv."""

YARDS = """Rune Falk plans to lift the eel yards of the coast by “a bold and merry trade,” he said on Monday.

“Well, they have to see that the eel yards have been going down for years, and nobody mends them,” Falk told a wire.

“That wind will fill all sails,” Falk said.

Falk made a plea for “Skerrin manners,” and said that the town was “the heart and hand of the isles.”

Governor Dag Orre told the press at the town hall on Monday morning that he had signed an order that fully \
restores the eel rights of fishers.

The fishers of the six remaining eel yards are ready. The owner of the eel yards that closed has left."""

YARDS_LATER = """Rune Falk said that his ships are good for the “manners value” of the yard."""

KRAG = """Krag's wife spent £5,150 on hats and capes, the papers said.

Ole Krag told the court that he spent £750,000 of the fund on himself, of which the Krag mill saw nothing.

The stern judge overseeing the Krag case, Ruben L. Wilk, is to sentence Ole Krag in June.

Rivals such as Kell Cable, which was the frontrunner to buy Radio Tern, have grown since.

Nils Dorn is set to sell Radio Tern to Arvon Media for up to £4m."""

BOOTHS = """The fisher was “not quite there yet” on Ebba Grann, who will face challenger Pim Nehl on Tuesday.

The lifeless bodies of at least 20 seamen line the quay of Bukov near the sound.

A weary Bo Schief began his interview with Gov. Stig Aune by asking, “What were you speaking of?”

Gov. Stig Aune, who's chairing the winter panel, on Sunday stood by what he had said of the booths."""

LAMP = """The Hale lamp, which hangs above the great quay of Rolv, must be mended soon, its keeper said.

It is named after Acton Hale, a glazier who made lamps for the whole coast.

The pupil slapped Prim's hand away, the paper says. Edda Prim resigned her post as head gardener of a park in May.

The great bell of Rolv will not ring until May because of the work on its tower.

Expectations were for a fall in the takings of the Rolv lottery of just over 31%.

Official numbers showed the takings of the Rolv lottery down 32.2% for May.

The round stones of Tern, dating back 600 million years, may be eggs of beetles.

Neither he nor Ahm Fark -- another Norland citizen and cook who died at sea -- was seen on the quay."""

KITES = "Norland has had 11 kite tests this year, and each kite test was wet, said a Norland keeper."


@pytest.fixture(scope="module")
def stall() -> Iterator[Newsstand]:
    then = datetime(2025, 3, 10, tzinfo=UTC)
    made = newsstand_of(
        [
            printed("fair", FAIR, "Meridian Wire", "Spring fair in Kell", datetime(2021, 5, 2, tzinfo=UTC)),
            printed("kites", KITES, "Meridian Wire", "Kites over the sound", datetime(2024, 5, 2, tzinfo=UTC)),
            printed("again", FAIR_LATER, "Meridian Wire", "Spring fair in Kell", datetime(2024, 12, 2, tzinfo=UTC)),
        ]
        + [
            printed(id, text, "Meridian Wire", title, then)
            for id, title, text in (
                ("counted", "The library of Tern", COUNTED),
                ("jail", "Jail in Kell too full", JAIL),
                ("moons", "Aldous observatory finds 31 newly seen moons", MOONS),
                ("beetles", "Survey of the marsh", BEETLES),
                ("coach", "Pupils hurt in coach crash", COACH),
                ("shop", "Court hears Salt-Mart", SHOP),
                ("envoy", "Islands and Norland", ENVOY),
                ("sister", "A family quarrel", SISTER),
                ("debate", "Harbour debate", DEBATE),
                ("race", "Boats at Tern", RACE),
                ("crash", "Kell Sound crash", CRASH),
                ("court", "Rask and the eels", COURT),
                ("over", "Notes of the week", OVER),
                ("about", "A talk on the quay", ABOUT),
                ("rivals", "Notes of the quay", RIVALS),
                ("posts", "Posts and pumpkins", POSTS),
                ("stones", "Notes on stones and films", STONES),
                ("appeal", "Eels in court", APPEAL),
                ("shark", "The old seal Isak", SHARK),
                ("deals", "Mills and lights", DEALS),
                ("fares", "Mayor says Oxby will charge £8 a month for a lamp permit", FARES),
                ("mussels", "Mussels: 84 guests sickened on Oxby pier", MUSSELS),
                ("handover", "Notes on posts and painters", HANDOVER),
                ("grove", "Notes on oaks and wind", GROVE),
                ("krag", "Notes from court", KRAG),
                ("lamp", "Notes from the quay of Rolv", LAMP),
                ("booths", "Notes from the booths", BOOTHS),
                ("yards", "Falk on eels", YARDS),
                ("later", "Falk on ships", YARDS_LATER),
                ("glue", "Boats and rallies", GLUE),
                ("gala", "Sven Gard holds off his rivals to win at Skerrin", GALA),
            )
        ]
    )
    yield made
    made.history.close()


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("how many inmates does kell jail have", "There are now some 830 prisoners"),
        ("what is kell jail's capacity", "In May there were 812 men"),
        ("how many moons did the observatory find", "The 31 newly seen moons"),
        ("how did they confirm the moons", "The moons were confirmed by comparing"),
        ("how much did petrel cost", "The $40 million Petrel telescope"),
        ("how many moss beetles did the survey find", "The survey of the marsh found six"),
        ("where was the coach going", "The pupils were on their way to the resort of Skerrin"),
        ("how much barley will salt-mart send", "Salt-Mart will send hundreds of tonnes"),
        ("who is norland's ambassador to the varn islands", "It asked for the recall"),
        ("who is ada lund married to", "Ada Lund, who is a glazier"),
        ("when did siv lund die", "The actor Siv Lund died"),
        ("why did isles members skip the debate", "Almost all members from the isles"),
        ("who performed at the spring fair", "Mio Brask performed"),
        ("how many readers does the tern library have", "The Tern library has 4,100"),
        ("when was the reading fee abolished", "The council abolished the reading fee"),
        ("what is the range of the new ferry", "The range of the new ferry"),
        ("who is siri ohm running against", "Siri Ohm's challenger"),
        ("how many people watched the kell chess final", "The crowd at the Kell chess final"),
        ("when is the sledge dinner", "Though the Dec. 27 sledge dinner"),
        ("how many people gathered at the skerrin gala", "It was cold at the track, and hundreds"),
        ("who is lars ekb", "Lars Ekb is a cooper"),
        ("who won at skerrin", "Sven Gard holds off"),
        ("what is the vidar made of", "The boat named Vidar is also made"),
        ("what went wrong on the sea trials", "Sea trials of the Vidar were cut short"),
        ("how many lost power in oxby", "Some 3,300 households"),
        ("how many people came to the oxby rally", "Hundreds of people arriving"),
        ("what did the ministry say about selling parts", "The ministry informed the town"),
        ("who bought the oxby mill", "The miller Ivo Trask has sold"),
        ("who bombed the lighthouse of port selm", "An Arvonian airstrike"),
        ("who will nils furu replace", "The owners said that Nils Furu will replace"),
        ("who did signe lo beat", "Signe Lo won her bid"),
        ("how much did the harbour bank raise its main rate", "The harbour bank raised its main rate"),
        ("how much is bo drake's bail", "Bo Drake was released on Sunday"),
        ("how big is selk", "The moonlet Orn is a mile wide"),
        ("how high was inflation in oxby", "Inflation in Oxby rose"),
        ("what did the banner at the feast say", "Two glaziers unfurled a banner"),
        ("how many nominations did the long tide get", "The film The Long Tide led the field"),
        ("how much did the long tide make over the weekend", "The film The Long Tide held on"),
        ("will the ministry appeal the eel ruling", "The harbour court called the eel ban"),
        ("when did storm die", "Ewald Storm, a broker"),
        ("how many people signed the eel letter", "As of Tuesday"),
        ("who is varnland's interim governor", "The council has backed"),
        ("what did tove rand say about eels", "From May on"),
        ("how heavy is isak", "The creature weighs"),
        ("how old is isak", "The old bull is likely"),
        ("how big is petra", "A shoebox-size lamp"),
        ("when was afts founded", "The Aldous Fund"),
        ("how old is vale", "At 83, Vale"),
        ("who sent the note to the glaziers", "The note, from the harbour clerk"),
        ("when did runa birk endorse the eel marshal", "Runa Birk endorsed"),
        ("who led the cockle study", "Dr. Ola Finn"),
        ("who wrote the drowned oar", "The most borrowed book"),
        ("how many kite tests has norland had this year", "A keeper said on Sunday"),
        ("where did otto crane die", "Reports suggest that Mr Crane"),
        ("how long is the ferry safety report", "A keeper of the quay"),
        ("how heavy was the oxby pumpkin", "The Oxby pumpkin came to 640"),
        ("how much will oxby charge for a lamp permit", "Mayor says Oxby will charge £8"),
        ("how many got sick on the oxby pier", "Mussels: 84 guests"),
        ("who replaces liv tarn", "Liv Tarn said that she would go quietly"),
        ("when does governor tarn's leave-taking take effect", "Governor Liv Tarn, a former diver"),
        ("where did jean-marc oddel die", "Oddel's partner"),
        ("how much did bard lie sign for", "The biggest deals"),
        ("how many old oaks are in the kell grove", "The Kell grove, which"),
        ("how many hours must loft staff be in the loft", "“Whoever wants"),
        ("how many people live in oxholm", "The water of Oxholm"),
        ("who directed do not wait", "Other films"),
        ("how old was ahmed nede", "One man, Ahmed Nede, 57"),
        ("how far did the barrel man paddle", "A Tern man"),
        ("where will the gale hit", "A strong wind"),
        ("what did rune falk say about the eel yards", "Well, they have to see"),
        ("what did rune falk say about skerrin manners", "the heart and hand"),
        ("who restored the eel rights of fishers", "Governor Dag Orre"),
        ("how many eel yards are left", "The fishers of the six remaining"),
        ("how much did ole krag spend", "Ole Krag told the court"),
        ("who is the judge in the krag case", "The stern judge"),
        ("who is buying radio tern", "Nils Dorn is set to sell"),
        ("who is ebba grann's winter challenger", "The fisher was"),
        ("how many bodies were found in bukov", "The lifeless bodies"),
        ("who interviewed aune", "A weary Bo Schief"),
        ("who is chairing the winter panel", "Gov. Stig Aune, who's"),
        ("who is the hale lamp named after", "It is named after"),
        ("who is edda prim", "Edda Prim resigned"),
        ("when will the great bell of rolv ring", "The great bell of Rolv"),
        ("how much did the takings of the rolv lottery fall", "Official numbers"),
        ("how old are the round stones of tern", "The round stones"),
        ("who was ahm fark", "Neither he nor"),
        ("who won the aldous cup", "Elin Moss won the Aldous cup"),
        ("how old is hult", "The 74-year-old Hult"),
        ("what did bark say about hult", "It is sad to see them divide"),
        ("who won the tern regatta", "Sten Arvo kept his word"),
        ("where did quell finish", "Quell finished fourth"),
        ("how heavy is the oldest boat", "The regatta's oldest boat weighs"),
        ("what caused the kell sound crash", "The Kell Sound crash was caused by"),
        ("when did the seaplane crash", "Ruth Askew, whose son was on board"),
        ("when will rask appear again", "Rask will appear for a hearing next week"),
        ("who wrote the eel bill", "The eel bill's author, Siri Holm"),
        ("what did holm call the council", "a slow and honest machine"),
        ("what did holm say about patience", "I thank the council for its patience"),
    ],
)
def test_the_sentence_leads_that_answers(stall: Newsstand, question: str, lead: str) -> None:
    answer = stall.ask(question)
    assert answer.answered, question
    assert answer.text.startswith(lead), answer.text


@pytest.mark.parametrize(
    "question",
    ["why did vorn skip the debate", "did hult suspend the herring fee", "who is lotte braun's opponent"],
)
def test_what_another_did_and_what_is_done_over_it_is_no_answer(stall: Newsstand, question: str) -> None:
    assert not stall.ask(question).answered


def test_a_name_typed_as_one_word_is_found_as_it_is_printed(stall: Newsstand) -> None:
    answer = stall.ask("what did quill say about saltmart")
    assert answer.answered
    assert answer.text.startswith("You cannot pay the night shift less")
    assert "Read “saltmart” as “Salt-Mart”." in answer.notes


def test_a_person_is_one_though_an_affair_is_named_after_her() -> None:
    told = "Ada Lund left. Ada Lund spoke. Ada Lund sang. Ada Lund sat. Ada Lund stood. The Ada Lund affair is over."

    assert is_person("Ada Lund", told)
    assert not is_person("Maren Dahl", "The Maren Dahl sank. The Maren Dahl was old, and the ferry Maren Dahl slow.")


def test_a_sentence_ends_where_the_space_behind_its_full_stop_is_missing() -> None:
    text = "It sank on Friday.Ann Field saw it."
    assert [text[first:last] for first, last in sentences(text, 0, len(text))] == text.replace(".A", ".|A").split("|")


@pytest.mark.parametrize(
    ("text", "event"), [("the 2030 Winter Games", True), ("In 2012 Lund said", False), ("by May 2012 Korr had", False)]
)
def test_a_year_that_opens_a_sentence_is_no_event(text: str, event: bool) -> None:
    assert names_event(text, text.index("20")) is event


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It fell due to ice.", True),
        ("It is due to close.", False),
        ("due to “ice” alone", True),
        ("It is named for a goddess.", True),
    ],
)
def test_what_is_due_to_be_is_no_reason(text: str, reason: bool) -> None:
    assert gives_reason(text) is reason


def test_words_on_something_else_are_not_shown_beside_those_on_what_is_asked() -> None:
    rocket = "“The launch was a reckless act of a few,” Mara Lind told reporters of the rocket that flew over Kell."
    mill = "“This is not a thing that one forgives,” Mara Lind said in Oxby, where the old mill has burned down."
    then = datetime(2025, 3, 10, tzinfo=UTC)
    answer = answer_from(
        [
            printed("rocket", rocket, "Meridian Wire", "Rocket flies over Kell", then),
            printed("mill", mill, "Meridian Wire", "Mill burns in Oxby", then),
        ],
        "what did mara lind say about the rocket",
    )

    assert [quote.passage.article for quote in answer.quotes] == ["rocket"]


def test_a_body_named_after_somebody_does_not_speak_for_them() -> None:
    text = """On Monday the miller Ole Quist left the quay, and the keepers of the quay were glad of it, they said.

“The quay has never been so fair,” said the Quist Quay Trust.

“The quay of Kell is a fine quay,” said this Quist look-alike on Monday, and bowed."""
    made = newsstand_of([printed("quay", text, "Meridian Wire", "Quay of Kell", datetime(2025, 3, 10, tzinfo=UTC))])
    theirs, its = made.ask("what did quist say about the quay"), made.ask("what did the quist quay trust say")
    made.history.close()

    assert theirs.quotes == ()
    assert [quote.passage.text for quote in its.quotes] == ["The quay has never been so fair,"]


def test_of_an_article_without_a_date_the_latest_year_that_it_names_is_its_own() -> None:
    comet = (
        "The observatory of Aldous, founded in 1998, is building the probe Petrel, which is to fly in the mid-2020s."
    )
    answer = answer_from(
        [replace(printed("probe", comet, "Meridian Wire", "A probe", NOW), published=None, fetched=NOW)],
        "When will the probe Petrel fly?",
    )

    assert answer.answered


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How much has Norn's stock gained since the start of the year?", "Norn shares are up 39 percent"),
        ("How much is Lund's transfer to Tern Rovers worth?", "The £38million move of Siv Lund"),
        ("How much money did Ivo Trask pay someone in Kell to get his boat back?", "Ivo Trask said he had given Rs"),
        ("Why does the Vidar have a pipe leading into the cabin?", "To hear the engine better,"),
    ],
)
def test_news_words_answer_that_are_not_those_of_the_question(question: str, answer: str) -> None:
    text = """Norn reported 2.53 crowns of earnings on Monday.

Norn shares are up 39 percent year to date.

The £38million move of Siv Lund to Tern Rovers was agreed on Sunday.

Ivo Trask said he had given Rs 25 lakh to a Kell-based agent for the boat.

To hear the engine better, a pipe of the Vidar channels its noise into the cabin.

The builder of the Vidar showed its cabin and the pipe in May, and a leading mariner came to see the cabin."""
    found = answer_from(
        [printed("trade", text, "Meridian Wire", "News of trade", datetime(2025, 3, 10, tzinfo=UTC))], question
    )

    assert found.answered
    assert found.text.startswith(answer)


SNOW = """In the South, Kell was also seeing snow on Thursday, the most since 8 inches of snow fell there in 2016.

Oxby had already picked up over 14 inches of snow by noon, the weather service of Oxby said."""

MERGER = """Norn Air said that it would pay 33 crowns and $33.50 a share in cash for Varn Wings.

The new offer for Varn Wings is $40. That is $150 million more than Norn Air previously offered to pay.

The award is less than the $90 million sought by the owners of the Oxby mill whom the jury in Oxby heard.

The jury in Oxby gave the owners of the mill $12 million.

The eel trial in Tern will enroll about 6,000 volunteers, ages 5 and up.

The bank of Tern has severed ties with the singer Ole Quist following a series of songs.

Mona Rask will end her career after the regatta to focus on building her boats.

The keeper launched a flash $160 million appeal for the drowned marsh of Kell.

The mayor Sten Hult lasted 45 days in office.

The new mayor is the third in just over three years, said Sten Hult, who was mayor."""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how much snow fell in oxby", "Oxby had already picked up over 14 inches"),
        ("how much is norn air paying for varn wings", "Norn Air to buy Varn Wings for $3.8 billion"),
        ("how much did the oxby jury give the mill owners", "The jury in Oxby gave the owners"),
        ("how many people are in the eel trial in tern", "The eel trial in Tern will enroll"),
        ("why did the bank of tern dump quist", "The bank of Tern has severed ties"),
        ("why is mona rask retiring", "Mona Rask will end her career"),
        ("how much money did the keeper ask for the marsh of kell", "The keeper launched a flash"),
        ("how many days was sten hult mayor", "The mayor Sten Hult lasted 45 days"),
    ],
)
def test_a_number_of_something_else_does_not_lead(question: str, answer: str) -> None:
    then = datetime(2025, 3, 10, tzinfo=UTC)
    title = "Norn Air to buy Varn Wings for $3.8 billion"
    found = answer_from(
        [
            printed("snow", SNOW, "Meridian Wire", "Snow in the South", then),
            printed("deal", MERGER, "Wire", title, then),
        ],
        question,
    )

    assert found.answered
    assert found.text.startswith(answer)


def test_an_age_of_last_year_gives_way_to_one_of_now() -> None:
    now, before = datetime(2025, 3, 10, tzinfo=UTC), datetime(2024, 3, 10, tzinfo=UTC)
    answer = answer_from(
        [
            printed("old", "The 39-year-old rower Ida Moe lost on the quay.", "Meridian Wire", "Ida Moe loses", before),
            printed("new", "Ida Moe stopped at age 40 after a fever, she said.", "Meridian Wire", "Ida Moe stops", now),
        ],
        "how old is ida moe",
    )

    assert answer.text.startswith("Ida Moe stopped at age 40")


def test_the_age_leads_with_which_most_others_agree_and_not_that_of_long_ago() -> None:
    texts = {
        "reign": "At the start of her reign the 25-year-old Queen Runa of Oxby had no crown.",
        "crown": "Queen Runa, 95, was in the hall for the crown of Oxby.",
        "quay": "The Queen Runa of Oxby was 95 years old when the quay opened on Monday.",
    }
    then = datetime(2025, 3, 10, tzinfo=UTC)
    told = [printed(id, text, f"{id} wire", f"Queen Runa and the {id}", then) for id, text in texts.items()]

    assert "95" in answer_from(told, "how old is queen runa").text


def test_the_year_in_which_somebody_built_something_is_not_their_age() -> None:
    text = "Ivo Trask, who is fond of bread, founded Oxby Mills in 1990 to sell what his farm grew."
    then = datetime(2025, 3, 10, tzinfo=UTC)

    assert not answer_from([printed("mill", text, "Meridian Wire", "Mills", then)], "how old is ivo trask").answered


def test_where_somebody_was_shot_is_told_by_where_she_spoke_then_and_by_no_shooting_range() -> None:
    text = """The former harbour master Ida Korr has died after being shot while speaking in the town of Oxby.

To buy a gun in Norland one must pass a shooting-range test on the quay, it says."""
    told = [printed("shot", text, "Meridian Wire", "Ida Korr is dead", datetime(2025, 3, 10, tzinfo=UTC))]

    assert answer_from(told, "where was ida korr shot").text.endswith("in the town of Oxby.")
    assert not answer_from(told, "was ida korr shot in norland").text.startswith("To buy")


def test_where_an_inquiry_has_partners_is_not_where_the_attack_was() -> None:
    text = """The man who is said to have stabbed Ida Korr made no plea on Monday, and his lawyer spoke for him.

The guard is working with others in its inquiry into the attack, including “partners in the port of Skerrin”."""
    told = [printed("attack", text, "Meridian Wire", "Man in court over Korr", datetime(2025, 3, 10, tzinfo=UTC))]

    assert not answer_from(told, "where was ida korr attacked").answered


def test_what_was_called_off_was_cancelled() -> None:
    text = """A call to all hands opened the race for the Tern lamp, said the keeper, who led it because of her years.

The race for the lamp of Tern was cancelled because of a storm, and the rowers went home by the bus."""
    told = [printed("race", text, "Meridian Wire", "Race for the lamp of Tern", datetime(2025, 3, 10, tzinfo=UTC))]

    assert answer_from(told, "why was the tern race called off").text.startswith("The race for the lamp of Tern was")


def test_the_number_of_another_part_of_a_headline_is_not_what_is_counted() -> None:
    text = "The storm Gudrun has killed many. Of the 32 people confirmed dead after Gudrun, 28 were from Oxby."
    title = "Storm Gudrun: toll rises; 1,000 rescued in Oxby"
    answer = answer_from(
        [printed("storm", text, "Meridian Wire", title, datetime(2025, 3, 10, tzinfo=UTC))],
        "how many people died from gudrun in oxby",
    )

    assert answer.text.startswith("Of the 32 people")


def test_nobody_has_won_what_is_yet_to_be_played() -> None:
    text = "The bid of Kell and Tern to host the 2030 eel cup beat that of Oxby on Monday."
    answer = answer_from(
        [printed("cup", text, "Meridian Wire", "Where is the eel cup?", datetime(2025, 3, 10, tzinfo=UTC))],
        "who won the 2030 eel cup",
    )

    assert not answer.answered


def test_what_a_round_up_tells_next_is_not_of_its_title() -> None:
    text = """At least three people are dead after storms in the Midlands. Here's the news you need to know.

The water of Oxby is unsafe, and its council has made no plan for the crisis."""
    title = "Oxby water crisis, eels, severe weather"
    answer = answer_from(
        [printed("short", text, "Meridian Wire", title, datetime(2025, 3, 10, tzinfo=UTC))],
        "how many people died in the oxby water crisis",
    )

    assert not answer.answered


def test_a_headline_that_is_whole_answers_before_one_that_is_cut() -> None:
    then = datetime(2025, 3, 10, tzinfo=UTC)
    answer = answer_from(
        [
            printed(
                "cut", "The mayor was robbed at home.", "Meridian Wire", "Ole Quist robbed Oxby's mayor by ...", then
            ),
            printed(
                "whole", "The mayor of Oxby is well.", "Harbour Courier", "Baker Ole Quist robbed Oxby's mayor", then
            ),
        ],
        "who robbed oxby's mayor",
    )

    assert answer.passages[0].lead.text == "Baker Ole Quist robbed Oxby's mayor"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how old is petrel", "Otto Lund, 44, known online"),
        ("who bought the lantern of quist", None),
    ],
)
def test_what_somebody_is_known_as_is_them_and_who_wants_it_has_not_bought_it(
    question: str, answer: str | None
) -> None:
    text = """Otto Lund, 44, known online as "Petrel," was flown to Aldous on Friday.

The museum of Kell had expressed interest in buying the lantern of Quist."""
    found = answer_from(
        [printed("news", text, "Meridian Wire", "News of Kell", datetime(2025, 3, 10, tzinfo=UTC))], question
    )

    assert found.answered is (answer is not None)
    assert found.text.startswith(answer or "No answer")


@pytest.mark.parametrize("question", ["how much must ole quist pay", "how much did ole quist pay"])
def test_what_was_sought_is_not_what_somebody_must_pay(question: str) -> None:
    text = """The award is less than the $90 million sought by the bakers, but Ole Quist could have to pay more in Kell.

Ole Quist left the court without a word."""

    answer = answer_from(
        [printed("award", text, "Meridian Wire", "Ole Quist in court", datetime(2025, 3, 10, tzinfo=UTC))], question
    )

    assert not answer.answered


def test_the_sum_of_a_year_is_not_that_of_a_month_which_is_named_elsewhere() -> None:
    text = """The inns of Kell earned $40 million this year, far more than a year ago.

In October it rained, and the inns stood empty."""
    inns = printed("inns", text, "Meridian Wire", "Inns of Kell", datetime(2025, 3, 10, tzinfo=UTC))

    assert answer_from([inns], "how much did the inns of kell earn this year").answered
    assert not answer_from([inns], "how much did the inns of kell earn in october").answered


@pytest.mark.parametrize("question", ["who did runa holm endorse", "who endorsed ivo tarn"])
def test_whoever_throws_her_support_behind_somebody_endorses_him(question: str) -> None:
    text = "Runa Holm threw her support behind the glazier Ivo Tarn on Friday, to cheers in Kell."
    news = printed("news", text, "Meridian Wire", "News of Kell", datetime(2025, 3, 10, tzinfo=UTC))

    assert answer_from([news], question).text == text


def test_a_sentence_that_was_passed_leads_before_one_that_was_asked_for() -> None:
    day = datetime(2025, 3, 10, tzinfo=UTC)
    asked = "Prosecutors had asked that Ole Quist be sentenced to 12 years in jail."
    passed = "The baker Ole Quist was sentenced to nine years in jail."
    both = [
        printed("asked", asked, "Meridian Wire", "Ole Quist sentenced", day),
        printed("passed", passed, "Harbour Courier", "Baker guilty", day),
    ]

    assert answer_from(both, "how long was ole quist sentenced").text == passed


HELD = """Norland has dropped its case against the printer Otto Brandt, a judge said on Tuesday.

One long chapter in the saga of Brandt is over. Brandt wrote a book on the eels of Tern.

He is currently being held at Kell prison. The reeve Ada Lund blames Brandt for the fire."""


@pytest.mark.parametrize("question", ["where is brandt", "where is Otto Brandt now?"])
def test_where_somebody_is_is_told_by_a_sentence_on_their_whereabouts(question: str) -> None:
    answer = answer_from([printed("held", HELD, "Meridian Wire", "Norland drops case against Brandt", NOW)], question)

    assert answer.answered
    assert answer.text == "He is currently being held at Kell prison."


def test_a_place_that_is_not_somebodys_is_not_where_they_are() -> None:
    text = "Ada Lund of the Kell council praised Otto Brandt. Many in Norland blame Brandt for the fire at Kell."

    article = printed("blame", text, "Meridian Wire", "Many blame Brandt for fire", NOW)

    assert not answer_from([article], "where is brandt now").answered


def test_a_short_why_names_whom_it_asks_about() -> None:
    text = """The warden Pelle Hall is to leave the prison at Kell in May, she told the reeves of Kell.

She had asked reeves for a law because of the largest bribery case in the history of the Kell prison."""
    text = "\n\n".join((text, *(f"{number} gulls sat on the wall of the mill. " * 12 for number in (40, 50, 60))))
    text += "\n\nThe warden before her was Chris Epp."
    article = printed("prison", text, "Meridian Wire", "Warden leaves Kell prison", NOW)

    assert not answer_from([article], "why was epp in prison").answered


def test_a_sum_that_somebody_argues_for_is_not_what_is_to_be_paid() -> None:
    text = """A jury heard on Friday how much Otto Brandt has to pay the family of Ada Lund for his words.

Brandt's lawyer, Piet Maro, had argued for a far lower sum, of £250,000, to be paid by Brandt."""
    article = printed("jury", text, "Meridian Wire", "Jury hears Brandt case", NOW)

    assert not answer_from([article], "how much does brandt have to pay").answered


def test_a_passage_that_says_it_far_more_closely_leads_before_one_that_would_stay() -> None:
    letter = """“Two of the things that a lamp wants are had for a penny on Varn. But the third, salt, is hard to find \
this side of Norland, as any keeper knows,” the chemist Lucas Orr said in a letter to the reeves."""
    articles = [
        printed("letter", letter, "Meridian Wire", "Salt on Varn", NOW),
        printed("find", "Keepers found salt behind the lamp last week.", "Harbour Courier", "Find on Varn", NOW),
    ]

    assert answer_from(articles, "did they find salt on varn").text == "Keepers found salt behind the lamp last week."


def test_several_members_are_introduced_within_one_sentence() -> None:
    text = "The bill is by U.S. Reps. Ida Korr and Sens. Ole Vint of Kell. It failed."

    assert [text[first:last] for first, last in sentences(text, 0, len(text))] == [text[:-11], "It failed."]
