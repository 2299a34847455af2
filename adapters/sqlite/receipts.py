"""How rows of the outbox are receipts and postings, and receipts rows."""

from __future__ import annotations

import sqlite3

import msgspec

from adapters.sqlite.rows import read, read_or_none, written, written_or_none
from bot.delivery.message_json import message_of
from bot.slots import Posting, Receipt


def posting_of(row: sqlite3.Row) -> Posting:
    """The part in a row of `postings` with what it is `wanted` to say."""
    return Posting(row["receipt"], row["number"], message_of(row["wanted"]), row["state"], row["posted"])


def receipt_columns(receipt: Receipt) -> dict[str, object]:
    """The columns of a row."""
    return {
        "key": receipt.key,
        "channel": receipt.channel,
        "briefing": receipt.briefing,
        "space": receipt.space,
        "slot": written(receipt.slot),
        "state": receipt.state,
        "reason": receipt.reason,
        "settled": written_or_none(receipt.settled),
        "tries": receipt.tries,
        "retry_at": written_or_none(receipt.retry_at),
    }


def receipt_of(row: sqlite3.Row) -> Receipt:
    """The row itself."""
    return Receipt(
        key=row["key"],
        channel=row["channel"],
        slot=read(row["slot"]),
        state=row["state"],
        briefing=row["briefing"],
        space=row["space"],
        reason=row["reason"],
        settled=read_or_none(row["settled"]),
        tries=row["tries"],
        retry_at=read_or_none(row["retry_at"]),
        messages=msgspec.json.decode(row["messages"], type=tuple[str, ...]),
    )
