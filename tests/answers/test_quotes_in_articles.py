"""Quotes are shown page by page, and those of the articles at given addresses."""

import pytest

from bot.message import Choices, Pullquote
from tests.answers.conftest import NOW, Newsstand, answer_from, newsstand_of, printed
from tests.answers.test_responding import texts


def _ids(newsstand: Newsstand, line: str, space: str = "local") -> list[str]:
    return [block.id for block in newsstand.say(line, space=space).blocks if isinstance(block, Pullquote)]


def test_the_quotes_of_an_article_are_found_by_its_address(newsstand: Newsstand) -> None:
    found = _ids(newsstand, "/quote in:https://courier.example/bridge")

    assert len(found) == 2
    assert _ids(newsstand, "/quote pay in:https://courier.example/bridge")[0] == found[1]


def test_an_article_that_the_space_does_not_see_has_no_quotes(newsstand: Newsstand) -> None:
    assert _ids(newsstand, "/quote in:https://gazette.example/secret")
    assert _ids(newsstand, "/quote in:https://gazette.example/secret", "harbour") == []


def test_further_quotes_are_on_the_next_page(newsstand: Newsstand) -> None:
    first = newsstand.say("/quote since:2025-01-01")
    [choices] = [block for block in first.blocks if isinstance(block, Choices)]
    [(label, line)] = choices.options

    assert (label, line) == ("More", "/quote since:2025-01-01 page:2")
    assert not set(_ids(newsstand, line)) & set(_ids(newsstand, "/quote since:2025-01-01"))


def test_a_topic_finds_what_is_said_in_its_articles_after_what_has_the_word(newsstand: Newsstand) -> None:
    found = texts(newsstand.say("/quote bridge"))

    assert "It is the only road to the hospital" in found
    assert "We cannot pay for it" in found
    assert "until all of them are home" not in found
    assert texts(newsstand.say("/quote solberg bridge")).count("“") == 1


def test_a_quote_with_the_word_comes_before_those_of_articles_about_it(newsstand: Newsstand) -> None:
    assert texts(newsstand.say("/quote hospital")).startswith("“It is the only road to the hospital")


def test_a_quote_that_another_goes_on_to_turn_round_is_not_shown_twice() -> None:
    text = "“I like the new pier,” Mara Lind said. “But it costs too much,” Lind added.\n\nThe pier opens in May."
    article = printed("pier", text, "Meridian Wire", "A new pier", NOW)
    newsstand = newsstand_of([article])
    try:
        found = texts(newsstand.say("/quote lind pier"))
    finally:
        newsstand.history.close()

    assert found.count("costs too much") == 1


def test_what_somebody_is_reported_to_say_answers_where_others_speak_of_him_before() -> None:
    text = (
        "Orla Finch said on Tuesday that she welcomed the thought behind the harbour plan, but not the plan.\n\n"
        "“It is late,” Hugo Brann, the harbour master, complained before Ms Finch spoke.\n\n"
        "“She never signed anything,” he said of Finch. “Why would she sign this one?”"
    )
    newsstand = newsstand_of([printed("harbour", text, "Meridian Wire", "Finch is cool on harbour plan", NOW)])
    try:
        answer, refused = newsstand.ask("What did Finch say?"), newsstand.ask("What did Finch say about bread?")
    finally:
        newsstand.history.close()

    assert answer.answered
    assert answer.text.startswith("Orla Finch said on Tuesday")
    assert not refused.answered


def test_the_quote_with_most_of_the_topic_answers_and_not_the_one_printed_first() -> None:
    between = "Borrowed pumps and one old truck were all that the valley had in the first of those long summers. " * 6
    text = (
        "At a farewell for the crews Captain Edda Moor said: “This is a great day for Tarrow.\n\n"
        f"{between}\n\n"
        "“We leave the valley with fewer fires than we found,” Captain Moor added."
    )
    article = printed("tarrow", text, "Meridian Wire", "Last crews go home from Tarrow", NOW)

    answer = answer_from(
        [article], "What did Captain Moor say about the state in which the Tarrow crews leave the valley?"
    )

    assert answer.text.startswith("We leave the valley")


def test_what_somebody_calls_a_thing_is_no_bit_of_their_words_on_another() -> None:
    text = (
        "Speaker Edda Moor calls the talk of a “palace coup” absurd.\n\n"
        "“Nine wards have no ferry and no bridge, and we call those wards the orphans,” Moor said."
    )
    article = printed("wards", text, "Meridian Wire", "Moor counts her wards", NOW)

    answer = answer_from([article], "What does Edda Moor call the wards with no ferry and no bridge?")

    assert "orphans" in answer.text


def test_a_short_reply_answers_by_what_was_asked_before_it() -> None:
    text = (
        "“The council has said that it will mend the pier and I thank it for that,” Will Hask told the paper.\n\n"
        "When asked whether the council had left Skerrin in the lurch, Hask replied: “There is no lurch.”"
    )
    article = printed("skerrin", text, "Meridian Wire", "Hask on the council and the pier", NOW)

    answer = answer_from(
        [article], "What did William Hask reply when asked whether the council left Skerrin in the lurch?"
    )

    assert answer.text == "There is no lurch."


@pytest.mark.parametrize(
    "told",
    [
        "Ida Korr, the head of Tarrow Mills, the village firm that built the weir in the spring, said on Friday that"
        " the weir was not to blame for the flood.",
        "Ida Korr for Tarrow Mills fired back Friday, telling reporters that the weir was not to blame for the flood.",
    ],
)
def test_what_is_reported_is_found_behind_who_somebody_is(told: str) -> None:
    text = f"The flood came in the night.\n\n{told}\n\n“We lost the barn,” said Per Quist, a farmer."
    article = printed("weir", text, "Meridian Wire", "Flood in Tarrow", NOW)

    answer = answer_from([article], "What did Ida Korr say about the weir?")

    assert answer.text == told


def test_what_is_reported_on_just_that_comes_before_words_on_something_else() -> None:
    text = (
        "An aide said that Mayor Ida Korr told her party a deal on the Tarrow bridge toll by Easter was impossible.\n\n"
        "“I had hoped to hold both of the other votes on Friday,” Korr said in the council."
    )
    article = printed("toll", text, "Meridian Wire", "Talks on the toll drag on", NOW)

    answer = answer_from([article], "What did Ida Korr tell her party about a deal on the bridge toll by Easter?")

    assert answer.text.startswith("An aide said that Mayor Ida Korr told her party")
    assert not answer.quotes


def test_what_somebody_wrote_to_one_is_not_answered_by_what_they_wrote_elsewhere() -> None:
    letter = (
        "Ida Korr, in a letter to Mayor Otto Quist on Thursday, asked for “a fair bell” and for a lamp on the quay."
    )
    post = "In a post, Korr wrote: “If your bread was late, then I am sorry, and so is the whole mill.”"
    articles = [
        printed("letter", letter, "Meridian Wire", "Baker Ida Korr asks for a bell", NOW),
        printed("post", post, "Meridian Wire", "Baker Ida Korr is sorry", NOW),
    ]

    answer = answer_from(articles, "what did ida korr write to otto quist?")
    refused = answer_from(articles, "what did otto quist say to korr?")

    assert "sorry" not in answer.text
    assert answer.passages[0].article.id == "letter"
    assert not refused.answered
