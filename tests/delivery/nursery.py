"""Starts services for the chaos test: what one imports is imported once here, and each is forked from there.

Lines come in: a folder to serve in, answered by the process's id; or an id to wait for, answered by its exit status.
Posts go out in two parts, as on a platform that takes one block at first.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import adapters.platforms
import adapters.sources
import adapters.tasks.run
import adapters.webhook
import bot.stories.grouping  # noqa: F401 - all of these, so that a fork need not
from adapters.cli import main
from adapters.webhook import WebhookCourier
from bot.message import Message


class DividingCourier(WebhookCourier):
    """Posts the first block of a message alone, and the others under it."""

    def parts(self, message: Message) -> list[Message]:
        return [Message(message.blocks[:1]), Message(message.blocks[1:])]


def born(folder: Path) -> int:
    """The id of a process, first of its group, that serves in the folder and logs there."""
    process = os.fork()
    os.setpgid(process, process)  # by both, so that it is so for whichever comes first
    if process:
        return process
    os.chdir(folder)
    with Path(os.devnull).open("rb") as nothing, Path("log").open("ab") as log:
        os.dup2(nothing.fileno(), 0)
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    status = 70
    try:
        status = main(["run"])
    finally:
        os._exit(status)


def answers() -> None:
    for line in sys.stdin.buffer:  # the service sets its own stdin's encoding, which may not have been read from
        told = line.decode().strip()
        answer = os.waitstatus_to_exitcode(os.waitpid(int(told), 0)[1]) if told.isdecimal() else born(Path(told))
        print(answer, flush=True)


if __name__ == "__main__":
    adapters.webhook.WebhookCourier = DividingCourier  # type: ignore[misc]
    answers()
