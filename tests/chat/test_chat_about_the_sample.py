"""What a person gets who asks about the sample news, line by line."""

from __future__ import annotations

import re

import pytest

from bot.errors import UsageError
from tests.chat.conftest import Say


def test_what_somebody_said_is_answered_with_their_words(say: Say) -> None:
    told = say("What exactly did Ushakov say about the ceasefire?")

    assert told.startswith("“")
    assert "temporary respite for the Ukrainian military" in told.split(" Also ")[0]
    assert "— Yuri Ushakov" in told
    assert "Searched 30 articles" in told


def test_a_share_is_answered_with_its_sentence_and_who_says_otherwise(say: Say) -> None:
    told = say("How much of Ukraine does Russia hold?")

    assert "nearly 20% of Ukraine" in told
    assert "about 18 per cent of Ukraine" in told


def test_a_count_that_moved_on_is_told_with_its_claims(say: Say) -> None:
    told = say("How many people died on the ferry?")

    assert told.startswith(
        "Divers recovered three bodies from the wreck of the ferry Maren Dahl on Thursday, raising the"
    )


def test_a_count_asked_for_in_two_words_is_told_with_the_latest_of_its_story(say: Say) -> None:
    answer = say("how many died")

    assert answer.startswith("Divers recovered three bodies")
    assert "raising the death toll to 15" in answer


def test_what_a_whole_article_is_about_need_not_stand_in_the_sentence_that_answers(say: Say) -> None:
    assert "to beat Pelham City 3-2" in say("who won the cup match").split(" Also ")[0]


def test_what_no_article_tells_is_not_answered(say: Say) -> None:
    assert say("Who won the chess championship in Oslo?").startswith("I have no answer to that. Searched 30 articles")


def test_the_words_of_somebody_are_found_to_be_theirs(say: Say) -> None:
    told = say('Did Ushakov really say "It gives us nothing"?')

    assert "It gives us nothing" in told
    assert "no such words" not in told


def test_the_question_before_leaves_a_quoted_claim_alone(say: Say) -> None:
    say("How many people are missing from the Maren Dahl?")

    told = say('Did Ushakov really say "It gives us nothing"?')

    assert "no such words" not in told


def test_words_that_nobody_said_are_not_found(say: Say) -> None:
    assert "no such words" in say('Did Ushakov really say "The weather in Sochi is lovely this spring"?')


def test_a_misspelt_name_is_read_as_the_nearest_and_said_so(say: Say) -> None:
    assert "as “Ushakov”" in say("what did Ushakhov say about the truce?")


def test_each_question_that_a_greeting_proposes_is_answered(say: Say) -> None:
    told = say("hi")

    proposed = [line for line in told.partition(" Then ")[0].split(" • ")[1:] if "…" not in line]
    assert len(proposed) == 4
    for line in proposed:
        assert not say(line).startswith(("I have no", "Nothing", "There is no")), line


def test_who_else_and_the_second_one_go_on_from_before(say: Say) -> None:
    say("What did Ushakov say about the ceasefire?")

    assert say("who else?")
    assert "Why" not in say("the second one")


@pytest.mark.parametrize(
    "line",
    [
        "why?",
        "and about sanctions?",
        "in full",
        "shorter",
        "what is new on the ferry?",
        "summarise the storm story",
        "What did the Harbour Courier report yesterday?",
        "What happened since Tuesday?",
        "what did Trump say last week?",
        "who spoke two days ago?",
        "What happened on 13 March?",
        "What happened between 3 hours ago and today?",
        "compare what the outlets say about the ferry",
        "when did the Maren Dahl capsize?",
        "where did the ferry capsize?",
        "who is Helena Strand?",
        "why did the ferry roll over?",
    ],
)
def test_any_question_of_a_conversation_gets_an_answer_that_says_something(say: Say, line: str) -> None:
    say("What did Ushakov say about the ceasefire?")

    assert len(say(line)) > 20


def test_quotes_are_found_by_words_and_speaker(say: Say) -> None:
    assert say("/quote ushakov nothing").startswith("“It gives us nothing")
    assert "— Ruth Askew" in say("/quote by:Askew")
    assert say("/quote zzzzqq") == "There is no quote on that."


def test_a_quote_is_found_by_its_id_and_shown_in_its_paragraph(say: Say) -> None:
    listed = say("/quote ushakov nothing")
    id = re.findall(r"· ([a-z2-7]{7})\b", listed)[0]

    told = say(f"/quote {id}")

    assert "It gives us nothing" in told
    assert "Ushakov" in told


def test_misremembered_words_find_the_quote(say: Say) -> None:
    assert "Three families have had the worst news" in say("/quote three families got the worst news this morning")


def test_figures_are_found_in_their_sentences(say: Say) -> None:
    assert "missing" in say("/figures ferry missing")
    assert say("/figures zzzzqq") == "There are no figures on that."


def test_a_story_is_shown_by_number_and_by_words(say: Say) -> None:
    assert "Sources" in say("/story 1")
    assert "Kell Sound" in say("/story ferry")
    assert "Why this story" in say("/why")
    assert "three outlets" in say("/why ceasefire") or "outlets" in say("/why ceasefire")


