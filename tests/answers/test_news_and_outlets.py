"""What is new since a time, how outlets differ, and pointing at one of what was shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.answers.replies.asking import Asking
from bot.answers.respond import answered, turn
from bot.message import Facts, Heading, Message, Paragraph, Pullquote, Run, plain
from bot.stories.tellings import tellings
from bot.told import Briefing, Coverage
from tests.answers.conftest import newsstand_of, printed
from tests.asked import parse_news

if TYPE_CHECKING:
    from tests.answers.conftest import Newsstand

NOW = datetime(2025, 3, 14, 9, tzinfo=UTC)
OLD = datetime(2024, 10, 2, 9, tzinfo=UTC)


def lines(message: Message) -> list[str]:
    found: list[str] = []
    for block in message.blocks:
        match block:
            case Heading(line) | Paragraph(line):
                found.append(plain(line))
            case Pullquote(words, tag):
                found.append(f"{plain(words)} {plain(tag)}")
            case Facts(rows, title):
                found += [title or "", *map(plain, rows)]
            case _:
                pass
    return found


def briefing(newsstand: Newsstand, slot: datetime) -> Briefing:
    with newsstand.history.reading() as books:
        stories = books.stories.of(["ferry-1", "bridge"])
        told = tellings(books, [stories["ferry-1"], stories["bridge"]], newsstand.lexicon, NOW)
    return Briefing("here", slot, slot, tuple(told), Coverage(3))


def test_what_is_new_since_a_day_is_told_by_stories_with_headline_sentence_and_outlet(newsstand: Newsstand) -> None:
    said = lines(newsstand.say("whats new since thursday", "new"))

    assert said[0] == "2 stories with something new since 2025-03-13:"
    assert {line.split(" — ")[0].partition(". ")[2].removeprefix("Update: ") for line in said[1:-2]} == {
        "Ferry toll is 15",
        "Minister resigns",
    }
    ferry = next(line for line in said if "Ferry toll" in line)
    assert "rose to 15" in ferry
    assert ferry.endswith("[1] · 2 outlets")
    assert said[-1] == "[1] The Harbour Courier, 2025-03-13 · [2] Aldous Gazette, 2025-03-13"


def test_what_is_new_on_something_leaves_out_all_else(newsstand: Newsstand) -> None:
    told = briefing(newsstand, datetime(2025, 3, 13, 8, tzinfo=UTC))

    said = lines(newsstand.say("what's new on the ferry?", "new on", briefing=told))

    assert said[0] == "1 story with something new on “ferry” since 2025-03-13:"
    assert [line[:2] for line in said[1:]] == ["1.", "So", "[1"]


def test_what_is_new_is_of_a_day_where_nothing_was_told_and_no_time_is_named(newsstand: Newsstand) -> None:
    said = lines(newsstand.say("anything new on the bridge?", "day"))

    assert said[0] == "Nothing new on “bridge” since 2025-03-13; before that:"
    assert said[1].startswith("1. Bridge to be rebuilt — ")
    assert lines(newsstand.say("What is new in the Harbour Courier?", "outlet"))[0].startswith("1 story")


def test_a_topic_without_news_of_late_is_told_as_it_was_last_and_talked_about_next() -> None:
    long_ago = printed("inn", "The inn of Ada Lund burned down.\n\nLund was in Aldous.", "Wire", "Inn burns", OLD)
    stand = newsstand_of([long_ago])

    news = lines(stand.say("whats the latest on ada lund", "long ago"))
    asked = lines(stand.say("where was she", "long ago"))
    since = lines(stand.say("what's new on the inn since yesterday", "named"))
    stand.history.close()

    assert news[0] == "Nothing new on “ada lund” since 2025-03-13; before that:"
    assert asked[0] == "Read as: where was Ada Lund"
    assert since[0].startswith("Nothing new on “inn” since 2025-03-13; before that:")


def test_what_is_new_on_something_is_of_what_tells_of_it_and_not_of_what_names_it_once() -> None:
    of_it = printed("seal", "A seal was seen in Aldous harbour.", "Wire", "Seal comes to Aldous", OLD)
    in_passing = f"The choir of Lower Tern sings again.\n\n{'It was a long winter. ' * 30}\n\nA seal listened."
    stand = newsstand_of([of_it, printed("choir", in_passing, "Wire", "Choir sings again", OLD)])

    said = lines(stand.say("any news on the seal", "seal"))
    stand.history.close()

    assert [line.split(" — ")[0] for line in said[1:-2]] == ["1. Seal comes to Aldous"]


@pytest.mark.parametrize("line", ["any news on zeppelins", "whats new on zeppelins", "latest news about zeppelins"])
def test_of_what_nobody_printed_it_is_said_whatever_was_talked_about(newsstand: Newsstand, line: str) -> None:
    newsstand.say("what did askew say about the lorry?", line)

    assert lines(newsstand.say(line, line)) == ["I have read nothing on “zeppelins”."]


def test_when_nothing_is_new_since_the_briefing_its_stories_are_shown_once_more(newsstand: Newsstand) -> None:
    told = briefing(newsstand, NOW - timedelta(minutes=1))

    said = lines(newsstand.say("what is new?", "right after", "aldous", briefing=told))
    second = lines(newsstand.say("the second one", "right after", "aldous", briefing=told))

    assert said[0] == "Nothing new since 2025-03-14; before that:"
    assert said[1].startswith("1. Ferry")
    assert second[0] == "Bridge to be rebuilt"


def test_a_space_is_told_what_is_new_to_it_alone(newsstand: Newsstand) -> None:
    said = lines(newsstand.say("what's new since Monday", "apart", "aldous"))

    assert [line[:2] for line in said[1:]] == ["1.", "So", "[1"]
    assert "Minister resigns" in said[1]


def test_where_nothing_asked_about_differs_what_else_the_outlets_dispute_is_shown() -> None:
    day = datetime(2025, 3, 13, tzinfo=UTC)
    tale = "The port of Aldous had a quiet regatta on Sunday. A gale cut {} of the rope, the port of Aldous said."
    made = newsstand_of(
        [
            printed("a", tale.format("12 per cent"), "Meridian Wire", "Quiet regatta in Aldous", day),
            printed("b", tale.format("20 per cent"), "The Harbour Courier", "Regatta in Aldous quiet", day),
        ]
    )
    try:
        said = lines(made.say("how do the outlets differ on the regatta?"))
    finally:
        made.history.close()

    assert "The sources disagree" in said
    assert said[1].startswith("The port of Aldous had a quiet regatta")


@pytest.mark.parametrize(
    "line",
    [
        "How do Meridian Wire and the Courier differ on the ferry?",
        "what is the difference between Meridian Wire and the Courier on the ferry?",
        "how did meridian wire and the courier report the ferry?",
        "what do the wire and the courier say about the ferry",
        "wire vs courier on the ferry",
    ],
)
def test_outlets_stand_side_by_side_with_the_figures_that_differ(newsstand: Newsstand, line: str) -> None:
    message = newsstand.say(line, "sides")

    told = {block.title: block for block in message.blocks if isinstance(block, Facts)}
    assert {"Meridian Wire", "The Harbour Courier"} <= told.keys()
    wire, courier = told["Meridian Wire"], told["The Harbour Courier"]
    bold = [run.text for line in (wire.lines[0], courier.lines[0]) for run in line if isinstance(run, Run) and run.bold]
    assert bold == ["12 people", "15"]
    counted = [text for block in message.blocks if isinstance(block, Facts) for text in map(plain, block.lines)]
    assert any(text.startswith("Meridian Wire: At least 12") for text in counted)


def test_an_outlet_that_tells_nothing_of_it_is_said_to(newsstand: Newsstand) -> None:
    said = lines(newsstand.say("compare Meridian Wire and the Courier on the Weir Bridge", "one side"))

    assert said[said.index("Meridian Wire") + 1] == "Nothing on it that I have read."
    assert "I see no figure that they give differently." not in said


def test_an_outlet_that_nobody_knows_is_said_to_tell_nothing(newsstand: Newsstand) -> None:
    said = lines(newsstand.say("compare the courier and tern post on the ferry", "unknown side"))

    assert said[0] == "The Harbour Courier"
    assert "15" in said[1]
    assert said[said.index("tern post") + 1] == "Nothing on it that I have read."


def test_an_outlet_that_nobody_knows_is_no_matter_to_compare_on(newsstand: Newsstand) -> None:
    newsstand.say("what will the Weir Bridge cost?", "unknown on this")

    said = lines(newsstand.say("compare the courier and tern post on this", "unknown on this"))

    assert "Weir Bridge" in said[1]


def test_where_the_outlets_named_tell_nothing_those_that_do_are_shown(newsstand: Newsstand) -> None:
    said = lines(newsstand.say("compare the wire and tern post on the weir bridge", "no side named"))

    assert said[said.index("Meridian Wire") + 1] == "Nothing on it that I have read."
    assert "Weir Bridge" in said[said.index("The Harbour Courier") + 1]


def test_how_outlets_reported_it_is_asked_of_the_story_talked_about(newsstand: Newsstand) -> None:
    newsstand.say("How many people died on the ferry?", "reported it")

    said = lines(newsstand.say("how did the wire report it?", "reported it"))

    assert said[0] == "Meridian Wire"
    assert "ferry" in said[1]


def test_what_an_outlet_said_is_what_it_printed(newsstand: Newsstand) -> None:
    said = lines(newsstand.say("what did the courier say about the weir bridge", "its words"))

    assert said[0] == "The Harbour Courier"
    assert "Weir Bridge" in said[1]


def test_this_is_compared_as_all_outlets_of_the_story_talked_about_tell_it(newsstand: Newsstand) -> None:
    newsstand.say("How many people died on the ferry?", "this one")
    newsstand.say("who chained the lorry?", "this one")

    said = lines(newsstand.say("how do the outlets differ on this?", "this one"))

    assert {"Meridian Wire", "The Harbour Courier"} <= {line.partition(" (")[0] for line in said}


def test_outlets_are_compared_on_nothing_that_nobody_tells(newsstand: Newsstand) -> None:
    said = lines(newsstand.say("How do the outlets differ on unicorns?", "no side"))

    assert said[0].startswith("I have no answer to that.")


def test_the_second_one_is_that_of_the_answer_before(newsstand: Newsstand) -> None:
    shown = lines(newsstand.say("What did Ruth Askew say?", "point"))
    second = lines(newsstand.say("the second one", "point"))
    first = lines(newsstand.say("the first one", "point"))
    last = lines(newsstand.say("the last one", "point"))

    assert second[0].partition("”")[0] == shown[1].partition("”")[0]
    assert first[0].partition("”")[0] == shown[0].partition("”")[0]
    assert last != first


def test_the_second_one_of_other_answers_is_a_story_an_outlet_or_a_quote(newsstand: Newsstand) -> None:
    newsstand.say("what's new since Monday", "stories")
    newsstand.say("compare Meridian Wire and the Courier on the ferry", "outlets")
    newsstand.say("/quote askew", "quotes")
    newsstand.say("Summarise the ferry disaster", "summary")
    newsstand.say("Did Ruth Askew really say “nobody had checked”?", "really")

    assert isinstance(newsstand.say("the second one", "stories").blocks[0], Heading)
    assert lines(newsstand.say("the second one", "outlets"))[1:] == ["Source", "The Harbour Courier, 2025-03-13"]
    assert isinstance(newsstand.say("the second one", "quotes").blocks[0], Pullquote)
    assert isinstance(newsstand.say("the first quote", "summary").blocks[0], Pullquote)
    assert isinstance(newsstand.say("the first one", "really").blocks[0], Pullquote)


def test_pointing_at_what_is_not_there_is_no_error(newsstand: Newsstand) -> None:
    newsstand.say("What did Ruth Askew say?", "too far")
    newsstand.say("/sources", "nothing")

    assert lines(newsstand.say("the ninth one", "too far"))[0].startswith("I have shown ")
    assert lines(newsstand.say("the second one", "nothing")) == ["There is nothing yet that this could mean."]
    assert lines(newsstand.say("the second one", "new thread")) == ["There is nothing yet that this could mean."]


def test_a_later_briefing_and_the_word_story_point_at_the_briefing(newsstand: Newsstand) -> None:
    newsstand.say("What did Ruth Askew say?", "both")
    told = briefing(newsstand, NOW)
    later = Asking("both", NOW + timedelta(hours=2), "UTC", briefing=replace(told, slot=NOW + timedelta(hours=1)))

    with newsstand.history.reading() as books:
        message = answered(parse_news("the second one"), books, later, newsstand.lexicon).message

    assert lines(message)[0] == "Bridge to be rebuilt"
    assert lines(newsstand.say("the second story", "both", briefing=told))[0] == "Bridge to be rebuilt"
    assert lines(newsstand.say("the second one", "both", briefing=told))[0] != "Bridge to be rebuilt"


def test_a_question_in_reply_to_a_quote_or_an_article_is_about_it(newsstand: Newsstand) -> None:
    with newsstand.history.reading() as books:
        quote = next(quote for quote in books.articles.digests(["bridge"])[0].quotes if quote.speaker)
        to_quote = Asking("reply", NOW, "UTC", about=(quote.passage.id,))
        to_article = Asking("reply", NOW, "UTC", about=("gone", "bridge"))
        said = answered(parse_news("what else did he say?"), books, to_quote, newsstand.lexicon).message
        cost = answered(parse_news("what will it cost?"), books, to_article, newsstand.lexicon).message

    assert quote.speaker is not None
    assert quote.speaker.name in turn("", said, NOW).answer
    assert "$4.5 million" in "".join(lines(cost))


def test_whether_anyone_disagrees_is_about_what_was_asked_before(newsstand: Newsstand) -> None:
    newsstand.say("what did Brandt say about the Weir Bridge", "disagree")

    said = "\n".join(lines(newsstand.say("does anyone disagree?", "disagree")))

    assert "Weir Bridge" in said
    assert "No other outlet that I have read tells it." in said


def test_outlets_that_nobody_knows_are_not_compared(newsstand: Newsstand) -> None:
    assert "no answer" in lines(newsstand.say("compare daily herring and tern post", "unknown"))[0]
