"""Modals: a command's options as a form, and what somebody filled in as its values."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from adapters.safe_text import shortened
from adapters.slack.addresses import Address, address
from adapters.slack.format import Json, plain, rendered
from adapters.slack.origins import Origin
from adapters.slack.parts import parts
from adapters.slack.suggestions import COMPLETE, OPTION
from bot.briefing.places import zone_of
from bot.briefing.spoken import times
from bot.commands import Command, Option
from bot.commands.line import Call
from bot.commands.values import checked
from bot.errors import UsageError, VerbatimError
from bot.message import Message

FORM, ANSWER = "form", "answer"
"""The callback_ids of a form, and of what is shown in the place of one."""

TITLE, MODAL_BLOCKS, LONGEST_INPUT = 24, 100, 3_000
"""Characters of a title, blocks of a modal (reference/views/modal-views), characters of an input
(reference/block-kit/block-elements/plain-text-input-element).
"""

_SUBMIT = {"quote": "Find", "figures": "Find", "settings": "Save"}
_EVERYWHERE = ("public", "private")


@dataclass(frozen=True, slots=True)
class Form:
    """What a form is about: the command, values that were given already, and where its answer goes."""

    command: str
    given: Mapping[str, str]
    at: Origin | None = None

    def written(self) -> str:
        """As private_metadata."""
        at = asdict(self.at) if self.at else None
        return json.dumps({"command": self.command, "given": dict(self.given), "at": at}, separators=(",", ":"))

    @classmethod
    def read(cls, metadata: str) -> Form:
        """From private_metadata that `written` made."""
        told = json.loads(metadata)
        return cls(told["command"], told["given"], Origin(**told["at"]) if told["at"] else None)


def form_view(call: Call, at: Origin | None = None) -> Json:
    """The command as a form; what the call gives already is filled in. Words that everybody needs come first."""
    command = call.command
    options = sorted(command.options, key=lambda option: not (option.required or option.free))
    shown = [option for option in options if option.name != "page"]
    hidden = {name: value for name, value in call.values.items() if name not in {option.name for option in shown}}
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": Form(command.name, hidden, at).written(),
        "title": plain(shortened(command.name.capitalize(), TITLE)),
        "submit": plain(_SUBMIT.get(command.name) or (command.sub or command.root).capitalize()),
        "close": plain("Cancel"),
        "blocks": [
            {"type": "context", "elements": [plain(_sentence(command.help))]},
            *(_input(option, call.values.get(option.name)) for option in shown),
        ],
    }


def answer_view(title: str, message: Message) -> Json:
    """What is answered, in the place of a form, as far as it goes in: nothing is left out in between."""
    blocks: list[Json] = []
    for block in (block for part in parts(message) for block in part.blocks):
        made = rendered(block, len(blocks))
        if len(blocks) + len(made) > MODAL_BLOCKS:
            break
        blocks += made
    return {
        "type": "modal",
        "callback_id": ANSWER,
        "title": plain(shortened(title, TITLE)),
        "close": plain("Close"),
        "blocks": blocks or [{"type": "divider"}],
    }


def filled_in(command: Command, state: Mapping[str, Mapping[str, Any]], team: str) -> dict[str, str]:
    """The values of a form's fields, by option; what was left empty is left out."""
    values = {}
    for option in command.options:
        for element in state.get(option.name, {}).values():
            value = _value(element, team)
            if value:
                values[option.name] = value
    return values


