from __future__ import annotations

import pytest

from tests.reading_quotes.conftest import Read


def kinds(read: Read, text: str) -> list[tuple[str, str]]:
    return [(quote.passage.text, quote.kind) for quote in read(text)]


def test_a_whole_sentence_is_direct_even_when_short(read: Read) -> None:
    assert kinds(read, "“It is over,” Ana Ruiz said.") == [("It is over,", "direct")]


def test_a_few_words_inside_the_writers_sentence_are_a_fragment(read: Read) -> None:
    assert kinds(read, "Ana Ruiz called the deal “a disgrace” on Monday.") == [("a disgrace", "fragment")]


def test_a_long_part_of_a_sentence_is_direct(read: Read) -> None:
    (found,) = read("Ana Ruiz said the goal is “a lasting peace that considers the interests of our whole country.”")

    assert found.kind == "direct"


def test_titles_terms_and_scare_quotes_are_no_quotes(read: Read) -> None:
    assert kinds(read, "She read “The Old Man and the Sea” in the so-called “green room” of the hotel.") == []
    assert kinds(read, "In his book, “Make Your Kid Rich,” Mr. Holm suggested saving.") == []
    assert kinds(read, "“Storm floods the valley” — Evening Star, August 15") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz says many followers of “Harbour” have believed it for years.",
        "When Ana Ruiz wanted a guitar for “Hold It” she called Ben Holm.",
        "Ana Ruiz posted a picture with members of the “Squad” on Monday.",
        "The plot of “Encore,” Ana Ruiz says, has faults.",
        "Winner: “Harbour,” Ana Ruiz",
        "Ana Ruiz says her fans learn the words to “31.” Next summer she plays again.",
        "Ana Ruiz said that the town built a network, referred to as “The Gig,” in May.",
        "Ana Ruiz announced “Harbour” as the best play.",
    ],
)
def test_a_few_capitals_inside_a_sentence_are_a_name(read: Read, text: str) -> None:
    assert kinds(read, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz calls him “Papa” at home.",
        "Ana Ruiz described the rowers as “Vandals” on Monday.",
        "Ana Ruiz told the Star, “Yes,” before she left.",
        "Asked about it, Ana Ruiz said “No” and left.",
    ],
)
def test_a_capital_may_be_all_that_somebody_says(read: Read, text: str) -> None:
    assert len(kinds(read, text)) == 1


def test_a_fragment_that_nobody_is_told_to_say_is_irony_or_a_name(read: Read) -> None:
    assert kinds(read, "The town grew fast, with “the people's republic of Lindley” on its hill.") == []
    assert kinds(read, "The guests feared for “the people's republic of Lindley” on its hill.") != []


def test_a_fragment_is_shown_with_its_whole_sentence(read: Read) -> None:
    text = "It rained. Ana Ruiz called the deal “a disgrace” on Monday. It stopped."

    assert [quote.context.text for quote in read(text)] == ["Ana Ruiz called the deal “a disgrace” on Monday."]


def test_the_context_holds_the_quote_and_its_tag(read: Read) -> None:
    text = "It rained. “Why is it still there?” Ana Ruiz asked. It stopped."

    assert [quote.context.text for quote in read(text)] == ["“Why is it still there?” Ana Ruiz asked."]


def test_mention_role_and_occasion_are_slices_beside_the_quote(read: Read) -> None:
    text = "Ana Ruiz, a lawyer for the town, came. “We will rebuild the bridge,” Ruiz said in an interview on Radio 5."

    (found,) = read(text)

    assert found.mention is not None
    assert found.mention.text == "Ruiz"
    assert found.role is not None
    assert found.role.text == "a lawyer for the town"
    assert found.occasion is not None
    assert found.occasion.text == "in an interview on Radio 5"


