"""Words that look like a speaker and are none, and who it is instead."""

from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read

WORDS = "We will rebuild the bridge before winter"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Dana Whitfield, who led the town for years, came home and added that “{WORDS}.”", "Dana Whitfield"),
        (
            f"Dana Whitfield, who had lost, picked up the theme, telling the Evening Star that “{WORDS}.”",
            "Dana Whitfield",
        ),
        (f"Dana Whitfield showed no sign of leaving, issuing a note that, in short, said “{WORDS}.”", "Dana Whitfield"),
        (f"Alarmed by the flood, Dana Whitfield said that the town called it “{WORDS}.”", "Dana Whitfield"),
        (f"“{WORDS},” said another leading rower, Dana Whitfield of the firm Lind.", "Dana Whitfield"),
        (f"One of the mill’s top workers, Dana Whitfield, later testified that “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Whitfield came. At noon, she released a note saying, “{WORDS}.”", "Dana Whitfield"),
        (f"The flood led to what aide Dana Whitfield called “{WORDS}” in May.", "Dana Whitfield"),
        (
            f"Omar Reyes was asked by host Dana Whitfield, who has praised the old mill of the town, “{WORDS}?”",
            "Dana Whitfield",
        ),
        (
            f"Omar Reyes came. In Larkfield, Dana Whitfield said as he introduced his wife in the hall, “{WORDS}.”",
            "Dana Whitfield",
        ),
        (f"“{WORDS},” Dana Whitfield, 34, of Port Elm told the Evening Star.", "Dana Whitfield"),
        (
            f"“{WORDS}.” Dana Whitfield, a river expert at the Elm Institute told a briefing on Monday.",
            "Dana Whitfield",
        ),
        (f"Former secretary of state Dana Whitfield:“{WORDS}.”", "Dana Whitfield"),
        (f"The town’s small claims court said “{WORDS}.”", "The town’s small claims court"),
        (f"The old LEND state news agency said that “{WORDS}.”", "The old LEND state news agency"),
        (f"It began as the chair of the rules committee has said “{WORDS}.”", "the chair of the rules committee"),
        ("Reyes, an aide said, “will rebuild the bridge before winter”.", "an aide"),
        (f"The council is split, with Dana Whitfield going so far as to say that “{WORDS}.”", "Dana Whitfield"),
        (f"Sen. Dana Whitfield (R-Elm), a candidate who lost in May, tweeted a warning. “{WORDS}.”", "Dana Whitfield"),
        (f"Even a close aide said that Reyes chooses whose side he is on, saying, “{WORDS}.”", "a close aide"),
        (f"“{WORDS},” one Swede who works at the mill said.", "one Swede"),
        (f"The old envoy and former mayor, who left in May, said “{WORDS}.”", "The old envoy and former mayor"),
        (f"“{WORDS},” the order released Friday said.", "the order released Friday"),
        (f"“{WORDS}?” Dana Whitfield gibed. The hall was full.", "Dana Whitfield"),
        (f"Dana Whitfield came. “It is late,” she said. Instead, “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Whitfield stated that the plan was “not good.” Adding, “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Whitfield has defended “the old ways,” saying the mill stood for “{WORDS}.”", "Dana Whitfield"),
        (f"During the debate, Dana Whitfield cracked, “{WORDS}.”", "Dana Whitfield"),
        (f"Omar Reyes called it a “shame” in a note sent after Lind's speech and vowed that “{WORDS}.”", "Omar Reyes"),
        (
            f"Omar Reyes said the town would pay, while a county clerk said the mill would get “{WORDS}.”",
            "a county clerk",
        ),
        (f"“{WORDS},” Centers for Rivers and Lakes Director Dana Whitfield said.", "Dana Whitfield"),
        (f"Dana Whitfield came. He said he'd told them “{WORDS}.”", "Dana Whitfield"),
        (f"“{WORDS},” former Mill Director and Harbour Secretary Dana Whitfield said.", "Dana Whitfield"),
        (f"Dana Whitfield told Omar Reyes that it rained. On Dec. 31, he wrote, “{WORDS}.”", "Dana Whitfield"),
        (f"Another said he hoped that “{WORDS}.”", "Another"),
        (f"Member states still say “{WORDS}.”", "Member states"),
        (f"Omar Reyes posted a clip of harbour manager Dana Whitfield saying, “{WORDS}.”", "Dana Whitfield"),
        (f"“It is late,” said Omar Reyes.\n\n“{WORDS},” @dana_7 tweeted.", "@dana_7"),
        (f"More from Dana Whitfield: “{WORDS}.”", "Dana Whitfield"),
        (
            "The rejection of the treaty signals “the end of our hopes” for us, said Dana Whitfield, head of the club.",
            "Dana Whitfield",
        ),
    ],
)
def test_the_speaker_is_found_behind_what_only_looks_like_one(read: Read, text: str, name: str) -> None:
    found = read(text)[-1]

    assert found.speaker is not None
    assert found.speaker.name == name


