"""ProcessReader over real processes: one bad text costs itself, and nothing is left running."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial

import pytest

from adapters.processes import sheltered
from adapters.reading import LONGEST_STORED, telling_of
from adapters.workers import ProcessReader, WorkerPool
from bot.errors import TextError, UsageError
from bot.model import Source
from bot.ports import Clipping, Reading
from bot.reading.quotes import THRESHOLD
from bot.settings import Settings

NOW = datetime(2025, 3, 13, 8, tzinfo=UTC)
SOURCE = Source("courier", "https://courier.example/feed", "feed", "The Courier")
TEXT = (
    "The ferry Maren sank off Port Hale on Wednesday night, killing 12 people, the coastguard said.\n\n"
    "“We heard a bang and then the deck was under water,” said Ada Lund, a passenger, at the harbour."
)
SLOW = "“Well,” she said, “that is 3.5 per cent (4 miles) of it, he told Mr. A. B. Smith, of course.” " * 20_000


@pytest.fixture
async def readers() -> AsyncIterator[ProcessReader]:
    made = ProcessReader()
    yield made
    await made.close()


async def read(readers: ProcessReader, text: str | None, id: str = "a", html: str | None = None) -> Reading:
    return await readers.read(Clipping(id, text=text, html=html), SOURCE, NOW)


def children() -> set[int]:
    return {process.pid for process in multiprocessing.active_children() if process.pid}


async def test_an_article_is_read_into_a_digest(readers: ProcessReader) -> None:
    reading = await read(readers, TEXT)

    assert (reading.article.text, reading.article.outlet, reading.article.fetched) == (TEXT, "The Courier", NOW)
    assert [quote.speaker and quote.speaker.name for quote in reading.digest.quotes] == ["Ada Lund"]
    assert [TEXT[start:end] for start, end in reading.paragraphs] == TEXT.split("\n\n")


async def test_a_speaker_who_is_less_sure_than_the_configuration_asks_stays_unnamed() -> None:
    readers = ProcessReader(threshold=1.0)

    reading = await read(readers, TEXT)

    assert [quote.speaker for quote in reading.digest.quotes] == [None]
    await readers.close()


def test_the_configuration_asks_for_what_was_measured_unless_told_otherwise() -> None:
    assert Settings().reading.speaker_confidence == THRESHOLD


async def test_a_page_fills_in_what_the_feed_left_out(readers: ProcessReader) -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in (TEXT + "\n\n" + "It was late. " * 60).split("\n\n"))
    html = f"<html><head><title>Ferry sinks</title></head><body><article>{paragraphs}</article></body></html>"

    reading = await read(readers, "The ferry Maren sank …", html=html)

    assert reading.article.text.startswith(TEXT)
    assert (reading.article.title, reading.article.teaser) == ("Ferry sinks", False)


async def test_a_page_that_shows_less_than_the_feed_leaves_the_teaser(readers: ProcessReader) -> None:
    reading = await read(readers, TEXT, html="<html><body><p>Please accept our cookies.</p></body></html>")

    assert (reading.article.text, reading.article.teaser) == (TEXT, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "has no article text"),
        (" \n ", "has no article text"),
        ("word " * (LONGEST_STORED // 5 + 1), "is too long to be an article (300,005 characters)"),
    ],
)
async def test_what_is_no_article_is_refused_with_the_reason(readers: ProcessReader, text: str, said: str) -> None:
    with pytest.raises(TextError) as refused:
        await read(readers, text)

    assert refused.value.problem == said


async def test_a_text_that_trips_the_reader_costs_itself_only(
    readers: ProcessReader, caplog: pytest.LogCaptureFixture
) -> None:
    before = await read(readers, TEXT)

    with pytest.raises(TextError, match="makes the reader fail"):
        await readers.read(Clipping("b", text=TEXT, title=5), SOURCE, NOW)  # type: ignore[arg-type]

    assert await read(readers, TEXT) == before
    assert "Traceback" in caplog.text


def greedy(clipping: Clipping, source: Source, fetched: datetime) -> int:
    return len(bytes(int(clipping.id)))


async def test_a_text_that_would_take_the_memory_of_the_machine_costs_itself_only() -> None:
    workers = WorkerPool(greedy)

    with pytest.raises(TextError, match=r"makes the reader fail \(MemoryError\)"):
        await workers.read(Clipping("2000000000"), SOURCE, NOW)

    assert await workers.read(Clipping("500000000"), SOURCE, NOW) == 500_000_000
    await workers.close()


async def test_what_is_wrong_with_a_wish_is_told_as_what_it_is() -> None:
    workers = WorkerPool(partial(telling_of, algorithm="lexrank"))

    with pytest.raises(UsageError, match=r"did you mean lex-rank\?"):
        await workers.read(Clipping("a", text=TEXT), SOURCE, NOW)

    await workers.close()


async def test_a_text_that_takes_too_long_is_given_up_and_the_next_one_read(monkeypatch: pytest.MonkeyPatch) -> None:
    readers = ProcessReader()
    await read(readers, TEXT)
    [worker] = children()
    os.kill(worker, signal.SIGSTOP)
    with monkeypatch.context() as patched:
        patched.setattr(readers, "_seconds", 0.5)
        with pytest.raises(TextError, match=r"took longer than 0\.5 seconds to read"):
            await read(readers, TEXT)

    assert (await read(readers, TEXT)).article.text == TEXT
    assert worker not in children()
    await readers.close()


async def test_a_page_too_long_for_the_pipe_holds_up_nothing_else_where_the_worker_stands_still(
    readers: ProcessReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    await read(readers, TEXT)
    monkeypatch.setattr(readers, "_seconds", 1.0)
    [worker] = children()
    os.kill(worker, signal.SIGSTOP)
    ended = threading.Timer(20, os.kill, (worker, signal.SIGKILL))  # or who waits for it would wait for ever
    ended.start()
    reading = asyncio.create_task(read(readers, TEXT, html="x" * 5_000_000))
    turns = 0
    while not reading.done():
        await asyncio.sleep(0.01)
        turns += 1

    with pytest.raises(TextError, match="took longer than 1 seconds to read"):
        await reading
    assert ended.is_alive()
    assert turns > 10
    ended.cancel()


async def test_a_worker_that_dies_over_an_article_costs_nothing(readers: ProcessReader) -> None:
    await read(readers, TEXT)
    [worker] = children()
    os.kill(worker, signal.SIGSTOP)  # it shall not be done with the article before it dies

    reading = asyncio.create_task(read(readers, TEXT))
    await asyncio.sleep(0.05)
    os.kill(worker, signal.SIGKILL)

    assert (await reading).digest.article == "a"
    assert worker not in children()


class Deadly:
    """Ends the process that it is brought to."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


