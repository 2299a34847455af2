"""Every request gets its message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from adapters.lexicon import load
from adapters.reading import ready
from adapters.sqlite import open_history
from bot.answers.question import Answer
from bot.answers.replies.answer_message import answer_message
from bot.answers.replies.asking import Asking
from bot.answers.respond import answered, turn
from bot.commands import FindQuotes
from bot.desk import Desk
from bot.errors import UsageError
from bot.message import Facts, Heading, Message, Paragraph, Pullquote, Run, plain
from bot.model import Article, Figure
from bot.reading.digest import read
from bot.stories.tellings import tellings
from bot.told import Briefing, Claim, Coverage, Quantity

if TYPE_CHECKING:
    from tests.answers.conftest import Newsstand

NOW = datetime(2025, 3, 14, 9, tzinfo=UTC)


def texts(message: Message) -> str:
    lines = []
    for block in message.blocks:
        match block:
            case Heading(line) | Paragraph(line):
                lines.append(plain(line))
            case Pullquote(words, tag):
                lines.append(f"{plain(words)} {plain(tag)}")
            case Facts(rows, title):
                lines += [title or "", *map(plain, rows)]
            case _:
                pass
    return "\n".join(lines)


def briefing(newsstand: Newsstand) -> Briefing:
    with newsstand.history.reading() as books:
        stories = books.stories.of(["ferry-1", "bridge"])
        told = tellings(books, [stories["ferry-1"], stories["bridge"]], newsstand.lexicon, NOW)
    return Briefing("here", NOW, NOW, tuple(told), Coverage(3))


def test_an_answer_cites_outlet_date_and_link_and_marks_the_matching_words(newsstand: Newsstand) -> None:
    message = newsstand.say("How much will the Weir Bridge cost?", "cite")

    paragraph = next(block for block in message.blocks if isinstance(block, Paragraph))
    bold = [run.text for run in paragraph.line if isinstance(run, Run) and run.bold]
    assert {"Weir", "Bridge", "cost"} <= set(bold)
    assert [run.link for run in paragraph.line if isinstance(run, Run) and run.link] == [
        "https://courier.example/bridge"
    ]
    assert "[1] The Harbour Courier, 2025-03-11" in texts(message)


def test_a_refusal_says_what_was_searched_and_marks_the_nearest(newsstand: Newsstand) -> None:
    said = texts(newsstand.say("How many goals did the ferry Maren Dahl score?", "refuse"))

    assert "I have no answer to that. Searched 4 articles since 2025-03-11." in said
    assert "which does not answer it" in said


def test_a_verdict_shows_the_words_that_were_printed(newsstand: Newsstand) -> None:
    close = newsstand.say("Did Ruth Askew really say “Nobody had chained it and nobody has checked”?", "verdict")
    exact = newsstand.say("Did Ruth Askew really say “nobody had checked”?", "verdict")
    never = newsstand.say("Did Ruth Askew really say “the moon is made of cheese”?", "verdict")

    assert "Not in these words" in texts(close)
    assert "word for word" in texts(exact)
    assert "found no such words" in texts(never)


def test_a_conversation_goes_on(newsstand: Newsstand) -> None:
    newsstand.say("What did Ruth Askew say about the lorry?", "talk")

    message = newsstand.say("and what did she say about the divers?", "talk")

    assert "Read as: and what did Ruth Askew say about the divers?" in texts(message)


@pytest.mark.parametrize("line", ["did Solberg respond?", "how has Solberg reacted to this?"])
def test_who_responded_is_asked_for_what_they_say_about_what_was_shown(newsstand: Newsstand, line: str) -> None:
    newsstand.say("what did Brandt say?", line)

    assert "We cannot pay for it" in texts(newsstand.say(line, line))


def test_in_full_shows_the_story_of_the_question_before_and_shorter_its_first_line(newsstand: Newsstand) -> None:
    first = newsstand.say("Why did the ferry Maren Dahl capsize?", "refer")

    shorter = newsstand.say("shorter", "refer")
    newsstand.say("Why did the ferry Maren Dahl capsize?", "refer")
    whole = newsstand.say("in full", "refer")

    assert texts(shorter).partition("\n")[0] in texts(first)
    assert isinstance(whole.blocks[0], Heading)


@pytest.mark.parametrize("line", ["Summarise the ferry disaster", "can you summarise the ferry story in two sentences"])
def test_a_summary_is_the_story(newsstand: Newsstand, line: str) -> None:
    message = newsstand.say(line, "sum")

    assert isinstance(message.blocks[0], Heading)


def test_quotes_are_found_by_free_words_and_by_speaker(newsstand: Newsstand) -> None:
    assert "We will not stop" in texts(newsstand.say("/quote askew home"))
    assert "We cannot pay for it" in texts(newsstand.say('/quote by:"Inga Solberg"'))
    assert "There is no quote on that." in texts(newsstand.say("/quote unicorn"))
    assert "No article here quotes “Nobody” by name." in texts(newsstand.say("/quote home by:Nobody"))
    assert "no quote in “Tern Post”; what is read: /source list" in texts(
        newsstand.say('/quote home outlet:"Tern Post"')
    )


def test_a_part_of_an_outlets_name_stands_for_it(newsstand: Newsstand) -> None:
    whole = texts(newsstand.say('/quote outlet:"Meridian Wire"'))

    assert texts(newsstand.say("/quote outlet:meridian")) == whole
    assert "no quote in “Merid”" in texts(newsstand.say("/quote outlet:Merid"))


def test_misremembered_words_find_the_quote(newsstand: Newsstand) -> None:
    message = newsstand.say("/quote we wont stop untill everybody is home")

    assert "We will not stop until all of them are home" in texts(message)


def test_a_quote_is_shown_by_its_id_with_its_paragraph(newsstand: Newsstand) -> None:
    found = newsstand.ask("What did Ruth Askew say about the lorry?").quotes[0]

    message = newsstand.say(f"/quote {found.passage.id}")

    assert "The ferry capsized because a lorry broke loose" in texts(message)


def test_a_quote_of_another_space_is_not_found_by_its_id(newsstand: Newsstand) -> None:
    found = newsstand.ask("What did Lena Okafor say?").quotes[0]

    assert "mistakes" not in texts(newsstand.say(f"/quote {found.passage.id}", space="harbour"))
    assert "mistakes" not in texts(newsstand.say("/quote mistakes", space="harbour"))


def test_figures_are_found_by_words_and_by_id(newsstand: Newsstand) -> None:
    found = texts(newsstand.say("/figures bridge cost"))
    with newsstand.history.reading() as books:
        figure = next(f for f in books.articles.digests(["bridge"])[0].figures if "4.5" in f.passage.text)

    assert "$4.5 million" in found
    assert "$4.5 million" in texts(newsstand.say(f"/figures {figure.passage.id}"))
    assert "There are no figures on that." in texts(newsstand.say("/figures unicorn"))


def test_a_story_is_shown_by_number_or_words(newsstand: Newsstand) -> None:
    told = briefing(newsstand)

    assert "bridge" in texts(newsstand.say("/story 2", briefing=told)).lower()
    assert texts(newsstand.say("the last one", briefing=told)) == texts(newsstand.say("/story 2", briefing=told))
    assert "bridge" in texts(newsstand.say("/story weir bridge")).lower()
    assert "There is no story" in texts(newsstand.say("/story unicorn"))
    with pytest.raises(UsageError, match="the briefing has 2 stories"):
        newsstand.say("/story 7", briefing=told)
    with pytest.raises(UsageError, match="the briefing has 2 stories"):
        newsstand.say(f"/story {'9' * 5_000}", briefing=told)
    with pytest.raises(UsageError, match="no briefing here has shown a story yet"):
        newsstand.say("/story 1")


def test_why_gives_the_reasons(newsstand: Newsstand) -> None:
    told = briefing(newsstand)

    assert "Why this story" in texts(newsstand.say("/why", briefing=told))
    plain_story = replace(told, tellings=(replace(told.tellings[0], reasons=()),))
    assert "nothing sets it apart" in texts(newsstand.say("/why 1", briefing=plain_story))
    assert "There is no story" in texts(newsstand.say("/why unicorn"))
    with pytest.raises(UsageError, match="/why: no briefing here has shown a story yet; name it in words"):
        newsstand.say("/why")


def test_sources_briefing_and_help(newsstand: Newsstand) -> None:
    assert "Aldous Gazette" not in texts(newsstand.say("/sources", space="harbour"))
    assert "Meridian Wire" in texts(newsstand.say("/sources", space="harbour"))
    assert "There is no briefing yet." in texts(newsstand.say("/briefing"))
    assert "2 new stories" in texts(newsstand.say("/briefing", briefing=briefing(newsstand)))
    assert "/quote [FIND]" in texts(newsstand.say("/help"))
    assert "who said it" in texts(newsstand.say("/help quote"))
    assert "in plain words" in texts(newsstand.say(""))
    with pytest.raises(UsageError, match="did you mean /help quote"):
        newsstand.say("/help quotes")


def test_claims_that_differ_stand_side_by_side(newsstand: Newsstand) -> None:
    answer = newsstand.ask("How much will the Weir Bridge cost?")
    figure = next(figure for figure in _figures(newsstand) if "4.5" in figure.passage.text)
    other = replace(figure, value=Decimal(9))
    claims = (Claim(figure, "The Harbour Courier", None, NOW), Claim(other, None, None, NOW))

    differing = answer_message(replace(answer, quantity=Quantity(figure, claims, True)), answer.read_as, "UTC")
    updated = answer_message(replace(answer, quantity=Quantity(figure, claims, False)), answer.read_as, "UTC")

    assert "The sources disagree\nThe Harbour Courier: " in texts(differing)
    assert "outlet not given: " in texts(differing)
    assert "Counted so far, newest first" in texts(updated)


def test_the_claim_that_leads_comes_first_where_the_passages_tell_another_value(newsstand: Newsstand) -> None:
    answer = newsstand.ask("How much will the Weir Bridge cost?")
    figure = next(figure for figure in _figures(newsstand) if "4.5" in figure.passage.text)
    elsewhere = replace(figure.passage, article="elsewhere")
    other = replace(figure, passage=elsewhere, value=Decimal(9), claimed_by="the police")
    claims = (Claim(figure, "The Harbour Courier", None, NOW), Claim(other, "Aldous Gazette", None, NOW))

    told = texts(answer_message(replace(answer, quantity=Quantity(figure, claims, True)), answer.read_as, "UTC"))

    assert told.startswith("The sources disagree\nAldous Gazette: ")
    assert told.index(" — the police\n") < told.index("The Harbour Courier: ")


def test_a_sentence_among_the_counts_is_not_told_again(newsstand: Newsstand) -> None:
    answer = newsstand.ask("How much will the Weir Bridge cost?")
    figure = next(figure for figure in _figures(newsstand) if "4.5" in figure.passage.text)
    newer = replace(figure, passage=replace(figure.passage, article="elsewhere"), value=Decimal(9))
    link = "https://aldous.example/weir"
    claims = (Claim(figure, "The Harbour Courier", None, NOW), Claim(newer, "Aldous Gazette", link, NOW))
    counted = replace(answer, quantity=Quantity(figure, claims, False))

    message = answer_message(counted, answer.read_as, "UTC")

    assert texts(message).startswith(f"{newer.sentence.text} — Aldous Gazette\nCounted before\nThe Harbour Courier: ")
    assert texts(message).count(answer.passages[0].lead.text[:40]) == len(claims)
    assert isinstance(lead := message.blocks[0], Paragraph)
    assert isinstance(lead.line[-1], Run)
    assert lead.line[-1].link == link


def test_an_empty_history_says_that_there_is_nothing() -> None:
    empty = Answer("Who?", False, 0.0, "", (), Coverage(0))

    assert texts(answer_message(empty, "Who?", "UTC")) == (
        "I have no answer to that: no articles are read here yet. Begin: /source add ADDRESS"
    )


def _figures(newsstand: Newsstand) -> tuple[Figure, ...]:
    with newsstand.history.reading() as books:
        return books.articles.digests(["bridge"])[0].figures


def test_where_one_story_is_told_a_question_without_a_subject_is_about_it(newsstand: Newsstand) -> None:
    told = briefing(newsstand)
    alone = replace(told, tellings=told.tellings[:1])

    assert "Read as: What caused it" not in texts(newsstand.say("What caused it?", "one"))
    assert "Ferry" in texts(newsstand.say("What caused it?", "one", briefing=alone)).split("\n")[0]


def test_who_spoke_is_answered_with_the_words_of_all(newsstand: Newsstand) -> None:
    said = texts(newsstand.say("Who spoke about the vote on the Weir Bridge?", "who"))

    assert "Tomas Brandt" in said


def test_more_quotes_than_are_shown_are_counted(newsstand: Newsstand) -> None:
    assert "… and " in texts(newsstand.say("/quote since:2025-01-01"))


def test_a_quote_that_the_outlet_has_changed_since_is_shown_without_its_paragraph() -> None:
    history, lexicon = open_history(None), load()
    desk = Desk(history, lexicon)
    first = Article(
        "a", "“We will pay for the bridge,” said the mayor, Ada Lund.", NOW, source="s", outlet="The Ledger"
    )
    second = replace(first, text="A correction. “We may pay for the bridge,” said the mayor, Ada Lund.")
    for article in (first, second):
        desk.file([ready(article, *read(article, lexicon))])
    old = read(first, lexicon)[0].quotes[0]

    with history.reading() as books:
        message = answered(FindQuotes(old.passage.id), books, Asking("t", NOW, "UTC"), lexicon).message

    assert "We will pay for the bridge" in texts(message)
    assert "has changed its text since" in texts(message)
    history.close()


def test_what_is_remembered_of_a_reply_leaves_out_where_its_words_are_from() -> None:
    words, outlet = Run("Nine died at the Ellerby mill."), Run("The Ellerby Echo", link="https://echo.example/mill")
    message = Message((Facts(((outlet, Run(": "), words),), "Counted so far"), Paragraph((words, outlet))))

    assert turn("how many died?", message, NOW).answer == f"{words.text}\n{words.text}"
