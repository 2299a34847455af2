from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.lexicon import load
from bot.model import Article, Passage
from bot.reading.outline import Outline
from bot.reading.summaries.summary import Budget, story_summary, summary
from bot.reading.text import outline

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

Told = Callable[..., tuple[Article, Outline]]

FERRY = (
    "The ferry Northern Star sank off the Larkfield pier on Monday night after its bow doors failed.\n\n"
    "All 214 passengers of the ferry were rescued by fishing boats, the Larkfield harbour board said.\n\n"
    "He had warned of the doors.\n\n"
    "“The doors were rusty. Everybody knew it,” the pilot Ann Field said.\n\n"
    "Meanwhile, trains ran late.\n\n"
    "Subscribe to get the latest ferry news of Larkfield by email.\n\n"
    "The harbour board closed the Larkfield pier and ordered checks of the bow doors of all ferries.\n\n"
    "Ferries have sailed from Larkfield for a hundred years, and the town has three bakeries."
)
WORDS = 'the ferry sank pier board said 214 Field U.S. harbour closed doors “ ” " He It Monday ( )'.split()
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=25).map(lambda some: " ".join(some).capitalize() + "."),
    max_size=12,
).map("\n".join)
BUDGETS = st.builds(Budget, st.none() | st.integers(1, 8), st.none() | st.integers(1, 80))


def texts(passages: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in passages]


def test_a_summary_tells_the_main_things_in_reading_order(told: Told) -> None:
    found = texts(summary(*told(FERRY), Budget(2, None)))

    assert found == [
        "The ferry Northern Star sank off the Larkfield pier on Monday night after its bow doors failed.",
        "All 214 passengers of the ferry were rescued by fishing boats, the Larkfield harbour board said.",
    ]


def test_noise_is_never_in_it(told: Told) -> None:
    assert not any("Subscribe" in text for text in texts(summary(*told(FERRY), Budget(99, None))))


def test_openings_that_hang_in_the_air_are_left_out(told: Told) -> None:
    hanging = "\n\n".join(["Bread costs more in Larkfield today.", "Meanwhile, the ferry Northern Star sank.", FERRY])

    found = texts(summary(*told(hanging), Budget(2, None)))

    assert not any(text.startswith(("He ", "Meanwhile")) for text in found)


@pytest.mark.parametrize(
    "opening",
    [
        "He",
        "That",
        "However, he",
        "In addition, the board",
        "At the same time, it",
        "Two others",
        "Some of them",
        "The latter",
        "The pilot also",
        "The board of Larkfield also",
        "Why it matters: The ferry",
        "As part of his work",
        "When she was asked, the pilot",
        "For my part, I",
        "Of course, the pilot",
        "One was the pilot, who",
        "The captain of these ships",
        "Now, the board",
        "OK, the board",
        "A clerk, another passenger, who",
        "The captain knew that this, too,",
        "On Monday night, he",
        "Against that backdrop, the board",
        "At the time, the board",
        "In the letter, the pilot",
        "Hours later, the pilot",
        "Earlier, the pilot",
        "Later in the day, the pilot",
        "A day later, pilots",
        "Back then, the board",
        "First, the board",
        "The latest was the pilot, who",
        "The remaining pilots",
        "Knowing that much, the pilot",
        "It was a letter of the pilot that",
        "Pier-East: The ferry",
        "The pilots, for example,",
        "In the first storm of May, they",
        "Everything since that day is why the pilot",
        "Lind’s plea came, and",
        "The vote comes, and",
        "The talks Tuesday came,",
        "Add to that, pilots",
    ],
)
def test_such_an_opening_may_follow_the_sentence_that_it_leans_on(opening: str, told: Told) -> None:
    lean = f"{opening} warned the harbour board of the rusty bow doors of the ferry Northern Star in May."
    text = f"The pilot Ann Field left the harbour board of Larkfield in May over rusty bow doors. {lean}"

    alone = texts(summary(*told(f"Trains were late. {lean}\n\nThe bakery sells bread to the town."), Budget(None, 20)))
    both = texts(summary(*told(text), Budget(2, None)))

    assert lean not in alone
    assert both[1:] == [lean]


