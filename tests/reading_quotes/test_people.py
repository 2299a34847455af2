from __future__ import annotations

import pytest

from adapters.lexicon import load
from bot.reading.quotes import said
from bot.reading.text import outline
from tests.reading_quotes.conftest import Read, article

LATER = "“We will rebuild the bridge before winter,”"


def who(read: Read, text: str) -> str | None:
    last = read(text)[-1]
    return last.speaker.name if last.speaker else None


def test_a_surname_is_the_person_named_in_full_before(read: Read) -> None:
    assert who(read, f"Mayor Ana Ruiz came. {LATER} Ruiz said.") == "Ana Ruiz"
    assert who(read, f"Mayor Ana Ruiz came. {LATER} said Ms. Ruiz.") == "Ana Ruiz"
    assert who(read, f"Mayor Ana Ruiz came. {LATER} U.S. Mayor Ruiz said.") == "Ana Ruiz"
    assert who(read, f"Donald Trump came. Donald J. Trump spoke. {LATER} Trump said.") == "Donald J. Trump"


def test_two_people_of_one_surname_stay_two(read: Read) -> None:
    found = read(
        "Ana Ruiz and her brother Peter Ruiz came. “I am going home tonight,” Peter Ruiz said. "
        "“I will stay here all night,” Ana Ruiz said."
    )

    assert [quote.speaker and quote.speaker.name for quote in found] == ["Peter Ruiz", "Ana Ruiz"]


def test_a_title_chooses_between_people_of_one_surname(read: Read) -> None:
    text = f"Hillary Clinton came. Bill Clinton came.\n\nIt rained. {LATER} Mr. Clinton said."

    assert who(read, text) == "Bill Clinton"


def test_a_pronoun_is_the_nearest_person_of_its_gender(read: Read) -> None:
    assert who(read, f"Ana Ruiz met Peter Holm on Monday. {LATER} she said.") == "Ana Ruiz"
    assert who(read, f"Ana Ruiz met Peter Holm on Monday. {LATER} he said.") == "Peter Holm"
    assert who(read, f"Rodolfa Quist, a spokeswoman for the town, came. {LATER} she said.") == "Rodolfa Quist"


def test_they_are_the_group_that_the_sentence_before_reports_on(read: Read) -> None:
    assert (
        who(read, "The authors say it is late. They call for “an urgent and lasting repair of it all.”")
        == "The authors"
    )
    assert who(read, f"“It is late for all of us,” the agency said. {LATER} it added.") == "the agency"
    assert who(read, f"It rained. {LATER} they said.") is None


def test_a_role_is_the_person_who_was_given_it(read: Read) -> None:
    assert who(read, f"Ana Ruiz, a lawyer for the town, came. {LATER} the lawyer said.") == "Ana Ruiz"
    assert who(read, f"Presidential Assistant Yuri Ushakov came. {LATER} said Putin's assistant.") == "Yuri Ushakov"


def test_a_role_of_two_people_is_the_one_last_named(read: Read) -> None:
    text = f"Senator Ana Ruiz came. Senator Peter Holm left. {LATER} the senator said."

    assert who(read, text) == "Peter Holm"


def test_a_role_of_two_people_in_one_sentence_stays_as_the_article_names_it(read: Read) -> None:
    assert who(read, f"Senator Ana Ruiz met Senator Peter Holm. {LATER} the senator said.") == "the senator"
    assert who(read, f"Senator Ana Ruiz read Senator Peter Holm’s plan. {LATER} the senator said.") == "Ana Ruiz"


def test_a_role_that_is_narrowed_otherwise_stays_as_the_article_names_it(read: Read) -> None:
    assert who(read, f"Senator Ana Ruiz came. {LATER} the Florida senator said.") == "the Florida senator"
    assert who(read, f"{LATER} the lawyer said. Ana Ruiz, a lawyer, came.") == "the lawyer"


def test_the_statement_is_of_who_issued_it(read: Read) -> None:
    text = f"The company denied it all in a statement.\n\n{LATER} the statement read."

    assert who(read, text) == "The company"
    assert who(read, f"{LATER} the statement read.") == "the statement"


