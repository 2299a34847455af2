"""docs/commands.md, made from the registry: `python -m bot.commands.page > docs/commands.md`."""

from __future__ import annotations

import sys

from bot.commands.declared import Command, Option
from bot.commands.registry import COMMANDS, SHORT_FORMS

OPENING = """# Commands

The same commands work everywhere: as written here in the terminal chat, as slash commands on Discord, and behind one
slash command (`/verbatim`) on Slack. A line without a slash is a question, or a request for a briefing in plain words:
“send us a briefing every weekday at 8:30 Kyiv time”, “Mondays and Thursdays 9am and 5pm London”, “stop the briefing”.

Put free text after the command. Options are written `name:value` or `name:"several words"` and can go anywhere.
Everybody can ask questions. Commands that change settings need a manager: a member with *Manage Server* on Discord, an
administrator of the Slack workspace, or somebody added with `/settings`. Replies are visible only to you;
`/settings answers:public` makes answers public.
"""


def page() -> str:
    """The whole page as Markdown."""
    parts = [OPENING, *(_section(command) for command in COMMANDS), _short_forms()]
    return "\n".join(parts)


def _section(command: Command) -> str:
    who = " For managers." if command.who == "managers" else ""
    told = f"{command.help[0].upper()}{command.help[1:]}.{who}"
    lines = [f"## /{command.name}", "", f"`{command.usage}`", "", told, ""]
    lines += [_option(option) for option in command.options]
    lines += [""] if command.options else []
    lines += ["```", *command.examples, "```", ""]
    return "\n".join(lines)


def _option(option: Option) -> str:
    choices = f": {', '.join(option.choices)}" if option.choices else ""
    free = " (free text)" if option.free else ""
    return f"- `{option.name}`{free}: {option.help}{choices}"


def _short_forms() -> str:
    lines = [f"- `/{short}` is `/{name}`" for short, name in SHORT_FORMS.items()]
    return "\n".join(["## Short forms", "", *lines, ""])


if __name__ == "__main__":
    sys.stdout.write(page())