@pytest.mark.parametrize(
    "opening",
    [
        "It is not clear why the ferry",
        "There were 214 people when the ferry",
        "According to the board, the ferry",
        "Days before her last trip at sea, Captain Ann Field saw that the ferry",
        "A new pilot of the steamer Argo I saw that the ferry",
        "Earlier this month, the ferry",
        "Later on Friday, the ferry",
        "Earlier in May, the ferry",
    ],
)
def test_openings_that_point_at_nothing_are_fine(opening: str, told: Told) -> None:
    sentence = f"{opening} Northern Star sank off the Larkfield pier."

    assert texts(summary(*told(f"{sentence} Bread is dear."), Budget(1, None))) == [sentence]


@pytest.mark.parametrize(
    "said",
    [
        "“I think we all like to sail under her,” says the pilot Ann Field of the ferry Northern Star.",
        '"All the pilots knew his ferry," said Ann Field of the Northern Star.',
        "“In the end, we trusted him with the ferry Northern Star,” Ann Field told the harbour board.",
    ],
)
def test_a_quotation_does_not_speak_of_somebody_unnamed(said: str, told: Told) -> None:
    alone = texts(summary(*told(f"Trains were late. {said}\n\nThe bakery sells bread to the town."), Budget(None, 20)))

    assert said not in alone


def test_who_is_named_may_be_spoken_of_as_he(told: Told) -> None:
    sentence = "Field took the ferry out of Larkfield although the pilots warned him of the bow doors."
    article, found = told(f"{sentence} Bread is dear.", title="Ferry captain Field is charged")

    assert texts(summary(article, found, Budget(1, None), names=["Ben Field"])) == [sentence]


def test_a_quotation_is_never_cut_in_two(told: Told) -> None:
    found = texts(summary(*told(FERRY), Budget(None, 200)))

    assert "“The doors were rusty. Everybody knew it,” the pilot Ann Field said." in found
    assert not any(text.startswith("“The doors were rusty.") and not text.endswith("said.") for text in found)


def test_a_quotation_counts_as_the_sentences_that_it_is(told: Told) -> None:
    text = "“The doors were rusty. Everybody on the ferry knew it,” the pilot said.\n\nThe ferry sank on Monday night."

    assert texts(summary(*told(text), Budget(1, None))) == ["The ferry sank on Monday night."]


def test_the_title_is_not_said_again(told: Told) -> None:
    text = "Ferry Northern Star sinks off the pier.\n\nA bow door failed on Monday night, the board said."

    found = texts(summary(*told(text, title="Ferry Northern Star sinks off pier"), Budget(2, None)))

    assert found == ["A bow door failed on Monday night, the board said."]


def test_what_is_to_be_avoided_is_avoided_also_in_other_words(told: Told) -> None:
    text = (
        "The board closed the Larkfield pier on Monday.\n\nThe Larkfield pier was closed by the board.\n\n"
        "Nobody was hurt when the ferry sank."
    )
    article, found = told(text)

    rest = texts(summary(article, found, Budget(3, None), [article.passage(0, 46)]))

    assert rest == ["Nobody was hurt when the ferry sank."]


def test_no_sentence_says_again_what_another_says(told: Told) -> None:
    again = "The ferry Northern Star sank off the Larkfield pier."

    assert texts(summary(*told(f"{again}\n\n{again}\n\n{again}"), Budget(3, None))) == [again]


def test_when_all_openings_hang_the_best_is_told_all_the_same(told: Told) -> None:
    assert texts(summary(*told("He sank the ferry off the pier. They swam."), Budget(1, None))) == [
        "He sank the ferry off the pier."
    ]


def test_a_text_without_whole_sentences_gives_its_best_line(told: Told) -> None:
    assert texts(summary(*told("Ferry sinks off the pier at night"), Budget(1, None))) == [
        "Ferry sinks off the pier at night"
    ]


def test_without_numbers_a_budget_is_three_sentences(told: Told) -> None:
    assert len(summary(*told(FERRY), Budget(None, None))) == 3


def test_a_budget_that_nothing_fits_gives_nothing(told: Told) -> None:
    assert summary(*told(FERRY), Budget(None, 4)) == ()


def test_an_empty_text_has_no_summary(told: Told) -> None:
    assert summary(*told(""), Budget(3, 60)) == ()


def test_a_story_is_told_from_all_its_articles_but_once(told: Told) -> None:
    one = told("The ferry Northern Star sank off the Larkfield pier on Monday.\n\nTrains ran late in Larkfield.", "a1")
    two = told(
        "A ferry, the Northern Star, sank on Monday off the pier at Larkfield.\n\n"
        "The ferry's owner, Stone Lines, said the bow doors of the Northern Star had failed.",
        "a2",
    )

    found = story_summary([one[0], two[0]], [one[1], two[1]], Budget(2, None))

    sinkings = [passage for passage in found if "sank" in passage.text]
    assert len(found) == 2
    assert len(sinkings) == 1
    assert any("bow doors" in passage.text for passage in found)
    assert all(
        passage == next(a for a in (one[0], two[0]) if a.id == passage.article).passage(passage.start, passage.end)
        for passage in found
    )


