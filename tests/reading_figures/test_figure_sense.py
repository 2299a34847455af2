"""What figures measure, how they change, who claims them, and in which order they stand."""

from __future__ import annotations

import pytest

from adapters.lexicon import load
from bot.model import Article
from bot.reading.figures import figures
from bot.reading.outline import Outline, Paragraph, Sentence
from bot.reading.text import outline
from tests.reading_figures.sentences import FETCHED, WORDS, changes, read, senses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 300 men came.", ["~ 300"]),
        ("Nearly 300 men came.", ["~ 300"]),
        ("It spans ~45 miles or so.", ["~ 45"]),
        ("At least 300 men came.", ["> 300"]),
        ("No fewer than 300 men came.", ["> 300"]),
        ("Some 300 men or more came.", ["> 300"]),
        ("They gave 20+ years of work, 60-plus hours a week.", ["> 20", "> 60"]),
        ("They paid a $500-plus fine for 1,000-plus boats.", ["> 500", "> 1000"]),
        ("It is worth 3 + 15 points.", ["= 3", "= 15"]),
        ("Rain fell over 12 hours, and wages would climb gradually over six years.", ["> 12", "> 6"]),
        ("The city could fall within 4 days.", ["< 4"]),
        ("Diets increase lives by just over 10 years.", ["up 10"]),
        ("Less than 300 men came.", ["< 300"]),
        ("Up to 300 men came.", ["< 300"]),
        ("It is a sub-500 sq m office.", ["< 500"]),
        ("About, at most 10 km.", ["< 10"]),
        ("Prices rose by only 3%.", ["up 3"]),
        ("Prices rose by more than 3%.", ["up 3"]),
        ("Prices fell about 3%.", ["down 3"]),
        ("Prices were down 3%, or 2 points.", ["down 3", "down 2"]),
        ("Prices rose 3% to 164p.", ["up 3", "= 164"]),
        ("Prices saw a 3% drop.", ["= 3"]),
        ("3% is much.", ["= 3"]),
        ("Prices rose very very very much by again by just 3%.", ["= 3"]),
    ],
)
def test_a_direction_wins_over_a_bound_and_a_bound_over_about(text: str, expected: list[str]) -> None:
    assert changes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They want a 30-day ceasefire soon.", ["ceasefire"]),
        ("They saw a 75 percent increase in usage among students.", ["increase in usage"]),
        ("They saw a 37m (121ft)-long boat.", ["boat"]),
        ("They hold nearly 20% of the island’s land.", ["the island’s land"]),
        ("They sit on $1 billion in cash reserves.", ["cash reserves"]),
        ("They saw $1 billion in 2019.", [None]),
        ("They hold 50mL of 30% fuming acid.", ["fuming acid", "fuming acid"]),
        ("Core inflation rose 0.3% in June.", ["Core inflation"]),
        ("The sales of 5835 units pleased them.", ["The sales"]),
        ("Rovers shares rose 6.5% to 164p.", ["Rovers shares", "Rovers shares"]),
        ("Rovers jumped 8.5% and Albion gained 3.5%.", ["Rovers", "Albion"]),
        ("A rally in bank stocks, which were up 2.8%.", ["bank stocks"]),
        ("The 1,300 hectares they held last summer are gone.", ["they held last summer"]),
        ("The 1,300 hectares (5 square miles) they held last summer are gone.", ["they held last summer"]),
        ("135 people were killed in the crash.", ["were killed in the crash"]),
        ("They found 9 dead, including 4 men killed in the blast.", ["dead", "killed in the blast"]),
        ("135 people who were ill came home.", ["were ill came home"]),
        ("I paid $35,538 for an 8.5 kW system.", ["an 8.5 kW system", "system"]),
        ("It is one of the oldest parks.", [None]),
        ("The price of the U.S. crude is $60.", ["The price of the U.S. crude"]),
        (
            "Large farmers of the northern bay in the north of the country by the cold sea in the west of it saw $5.",
            ["Large farmers of the northern bay"],
        ),
        (
            "The board of the town by the cold sea in the west of the large country saw losses of $5.",
            ["losses"],
        ),
        (
            "The mayor cried in the hall by the sea near the old bridge in the dark and the town sold boats worth $5.",
            ["the town sold boats"],
        ),
        ("They paid $5 this March.", [None]),
        ("They paid $5 on the same day.", [None]),
        ("They saw 5% made of it.", [None]),
        ("They saw a 5% widened gap in the last week.", ["widened gap"]),
        ("5 was it.", [None]),
        ("They met on a 9-year plan on Harbour Eve.", ["plan on Harbour Eve"]),
        ("The U.S. has 52 million cases.", ["The U.S."]),
        ("Half of U.S. adults agree.", ["U.S. adults agree"]),
        ("They ask for 9% of U.K. pensions and $5 of N.Y. rents.", ["U.K. pensions", "N.Y. rents"]),
        ("Police found £2 million worth of silk in the bay.", ["silk"]),
        ("They paid for nearly $5 worth of bread.", ["bread"]),
        ("The council bought an estimated $3,000 worth of salt.", ["salt"]),
        ("Osk, a coastal town 70 miles north of Tarn, is dark.", ["a coastal town"]),
        ("They died in the village of Tarn, about 7 km from the peak.", ["the village of Tarn"]),
        ("The depot is 25 miles south of the capital.", ["The depot"]),
        ("The park's sights, which include 29 mounds, are shut.", ["The park's sights"]),
        ("The fund’s loans, which range from $8 to $9 million, are safe.", ["The fund’s loans"]),
        ("Ada Stone, who served three tours, retired.", ["Ada Stone"]),
        ("The firm lost $9 million in the first nine months of 2022.", ["The firm"] * 2),
        ("It’s 3 miles longer.", [None]),
        ("That’s 14,795 calories.", [None]),
        ("She’s got two boats, and they’ve seen 40 nets.", [None, None]),
        ("Cook 3 minutes clearly and 5% widened.", ["Cook", "Cook"]),
    ],
)  # fmt: skip
def test_the_words_that_give_a_figure_its_sense_are_found(text: str, expected: list[str | None]) -> None:
    assert senses(text) == expected


