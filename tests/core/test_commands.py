"""Chat lines are parsed to requests, and written from commands and values."""

import re
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.commands import (
    COMMANDS,
    SHORT_FORMS,
    AddSource,
    AddWatch,
    Ask,
    ChangeSettings,
    Command,
    Decide,
    FindFigures,
    FindQuotes,
    Forget,
    Help,
    ListBriefings,
    ScheduleBriefing,
    ShowBriefing,
    ShowSources,
    ShowStory,
    Why,
    called,
    command_named,
    line_of,
    parse,
)
from bot.errors import UsageError

HOSTILE = st.text(st.one_of(st.sampled_from('"“”\\:/ \n\t\r'), st.sampled_from("abynoi"), st.characters()), max_size=40)


def values_of(command: Command) -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from([option.name for option in command.options]), HOSTILE)


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    command = draw(st.sampled_from([command for command in COMMANDS if command.options]))
    return command.name, draw(values_of(command))


@given(calls())
@example(("quote", {"find": 'by:"x" said\n/quote', "by": "\\"}))
@example(("ask", {"question": "about:it", "about": 'https://example.org/?q="a b"'}))
@example(("briefing schedule", {"when": "weekdays 8:30", "zone": "Europe/Kyiv"}))
@example(("why", {"story": ""}))
@example(("briefing log", {"name": "name:"}))
def test_a_line_made_of_a_call_is_read_back_as_the_same_call(call: tuple[str, dict[str, str]]) -> None:
    name, values = call

    found = called(line_of(name, values))

    assert found is not None
    assert (found.command.name, found.values) == (name, values)


@given(st.text())
def test_any_line_is_a_request_or_a_usage_error(line: str) -> None:
    with suppress(UsageError):
        assert parse(line) is not None


@given(calls())
def test_any_values_are_a_request_or_a_usage_error(call: tuple[str, dict[str, str]]) -> None:
    with suppress(UsageError):
        assert parse(line_of(*call)) is not None


def test_a_line_without_a_slash_is_a_question() -> None:
    assert parse("  what did Ushakov say? ") == Ask("what did Ushakov say?")


def test_free_words_come_first_and_filters_stand_anywhere() -> None:
    request = parse('/quote by:"Donald Trump" sanctions since:2025-03-12 outlet:Wire peace')

    assert request == FindQuotes("sanctions peace", "Donald Trump", "Wire", "2025-03-12")


def test_the_curly_marks_of_telephones_and_an_unclosed_mark_hold_words_together() -> None:
    assert parse("/quote by:“Donald Trump” peace") == FindQuotes("peace", "Donald Trump")
    assert parse('/quote peace by:"Donald Trump') == FindQuotes("peace", "Donald Trump")


