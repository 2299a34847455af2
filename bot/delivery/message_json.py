"""Lossless conversion of messages to JSON and back, for the outbox and for web hooks.

Each object has a kind ("message", "heading", "run", "moment" …) and the fields of its class, without those that have
their default value (no link, not bold); times are RFC 3339.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime
from typing import Any, get_args

from bot.message import Block, Message, Moment, Place, Run

_KINDS: dict[str, type] = {kind.__name__.lower(): kind for kind in (Message, Run, Place, Moment, *get_args(Block))}


def message_json(message: Message) -> str:
    """The message as JSON; equal messages give equal text."""
    return json.dumps(message, default=_tree, ensure_ascii=False, separators=(",", ":"))


def message_of(text: str) -> Message:
    """Parse the output of `message_json`; raises ValueError for anything else."""
    try:
        made = json.loads(text, object_hook=_made)
    except (KeyError, TypeError) as error:
        raise ValueError(f"no message: {error}") from error
    if not isinstance(made, Message):
        raise ValueError("no message: another thing")
    return made


def _tree(thing: Any) -> Any:
    match thing:
        case datetime():
            return thing.isoformat()
        case _:
            values = ((field, getattr(thing, field.name)) for field in fields(thing))
            told = {field.name: value for field, value in values if value != field.default}
            return {"kind": type(thing).__name__.lower()} | told


def _made(values: dict[str, Any]) -> Any:
    kind = _KINDS[values.pop("kind")]
    if kind is Moment:
        values["at"] = datetime.fromisoformat(values["at"])
    return kind(**{name: _frozen(value) for name, value in values.items()})


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value