def test_a_hearer_is_an_occasion(read: Read) -> None:
    (reporters,) = read("“We will rebuild it,” Ana Ruiz told reporters.")
    (outlet,) = read("“We will rebuild it,” Ana Ruiz told the BBC.")

    assert reporters.occasion is not None
    assert reporters.occasion.text == "told reporters"
    assert outlet.occasion is not None
    assert outlet.occasion.text == "told the BBC"


def test_direct_quotes_rank_before_fragments_and_relayed_ones(read: Read) -> None:
    found = read(
        "Ana Ruiz called it “a disgrace” for all. Fiona Hill said Gordon Sondland told her: “The president wants it "
        "done by Friday.” “We will rebuild the bridge before the winter, and we will do it alone,” Ana Ruiz said."
    )

    assert [(quote.kind, quote.rank) for quote in found] == [("fragment", 2), ("relayed", 3), ("direct", 1)]


def test_the_third_quote_of_one_speaker_gives_way_to_another(read: Read) -> None:
    found = read(
        "“We will rebuild the bridge before the winter comes,” Ana Ruiz said. “We will never give up on this town,” "
        "Ruiz said. “We will not sleep until it is done,” Ruiz said.\n\n"
        "“We cannot pay for the bridge and the school,” Peter Holm said."
    )

    ranks = {quote.passage.text[:10]: quote.rank for quote in found}
    assert ranks["We cannot "] < ranks["We will no"]


def test_in_opinion_words_are_direct_only_with_an_occasion(read: Read) -> None:
    text = (
        "“We will rebuild the bridge,” Ana Ruiz said in an interview on Monday.\n\n"
        "Ana Ruiz explained it clearly: “There will be no bridge. Period.”\n\n“Did it need to come to this at all?”"
    )

    found = read(text, genre="opinion", author="Ivo Brand")

    assert [(quote.kind, quote.speaker and quote.speaker.name, quote.via) for quote in found] == [
        ("direct", "Ana Ruiz", None),
        ("relayed", "Ana Ruiz", "Ivo Brand"),
        ("relayed", None, "Ivo Brand"),
    ]


def test_an_opinion_without_a_named_author_says_so(read: Read) -> None:
    closing = "\n\nAbout the author. Ivo Brand, journalist."
    text = "Ana Ruiz explained it clearly: “There will be no bridge. Period.”"

    assert [quote.via for quote in read(text, genre="opinion")] == ["the author"]
    assert [quote.via for quote in read(text + closing, genre="opinion")] == ["Ivo Brand"]


def test_an_outlet_in_capitals_is_named_whole(read: Read) -> None:
    (told,) = read("“We will rebuild it,” Ana Ruiz told USA TODAY.")

    assert told.occasion is not None
    assert told.occasion.text == "told USA TODAY"


@pytest.mark.parametrize("show", ["Today show", "“Good Morning”", "Evening Talk"])
def test_an_occasion_has_the_whole_name_of_an_outlets_show(read: Read, show: str) -> None:
    told = read(f"“We will rebuild it,” Ana Ruiz told NBC's {show} in May.")[0]

    assert told.occasion is not None
    assert told.occasion.text == f"told NBC's {show}"


def test_an_occasion_ends_before_the_full_stop(read: Read) -> None:
    (posted,) = read("“We will rebuild it,” Ana Ruiz wrote on X.")
    (told,) = read("“We will rebuild it,” Ana Ruiz told a news conference in Addison.")

    assert posted.occasion is not None
    assert posted.occasion.text == "on X"
    assert told.occasion is not None
    assert told.occasion.text == "told a news conference"


def test_what_somebody_is_known_as_is_no_quote(read: Read) -> None:
    assert kinds(read, "The captain, known on the terraces as “the Lighthouse”, scored twice.") == []


def test_in_opinion_the_authors_own_words_and_questions_are_nobodys(read: Read) -> None:
    own = "“I would rather walk home tonight,” I said to the mayor."
    asked = "Ana Ruiz says it herself: “The bridge is a disgrace.” “A disgrace in whose eyes, then?”"

    assert read(own, genre="opinion") == ()
    assert [quote.speaker and quote.speaker.name for quote in read(asked, genre="opinion")] == ["Ana Ruiz", None]


