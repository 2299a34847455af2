"""Which posts tell an article, so that a change in it is marked there."""

from __future__ import annotations

CORRECTIONS = ("CREATE INDEX told_article ON told(article)",)
