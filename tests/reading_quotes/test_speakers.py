from __future__ import annotations

import pytest

from bot.model import Quote, Speaker
from tests.reading_quotes.conftest import Read, read_quotes

WORDS = "We will rebuild the bridge before winter"


def speaker(found: tuple[Quote, ...]) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"“{WORDS},” Dana Whitfield said.", "Dana Whitfield"),
        (f"“{WORDS},” said Dana Whitfield.", "Dana Whitfield"),
        (f"“{WORDS},” Dana Whitfield, a lawyer for the town, said.", "Dana Whitfield"),
        (f"“{WORDS},” Dana Whitfield, 55, of Addison, who runs the depot, told reporters.", "Dana Whitfield"),
        (f"“{WORDS},” Rep. Dana Whitfield (D-Ohio), a panel member, said.", "Dana Whitfield"),
        (f"“{WORDS},” the town's lawyer, Dana Whitfield, said.", "Dana Whitfield"),
        (f"“{WORDS},” said the town's lawyer, Dana Whitfield.", "Dana Whitfield"),
        (f"“{WORDS},” Dana Whitfield has repeatedly said.", "Dana Whitfield"),
        (f"“{WORDS},” Dana Whitfield went on.", "Dana Whitfield"),
        (f"“{WORDS}!” Dana Whitfield said on Monday.", "Dana Whitfield"),
        (f"“{WORDS},” according to Dana Whitfield.", "Dana Whitfield"),
        (f"“{WORDS},” in the words of Dana Whitfield.", "Dana Whitfield"),
        (f"“{WORDS},” as Dana Whitfield put it.", "Dana Whitfield"),
        (f"“{WORDS}.” — Dana Whitfield", "Dana Whitfield"),
        (f"Dana Whitfield: “{WORDS}.”", "Dana Whitfield"),
        (f"Said Dana Whitfield, who saw it, “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Whitfield told Omar Reyes: “{WORDS}.”", "Dana Whitfield"),
        (f"In a statement on Tuesday, Dana Whitfield said that “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Whitfield left the hall, adding that “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Whitfield met Omar Reyes and said, “{WORDS}.”", "Dana Whitfield"),
        (f"According to Dana Whitfield, “{WORDS}.”", "Dana Whitfield"),
        (f"As Dana Whitfield put it, “{WORDS}.”", "Dana Whitfield"),
        (f"Dana Whitfield's answer was: “{WORDS}.”", "Dana Whitfield"),
        (f"The town spoke to Dana Whitfield, who said: “{WORDS}.”", "Dana Whitfield"),
        (f"Omar Reyes accused Dana Whitfield of saying “{WORDS}.”", "Dana Whitfield"),
        (f"The meeting ended with Dana Whitfield saying “{WORDS}.”", "Dana Whitfield"),
        (f"Omar Reyes was asked by Dana Whitfield: “{WORDS}?”", "Dana Whitfield"),
        (f"The plan, Dana Whitfield said, was that “{WORDS}.”", "Dana Whitfield"),
        (f"The plan is “{WORDS}”, Dana Whitfield said.", "Dana Whitfield"),
        (f"Dana Whitfield, the engineer who drew it said, “{WORDS}.”", "Dana Whitfield"),
        (f"Anyone who complains about Dana Whitfield hears, she said, “{WORDS}.”", "Dana Whitfield"),
        (f"“{WORDS},” a spokesman for the agency said.", "a spokesman for the agency"),
        (f"“{WORDS},” the U.S. Department of Agriculture said.", "U.S. Department of Agriculture"),
        (f"“{WORDS},” read the letter.", "the letter"),
        (f"A message stating “{WORDS}” appeared.", "A message"),
        (f"Prosecutors said, “{WORDS}.”", "Prosecutors"),
        (f"“{WORDS},” chairman, CEO and president Dana Whitfield said.", "Dana Whitfield"),
        (
            f"“{WORDS},” the independent senator and former candidate told ABC.",
            "the independent senator and former candidate",
        ),
        (f"According to AFP, one user posted: “{WORDS}.”", "one user"),
        (f"The mayor thinks “{WORDS},” and Dana Whitfield agreed.", "The mayor"),
        ("Dana Whitfield said that Omar Reyes is seen as “a man who has lost all his friends”.", "Dana Whitfield"),
        ("Dana Whitfield issued a statement describing it as “a big step toward a lasting peace”.", "Dana Whitfield"),
        (f"When asked about Omar Reyes, Dana Whitfield gingerly said that was “{WORDS}.”", "Dana Whitfield"),
        (f"“{WORDS},” said one of the residents, Dana Whitfield.", "Dana Whitfield"),
        (f"“{WORDS},” the harbour master, Dana Whitfield, told reporters.", "Dana Whitfield"),
        (f"“{WORDS},” said the lock keeper, Yrsa Thorvald.", "Yrsa Thorvald"),
        (f"The harbour master, Dana Whitfield, told reporters: “{WORDS}.”", "Dana Whitfield"),
        (f"“{WORDS},” the residents, Dana Whitfield and others, said.", "the residents"),
        (f"“{WORDS},” Friends of the Earth said.", "Friends of the Earth"),
        (f"“{WORDS},” said Dana Whitfield of Save the Valley.", "Dana Whitfield"),
        (
            f"Dana Whitfield came. Omar Reyes told Whitfield the Senate was closed, but “{WORDS},” he said.",
            "Omar Reyes",
        ),
        (f"“{WORDS},” Dana Whitfield -- the mayor of Addison -- said.", "Dana Whitfield"),
        (f"“{WORDS},” the letter, which was sent on Monday, reads.", "the letter"),
        (f"“{WORDS},” a man who saw it said.", "a man"),
        (f"The bridge is gone and will not be rebuilt, explained Dana Whitfield, “{WORDS}.”", "Dana Whitfield"),
        (f"The town's plan is “{WORDS}”, according to Dana Whitfield.", "Dana Whitfield"),
        (f"Dana Whitfield complained before Mr Omar Reyes spoke that “{WORDS}”.", "Dana Whitfield"),
        (f"“{WORDS},” the town’s clerk, Dana Whitfield, has written.", "Dana Whitfield"),
        (f"It was “{WORDS}” in March — Dana Whitfield said on Friday.", "Dana Whitfield"),
    ],
)
def test_the_speaker_is_the_subject_of_the_reporting_verb(read: Read, text: str, name: str) -> None:
    assert speaker(read(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        f"“{WORDS}.”",
        f"Nothing was known. “{WORDS}.” The rain went on.",
        f"The sky was grey over “{WORDS}” and the sea.",
        f"I said: “{WORDS}.”",
        f"She said: “{WORDS}.”",
    ],
)
def test_a_quote_without_a_named_speaker_keeps_its_words(read: Read, text: str) -> None:
    found = read(text)

    assert [quote.passage.text.rstrip(".") for quote in found] == [WORDS]
    assert speaker(found) == [None]
    assert found[0].confidence == 0