def test_capitals_of_an_office_do_not_run_into_the_name(read: Read) -> None:
    assert who(read, f"{LATER} Former Secretary of State Madeleine Albright said.") == "Madeleine Albright"
    assert who(read, f"{LATER} said Afghan Ambassador to the United States Hamdullah Mohib.") == "Hamdullah Mohib"
    assert who(read, f"{LATER} said General Suleiman al-Amr.") == "Suleiman al-Amr"
    assert who(read, f"{LATER} said Bill de Blasio.") == "Bill de Blasio"
    assert who(read, f"{LATER} said Edwin “Buzz” Aldrin.") == "Edwin “Buzz” Aldrin"
    assert who(read, f"{LATER} said Patrick W. Carlin Jr.") == "Patrick W. Carlin Jr."


@pytest.mark.parametrize(
    "office",
    [
        "Acting Department of Mills Secretary",
        "Ministry of Defense Spokesperson",
        "Hockey Hall of Famer",
        "Green Party of Larkfield Chairman",
        "US Seed and Grain Administration Commissioner",
        "University of Larkfield President",
        "All-Star",
        "CMO",
    ],
)
def test_an_office_of_a_body_is_no_part_of_the_name_but_its_role(read: Read, office: str) -> None:
    (quote,) = read(f"{LATER} {office} Ana Ruiz said.")

    assert quote.speaker is not None
    assert (quote.speaker.name, quote.role and quote.role.text) == ("Ana Ruiz", office)


def test_a_ministry_whose_name_ends_like_a_title_is_whole(read: Read) -> None:
    assert who(read, f"{LATER} the Ministry of Foreign Affairs said.") == "the Ministry of Foreign Affairs"


def test_a_credit_is_no_part_of_a_name(read: Read) -> None:
    assert who(read, f"It rained. Courtesy Lena Quist\n\n{LATER} Quist said.") == "Lena Quist"


def test_a_name_never_repeats_its_last_word(read: Read) -> None:
    text = f"It rained. Tennis legend Lena Quist Quist’s father, Omar, taught her.\n\n{LATER} Quist said."

    assert who(read, text) == "Lena Quist"


def test_a_name_with_its_article_goes_on_with_no_words_before(read: Read) -> None:
    assert who(read, "It rained. Skip advert The Times wrote that “it was a long night for all of us”.") == "The Times"


def test_kinds_of_speakers_are_told_apart(read: Read) -> None:
    found = read(
        "“It is late for us,” Ana Ruiz said. “It is late for us,” officials said. “It is late for us,” read the "
        "letter. “It is late for us,” said a resident. “It is late for us,” the Red Cross said."
    )

    assert [quote.speaker and quote.speaker.kind for quote in found] == [
        "person",
        "group",
        "document",
        "unnamed",
        "group",
    ]


def test_names_come_in_their_fullest_form_most_mentioned_first() -> None:
    lexicon = load()
    text = (
        "Mayor Ana Ruiz spoke in Kyiv. Ruiz met the Department of Health. Ruiz left Kyiv for the American embassy. "
        "The President slept. Quist came once."
    )

    _, found = said(article(text), outline(text, lexicon.text), "news", lexicon.speech)

    assert found[:3] == ("Ana Ruiz", "Kyiv", "Department of Health")
    assert "American" not in found
    assert "President" not in found


def test_a_pronoun_between_people_of_unknown_gender_stays_open(read: Read) -> None:
    assert who(read, f"Xylo Quist met Brex Vorn on Monday. {LATER} she said.") is None


def test_a_title_with_a_hyphen_and_a_role_that_is_a_name_are_told_apart(read: Read) -> None:
    assert who(read, f"{LATER} said Attorney-General George Brandis.") == "George Brandis"
    assert who(read, f"{LATER} said Fan Mengguang.") == "Fan Mengguang"


