"""The chat in the terminal: a prompt with history and completion, or plain lines where there is no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory

from adapters.safe_text import safe
from adapters.terminal.format import console, show
from bot.commands import COMMANDS, Call, Command, Option, called, line_of
from bot.commands import Completion as Kind
from bot.errors import VerbatimError
from bot.message import Message
from bot.people import Suggestion

Answering = Callable[[str], Message]
"""A line of chat to what is said to it; raises VerbatimError."""

Suggesting = Callable[[Kind, str], Sequence[Suggestion]]
"""What a prefix may become, by kind of value, the likeliest first."""

LEAVING = {"/quit", "/exit", "/q"}


def chat(answer: Answering, suggest: Suggesting, out: TextIO, lines: TextIO) -> None:
    """Ask and answer until the person leaves (/quit, Ctrl-D) or the lines end; Ctrl-C drops the line being typed.

    A command that has some of its words ("/ask about:ADDRESS") is told the one that it lacks in the next line.
    """
    screen = console(out)
    begun: Call | None = None
    for line in _typed(suggest) if lines.isatty() and out.isatty() else lines:
        said = line.strip()
        if said.lower() in LEAVING:
            return
        if not said:
            continue
        try:
            if begun is not None and not said.startswith("/"):
                said = line_of(begun.command.name, {**begun.values, begun.command.missing(begun.values)[0].name: said})
            begun = _begun(said)
            if begun is not None:
                screen.print(safe(f"Now say {begun.command.missing(begun.values)[0].help}."))
                continue
            show(answer(said), screen)
        except VerbatimError as error:
            screen.print(safe(str(error)), style="red")


def _begun(line: str) -> Call | None:
    """The command that the line calls, where it gives some of its words and lacks one."""
    call = called(line)
    return call if call and call.values and len(call.command.missing(call.values)) == 1 else None


class ChatCompleter(Completer):
    """Completes commands, and what they take: speakers, outlets, stories."""

    def __init__(self, suggest: Suggesting) -> None:
        self._suggest = suggest

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Completions of the word before the cursor."""
        line = document.text_before_cursor
        if not line.startswith("/"):
            return
        root, space, rest = line[1:].partition(" ")
        if not space:
            yield from _named({command.root: _help(command) for command in reversed(COMMANDS)}, root)
            return
        sub, space, words = rest.partition(" ")
        subs = {command.sub: command.help for command in COMMANDS if command.root == root.lower() and command.sub}
        if subs and not space:
            yield from _named(subs, sub)
            return
        name = f"{root} {sub}".lower() if subs else root.lower()
        for command in COMMANDS:
            if command.name == name:
                yield from self._values(command, (words if subs else rest).rpartition(" ")[2])

    def _values(self, command: Command, word: str) -> Iterable[Completion]:
        name, colon, prefix = word.partition(":")
        option = command.option(name) if colon else None
        if option is not None:
            for each in self._completed(option, prefix.lstrip('"')):
                value = f'"{each.value}"' if " " in each.value else each.value
                yield Completion(value, -len(prefix), display=safe(each.label))
            return
        for option in command.options:
            if word and option.name.startswith(word) and not option.free:
                yield Completion(f"{option.name}:", -len(word), display_meta=option.help)
        if command.free is not None:
            for each in self._completed(command.free, word):
                yield Completion(each.value, -len(word), display=safe(each.label))

    def _completed(self, option: Option, prefix: str) -> Iterable[Suggestion]:
        if option.choices:
            return [Suggestion(choice, choice) for choice in option.choices if choice.startswith(prefix.lower())]
        return self._suggest(option.completion, prefix) if option.completion else ()


def _help(command: Command) -> str:
    return f"/{command.root} …" if command.sub else command.help


def _named(names: Mapping[str, str], prefix: str) -> Iterable[Completion]:
    for name in dict(sorted(names.items())):
        if name.startswith(prefix.lower()):
            yield Completion(name, -len(prefix), display_meta=names[name])


def _typed(suggest: Suggesting) -> Iterable[str]:
    session: PromptSession[str] = PromptSession(
        "verbatim › ",
        completer=ChatCompleter(suggest),
        history=InMemoryHistory(),
        complete_while_typing=False,
        bottom_toolbar="Ask anything, or /quote /figures /story /briefing /source /topic /help   Ctrl-D leaves",
    )
    while True:
        try:
            yield session.prompt()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
