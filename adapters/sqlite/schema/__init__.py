"""The tables of a history, migration by migration; one that has shipped is never edited."""

from __future__ import annotations

from adapters.sqlite.schema.amending import AMENDING
from adapters.sqlite.schema.care import CARE
from adapters.sqlite.schema.clearing import CLEARING
from adapters.sqlite.schema.corrections import CORRECTIONS
from adapters.sqlite.schema.counting import COUNTING
from adapters.sqlite.schema.coverage import COVERAGE
from adapters.sqlite.schema.declared import DECLARED
from adapters.sqlite.schema.delivery import DELIVERY
from adapters.sqlite.schema.keeping import KEEPING
from adapters.sqlite.schema.looking import LOOKING
from adapters.sqlite.schema.marks import MARKS
from adapters.sqlite.schema.merging import MERGING
from adapters.sqlite.schema.numbering import NUMBERING
from adapters.sqlite.schema.origin import ORIGIN
from adapters.sqlite.schema.people import PEOPLE
from adapters.sqlite.schema.revisiting import REVISITING
from adapters.sqlite.schema.voices import VOICES

MIGRATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("origin", ORIGIN),
    ("delivery", DELIVERY),
    ("people", PEOPLE),
    ("care", CARE),
    ("voices", VOICES),
    ("merging", MERGING),
    ("coverage", COVERAGE),
    ("declared", DECLARED),
    ("amending", AMENDING),
    ("marks", MARKS),
    ("counting", COUNTING),
    ("corrections", CORRECTIONS),
    ("revisiting", REVISITING),
    ("numbering", NUMBERING),
    ("keeping", KEEPING),
    ("clearing", CLEARING),
    ("looking", LOOKING),
)
"""Name and statements of each migration, oldest first."""
