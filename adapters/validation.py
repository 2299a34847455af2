"""What msgspec says of values that do not fit, in plain words."""

from __future__ import annotations

import re

import msgspec

TYPES = {
    "array": "a list",
    "bool": "true or false",
    "float": "a number",
    "int": "a whole number",
    "object": "keys with values",
    "str": "text",
}

LACKING = "Object missing required field "

_TYPE = re.compile(r"`([a-z]+(?: \| [a-z]+)*)`")


def misfit(error: msgspec.ValidationError) -> tuple[str, str]:
    """Where the value stands ("reading.jobs", nothing for all of it) and what is wrong with it."""
    problem, _, place = str(error).partition(" - at `$")
    place = place.rstrip("`").removeprefix(".")
    if problem.startswith(LACKING):
        return place, f"lacks {problem.removeprefix(LACKING).strip('`')}"
    return place, _TYPE.sub(_plainly, problem[:1].lower() + problem[1:])


def problem_of(error: msgspec.ValidationError) -> str:
    """The same in one line: "url: expected text, got a whole number"."""
    return ": ".join(filter(None, misfit(error)))


def _plainly(types: re.Match[str]) -> str:
    return " or ".join(TYPES.get(each, f"a {each}") for each in types[1].split(" | ") if each != "null")
