"""The arguments of each command, as `--help` shows them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from importlib.metadata import version
from typing import NoReturn

EXAMPLES = """\
examples:
  verbatim demo                                    sample news, a briefing, and a chat about it
  verbatim gather config/starter.opml              add the starter feeds as sources and read them
  verbatim gather https://example.org/feed.xml     add one feed and read it
  verbatim brief                                   show the next briefing without posting it
  verbatim ask "What did Ushakov say about the ceasefire?"
  verbatim chat                                    ask in a conversation; /help lists the commands
  verbatim setup discord                           set up token, invitation, channel, sources and schedule
  verbatim run --config verbatim.toml              gather and post briefings on schedule, until stopped
  cat articles.jsonl | verbatim read --jsonl       extract quotes, figures and a summary from each article
  verbatim export quotes --format csv              every quote with speaker, outlet, date and link

The history is verbatim.db in the current folder unless --db or the configuration says otherwise.
Exit status: 0 success, 1 failure, 2 wrong usage or configuration, 130 Ctrl-C.
"""


def parsed(argv: Sequence[str] | None) -> argparse.Namespace:
    """What was typed; ends the process with status 2 where it makes no command."""
    made = parser()
    arguments, unknown = made.parse_known_args(argv)
    if unknown:
        command = f"{made.prog} {arguments.command}"
        made.exit(2, f"{command}: no such option or argument: {' '.join(unknown)}; see {command} --help\n")
    return arguments


def parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    made = Parser(
        prog="verbatim",
        description="A self-hosted news-briefing bot that quotes word for word and rewrites nothing.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--version", action="version", version=f"verbatim {version('verbatim')}")
    made.add_argument("-v", "--verbose", action="store_true", help="log what happens to stderr")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, help: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=help, description=f"{help[0].upper()}{help[1:]}.")

    for each in (_serving, _asking, _reading, _keeping):
        each(add)
    return made


class Parser(argparse.ArgumentParser):
    """Reports errors in one line; suggests the nearest command for an unknown one."""

    def error(self, message: str) -> NoReturn:
        """Exit with status 2."""
        said = message.removeprefix("argument COMMAND: ")
        if unknown := _UNKNOWN.fullmatch(said):
            near = get_close_matches(unknown[1], re.findall(r"\w+", unknown[2]), 1)
            way_out = f"did you mean {near[0]}?" if near else f"see {self.prog} --help"
            self.exit(2, f"{self.prog}: {unknown[1]}: no such command; {way_out}\n")
        self.exit(2, f"{self.prog}: {said}; see {self.prog} --help\n")


_UNKNOWN = re.compile(r"invalid choice: '(.*)' \(choose from ('?demo\b.*)\)")
"""The message of argparse for an unknown command; from Python 3.12 on it lists the choices unquoted."""


Add = Callable[..., argparse.ArgumentParser]
"""Adds a command by its name and help."""


def _serving(add: Add) -> None:
    demo = add("demo", help="show a briefing of the sample news, then chat about it")
    demo.add_argument("--seeds", metavar="DIR", help="read another folder of news instead of the sample")

    run = add("run", help="gather news and post briefings on schedule, until stopped")
    run.add_argument("--log-format", choices=("text", "json"), help="log format on stderr (text)")
    run.add_argument("--port", type=_port, metavar="N", help="serve /health and /metrics on this port of 127.0.0.1")
    _history(run)

    setup = add("setup", help="set up the bot on Discord or Slack, step by step")
    setup.add_argument("platform", choices=("discord", "slack"), help="the platform; run the command again for both")
    _history(setup)


def _asking(add: Add) -> None:
    gather = add("gather", help="read all sources now, or add sources and read them")
    read = gather.add_mutually_exclusive_group()
    address = "feed or page URL, file, folder, OPML file, or - for stdin"
    read.add_argument("addresses", nargs="*", default=[], metavar="ADDRESS", help=address)
    read.add_argument("--jsonl", metavar="ARTICLES", help="load articles, one JSON object a line; - for stdin")
    gather.add_argument("--outlet", help="the outlet's name for these addresses")
    _history(gather)

    brief = add("brief", help="show the next briefing without posting it")
    brief.add_argument("--stories", type=_positive, metavar="N", help="maximum number of stories (5)")
    shown = brief.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="print JSON")
    shown.add_argument("--format", choices=("text", "discord-html"), help="text, or an HTML page as Discord shows it")
    _history(brief)

    ask = add("ask", help="ask a question, answered only from stored articles")
    asked = ask.add_mutually_exclusive_group()
    asked.add_argument("question", nargs="*", default=[], help="the question, or a command such as /quote ceasefire")
    asked.add_argument("--jsonl", metavar="QUESTIONS", help="questions, one JSON object a line; - for stdin")
    _history(ask)

    chat = add("chat", help="ask in a conversation")
    _history(chat)


def _reading(add: Add) -> None:
    read = add("read", help="show the summary, quotes and figures of an article")
    read.add_argument("address", nargs="?", metavar="FILE", help="a text, HTML or feed file, a URL, or - for stdin")
    read.add_argument("--jsonl", action="store_true", help="read articles from stdin, one JSON object a line")
    length = read.add_mutually_exclusive_group()
    length.add_argument("--sentences", type=_positive, metavar="N", help="maximum sentences of the summary (3)")
    length.add_argument("--words", type=_positive, metavar="N", help="maximum words of the summary")
    read.add_argument("--summary", metavar="NAME", help="use an algorithm of sumy, such as lex-rank")
    read.add_argument("--jobs", type=_positive, default=1, metavar="N", help="number of processes (1)")
    _config(read)

    group = add("group", help="group articles into stories, one JSON object a line")
    group.add_argument("--jsonl", action="store_true", help="the default, and the only format")


def _keeping(add: Add) -> None:
    manifest = add("manifest", help="print the manifest for creating the Slack app")
    manifest.add_argument("platform", nargs="?", choices=("slack",), help="the platform (slack)")
    manifest.add_argument("--short", action="store_true", help="add the commands /quote and /ask")
    manifest.add_argument(
        "--read-threads", action="store_true", help="add the scopes to read thread replies without a mention"
    )
    manifest.add_argument("--url", metavar="URL", help="signed HTTP at https://HOST/slack/events, not Socket Mode")
    manifest.add_argument("--link", action="store_true", help="print a link that opens Slack's form, filled in")
    _config(manifest)

    check = add("check", help="check configuration, history, sources and chat platforms")
    check.add_argument(
        "--repair", action="store_true", help="rebuild the search index, have damaged articles read anew"
    )
    extent = check.add_mutually_exclusive_group()
    extent.add_argument("--history", action="store_true", help="check only the history: tables and search index")
    extent.add_argument("--offline", action="store_true", help="skip sources and chat platforms")
    _history(check)

    export = add("export", help="export quotes, figures or articles with their sources")
    export.add_argument("what", choices=("quotes", "figures", "articles"), help="what to export, one row each")
    export.add_argument("--format", choices=("jsonl", "csv"), default="jsonl", help="output format (jsonl)")
    _history(export)

    forget = add("forget", help="delete what is stored about one person, as /forget me does")
    forget.add_argument("person", metavar="PERSON", help="discord:@USER_ID or slack:TEAM_ID/USER_ID")
    _history(forget)

    backup = add("backup", help="copy the history, even while the bot runs")
    backup.add_argument("target", metavar="FILE", help="the copy; an existing file is replaced")
    _history(backup)

    restore = add("restore", help="replace the history with a backup; the old one is kept")
    restore.add_argument("target", metavar="FILE", help="the backup")
    _history(restore)


def _history(command: argparse.ArgumentParser) -> None:
    command.add_argument("--db", metavar="FILE", help="history file (verbatim.db)")
    _config(command)


def _config(command: argparse.ArgumentParser) -> None:
    command.add_argument("--config", metavar="FILE", help="configuration file (verbatim.toml, if it exists)")


def _port(text: str) -> int:
    if (port := _positive(text)) > 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: give 1 to 65535")
    return port


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 up")
    return int(text)
