"""What every Reader keeps to, run over worker processes and the fake that reads in the caller's thread."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from adapters.workers import ProcessReader
from bot.errors import TextError
from bot.model import Source
from bot.ports import Reader
from tests.newsroom.conftest import FERRY, MORNING, InlineReader, clipping

SOURCE = Source("courier", "https://courier.example/feed", "feed", "The Courier")


@pytest.fixture(params=["inline", "workers"])
async def reader(request: pytest.FixtureRequest) -> AsyncIterator[Reader]:
    if request.param == "inline":
        yield InlineReader()
        return
    readers = ProcessReader()
    yield readers
    await readers.close()


async def test_a_text_is_read_into_an_article_with_its_digest(reader: Reader) -> None:
    reading = await reader.read(clipping("a", FERRY, "Ferry sinks"), SOURCE, MORNING)

    assert (reading.article.id, reading.article.outlet, reading.article.fetched) == ("a", "The Courier", MORNING)
    assert [quote.speaker.name for quote in reading.digest.quotes if quote.speaker] == ["Ada Lund"]
    assert [FERRY[start:end] for start, end in reading.paragraphs] == FERRY.split("\n\n")


async def test_a_text_of_nothing_is_refused(reader: Reader) -> None:
    with pytest.raises(TextError):
        await reader.read(clipping("a", "", "Empty"), SOURCE, MORNING)


async def test_one_bad_text_spoils_no_other(reader: Reader) -> None:
    with pytest.raises(TextError):
        await reader.read(clipping("a", "", "Empty"), SOURCE, MORNING)

    reading = await reader.read(clipping("b", FERRY, "Ferry sinks"), SOURCE, MORNING)

    assert reading.article.text == FERRY
