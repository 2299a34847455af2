"""JSON Schema as the platforms' documents use it: with choices that differ in their type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jsonschema import validators  # type: ignore[import-untyped]

Json = Mapping[str, Any]


def by_type(base: Any, definitions: Json) -> Any:
    """The class of validators, that compares what names its type with the choices of that type alone: faster."""
    return validators.extend(base, {keyword: _narrowed(base, keyword, definitions) for keyword in ("anyOf", "oneOf")})


def _narrowed(base: Any, keyword: str, definitions: Json) -> Callable[..., Iterator[Any]]:
    def errors(validator: Any, choices: list[Json], value: object, schema: Json) -> Iterator[Any]:
        if isinstance(value, dict) and "type" in value:
            choices = [each for each in choices if _may_be(value["type"], each, definitions)] or choices
        yield from base.VALIDATORS[keyword](validator, choices, value, schema)

    return errors


def _may_be(kind: object, choice: Json, definitions: Json) -> bool:
    named = definitions.get(choice.get("$ref", "").rpartition("/")[2], choice)
    told = named.get("properties", {}).get("type", {})
    return kind in told.get("enum", [told.get("const", kind)])
