"""What Slack would refuse: Block Kit's schema, and the rules that the schema lacks. Every problem is one line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator  # type: ignore[import-untyped]
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from tests.schemas import by_type

SCHEMA = json.loads((Path(__file__).parent / "specs" / "blockkit.schema.json").read_text(encoding="utf-8"))
MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
TOTAL = 10_000
"""Characters of all texts and links of a message: Slack says msg_blocks_too_long somewhere above (bolt-js 2509)."""

TEXT = 40_000
MODAL_ONLY = {"input", "alert"}
MENTIONS = ("<!", "<@", "<#")
NOTIFYING = {"broadcast", "user", "usergroup", "team"}

Json = dict[str, Any]


def message_problems(body: Json) -> list[str]:
    """What is wrong with a message to be posted or updated."""
    text, blocks = body.get("text"), body.get("blocks") or []
    problems = []
    if not isinstance(text, str) or not text.strip():
        problems.append("text: is missing, which notifications and screen readers use")
    elif len(text) > TEXT:
        problems.append(f"text: {len(text)} characters")
    else:
        problems += mention_problems("text", text)
    if len(blocks) > MESSAGE_BLOCKS:
        problems.append(f"blocks: {len(blocks)}")
    if (total := sum(map(len, _weighed(blocks)))) > TOTAL:
        problems.append(f"msg_blocks_too_long: {total} characters")
    problems += [f"{block['type']}: not in a message" for block in blocks if block.get("type") in MODAL_ONLY]
    return problems + block_problems(blocks)


def view_problems(view: Json) -> list[str]:
    """What is wrong with a modal or an App Home."""
    name = {"modal": "ModalView", "home": "HomeView"}.get(view.get("type", ""))
    if name is None:
        return [f"view: no such type {view.get('type')!r}"]
    problems = [] if 1 <= len(view["blocks"]) <= VIEW_BLOCKS else [f"view: {len(view['blocks'])} blocks"]
    problems += _schema_problems(name, {**view, "blocks": []})
    if name == "ModalView" and "submit" not in view and any(block["type"] == "input" for block in view["blocks"]):
        problems.append("view: has inputs and no submit")
    return problems + block_problems(view["blocks"])


def block_problems(blocks: Sequence[Json]) -> list[str]:
    """What is wrong with these blocks, wherever they stand."""
    problems = []
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(ids) != len(set(ids)):
        problems.append("block_id: stands twice")
    for place, block in enumerate(blocks):
        problems += [f"blocks[{place}] {problem}" for problem in _problems_of(block)]
    return problems


def mention_problems(where: str, text: str) -> list[str]:
    """Mentions and links in mrkdwn that nobody but a text from outside can have put there."""
    kept = text.replace("<!date^", "")
    return [f"{where}: has {mention!r}" for mention in MENTIONS if mention in kept]


def _problems_of(block: Json) -> Iterator[str]:
    name = "".join(part.title() for part in str(block.get("type")).split("_")) + "Block"
    if name not in SCHEMA["definitions"]:
        yield f"no such block {block.get('type')!r}"
        return
    yield from _schema_problems(name, block)
    yield from _sdk_problems(block)
    actions = [each["action_id"] for each in _walk(block) if "action_id" in each]
    if len(actions) != len(set(actions)):
        yield "action_id: stands twice in its block"
    for each in _walk(block):
        yield from _hand_problems(each)
    for field in block.get("fields") or ():
        if len(field["text"]) > 2000:
            yield "field: over 2,000 characters"


def _hand_problems(each: Json) -> Iterator[str]:
    kind = each.get("type")
    if kind in ("mrkdwn", "plain_text", "text") and not each.get("text"):
        yield f"{kind}: is empty"
    if kind == "mrkdwn":
        yield from mention_problems("mrkdwn", each["text"])
    if kind in NOTIFYING:
        yield f"{kind}: would notify somebody"
    if kind == "overflow" and not 1 <= len(each["options"]) <= 5:
        yield f"overflow: {len(each['options'])} options"
    if kind in ("actions", "context", "rich_text", "static_select") and not each.get("elements", each.get("options")):
        yield f"{kind}: is empty"
    if kind == "link" and not str(each["url"]).startswith(("http://", "https://")):
        yield f"link: {each['url']!r}"


def _sdk_problems(block: Json) -> Iterator[str]:
    try:
        parsed = Block.parse(block)
        if parsed is not None and block["type"] != "rich_text":
            parsed.validate_json()
    except SlackObjectFormationError as error:
        yield f"slack_sdk: {error}"


@cache
def _validator(name: str) -> Any:
    return by_type(Draft7Validator, SCHEMA["definitions"])(
        {"$ref": f"#/definitions/{name}", "definitions": SCHEMA["definitions"]}
    )


def _schema_problems(name: str, value: Json) -> Iterator[str]:
    for error in _validator(name).iter_errors(value):
        yield f"{name}{error.json_path[1:]}: {error.message[:200]}"


def _walk(value: object) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _walk(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _walk(each)


def _weighed(value: object) -> Iterator[str]:
    for each in _walk(value):
        yield from (each[key] for key in ("text", "url", "fallback") if isinstance(each.get(key), str))
