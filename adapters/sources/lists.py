"""Lists of sources: a folder's seeds.toml, and OPML."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec
from lxml import etree

from adapters.sources.charset import decoded
from adapters.sources.markup import absolute, one_line
from adapters.sources.parser import PARSER
from adapters.sources.xml_feeds import without_declaration
from bot.errors import SourceError
from bot.model import Source

LIST = "seeds.toml"

Form = Literal["feed", "page", "text", "jsonl"]


class Listed(msgspec.Struct, frozen=True):
    """A file of the folder, and what the file itself cannot say."""

    file: str
    outlet: str | None = None
    kind: Form | None = None
    url: str | None = None
    published: datetime | None = None


class SeedList(msgspec.Struct, frozen=True):
    """The files in their order; `now` is the time at which they are meant to be read."""

    source: tuple[Listed, ...] = ()
    now: datetime | None = None


def seed_list(folder: Path) -> SeedList | None:
    """What the folder's seeds.toml lists, None when it has none. Raises SourceError when the list is broken."""
    path = folder / LIST
    try:
        seeds = msgspec.toml.decode(path.read_bytes(), type=SeedList)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SourceError(str(path), error.strerror or str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SourceError(str(path), str(error)) from error
    for listed in seeds.source:
        if not (folder / listed.file).resolve().is_relative_to(folder.resolve()):
            raise SourceError(str(path), f"{listed.file!r} is outside of the folder", "list files of the folder only")
    return seeds


def seed_sources(folder: Path) -> tuple[Source, ...]:
    """One source for each outlet's file of the folder's list; empty when it has no list. Raises SourceError."""
    seeds = seed_list(folder)
    listed = seeds.source if seeds else ()
    return tuple(Source(entry.file, str(folder / entry.file), "file", entry.outlet, "file") for entry in listed)


def opml_file(path: Path) -> tuple[Source, ...]:
    """The feeds of an OPML file. Raises SourceError when it cannot be read, is no list, or names none."""
    try:
        found = opml_sources(path.read_bytes(), str(path))
    except OSError as error:
        raise SourceError(str(path), (error.strerror or "cannot be opened").lower(), "check the path") from error
    if not found:
        raise SourceError(str(path), "names no feeds", "export it as OPML from your reader")
    return found


def opml_sources(body: bytes, name: str) -> tuple[Source, ...]:
    """The feeds of an OPML list (http://opml.org/spec2.opml), each address once. Raises SourceError when it is none."""
    return PARSER.submit(_outlines, body, name).result()


def _outlines(body: bytes, name: str) -> tuple[Source, ...]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(without_declaration(decoded(body)).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(name, "is not an OPML list of feeds") from error
    if root is None or root.tag != "opml":
        raise SourceError(name, "is not an OPML list of feeds")
    found: dict[str, Source] = {}
    for outline in root.iter("outline"):
        address = absolute(outline.get("xmlUrl"), "")
        if address:
            title = one_line(outline.get("title") or outline.get("text") or "")
            found.setdefault(address, Source(address, address, "feed", title or None))
    return tuple(found.values())
