"""What matters most is told, the channel's topics count, and every reason is given in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.briefing.choosing import FOLLOWED, choose, is_about, judged, ranked
from bot.model import Genre, Sketch
from bot.people import Topic
from bot.told import Telling
from tests.stories.pieces import MORNING, Said, piece, told_by

CEASEFIRE = piece("a", "The two sides agreed to cease fire on Monday.", title="Ceasefires hold in the hills")
BAKERY = piece("b", "A bakery opened in Larkfield on Monday. It sells bread.", title="Bread for Larkfield")


def sketch(
    article: str,
    story: int | None,
    *,
    outlet: str | None = "Post",
    hours: float = 0,
    language: str = "en",
    genre: Genre = "news",
    quotes: int = 0,
) -> Sketch:
    at = MORNING + timedelta(hours=hours)
    return Sketch(article, story, "", outlet, at, at, language, genre, quotes, 0)


def telling(*pieces: object) -> Telling:
    return told_by(*pieces)  # type: ignore[arg-type]


def test_stories_of_more_outlets_are_looked_at_first() -> None:
    found = ranked([sketch("a", 1), sketch("b", 2), sketch("c", 2, outlet="Daily")], (), (), MORNING)

    assert found == [2, 1]


def test_opinion_and_second_articles_of_an_outlet_count_for_little() -> None:
    many = [sketch("a", 1), sketch("b", 1), sketch("c", 1, outlet="Daily", genre="opinion")]

    assert ranked([*many, sketch("d", 2), sketch("e", 2, outlet="Daily")], (), (), MORNING) == [2, 1]


def test_what_was_told_or_is_not_read_is_not_looked_at() -> None:
    sketches = [sketch("a", 1), sketch("b", 2, language="fr"), sketch("c", None), sketch("d", 3)]

    assert ranked(sketches, {"a"}, (), MORNING) == [3]


def test_a_story_with_followed_words_is_looked_at_sooner() -> None:
    sketches = [sketch("a", 1, quotes=5), sketch("b", 2)]

    assert ranked(sketches, (), (), MORNING) == [1, 2]
    assert ranked(sketches, (), {"b"}, MORNING) == [2, 1]


def test_a_followed_topic_is_a_reason_in_words_and_counts() -> None:
    plain = telling(CEASEFIRE)

    followed = judged(plain, [Topic("ceasefire"), Topic("bread")])

    assert followed.reasons[0] == "about ceasefire, which this channel follows"
    assert followed.importance == plain.importance + FOLLOWED


def test_topics_that_a_story_is_not_about_change_nothing() -> None:
    plain = telling(CEASEFIRE)

    assert judged(plain, [Topic("bread"), Topic("ceasefire", muted=True)]) == plain


def test_two_topics_make_one_reason() -> None:
    found = judged(telling(BAKERY), [Topic("baking", ("bakery",)), Topic("Larkfield")])

    assert found.reasons[0] == "about baking and Larkfield, which this channel follows"


def test_a_followed_story_comes_before_one_of_as_many_outlets() -> None:
    first, second = telling(CEASEFIRE), telling(BAKERY)

    [chosen] = choose([first, second], 1, [Topic("bread")])

    assert chosen.articles == second.articles


def test_a_muted_topic_is_left_out() -> None:
    assert choose([telling(CEASEFIRE)], 5, [Topic("ceasefire", muted=True)]) == ()


def test_what_has_nothing_new_is_left_out() -> None:
    update = told_by(CEASEFIRE, piece("c", CEASEFIRE.article.text, hours=1), told=["a"])

    assert update.update
    assert choose([update], 5) == ()


def test_what_only_opinion_tells_is_no_story_of_a_briefing() -> None:
    column = piece("c", "The bakery must go, I say. It must go now.", title="Opinion: The bakery", genre="opinion")

    assert choose([telling(column)], 5) == ()
    assert len(choose([telling(column, BAKERY)], 5)) == 1


@pytest.mark.parametrize("day", ["on Friday", "today", "this week"])
def test_of_equals_the_one_that_happened_on_a_day_comes_first(day: str) -> None:
    words = "A mill has stood by the river of Larkfield for as long as anybody can say."
    old = replace(telling(piece("m", words, title="The mill of Larkfield")), story=1)
    new = replace(telling(piece("n", f"{words} It burned {day}.", title="A mill of Larkfield burns")), story=2)

    assert [each.story for each in choose([old, new], 2)] == [2, 1]


def test_what_only_a_live_blog_or_a_round_up_tells_is_told_where_there_is_nothing_else() -> None:
    blog = piece("l", "Ten things happened in Larkfield. “Rain fell,” Ann Field said.", genre="live", hours=1)
    both = [replace(telling(blog), story=1), replace(telling(BAKERY), story=2)]

    assert [each.story for each in choose(both, 2)] == [2]
    assert [each.story for each in choose(both[:1], 2)] == [1]


@pytest.mark.parametrize(
    "title",
    [
        "Harvest fair 2026: Where to buy bread in Larkfield",
        "Is bread getting too dear? | The Larkfield Post",
        "Inside the mill that feeds Larkfield",
        "Seven ways to bake bread",
        "Bread is dear. Here's what that means for you",
        "Explainer: The price of bread",
        "Best loaves of the Larkfield fair",
        "Pros and cons of dear bread",
        "'The Mill' season two review: Bread and circuses",
        "A review of the Larkfield loaf",
        "Bakers",
        "36 Mills",
        "Larkfield news",
        "Larkfield's bakers should pay for their flour",
        "Council Is Wrong to Close the Mill",
        "The bread crisis is so much larger than one mill",
    ],
)
def test_what_explains_or_lists_comes_behind_a_report(title: str) -> None:
    words = "Bread costs more. “It is dear,” Ann Field said. It costs £4 now, and 12 mills closed."
    feature = piece("f", words, title=title, outlet="The Larkfield Post", hours=1, said=[Said("It is dear,")])
    both = [replace(telling(feature), story=1), replace(telling(BAKERY), story=2)]

    assert [each.story for each in choose(both, 2)] == [2, 1]


def test_an_update_that_only_explains_comes_behind_a_report() -> None:
    burned = piece("m", "A mill of Elm burned down on Monday.", title="Mill of Elm burns down")
    text = "Bread was dear in Elm on Tuesday. “It is dear,” Ann Field said of the burned mill of Elm."
    why = piece("w", text, title="Why bread is dear in Elm", outlet="Wire", hours=1, said=[Said("It is dear,")])
    both = [replace(told_by(burned, why, told=["m"]), story=1), replace(telling(BAKERY), story=2)]

    assert [each.story for each in choose(both, 2)] == [2, 1]


@pytest.mark.parametrize(
    "title",
    [
        "WHO opens a clinic in Larkfield",
        "Larkfield raises its bread tax again. Will it buy fewer loaves?",
        "The mill of Larkfield burns down. Why did nobody see it?",
        "Larkfield's bakers should be paid more, mayor says",
        "Field: “Every mill should close on Mondays”",
        "New loaf should feed the whole coast, panel advises",
        "Mill gives bakers the cold shoulder",
        "Best-known mill of Larkfield burns down",
    ],
)
def test_a_report_may_ask_behind_its_news(title: str) -> None:
    report = piece("w", "A clinic, a tax and a mill were talked of on Tuesday.", title=title, hours=1)
    both = [replace(telling(BAKERY), story=1), replace(telling(report), story=2)]

    assert [each.story for each in choose(both, 2)] == [2, 1]


def test_what_several_outlets_explain_is_an_event_all_the_same() -> None:
    hearing = [
        piece("x", "A mill hearing went on in Larkfield on Monday.", title="Takeaways from the mill hearing"),
        piece("y", "Ann Field was heard by judges on the price of flour.", title="Day 7 recap", outlet="Elm Courier"),
        piece("z", "The seventh day of talks on bread has ended.", title="Inside the hearing", outlet="Wire"),
    ]
    loaf = piece("l", "A long loaf was baked on Monday.", title="Long loaf is baked in Larkfield")
    both = [replace(telling(*hearing), story=1), replace(telling(loaf), story=2)]

    assert [each.story for each in choose(both, 2)] == [1, 2]


def test_a_topic_is_found_in_any_form_of_its_words_and_only_whole() -> None:
    assert is_about(telling(CEASEFIRE), Topic("peace", ("ceasefire",)))
    assert not is_about(telling(CEASEFIRE), Topic("peace", ("cease hills", "agree to fire", "hill top")))


def test_names_of_several_words_stand_side_by_side() -> None:
    text = piece("d", "Mara Lind of Otter Bay said so. Mara Lind was asked.", title="A board says so")

    assert is_about(telling(text), Topic("Mara Lind"))
    assert not is_about(telling(text), Topic("Mara Bay"))


def test_one_text_of_many_that_mentions_a_topic_makes_no_story_about_it() -> None:
    others = [piece(id, f"A bakery opened in Larkfield. {id}.", title="A bakery opens") for id in "xyz"]

    assert not is_about(telling(CEASEFIRE, *others), Topic("sides"))
