"""The chat in the terminal: a prompt with history and completion, or plain lines where there is no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory

from adapters.terminal.format import console, safe, show
from bot.commands import COMMANDS, Command
from bot.commands import Completion as Kind
from bot.errors import VerbatimError
from bot.message import Message

Answering = Callable[[str], Message]
"""A line of chat to what is said to it; raises VerbatimError."""

Suggesting = Callable[[Kind, str], Sequence[str]]
"""Values of a kind that a prefix may become, the likeliest first."""

LEAVING = {"/quit", "/exit", "/q"}


def chat(answer: Answering, suggest: Suggesting, out: TextIO, lines: TextIO) -> None:
    """Ask and answer until the person leaves (/quit, Ctrl-D) or the lines end; Ctrl-C drops the line being typed."""
    screen = console(out)
    for line in _typed(suggest) if lines.isatty() and out.isatty() else lines:
        said = line.strip()
        if said.lower() in LEAVING:
            return
        if not said:
            continue
        try:
            show(answer(said), screen)
        except VerbatimError as error:
            screen.print(safe(str(error)), style="red")


class ChatCompleter(Completer):
    """Completes commands, and what they take: speakers, outlets, stories."""

    def __init__(self, suggest: Suggesting) -> None:
        self._suggest = suggest

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Completions of the word before the cursor."""
        line = document.text_before_cursor
        if not line.startswith("/"):
            return
        name, space, rest = line[1:].partition(" ")
        if not space:
            for command in COMMANDS:
                if command.name.startswith(name.lower()):
                    yield Completion(command.name, -len(name), display_meta=command.help)
            return
        for command in COMMANDS:
            if command.name == name.lower():
                yield from self._values(command, rest.rpartition(" ")[2])

    def _values(self, command: Command, word: str) -> Iterable[Completion]:
        name, colon, prefix = word.partition(":")
        if colon:
            kinds = [option.completion for option in command.options if option.name == name]
            start = prefix.lstrip('"')
            for value in self._suggest(kinds[0], start) if kinds and kinds[0] else ():
                yield Completion(f'"{value}"' if " " in value else value, -len(prefix))
            return
        for option in command.options:
            if word and option.name.startswith(word):
                yield Completion(f"{option.name}:", -len(word), display_meta=option.help)
        if command.completion:
            for value in self._suggest(command.completion, word):
                yield Completion(value, -len(word))


def _typed(suggest: Suggesting) -> Iterable[str]:
    session: PromptSession[str] = PromptSession(
        "verbatim › ",
        completer=ChatCompleter(suggest),
        history=InMemoryHistory(),
        complete_while_typing=False,
        bottom_toolbar="Ask anything, or /quote /figures /story /sources /briefing /help   Ctrl-D leaves",
    )
    while True:
        try:
            yield session.prompt()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
