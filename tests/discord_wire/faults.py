"""What may go wrong on the way: answers that Discord gives instead of doing what was asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass
class Fault:
    """Answers the next `times` requests that match, in place of the real answer.

    `after_doing` does what was asked first, and then breaks the connection (status 0) or answers with the status.
    """

    method: str
    path: str
    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    times: int = 1
    after_doing: bool = False

    def takes(self, method: str, path: str) -> bool:
        """Whether it is this request's turn; counts down."""
        if self.times and method == self.method and re.search(self.path, path):
            self.times -= 1
            return True
        return False


def limited(
    method: str, path: str, scope: Literal["user", "global", "shared"] = "user", seconds: float = 0.05, via: bool = True
) -> Fault:
    """A 429; without the Via header it comes from Cloudflare."""
    headers = {"X-RateLimit-Scope": scope, "Retry-After": "1"} | ({"Via": "1.1 google"} if via else {})
    if scope == "global":
        headers["X-RateLimit-Global"] = "true"
    body = {"message": "You are being rate limited.", "retry_after": seconds, "global": scope == "global"}
    return Fault(method, path, 429, body, headers)


def refused(method: str, path: str, status: int, code: int, times: int = 1_000) -> Fault:
    """An error of the API with its code."""
    return Fault(method, path, status, {"code": code, "message": "no"}, times=times)
