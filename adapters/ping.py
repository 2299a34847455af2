"""Calls an address that watches over the service: when the calls cease, it raises the alarm."""

from __future__ import annotations

import logging

import aiohttp

logger = logging.getLogger(__name__)

PATIENCE = aiohttp.ClientTimeout(total=10)


async def ping(address: str) -> bool:
    """GET the address; False, and a warning in the log, when that does not work: no post depends on it."""
    try:
        async with aiohttp.ClientSession(timeout=PATIENCE) as session, session.get(address) as response:
            if response.status < 400:
                return True
            problem = f"status {response.status}"
    except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
        problem = f"{type(error).__name__} {error}".strip()
    logger.warning("the ping address could not be called: %s", problem)
    return False
