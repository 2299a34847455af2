"""Judges requests to Discord: by its OpenAPI document, and by the rules that the document lacks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.schemas import by_type

SPEC = Path(__file__).with_name("specs") / "openapi.json"
URN = "urn:discord"
V2 = 1 << 15
SENT_WITH_EDITS = {"tts"}
"""What discord.py sends with every message, also where it means nothing; Discord passes over it."""


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document; discord.py writes some ids as integers, which Discord takes."""
    read: dict[str, Any] = json.loads(SPEC.read_text(encoding="utf-8"))
    snowflake: dict[str, Any] = read["components"]["schemas"]["SnowflakeType"]
    snowflake["type"] = ["string", "integer"]
    return read


@cache
def _registry() -> Registry[Any]:
    resource = DRAFT202012.create_resource(document())
    made: Registry[Any] = Registry().with_resource(URN, resource)
    return made


@cache
def _routes() -> list[tuple[re.Pattern[str], str]]:
    """Patterns of the document's paths, those with fewer parameters first."""
    paths = sorted(document()["paths"], key=lambda path: path.count("{"))
    return [(re.compile(re.sub(r"\{[^}]*\}", "[^/]+", path) + "$"), path) for path in paths]


@cache
def _validator(path: str, method: str) -> tuple[Draft202012Validator, dict[str, Any]] | None:
    operation = document()["paths"][path].get(method.lower())
    if operation is None or "requestBody" not in operation:
        return None
    pointer = f"/paths/{path.replace('~', '~0').replace('/', '~1')}/{method.lower()}/requestBody/content"
    reference = f"{URN}#{pointer}/application~1json/schema"
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    judging = by_type(Draft202012Validator, document()["components"]["schemas"])
    return judging({"$ref": reference}, registry=_registry()), schema


def complaints(method: str, path: str, body: Any) -> list[str]:
    """What Discord would refuse about a request; `path` is below /api/v10. Empty when it is fine."""
    template = next((template for pattern, template in _routes() if pattern.match(path)), None)
    if template is None or method.lower() not in document()["paths"][template]:
        return [f"{method} {path}: no such operation"]
    found = _validator(template, method)
    if found is None:
        return [] if body is None else [f"{method} {path}: takes no body"]
    if body is None:
        return [f"{method} {path}: lacks its body"]
    validator, schema = found
    wrong = [
        f"{method} {path}: {'/'.join(map(str, e.absolute_path))}: {e.message[:300]}"
        for e in validator.iter_errors(body)
    ]
    if isinstance(body, dict):
        wrong += [f"{method} {path}: unknown key {key!r}" for key in set(body) - _keys(schema) - SENT_WITH_EDITS]
    return wrong + [f"{method} {path}: {problem}" for problem in _by_hand(template, method, body)]


def message_complaints(payload: Any) -> list[str]:
    """What Discord would refuse about a new message."""
    return complaints("POST", "/channels/1/messages", payload)


def _keys(schema: dict[str, Any]) -> set[str]:
    if "$ref" in schema:
        return _keys(document()["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    keys = set(schema.get("properties", {}))
    for each in (*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())):
        keys |= _keys(each)
    return keys


def _by_hand(template: str, method: str, body: Any) -> Iterator[str]:
    if template.endswith("/callback"):
        if body["type"] in (4, 7):
            yield from _message(body["data"], new=body["type"] == 4)
        elif body["type"] == 5 and set(body.get("data") or {}) - {"flags"}:
            yield "a deferred answer carries flags only"
    elif template.endswith("/threads") and isinstance(body.get("message"), dict):
        yield from _message(body["message"], new=True)
    elif (
        "message" in template.rpartition("}/")[2] or template.endswith("{message_id}") or "{webhook_token}" in template
    ):
        yield from _message(body, new=method == "POST")


def _message(body: dict[str, Any], new: bool) -> Iterator[str]:
    content, embeds, components = body.get("content"), body.get("embeds"), body.get("components")
    if len(content or "") > 2000:
        yield f"content of {len(content or '')} characters"
    if new and not (content or embeds or components or body.get("attachments") or body.get("sticker_ids")):
        yield "an empty message"
    if sum(_embed_length(embed) for embed in embeds or ()) > 6000:
        yield "embeds of more than 6000 characters"
    every = list(_walk(components or ()))
    if (body.get("flags") or 0) & V2:
        if content or embeds:
            yield "the v2 flag with content or embeds"
        if len(every) > 40:
            yield f"{len(every)} components"
        length = sum(len(each["content"]) for each in every if each["type"] == 10)
        if length > 4000:
            yield f"{length} characters of text displays"
    elif any(each["type"] in (9, 10, 11, 12, 13, 14, 17) for each in every):
        yield "v2 components without the flag"
    ids = [each["custom_id"] for each in every if each.get("custom_id")]
    if len(ids) != len(set(ids)):
        yield f"custom_id twice in {ids}"
    for each in every:
        yield from _component(each)
    mentions = body.get("allowed_mentions")
    if new and mentions is None:
        yield "no allowed_mentions: everything in the text would ping"
    elif mentions and {"everyone", "users"} & set(mentions.get("parse") or ()):
        yield "mentions of everybody or of users are parsed"


def _component(each: dict[str, Any]) -> Iterator[str]:
    schemas = document()["components"]["schemas"]
    names = [name for name, schema in schemas.items() if _describes(name, schema, each["type"])]
    known = {key for name in names for key in schemas[name]["properties"]}
    if names and set(each) - known:
        yield f"unknown keys {set(each) - known} in a component of type {each['type']}"
    if each["type"] == 2 and not (each.get("label") or each.get("emoji")):
        yield "a button without a label"
    if each["type"] == 2 and (each["style"] == 5) != ("url" in each):
        yield "a link button has an url and no other has one"


def _describes(name: str, schema: dict[str, Any], type: int) -> bool:
    return name.endswith("ForMessageRequest") and schema.get("properties", {}).get("type", {}).get("enum") == [type]


def _walk(components: Any) -> Iterator[dict[str, Any]]:
    for each in components:
        yield each
        yield from _walk(each.get("components", ()))
        if each.get("accessory"):
            yield from _walk((each["accessory"],))


def _embed_length(embed: dict[str, Any]) -> int:
    fields = embed.get("fields") or ()
    texts = [embed.get("title"), embed.get("description"), (embed.get("footer") or {}).get("text")]
    texts += [(embed.get("author") or {}).get("name"), *(f["name"] for f in fields), *(f["value"] for f in fields)]
    return sum(len((text or "").strip()) for text in texts)