def test_a_quote_interrupted_by_its_tag_is_two_of_one_speaker(read: Read) -> None:
    found = read(f"“{WORDS},” Ana Ruiz said. “It will take the whole summer to do.”")

    assert speaker(found) == ["Ana Ruiz", "Ana Ruiz"]


def test_a_quote_after_a_report_belongs_to_who_is_reported(read: Read) -> None:
    assert speaker(read(f"Ana Ruiz said the bridge was gone. “{WORDS}.”")) == ["Ana Ruiz"]
    assert speaker(read(f"Ana Ruiz was certain about it. “{WORDS}.”")) == ["Ana Ruiz"]


def test_a_colon_at_the_end_of_a_paragraph_leads_in(read: Read) -> None:
    assert speaker(read(f"Ana Ruiz made this comment:\n\n“{WORDS}.”")) == ["Ana Ruiz"]


def test_a_paragraph_of_its_own_goes_on_from_the_quote_before(read: Read) -> None:
    found = read(f"“{WORDS},” Ana Ruiz said.\n\n“It will take the whole summer to do.”")

    assert speaker(found) == ["Ana Ruiz", "Ana Ruiz"]
    assert found[1].confidence < found[0].confidence


@pytest.mark.parametrize(
    "roles",
    ["Elm Aces star and former University of Elm guard", "Elm star and former guard", "Elm star and Norwood coach"],
)
def test_the_name_stands_behind_the_second_of_two_roles(read: Read, roles: str) -> None:
    found = read(f"“{WORDS},” {roles} Ana Ruiz told the Gazette. “It will take the whole summer to do.”")

    assert speaker(found) == ["Ana Ruiz", "Ana Ruiz"]


