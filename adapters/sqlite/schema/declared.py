"""Who declared a source, for each space by itself."""

from __future__ import annotations

DECLARED = (
    "ALTER TABLE subscriptions ADD COLUMN origin TEXT NOT NULL DEFAULT 'chat'",
    """
    UPDATE subscriptions SET origin = 'file'
    WHERE space = 'local' AND source IN (SELECT number FROM sources WHERE origin = 'file')
    """,
    "ALTER TABLE sources DROP COLUMN origin",
)
"""A source is declared for a space, and may have been added in the chat of another."""
