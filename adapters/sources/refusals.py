"""What servers' refusals mean, in words."""

from __future__ import annotations

from datetime import datetime

from adapters.retry_after import retry_at
from bot.errors import SourceError

REASONS = {
    401: "asks for a login",
    402: "asks for payment",
    403: "refuses to be read by us",
    404: "there is nothing at this address",
    406: "has no form of this that we can read",
    408: "took too long by its own account",
    410: "is gone for good",
    429: "says that we ask too often",
    451: "is withheld for legal reasons",
}

WAYS_OUT = {
    404: "check the address, or remove the source",
    410: "remove the source",
}


class Refusal(SourceError):
    """A server answered, but not with what was asked for; `code` is the HTTP status."""

    def __init__(self, address: str, problem: str, way_out: str | None, retry_at: datetime | None, code: int) -> None:
        super().__init__(address, problem, way_out, retry_at)
        self.code = code


def refusal(address: str, status: int, retry_after: str | None, now: datetime) -> Refusal:
    """The error that a status other than success stands for; `retry_after` is the header of that name."""
    reason = REASONS.get(status)
    if reason is None:
        reason = "has trouble of its own" if status >= 500 else "gives no answer that we can use"
    later = retry_at(retry_after, now)
    return Refusal(address, f"{reason} (HTTP {status})", WAYS_OUT.get(status), later, status)
