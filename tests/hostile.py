"""Texts and links that a hostile web page may send, for the tests of every platform's format.

A format shows each text as its letters and nothing else: no markup, no mention, no ping, no link, no steering of the
screen. `PINGS` and `MARKUP` are what must not stand unescaped in a payload; `LINKS` must never become a link.
"""

from __future__ import annotations

PINGS: tuple[str, ...] = (
    "@everyone",
    "@here",
    "<@81>",
    "<@!81>",
    "<@&77>",
    "<#42>",
    "<!channel>",
    "<!here>",
    "<!everyone>",
    "<!subteam^S012ABC|@desk>",
    "<@U012ABCDEF>",
    "<#C012ABCDEF|general>",
    "<@W012ABCDEF|boss>",
    "</briefing now:1234567890>",
    "<id:customize>",
    "@\u200beveryone",
    "@everyone@here",
    "&lt;!channel&gt;",
)
"""Mentions in the spellings of both platforms, some of them hidden."""

MARKUP: tuple[str, ...] = (
    "**bold** __under__ *it* _it_ ~~gone~~ ~gone~ ||spoiler||",
    "`code` ```\nblock\n```",
    "# heading",
    "-# small print",
    "> quoted\n>>> all quoted",
    "- item\n* item\n1. item",
    "[the bank](https://evil.example/login)",
    "[the bank](<https://evil.example/login>)",
    "[![x](https://evil.example/a.png)](https://evil.example)",
    "<https://evil.example|the bank>",
    "<mailto:boss@example.org|write>",
    "<!date^1392734382^{date}^https://evil.example/|yesterday>",
    "<t:1392734382:R>",
    ":smile: <:blob:12345> <a:blob:12345>",
    "https://evil.example/login",
    "http://evil.example www.evil.example evil.example/login",
    "discord.gg/evil https://discord.com/invite/evil",
    "slack://channel?team=T1&id=C1",
    "[red]a[/red] [link=https://evil.example]b[/link] [@click=quit]c[/]",
    "\\*\\*twice escaped\\*\\* \\<@81\\>",
    "*un_closed `and **mixed~~",
    "&amp; &lt;b&gt; &#x3c;script&#x3e; <script>alert(1)</script>",
    "{{template}} ${variable} %s {0}",
    "\u200b*\u200bbold with zero width spaces\u200b*\u200b",
    "|| | table | of | pipes | ||",
    "###\n##\n#",
    "***all*** ___of___ ```it",
    "“```”",
)
"""Markup of Discord, Slack, rich and HTML."""

STEERING: tuple[str, ...] = (
    "\x1b[2J\x1b[H",
    "\x1b]8;;https://evil.example\x1b\\the bank\x1b]8;;\x1b\\",
    "\x1b]0;title\x07",
    "\x9b2J",
    "\x9d8;;https://evil.example\x9cbank",
    "a\rb\bc\x7fd",
    "a\x00b",
    "left \u202eright to left\u202c left",
    "\u2066isolated\u2069 \u2067isolated\u2069 \u2068isolated\u2069",
    "mark \u200f\u200e\u061c mark",
    "line\u2028line\u2029line\x85line\x0bline\x0cline",
    "tag \U000e0041\U000e0042\U000e007f",
    "\ufeffbyte order \ufff9hidden\ufffa\ufffb",
    "\u115f\u3164\u2800 blank letters",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320\u034d",
)
"""Control characters, bidirectional overrides, invisible letters and stacked marks."""

TEXTS: tuple[str, ...] = (*PINGS, *MARKUP, *STEERING)
"""All of them."""

LINKS: tuple[str, ...] = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//evil.example/a",
    "/relative",
    "mailto:boss@example.org",
    "slack://open",
    "discord://-/channels/1",
    "https://",
    "https://a.example/ <@everyone>",
    "https://a.example/a b",
    "https://a.example/a>b<!channel>",
    "https://a.example/\nb",
    "https://a.example/\x1b]8;;",
    "https://a.example/\u202ecod.exe",
    "https://bank.example@evil.example/",
    "https://user:password@evil.example/",
    "",
)
"""Addresses of which no format may make a link: they run code, leave the web, steer, or name another host than they
seem to."""

ODD_LINKS: tuple[str, ...] = (
    "https://a.example/a)b](c|d",
    "https://a.example/?q=@everyone&r=**b**",
    "https://a.example/%3C!channel%3E",
    "https://a.example/a'b\"c`d",
    "HTTPS://A.EXAMPLE/Path",
    "http://a.example:8080/_under_score_/*star*",
    "https://a.example/|pipe|",
)
"""Addresses that may be linked, if their marks are escaped: nothing of them may close the link or mark anything up."""
