"""`verbatim manifest slack`: the app manifest to paste into api.slack.com/apps, New App, From a manifest."""

from __future__ import annotations

import argparse
import json

from adapters.slack.manifest import manifest, new_app_link
from adapters.wiring import settings_of
from bot.errors import UsageError


def run(arguments: argparse.Namespace) -> int:
    """Print the manifest as JSON, or the link that opens Slack's form with it."""
    settings, _ = settings_of(arguments)
    if arguments.url and not arguments.url.startswith("https://"):
        raise UsageError(arguments.url, "Slack calls only https URLs", "give https://HOST/slack/events")
    made = manifest(settings.slack.command, arguments.short, arguments.read_threads, arguments.url)
    print(new_app_link(made) if arguments.link else json.dumps(made, indent=2, ensure_ascii=False))
    return 0
