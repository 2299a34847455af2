"""A line of chat as a request about the news."""

from __future__ import annotations

from bot.commands import NewsRequest, parse


def parse_news(line: str) -> NewsRequest:
    """The request; it must be about the news."""
    request = parse(line)
    assert isinstance(request, NewsRequest)
    return request
