"""Whose office, which body: what stands between a body's name and the person who speaks for it."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "We will rebuild the bridge before winter"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("University of Larkfield’s Dana Whitfield", "Dana Whitfield"),
        ("The Larkfield Hall of Fame’s keeper of the cup, Dana Whitfield,", "Dana Whitfield"),
        ("The Bank of Larkfield’s governor", "The Bank of Larkfield’s governor"),
        ("Bank of Larkfield chief rate strategist Dana Whitfield", "Dana Whitfield"),
        ("Tarvly CEO Dana Whitfield", "Dana Whitfield"),
        ("Town and Borough of Larkfield assembly member Dana Whitfield", "Dana Whitfield"),
        ("L.J. Whitfield of Reyes’s Bakery", "L.J. Whitfield"),
        ("Dana Whitfield from broker Omar Gordon", "Dana Whitfield"),
        ("Lawyers for Larkfield Gov. Dana Whitfield", "Lawyers for Larkfield Gov. Dana Whitfield"),
    ],
)
def test_who_speaks_for_a_body_is_not_the_body(read: Read, source: str, name: str) -> None:
    (quote,) = read(f"“{WORDS},” {source} said.")

    assert quote.speaker is not None
    assert quote.speaker.name == name


@pytest.mark.parametrize(("office", "name"), [("vice president", "Dana Whitfield"), ("president", "Omar Reyes")])
def test_a_vice_president_is_no_president(read: Read, office: str, name: str) -> None:
    (quote,) = read(
        f"Vice President Dana Whitfield never believed President Omar Reyes’s plan.\n\n“{WORDS},” the {office} said."
    )

    assert quote.speaker is not None
    assert quote.speaker.name == name


def test_a_body_with_a_name_is_no_other_body_that_shares_a_word_of_it(read: Read) -> None:
    (quote,) = read(f"The Valley Sports Friends met in May.\n\n“{WORDS},” Norwood’s Sports Committee said.")

    assert quote.speaker is not None
    assert quote.speaker.name == "Norwood’s Sports Committee"


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("LUMENO and its rivals worked through the night.", "LUMENO"),
        ("The new mill stands at 2300 Berry Road.", "the company"),
        ("It put too much technology into the Model Q.", "the company"),
        ("Ann Bell gave a statement to NEWS TODAY.", "the company"),
        ("After the LFDA found dirt, the shop was closed.", "the company"),
        ("New Larkfield (LNN Business) Everybody is getting bread.", "the company"),
    ],
)
def test_the_company_is_the_one_that_the_sentence_before_is_about(read: Read, before: str, name: str) -> None:
    (quote,) = read(f"{before}\n\n“{WORDS},” the company said.")

    assert quote.speaker is not None
    assert quote.speaker.name == name


def test_a_paper_of_one_word_speaks(read: Read) -> None:
    (quote,) = read(f"After the flood, The Telegraph reported that helpers were “{WORDS}”.")

    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.kind) == ("The Telegraph", "group")


@pytest.mark.parametrize(
    ("before", "pronoun", "name"),
    [
        ("The Harbour Office of Larkfield asked for grain.", "it", "Harbour Office of Larkfield"),
        ("Larkfield Dunes Resort said it would open “with far fewer guests at first”.", "it", "Larkfield Dunes Resort"),
    ],
)
def test_it_and_they_mean_whom_the_paragraph_before_is_about(read: Read, before: str, pronoun: str, name: str) -> None:
    found = read(f"{before}\n\n“{WORDS},” {pronoun} said.")

    assert found[-1].speaker is not None
    assert found[-1].speaker.name == name


def test_a_paper_named_like_a_day_speaks(read: Read) -> None:
    (quote,) = read(f"But “{WORDS}”, The Sun said, and is likely to go.")

    assert quote.speaker is not None
    assert quote.speaker.name == "The Sun"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Chief of Staff Dana Whitfield", "Dana Whitfield"),
        ("Former White House Chief of Staff Mark Whitfield", "Mark Whitfield"),
        ("Then-chief of staff Dana Whitfield", "Dana Whitfield"),
        ("CEO of the Rowers Council Ender Whitfield", "Ender Whitfield"),
        ("Governor of Larkfield Dana Whitfield", "Dana Whitfield"),
        ("Major League Rowing", "Major League Rowing"),
        ("rights group Norwood Human Rights (NHR)", "Norwood Human Rights"),
        ("TMZ Norwood", "TMZ Norwood"),
        ("Rep. Peter King of Elm", "Peter King"),
        ("Elm VP of Sales Dana Whitfield", "Dana Whitfield"),
        ("Dana Church", "Dana Church"),
        ("Sec. Dana Whitfield", "Dana Whitfield"),
    ],
)
def test_an_office_or_body_is_told_from_the_name_beside_it(read: Read, source: str, name: str) -> None:
    (quote,) = read(f"In a statement, {source} said: “{WORDS}.”")

    assert quote.speaker is not None
    assert quote.speaker.name == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Dana Whitfield of Elm, Reyes & Gordon", "Dana Whitfield"),
        ("A lawyer for Elm, Reyes & Gordon", "A lawyer for Elm, Reyes & Gordon"),
        ("The Harbour, Fisheries & Coast Office", "Harbour, Fisheries & Coast Office"),
    ],
)
def test_small_words_and_commas_within_a_name_part_no_clause(read: Read, source: str, name: str) -> None:
    (found,) = read(f"{source} said the plan was “a danger to everybody”.")

    assert found.speaker is not None
    assert found.speaker.name == name


def test_the_president_is_no_former_president(read: Read) -> None:
    (quote,) = read(
        "President Omar Reyes spoke on Monday. Former President Dana Whitfield left. Whitfield had lost."
        f"\n\nThe president warned that “{WORDS}.”"
    )

    assert quote.speaker is not None
    assert quote.speaker.name == "Omar Reyes"


@pytest.mark.parametrize("opening", ["Will Lumeno’s Bridge hold?", "Will Lumeno pay?", "May Lumeno’s Bridge fall?"])
def test_the_verb_of_a_question_is_no_given_name(read: Read, opening: str) -> None:
    (quote,) = read(f"{opening}\n\n“{WORDS},” Lumeno said in a letter.")

    assert quote.speaker is not None
    assert quote.speaker.name == "Lumeno"


@pytest.mark.parametrize(
    "roles",
    [
        "founder and creative director",
        "owner and former mayor",
        "author, poet and teacher",
        "co-founder and CEO",
        "veteran travel analyst and consultant",
        "Larkfield author and former river guide",
    ],
)
def test_roles_behind_the_verb_are_no_speaker(read: Read, roles: str) -> None:
    (quote,) = read(f"“{WORDS},” said {roles} Dana Whitfield.")

    assert quote.speaker is not None
    assert quote.speaker.name == "Dana Whitfield"


@pytest.mark.parametrize(
    "role", ["Elm’s VP of Sales for the North", "head of sales at Elm", "chief of the Elm council"]
)
def test_a_role_behind_the_name_needs_no_second_comma(read: Read, role: str) -> None:
    (quote,) = read(f"“{WORDS},” Dana Whitfield, {role} said in a statement.")

    assert quote.speaker is not None
    assert quote.speaker.name == "Dana Whitfield"


@pytest.mark.parametrize("name", ["Dana Whitfield of Elm", "Rep. Dana Whitfield of Norwood", "Dana Whitfield from Ash"])
def test_nor_does_one_behind_a_name_with_its_place(read: Read, name: str) -> None:
    (quote,) = read(f"Firms are “pushing very hard” against the rule, {name}, a lawyer for the town said.")

    assert quote.speaker is not None
    assert quote.speaker.name == "Dana Whitfield"


@pytest.mark.parametrize(
    "opening", ["Called Diella, it came to town.", "Branded Diella, it came.", "Accused Diella left."]
)
def test_a_participle_that_opens_a_sentence_is_no_name(read: Read, opening: str) -> None:
    (quote,) = read(f"{opening} “{WORDS},” Diella said in a video.")

    assert quote.speaker is not None
    assert quote.speaker.name == "Diella"


def test_the_organisation_who_is_no_pronoun(read: Read) -> None:
    found = read(f"The mayor, who left, was ill.\n\n“{WORDS},” WHO said.")

    assert [quote.speaker and quote.speaker.name for quote in found] == ["WHO"]


def test_the_first_lady_is_who_was_called_so(read: Read) -> None:
    (quote,) = read(f"First lady Dana Whitfield laughed.\n\n“{WORDS},” the first lady said.")

    assert quote.speaker is not None
    assert quote.speaker.name == "Dana Whitfield"
    assert quote.role is not None
    assert quote.role.text == "First lady"


def test_whom_the_article_is_about_is_not_the_paper_before_the_role(read: Read) -> None:
    (quote,) = read(
        f"Dana Whitfield has moved.\n\nIn a talk with Vesper, the reality star and captain told us that “{WORDS}.”"
    )

    assert quote.speaker is not None
    assert quote.speaker.name == "Dana Whitfield"


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Representative", "congressman"),
        ("Rep.", "congresswoman"),
        ("Sen.", "senator"),
        ("Gov.", "governor"),
        ("Cllr", "councillor"),
        ("Gen.", "general"),
        ("Sgt.", "sergeant"),
        ("Prof.", "professor"),
    ],
)
def test_a_title_in_short_is_the_office_written_out(read: Read, title: str, office: str) -> None:
    text = f"{title} Ana Ruiz left. Peter Holm came.\n\n“We will rebuild the bridge before winter,” the {office} said."

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == ["Ana Ruiz"]


def test_whom_a_member_is_for_is_no_part_of_the_name(read: Read) -> None:
    text = "Labour MP for Larkfield Stella Ruiz came.\n\n“We will rebuild the bridge before winter,” said Ruiz."

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == ["Stella Ruiz"]


def test_documents_say_things(read: Read) -> None:
    quotes = read("“The place is more of a nuisance than an asset,” city documents say.")

    assert [(quote.speaker and quote.speaker.name) for quote in quotes] == ["city documents"]


def test_what_a_secretary_is_of_is_no_part_of_her_surname(read: Read) -> None:
    found = read("The office of Secretary of State Ruiz was told. Ruiz called it “a cry for help” on Monday.")

    assert [q.speaker and q.speaker.name for q in found] == ["Ruiz"]
