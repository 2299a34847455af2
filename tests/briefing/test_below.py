"""Below a summary stands only what it has not told: no number twice, no sentence twice, nothing cut off."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.briefing.below import figures_below, quotes_below
from bot.message import plain
from bot.told import Quantity, Telling
from tests.stories.pieces import Counted, Piece, Said, piece, told_by


def counted(*pieces: Piece, summary: str = "") -> list[str]:
    """The numbers that are given a line, below a summary of this sentence of the first article."""
    return [each.shown.passage.text for each in figures_below(summed(told_by(*pieces), summary), [])]


def summed(telling: Telling, summary: str) -> Telling:
    article = next((each for each in telling.articles if summary in each.text), telling.articles[0])
    start = article.text.index(summary)
    return replace(telling, summary=(article.passage(start, start + len(summary)),) if summary else ())


def test_a_number_of_the_summary_is_not_told_again_in_another_outlets_words() -> None:
    told = "Port Hale will spend £80 million on a new sea wall."
    one = piece("a", told, counted=[Counted("£80 million", 80_000_000, "pound sterling", "sea wall")])
    text = "Ministers gave the town £80m on Monday. The work takes 14 months."
    found = [Counted("£80m", 80_000_000, "pound sterling", "town"), Counted("14 months", 14, "month", "work")]
    other = piece("b", text, outlet="Coast Daily", hours=1, counted=found)

    assert counted(one, other, summary=told) == ["14 months"]


def test_an_amount_has_one_line() -> None:
    text = "The board granted £7bn in May. The plan for which £7bn is set aside runs to 2031."
    found = [Counted("£7bn", 7_000_000_000, "pound sterling", "board")]
    again = piece(
        "b",
        "A sum of £7 billion is meant for harbours.",
        outlet="Coast Daily",
        hours=1,
        counted=[Counted("£7 billion", 7_000_000_000, "pound sterling", "harbours")],
    )

    assert len(counted(piece("a", text, counted=found), again)) == 1


def test_a_sum_a_year_is_the_same_sum_annually() -> None:
    told = "Pilots who earn less than $125,000 a year pay no fee."
    text = "If you earn up to $125,000 annually, the pier is free."
    one = piece("a", told, counted=[Counted("$125,000 a year", 125_000, "dollar per year", "Pilots")])
    other = piece("b", text, outlet="Coast Daily", hours=1, counted=[Counted("$125,000", 125_000, "dollar", "earn")])

    assert counted(one, other, summary=told) == []


def test_a_number_of_many_digits_is_known_again_by_whatever_it_is_said_to_count() -> None:
    told = "Employers in the region added 943,000 jobs in July."
    text = "Payrolls grew by 943,000 workers, the bureau said."

    one = piece("a", told, counted=[Counted("943,000 jobs", 943_000, "job", "added")])
    other = piece(
        "b", text, outlet="Coast Daily", hours=1, counted=[Counted("943,000", 943_000, "worker", change="up")]
    )

    assert counted(one, other, summary=told) == []


@pytest.mark.parametrize(
    "text",
    [
        "The crash cost the lives of 16 men.",
        "Lind mourned the 16 lives lost.",
        "Of the guild, 16 lost their lives.",
        "Waves kill 16 men.",
    ],
)
def test_lives_that_were_lost_are_the_dead(text: str) -> None:
    one = piece("a", "The storm killed 16 rowers on the coast.", counted=[Counted("16 rowers", 16, "rower")])
    found = next(word for word in ("16 men", "16 lives", "16") if word in text)
    other = piece("b", text, outlet="Daily", hours=1, counted=[Counted(found, 16, "person")])

    assert counted(one, other, summary=one.article.text) == []


def test_as_many_dead_as_hurt_are_two_numbers() -> None:
    text = "The storm killed 12 people on the coast. Doctors in the town treated 12 people who were injured."
    found = [Counted("12 people", 12, "people", "killed"), Counted("12 people who", 12, "people", "injured")]

    assert len(counted(piece("a", text, counted=found))) == 2


@pytest.mark.parametrize(
    ("text", "words", "value", "lines"),
    [
        ("On one occasion the rule was broken.", "one occasion", 1, 0),
        ("The gap between the two leaders is wide.", "two", 2, 0),
        ("The guild has two new dates in mind.", "two new dates", 2, 0),
        ("The pilot, with three of her mates, rowed home.", "three", 3, 0),
        ("The crash left four children orphans.", "four", 4, 1),
        ("The crash killed one driver near Larkfield.", "one", 1, 1),
        ("One of the last drivers of the coast died on Sunday.", "One", 1, 0),
        ("The crash killed one of the best drivers.", "one", 1, 0),
        ("Brandt, one of those hurt in the crash, rows again.", "one", 1, 0),
    ],
)
def test_a_small_number_in_words_is_a_figure_only_where_harm_came_to_somebody(
    text: str, words: str, value: int, lines: int
) -> None:
    assert len(counted(piece("a", text, counted=[Counted(words, value, "driver")]))) == lines


def test_a_number_of_the_headline_is_not_told_again() -> None:
    text = "The town will spend £80 million on a wall. The work takes 14 months."
    found = [Counted("£80 million", 80_000_000, "pound sterling", "wall"), Counted("14 months", 14, "month", "work")]

    assert counted(piece("a", text, title="Port Hale plans £80 million wall", counted=found)) == ["14 months"]
    assert len(counted(piece("a", text, title="Port Hale plans £80 millions wall", counted=found))) == 2


def test_a_number_that_stands_in_the_line_of_another_has_none_of_its_own() -> None:
    def priced(name: str, text: str, high: str, low: str) -> Piece:
        units = [Counted(high, 9_000_000, "pound sterling"), Counted(low, 2_000_000, "pound sterling")]
        return piece(name, text, outlet=name, counted=units)

    once = priced("a", "Worth £9 million once, the old yard is valued at £2 million now.", "£9 million", "£2 million")
    again = priced("b", "Hale Docks was sold for £9m and makes £2m of profit.", "£9m", "£2m")
    lines = figures_below(summed(told_by(once, again), ""), [])

    assert len({each.shown.sentence for each in lines}) == 1
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("text", "words", "lines"),
    [
        ("The pier is known to millions of viewers.", "millions", 0),
        ("The flood killed thousands of people.", "thousands", 1),
        ("The wall would cost millions of pounds.", "millions of pounds", 1),
        ("What would you do with 400 boats?", "400 boats", 0),
        ("(The pier has 400 boats.)", "400 boats", 0),
        ("— Mara Lind, who sold 400 boats.", "400 boats", 0),
        ("Show caption 1 of 44 photos\nThe pier is old.", "44", 0),
        ("SEE ALSO: ‘We rowed on’: pier wins 400 boats\nThe pier is old.", "400 boats", 0),
        ("The pier is old. It has 400 boats, and more are due", "400 boats", 1),
        ("The pier is old. It has 400 boats, and more are to", "400 boats", 0),
        ("The pier is old. It has 400 boats of the", "400 boats", 0),
        ("Besides the new pier, the town sold 400...", "400", 0),
        ("The bench voted 12 to 3 on Monday, with 400…", "400", 0),
        ("The crew held out for more than 400 ...", "400", 0),
        ("The pier has 400 boats, and the town...", "400 boats", 1),
        ("The pier is old.\ntimes that the town has sold 400 boats of the pier.", "400 boats", 0),
        ("The pier is old.\neBoats sold 400 boats of the pier.", "400 boats", 1),
        ("The pier is old.\nThe 400 boats.", "400 boats", 0),
    ],
)
def test_what_nobody_has_counted_is_no_figure(text: str, words: str, lines: int) -> None:
    unit = "pound sterling" if "pounds" in words else "people"

    assert len(counted(piece("a", text, counted=[Counted(words, (1_000, 9_000), unit)]))) == lines


def test_a_word_alone_is_no_quote() -> None:
    text = "The pilot shook his head. “Rust,” Lind said. “Nobody looked after it,” Brandt said."
    said = [Said("Rust,"), Said("Nobody looked after it,", "Otto Brandt")]

    shown = quotes_below(told_by(piece("a", text, said=said)), (), 3)

    assert [plain(each.words) for each in shown] == ["“Nobody looked after it”"]


def test_a_quote_that_another_outlet_spells_otherwise_is_shown_once() -> None:
    def printed(name: str, spelled: str) -> Piece:
        words = f"The harbour guild will honour the old pilots, {spelled} their long work at sea and at the pier."
        return piece(name, f"“{words}” Lind said on {name}.", outlet=name, said=[Said(words)])

    told = told_by(printed("a", "recognising"), printed("b", "recognizing"))

    assert len(quotes_below(told, (), 3)) == 1


def test_what_a_speaker_says_twice_in_other_words_is_shown_once() -> None:
    words = (
        "The tax on boats may help a few sailors, but it drives up rents in every port.",
        "To lower rents, our ports need more berths, and a tax on boats brings none.",
    )
    text = f"“{words[0]}” Lind said.\nLater she said: “{words[1]}”"

    def shown(second: str) -> int:
        return len(quotes_below(told_by(piece("a", text, said=[Said(words[0]), Said(words[1], second)])), (), 3))

    assert (shown("Mara Lind"), shown("Otto Brandt")) == (1, 2)


def test_two_disputes_that_share_a_claim_have_one_line() -> None:
    text = "The storm killed 40 people, the guild said, of whom 31 people died in Easthaven, and 12 people at sea."

    def claimed(id: str, *values: int) -> Piece:
        found = [Counted(f"{value} people", value, "person", "killed") for value in values]
        return piece(id, text, outlet=id, counted=found)

    told = told_by(claimed("a", 40, 31, 12))
    one, other, third = (quantity.claims[0] for quantity in told.quantities)
    first, second = Quantity(one.figure, (one, other), differs=True), Quantity(other.figure, (other, third), True)

    assert figures_below(replace(told, summary=(), quantities=(first, second)), []) == [first]


def test_two_quotes_of_one_sentence_are_shown_once() -> None:
    text = "The vote “was a key step for us all,” Lind said, adding that it “sends a clear message to the coast.”"
    said = [
        Said("was a key step for us all,"),
        Said("sends a clear message to the coast."),
    ]

    shown = quotes_below(told_by(piece("a", text, said=said)), (), 3)

    assert [plain(each.words) for each in shown] == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "I rowed hard to keep the yard open all winter.",
            "You know me. I rowed hard to keep the yard open all winter.",
        ),
        (
            "It shall bring together the people of the coast and the hills for good.",
            "bring together the people of the coast",
        ),
        (
            "unite rowers across the coast and of all harbours",
            "It will unite rowers across the coast and of all harbours.",
        ),
    ],
)
def test_a_quote_that_has_a_sentence_of_another_is_not_shown_beside_it(first: str, second: str) -> None:
    one = piece("a", f"Lind said: “{first}”", said=[Said(first)])
    other = piece("b", f"The marshal said: “{second}”", outlet="Daily", hours=1, said=[Said(second, "Ann Field")])

    assert len(quotes_below(told_by(one, other), (), 3)) == 1


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("“We want it to thrive,” Lind said, “above all with you at the helm.”", "We want it to thrive,", "above all"),
        ("“A day of great joy,” said Lind, who vowed to “open every lock”.", "A day of great joy,", "open every lock"),
        ("“Nobody rows alone here,” she said, “and nobody sinks.”", "Nobody rows alone here,", "and nobody sinks."),
    ],
)
def test_a_quote_makes_room_for_the_sentence_that_shows_it_too(text: str, first: str, second: str) -> None:
    shown = quotes_below(told_by(piece("a", text, said=[Said(first), Said(second)])), (), 3)

    assert [plain(each.words) for each in shown] == [text]


def test_words_that_a_feed_cut_off_at_once_are_not_shown() -> None:
    cut = piece("a", "Lind spoke on Monday of the pier. “As we have said...”", said=[Said("As we have said...")])

    assert quotes_below(told_by(cut), (), 3) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The 12-day war ended in June.", Counted("12-day", 12, "day", "war")),
        ("The pier was closed by a 12-person board.", Counted("12-person", 12, "person", "board")),
        ("The board wrote a 225-page letter.", Counted("225-page", 225, "page", "letter")),
        ("Brandt, a two-time champion, rows again.", Counted("two-time", 2, "count", "champion")),
        ("Two years later the yard was sold.", Counted("Two years", 2, "year")),
        ("Mona Trask, 57, runs the yard.", Counted("57", 57, "year of age", "Mona Trask")),
        ("They ended the first of two days of talks.", Counted("two days", 2, "day", "talks")),
        ("Brandt, a seven-term mayor, rows again.", Counted("seven-term", 7, "term", "mayor")),
        ("Trask, a grandfather of nine, runs the yard.", Counted("nine", 9)),
        ("Trask wants to share it with his 11 grandchildren.", Counted("11", 11)),
        ("Trask sat beside two of the few surviving rowers.", Counted("two", 2, "person", "surviving rowers")),
        ("Trask waved through the clear, 75-degree evening.", Counted("75-degree", 75, "degree")),
        ("‘I should have had 30-plus boats’", Counted("30-plus", 30, "boat")),
        ("By May half of the yards had left the board,", Counted("half", 50, "percentage", "yards")),
        ("Trask was born in Oakholm, about 30 miles east of Easthaven.", Counted("30 miles", 30, "mile")),
        ("“We have 14 boats to thank for it,” Trask said.", Counted("14 boats", 14, "boat")),
        ("My crew was down to 14 men, the worst of all winters,” Trask said.", Counted("14 men", 14, "man")),
        ("Trask has said that the wreck was “100% real.”", Counted("100%", 100, "percentage")),
        ("By May, that figure was close to 70 boats.", Counted("70 boats", 70, "boat")),
        ("The sum, he said, stands for the £3 million lost.", Counted("£3 million", 3_000_000, "pound sterling")),
    ],
)
def test_what_only_describes_has_no_line(text: str, found: Counted) -> None:
    assert counted(piece("a", text, counted=[found])) == []


@pytest.mark.parametrize(
    "text",
    [
        "The yard will close, according to two sources familiar with the plan.",
        "Two people briefed on the talks say that the yard will close.",
        "Five harbour officials described the plan as dead.",
        "A dozen people who were close to the board spoke of the plan.",
        "The yard will close, according to nine former and current aides of the mayor who asked for no names.",
    ],
)
def test_how_many_told_it_has_no_line(text: str) -> None:
    words = re.search("[Tt]wo|Five|nine|dozen", text)
    assert words is not None

    assert counted(piece("a", text, counted=[Counted(words.group(), 5, "person")])) == []


@pytest.mark.parametrize(
    ("text", "words", "lines"),
    [
        ("The pier has been a sign of hope for over 30 years.", "30 years", 0),
        ("She joined the yard after spending two decades at sea.", "two decades", 0),
        ("Its worst trade in 12 years troubles the yard.", "12 years", 0),
        ("It has fuel for the next 20 days.", "20 days", 0),
        ("The pier is closed for 20 days.", "20 days", 1),
        ("The pier will close for 14 weeks.", "14 weeks", 1),
        ("The yard shuts for 14 weeks in May.", "14 weeks", 1),
        ("Heavy seas trap the crew for 20 hours.", "20 hours", 1),
        ("She has rowed here for close to 20 years.", "20 years", 0),
        ("A court jailed the pilot for 12 years.", "12 years", 1),
        ("The yard is quiet, and 30 years of rowing may end.", "30 years", 0),
        ("The yard may one day be a museum.", "one day", 0),
        ("The guild agreed on 20 days of ceasefire.", "20 days", 1),
        ("The work takes 14 months.", "14 months", 1),
    ],
)
def test_a_length_of_time_has_a_line_where_it_is_the_news(text: str, words: str, lines: int) -> None:
    unit = words.split()[1].rstrip("s")

    assert len(counted(piece("a", text, counted=[Counted(words, 20, unit)]))) == lines


@pytest.mark.parametrize(
    "text",
    [
        "“The guild lost 14 boats in the storm,” Trask said.",
        "“We grieve,” Trask said of the 14 boats that the guild lost.",
        "The guild, which told the mayor “we are done,” lost 14 boats in the storm.",
        "“At the pier by the I-95, 14 boats are lost,” Trask said.",
    ],
)
def test_what_is_told_of_others_or_beside_the_quote_has_a_line(text: str) -> None:
    assert counted(piece("a", text, counted=[Counted("14 boats", 14, "boat")])) == ["14 boats"]


def test_a_sentence_of_many_lines_has_no_line() -> None:
    text = f"The guild lost 14 boats {'and a mast and an oar ' * 7}in the storm."

    assert counted(piece("a", text, counted=[Counted("14 boats", 14, "boat")])) == []


def test_a_sentence_that_breaks_off_where_its_article_does_has_no_line() -> None:
    found = [Counted("14 boats", 14, "boat")]

    assert counted(piece("a", "A storm hit the pier.\nThe guild lost 14 boats starting", counted=found)) == []
    assert counted(piece("a", "The guild lost 14 boats in a storm", counted=found)) == ["14 boats"]


def test_what_is_set_to_last_has_a_line() -> None:
    text = "The court gave Brandt a 12-year sentence and the yard signed a three-year deal."
    found = [Counted("12-year", 12, "year", "sentence"), Counted("three-year", 3, "year", "deal")]

    assert counted(piece("a", text, counted=found)) == ["12-year", "three-year"]


def test_a_small_count_in_words_has_one_line_whatever_it_counts_is_called() -> None:
    one = piece("a", "Five European countries agree.", counted=[Counted("Five European countries", 5, "country")])
    other = piece("b", "The five states sign in May.", hours=1, counted=[Counted("five states", 5, "state")])

    assert counted(one, other) == ["Five European countries"]


@pytest.mark.parametrize(
    ("told", "again", "unit", "lines"),
    [
        ("The mayor sent 50 migrants to Port Hale.", "50 people", "people", 0),
        ("Port Hale opened a camp for 16 rowers.", "16 girls", "girl", 0),
        ("The pier was sold to 80 actors.", "80 artists", "artist", 0),
        ("The mayor sent 50 migrants to Port Hale.", "50 miles", "mile", 1),
        ("The mayor sent 50 migrants to Port Hale.", "50 degrees", "celsius", 1),
    ],
)
def test_a_count_has_one_line_whatever_an_outlet_calls_those_counted(
    told: str, again: str, unit: str, lines: int
) -> None:
    number = again.split(maxsplit=1)[0]
    one = piece("a", told, counted=[Counted(number, int(number), "person")])
    other = piece("b", f"There were {again}.", outlet="Daily", hours=1, counted=[Counted(again, int(number), unit)])

    assert len(counted(one, other, summary=told)) == lines


def test_an_amount_that_was_told_before_and_is_in_the_summary_has_no_line_in_an_update() -> None:
    def aid(id: str, text: str, hours: float) -> Piece:
        found = [Counted("£40,000", 40_000, "pound sterling", "grants")]
        return piece(id, text, title="Port Hale gives grants", hours=hours, counted=found)

    old = aid("old", "Port Hale spoke of grants of £40,000 for its rowers.", 0)
    new = aid("new", "Port Hale gave its rowers grants of £40,000 on Monday.", 20)
    other = piece(
        "b", "Whoever rows may ask for £40,000.", hours=20, counted=[Counted("£40,000", 40_000, "pound sterling")]
    )

    telling = summed(told_by(old, new, other, told=["old"]), new.article.text)

    assert [each.shown.passage.article for each in telling.quantities] == ["b"]
    assert figures_below(telling, []) == []


@pytest.mark.parametrize(("title", "lines"), [("Fair draws 9,300 guests", 0), ("Fair opens", 1)])
def test_a_count_of_the_headline_has_no_line_whatever_is_counted(title: str, lines: int) -> None:
    text = "Some 9,300 newcomers saw the goats."

    found = [Counted("9,300 newcomers", 9_300, "newcomer")]

    assert len(counted(piece("a", text, title=title, counted=found))) == lines


@pytest.mark.parametrize("opening", ["It", "But she", "His yard", "They"])
def test_a_line_that_points_at_nothing_told_is_left_out(opening: str) -> None:
    text = f"Brandt lost.\n{opening} cost £3 million.\nThe old yard was sold for £9 million."
    found = [Counted("£3 million", 3_000_000, "pound sterling"), Counted("£9 million", 9_000_000, "pound sterling")]

    assert counted(piece("a", text, title="Pier sold", counted=found)) == ["£9 million"]
    assert counted(piece("a", text, title="Brandt lost", counted=found))[0] == "£3 million"


@pytest.mark.parametrize(
    ("opening", "left"),
    [
        ("That", 0),
        ("And those storms", 0),
        ("Over the next two days, she", 0),
        ("Four other yards", 0),
        ("But mills also", 1),
    ],
)
def test_no_heading_says_what_a_line_points_at_that_is_told_before_it(opening: str, left: int) -> None:
    text = f"Brandt lost.\n{opening} cost £3 million."
    found = [Counted("£3 million", 3_000_000, "pound sterling")]

    assert len(counted(piece("a", text, title="Brandt lost", counted=found))) == left


def test_what_became_of_people_is_told_by_the_latest_report_alone() -> None:
    told = "The number of survivors stands at 68 by now."
    late = piece("late", told, hours=2, counted=[Counted("68", 68, "people", "survivors")])
    text = "Boats brought 58 people ashore."
    early = piece("early", text, outlet="Coast Daily", counted=[Counted("58 people", 58, "people")])

    assert counted(early, late, summary=told) == []
    assert counted(early) == ["58 people"]


def test_a_sentence_whose_quote_is_shown_above_has_no_line() -> None:
    text = (
        "“People love a tale of a coast that’s fair, of old rowers and of boats built by hand,” Lind told 400 pupils."
    )
    told = told_by(
        piece(
            "a",
            text,
            said=[Said("People love a tale of a coast that’s fair, of old rowers and of boats built by hand,")],
            counted=[Counted("400", 400, "person")],
        )
    )

    again = text.replace("“", '"').replace("”", '"').replace("’", "'")
    other = piece("b", again, outlet="Daily", hours=1, counted=[Counted("400", 400, "person")])
    both = replace(told, quantities=told_by(other).quantities, articles=(*told.articles, *told_by(other).articles))

    assert len(figures_below(told, [])) == 1
    assert figures_below(told, quotes_below(told, (), 3)) == []
    assert figures_below(both, quotes_below(told, (), 3)) == []