def problems(command: Command, values: Mapping[str, str], fields: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with a form, by the field that it stands in; empty when nothing is, as far as can be told here."""
    found: dict[str, str] = {}
    for option in command.options:
        given = values.get(option.name, "")
        try:
            value = checked(option, given)
            if value and option.completion == "times":
                times(value)
            if value and option.type == "zone":
                zone_of(value)
        except UsageError as error:
            found[option.name] = _told(error)
    missing = command.missing(values)
    found |= {option.name: f"Give {option.help}" for option in missing if option.name not in found}
    if not found:
        try:
            _ = Call(command, values).request
        except UsageError as error:
            found = refusal(error, command, fields)
    return {name if name in fields else next(iter(fields), name): text for name, text in found.items()}


def refusal(error: VerbatimError, command: Command, fields: Mapping[str, Any]) -> dict[str, str]:
    """What the front desk refused, at the field that it is about."""
    name = _field_of(error, command, fields)
    return {name if name in fields else next(iter(fields), name): _told(error)}


def _input(option: Option, given: str | None) -> Json:
    return {
        "type": "input",
        "block_id": option.name,
        "optional": not option.required,
        "label": plain(option.name.capitalize()),
        "hint": plain(_sentence(option.help)),
        "element": _element(option, given),
    }


def _element(option: Option, given: str | None) -> Json:
    if option.choices:
        return _static(option, given)
    match option.type:
        case "channel":
            chosen = address(given) if given else None
            first = {"initial_conversation": chosen.id} if chosen else {"default_to_current_conversation": True}
            shown = {"include": list(_EVERYWHERE), "exclude_bot_users": True}
            return {"type": "conversations_select", "action_id": "value", "filter": shown, **first}
        case "person":
            return {"type": "users_select", "action_id": "value"}
        case "day":
            dated = given if given and re.fullmatch(r"\d{4}-\d\d-\d\d", given) else None
            return {"type": "datepicker", "action_id": "value", **({"initial_date": dated} if dated else {})}
        case "number":
            bounds = {"min_value": str(option.least), "max_value": str(option.most), "is_decimal_allowed": False}
            return {
                "type": "number_input",
                "action_id": "value",
                **bounds,
                **({"initial_value": given} if given else {}),
            }
        case "flag":
            yes = {"text": plain("Yes"), "value": "yes"}
            return {"type": "checkboxes", "action_id": "value", "options": [yes]}
        case "text" | "role" | "zone":
            return _external(option, given) if option.completion else _text(option, given)


def _static(option: Option, given: str | None) -> Json:
    options = [{"text": plain(choice.capitalize()), "value": choice} for choice in option.choices]
    chosen = [each for each in options if each["value"] == given]
    initial = {"initial_option": chosen[0]} if chosen else {}
    return {"type": "static_select", "action_id": "value", "options": options, **initial}


def _external(option: Option, given: str | None) -> Json:
    free = ":free" if option.type == "text" or option.completion == "zones" else ""
    made: Json = {
        "type": "external_select",
        "action_id": f"{COMPLETE}:{option.completion}{free}",
        "min_query_length": 0,
        "placeholder": plain("Type to search"),
    }
    if given and len(given) <= OPTION:
        made["initial_option"] = {"text": plain(given), "value": given}
    return made


def _text(option: Option, given: str | None) -> Json:
    long = option.free or option.name == "text"
    made: Json = {"type": "plain_text_input", "action_id": "value", "multiline": long, "max_length": LONGEST_INPUT}
    return {**made, "initial_value": given[:LONGEST_INPUT]} if given else made


def _value(element: Mapping[str, Any], team: str) -> str:
    kind = element["type"]
    if kind == "conversations_select":
        chosen = element.get("selected_conversation")
        return str(Address(team, chosen)) if chosen else ""
    if kind == "users_select":
        chosen = element.get("selected_user")
        return str(Address(team, chosen)) if chosen else ""
    if kind == "checkboxes":
        return "yes" if element.get("selected_options") else ""
    if kind == "datepicker":
        return str(element.get("selected_date") or "")
    if kind in ("static_select", "external_select"):
        return str((element.get("selected_option") or {}).get("value") or "")
    return str(element.get("value") or "").strip()


def _field_of(error: VerbatimError, command: Command, fields: Mapping[str, Any]) -> str:
    """The field that an error is about: the option that it names, else the free words."""
    named = error.subject.partition(":")[0].strip("/ ").split(" ")[-1]
    if named in fields:
        return named
    return command.free.name if command.free else next(iter(fields), "")


def _told(error: VerbatimError) -> str:
    return shortened(_sentence(error.reason), 2_000)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
