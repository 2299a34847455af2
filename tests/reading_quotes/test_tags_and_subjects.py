from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "We will rebuild the bridge before winter"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"“{WORDS},” later said Dana Whitfield.", "Dana Whitfield"),
        (f"“{WORDS},” added Dana Whitfield, the mayor.", "Dana Whitfield"),
        (f"“{WORDS}.” Dana Whitfield said yesterday.", "Dana Whitfield"),
        (f"“{WORDS}?” Dana Whitfield asked him on Monday.", "Dana Whitfield"),
        (f"“{WORDS}.” Dana Whitfield said to the council after the vote.", "Dana Whitfield"),
        (f"The plan is “{WORDS}” in all according to Dana Whitfield.", "Dana Whitfield"),
        (f"On Monday, as the rain fell, Dana Whitfield said: “{WORDS}.”", "Dana Whitfield"),
        (f"When the rain fell on Monday Dana Whitfield said: “{WORDS}.”", "Dana Whitfield"),
        (f"After leaving the hall, Dana Whitfield was sure. “{WORDS}.”", "Dana Whitfield"),
        (f"But then, Dana Whitfield left and, in the hall, added: “{WORDS}.”", "Dana Whitfield"),
        (f"“It is late,” said Dana Whitfield, adding: “{WORDS}.”", "Dana Whitfield"),
        (f"The winner has yet to call, said Dana Whitfield, a clerk, adding, “{WORDS}.”", "Dana Whitfield"),
        (f"“It is late,” Dana Whitfield said, and added: “{WORDS}.”", "Dana Whitfield"),
        (f"Omar Reyes thanked Dana Whitfield for saying “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Whitfield is known for saying “{WORDS}.”", "Dana Whitfield"),
        (f"It went on, with one poster angrily writing “{WORDS}.”", "one poster"),
        (f"The man from the town who saw it said: “{WORDS}.”", "The man from the town"),
        (f"Dana Whitfield herself said Monday that “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Whitfield, who was on the Lind list, told HARBOUR, “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Whitfield replied to Omar Reyes with, “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Whitfield said that once the council goes on recess, “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Whitfield leaned in and boomed: “{WORDS}.”", "Dana Whitfield"),
        (f"“{WORDS},” wrote a man calling himself Bo Lind.", "Bo Lind"),
        (f"The two lawmakers, however, argue that “{WORDS}.”", "The two lawmakers"),
        (f"The email goes on to say: “{WORDS}.”", "The email"),
        (f"It is not all. From the report: “{WORDS}.”", "the report"),
        (f"It is not all - More from the report: “{WORDS}.”", "the report"),
        (f"“{WORDS},” reads a Wednesday editorial.", "a Wednesday editorial"),
        (f"A Feb. 1 letter from the club warns that “{WORDS}.”", "A Feb. 1 letter from the club"),
        (f"The northern senator declined to say so, but added “{WORDS}.”", "The northern senator"),
        (f"Mayor Dana Whitfield, D-Ohio, gave a warning to the town: “{WORDS}.”", "Dana Whitfield"),
        (f"Here on the hill, Dana Whitfield stepped up her plea, saying, “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Will described the plan as “{WORDS}” on Monday.", "Dana Will"),
        (f"It was Dana Will, which is why Will claims “{WORDS}” here.", "Dana Will"),
        (f"Then Ms. Whitfield was prompted to say, “{WORDS}.”", "Whitfield"),
        (f"After the Paris attacks, Dana Whitfield made a film calling it “{WORDS}.”", "Dana Whitfield"),
        (f"“{WORDS},” replied Lind's driver, actress Dana Whitfield.", "Dana Whitfield"),
        (f"It was sold because, in Dana Whitfield’s words, “{WORDS}.”", "Dana Whitfield"),
        (f"A group sent a letter to the town. “{WORDS},” the letter reads.", "the letter"),
        (f"Lind Works issued a statement. “{WORDS},” the statement reads.", "Lind Works"),
        (f"Lind came. Lind Works issued a statement. The town's statement says “{WORDS}.”", "The town's statement"),
        (f"The clip says Dana Whitfield “{WORDS}.”", "The clip"),
        (f"“{WORDS},” the ad’s narrator says.", "the ad’s narrator"),
        (f"Dana Whitfield, head of Lind -- the company that owns the mill -- told me, “{WORDS}.”", "Dana Whitfield"),
        (f"“{WORDS},” Dana Whitfield, who is chairwoman of Save the Mill said.", "Dana Whitfield"),
        (f"Dana Whitfield came. “{WORDS},” an angry Whitfield harrumphed.", "Dana Whitfield"),
        (f"“{WORDS},” Dana Whitfield charged in her speech.", "Dana Whitfield"),
        (f"“{WORDS},” Dana Whitfield began.", "Dana Whitfield"),
        (f"Dana Whitfield, president and head of Lind Works stated, “{WORDS}.”", "Dana Whitfield"),
        (f"According to the recently found letter, “{WORDS}.”", "the recently found letter"),
        ("Ms. Whitfield said that her town was “still the first of all in the valley.”--Bo Lind.", "Whitfield"),
    ],
)
def test_the_subject_is_found_past_what_stands_between(read: Read, text: str, name: str) -> None:
    last = read(text)[-1]

    assert last.speaker is not None
    assert last.speaker.name == name