def test_a_figure_without_content_before_it_takes_over_the_sense_of_the_one_before() -> None:
    assert senses("The index rose 0.25 points, or 0.01%.") == ["The index", "The index"]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("It lost 200 hectares, as reported by the coastal guard.", "the coastal guard"),
        ("Some 60 percent agree, according to the Institute for Tides and Sands.", "the Institute for Tides and Sands"),
        ("Some 60 percent agree, according to some sources in town.", "some sources"),
        ("The union said 300 men left.", "The union"),
        ("Officials of the town reported 300 cases.", "Officials of the town"),
        ("A survey found 60 percent agree.", "A survey"),
        ("A friend found the 2 boats.", None),
        ("A study found that 60 percent agree.", "A study"),
        ("“We lost 300 men,” said Ada Stone, the mayor.", "Ada Stone"),
        ("“We lost 300 men,” the mayor said.", "the mayor"),
        ("“We lost 300 men,” he said.", None),
        ("She said 300 men left.", None),
        ("Many who know her said 300 men left.", None),
        ("It is 5, said once.", None),
        ("The 300 men left, according to.", None),
        ("It fell 3%, while and according to of the.", None),
        ("Many farmers said 300 men left.", "Many farmers"),
        ("far away farmers said 300 men left.", None),
        ("Nobody knows about 300 men.", None),
    ],
)
def test_a_claim_is_given_to_whom_the_sentence_names(text: str, claimant: str | None) -> None:
    assert {figure.claimed_by for figure in read(text)} == {claimant}


def test_noise_gives_no_figures() -> None:
    text = "Join 5,000 readers."
    page = Outline(text, (Paragraph(0, len(text), (Sentence(0, len(text)),), noise="subscribe"),))

    assert figures(Article("a1", text, FETCHED), page, WORDS) == ()


def test_the_figures_of_a_story_come_before_ages_spans_and_bare_numbers() -> None:
    text = (
        "The Harbour Council will pay $40 million for new sea walls. Ann Lee, 45, has sat on it for two years. "
        "It met 17 in all. About 30% of the town opposed the plan. One man left."
    )
    words = load()
    article = Article("a1", text, FETCHED, title="Council pays $40 million for walls")

    found = figures(article, outline(text, words.text), words.figures)

    ranks = {figure.passage.text: figure.rank for figure in found}
    assert sorted(ranks, key=ranks.__getitem__)[:2] == ["$40 million", "30%"]
    assert sorted(ranks.values()) == list(range(1, len(found) + 1))
    assert ranks["45"] > ranks["30%"]


@pytest.mark.parametrize("share", ["two-thirds of homes", "one in five homes", "three-quarters of homes"])
def test_a_share_in_words_comes_before_what_is_merely_counted(share: str) -> None:
    text = f"About {share} lost power. Crews came with 40 vans. They worked for 3 days."
    words = load()
    article = Article("a1", text, FETCHED)

    found = figures(article, outline(text, words.text), words.figures)

    assert min(found, key=lambda figure: figure.rank or 99).passage.start == text.index(share)