@given(TEXTS, BUDGETS)
def test_the_budget_is_kept_with_slices_in_order(text: str, budget: Budget) -> None:
    article = Article("a1", text, NOON)
    found = summary(article, outline(text, load().text), budget)

    assert budget.words is None or sum(len(passage.text.split()) for passage in found) <= budget.words
    assert budget.sentences is None or len(found) <= budget.sentences
    assert all(text[passage.start : passage.end] == passage.text for passage in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(TEXTS)
def test_the_same_text_is_summarised_the_same_way(text: str) -> None:
    article = Article("a1", text, NOON)
    first, second = (summary(article, outline(text, load().text), Budget(3, 60)) for _ in range(2))

    assert first == second


@pytest.mark.parametrize("budget", [Budget(3, None), Budget(None, 60), Budget(400, None)])
def test_two_thousand_sentences_take_a_moment(budget: Budget, told: Told) -> None:
    names = ["Ann", "Jim", "Tom", "Eve", "Sue", "Rod", "May"]
    sentences = [
        f"{names[n % 7]} Stone of ward {n} told the board on day {n % 31} that pier {n * 7 % 1000} was worth {n} euros."
        for n in range(2000)
    ]
    article, found = told(" ".join(sentences))

    before = time.process_time()
    summary(article, found, budget)

    assert time.process_time() - before < 3  # 0.1 to 0.5 s


def test_a_quotation_that_never_ends_is_no_sentence_of_a_summary(told: Told) -> None:
    text = "“The doors were rusty for years. Everybody knew it well.\n\nThe ferry sank on Monday night."

    assert texts(summary(*told(text), Budget(1, None))) == ["The ferry sank on Monday night."]


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_possessive_set_off_from_its_name_opens_no_quotation(mark: str, told: Told) -> None:
    lead = f"The keeper of Larkfield {mark}s old pier shut it on Monday after a storm bent its rails."

    found = texts(
        summary(*told(f"{lead}\n\nTrains ran late on the coast.", title="Larkfield pier shut"), Budget(1, None))
    )

    assert found == [lead]


@pytest.mark.parametrize("end", ["as top health...", "as top health…", "as top health . . .", "as top “health…”"])
def test_a_sentence_that_the_feed_cut_is_not_taken(end: str, told: Told) -> None:
    cut = f"The ferry Northern Star sank off the Larkfield pier on Monday {end}"

    found = texts(summary(*told(f"{cut}\n\nThe bakery of the town sells dear bread."), Budget(2, 40)))

    assert found == ["The bakery of the town sells dear bread."]


@pytest.mark.parametrize("marks", ["“”", "''", '""', "‘’"])
def test_i_that_opens_a_quotation_is_the_speaker(marks: str, told: Told) -> None:
    said = f"{marks[0]}I knew that the doors of the ferry Northern Star were rusty,{marks[1]} said the pilot Ann Field."

    assert texts(summary(*told(f"{said}\n\nTrains ran late."), Budget(1, None))) == [said]


def test_i_within_quote_marks_is_nobody_but_the_speaker(told: Told) -> None:
    text = "The pilot Ann Field of Larkfield said “I saw the bow doors of the ferry fail” on Monday."

    assert texts(summary(*told(f"{text} Trains ran late in the town."), Budget(1, None))) == [text]


def test_two_articles_tell_one_thing_once(told: Told) -> None:
    one = told("Trains ran late on Monday.\n\nA Larkfield court dismissed the harbour suit against Northern Ferries.")
    other = told(
        "The town slept well in spite of all.\n\n"
        "A court in Larkfield dismissed the harbour board’s suit against Northern Ferries on Monday, handing it a win."
    )
    articles = [replace(one[0], id="one"), replace(other[0], id="other")]

    found = story_summary(articles, [one[1], other[1]], Budget(4, None))

    assert sum("dismissed" in passage.text for passage in found) == 1


def story(*told_ones: tuple[Article, Outline]) -> list[str]:
    """What at most four sentences say of a story told by these."""
    articles = [replace(article, id=f"a{number}") for number, (article, _) in enumerate(told_ones)]
    return texts(story_summary(articles, [found for _, found in told_ones], Budget(4, None)))


def test_a_scene_that_two_outlets_set_is_set_once(told: Told) -> None:
    one = told(
        "The Larkfield crane fell on Monday.\n\nThe board of the town met at noon to hear what happened.\n\n"
        "The pupils rode on a school trip from the northern city of Odra to Selm as their driver hit a crane of rust."
    )
    two = told(
        "Bread is dear.\n\nMany shops of the town are shut this week for want of flour.\n\n"
        "A bus took pupils, aged 10 to 15, from a school in Odra city to the beach town of Selm that night."
    )

    assert sum("pupils" in text for text in story(one, two)) == 1


def test_a_number_that_two_outlets_tell_is_told_once(told: Told) -> None:
    one = told("Larkfield bakers sold 41.7 percent less bread in May as the ovens of the old mill stood cold.")
    two = told("Sales of loaves fell by 41.7 percent in a month, a board in Larkfield found, the worst on record.")

    assert len(story(one, two)) == 1


@pytest.mark.parametrize("number", ["2024", "41"])
def test_a_year_or_a_number_named_all_along_joins_no_sentences(number: str, told: Told) -> None:
    common = f"Only {number} of us know the price of bread." if number == "41" else "Bread is dear in Larkfield."
    one = told(f"Bakers of Larkfield sold the mill in ward {number} to a cousin.\n\n{common}")
    two = told(f"A ferry to Larkfield of {number} sank, and fishing boats saved the crew.\n\n{common}")

    found = story(one, two)

    assert any("Bakers" in text for text in found)
    assert any("sank" in text for text in found)


def test_words_of_somebody_unnamed_do_not_open_a_summary(told: Told) -> None:
    tagged = "“The doors of the ferry were rusty and the Larkfield board knew of the rust,” she said."
    text = f"{tagged}\n\nThe ferry sank off the Larkfield pier."

    assert texts(summary(*told(text), Budget(1, None))) == ["The ferry sank off the Larkfield pier."]


@pytest.mark.parametrize(
    "piece",
    [
        "“ferry pier” means any landing of a ferry at the pier of Larkfield, sunk or not.",
        "Q: The ferry sank off the Larkfield pier with the ferry board's bow doors open.",
        "QH: The ferry sank off the Larkfield pier with the ferry board's bow doors open.",
        "For the ferry pier: 2 ropes of the Larkfield board, 1 bow door of the ferry, 3 nails.",
        "Imagine if the ferry of Larkfield sank off the Larkfield pier with the ferry's bow doors open.",
        "Welcome to the ferry pier of Larkfield, where the ferry sank with the ferry's bow doors open.",
        "Welcome back to the ferry pier of Larkfield, where the ferry sank with the ferry's bow doors open.",
        "Learn how the ferry of the Larkfield board sank off the Larkfield pier with open bow doors.",
        "Learn why the ferry of the Larkfield board sank off the Larkfield pier with open bow doors.",
        "Watch our talk with the ferry board on how the Larkfield ferry sank off the pier.",
        "Listen to the ferry pilot on how the Larkfield ferry sank off the pier, bow doors open.",
        "Sign up with the ferry board to hear how the Larkfield ferry sank off the pier.",
        "The ferry board of the Larkfield pier had no proof of that.",
        "The ferry had no pilot for that -- and the Larkfield pier no ferry board, no bow doors and no lamps.",
        "The ferry board of Larkfield will shut the ferry pier for all ferries.'",
    ],
)
def test_definitions_and_turns_of_talk_are_no_opening(piece: str, told: Told) -> None:
    text = f"Bread is dearer.\n\n{piece}\n\nThe ferry sank off the pier."

    assert piece not in texts(summary(*told(text), Budget(1, None)))


NAMED = (
    "The Larkfield harbour board closed the pier on Monday after the ferry sank.\n\n"
    "The ferry's pilot, Ann Field, warned of the rusty doors in May.\n\n"
    "Field told the Larkfield harbour board that the doors of the ferry would fail."
)


@pytest.mark.parametrize("budget", [Budget(None, 8), Budget(None, 60), Budget(99, None)])
@pytest.mark.parametrize(
    "call",
    [
        "For more information, visit larkfield.example.",
        "To learn more about the ferry, please call the harbour.",
        "If you saw the ferry sink, contact the board.",
        "Sign up to get the ferry news.",
        "Check out the pictures of the ferry.",
        "Follow us on the ferry all day.",
        "Watch Ann Field’s talk with the pilot of the ferry on Monday.",
    ],
)
def test_what_calls_on_the_reader_is_never_in_it(call: str, budget: Budget, told: Told) -> None:
    news = "The ferry Northern Star sank off the Larkfield pier on Monday night after its bow doors failed."
    found = texts(summary(*told(f"{call} {news}\n\n{call}"), budget))

    assert call not in found


def test_nobody_is_called_by_the_last_name_who_was_not_introduced(told: Told) -> None:
    article, found = told(NAMED)

    alone = texts(summary(article, found, Budget(2, 28), names=["Ann Field"]))
    introduced = texts(summary(article, found, Budget(None, 60), names=["Ann Field"]))

    assert not any(text.startswith("Field") for text in alone)
    assert introduced == NAMED.split("\n\n")


def test_the_title_introduces_too(told: Told) -> None:
    last = NAMED.split("\n\n")[2]
    article, found = told(f"{last}\n\nBread is dear.", title="Pilot Field warned of ferry doors")

    assert texts(summary(article, found, Budget(1, None), names=["Ann Field"])) == [last]


def test_a_speaker_of_last_name_only_needs_an_introduction_as_well(told: Told) -> None:
    tagged = "“The doors of the ferry at the Larkfield pier were rusty,” said Field."
    article, found = told(f"The ferry sank off the pier.\n\nThe pilot was Ann Field.\n\n{tagged}")

    assert tagged not in texts(summary(article, found, Budget(1, None), names=["Ann Field"]))


@pytest.mark.parametrize(
    "piece",
    [
        "21:48 EST, 3 June 2024 .",
        "The ferry board\xe2\x80\x99s pier at Larkfield is where the ferry Northern Star sank on Monday.",
        "Star Foto/AP The ferry Northern Star lies off the Larkfield pier at noon on Monday.",
        "Otto J. Field/Pool/Getty Images The ferry Northern Star lies off the Larkfield pier at noon on Monday.",
        "The ferry pier of Larkfield (pictured) is where the ferry Northern Star sank on Monday.",
        "The ferry Northern Star and its pilot, pictured above at the Larkfield pier, left on Monday.",
    ],
)
def test_furniture_garbled_words_and_captions_are_not_taken(piece: str, told: Told) -> None:
    text = f"The ferry sank off the pier at noon on Monday. {piece} The bakery sells bread to the whole town."

    assert piece not in texts(summary(*told(text), Budget(2, 60)))


def test_an_aside_far_down_is_not_taken_to_fill_the_room(told: Told) -> None:
    aside = "A ferry pier is standard."

    assert aside not in texts(summary(*told(f"{FERRY}\n\n{aside}"), Budget(3, 60)))
    assert aside in texts(summary(*told(f"{aside} The bakery of the town is closed."), Budget(3, 60)))


def test_a_sentence_that_adds_next_to_nothing_is_not_taken(told: Told) -> None:
    main = (
        "The ferry Northern Star sank off the Larkfield pier on Monday night after its bow doors failed in a storm, and"
        " fishing boats brought all 214 passengers and 31 sailors ashore, the harbour board of Larkfield said."
    )
    bread = "Bread is dear, and bakers say that nobody knows when it will be cheaper."
    aside = "Ferries have sailed from here for a hundred years."
    town = "The town has three bakeries, two schools and a mill by the river."
    end = "Its seats were blue, and most of them were quite worn."

    found = texts(summary(*told("\n\n".join((main, bread, town, aside, bread, end))), Budget(3, 60)))

    assert found == [main, bread]


def test_where_sentences_are_counted_none_is_there_only_to_make_up_the_number(told: Told) -> None:
    lead = (
        "The ferry Northern Star sank off the Larkfield pier on Monday night after its bow doors failed in a storm, and"
        " fishing boats brought all 214 passengers ashore."
    )
    facts = "The harbour board closed the Larkfield pier for a week and ordered checks of the bow doors of all ferries."
    filler = "The pier has a clock, and many like it."
    article, found = told("\n\n".join((lead, facts, filler)))

    assert texts(summary(article, found, Budget(3, 70))) == [lead, facts]
    assert texts(summary(article, found, Budget(None, 70))) == [lead, facts, filler]


def test_of_two_opening_sentences_the_newer_comes_first(told: Told) -> None:
    older, first = told("The Larkfield harbour board said that the ferry would sail although its doors are rusty.")
    newer, second = told("The ferry Northern Star sank at the pier on Monday night, and 214 passengers came ashore.")
    older, newer = replace(older, id="a", published=NOON), replace(newer, id="b", published=NOON + timedelta(hours=9))

    found = story_summary([older, newer], [first, second], Budget(3, 60))

    assert [passage.article for passage in found] == ["b", "a"]


def test_two_openings_that_tell_one_event_are_told_once(told: Told) -> None:
    one, first = told(
        "The Larkfield ferry sank at its stone pier on Monday night: doors failed in rain and wind from the north."
    )
    two, second = told(
        "A storm tore open old doors and 214 men swam home as the Larkfield ferry sank on Monday, a board found.\n\n"
        "Bakers gave bread to the men, and a school was opened for those who live on the islands."
    )
    one, two = replace(one, id="a"), replace(two, id="b")

    found = texts(story_summary([one, two], [first, second], Budget(3, 80)))

    assert sum("sank" in text for text in found) == 1
    assert any("Bakers" in text for text in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Peru Lind was voted out as head of the Larkfield board on Tuesday, four months after he came in,"
            " weeks before"
            " members elect another, with boats idle, taxes unpaid and rowers angry.",
            "The board of Larkfield on Tuesday removed Peru Lind, its seventh chief within ten years and the"
            " latest to fall"
            " over claims of graft that reach from the mill to a bank.",
        ),
        (
            "A man who guarded a camp of the old regime near Odra was sent to prison for four years by a court"
            " in Harun for"
            " aiding murder there in winter.",
            "The guard, named only as Josef S. under the strict laws of Harun, was given four years of prison"
            " on Monday by"
            " a Neustadt judge, papers wrote.",
        ),
        (
            "Ann Field is to retire from the Larkfield ferry within a few weeks, as she tells readers of a"
            " glossy May issue"
            " of Coast, which shows her barefoot on deck with both dogs.",
            "Saying that the tide has turned, the pilot Ann Field told Larkfield on Monday she would leave the"
            " ferry, and turn"
            " to goats, books and a second child, ending a career beyond boats.",
        ),
    ],
)
def test_two_openings_that_tell_one_event_in_other_words_are_told_once(one: str, other: str, told: Told) -> None:
    bakers = "Bakers gave bread to the men, and a school was opened for those who live on the islands."
    first, second = told(f"{one}\n\nIt rained."), told(f"{other}\n\n{bakers}")
    articles = [replace(first[0], id="a"), replace(second[0], id="b")]

    found = texts(story_summary(articles, [first[1], second[1]], Budget(3, 85)))

    assert not {one, other} <= set(found)


