"""A story is told by its outlets' own words: news leads, opinion stands aside, an update tells what is new."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Genre
from bot.stories.copies import independent
from bot.stories.headlines import tells_what_happened
from bot.stories.importance import Weight, importance, reasons, spelled
from bot.stories.telling import FAIR_WORDS
from tests.stories.pieces import MORNING, Counted, Piece, Said, piece, told_by

FERRY = (
    "The night ferry from Easthaven ran aground on Monday with 240 passengers aboard.\n"
    "Two tugs pulled the ship free at noon, the harbour board said in the afternoon.\n"
    "“Nobody was hurt and every passenger is ashore,” Mara Lind said.\n"
    "The line runs four ships between the island and the coast in winter and six in summer."
)
OTHER = (
    "A ferry with 240 people on board struck a sandbank outside Easthaven early on Monday.\n"
    "Divers will look at the hull this week before the ship may sail again, the line said.\n"
    "“The buoy was not where the chart shows it,” Otto Brandt said."
)


def ferry(id: str = "a", *, hours: float = 0, outlet: str | None = "The Harbour Post", genre: Genre = "news") -> Piece:
    return piece(
        id,
        FERRY,
        outlet=outlet,
        title="Easthaven night ferry runs aground | The Harbour Post",
        hours=hours,
        genre=genre,
        said=[Said("Nobody was hurt and every passenger is ashore,")],
        counted=[Counted("240 passengers", 240, "passenger", "aboard")],
        names=["Mara Lind", "Easthaven"],
    )


def sandbank(id: str = "b", *, hours: float = 1, genre: Genre = "news") -> Piece:
    return piece(
        id,
        OTHER,
        outlet="Coast Daily",
        title="Easthaven ferry strikes sandbank",
        hours=hours,
        genre=genre,
        said=[Said("The buoy was not where the chart shows it,", "Otto Brandt")],
        names=["Otto Brandt", "Easthaven"],
    )


def test_the_headline_is_an_outlets_own_without_the_outlets_name() -> None:
    telling = told_by(ferry())

    assert telling.headline is not None
    assert telling.headline.text == "Easthaven night ferry runs aground"
    assert telling.headline.part == "title"


def test_the_name_of_an_outlets_page_is_no_part_of_the_headline() -> None:
    telling = told_by(piece("a", FERRY, outlet="Harbour Post", title="Ferry runs aground - HarbourPostPolitics"))

    assert telling.headline is not None
    assert telling.headline.text == "Ferry runs aground"


def test_a_dash_that_is_no_outlet_stays_in_the_headline() -> None:
    telling = told_by(piece("a", FERRY, title="Ferry aground - all safe"))

    assert telling.headline is not None
    assert telling.headline.text == "Ferry aground - all safe"


def test_where_most_titles_tell_of_a_death_the_headline_does() -> None:
    text = "Otto Brandt, star of “The Long Pier” and “Low Tide”, made each of his parts his own."
    titles = [
        "From “The Long Pier” to “Low Tide”, Otto Brandt made each part his own",
        "Film star Otto Brandt dies at 95",
        "Otto Brandt, who played in “Low Tide”, is dead",
    ]

    telling = told_by(*(piece(str(n), text, outlet=f"O{n}", title=title) for n, title in enumerate(titles)))

    assert telling.headline is not None
    assert telling.headline.text in titles[1:]


def test_a_headline_that_tells_comes_before_a_question_or_a_single_word() -> None:
    telling = told_by(
        piece("a", FERRY, title="Ferry"),
        piece("b", OTHER, title="Why did the Easthaven ferry run aground?"),
        piece("c", FERRY + " More.", title="Easthaven ferry runs aground with 240 aboard"),
    )

    assert telling.headline is not None
    assert telling.headline.article == "c"


def test_the_headline_is_of_the_latest_news_and_tells_it_in_few_words() -> None:
    words = "The harbour board of Easthaven closed the ferry line to the islands on Monday."
    titles = (
        ("Easthaven harbour board to meet on the ferry line to the islands", -30),
        ("Highlights of the day in Easthaven: harbour board closes the ferry line to the islands for the winter", 0),
        ("How the Easthaven harbour board closed the ferry line", 1),
        ("Easthaven harbour board closes ferry line", -1),
    )

    telling = told_by(*(piece(f"a{n}", words, title=title, hours=hours) for n, (title, hours) in enumerate(titles)))

    assert telling.headline is not None
    assert telling.headline.text == "Easthaven harbour board closes ferry line"


def test_the_headline_is_of_the_news_that_the_summary_tells() -> None:
    moved = "The wreck of the Easthaven ferry was towed into the harbour on Wednesday, the harbour board said."
    older = [
        piece(f"a{n}", text, title="Easthaven ferry aground", hours=n) for n, text in enumerate((FERRY, OTHER) * 2)
    ]
    telling = told_by(*older, piece("c", moved, title="Wreck towed into the harbour for the winter", hours=50))

    assert telling.headline is not None
    assert telling.headline.text == "Wreck towed into the harbour for the winter"
    assert [passage.text for passage in telling.summary] == [moved]


def test_a_headline_that_only_promises_gives_way_to_the_last_report() -> None:
    explained = "Divers explain in ten steps how a hull of steel is sealed under water, and what goes wrong."
    telling = told_by(ferry(), piece("c", explained, title="How the Easthaven ferry's hull is sealed", hours=50))

    assert telling.headline is not None
    assert telling.headline.article == "a"
    assert {passage.article for passage in telling.summary} == {"a"}


def test_of_one_text_the_newest_copy_is_summed_up() -> None:
    delayed = FERRY.replace("Two tugs pulled the ship free at noon", "Two tugs pull at the ship since noon")
    telling = told_by(piece("a", delayed, title="Easthaven ferry is stuck"), ferry("b", hours=3))

    assert {passage.article for passage in telling.summary} == {"b"}


def test_a_number_in_a_headline_is_soon_outdated() -> None:
    def headed(title: str) -> str | None:
        newer = piece("b", OTHER, title="Ferry aground off Easthaven", hours=20, outlet="Coast Daily")
        headline = told_by(piece("a", FERRY, title=title), newer).headline
        return headline.article if headline else None

    assert headed("Easthaven night ferry runs aground with 76 passengers") == "b"
    assert headed("Easthaven night ferry runs aground with passengers") == "a"
    assert headed("Easthaven night ferry of 2026 runs aground") == "a"


@pytest.mark.parametrize("end", [" ...", "…"])
def test_a_whole_headline_comes_before_one_that_was_cut(end: str) -> None:
    telling = told_by(
        piece("a", FERRY, title=f"Easthaven night ferry with 240 passengers aboard runs{end}", hours=1),
        piece("b", FERRY, title="Night ferry runs aground near Easthaven"),
    )

    assert telling.headline is not None
    assert telling.headline.article == "b"


@pytest.mark.parametrize(
    "title", ["Â£2m ferry of Easthaven runs aground on Monday", "NIGHT FERRY OF EASTHAVEN RUNS AGROUND"]
)
def test_a_headline_that_is_garbled_or_shouts_comes_last(title: str) -> None:
    telling = told_by(piece("a", FERRY, title=title, hours=1), piece("b", FERRY, title="Night ferry runs aground"))

    assert telling.headline is not None
    assert telling.headline.article == "b"


def test_a_headline_of_a_film_or_a_column_comes_last() -> None:
    told = told_by(
        piece("a", FERRY, title="Video: Listen to what the Easthaven ferry's passengers say aground at night"),
        piece("b", FERRY, title="Watch Easthaven night ferry aground", outlet="Coast Daily"),
        piece("c", FERRY, title="Live now: ferry traffic", outlet="Coast Daily"),
        piece("d", FERRY, title="Ship aground near harbour", outlet="The Wire"),
    )

    assert told.headline is not None
    assert told.headline.text == "Ship aground near harbour"


@pytest.mark.parametrize(
    "title",
    [
        "Ferry aground, piers mended: Daily Briefing",
        "Easthaven ferry notes – May 4, 2026",
    ],
)
def test_an_issue_of_a_newsletter_is_no_report(title: str) -> None:
    assert not tells_what_happened(piece("a", FERRY, title=title).article)


@pytest.mark.parametrize(
    "title",
    [
        "Will the ferry sail again? What the harbour board ...",
        "Stunning photos of the ferry aground",
        "Hard aground: Photos show the Easthaven ferry on its sandbank",
        "7 must-knows about the ferry line's refunds",
        "If the ferry line closes, Easthaven's islands will stand alone",
    ],
)
def test_a_question_a_gallery_or_a_list_is_no_report(title: str) -> None:
    assert not tells_what_happened(piece("a", FERRY, title=title).article)


@pytest.mark.parametrize("title", ["Morning ferry: 240 aboard", "Easthaven ferry to sail again by May 4, 2026"])
def test_a_report_may_name_a_morning_or_a_date(title: str) -> None:
    assert tells_what_happened(piece("a", FERRY, title=title).article)


@pytest.mark.parametrize(
    "title",
    [
        "Analysis: What the sandbank tells",
        "Who steered the ferry?",
        "Ferries: Inside the wheelhouse",
        "The ferry on the sandbank: explained",
        "Easthaven ferry details: time, place, how it ran aground",
        "Night ferry tracker: latest from Easthaven",
        "Photos of the ferry on the Easthaven sandbank",
        "Easthaven ferry in pictures: 240 aboard",
        "Easthaven ferry aground: Monday recap",
        "Easthaven ferry updates: 240 ashore, hull to be seen by divers",
        "Takeaways from a night on the Easthaven sandbank",
        "As the ferry lies on the sandbank, here's what divers look for",
        "Why Easthaven ferries run aground, explained",
    ],
)
def test_what_explains_gives_no_sentence_where_a_report_tells_the_story(title: str) -> None:
    words = "Some will call it bad luck that the ferry struck the Easthaven sandbank on Monday with 240 aboard."

    told = told_by(ferry(), piece("b", words, outlet="Coast Daily", title=title, hours=2))

    assert {passage.article for passage in told.summary} == {"a"}


def test_news_stands_first_and_opinion_gives_neither_headline_nor_summary() -> None:
    telling = told_by(sandbank(genre="opinion", hours=-1), ferry())

    assert telling.genres == ("news", "opinion")
    assert [article.id for article in telling.articles] == ["a", "b"]
    assert telling.headline is not None
    assert {passage.article for passage in (telling.headline, *telling.summary)} == {"a"}
    assert telling.number("b") == 2


def test_opinion_alone_has_names_for_a_headline() -> None:
    telling = told_by(sandbank(genre="opinion"))

    assert telling.headline is None
    assert telling.summary == ()
    assert telling.topic == "Otto Brandt, Easthaven"


def test_a_live_blog_leads_where_there_is_no_news() -> None:
    telling = told_by(ferry(genre="live"), sandbank(genre="release"))

    assert telling.headline is not None
    assert telling.headline.article == "a"


def test_the_summary_leaves_out_the_quotes_that_are_shown_below_it() -> None:
    telling = told_by(ferry(), sandbank())

    shown = {statement.shown.passage for statement in telling.statements}
    assert telling.summary
    assert all(q.text not in sentence.text for q in shown for sentence in telling.summary)


def test_sources_are_numbered_as_a_reader_meets_them() -> None:
    bare = piece("z", "Photos.", outlet="Wire", title="Harbour closed", hours=-2)

    telling = told_by(bare, ferry(), sandbank())

    assert [article.id for article in telling.articles][-1] == "z"
    assert telling.number(telling.summary[0].article) == 1


def test_each_summary_sentence_is_a_slice_and_no_article_gives_more_than_its_fair_share() -> None:
    telling = told_by(ferry(), sandbank())

    texts = {article.id: article.text for article in telling.articles}
    assert all(texts[s.article][s.start : s.end] == s.text for s in telling.summary)
    for article in telling.articles:
        assert sum(len(s.text.split()) for s in telling.summary if s.article == article.id) <= FAIR_WORDS


def test_an_update_tells_only_what_is_new() -> None:
    telling = told_by(ferry(), sandbank(), told=["a"])

    assert telling.update
    assert [article.id for article in telling.articles] == ["b", "a"]
    assert telling.headline is not None
    assert telling.headline.article == "b"
    assert {s.shown.passage.article for s in telling.statements} == {"b"}
    assert telling.quantities == ()
    assert "one new article since it was told" in telling.reasons


def test_outlets_that_told_a_story_before_make_an_update_no_more_important() -> None:
    before = [ferry("x"), ferry("y", outlet="The Wire"), sandbank("z", hours=0)]

    alone, update = told_by(sandbank()), told_by(*before[:2], sandbank(), told=["x", "y"])

    assert update.reasons[0] == "one outlet"
    assert update.importance == alone.importance
    assert told_by(*before).importance > update.importance


def test_an_update_without_anything_new_has_no_importance() -> None:
    again = piece("b", FERRY, outlet="Coast Daily", title="Ferry aground", hours=1, names=["Easthaven"])

    assert told_by(ferry(), again, told=["a"]).importance == 0


def test_a_new_name_of_which_nothing_is_told_makes_no_update() -> None:
    again = piece("b", FERRY, outlet="Coast Daily", title="Ferry aground", hours=1, names=["Ada Holm"])

    assert told_by(ferry(), again, told=["a"]).importance == 0


def test_a_new_name_or_another_value_makes_an_update() -> None:
    named = piece("b", "The prosecutor opens a case.", outlet="Coast Daily", hours=1, names=["Ada Holm"])
    higher = piece(
        "c",
        "There were 260 passengers aboard the night ferry from Easthaven, the line says.",
        outlet="Coast Daily",
        hours=2,
        counted=[Counted("260 passengers", 260, "passenger", "aboard")],
    )

    assert told_by(ferry(), named, told=["a"]).importance > 0
    assert [q.shown.value for q in told_by(ferry(), higher, told=["a"]).quantities] == [260]


def test_an_outcome_makes_an_update() -> None:
    text = "The harbour board suspended the pilot of the Easthaven night ferry on Monday evening."
    suspended = piece("b", text, outlet="Coast Daily", hours=1)
    aground = piece("c", text.replace("suspended", "praised"), outlet="Coast Daily", hours=1)
    again = piece("d", text.replace("The harbour", "In the evening, the harbour"), outlet="The Wire", hours=2)

    assert told_by(ferry(), suspended, told=["a"]).importance > 0
    assert told_by(ferry(), aground, told=["a"]).importance == 0
    assert told_by(ferry(), suspended, again, told=["a", "b"]).importance == 0


def test_a_sentence_with_more_in_it_than_was_told_is_told() -> None:
    first = piece("a", "The harbour board opened an inquiry into the pilot's course.")
    text = "The harbour board suspended the pilot on Monday evening after its inquiry into the night ferry's course."
    second = piece("b", text, hours=1)

    assert [passage.text for passage in told_by(first, second, told=["a"]).summary] == [text]


@pytest.mark.parametrize(("hours", "first"), [(30, "new"), (20, "old")])
def test_what_was_said_and_counted_on_the_day_before_comes_behind(hours: float, first: str) -> None:
    def report(id: str, words: str, count: str, outlet: str = "The Wire", hours: float = 0) -> Piece:
        text = f"“{words}” Mara Lind said.\n{count} came to Easthaven."
        found = [Counted(count, int(count[:3]), count[4:], count[4:])]
        return piece(id, text, outlet=outlet, title="Ferry aground", hours=hours, said=[Said(words)], counted=found)

    old = "Nobody knows yet what the pilot saw that night,"
    before = [report("old", old, "700 divers"), report("other", f"So it is. {old}", "700 divers", "Coast Daily")]

    telling = told_by(
        *before, report("new", "The inquiry opens its doors to the town in May,", "900 ropes", hours=hours)
    )

    assert telling.statements[0].shown.passage.article == first
    assert telling.quantities[0].shown.passage.text == {"old": "700 divers", "new": "900 ropes"}[first]


def test_a_short_sentence_that_says_how_it_turned_out_is_told() -> None:
    first = piece("a", "Voters in Elm and Larkfield may allow night ferries for crews over 21, the board says.")
    text = "Voters in Elm and Larkfield approved night ferries for crews over 21 on Tuesday."
    second = piece("b", text, hours=1)

    assert [passage.text for passage in told_by(first, second, told=["a"]).summary] == [text]


def test_a_story_that_was_told_whole_is_told_whole_when_asked_for() -> None:
    telling = told_by(ferry(), sandbank(), told=["a", "b"])

    assert not telling.update
    assert len(telling.statements) == 2


def test_copies_and_rewrites_count_as_one_outlet() -> None:
    telling = told_by(ferry("a", outlet="Wire"), ferry("b", outlet="Coast Daily", hours=1), sandbank("c"))

    assert telling.reasons[0] == "two outlets"


def test_only_news_counts_as_an_outlets_report() -> None:
    live = piece(
        "b", "Live: what is going on at the harbour tonight, minute by minute.", outlet="Coast Daily", genre="live"
    )
    release = piece("c", "The line is glad that all are well and thanks everybody.", outlet="Line", genre="release")

    assert "one outlet" in told_by(ferry(), live, release).reasons
    assert "two outlets" in told_by(live, release).reasons


def test_reasons_are_words() -> None:
    weight = Weight(outlets=3, quotes=12, figures=1, newest=MORNING)

    assert reasons(weight, MORNING + timedelta(hours=2)) == (
        "three outlets",
        "12 quotes",
        "one figure",
        "newest report two hours old",
    )
    assert reasons(Weight(1, 0, 0, MORNING, 2), MORNING + timedelta(days=3)) == (
        "one outlet",
        "newest report three days old",
        "two new articles since it was told",
    )
    assert spelled(0, "quote") == "no quotes"


def test_an_article_from_the_future_is_only_new() -> None:
    assert reasons(Weight(1, 0, 0, MORNING), MORNING - timedelta(hours=5))[1] == "newest report less than an hour old"


@given(st.integers(1, 50), st.integers(0, 20), st.integers(0, 100))
def test_more_outlets_and_fresher_news_never_matter_less(outlets: int, quotes: int, hours: int) -> None:
    now = MORNING + timedelta(hours=hours)
    weight = importance(Weight(outlets, quotes, 0, MORNING), now)

    assert importance(Weight(outlets + 1, quotes, 0, MORNING), now) > weight
    assert importance(Weight(outlets, quotes, 0, MORNING), now + timedelta(hours=1)) < weight


def test_texts_without_words_are_copies_of_nothing_but_their_like() -> None:
    empty = [piece("a", "…").article, piece("b", "!").article, ferry("c").article]

    assert independent(empty) == [0, 1, 2]


def test_a_boilerplate_line_does_not_make_copies() -> None:
    own = [" ".join(f"word{place}x{n}" for n in range(30)) for place in range(60)]
    articles = [
        piece(f"a{place}", f"{text} all rights are reserved by the owner").article for place, text in enumerate(own)
    ]

    assert independent(articles) == list(range(60))


def test_the_summary_of_an_update_leaves_out_what_was_told() -> None:
    first = piece("a", "The night ferry from Easthaven ran aground on Monday with 240 passengers aboard.")
    second = piece(
        "b",
        "The ferry will be broken up next spring, its owners said on Friday in a short letter to the town.\n"
        "The night ferry from Easthaven ran aground on Monday with 240 passengers aboard.",
        hours=1,
        names=["Corvin Steel"],
    )

    telling = told_by(first, second, told=["a"])

    assert [passage.text for passage in telling.summary] == [second.article.text.split("\n")[0]]


def test_a_party_that_was_named_before_by_the_last_name_is_not_new() -> None:
    first = piece("a", "Ms Lind of the harbour board said that the ferry had run aground.")
    again = piece("b", "Mara Lind said that the ferry had run aground.", hours=1, names=["Mara Lind"])
    other = piece("c", "Corvin Steel said that it would buy the ferry.", hours=2, names=["Corvin Steel"])

    assert told_by(first, again, told=["a"]).importance == 0
    assert told_by(first, other, told=["a"]).importance > 0


@pytest.mark.parametrize(("told", "now"), [("Verí", "José Veri"), ("Ostby", "Søren Østby"), ("Dvořák", "Lukas Dvorak")])
def test_a_party_that_was_named_before_with_other_accents_is_not_new(told: str, now: str) -> None:
    first = piece("a", f"Mr {told} of the harbour board said that the ferry had run aground.")
    again = piece("b", f"{now} said that the ferry had run aground.", hours=1, names=[now])

    assert told_by(first, again, told=["a"]).importance == 0


def test_where_nobody_reports_the_reason_says_so() -> None:
    assert told_by(ferry(genre="opinion")).reasons[0] == "opinion only"


def test_articles_in_other_languages_give_no_summary() -> None:
    french = piece("f", "Le traversier de nuit a touché un banc de sable lundi matin.", language="fr", title="Échoué")

    telling = told_by(french, sandbank())

    assert telling.headline is not None
    assert telling.headline.article == "b"
    assert {passage.article for passage in telling.summary} == {"b"}


def test_the_summary_is_of_the_latest_day() -> None:
    warned = piece(
        "w",
        "The Easthaven night ferry will not sail in a storm, the harbour office of Easthaven said of the ferry.",
        outlet="North Wire",
        hours=-40,
    )

    telling = told_by(warned, ferry(hours=2), sandbank(hours=1))

    assert "w" not in {passage.article for passage in telling.summary}
    assert "w" in {article.id for article in telling.articles}


def test_words_are_not_the_likelier_for_being_copied() -> None:
    copies = [ferry(f"c{number}", outlet=f"Outlet {number}", hours=2) for number in range(4)]

    alone, copied = told_by(ferry("c0", hours=2), sandbank()), told_by(*copies, sandbank())

    assert [passage.text for passage in copied.summary] == [passage.text for passage in alone.summary]


def test_a_count_is_not_told_as_it_was_before_it_fell() -> None:
    first = "Two men are dead and 9 are missing after a fire on the trawler Grete off Easthaven in Monday’s storm."
    later = "Divers brought five dead men up from the cabins of the Grete on Tuesday, and 4 are missing since the fire."
    told = told_by(
        piece(
            "a",
            f"{first}\nThe trawler had left on Sunday.",
            title="Fire on trawler Grete off Easthaven",
            counted=[Counted("9", 9, "person", "are missing")],
        ),
        piece(
            "b",
            f"{later}\nThe search goes on.",
            outlet="Coast Daily",
            title="Seven dead in fire on trawler Grete off Easthaven",
            hours=20,
            counted=[Counted("4", 4, "person", "are missing")],
        ),
    )

    summary = [passage.text for passage in told.summary]

    assert summary[0] == later
    assert first not in summary
