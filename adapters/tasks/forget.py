"""`verbatim forget`: what is kept of one person, in all servers and workspaces."""

from __future__ import annotations

import argparse
import re

from adapters.wiring import App, consulted
from bot.care.retention import BATCH
from bot.counting import counted
from bot.errors import UsageError

PERSON = re.compile(r"discord:@[0-9]+|slack:[A-Z0-9]+/[A-Z0-9]+")
"""People as the platforms' adapters address them; such an address is also the space of their direct messages."""


def run(arguments: argparse.Namespace) -> int:
    """Forget it at once and say where it was; raises UsageError for what is no person's address."""
    person: str = arguments.person
    if not PERSON.fullmatch(person):
        raise UsageError(person, "not the address of a person", "write discord:@USER_ID or slack:TEAM_ID/USER_ID")
    with consulted(arguments) as app:
        with app.history.writing() as books:
            places = {space: books.retention.forget_person(space, person) for space in books.retention.met(person)}
        while _purge_own(app, person) == BATCH:
            pass
        app.history.wipe()
        for space, count in places.items():
            print(f"{space}: {counted(count, 'question')} of {person}, with watches and reports, forgotten")
        if not places:
            print(f"{person}: nothing is kept of them")
        print(f"What they changed stays in the audit log for {app.settings.retention.audit_days} days.")
    return 0


def _purge_own(app: App, person: str) -> int:
    """Take out what belongs to their direct messages; `BATCH` when there is more."""
    with app.history.writing() as books:
        return books.retention.purge_space(person, BATCH)