def test_an_opening_that_tells_no_news_gives_way(told: Told) -> None:
    article, found = told(
        f"Nobody forgets a good summer by the sea.\n\n{FERRY}", title="Ferry sinks off Larkfield pier"
    )

    shown = texts(summary(article, found, Budget(2, 40)))

    assert shown[0].startswith("The ferry Northern Star sank")


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        (
            "Larkfield opens camp for stranded sailors",
            "Larkfield opened a camp on Monday for sailors whose ships cannot leave.",
        ),
        ("Weavers at Odra mill end strike", "Weavers of the Odra mill ended their strike late on Tuesday."),
        ("Ann Field quits harbour board", "Ann Field quit the harbour board on Friday after nine years."),
    ],
)
def test_where_sentences_are_counted_the_one_that_says_what_the_headline_says_is_there(
    title: str, lead: str, told: Told
) -> None:
    richer = (
        f"Months after the board began to talk to the owners about {title}, the board, the owners and {title} are again"
        " what the mayor of the town calls the talk of every morning in every street."
    )

    shown = texts(summary(*told(f"{lead}\n\n{richer}", title=title), Budget(3, 60)))

    assert shown[0] == lead


@pytest.mark.parametrize(
    ("lead", "leads"),
    [
        ("A pilot who ran his ferry onto the Larkfield pier has been charged after the harbour board met.", True),
        ("A weaver says she was on the pier when the Larkfield ferry hit it and its pilot was charged.", True),
        ("A county court charged him as the pilot of the Larkfield ferry that had run onto the pier.", False),
        ("A pilot ran the Larkfield ferry onto the pier and into my boat, and has been charged.", False),
    ],
)
def test_an_opening_that_introduces_whom_it_speaks_of_may_lead(lead: str, leads: bool, told: Told) -> None:
    other = "The board of Larkfield met on Monday for the ferry, the pier and the town, and will meet again in May."

    found = texts(summary(*told(f"{lead}\n\n{other}", title="Larkfield ferry pilot charged"), Budget(3, 60)))

    assert (found[0] == lead) == leads


