"""The log of a service: lines of text, or JSON objects; never a token in it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal, TextIO

from adapters.safe_text import safe
from bot.source_names import HIDDEN, SECRET_VALUE

LogFormat = Literal["text", "json"]

OURS = ("bot", "adapters")
"""What is logged from INFO on; of libraries only warnings are."""

SHORTEST = 8
"""Characters of a secret at least: shorter ones would hide ordinary words."""

_TOKENS = re.compile(
    r"""
      xox[a-z](?:\.xox[a-z])?-[\w-]{8,} | xapp-[\w-]{8,}        # api.slack.com/concepts/token-types
    | \b[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,45}\b                # a Discord bot's token
    | (?<=/webhooks/)\d{1,20}/[\w-]{20,300}                     # Discord's webhooks
    | (?<=hooks\.slack\.com/)[\w/-]{10,120}                     # Slack's webhooks
    | (?<=/interactions/)\d{1,20}/[\w-]{20,300}                 # answers to Discord's interactions
    | (?i:(?<=bearer\x20)|(?<=bot\x20))[\w.~+/-]{20,300}=*      # an Authorization header
    | """
    + SECRET_VALUE
    + r"""
    | (?<=://)[^\s/@:]{1,100}:[^\s/@]{1,200}(?=@)               # user and password of an address
    """,
    re.VERBOSE,
)


def configure(log_format: LogFormat, to: TextIO, secrets: Iterable[str] = ()) -> None:
    """Log to this stream from now on, `secrets` (and whatever looks like a token) blotted out."""
    formatter = JsonLines(secrets) if log_format == "json" else TextLines(secrets)
    handler = logging.StreamHandler(to)
    handler.setFormatter(formatter)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)


class TextLines(logging.Formatter):
    """A line of text for each record: time (UTC), level, where from, what; a traceback stands below it."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._secrets = _longest_first(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """The line, with nothing secret in it, and nothing that steers a screen or begins another line: those of a
        traceback are set in.
        """
        message, trace, stack = _told(record, self)
        whole = f"{_time(record)} {record.levelname} {record.name}: {_one_line(message)}"
        lines = "\n".join(part for part in (whole, trace, stack) if part).split("\n")
        return redacted("\n  ".join(map(safe, lines)), self._secrets)


class JsonLines(logging.Formatter):
    """A JSON object on a line for each record; `event` is the fixed text, `message` the text with its values."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._secrets = _longest_first(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """The object, with nothing secret in it."""
        message, trace, stack = _told(record, self)
        fields = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": str(record.msg),
            "message": message,
            "exception": trace,
            "stack": stack,
        }
        return json.dumps({key: redacted(value, self._secrets) for key, value in fields.items() if value})


def redacted(text: str, secrets: Iterable[str] = ()) -> str:
    """The text without these secrets, and without what has the form of a token or password."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return _TOKENS.sub(lambda found: (found["before"] or "") + HIDDEN, text)


def _longest_first(secrets: Iterable[str]) -> tuple[str, ...]:
    """A secret that begins another one must not leave the other's end to be read."""
    return tuple(sorted({secret for secret in secrets if len(secret) >= SHORTEST}, key=lambda each: (-len(each), each)))


def _told(record: logging.LogRecord, formatter: logging.Formatter) -> tuple[str, str, str]:
    """Message, traceback and stack of a record; the latter two may be empty."""
    trace = formatter.formatException(record.exc_info) if record.exc_info else record.exc_text or ""
    return record.getMessage(), trace, record.stack_info or ""


def _one_line(message: str) -> str:
    return message.replace("\r", "\\r").replace("\n", "\\n")


def _time(record: logging.LogRecord) -> str:
    """2026-05-04T08:30:00.123Z."""
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