def test_a_colon_that_is_no_filter_belongs_to_the_words() -> None:
    for words in ("score: 3:2 note:well", "https://a.example/b", "at 8:30 he said: no", "speaker: Renn"):
        assert parse(f"/quote {words}") == FindQuotes(words)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "/watch add speaker:Lund ferry",
            "/watch add speaker: no such option; there are by:, kind:, outlets:, minutes: and here:",
        ),
        ('/topic follow ferry names:"Kell Sound"', "/topic follow names: no such option; did you mean name:?"),
        ("/forget me now:yes", "/forget now: no such option; there is sure:"),
    ],
)
def test_what_is_kept_takes_no_unknown_filter_for_words(line: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(line)

    assert str(caught.value) == said


def test_an_address_among_the_words_is_no_filter() -> None:
    assert parse("/watch add https://a.example/1") == AddWatch("https://a.example/1")


def test_quote_marks_of_the_free_words_stay() -> None:
    assert parse('/ask Did he say "never again"?') == Ask('Did he say "never again"?')


@pytest.mark.parametrize(
    ("line", "request_"),
    [
        ("/figures ferry", FindFigures("ferry")),
        ("/figures ferry page:2", FindFigures("ferry", 2)),
        ("/quote ferry page:3", FindQuotes("ferry", page=3)),
        ("/story 2", ShowStory("2")),
        ("/why", Why("")),
        ("/ why 1", Why("1")),
        ("/sources", ShowSources()),
        ("/source list", ShowSources()),
        ("/briefing", ShowBriefing()),
        ("/briefings", ListBriefings()),
        ("/help", Help()),
        ("/HELP /Quote", Help("quote")),
        ("/help briefing schedule", Help("briefing schedule")),
        ("/Source  ADD  https://a.example/x:y", AddSource("https://a.example/x:y")),
        ("/settings", ChangeSettings()),
        ("/settings zone:Kyiv answers:PUBLIC", ChangeSettings(zone="Kyiv", answers="public")),
        ("/forget", Forget()),
        ("/forget space sure:yes", Forget("space", True)),
        ("/decide k3v7q2a repair:hide", Decide("k3v7q2a", "hide")),
        ("/decide k3v7q2a repair:mute", Decide("k3v7q2a", "mute")),
        ("/decide k3v7q2a repair:unattribute", Decide("k3v7q2a", "unattribute")),
        ("/decide k3v7q2a repair:keep", Decide("k3v7q2a", "keep")),
        *((f"/forget sure:{word}", Forget(sure=True)) for word in ("yes", "True", "on", "y", "1")),
        *((f"/forget sure:{word}", Forget(sure=False)) for word in ("no", "False", "off", "n", "0")),
        ("/quote in:https://a.example/1", FindQuotes("", addresses=("https://a.example/1",))),
        (
            "/briefing schedule weekdays 8:30 zone:Europe/Kyiv late:fold stories:3",
            ScheduleBriefing("weekdays 8:30", "Europe/Kyiv", stories=3, late="fold"),
        ),
        ("/briefing schedule daily 7 late:6h", ScheduleBriefing("daily 7", late="catch up", late_hours=6)),
    ],
)
def test_each_command_has_its_request(line: str, request_: object) -> None:
    assert parse(line) == request_


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/qoute ushakov", "/qoute: no such command; did you mean /quote?"),
        ("/zzz", "/zzz: no such command; see /help"),
        ("/nosuch", "/nosuch: no such command; see /help"),
        ("/briefing shedule daily", "/briefing shedule: no such command; did you mean /briefing schedule?"),
        ("/topic xyz", "/topic xyz: no such command; there is /topic list, /topic follow"),
        ("/quote speaker:Renn wall", "/quote speaker: no such option; did you mean by:?"),
        ("/quote wall sicne:2025-03-12", "/quote sicne: no such option; did you mean since:?"),
        ("/quote wall date:2025-03-12", "/quote date: no such option; did you mean since:?"),
        ("/figures ferry source:Wire", "/figures source: no such option; there is page:"),
        ("/quote", "/quote: none of its options is given; for example /quote ushakov ceasefire"),
        ("/ask", "/ask: missing question (what you want to know); write /ask QUESTION [about:…]"),
        ("/decide k3v7q2a", "/decide: missing repair (what to do about it); write /decide ID repair:…"),
        ('/decide k3v7q2a repair:" "', "/decide: missing repair (what to do about it)"),
        ("/settings loud", "/settings: unexpected text “loud”"),
        ("/settings answers:publik", "answers:publik: no such choice; did you mean public?"),
        ("/settings answers:maybe", "answers:maybe: no such choice; choose private or public"),
        ("/briefing schedule daily 7 stories:50", "stories:50: no such number; give 1 to 20"),
        ("/briefing schedule daily 7 silent:perhaps", "silent:perhaps: not yes or no"),
        ("/briefing schedule daily 7 late:soon", "late:soon: no such policy; write 1h to 48h, fold or skip"),
    ],
)
def test_a_line_that_means_nothing_says_what_would(line: str, said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        parse(line)


def test_a_line_cannot_be_made_of_what_is_not_declared() -> None:
    with pytest.raises(UsageError, match="/qoute: no such command"):
        line_of("qoute")
    with pytest.raises(UsageError, match="/why loud: no such option"):
        line_of("why", {"loud": "yes"})


def test_a_line_is_as_short_as_it_can_be() -> None:
    assert line_of("quote", {"find": "ushakov ceasefire", "by": "x"}) == "/quote ushakov ceasefire by:x"
    assert line_of("why", {"story": "1"}) == "/why 1"
    assert line_of("briefing show") == "/briefing show"


@pytest.mark.parametrize("line", [example for command in COMMANDS for example in command.examples])
def test_every_example_in_the_registry_works(line: str) -> None:
    assert not isinstance(parse(line), Ask) or line.startswith("/ask ")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_declaration_fits_the_platforms(command: Command) -> None:
    words = re.compile(r"[a-z]{1,32}")
    options = [option.name for option in command.options]

    assert all(words.fullmatch(word) for word in command.name.split())
    assert 1 <= len(command.name.split()) <= 2
    assert 1 <= len(command.help) <= 100
    assert all(re.fullmatch("[a-z]{2,12}", name) for name in options)
    assert all(1 <= len(option.help) <= 100 and len(option.choices) <= 25 for option in command.options)
    assert len(options) == len(set(options)) <= 25
    assert sum(option.free for option in command.options) <= 1
    assert command.examples


def test_a_root_is_either_a_command_or_has_commands() -> None:
    names = {command.name for command in COMMANDS}

    assert len(names) == len(COMMANDS)
    assert not names & {command.root for command in COMMANDS if command.sub}
    assert set(SHORT_FORMS.values()) <= names


def test_a_usage_line_shows_words_and_filters() -> None:
    assert command_named("quote").usage == "/quote [FIND] [by:… outlet:… since:… in:… page:…]"
    assert command_named("source add").usage == "/source add ADDRESS"


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("/briefing schedule when:Monday and Thursday 9am zone:London", "Monday and Thursday 9am"),
        ("/briefing schedule zone:London when:30 8 * * 1-5", "30 8 * * 1-5"),
        ('/briefing schedule when:"weekdays at 8:30" zone:London', "weekdays at 8:30"),
    ],
)
def test_words_behind_the_name_of_the_free_option_are_all_its_own(typed: str, when: str) -> None:
    found = called(typed)

    assert found is not None
    assert found.values == {"when": when, "zone": "London"}


def test_words_outside_of_the_quotes_of_the_free_option_are_refused() -> None:
    with pytest.raises(UsageError, match="“at 8:30” is outside of its quotes; put all of its words between quotes"):
        called('/briefing schedule when:"weekdays" at 8:30')


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/sources add https://a.example", "source add"),
        ("/topics follow football", "topic follow"),
        ("/briefings schedule weekdays at 8:30", "briefing schedule"),
    ],
)
def test_a_plural_stands_for_its_root(typed: str, meant: str) -> None:
    found = called(typed)

    assert found is not None
    assert found.command.name == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/source delete x", "/source remove"),
        ("/sources rm x", "/source remove"),
        ("/briefing stop", "/briefing pause"),
        ("/briefing create x", "/briefing schedule"),
        ("/topic remove x", "/topic unfollow"),
        ("/watch delete 1", "/watch remove"),
    ],
)
def test_what_is_often_typed_for_a_subcommand_suggests_it(typed: str, meant: str) -> None:
    with pytest.raises(UsageError, match=f"did you mean {meant}[?]"):
        called(typed)
