"""An arriving article joins the living story of its event, or opens one, at once and for good."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shelves.news import Vector
from bot.stories import grouping
from bot.stories.grouping import Grouping
from tests.stories.pieces import Piece, piece

QUAKE = "quake magnitude struck village mountain rescue collapse roof tremor epicentre province"
FERRY = "ferry aground sandbank harbour passenger tug hull easthaven buoy pilot coast"


def words(text: str) -> tuple[tuple[str, float], ...]:
    return tuple((word, 0.0 if word.startswith("on:") else 1.0) for word in text.split())


def read(id: str, text: str, *, hours: float = 0, dated: bool = True) -> Piece:
    return piece(id, text, terms=words(text), hours=hours, dated=dated)


def placed(*pieces: Piece) -> list[int]:
    """The story of each, in order of arrival."""
    window = Grouping()
    stories: list[int] = []
    for each in pieces:
        story, *_ = window.place(each.article, each.digest) or (max(stories, default=0) + 1,)
        window.add(Vector(each.article.id, story, each.article.dated, each.digest.terms))
        stories.append(story)
    return stories


def background(number: int, *, hours: float = 0) -> list[Piece]:
    """Articles on events that have nothing in common."""
    return [
        read(f"bg{place}", " ".join(f"{letter}{place:03}" for letter in "abcdefghij"), hours=hours)
        for place in range(number)
    ]


def test_articles_on_one_event_join_and_others_do_not() -> None:
    stories = placed(
        *background(5), read("a", QUAKE), read("b", FERRY), read("c", QUAKE + " aid"), read("d", FERRY + " divers")
    )

    assert stories[5:] == [6, 7, 6, 7]


def test_a_window_from_the_history_places_as_the_one_that_lived_through_it() -> None:
    arrived = [*background(5), read("a", QUAKE), read("b", FERRY)]
    vectors = [
        Vector(each.article.id, place, each.article.dated, each.digest.terms) for place, each in enumerate(arrived)
    ]
    late = read("c", QUAKE + " aid")

    assert Grouping(vectors).place(late.article, late.digest) == (5,)


def test_the_first_article_opens_a_story() -> None:
    first = read("a", QUAKE)

    assert Grouping().place(first.article, first.digest) == ()


def test_an_article_without_words_opens_a_story() -> None:
    assert placed(*background(3), read("a", QUAKE), piece("b", "…"))[-1] == 5


def test_a_story_does_not_outlive_the_news_cycle() -> None:
    assert placed(*background(5), read("a", QUAKE), read("b", QUAKE, hours=24))[5:] == [6, 6]
    assert placed(*background(5), read("a", QUAKE), read("b", QUAKE, hours=24 * 5))[5:] == [6, 7]


def test_undated_articles_go_by_when_they_were_fetched() -> None:
    assert placed(*background(5), read("a", QUAKE, dated=False), read("b", QUAKE, dated=False))[5:] == [6, 6]


def test_look_alikes_of_other_days_stay_apart() -> None:
    first = "quake village kand province shrine bridge roads tents barns mill rain snow on:monday"
    again = "quake village kand valley dam schools market farms"

    same_day = placed(*background(5), read("a", first), read("b", again + " on:monday"))
    other_day = placed(*background(5), read("a", first), read("b", again + " on:friday"))

    assert same_day[5:] == [6, 6]
    assert other_day[5:] == [6, 7]


def test_a_crowded_field_needs_more_in_common() -> None:
    debate = "candidate debate primary poll"
    field = [read(f"d{place}", f"{debate} {' '.join(f'x{place}y{n}' for n in range(4))}") for place in range(6)]
    late = read("late", f"{debate} {' '.join(f'z{n}' for n in range(11))}")

    crowded = Grouping(Vector(e.article.id, place, e.article.dated, e.digest.terms) for place, e in enumerate(field))
    lone = Grouping(
        Vector(e.article.id, place, e.article.dated, e.digest.terms)
        for place, e in enumerate([field[0], *background(40)])
    )

    assert lone.place(late.article, late.digest) == (0,)
    assert crowded.place(late.article, late.digest) == ()


def test_on_a_first_day_less_in_common_is_enough() -> None:
    first, follow_up = read("a", QUAKE), read("b", "quake province tents winter minister donors budget blankets trucks")

    assert placed(first, follow_up) == [1, 1]
    assert placed(*background(20), first, follow_up)[20:] == [21, 22]


def test_a_live_blog_or_round_up_never_glues_stories_together() -> None:
    live = read("live", "")
    stories = placed(*background(5), read("a", QUAKE), live, read("b", FERRY), read("c", FERRY + " divers"))

    assert stories[6] == 7
    assert stories[5] not in stories[6:]
    assert stories[6] not in stories[7:]
    assert stories[7] == stories[8]


def test_the_window_forgets_its_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "WINDOW", 10)

    kept = placed(*background(5), read("a", QUAKE), *background(4), read("b", QUAKE))
    forgotten = placed(read("a", QUAKE), *background(15), read("b", QUAKE))

    assert kept[-1] == kept[5]
    assert forgotten[-1] == max(forgotten)


def test_stories_that_are_forgotten_make_no_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "WINDOW", 10)
    arrived = [*background(30), read("a", QUAKE)]
    vectors = [
        Vector(e.article.id, place if place < 21 else 21, e.article.dated, e.digest.terms)
        for place, e in enumerate(arrived)
    ]
    late = read("b", "quake magnitude struck village tents winter minister donors budget blankets trucks")

    window = Grouping(vectors)
    window.merge(1, 2)

    assert window.place(late.article, late.digest) == (21,)


def test_a_word_of_very_many_articles_costs_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "POSTINGS", 5)
    common = [
        read(f"c{place}", f"president {' '.join(f'{c}{place}' for c in 'npqrstuvw')}", hours=place / 60)
        for place in range(30)
    ]

    assert placed(*common, read("a", QUAKE + " president"), read("b", QUAKE + " president"))[-2:] == [31, 31]


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=5), max_size=12), st.integers(0, 100))
def test_placing_is_deterministic_and_gives_a_story_of_the_window(texts: list[list[str]], hours: int) -> None:
    arrived = [read(f"a{n}", " ".join(text), hours=hours * n / 10) for n, text in enumerate(texts)]

    stories = placed(*arrived)

    assert stories == placed(*arrived)
    assert set(stories) == set(range(1, len(set(stories)) + 1))
    assert all(timedelta(0) <= each.article.dated - arrived[0].article.dated for each in arrived)


def test_the_nearest_of_many_rivals_is_found() -> None:
    rivals = [read(f"a{place}", f"{QUAKE} {' '.join(f'{c}{place}w' for c in 'klmnopqr')}") for place in range(50)]
    arrived = [*background(400), *rivals]
    window = Grouping(Vector(e.article.id, place, e.article.dated, e.digest.terms) for place, e in enumerate(arrived))
    late = read("late", f"{QUAKE} {' '.join(f'{c}37w' for c in 'klmnopqr')}")

    assert window.place(late.article, late.digest) == (437,)
