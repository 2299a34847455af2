"""Draws what Slack would show: blocks as an HTML page in Slack's manner, and a picture of it where Chromium is there.

python -m tests.slack_wire.pictures docs/slack
"""

from __future__ import annotations

import asyncio
import html
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Json = Mapping[str, Any]

STYLE = (Path(__file__).parent / "pictures.css").read_text(encoding="utf-8")


def message_html(blocks: Sequence[Json], at: str = "8:30 AM", thread: bool = False, only: bool = False) -> str:
    """A message as the channel shows it."""
    alone = '<div class="only">Only visible to you</div>' if only else ""
    return (
        f'<div class="{"thread" if thread else ""}">{alone}<div class="message"><div class="avatar">V</div>'
        f'<div class="body"><div><span class="who">Verbatim</span><span class="app">APP</span>'
        f'<span class="at">{at}</span></div>{"".join(map(_block, blocks))}</div></div></div>'
    )


def view_html(view: Json, errors: Mapping[str, str] | None = None) -> str:
    """A modal or an App Home."""
    blocks = "".join(_block(block, errors or {}) for block in view["blocks"])
    if view["type"] == "home":
        return f'<div class="body">{blocks}</div>'
    submit = f'<span class="button primary">{_text(view["submit"])}</span>' if "submit" in view else ""
    close = f'<span class="button">{_text(view["close"])}</span>' if "close" in view else ""
    return (
        f'<div class="modal"><h2>{_text(view["title"])}</h2><div class="body">{blocks}</div>'
        f'<div class="foot">{close}{submit}</div></div>'
    )


def page(parts: Sequence[str]) -> str:
    """A whole page."""
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style><main>{''.join(parts)}</main>"


def picture(html_text: str, target: Path, height: int, width: int = 764) -> bool:
    """Take a picture of the page; False where there is no Chromium."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(html_text, encoding="utf-8")
        flags = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars"
        more = (
            f"--disable-component-update --disable-sync --user-data-dir={folder}/profile --window-size={width},{height}"
        )
        command = [chromium, *flags.split(), *more.split(), f"--screenshot={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return True


def _block(block: Json, errors: Mapping[str, str] | None = None) -> str:
    match block["type"]:
        case "header":
            return f"<h1>{_text(block['text'])}</h1>"
        case "divider":
            return "<hr>"
        case "rich_text":
            return "".join(map(_rich, block["elements"]))
        case "section":
            menu = '<div class="menu">⋯</div>' if "accessory" in block else ""
            return f'<div class="section"><div>{_text(block["text"])}</div>{menu}</div>'
        case "context":
            return f'<div class="context">{" ".join(_text(each) for each in block["elements"])}</div>'
        case "actions":
            return f'<div class="actions">{"".join(map(_element, block["elements"]))}</div>'
        case "context_actions":
            return '<div class="actions"><span class="menu">▲</span><span class="menu">▼</span></div>'
        case "input":
            optional = ' <span class="optional">(optional)</span>' if block.get("optional") else ""
            hint = f'<div class="hint">{_text(block["hint"])}</div>' if "hint" in block else ""
            wrong = f'<div class="error">⚠ {html.escape((errors or {}).get(block["block_id"], ""))}</div>'
            wrong = wrong if (errors or {}).get(block["block_id"]) else ""
            return f"<label>{_text(block['label'])}{optional}</label>{_field(block['element'])}{wrong}{hint}"
        case other:
            raise ValueError(f"no picture of {other}")


def _element(element: Json) -> str:
    if element["type"] == "overflow":
        return '<span class="menu">⋯</span>'
    return f'<span class="button">{_text(element["text"])}</span>'


def _field(element: Json) -> str:
    first = element.get("initial_option") or {}
    shown = element.get("initial_value") or (_text(first["text"]) if first else "") or _placeholder(element)
    tall = " tall" if element.get("multiline") else ""
    return f'<div class="field{tall}">{shown}</div>'


def _placeholder(element: Json) -> str:
    if element["type"] == "checkboxes":
        return "☐ " + " ☐ ".join(_text(option["text"]) for option in element["options"])
    if element["type"] == "conversations_select":
        return "# this channel"
    return _text(element["placeholder"]) if "placeholder" in element else ("▾" if "select" in element["type"] else "")


def _text(text: Json) -> str:
    return html.escape(text["text"]) if text["type"] == "plain_text" else _mrkdwn(text["text"])


def _mrkdwn(text: str) -> str:
    """Slack's own markup as HTML; the text is escaped already."""
    text = re.sub(r"<!date\^(\d+)\^([^|>]*)\|[^>]*>", lambda mark: _stamp(int(mark[1]), mark[2]), text)
    text = re.sub(r"<(https?://[^|>]*)\|([^>]*)>", r'<a href="\1">\2</a>', text)
    text = re.sub(r"(?<!\w)\*([^*\n]+)\*(?!\w)", r"<b>\1</b>", text)
    return text.replace("\n", "<br>")


def _rich(element: Json) -> str:
    inner = "".join(map(_inline, element["elements"]))
    match element["type"]:
        case "rich_text_quote":
            return f"<blockquote>{inner}</blockquote>"
        case "rich_text_list":
            return (
                "<ul>"
                + "".join(f"<li>{''.join(map(_inline, item['elements']))}</li>" for item in element["elements"])
                + "</ul>"
            )
        case "rich_text_preformatted":
            return f"<pre>{inner}</pre>"
        case _:
            return f"<div>{inner}</div>"


def _inline(element: Json) -> str:
    match element["type"]:
        case "text":
            shown = html.escape(element["text"])
        case "link":
            shown = f'<a href="{html.escape(element["url"])}">{html.escape(element["text"])}</a>'
        case "date":
            shown = _stamp(element["timestamp"], element["format"])
        case "channel":
            shown = f'<span class="chan"># {element["channel_id"].lower()}</span>'
        case _:
            shown = ""
    return f"<b>{shown}</b>" if element.get("style", {}).get("bold") else shown


def _stamp(seconds: int, form: str) -> str:
    at = datetime.fromtimestamp(seconds, UTC)
    return at.strftime("%b %-d, %Y" if "time" not in form else "%b %-d, %Y %-I:%M %p")


def main() -> int:
    """Draw the pictures of the documentation from the sample news."""
    from tests.slack_wire.scenes import scenes

    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, (parts, height) in asyncio.run(scenes()).items():
        (folder / f"{name}.html").write_text(page(parts), encoding="utf-8")
        if picture(page(parts), folder / f"{name}.png", height):
            (folder / f"{name}.html").unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