def test_the_agency_is_the_body_with_that_word_in_its_name(read: Read) -> None:
    text = f"The Environmental Protection Agency met on Monday. {LATER} the agency said."

    assert who(read, text) == "Environmental Protection Agency"


def test_a_pronoun_is_the_subject_of_its_paragraph_before_the_last_speaker(read: Read) -> None:
    before = "“It gives us nothing at all to hold on to,” Peter Holm said.\n\n"

    assert who(read, f"{before}Volodymyr Vorn, the mayor of Addison, heard a no in it. {LATER} he wrote.") == (
        "Volodymyr Vorn"
    )
    assert who(read, f"{before}Mr Omar Reyes hoped for a yes. {LATER} he told reporters.") == "Omar Reyes"
    assert who(read, f"{before}Their husband, Brex, was less sure. {LATER} he said of it.") == "Brex"


def test_a_paragraph_that_opens_with_a_pronoun_goes_on_with_whom_it_meant(read: Read) -> None:
    text = f"{LATER} Ana Ruiz said.\n\nShe told the hall that Joan Petrie knew. {LATER} she said."

    assert who(read, text) == "Ana Ruiz"


def test_a_name_described_in_passing_is_no_subject(read: Read) -> None:
    text = f"{LATER} Ana Ruiz said.\n\nThe town asked the mayor, Joan Petrie, about it. {LATER} she said."

    assert who(read, text) == "Ana Ruiz"


def test_an_ampersand_belongs_to_the_name_of_a_firm(read: Read) -> None:
    assert who(read, f"In a note, Ferrow & Hale said: {LATER}") == "Ferrow & Hale"


def role_of(read: Read, text: str) -> str | None:
    last = read(text)[-1]
    return last.role.text if last.role else None


def test_a_role_is_the_noun_phrase_that_describes_the_person(read: Read) -> None:
    assert role_of(read, f"{LATER} said Ana Ruiz, the mayor of Addison.") == "the mayor of Addison"
    assert role_of(read, f"{LATER} said Ana Ruiz, a nurse who saw it all.") == "a nurse"
    assert role_of(read, f"{LATER} said Ana Ruiz, Chief Executive.") == "Chief Executive"
    assert role_of(read, f"{LATER} the town’s clerk, Ana Ruiz, said.") == "the town’s clerk"
    assert role_of(read, f"{LATER} said Secretary of State Ana Ruiz.") == "Secretary of State"
    assert role_of(read, f"{LATER} said Presidential Assistant for Foreign Policy Ana Ruiz.") == (
        "Presidential Assistant for Foreign Policy"
    )


def test_words_about_somebody_else_are_no_role(read: Read) -> None:
    assert role_of(read, f"He is the property man who has become Ana Ruiz’s envoy. {LATER} Ruiz said.") is None
    assert role_of(read, f"He is the wife of President Ana Ruiz. {LATER} Ruiz said.") == "President"
    assert role_of(read, f"Her husband, Petro, left. {LATER} Petro said.") is None
    assert role_of(read, f"{LATER} said Dr. Ana Ruiz.") is None


def test_a_title_is_of_the_namesake_who_has_that_role(read: Read) -> None:
    text = f"Stephen Hill came. Margaret Hill, the councillor who led it, left.\n\n{LATER} Councillor Hill said."

    assert who(read, text) == "Margaret Hill"


def test_the_mayor_is_who_is_named_behind_that_description(read: Read) -> None:
    assert who(read, f"They met the mayor, Joan Petrie, about it. {LATER} the mayor said.") == "Joan Petrie"


