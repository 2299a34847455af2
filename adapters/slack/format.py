"""Messages as Block Kit: rich text for words from the web, small print as context, choices as buttons.

Limits are those of docs.slack.dev (reference/block-kit), and of bolt-js issue 2509 for the sum over a message.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from adapters.chat.buttons import quote_choices
from adapters.safe_text import safe, shortened
from adapters.slack.addresses import address
from adapters.slack.rich_text import escaped, mrkdwn, plain_text, rich
from bot.message import (
    SOURCES,
    Block,
    Choices,
    Code,
    Document,
    Facts,
    Footer,
    Heading,
    Line,
    Message,
    Paragraph,
    Pullquote,
    Run,
)

Json = dict[str, Any]

BLOCKS, TOTAL = 50, 9_000
"""Blocks of one message (reference/block-kit/blocks), and characters of its texts and links: Slack refuses somewhere
above 11,000.
"""

TEXT, HEADER, BUTTON, BUTTONS, VALUE, OPTION = 3_000, 150, 75, 25, 2_000, 75
"""Characters of a text, a header, a button's label; buttons in a row; characters of a button's, an option's value."""

FALLBACK = 3_000
"""Characters of the text beside the blocks; Slack advises 4,000 at most (reference/methods/chat.postMessage)."""

SAY = "say"
"""How the action_id of every button and menu begins whose value is a line to be said."""


@dataclass(frozen=True, slots=True)
class Payload:
    """What chat.postMessage takes: `text` is what notifications and screen readers tell."""

    text: str
    blocks: list[Json]


def payload(message: Message) -> Payload:
    """The message as Slack takes it; a message that `parts` made is within every limit."""
    blocks = [made for place, block in enumerate(message.blocks) for made in rendered(block, place)]
    return Payload(fallback(message), [*_mentioned(message.mention), *blocks])


def rendered(block: Block, place: int) -> list[Json]:
    """One block of ours as blocks of Slack's; `place` makes its ids unique within the message."""
    match block:
        case Heading(line, level):
            return _heading(line, level, place)
        case Paragraph(line):
            return rich_text(section(rich(line)))
        case Pullquote():
            return _pullquote(block, place)
        case Facts(lines, title):
            return _small_facts(lines) if title == SOURCES else _facts(lines, title)
        case Choices(options):
            return _choices(options, place)
        case Footer(line):
            return _small((line,))
        case Code(text):
            shown = [{"type": "text", "text": "\n".join(map(safe, text.split("\n")))}] if text else []
            return rich_text({"type": "rich_text_preformatted", "elements": shown} if shown else None)
        case Document(name, _):
            return rich_text(section(rich((Run(name, bold=True),))))


def fallback(message: Message) -> str:
    """The message as plain text for notifications and screen readers; ends at a word."""
    told = "\n".join(text for block in message.blocks for text in _told(block) if text.strip())
    return "\n".join(map(escaped, shortened(told, FALLBACK).split("\n"))) or "Nothing to tell."


def weight(blocks: object) -> int:
    """Characters of all texts and links, as far as Slack is known to count them."""
    if isinstance(blocks, dict):
        own = sum(len(blocks[key]) for key in ("text", "url", "fallback") if isinstance(blocks.get(key), str))
        return own + sum(map(weight, blocks.values()))
    return sum(map(weight, blocks)) if isinstance(blocks, list) else 0


def section(elements: list[Json]) -> Json | None:
    """A paragraph of rich text; None when it would be empty."""
    return {"type": "rich_text_section", "elements": elements} if elements else None


def rich_text(*elements: Json | None) -> list[Json]:
    """A block of rich text; none when there is nothing in it."""
    kept = [element for element in elements if element]
    return [{"type": "rich_text", "elements": kept}] if kept else []


def button(label: str, line: str, action: str) -> Json:
    """A button that says a line."""
    return {"type": "button", "text": plain(shortened(safe(label), BUTTON)), "value": line, "action_id": action}


def plain(text: str) -> Json:
    """Text without markup."""
    return {"type": "plain_text", "text": text, "emoji": False}


