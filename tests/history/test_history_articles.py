"""The contract of the shelf of articles, over the fake and the real history."""

from dataclasses import replace
from datetime import timedelta

from bot.model import LOCAL, Source
from bot.ports import History
from bot.shelves.news import Known, Mark, Query
from bot.slots import Receipt
from tests.history.newsroom_samples import NOON, article, digest, figure, filed, quote


def test_an_article_comes_back_as_it_was_filed(history: History) -> None:
    made = article()

    with history.writing() as books:
        filing = filed(books, made)

    with history.reading() as books:
        assert (filing, books.articles.get(["a1"])) == ("new", [made])


def test_what_is_missing_stays_missing(history: History) -> None:
    made = article(outlet=None, title=None, url=None, author=None, published=None, source="", teaser=True)

    with history.writing() as books:
        filed(books, made)

    with history.reading() as books:
        assert books.articles.get(["a1"]) == [made]


def test_a_digest_comes_back_as_it_was_filed(history: History) -> None:
    made = article()

    with history.writing() as books:
        filed(books, made)

    with history.reading() as books:
        assert books.articles.digests(["a1"]) == [digest(made)]


def test_articles_and_digests_come_in_the_order_asked_without_the_unknown(history: History) -> None:
    with history.writing() as books:
        for id in ("a1", "a2", "a3"):
            filed(books, article(id))

    with history.reading() as books:
        found = books.articles.get(["a3", "nobody", "a1"])
        said = books.articles.digests(["a3", "nobody", "a1"])

    assert [one.id for one in found] == ["a3", "a1"]
    assert [one.article for one in said] == ["a3", "a1"]


def test_the_same_text_again_is_known_and_changes_nothing(history: History) -> None:
    made = article()
    later = replace(made, fetched=NOON + timedelta(hours=1))
    with history.writing() as books:
        filed(books, made)

    with history.writing() as books:
        again = filed(books, later)
        untitled = filed(books, replace(later, title=None))
        elsewhere = filed(books, replace(later, title="Another headline", source="another"))

    with history.reading() as books:
        assert (again, untitled, elsewhere) == ("known", "known", "known")
        assert books.articles.get(["a1"]) == [made]


def test_another_headline_from_the_same_source_is_the_next_revision(history: History) -> None:
    made = article()
    with history.writing() as books:
        filed(books, made)

    with history.writing() as books:
        filing = filed(books, replace(made, title="Calm at the quay"))

    with history.reading() as books:
        assert filing == "revised"
        assert [each.title for each in books.articles.revisions("a1", 5)] == ["Calm at the quay", made.title]
        assert books.search.passages(Query(("calm",))) != []


def test_the_same_text_read_by_a_newer_reader_gets_the_newer_digest(history: History) -> None:
    made = article()
    with history.writing() as books:
        filed(books, made)

    with history.writing() as books:
        filing = filed(books, made, reader=2, quotes=(), names=("Somebody else",))

    with history.reading() as books:
        assert filing == "known"
        assert books.articles.digests(["a1"]) == [digest(made, reader=2, quotes=(), names=("Somebody else",))]
        assert books.search.quotes(Query(())) == []
        assert books.search.quotes(Query(("harbour",))) == []


def test_a_newer_reader_says_which_paragraphs_are_page_furniture(history: History) -> None:
    made = article("a1", text="The ferry sank.\n\nSign up here.")
    spans = [(0, 15), (17, 30)]
    with history.writing() as books:
        books.articles.file(made, digest(made, reader=1), spans)
        assert books.search.furniture(["a1", "a2"]) == {}

        books.articles.file(made, digest(made, reader=2), spans, {spans[1]})

    with history.reading() as books:
        assert books.search.furniture(["a1", "a2"]) == {"a1": {spans[1]}}


def test_an_older_reader_changes_no_digest(history: History) -> None:
    made = article()
    with history.writing() as books:
        filed(books, made, reader=2)

    with history.writing() as books:
        filed(books, made, reader=1, names=())

    with history.reading() as books:
        assert books.articles.digests(["a1"]) == [digest(made, reader=2)]


def test_a_newer_digest_of_another_title_is_not_taken_for_the_title_that_is_stored(history: History) -> None:
    made = article()
    with history.writing() as books:
        filed(books, made)

    with history.writing() as books:
        filed(books, replace(made, title="Another headline", source="another"), reader=2)

    with history.reading() as books:
        assert books.articles.digests(["a1"]) == [digest(made)]


def test_another_text_is_the_next_revision(history: History) -> None:
    changed = article(paragraphs=("Everything is different now.",), published=NOON + timedelta(hours=2))
    with history.writing() as books:
        filed(books, article())

    with history.writing() as books:
        filing = filed(books, changed)

    with history.reading() as books:
        second = replace(changed, revision=2)
        assert (filing, books.articles.get(["a1"])) == ("revised", [second])
        assert books.articles.digests(["a1"]) == [digest(second)]


def test_a_revision_is_searched_in_place_of_what_it_superseded(history: History) -> None:
    with history.writing() as books:
        filed(books, article())
        filed(books, article(paragraphs=("Everything is different now.",), title="Calm"))

    with history.reading() as books:
        assert books.search.passages(Query(("rain", "harbour"))) == []
        assert [hit.passage.text for hit in books.search.passages(Query(("different", "calm")))] != []
        assert books.search.quotes(Query(())) == []
        assert books.search.figures(Query(())) == []
        assert books.search.speakers("ortiz", LOCAL) == []


