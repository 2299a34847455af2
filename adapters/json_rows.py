"""Passages, quotes and figures as the JSON objects of docs/lines.md."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from bot.model import Conversion, Figure, Passage, Quote, Range

Json = dict[str, Any]


def written(row: Json) -> str:
    """One line of JSON; what is no character (a lone surrogate) is escaped."""
    text = json.dumps(row, ensure_ascii=False)
    return json.dumps(row) if has_surrogate(text) else text


def has_surrogate(text: str) -> bool:
    """True when there is half of a surrogate pair in the text: no character, or a byte that was no UTF-8."""
    if text.isascii():
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def slice_row(passage: Passage, story: bool) -> Json:
    """Where a passage stands and what it says; `story` is true where its article must be named too."""
    article = {"article": passage.article} if story else {}
    return article | {"start": passage.start, "end": passage.end, "text": passage.text}


def quote_row(quote: Quote, story: bool) -> Json:
    """A quote with its speaker; the keys that are optional are there when they say something."""
    optional = {
        "via": quote.via,
        "role": quote.role.text if quote.role else None,
        "occasion": quote.occasion.text if quote.occasion else None,
    }
    return (
        slice_row(quote.passage, story)
        | {"speaker": quote.speaker.name if quote.speaker else None, "kind": quote.kind}
        | {key: value for key, value in optional.items() if value}
        | {
            "mention": slice_row(quote.mention, story=False) if quote.mention else None,
            "confidence": round(quote.confidence, 3),
            "rank": quote.rank,
            "statement": quote.statement,
        }
    )


def figure_row(figure: Figure, story: bool) -> Json:
    """A figure with its value, sense and claimant."""
    return (
        slice_row(figure.passage, story)
        | {"value": _value(figure.value), "unit": figure.unit, "change": figure.change}
        | {"measures": figure.measures.text if figure.measures else None}
        | ({"claimed_by": figure.claimed_by} if figure.claimed_by else {})
        | ({"when": figure.when.text} if figure.when else {})
        | {"also": [_conversion(each) for each in figure.also], "rank": figure.rank}
    )


def _conversion(also: Conversion) -> Json:
    return slice_row(also.passage, story=False) | {"value": _value(also.value), "unit": also.unit}


def _value(value: Decimal | Range) -> str | list[str]:
    return [_plain(value.low), _plain(value.high)] if isinstance(value, Range) else _plain(value)


def _plain(number: Decimal) -> str:
    """Without exponent, separators or trailing zeros behind the point."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