@pytest.mark.parametrize(
    "text",
    [
        f"This prompted the town to do a sketch saying “{WORDS}.”",
        f"The mill, a place meant as “{WORDS},” noted that the workers get leave.",
        f"“{WORDS}?” Dana Whitfield was asked.",
        f"They also added a “{WORDS}” award this year.",
        f"Half of the town, 49 percent of voters, say they would “{WORDS}.”",
        f"The plan has one backer and no Republicans argue for it as “{WORDS}.”",
    ],
)
def test_what_only_looks_like_a_speaker_is_none(read: Read, text: str) -> None:
    assert [quote.speaker for quote in read(text)] == [None]


@pytest.mark.parametrize("thought", ["said that donors feel", "said late Monday that the Netherlands want"])
def test_what_somebody_is_reported_to_think_is_in_the_reporters_words(read: Read, thought: str) -> None:
    (found,) = read(f"Dana Whitfield {thought} “{WORDS}.”")

    assert found.speaker is not None
    assert (found.speaker.name, found.via, found.kind) == ("Dana Whitfield", None, "direct")


@pytest.mark.parametrize("verb", ["replied", "then writes back"])
def test_a_sentence_behind_a_quote_that_leads_to_the_next_is_no_tag(read: Read, verb: str) -> None:
    text = f"Omar Reyes wrote about the flood “at the wish of the town council.” Dana Whitfield {verb}, “{WORDS}.”"

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == ["Omar Reyes", "Dana Whitfield"]


def test_what_a_hat_says_is_no_quotation(read: Read) -> None:
    assert read(f"Dana Whitfield wore a hat reading, “{WORDS}” on Monday.") == ()


def test_the_budget_office_is_no_budget_committee(read: Read) -> None:
    text = f"Dana Whitfield headed the Senate Budget Committee. In May, according to the budget office, “{WORDS}.”"
    (found,) = read(text)

    assert found.speaker is not None
    assert found.speaker.name == "the budget office"


def test_a_title_is_a_noun_of_its_sentence(read: Read) -> None:
    star = f"Dana Whitfield, star of the network’s “Harbour,” thanked Omar Reyes for “{WORDS}.”"
    author = f"As Dana Whitfield, a teacher and author of “The Old Mill,” put it, “{WORDS}.”"
    guest = f"Omar Reyes (D) visited the town’s “Today” to talk of his rival, Dana Whitfield, saying “{WORDS}.”"

    found = [read(text) for text in (star, author, guest)]

    assert [[quote.speaker and quote.speaker.name for quote in quotes] for quotes in found] == [
        ["Dana Whitfield"],
        ["Dana Whitfield"],
        ["Omar Reyes"],
    ]


def test_a_description_that_ends_with_a_title_is_cut_before_it(read: Read) -> None:
    (found,) = read(f"“{WORDS},” wrote the authors of the “Mill and Valley Project,” in a new plan.")

    assert found.speaker is not None
    assert found.speaker.name == "the authors"