def test_the_company_is_the_one_body_that_the_paragraph_before_names(read: Read) -> None:
    one = f"Swift accused Big Machine Records of stopping a Netflix documentary.\n\n{LATER} the company said."
    two = f"Swift accused Big Machine Records and Quist Studios of it.\n\n{LATER} the company said."
    none = f"It rained.\n\n{LATER} the company said."

    assert who(read, one) == "Big Machine Records"
    assert who(read, two) == "the company"
    assert who(read, none) == "the company"


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("John Smith and Mary Smith were there.", None),
        ("John Smith spoke late. Smith was tired.\n\nMary Smith came, too.\n\nIt rained.", "John Smith"),
        ("It rained.\n\nJohn Smith spoke late.\n\nMary Smith came, too.\n\nIt rained.", None),
        ("John Smith spoke late.\n\nMary Smith came, too.\n\nIt rained.", "John Smith"),
        ("John Smith died.\n\nMary Smith came. Smith was sad.\n\nIt rained.", None),
        ("Smith says no.\n\nJohn Smith spoke late.\n\nMary Smith came, too.\n\nIt rained.", "John Smith"),
        ("John Smith spoke late.\n\nIt rained. Mary Smith came, too. It was", "Mary Smith"),
        ("Kristin Smith spoke late.\n\nThere Kristen Smith came, too.\n\nIt rained.", "Kristin Smith"),
        ("Hillary Smith spoke late.\n\nThere Hilary Smith came, too.\n\nIt rained.", "Hillary Smith"),
    ],
)
def test_a_surname_of_several_is_one_persons_only_where_the_article_tells_whose(
    read: Read, before: str, speaker: str | None
) -> None:
    joint = " " if before.endswith("was") else "\n\n"

    found = read(f"{before}{joint}“It was a long night for all of us,” Smith said.")

    assert [quote.speaker.name if quote.speaker else None for quote in found] == [speaker]


def test_whose_assistant_somebody_is_is_a_role(read: Read) -> None:
    text = "Lena Park’s assistant, Yuri Sund, spoke on television. “It is a short break for us,” the assistant said."

    (found,) = read(text)

    assert found.speaker is not None
    assert found.role is not None
    assert (found.speaker.name, found.role.text) == ("Yuri Sund", "Lena Park’s assistant")


def test_a_headlines_preposition_is_no_part_of_a_name(read: Read) -> None:
    text = (
        "Railing Against Ruiz, Holm Vows to Stop the Road\n\n“It is late for us all,” Ruiz said. Ana Ruiz left at noon."
    )

    (found,) = read(text)

    assert found.speaker is not None
    assert found.speaker.name == "Ana Ruiz"


def test_a_role_set_beside_a_name_is_the_speakers_and_means_him_later(read: Read) -> None:
    found = read(f"{LATER} the harbour master, Ana Ruiz, told reporters. {LATER} the harbour master said.")

    assert [quote.speaker and quote.speaker.name for quote in found] == ["Ana Ruiz", "Ana Ruiz"]
    assert [quote.role and quote.role.text for quote in found] == ["the harbour master", "the harbour master"]


ADVISER = f"{LATER} President Ivo Marek's chief trade policy adviser said. It rained."
SPOKESWOMAN = "a spokeswoman for Marek on all trade policy matters"


@pytest.mark.parametrize(
    "others",
    [
        "Ana Ruiz, a spokeswoman for Marek, came.",
        "Ana Ruiz, a spokeswoman for Omar Reyes on all trade policy matters, came.",
        f"Ana Ruiz, {SPOKESWOMAN}, came. Omar Reyes, an envoy for Marek on trade policy matters, came.",
        f"Ana Ruiz, {SPOKESWOMAN}, came. Omar Reyes, an adviser to Marek, came.",
    ],
)
def test_an_adviser_stays_unnamed_where_it_may_be_another(read: Read, others: str) -> None:
    assert first(read, f"{ADVISER} {others}") == "President Ivo Marek's chief trade policy adviser"


