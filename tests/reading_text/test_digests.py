from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.lexicon import load, word_files
from bot.model import Article
from bot.reading.digest import READER, read
from bot.reading.lexicon import Lexicon
from bot.reading.outline import Outline
from bot.reading.summaries.summary import Budget
from bot.reading.terms import MOST_TERMS, terms

Told = Callable[..., tuple[Article, Outline]]

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
FERRY = (
    "The ferry Northern Star sank off the Larkfield pier on Monday, and 214 people were rescued.\n\n"
    "“It went down within minutes,” said the pilot, Ann Field.\n\nShare this article"
)


def test_a_digest_holds_everything_that_an_article_says(told: Told) -> None:
    article, outline = told(FERRY, title="Ferry sinks")

    digest, found = read(article, load(), Budget(1, None))

    assert found == outline
    assert (digest.article, digest.revision, digest.reader) == ("a1", 1, READER)
    assert (digest.language, digest.genre.genre) == ("en", "news")
    assert [passage.text for passage in digest.summary] == [FERRY.split("\n", maxsplit=1)[0]]
    assert [(quote.passage.text, quote.speaker and quote.speaker.name) for quote in digest.quotes] == [
        ("It went down within minutes,", "Ann Field")
    ]
    assert "214" in [figure.passage.text.split()[0] for figure in digest.figures]
    assert "Ann Field" in digest.names
    assert "ferry" in dict(digest.terms)


def test_a_foreign_article_has_a_language_and_a_genre_only(told: Told) -> None:
    text = (
        "Die Fähre ist am Montag vor der Mole gesunken, und 214 Menschen wurden gerettet. „Sie sank schnell“, sagte er."
    )

    digest, _ = read(told(text)[0], load())

    assert digest.language == "de"
    assert not digest.summary
    assert not digest.quotes
    assert not digest.figures
    assert not digest.names
    assert not digest.terms


def test_a_round_up_has_no_words_to_be_grouped_by(told: Told) -> None:
    digest, _ = read(told(FERRY, title="Live updates: the ferry and other news")[0], load())

    assert digest.genre.genre == "live"
    assert digest.quotes
    assert not digest.terms


def test_an_empty_text_can_be_read(told: Told) -> None:
    digest, outline = read(told("")[0], load())

    assert digest.genre.genre == "unknown"
    assert outline.paragraphs == ()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two real articles are not here")
def test_nothing_of_the_furniture_of_the_two_real_articles_is_told(told: Told) -> None:
    furniture = ("Discover more", "Subscribe", "About the author", "The editorial team", "- News")
    for path in SEEDS.glob("*.txt"):
        digest, _ = read(told(path.read_text("utf-8"))[0], load())

        shown = [*digest.summary, *(q.passage for q in digest.quotes), *(f.passage for f in digest.figures)]
        assert shown
        assert not any(words in passage.text for passage in shown for words in furniture)


def test_terms_are_the_words_that_count_heaviest_first(told: Told) -> None:
    article, outline = told(FERRY, title="Ferry sinks off Larkfield")

    found = terms(article, outline)

    weights = [weight for _, weight in found if weight]
    assert weights == sorted(weights, reverse=True)
    assert {"ferry", "larkfield"} <= {term for term, _ in found[:4]}
    assert "the" not in dict(found)
    assert "shar" not in dict(found)
    assert ("on:monday", 0.0) in found


def test_words_of_the_title_and_numbers_weigh_more(told: Told) -> None:
    weights = dict(terms(*told("Gannets left 4,300 nests behind.", title="Gannets gone")))

    assert weights["gannet"] > weights["4,300"] > weights["nest"]


def test_terms_are_few_however_long_the_text_is(told: Told) -> None:
    text = " ".join(f"Word{chr(97 + n % 26)}{chr(97 + n // 26)} fell." for n in range(500))

    assert len([weight for _, weight in terms(*told(text)) if weight]) == MOST_TERMS


def test_a_missing_word_file_is_named() -> None:
    files = word_files()
    del files["text_noise.txt"]

    with pytest.raises(KeyError, match=r"text_noise\.txt"):
        Lexicon.parse(files)


def test_the_lexicon_is_parsed_once() -> None:
    assert load() is load()
