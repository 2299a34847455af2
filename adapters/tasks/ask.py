"""`verbatim ask`: one question or command, or questions from JSON Lines."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import datetime

from adapters.dates import moment
from adapters.json_lines import answer_line
from adapters.json_rows import Json
from adapters.terminal.format import console, show
from adapters.terminal_desk import terminal_desk
from adapters.wiring import App, consulted, lines_of
from bot.answers.ask import ask
from bot.answers.question import Answer, Question
from bot.commands import parse
from bot.errors import TextError, UsageError
from bot.turns import NOTHING, REFUSED, Turn

_NONE = re.compile(r"\W*I don['’]t know\b", re.I)
"""How somebody else's answer begins that is none."""

MOST_TURNS = 20
"""Turns of a talk that a question may refer back to."""


def run(arguments: argparse.Namespace) -> int:
    """Answer; 0 also when the history has no answer, since that is one."""
    if arguments.jsonl:
        return _answer_lines(arguments)
    line = " ".join(arguments.question).strip()
    if not line:
        raise UsageError("ask", "there is no question", 'try: verbatim ask "What did Ushakov say?"')
    parse(line)  # a slip is told also where there is no history yet
    with consulted(arguments) as app, terminal_desk(app) as desk:
        show(desk.answer(line).message, console(sys.stdout))
    return 0


def _answer_lines(arguments: argparse.Namespace) -> int:
    with consulted(arguments) as app, lines_of(arguments.jsonl) as lines:

        def answer(row: Json) -> Json:
            question = _question(row, app)
            with app.history.reading() as books:
                return {"id": row.get("id")} | _row(ask(question, books))

        for number, line in enumerate(lines, 1):
            if line.strip():
                print(answer_line(line, number, answer), flush=True)
    return 0


def _question(row: Json, app: App) -> Question:
    """Raises TextError where a key is missing or of another type."""
    if not isinstance(row.get("question"), str) or not row["question"].strip():
        raise TextError("question", "there is no question")
    about, turns = row.get("about"), row.get("history") or []
    if not isinstance(about, str | None):
        raise TextError("question", "about is not a string")
    if not isinstance(turns, list) or not all(isinstance(turn, dict) for turn in turns):
        raise TextError("question", "history is not a list of objects")
    asked = _time(row.get("now")) or app.now()
    return Question(row["question"], asked, app.settings.zone, about=about, turns=_turns(turns, asked))


def _time(stated: object) -> datetime | None:
    if not stated:
        return None
    if not isinstance(stated, str) or (at := moment(stated)) is None:
        raise TextError("question", f"now is not a date: {str(stated)[:40]!r}")
    return at


def _turns(turns: list[Json], asked: datetime) -> tuple[Turn, ...]:
    """What was said last, by whomever: an answer may be marked as none, or say so."""
    told = (
        (str(turn.get("question") or ""), str(turn.get("answer") or ""), turn.get("answered"))
        for turn in turns[-MOST_TURNS:]
    )
    return tuple(
        Turn(question, answer, asked, REFUSED if answered is False or _NONE.match(answer) else NOTHING)
        for question, answer, answered in told
    )


def _row(answer: Answer) -> Json:
    return {
        "read_as": answer.read_as,
        "answered": answer.answered,
        "confidence": round(answer.confidence, 4),
        "text": answer.text,
        "passages": [
            {
                "article": scored.passage.article,
                "start": scored.passage.start,
                "end": scored.passage.end,
                "text": scored.passage.text,
                "score": scored.score,
            }
            for scored in answer.passages
        ],
    }