def first(read: Read, text: str) -> str | None:
    found = read(text)[0]
    return found.speaker.name if found.speaker else None


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Debating Lind’s Plan", "Dana Lind"),
        ("Ana Ruiz Says Dana Lind Lost", "Dana Lind"),
        ("Town Donor Lind May Leave", "Dana Lind"),
        ("Dana Lind Is No Better Than Ana Ruiz", "Dana Lind"),
        ("The Mayors Who Fight Lind Are Many", "Dana Lind"),
        ("Mill Town Turns To Dana Lind", "Dana Lind"),
        ("Gold Star Mom Corners Lind", "Dana Lind"),
        ("Will Lind Leave?", "Dana Lind"),
        ("Lind Just Let Everybody Down", "Dana Lind"),
        ("Ana Ruiz And Dana Lind Meet", "Dana Lind"),
    ],
)
def test_words_of_a_headline_are_no_part_of_a_name(read: Read, headline: str, name: str) -> None:
    (found,) = read(f"{headline}.\n\nIt rained when Dana Lind met Ana Ruiz. “We will rebuild it,” Lind said.")

    assert found.speaker is not None
    assert found.speaker.name == name


def test_who_stands_behind_the_verb_of_a_headline_has_no_role_of_its_subject(read: Read) -> None:
    text = "Ex-Lind Pollster Says Lind Is Late.\n\nPollster Omar Reyes met Dana Lind. The pollster said, “It ends.”"

    (found,) = read(text)

    assert found.speaker is not None
    assert found.speaker.name == "Omar Reyes"


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Larkfield Wanderers coach Ana Ruiz", "Larkfield Wanderers coach"),
        ("Larkfield's harbour minister Ana Ruiz", "Larkfield's harbour minister"),
        ("Chairman, owner and president Ana Ruiz", "Chairman, owner and president"),
        ("Mill Road clinic physician Dr. Ana Ruiz", "Mill Road clinic physician"),
        ("Ana Ruiz, the mill's longtime director,", "the mill's longtime director"),
        ("Ana Ruiz, Lind's director of rivers and lakes,", "Lind's director of rivers and lakes"),
        (
            "Ana Ruiz, a vice president for grain and seed at Lind Works,",
            "a vice president for grain and seed at Lind Works",
        ),
        ("Ana Ruiz (R-Ohio), a member of the grain panel,", "a member of the grain panel"),
        ("Pavel Holm joined actress Ana Ruiz, and Ruiz", "actress"),
    ],
)
def test_a_role_is_the_whole_noun_phrase(read: Read, words: str, role: str) -> None:
    (found,) = read(f"{words} said: “{LATER[1:-2]}.”")

    assert found.role is not None
    assert found.role.text == role


def test_a_surname_that_reads_like_an_office_is_still_a_surname(read: Read) -> None:
    assert who(read, f"Pitcher Leo Judge hit it. With coach Sam Orwell watching, Judge ran. {LATER} Judge said.") == (
        "Leo Judge"
    )
    assert who(read, f"Leo Judge came. Judge Ana Ruiz spoke. {LATER} the judge said.") == "Ana Ruiz"


@pytest.mark.parametrize(
    ("family", "name"),
    [
        ("his wife Jada Pinkett Holm", "Omar Holm"),
        ("his daughter, Natasha Holm", "Omar Holm"),
        ("Holm’s brother Peter Holm", "Omar Holm"),
        ("the baker Peter Holm", None),
    ],
)
def test_a_surname_alone_means_whose_family_the_others_are(read: Read, family: str, name: str | None) -> None:
    (quote,) = read(f"Omar Holm came with {family} and Ana Reyes.\n\nIt rained.\n\n“It is late, and we go,” Holm said.")

    assert (quote.speaker and quote.speaker.name) == name


def test_a_child_named_with_both_parents_may_be_whom_the_surname_means(read: Read) -> None:
    (quote,) = read(
        "Jane and Omar Holm, and their son Nick Holm, left town.\n\nIt rained.\n\n“It is late, and we go,” Holm said."
    )

    assert quote.speaker is None


@pytest.mark.parametrize(
    "tag", ["Whitfield’s father, Roy, told the Gazette", "said her husband, Roy", "her brother Roy said"]
)
def test_a_relatives_given_name_is_nobody_elses(read: Read, tag: str) -> None:
    (found,) = read(f"Gov. Roy Gordon came. Dana Whitfield stayed.\n\n“It will be rebuilt by May,” {tag}.")

    assert found.speaker is not None
    assert found.speaker.name == "Roy"
