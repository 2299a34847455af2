"""The app manifest, made from the registry of commands (docs.slack.dev/reference/app-manifest)."""

from __future__ import annotations

import json
from urllib.parse import quote

from adapters.slack.conversation import PROMPTS
from adapters.slack.format import Json
from adapters.slack.listeners import ASK_ABOUT, ASK_NEWS, QUOTES_IN, SHORT
from bot.commands import COMMANDS, command_named

SCOPES: dict[str, str] = {
    "app_mentions:read": "receiving mentions of the bot",
    "assistant:write": "showing that an answer is being prepared, and suggested questions",
    "channels:read": "`verbatim check`, to find channels that the bot is not in",
    "chat:write": "posting in channels that the bot was invited to",
    "commands": "the slash command and message shortcuts",
    "files:write": "sending an export as a file to whoever asked for it",
    "groups:read": "the same check for private channels that the bot was invited to",
    "im:history": "receiving direct messages to the bot",
    "im:write": "sending briefings and watches to a person as direct messages",
    "users:read": "finding the workspace's administrators, and a person's time zone",
}
"""The bot's scopes, and what each is for."""

THREAD_SCOPES: dict[str, str] = {
    "channels:history": "receiving thread replies without a mention; finding posts after a broken connection",
    "groups:history": "the same in private channels",
}
"""What `--read-threads` adds."""

EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "message.im",
    "tokens_revoked",
)
THREAD_EVENTS = ("message.channels", "message.groups")

NEW_APP = "https://api.slack.com/apps?new_app=1&manifest_json="
"""Opens Slack's form for a new app, filled in."""

DESCRIPTION = "News briefings with quotes word for word"
LONG_DESCRIPTION = (
    "Verbatim reads the news sources that you choose, posts briefings on schedule, and answers questions from stored "
    "articles. Every quote is an exact slice of an article, shown with its outlet; each figure is shown with its "
    "sentence. Nothing is rewritten, and without evidence the bot says that it has none."
)
AGENT = "Answers questions about the news with the words that were printed, and names who printed them."


def manifest(command: str, short: bool = False, read_threads: bool = False, url: str | None = None) -> Json:
    """The manifest. `command` is the slash command; `short` adds /quote and /ask; `url` is where Slack sends signed
    HTTP, None for Socket Mode.
    """
    scopes = [*SCOPES, *(THREAD_SCOPES if read_threads else ())]
    events = [*EVENTS, *(THREAD_EVENTS if read_threads else ())]
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "Verbatim",
            "description": DESCRIPTION,
            "long_description": LONG_DESCRIPTION,
            "background_color": "#1d3557",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "agent_view": {
                "agent_description": AGENT,
                "suggested_prompts": [{"title": title, "message": message} for title, message in PROMPTS],
            },
            "bot_user": {"display_name": "Verbatim", "always_online": True},
            "shortcuts": [
                _shortcut("Ask the news", "global", ASK_NEWS, "A question, answered from what was printed"),
                _shortcut("Quotes in this", "message", QUOTES_IN, "The quotes in the articles that this links to"),
                _shortcut("Ask about this", "message", ASK_ABOUT, "A question about the article that this links to"),
            ],
            "slash_commands": _commands(command, short, url),
        },
        "oauth_config": {"scopes": {"bot": sorted(scopes)}},
        "settings": _settings(sorted(events), url),
    }


def new_app_link(made: Json) -> str:
    """The link that opens Slack's form for a new app with this manifest."""
    return NEW_APP + quote(json.dumps(made, separators=(",", ":")))


def _settings(events: list[str], url: str | None) -> Json:
    request = {"request_url": url} if url else {}
    return {
        "event_subscriptions": {**request, "bot_events": events},
        "interactivity": {"is_enabled": True, **request, **({"message_menu_options_url": url} if url else {})},
        "org_deploy_enabled": False,
        "socket_mode_enabled": url is None,
        "token_rotation_enabled": False,
    }


def _commands(command: str, short: bool, url: str | None) -> list[Json]:
    roots = list(dict.fromkeys(each.root for each in COMMANDS))
    made = [(command, "Ask the news, find quotes, schedule briefings", f"a question, or {' | '.join(roots)}")]
    for name in SHORT if short else ():
        declared = command_named(name)
        made.append((name, declared.help[:1].upper() + declared.help[1:], declared.usage.partition(" ")[2]))
    return [
        {
            "command": f"/{name}",
            "description": description,
            "usage_hint": hint,
            "should_escape": True,  # so that #channels and @people come with their ids
            **({"url": url} if url else {}),
        }
        for name, description, hint in made
    ]


def _shortcut(name: str, kind: str, callback: str, description: str) -> Json:
    return {"name": name, "type": kind, "callback_id": callback, "description": description}
