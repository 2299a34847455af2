"""How commands begin and end: signals, pipes that break, locks, imports that are not made."""

from __future__ import annotations

import fcntl
import os
import re
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.sqlite.rows import written
from tests.cli.places import FERRY, NewsSite, Verbatim, config, item, line, long

pytestmark = pytest.mark.usefixtures("unmeasured")

PATIENCE = 60
"""Seconds after which a test gives up: a start alone takes some on a busy machine."""

BRIEFING = '[[briefings]]\nname = "yearly"\ncron = "0 0 1 1 *"\n'
"""At New Year: but for the slot that a test makes due, none comes while it runs."""


@contextmanager
def started(folder: Path, *arguments: str, **streams: int) -> Iterator[subprocess.Popen[str]]:
    """A command running in a process group of its own, as a shell starts it; ended with the block."""
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams
    command = [sys.executable, "-m", "adapters", *arguments]
    process = subprocess.Popen(command, cwd=folder, text=True, encoding="utf-8", start_new_session=True, **pipes)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def group(process: subprocess.Popen[str]) -> list[int]:
    """The processes that are left of its group, without those that have ended and wait to be reaped."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[2] == str(process.pid) and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def gone(process: subprocess.Popen[str]) -> bool:
    """Whether nothing of its group is left; what ends with the end of a pipe may take a moment."""
    end = time.monotonic() + PATIENCE
    while group(process) and time.monotonic() < end:
        time.sleep(0.02)
    return group(process) == []


def until(process: subprocess.Popen[str], ready: Callable[[], object]) -> None:
    """Wait until a condition holds while the process runs."""
    end = time.monotonic() + PATIENCE
    while not ready():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.05)


def unread(process: subprocess.Popen[str]) -> int:
    """How many bytes of its standard input wait for it to read them."""
    (count,) = struct.unpack("i", fcntl.ioctl(process.stdin, termios.FIONREAD, bytes(4)))  # type: ignore[arg-type]
    return int(count)


def slow_feed(site: NewsSite) -> str:
    """A feed of forty long articles."""
    return site.feed("/feed", *(item(f"{n}", f"Ferry {n}", site.url(f"/{n}"), "", long(FERRY) * 20) for n in range(40)))


def test_ctrl_c_ends_a_gathering_cleanly(site: NewsSite, tmp_path: Path) -> None:
    address = slow_feed(site)
    with started(tmp_path, "gather", address, "--config", config(tmp_path, site)) as process:
        until(process, lambda: 200 in site.statuses("/feed") and len(group(process)) > 2)

        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)

    assert (process.returncode, out, err) == (130, "", "")
    assert gone(process)


@pytest.mark.parametrize("delay", [0.0, 0.2, 0.4, 0.7, 1.0])
def test_ctrl_c_leaves_no_traceback_whenever_it_comes(site: NewsSite, tmp_path: Path, delay: float) -> None:
    address = slow_feed(site)
    with started(tmp_path, "gather", address, "--config", config(tmp_path, site)) as process:
        until(process, lambda: "_asyncio" in Path(f"/proc/{process.pid}/maps").read_text())
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)

    # A shell gives 130 for both. CPython ends by the signal when Ctrl-C came within exec(), which dataclasses use.
    assert (err, process.returncode in (130, -signal.SIGINT)) == ("", True)
    assert gone(process)


def test_ctrl_c_leaves_no_traceback_while_the_command_line_is_looked_at(tmp_path: Path) -> None:
    code = (
        "import signal, adapters.cli as c; c.parsed = lambda _: signal.raise_signal(signal.SIGINT); c.main(['brief'])"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.parametrize("arguments", [("gather", "-"), ("read", "--jsonl"), ("read", "--jsonl", "--jobs", "2")])
def test_ctrl_c_ends_the_wait_for_standard_input(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with started(tmp_path, *arguments, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        print(file=process.stdin, flush=True)
        until(process, lambda: unread(process) == 0)
        os.killpg(process.pid, signal.SIGINT)
        process.wait(PATIENCE)
        assert process.stderr is not None
        err = process.stderr.read()

    assert (process.returncode, err) == (130, "")
    assert gone(process)


@pytest.mark.parametrize("arguments", [("export", "quotes"), ("read", "--jsonl"), ("brief",)])
def test_a_reader_that_leaves_early_causes_no_traceback(
    tmp_path: Path, history: Path, arguments: tuple[str, ...]
) -> None:
    articles = "".join(line(f"{n}", FERRY, "Ferry", "The Courier") for n in range(30))
    command = f"{sys.executable} -m adapters {' '.join(arguments)} | head -c 10"

    done = subprocess.run(
        command, shell=True, cwd=tmp_path, input=articles, capture_output=True, text=True, check=False
    )

    assert len(done.stdout) == 10
    assert done.stderr == ""


def test_a_full_disk_behind_the_output_is_named(tmp_path: Path, history: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "adapters", "export", "quotes"],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.returncode == 1
    assert done.stderr == "verbatim: output: No space left on device\n"


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
def test_streams_that_the_caller_closed_cause_no_traceback(tmp_path: Path, history: Path, closed: str) -> None:
    command = f"{sys.executable} -m adapters chat {closed}"

    done = subprocess.run(
        command, shell=True, cwd=tmp_path, input="/source list\n", capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


HEAVY = "aiohttp apscheduler fastfeedparser feedparser lxml nltk numpy prompt_toolkit sumy trafilatura".split()


@pytest.mark.parametrize("command", ["ask", "brief", "export", "backup"])
def test_looking_things_up_imports_nothing_heavy(command: str) -> None:
    code = f"import sys, adapters.cli, adapters.tasks.{command}; print(*sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert set(done.stdout.split()).isdisjoint(HEAVY)


def due_now(db: Path) -> None:
    """Make every schedule due."""
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE schedules SET next_slot = ?", (written(datetime.now(UTC)),))
    connection.close()


def test_a_due_briefing_is_posted_and_sigterm_ends_the_run(site: NewsSite, tmp_path: Path, verbatim: Verbatim) -> None:
    feed = site.feed("/feed", item("1", "Ferry sinks off Port Hale", site.url("/1"), "", long(FERRY)))
    file = config(tmp_path, site, f'[[sources]]\naddress = "{feed}"\n{BRIEFING}')
    assert verbatim("gather", "--config", file).status == 0
    due_now(tmp_path / "verbatim.db")
    with started(tmp_path, "run", "--config", file) as process:
        assert process.stdout is not None
        printed = ""
        while "feed, fine" not in printed and (more := process.stdout.readline()):
            printed += more
        other = tmp_path / "other.toml"
        other.write_text(f'[[sources]]\naddress = "{site.url("/other")}"\n')
        second = verbatim("run", "--config", str(other), "--db", str(tmp_path / "verbatim.db"))

        process.terminate()
        _, err = process.communicate(timeout=PATIENCE)

    assert (process.returncode, quiet(err), "no briefing is planned" in err) == (0, True, False)
    assert "Ferry sinks off Port Hale" in printed
    assert gone(process)
    assert second.status == 1
    assert re.fullmatch(rf"verbatim: .*verbatim\.db: process {process.pid} \(.*\) runs on it; .*\n", second.err)
    with sqlite3.connect(tmp_path / "verbatim.db") as connection:
        states = connection.execute("SELECT DISTINCT state FROM outbox").fetchall()
        declared = connection.execute("SELECT address FROM sources").fetchall()
    connection.close()
    assert (states, declared) == ([("posted",)], [(feed,)])


def test_ctrl_c_ends_a_run_with_its_own_status(site: NewsSite, tmp_path: Path) -> None:
    file = config(tmp_path, site, f'[[sources]]\naddress = "{slow_feed(site)}"\n')
    with started(tmp_path, "run", "--config", file) as process:
        until(process, lambda: 200 in site.statuses("/feed"))

        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)

    assert (process.returncode, quiet(err), "no briefing is planned" in err) == (130, True, True)
    assert gone(process)


def quiet(log: str) -> bool:
    """Whether a log says only what is as it should be."""
    return all(" INFO " in line for line in log.splitlines())


def test_a_run_without_sources_says_how_to_add_one(verbatim: Verbatim) -> None:
    done = verbatim("run")

    assert (done.status, done.err) == (2, "verbatim: sources: there are none; add one with: verbatim gather ADDRESS\n")
