"""Slack's errors as ours: what is wrong and what to do about it (the error lists of docs.slack.dev's method pages)."""

from __future__ import annotations

from collections.abc import Mapping

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from adapters.retry_after import seconds_asked
from bot.errors import ChannelGone, DeliveryError, FateUnknown, MessageGone, TryLater
from bot.settings import SLACK_BOT_TOKEN

POST_ANEW = "post the briefing anew: /briefing now"

POSTING = "chat:write"
"""The scope without which nothing can be posted in any channel."""

USUAL_WAIT = 1.0
"""Seconds to wait where Slack asks for it and does not say how long."""

_INSTALL = f"install the app again and set {SLACK_BOT_TOKEN} to the new token"
_GONE = {
    "not_in_channel": ("the bot is not in this channel", "write /invite @Verbatim there"),
    "channel_not_found": (
        "there is no such channel, or it is private and the bot is not in it",
        "write /invite @Verbatim there, or choose another channel",
    ),
    "is_archived": ("this channel is archived", "unarchive it, or choose another channel"),
    "user_not_found": ("there is no such person", "choose another channel"),
    "user_disabled": ("this person has left", "choose another channel"),
    "user_not_visible": ("the bot may not see this person", "choose another channel"),
    "cannot_dm_bot": ("this is a bot, which reads no direct messages", "choose another channel"),
    "messages_tab_disabled": (
        "the app takes no direct messages",
        "switch the Messages Tab on: api.slack.com/apps, App Home, Show Tabs",
    ),
    "restricted_action": ("only some people may post here", "let the bot post: channel settings, Posting permissions"),
    "restricted_action_read_only_channel": ("this channel is read-only", "choose another channel"),
    "restricted_action_thread_only_channel": ("this channel takes only threads", "choose another channel"),
}
_DELETED = {
    "thread_not_found": ("the message that this stands under was deleted", POST_ANEW),
    "message_not_found": ("the message was deleted", None),
}
_CLOSED = {
    "token_revoked": ("Slack has revoked the bot's token", _INSTALL),
    "token_expired": ("the bot's token has expired", _INSTALL),
    "account_inactive": ("the app was removed from the workspace", _INSTALL),
    "invalid_auth": ("Slack does not know the bot's token", _INSTALL),
    "not_authed": ("no token was given", f"set {SLACK_BOT_TOKEN}"),
    "org_login_required": ("the workspace is being moved", "try again tomorrow"),
    "ekm_access_denied": ("the workspace's administrators have suspended posting", "ask an administrator"),
}
_LATER = {"ratelimited", "rate_limited", "message_limit_exceeded", "service_unavailable", "team_added_to_org"}
# It is possible that some of it was done (docs.slack.dev, chat.postMessage, fatal_error and internal_error).
_PERHAPS = {"fatal_error", "internal_error", "request_timeout"}
_UNAVAILABLE = {
    "access_denied",
    "deprecated_endpoint",
    "feature_not_enabled",
    "method_deprecated",
    "method_not_supported_for_channel_type",
    "missing_scope",
    "no_permission",
    "not_allowed",
    "not_allowed_token_type",
    "unknown_method",
}

SlackFailure = (SlackClientError, aiohttp.ClientError, TimeoutError, OSError)
"""What a call of slack_sdk raises."""


class WorkspaceClosed(TryLater):
    """Slack lets the bot do nothing in the whole workspace until somebody has acted: its channels are not gone."""


def read_failure(subject: str, error: Exception) -> DeliveryError:
    """What went wrong with a call that changes nothing: to be tried again where nothing else is known."""
    failure = post_failure(subject, error)
    return TryLater(subject, failure.problem) if isinstance(failure, FateUnknown) else failure


def post_failure(subject: str, error: Exception) -> DeliveryError:
    """What went wrong with a call that posts: FateUnknown where it may have been done."""
    if isinstance(error, SlackApiError):
        return _refused(subject, error)
    if isinstance(error, aiohttp.ClientConnectorError):
        return TryLater(subject, "cannot be reached", "check the network")
    return FateUnknown(subject, "the connection to Slack broke before it answered")


def code_of(error: SlackApiError) -> str:
    """Slack's word for the error; the HTTP status where there is none."""
    data = error.response.data if hasattr(error.response, "data") else None
    word = data.get("error") if isinstance(data, dict) else None
    return str(word or f"HTTP {_status(error)}")


def retry_after(error: SlackApiError) -> float:
    """Seconds that Slack asks to wait."""
    return wait_asked(getattr(error.response, "headers", None) or {})


def wait_asked(headers: Mapping[str, str]) -> float:
    """The same, by the headers of the answer."""
    asked = seconds_asked(headers)
    return USUAL_WAIT if asked is None else asked


def is_limit(error: Exception) -> bool:
    """Whether Slack asks to wait (429); then nothing was done."""
    return isinstance(error, SlackApiError) and (_status(error) == 429 or code_of(error) == "ratelimited")


def is_unavailable(error: Exception) -> bool:
    """Whether this workspace, or the app in it, has no such feature, so that asking again is of no use."""
    return isinstance(error, SlackApiError) and code_of(error) in _UNAVAILABLE


def _refused(subject: str, error: SlackApiError) -> DeliveryError:
    code, status = code_of(error), _status(error)
    if code in _GONE:
        return ChannelGone(subject, *_GONE[code])
    if code in _DELETED:
        return MessageGone(subject, *_DELETED[code])
    if code in _CLOSED:
        return WorkspaceClosed(subject, *_CLOSED[code])
    if code == "missing_scope":
        scope = str(error.response.get("needed") or "a scope")
        kind = WorkspaceClosed if scope.startswith(POSTING) else ChannelGone
        way_out = "add it at api.slack.com/apps, OAuth & Permissions, and install the app again"
        return kind(subject, f"the app lacks the scope {scope}", way_out)
    if is_limit(error):
        return TryLater(subject, "rate limited by Slack", after=retry_after(error))
    if code in _LATER or status == 503:
        return TryLater(subject, f"Slack is down for now ({code})")
    if code in _PERHAPS or status >= 500:
        return FateUnknown(subject, f"Slack failed while it worked on it ({code})")
    return DeliveryError(subject, f"Slack refuses it ({code})")


def _status(error: SlackApiError) -> int:
    response = error.response
    return int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
