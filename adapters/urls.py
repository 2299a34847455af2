"""Reads an address as the HTTP client will."""

from __future__ import annotations

from yarl import URL


def url_of(address: str) -> URL:
    """The address; raises ValueError for what is none."""
    try:
        return URL(address)
    except IndexError as error:  # yarl 1.25 fails so over a user without a host ("http://[::1]@")
        raise ValueError("no host stands behind the @") from error
