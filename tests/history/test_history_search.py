"""The contract of looking things up, over the fake and the real history."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sqlite import open_history
from adapters.sqlite.search_words import quoted
from bot.model import LOCAL, Source
from bot.ports import Books, History
from bot.shelves.news import Query
from bot.told import Coverage
from tests.history.newsroom_samples import NOON, PARAGRAPHS, TALK, article, digest, figure, filed, quote


def found(books: Books, *words: str, **bounds: object) -> list[tuple[str, str]]:
    """Article and words of the hits."""
    hits = books.search.passages(Query(words, **bounds))  # type: ignore[arg-type]
    return [(hit.passage.article, hit.passage.text) for hit in hits]


def test_a_paragraph_is_found_by_any_of_its_words_in_any_form(history: History) -> None:
    with history.writing() as books:
        filed(books, article())

    with history.reading() as books:
        assert found(books, "rains", "nonsense") == [("a1", PARAGRAPHS[0])]
        assert found(books, "CAFE") == [("a1", PARAGRAPHS[2])]


def test_a_title_is_found_and_helps_its_paragraphs(history: History) -> None:
    with history.writing() as books:
        filed(books, article())
        for number in range(5):
            filed(books, article(f"other{number}", paragraphs=("Nothing of note.",), title="Weather"))

    with history.reading() as books:
        assert found(books, "dispute", "hurt")[0] == ("a1", PARAGRAPHS[2])
        assert ("a1", "Harbour dispute goes on") in found(books, "dispute")


def test_scores_fall_and_are_never_negative(history: History) -> None:
    with history.writing() as books:
        for number in range(4):
            filed(books, article(f"a{number}"))

    with history.reading() as books:
        scores = [hit.score for hit in books.search.passages(Query(("harbour", "rain", "hurt")))]

    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 16
    assert scores[-1] >= 0


@pytest.mark.parametrize(
    "word",
    ["AND", "it's", "C++", '"', '""', "'", "", " ", "*", "(", "a OR", "NEAR(", "title:", "-", "\0", "x\0y", "\ud800"],
)
def test_any_word_is_only_a_word(history: History, word: str) -> None:
    with history.writing() as books:
        filed(books, article(paragraphs=("U.S. troops and C++ in it's place.",)))

    with history.reading() as books:
        assert {place for place, _ in found(books, word, "troops")} == {"a1"}
        books.search.quotes(Query((word,)))
        books.search.quotes(Query((word,)), "Ortiz")
        books.search.figures(Query((word,)))


def test_a_word_with_marks_is_found_as_it_stands(history: History) -> None:
    with history.writing() as books:
        filed(books, article(paragraphs=("The U.S. sends troops.", "It is said to us."), title=None))

    with history.reading() as books:
        assert found(books, "U.S. sends") == [("a1", "The U.S. sends troops.")]


@given(words=st.lists(st.text(max_size=20), max_size=100))
def test_no_words_break_the_search(words: list[str]) -> None:
    history = open_history(None)
    with history.writing() as books:
        filed(books, article())

    with history.reading() as books:
        hits = books.search.passages(Query((*words, "rain")))
        books.search.quotes(Query(tuple(words)), "".join(words))
        books.search.speakers("".join(words), LOCAL)
    history.close()

    assert all(hit.score >= 0 for hit in hits)


def test_an_address_of_hundreds_of_parts_is_not_looked_up_part_by_part() -> None:
    address = ".".join(["a"] * 1_900)

    assert quoted((address, "ferry")) == ['"ferry"']


def test_no_words_match_no_passage(history: History) -> None:
    with history.writing() as books:
        filed(books, article())

    with history.reading() as books:
        assert found(books) == []


def test_time_bounds_are_half_open_and_hold_for_late_and_misdated_articles(history: History) -> None:
    times = {"today": 0, "misdated": 900, "late": -48, "tomorrow": 24}
    with history.writing() as books:
        for id, hours in times.items():
            filed(books, article(id, published=NOON + timedelta(hours=hours)))
        filed(books, article("undated", published=None, fetched=NOON + timedelta(hours=1)))

    with history.reading() as books:
        day = found(books, "rain", since=NOON, until=NOON + timedelta(hours=24))
        before = found(books, "rain", until=NOON)
        after = found(books, "rain", since=NOON + timedelta(days=2))
        never = found(books, "rain", since=NOON + timedelta(days=99))

    assert {id for id, _ in day} == {"today", "undated"}
    assert {id for id, _ in before} == {"late"}
    assert {id for id, _ in after} == {"misdated"}
    assert never == []


def test_outlets_narrow_what_is_found_whatever_their_case(history: History) -> None:
    with history.writing() as books:
        filed(books, article("a1"))
        filed(books, article("a2", outlet="The Herald"))

    with history.reading() as books:
        assert found(books, "rain", outlets=("the herald",)) == [("a2", PARAGRAPHS[0])]
        query = Query(("harbour",), outlets=("THE HERALD",))
        assert [one.passage.article for one in books.search.quotes(query)] == ["a2"]
        assert [one.passage.article for one in books.search.figures(Query(("traffic",), outlets=("The Herald",)))] == [
            "a2"
        ]


@pytest.mark.parametrize("sources", [2, 40])
def test_a_space_finds_what_its_sources_gave_alone(history: History, sources: int) -> None:
    with history.writing() as books:
        for number in range(sources):
            filed(books, article(f"a{number}", source=f"feed{number}"))
        books.sources.put(Source("feed1", "https://example/1", "feed"), "server")

    with history.reading() as books:
        assert {id for id, _ in found(books, "rain", space="server")} == {"a1"}
        assert found(books, "rain", space="nobody") == []
        assert [one.passage.article for one in books.search.quotes(Query((), space="server"))] == ["a1"]
        assert [one.passage.article for one in books.search.quotes(Query(("harbour",), space="server"))] == ["a1"]
        assert [one.passage.article for one in books.search.quotes(Query((), space="server"), "Ortiz")] == ["a1"]
        assert [one.passage.article for one in books.search.figures(Query((), space="server"))] == ["a1"]
        assert [one.passage.article for one in books.search.figures(Query(("fell",), space="server"))] == ["a1"]
        assert books.search.speakers("ana", "server") == ["Ana Ortiz"]
        assert books.search.speakers("ana", "nobody") == []
        assert books.search.coverage("server").articles == 1
        assert books.search.coverage("nobody") == Coverage(0)


@pytest.mark.parametrize("sources", [2, 40])
def test_an_article_of_two_sources_is_visible_through_either(history: History, sources: int) -> None:
    with history.writing() as books:
        for number in range(sources):
            filed(books, article(f"a{number}", source=f"feed{number}"))
        filed(books, article("a0", source="feed1"))
        books.sources.put(Source("feed0", "https://example/0", "feed"), "first")
        books.sources.put(Source("feed1", "https://example/1", "feed"), "second")

    with history.reading() as books:
        assert {id for id, _ in found(books, "rain", space="first")} == {"a0"}
        assert {id for id, _ in found(books, "rain", space="second")} == {"a0", "a1"}


@pytest.mark.parametrize("space", ["local", "server"])
def test_the_best_that_a_space_sees_come_first_whatever_others_see(history: History, space: str) -> None:
    with history.writing() as books:
        for number in range(30):
            paragraph = f"Rain{', rain' * (number % 5)} on {'the quiet pier and ' * (number % 7)}the pier."
            filed(books, article(f"a{number}", paragraphs=(paragraph,), title="Weather", source=f"feed{number % 3}"))
        books.sources.put(Source("feed1", "https://example/1", "feed"), "server")

    with history.reading() as books:
        everything = found(books, "rain", "quiet", space=space, limit=200)
        assert len(everything) == (10 if space == "server" else 30)
        assert found(books, "rain", "quiet", space=space, limit=4) == everything[:4]


def test_a_word_of_a_source_token_finds_nothing(history: History) -> None:
    with history.writing() as books:
        filed(books, article())

    with history.reading() as books:
        assert found(books, "s1") == []


def test_quotes_come_newest_first_and_by_the_words_around_them(history: History) -> None:
    with history.writing() as books:
        filed(books, article("old", published=NOON - timedelta(days=1)))
        filed(books, article("new"))
        filed(books, article("mid", published=NOON - timedelta(hours=1)))

    with history.reading() as books:
        assert [one.passage.article for one in books.search.quotes(Query(()))] == ["new", "mid", "old"]
        assert [one.passage.article for one in books.search.quotes(Query(("minister",)))] == ["new", "mid", "old"]
        assert [one.passage.article for one in books.search.quotes(Query((), limit=1))] == ["new"]
        assert [one.passage.article for one in books.search.quotes(Query((), since=NOON))] == ["new"]
        assert [one.passage.article for one in books.search.quotes(Query(("open",), until=NOON))] == ["mid", "old"]
        assert books.search.quotes(Query(("rain",))) == []


def test_quotes_that_name_nobody_are_found_by_the_words_around_them(history: History) -> None:
    with history.writing() as books:
        made = article()
        filed(books, made, quotes=(quote(made, speaker=None),))

    with history.reading() as books:
        assert [one.speaker for one in books.search.quotes(Query(("minister",)))] == [None]


def test_names_that_only_begin_alike_are_no_spellings_of_one(history: History) -> None:
    with history.writing() as books:
        for number, speaker in enumerate(["Ola Zelenskiy", "Kai Zimmerman", "Ida Selander", "Rune Zelda"]):
            made = article(f"a{number}")
            filed(books, made, quotes=(quote(made, speaker=speaker),))

    with history.reading() as books:
        assert books.search.spellings("Zelensky") == ["zelenskiy"]
        assert len(books.search.quotes(Query(()), "Zelensky")) == 1


def test_quotes_of_a_speaker_are_found_by_last_name(history: History) -> None:
    with history.writing() as books:
        for number, speaker in enumerate(["Ana Ortiz", "Ortiz", "Peter Ortíz Jr.", "Ana Müller", None]):
            made = article(f"a{number}")
            filed(books, made, quotes=(quote(made, speaker=speaker),))

    with history.reading() as books:

        def speakers(name: str, *words: str) -> set[str]:
            quotes = books.search.quotes(Query(words), name)
            return {one.speaker.name for one in quotes if one.speaker}

        assert speakers("ortiz") == {"Ana Ortiz", "Ortiz", "Peter Ortíz Jr."}
        assert speakers("Ana ORTIZ") == {"Ana Ortiz", "Ortiz"}
        assert speakers("Müller", "harbour") == {"Ana Müller"}
        assert speakers("muller", "rain") == set()
        assert speakers("muller", "?") == set()
        assert speakers("?") == set()


def test_the_context_of_a_quote_in_another_part_is_left_out_of_the_index(history: History) -> None:
    made = article()
    said = quote(made)
    in_title = made.passage(0, 7, "title")
    whole = said.__class__(in_title, said.speaker, "fragment", said.context, 0.5, occasion=said.passage)
    with history.writing() as books:
        filed(books, made, quotes=(whole,))

    with history.reading() as books:
        assert books.search.quotes(Query(("harbour",))) == [whole]
        assert books.search.quotes(Query(("minister",))) == []


def test_figures_are_found_by_the_words_of_their_sentence(history: History) -> None:
    made = article()
    with history.writing() as books:
        filed(books, made)

    with history.reading() as books:
        assert books.search.figures(Query(("traffic",))) == [figure(made)]
        assert books.search.figures(Query(())) == [figure(made)]
        assert books.search.figures(Query(("minister",))) == []


def test_speakers_are_completed_most_quoted_first(history: History) -> None:
    with history.writing() as books:
        for number, (speaker, kind) in enumerate(
            [("Ana Ortiz", "person"), ("Bo Oram", "person"), ("Bo Oram", "person"), ("an official", "unnamed")]
        ):
            made = article(f"a{number}")
            filed(books, made, quotes=(quote(made, speaker=speaker, kind=kind),))

    with history.reading() as books:
        assert books.search.speakers("o", LOCAL) == ["Bo Oram", "Ana Ortiz"]
        assert books.search.speakers("ÁNA or", LOCAL) == ["Ana Ortiz"]
        assert books.search.speakers("", LOCAL) == ["Bo Oram", "Ana Ortiz"]
        assert books.search.speakers("", LOCAL, limit=1) == ["Bo Oram"]
        assert books.search.speakers("ana x", LOCAL) == []


def test_a_quote_or_figure_is_found_by_its_short_id_where_it_may_be_seen(history: History) -> None:
    made = article()
    with history.writing() as books:
        filed(books, made)
        books.sources.put(Source("gazette-feed", "https://gazette.example", "feed"), "server")

    with history.reading() as books:
        said, counted = quote(made), figure(made)
        assert books.search.passage(said.passage.id.upper(), LOCAL) == said
        assert books.search.passage(said.passage.id, "server") == said
        assert books.search.passage(counted.passage.id, "server") == counted
        assert books.search.passage(said.passage.id, "nobody") is None
        assert books.search.passage(counted.passage.id, "nobody") is None


def test_a_quote_that_names_nobody_is_found_by_its_short_id(history: History) -> None:
    made = article()
    said = quote(made, speaker=None)
    with history.writing() as books:
        filed(books, made, quotes=(said,))

    with history.reading() as books:
        assert books.search.passage(said.passage.id, LOCAL) == said


def test_coverage_knows_how_many_articles_there_are_and_of_which_days(history: History) -> None:
    with history.writing() as books:
        books.sources.put(Source("gazette-feed", "https://gazette.example", "feed"), "server")
        filed(books, article("a1"))
        filed(books, article("a2", published=NOON - timedelta(days=3)))
        filed(books, article("a3", published=None))

    with history.reading() as books:
        assert books.search.coverage() == Coverage(3, newest=NOON, oldest=NOON - timedelta(days=3))
        assert books.search.coverage("server") == books.search.coverage()


def test_a_common_word_is_left_to_rarer_ones_and_weighs_what_they_find(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.sqlite.search_words.BUDGET", 3)
    with history.writing() as books:
        for number in range(30):
            rare = "zebra quokka" if number == 7 else "quokka" if number == 20 else "plain"
            both = "river" if number in (7, 9) else ""
            filed(books, article(f"a{number}", paragraphs=(f"The {rare} {both} day.",), title=None))

    with history.reading() as books:
        assert [id for id, _ in found(books, "day", "river", "quokka", "zebra", limit=2)] == ["a7", "a9"]
        assert [id for id, _ in found(books, "river", "day", limit=2)] == ["a9", "a7"]
        assert len(found(books, "day")) == 3
        assert [id for id, _ in found(books, "day", "plain")] == ["a27", "a28", "a29"]


def test_common_words_find_what_rare_ones_do_not(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.sqlite.search_words.BUDGET", 3)
    with history.writing() as books:
        for number in range(9):
            filed(books, article(f"a{number}", source="seen"))
        filed(books, article("hidden", paragraphs=("Ferry news. " + TALK,), source="unseen"))
        books.sources.put(Source("seen", "https://example/seen", "feed"), "server")

    with history.reading() as books:
        assert {id for id, _ in found(books, "ferry", "traffic", space="server")} == {"a7", "a8"}
        query = Query(("ferry", "harbour"), space="server", limit=1)
        assert [one.passage.article for one in books.search.quotes(query)] == ["a8"]
        query = Query(("ferry", "harbour"))
        assert [one.passage.article for one in books.search.quotes(query)] == ["hidden"]


@pytest.mark.parametrize("misdated", [False, True])
def test_words_too_common_to_be_weighed_find_the_newest_with_all_of_them_first(
    history: History, monkeypatch: pytest.MonkeyPatch, misdated: bool
) -> None:
    monkeypatch.setattr("adapters.sqlite.search_words.BUDGET", 1)
    monkeypatch.setattr("adapters.sqlite.search_words.WEIGHED", 5)
    with history.writing() as books:
        for number in range(9):
            words = "zebra" if number == 1 else "river" if number == 8 else "river day" if number < 6 else "day"
            at = NOON + timedelta(days=number)
            filed(books, article(f"a{number}", (f"The {words} goes on.",), published=at, title=None))
            if number == 3 and misdated:
                long_ago = NOON - timedelta(days=50)
                filed(books, article("misdated", ("The river day goes on.",), published=long_ago, title=None))

    with history.reading() as books:
        told = books.search.passages(Query(("zebra", "river", "day"), since=NOON, until=NOON + timedelta(days=8)))

    assert [hit.passage.article for hit in told] == ["a1", "a5", "a4", "a3", "a2", "a0", "a7", "a6"]
    assert [hit.score for hit in told[1:]] == [0.0] * 7


def test_of_quotes_with_a_common_word_the_newest_are_found(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.sqlite.search_words.BUDGET", 3)
    with history.writing() as books:
        for number in range(9):
            filed(books, article(f"a{number}", published=NOON + timedelta(hours=number)))

    with history.reading() as books:
        assert [one.passage.article for one in books.search.quotes(Query(("harbour",)))] == ["a8", "a7", "a6"]


def test_a_digest_without_anything_to_quote_is_fine(history: History) -> None:
    made = article(paragraphs=(TALK.replace("20", "many"),))
    with history.writing() as books:
        filed(books, made)

    with history.reading() as books:
        assert books.articles.digests(["a1"]) == [digest(made)]


def test_how_often_a_speaker_is_quoted_follows_what_is_filed(history: History) -> None:
    def named(space: str) -> list[str]:
        with history.reading() as books:
            return books.search.speakers("", space)

    with history.writing() as books:
        filed(books, article())
        filed(books, article("a2", source="herald-feed"))
        books.sources.put(Source("herald-feed", "https://herald.example/feed", "feed"), "herald")
        assert books.search.speakers("ortiz", "herald") == ["Ana Ortiz"]
        filed(books, article("a2", paragraphs=("Nobody said a word.",), source="herald-feed"))
    assert (named("local"), named("herald")) == (["Ana Ortiz"], [])
    with history.writing() as books:
        filed(books, article(source="herald-feed"))
    assert (named("local"), named("herald")) == (["Ana Ortiz"], ["Ana Ortiz"])
    with history.writing() as books:
        filed(books, article(paragraphs=("Nobody said anything.",)))
    assert (named("local"), named("herald")) == ([], [])


def test_what_several_sources_gave_counts_once_for_each_space(history: History) -> None:
    def counted(space: str) -> int:
        with history.reading() as books:
            return books.search.coverage(space).articles

    with history.writing() as books:
        for name in ("gazette", "herald"):
            books.sources.put(Source(f"{name}-feed", f"https://{name}.example/feed", "feed"), name)
            books.sources.put(Source(f"{name}-feed", f"https://{name}.example/feed", "feed"), "both")
        filed(books, article())
        filed(books, article(source="herald-feed"))
        filed(books, article("a2"))
    assert [counted(space) for space in ("gazette", "herald", "both", "nobody")] == [2, 1, 2, 0]
    with history.writing() as books:
        filed(books, article(paragraphs=("The harbour is shut.",), source="herald-feed"))
    assert [counted(space) for space in ("gazette", "herald", "both", "nobody")] == [2, 1, 2, 0]


def test_the_articles_of_a_space_are_counted_as_they_come_and_go(history: History) -> None:
    def counted() -> list[int]:
        with history.reading() as books:
            return [books.search.coverage(space).articles for space in ("local", "gazette", "herald")]

    assert counted() == [0, 0, 0]
    with history.writing() as books:
        for name in ("gazette", "herald"):
            books.sources.put(Source(f"{name}-feed", f"https://{name}.example/feed", "feed"), name)
        filed(books, article("old", fetched=NOON - timedelta(days=9)))
        filed(books, article("new"))
        filed(books, article("other", source="herald-feed"))
    assert counted() == [3, 2, 1]
    with history.writing() as books:
        assert books.retention.purge_articles(NOON - timedelta(days=2), 10) == 1
    assert counted() == [2, 1, 1]