def test_a_quote_or_figure_of_a_superseded_revision_can_still_be_asked_for(history: History) -> None:
    made = article()
    with history.writing() as books:
        filed(books, made)
        filed(books, article(paragraphs=("Everything is different now.",)))

    with history.reading() as books:
        assert books.search.passage(quote(made).passage.id, LOCAL) == quote(made)
        assert books.search.passage(figure(made).passage.id, LOCAL) == figure(made)


def test_a_teaser_never_takes_the_place_of_the_whole_text(history: History) -> None:
    with history.writing() as books:
        filed(books, article())

    with history.writing() as books:
        filing = filed(books, article(paragraphs=("First came …",), teaser=True))

    with history.reading() as books:
        assert (filing, books.articles.get(["a1"])) == ("known", [article()])


def test_the_whole_text_takes_the_place_of_a_teaser(history: History) -> None:
    with history.writing() as books:
        filed(books, article(paragraphs=("First came …",), teaser=True))

    with history.writing() as books:
        filing = filed(books, article())

    assert filing == "revised"


def test_articles_arrive_in_order_and_within_half_open_times(history: History) -> None:
    with history.writing() as books:
        for hour, id in enumerate(("late", "early", "after")):
            filed(books, article(id, fetched=NOON + timedelta(hours=hour)))

    with history.reading() as books:
        assert books.articles.arrived(NOON, NOON + timedelta(hours=2)) == ["late", "early"]


def test_an_article_arrives_once_however_often_it_is_revised(history: History) -> None:
    with history.writing() as books:
        filed(books, article())
        filed(books, article(paragraphs=("New words.",), fetched=NOON + timedelta(days=1)))

    with history.reading() as books:
        assert books.articles.arrived(NOON, NOON + timedelta(hours=1)) == ["a1"]
        assert books.articles.arrived(NOON + timedelta(hours=1), NOON + timedelta(days=2)) == []


def test_a_space_sees_what_came_in_from_its_sources_alone(history: History) -> None:
    with history.writing() as books:
        books.sources.put(Source("gazette-feed", "https://gazette.example/feed", "feed"), "server")
        filed(books, article("theirs"))
        filed(books, article("others", source="herald-feed"))

    with history.reading() as books:
        assert books.articles.arrived(NOON, NOON + timedelta(hours=1), "server") == ["theirs"]
        assert books.articles.arrived(NOON, NOON + timedelta(hours=1), "nobody") == []


def test_how_a_source_showed_an_article_is_remembered_for_each_source(history: History) -> None:
    first, second = Mark("one"), Mark("two", '"etag"', "yesterday")
    came, later = article().fetched, article().fetched + timedelta(hours=1)
    with history.writing() as books:
        filed(books, article("a1"))
        filed(books, article("a1", source="herald-feed"))
        books.articles.mark("gazette-feed", [("a1", first), ("unknown", first)], later)

    with history.reading() as books:
        assert books.articles.known("gazette-feed", ["other", "a1"]) == {"a1": Known(came, came, first)}
        assert books.articles.known("herald-feed", ["a1"]) == {"a1": Known(came, came)}
    with history.writing() as books:
        books.articles.mark("gazette-feed", [("a1", second)], later)
        assert books.articles.known("gazette-feed", ["a1"]) == {"a1": Known(came, later, second)}


def test_articles_that_briefings_show_of_late_are_named_where_their_pages_were_read(history: History) -> None:
    came, page = article().fetched, Mark("one", '"etag"', None, "read")
    with history.writing() as books:
        for id in ("page", "feed", "untold", "old"):
            filed(books, article(id))
        marks = [("page", page), ("feed", Mark("two")), ("untold", page), ("old", page)]
        books.articles.mark("gazette-feed", marks, came)
        for key, slot, told in (("new", NOON, ("page", "feed")), ("past", NOON - timedelta(days=9), ("old",))):
            books.outbox.plan([Receipt(key, "discord:1", slot, "posted", "daily")])
            books.outbox.compose(key, [], [(1, told)])

    with history.reading() as books:
        assert books.articles.shown("gazette-feed", 9, NOON - timedelta(days=3)) == {"page": Known(came, came, page)}
        assert books.articles.shown("herald-feed", 9, NOON - timedelta(days=3)) == {}


def test_the_latest_revisions_of_an_article_come_newest_first(history: History) -> None:
    with history.writing() as books:
        for text in ("It was one.", "It was two.", "It was three."):
            filed(books, article("a1", (text,)))

    with history.reading() as books:
        assert [each.text for each in books.articles.revisions("a1", 2)] == ["It was three.", "It was two."]
        assert [each.revision for each in books.articles.revisions("a1", 9)] == [3, 2, 1]
        assert books.articles.revisions("unknown", 9) == []


def test_a_source_names_its_latest_articles_and_how_many_it_gave(history: History) -> None:
    with history.writing() as books:
        for id in ("a1", "a2", "a3"):
            filed(books, article(id))
        filed(books, article("a1", source="herald-feed"))

    with history.reading() as books:
        assert books.articles.of_source("gazette-feed", 2) == ["a3", "a2"]
        assert books.articles.of_source("herald-feed", 2) == ["a1"]
        assert books.articles.of_source("unknown", 2) == []
        assert books.articles.counts() == {"gazette-feed": 3, "herald-feed": 1}


def test_articles_that_an_older_reader_read_are_stale(history: History) -> None:
    with history.writing() as books:
        filed(books, article("old"))
        filed(books, article("new"), reader=2)

    with history.reading() as books:
        assert books.articles.stale(2) == ["old"]
        assert books.articles.stale(1) == []