def test_a_headlines_first_word_is_no_given_name(read: Read) -> None:
    (found,) = read(
        f"Understated Whitfield wins the town\n\nThe mayor, Thomas Whitfield, came. “{WORDS},” Whitfield said."
    )

    assert found.speaker is not None
    assert found.speaker.name == "Thomas Whitfield"


@pytest.mark.parametrize(
    "body",
    [
        "Grain and Seed Administration",
        "Department of Health and Rural Services",
        "Larkfield Academy of Moving Arts and Sciences",
        "Centers for Flood Control and Prevention",
        "Institute for the Study of Rivers",
    ],
)
def test_the_name_of_a_body_is_whole(read: Read, body: str) -> None:
    (found,) = read(f"On Monday the {body} said that “{WORDS}.”")

    assert found.speaker is not None
    assert found.speaker.name.removeprefix("the ") == body


def test_a_department_goes_by_its_first_word(read: Read) -> None:
    (found,) = read(f"The Department of Health and Rural Services came. “{WORDS},” the department said.")

    assert found.speaker is not None
    assert found.speaker.name == "Department of Health and Rural Services"


def test_a_verb_that_no_list_knows_parts_two_names(read: Read) -> None:
    text = f"“It is late,” says Dana Whitfield, who works here. Whitfield supports Omar Reyes in the race. “{WORDS}.”"

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == ["Dana Whitfield", "Dana Whitfield"]


def test_a_pronoun_is_who_is_reported_to_speak_right_before(read: Read) -> None:
    before = (
        "“It is late,” said Omar Reyes, the mayor.\n\nAt noon, planning clerk Pavel Lind said that it would rain.\n\n"
    )
    (_, found) = read(f"{before}“{WORDS},” he said.")

    assert found.speaker is not None
    assert found.speaker.name == "Pavel Lind"


def test_who_asks_is_not_who_answers(read: Read) -> None:
    (found,) = read(f"Peter Lind asked Omar Reyes whether it would rain.\n\n“{WORDS},” he said.")

    assert found.speaker is None or found.speaker.name != "Peter Lind"


def test_a_paragraph_that_opens_with_a_pronoun_may_go_on_with_somebody_else(read: Read) -> None:
    before = "“It is late,” said Pavel Lind.\n\nHe said so twice. Omar Reyes, a clerk, said it would rain."
    text = f"{before} “{WORDS},” he said."

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == ["Pavel Lind", "Omar Reyes"]


def test_a_surname_may_be_a_month(read: Read) -> None:
    (found,) = read(f"Theresa May came in May 2017. Ahead of her visit, May said: “{WORDS}.”")

    assert found.speaker is not None
    assert found.speaker.name == "Theresa May"


def test_a_question_in_the_headline_names_nobody_will(read: Read) -> None:
    (found,) = read(f"Will Ana Ruiz win?\n\n“{WORDS},” Ruiz said.")

    assert found.speaker is not None
    assert found.speaker.name == "Ana Ruiz"


def test_no_speech_goes_on_from_a_quote_of_somebody_unknown(read: Read) -> None:
    text = f"Ana Ruiz came. “It is easy for Ana Ruiz to say so,” she said. “{WORDS}.”"

    assert [quote.speaker for quote in read(text)] == [None, None]


def test_whom_a_report_relied_on_does_not_speak_next(read: Read) -> None:
    text = f"It rained in the hall, according to the Evening Star.\n\n“{WORDS}.”"

    assert [quote.speaker for quote in read(text)] == [None]


def test_to_show_is_no_occasion(read: Read) -> None:
    (found,) = read(f"Dana Whitfield said “{WORDS}” to show that it rained.")

    assert found.occasion is None


