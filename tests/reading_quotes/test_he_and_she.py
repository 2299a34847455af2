"""Whom he and she mean where several people, or people without a name, could be meant."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "“We will rebuild the bridge before winter,”"


def who(read: Read, text: str) -> str | None:
    last = read(text)[-1]
    return last.speaker.name if last.speaker else None


def test_mrs_holm_is_not_mr_holm(read: Read) -> None:
    text = f"Peter Holm fell from the bridge in March.\n\nMrs Holm wept in court. {WORDS} she said."

    assert who(read, text) == "Holm"


def test_who_has_spoken_without_a_name_goes_on_as_she(read: Read) -> None:
    text = (
        "A junior doctor told the inquest of that night. “I was frightened of asking for help,” she said.\n\n"
        f"Counsel for the family, Mr Peter Holm, asked her about the notes. {WORDS} she replied."
    )

    assert who(read, text) == "A junior doctor"


def test_a_helper_named_behind_his_trade_is_whom_the_paragraph_is_about(read: Read) -> None:
    text = (
        "“I got it wrong twice,” said Peter Holm.\n\n"
        f"Her assistant, a soft-spoken welder named Ivan Sand, breaks the rest. {WORDS} he says."
    )

    assert who(read, text) == "Ivan Sand"


def test_the_last_to_be_spoken_of_is_meant_where_a_quote_opens_the_paragraph(read: Read) -> None:
    text = f"“Ask them,” Peter Holm said.\n\nI asked. Ana laughed. Her husband, Ivan Sand, did not.\n\n{WORDS} he said."

    assert who(read, text) == "Ivan Sand"


def test_she_is_who_told_somebody_what_she_had_done(read: Read) -> None:
    text = f"Host Berta Lind asked.\n\nFormer engineer Bea Ruiz told Bitwise she had warned of it. {WORDS} she said."

    assert who(read, text) == "Bea Ruiz"


def test_who_is_named_behind_says_is_whom_the_paragraph_is_about(read: Read) -> None:
    text = (
        "“We watched for years,” said Berta Lind.\n\nBerta Lind works on.\n\n"
        f"The method is neat, says Ana Ruiz, a psychologist. But she warns that it is slow. {WORDS} she says."
    )

    assert who(read, text) == "Ana Ruiz"


def test_a_double_given_name_has_the_gender_of_its_first(read: Read) -> None:
    assert who(read, f"Mary-Anne Holm met Jean-Luc Ruiz on Monday. {WORDS} she said.") == "Mary-Anne Holm"


def test_who_laughs_at_a_question_is_who_answers(read: Read) -> None:
    text = (
        "“We are late,” said Ana Ruiz.\n\nRuiz told the Bay Times that the watch would ship. "
        "Asked whether the company had considered a fee, Ruiz laughed.\n\n“Have you met our customers at all?”"
    )

    assert who(read, text) == "Ana Ruiz"


def test_one_without_a_name_is_not_the_spokesman_before(read: Read) -> None:
    text = (
        "A spokesman for the line said: “We are pleased.”\n\n"
        f"Not all are happy. One, who asked not to be identified, said the board had failed. {WORDS} he said."
    )

    assert who(read, text) == "One"


@pytest.mark.parametrize(
    ("before", "name"),
    [
        (
            "It was said by author Lu Qin, who works at the School of Quiet Health and Hot Medicine in Norwood.",
            "Lu Qin",
        ),
        ("“We must be ready,” Gio Ursel said after a day with Gley Torr at Leto High School in Norwood.", "Gio Ursel"),
    ],
)
def test_a_place_is_not_whom_he_means(read: Read, before: str, name: str) -> None:
    found = read(f"{before}\n\n“We will rebuild the bridge before winter,” he said.")

    assert found[-1].speaker is not None
    assert found[-1].speaker.name == name


def test_who_is_cited_in_a_story_has_not_spoken_there(read: Read) -> None:
    (quote,) = read(
        "In a talk with host Omar Pierson cited in a story, Byran Bridle spoke of it by saying that it was late.\n\n"
        "“We will rebuild the bridge before winter,” he said."
    )

    assert quote.speaker is None or quote.speaker.name != "Omar Pierson"


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("A nurse from the valley told the Star that the road was shut.", "A nurse from the valley"),
        ("@dana_7 said on the page that she had come for the play.", "@dana_7"),
        ("The kingdom’s foreign minister said on Monday that it was late.", "The kingdom’s foreign minister"),
    ],
)
def test_who_is_reported_to_speak_without_a_name_speaks_on_in_the_next_paragraph(
    read: Read, before: str, name: str
) -> None:
    found = read(f"Maria Lind waited for Omar Lind.\n\n{before}\n\n“We will rebuild it before winter,” she said.")

    assert [quote.speaker and quote.speaker.name for quote in found] == [name]


@pytest.mark.parametrize(
    "told",
    [
        "In Larkfield, Milly Hobb, 28, earns $9 an hour at a mill. She spends $20 a week on food. Her phone is off.",
        "Merrin Zubb earns $9 an hour at a mill. She makes do with one pair of socks.",
        "Merrin Quill has sold boats for years. Then came the flood. Last week she shut her shop.",
    ],
)
def test_whom_a_whole_paragraph_is_about_outdoes_who_spoke_before_it(read: Read, told: str) -> None:
    found = read(f"“They feel it,” says Yanett Tarv, a clerk.\n\n{told}\n\n“It has been very hard,” she says.")

    names = [quote.speaker.name if quote.speaker else "" for quote in found]
    assert names[1] in told
    assert names[1] != ""


@pytest.mark.parametrize(
    "verb", ["was waiting for a train", "extended warm greetings to Omar Reyes", "urged him to go"]
)
def test_she_is_whom_the_paragraph_before_introduces(read: Read, verb: str) -> None:
    found = read(
        f"“It is late,” said Jiang Hua. Omar Reyes nodded.\n\nStudent Qiao Yunao, 16, {verb}.\n\n{WORDS} she said."
    )

    assert found[-1].speaker is not None
    assert found[-1].speaker.name == "Qiao Yunao"


@pytest.mark.parametrize(
    ("report", "pronoun", "name"),
    [
        ("An Elm Rail spokesman denied that a train had caught fire.", "He said", "An Elm Rail spokesman"),
        ("A council spokeswoman said the road would open.", "She added", "A council spokeswoman"),
        ("The firm’s owner told the court that it was late.", "She said", "The firm’s owner"),
    ],
)
def test_a_paragraph_goes_on_with_the_unnamed_person_before(read: Read, report: str, pronoun: str, name: str) -> None:
    given = "Omar" if pronoun.startswith("He") else "Ana"
    found = read(f"{given} Price came. “It is bad,” Price said.\n\n{report}\n\n{pronoun}: {WORDS}")

    assert found[-1].speaker is not None
    assert found[-1].speaker.name == name


@pytest.mark.parametrize(
    "report", ["Vilsack said that it will help.", "Vilsack told them it will.", "Vilsack says it will."]
)
def test_a_surname_that_only_opens_a_report_is_whom_he_means(read: Read, report: str) -> None:
    found = read(f"“It is late,” Peter Holm said on a call.\n\n{report}\n\n{WORDS} he added.")

    assert found[-1].speaker is not None
    assert found[-1].speaker.name == "Vilsack"


@pytest.mark.parametrize(
    "text",
    [
        "Peter Holm met Carl Lind and Omar Reyes on Monday.",
        "Peter Holm will not run the town the way Carl Lind and Omar Reyes have done.",
        "Peter Holm lost to former mayors Carl Lind and Omar Reyes in May.",
    ],
)
def test_two_joined_names_are_subjects_only_where_the_first_is(read: Read, text: str) -> None:
    assert who(read, f"{text} {WORDS} he said.") == "Peter Holm"


def test_a_question_about_somebody_is_answered_by_him(read: Read) -> None:
    text = (
        "Ana Ruiz left the stage. “I sleep,” she says.\n\nDoes she miss the theatre?\n\n“Only the crews and their tea.”"
    )

    assert who(read, text) == "Ana Ruiz"


def test_the_heroine_of_the_article_is_meant_from_afar(read: Read) -> None:
    text = (
        "Ana Ruiz learned to weld at nine. Ruiz has welded ever since.\n\nIt rained.\n\nThe shop is cold.\n\n"
        f"The dog is asleep.\n\nThe kettle sings.\n\nThe phone rings.\n\n{WORDS} she says."
    )

    assert who(read, text) == "Ana Ruiz"
    assert who(read, text.replace("It rained.", "Berta Lind came.")) is None


def test_he_is_whom_an_office_in_a_town_names_before_a_quote(read: Read) -> None:
    text = (
        "Peter Holm died on Friday. Holm had led the choir. Mr Holm was 57.\n\n“I sing on,” Holm said in May.\n\n"
        f"Moved by the news, parish priest in Larkfield Fr Ivan Sand praised Holm for his choir.\n\n{WORDS} he said."
    )

    assert who(read, text) == "Ivan Sand"


def test_a_paragraph_that_opens_with_he_goes_on_with_whom_the_one_before_is_about(read: Read) -> None:
    text = (
        "Peter Holm named Ivan Sand on Monday. “Ivan is the right man,” Holm said.\n\n"
        "Sand said Holm offered him the post on Friday, and he accepted.\n\n"
        f"He said there would be “no gap” between him and Carl Lind. When asked about the bridge, he said: {WORDS}"
    )

    assert who(read, text) == "Ivan Sand"


def test_he_is_not_who_he_calls_so(read: Read) -> None:
    text = "Ivan Lind hit it.\n\nThe boy then meets his grandfather, Peter Holm, who he calls “the best of all men.”"

    assert who(read, text) != "Peter Holm"


def test_he_is_whom_the_paragraph_before_the_quote_goes_on_about(read: Read) -> None:
    text = (
        "“Ask them,” Peter Holm said.\n\nLast week, mill owner Ivan Sand came to the hall.\n\n"
        f"He has welcomed the plan but says that it is slow.\n\n{WORDS} he said."
    )

    assert who(read, text) == "Ivan Sand"


def test_a_pronoun_that_ends_a_phrase_of_more_words_stops_nothing(read: Read) -> None:
    assert [quote.passage.text for quote in read("“I know,” according to separate He “ )")] == ["I know,"]


@pytest.mark.parametrize("deed", ["is trailing council member Ana Reyes", "spoke about Ana Reyes"])
def test_she_goes_on_with_whom_the_paragraph_before_opens_with_and_not_its_object(read: Read, deed: str) -> None:
    text = f"Dana Whitfield has thoughts. Whitfield is a baker.\n\nShe {deed} on Monday.\n\n{WORDS} she told a paper."

    assert who(read, text) == "Dana Whitfield"
