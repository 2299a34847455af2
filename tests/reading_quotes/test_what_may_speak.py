"""What may be a speaker, and what only looks like one in code, on blogs and in chat."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "We will rebuild the bridge before winter"


@pytest.mark.parametrize(
    "text",
    [
        'grid = Grid { rows = [ x "0px", y "0px" ], label = Nothing }; grid.render("the whole of the old mill said");',
        'box "users" #red\nbox "the late orders" #red\nbox "payments" #red\nusers -> orders\norders -> payments -> box',
        '{ "title": "The Mill", "says": "We will rebuild the bridge before winter", "by": { "name": "Omar Reyes" } }',
        'def sums(row): """Return the sum of all rows.""" assert row.sum() == 4, "Omar Reyes says it is late today"',
        '<span style="color: #FF">"See this old bridge!"</span></span></code></pre> Omar Reyes says <code>x</code>',
    ],
)
def test_code_and_markup_quote_nobody(read: Read, text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        f"<p>“{WORDS},” said <a href=”/reyes”>Omar Reyes</a> on Monday.</p>",
        f"“{WORDS},” said Omar Reyes ((de)) of Lind ((de)) and ((fr)) of Norwood.",
        f"“{WORDS},” said Omar Reyes (of Lind (west) and of Norwood), who paid $40 {{sic}} for it.",
    ],
)
def test_a_sentence_with_some_markup_still_quotes(read: Read, text: str) -> None:
    assert [quote.passage.text for quote in read(text)] == [f"{WORDS},"]


@pytest.mark.parametrize(
    "text",
    [
        f"Imagine opening a class by saying “{WORDS}.”",
        f"A habit of the town is to end a row with a nod, the equivalent of saying “{WORDS}.”",
        f"The relation is pronounced “{WORDS}” in the old books.",
        f"The map is a tool called “{WORDS}” by some.",
        f"The compiler of the list is late. It just knows “{WORDS}.”",
        f"One may well wonder whether “{WORDS}.”",
        f"It went on, according to size, as “{WORDS}.”",
        f"As every baker knows, “{WORDS}.”",
        f"The old garden scenes boasts a lookout “{WORDS}.”",
        f"He was born with floppy limbs, a condition doctors said was “{WORDS}.”",
        f"Step Three: “{WORDS}.”",
        f"Taken from the Larkfield Gazette: “{WORDS}.”",
    ],
)
def test_what_cannot_speak_is_no_speaker(read: Read, text: str) -> None:
    assert [quote.speaker for quote in read(text) if quote.speaker is not None] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Lind found an old plan, which the authors say was “{WORDS}.”", "the authors"),
        (f"Omar Reyes asked for time, to which Dana Whitfield responded: “{WORDS}.”", "Dana Whitfield"),
        (f"In the end it comes to something Dana Whitfield said about the mill: “{WORDS}.”", "Dana Whitfield"),
        (f"“{WORDS},” said president of the Mill Council Dana Whitfield on Monday.", "Dana Whitfield"),
        (f"“{WORDS},” the analysis states.", "the analysis"),
        (f"“{WORDS},” reads a series of letters in the clip.", "a series of letters in the clip"),
        (f"“{WORDS},” the consensus says.", "the consensus"),
        (f"In 2016, 800 residents said “{WORDS}.”", "800 residents"),
        (f"Seven of the leaders spoke, saying that “{WORDS}.”", "Seven of the leaders"),
        (f"“It is late,” said a baker in Larkfield, who also said that “{WORDS}.”", "a baker"),
        (f"OpenMill builds AI for mills. “{WORDS},” the company wrote.", "the company"),
        (f"The plan, several people in the town told the Post, has been made, and “{WORDS}.”", "several people"),
        (f"More than 1,800 residents say that “{WORDS}.”", "1,800 residents"),
        (f"His office put out a note saying that “{WORDS}.”", "His office"),
        (f"The mill said “{WORDS}.”", "The mill"),
        (f"Omar Reyes left. An author of the study Reyes cited in his talk said “{WORDS}.”", "An author of the study"),
        (f"A few doctors said “{WORDS}.”", "A few doctors"),
        (f"“{WORDS},” says one Green MP.", "one Green MP"),
        (f"The river rose. River Lines Association said “{WORDS}.”", "River Lines Association"),
        (f"Perhaps the council is late. The council said “{WORDS}.”", "The council"),
        (f"A review of the plan found that “{WORDS}.”", "A review of the plan"),
    ],
)
def test_what_can_speak_is_the_speaker(read: Read, text: str, name: str) -> None:
    assert {quote.speaker.name for quote in read(text) if quote.speaker is not None} == {name}


@pytest.mark.parametrize(
    ("maker", "name"),
    [
        ("A joint statement from Lind, Norwood and Larkfield came at noon.", "the statement"),
        ("A statement by the Reyes campaign came at noon.", "the statement"),
    ],
)
def test_the_statement_speaks_for_the_one_body_named_as_its_maker(read: Read, maker: str, name: str) -> None:
    (quote,) = read(f"The talks went on. {maker} “{WORDS},” the statement said.")

    assert quote.speaker is not None
    assert quote.speaker.name == name


def test_a_title_left_at_the_end_of_a_role_belongs_to_the_name(read: Read) -> None:
    (quote,) = read(f"Norwood’s supreme leader Ayatollah Dana Whitfield said: “{WORDS}.”")

    assert quote.role is not None
    assert quote.role.text == "Norwood’s supreme leader"
