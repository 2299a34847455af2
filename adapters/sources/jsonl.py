"""Articles in JSON Lines, in the shape of the program contract."""

from __future__ import annotations

import msgspec

from adapters import validation
from adapters.article_line import ArticleLine
from adapters.sources.markup import absolute
from adapters.sources.plain_texts import utf8
from bot.errors import SourceError
from bot.ports import Clipping


class _Record(ArticleLine, kw_only=True):
    id: str | int
    author: str | None = None


def record_clippings(body: bytes, outlet: str | None) -> tuple[tuple[Clipping, ...], tuple[str, ...]]:
    """The articles, one a line, and what is wrong with single lines ("line 3: …"); `outlet` where a line names none."""
    found: dict[str, Clipping] = {}
    problems: list[str] = []
    for number, line in enumerate(body.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = msgspec.json.decode(utf8(line, ""), type=_Record)
            clipping = _clipping(record, outlet)
        except SourceError as error:
            problems.append(f"line {number}: {error.problem.partition(' (line')[0]}")
        except msgspec.ValidationError as error:
            problems.append(f"line {number}: {validation.problem_of(error)}")
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            problems.append(f"line {number}: {error}")
        else:
            if clipping.id in found:
                problems.append(f"line {number}: the id {clipping.id!r} stands above already")
            elif record.warning:
                problems.append(f"line {number}: {record.warning}")
            found.setdefault(clipping.id, clipping)
    return tuple(found.values()), tuple(problems)


def is_record(line: bytes) -> bool:
    """True when a line is an article in this shape."""
    try:
        msgspec.json.decode(line, type=_Record)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _clipping(record: _Record, outlet: str | None) -> Clipping:
    if not (record.text or "").strip() and not (record.html or "").strip():
        raise ValueError("has neither text nor html")
    return Clipping(
        id=str(record.id),
        url=absolute(record.url, ""),
        title=record.title or None,
        outlet=record.source or outlet,
        author=record.author or None,
        published=record.date,
        text=record.text,
        html=record.html,
    )