def test_a_number_beyond_the_briefing_is_an_error_with_the_way_out(say: Say) -> None:
    with pytest.raises(UsageError, match="the briefing has 5 stories"):
        say("/story 99")


def test_sources_briefing_and_help_are_shown(say: Say) -> None:
    assert say("/sources").count("The Harbour Courier") == 1
    assert "5 new stories" in say("/briefing")
    assert "/quote [FIND]" in say("/help")
    assert "by:… who said it" in say("/help quote")


def test_help_on_a_command_that_is_none_is_an_error(say: Say) -> None:
    with pytest.raises(UsageError, match="/help nosuch: no such command; see /help"):
        say("/help nosuch")


def test_help_finds_a_command_by_its_second_word(say: Say) -> None:
    assert "/briefing schedule WHEN" in say("/help schedule")


def test_the_same_words_in_two_outlets_are_one_quote(say: Say) -> None:
    told = say("/quote askew")

    assert told.count("We will not stop while there is a chance of a fifty-ninth") == 1
    assert "same words in 2 outlets" in told


def test_what_two_events_count_is_not_said_to_differ(say: Say) -> None:
    """Two ferries sank on one day: one in Kell Sound, one on Lake Ombara."""
    told = say("/figures ferry")

    assert "Lake Ombara" in told
    assert "disagree" not in told


@pytest.mark.parametrize("line", ["what do the outlets differ on", "compare the harbour courier and the meridian wire"])
def test_where_nothing_is_said_of_what_the_widest_story_is_compared(say: Say, line: str) -> None:
    told = say(line)

    assert "At least 12 people died when a ferry" in told
    assert "Nothing on it" not in told


def test_an_outlet_is_named_by_a_word_in_small_letters(say: Say) -> None:
    told = say("compare meridian and ledger on the ferry")

    assert "The Northfield Ledger" in told
    assert "The Harbour Courier" not in told


def test_whether_somebody_is_doing_it_is_told_by_what_they_will_do_and_not_by_something_alike(say: Say) -> None:
    assert "will close in September" in say("is the bakery closing?").split("[1]")[0]
    assert say("is the bakery hiring?").startswith("I have no answer")


def test_a_sum_that_is_asked_for_leads_before_a_percentage(say: Say) -> None:
    assert say("how much will the bakery cost").startswith("The Group will invest £45m")


def test_a_matter_of_which_nobody_spoke_is_told_from_the_story_that_is_talked_about(say: Say) -> None:
    say("why is the bakery closing")
    say("what did the mayor say")

    assert "lease ends in September" in say("and the lease?").partition("Also")[0]


def test_those_who_speak_themselves_are_asked_for_their_own_words(say: Say) -> None:
    say("what did the mayor say about the bakery")

    assert "— Dale Pruett" in say("and the union?").partition("Also")[0]


def test_who_else_s_words_are_asked_for_by_name_are_never_those_of_the_one_before(say: Say) -> None:
    assert "Carrick" in say("what did carrick say")

    assert say("and zubrowski?").partition("Searched")[0].endswith("I have no answer to that. ")


@pytest.mark.parametrize(
    ("lines", "called", "read_as"),
    [
        (("who is the mayor of larkfield",), "he", "Bill Oyelaran"),
        (("what did owen tarrant say", "how many jobs are lost"), "he", "Owen Tarrant"),
        (("what did margaret hill say", "how much was the corn exchange sold for"), "she", "Margaret Hill"),
        (("did the captain survive",), "he", "the captain"),
    ],
)
def test_he_and_she_are_whom_the_talk_was_about(say: Say, lines: tuple[str, ...], called: str, read_as: str) -> None:
    for line in lines:
        say(line)

    assert f"Read as: how old is {read_as}" in say(f"how old is {called}")


def test_more_behind_a_whole_story_repeats_nothing_and_says_where_the_rest_is(say: Say) -> None:
    whole = say("tell me about the ferry")
    more = say("more")

    assert more.startswith("That is all that I show of it; the whole text stands at its source. Sources")
    assert "Divers recovered" in whole
    assert "Divers recovered" not in more


def test_the_source_of_a_quote_that_was_just_shown_with_its_paragraph_is_that_alone(say: Say) -> None:
    say("/quote ferry")
    say("the second one")

    assert say("source?").startswith("Source • ")


@pytest.mark.parametrize(
    "line", ["quotes on the vaccine", "any quotes about the vaccine?", "show me quotes on the vaccine"]
)
def test_quotes_on_something_are_looked_up(say: Say, line: str) -> None:
    assert say(line) == say("/quote vaccine")


def test_figures_on_something_are_looked_up(say: Say) -> None:
    assert say("give me the figures on the ferry") == say("/figures ferry")


def test_a_summary_that_is_asked_for_is_no_whole_story(say: Say) -> None:
    summary, whole = say("summarise the ferry story"), say("tell me about the ferry")

    assert summary.startswith(whole[:60])
    assert "Figures" not in summary
    assert len(summary) < len(whole) / 3


def test_other_outlets_are_set_side_by_side_on_what_was_shown(say: Say) -> None:
    say("tell me about the vaccine")

    told = say("what do other outlets say?")

    assert "Meridian Wire •" in told
    assert "The Northfield Ledger •" in told