@pytest.mark.parametrize(
    "text",
    [
        f"“{WORDS},” Dana Whitfield called it by mistake.",
        f"“{WORDS}!” Dana Whitfield said that the rain went on.",
        f"“{WORDS}.” Dana Whitfield said the rain went on.",
        f"“{WORDS}.” Dana Whitfield said on Monday that the rain went on.",
        f"“{WORDS}.” The names were announced on a site in the spring.",
        f"“{WORDS}” — Dana Whitfield came home.",
        f"The plan was “{WORDS}” in March, Dana Whitfield thought.",
        f"The plan was “{WORDS}” in March, Dana Whitfield said that it rained.",
        f"“{WORDS},” said I.",
        f"“{WORDS},” wrote we.",
        f"He said that because Dana Whitfield left, adding: “{WORDS}.”",
        f"It rained with “{WORDS}” saying so.",
        f"It was said by nobody that “{WORDS}.”",
        f"“{WORDS},” Dana Whitfield harrumphed at those who came to the hall.",
        f"The plan turns on what is being criticized as a “{WORDS}” law.",
    ],
)
def test_a_sentence_that_is_no_tag_names_no_speaker(read: Read, text: str) -> None:
    (found,) = read(text)

    assert found.speaker is None


def test_a_role_may_hold_commas_of_its_own(read: Read) -> None:
    text = "“It is due to the wind from the north,” Ana Ruiz, a nurse at the Council on Water, Air and Soil told us."

    (found,) = read(text)

    assert found.speaker is not None
    assert found.speaker.name == "Ana Ruiz"


def test_what_stands_on_a_sign_and_what_a_show_is_called_are_no_quotations(read: Read) -> None:
    text = "The sign read “Keep out of the garden at all times.” They wrote for the show “Harbour,” Ana Ruiz said."

    assert read(text) == ()


def test_open_marks_close_before_their_tag(read: Read) -> None:
    found = read("“We will rebuild every house in the valley, Ana Ruiz said on Monday. The road is closed.")

    assert [(quote.passage.text, quote.speaker.name if quote.speaker else None) for quote in found] == [
        ("We will rebuild every house in the valley,", "Ana Ruiz")
    ]


def test_a_land_and_its_people_are_one_office(read: Read) -> None:
    text = (
        "Ukraine’s president, Petro Lind, came late. “We need guarantees for our land,” the Ukrainian president said."
    )

    (found,) = read(text)

    assert found.speaker is not None
    assert found.speaker.name == "Petro Lind"


def test_an_opening_without_a_comma_hides_no_subject(read: Read) -> None:
    (found,) = read("In a radio interview Ruiz declared “the bridge may be obsolete for all of us.”")

    assert found.speaker is not None
    assert found.speaker.name == "Ruiz"


@pytest.mark.parametrize(
    "roles", ["Larkfield star and former Norland guard", "ex-Norland winger and TV pundit", "Chairman and owner"]
)
def test_a_name_behind_two_roles_is_who_speaks(read: Read, roles: str) -> None:
    text = f"“We will rebuild the bridge before winter,” {roles} Davey Munro told the paper."

    assert [quote.speaker.name if quote.speaker else None for quote in read(text)] == ["Davey Munro"]


def test_a_platform_is_no_woman(read: Read) -> None:
    text = "In a video posted on Instagram, she added: “We will rebuild the bridge before winter.”"

    assert [quote.speaker for quote in read(text)] == [None]