def test_a_lead_stays_although_the_quotes_below_have_words_of_it(told: Told) -> None:
    lead = "The pilot of the Larkfield ferry has answered her critics, and feels “great sorrow” for the passengers."
    article, found = told(
        f"{lead}\n\nThe ferry is due to sail again in May, as it did for a hundred years before.",
        title="Larkfield ferry pilot answers critics",
    )
    start = lead.index("great")

    shown = texts(summary(article, found, Budget(3, 60), [article.passage(start, start + len("great sorrow"))]))

    assert shown[0] == lead


def test_a_story_leads_with_what_its_headline_says_and_not_with_the_newest_aside(told: Told) -> None:
    ferry = "The ferry Northern Star sank off the Larkfield pier on Monday, and all came ashore."
    again = "All 214 people came ashore as the Larkfield ferry sank off the pier."
    aside = "The bakery of the town gave bread to all who came from the ferry on Tuesday, and a choir sang for them."
    told_so = [
        told(f"{ferry}\n\nIts bow doors were rusty.", title="Ferry sinks off Larkfield pier"),
        told(f"{again}\n\nTrains ran late.", title="214 ashore as ferry sinks off Larkfield"),
        told(f"{aside}\n\nIt has baked for years.", title="Bakery gives bread, choir sings"),
    ]
    articles = [
        replace(article, id=id, published=NOON + timedelta(hours=hours))
        for hours, (id, (article, _)) in enumerate(zip("abc", told_so, strict=True))
    ]

    headline = articles[0].passage(0, len("Ferry sinks off Larkfield pier"), "title")
    found = story_summary(articles, [outline for _, outline in told_so], Budget(3, 60), headline=headline)

    assert found[0].article in "ab"


