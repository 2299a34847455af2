"""Bytes from the web to text: by what the server, the byte order mark or the document says, else by a careful guess."""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
UNMARKED = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"), (b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"))
"""How a document begins in a wide encoding without its mark (XML 1.0, appendix F)."""

DECLARED = re.compile(
    rb"""<(?:\?xml|meta)\b[^>]{0,200}?(?:encoding|charset)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
LONGEST_LABEL = 40
"""Characters of an encoding's name; Python remembers every name that it is asked for, also those of none."""

HEAD = 2_048
"""Bytes within which a document declares its encoding."""

# fmt: off
KNOWN = frozenset(
    (
        "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "iso8859-1", "iso8859-2",
        "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-9", "iso8859-10",
        "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254",
        "cp1255", "cp1256", "cp1257", "cp1258", "cp866", "cp874", "koi8-r", "koi8-u", "gb2312", "gbk", "gb18030",
        "big5", "big5hkscs", "shift_jis", "cp932", "euc_jp", "iso2022_jp", "euc_kr", "cp949", "mac-roman",
        "mac-cyrillic", "tis-620", "ascii"
    )
)
# fmt: on
"""Codecs of the web. Others that Python knows (idna, punycode, unicode_escape) are slow or no encoding of texts."""

DOUBLE = frozenset(("gb18030", "big5", "big5hkscs", "cp932", "euc_jp", "iso2022_jp", "euc_kr", "cp949"))
WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
"""Labels that stand for more than they say (https://encoding.spec.whatwg.org/#names-and-labels)."""


def decoded(body: bytes, charset: str | None = None) -> str:
    """The text of a feed or page; `charset` is what the server says. Bytes that fit nowhere become U+FFFD."""
    for mark, wide in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(wide, "replace")
    for start, wide in UNMARKED:
        if body.startswith(start):
            return body.decode(wide, "replace")
    declared = DECLARED.search(body[:HEAD])
    labels = (charset, declared.group(1).decode("ascii") if declared else None)
    named = [codec for label in labels if label and (codec := _codec(label))]
    # UTF-8 is never met by chance but by codecs of two bytes, and often mislabelled.
    order = [*named, "utf-8"] if any(codec in DOUBLE for codec in named) else ["utf-8", *named]
    for codec in order:
        try:
            return body.decode(codec)
        except UnicodeDecodeError:
            continue
    codec = named[0] if named else "cp1252"
    text = body.decode(codec, "replace")
    if codec == "utf-8" and text.replace("\ufffd", "").isascii():
        return body.decode("cp1252", "replace")  # nothing in it is UTF-8 but the label
    return text


def is_binary(body: bytes) -> bool:
    """True for what is no text in any encoding of the web: it has NUL bytes outside of UTF-16 and UTF-32."""
    head = body[:HEAD]
    wide = any(head.startswith(start) for start, _ in (*MARKS[1:], *UNMARKED))
    return b"\0" in head and not wide


def _codec(label: str) -> str | None:
    """The codec behind a label; wide ones do not count, since a label that can be read says that they are not used."""
    if len(label) > LONGEST_LABEL:
        return None
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    if name not in KNOWN or name.startswith(("utf-16", "utf-32")):
        return None
    return WIDER.get(name, name)
