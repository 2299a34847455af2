"""The methods of Slack's Web API that a bot calls, with the scopes they need (the method pages of docs.slack.dev)."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.slack_wire.validation import message_problems, view_problems

if TYPE_CHECKING:
    from tests.slack_wire.server import SlackServer

Json = dict[str, Any]
Answer = Json

TRIGGER_SECONDS = 3
HISTORY = {"C": "channels:history", "G": "groups:history", "D": "im:history"}
SCOPES: dict[str, tuple[str, ...]] = {
    "chat.postMessage": ("chat:write",),
    "chat.postEphemeral": ("chat:write",),
    "chat.update": ("chat:write",),
    "chat.delete": ("chat:write",),
    "conversations.open": ("im:write",),
    "conversations.info": ("channels:read", "groups:read"),
    "conversations.history": tuple(HISTORY.values()),
    "conversations.replies": tuple(HISTORY.values()),
    "users.info": ("users:read",),
    "files.getUploadURLExternal": ("files:write",),
    "files.completeUploadExternal": ("files:write",),
    "assistant.threads.setStatus": ("assistant:write", "chat:write"),
    "assistant.threads.setSuggestedPrompts": ("assistant:write",),
}
"""What each method asks for; those not named need none beyond the token. One of several will do."""


class Refusal(Exception):
    """A method says no."""

    def __init__(self, error: str, retry_after: int | None = None, **more: str) -> None:
        super().__init__(error)
        self.error, self.retry_after, self.more = error, retry_after, more


def auth_test(server: SlackServer, args: Json) -> Answer:
    return {
        "url": "https://harbour.slack.com/",
        "team": "Harbour",
        "user": "verbatim",
        "team_id": "T1",
        "user_id": "UBOT",
        "bot_id": "BBOT",
    }


def apps_connections_open(server: SlackServer, args: Json) -> Answer:
    return {"url": server.base.replace("http", "ws") + "/link?ticket=1"}


def chat_post_message(server: SlackServer, args: Json) -> Answer:
    server.need(*SCOPES["chat.postMessage"])
    server.problems += [f"chat.postMessage: {problem}" for problem in message_problems(args)]
    if args.get("unfurl_links") is not False or args.get("unfurl_media") is not False:
        server.problems.append("chat.postMessage: unfurls are not off")
    channel = _channel(server, args["channel"])
    server.limit(channel)
    thread = args.get("thread_ts")
    if thread is not None and not any(each.ts == thread for each in server.channels[channel]):
        args = {key: value for key, value in args.items() if key != "thread_ts"}  # as Slack does: no error
    ts = server.ts()
    from tests.slack_wire.server import Posted

    server.channels[channel].append(Posted(ts, args))
    return {"channel": channel, "ts": ts, "message": _told(server.channels[channel][-1])}


def chat_post_ephemeral(server: SlackServer, args: Json) -> Answer:
    server.need(*SCOPES["chat.postEphemeral"])
    server.problems += [f"chat.postEphemeral: {problem}" for problem in message_problems(args)]
    server.ephemeral.append((_channel(server, args["channel"]), args["user"], args))
    return {"message_ts": server.ts()}


def chat_update(server: SlackServer, args: Json) -> Answer:
    server.need(*SCOPES["chat.update"])
    server.problems += [f"chat.update: {problem}" for problem in message_problems(args)]
    posted = _find(server, args)
    posted.body = {**posted.body, **args}
    return {"channel": args["channel"], "ts": posted.ts, "text": args["text"]}


def chat_delete(server: SlackServer, args: Json) -> Answer:
    server.need(*SCOPES["chat.delete"])
    server.channels[args["channel"]].remove(_find(server, args))
    return {"channel": args["channel"], "ts": args["ts"]}


def chat_get_permalink(server: SlackServer, args: Json) -> Answer:
    posted = _find(server, {"channel": args["channel"], "ts": args["message_ts"]})
    return {"permalink": f"https://harbour.slack.com/archives/{args['channel']}/p{posted.ts.replace('.', '')}"}


def conversations_open(server: SlackServer, args: Json) -> Answer:
    server.need(*SCOPES["conversations.open"])
    if args["users"] not in server.users:
        raise Refusal("user_not_found")
    return {"channel": {"id": f"D{args['users']}"}}


def conversations_info(server: SlackServer, args: Json) -> Answer:
    channel = args["channel"]
    server.need("groups:read" if channel.startswith("G") else "channels:read")
    if channel in server.unknown:
        raise Refusal("channel_not_found")
    return {
        "channel": {
            "id": channel,
            "name": channel.lower(),
            "is_member": channel in server.members,
            "is_archived": channel in server.archived,
        }
    }


def conversations_list(server: SlackServer, args: Json) -> Answer:
    server.need("channels:read")
    server.need("groups:read")
    listed = [{"id": id, "name": id.lower(), "is_member": id in server.members} for id in ("C9", "C1", "C2")]
    start = int(args.get("cursor") or 0)
    more = str(start + 2) if start + 2 < len(listed) else ""
    return {"channels": listed[start : start + 2], "response_metadata": {"next_cursor": more}}


def conversations_history(server: SlackServer, args: Json) -> Answer:
    server.need(HISTORY[args["channel"][0]])
    found = [each for each in server.channels[_channel(server, args["channel"])] if not each.thread]
    return _listed(found, args)


def conversations_replies(server: SlackServer, args: Json) -> Answer:
    server.need(HISTORY[args["channel"][0]])
    everything = server.channels[_channel(server, args["channel"])]
    found = [each for each in everything if args["ts"] in (each.ts, each.thread)]
    if not found:
        raise Refusal("thread_not_found")
    return _listed(found, args)


def users_info(server: SlackServer, args: Json) -> Answer:
    server.need(*SCOPES["users.info"])
    if args["user"] not in server.users:
        raise Refusal("user_not_found")
    return {"user": {"id": args["user"], "team_id": "T1", **server.users[args["user"]]}}


def views_open(server: SlackServer, args: Json) -> Answer:
    if server.ahead - server.triggers.pop(args["trigger_id"], -math.inf) > TRIGGER_SECONDS:
        raise Refusal("expired_trigger_id")
    server.problems += [f"views.open: {problem}" for problem in view_problems(args["view"])]
    view = {**args["view"], "id": f"V{len(server.views) + 1}", "hash": _hash(args["view"])}
    server.views[view["id"]] = view
    return {"view": view}


def views_update(server: SlackServer, args: Json) -> Answer:
    server.problems += [f"views.update: {problem}" for problem in view_problems(args["view"])]
    if args["view_id"] not in server.views:
        raise Refusal("not_found")
    server.views[args["view_id"]] = {**args["view"], "id": args["view_id"], "hash": _hash(args["view"])}
    return {"view": server.views[args["view_id"]]}


def views_publish(server: SlackServer, args: Json) -> Answer:
    server.problems += [f"views.publish: {problem}" for problem in view_problems(args["view"])]
    before = server.homes.get(args["user_id"])
    if "hash" in args and before and args["hash"] != before["hash"]:
        raise Refusal("hash_conflict")
    server.homes[args["user_id"]] = {**args["view"], "hash": _hash(args["view"])}
    return {"view": server.homes[args["user_id"]]}


def set_status(server: SlackServer, args: Json) -> Answer:
    server.need(*SCOPES["assistant.threads.setStatus"])
    server.statuses.append(args)
    return {}


def set_prompts(server: SlackServer, args: Json) -> Answer:
    server.need(*SCOPES["assistant.threads.setSuggestedPrompts"])
    if not 1 <= len(args["prompts"]) <= 4:
        server.problems.append(f"setSuggestedPrompts: {len(args['prompts'])} prompts")
    server.prompts.append(args)
    return {}


def files_get_upload_url(server: SlackServer, args: Json) -> Answer:
    server.need(*SCOPES["files.getUploadURLExternal"])
    return {"upload_url": f"{server.base}/upload/F1", "file_id": "F1"}


def files_complete_upload(server: SlackServer, args: Json) -> Answer:
    server.need(*SCOPES["files.completeUploadExternal"])
    server.files.append((args["channel_id"], args["files"][0]["title"], server.uploaded[-1]))
    return {"files": args["files"]}


METHODS: dict[str, Callable[[SlackServer, Json], Answer]] = {
    "api.test": lambda server, args: {},
    "auth.test": auth_test,
    "apps.connections.open": apps_connections_open,
    "chat.postMessage": chat_post_message,
    "chat.postEphemeral": chat_post_ephemeral,
    "chat.update": chat_update,
    "chat.delete": chat_delete,
    "chat.getPermalink": chat_get_permalink,
    "conversations.open": conversations_open,
    "conversations.info": conversations_info,
    "conversations.list": conversations_list,
    "conversations.history": conversations_history,
    "conversations.replies": conversations_replies,
    "users.info": users_info,
    "views.open": views_open,
    "views.update": views_update,
    "views.publish": views_publish,
    "files.getUploadURLExternal": files_get_upload_url,
    "files.completeUploadExternal": files_complete_upload,
    "assistant.threads.setStatus": set_status,
    "assistant.threads.setSuggestedPrompts": set_prompts,
}


def _channel(server: SlackServer, channel: str) -> str:
    if channel in server.unknown:
        raise Refusal("channel_not_found")
    if channel in server.archived:
        raise Refusal("is_archived")
    if channel[0] in "CG" and channel not in server.members:
        raise Refusal("not_in_channel")
    return f"D{channel}" if channel[0] in "UW" else channel


def _find(server: SlackServer, args: Json) -> Any:
    found = [each for each in server.channels[args["channel"]] if each.ts == args["ts"]]
    if not found:
        raise Refusal("message_not_found")
    return found[0]


def _told(posted: Any) -> Json:
    kept = ("text", "blocks", "thread_ts", "metadata")
    return {
        "ts": posted.ts,
        "user": posted.user,
        "type": "message",
        **({"bot_id": "BBOT"} if posted.user == "UBOT" else {}),
        **{k: posted.body[k] for k in kept if k in posted.body},
    }


def _listed(found: list[Any], args: Json) -> Answer:
    since = float(args.get("oldest", 0))
    told = [_told(each) for each in reversed(found) if float(each.ts) >= since]
    if str(args.get("include_all_metadata", "")).lower() not in ("true", "1"):
        told = [{key: value for key, value in each.items() if key != "metadata"} for each in told]
    start, limit = int(args.get("cursor") or 0), int(args.get("limit", 100))
    more = str(start + limit) if start + limit < len(told) else ""
    return {"messages": told[start : start + limit], "response_metadata": {"next_cursor": more}}


def _hash(view: Json) -> str:
    return hashlib.sha256(json.dumps(view, sort_keys=True).encode()).hexdigest()[:12]