def test_a_tag_that_cannot_be_read_gives_no_speech_to_who_spoke_before(read: Read) -> None:
    text = f"“It is late,” said Omar Reyes.\n\n“{WORDS},” with that the hall of the mill fell silent again."

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == ["Omar Reyes", None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            f"It vexed people such as Sen. Dana Whitfield of Larkfield, who mused that the mill was “{WORDS}.”",
            "Dana Whitfield",
        ),
        (f"The crowd cheered Rep. Omar Reyes from Elm, who said that “{WORDS}.”", "Omar Reyes"),
        (f"They met Gov. Dana Whitfield of New Larkfield, who called it “{WORDS}.”", "Dana Whitfield"),
    ],
)
def test_who_is_the_person_and_not_the_place_he_is_of(read: Read, text: str, name: str) -> None:
    assert [quote.speaker and quote.speaker.name for quote in read(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        f"Dana Whitfield said farmers continue to “{WORDS}.”",
        f"Omar Reyes came. Dana Whitfield continued to claim that his aides were “{WORDS}.”",
        f"Omar Reyes came. Dana Whitfield tried to persuade them that his aides were “{WORDS}.”",
        f"Dana Whitfield said that the main reason her club, which disputes it, would stand there was “{WORDS}.”",
        f"Dana Whitfield dismissed it in May, when she told Reyes at a debate that the town was “{WORDS}.”",
        f"Dana Whitfield said at noon that Reyes emails contained what she called “{WORDS}.”",
    ],
)
def test_a_verb_nearer_to_the_words_may_be_of_something_else(read: Read, text: str) -> None:
    assert [(quote.speaker and quote.speaker.name, quote.via) for quote in read(text)] == [("Dana Whitfield", None)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"The Larkfield Club, which calls itself “{WORDS},” opened it.", "Larkfield Club"),
        (f"Three agencies - the Elm, the Oak and the Ash - call it “{WORDS}.”", "Three agencies"),
        (f"Critics (and some friends) say “{WORDS}.”", "Critics"),
        (f"A May 26 Lumeno post captioned the video, “{WORDS}.”", "A May 26 Lumeno post"),
        (f"“{WORDS},” a council statement released late Monday read.", "a council statement released late Monday"),
        (f"Dana Whitfield’s proclamation states that it “{WORDS}.”", "Dana Whitfield’s proclamation"),
    ],
)
def test_bodies_and_papers_speak_past_asides_and_dates(read: Read, text: str, name: str) -> None:
    assert [quote.speaker and quote.speaker.name for quote in read(text)] == [name]


@pytest.mark.parametrize("asks", ["“nobody” asked Reyes to", "“someone” told Reyes to", "“nobody” urged Reyes to"])
def test_who_is_asked_to_do_something_says_nothing(read: Read, asks: str) -> None:
    found = read(f"Dana Whitfield wrote that {asks} do it, it was just her “{WORDS}.” Omar Reyes left.")

    assert {quote.speaker.name for quote in found if quote.speaker is not None} == {"Dana Whitfield"}


@pytest.mark.parametrize(
    "text",
    [
        f"A joint statement from Britain, France, Sweden, and the Netherlands said “{WORDS}.”",
        f"A letter from Elm, Oak, and the Ash Council said “{WORDS}.”",
        f"A group of Reyes, Lind, and the mayor said “{WORDS}.”",
    ],
)
def test_the_last_of_a_list_does_not_speak_alone(read: Read, text: str) -> None:
    assert [quote.speaker for quote in read(text)] == [None]


@pytest.mark.parametrize(
    "told", ["told reporters he and Reyes spoke of", "said he and the mayor called it", "wrote he and Reyes saw"]
)
def test_who_is_named_beside_a_pronoun_does_not_speak_alone(read: Read, told: str) -> None:
    (found,) = read(f"Adviser Jake Holm {told} “{WORDS}.”")

    assert found.speaker is not None
    assert found.speaker.name == "Jake Holm"


def test_asides_without_end_are_read(read: Read) -> None:
    assert len(read(f"The mill{', a' * 5000}, say “{WORDS}.”")) == 1


@pytest.mark.parametrize("signature", ["- Bo Lind", "— Bo Lind", "\n\n— Bo Lind, Evening Star"])
def test_a_reporters_signature_does_not_take_over_a_quote(read: Read, signature: str) -> None:
    found = read(f"“It is late here,” said Dana Whitfield. “{WORDS}.” {signature}")

    assert [quote.speaker and quote.speaker.name for quote in found] == ["Dana Whitfield"] * 2


