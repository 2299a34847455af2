"""`verbatim run` in a real process: its log, its signals, its health and its figures."""

from __future__ import annotations

import json
import signal
import socket
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

import pytest

from adapters.sqlite.rows import written
from tests.cli.places import FERRY, RATES, NewsSite, config, item, long
from tests.service.conftest import PATIENCE, Service, serving

BRIEFING = '[[briefings]]\nname = "often"\ncron = "* * * * *"\n'


def asked(port: int, path: str) -> tuple[int, str]:
    """Status and body; (0, "") while nobody answers."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()
    except OSError:
        return 0, ""
    finally:
        connection.close()


def due_now(folder: Path) -> None:
    with sqlite3.connect(folder / "verbatim.db") as connection:
        connection.execute("UPDATE schedules SET next_slot = ?", (written(datetime.now(UTC)),))
    connection.close()


def told(run: Service, problem: str) -> bool:
    return problem in run.log


def refuse_sources(folder: Path) -> None:
    """From now on the history takes no more sources."""
    with sqlite3.connect(folder / "verbatim.db", timeout=PATIENCE) as connection:
        refusal = "SELECT RAISE(ABORT, 'the disk is out of order')"
        connection.execute(f"CREATE TRIGGER refusal BEFORE INSERT ON sources BEGIN {refusal}; END")
    connection.close()


def gathered(folder: Path, file: str) -> None:
    """Read the sources once."""
    command = [sys.executable, "-m", "adapters", "gather", "--config", file]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def source(site: NewsSite, path: str = "/feed", guid: str = "1", text: str = FERRY) -> str:
    feed = site.feed(path, item(guid, "Ferry sinks off Port Hale", site.url(f"/{guid}"), "", long(text)))
    return f'[[sources]]\naddress = "{feed}"\n'


def test_health_and_figures_are_served_on_the_loopback_port(
    site: NewsSite, tmp_path: Path, unused_tcp_port: int
) -> None:
    port, called = unused_tcp_port, site.serve("/ping", "ok")
    first, second = item("1", "Ferry sinks", site.url("/1"), "", long(FERRY)), item("2", "Rates", "", "", long(RATES))
    feed = site.feed("/feed", first)
    service = f'[service]\nping = "{called}"\n'
    yearly = BRIEFING.replace("* * * * *", "0 0 1 1 *")  # so that no second slot comes with the next minute
    file = config(tmp_path, site, f'[[sources]]\naddress = "{feed}"\n{service}{yearly}')
    gathered(tmp_path, file)
    site.feed("/feed", first, second)
    due_now(tmp_path)
    with serving(tmp_path, "--config", file, "--port", str(port)) as run:
        run.until(lambda: 'verbatim_articles_total{filing="new"} 1.0' in asked(port, "/metrics")[1])
        run.until(lambda: site.statuses("/ping"))

        status, health = asked(port, "/health")
        _, figures = asked(port, "/metrics")
        missing, _ = asked(port, "/else")

    assert (status, json.loads(health)["problem"], missing) == (200, None, 404)
    assert json.loads(health)["looked"] is not None
    assert 'verbatim_slots_total{fate="posted"} 1.0' in figures
    assert 'verbatim_posts_total{platform="terminal"}' in figures
    for stage in ("fetch", "read", "file", "compose", "post"):
        assert f'verbatim_stage_seconds_count{{stage="{stage}"}} 0.0' not in figures
    assert site.statuses("/ping") == [200]


def test_the_service_is_told_when_its_port_is_taken(site: NewsSite, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        file = config(tmp_path, site, source(site) + f"[service]\nport = {other.getsockname()[1]}\n")
        with serving(tmp_path, "--config", file) as run:
            assert run.process.wait(PATIENCE) == 2

    assert "service.port: port" in run.log
    assert "give another one" in run.log


def test_the_log_is_json_by_choice_and_shows_no_token(site: NewsSite, tmp_path: Path) -> None:
    token = "correct-horse-battery-staple"
    (tmp_path / "verbatim.env").write_text(f"DISCORD_TOKEN={token}\n")
    (tmp_path / "verbatim.env").chmod(0o600)
    feed = site.serve(f"/{token}", "no feed at all", "text/plain", 404)
    file = config(tmp_path, site, f'[[sources]]\naddress = "{feed}"\n')
    with serving(tmp_path, "--config", file, "--log-format", "json") as run:
        run.until(lambda: "failed" in run.log)
        status = run.ended()

    rows = [json.loads(line) for line in run.log.splitlines()]
    assert status == 0
    assert {"info", "warning"} <= {row["level"] for row in rows}
    assert token not in run.log


def test_a_token_that_others_may_read_is_refused(site: NewsSite, tmp_path: Path) -> None:
    (tmp_path / "verbatim.env").write_text("DISCORD_TOKEN=a\n")
    (tmp_path / "verbatim.env").chmod(0o644)
    with serving(tmp_path, "--config", config(tmp_path, site, source(site))) as run:
        assert run.process.wait(20) == 2

    assert "others may read it (mode 644); chmod 600" in run.log


def test_sighup_reads_the_configuration_again(site: NewsSite, tmp_path: Path) -> None:
    first, second = source(site), source(site, "/other", "2", RATES)
    file = config(tmp_path, site, first)
    with serving(tmp_path, "--config", file) as run:
        run.until(lambda: site.statuses("/feed"))
        assert "on terminal; 1 source; no briefing is planned yet" in run.log
        config(tmp_path, site, first + second + BRIEFING.replace("* * * * *", "0 0 1 1 *"))
        run.told(signal.SIGHUP)
        run.until(lambda: site.statuses("/other"))
        run.until(lambda: "the configuration was read again" in run.log)
        run.until(lambda: "on terminal; 2 sources; the next briefing is due at 20" in run.log)

        status = run.ended()

    assert status == 0


def test_a_wrong_file_keeps_the_old_configuration(site: NewsSite, tmp_path: Path) -> None:
    first, second = source(site), source(site, "/other", "2", RATES)
    wrong = (
        ("[[briefings]]\nname = 'a'\ncorn = '* * * * *'\n", "briefings[0].corn: no such key; did you mean 'cron'?"),
        (f"[[webhooks]]\naddress = '{site.url('/hook')}'\nsecret = 'UNSET_SECRET'\n", "UNSET_SECRET is not set"),
        (second, "the disk is out of order"),
    )
    file = config(tmp_path, site, first)
    with serving(tmp_path) as run:
        run.until(lambda: site.statuses("/feed"))
        refuse_sources(tmp_path)
        for more, problem in wrong:
            config(tmp_path, site, first + more)
            run.told(signal.SIGHUP)
            run.until(partial(told, run, problem))
        Path(file).unlink()
        run.told(signal.SIGHUP)
        run.until(partial(told, run, "verbatim.toml: it is not there any more; put it back"))

        status = run.ended()

    assert status == 0
    assert run.log.count("the configuration stays as it was") == len(wrong) + 1
    assert run.log.count("Traceback") == 0


@pytest.mark.parametrize("busy", [True, False])
def test_sigterm_ends_it_and_waits_for_no_slow_source(site: NewsSite, tmp_path: Path, busy: bool) -> None:
    site.serve("/slow", "late", "text/plain", wait=10 * PATIENCE)
    slow = f'[[sources]]\naddress = "{site.url("/slow")}"\n' if busy else ""
    file = config(tmp_path, site, source(site) + slow)
    with serving(tmp_path, "--config", file) as run:
        run.until(lambda: site.statuses("/feed"))

        status = run.ended()

    assert status == 0
    assert "stopped by SIGTERM" in run.log
