"""The tables of a history, migration by migration; one that has shipped is never edited."""

from __future__ import annotations

from adapters.sqlite.schema.additions import ADDITIONS
from adapters.sqlite.schema.care import CARE
from adapters.sqlite.schema.delivery import DELIVERY
from adapters.sqlite.schema.origin import ORIGIN
from adapters.sqlite.schema.people import PEOPLE
from adapters.sqlite.schema.voices import VOICES

MIGRATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("origin", ORIGIN),
    ("delivery", DELIVERY),
    ("people", PEOPLE),
    ("care", CARE),
    ("voices", VOICES),
    *ADDITIONS,
)
"""Name and statements of each migration, oldest first."""
