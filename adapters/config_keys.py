"""The keys of the configuration file, and where in it each belongs."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, get_args, get_origin, get_type_hints

from bot.errors import ConfigError
from bot.settings import Settings


def refuse_unknown_keys(file: str, table: Mapping[str, Any]) -> None:
    """Raises ConfigError for a key that `Settings` has not, with the nearest one or the table that it belongs to."""
    _refuse(file, "", table, Settings)


def _refuse(file: str, prefix: str, table: Mapping[str, Any], shape: type) -> None:
    hints = get_type_hints(shape)
    for key, value in table.items():
        if key not in hints:
            raise ConfigError(f"{file}: {prefix}{key}", "no such key", _way_out(key, hints))
        inner = _shape(hints[key])
        if inner is None:
            continue
        if isinstance(value, dict):
            _refuse(file, f"{prefix}{key}.", value, inner)
        elif isinstance(value, list):
            for place, row in enumerate(value):
                if isinstance(row, dict):
                    _refuse(file, f"{prefix}{key}[{place}].", row, inner)


def _way_out(key: str, known: Mapping[str, Any]) -> str:
    """Where else in the file a key of this name may stand, or what it may have been meant for."""
    tables = get_type_hints(Settings)
    if key in tables:
        return "it belongs above the first [table]"
    homes = [
        f"[[{name}]]" if get_origin(hint) is tuple else f"[{name}]"
        for name, hint in tables.items()
        if (shape := _shape(hint)) and key in get_type_hints(shape)
    ]
    if homes:
        return f"it belongs under {' or '.join(homes)}"
    near = get_close_matches(key, known, 1)
    return f"did you mean {near[0]!r}?" if near else f"known keys are {', '.join(sorted(known))}"


def _shape(hint: Any) -> type | None:
    """The dataclass that a value of this type is, or holds some of."""
    found = next((part for part in (hint, *get_args(hint)) if dataclasses.is_dataclass(part)), None)
    return found if isinstance(found, type) else None