def unique(place: int, *content: str) -> str:
    """A block_id that is another one when the content is (docs.slack.dev asks for a new one on each update)."""
    return f"{place}-{sha256(repr(content).encode()).hexdigest()[:12]}"


def _mentioned(role: str | None) -> list[Json]:
    """A user group ("slack:T1/S3") that is to be notified."""
    place = address(role) if role else None
    if place is None or not place.id.startswith("S"):
        return []
    return rich_text(section([{"type": "usergroup", "usergroup_id": place.id}]))


def _heading(line: Line, level: int, place: int) -> list[Json]:
    text = plain_text(line).strip()
    rule: list[Json] = [{"type": "divider"}] if level > 1 and place else []
    if not text:
        return []
    styled = any(isinstance(each, Run) and (each.link or each.struck) for each in line)
    if len(text) > HEADER or (level > 1 and place) or styled:
        return [*rule, *rich_text(section(rich(line, bold=True)))]
    return [{"type": "header", "text": plain(text)}]


def _pullquote(quote: Pullquote, place: int) -> list[Json]:
    """The words as a quote of rich text, in which nothing is markup; then who said it, and what may be done with it."""
    words = rich(quote.words)
    blocks = rich_text({"type": "rich_text_quote", "elements": words} if words else None)
    options = _quote_options(quote)
    tag = mrkdwn(quote.tag)
    menu = {"type": "overflow", "action_id": f"{SAY}:menu", "options": options}
    if tag is not None and tag.strip() and len(tag) <= TEXT:
        told = {"type": "mrkdwn", "text": tag, "verbatim": True}
        about = {"type": "section", "block_id": unique(place, quote.id, tag), "text": told}
        return [*blocks, {**about, "accessory": menu} if options else about]
    blocks += rich_text(section(rich(quote.tag)))
    if options:
        blocks.append({"type": "actions", "block_id": unique(place, quote.id), "elements": [menu]})
    return blocks


def _quote_options(quote: Pullquote) -> list[Json]:
    return [{"text": plain(label), "value": safe(line)} for label, line in quote_choices(quote) if len(line) <= OPTION]


def _facts(lines: Sequence[Line], title: str | None) -> list[Json]:
    name = section(rich((Run(title, bold=True),))) if title else None
    items = [item for line in lines if (item := section(rich(line)))]
    return rich_text(name, {"type": "rich_text_list", "style": "bullet", "elements": items} if items else None)


def _small_facts(lines: Sequence[Line]) -> list[Json]:
    first, *others = lines or ((),)
    return _small([(Run(f"{SOURCES}: "), *first), *others])


def _small(lines: Sequence[Line]) -> list[Json]:
    """Small print; what mrkdwn would spoil is set as rich text."""
    texts = [mrkdwn(line) for line in lines]
    whole = "\n".join(text for text in texts if text is not None)
    if None in texts or len(whole) > TEXT:
        return rich_text(*(section(rich(line)) for line in lines))
    if not whole.strip():
        return []
    return [{"type": "context", "elements": [{"type": "mrkdwn", "text": whole, "verbatim": True}]}]


def _choices(options: Sequence[tuple[str, str]], place: int) -> list[Json]:
    """Buttons; a line that no button can hold has none."""
    blocks: list[Json] = []
    fit = [(label, line) for label, line in options if safe(label).strip() and 0 < len(line) <= VALUE]
    for start in range(0, len(fit), BUTTONS):
        row = fit[start : start + BUTTONS]
        elements = [button(label, line, f"{SAY}:{start + at}") for at, (label, line) in enumerate(row)]
        name = unique(place, str(start), *(line for _, line in row))
        blocks.append({"type": "actions", "block_id": name, "elements": elements})
    return blocks


def _told(block: Block) -> list[str]:
    match block:
        case Heading(line) | Paragraph(line) | Footer(line):
            return [plain_text(line)]
        case Pullquote(words, tag):
            return [f"{plain_text(words)} {plain_text(tag)}"]
        case Facts(lines, title):
            listed = [plain_text(line) for line in lines]
            return [safe(title), *listed] if title else listed
        case Code(text):
            return [safe(line) for line in text.split("\n")]
        case Document(name, _):
            return [safe(name)]
        case Choices():
            return []
