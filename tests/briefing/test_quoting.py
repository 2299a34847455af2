"""Words are cut fairly: at sentence ends, with what turns them round kept, and figures in their own clause."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.briefing.cards import figures_message, quote_message, sources_message
from bot.briefing.lines import whole_sentence
from bot.briefing.quoting import ENDLESS, WORDS, is_cut_off, pullquote, turned_by
from bot.message import Facts, Paragraph, Run, plain
from bot.model import Figure, Health, Source
from bot.source_names import source_names
from bot.told import Variant
from tests.stories.pieces import MORNING, Counted, Piece, Said, piece, told_by

TAG = (Run("— Mara Lind"),)
ZONE = "Europe/Kyiv"


def quoted(text: str, *said: Said) -> str:
    """The first quote as it is shown."""
    each = piece("a", text, said=said)
    return plain(pullquote(each.quotes[0], each.article, TAG, each.quotes).words)


def figured(text: str, *counted: Counted) -> str:
    return plain(whole_sentence(piece("a", text, counted=counted).digest.figures))


def test_the_comma_before_the_tag_is_left_out() -> None:
    assert quoted("“All is well,” she said.", Said("All is well,")) == "“All is well”"


def test_a_long_quote_ends_at_a_sentence_end_and_says_so() -> None:
    words = "The pier stands. " + "It has stood for a long time on this coast. " * 8

    shown = quoted(f"“{words}”", Said(words))

    assert shown == f"“{words[:-1][: len(shown) - 6]} […]”"
    assert shown.endswith("coast. […]”")
    assert len(shown.split()) <= WORDS + 1


def test_a_long_quote_is_shown_from_the_sentence_that_is_sought() -> None:
    words = (
        "The pier stands. " + "It has stood for a long time on this coast. " * 8 + "We shall keep the lamp. It is dear."
    )
    each = piece("a", f"“{words}”", said=[Said(words)])

    def shown(sought: str) -> str:
        return plain(pullquote(each.quotes[0], each.article, TAG, sought=words.index(sought)).words)

    assert shown("We shall") == "“[…] We shall keep the lamp. It is dear.”"
    assert shown("lamp") == "“[…] We shall keep the lamp. It is dear.”"
    assert shown("It has stood") == shown("The pier")


def test_an_endless_sentence_is_cut_before_a_word_and_says_so() -> None:
    words = "The pier stands on this coast and " * 100

    shown = quoted(f"“{words}”", Said(words))

    assert len(shown.split()) == ENDLESS + 1
    assert shown.endswith(" […]”")
    assert words.startswith(shown[1:-6])


def test_a_title_is_no_sentence_end() -> None:
    words = "We asked Mr. " + "Brandt and others " * 25 + "about it. And again."

    assert quoted(f"“{words}”", Said(words)).endswith("about it. […]”")


def test_a_sentence_that_turns_the_words_round_is_kept_however_long() -> None:
    words = "We like the plan very much indeed. " * 8 + "However, it costs too much. But we may pay. Good night all."

    assert quoted(f"“{words}”", Said(words)).endswith("However, it costs too much. But we may pay. […]”")


def test_what_the_speaker_turns_round_behind_the_tag_is_kept() -> None:
    text = "“I like it,” Lind said. “Yet it costs too much,” she added."

    assert quoted(text, Said("I like it,"), Said("Yet it costs too much,")) == "“I like it […] Yet it costs too much”"


def test_only_the_turning_sentence_is_added() -> None:
    text = "“I like it,” Lind said. “But it costs too much. We shall see. Good night.”"
    turn = Said("But it costs too much. We shall see. Good night.")

    assert quoted(text, Said("I like it,"), turn) == "“I like it […] But it costs too much. […]”"


@pytest.mark.parametrize(
    "second",
    [
        Said("But it costs too much,", "Otto Brandt"),
        Said("But it costs too much,", kind="fragment"),
    ],
)
def test_other_voices_are_no_turn(second: Said) -> None:
    text = "“I like it,” Lind said. “But it costs too much,” somebody added."

    assert quoted(text, Said("I like it,"), second) == "“I like it”"


def test_a_turn_behind_somebody_elses_words_or_far_away_is_none() -> None:
    between = "“I like it,” Lind said. “I do not,” said Brandt. “But it costs too much,” Lind added."
    far = "“I like it,” Lind said. " + "The hall was full. " * 12 + "“But it costs too much,” she added."

    for text in (between, far):
        each = piece("a", text, said=[Said("I like it,"), Said("But it costs too much,")])
        assert turned_by(each.quotes[0], each.article, each.quotes) is None


def test_a_fragment_and_relayed_words_stand_inside_the_writers_sentence() -> None:
    text = "Lind called the plan “a bad joke” on Monday."

    assert quoted(text, Said("a bad joke", kind="fragment")) == text
    assert quoted(text, Said("a bad joke", kind="relayed")) == text


def test_words_that_begin_inside_the_writers_sentence_are_shown_in_it() -> None:
    text = "Lind wants “a lasting peace on this coast.”"

    assert quoted(text, Said("a lasting peace on this coast.")) == text
    assert (
        quoted("“all is well on this coast,” she said.", Said("all is well on this coast,"))
        == "“all is well on this coast”"
    )


def test_words_that_begin_inside_a_long_sentence_say_so() -> None:
    long = " ".join(["and a lasting peace for boats"] * 12)
    text = f"Lind, who spoke for an hour on Monday, wants “a lasting peace {long}.”"

    assert quoted(text, Said(f"a lasting peace {long}.")).startswith("“[…] a lasting peace")


@given(
    st.lists(
        st.sampled_from(["one", "two,", "three.", "four!", "But", "However,", "Mr.", "five?”"]),
        min_size=1,
        max_size=150,
    )
)
def test_a_quote_loses_no_words_but_at_marked_gaps(words: list[str]) -> None:
    text = " ".join(["Then", *words])

    shown = quoted(f"X “{text}” Y", Said(text))

    parts = [part.strip() for part in re.split(r"\[…\]", shown[1:-1]) if part.strip()]
    assert all(part in text for part in parts)
    assert "[…]" in shown or shown[1:-1] == text.strip().removesuffix(",").rstrip()


def test_a_short_sentence_with_a_figure_is_shown_whole() -> None:
    assert (
        figured("The pier cost 12 dollars, the board said.", Counted("12", 12))
        == "The pier cost 12 dollars, the board said."
    )


def test_a_figures_sentence_is_shown_whole() -> None:
    text = (
        "More than 40 boats -- among them the mail boat, the pilot’s launch, three ferries of the island line and the"
        " new cutter of the coast guard, which had come in on Sunday -- lay in the inner harbour of Easthaven, 12 of"
        " them without a crew, the harbour office said."
    )

    assert figured(text, Counted("40 boats", 40), Counted("12", 12)) == text


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("“We see 240 ships a year.", "“We see 240 ships a year.”"),
        ("We see 240 ships a year,” Lind said.", "“We see 240 ships a year,” Lind said."),
        ('"We see 240 ships a year.', '"We see 240 ships a year."'),
        ('None," Lind said of the 240 ships that "all" saw.', '"None," Lind said of the 240 ships that "all" saw.'),
        ("“We see 240 ships,” Lind said.", "“We see 240 ships,” Lind said."),
    ],
)
def test_a_sentence_out_of_a_quotation_gets_the_mark_that_it_lacks(sentence: str, shown: str) -> None:
    assert figured(sentence, Counted("240", 240)) == shown


def test_a_quote_alone_shows_its_paragraph_its_other_wordings_and_its_place() -> None:
    text = "It rained all day.\nLind came late. “The pier is safe for everybody,” she said. Then she left.\nThe end."
    one = piece("a", text, title="Pier is safe", said=[Said("The pier is safe for everybody,")])
    own = " ".join(f"w{n}" for n in range(20))
    other = piece(
        "b", f"{own}\n“This pier is safe for everybody.”", outlet=None, said=[Said("This pier is safe for everybody.")]
    )
    (statement,) = told_by(one, other).statements

    message = quote_message(statement.shown, one.article, statement.variants, ZONE)

    pulled, context, variants, source, _ = message.blocks
    assert isinstance(context, Paragraph)
    assert [(run.text, run.bold) for run in context.line if isinstance(run, Run)] == [
        ("Lind came late. “", False),
        ("The pier is safe for everybody,", True),
        ("” she said. Then she left.", False),
    ]
    assert isinstance(variants, Facts)
    assert [plain(line) for line in variants.lines] == ["“This pier is safe for everybody.” — outlet not given"]
    assert isinstance(source, Facts)
    assert plain(source.lines[0]) == "Pier is safe · The Harbour Post, 2026-05-04"
    assert pulled.__class__.__name__ == "Pullquote"


def test_who_else_prints_the_very_words_is_named_without_them() -> None:
    one = piece("a", "“The pier is safe,” Lind said.", said=[Said("The pier is safe,")])
    other = piece("b", "Lind said: “The pier is safe”", outlet="The Wire", said=[Said("The pier is safe")])
    variants = [Variant(one.quotes[0], "The Post"), Variant(other.quotes[0], "The Wire")]

    blocks = quote_message(one.quotes[0], one.article, variants, ZONE).blocks

    told = [(block.title, [plain(line) for line in block.lines]) for block in blocks if isinstance(block, Facts)]
    assert told[0] == ("The same words in", ["The Wire"])
    assert "Also printed as" not in dict(told)


def test_a_long_paragraph_gives_only_the_writers_sentence() -> None:
    text = "Rain fell. " * 100 + "“All is well,” she said."
    each = piece("a", text, said=[Said("All is well,")])
    start = text.index("“")
    quote = replace(each.quotes[0], context=each.article.passage(start, len(text)))

    _, context, source, _ = quote_message(quote, each.article, (), ZONE).blocks

    assert isinstance(context, Paragraph)
    assert plain(context.line) == "“All is well,” she said."
    assert isinstance(source, Facts)
    assert plain(source.lines[0]).startswith("no title · ")


def toll(id: str, value: int, by: str | None = None) -> Piece:
    text = f"The {id} paper says that the sinking off Easthaven killed {value} people."
    return piece(
        id, text, outlet=f"The {id}", counted=[Counted(f"{value} people", value, "person", "killed", claimed_by=by)]
    )


def test_figures_are_shown_with_every_claim() -> None:
    one, other = toll("west", 12, "the police"), toll("east", 15)
    telling = told_by(one, other)

    (facts,) = figures_message(telling.quantities, telling.articles, ZONE).blocks

    assert isinstance(facts, Facts)
    assert facts.title == "The sources disagree"
    assert [plain(line) for line in facts.lines] == [
        "The east paper says that the sinking off Easthaven killed 15 people. · The east, 2026-05-04",
        "The west paper says that the sinking off Easthaven killed 12 people. — the police · The west, 2026-05-04",
    ]
    assert "no figures" in plain(_line(figures_message((), (), ZONE).blocks[0]))


def _line(block: object) -> tuple[Run, ...]:
    assert isinstance(block, Paragraph)
    return tuple(part for part in block.line if isinstance(part, Run))


def test_sources_say_how_they_do() -> None:
    sources = [
        Source("a", "https://a.example/feed", "feed", "The A"),
        Source("b", "b.xml", "file", origin="file"),
        Source("c", "https://c.example/", "page"),
        Source("d", "https://d.example/", "page"),
        Source("e", "https://a.example/sport", "feed", "The A"),
    ]
    health = {
        "a": Health("a", succeeded=MORNING),
        "b": Health("b", failing_since=MORNING, reason="no such file"),
        "d": Health("d", failing_since=MORNING),
    }

    _, facts = sources_message(source_names(sources), health, {"a": 3, "b": 1}, ZONE).blocks

    assert isinstance(facts, Facts)
    assert [plain(line) for line in facts.lines] == [
        "The A (a.example/feed) · 3 articles · fine",
        "b.xml · 1 article · from file · failing since 2026-05-04: no such file",
        "https://c.example/ · 0 articles · not visited yet",
        "https://d.example/ · 0 articles · failing since 2026-05-04: no reason given",
        "The A (a.example/sport) · 0 articles · not visited yet",
    ]
    assert "no sources" in plain(_line(sources_message({}, {}, {}, ZONE).blocks[0]))


def test_no_list_of_sources_shows_or_links_what_one_is_opened_with() -> None:
    sources = [
        Source("a", "https://a.example/feed?id=7&token=s3cr3t", "feed"),
        Source("b", "https://b.example/feed", "feed"),
    ]

    _, facts = sources_message(source_names(sources), {}, {}, ZONE).blocks

    assert isinstance(facts, Facts)
    names = [line[0] for line in facts.lines if isinstance(line[0], Run)]
    assert [(run.text, run.link) for run in names] == [
        ("https://a.example/feed?id=7&token=[hidden]", None),
        ("https://b.example/feed", "https://b.example/feed"),
    ]


@given(st.text(alphabet='abc ,;—“”"()not', max_size=150), st.text(alphabet='abc ,;—“”"()not', max_size=150))
def test_a_figures_line_is_a_slice_around_its_number(before: str, after: str) -> None:
    text = f"{before} 5 {after}".strip()
    figure: Figure = piece("a", text, counted=[Counted("5", 5)]).digest.figures[0]

    runs = whole_sentence([figure])

    words = "".join(run.text for run in runs if isinstance(run, Run) and not run.faint)
    assert words in text
    assert Run.of(figure.passage, bold=True) in runs


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The pier will not be closed. We have also asked the...", "“The pier will not be closed. […]”"),
        ("We have also asked...", "“We have also asked...”"),
    ],
)
def test_a_quote_that_a_feed_cut_off_ends_with_its_last_whole_sentence(words: str, shown: str) -> None:
    assert quoted(f"Lind spoke on Monday. “{words}”", Said(words)) == shown


@pytest.mark.parametrize(
    "words", ["What we just try to", "The pier will", "If the yard had sent a boat, we would have a"]
)
def test_a_quote_in_which_the_text_breaks_off_is_cut_off(words: str) -> None:
    broken = piece("a", f"Lind spoke on Monday. “{words}", said=[Said(words)])
    whole = piece("a", f"Lind spoke on Monday. “{words}”", said=[Said(words)])

    assert is_cut_off(broken.quotes[0], broken.article)
    assert not is_cut_off(whole.quotes[0], whole.article)


def test_a_speaker_who_trails_off_is_shown_doing_so() -> None:
    words = "It was here. I do not know..."

    assert quoted(f"“{words}” Lind said.", Said(words)) == f"“{words}”"
