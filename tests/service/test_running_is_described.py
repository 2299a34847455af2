"""What docs say about running the service is so."""

from __future__ import annotations

import json
import re
from pathlib import Path

from adapters.arguments import parser
from adapters.metrics import Metrics
from adapters.tokens import FILE
from bot.settings import RetentionSettings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_each_figure_that_is_described_is_served_and_none_is_left_out() -> None:
    described = set(re.findall(r"`(verbatim_\w+)", text("running.md")))
    served = set(re.findall(r"^# TYPE (verbatim_\w+)", Metrics().exposition().decode(), re.MULTILINE))

    assert described == {name for name in served if not name.endswith("_created")}


def test_the_container_is_built_from_files_that_are_there() -> None:
    copied = [
        name
        for line in text("Dockerfile").splitlines()
        if line.startswith("COPY") and "--from" not in line
        for name in line.split()[1:-1]
    ]

    assert copied
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_the_containers_health_is_asked_for_where_it_is_served() -> None:
    lines = text("Dockerfile").splitlines()
    (asked,) = (re.findall(r"'127\.0\.0\.1', (\d+)", line)[0] for line in lines if line.startswith("HEALTHCHECK"))
    (started,) = (json.loads(line.removeprefix("CMD ")) for line in lines if line.startswith("CMD "))

    assert parser().parse_args(started[1:]).port == int(asked)


def test_the_unit_reloads_and_stops_by_the_signals_that_the_service_knows() -> None:
    unit = text("verbatim.service")

    assert "ExecReload=/bin/kill -HUP $MAINPID" in unit
    assert int(re.findall(r"TimeoutStopSec=(\d+)", unit)[0]) > 10
    assert "STOPSIGNAL SIGTERM" in text("Dockerfile")


def test_privacy_names_the_times_that_hold() -> None:
    usual = RetentionSettings()

    assert f"`conversations_days`, {usual.conversations_days} unless set" in text("privacy.md")
    assert f"`posts_days`, {usual.posts_days} unless set" in text("privacy.md")
    assert f"`left_days` later, {usual.left_days} unless set" in " ".join(text("privacy.md").split())
    assert FILE in text("privacy.md")
