"""What a message looks like on Discord, as a web page of our own making: to preview, and to look at in tests.

Everything that Discord would treat as markup becomes an element, so that a test sees what slipped through an escape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from html import escape

from adapters.chat.buttons import ASK
from adapters.discord.buttons import Component
from adapters.discord.custom_ids import ButtonMarks
from adapters.discord.format import Payload, payload
from adapters.discord.parts import parts
from bot.message import Message

STYLE = """
body { margin: 0; background: #313338; color: #dbdee1; font: 16px/1.375 "gg sans", "Noto Sans", sans-serif; }
main { max-width: 720px; padding: 16px; }
article { display: grid; grid-template-columns: 40px 1fr; gap: 0 16px; margin: 0 0 20px; }
.face { width: 40px; height: 40px; border-radius: 50%; background: #8c2f39; color: #fff; font: 700 22px/40px serif;
  text-align: center; }
.who { font-weight: 600; color: #f2f3f5; }
.who i { font: 600 10px/15px sans-serif; background: #5865f2; color: #fff; border-radius: 3px; padding: 1px 4px;
  vertical-align: 2px; margin: 0 6px; }
.who span, small, .only { color: #949ba4; font-size: 13px; font-weight: 400; display: block; }
.who span { display: inline; }
.box { background: #2b2d31; border: 1px solid #3f4147; border-left: 4px solid; border-radius: 8px; padding: 14px 16px;
  margin-top: 4px; max-width: 600px; }
p, li { margin: 3px 0; }
li { margin-left: 20px; }
h1, h2, h3 { color: #f2f3f5; margin: 6px 0 4px; line-height: 1.3; }
h1 { font-size: 24px; } h2 { font-size: 20px; } h3 { font-size: 16.5px; }
blockquote { margin: 6px 0; padding: 0 12px; border-left: 4px solid #4e5058; border-radius: 4px; }
a { color: #00a8fc; text-decoration: none; }
time { background: #3a3c42; border-radius: 3px; padding: 0 2px; }
hr { border: 0; border-top: 1px solid #3f4147; margin: 12px 0; }
pre, code { background: #1e1f22; border: 1px solid #3f4147; border-radius: 4px; font: 13px/1.4 monospace;
  white-space: pre-wrap; padding: 8px; margin: 4px 0; }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 2px; }
.row button { background: #4e5058; color: #fff; border: 0; border-radius: 8px; font: 500 14px/18px inherit;
  padding: 7px 14px; }
.row button.chosen { background: #5865f2; }
.row select { background: #1e1f22; color: #949ba4; border: 1px solid #3f4147; border-radius: 8px;
  padding: 10px; width: 100%; }
.file { border: 1px solid #3f4147; border-radius: 8px; padding: 12px; color: #00a8fc; }
"""

FORMS = {"D": "%-d %B %Y", "f": "%-d %B %Y %H:%M", "t": "%H:%M", "d": "%d/%m/%Y"}
"""How stamps look to a British reader in UTC."""

_BLOCKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"### +(.+)"), "h3"),
    (re.compile(r"## +(.+)"), "h2"),
    (re.compile(r"# +(.+)"), "h1"),
    (re.compile(r"-# +(.+)"), "small"),
    (re.compile(r" *[-*+] +(.+)"), "li"),
    (re.compile(r" *\d+[.)] +(.+)"), "li"),
)
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\\([^0-9A-Za-z\s])"), "escape"),
    (re.compile(r"`+([^`]+)`+"), "code"),
    (re.compile(r"<t:(-?\d+)(?::([tTdDfFR]))?>"), "time"),
    (re.compile(r"<(?:@[!&]?|#)\d+>|</[^:>]+:\d+>|<id:\w+>|@(?:everyone|here)"), "mark"),
    (re.compile(r"<a?:\w+:\d+>|:[\w+-]+:"), "b-emoji"),
    (re.compile(r"<?(https?://[^\s<]*[^<.,:;\"'\]\s])>?"), "url"),
    (re.compile(r"\*\*(?=\S)((?:\\.|[^\\])+?)\*\*(?!\*)"), "strong"),
    (re.compile(r"__((?:\\.|[^\\])+?)__(?!_)"), "u"),
    (re.compile(r"~~((?:\\.|[^\\])+?)~~"), "s"),
    (re.compile(r"\|\|((?:\\.|[^\\])+?)\|\|"), "details"),
    (re.compile(r"\*(?=\S)((?:\\.|[^\\*])+?)\*(?!\*)"), "em"),
    (re.compile(r"_((?:\\.|[^\\_])+?)_(?!\w)"), "em"),
)
_LINK = re.compile(r"\[((?:\\.|[^\\\[\]])*)\]\((https?://[^\s()]*)\)")
_PLAIN = re.compile(r"[^\\`<@:*_~|\[h]+|.", re.DOTALL)


def preview(message: Message) -> str:
    """A page that shows the message as it would be posted."""
    kept = {line: "0" for part in parts(message) for line in ButtonMarks().too_long(part.blocks)}
    return page((payload(part, ButtonMarks(), kept, ASK), False) for part in parts(message))


def page(posts: Iterable[tuple[Payload, bool]], title: str = "Verbatim on Discord") -> str:
    """An HTML page that needs nothing else: the posts from top to bottom, each with whether only its asker sees it."""
    body = "\n".join(_post(payload, private) for payload, private in posts)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head>\n<body><main>\n{body}\n</main></body></html>\n"
    )


def _post(payload: Payload, private: bool) -> str:
    inner = "".join(map(_component, payload.components))
    note = '<span class="only">Only you can see this</span>' if private else ""
    who = '<div class="who">Verbatim<i>APP</i></div>'
    return f'<article><div class="face">“</div><div>{who}{inner}{note}</div></article>'


def _component(each: Component) -> str:
    match each["type"]:
        case 17:
            inner = "".join(map(_component, each["components"]))
            return f'<div class="box" style="border-left-color: #{each["accent_color"]:06x}">{inner}</div>'
        case 1:
            return f'<div class="row">{"".join(map(_component, each["components"]))}</div>'
        case 2:
            chosen = ' class="chosen"' if each["style"] == 1 else ""
            return f"<button{chosen}>{escape(each['label'])}</button>"
        case 3:
            options = "".join(f"<option>{escape(option['label'])}</option>" for option in each["options"])
            return f"<select><option>{escape(each['placeholder'])}</option>{options}</select>"
        case 10:
            return html_of(each["content"])
        case 13:
            return f'<div class="file">{escape(_name(each["file"]["url"]))}</div>'
        case _:
            return "<hr>"


def _name(url: str) -> str:
    return url.removeprefix("attachment://")


def html_of(text: str) -> str:
    """The markdown of one text display as HTML, as far as a bot's message can use or abuse it."""
    made: list[str] = []
    lines = text.split("\n")
    while lines:
        line = lines.pop(0)
        if line.startswith("```"):
            code = []
            while lines and not lines[0].endswith("```"):
                code.append(lines.pop(0))
            code += [lines.pop(0).removesuffix("```")] if lines else []
            made.append(f"<pre>{escape(chr(10).join(code).rstrip())}</pre>")
        elif line.startswith("> "):
            quoted = [line[2:]]
            while lines and lines[0].startswith("> "):
                quoted.append(lines.pop(0)[2:])
            made.append(f"<blockquote>{html_of(chr(10).join(quoted))}</blockquote>")
        else:
            made.append(_line(line))
    return "".join(made)


def _line(line: str) -> str:
    for pattern, element in _BLOCKS:
        found = pattern.fullmatch(line)
        if found:
            return f"<{element}>{inline(found[1])}</{element}>"
    return f"<p>{inline(line)}</p>"


def inline(text: str) -> str:
    """A stretch of one line."""
    made: list[str] = []
    at = 0
    while at < len(text):
        link = _LINK.match(text, at)
        if link:
            made.append(f'<a href="{escape(link[2])}">{inline(link[1])}</a>')
            at = link.end()
            continue
        for pattern, element in _RULES:
            found = pattern.match(text, at)
            if found:
                made.append(_ELEMENTS.get(element, _nested)(found, element))
                at = found.end()
                break
        else:
            plain = _PLAIN.match(text, at)
            assert plain is not None
            made.append(escape(plain[0], quote=False))
            at = plain.end()
    return "".join(made)


def _nested(found: re.Match[str], element: str) -> str:
    return f"<{element}>{inline(found[1])}</{element}>"


def _literal(found: re.Match[str], element: str) -> str:
    return f"<{element}>{escape(found[0], quote=False)}</{element}>"


def _stamp(found: re.Match[str], element: str) -> str:
    at = datetime.fromtimestamp(int(found[1]), UTC)
    return f"<{element}>{at.strftime(FORMS.get(found[2] or 'f', FORMS['f']))}</{element}>"


_ELEMENTS: dict[str, Callable[[re.Match[str], str], str]] = {
    "escape": lambda found, _: escape(found[1], quote=False),
    "code": lambda found, element: f"<{element}>{escape(found[1], quote=False)}</{element}>",
    "time": _stamp,
    "mark": _literal,
    "b-emoji": _literal,
    "url": lambda found, _: f'<a class="bare" href="{escape(found[1])}">{escape(found[1])}</a>',
}