def test_the_first_paragraphs_of_a_speech_take_the_speaker_of_the_last(read: Read) -> None:
    found = read("“We began in the early morning.\n\n“We are done with all of it,” said Ana Ruiz.")

    assert speaker(found) == ["Ana Ruiz", "Ana Ruiz"]


def test_later_paragraphs_of_a_speech_keep_the_speaker_of_the_first(read: Read) -> None:
    found = read("Ana Ruiz said: “We began in the early morning.\n\n“We are done with all of it.”")

    assert speaker(found) == ["Ana Ruiz", "Ana Ruiz"]


def test_transcript_turns_inside_marks_name_their_speaker(read: Read) -> None:
    found = read("Mike Pence was on the show.\n\n“PENCE: We will be there tomorrow.\n\n“HOST: We will see about that.”")

    assert speaker(found) == ["Mike Pence", "HOST"]


def test_words_that_somebody_relays_are_relayed(read: Read) -> None:
    (found,) = read("Fiona Hill said Gordon Sondland told her: “The president wants it done by Friday.”")

    assert (found.kind, found.speaker and found.speaker.name, found.via) == ("relayed", "Gordon Sondland", "Fiona Hill")


def test_words_told_by_an_office_behind_them_are_relayed(read: Read) -> None:
    (found,) = read("Ian Carlin called the office and said, “Somebody should stop her right now,” prosecutors said.")

    assert (found.kind, found.speaker and found.speaker.name, found.via) == ("relayed", "Ian Carlin", "prosecutors")


def test_who_says_so_of_himself_relays_nothing(read: Read) -> None:
    (found,) = read("Fiona Hill said she told him: “The president wants it done by Friday.”")

    assert (found.kind, found.speaker and found.speaker.name, found.via) == ("direct", "Fiona Hill", None)


def test_an_unnamed_person_of_the_sentence_before_is_meant_by_a_pronoun(read: Read) -> None:
    before = f"“{WORDS},” says the firm's own manual. "

    assert speaker(read(f"{before}One of the two men came by. “I was told that we were late,” he said.")) == [
        "the firm's own manual",
        "One of the two men",
    ]
    assert speaker(read(f"{before}A fund manager came by. “I was told that we were late,” she said.")) == [
        "the firm's own manual",
        "A fund manager",
    ]
    assert speaker(read(f"{before}A spokesman came by. “I was told that we were late,” she said."))[1] is None


def test_no_speech_goes_on_across_a_quote_of_somebody_unknown(read: Read) -> None:
    text = f"“{WORDS},” the manual says. “I said so to all of them,” she said. “I was told that we were late.”"

    assert speaker(read(text)) == ["the manual", None, None]


def test_a_speech_over_paragraphs_is_of_who_leads_in_with_a_colon(read: Read) -> None:
    text = (
        "The case was put by Lionel Frayne, the director of property, who spoke without notes:\n\n"
        "“The roof will cost us seven million.\n\n“If you keep it you will be keeping it wet.”"
    )

    assert speaker(read(text)) == ["Lionel Frayne", "Lionel Frayne"]


