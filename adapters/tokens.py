"""Tokens: from the environment, or from a file beside the configuration that only its owner may read."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from bot.errors import ConfigError

FILE = "verbatim.env"
"""The file's name; `docker run --env-file` and systemd's EnvironmentFile read it too."""

OWNER_ONLY = 0o600

_LINE = re.compile(r"(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=\s*(.*)")


def tokens(folder: Path, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """All that the environment and the file say, by variable; the environment wins. Raises ConfigError."""
    path = folder / FILE
    kept = read_tokens(path) if path.exists() else {}
    return kept | {name: value.strip() for name, value in environment.items() if value.strip()}


def read_tokens(path: Path) -> dict[str, str]:
    """The tokens in a file of NAME=VALUE lines.

    Raises ConfigError when it cannot be read, a line is none, or others than its owner may read it.
    """
    try:
        mode = path.stat().st_mode & 0o777
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), "cannot be read", "make it anew: verbatim setup discord") from error
    if mode & 0o077:
        raise ConfigError(str(path), f"others may read it (mode {mode:o})", f"chmod 600 {path}")
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise ConfigError(f"{path}: line {number}", "is not NAME=VALUE")  # never the line itself
        found[match[1]] = match[2].strip().strip("\"'").strip()
    return {name: value for name, value in found.items() if value}  # an empty one is not set, as in the environment


def write_tokens(path: Path, fresh: Mapping[str, str]) -> None:
    """Add or change tokens in the file, which only its owner may read, before they are in it; all or none."""
    kept = (read_tokens(path) if path.exists() else {}) | dict(fresh)
    text = "# Tokens of verbatim; keep them to yourself.\n" + "".join(f"{k}={v}\n" for k, v in sorted(kept.items()))
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        with os.fdopen(
            os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "w", encoding="utf-8"
        ) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        raise ConfigError(
            str(path), f"cannot be written ({error.strerror})", "run setup in a folder of yours"
        ) from error
