"""docs/commands.md, made from the registry: `python -m bot.commands.page > docs/commands.md`."""

from __future__ import annotations

import sys

from bot.commands.declared import Command, Option
from bot.commands.registry import COMMANDS, SHORT_FORMS

OPENING = """# Commands

The same everywhere: in the terminal's chat as they stand here, in Discord as slash commands, in Slack behind one.
Whatever does not begin with a slash is a question, or a wish for a briefing in plain words:
“send us a briefing every weekday at 8:30 Kyiv time”, “Mondays and Thursdays 9am and 5pm London”, “stop the briefing”.

Free words stand behind the name, options are written `name:value` or `name:"several words"` and may stand anywhere.
Everybody may ask; what changes things is for managers: those of the server or workspace, and whom they name with
`/settings`. Replies are for the asker alone; answers are for all where `/settings answers:public` says so.
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
    free = " (the free words)" if option.free else ""
    return f"- `{option.name}`{free}: {option.help}{choices}"


def _short_forms() -> str:
    lines = [f"- `/{short}` is `/{name}`" for short, name in SHORT_FORMS.items()]
    return "\n".join(["## Short forms", "", *lines, ""])


if __name__ == "__main__":
    sys.stdout.write(page())