def test_a_speaker_below_the_threshold_is_left_out() -> None:
    text = f"“{WORDS},” Ana Ruiz said.\n\n“It will take the whole summer to do.”"

    sure, less = read_quotes(text)
    (kept, left) = read_quotes(text, threshold=sure.confidence)

    assert less.speaker == sure.speaker
    assert kept == sure
    assert (left.speaker, left.confidence) == (None, 0)


def test_the_further_off_the_evidence_the_less_sure_is_the_speaker(read: Read) -> None:
    named = f"“{WORDS},” Ana Ruiz said.\n\n“It will take the whole summer to do.”"
    called = f"Ana Ruiz came. “{WORDS},” she said.\n\n“It will take the whole summer to do.”"
    relayed = f"Fiona Hill said Gordon Sondland told her: “{WORDS}.”"

    sure = [[quote.confidence for quote in read(text)] for text in (named, called, relayed)]

    assert sure[0][0] > sure[0][1] > sure[1][1] > 0.55
    assert sure[0][0] > sure[1][0] > sure[2][0] > 0.55


def test_the_turns_of_a_transcript_without_marks_are_quotes_of_who_is_named(read: Read) -> None:
    text = (
        "Ana Ruiz met Omar Reyes.\n\nAna Ruiz: How many of them will a nurse be able to afford?\n\n"
        "Omar Reyes: Twenty are “affordable” as the state defines it.\n\nAna Ruiz: I asked you about a nurse."
    )

    found = read(text)

    assert speaker(found) == ["Ana Ruiz", "Omar Reyes", "Ana Ruiz"]
    assert found[1].passage.text == "Twenty are “affordable” as the state defines it."


def test_questions_and_answers_without_names_stay_without_speaker(read: Read) -> None:
    found = read("It went on.\n\nQ: So the roof is costing us a million?\n\nA: The roof is costing us seven million.")

    assert [quote.passage.text[:12] for quote in found] == ["So the roof ", "The roof is "]
    assert speaker(found) == [None, None]


def test_a_list_of_facts_is_no_transcript(read: Read) -> None:
    assert read("Price: It is seven million in all.\n\nPlace: It stands on Mill Street in the town.") == ()
    assert read("It rained.\n\nNote: The hall will be closed on Monday and Tuesday.") == ()


def test_two_people_who_speak_with_one_voice_are_named_both(read: Read) -> None:
    (found,) = read(f"“{WORDS},” Ana Ruiz and Peter Holm wrote in a statement.")

    assert found.speaker == Speaker("Ana Ruiz and Peter Holm", "group")


def test_a_signature_before_the_closing_mark_names_the_speaker_and_is_no_quote(read: Read) -> None:
    found = read(f"It rained.\n\n“{WORDS}.\nDana Whitfield, Society of Builders.”\n\nIt stopped.")

    assert [(q.passage.text, q.speaker and q.speaker.name) for q in found] == [(f"{WORDS}.", "Dana Whitfield")]


def test_a_signature_in_a_paragraph_of_its_own_names_the_speaker(read: Read) -> None:
    assert speaker(read(f"“{WORDS}.”\n\n— Dana Whitfield, mayor")) == ["Dana Whitfield"]
    assert speaker(read(f"“{WORDS}.”\n\n— and so it went on for the whole of the day.")) == [None]


@pytest.mark.parametrize("tag", ["CEO Omar Reyes, said.", "was the word in Elm.", "the papers cited by the Star show."])
def test_a_quote_with_a_tag_that_cannot_be_read_does_not_go_on(read: Read, tag: str) -> None:
    found = read(f"“It is late for us,” Ana Ruiz said on Monday. The mill is shut. “{WORDS},” {tag}")

    assert [quote.speaker and quote.speaker.name for quote in found] == ["Ana Ruiz", None]


def test_they_are_no_paper(read: Read) -> None:
    paper = read(f"A filing notes that it lacks “the cameras of the room.”\n\n“{WORDS},” they wrote in it.")

    assert speaker(paper)[-1] is None