async def test_an_article_over_which_workers_die_is_refused_in_the_end(readers: ProcessReader) -> None:
    with pytest.raises(TextError, match="makes the reader crash"):
        await readers.read(Clipping("a", text=Deadly()), SOURCE, NOW)  # type: ignore[arg-type]

    assert (await read(readers, TEXT)).article.text == TEXT


async def test_a_text_is_not_blamed_where_no_process_can_be_started(
    readers: ProcessReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("multiprocessing.spawn._python_exe", b"/bin/false")
        with pytest.raises(TextError, match="no process could be started that reads it"):
            await read(readers, TEXT)

    assert (await read(readers, TEXT)).article.text == TEXT


async def test_an_article_whose_reading_is_called_off_leaves_its_answer_to_nobody(readers: ProcessReader) -> None:
    await read(readers, TEXT)
    reading = asyncio.create_task(read(readers, SLOW[:50_000], "called-off"))
    await asyncio.sleep(0.05)

    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading

    assert (await read(readers, TEXT, "next")).article.id == "next"


async def test_several_workers_read_at_once() -> None:
    readers = ProcessReader(jobs=2)

    readings = await asyncio.gather(*(read(readers, TEXT, f"{number}") for number in range(8)))

    assert [reading.article.id for reading in readings] == [f"{number}" for number in range(8)]
    assert len(children()) == 2
    await readers.close()


async def test_closing_leaves_no_process_behind() -> None:
    readers = ProcessReader(jobs=2)
    await read(readers, TEXT)
    starting = asyncio.create_task(read(readers, SLOW))
    await asyncio.sleep(0.1)
    started = children()
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)

    await readers.close()

    assert started
    assert children() == set()


def test_processes_started_under_shelter_do_not_hear_ctrl_c() -> None:
    with sheltered():
        inside = signal.pthread_sigmask(signal.SIG_BLOCK, ())

    assert signal.SIGINT in inside
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
