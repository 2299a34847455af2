"""The chat answers lines and completes what is being typed."""

import io
from collections.abc import Sequence

from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from adapters.terminal.chat import ChatCompleter, chat
from bot.commands import Completion
from bot.errors import UsageError
from bot.message import Message, Paragraph, Run
from bot.people import Suggestion


def suggest(kind: Completion, prefix: str) -> Sequence[Suggestion]:
    values = {
        "speakers": ["Donald Trump", "Ushakov"],
        "outlets": ["Wire"],
        "stories": ["1"],
        "commands": ["quote"],
        "quotes": ["Ushakov"],
    }
    return [Suggestion(value, value) for value in values[kind] if value.lower().startswith(prefix.lower())]


def completed(line: str) -> list[str]:
    return [c.text for c in ChatCompleter(suggest).get_completions(Document(line), CompleteEvent())]


def echo(line: str) -> Message:
    if line == "bad":
        raise UsageError("bad", "no such command")
    return Message((Paragraph((Run(f"heard {line}"),)),))


def test_lines_are_answered_until_they_end() -> None:
    out = io.StringIO()

    chat(echo, suggest, out, io.StringIO("one\n\n  two \n"))

    assert out.getvalue().split() == ["heard", "one", "heard", "two"]


def test_quit_leaves() -> None:
    out = io.StringIO()

    chat(echo, suggest, out, io.StringIO("/quit\none\n"))

    assert out.getvalue() == ""


def test_an_error_is_one_line_and_the_chat_goes_on() -> None:
    out = io.StringIO()

    chat(echo, suggest, out, io.StringIO("bad\none\n"))

    assert out.getvalue().splitlines()[:2] == ["bad: no such command", "heard one"]


def test_a_question_is_not_completed() -> None:
    assert completed("what did") == []


def test_commands_are_completed_by_their_beginning() -> None:
    assert completed("/qu") == ["quote"]
    assert completed("/source re") == ["remove"]
    assert completed("/to") == ["topic"]


def test_speakers_complete_the_words_of_a_quote_search() -> None:
    assert completed("/quote Ush") == ["Ushakov"]


def test_filters_and_their_values_are_completed() -> None:
    assert completed("/quote b") == ["by:"]
    assert completed("/quote peace by:Don") == ['"Donald Trump"']
    assert completed("/quote peace outlet:W") == ["Wire"]


def test_a_filter_without_values_and_an_unknown_command_complete_nothing() -> None:
    assert completed("/quote since:20") == []
    assert completed("/settings answers:p") == ["private", "public"]
    assert completed("/nothing x") == []


def test_a_story_is_completed_by_its_number() -> None:
    assert completed("/story ") == ["1"]


def test_a_command_that_lacks_one_word_is_told_it_in_the_next_line() -> None:
    out = io.StringIO()

    chat(echo, suggest, out, io.StringIO("/ask about:https://a.example/1\nWho died?\nand then?\n"))

    assert out.getvalue().split("\n")[0] == "Now say what you want to know."
    assert "heard /ask Who died? about:https://a.example/1" in " ".join(out.getvalue().split())
    assert "heard and then?" in out.getvalue()


def test_another_command_may_come_instead_of_the_word_that_is_lacking() -> None:
    out = io.StringIO()

    chat(echo, suggest, out, io.StringIO("/ask about:https://a.example/1\n/help\n"))

    assert "heard /help" in out.getvalue()