def test_the_lead_is_that_of_the_headlines_own_article(told: Told) -> None:
    told_so = [
        told("The pilot Ann Field is fighting for her life after a crane fell on the Larkfield pier.\n\nIt was rusty."),
        told("Ann Field, the Larkfield pilot, died on Tuesday of what a crane did to her.\n\nThe pier is shut."),
    ]
    titles = ["Pilot fights for life after crane falls on Larkfield pier", "Ann Field, pilot hit by pier crane, dies"]
    articles = [
        replace(article, id=id, title=title, published=NOON)
        for id, title, (article, _) in zip("ab", titles, told_so, strict=True)
    ]

    for article in articles:
        headline = article.passage(0, len(article.title or ""), "title")
        found = story_summary(articles, [outline for _, outline in told_so], Budget(3, 60), headline=headline)

        assert found[0].article == article.id


def test_a_line_of_names_ahead_of_the_lead_makes_no_difference(told: Told) -> None:
    told_so = [
        told("Mara Lind and Tom Oduya\n\nThe reign of the Larkfield ferry Northern Star is over.\n\nIt sank at sea."),
        told("With the Northern Star of Larkfield sunk, thoughts turn to what comes next.\n\nThe board meets in May."),
    ]
    titles = ["Northern Star sinks off the Larkfield pier as doors fail", "What comes next in Larkfield"]
    articles = [
        replace(article, id=id, title=title, published=NOON + timedelta(hours=hours))
        for hours, (id, title, (article, _)) in enumerate(zip("ab", titles, told_so, strict=True))
    ]
    headline = articles[0].passage(0, len(titles[0]), "title")

    found = story_summary(articles, [outline for _, outline in told_so], Budget(3, 60), headline=headline)

    assert found[0].text == "The reign of the Larkfield ferry Northern Star is over."


