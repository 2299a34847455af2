"""The command line: `verbatim COMMAND …`; results on stdout, one-line errors on stderr, exit status 0, 1, 2 or 130."""

from __future__ import annotations

import importlib
import io
import logging
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from adapters.arguments import parsed
from adapters.logs import TextLines
from adapters.safe_text import safe
from bot.errors import VerbatimError

INTERRUPTED = 130  # as shells tell it: 128 and the signal's number


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    with _ending_at_once():
        _open_streams()
        _speak_utf8()
        arguments = parsed(argv)
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(TextLines())
        logging.basicConfig(level=logging.INFO if arguments.verbose else logging.ERROR, handlers=[handler])
        task = importlib.import_module(f"adapters.tasks.{arguments.command}")
    try:
        status: int = task.run(arguments)
        sys.stdout.flush()
    except VerbatimError as error:
        print(f"verbatim: {safe(str(error))}", file=sys.stderr)
        return error.status
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        return _unwritten(error)
    return status


@contextmanager
def _ending_at_once() -> Iterator[None]:
    """Let Ctrl-C end the process at once: nothing is open yet, and libraries being imported swallow exceptions."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:  # ignored, as in the background of a script
        yield
        return
    signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _open_streams() -> None:
    """Replace standard streams that the caller has closed by the null device."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode))  # noqa: SIM115 - until the process ends


def _speak_utf8() -> None:
    """Use UTF-8 whatever the locale; invalid bytes come in as lone surrogates, which are refused later."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _unwritten(error: OSError) -> int:
    """Report an error of the operating system in one line; nothing if the reader of the output has gone."""
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains while it ends
    else:
        logging.getLogger(__name__).info("the operating system refused", exc_info=error)
        print(f"verbatim: {error.filename or 'output'}: {error.strerror}", file=sys.stderr)
    return 1
