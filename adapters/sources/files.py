"""Reads files and folders of them: texts, pages, feeds and JSON Lines; "-" is standard input."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from adapters.dates import utc
from adapters.sources.changes import changes, marked
from adapters.sources.charset import decoded, is_binary
from adapters.sources.feeds import is_web_page, parsed
from adapters.sources.jsonl import is_record, record_clippings
from adapters.sources.lists import Form, Listed, seed_list
from adapters.sources.plain_texts import plain_text_article, utf8
from bot.errors import SourceError
from bot.model import Health, Source
from bot.ports import Catch, Clipping, LookUp

STDIN = "-"
LARGEST = 100_000_000
"""Bytes of one file that are read."""

FORMS: dict[str, Form] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".json": "feed",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"SQLite format 3")


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one file gave."""

    clippings: tuple[Clipping, ...]
    problems: tuple[str, ...] = ()


class FileReporter:
    """The Reporter for files, which are read in a thread of their own."""

    def __init__(self, clock: Callable[[], datetime], stdin: BinaryIO | None = None) -> None:
        self._now = clock
        self._reader = ThreadPoolExecutor(1, "files")
        self._stdin = stdin

    async def visit(self, source: Source, health: Health, known: LookUp) -> Catch:
        """The file's articles that are not known, or changed; raises SourceError with the reason."""
        loop = asyncio.get_running_loop()
        piece: _Piece = await loop.run_in_executor(self._reader, self._read, source)
        found = changes(piece.clippings, await known(piece.clippings))
        clippings = (*found.fresh, *(clipping for clipping, _ in found.changed))
        return Catch(clippings, health, problems=piece.problems, seen=found.seen)

    async def close(self) -> None:
        """Read nothing more."""
        self._reader.shutdown(wait=False, cancel_futures=True)

    def _read(self, source: Source) -> _Piece:
        if source.address == STDIN:
            body = _within(STDIN, (self._stdin or sys.stdin.buffer).read(LARGEST + 1))
            return self._piece(body, source, Listed(STDIN, source.outlet))
        path = Path(source.address)
        return self._folder(path, source) if path.is_dir() else self._file(path, source, _listed(path))

    def _folder(self, folder: Path, source: Source) -> _Piece:
        """The files of its list, else all of known endings in the order of their names; a bad one is a problem."""
        seeds = seed_list(folder)
        if seeds is None:
            names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in FORMS)
            seeds_in_order = tuple(Listed(name) for name in names)
        else:
            seeds_in_order = seeds.source
        clippings: dict[str, Clipping] = {}
        problems: list[str] = []
        for listed in seeds_in_order:
            part = replace(source, id=f"{source.id}/{listed.file}")
            try:
                piece = self._file(folder / listed.file, part, listed)
            except SourceError as error:
                problems.append(str(error))
                continue
            problems += (f"{listed.file}: {problem}" for problem in piece.problems)
            for clipping in piece.clippings:
                clippings.setdefault(clipping.id, clipping)
        if not clippings:
            raise SourceError(source.address, problems[0] if problems else "holds no texts, pages or feeds")
        return _Piece(tuple(clippings.values()), tuple(problems))

    def _file(self, path: Path, source: Source, listed: Listed) -> _Piece:
        named = replace(source, address=str(path), outlet=listed.outlet or source.outlet)
        try:
            with path.open("rb") as file:
                body = _within(named.address, file.read(LARGEST + 1))
        except OSError as error:
            problem = (error.strerror or str(error)).lower()
            raise SourceError(named.address, problem, "check the path; addresses begin with https://") from error
        return self._piece(body, named, listed)

    def _piece(self, body: bytes, source: Source, listed: Listed) -> _Piece:
        form = "jsonl" if source.kind == "lines" else listed.kind or _form(listed.file, body)
        base = Clipping(
            id=source.id,
            url=listed.url,
            outlet=source.outlet,
            published=utc(listed.published) if listed.published else None,
        )
        match form:
            case "feed":
                feed = parsed(decoded(body), source, listed.url, self._now())
                return _Piece(feed.clippings, feed.problems)
            case "page":
                return _Piece((marked(replace(base, html=decoded(body))),))
            case "jsonl":
                clippings, problems = record_clippings(body, source.outlet)
                if not clippings:
                    raise SourceError(source.address, problems[0], "give one article a line, as JSON with id and text")
                return _Piece(tuple(marked(clipping) for clipping in clippings), problems)
            case "text":
                article = plain_text_article(utf8(body, source.address))
                return _Piece((marked(replace(base, title=article.title, author=article.author, text=article.text)),))


def _within(name: str, body: bytes) -> bytes:
    if len(body) > LARGEST:
        raise SourceError(name, f"is larger than {LARGEST // 1_000_000} MB", "split it")
    if not body.strip():
        raise SourceError(name, "is empty")
    if is_binary(body) or body.startswith(BINARY):
        raise SourceError(name, "is binary, not text")
    return body


def _form(name: str, body: bytes) -> Form:
    """What a file holds: by its ending, else by how it begins; JSON Lines are known behind other endings too."""
    by_ending = FORMS.get(Path(name).suffix.lower())
    if by_ending != "page" and is_record(body.lstrip().partition(b"\n")[0]):
        return "jsonl"
    return by_ending or _sniffed(body)


def _sniffed(body: bytes) -> Form:
    start = decoded(body[:4_000]).lstrip("\ufeff \t\r\n")
    if is_web_page(start):
        return "page"
    return (
        "feed"
        if start.startswith(("<?xml", "<rss", "<feed", "<rdf", "<!--")) or '"https://jsonfeed.org/' in start
        else "text"
    )


def _listed(path: Path) -> Listed:
    """What the list beside or above a file says of it."""
    for folder in path.parents[:2]:
        seeds = seed_list(folder)
        for listed in seeds.source if seeds else ():
            if (folder / listed.file) == path:
                return listed
    return Listed(path.name)