@pytest.mark.parametrize(
    "said",
    [
        "“The doors of the ferry were rusty and the harbour board knew it,” said the Larkfield pilot Ann Field.",
        "Ann Field, who steered the Larkfield ferry Northern Star, said that the harbour board would have to answer.",
    ],
)
def test_no_sentence_behind_a_lead_is_only_what_somebody_says(said: str, told: Told) -> None:
    text = f"{FERRY.partition('“')[0]}{said}\n\nThe board will check the bow doors of all ferries by May."
    found = told(text, title="Larkfield ferry sinks")

    assert said in texts(summary(*found, Budget(None, 100)))
    assert said not in texts(summary(*found, Budget(5, 100)))


@pytest.mark.parametrize(("years", "sentences"), [("years", 1), ("12 years", 2)])
def test_a_sentence_far_down_that_counts_nothing_has_to_be_worth_more(years: str, sentences: int, told: Told) -> None:
    lead = (
        "The ferry Northern Star sank off the Larkfield pier on Monday night with 214 passengers aboard after its bow"
        " doors failed, the Larkfield harbour board said."
    )
    hanging = (
        "Who knew of the old pier in spring?\n\nHe had no word for it.\n\nThen he left it all.\n\nBut he came back."
    )
    last = f"Ferries have sailed from the Larkfield pier for {years}, the town says."

    found = summary(*told(f"{lead}\n\n{hanging}\n\n{last}", title="Ferry sinks off Larkfield pier"), Budget(3, 60))

    assert texts(found) == [lead, last][:sentences]


