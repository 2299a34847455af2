"""What is reported is told to managers once; what they decide holds everywhere in their space, and for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.lexicon import load
from adapters.sqlite import check
from bot.answers.replies.asking import Asking
from bot.answers.respond import answered
from bot.briefing.mending import REMOVED, without, without_story
from bot.briefing.quoting import marked
from bot.care.reporting import FAULTS, Reporting
from bot.commands import Ask, Decide, FindQuotes, Report, ShowStory
from bot.delivery.editing import Editor
from bot.errors import UsageError
from bot.message import Choices, Code, Facts, Heading, Message, Paragraph, Place, Pullquote, Run, plain
from bot.model import Passage
from bot.people import Space, Visitor
from bot.repairs import Mended
from bot.shelves.news import Query
from tests.care.conftest import ADA, CHANNEL, COAST, MORNING, TOWN, Archive
from tests.cli.places import FERRY
from tests.shown import text_of

WORDS = "We heard a bang"


def reporting(archive: Archive, told: list[tuple[str, Message, str]] | None = None) -> Reporting:
    told = told if told is not None else []
    with archive.history.writing() as books:
        books.spaces.put(Space(TOWN, notices=CHANNEL))

    async def notify(space: str, message: Message, key: str, made_by: str | None) -> bool:
        told.append((space, message, key))
        return True

    editor = Editor(archive.async_history, lambda channel: archive.courier, archive.clock)
    return Reporting(archive.async_history, notify, editor.edit, archive.clock)


def reply_to(archive: Archive, request: Ask | FindQuotes | ShowStory, space: str = TOWN) -> str:
    with archive.history.reading() as books:
        return text_of(answered(request, books, Asking("t", archive.clock(), "UTC", space), load()).message, 300)


def lines_of(message: Message) -> list[str]:
    return [line for block in message.blocks if isinstance(block, Choices) for _, line in block.options]


def test_of_posts_only_those_of_the_space_and_of_late_are_looked_through(archive: Archive) -> None:
    archive.post_briefing(TOWN)
    day = timedelta(days=1)

    with archive.history.reading() as books:
        found = {
            (space, days): books.edits.posted(space, MORNING + days * day)
            for space in (TOWN, COAST)
            for days in (-1, 1)
        }

    assert [key for key, posts in found.items() if posts] == [(TOWN, -1)]


async def test_a_report_asks_what_is_wrong_and_shows_what_it_is_about(archive: Archive, anna: Visitor) -> None:
    id = archive.quote_id(WORDS)

    reply = await reporting(archive).report(Report(id), anna)

    assert WORDS in text_of(reply.message)
    assert lines_of(reply.message) == [f"/report {id} fault:{fault}" for fault in FAULTS]
    assert reply.private


async def test_managers_are_told_once_with_what_they_can_do(archive: Archive, anna: Visitor, boss: Visitor) -> None:
    told: list[tuple[str, Message, str]] = []
    desk, id = reporting(archive, told), archive.quote_id(WORDS)

    await desk.report(Report(id, "speaker"), anna)
    await desk.report(Report(id, "words"), boss)

    assert [space for space, _, _ in told] == [TOWN]
    assert "wrong speaker" in text_of(told[0][1])
    assert [line.split("repair:")[1] for line in lines_of(told[0][1])] == ["keep", "unattribute", "hide", "mute"]


async def test_where_nobody_could_be_told_a_reporter_hears_that_and_a_manager_decides(
    archive: Archive, anna: Visitor, boss: Visitor
) -> None:
    told: list[tuple[str, Message, str]] = []
    desk, id = reporting(archive, told), archive.quote_id(WORDS)
    with archive.history.writing() as books:
        books.spaces.put(Space(TOWN))

    with pytest.raises(UsageError, match="nobody here can be told of it yet; ask a manager"):
        await desk.report(Report(id, "speaker"), anna)
    to_decide = await desk.report(Report(id, "speaker"), boss)
    with archive.history.writing() as books:
        books.spaces.put(Space(TOWN, notices=CHANNEL))
    await desk.report(Report(id, "speaker"), anna)

    assert f"/decide {id} repair:hide" in lines_of(to_decide.message)
    assert len(told) == 1


async def test_after_a_decision_the_same_thing_may_be_reported_again(archive: Archive, boss: Visitor) -> None:
    told: list[tuple[str, Message, str]] = []
    desk, id = reporting(archive, told), archive.quote_id(WORDS)
    await desk.report(Report(id, "speaker"), boss)
    await desk.decide(Decide(id, "keep"), boss)
    archive.clock.pass_(minutes=1)

    await desk.report(Report(id, "speaker"), boss)

    assert len({key for _, _, key in told}) == 2


async def test_a_hidden_quote_is_shown_nowhere_in_its_space(archive: Archive, boss: Visitor) -> None:
    posted = archive.post_briefing()
    await reporting(archive).decide(Decide(archive.quote_id(WORDS), "hide"), boss)

    with archive.history.reading() as books:
        assert books.search.passage(archive.quote_id(WORDS), TOWN) is None
    assert WORDS in reply_to(archive, FindQuotes("bang"), COAST)
    for shown in (
        text_of(archive.courier.posted[posted], 300),
        text_of(archive.briefing(), 300),
        reply_to(archive, FindQuotes("bang")),
        reply_to(archive, FindQuotes("", by="Lund")),
        reply_to(archive, Ask("What did Ada Lund hear?")),
        reply_to(archive, ShowStory("ferry")),
    ):
        assert WORDS not in shown


def _second(archive: Archive) -> str:
    """The same words in the other outlet."""
    with archive.history.reading() as books:
        return books.articles.digests(["ferry-2"], None)[0].quotes[0].passage.id


async def test_an_unattributed_quote_names_nobody(archive: Archive, boss: Visitor) -> None:
    posted, id = archive.post_briefing(), archive.quote_id(WORDS)
    assert "Ada Lund" in text_of(archive.courier.posted[posted], 300)

    reply = await reporting(archive).decide(Decide(id, "unattribute"), boss)

    with archive.history.reading() as books:
        quote = books.search.passage(id, TOWN)
        found = [quote.passage.article for quote in books.search.quotes(Query((), TOWN), "Lund")]
    assert quote is not None
    assert getattr(quote, "speaker", 1) is None
    assert found == ["ferry-2"]
    assert "unattributed" in text_of(archive.courier.posted[posted], 300)
    assert "— Ada Lund" not in text_of(archive.courier.posted[posted], 300)
    assert "It names nobody any more. 1 post was edited." in text_of(reply.message)


async def test_a_repair_survives_a_new_reading_and_a_new_revision(archive: Archive, boss: Visitor) -> None:
    id = archive.quote_id(WORDS)
    await reporting(archive).decide(Decide(id, "hide"), boss)

    archive.file("ferry-1", FERRY.replace("17 survivors", "18 survivors"), "Ferry sinks off Port Hale")

    with archive.history.reading() as books:
        assert books.articles.get(["ferry-1"])[0].revision == 2
        assert [q for digest in books.articles.digests(["ferry-1"], TOWN) for q in digest.quotes] == []
        assert [q.passage.text for q in books.articles.digests(["ferry-1"], COAST)[0].quotes] == [ADA]
    assert WORDS not in text_of(archive.briefing(), 300)


async def test_what_is_hidden_can_be_kept_again(archive: Archive, boss: Visitor) -> None:
    id = archive.quote_id(WORDS)
    await reporting(archive).decide(Decide(id, "hide"), boss)

    await reporting(archive).decide(Decide(id, "keep"), boss)

    assert WORDS in reply_to(archive, FindQuotes("bang"))


async def test_a_hidden_figure_is_not_told_again(archive: Archive, boss: Visitor) -> None:
    posted, id = archive.post_briefing(), archive.figure_id("2.75%")
    before = text_of(archive.courier.posted[posted], 300)

    await reporting(archive).decide(Decide(id, "hide"), boss)

    assert "2.75%" in before
    assert "2.75%" not in text_of(archive.courier.posted[posted], 300)
    with archive.history.reading() as books:
        assert books.search.passage(id, TOWN) is None


async def test_a_hidden_story_is_told_no_more(archive: Archive, boss: Visitor) -> None:
    posted = archive.post_briefing()
    with archive.history.reading() as books:
        story = books.stories.of(["rates-1"])["rates-1"]
    asked = await reporting(archive).report(Report(str(story)), boss)

    await reporting(archive).decide(Decide(str(story), "hide"), boss)

    assert "Central bank cuts its rate" in text_of(asked.message)
    assert lines_of(asked.message) == [f"/report {story} fault:{fault}" for fault in ("story", "other")]
    assert "Central bank" not in text_of(archive.courier.posted[posted], 300)
    assert "Ferry" in text_of(archive.courier.posted[posted], 300)
    assert "Central bank" not in text_of(archive.briefing(), 300)
    with pytest.raises(UsageError, match="a story has no speaker"):
        await reporting(archive).decide(Decide(str(story), "unattribute"), boss)


async def test_a_muted_source_is_read_no_more_in_its_space(archive: Archive, boss: Visitor) -> None:
    reply = await reporting(archive).decide(Decide(_second(archive), "mute"), boss)

    with archive.history.reading() as books:
        assert [source.id for source in books.sources.all(TOWN)] == ["courier"]
    assert "The Ledger is not read here any more." in text_of(reply.message)


async def test_a_source_from_the_file_is_muted_there(archive: Archive, boss: Visitor) -> None:
    source = archive.source("ledger", TOWN)
    with archive.history.writing() as books:
        books.sources.put(replace(source, origin="file"), TOWN)

    reply = await reporting(archive).decide(Decide(_second(archive), "mute"), boss)

    assert "The Ledger is declared in the configuration file" in text_of(reply.message, 200)


async def test_a_post_that_cannot_be_edited_is_said(archive: Archive, boss: Visitor) -> None:
    archive.post_briefing()
    archive.courier.refuses = True

    reply = await reporting(archive).decide(Decide(archive.quote_id(WORDS), "hide"), boss)

    assert "1 could not be edited; see the log." in text_of(reply.message)
    assert "not edited yet" not in text_of(reply.message)


async def test_what_another_space_has_cannot_be_reported(archive: Archive) -> None:
    stranger = Visitor(COAST, "slack:T1/U1", "slack:T1/C1", "t")

    with pytest.raises(UsageError, match="there is no such quote, figure or story here"):
        await reporting(archive).report(Report(_second(archive)), stranger)


async def test_a_number_longer_than_any_story_has_is_none(archive: Archive, anna: Visitor) -> None:
    with pytest.raises(UsageError, match="there is no such quote, figure or story here"):
        await reporting(archive).report(Report("9" * 5_000), anna)


async def test_the_history_is_sound_after_repairs(archive: Archive, boss: Visitor) -> None:
    await reporting(archive).decide(Decide(archive.quote_id(WORDS), "hide"), boss)

    assert check(archive.history.path) == []


def passage(text: str, start: int = 0, revision: int = 1) -> Passage:
    return Passage("a", revision, "text", start, start + len(text), text)


SENTENCE = passage("He said the deck was under salt water.")
HIDDEN = SENTENCE.cut(8, 37)
ELSEWHERE = passage(HIDDEN.text, 70, revision=2)


@pytest.mark.parametrize("hidden", [HIDDEN, ELSEWHERE], ids=["in this revision", "in another revision"])
def test_words_are_taken_out_of_each_block_across_changes_of_style(hidden: Passage) -> None:
    line = (*marked(SENTENCE, [SENTENCE.cut(17, 26)]), Run(" [1]"))
    message = Message(
        (
            Heading(line),
            Paragraph(line),
            Facts((line, (Run("other"),)), "Figures"),
            Facts((line,)),
            Pullquote(line, (Run("tag"),), "x"),
            Pullquote((Run("“"), Run.of(SENTENCE.cut(8, 26)), Run("”")), (Run("tag"),), "y"),
            Code("so the deck was under salt water"),
            Choices((("a", "/b"),)),
        )
    )

    cut = (Run.of(SENTENCE.cut(0, 8)), Run(REMOVED, faint=True), Run.of(SENTENCE.cut(37, 38)), Run(" [1]"))
    assert without(message, Mended((hidden,))).blocks == (
        Heading(cut),
        Paragraph(cut),
        Facts(((Run("other"),),), "Figures"),
        Code(f"so {REMOVED}"),
        Choices((("a", "/b"),)),
    )


@pytest.mark.parametrize("printed", [Run.of(replace(SENTENCE, article="b")), Run(SENTENCE.text)])
def test_the_same_words_are_taken_out_of_another_article_and_of_a_post_that_names_none(printed: Run) -> None:
    shown = without(Message((Paragraph((printed,)),)), Mended((HIDDEN,)))

    assert [plain(block.line) for block in shown.blocks if isinstance(block, Paragraph)] == [f"He said {REMOVED}."]


def test_a_few_words_are_not_taken_for_hidden_where_another_article_has_them() -> None:
    until, printed = passage("until further notice"), replace(passage("It is shut until further notice."), article="b")

    assert Mended((until,)).shows(printed)
    assert not Mended((until,)).shows(replace(printed, article="a", revision=2))


@pytest.mark.parametrize("printed", ["“THE DECK WASN’T UNDER SALT WATER”", "the deck wasn't under\u00a0salt water"])
def test_hidden_words_are_known_by_other_marks_and_letters(printed: str) -> None:
    hidden = passage("'The deck wasn’t under salt water'")

    assert not Mended((hidden,)).shows(replace(passage(printed), article="b"))


def test_a_single_word_is_taken_out_where_it_stands_and_nowhere_else() -> None:
    first, second = passage("12 died. "), passage("12 live.", 9)

    shown = without(Message((Paragraph((*marked(first, []), *marked(second, []))),)), Mended((second.cut(0, 2),)))

    assert shown.blocks == (Paragraph((Run.of(first), Run(REMOVED, faint=True), Run.of(second.cut(2, 8)))),)


def test_the_headline_of_a_hidden_story_goes_from_the_list_of_a_briefing_too() -> None:
    kept, hidden = (Run(title, place=Place(id, 0, "title")) for id, title in (("a", "Ferry sinks"), ("b", "Rates")))
    listed = Message((Heading((kept,)), Facts(((kept,), (Run("Update: "), hidden)), "Also in this briefing")))

    assert without_story(listed, {"b"}).blocks == (Heading((kept,)), Facts(((kept,),), "Also in this briefing"))


def test_a_message_without_the_words_stays_the_same_object() -> None:
    message = Message((Paragraph((Run("the deck was dry"),)),))

    assert without(message, Mended((HIDDEN,))) is message
    assert without(message, Mended()) is message
    assert without_story(message, {"a"}) is message


@given(st.lists(st.text("ab ", min_size=1, max_size=8), max_size=8), st.text("ab ", max_size=5))
def test_no_hidden_words_stay_in_a_paragraph(around: list[str], words: str) -> None:
    text = f"{''.join(around)}{words} x y z{''.join(around)}"
    whole, start = passage(text), text.index(" x y z")
    cuts = [*accumulate(map(len, around), initial=0), start, *range(start, len(text)), len(text)]
    line = tuple(Run.of(whole.cut(*ends)) for ends in pairwise(cuts))

    shown = without(Message((Paragraph(line),)), Mended((whole.cut(start, start + 6),))).blocks[0]

    assert isinstance(shown, Paragraph)
    assert plain(shown.line) == f"{text[:start]}{REMOVED}{text[start + 6 :]}"


async def test_a_hidden_quote_is_taken_out_of_the_paragraph_around_another(archive: Archive, boss: Visitor) -> None:
    archive.file(
        "ship-1",
        "The ship is safe.\n\n“We checked each bolt of the hull twice,” said Ada Lund on Monday. "
        "“Nobody may say that this was our fault,” said Otto Brandt on Tuesday.",
        "Ship is safe",
    )
    await reporting(archive).decide(Decide(archive.quote_id("Nobody may say"), "hide"), boss)

    shown = reply_to(archive, FindQuotes(archive.quote_id("We checked each bolt")))

    assert "We checked each bolt" in shown
    assert REMOVED in shown
    assert "Nobody may say" not in shown


async def test_a_figure_is_reported_with_its_sentence_and_loses_its_claimant(archive: Archive, boss: Visitor) -> None:
    told: list[tuple[str, Message, str]] = []
    desk, id = reporting(archive, told), archive.figure_id("12 people")

    await desk.report(Report(id, "words"), boss)
    await desk.decide(Decide(id, "unattribute"), boss)

    assert "killing 12 people" in text_of(told[0][1], 300)
    with archive.history.reading() as books:
        figure = books.search.passage(id, TOWN)
    assert getattr(figure, "claimed_by", "?") is None


async def test_a_story_is_reported_with_its_sources_and_without_a_speaker(archive: Archive, boss: Visitor) -> None:
    told: list[tuple[str, Message, str]] = []
    with archive.history.reading() as books:
        story = books.stories.of(["rates-1"])["rates-1"]

    await reporting(archive, told).report(Report(str(story), "story"), boss)

    assert "Central bank cuts its rate" in text_of(told[0][1], 300)
    assert [line.split("repair:")[1] for line in lines_of(told[0][1])] == ["keep", "hide", "mute"]