def test_a_seat_in_parliament_is_no_part_of_a_name(read: Read) -> None:
    text = "Labour MP Ana Ruiz came.\n\n“We will rebuild the bridge before winter,” the Larkfield North MP said."

    assert [quote.speaker.name if quote.speaker else None for quote in read(text)] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"“{WORDS},” Reds left fielder Dana Whitfield said.", "Dana Whitfield"),
        (f"Dana Whitfield last week told the Post that, after all, “{WORDS}.”", "Dana Whitfield"),
        (f"“{WORDS},” says “Blue Harbour” star Dana Whitfield, now 49.", "Dana Whitfield"),
        (f"A senior No. 10 adviser told the Post that “{WORDS}.”", "A senior No. 10 adviser"),
        (f"Dana Whitfield called it a “sham,” saying neighbours have shown “{WORDS}.”", "Dana Whitfield"),
        (
            f"Dana Whitfield said she is “sure” the boat will land on Sunday, but added that “{WORDS}.”",
            "Dana Whitfield",
        ),
        (f"Dana Whitfield faulted the town, which owns the mill, for “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Whitfield is quick to point out that “{WORDS}.”", "Dana Whitfield"),
        (f"“{WORDS},” Dana Whitfield captioned her picture.", "Dana Whitfield"),
        (f"“{WORDS},” Dana Whitfield likes to say.", "Dana Whitfield"),
        (f"The old boats resemble what Dana Whitfield, head of the mill, described as “{WORDS}.”", "Dana Whitfield"),
        (f"“{WORDS},” said her mother during an interview.", "her mother"),
        (f"Dana Whitfield, a leading figure behind the “No” campaign, tweeted: “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Whitfield said that Omar began a “new” campaign to change it, calling it “{WORDS}.”", "Dana Whitfield"),
        (
            f"In a talk with a paper, the Mail on Sunday, host Dana Whitfield backed it, calling it “{WORDS}.”",
            "Dana Whitfield",
        ),
        (
            f"Dana Whitfield, who was there, repeated that Holm had been “held,” adding that “{WORDS}.”",
            "Dana Whitfield",
        ),
    ],
)
def test_the_tag_is_read_past_what_stands_in_its_way(read: Read, text: str, name: str) -> None:
    found = read(text)[-1]

    assert found.speaker is not None
    assert found.speaker.name == name


def test_a_sentence_that_is_nearly_all_quote_is_said_by_who_spoke_before(read: Read) -> None:
    found = read("“It is late,” said Dana Whitfield, a baker. The brand “has a lot of building to do.”")

    assert found[-1].speaker is not None
    assert found[-1].speaker.name == "Dana Whitfield"


@pytest.mark.parametrize("verb", ["wrote", "tweeted"])
def test_a_tag_inside_marks_that_never_close_ends_the_quote(read: Read, verb: str) -> None:
    (quote,) = read(f'"{WORDS}, Dana Whitfield {verb} on Monday.\n\nIt rained.')

    assert quote.passage.text == f"{WORDS},"


def test_who_accuses_somebody_earlier_in_the_sentence_has_not_said_the_words(read: Read) -> None:
    (quote,) = read(f"Omar Reyes was accused by mill staff of abusing his power in May, and struggled to “{WORDS}.”")

    assert quote.speaker is None or quote.speaker.name == "Omar Reyes"


def test_the_star_of_a_quoted_title_is_whom_the_article_calls_an_actress(read: Read) -> None:
    found = read(f"Actress Dana Whitfield came. The “Aquaman” actress continued: “{WORDS}.”")

    assert [quote.speaker and quote.speaker.name for quote in found] == ["Dana Whitfield"]


@pytest.mark.parametrize("verb", ["rallied supporters", "deflected questions", "rallied the town"])
def test_a_verb_is_no_part_of_the_name_before_it(read: Read, verb: str) -> None:
    (found,) = read(f"Dana Whitfield came. Whitfield {verb}, saying “{WORDS}.”")

    assert found.speaker is not None
    assert found.speaker.name == "Dana Whitfield"


def test_three_dots_end_no_sentence_before_a_tag(read: Read) -> None:
    quotes = read("“The bridge was strong and it was coming ...” Dana Whitfield said of the flood.")

    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Dana Whitfield"]


@pytest.mark.parametrize("seen", ["shown", "seen", "heard"])
def test_who_is_shown_saying_it_says_it(read: Read, seen: str) -> None:
    quotes = read(f"“{WORDS},” Dana Whitfield is {seen} saying.")

    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Dana Whitfield"]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Before he left, he sent his brother a voicemail to say", "Omar Reyes"),
        ("He called to say", "Omar Reyes"),
        ("He posted a clip on his page to say", "Omar Reyes"),
        ("The letter goes on to say", "The letter"),
        ("He received a letter that said", "a letter"),
        ("He found a note which said", "a note"),
    ],
)
def test_a_message_is_of_who_sends_it_and_not_of_who_gets_it(read: Read, told: str, name: str) -> None:
    (quote,) = read(f"Omar Reyes lived by the river. {told}: “{WORDS}.”")

    assert quote.speaker is not None
    assert quote.speaker.name == name
