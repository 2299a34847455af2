"""What Slack sends, in the shapes of docs.slack.dev's payload references."""

from __future__ import annotations

import itertools
import time
from typing import Any
from urllib.parse import urlencode

from tests.slack_wire.server import APP, BOT_USER, TEAM, Posted, SlackServer

Json = dict[str, Any]

_numbers = itertools.count(1)


def command(slack: SlackServer, text: str, user: str = "U1", channel: str = "C1", name: str = "/verbatim") -> Json:
    return {
        "token": "t",
        "team_id": TEAM,
        "team_domain": "harbour",
        "channel_id": channel,
        "user_id": user,
        "command": name,
        "text": text,
        "api_app_id": APP,
        "response_url": slack.response_url(),
        "trigger_id": slack.trigger(),
    }


def form(body: Json) -> str:
    """A slash command as an HTTP form."""
    return urlencode(body)


def event(inner: Json) -> Json:
    return {
        "token": "t",
        "team_id": TEAM,
        "api_app_id": APP,
        "event": inner,
        "type": "event_callback",
        "event_id": f"Ev{next(_numbers):08d}",
        "event_time": int(time.time()),
        "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
    }


def _message(slack: SlackServer, text: str, user: str, channel: str, thread: str | None) -> Json:
    ts = slack.ts()
    body = {"text": text, **({"thread_ts": thread} if thread else {})}
    slack.channels[channel].append(Posted(ts, body, user))
    return {"user": user, "ts": ts, "channel": channel, "event_ts": ts, **body}


def mention(slack: SlackServer, text: str, user: str = "U1", channel: str = "C1", thread: str | None = None) -> Json:
    made = _message(slack, f"<@{BOT_USER}> {text}", user, channel, thread)
    return event({"type": "app_mention", **made})


def direct(slack: SlackServer, text: str, user: str = "U1", thread: str | None = None) -> Json:
    return event({"type": "message", "channel_type": "im", **_message(slack, text, user, f"D{user}", thread)})


def written(slack: SlackServer, text: str, channel: str, thread: str | None, parent: str = BOT_USER) -> Json:
    """A message in a channel, as an app with history scopes hears of it."""
    made = _message(slack, text, "U1", channel, thread)
    about = {"parent_user_id": parent} if thread else {}
    return event({"type": "message", "channel_type": "channel", **made, **about})


def press(
    slack: SlackServer, action: Json, posted: Posted | None = None, user: str = "U1", channel: str = "C1"
) -> Json:
    """A button of a message, or (without one) of a message that the person alone sees."""
    kind = action.get("type", "button")
    chosen = {"selected_option": action["chosen"]} if "chosen" in action else {"value": action.get("value")}
    container: Json = {"type": "message", "channel_id": channel, "is_ephemeral": posted is None}
    container["message_ts"] = posted.ts if posted else slack.ts()
    message: Json = {}
    if posted:
        message = {"ts": posted.ts, "user": BOT_USER, "text": posted.body["text"]}
        if posted.thread:
            container["thread_ts"] = message["thread_ts"] = posted.thread
    return {
        "type": "block_actions",
        "user": {"id": user, "team_id": TEAM},
        "api_app_id": APP,
        "team": {"id": TEAM},
        "container": container,
        "trigger_id": slack.trigger(),
        "channel": {"id": channel},
        **({"message": message} if message else {}),
        "response_url": slack.response_url(),
        "actions": [{"action_id": action["action_id"], "block_id": "b", "type": kind, **chosen}],
    }


def press_home(slack: SlackServer, action: Json, user: str = "U1") -> Json:
    return {
        "type": "block_actions",
        "user": {"id": user, "team_id": TEAM},
        "api_app_id": APP,
        "team": {"id": TEAM},
        "container": {"type": "view", "view_id": "VHOME"},
        "view": {"id": "VHOME", "type": "home"},
        "trigger_id": slack.trigger(),
        "actions": [{"action_id": action["action_id"], "block_id": "b", "type": "button", "value": action["value"]}],
    }


def submission(view: Json, values: dict[str, Json], user: str = "U1") -> Json:
    """A modal sent off: `values` are the fields' elements by block_id."""
    fields = {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
    state = {
        name: {field["action_id"]: {"type": field["type"], **values.get(name, {})}} for name, field in fields.items()
    }
    return {
        "type": "view_submission",
        "user": {"id": user, "team_id": TEAM},
        "team": {"id": TEAM},
        "api_app_id": APP,
        "trigger_id": "t",
        "view": {**view, "state": {"values": state}},
    }


def suggestion(action: str, typed: str, user: str = "U1") -> Json:
    return {
        "type": "block_suggestion",
        "user": {"id": user, "team_id": TEAM},
        "team": {"id": TEAM},
        "api_app_id": APP,
        "action_id": action,
        "block_id": "b",
        "value": typed,
        "container": {"type": "view", "view_id": "V1"},
        "view": {"id": "V1", "type": "modal"},
    }


def shortcut(slack: SlackServer, callback: str, message: Json | None = None, user: str = "U1") -> Json:
    """A shortcut: of a message where there is one, else a global one."""
    made: Json = {
        "type": "message_action" if message else "shortcut",
        "callback_id": callback,
        "user": {"id": user, "team_id": TEAM},
        "team": {"id": TEAM},
        "trigger_id": slack.trigger(),
    }
    if message:
        made |= {"channel": {"id": "C1"}, "message": message, "message_ts": message["ts"]}
        made["response_url"] = slack.response_url()
    return made


def opened(tab: str, user: str = "U1") -> Json:
    return event({"type": "app_home_opened", "user": user, "channel": f"D{user}", "tab": tab})
