"""Validation of option values by type; an invalid value is refused with an example of a valid one."""

from __future__ import annotations

from difflib import get_close_matches

from bot.commands.declared import Option, Values
from bot.errors import UsageError

YES, NO = "yes", "no"
_TRUE = {YES, "true", "on", "y", "1"}
_FALSE = {NO, "false", "off", "n", "0"}


def checked(option: Option, text: str) -> str:
    """The value in its normal form; raises UsageError with an example of a valid value."""
    text = text.strip()
    if not text:
        return ""
    if option.choices:
        return _choice(option, text)
    match option.type:
        case "number":
            return _number(option, text)
        case "flag":
            return _flag(option, text)
        case "text" | "channel" | "role" | "day" | "zone" | "person":
            return text


def text(values: Values, name: str) -> str | None:
    """The text of an option; None if it is missing or empty."""
    return values.get(name) or None


def number(values: Values, name: str) -> int | None:
    """The checked number of an option."""
    given = values.get(name)
    return int(given) if given else None


def flag(values: Values, name: str) -> bool | None:
    """The checked flag of an option."""
    given = values.get(name)
    return given == YES if given else None


def listed(values: Values, name: str) -> tuple[str, ...] | None:
    """The comma-separated values of an option, empty for "none"; None if it is missing."""
    given = values.get(name)
    if not given:
        return None
    if given.lower() == "none":
        return ()
    return tuple(dict.fromkeys(part.strip() for part in given.split(",") if part.strip()))


def _choice(option: Option, text: str) -> str:
    for choice in option.choices:
        if choice == text.lower():
            return choice
    near = get_close_matches(text.lower()[:100], option.choices, 1, 0.6)
    way_out = f"did you mean {near[0]}?" if near else f"choose {' or '.join(option.choices)}"
    raise UsageError(f"{option.name}:{text}", "no such choice", way_out)


def _number(option: Option, text: str) -> str:
    if text.isascii() and text.isdecimal() and len(text) <= 9 and option.least <= int(text) <= option.most:
        return str(int(text))
    raise UsageError(f"{option.name}:{text}", "no such number", f"give {option.least} to {option.most}")


def _flag(option: Option, text: str) -> str:
    if text.lower() in _TRUE:
        return YES
    if text.lower() in _FALSE:
        return NO
    raise UsageError(f"{option.name}:{text}", "not yes or no", f"write {option.name}:yes or {option.name}:no")