def test_a_quotation_may_say_itself_whom_it_means_by_he(told: Told) -> None:
    said = "“The young pilot knew exactly what he did off Larkfield,” the harbour board said on Tuesday."
    hangs = said.replace("The young pilot knew exactly what he did", "When he did it he knew")

    assert texts(
        summary(*told(f"Trains ran late.\n\n{said}\n\nThe bakery sells bread to the town."), Budget(1, None))
    ) == [said]
    assert hangs not in texts(
        summary(*told(f"Trains ran late.\n\n{hangs}\n\nThe bakery sells bread to the town."), Budget(1, None))
    )


def test_what_somebody_says_may_count_behind_a_lead(told: Told) -> None:
    said = "Ann Field, who steered the Larkfield ferry Northern Star, said that 31 sailors had swum to the pier."
    text = f"{FERRY.partition('“')[0]}{said}\n\nThe board will check the bow doors of all ferries by May."

    assert said in texts(summary(*told(text, title="Larkfield ferry sinks"), Budget(5, 100)))


def test_another_outlets_lead_stands_where_it_tells_much_more_of_the_headline(told: Told) -> None:
    told_so = [
        told("Ann Field of the harbour board handed in a long report on Tuesday.\n\nIt has 225 pages."),
        told("A report for the Larkfield harbour board wants tolls cut and piers mended by May.\n\nTrains ran late."),
    ]
    articles = [
        replace(article, id=id, title="Harbour report: cut tolls, mend piers by May", published=NOON)
        for id, (article, _) in zip("ab", told_so, strict=True)
    ]

    headline = articles[0].passage(0, len(articles[0].title or ""), "title")
    found = story_summary(articles, [outline for _, outline in told_so], Budget(3, 60), headline=headline)

    assert found[0].article == "b"


def test_a_title_that_is_not_shown_introduces_nobody(told: Told) -> None:
    told_so = [
        told("The Larkfield harbour board sold its old ferry to a guild of pilots on Tuesday for 12 boats."),
        told("Brandt takes over the Larkfield ferry from 31 sailors who left the pier in May.\n\nTrains ran late."),
    ]
    titles = ("Larkfield board sells ferry to pilots", "Pilots name Otto Brandt captain of Larkfield ferry")
    articles = [
        replace(article, id=id, title=title, published=NOON)
        for id, title, (article, _) in zip("ab", titles, told_so, strict=True)
    ]

    def shown(headed: Article) -> list[str]:
        headline = headed.passage(0, len(headed.title or ""), "title")
        outlines = [outline for _, outline in told_so]
        return texts(story_summary(articles, outlines, Budget(3, 60), names=["Otto Brandt"], headline=headline))

    assert not any(text.startswith("Brandt") for text in shown(articles[0]))
    assert any(text.startswith("Brandt") for text in shown(articles[1]))


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        (
            "Ann Field talks of being adrift on thin ice at twenty",
            "Ann Field is opening up about a winter of ice and fear.",
        ),
        (
            "Larkfield pier keeper denies claims over missing tolls",
            "The keeper of the Larkfield tolls has hit back at his board.",
        ),
        (
            "Odra weavers’ chief has votes to stay at the top of guild",
            "“I have the votes,” the chief of the guild said bluntly.",
        ),
    ],
)
def test_where_no_sentence_says_all_of_the_headline_one_that_says_some_of_it_leads(
    title: str, lead: str, told: Told
) -> None:
    aside = (
        "Due on the islands in May, a new book of the sea tells of boats, of storms and of men who rowed to the islands"
        " in boats through storms in May."
    )

    article, found = told(f"{lead}\n\n{aside}\n\n{aside[7:].capitalize()}", title=title)

    assert texts(summary(article, found, Budget(1, 60))) == [lead]