@pytest.mark.parametrize("label", ["JUST IN", "BREAKING", "NEW"])
def test_a_label_in_capitals_before_a_post_is_nobody(read: Read, label: str) -> None:
    (found,) = read(f"“{label}: {WORDS},” Dana Whitfield tweeted.")

    assert found.speaker is not None
    assert found.speaker.name == "Dana Whitfield"


@pytest.mark.parametrize(
    "text",
    [
        f"That led Dana Whitfield to call it “{WORDS}.”",
        f"Omar Reyes spoke, prompting Dana Whitfield to ask: “{WORDS}?”",
        f"Omar Reyes pressed on, and forced Dana Whitfield to admit that it was “{WORDS}.”",
        f"The flood persuaded the mayor, Dana Whitfield, to say that “{WORDS}.”",
        f"Omar Reyes compelled Dana Whitfield through his questions to concede to the jury that “{WORDS}.”",
    ],
)
def test_who_is_brought_to_speak_speaks(read: Read, text: str) -> None:
    assert [(quote.speaker and quote.speaker.name, quote.via) for quote in read(text)] == [("Dana Whitfield", None)]


@pytest.mark.parametrize("clause", ["even as experts questioned the plan", "just as the council warned of a flood"])
def test_what_others_say_meanwhile_is_something_else(read: Read, clause: str) -> None:
    (found,) = read(f"Dana Whitfield told the Evening Star that she would “{WORDS},” {clause}.")

    assert found.speaker is not None
    assert found.speaker.name == "Dana Whitfield"


@pytest.mark.parametrize(
    "text",
    [
        f"Ana Ruiz, citing “{WORDS[0].lower()}{WORDS[1:]},” said the mayor could win.",
        f"Ana Ruiz, who had promised that “{WORDS[0].lower()}{WORDS[1:]},” said the council has no money.",
    ],
)
def test_a_clause_that_follows_takes_no_words_from_the_one_before(read: Read, text: str) -> None:
    (found,) = read(text)

    assert found.speaker is not None
    assert found.speaker.name == "Ana Ruiz"


def test_what_is_praised_does_not_say_what_somebody_behind_says(read: Read) -> None:
    text = "The city is “admiring” the calm shown by the town, with Elmford making trouble, said Ana Ruiz, the mayor."

    assert {quote.speaker and quote.speaker.name for quote in read(text)} <= {"Ana Ruiz", None}


def test_the_younger_of_a_family_is_not_who_bears_its_name(read: Read) -> None:
    text = (
        "Peter Holm, the founder of the choir, has died. His son Ivan left it long ago.\n\n"
        "The younger Mr Holm said his father “had simply stopped eating and drinking” in May."
    )

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == [None]


def test_who_goes_on_to_say_something_else_did_not_say_what_was_before(read: Read) -> None:
    text = (
        "“It was fun,” Ivan Sand told his family. “It was a long way here for all of us.” Holm's father called up, "
        "saying “I am glad that you are there at last.”"
    )

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == ["Ivan Sand", "Ivan Sand", "Holm's father"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Ruiz replied to a letter that asked: “Will you ever come back to the town?”", "a letter"),
        ("The band put out a statement that says: “We will come back to the town.”", "The band"),
        ("Ana Ruiz said in Oak, Ohio, that states may pass laws because “all of them did so before.”", "Ana Ruiz"),
    ],
)
def test_a_text_that_says_something_is_whose_words_they_are(read: Read, text: str, name: str) -> None:
    assert [quote.speaker and quote.speaker.name for quote in read(text)] == [name]


def test_what_the_words_go_on_from_does_not_say_them(read: Read) -> None:
    text = "Ana Ruiz, who spoke on Monday, says the draft “represents the best of all that the town has thought of”."

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == ["Ana Ruiz"]


def test_whoever_asks_at_the_end_of_a_paragraph_is_not_who_answers(read: Read) -> None:
    text = "Ana Ruiz sat down. Peter Holm asked whether she is glad that it is over?\n\n“I sleep so very well now.”"

    assert [quote.speaker and quote.speaker.name for quote in read(text)] == [None]
