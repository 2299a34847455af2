"""Short follow-ups ask the question before anew: with a "not", of another side, of what was counted."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.answers.conversation.rewriting import parted, standing_alone
from bot.answers.understanding.kinds import kind_of
from bot.turns import NOTHING, REFUSED, Turn
from tests.answers.conftest import Newsstand
from tests.shown import text_of

NOW = datetime(2025, 3, 13, 18, tzinfo=UTC)


def test_a_single_word_is_looked_up_and_not_asked_of_what_was_talked_about() -> None:
    assert standing_alone("resigned", None, after("what did the minister do in Aldous?")) == "resigned"


@pytest.mark.parametrize("link", ["and", "but", "so,", "ok", "well", "then", "also"])
def test_a_question_is_the_same_behind_any_word_that_links_it_to_the_one_before(link: str) -> None:
    asked = ("is it safe", "who is the harbour master", "what did Ada Lund say", "did Ada Lund say that it sank")

    assert [kind_of(f"{link} {each}") for each in asked] == [kind_of(each) for each in asked]
    assert standing_alone(f"{link} Brandt?", None, after("what did Ada Lund say?", "It sank, Otto Brandt said.")) == (
        "what did Otto Brandt say?"
    )


def test_whom_the_words_were_about_is_asked_about_the_first_speaker() -> None:
    told = after("what did marsh say about brandt?", "“It sank,” Marsh said of Otto Brandt.")

    assert standing_alone("and brandt?", None, told) == "what did Otto Brandt say about marsh?"


def test_he_is_whoever_has_the_part_that_was_asked_for_where_the_answer_names_nobody_in_full() -> None:
    told = after("who was the pilot of Norn Flight NX804?", "Assem had flown for years, Ida Korr's friend said.")

    assert standing_alone("how old was he?", None, [told[0]]) == "how old was Ida Korr?"

    told = after("who was the pilot of Norn Flight NX804?", "Assem had flown for years with Norn Flight NX804.")

    assert standing_alone("how old was he?", None, told) == "how old was the pilot?"


def after(question: str, answer: str = "") -> list[Turn]:
    """The question with its answer, or that there was none."""
    return [Turn(question, answer, NOW, NOTHING if answer else REFUSED)]


@pytest.mark.parametrize(
    ("earlier", "text", "read_as"),
    [
        ("did the council keep the mill?", "why not?", "Why didn't the council keep the mill?"),
        ("will the barge sail", "why not", "Why won't the barge sail?"),
        ("what did marsh say about the truce?", "why not?", "Why didn't marsh say so about the truce?"),
        ("how many people lost power in Aldous", "why", "Why: people lost power in Aldous?"),
        ("how many men did the mill lay off", "when", "When did the mill lay off men?"),
        ("how many are missing in Aldous", "where", "Where are people missing in Aldous?"),
        ("what is the toll of the Aldous bridge", "by how much", "By how much, about toll aldous bridge?"),
        ("by how much, about toll?", "why", "Why was that, about toll?"),
        ("how much was the mill sold for", "why", "Why was the mill sold?"),
        ("who killed the miller", "when", "When: somebody killed the miller?"),
        ("was anybody arrested", "who", "Who was arrested?"),
        ("who scored for rovers", "and pelham?", "who scored for pelham?"),
        ("did marsh really say “no”", "who else said that?", "Who else said something, about marsh, besides marsh?"),
        ("who scored for rovers", "and for the Terns?", "who scored for the Terns?"),
        ("who owns the mill", "how many people lose their jobs?", "how many people lose their jobs?"),
        ("who scored for rovers", "tell me about the barge instead", "tell me about the barge"),
        ("why is the guild suing the mill", "and the bakery?", "why is the guild suing the bakery?"),
        ("how many died in Aldous", "and in Norland?", "how many died in Norland?"),
        ("how many homes lost power", "and now?", "how many homes lost power now?"),
        ("how many homes lost power this year", "and in october", "how many homes lost power in october?"),
        ("what did marsh say on Monday", "and on tuesday?", "what did marsh say on tuesday?"),
        ("how many came in may", "and since june 2024", "how many came since june 2024?"),
        ("how many teachers marched in Aldous", "what do they want", "what do the teachers want"),
        ("who won the cup match in Aldous", "who scored?", "who scored, about cup match aldous?"),
        ("what happened to Ada Lund", "why", "Why did that happen to Ada Lund?"),
        ("who is Ada Lund's husband", "and her mother?", "who is Ada Lund's mother?"),
        ("what caused the Aldous fire", "who was arrested?", "who was arrested, about aldous fire?"),
        ("when is the race", "and the skater with the broken boot?", "Tell me about the skater with the broken boot"),
        ("how old was the victim", "where did it happen", "Where was the victim?"),
        ("can you summarize the storm story", "who was saved?", "who was saved, about storm?"),
        ("how high was the river", "was anybody killed?", "was anybody killed, about river?"),
        ("who voted against the rate cut", "what did the governor say", "what did the governor say, about rate cut"),
        ("how many died in the Aldous barge disaster", "and on lake orrin?", "how many died on lake orrin?"),
        ("how many died on lake orrin", "when was that?", "When: people died on lake orrin?"),
        ("what did brandt say about the dam", "why did lena marsh axe her tour", "why did lena marsh axe her tour"),
        ("what did marsh say about the truce", "did Brandt say so too?", "what did Brandt say about the truce?"),
        (
            "what did marsh say about the truce",
            "does the envoy say the same",
            "what did the envoy say about the truce?",
        ),
        ("what did marsh say about brandt", "and the envoy?", "what did the envoy say about brandt?"),
        ("was the mate arrested", "and the owner?", "was the owner arrested?"),
        ("is Lena Marsh the captain", "and Brandt?", "is Brandt the captain?"),
        ("are the docks open", "and the ferries?", "are the ferries open?"),
        ("whats new on norland", "who is in charge there now", "who is in charge now, about norland"),
        ("what happened in Aldous", "how many people live there?", "how many people live, about aldous?"),
        ("when is the vote in Aldous", "is there a curfew?", "is there a curfew?"),
        ("what did the bank do", "why?", "Why did the bank do that?"),
        ("what has Lena Marsh done", "and when?", "When has Lena Marsh done that?"),
        ("what did marsh say about the truce", "more from him", "what else did marsh say?"),
        ("what did marsh say about the truce", "what else?", "What else did marsh say?"),
        ("how high is the river", "any more quotes from Brandt on eels", "what else did Brandt say on eels?"),
        ("how high is the river in Aldous", "what else?", "Tell me about high river aldous"),
        ("what does dusk say about norway", "no i meant sweden", "what does dusk say about sweden?"),
        ("what did marsh say about Norway", "and on France?", "what did marsh say on France?"),
        ("when did otto brandt die", "of what?", "What did otto brandt die of?"),
        ("when did marsh resign", "and for what?", "What did marsh resign for?"),
        ("where did the envoy fly", "with whom", "Whom did the envoy fly with?"),
        ("by how much was the toll cut", "by whom?", "By whom was the toll cut?"),
        ("how high is the river in Aldous", "how many hurt so far", "how many hurt so far, about river aldous"),
        ("how high is the river in Aldous", "who else was hurt", "who else was hurt, about river aldous"),
        ("why did Otto Brandt leave the mill", "who else left?", "who else left, about mill, besides Otto Brandt?"),
        ("why did Otto Brandt go", "who else lost their job?", "who else lost their job, besides Otto Brandt?"),
        ("why did lena marsh axe her tour", "how much has it made?", "how much has the tour made?"),
        ("how many people were on the barge", "and how many crew?", "how many crew were on the barge?"),
        ("how many seats did the Guild win", "how many votes", "how many votes did the Guild win?"),
        ("compare dusk and herald on eels", "who caught it?", "who caught it, about eels?"),
        ("what did Ada Lund's widow say", "and her mother?", "what did Ada Lund's mother say?"),
        ("what did Ada Lund say about eels", "and the others?", "Who else said something about eels?"),
        ("are fares rising", "quote ada lund on eels", "what did ada lund say on eels?"),
        ("are fares rising", "quote of the day", "quote of the day"),
        ("where is Ada Lund", "why tho", "Why was that, about ada lund?"),
        ("where was Ada Lund hurt", "why?", "Why was Ada Lund hurt?"),
        ("how much is the fine", "why", "Why was that, about fine?"),
        ("how many ships did they sell", "and last year?", "how many ships did they sell last year?"),
        ("what did norlands pm say about eels", "and france's?", "what did france's prime minister say about eels?"),
        ("what did norland's king say", "and denmarks?", "what did denmark's king say?"),
        ("what did norland's king say", "and the eels?", "what did norland's king say about the eels?"),
        ("how hot did it get in Aldous", "what about france", "how hot did it get in france?"),
        ("did norway win the cup in Aldous", "and france?", "did france win the cup in Aldous?"),
        (
            "how much may Norland spend on docks",
            "how much is it now",
            "How much is that now, about norland spend docks?",
        ),
        ("How much is that now, about docks?", "since when", "Since when was that, about docks?"),
        ("who owns the Aldous ferry", "how much is it", "how much is the Aldous ferry"),
        ("what did Otto Brandt do for Norway", "how much was it", "how much was that, about otto brandt norway"),
        ("who won the aldous bay regatta", "how long did it take", "how long did the aldous bay regatta take"),
        ("what did Lund say about the mill", "and the union?", "what did the union say about the mill?"),
        ("how old was Albert J. Lund", "and ressa?", "how old was ressa?"),
        ("how strong is storm ada", "how many were hurt", "how many were hurt, about strong storm ada"),
        ("why is otto brandt under pressure", "who was shot?", "who was shot, about otto brandt pressure?"),
        ("what did Lund say about the mill", "and the eu?", "what did the eu say about the mill?"),
        ("what did Lund say about the mill", "and the canal?", "what did Lund say about the canal?"),
        ("where are the migrants from Aldous", "who sent them there", "who sent the migrants, about migrants aldous"),
        ("why is the mill closing", "and the storm?", "Tell me about the storm"),
        ("who owns the Aldous mill", "and the barge?", "who owns the barge?"),
        ("how big is the gap with the Norland mills", "and with aldous?", "how big is the gap with aldous?"),
        ("are fares rising", "until when?", "Until when are fares rising?"),
    ],
)
def test_a_fragment_changes_what_it_names_and_keeps_the_rest(earlier: str, text: str, read_as: str) -> None:
    assert standing_alone(text, None, after(earlier)) == read_as


def test_nobody_is_meant_where_a_thing_was_asked_about() -> None:
    turns = after("when will it be sold")

    assert standing_alone("and gates?", None, turns, ("Alan Gates",)) == "when will gates be sold?"


def test_an_office_is_nobody_whose_name_ends_like_it() -> None:
    turns = after("what did Lund say about the mill", "It is old, Lund said.")

    read_as = standing_alone("what about the ag", None, turns, ("Norland's inspector general",))

    assert read_as == "what did the attorney general say about the mill?"


def test_who_else_spoke_is_asked_of_the_matter_and_not_of_whoever_spoke() -> None:
    turns = after("what did renn say", "“We are sorry” — Tobias Renn · the head of Kell Sound Ferries [1]")

    asked, besides = parted(standing_alone("who else?", None, turns))

    assert (asked, besides) == ("Who else said something, about Kell Sound Ferries?", "Tobias Renn")


@pytest.mark.parametrize("line", ["who replaces him", "is she angry", "what is his plan", "why did they close it"])
def test_a_headline_that_names_nobody_stands_in_place_of_no_person(line: str) -> None:
    headline = "port closes for drill amid talks on tolls"

    assert standing_alone(line, f"{headline}: {headline}", []) == f"{line}, about {headline}"


def test_it_is_a_thing_of_several_words_where_the_answer_prints_them() -> None:
    turns = after("how much did the corn exchange sell for", "The Corn Exchange was sold for £4m.")

    assert standing_alone("who bought it", None, turns) == "who bought the corn exchange"


@pytest.mark.parametrize("line", ["what's new?", "So, anything new", "🚢", "?!"])
def test_a_line_that_names_nothing_is_of_nobody_who_was_talked_about(line: str) -> None:
    turns = after("what did renn say", "“We are sorry” — Tobias Renn · the head of Kell Sound Ferries [1]")

    assert standing_alone(line, None, turns) == line


@pytest.mark.parametrize(
    ("before", "text", "read_as"),
    [
        ("who will lead the bank?", "and Lund?", "Tell me about Lund"),
        ("who has sued the mill?", "and the guild?", "Tell me about the guild"),
        ("did Lund really say “no deal”?", "what about the wages?", "What did Lund say about the wages?"),
        ("did Ada Lund really say it is over?", "and on rents?", "What did Ada Lund say about rents?"),
        ("when does it close, about mill closing", "and the pier?", "when does the pier close?"),
        ("when is the next round of talks", "what about the port of Aldous?", "Tell me about the port of Aldous"),
        ("what did Ada Lund say about rents?", "ok, and on wages?", "What did Ada Lund say on wages?"),
        ("what did Ada Lund say about rents?", "ok and so on wages?", "What did Ada Lund say on wages?"),
    ],
)
def test_what_is_asked_of_something_else_is_no_jumble_of_words(before: str, text: str, read_as: str) -> None:
    assert standing_alone(text, None, [Turn(before, "They met. [1]", NOW)]).lower() == read_as.lower()


@pytest.mark.parametrize(
    ("before", "text", "read_as"),
    [
        ("who is the suspect, about mill fire", "was it arson?", "was it arson, about mill fire?"),
        (
            "why were the crews held at Aldous pier",
            "will they let them go",
            "will they let them go, about crews aldous pier",
        ),
    ],
)
def test_whoever_was_asked_for_is_no_it_and_they_and_them_are_two(before: str, text: str, read_as: str) -> None:
    assert standing_alone(text, None, [Turn(before, "They met. [1]", NOW)]) == read_as


def test_what_was_filled_in_is_not_filled_in_again() -> None:
    turns = [*after("how many died in storm wystan", "Six died."), *after("where did it hit", "It hit Kell.")]

    assert standing_alone("when", None, turns) == "When did it hit, about storm wystan?"


def test_what_was_asked_about_last_and_in_vain_is_it() -> None:
    turns = [
        Turn("how many died on the ferry?", "Nine people died when the ferry sank off Kell.", NOW, NOTHING),
        Turn("who bought the corn hall", "No answer.\nThe council sold the Corn Hall, it said.", NOW, REFUSED),
    ]

    assert standing_alone("how much was it sold for", None, turns) == "how much was Corn Hall sold for"


def test_whoever_was_asked_about_in_small_letters_and_in_vain_is_meant() -> None:
    nearest = "I have no answer to that.\nOnly Ada Lund of the mills resigned. [1]"

    assert (
        standing_alone("why did she go", None, [Turn("did ada lund run", nearest, NOW, REFUSED)])
        == "why did Ada Lund go"
    )


@pytest.mark.parametrize(
    ("topic", "spoke", "text", "read_as"),
    [
        ("tern rocket", "what did the agency say", "when does it land", "when does it land, about tern rocket"),
        ("Mill strike?", "what did the Guild say?", "is it over", "is it over, about Mill strike"),
        ("tick vaccine", "what does Pharma say", "what does it cost?", "what does it cost, about tick vaccine?"),
    ],
)
def test_it_is_what_was_talked_about_and_not_who_spoke_of_it(topic: str, spoke: str, text: str, read_as: str) -> None:
    turns = [Turn(topic, "It was told. [1]", NOW), Turn(spoke, "“We wait” — the agency [1]", NOW)]

    assert standing_alone(text, None, turns) == read_as


def test_what_was_filled_in_for_one_speaker_is_no_matter_of_the_next() -> None:
    turns = [Turn("what did the chief say, about mill closing", "“We close” — Per Holt [1]", NOW)]

    assert standing_alone("and Lund?", None, turns, ("Ada Lund",)) == "what did Ada Lund say?"


@pytest.mark.parametrize(
    ("before", "text", "read_as"),
    [
        ("bridge tolls", "in april", "bridge tolls in april?"),
        ("fever cases", "in aldous?", "fever cases in aldous?"),
        ("any updates", "since yesterday", "any updates since yesterday?"),
        ("survivors?", "and the dead?", "Tell me about the dead"),
        ("what did Ada Lund say?", "about the bridge", "what did Ada Lund say about the bridge?"),
        ("how many jobs were lost?", "about the bridge", "about the bridge"),
        ("what did Ada Lund say?", "she's resigning?", "Ada Lund's resigning?"),
        ("Ayr", "will there be a vote?", "will there be a vote?"),
        ("Ayr", "in general", "in general"),
        ("what's new since yesterday?", "what else", "what's new since yesterday?"),
        ("compare outlets", "when was that", "When was that?"),
    ],
)
def test_a_fragment_with_a_preposition_or_a_contraction_goes_on(before: str, text: str, read_as: str) -> None:
    assert standing_alone(text, None, after(before)) == read_as


def test_a_person_named_in_one_word_is_meant_by_the_name_that_is_printed() -> None:
    printed = "Marla Quist cheered as Ada Lund crossed the line."
    captioned = "Aldous Press Ada Lund waves in Ayr."

    assert standing_alone("when did she retire", None, after("lund", printed)) == "when did Ada Lund retire"
    assert standing_alone("when did she retire", None, after("ada lund", captioned)) == "when did Ada Lund retire"


def test_a_dateline_in_brackets_is_nothing_that_is_talked_about() -> None:
    told = "(CNB) The health agency has reports of 257 cases."

    assert "CNB" not in standing_alone("how many people", None, after("fever cases", told))


def test_this_morning_means_nothing_that_was_shown() -> None:
    told = "5 stories with something new since 11 March 2025"

    assert standing_alone("what's new since this morning", None, after("what's new", told)) == (
        "what's new since this morning"
    )


def test_what_was_asked_in_vain_is_not_looked_for_in_the_story_before(newsstand: Newsstand) -> None:
    newsstand.say("how many people died on the ferry?", "vain")
    newsstand.say("who designed the Weir Bridge?", "vain")

    said = text_of(newsstand.say("how much does it cost?", "vain"))

    assert "Read as: how much does Weir Bridge cost?" in said
    assert "to rebuild the Weir Bridge" in said
