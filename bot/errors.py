"""The error tree: what can go wrong, said as subject, problem, way out.

VerbatimError
├── UsageError          the words of a command or question are off            exit status 2
├── ConfigError         the configuration file is wrong (file, key, problem)  exit status 2
├── SourceError         a source could not be read (source, reason)           exit status 1
├── TextError           a text could not be read (what, reason)               exit status 1
│   └── ReaderFailed    it took too long, or broke the reader
├── HistoryError        the history could not be opened, read or written      exit status 1
│   ├── HistoryTooNew   it was written by a newer version
│   └── HistoryBusy     another process is running on it
└── DeliveryError       a message could not be posted (channel, reason)       exit status 1
    ├── TryLater        the platform asks to wait, or is down for now
    ├── ChannelGone     the channel is gone, or the bot may not post there
    │   └── Unserved    its platform is not set up
    ├── MessageGone     the message, or the one that it stands under, was deleted
    └── FateUnknown     it may have been posted or not, and nobody can look
"""

from __future__ import annotations

from datetime import datetime


class VerbatimError(Exception):
    """Anything that we report in one line: "subject: problem; way out"."""

    status = 1

    def __init__(self, subject: str, problem: str, way_out: str | None = None) -> None:
        super().__init__(subject, problem, way_out)
        self.subject = subject
        self.problem = problem
        self.way_out = way_out

    @property
    def reason(self) -> str:
        """The problem and the way out, without the subject."""
        return f"{self.problem}; {self.way_out}" if self.way_out else self.problem

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}"


class UsageError(VerbatimError):
    """The words of a command or question are off."""

    status = 2


class ConfigError(VerbatimError):
    """The configuration file is wrong."""

    status = 2


class SourceError(VerbatimError):
    """A source could not be read; `retry_at` (UTC) is when it may be asked again, where it says so."""

    def __init__(
        self, subject: str, problem: str, way_out: str | None = None, retry_at: datetime | None = None
    ) -> None:
        super().__init__(subject, problem, way_out)
        self.retry_at = retry_at


class TextError(VerbatimError):
    """A text could not be read."""


class ReaderFailed(TextError):
    """Reading a text took too long, or broke the reader."""


class HistoryError(VerbatimError):
    """The history could not be opened, read or written."""


class HistoryTooNew(HistoryError):
    """The history was written by a newer version of the program."""


class HistoryBusy(HistoryError):
    """Another process is running on the history."""


class DeliveryError(VerbatimError):
    """A message could not be posted."""


class TryLater(DeliveryError):
    """The platform asks to wait, or is down for now; nothing was posted. `after` is how long to wait, in seconds."""

    def __init__(self, subject: str, problem: str, way_out: str | None = None, after: float | None = None) -> None:
        super().__init__(subject, problem, way_out)
        self.after = after


class ChannelGone(DeliveryError):
    """The channel is gone, or the bot may not post there: no use to try again before somebody has acted."""


class Unserved(ChannelGone):
    """The platform of the channel is not set up here: whoever runs the bot has to act, and nobody in the channel."""


class MessageGone(DeliveryError):
    """The message to be edited, or the one that this was to stand under, was deleted; its channel is there."""


class FateUnknown(DeliveryError):
    """The message may have been posted or not, and nobody can look."""
