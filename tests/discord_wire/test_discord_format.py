"""Any message becomes one or more of Discord's, valid and whole, whatever the web wrote into it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.chat.buttons import SHARE
from adapters.discord.custom_ids import ButtonMarks, ButtonPress, belongs, mark, pressed, share
from adapters.discord.format import Payload, payload, size_of, text_of
from adapters.discord.markdown import clean, markdown
from adapters.discord.parts import parts
from adapters.discord.preview import html_of, inline, page
from bot.message import (
    Block,
    Choices,
    Code,
    Document,
    Facts,
    Footer,
    Heading,
    Line,
    Message,
    Moment,
    Paragraph,
    Pullquote,
    Run,
)
from tests.discord_wire.checking import message_complaints
from tests.hostile import LINKS, ODD_LINKS, TEXTS

AT = datetime(2025, 3, 13, 23, 30, tzinfo=UTC)

long_words = st.builds(lambda word, times: f"{word} " * times, st.text(min_size=1, max_size=12), st.integers(300, 1500))
words = st.one_of(st.text(max_size=60), st.sampled_from(TEXTS), long_words)
links = st.one_of(st.none(), st.sampled_from((*LINKS, *ODD_LINKS, "https://a.example/b")))
runs = st.builds(Run, words, st.booleans(), st.booleans(), links)
moments = st.builds(Moment, st.just(AT), st.just("UTC"), st.sampled_from(("date", "time")))
lines = st.lists(st.one_of(runs, moments), max_size=4).map(tuple)
options = st.lists(st.tuples(st.text(max_size=120), st.text(max_size=120)), min_size=1, max_size=60).map(tuple)
blocks = st.one_of(
    st.builds(Heading, lines, st.sampled_from((1, 2))),
    st.builds(Paragraph, lines),
    st.builds(Pullquote, lines, lines, st.sampled_from(("abcdefg", "hijklmn", "opqrstu", "other"))),
    st.builds(Facts, st.lists(lines, max_size=12).map(tuple), st.one_of(st.none(), words)),
    st.builds(Choices, options),
    st.builds(Footer, lines),
    st.builds(Code, words),
    st.builds(Document, st.text(min_size=1, max_size=40), words),
)
messages = st.lists(blocks, max_size=14).map(lambda made: Message(tuple(made)))


def line(text: str, **style: Any) -> Line:
    return (Run(text, **style),)


def request(made: Payload) -> dict[str, Any]:
    """The request that posts it."""
    files = [{"id": number, "filename": name} for number, (name, _) in enumerate(made.files)]
    return {
        "components": list(made.components),
        "flags": 1 << 15,
        "allowed_mentions": {"parse": []},
        "attachments": files,
    }


def rendered(message: Message, key: str = "key") -> list[Payload]:
    marks = ButtonMarks(key, "1574891952309010571/1574891952309010999")
    kept = {long: f"token{number}" for number, long in enumerate(marks.too_long(message.blocks))}
    return [payload(part, marks, kept, share("/ask")) for part in parts(message)]


def letters(text: str) -> str:
    """The letters that can be seen, without white space."""
    return re.sub(r"\s+", "", clean(text))


def shown(made: list[Payload]) -> str:
    """What Discord shows of the texts."""
    texts = [each["content"] for payload in made for each in walk(payload.components) if each["type"] == 10]
    return letters(unescape(re.sub(r"<time>[^<]*</time>|</?[a-z][^>]*>", "", "".join(map(html_of, texts)))))


def walk(components: Any) -> Any:
    for each in components:
        yield each
        yield from walk(each.get("components", ()))


def said(block: Block) -> str:
    match block:
        case Heading(one) | Paragraph(one) | Footer(one):
            return runs_of(one)
        case Pullquote(words, tag):
            return runs_of(words) + runs_of(tag)
        case Facts(many, title):
            return letters(title or "") + "".join(map(runs_of, many))
        case Code(text):
            return letters(text)
        case Choices() | Document():
            return ""


def runs_of(line: Line) -> str:
    return letters("".join(part.text for part in line if isinstance(part, Run)))


@settings(max_examples=40)
@given(messages)
def test_any_message_is_taken_by_discord_and_loses_no_word(message: Message) -> None:
    made = rendered(message)

    assert [complaint for each in made for complaint in message_complaints(request(each))] == []
    assert all(size_of(each.components).components <= 40 for each in made)
    text = shown(made)
    for block in message.blocks:
        if not isinstance(block, Code):
            assert all(part in text for part in fragments(said(block)))


def fragments(text: str) -> list[str]:
    """Stretches that must stand whole; one that is longer than a part may be cut into several."""
    return [text] if len(text) < 900 else []


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_shows_as_its_letters_and_nothing_else(text: str) -> None:
    made = markdown(line(text))

    html = html_of(made) if made else "<p></p>"
    assert re.fullmatch(r"<p>[^<]*</p>", html), html
    assert letters(unescape(html[3:-4])) == letters(text)


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_stays_inside_quotes_lists_and_links(text: str) -> None:
    message = Message(
        (Pullquote(line(text), line(text), "a"), Facts((line(text),)), Paragraph(line(text, link="https://a.example")))
    )

    (made,) = rendered(message)

    html = "".join(html_of(each["content"]) for each in walk(made.components) if each["type"] == 10)
    elements = re.sub(r"</?(?:p|li|blockquote|a href=\"https://a\.example\"|a)>", "", html)
    assert "<" not in elements, elements


@pytest.mark.parametrize("link", LINKS)
def test_a_hostile_address_is_no_link(link: str) -> None:
    assert "](" not in markdown(line("the bank", link=link))


@pytest.mark.parametrize("link", ODD_LINKS)
def test_an_odd_address_is_a_link_that_ends_where_it_ends(link: str) -> None:
    html = inline(markdown((Run("before "), Run("label", link=link, bold=True), Run(" behind"))))

    assert re.fullmatch(r'before <strong><a href="[^"]*">label</a></strong> behind', html), html


def test_times_are_stamps_in_the_readers_zone() -> None:
    made = markdown((Run("read "), Moment(AT, "Europe/Kyiv"), Run(", next "), Moment(AT, "UTC", "time")))

    assert made == "read <t:1741908600:D>, next <t:1741908600:f>"


def test_bold_stretches_side_by_side_are_one() -> None:
    assert markdown((Run("a ", bold=True), Run("b", bold=True), Run(" c"), Run(" ", bold=True))) == "**a b** c"
    assert markdown((Run("a", bold=True), Run("\u200b"), Run("b", bold=True))) == "**ab**"


def story(number: int) -> tuple[Block, ...]:
    return (
        Heading(line(f"Story {number}")),
        Paragraph(line(f"Told {number}.")),
        Pullquote(line(f"“Words {number}.”"), line("— Ada"), f"q{number}"),
        Facts((line("[1] The Courier"),), "Sources"),
    )


def test_a_briefing_is_its_top_story_and_the_others_follow() -> None:
    opening, foot = Heading(line("13 March · 3 new stories"), 1), Footer(line("20 articles read"))
    choices = Choices((("Why this story", "/why 1"),))
    briefing = Message((opening, *story(1), *story(2), *story(3), choices, foot))

    first, second = parts(briefing)

    more = Facts((line("Story 2"), line("Story 3")), "Also in this briefing")
    assert first.blocks == (opening, *story(1), more, choices, foot)
    assert second.blocks == (*story(2), *story(3))


@pytest.mark.parametrize("link", [None, "https://a.example/1", "https://a.example/?b=(c)"])
def test_the_list_of_headlines_cites_nobody(link: str | None) -> None:
    cited = Heading((Run("Ferry sinks."), Run(" [1]", faint=True, link=link)))

    first, _ = parts(Message((Heading(line("2 new stories"), 1), *story(1), cited, *story(2)[1:])))

    assert first.blocks[-1] == Facts((line("Ferry sinks."),), "Also in this briefing")


def test_the_figures_of_a_long_top_story_stand_before_the_others() -> None:
    opening, foot = Heading(line("13 March · 2 new stories"), 1), Footer(line("20 articles read"))
    figures = Facts((line("word " * 300),), "Figures")
    heading, told, _, sources = story(1)
    long = Pullquote(line("word " * 500), line("— Ada"), "q1")

    first, second = parts(Message((opening, heading, told, long, figures, sources, *story(2), foot)))

    more = Facts((line("Story 2"),), "Also in this briefing")
    assert first.blocks == (opening, heading, told, long, sources, more, foot)
    assert second.blocks == (heading, figures, *story(2))


@pytest.mark.parametrize(
    "last",
    [
        Facts(tuple(line("figure " * 60) for _ in range(6)), "Figures"),
        Paragraph(line("told " * 400)),
        Pullquote(line("said " * 400), line("— Ada"), "q"),
    ],
)
def test_sources_never_stand_alone(last: Block) -> None:
    sources = Facts((line("The Courier " * 90),), "Sources")

    made = parts(Message((Heading(line("Ferries")), Paragraph(line("word " * 220)), last, sources)))

    assert len(made) == 2
    assert [type(block) for block in made[-1].blocks] == [type(last), Facts]
    assert "".join(map(text_of, made[0].blocks)).count("word") == 220


def test_a_heading_goes_with_what_it_heads() -> None:
    filler = tuple(Paragraph(line("word " * 140)) for _ in range(5))
    made = parts(Message((Heading(line("One")), *filler, Heading(line("Two")), Paragraph(line("word " * 140)))))

    assert made[-1].blocks[0] == Heading(line("Two"))


def test_a_long_quote_is_cut_between_words_only_where_no_part_could_hold_it() -> None:
    short = Pullquote(line("“" + "word " * 700 + "”"), line("— Ada"), "a")
    long = Pullquote(line("word " * 2000), line("— Ada"), "b")

    made = parts(Message((Paragraph(line("x" * 600)), short, long)))

    quotes = [block for part in made for block in part.blocks if isinstance(block, Pullquote)]
    assert short in quotes
    cut = [markdown(quote.words) for quote in quotes if quote != short and quote.words]
    assert " ".join(cut) == ("word " * 2000).strip()


def test_ten_choices_are_buttons_and_more_are_a_select() -> None:
    few = Choices(tuple((f"label {n}", f"/story {n}") for n in range(10)))
    many = Choices(tuple((f"label {n}", f"/story {n}") for n in range(30)))

    (buttons,), (selects,) = rendered(Message((few,))), rendered(Message((many,)))

    assert [len(row["components"]) for row in buttons.components] == [5, 5, 1]
    assert [row["components"][0]["type"] for row in selects.components] == [3, 3, 2]


def test_a_button_says_its_line_and_the_post_that_it_belongs_to() -> None:
    choices = Choices((("Why", "/why 1"), ("Why again", "/why 1"), ("Long", "/ask " + "x" * 200)))

    made = payload(Message((choices,)), ButtonMarks("morning 2025"), {"/ask " + "x" * 200: "abc"}, share("/quote a"))

    ids = [each["custom_id"] for each in walk(made.components) if each["type"] == 2]
    assert ids == [
        f"a{mark('morning 2025')}:/why 1",
        f"a{mark('morning 2025')}.:/why 1",
        f"k{mark('morning 2025')}:abc",
        f"s{mark('morning 2025')}:/quote a",
    ]
    assert [(press.rest, press.kept, press.shared) for press in map(pressed, ids) if press] == [
        ("/why 1", False, False),
        ("/why 1", False, False),
        ("abc", True, False),
        ("/quote a", False, True),
    ]
    about = payload(Message((Choices((("Why", "/why 1"),)),)), ButtonMarks(about="12/34"))
    (button,) = [each["custom_id"] for each in walk(about.components) if each["type"] == 2]
    assert (button, pressed(button)) == ("a@12/34:/why 1", ButtonPress("/why 1", False, False, "12/34"))
    assert belongs(ids[1], "morning 2025")
    assert not belongs(ids[1], "evening 2025")


def test_what_another_bot_wrote_into_a_button_is_none_of_ours() -> None:
    assert pressed("nobody knows") is None
    assert not belongs("nobody knows", "key")


def test_labels_are_cut_between_words() -> None:
    (made,) = rendered(Message((Choices((("word " * 30, "/a"), ("x" * 90, "/b"), ("\u200b", "/c"))),)))

    labels = [each["label"] for each in walk(made.components) if each["type"] == 2]
    assert labels == ["word " * 14 + "word…", "x" * 79 + "…", "…", SHARE]


def test_more_than_a_message_holds_is_refused() -> None:
    with pytest.raises(ValueError, match=r"50\d\d characters"):
        payload(Message((Paragraph(line("x" * 5000)),)))
    with pytest.raises(ValueError, match=r"50\d\d characters"):  # what stands in a container counts as well
        payload(Message((Heading(line("News"), 1), Paragraph(line("x" * 5000)))))


def test_the_preview_shows_every_component() -> None:
    message = Message(
        (
            Heading(line("A heading"), 1),
            Heading(line("A story")),
            Pullquote((Run("“Words.”"),), line("— Ada"), "a"),
            Facts((line("one"),), "Figures"),
            Code("copied *text* ```"),
            Document("all.csv", "a,b"),
            Choices((("Why", "/why"),)),
            Choices(tuple((f"n{n}", f"/n {n}") for n in range(12))),
            Footer((Moment(AT, "UTC", "time"),)),
        )
    )

    html = page((each, True) for each in rendered(message))

    for sign in (
        "<h2>A heading",
        "<hr>",
        "<blockquote>",
        "<li>one",
        "<pre>copied *text* `\u2060``",
        "all.csv",
        "<button>",
    ):
        assert sign in html
    assert "Only you can see this" in html
    assert "<option>n11" in html
    assert "<time>13 March 2025 23:30" in html


def test_the_preview_would_show_what_slipped_through() -> None:
    html = html_of(
        "# a\n-# b\n1. c\n__u__ *e* _f_ ~~s~~ ||h|| `c` <@81> @here :x: https://a.example <https://b.example>"
    )

    for element in ("h1", "small", "li", "u", "em", "s", "details", "code", "mark", "b-emoji", 'a class="bare"'):
        assert f"<{element}" in html


def test_buttons_stand_together_under_the_small_print() -> None:
    message = Message((Paragraph(line("said")), Choices((("Why", "/why 1"),)), Footer(line("20 articles"))))

    made = payload(message, extra=share("/why 1"))

    assert [each["type"] for each in made.components] == [10, 1]
    assert made.components[0]["content"] == "said\n-# 20 articles"
    assert [button["label"] for button in made.components[1]["components"]] == ["Why", SHARE]


def test_quotes_stand_apart_and_sources_are_small_print() -> None:
    quotes = (Pullquote(line("“One.”"), line("— Ada"), "a"), Pullquote(line("“Two.”"), line("— Ben"), "b"))
    sources = Facts((line("[1] The Courier"), line("Opinion: [2] The Post")), "Sources")

    (box,) = payload(Message((*quotes, sources))).components

    assert box["components"][0]["content"] == (
        "> “One.”\n> — Ada\n\n> “Two.”\n> — Ben\n-# Sources: \\[1\\] The Courier\n-# Opinion: \\[2\\] The Post"
    )


def test_a_story_stays_in_one_message_where_it_fits_into_one() -> None:
    long = tuple(Paragraph(line("word " * 200)) for _ in range(3))
    one: tuple[Block, ...] = (Heading(line("One")), *long)
    two: tuple[Block, ...] = (Heading(line("Two")), *long)

    made = parts(Message((Heading(line("13 March"), 1), *story(1), *one, *two)))

    assert [part.blocks for part in made[1:]] == [one, two]


def test_a_story_stands_in_one_message_however_long_its_links_are() -> None:
    cited = tuple(Run(f"[{n}]", link=f"https://a.example/{n}/{'x' * 200}") for n in range(1, 5))
    long: tuple[Block, ...] = (
        Heading(line("Long")),
        *(Paragraph((*line(f"Sentence {n}. "), *cited)) for n in range(4)),
        Pullquote(line("“We go on.”"), (*line("— Ada "), *cited), "abcdefg"),
        Facts(((*line("12 of 20 "), *cited),), "Figures"),
        Facts((cited,), "Sources"),
    )

    for top, further in ((long, story(2)), (story(1), long)):
        made = parts(Message((Heading(line("13 March"), 1), *top, *further)))

        told = payload(made[0] if top == long else made[1])
        assert len(made) == 2
        assert "".join(each.get("content", "") for each in walk(told.components)).count("](https://") == 4
        assert shown([told]).count("[1]") == 7


def test_a_top_story_that_fits_into_no_message_begins_in_the_first() -> None:
    long = tuple(Paragraph(line(f"{n} word " * 150)) for n in range(6))

    made = parts(Message((Heading(line("13 March"), 1), Heading(line("One")), *long, *story(2))))

    assert made[0].blocks[:3] == (Heading(line("13 March"), 1), Heading(line("One")), long[0])


def test_a_quote_alone_has_its_buttons_and_its_own_card_has_no_second_report() -> None:
    quote = Pullquote(line("“One.”"), (Run("— "), Run("Ada Lund", bold=True)), "abcdefg")

    shown, card = (
        [each["label"] for made in rendered(message) for each in walk(made.components) if each["type"] == 2]
        for message in (Message((quote,)), Message((quote, Choices((("Report", "/report abcdefg"),)))))
    )

    assert shown == ["Context", "Copy with source", "More from this speaker", "Report", SHARE]
    assert card == ["Report", "Copy with source", "More from this speaker", SHARE]


def test_several_quotes_can_be_chosen_from_to_look_closer() -> None:
    quotes = tuple(Pullquote(line(f"“Words {id}.”"), line("— Ada"), id) for id in ("abcdefg", "hijklmn", "abcdefg"))

    (made,) = rendered(Message((*quotes, Footer(line("20 articles")))), "")

    box = made.components[0]["components"]
    assert [each["type"] for each in box] == [10, 1, 1]
    (select,) = box[1]["components"]
    assert [(each["label"], each["description"]) for each in select["options"]] == [
        ("“Words abcdefg.”", "— Ada"),
        ("“Words hijklmn.”", "— Ada"),
    ]
    assert pressed(select["options"][1]["value"]).rest == "/quote hijklmn"  # type: ignore[union-attr]


def test_in_a_menu_a_quotes_day_is_written_as_elsewhere_and_in_its_zone() -> None:
    tag = (Run("— Ada Lund · "), Moment(datetime(2026, 5, 4, 22, 30, tzinfo=UTC), "Europe/Kyiv"))
    quotes = tuple(Pullquote(line(f"“Words {id}.”"), tag, id) for id in ("abcdefg", "hijklmn"))

    (made,) = rendered(Message(quotes), "")

    (select,) = [each for each in walk(made.components) if each["type"] == 3]
    assert select["options"][0]["description"] == "— Ada Lund · 5 May 2026"


LONG = "word*_ " * 2500


@pytest.mark.parametrize(
    "block",
    [
        Heading(line(LONG), 1),
        Paragraph((Run(LONG, bold=True), Moment(AT, "UTC"), Run("x" * 5000), Run(LONG, link="https://a.example/b"))),
        Pullquote(line(LONG), line(LONG), "abcdefg"),
        Facts((line(LONG), line("short"), line(LONG)), "Figures"),
        Facts(tuple(line(f"line {n} " * 20) for n in range(60)), "T" * 2000),
        Footer(line(LONG)),
        Code("\n".join(f"line {n} " * 30 for n in range(100)) + "y" * 5000),
    ],
)
def test_what_no_message_could_hold_is_cut_between_words_and_loses_none(block: Block) -> None:
    made = rendered(Message((block,)))

    assert len(made) > 1
    assert [complaint for each in made for complaint in message_complaints(request(each))] == []
    assert shown(made).count("word*_") == said(block).count("word*_")
    assert letters(shown(made).replace("\u2022", "")) == said(block)


def test_more_choices_and_files_than_a_message_holds_are_several_messages() -> None:
    choices = Choices(tuple((f"label {n}", f"/story {n}") for n in range(600)))
    files = tuple(Document(f"{n}.csv", "a,b") for n in range(12))

    made = rendered(Message((choices, *files)))

    assert [complaint for each in made for complaint in message_complaints(request(each))] == []
    assert sum(len(each.files) for each in made) == 12
    options = [each for one in made for row in walk(one.components) if row["type"] == 3 for each in row["options"]]
    assert len(options) == 600