@pytest.mark.parametrize("day", ["22", "22."])
def test_an_occasion_has_all_of_its_date(read: Read, day: str) -> None:
    (posted,) = read(f"“We are all glad that it rained,” Ana Ruiz said on Facebook on October {day}")

    assert posted.occasion is not None
    assert posted.occasion.text == "on Facebook on October 22"


def test_a_speech_that_goes_on_keeps_its_occasion(read: Read) -> None:
    text = "“It is over,” Ana Ruiz said in an interview on Monday. “We will go home before it rains.”"

    assert [q.occasion and q.occasion.text for q in read(text)] == ["in an interview on Monday"] * 2
    assert [q.kind for q in read(text, genre="opinion")] == ["direct", "direct"]
    assert [q.occasion for q in read("It rained at the debate. “It is over,” Ana Ruiz said. “We go.”")] == [None, None]


@pytest.mark.parametrize(("place", "occasion"), [("said", None), ("said on Twitter", "on Twitter")])
def test_where_somebody_works_is_no_occasion(read: Read, place: str, occasion: str | None) -> None:
    (quote,) = read(f"Ana Ruiz, director of design at Twitter, {place}: “We will rebuild the bridge before winter.”")

    assert (quote.occasion and quote.occasion.text) == occasion


def test_what_somebody_answers_to_is_no_occasion(read: Read) -> None:
    for place in ("in response to the new filing", "as a reply to the interview", "after the ban came to the show"):
        assert [q.occasion for q in read(f"“It is over,” Ana Ruiz said {place}.")] == [None]


def test_to_thank_somebody_is_no_occasion(read: Read) -> None:
    (found,) = read("“I have to share it with all of them,” Ana Ruiz said, then thanked the media for coming out.")

    assert found.occasion is None


def test_a_title_behind_called_and_a_comma_is_no_quote(read: Read) -> None:
    for named in ("called,", "titled,", "entitled,"):
        assert kinds(read, f"A senator wrote a book about it {named} “Take Your Choice: Rain or Shine.”") == []


def test_brief_remarks_brief_nobody(read: Read) -> None:
    assert [q.occasion for q in read("In brief words, Ana Ruiz wrote that “it is over for all of us.”")] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Omar Reyes, who faces two counts of “making false statements”, said that he was innocent.",
        "Some said so, and held signs that read “The mill is not for sale here.”",
        "He said so in a hat that said “We will not go back there.”",
        "Omar Reyes said that Dana Whitfield, who is known as one of the “godfathers of the mill,” had left.",
        "Omar Reyes said that the club, known to all as the “lions of Elm,” had lost.",
    ],
)
def test_names_of_laws_glosses_and_signs_are_nobodys_words(read: Read, text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize("asked", ["the question many are asking is", "The big question now is", "the question was"])
def test_a_question_in_the_air_is_nobodys(read: Read, asked: str) -> None:
    (found,) = read(f"But for a game so simple – two players, one board – {asked}: “Who will rebuild the old bridge?”")

    assert found.speaker is None


def test_a_speech_may_go_on_with_a_sentence_of_names(read: Read) -> None:
    text = "“Two of us can still win it,” Ana Ruiz said. “That’s Ben Holm and Omar Reyes.” It rained."

    assert [quote.passage.text for quote in read(text)][1:] == ["That’s Ben Holm and Omar Reyes."]


def test_whoever_minces_no_words_is_quoted(read: Read) -> None:
    text = (
        "Ana Ruiz spoke. Ruiz minced no words, “You have to be worried about what it means for the whole of the town.”"
    )

    assert len(read(text)) == 1


def test_the_show_that_somebody_hosts_is_no_quote(read: Read) -> None:
    text = "“Harbour” show host Ana Ruiz asked him, “Have you been told of all that happened in the town?”"

    assert [quote.passage.text for quote in read(text)] == ["Have you been told of all that happened in the town?"]
