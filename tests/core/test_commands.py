"""Chat lines are parsed to requests."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import COMMANDS, Ask, FindFigures, FindQuotes, Help, ShowBriefing, ShowSources, ShowStory, Why, parse
from bot.errors import UsageError


def test_a_line_without_a_slash_is_a_question() -> None:
    assert parse("  what did Ushakov say? ") == Ask("what did Ushakov say?")


def test_free_words_come_first_and_filters_stand_anywhere() -> None:
    request = parse('/quote by:"Donald Trump" sanctions since:2025-03-12 outlet:Wire peace')

    assert request == FindQuotes("sanctions peace", "Donald Trump", "Wire", datetime(2025, 3, 12, tzinfo=UTC))


def test_a_colon_that_is_no_filter_belongs_to_the_words() -> None:
    assert parse("/quote score: 3:2 note:well") == FindQuotes("score: 3:2 note:well")


@pytest.mark.parametrize(
    ("line", "request_"),
    [
        ("/figures ferry", FindFigures("ferry")),
        ("/story 2", ShowStory("2")),
        ("/why", Why("")),
        ("/sources", ShowSources()),
        ("/briefing", ShowBriefing()),
        ("/help", Help()),
        ("/HELP /Quote", Help("quote")),
    ],
)
def test_each_command_has_its_request(line: str, request_: object) -> None:
    assert parse(line) == request_


def test_a_misspelt_command_names_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"/qoute: no such command; did you mean /quote\?"):
        parse("/qoute ushakov")


def test_a_command_like_no_other_points_to_help() -> None:
    with pytest.raises(UsageError, match="see /help"):
        parse("/zzz")


def test_a_day_that_is_none_says_how_to_write_one() -> None:
    with pytest.raises(UsageError, match="since:yesterday: no such day; write it as 2025-03-13"):
        parse("/quote peace since:yesterday")


@pytest.mark.parametrize("example", [example for command in COMMANDS for example in command.examples])
def test_every_example_in_the_registry_works(example: str) -> None:
    assert not isinstance(parse(example), Ask)


def test_a_usage_line_shows_words_and_filters() -> None:
    assert COMMANDS[0].usage == "/quote WORDS [by:… outlet:… since:…]"


@given(st.text())
def test_any_line_is_a_request_or_a_usage_error(line: str) -> None:
    with suppress(UsageError):
        assert parse(line) is not None
