"""Lines that speak of what was shown before are about that one: its source, who said it, who else, all of it, less."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.answers.conversation.courtesy import courtesy
from bot.answers.conversation.rewriting import standing_alone
from bot.answers.conversation.tidying import questions_in
from bot.answers.conversation.without_topic import is_topic
from bot.answers.replies.asking import Asking
from bot.answers.respond import answered, turn
from bot.desk import Desk
from bot.message import Message
from bot.model import Article
from bot.ports import Reading
from bot.reading.digest import read
from bot.stories.tellings import tellings
from bot.told import Briefing, Coverage
from bot.turns import REFUSED, Showed, Turn
from tests.answers.conftest import ARTICLES, NOW, newsstand_of, printed
from tests.asked import parse_news
from tests.shown import text_of

if TYPE_CHECKING:
    from tests.answers.conftest import Newsstand


def told(message: Message) -> str:
    return " ".join(text_of(message).replace("▌", " ").split())


def in_reply(newsstand: Newsstand, line: str, *story: str) -> str:
    """The answer to a line in reply to the post of a story."""
    asking = Asking("reply", NOW, "UTC", story=story)
    with newsstand.history.reading() as books:
        return told(answered(parse_news(line), books, asking, newsstand.lexicon).message)


def test_the_source_after_pointing_at_one_is_that_of_the_one(newsstand: Newsstand) -> None:
    newsstand.say("What did Ruth Askew say?", "source of the second")
    second = told(newsstand.say("the second one", "source of the second"))

    source = told(newsstand.say("link?", "source of the second"))

    assert source == second[second.index("Source • ") :].partition(" /report")[0]
    assert second == told(newsstand.say("proof?", "source of the second"))


def test_an_answer_of_one_sentence_is_no_list_to_point_into(newsstand: Newsstand) -> None:
    newsstand.say("What did Ruth Askew say?", "single")
    newsstand.say("Who is Tomas Brandt?", "single")
    newsstand.say("Who is Tomas Brandt?", "alone")

    assert "Ruth Askew" in told(newsstand.say("the second one", "single"))
    assert "Brandt" in told(newsstand.say("the first one", "single"))
    assert told(newsstand.say("the second one", "alone")).startswith("I have shown 1 only.")


def test_the_source_of_a_story_is_all_that_told_it(newsstand: Newsstand) -> None:
    newsstand.say("Summarise the ferry story", "sources of a story")

    assert "Meridian Wire" in (said := told(newsstand.say("source?", "sources of a story")))
    assert "Harbour Courier" in said
    assert "12 people" not in said


def test_other_outlets_are_all_that_told_the_story_of_an_answer(newsstand: Newsstand) -> None:
    newsstand.say("Why did the ferry capsize?", "other outlets")

    said = told(newsstand.say("any other outlets on this?", "other outlets"))

    assert "Meridian Wire" in said
    assert "Harbour Courier" in said


def test_who_said_that_names_the_speaker_with_words_and_source(newsstand: Newsstand) -> None:
    newsstand.say("How much will the Weir Bridge cost?", "voice")
    newsstand.say("What did Inga Solberg say?", "voice")

    said = told(newsstand.say("who said that?", "voice"))

    assert "Inga Solberg" in said
    assert "We cannot pay for it" in said
    assert "The Harbour Courier, 11 March 2025" in said


def test_where_nobody_is_quoted_it_is_said_and_shown_what_was_printed(newsstand: Newsstand) -> None:
    newsstand.say("What did the ferry toll rise to?", "no voice")

    said = told(newsstand.say("says who?", "no voice"))

    assert "quotes nobody here" in said
    assert "rose to 15" in said
    assert "The Harbour Courier" in said


def test_who_else_names_others_whom_the_story_quotes_on_the_matter(newsstand: Newsstand) -> None:
    newsstand.say("What did Tomas Brandt say about the bridge?", "others")

    said = told(newsstand.say("who else?", "others"))

    assert "We cannot pay for it" in said
    assert "Tomas Brandt" not in said
    assert "Inga Solberg" in told(newsstand.say("the first one", "others"))


def test_a_word_of_another_story_is_taken_neither_from_a_refusal_nor_from_its_nearest(newsstand: Newsstand) -> None:
    newsstand.say("How much will the Weir Bridge cost?", "refused")
    newsstand.say("how many goals did the ferry score?", "refused")

    assert "$4.5 million" in told(newsstand.say("source?", "refused"))
    assert "Read as: who voted against the weir bridge?" in told(newsstand.say("who voted against it?", "refused"))


def test_a_question_that_says_little_is_asked_of_the_story_that_was_talked_about(newsstand: Newsstand) -> None:
    newsstand.say("How much will the Weir Bridge cost?", "little")

    assert "Tuesday" in told(newsstand.say("when was the vote?", "little"))


def test_a_question_with_words_of_its_own_is_asked_of_everything(newsstand: Newsstand) -> None:
    newsstand.say("How much will the Weir Bridge cost?", "own words")

    assert "Lena Okafor" in told(newsstand.say("which minister resigned?", "own words"))


def test_when_something_else_was_is_not_told_by_what_was_printed(newsstand: Newsstand) -> None:
    newsstand.say("What did Inga Solberg say?", "another time")

    assert "printed on" not in told(newsstand.say("when did she emigrate?", "another time"))


def test_who_was_asked_about_is_meant_next_though_there_was_no_answer(newsstand: Newsstand) -> None:
    newsstand.say("What did Inga Solberg say?", "refused")
    newsstand.say("Who is Petra Lomax?", "refused")

    assert "Petra Lomax" in told(newsstand.say("when is her trial?", "refused"))
    assert "Petra Lomax" in told(newsstand.say("what did she say?", "refused"))


def test_who_else_said_something_leaves_out_who_was_heard(newsstand: Newsstand) -> None:
    newsstand.say("What did Inga Solberg say?", "something")

    assert "— Inga Solberg" not in told(newsstand.say("who else said something?", "something"))


def test_what_else_somebody_said_is_new_behind_other_answers_too(newsstand: Newsstand) -> None:
    newsstand.say("What did Ruth Askew say?", "more later")
    newsstand.say("source?", "more later")

    assert "I have no other words of Ruth Askew." in told(newsstand.say("what else did she say?", "more later"))


def test_what_else_somebody_said_is_not_what_an_answer_told_in_passing(newsstand: Newsstand) -> None:
    assert "She should have gone" in told(newsstand.say("who is Piet Maro?", "in passing"))

    assert told(newsstand.say("what else did he say?", "in passing")) == "I have no other words of Piet Maro."


def test_when_that_was_is_told_by_its_print_where_no_text_tells(newsstand: Newsstand) -> None:
    newsstand.say("What did Inga Solberg say?", "when")

    assert "printed on 11 March 2025" in told(newsstand.say("when was this?", "when"))
    assert "Inga Solberg" in told(newsstand.say("says who?", "when"))


def test_in_reply_to_a_story_it_is_meant(newsstand: Newsstand) -> None:
    assert in_reply(newsstand, "in full", "bridge").count("Bridge to be rebuilt") == 1
    assert "The Harbour Courier" in in_reply(newsstand, "link?", "bridge")
    assert "Tomas Brandt" in in_reply(newsstand, "who said that?", "bridge")
    assert "$4.5 million" in in_reply(newsstand, "how much?", "bridge")
    assert "Ruth Askew" not in in_reply(newsstand, "who else?", "bridge")


def test_what_was_asked_in_reply_to_a_story_is_talked_about_from_then_on(newsstand: Newsstand) -> None:
    asking = Asking("after a reply", NOW, "UTC", story=("bridge",))
    with newsstand.history.reading() as books:
        first = answered(parse_news("why the moon?"), books, asking, newsstand.lexicon)

    assert first.showed.articles[0] == "bridge"


def test_what_was_said_of_a_post_is_of_what_it_leads_with_and_not_of_the_answer() -> None:
    lead = printed("oath", "Otto Brandt took the oath as mayor of Aldous.", "Wire", "Otto Brandt takes oath", NOW)
    beside = "Lena Marsh came to the oath of Otto Brandt.\n\nHis guild won nine seats in Aldous."
    stand = newsstand_of([lead, printed("guest", beside, "Post", "Lena Marsh to come to oath of Otto Brandt", NOW)])
    asking = Asking("lead", NOW, "UTC", story=("oath", "guest"))
    with stand.history.reading() as books:
        first = answered(parse_news("how many seats did they win"), books, asking, stand.lexicon)
    with stand.history.writing() as books:
        books.conversations.add("lead", turn("how many seats did they win", first.message, NOW, first.showed))

    said = told(stand.say("why did he resign?", "lead"))
    stand.history.close()

    assert said.startswith("Read as: why did Otto Brandt resign")


def test_more_of_one_that_was_pointed_at_is_its_story(newsstand: Newsstand) -> None:
    with newsstand.history.reading() as books:
        stories = books.stories.of(["ferry-1", "bridge"])
        made = tellings(books, [stories["ferry-1"], stories["bridge"]], newsstand.lexicon, NOW)
    posted = Briefing("here", NOW, NOW, tuple(made), Coverage(3))

    assert "Bridge to be rebuilt" in told(newsstand.say("2", "pointed", briefing=posted))
    assert "The Harbour Courier, 11 March 2025" in told(newsstand.say("more", "pointed", briefing=posted))
    assert "Bridge to be rebuilt" in told(newsstand.say("link?", "pointed", briefing=posted))
    assert "I have shown 2 only" in told(newsstand.say("next", "pointed", briefing=posted))
    assert "Ferry" in told(newsstand.say("the other one", "pointed", briefing=posted))


def test_the_previous_one_is_what_was_looked_at_before(newsstand: Newsstand) -> None:
    with newsstand.history.reading() as books:
        stories = books.stories.of(["ferry-1", "bridge", "secret"])
        made = tellings(books, [stories[id] for id in ("ferry-1", "bridge", "secret")], newsstand.lexicon, NOW)
    posted = Briefing("here", NOW, NOW, tuple(made), Coverage(4))

    said = [
        told(newsstand.say(line, "previous", briefing=posted))
        for line in ("3", "the previous one", "and the one before that?", "back to the second", "go back")
    ]

    assert ["Minister" in said[0], *("Bridge" in each for each in said[1:])] == [True, True, False, True, False]
    assert "Ferry" in said[2]
    assert said[4] == said[2]


def test_behind_questions_the_previous_one_is_what_was_answered_before(newsstand: Newsstand) -> None:
    newsstand.say("How much will the Weir Bridge cost?", "answered before")
    newsstand.say("Why did the minister resign?", "answered before")

    assert "$4.5 million" in told(newsstand.say("the previous one", "answered before"))
    assert "harbour tunnel" in told(newsstand.say("go back", "answered before"))


def test_there_is_nothing_before_the_first_one(newsstand: Newsstand) -> None:
    newsstand.say("How much will the Weir Bridge cost?", "nothing before")

    assert told(newsstand.say("the previous one", "nothing before")) == "There is nothing yet that this could mean."


def test_what_else_there_was_is_what_the_briefing_told(newsstand: Newsstand) -> None:
    with newsstand.history.reading() as books:
        made = tellings(books, [books.stories.of(["bridge"])["bridge"]], newsstand.lexicon, NOW)
    posted = Briefing("here", NOW, NOW, tuple(made), Coverage(3))
    asking = Asking("else", NOW.replace(hour=10), "UTC", briefing=replace(posted, slot=NOW.replace(hour=9, minute=30)))

    with newsstand.history.reading() as books:
        said = told(answered(parse_news("what else happened?"), books, asking, newsstand.lexicon).message)

    assert "1. Bridge to be rebuilt" in said


def test_a_matter_of_which_somebody_said_nothing_is_told_by_its_own_story(newsstand: Newsstand) -> None:
    newsstand.say("What did Lena Okafor say?", "matter")

    assert "Bridge to be rebuilt" in told(newsstand.say("ok and the weir bridge?", "matter"))
    assert "I have no answer to that." in told(newsstand.say("and the zeppelins?", "matter"))


def test_a_story_is_told_only_where_it_has_the_words_asked_for(newsstand: Newsstand) -> None:
    said = told(newsstand.say("what happened in Weir Valley?", "elsewhere"))

    assert said.startswith("I have no answer to that.")


def test_another_of_a_kind_is_asked_back(newsstand: Newsstand) -> None:
    newsstand.say("What did Lena Okafor say?", "unclear")

    assert "It is not clear which other minister you mean" in told(newsstand.say("and the other minister?", "unclear"))


@pytest.mark.parametrize("line", ["ok cool thanks", "great, thx", "thx a lot"])
def test_thanks_are_told_in_several_words(line: str) -> None:
    assert courtesy(line) == "thanks"


@pytest.mark.parametrize("line", ["lol", "bye", "nvm", "ok"])
def test_a_nod_is_no_thanks(newsstand: Newsstand, line: str) -> None:
    assert told(newsstand.say(line, "nod")) == "All right."


@pytest.mark.parametrize("line", ["stop", "please stop it", "enough!", "unsubscribe"])
def test_whoever_has_enough_is_told_how_briefings_are_stopped(newsstand: Newsstand, line: str) -> None:
    assert courtesy(line) == "stop"
    assert "/briefing pause" in told(newsstand.say(line, "stop"))


def test_shorter_is_one_line_with_its_source_as_it_is_printed(newsstand: Newsstand) -> None:
    newsstand.say("What did the ferry toll rise to?", "short")
    newsstand.say("how many goals did the ferry score?", "short")

    said = told(newsstand.say("shorter", "short"))

    assert said.startswith(("HARROWMOUTH", "The death toll"))
    assert "13 March 2025" in said


def test_whether_it_is_so_nobody_here_can_tell_but_who_printed_it(newsstand: Newsstand) -> None:
    newsstand.say("What did Inga Solberg say?", "doubt")

    said = told(newsstand.say("is that confirmed?", "doubt"))

    assert "only who printed it" in said
    assert "We cannot pay for it" in said


def test_what_else_somebody_said_is_not_what_was_shown_before(newsstand: Newsstand) -> None:
    newsstand.say('Did Ruth Askew really say "nobody had checked"?', "more words")

    said = told(newsstand.say("what else did she say?", "more words"))

    assert "We will not stop" in said
    assert "I have no other words of Ruth Askew." in told(newsstand.say("what else did she say?", "more words"))


def test_words_on_something_else_are_no_answer_to_what_somebody_else_said_on_the_matter(newsstand: Newsstand) -> None:
    newsstand.say("What did Tomas Brandt say about the hospital?", "anything")

    assert "I have no answer to that." in told(newsstand.say("and okafor?", "anything"))


@pytest.mark.parametrize(
    ("line", "only_names"),
    [("weir bridge", True), ("okafor?", True), ("any deal yet?", False), ("why the bridge", False), ("now", False)],
)
def test_a_line_that_only_names_something_is_told_from_questions(line: str, only_names: bool) -> None:
    assert is_topic(line) is only_names


def test_who_is_quoted_in_a_story_are_its_speakers(newsstand: Newsstand) -> None:
    newsstand.say("Summarise the bridge story", "quoted")

    said = told(newsstand.say("who is quoted?", "quoted"))

    assert "Tomas Brandt" in said
    assert "Inga Solberg" in said


def test_a_topic_without_news_since_the_briefing_is_told_as_it_was_before(newsstand: Newsstand) -> None:
    posted = Briefing("here", NOW, NOW, (), Coverage(3))
    asking = Asking("old news", NOW.replace(hour=10), "UTC", briefing=posted)

    with newsstand.history.reading() as books:
        said = told(answered(parse_news("what's new on the ferry?"), books, asking, newsstand.lexicon).message)

    assert said.startswith("Nothing new on “ferry” since 14 Mar 09:00; before that:")
    assert "1. Ferry" in said


def test_after_a_reply_he_is_whom_the_story_of_the_post_names(newsstand: Newsstand) -> None:
    asking = Asking("he", NOW, "UTC", story=("secret",))
    with newsstand.history.reading() as books:
        first = answered(parse_news("who said that?"), books, asking, newsstand.lexicon)
    with newsstand.history.writing() as books:
        books.conversations.add("he", turn("source?", first.message, NOW, first.showed))

    assert "Lena Okafor" in told(newsstand.say("when did she resign?", "he"))


def test_behind_the_last_one_comes_the_next_story_of_the_briefing(newsstand: Newsstand) -> None:
    with newsstand.history.reading() as books:
        stories = books.stories.of(["ferry-1", "bridge"])
        made = tellings(books, [stories["ferry-1"], stories["bridge"]], newsstand.lexicon, NOW)
    posted = Briefing("here", NOW, NOW, tuple(made), Coverage(3))
    newsstand.say('Did Ruth Askew really say "nobody had checked"?', "behind", briefing=posted)

    assert "Bridge to be rebuilt" in told(newsstand.say("ok whats next", "behind", briefing=posted))


@pytest.mark.parametrize(
    ("before", "line", "read_as"),
    [
        ("ferry disaster", "what caused it?", "what caused it, about ferry disaster?"),
        ("ferry disaster", "what did askew say about it", "what did askew say about ferry disaster"),
        ("how many people died in the storm", "and injured?", "how many people injured in the storm?"),
        ("how many people died in the storm", "and missing?", "how many people are missing in the storm?"),
        ("how many were injured in Aldous", "and dead?", "how many were dead in Aldous?"),
        ("how many are missing in the storm", "and hurt?", "how many are hurt in the storm?"),
        ("how many are missing", "and found?", "how many are found?"),
        ("who was stabbed in Aldous", "why?", "Why was somebody stabbed in Aldous?"),
        ("what did Lena Okafor say", "why did they drop it", "why did they drop it, about Lena Okafor"),
        ("who was the driver", "why did he do it", "why did the driver do it"),
        ("what did Ada Lund's family say", "where did she die", "where did Ada Lund die"),
        ("how many missing in Aldous", "who are they", "who are they, about aldous"),
        ("what did okafor say to Otto Brandt", "and the mayor?", "what did the mayor say to Otto Brandt?"),
        ("what did Lena Okafor say", "when was that said", "When did Lena Okafor say so?"),
        ("how much will the bridge cost", "no i meant when is the vote", "when is the vote, about bridge"),
        ("how many seats did Ruth Askew win", "and brandt?", "how many seats did brandt win?"),
    ],
)
def test_what_was_named_is_kept_and_what_was_meant_takes_its_place(before: str, line: str, read_as: str) -> None:
    turns = [Turn(before, "It was so, the coastguard said.", NOW)]

    assert standing_alone(line, None, turns) == read_as


def test_a_line_is_not_asked_of_news_that_stray_from_what_was_talked_about(newsstand: Newsstand) -> None:
    newsstand.say("How much will the Weir Bridge cost?", "strays")

    assert told(newsstand.say("and the tunnel?", "strays")).startswith(("I have no answer", "Read as:"))
    assert "Okafor" not in told(newsstand.say("what did the opposition say?", "strays")).partition("nearest")[0]


def test_a_refusal_leaves_what_was_talked_about() -> None:
    turns = [
        Turn("what did Lena Okafor say", "“I have made mistakes” — Lena Okafor [1]", NOW, Showed(("secret",))),
        Turn("when did Rovers win", "I have no answer to that. Searched 4 articles.\nMaren Dahl sank.", NOW, REFUSED),
    ]

    assert standing_alone("why did she resign", None, turns) == "why did Lena Okafor resign"


@pytest.mark.parametrize(
    ("line", "speakers", "refused"),
    [
        ("What did Ruth Askew say?", ("Ruth Askew",), False),
        ("/quote find hospital", ("Tomas Brandt",), False),
        ("Tell me about the Weir Bridge", ("Tomas Brandt", "Inga Solberg"), False),
        ("How much will the Weir Bridge cost?", (), False),
        ("/quote find Zorvane", (), True),
        ("/story Zorvane", (), True),
        ("Who won the regatta in Zorvane?", (), True),
        ("Did Ruth Askew say that the sea is dry?", ("Ruth Askew",), True),
    ],
)
def test_whose_words_a_reply_showed_and_that_it_was_none_is_kept(
    newsstand: Newsstand, line: str, speakers: tuple[str, ...], refused: bool
) -> None:
    newsstand.say(line, f"kept {line}")

    with newsstand.history.reading() as books:
        (kept,) = books.conversations.turns(f"kept {line}", 1)
    assert (tuple(dict.fromkeys(kept.showed.speakers)), kept.showed.refused) == (speakers, refused)


def test_what_is_pointed_at_after_a_refusal_without_anything_is_what_was_shown_before(newsstand: Newsstand) -> None:
    shown = told(newsstand.say("What did Ruth Askew say?", "after nothing"))
    newsstand.say("any zeppelins?", "after nothing")

    assert "Ruth Askew" in shown
    assert "Ruth Askew" in told(newsstand.say("the first one", "after nothing"))


def test_what_came_nearest_is_what_is_looked_at_next(newsstand: Newsstand) -> None:
    newsstand.say("How much will the Weir Bridge cost?", "nearest")
    nearest = told(newsstand.say("why did Ruth Askew resign?", "nearest"))

    assert nearest.startswith("I have no answer to that.")
    assert "a lorry broke loose" in nearest
    assert "a lorry broke loose" in told(newsstand.say("source?", "nearest"))


def test_what_was_asked_in_vain_is_talked_of_where_something_near_to_it_was_shown(newsstand: Newsstand) -> None:
    newsstand.say("What did Ruth Askew say?", "vain")
    nearest = told(newsstand.say("why is the weir bridge closed", "vain"))

    assert nearest.startswith("I have no answer to that. Searched")
    assert "rebuild the Weir Bridge" in nearest
    assert "Read as: when was Weir Bridge rebuilt" in told(newsstand.say("when was it rebuilt", "vain"))


@pytest.fixture(scope="module")
def posts() -> Iterator[Newsstand]:
    """A story of posts that were lost, and one of a fair."""
    ledgers = (
        "The ledgers of the bank had been read for weeks by men from Aldous who slept above the old pump room. " * 5
    )
    lost = (
        f"Ada Lund left her post as head of the Tern Bank on Thursday.\n\n{ledgers}\n\n"
        "Otto Renn, who kept the keys, left his post, too."
    )
    fair = "Nine people were hurt at the pear fair in Norland, and Jule Marten paid tribute to the nurses."
    day = NOW - timedelta(days=1)
    made = newsstand_of(
        [printed("lost", lost, "Wire", "Bank head leaves", day), printed("fair", fair, "Wire", "Fair", day)]
    )
    yield made
    made.history.close()


def test_who_else_is_led_by_what_names_somebody_else(posts: Newsstand) -> None:
    posts.say("why did Ada Lund leave the bank?", "else")

    assert "Otto Renn" in told(posts.say("who else left their post", "else")).partition("Also")[0]


@pytest.mark.parametrize("line", ["who else paid tribute", "how many hurt so far?", "who else was hurt?"])
def test_what_asks_of_the_talk_and_is_not_told_there_is_answered_by_nothing_else(posts: Newsstand, line: str) -> None:
    posts.say("when did Ada Lund leave the bank?", line)

    said = told(posts.say(line, line))

    assert "I have no answer to that." in said
    assert "Norland" not in said


def test_what_is_pointed_at_behind_figures_is_a_sentence_of_theirs(newsstand: Newsstand) -> None:
    newsstand.say("What did Tomas Brandt say?", "figures")
    figures = told(newsstand.say("/figures ferry", "figures"))

    second = told(newsstand.say("the second one", "figures"))
    whole = told(newsstand.say("in full", "figures"))

    assert figures.startswith("• ")
    assert second.partition(" Source")[0] in figures
    assert "Ferry" in whole
    assert "Bridge" not in whole


@pytest.mark.parametrize("line", ["did jule marten say anything", "has Jule Marten said something about it?"])
def test_whether_somebody_said_anything_means_on_what_was_talked_about(posts: Newsstand, line: str) -> None:
    posts.say("when did Ada Lund leave the bank?", line)

    assert "I have no answer to that." in told(posts.say(line, line))


@pytest.mark.parametrize(
    ("name", "line"),
    [("NORA", "what did nora say"), ("DeLund", "what did delund say"), ("McBrandt", "what did mcbrandt say")],
)
def test_a_name_with_capitals_within_is_a_name_and_may_be_of_other_news(name: str, line: str) -> None:
    fair = f'The pear fair opened in Norland.\n\n"Nobody eats quinces now," {name} said at the fair on Monday.'
    ferry = "The ferry to Skerrin was late, and nine people slept in Aldous."
    stand = newsstand_of(
        [printed("fair", fair, "Wire", "Fair", NOW), printed("ferry", ferry, "Post", "Ferry to Skerrin late", NOW)]
    )
    stand.say("why was the ferry to skerrin late?", "capitals")

    said = told(stand.say(line, "capitals"))
    stand.history.close()

    assert "Nobody eats quinces" in said
    assert "no answer" not in said


def test_the_numbers_of_what_was_shown_are_the_figures_of_its_story(newsstand: Newsstand) -> None:
    newsstand.say("Why did the ferry capsize?", "numbers")

    said = told(newsstand.say("give me the numbers", "numbers"))

    assert "rose to 15" in said
    assert "chained" not in said


def test_a_timeline_is_the_headlines_of_the_story_oldest_first(newsstand: Newsstand) -> None:
    newsstand.say("What did Ruth Askew say?", "timeline")

    said = told(newsstand.say("timeline?", "timeline"))

    assert said.index("Ferry capsizes in Kell Sound · Meridian Wire") < said.index(
        "Ferry toll is 15 · The Harbour Courier"
    )


def test_a_summary_of_what_was_shown_is_that_of_its_story_without_quotes(newsstand: Newsstand) -> None:
    newsstand.say("What did Tomas Brandt say?", "summary")

    said = told(newsstand.say("summarise", "summary"))

    assert "Bridge to be rebuilt" in said
    assert "$4.5 million" in said
    assert "only road" not in said


@pytest.mark.parametrize("line", ["give me the numbers", "timeline", "summarise it"])
def test_nothing_shown_has_no_numbers_timeline_or_summary(newsstand: Newsstand, line: str) -> None:
    assert told(newsstand.say(line, f"nothing before {line}")) == "There is nothing yet that this could mean."


@pytest.mark.parametrize("line", ["what happens next?", "ok, what now", "next steps"])
def test_what_happens_next_is_what_reports_of_the_story_say_will_be(newsstand: Newsstand, line: str) -> None:
    thread = f"ahead {line}"
    newsstand.say("Why did the ferry capsize?", thread)

    assert told(newsstand.say(line, thread)).startswith("Divers will go down again on Friday morning.")


def test_what_somebody_says_will_be_does_not_happen_next(newsstand: Newsstand) -> None:
    newsstand.say("What did Lower Tern vote to rebuild?", "ahead of nothing")

    assert told(newsstand.say("what happens next?", "ahead of nothing")).startswith("I have no answer to that.")


@pytest.mark.parametrize(
    "line", ["what do others say?", "who else commented", "any reactions?", "what did everybody else say"]
)
def test_what_others_say_is_whom_the_story_quotes_besides(newsstand: Newsstand, line: str) -> None:
    thread = f"others {line}"
    newsstand.say("What did Tomas Brandt say?", thread)

    said = told(newsstand.say(line, thread))

    assert said.startswith("“We cannot pay for it” — Inga Solberg")
    assert told(newsstand.say(line, thread)) == "I have read nothing that anybody else said about it."


def test_those_who_were_asked_for_as_others_are_not_meant_by_he() -> None:
    turns = [Turn("what do others say about Tomas Brandt", "“No” — Inga Solberg", NOW)]

    assert standing_alone("did he resign", None, turns) == "did Tomas Brandt resign"


def test_each_of_several_questions_is_answered_by_itself(newsstand: Newsstand) -> None:
    said = told(newsstand.say("Why did the ferry capsize? And what did Tomas Brandt say?", "several"))

    assert said.index("a lorry broke loose") < said.index("And what did Tomas Brandt say?") < said.index("only road")
    assert "Tomas Brandt" in told(newsstand.say("who said that?", "several"))


@pytest.mark.parametrize("line", ["Really? who said that?", "what?? why", "the ferry sank. why did it capsize?"])
def test_an_exclamation_or_statement_before_a_question_is_none(line: str) -> None:
    assert questions_in(line) == [line]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("who scored? and what was the score?", ["who scored?", "and what was the score?"]),
        ("Why did she go? Who is next?", ["Why did she go?", "Who is next?"]),
        ("when? where?", ["when? where?"]),
    ],
)
def test_questions_with_a_mark_each_are_told_apart(line: str, asked: list[str]) -> None:
    assert questions_in(line) == asked


def test_what_was_meant_instead_is_told_where_the_question_before_has_no_answer_for_it(newsstand: Newsstand) -> None:
    newsstand.say("Why did the ferry capsize?", "meant")

    assert "Bridge to be rebuilt" in told(newsstand.say("no, I meant the Weir Bridge", "meant"))


def test_a_count_asked_for_is_of_what_was_asked() -> None:
    text = "Twelve people are dead and 17 are missing after the barge sank off Aldous, the harbour said on Wednesday."
    later = "Nine people are still missing after the barge sank off Aldous. The number of dead stands at 15."
    made = newsstand_of(
        [
            printed("a", text, "Meridian Wire", "Barge sinks off Aldous", NOW - timedelta(days=1)),
            printed("b", later, "The Harbour Courier", "Barge sinks off Aldous", NOW),
        ]
    )

    said = told(made.say("how many are dead after the barge sank?"))
    made.history.close()

    assert "Nine" not in said.partition("Also")[0]
    assert "15" in said


def filed(stand: Newsstand, article: Article) -> None:
    digest, outline = read(article, stand.lexicon)
    spans = tuple((paragraph.start, paragraph.end) for paragraph in outline.paragraphs)
    Desk(stand.history, stand.lexicon).file([Reading(article, digest, spans)])


@pytest.fixture
def stand() -> Iterator[Newsstand]:
    made = newsstand_of(ARTICLES)
    yield made
    made.history.close()


def test_the_second_one_is_what_stood_there_also_when_there_is_more_news_since(stand: Newsstand) -> None:
    listed = told(stand.say("what is new?"))
    second = listed.partition("2. ")[2].partition(" — ")[0]
    later = "Firefighters fought a blaze at the mill of Lower Tern all night, and two of them were hurt, the town said."
    filed(stand, printed("mill", later, "Meridian Wire", "Mill burns in Lower Tern", NOW - timedelta(minutes=70)))

    assert second
    assert second in told(stand.say("the second one"))


def test_the_words_that_were_shown_are_found_again_in_a_corrected_article(stand: Newsstand) -> None:
    stand.say("What did the ferry toll rise to?")
    filed(stand, replace(ARTICLES[1], text=f"Corrected on Friday.\n\n{ARTICLES[1].text}", revision=2))

    assert "rose to 15 on Thursday" in told(stand.say("source?"))


def test_what_was_taken_out_since_is_not_shown_again(stand: Newsstand) -> None:
    stand.say("/quote bridge")
    filed(stand, replace(ARTICLES[2], text="The town council of Lower Tern voted on Tuesday.", revision=2))

    assert "only road" not in told(stand.say("the first one"))


def test_nothing_comes_behind_the_last_one(newsstand: Newsstand) -> None:
    newsstand.say("what did ruth askew say?", "last")
    newsstand.say("the last one", "last")

    assert told(newsstand.say("next", "last")).startswith("I have shown 3 only.")
