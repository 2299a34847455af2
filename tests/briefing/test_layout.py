"""A briefing looks as an editor would lay it out, and every news word in it is a slice of an article."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.briefing.choosing import choose
from bot.briefing.layout import Shown, briefing_message, story_blocks, story_message
from bot.briefing.lines import with_claimants
from bot.message import Block, Facts, Heading, Line, Message, Moment, Paragraph, Pullquote, Run, plain
from bot.model import Article
from bot.told import Briefing, Coverage, Telling
from tests.shown import text_of
from tests.stories.pieces import MORNING, Counted, Piece, Said, piece, told_by

ZONE = "Europe/Kyiv"
READ = Coverage(12, 5)

FERRY = (
    "The night ferry from Easthaven ran aground on Monday with 240 passengers aboard.\n"
    "Two tugs pulled the ship free at noon, the harbour board said in the afternoon.\n"
    "“Nobody was hurt and every passenger is ashore,” Mara Lind said. “But we will ask how a ship of this size"
    " could leave the channel in clear weather. That is owed to the passengers,” she added.\n"
    "The line runs four ships between the island and the coast in winter and six in summer."
)


def ferry() -> Piece:
    asked = "But we will ask how a ship of this size could leave the channel in clear weather."
    turn = f"{asked} That is owed to the passengers,"
    return piece(
        "a",
        FERRY,
        title="Easthaven night ferry runs aground",
        said=[Said("Nobody was hurt and every passenger is ashore,", role="the harbour board"), Said(turn)],
        counted=[Counted("240 passengers", 240, "passenger", "aboard", claimed_by="the line")],
    )


def column() -> Piece:
    text = "Safety here has been a joke for years.\n“The buoy was not where the chart shows it,” Otto Brandt said."
    return piece(
        "b",
        text,
        outlet="Coast Daily",
        genre="opinion",
        author="Ada Holm",
        hours=1,
        said=[Said("The buoy was not where the chart shows it,", "Otto Brandt")],
    )


def briefing(*tellings: Telling, first: bool = False, coverage: Coverage = READ) -> Briefing:
    slot = MORNING + timedelta(hours=3)
    return Briefing("town", slot, slot - timedelta(days=1), tellings, coverage, first, slot + timedelta(days=1))


def lines(block: Block) -> list[str]:
    match block:
        case Heading(line) | Paragraph(line):
            return [shown(line)]
        case Pullquote(words, tag):
            return [shown(words), shown(tag)]
        case Facts(facts, title):
            return [*([title] if title else []), *(shown(line) for line in facts)]
        case _:
            return []


def shown(line: Line) -> str:
    return plain(line)


def texts(message: Message) -> list[str]:
    return [text for block in message.blocks for text in lines(block)]


def test_a_story_has_headline_summary_quotes_figures_and_sources() -> None:
    message = briefing_message(briefing(told_by(ferry(), column()), first=True), ZONE)

    assert text_of(message, 300).splitlines()[:3] == [
        "4 May 2026 · 1 new story",
        "",
        "The first briefing here: it covers the last 24 hours.",
    ]
    assert texts(message)[2:] == [
        "Easthaven night ferry runs aground",
        "The night ferry from Easthaven ran aground on Monday with 240 passengers aboard. [1] "
        "Two tugs pulled the ship free at noon, the harbour board said in the afternoon. [1]",
        "“Nobody was hurt and every passenger is ashore […] But we will ask how a ship of this size could leave the"
        " channel in clear weather. […]”",
        "— Mara Lind · the harbour board · 1 outlet [1]",
        "“The buoy was not where the chart shows it”",
        "— Otto Brandt · 1 outlet [2]",
        "Sources",
        "[1] The Harbour Post, 2026-05-04",
        "Opinion: [2] Ada Holm, Coast Daily, 2026-05-04",
    ]
    assert text_of(message, 300).splitlines()[-1] == (
        "12 articles read, 2 used · all 5 feeds fine · next briefing 5 May 14:00"
    )


def test_what_was_read_for_an_earlier_briefing_is_not_used_again() -> None:
    update = told_by(ferry(), column(), told=["b"])

    message = briefing_message(replace(briefing(update), since=MORNING + timedelta(minutes=30)), ZONE)

    assert "12 articles read, 1 used" in text_of(message, 300)


def test_nothing_new_is_one_line() -> None:
    message = briefing_message(briefing(), ZONE)

    assert text_of(message, 300).split("\n")[0] == (
        "4 May 2026 · Nothing new. 12 articles read · all 5 feeds fine · next briefing 5 May 14:00"
    )
    assert len(message.blocks) == 1


@pytest.mark.parametrize(
    ("coverage", "said"),
    [
        (Coverage(1, 1), "1 article read · 1 feed, fine"),
        (Coverage(2, 4, 1), "2 articles read · 1 of 5 feeds failing"),
        (Coverage(0), "0 articles read"),
        (Coverage(1_200, 4, 1, stale=2), "1,200 articles read · 1 of 5 feeds failing, 2 stale"),
        (Coverage(3, 6, stale=1), "3 articles read · all 6 feeds fine, 1 stale"),
        (
            Coverage(2, 1, newest=MORNING, oldest=MORNING),
            "2 articles read · 1 feed, fine · newest 2026-05-04, oldest 2026-05-04",
        ),
    ],
)
def test_the_foot_says_what_it_rests_on(coverage: Coverage, said: str) -> None:
    message = briefing_message(replace(briefing(coverage=coverage), next_slot=None), ZONE)

    assert texts(message) == [f"2026-05-04 · Nothing new. {said}"]


def test_updates_are_marked_and_counted() -> None:
    update = told_by(ferry(), column(), told=["b"])

    assert texts(briefing_message(briefing(update), ZONE))[:2] == [
        "2026-05-04 · 1 update",
        "Update: Easthaven night ferry runs aground",
    ]
    assert texts(briefing_message(briefing(update, told_by(ferry())), ZONE))[0] == "2026-05-04 · 1 new story · 1 update"


def test_what_is_missing_is_said_to_be_missing() -> None:
    bare = told_by(piece("a", "A ship sank off the coast at night.", outlet=None, dated=False, linked=False))

    assert texts(Message(story_blocks(bare, ZONE))) == [
        "no title",
        "A ship sank off the coast at night. [1]",
        "Sources",
        "[1] outlet not given, date not given (no link)",
    ]


def test_a_summary_that_a_feed_cut_off_says_so() -> None:
    telling = told_by(
        piece("a", "A ship sank off the coast at night, and two tugs from the", title="Ship sinks off coast")
    )

    assert (
        texts(Message(story_blocks(telling, ZONE)))[1]
        == "A ship sank off the coast at night, and two tugs from the […] [1]"
    )


@pytest.mark.parametrize(
    ("idle", "unit"),
    [("one of the oldest yards", "yard"), ("a two-time winner of the cup", "count"), ("his 31-year-old yard", "year")],
)
def test_only_what_would_have_a_line_of_its_own_is_bold_in_the_summary(idle: str, unit: str) -> None:
    text = f"The town of Port Hale sold {idle} on the coast for £4 million to the harbour board on Monday."
    words = idle.removeprefix("a ").removeprefix("his ")
    found = [Counted(words, 1, unit), Counted("£4 million", 4_000_000, "pound sterling")]

    told = story_blocks(told_by(piece("a", text, title="Yard sold", counted=found)), ZONE)

    lines = [block.line for block in told if isinstance(block, Paragraph)]
    assert [run.text for line in lines for run in line if isinstance(run, Run) and run.bold] == ["£4 million"]


def test_without_a_title_a_short_first_sentence_heads_the_story() -> None:
    text = "A ship sank off the coast at night.\nTwo tugs brought all of its 31 sailors ashore at dawn, the board said."
    telling = told_by(piece("a", text, names=["Mara Lind", "Easthaven"]))
    long = told_by(piece("b", text.replace("A ship", f"A ship{' of the line' * 8}"), names=["Mara Lind", "Easthaven"]))

    assert texts(Message(story_blocks(telling, ZONE)))[:2] == [f"{part} [1]" for part in text.split("\n")]
    assert texts(Message(story_blocks(long, ZONE)))[0] == "Mara Lind, Easthaven"


@pytest.mark.parametrize("end", [" ...", "…"])
def test_a_short_first_sentence_heads_the_story_whose_headline_was_cut(end: str) -> None:
    text = "A ship sank off the coast at night.\nTwo tugs brought all of its 31 sailors ashore at dawn, the board said."
    short = told_by(piece("a", text, title=f"Old ship off the coast{end}"))
    long = told_by(piece("b", text.replace("A ship", f"A ship{' of the line' * 8}"), title=f"A ship that{end}"))
    other = told_by(piece("c", text, title=f"Harbour board to ask for larger tugs because{end}"))
    more = told_by(piece("d", text, title=f"Maren Dahl, a ship that sank off the coast: harbour board to raise{end}"))

    headings = [texts(Message(story_blocks(telling, ZONE)))[0] for telling in (short, long, other, more)]

    assert headings == [
        "A ship sank off the coast at night. [1]",
        f"A ship that{end}",
        f"Harbour board to ask for larger tugs because{end}",
        f"Maren Dahl, a ship that sank off the coast: harbour board to raise{end}",
    ]


@pytest.mark.parametrize("marks", ["“”", '""', "‘’"])
def test_a_quotation_heads_no_story(marks: str) -> None:
    said = f"{marks[0]}Ships of ours have never sunk off the coast,{marks[1]} Mara Lind said on Monday."
    telling = told_by(piece("a", f"{said}\nIt rained.", title="Fact check: Lind on ships that sunk…"))

    assert texts(Message(story_blocks(telling, ZONE)))[:2] == ["Fact check: Lind on ships that sunk…", f"{said} [1]"]


def test_articles_in_other_languages_are_headline_and_link_only() -> None:
    foreign = [
        replace(piece(f"f{n}", "Паром сів на мілину.", outlet="Хвиля", title="Паром на мілині").article, id=f"f{n}")
        for n in range(7)
    ]
    foreign[1] = replace(foreign[1], title=None)

    message = briefing_message(briefing(coverage=Coverage(7, 1, foreign=tuple(foreign))), ZONE)

    said = texts(message)
    assert said[:4] == [
        "2026-05-04 · 0 new stories",
        "In other languages, which are not read: headline and link only",
        "Паром на мілині · Хвиля, 2026-05-04",
        "no title · Хвиля, 2026-05-04",
    ]
    assert said[-1] == "and 2 more"


def test_figures_that_disagree_stand_side_by_side() -> None:
    def toll(id: str, value: int, by: str) -> Piece:
        text = f"The {id} paper heard from {by} that the sinking off Easthaven killed {value} people."
        found = Counted(f"{value} people", value, "person", "killed", claimed_by=by)
        return piece(id, text, outlet=f"The {id}", title="Ferry sinks off Easthaven", counted=[found])

    telling = told_by(toll("west", 12, "the police"), toll("east", 15, "the hospital"))

    (line,) = next(
        block for block in story_blocks(telling, ZONE) if isinstance(block, Facts) and block.title == "Figures"
    ).lines
    assert shown(line) == (
        "The east paper heard from the hospital that the sinking off Easthaven killed 15 people. [1]"
        "  ≠  "
        "The west paper heard from the police that the sinking off Easthaven killed 12 people. [2]"
    )


def test_the_newest_of_many_claims_is_no_end_of_the_range_set_against_it() -> None:
    def toll(id: str, value: int) -> Piece:
        text = f"The {id} paper heard that the sinking off Easthaven killed {value} people."
        found = Counted(f"{value} people", value, "person", "killed")
        return piece(id, text, outlet=f"The {id}", title="Ferry sinks off Easthaven", counted=[found])

    telling = told_by(toll("north", 12), toll("south", 13), toll("west", 14), toll("east", 15))

    lines = [shown(line) for block in story_blocks(telling, ZONE) if isinstance(block, Facts) for line in block.lines]
    (line,) = (line for line in lines if "≠" in line)
    told, against = line.split("  ≠  ")
    assert not set(re.findall(r"\d+ people", told)) & set(re.findall(r"\d+ people", against))


def test_claims_that_can_both_be_true_are_not_set_against_each_other() -> None:
    def toll(id: str, value: int | tuple[int, int], words: str) -> Piece:
        text = f"The {id} paper heard that the sinking off Easthaven killed {words}."
        found = Counted(words, value, "person", "killed")
        return piece(id, text, outlet=f"The {id}", title="Ferry sinks off Easthaven", counted=[found])

    papers = toll("west", 120, "120 people"), toll("east", 150, "150 people"), toll("south", (140, 160), "140 to 160")
    telling = told_by(*papers)

    lines = [shown(line) for block in story_blocks(telling, ZONE) if isinstance(block, Facts) for line in block.lines]
    assert [line.count("≠") for line in lines if "≠" in line] == [1]


def test_a_figure_far_behind_those_of_its_article_does_not_fill_the_room() -> None:
    told = "The fair drew 710 sheep, 720 goats, 730 pigs, 740 hens, 750 ducks and 760 geese."
    last = "The hall has room for 770 people."
    kinds = ("sheep", "goats", "pigs", "hens", "ducks", "geese", "people")
    found = [Counted(f"7{tens}0 {kind}", 700 + 10 * tens, kind) for tens, kind in enumerate(kinds, 1)]
    one = piece("a", f"{told}\n{last}", title="Fair opens", counted=found)
    other = piece("b", last, title="Fair opens", outlet="Coast Daily", counted=found[-1:])

    def lines(shown_of: Shown, *pieces: Piece) -> list[str]:
        telling = replace(told_by(*pieces), summary=(one.article.passage(0, len(told)),))
        facts = [block for block in story_blocks(telling, ZONE, shown_of) if isinstance(block, Facts)]
        return [shown(line) for block in facts if block.title == "Figures" for line in block.lines]

    assert lines(Shown(), one) == []
    assert lines(Shown(figures=12), one) == [f"{last} [1]"]
    assert lines(Shown(), one, other) == [f"{last} [1] [2]"]


def test_a_figure_is_not_told_again_below_the_quote_that_tells_it() -> None:
    words = "We counted 240 passengers on the night of the storm and not one of them was missing at noon."
    text = f"The ferry ran aground off Easthaven.\n“{words}” Mara Lind said.\nTwo tugs and 31 men pulled the ferry off."
    telling = told_by(
        piece("a", text, said=[Said(words)], counted=[Counted("240", 240, "passenger"), Counted("31", 31, "man")])
    )

    lines = [
        shown(line)
        for block in story_blocks(replace(telling, summary=()), ZONE)
        if isinstance(block, Facts) and block.title == "Figures"
        for line in block.lines
    ]

    assert lines == ["Two tugs and 31 men pulled the ferry off. [1]"]


def test_a_quote_is_not_shown_again_below_the_summary_that_has_it() -> None:
    telling = told_by(ferry())
    article = telling.articles[0]
    start = article.text.index("“Nobody")
    sentence = article.passage(start, article.text.index(" “But we"))

    shown_below = [
        block for block in story_blocks(replace(telling, summary=(sentence,)), ZONE) if isinstance(block, Pullquote)
    ]

    assert [plain(block.words)[:12] for block in shown_below] == ["“But we will"]


def test_a_claim_that_is_disputed_is_not_told_again_as_agreed() -> None:
    def toll(id: str, value: int, hurt: int) -> Piece:
        text = f"The {id} paper heard that the sinking killed {value} people and hurt {hurt}."
        found = [Counted(f"{value} people", value, "person", "killed"), Counted(f"{hurt}", hurt, "person", "hurt")]
        return piece(id, text, outlet=f"The {id}", title="Ferry sinks off Easthaven", counted=found)

    telling = replace(told_by(toll("west", 12, 70), toll("east", 15, 70)), summary=())

    lines = [
        shown(line)
        for block in story_blocks(telling, ZONE)
        if isinstance(block, Facts) and block.title == "Figures"
        for line in block.lines
    ]

    assert len(lines) == 1
    assert "≠" in lines[0]


def test_who_claims_a_figure_is_named_once() -> None:
    text = "Police counted the dead, and 12 people killed was the toll."
    others = [Counted("12 people", 12, "person", "killed", claimed_by=by) for by in ("the harbour board", "police")]

    tails = [
        shown(with_claimants((Run(text),), piece("west", text, counted=[each]).digest.figures)).removeprefix(text)
        for each in others
    ]

    assert tails == [" — the harbour board", ""]


def test_many_sources_are_counted_and_other_kinds_named() -> None:
    news = [piece(f"n{n}", f"Ship {n} of the line sails again. {n} " * 3, outlet=f"Paper {n}") for n in range(10)]
    release = piece("r", "The line is glad to say that all is well.", outlet="The Line", genre="release")
    live = piece("l", "Ship news as it comes.", outlet="Radio Bay", genre="live")

    *_, sources = story_blocks(told_by(*news, release, live), ZONE)

    assert isinstance(sources, Facts)
    assert [shown(line).partition("[")[0] for line in sources.lines] == ["", "Live: ", "Press release: "]
    assert shown(sources.lines[0]).endswith(" · and 2 more")


def test_same_words_and_wordings_are_counted_in_the_tag() -> None:
    def report(id: str, words: str) -> Piece:
        own = " ".join(f"{id}{n}" for n in range(20))
        return piece(id, f"{own}\n“{words}” Mara Lind said.", outlet=f"Paper {id}", said=[Said(words)])

    words = "We want a lasting settlement of the harbour dispute that respects the rights of every fisherman."
    other = "Our aim is a lasting solution of the harbour dispute, with respect for the rights of all fishermen."

    def tag(*pieces: Piece) -> str:
        return next(shown(block.tag) for block in story_blocks(told_by(*pieces), ZONE) if isinstance(block, Pullquote))

    assert tag(report("a", words), report("b", words)) == "— Mara Lind · same words in 2 outlets [1] [2]"
    assert tag(report("a", words), report("b", other)) == "— Mara Lind · 2 wordings [1] [2]"
    assert tag(report("a", words), report("b", words), report("c", other)) == (
        "— Mara Lind · same words in 2 outlets · 2 wordings [1] [2] [3]"
    )


def test_a_story_alone_says_why_it_matters() -> None:
    *_, why = story_message(told_by(ferry()), ZONE).blocks

    assert (
        text_of(Message((why,)), 200).splitlines()[1]
        == "one outlet · two quotes · one figure · newest report three hours old"
    )


def test_the_most_important_stories_come_first_and_what_is_not_new_not_at_all() -> None:
    small, large = replace(told_by(ferry()), importance=1.0, story=7), replace(told_by(ferry()), importance=2.0)
    nothing = replace(told_by(ferry()), importance=0.0)

    assert choose([small, nothing, large], 5) == (large, small)
    assert choose([small, large], 1) == (large,)


LETTERS = st.text(alphabet="abc .,;—“”()[]\n5", min_size=30, max_size=300)


@given(LETTERS, LETTERS)
def test_every_news_word_of_a_message_is_a_slice_of_an_article(one: str, other: str) -> None:
    words = "the buoy was not where the chart shows it, and nobody has moved it since"
    pieces = [
        piece(
            f"p{n}",
            f"{text}\nThe sinking off Easthaven killed {dead} people, the police said.\n“{words}”, he said at noon.",
            outlet=f"The {n} Post",
            title="Ferry sinks off Easthaven",
            said=[Said(words, None if n else "Mara Lind")],
            counted=[Counted(f"{dead} people", dead, "person", "killed")],
        )
        for n, (text, dead) in enumerate(((one, 12), (other, 15)))
    ]

    telling = told_by(*pieces)

    held: list[Line] = []
    blocks = story_blocks(telling, ZONE)
    for block in blocks:
        match block:
            case Pullquote(words=line) | Paragraph(line):
                held.append(line)
            case Facts(facts, "Figures"):
                held += facts
            case _:
                pass
    assert {type(block) for block in blocks} >= {Pullquote, Paragraph, Facts}
    assert "Figures" in [block.title for block in blocks if isinstance(block, Facts)]
    assert all(_is_slice(run, telling.articles) for line in held for run in line)


def _is_slice(run: Run | Moment, articles: tuple[Article, ...]) -> bool:
    """Whether the words come from an article, or are marks of ours."""
    ours = ("“", "”", " ", " […]", "[…] ", " […] ", " [1]", " [2]", "  ≠  ")
    return isinstance(run, Moment) or run.text in ours or any(run.text in article.text for article in articles)
